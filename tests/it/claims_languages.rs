//! Who says a claim, in German and French: who speaks may stand behind the verb, or between its two parts.

use crate::claims::proposed;

/// Of each sentence, who is said to say it.
fn assert_proposed(sentences: &[(&str, &str)]) {
    let wrong = sentences.iter().filter_map(|(source, said)| {
        let found = proposed(source);
        (found != *said).then(|| format!("{source}\n    {found:?}, not {said:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

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
