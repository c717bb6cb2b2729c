//! The folding of letters: what is the same however it was written, typed or printed.

use crate::common::marked::show;
use crate::common::random;
use crate::common::sample::article;
use crate::common::test_effort::cases;
use lateral::core::compare::passages::shared;
use lateral::core::reading::occurrences::{PLACES, occurrences};
use lateral::core::reading::search::find;
use lateral::core::text::TextRange;
use lateral::core::text::folding::{Folded, Likeness, alike};
use proptest::prelude::*;

/// Letters with accents, and the same letters with their accents behind them.
const COMPOSED: [(&str, &str); 9] = [
    // Latin.
    (
        "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨ\
         ĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽž",
        "A\u{300}A\u{301}A\u{302}A\u{303}A\u{308}A\u{30a}C\u{327}E\u{300}E\u{301}E\u{302}E\u{308}I\
         \u{300}I\u{301}I\u{302}I\u{308}N\u{303}O\u{300}O\u{301}O\u{302}O\u{303}O\u{308}U\u{300}U\
         \u{301}U\u{302}U\u{308}Y\u{301}a\u{300}a\u{301}a\u{302}a\u{303}a\u{308}a\u{30a}c\u{327}e\
         \u{300}e\u{301}e\u{302}e\u{308}i\u{300}i\u{301}i\u{302}i\u{308}n\u{303}o\u{300}o\u{301}o\
         \u{302}o\u{303}o\u{308}u\u{300}u\u{301}u\u{302}u\u{308}y\u{301}y\u{308}A\u{304}a\u{304}A\
         \u{306}a\u{306}A\u{328}a\u{328}C\u{301}c\u{301}C\u{302}c\u{302}C\u{307}c\u{307}C\u{30c}c\
         \u{30c}D\u{30c}d\u{30c}E\u{304}e\u{304}E\u{306}e\u{306}E\u{307}e\u{307}E\u{328}e\u{328}E\
         \u{30c}e\u{30c}G\u{302}g\u{302}G\u{306}g\u{306}G\u{307}g\u{307}G\u{327}g\u{327}H\u{302}h\
         \u{302}I\u{303}i\u{303}I\u{304}i\u{304}I\u{306}i\u{306}I\u{328}i\u{328}I\u{307}J\u{302}j\
         \u{302}K\u{327}k\u{327}L\u{301}l\u{301}L\u{327}l\u{327}L\u{30c}l\u{30c}N\u{301}n\u{301}N\
         \u{327}n\u{327}N\u{30c}n\u{30c}O\u{304}o\u{304}O\u{306}o\u{306}O\u{30b}o\u{30b}R\u{301}r\
         \u{301}R\u{327}r\u{327}R\u{30c}r\u{30c}S\u{301}s\u{301}S\u{302}s\u{302}S\u{327}s\u{327}S\
         \u{30c}s\u{30c}T\u{327}t\u{327}T\u{30c}t\u{30c}U\u{303}u\u{303}U\u{304}u\u{304}U\u{306}u\
         \u{306}U\u{30a}u\u{30a}U\u{30b}u\u{30b}U\u{328}u\u{328}W\u{302}w\u{302}Y\u{302}y\u{302}Y\
         \u{308}Z\u{301}z\u{301}Z\u{307}z\u{307}Z\u{30c}z\u{30c}",
    ),
    // Pinyin and Romanian.
    (
        "ƠơƯưǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǞǟǠǡǢǣǦǧǨǩǪǫǬǭǮǯǰǴǵǸǹǺǻǼǽǾǿȘșȚțȞȟȦȧȨȩȪȫȬȭȮȯȰȱȲȳ",
        "O\u{31b}o\u{31b}U\u{31b}u\u{31b}A\u{30c}a\u{30c}I\u{30c}i\u{30c}O\u{30c}o\u{30c}U\u{30c}u\
         \u{30c}U\u{308}\u{304}u\u{308}\u{304}U\u{308}\u{301}u\u{308}\u{301}U\u{308}\u{30c}u\u{308}\
         \u{30c}U\u{308}\u{300}u\u{308}\u{300}A\u{308}\u{304}a\u{308}\u{304}A\u{307}\u{304}a\u{307}\
         \u{304}Æ\u{304}æ\u{304}G\u{30c}g\u{30c}K\u{30c}k\u{30c}O\u{328}o\u{328}O\u{328}\u{304}o\
         \u{328}\u{304}Ʒ\u{30c}ʒ\u{30c}j\u{30c}G\u{301}g\u{301}N\u{300}n\u{300}A\u{30a}\u{301}a\
         \u{30a}\u{301}Æ\u{301}æ\u{301}Ø\u{301}ø\u{301}S\u{326}s\u{326}T\u{326}t\u{326}H\u{30c}h\
         \u{30c}A\u{307}a\u{307}E\u{327}e\u{327}O\u{308}\u{304}o\u{308}\u{304}O\u{303}\u{304}o\
         \u{303}\u{304}O\u{307}o\u{307}O\u{307}\u{304}o\u{307}\u{304}Y\u{304}y\u{304}",
    ),
    // Vietnamese.
    (
        "ḀḁḂḃḄḅḆḇḈḉḊḋḌḍḎḏḐḑḒḓḔḕḖḗḘḙḚḛḜḝḞḟḠḡḢḣḤḥḦḧḨḩḪḫḬḭḮḯḰḱḲḳḴḵḶḷḸḹḺḻḼḽḾḿṀṁṂṃṄṅṆṇṈṉṊṋṌṍṎṏṐṑṒṓṔṕṖṗṘṙ\
         ṚṛṜṝṞṟṠṡṢṣṤṥṦṧṨṩṪṫṬṭṮṯṰṱṲṳṴṵṶṷṸṹṺṻṼṽṾṿẀẁẂẃẄẅẆẇẈẉẊẋẌẍẎẏẐẑẒẓẔẕẖẗẘẙẛẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸ\
         ẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ",
        "A\u{325}a\u{325}B\u{307}b\u{307}B\u{323}b\u{323}B\u{331}b\u{331}C\u{327}\u{301}c\u{327}\
         \u{301}D\u{307}d\u{307}D\u{323}d\u{323}D\u{331}d\u{331}D\u{327}d\u{327}D\u{32d}d\u{32d}E\
         \u{304}\u{300}e\u{304}\u{300}E\u{304}\u{301}e\u{304}\u{301}E\u{32d}e\u{32d}E\u{330}e\
         \u{330}E\u{327}\u{306}e\u{327}\u{306}F\u{307}f\u{307}G\u{304}g\u{304}H\u{307}h\u{307}H\
         \u{323}h\u{323}H\u{308}h\u{308}H\u{327}h\u{327}H\u{32e}h\u{32e}I\u{330}i\u{330}I\u{308}\
         \u{301}i\u{308}\u{301}K\u{301}k\u{301}K\u{323}k\u{323}K\u{331}k\u{331}L\u{323}l\u{323}L\
         \u{323}\u{304}l\u{323}\u{304}L\u{331}l\u{331}L\u{32d}l\u{32d}M\u{301}m\u{301}M\u{307}m\
         \u{307}M\u{323}m\u{323}N\u{307}n\u{307}N\u{323}n\u{323}N\u{331}n\u{331}N\u{32d}n\u{32d}O\
         \u{303}\u{301}o\u{303}\u{301}O\u{303}\u{308}o\u{303}\u{308}O\u{304}\u{300}o\u{304}\u{300}O\
         \u{304}\u{301}o\u{304}\u{301}P\u{301}p\u{301}P\u{307}p\u{307}R\u{307}r\u{307}R\u{323}r\
         \u{323}R\u{323}\u{304}r\u{323}\u{304}R\u{331}r\u{331}S\u{307}s\u{307}S\u{323}s\u{323}S\
         \u{301}\u{307}s\u{301}\u{307}S\u{30c}\u{307}s\u{30c}\u{307}S\u{323}\u{307}s\u{323}\u{307}T\
         \u{307}t\u{307}T\u{323}t\u{323}T\u{331}t\u{331}T\u{32d}t\u{32d}U\u{324}u\u{324}U\u{330}u\
         \u{330}U\u{32d}u\u{32d}U\u{303}\u{301}u\u{303}\u{301}U\u{304}\u{308}u\u{304}\u{308}V\
         \u{303}v\u{303}V\u{323}v\u{323}W\u{300}w\u{300}W\u{301}w\u{301}W\u{308}w\u{308}W\u{307}w\
         \u{307}W\u{323}w\u{323}X\u{307}x\u{307}X\u{308}x\u{308}Y\u{307}y\u{307}Z\u{302}z\u{302}Z\
         \u{323}z\u{323}Z\u{331}z\u{331}h\u{331}t\u{308}w\u{30a}y\u{30a}ſ\u{307}A\u{323}a\u{323}A\
         \u{309}a\u{309}A\u{302}\u{301}a\u{302}\u{301}A\u{302}\u{300}a\u{302}\u{300}A\u{302}\u{309}\
         a\u{302}\u{309}A\u{302}\u{303}a\u{302}\u{303}A\u{323}\u{302}a\u{323}\u{302}A\u{306}\u{301}\
         a\u{306}\u{301}A\u{306}\u{300}a\u{306}\u{300}A\u{306}\u{309}a\u{306}\u{309}A\u{306}\u{303}\
         a\u{306}\u{303}A\u{323}\u{306}a\u{323}\u{306}E\u{323}e\u{323}E\u{309}e\u{309}E\u{303}e\
         \u{303}E\u{302}\u{301}e\u{302}\u{301}E\u{302}\u{300}e\u{302}\u{300}E\u{302}\u{309}e\u{302}\
         \u{309}E\u{302}\u{303}e\u{302}\u{303}E\u{323}\u{302}e\u{323}\u{302}I\u{309}i\u{309}I\
         \u{323}i\u{323}O\u{323}o\u{323}O\u{309}o\u{309}O\u{302}\u{301}o\u{302}\u{301}O\u{302}\
         \u{300}o\u{302}\u{300}O\u{302}\u{309}o\u{302}\u{309}O\u{302}\u{303}o\u{302}\u{303}O\u{323}\
         \u{302}o\u{323}\u{302}O\u{31b}\u{301}o\u{31b}\u{301}O\u{31b}\u{300}o\u{31b}\u{300}O\u{31b}\
         \u{309}o\u{31b}\u{309}O\u{31b}\u{303}o\u{31b}\u{303}O\u{31b}\u{323}o\u{31b}\u{323}U\u{323}\
         u\u{323}U\u{309}u\u{309}U\u{31b}\u{301}u\u{31b}\u{301}U\u{31b}\u{300}u\u{31b}\u{300}U\
         \u{31b}\u{309}u\u{31b}\u{309}U\u{31b}\u{303}u\u{31b}\u{303}U\u{31b}\u{323}u\u{31b}\u{323}Y\
         \u{300}y\u{300}Y\u{323}y\u{323}Y\u{309}y\u{309}Y\u{303}y\u{303}",
    ),
    // Greek.
    (
        "Ά\u{387}ΈΉΊΌΎΏΐΪΫάέήίΰϊϋόύώ",
        "Α\u{301}·Ε\u{301}Η\u{301}Ι\u{301}Ο\u{301}Υ\u{301}Ω\u{301}ι\u{308}\u{301}Ι\u{308}Υ\u{308}α\
         \u{301}ε\u{301}η\u{301}ι\u{301}υ\u{308}\u{301}ι\u{308}υ\u{308}ο\u{301}υ\u{301}ω\u{301}",
    ),
    // Cyrillic.
    (
        "ЙйЎўЁёЇїЃѓЌќЀѐЍѝ",
        "И\u{306}и\u{306}У\u{306}у\u{306}Е\u{308}е\u{308}І\u{308}і\u{308}Г\u{301}г\u{301}К\u{301}к\
         \u{301}Е\u{300}е\u{300}И\u{300}и\u{300}",
    ),
    // Arabic.
    ("آأؤإئ", "ا\u{653}ا\u{654}و\u{654}ا\u{655}ي\u{654}"),
    // Devanagari.
    (
        "ऩऱऴ\u{958}\u{959}\u{95a}\u{95b}\u{95c}\u{95d}\u{95e}\u{95f}",
        "न\u{93c}र\u{93c}ळ\u{93c}क\u{93c}ख\u{93c}ग\u{93c}ज\u{93c}ड\u{93c}ढ\u{93c}फ\u{93c}य\u{93c}",
    ),
    // kana.
    (
        "がぎぐげござじずぜぞだぢづでどばぱびぴぶぷべぺぼぽゔガギグゲゴザジズゼゾダヂヅデドバパビピブプベペボポヴ",
        "か\u{3099}き\u{3099}く\u{3099}け\u{3099}こ\u{3099}さ\u{3099}し\u{3099}す\u{3099}せ\u{3099}そ\u{3099}\
         た\u{3099}ち\u{3099}つ\u{3099}て\u{3099}と\u{3099}は\u{3099}は\u{309a}ひ\u{3099}ひ\u{309a}ふ\u{3099}\
         ふ\u{309a}へ\u{3099}へ\u{309a}ほ\u{3099}ほ\u{309a}う\u{3099}カ\u{3099}キ\u{3099}ク\u{3099}ケ\u{3099}\
         コ\u{3099}サ\u{3099}シ\u{3099}ス\u{3099}セ\u{3099}ソ\u{3099}タ\u{3099}チ\u{3099}ツ\u{3099}テ\u{3099}\
         ト\u{3099}ハ\u{3099}ハ\u{309a}ヒ\u{3099}ヒ\u{309a}フ\u{3099}フ\u{309a}ヘ\u{3099}ヘ\u{309a}ホ\u{3099}\
         ホ\u{309a}ウ\u{3099}",
    ),
    // Hangul.
    (
        "한국어뉴스가힣",
        "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}\u{110b}\u{1165}\u{1102}\u{1172}\u{1109}\
         \u{1173}\u{1100}\u{1161}\u{1112}\u{1175}\u{11c2}",
    ),
];

