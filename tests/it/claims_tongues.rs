//! Who says a claim, in Spanish, Italian, Dutch and Portuguese.

use crate::claims::{assert_proposed_in, proposed, proposed_in};
use crate::common::claim_reference::score_attribution;
use crate::common::claim_texts::in_other_languages;
use crate::common::sample::article;
use crate::common::test_effort::figure;
use lateral::core::compare::claims::attribution::ArticleReports;

/// Four of five attributed claims of each invented event have source and cue proposed.
#[test]
fn who_says_a_claim_is_proposed_in_each_language() {
    for (language, reference) in in_other_languages() {
        let scores = score_attribution(&reference);
        let share = scores.same_sentence.share();
        figure(
            &format!("claims in {language}, source and cue in the same sentence"),
            format!("{share:.3}"),
        );
        assert!(
            share >= 0.8 && scores.own.share() >= 0.8,
            "{language}\n{}",
            scores.wrong.join("\n")
        );
    }
}

#[test]
fn who_speaks_is_found_in_spanish() {
    assert_proposed_in(
        "es",
        &[
            (
                "⟦c:El muelle cerrará en mayo⟧, dijo el ministro la semana pasada.",
                "el ministro [dijo]",
            ),
            (
                "El ministerio ha anunciado que ⟦c:el muelle cerrará⟧.",
                "El ministerio [anunciado]",
            ),
            (
                "Según informaron fuentes policiales, ⟦c:el muelle está cerrado⟧.",
                "fuentes policiales [informaron]",
            ),
            (
                "Como explicó la alcaldesa, ⟦c:el muelle es viejo⟧.",
                "la alcaldesa [explicó]",
            ),
            (
                "⟦c:El muelle es viejo⟧, lo ha dicho Ada Quill.",
                "Ada Quill [dicho]",
            ),
            (
                "En palabras de Ada Quill, ⟦c:el muelle está perdido⟧.",
                "Ada Quill [En palabras de]",
            ),
            (
                "«⟦c:El muelle⟧», insistió Quill, «⟦c:está perdido⟧».",
                "Quill [insistió]",
            ),
            (
                "El portavoz del puerto cree que ⟦c:habrá retrasos⟧.",
                "El portavoz del puerto [cree]",
            ),
            (
                "El muelle cerrará, dijo Ada Quill. Añadió que ⟦c:no hay dinero⟧.",
                "Ada Quill [Añadió]",
            ),
            ("⟦c:El muelle cerrará⟧, según Quill.", "Quill [según]"),
            // Nobody says so.
            ("El segundo día ⟦c:el muelle estaba cerrado⟧.", ""),
            ("La denuncia llegó en mayo y ⟦c:el muelle cerró⟧.", ""),
            ("El plan anunciado en mayo costará ⟦c:dos millones⟧.", ""),
        ],
    );
}

#[test]
fn who_speaks_is_found_in_italian() {
    assert_proposed_in(
        "it",
        &[
            (
                "⟦c:Il molo chiuderà a maggio⟧, ha detto il ministro ieri a Roma.",
                "il ministro [detto]",
            ),
            (
                "Il ministero ha annunciato che ⟦c:il molo chiuderà⟧.",
                "Il ministero [annunciato]",
            ),
            (
                "A detta dei pescatori, ⟦c:il molo è perduto⟧.",
                "pescatori [A detta dei]",
            ),
            (
                "Secondo il sindaco ⟦c:il molo è perduto⟧.",
                "il sindaco [Secondo]",
            ),
            ("⟦c:Il molo è vecchio⟧, dice Ada Quill.", "Ada Quill [dice]"),
            (
                "«⟦c:Il molo⟧», insiste Quill, «⟦c:è perduto⟧».",
                "Quill [insiste]",
            ),
            (
                "L’ha detto il sindaco: ⟦c:il molo è perduto⟧.",
                "il sindaco [detto]",
            ),
            (
                "Il molo chiuderà, ha detto Ada Quill. Ha aggiunto che ⟦c:mancano i soldi⟧.",
                "Ada Quill [aggiunto]",
            ),
            (
                "Quill ritiene che ⟦c:il molo vada chiuso⟧.",
                "Quill [ritiene]",
            ),
            // Nobody says so.
            ("Nel secondo giorno ⟦c:il molo era chiuso⟧.", ""),
            ("Il piano annunciato a maggio costerà ⟦c:due milioni⟧.", ""),
        ],
    );
}

