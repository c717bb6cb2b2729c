//! Texts that were encoded twice, pages that name an encoding that is not theirs, an encoding that somebody chooses.

use encoding_rs::Encoding;
use lateral::core::intake::encoding::{CHOICES, Declaration, EncodingEvidence, decode};
use lateral::core::intake::{draft, draft_in};

const WESTERN: &str =
    "“Déjà vu,” said the captain – it wasn’t the first time. À la carte costs £4, señor: “no”.";

/// The text, read in an encoding that is not its own.
fn misread(text: &str, label: &str) -> String {
    let encoding = Encoding::for_label(label.as_bytes()).expect("a label of the standard");
    encoding
        .decode_without_bom_handling(text.as_bytes())
        .0
        .into_owned()
}

#[test]
fn what_was_encoded_twice_is_put_right_and_said() {
    for (text, label) in [
        (WESTERN, "windows-1252"),
        (WESTERN, "windows-1250"),
        (WESTERN, "macintosh"),
        ("Мост закрыт до осени, сообщила мэрия.", "windows-1251"),
        ("Мост закрыт до осени, сообщила мэрия.", "windows-1252"),
        (
            "Zażółć gęślą jaźń, powiedział kapitan promu.",
            "windows-1250",
        ),
        (
            "Die Brücke bleibt gesperrt, hieß es. „Schade“, sagte er.",
            "windows-1252",
        ),
        ("橋は秋まで通行止めになる。", "windows-1252"),
    ] {
        let damaged = misread(text, label);
        assert_ne!(damaged, text);
        let found = decode(damaged.as_bytes(), Declaration::Ignored);
        assert_eq!(found.text, text, "{label}");
        assert!(found.encoding.twice > 0);
        let said = found.encoding.sentence().expect("a sentence");
        assert!(said.contains("encoded twice"), "{said}");
    }
    let thrice = misread(&misread(WESTERN, "windows-1252"), "windows-1252");
    assert_eq!(
        decode(thrice.as_bytes(), Declaration::Ignored).text,
        WESTERN
    );
    // One place is enough where it is sure; what is right beside it stays, and so does what was lost.
    for (damaged, text) in [
        (
            "It wasnâ€™t there – “no”, he said.",
            "It wasn’t there – “no”, he said.",
        ),
        ("The cafÃ© is shut.", "The café is shut."),
        (
            "“So,” he said. â€œNo,â€ she said.",
            "“So,” he said. “No,” she said.",
        ),
        ("Câ€™est Ã  lui, dÃ©jÃ .", "C’est à lui, déjà."),
        ("â€œNo,â€\u{fffd} she said.", "“No,” she said."),
    ] {
        assert_eq!(decode(damaged.as_bytes(), Declaration::Ignored).text, text);
    }
    let page = "<html><head><meta charset=utf-8></head><body><h1>The cafÃ© is shut</h1><p>It wasnâ€™t open on Monday, said its owner, who is sad.</p>";
    let draft = draft("a.html", page.as_bytes()).expect("a page");
    assert!(
        draft
            .text
            .as_str()
            .starts_with("The café is shut\n\nIt wasn’t open")
    );
    assert!(draft.note().expect("a note").contains("encoded twice"));
}

#[test]
fn what_only_looks_like_it_stays() {
    for text in [
        "„Viel Spaß“, sagte sie. „Gruß“, sagte er.",
        "IRMÃ, “MAÇÃ” e “NÃO”: três palavras.",
        "«RÉSUMÉ» et «CAFÉ», «DÉJÀ».",
        "Ãœ is no letter of “ours”".replace("Ãœ", "Ä ¾").as_str(),
        "Ціна – 5 €, «так», сказала Їжакевич; Рівне і Київ.",
        "Ελλάδα «ναι», είπε η κυρία.",
        "20 °C – 30 °C · 5 µm × 3 µm ± 2 %",
        "Â",
        "Ã",
        "â€".replace("€", "").as_str(),
    ] {
        let found = decode(text.as_bytes(), Declaration::Ignored);
        assert_eq!((found.text.as_str(), found.encoding.twice), (text, 0));
    }
}