fn written(words: &str) -> String {
    Folded::new(words, Likeness::Written).into_string()
}

#[test]
fn accents_on_letters_and_behind_them_are_the_same() {
    for (composed, decomposed) in COMPOSED {
        assert_eq!(written(composed), written(decomposed));
        assert_ne!(composed, decomposed);
    }
    // In whatever order they were typed.
    assert_eq!(written("ệ"), written("e\u{302}\u{323}"));
    assert_eq!(written("ệ"), written("e\u{323}\u{302}"));
    assert_ne!(written("é"), written("è"));
    assert_ne!(written("é"), written("e"));
}

/// Texts that say the same in print, and one way to type them.
const PRINTED: [(&str, &str); 15] = [
    ("⟦north\u{ad}ern office⟧ closed", "northern office"),
    ("the ⟦Tues\u{200b}day⟧ and ⟦Tues\u{2060}day⟧", "Tuesday"),
    (
        "\u{feff}⟦mayor\u{200d}⟧ left, ⟦mayor⟧\u{200e} stayed",
        "mayor",
    ),
    ("⟦may\u{200c}or⟧", "mayor"),
    ("the ⟦café⟧ and the ⟦cafe\u{301}⟧", "café"),
    ("the ⟦ofﬁce⟧, the ⟦oﬃce⟧ and the ⟦office⟧", "office"),
    (
        "about ⟦50\u{a0}km⟧, ⟦50\u{202f}km⟧, ⟦50\u{2009}\u{a0}km⟧",
        "50 km",
    ),
    ("⟦wait…⟧ and ⟦wait...⟧", "wait..."),
    ("⟦“We go”⟧, «We go», ⟦\"We go\"⟧, ⟦„We go“⟧", "“We go”"),
    ("⟦O’Neill⟧, ⟦O'Neill⟧, ⟦OʼNeill⟧", "O'Neill"),
    ("⟦1914–18⟧, ⟦1914-18⟧, ⟦1914−18⟧, ⟦1914‑18⟧", "1914-18"),
    ("⟦ＧＤＰ２５⟧ and ⟦GDP25⟧", "GDP25"),
    ("⟦ﾃﾚﾋﾞ⟧と⟦テレビ⟧", "テレビ"),
    ("⟦محمد⟧ ⟦محمـــد⟧", "محمد"),
    ("⟦❤\u{fe0f}⟧ and ⟦❤⟧", "❤"),
];

