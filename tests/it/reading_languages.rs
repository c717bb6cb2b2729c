//! Words and sentences in the languages that pages are read in.

use crate::common::marked::show;
use crate::common::sample::{article, drawn, shown};
use lateral::core::reading::segment::Unit::{Sentence, Word};
use lateral::core::reading::segment::{snap, units, word_at};

/// The words of one line in a language.
#[track_caller]
fn check_words(language: Option<&str>, source: &str) {
    let (mut article, marked) = article("a", source);
    article.language = language.map(str::to_owned);
    let found = units(&article, 0, Word);
    let expected = show(&marked.text, &marked.ranges(""));
    assert_eq!(show(&marked.text, &found), expected, "{language:?}");
}

#[test]
fn an_elided_word_is_a_word_of_its_own() {
    for (language, source) in [
        (
            "fr",
            "⟦Le⟧ ⟦maire⟧ ⟦d’⟧⟦Évry⟧ ⟦et⟧ ⟦l'⟧⟦Italie⟧, ⟦aujourd’hui⟧, ⟦qu’⟧⟦Anna⟧",
        ),
        (
            "fr-CA",
            "⟦L’⟧⟦Italie⟧ ⟦a⟧ ⟦dit⟧. « ⟦L’⟧⟦homme⟧ ⟦s’⟧⟦est⟧ ⟦tu⟧ ⟦jusqu’⟧⟦ici⟧ »",
        ),
        (
            "fr",
            "⟦quelqu’un⟧ ⟦de⟧ ⟦la⟧ ⟦presqu’île⟧, ⟦un⟧ ⟦prud’homme⟧, ⟦l’⟧⟦E\u{301}tat⟧",
        ),
        // A capital letter inside a sentence begins a name.
        (
            "fr",
            "⟦chez⟧ ⟦L’Oréal⟧ ⟦et⟧ ⟦O’Neill⟧, ⟦à⟧ ⟦N’Djamena⟧. ⟦N’Golo⟧ ⟦court⟧.",
        ),
        (
            "fr",
            "⟦l’⟧⟦ONU⟧, ⟦d’⟧⟦RTL⟧, ⟦L’⟧⟦ITALIE⟧, ⟦de⟧ ⟦L’⟧⟦ITALIE⟧",
        ),
        (
            "it",
            "⟦nient’⟧⟦altro⟧ ⟦che⟧ ⟦cent’⟧⟦anni⟧, ⟦quant’⟧⟦è⟧ ⟦alto⟧ ⟦sant’⟧⟦Orso⟧",
        ),
        (
            "it",
            "⟦dell’⟧⟦Aquila⟧, ⟦all’⟧⟦alba⟧, ⟦un’⟧⟦ora⟧, ⟦c’⟧⟦è⟧, ⟦Massimo⟧ ⟦D’Alema⟧, ⟦po⟧’",
        ),
        (
            "IT",
            "“⟦Dell’⟧⟦Italia⟧ ⟦si⟧ ⟦parla⟧”, ⟦a⟧ ⟦L’Aquila⟧, ⟦l’⟧⟦FBI⟧",
        ),
        ("ca", "⟦l’⟧⟦alcalde⟧ ⟦d’⟧⟦Olot⟧, ⟦n’⟧⟦hi⟧ ⟦ha⟧"),
        (
            "en",
            "⟦o’clock⟧, ⟦d’Estaing⟧ ⟦of⟧ ⟦l’Equipe⟧, ⟦D’Arcy⟧⟦’s⟧ ⟦O’Neill⟧",
        ),
        ("de", "⟦d’accord⟧"),
    ] {
        check_words(Some(language), source);
    }
    check_words(
        None,
        "⟦l’⟧⟦Italie⟧ ⟦and⟧ ⟦O’Neill⟧, ⟦don’t⟧, ⟦ma’am⟧, ⟦y’all⟧, ⟦aujourd’hui⟧",
    );
    check_words(Some("fr"), "⟦l’⟧⟦Oréal⟧⟦’s⟧");
}

#[test]
fn a_possessive_ending_is_parted_from_its_word_where_it_is_one() {
    check_words(
        Some("en"),
        "⟦the⟧ ⟦U.S.⟧⟦’s⟧ ⟦plan⟧, ⟦the⟧ ⟦U.N.⟧⟦'s⟧ ⟦own⟧; ⟦the⟧ ⟦U.S.⟧-⟦led⟧ ⟦side⟧ ⟦in⟧ ⟦the⟧ ⟦U.S.⟧’",
    );
    // In Dutch it is the ending of a plural.
    check_words(Some("nl"), "⟦de⟧ ⟦foto’s⟧ ⟦en⟧ ⟦auto's⟧ ⟦van⟧ ⟦Oster⟧");
}