#[test]
fn a_page_that_names_an_encoding_that_is_not_its_own() {
    let page = |declared: &str, label: &str, words: &str| {
        let html =
            format!("<html lang=LANG><head><meta charset={declared}></head><body><p>{words}</p>");
        let encoding = Encoding::for_label(label.as_bytes()).expect("a label");
        encoding.encode(&html).0.into_owned()
    };
    for (declared, label, words) in [
        (
            "utf-8",
            "windows-1252",
            "Le café était fermé à Noël, a déclaré la propriétaire désolée.",
        ),
        (
            "utf-8",
            "windows-1251",
            "Мост через реку закрыт до осени. Об этом сообщила мэрия.",
        ),
        (
            "utf-8",
            "Shift_JIS",
            "橋は秋まで通行止めになる。市長が月曜日に発表した。",
        ),
        (
            "euc-kr",
            "windows-1251",
            "Мост через реку закрыт до осени. Об этом сообщила мэрия. Ещё она сказала: «нет».",
        ),
    ] {
        let bytes = page(declared, label, words);
        let found = decode(&bytes, Declaration::Heeded);
        assert!(found.text.contains(words), "{}", found.text);
        assert_eq!(
            (found.encoding.evidence, found.encoding.replaced),
            (EncodingEvidence::Disproved, 0)
        );
        let said = found.encoding.sentence().expect("a sentence");
        assert!(
            said.contains("names an encoding that it is not in"),
            "{said}"
        );
    }
    // A few damaged bytes disprove nothing.
    let damaged = [
        b"<meta charset=utf-8>".as_slice(),
        "äöüß äöüß".as_bytes(),
        b"\xff",
    ]
    .concat();
    assert_eq!(
        decode(&damaged, Declaration::Heeded).encoding.evidence,
        EncodingEvidence::NearlyFits
    );
}

#[test]
fn an_encoding_can_be_chosen() {
    let words = "Мост закрыт.";
    let bytes = Encoding::for_label(b"koi8-r")
        .expect("a label")
        .encode(words)
        .0
        .into_owned();
    let chosen = draft_in("a.txt", &bytes, "KOI8-R").expect("a text");
    assert_eq!(chosen.text.as_str(), words);
    assert_eq!(
        (chosen.encoding.name, chosen.encoding.evidence),
        ("KOI8-R", EncodingEvidence::Chosen)
    );
    assert_eq!(chosen.note(), None);
    let other = draft_in("a.txt", &bytes, "windows-1251").expect("a text");
    assert_ne!(other.text.as_str(), words);
    // It counts more than a mark, a declaration and damage; an unknown name chooses nothing.
    let twice = "cafÃ©";
    assert_eq!(
        draft_in("a.txt", twice.as_bytes(), "UTF-8")
            .expect("a text")
            .text
            .as_str(),
        twice
    );
    let page = "<html><meta charset=utf-8><p>Zwölf Boote liegen im Hafen und warten.";
    let read = draft_in("a.html", page.as_bytes(), "windows-1252").expect("a page");
    assert!(read.text.as_str().starts_with("ZwÃ¶lf"));
    assert_eq!(
        draft_in("a.txt", twice.as_bytes(), "none"),
        draft("a.txt", twice.as_bytes())
    );
    for name in CHOICES {
        let known = Encoding::for_label(name.as_bytes()).expect("a label");
        assert_eq!(known.name().to_ascii_lowercase(), name.to_ascii_lowercase());
        assert!(draft_in("a.txt", b"words of a text", name).is_ok());
    }
}

#[test]
fn the_language_that_a_page_declares_helps_to_guess() {
    for (language, label, words) in [
        ("pl", "ISO-8859-2", "Żółw."),
        ("\"ja-JP\"", "Shift_JIS", "橋"),
        ("fr", "windows-1252", "Café."),
    ] {
        let encoding = Encoding::for_label(label.as_bytes()).expect("a label");
        let html = format!("<html lang={language}><p>{words}");
        let found = decode(&encoding.encode(&html).0, Declaration::Heeded);
        assert_eq!((found.text, found.encoding.name), (html, label));
    }
}

#[test]
fn two_bytes_a_letter_are_known_without_a_mark_in_every_alphabet() {
    for text in [
        "Мост закрыт до осени, сообщила мэрия в понедельник.",
        "Η γέφυρα μένει κλειστή, είπε ο δήμος τη Δευτέρα.",
        "الجسر مغلق حتى الخريف، قالت البلدية يوم الاثنين.",
        "The bridge is shut until autumn, the town said.",
    ] {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, name) in [(little, "UTF-16LE"), (big, "UTF-16BE")] {
            let found = decode(&bytes, Declaration::Ignored);
            assert_eq!((found.text.as_str(), found.encoding.name), (text, name));
        }
    }
    let found = decode("One line.\u{b}Another.".as_bytes(), Declaration::Ignored);
    assert_eq!(found.text, "One line.\nAnother.");
}