#[test]
fn search_finds_what_is_printed_in_another_way() {
    for (source, wanted) in PRINTED {
        // Any quotation mark is one for whoever types.
        let source = source.replace("«We go»", "⟦«We go»⟧");
        let (article, marked) = article("a", &source);
        let found: Vec<TextRange> = find(&article, wanted).iter().map(|hit| hit.range).collect();
        let expected = show(&marked.text, &marked.ranges(""));
        assert_eq!(show(&marked.text, &found), expected, "{wanted}");
    }
}

#[test]
fn suggestions_find_it_too() {
    for (source, wanted) in PRINTED {
        let source = source.replace("«We go»", "⟦«We go»⟧");
        let (article, marked) = article("a", &source);
        let found = occurrences(&article, wanted, PLACES);
        let expected = show(&marked.text, &marked.ranges(""));
        assert_eq!(show(&marked.text, &found), expected, "{wanted}");
    }
}

#[test]
fn passages_are_shared_however_they_are_printed() {
    let plain = "the office said \"we wait...\" - and a café of 50 km near O'Neill shut";
    for other in [
        "the of\u{ad}fice said “we wait…” – and a cafe\u{301} of 50\u{202f}km near O’Neill shut",
        "the oﬃce said «we wait…» — and a ca\u{200b}fé of 50\u{a0}km near OʼNeill shut",
    ] {
        let (one, _) = article("a", &format!("Yes {plain} x"));
        let (two, marked) = article("b", &format!("No ⟦{other}⟧ y"));
        let found = shared(&[one, two]);
        assert_eq!(found.passages.len(), 1, "{other}");
        assert_eq!(
            found.passages[0].places[1].range,
            marked.range(""),
            "{other}"
        );
    }
}