#[test]
fn narrow_spaces_part_words_and_spaces_without_width_do_not() {
    check_words(
        Some("fr"),
        "«\u{202f}⟦Partons⟧\u{202f}!\u{202f}» ⟦25⟧\u{202f}⟦km⟧ ⟦à⟧\u{202f}⟦pied⟧",
    );
    check_words(
        None,
        "⟦10\u{202f}000⟧\u{202f}⟦euros⟧, ⟦1\u{202f}234\u{202f}567⟧; ⟦18⟧\u{202f}⟦2022⟧",
    );
    check_words(
        None,
        "⟦north\u{ad}ern⟧ ⟦Tues\u{200b}day⟧ ⟦may\u{2060}or⟧—\u{200b}⟦so⟧ ⟦50⟧\u{200b}⟦km⟧",
    );
}

#[test]
fn a_drag_over_a_noun_leaves_what_is_elided_before_it() {
    for (language, source, expected) in [
        (
            "fr",
            "le maire de l’⟦Italie⟧ dit",
            "le maire de l’⟦Italie⟧ dit",
        ),
        (
            "fr",
            "le maire de l’It⟦al⟧ie dit",
            "le maire de l’⟦Italie⟧ dit",
        ),
        (
            "fr",
            "le maire de ⟦l’It⟧alie dit",
            "le maire de ⟦l’Italie⟧ dit",
        ),
        (
            "it",
            "la cima dell’⟦Aquila⟧ bianca",
            "la cima dell’⟦Aquila⟧ bianca",
        ),
        ("fr", "il part aujourd’⟦hui⟧", "il part ⟦aujourd’hui⟧"),
        ("fr", "chez O’⟦Neill⟧", "chez ⟦O’Neill⟧"),
    ] {
        let (mut article, range) = drawn(source);
        article.language = Some(language.into());
        assert_eq!(shown(&article, snap(&article, range)), expected, "{source}");
    }
    let (mut article, range) = drawn("de l’It⟦a⟧lie");
    article.language = Some("fr".into());
    let word = word_at(&article, range.start());
    assert_eq!(shown(&article, word), "de l’⟦Italie⟧");
}

/// The sentences of one line in a language.
#[track_caller]
fn check_sentences(language: &str, source: &str) {
    let (mut article, marked) = article("a", source);
    article.language = Some(language.to_owned());
    let found = units(&article, 0, Sentence);
    let expected = show(&marked.text, &marked.ranges(""));
    assert_eq!(show(&marked.text, &found), expected, "{language}");
}

#[test]
fn a_stop_before_a_number_may_belong_to_its_word() {
    for source in [
        "⟦The call came on Friday, Sept. 18.⟧ ⟦It was short.⟧",
        "⟦On Jan. 3 it was No. 10, on Sun. Dec. 4 it was (see Fig. 2) none.⟧ ⟦So it is.⟧",
        "⟦They met in Aug. 2015.⟧ ⟦18 people came.⟧ ⟦He said no.⟧ ⟦12 did not.⟧ ⟦That is No.⟧ ⟦Then he left.⟧",
        "⟦Dr. Ada Quill, Sgt. Fox and Capt. Low met J. K. Reed.⟧ ⟦Nobody spoke.⟧",
        "⟦He works for Tern Inc. of Oster and lives in the U.S.⟧ ⟦The rest is silence.⟧",
        "⟦He works for Tern Corp. Chief Low said so.⟧ ⟦It’s Ada’s.⟧ ⟦We don’t.⟧ ⟦Yes.⟧",
        "⟦It rose at 9 a.m. Monday and fell at 10 p.m.⟧ ⟦Nobody saw it.⟧",
        "⟦1. Open the gate.⟧ ⟦2. Close it.⟧",
    ] {
        check_sentences("en-GB", source);
    }
    for (language, source) in [
        (
            "de",
            "⟦Am 18. Mai kam der 3. Bote.⟧ ⟦Er war 2015 da.⟧ ⟦Es waren 12.⟧ ⟦Dann ging er.⟧",
        ),
        (
            "de",
            "⟦Bis zum 1. Sept. 2015 zahlte er ca. 3 Mio. Euro inkl. Steuer an Hr. Low, Nr. 5.⟧ ⟦Das war alles.⟧",
        ),
        (
            "de",
            "⟦Das 19. Jahrhundert endete.⟧ ⟦Die 2. Liga auch, z. B. am 3./4. Juni.⟧ ⟦So ist es.⟧",
        ),
        (
            "fr",
            "⟦Le 18 janv. 2015, M. Low et Mme. Quill ont vu le Dr. Fox.⟧ ⟦Il est parti.⟧",
        ),
        (
            "es",
            "⟦El 3 sept. 2015 el Sr. Low y la Sra. Quill, núm. 5, hablaron.⟧ ⟦Nada más.⟧",
        ),
        (
            "it",
            "⟦Il 3 ott. 2015 il Dott. Low e l’Avv. Quill parlarono.⟧ ⟦Basta.⟧",
        ),
        (
            "nl",
            "⟦Op 3 okt. 2015 sprak dhr. Low met mevr. Quill, nr. 5.⟧ ⟦Dat was het.⟧",
        ),
        (
            "fr",
            "⟦En sept. 2015 il est parti.⟧ ⟦Il a couru 18 km.⟧ ⟦12 autres aussi.⟧",
        ),
        ("da", "⟦Den 3. maj kom nr. 5.⟧ ⟦Han gik.⟧"),
        (
            "pl",
            "⟦Dnia 3 paź. 2015 prof. Low był na ul. Długiej.⟧ ⟦Potem wyszedł.⟧",
        ),
        (
            "ru",
            "⟦На ул. Длинной, 3 окт. 2015 был проф. Лоу.⟧ ⟦Потом он ушёл.⟧",
        ),
    ] {
        check_sentences(language, source);
    }
}

