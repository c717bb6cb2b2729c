//! Italian.
//!
//! Invariant: see [`TongueWords`].
//! Must not know: the rules.

use super::TongueWords;

pub(super) const ITALIAN: TongueWords = TongueWords {
    verbs: "disse dissero dice dicono diceva dicevano afferma affermano affermò affermava sostiene sostengono sosteneva \
        sostenne spiega spiegano spiegò spiegava aggiunge aggiungono aggiunse aggiungeva dichiara dichiarano dichiarò \
        annuncia annunciano annunciò racconta raccontano raccontò raccontava assicura assicurano assicurò conferma \
        confermano confermò sottolinea sottolineano sottolineò ribadisce ribadiscono ribadì avverte avvertono avvertì \
        denunciano denunciò riferisce riferiscono riferì precisano precisò ammette ammettono ammise nega negano negò \
        riconosce riconoscono scrive scrivono scrisse risponde rispondono rispose replicano replicò osserva osservano \
        osservò conclude concludono concluse ricorda ricordano ricordò promette promettono promise rivela rivelano \
        rivelò lamenta lamentano lamentò commentano commentò insiste insistono insistette chiarisce chiariscono \
        garantisce garantiscono smentisce smentiscono smentì informa informano comunica comunicano comunicò esclude \
        escludono escluse criticano criticò segnala segnalano puntualizza evidenzia evidenziano minaccia minacciano \
        chiede chiedono",
    nounlike: "denuncia precisa replica commenta critica stima stimano accusa accusano rassicura rassicurano",
    participles: "detto affermato sostenuto spiegato aggiunto dichiarato annunciato raccontato assicurato confermato \
        sottolineato ribadito avvertito denunciato riferito precisato ammesso negato riconosciuto scritto risposto \
        replicato osservato concluso ricordato promesso rivelato lamentato commentato insistito chiarito garantito \
        smentito informato comunicato escluso criticato segnalato evidenziato chiesto stimato rassicurato",
    participle: "said",
    words: &[
        (
            "crede credono credeva pensa pensano ritiene ritengono riteneva ritenne sospetta sospettano",
            "believes",
        ),
        ("teme temono temeva temevano", "craint"),
        ("spera sperano auspica auspicano", "hopes"),
        ("fa fanno faceva fece fatto rende reso resero", "fait"),
        ("sapere noto", "savoir"),
        ("ha hanno aveva avevano abbia abbiano", "ont"),
        ("stato stata stati state", "been"),
        (
            "è sono era erano fu furono sarà saranno viene vengono venne",
            "is",
        ),
        (
            "deve devono può possono va vanno resta restano vuole vogliono c'è",
            "does",
        ),
        (
            "potrebbe potrebbero avrebbe avrebbero sarebbe sarebbero dovrebbe dovrebbero",
            "could",
        ),
        ("forse magari", "perhaps"),
        ("presumibilmente presuntamente asseritamente", "allegedly"),
        ("probabilmente verosimilmente", "probably"),
        ("possibilmente", "possibly"),
        ("apparentemente", "apparently"),
        ("sembra sembrano sembrava pare paiono", "seems"),
        ("certamente sicuramente indubbiamente", "certainly"),
        ("non mai", "not"),
        ("si ci gli mi", "l'avait"),
        (
            "anche già inoltre poi oggi ancora adesso infine invece quindi così",
            "also",
        ),
        ("ieri stamattina stamani", "yesterday"),
        (
            "lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio \
            agosto settembre ottobre novembre dicembre",
            "monday",
        ),
        ("il lo la i le l'", "the"),
        ("un uno una un'", "an"),
        (
            "questo questa questi queste quest' quel quella quelli quelle quei",
            "this",
        ),
        ("suo sua suoi sue", "his"),
        ("alcuni alcune molti molte diversi diverse", "some"),
        ("due", "two"),
        ("tre", "three"),
        ("lui egli", "he"),
        ("lei ella", "she"),
        ("loro essi", "they"),
        ("che", "that"),
        ("chi cui", "who"),
        ("quale quali", "which"),
        ("e ed", "and"),
        ("o oppure", "or"),
        ("ma però bensì", "but"),
        ("mentre", "while"),
        ("benché sebbene nonostante", "although"),
        ("quando", "when"),
        ("dove", "where"),
        ("perché poiché", "because"),
        ("se", "if"),
        ("come com'", "comme"),
        ("secondo", "laut"),
        ("di del dello della dei degli delle dell' d'", "of"),
        ("per", "for"),
        ("a al allo alla ai agli alle all'", "to"),
        ("in nel nello nella nei negli nelle nell'", "on"),
        ("su sul sullo sulla sui sugli sulle sull'", "about"),
        ("da dal dallo dalla dai dagli dalle dall'", "by"),
        ("con", "with"),
        ("tra fra", "between"),
        ("dopo", "after"),
        ("durante", "during"),
        ("contro", "against"),
        ("verso", "towards"),
        ("senza", "without"),
        ("davanti", "at"),
        ("voci sospetti accuse timori timore lamentele", "rumours"),
        (
            "aggiungendo spiegando sottolineando affermando precisando assicurando sostenendo ricordando",
            "adding",
        ),
        ("citando", "citing"),
        ("citato citata citati citate", "quoted"),
    ],
    phrases: &[
        "secondo quanto riferito|riportato|detto|dichiarato|comunicato|spiegato da|dal|dallo|dalla|dai|dagli|dalle|dall'",
        "stando a|al|allo|alla|ai|agli|alle|all'",
        "stando a quanto riferito|riportato|detto|dichiarato da|dal|dallo|dalla|dai|dagli|dalle|dall'",
        "a detta di|del|dello|della|dei|degli|delle|dell'",
        "a giudizio|parere|dire di|del|dello|della|dei|degli|delle|dell'",
        "nelle parole di|del|dello|della|dei|degli|delle|dell'",
        "come riferito|riportato da|dal|dallo|dalla|dai|dagli|dalle|dall'",
        "in base a|al|allo|alla|ai|agli|alle|all' quanto",
    ],
};