#[test]
fn who_speaks_is_found_in_dutch() {
    assert_proposed_in(
        "nl",
        &[
            (
                "⟦c:De kade gaat dicht⟧, zei de woordvoerder gisteren.",
                "de woordvoerder [zei]",
            ),
            (
                "De minister zegt dat ⟦c:de kade dichtgaat⟧.",
                "De minister [zegt]",
            ),
            (
                "⟦c:De kade gaat dicht⟧, aldus minister Ada Quill.",
                "minister Ada Quill [aldus]",
            ),
            (
                "De gemeente maakte bekend dat ⟦c:de kade dichtgaat⟧.",
                "De gemeente [maakte bekend]",
            ),
            (
                "⟦c:De kade is oud⟧, voegde Quill toe.",
                "Quill [voegde … toe]",
            ),
            (
                "Ada Quill heeft gezegd dat ⟦c:de kade oud is⟧.",
                "Ada Quill [gezegd]",
            ),
            (
                "Zoals de burgemeester zei, ⟦c:is de kade oud⟧.",
                "de burgemeester [zei]",
            ),
            (
                "“⟦c:De kade⟧”, zei Quill, “⟦c:is verloren⟧.”",
                "Quill [zei]",
            ),
            (
                "Volgens een rapport van de gemeente ⟦c:is de kade oud⟧.",
                "een rapport van de gemeente [Volgens]",
            ),
            (
                "Quill verwacht dat ⟦c:de kade dichtgaat⟧.",
                "Quill [verwacht]",
            ),
            // Nobody says so.
            ("Het bericht kwam in mei en ⟦c:de kade ging dicht⟧.", ""),
            ("De brand werd gemeld en ⟦c:de kade ging dicht⟧.", ""),
        ],
    );
}

#[test]
fn who_speaks_is_found_in_portuguese() {
    assert_proposed_in(
        "pt",
        &[
            (
                "⟦c:O cais vai fechar⟧, disse o ministro na semana passada.",
                "o ministro [disse]",
            ),
            (
                "O ministério anunciou que ⟦c:o cais vai fechar⟧.",
                "O ministério [anunciou]",
            ),
            (
                "Segundo a polícia, ⟦c:o cais está fechado⟧.",
                "a polícia [Segundo]",
            ),
            (
                "⟦c:O cais está fechado⟧, segundo fontes do porto.",
                "fontes do porto [segundo]",
            ),
            (
                "Como explicou a presidente, ⟦c:o cais é velho⟧.",
                "a presidente [explicou]",
            ),
            (
                "Na opinião de Ada Quill, ⟦c:o cais está perdido⟧.",
                "Ada Quill [Na opinião de]",
            ),
            (
                "“⟦c:O cais⟧”, insistiu Quill, “⟦c:está perdido⟧.”",
                "Quill [insistiu]",
            ),
            (
                "O cais vai fechar, disse Ada Quill. Acrescentou que ⟦c:não há dinheiro⟧.",
                "Ada Quill [Acrescentou]",
            ),
            (
                "Quill acredita que ⟦c:o cais vai fechar⟧.",
                "Quill [acredita]",
            ),
            // Nobody says so.
            ("No segundo dia ⟦c:o cais estava fechado⟧.", ""),
            ("O plano anunciado em maio custará ⟦c:dois milhões⟧.", ""),
        ],
    );
}

/// The same letters are other words in an article of another language.
#[test]
fn words_of_one_language_are_not_read_in_another() {
    let source = "⟦c:The quay will close⟧, disse o ministro.";
    assert_eq!(proposed(source), "");
    assert_eq!(proposed_in("pt", source), "o ministro [disse]");
    // "Of" is "or" in Dutch, "state" is "been" in Italian.
    assert_eq!(
        proposed_in("nl", "Quill of Berg, ⟦c:de kade is dicht⟧."),
        ""
    );
    assert_eq!(
        proposed_in("it", "Le case sono state vendute e ⟦c:il molo è chiuso⟧."),
        ""
    );
}

#[test]
fn the_article_before_a_source_is_no_part_of_its_name() {
    for (language, source, name) in [
        ("es", "⟦c:Cerrará⟧, dijo el portavoz.", "portavoz"),
        ("es", "⟦c:Cerrará⟧, según El País.", "El País"),
        ("it", "⟦c:Chiuderà⟧, ha detto l’assessore.", "assessore"),
        (
            "nl",
            "⟦c:De kade gaat dicht⟧, zei de wethouder.",
            "wethouder",
        ),
        ("pt", "⟦c:Vai fechar⟧, disse a ministra.", "ministra"),
    ] {
        let (mut article, marked) = article("a", source);
        article.language = Some(language.into());
        let reports = ArticleReports::new(&article, Vec::new());
        let found = reports.attribution(&marked.ranges("c"));
        let named = found.sources.first().map(|it| it.name.as_str());
        assert_eq!(named, Some(name), "{source}");
    }
}

#[test]
fn how_certain_a_claim_is_stands_in_its_own_words() {
    for (language, source, words) in [
        (
            "es",
            "⟦c:El fuego podría haber sido presuntamente provocado⟧.",
            "podría presuntamente",
        ),
        ("it", "⟦c:Il ponte sarebbe forse chiuso⟧.", "sarebbe forse"),
        (
            "nl",
            "⟦c:De kade zou vermoedelijk dichtgaan⟧.",
            "zou vermoedelijk",
        ),
        ("pt", "⟦c:O cais teria talvez fechado⟧.", "teria talvez"),
        ("en", "⟦c:The forse was zou⟧.", ""),
    ] {
        let (mut article, marked) = article("a", source);
        article.language = Some(language.into());
        let reports = ArticleReports::new(&article, Vec::new());
        let found = reports.certainty(&marked.ranges("c"));
        let found: Vec<&str> = found.iter().map(|it| article.text.slice(*it)).collect();
        assert_eq!(found.join(" "), words, "{source}");
    }
}