#[test]
fn a_question_in_quotation_marks_may_go_on() {
    for (language, source) in [
        (
            "en",
            "⟦“Is it over?” he asked.⟧ ⟦“Stop!” the mayor cried.⟧ ⟦“No.” She left.⟧",
        ),
        (
            "en",
            "⟦“Is it over?” Ada Quill asked.⟧ ⟦“Why?”⟧ ⟦Nobody knew.⟧ ⟦“Why?”⟧ ⟦He said no.⟧",
        ),
        (
            "en",
            "⟦'Is it over?' he asked.⟧ ⟦\"Yes!\" - she said.⟧ ⟦\"Why?\"⟧ ⟦\"So.\"⟧",
        ),
        (
            "fr",
            "⟦«\u{202f}Pourquoi\u{202f}?\u{202f}» demande-t-il.⟧ ⟦« Partons ! »⟧ ⟦Elle rit.⟧ ⟦« Il part. »⟧ ⟦Bien.⟧",
        ),
        (
            "de",
            "⟦„Warum?“ fragte er.⟧ ⟦»Komm!« rief sie.⟧ ⟦„Warum?“⟧ ⟦Er ging.⟧ ⟦»Wer?« fragte ich.⟧",
        ),
        (
            "es",
            "⟦«¿Por qué?», dijo.⟧ ⟦—¡Ven! —gritó ella.⟧ ⟦«¡Ven!»⟧ ⟦Ella vino.⟧",
        ),
        (
            "ru",
            "⟦«Почему?» — спросил он.⟧ ⟦— Иди! — сказала она.⟧ ⟦«Иди!»⟧ ⟦Она ушла.⟧",
        ),
        (
            "it",
            "⟦“Perché?” chiese.⟧ ⟦«Vieni!» disse lei.⟧ ⟦“Vieni!”⟧ ⟦Lei venne.⟧",
        ),
    ] {
        let source = source.replace("“No.” She left.⟧", "“No.”⟧ ⟦She left.⟧");
        check_sentences(language, &source);
    }
}

#[test]
fn a_letter_that_is_no_initial_ends_a_sentence() {
    for (language, source) in [
        (
            "en",
            "⟦He swam 5 m.⟧ ⟦Nobody swam more.⟧ ⟦It weighs 40 g.⟧ ⟦Snow is light.⟧",
        ),
        (
            "en",
            "⟦It was Plan B.⟧ ⟦Officials agreed.⟧ ⟦Take vitamin C.⟧ ⟦Doctors do.⟧",
        ),
        ("en", "⟦Ada B. Quill met J. Fox.⟧ ⟦Nobody spoke.⟧"),
        ("es", "⟦Sale a las 10 h.⟧ ⟦El alcalde no va.⟧"),
        ("fr", "⟦Elle mesure 1,80 m.⟧ ⟦Le maire est petit.⟧"),
        (
            "de",
            "⟦Das war Gruppe B.⟧ ⟦Danach kam die Pause.⟧ ⟦Das war 50 v. Chr. so.⟧",
        ),
        ("pl", "⟦To było w 1850 r.⟧ ⟦Dziś jest inaczej.⟧"),
    ] {
        check_sentences(language, source);
    }
}

