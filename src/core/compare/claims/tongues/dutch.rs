//! Dutch. Its clauses are built as German ones are, so that many words stand as German words.
//!
//! Invariant: see [`TongueWords`].
//! Must not know: the rules.

use super::TongueWords;

pub(super) const DUTCH: TongueWords = TongueWords {
    verbs: "zegt zei zeiden meldt meldde meldden melden verklaart verklaarde verklaarden vertelt vertelde \
        vertelden benadrukt benadrukte benadrukten bevestigt bevestigde bevestigden waarschuwt waarschuwde \
        waarschuwden schrijft schreef schreven ontkent ontkende ontkenden erkent erkende erkenden eist eiste eisten \
        belooft beloofde beloofden betoogt betoogde beweert beweerde beweerden concludeert concludeerde reageert \
        reageerde antwoordt antwoordde klaagt klaagde klaagden berichtte berichtten rapporteert rapporteerde \
        onthult onthulde verzekert verzekerde verzekerden stelde stelden schat schatte schatten betreurt betreurde \
        herhaalt herhaalde onderstreept verwijt voorspelt voorspelde constateert constateerde oordeelt oordeelde \
        pleit pleitte",
    nounlike: "zeggen stelt bericht roept riep",
    participles: "gezegd gemeld verklaard verteld bevestigd aangekondigd geschreven gewaarschuwd ontkend toegegeven \
        bekendgemaakt toegevoegd aangegeven uitgelegd beloofd geëist erkend geconcludeerd gereageerd geantwoord \
        onthuld verzekerd gesteld beweerd geklaagd",
    participle: "gesagt",
    words: &[
        (
            "gelooft geloofde denkt dacht denken dachten vindt vond vinden vonden meent meende menen vermoedt vermoedde \
            vermoeden",
            "believes",
        ),
        ("vreest vreesde vrezen vreesden", "craint"),
        ("hoopt hoopte hopen hoopten", "hopes"),
        ("verwacht verwachtte verwachten verwachtten", "expects"),
        (
            "laat laten liet lieten voegt voegde voegden kondigt kondigde kondigden",
            "teilt",
        ),
        ("geeft geven gaf gaven maakt maken maakte maakten", "gibt"),
        ("legt legde legden", "legt"),
        ("wijst wijzen wees wezen", "weist"),
        ("gaat gaan ging gingen", "geht"),
        ("erop", "darauf"),
        ("ervan", "davon"),
        ("weten", "mit"),
        ("toe", "hinzu"),
        ("aan", "an"),
        ("bekend", "bekannt"),
        ("uit", "aus"),
        ("heeft hebben", "hat"),
        ("had hadden", "hatte"),
        ("is", "ist"),
        ("zijn", "sind"),
        ("was", "war"),
        ("waren", "waren"),
        ("wordt", "wird"),
        ("worden", "werden"),
        ("werd werden", "wurde"),
        (
            "zal zullen moet moeten moest moesten mag mogen wil willen wilde komt komen kwam kwamen blijft blijven bleef \
            staat stond ligt lag loopt liep bestaat kreeg krijgt doet deed",
            "does",
        ),
        ("zou zouden kan kunnen kon konden", "could"),
        ("misschien wellicht", "perhaps"),
        ("naar", "to"),
        ("vermoedelijk", "allegedly"),
        ("waarschijnlijk", "probably"),
        ("mogelijk", "possibly"),
        ("blijkbaar kennelijk schijnbaar", "apparently"),
        ("lijkt lijken leek schijnt schijnen", "seems"),
        ("zeker ongetwijfeld", "certainly"),
        ("niet nooit", "not"),
        (
            "ook al nog verder eerder later daarna nu weer toch alleen net echter inmiddels",
            "also",
        ),
        ("gisteren gisteravond", "yesterday"),
        ("vandaag vanochtend vanmiddag vanavond", "today"),
        (
            "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli \
            augustus september oktober november december",
            "monday",
        ),
        ("de het", "the"),
        ("een", "an"),
        ("deze dit", "this"),
        ("haar hun eigen", "her"),
        ("enkele sommige veel verschillende", "some"),
        ("twee", "two"),
        ("drie", "three"),
        ("hij", "he"),
        ("zij ze", "she"),
        ("wij we", "we"),
        ("ik", "ich"),
        ("dat", "that"),
        ("die wie", "who"),
        ("welke", "which"),
        ("en", "and"),
        ("of", "or"),
        ("maar", "but"),
        ("terwijl", "while"),
        ("hoewel", "although"),
        ("toen wanneer", "when"),
        ("waar", "where"),
        ("omdat doordat want", "because"),
        ("als indien", "if"),
        ("zoals", "comme"),
        ("volgens aldus", "laut"),
        ("van", "of"),
        ("voor", "for"),
        ("bij", "at"),
        ("in op", "on"),
        ("met", "with"),
        ("door", "by"),
        ("na", "after"),
        ("tegen", "against"),
        ("over", "about"),
        ("tijdens", "during"),
        ("sinds", "since"),
        ("tussen", "between"),
        ("onder", "under"),
        ("te tot", "to"),
        ("zonder", "without"),
        (
            "geruchten vermoedens beschuldigingen beschuldiging klachten kritiek",
            "rumours",
        ),
        ("geciteerd", "quoted"),
    ],
    phrases: &[
        "in de woorden van",
        "naar het oordeel van",
        "naar de mening van",
    ],
};
