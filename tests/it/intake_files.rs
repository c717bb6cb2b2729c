//! Files as they come: encodings, bounds, what is no text.

use crate::common::invariants::check_draft;
use crate::common::test_effort::cases;
use encoding_rs::Encoding;
use lateral::core::intake::encoding::{Declaration, EncodingEvidence, decode};
use lateral::core::intake::{IntakeError, draft};
use lateral::core::limits;
use lateral::core::text::Text;
use proptest::prelude::*;

const WORDS: &str = "Zwölf “Boote”\u{a0}– über  Nacht\0 weg … 50 €";

#[track_caller]
fn check_decoded(
    bytes: &[u8],
    html: Declaration,
    text: &str,
    name: &str,
    evidence: EncodingEvidence,
    replaced: usize,
) {
    let found = decode(bytes, html);
    assert_eq!(found.text, text);
    assert_eq!(
        (
            found.encoding.name,
            found.encoding.evidence,
            found.encoding.replaced
        ),
        (name, evidence, replaced)
    );
}

fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn every_encoding_is_recognised_and_nothing_but_the_mark_is_dropped() {
    let plain = Declaration::Ignored;
    check_decoded(
        WORDS.as_bytes(),
        plain,
        WORDS,
        "UTF-8",
        EncodingEvidence::Fits,
        0,
    );
    check_decoded(
        format!("\u{feff}{WORDS}\u{feff}").as_bytes(),
        plain,
        &format!("{WORDS}\u{feff}"),
        "UTF-8",
        EncodingEvidence::Mark,
        0,
    );
    check_decoded(
        &utf16(&format!("\u{feff}{WORDS}"), u16::to_le_bytes),
        plain,
        WORDS,
        "UTF-16LE",
        EncodingEvidence::Mark,
        0,
    );
    check_decoded(
        &utf16(&format!("\u{feff}{WORDS}"), u16::to_be_bytes),
        plain,
        WORDS,
        "UTF-16BE",
        EncodingEvidence::Mark,
        0,
    );
    let bare = WORDS.replace('\0', "");
    check_decoded(
        &utf16(&bare, u16::to_le_bytes),
        plain,
        &bare,
        "UTF-16LE",
        EncodingEvidence::Zeros,
        0,
    );
    check_decoded(
        &utf16(&bare, u16::to_be_bytes),
        plain,
        &bare,
        "UTF-16BE",
        EncodingEvidence::Zeros,
        0,
    );
    check_decoded(
        b"caf\xe9 \x80 \x93so\x94",
        plain,
        "café € “so”",
        "windows-1252",
        EncodingEvidence::Guessed,
        0,
    );
    check_decoded(
        "übermäßig schön, \u{fffd} ja".as_bytes(),
        plain,
        "übermäßig schön, \u{fffd} ja",
        "UTF-8",
        EncodingEvidence::Fits,
        0,
    );
    let damaged =
        [b"gr\xc3\xbc\xc3\x9fe f\xc3\xbcr \xff alle m\xc3\xbctter \xef\xbf\xbd".as_slice()]
            .concat();
    check_decoded(
        &damaged,
        plain,
        "grüße für \u{fffd} alle mütter \u{fffd}",
        "UTF-8",
        EncodingEvidence::NearlyFits,
        1,
    );
    check_decoded(
        b"a\r\nb\rc\n\r\nd",
        plain,
        "a\nb\nc\n\nd",
        "UTF-8",
        EncodingEvidence::Fits,
        0,
    );
    check_decoded(b"", plain, "", "UTF-8", EncodingEvidence::Fits, 0);
}

#[test]
fn an_encoding_that_nobody_declares_is_guessed_from_the_bytes() {
    let texts = [
        (
            "windows-1251",
            "Мост через реку закрыт до осени. Об этом сообщила мэрия.",
        ),
        (
            "KOI8-U",
            "Мост через реку закрыт до осени. Об этом сообщила мэрия.",
        ),
        (
            "Shift_JIS",
            "橋は秋まで通行止めになる。市長が月曜日に発表した。",
        ),
        (
            "EUC-JP",
            "橋は秋まで通行止めになる。市長が月曜日に発表した。",
        ),
        ("GBK", "大桥将关闭到秋天。市长星期一宣布了这个消息。"),
        ("Big5", "大橋將關閉到秋天。市長星期一宣布了這個消息。"),
        (
            "EUC-KR",
            "다리는 가을까지 폐쇄된다. 시장이 월요일에 발표했다.",
        ),
        (
            "ISO-8859-2",
            "Most zostanie zamknięty do jesieni, jak mówią władze. Żółta łódź.",
        ),
        (
            "windows-1252",
            "Die Brücke bleibt bis zum Herbst gesperrt, sagte die Bürgermeisterin.",
        ),
    ];
    for (name, text) in texts {
        let encoding = Encoding::for_label(name.as_bytes()).expect("a label of the standard");
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy, "{name} has these letters");
        check_decoded(
            &bytes,
            Declaration::Ignored,
            text,
            name,
            EncodingEvidence::Guessed,
            0,
        );
    }
}