#[test]
fn dates_and_streets_hold_together() {
    for (language, source) in [
        (
            "de",
            "⟦Am 5. 10. 2015 kam er an.⟧ ⟦Sie kam 5. 11. 15 an.⟧ ⟦Er ging.⟧",
        ),
        ("cs", "⟦Dne 5. 10. 2015 přišel.⟧ ⟦Pak odešel.⟧"),
        ("ko", "⟦2024. 2. 14. 그는 왔다.⟧ ⟦그는 갔다.⟧"),
        (
            "de",
            "⟦Die Lindenstr. 5 ist zu.⟧ ⟦Sie wohnt Hauptstr. 7.⟧ ⟦Er nicht.⟧",
        ),
        (
            "sv",
            "⟦Hon bor på Storg. 5.⟧ ⟦Kl. 12 gick hon.⟧ ⟦Han kom från Oberborg.⟧ ⟦5 andra kom inte.⟧",
        ),
        (
            "de",
            "⟦Laut Dr. med. Feld und Prof. Dr. h.c. mult. Low stimmt das.⟧ ⟦Prof. em. Ober nickt.⟧",
        ),
    ] {
        check_sentences(language, source);
    }
}

#[test]
fn every_script_has_its_own_stops() {
    for (language, source) in [
        (
            "el",
            "⟦Γιατί;⟧ ⟦Κανείς δεν ξέρει.⟧ ⟦«Πότε;» ρώτησε.⟧ ⟦Ποιος\u{37e}⟧ ⟦Η κα. Φελντ.⟧",
        ),
        ("ur", "⟦وہ آیا۔⟧ ⟦پھر گیا۔⟧"),
        ("hy", "⟦Ես եկա։⟧ ⟦Նա գնաց։⟧"),
        ("en", "⟦He came; she left; nobody spoke.⟧ ⟦So it was.⟧"),
    ] {
        check_sentences(language, source);
    }
}

#[test]
fn abbreviations_of_many_houses_end_no_sentence() {
    for (language, source) in [
        (
            "en",
            "⟦Cpl. Low, Pvt. Feld, Supt. Oster and Det. Insp. Karge met Ald. Quill and Cllr. Reed.⟧ ⟦Amb. Vass left.⟧",
        ),
        ("en", "⟦Approx. 40 came, i.e. No. 7 did.⟧ ⟦All left.⟧"),
        ("it", "⟦Il sig. Low tace.⟧ ⟦L’on. Quill no.⟧"),
        ("es", "⟦La Av. Central y la Sta. Feld.⟧ ⟦Nada más.⟧"),
        (
            "pt",
            "⟦No séc. XX o Exmo. Sr. Low morou na Av. Central.⟧ ⟦Saiu.⟧",
        ),
        ("tr", "⟦Av. Low geldi.⟧ ⟦Sonra gitti.⟧"),
        ("nl", "⟦Mw. Quill kwam.⟧ ⟦Zij ging.⟧"),
        (
            "fr",
            "⟦Né en 50 av. J.-C., mort en 10 apr. J.-C. à Rome.⟧ ⟦Que dit-on.⟧ ⟦Rien.⟧",
        ),
        ("fi", "⟦Niin se on.⟧ ⟦Hän lähti.⟧"),
    ] {
        check_sentences(language, source);
    }
}

#[test]
fn the_mark_of_a_note_belongs_to_the_sentence_before() {
    for source in [
        "⟦It denied this.[2]⟧ ⟦Then it ended.[3][14]⟧ ⟦So.⟧",
        "⟦It was over.¹⟧ ⟦Nobody knew.²³⟧ ⟦“Why?”[1, 2]⟧ ⟦She left.⟧",
        "⟦He said no.⟧ ⟦[She] left.⟧",
    ] {
        check_sentences("en", source);
    }
}

#[test]
fn a_line_end_inside_a_paragraph_ends_no_sentence() {
    let (mut article, marked) = article(
        "a",
        "⟦One line that a program\nwrapped goes on.⟧ ⟦And\nso does this.⟧",
    );
    let whole = article.text.range();
    article.blocks.truncate(1);
    article.blocks[0].range = whole;
    let found = units(&article, 0, Sentence);
    assert_eq!(
        show(&marked.text, &found),
        show(&marked.text, &marked.ranges(""))
    );
}
