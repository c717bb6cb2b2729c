//! Who says a claim, in German and French: who speaks may stand behind the verb, or between its two parts.

use crate::claims::assert_proposed;

#[test]
fn who_speaks_is_found_in_german() {
    assert_proposed(&[
        (
            "⟦c:Der Kai werde geschlossen⟧, sagte Ada Quill am Montag.",
            "Ada Quill [sagte]",
        ),
        (
            "„⟦c:Wir schließen den Kai⟧“, erklärte der Hafenrat.",
            "der Hafenrat [erklärte]",
        ),
        (
            "Laut Hafenrat ⟦c:wird der Kai geschlossen⟧.",
            "Hafenrat [Laut]",
        ),
        (
            "Nach Angaben des Hafenrats ⟦c:wird der Kai geschlossen⟧.",
            "des Hafenrats [Nach Angaben]",
        ),
        (
            "⟦c:Der Kai wird geschlossen⟧, so Ada Quill.",
            "Ada Quill [so]",
        ),
        (
            "Der Bürgermeister betonte, dass ⟦c:der Kai geschlossen werde⟧.",
            "Der Bürgermeister [betonte]",
        ),
        (
            "Wie die Harbour Post berichtete, ⟦c:wird der Kai geschlossen⟧.",
            "die Harbour Post [berichtete]",
        ),
        (
            "⟦c:Der Kai wird geschlossen⟧, teilte der Hafenrat am Dienstag mit.",
            "der Hafenrat [teilte]",
        ),
        (
            "⟦c:Der Kai wird geschlossen⟧, hieß es aus dem Hafenrat.",
            "dem Hafenrat [hieß es aus]",
        ),
        (
            "Der Hafenrat hat angekündigt, ⟦c:den Kai zu schließen⟧.",
            "Der Hafenrat [angekündigt]",
        ),
        (
            "„⟦c:Wir schließen den Kai⟧“, hatte Quill am Montag gesagt.",
            "Quill [gesagt]",
        ),
    ]);
}

#[test]
fn who_speaks_is_found_in_french() {
    assert_proposed(&[
        (
            "« ⟦c:Le quai sera fermé⟧ », a déclaré Ada Quill.",
            "Ada Quill [déclaré]",
        ),
        (
            "⟦c:Le quai sera fermé⟧, affirme le conseil du port.",
            "le conseil du port [affirme]",
        ),
        (
            "Le maire a expliqué que ⟦c:le quai serait fermé⟧.",
            "Le maire [expliqué]",
        ),
        (
            "D’après le port, ⟦c:le quai sera fermé⟧.",
            "le port [D’après]",
        ),
        ("Pour Ada Quill, ⟦c:le quai est perdu⟧.", "Ada Quill [Pour]"),
        (
            "⟦c:Le quai sera fermé⟧, ont annoncé mardi les autorités du port.",
            "les autorités du port [annoncé]",
        ),
        (
            "⟦c:Le quai sera fermé⟧, a indiqué le conseil jeudi.",
            "le conseil [indiqué]",
        ),
        (
            "Comme l’a rapporté The Harbour Post, ⟦c:le quai sera fermé⟧.",
            "The Harbour Post [rapporté]",
        ),
        ("⟦c:Le quai sera fermé⟧, a-t-elle ajouté.", "elle [ajouté]"),
    ]);
}