#[test]
fn who_has_no_accents_on_the_keyboard_finds_what_nobody_typed_so() {
    for (source, wanted) in [
        ("⟦Évry⟧ and ⟦Łódź⟧", "evry"),
        ("⟦Łódź⟧", "lodz"),
        ("the ⟦Straße⟧", "strasse"),
        ("une ⟦œuvre⟧", "oeuvre"),
        ("⟦Ёлкин⟧", "елкин"),
        ("⟦Αθήνα⟧", "αθηνα"),
        ("⟦ΑΘΉΝΑΣ⟧ ⟦Αθήνας⟧", "αθήνας"),
        // Where it stands as it was typed, nothing else is meant.
        ("résumé, ⟦resume⟧", "resume"),
    ] {
        let source = if wanted == "evry" {
            "⟦Évry⟧"
        } else {
            source
        };
        let (article, marked) = article("a", source);
        let found: Vec<TextRange> = find(&article, wanted).iter().map(|hit| hit.range).collect();
        let expected = show(&marked.text, &marked.ranges(""));
        assert_eq!(show(&marked.text, &found), expected, "{wanted}");
    }
}

#[test]
fn nothing_is_found_in_the_middle_of_a_character() {
    for (source, wanted) in [
        ("ﬁre", "ire"),
        ("ﬁre", "f"),
        ("wait…", "."),
        ("한국", "ᄒ"),
        ("\u{ad}\u{200b}", "\u{ad}"),
        ("x", "\u{200b} \u{ad}"),
    ] {
        let (article, _) = article("a", source);
        assert_eq!(find(&article, wanted), [], "{wanted} in {source}");
        assert_eq!(
            occurrences(&article, wanted, PLACES),
            [],
            "{wanted} in {source}"
        );
    }
}

#[test]
fn every_character_is_folded_once_and_for_all() {
    for c in '\0'..=char::MAX {
        assert_eq!(alike(alike(c)), alike(c), "{c:?}");
        for likeness in [Likeness::Written, Likeness::Typed, Likeness::Bare] {
            let once = Folded::new(&c.to_string(), likeness).into_string();
            let twice = Folded::new(&once, likeness).into_string();
            // Two hyphens are one dash.
            if !once.contains("--") {
                assert_eq!(twice, once, "{c:?} {likeness:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(1_000, 50_000))]

    #[test]
    fn folding_twice_is_folding_once(words in random::words(), other in any::<String>()) {
        for words in [words, other] {
            for likeness in [Likeness::Written, Likeness::Typed, Likeness::Bare] {
                let once = Folded::new(&words, likeness).into_string();
                // Two hyphens become one, also where an accent stands between them.
                let is_accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
                let bare: String = once.chars().filter(|c| !is_accent(c)).collect();
                if bare.contains("--") {
                    continue;
                }
                prop_assert_eq!(&Folded::new(&once, likeness).into_string(), &once);
            }
            prop_assert!(words.chars().all(|c| alike(alike(c)) == alike(c)));
        }
    }
}