#[test]
fn a_page_may_declare_its_encoding() {
    let heeded = Declaration::Heeded;
    for declaration in [
        "<meta charset=windows-1251>",
        "<META content='text/html; charset=windows-1251'>",
        "<meta x><meta charset = \"windows-1251\" />",
    ] {
        let bytes = [declaration.as_bytes(), b"\xcc\xe8\xf0"].concat();
        let text = format!("{declaration}Мир");
        check_decoded(
            &bytes,
            heeded,
            &text,
            "windows-1251",
            EncodingEvidence::Declared,
            0,
        );
        let other = decode(&bytes, Declaration::Ignored);
        assert_eq!(other.encoding.evidence, EncodingEvidence::Guessed);
    }
    // Saved anew as UTF-8, with the old declaration in it.
    check_decoded(
        "<meta charset=windows-1251>Мир".as_bytes(),
        heeded,
        "<meta charset=windows-1251>Мир",
        "UTF-8",
        EncodingEvidence::Fits,
        0,
    );
    check_decoded(
        b"<meta charset=iso-2022-jp>\x1b$BF|K\\\x1b(B",
        heeded,
        "<meta charset=iso-2022-jp>日本",
        "ISO-2022-JP",
        EncodingEvidence::Declared,
        0,
    );
    check_decoded(
        b"<meta charset=utf-16>caf\xe9",
        heeded,
        "<meta charset=utf-16>café",
        "windows-1252",
        EncodingEvidence::Disproved,
        0,
    );
}

#[test]
fn what_is_replaced_or_guessed_is_told() {
    let told = |bytes: &[u8]| decode(bytes, Declaration::Ignored).encoding.sentence();
    assert_eq!(told(b"plain"), None);
    assert!(told(b"caf\xe9").expect("a guess").contains("windows-1252"));
    let one = told("ä ö ü ß x".replace('x', "").as_bytes());
    assert_eq!(one, None);
    let damaged = [b"\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4".as_slice(), b"\xff"].concat();
    assert!(
        told(&damaged)
            .expect("a loss")
            .starts_with("1 character in the file could not be read as UTF-8")
    );
}

#[test]
fn bounds_and_foreign_files_are_told() {
    let told = |bytes: &[u8]| draft("a.txt", bytes).expect_err("a refusal");
    let large = vec![b'a'; usize::try_from(limits::FILE_BYTES).expect("small") + 1];
    assert_eq!(told(&large), IntakeError::TooLarge);
    let most = limits::TEXT as usize;
    assert_eq!(told(&large[..=most]), IntakeError::TooLong);
    assert!(draft("a.txt", &large[..most]).is_ok());
    assert_eq!(
        draft("a.html", &large[..=most]).expect_err("a refusal"),
        IntakeError::TooLong
    );
    for empty in ["", " \n\u{a0}\r\n", "\u{feff}"] {
        assert_eq!(told(empty.as_bytes()), IntakeError::NoWords);
    }
    assert_eq!(
        draft("a.html", b"<html><script>x</script>").expect_err("a refusal"),
        IntakeError::NoWords
    );
    assert_eq!(told(b"%PDF-1.4 ..."), IntakeError::NotText("a PDF"));
    for error in [
        IntakeError::TooLarge,
        IntakeError::TooLong,
        IntakeError::NoWords,
        told(b"PK\x03\x04"),
    ] {
        assert!(
            error.to_string().contains("Nothing was changed."),
            "{error}"
        );
    }
}

/// Bits of pages that mean something, in any order.
fn bits() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u{a0}",
        "The mayor said on Monday that the old bridge is closed to all carts. ",
        "By Ada Quill",
        "Share",
        "© 2015 X",
        "19 September 2015",
        "2015-09-19",
        "2015年9月19日",
        "Read more: x",
        "[ad]",
        "{ad}",
        "{{",
        "]",
        "ADVERTISEMENT",
        "e\u{301}",
        "\u{301}",
        "👩‍👩‍👧",
        "\u{200d}",
        "<p>",
        "</p>",
        "<div hidden>",
        "</div>",
        "<nav>",
        "</nav>",
        "<h1>",
        "</h1>",
        "<br>",
        "<a href=x>",
        "</a>",
        "<title>",
        "</title>",
        "<time datetime=2015-09-19>",
        "</time>",
        "<span style=display:none>",
        "</span>",
        "<pre>",
        "<script>",
        "</script>",
        "<svg/>",
        "<!--",
        "-->",
        "<",
        "&amp;",
        "&#x301;",
        "KYIV (X) — ",
        "日本語の文。",
        "\0",
        "|",
        " - ",
        "(dpa)",
        "Comments (3)",
        "Most read",
    ]);
    prop::collection::vec(bits, 0..40).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(cases(1_500, 100_000))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), page in any::<bool>()) {
        if let Ok(draft) = draft(if page { "a.html" } else { "a.txt" }, &bytes) {
            check_draft(&draft);
        }
    }

    #[test]
    fn any_page_keeps_the_promises_of_an_article(source in bits(), page in any::<bool>()) {
        if let Ok(draft) = draft(if page { "a.html" } else { "a - b.txt" }, source.as_bytes()) {
            check_draft(&draft);
        }
    }

    #[test]
    fn a_text_stays_as_it_came(source in bits()) {
        let source = format!("Words {}", source.replace(['\r', '<'], ""));
        let draft = draft("a.txt", source.as_bytes()).expect("words");
        prop_assert_eq!(draft.text, Text::new(&source));
    }
}