#[test]
fn verbs_of_german_reports_are_known() {
    assert_proposed(&[
        (
            "Wie das Hafenamt mitteilte, ⟦c:ist der Kai sicher⟧.",
            "das Hafenamt [mitteilte]",
        ),
        (
            "Der Verband kritisiert, ⟦c:der Kai sei marode⟧.",
            "Der Verband [kritisiert]",
        ),
        (
            "Die Polizei schätzt ⟦c:den Schaden auf 10.000 Euro⟧.",
            "Die Polizei [schätzt]",
        ),
        (
            "Der Hafenrat räumte ein, dass ⟦c:der Kai marode ist⟧.",
            "Der Hafenrat [räumte ein]",
        ),
        (
            "⟦c:Der Kai sei marode⟧, räumte Quill ein.",
            "Quill [räumte … ein]",
        ),
        (
            "Die Wehr rechnet damit, dass ⟦c:der Einsatz dauert⟧.",
            "Die Wehr [rechnet damit]",
        ),
        (
            "Die Wehr geht davon aus, dass ⟦c:es Wochen dauert⟧.",
            "Die Wehr [geht davon … aus]",
        ),
        (
            "Der Rat geht von ⟦c:hundert Betroffenen⟧ aus.",
            "Der Rat [geht von … aus]",
        ),
        (
            "Quill wies darauf hin, dass ⟦c:der Kai alt ist⟧.",
            "Quill [wies darauf … hin]",
        ),
        ("Quill hält ⟦c:den Kai für verloren⟧.", "Quill [hält]"),
        (
            "Der Hafenrat spricht von ⟦c:einem Unfall⟧.",
            "Der Hafenrat [spricht von]",
        ),
        (
            "Nach Informationen der Hafenpost ⟦c:war der Kai marode⟧.",
            "der Hafenpost [Nach Informationen]",
        ),
        (
            "Am Montag hat Ministerin Quill ⟦c:strengere Regeln⟧ angekündigt.",
            "Ministerin Quill [angekündigt]",
        ),
        // Nobody says so.
        (
            "Das Feuer war um 2.15 Uhr gemeldet worden, ⟦c:die Halle brannte⟧.",
            "",
        ),
        (
            "Die Helfer räumten den Kai und ⟦c:das Tor blieb offen⟧.",
            "",
        ),
    ]);
}

#[test]
fn who_speaks_ends_where_german_goes_on() {
    assert_proposed(&[
        (
            "⟦c:Der Kai sei sicher⟧, sagte sie der Hafenzeitung.",
            "sie [sagte]",
        ),
        (
            "⟦c:Der Kai sei sicher⟧, sagte die Ministerin dem Sender.",
            "die Ministerin [sagte]",
        ),
        ("⟦c:Der Kai sei sicher⟧, so Quill weiter.", "Quill [so]"),
        (
            "⟦c:Verletzt wurde⟧ nach Angaben der Feuerwehr niemand.",
            "der Feuerwehr [nach Angaben]",
        ),
        (
            "Der Kai sei sicher, sagte Quill. ⟦c:Der Schaden belaufe sich auf wenig⟧.",
            "Quill [sagte]",
        ),
        (
            "Der Kai sei sicher, sagte Quill. ⟦c:Der Schaden ist groß⟧.",
            "",
        ),
    ]);
}

#[test]
fn verbs_of_french_reports_are_known() {
    assert_proposed(&[
        (
            "« ⟦c:C’est faux⟧ », a lancé Ada Quill, devant les grilles.",
            "Ada Quill [lancé]",
        ),
        ("« ⟦c:C’est faux⟧ », a-t-il déploré.", "il [déploré]"),
        (
            "⟦c:Le quai fermera⟧, rappelle Le Port.",
            "Le Port [rappelle]",
        ),
        (
            "« ⟦c:C’est faux⟧ », s’est indignée Mme Quill.",
            "Mme Quill [indignée]",
        ),
        ("Il estime que ⟦c:le quai fermera⟧.", "Il [estime]"),
        ("Le maire a dit que ⟦c:le quai fermera⟧.", "Le maire [dit]"),
        ("Le maire dit ⟦c:chercher un acheteur⟧.", "Le maire [dit]"),
        (
            "Le maire juge ⟦c:peu probable une vente⟧.",
            "Le maire [juge]",
        ),
        (
            "Quill, maire depuis 2014, craint ⟦c:la perte du quai⟧.",
            "Quill [craint]",
        ),
        ("Quill appelle à ⟦c:une grève⟧.", "Quill [appelle à]"),
        (
            "Sa directrice, Ada Quill, assure que ⟦c:le quai vivra⟧.",
            "Ada Quill [assure]",
        ),
        (
            "« ⟦c:C’est faux⟧ », a assuré Mme Quill lors d’une réunion.",
            "Mme Quill [assuré]",
        ),
        (
            "« ⟦c:C’est faux⟧ », a déclaré Mme Quill à la radio.",
            "Mme Quill [déclaré]",
        ),
        // Nobody says so.
        (
            "Le pont avait été annoncé en mai et ⟦c:la ville attend⟧.",
            "",
        ),
        ("Le maire a lancé un plan et ⟦c:la ville attend⟧.", ""),
    ]);
}
