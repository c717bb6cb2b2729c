//! Made-up texts as mail programs, PDF readers, clippers and browsers leave them: wrapped lines, Markdown, archives.

use crate::common::labelled_pages::{check, check_card, field, shown};
use lateral::core::intake::{ArticleDraft, draft};

fn read(name: &str, text: &str) -> ArticleDraft {
    draft(name, text.as_bytes()).expect("a text")
}

#[test]
fn wrapped_lines_are_put_together_whatever_their_width() {
    check(
        "narrow.txt",
        "\
H| Ferry stays in port
 |
P| The harbour office said on Monday that
+| the ferry would not sail before June.
 |
P| Its captain would rather be late than
+| wet, and so would the crew.
",
    );
    check(
        "one.txt",
        "\
H| Ferry to Gull Point stays in port
 |
B| By Rosa Lindqvist
B| 3 March 2021
 |
P| The harbour office said on Monday that the ferry
+| would not sail.
 |
P| Its captain agrees.
",
    );
    // A last line of one word, and one that begins with a capital.
    check(
        "tails.txt",
        "\
H| Ferry to Gull Point stays in port until June
 |
P| The harbour office said that the ferry would not be
+| able to sail before the middle of June, and that the
+| islanders had been told about it in a letter
+| today.
 |
P| Its captain would rather be late than wet, he said on
+| the radio, and his whole crew was of his mind on
+| Monday.
",
    );
    // Every other line is empty, and two part the paragraphs.
    let double = "Ferry to Gull Point stays in port until June\n\n\n\
        The harbour office said that the ferry would not be\n\n\
        able to sail before the middle of June, and that the\n\n\
        islanders had been told about it in a letter.\n\n\n\
        Its captain would rather be late than wet, he said on\n\n\
        the radio, and his whole crew was of his mind.\n";
    let found = shown(&read("double.txt", double)).replace("+| \n", "");
    let starts: Vec<&str> = found.lines().map(|line| &line[..6]).collect();
    assert_eq!(
        starts,
        ["H| Fer", "P| The", "+| abl", "+| isl", "P| Its", "+| the"]
    );
    // Lists and verses keep their lines.
    check(
        "points.txt",
        "\
H| Ferry to Gull Point stays in port until June
 |
P| The harbour office said that the ferry would not be
+| able to sail before the middle of June, and that the
+| islanders had been told about it in a letter.
 |
P| - The shaft has to be replaced by a new one.
P| - The new one is being made in the town of Brenn.
",
    );
}

#[test]
fn words_that_a_line_end_parts_are_put_together() {
    let text = "Ferry to Gull Point stays in port until June\n\n\
        The harbour office said that the ferry would not be a-\n\
        ble to sail, and that all of the four thousand is-\n\
        landers had been told about it in a very long let-\n\
        ter that they got by post from one of the well-\n\
        known pilots of the harbour, who this year part-\n\
        own the ferry and its very long-distance rad\u{ad}\n\
        io, with an old and rather famous island-\n\
        er as the first and so far the only Vice-\n\
        President of the company, as well as the sea- and air-\n\
        crews. Of the air-crews none agreed with it.";
    let draft = read("pdf.txt", text);
    let words = draft.text.as_str().replace('\n', " ");
    for whole in [
        "thousand islanders had",
        "long letter that",
        "the well-known pilots",
        "this year part-own the",
        "long-distance radio, with",
        "famous islander as",
        "Vice- President",
        "and air-crews. Of",
    ] {
        assert!(words.contains(whole), "{whole}: {words}");
    }
    let note = draft.note().expect("a note");
    assert!(note.contains("words that a line end parted"), "{note}");
    assert_eq!(draft.blocks.len(), 2, "{}", shown(&draft));
    // Nothing to put together, nothing to say.
    let plain = read(
        "a.txt",
        "Ferry stays - in port\n\nIt is 3 -\nnot 4, he said of the price of the ferry to the island.\n\nEin-\nund Ausgang",
    );
    assert_eq!((plain.rejoined, plain.note()), (0, None));
}

#[test]
fn markdown_is_read_without_its_signs() {
    let draft = check_note(
        "clipped.md",
        r#"# Ferry to *Gull Point* stays in port #

By **Rosa Lindqvist**
*3 March 2021*

![The ferry](https://post.example/a_b.jpg)

The __harbour office__ said on [Monday](https://post.example/m "the day") that
the ferry ~~may~~ would not sail before ==June==.[^1] It costs 3 * 4 = 12 crowns, and snake_case_words stay.

> “We would *rather* be late than wet,” said [[Imre Vass|its captain]], who has crossed the sound for years.

A long trip
-----------

1. The shaft has to be replaced by a new one, the office says.
2. The new one is `being made` in the town of Brenn\*, it says.

* * *

| Boat | Cost |
|------|------|
| Ferry | 12 crowns |

See <https://post.example/all> & <b>ask</b> the office & its pilots, if 3 < 4 and AT&amp;T works.

[^1]: The fifteenth of June was named by the office on Monday.
[m]: https://post.example/m
"#,
        "\
H| Ferry to Gull Point stays in port
B| By Rosa Lindqvist
B| 3 March 2021
P| The harbour office said on Monday that the ferry may would not sail before June. It costs 3 * 4 = 12 crowns, and snake_case_words stay.
P| “We would rather be late than wet,” said its captain, who has crossed the sound for years.
S| A long trip
P| The shaft has to be replaced by a new one, the office says.
P| The new one is being made in the town of Brenn*, it says.
P| Boat
P| Cost
P| Ferry
P| 12 crowns
P| See https://post.example/all & ask the office & its pilots, if 3 < 4 and AT&T works.
P| The fifteenth of June was named by the office on Monday.",
    );
    check_card(
        &draft,
        "Rosa Lindqvist [Rosa Lindqvist]",
        "2021-03-03 [3 March 2021]",
        "en",
        "nothing",
    );
}

fn check_note(name: &str, text: &str, expected: &str) -> ArticleDraft {
    let draft = read(name, text);
    assert_eq!(shown(&draft), expected);
    draft
}

const NOTE: &str = "The harbour office said that the ferry would not sail before June.\n\nIts captain would *rather* be late than wet, he said.\n";

#[test]
fn front_matter_stands_on_the_card() {
    let fronts = [
        "---\ntitle: \"Ferry: it stays in port\"\nsource: \"https://post.example/ferry\"\nauthor:\n  - \"[[Rosa Lindqvist]]\"\n  - Imre Vass\npublished: 2021-03-03\ncreated: 2026-11-21\ntags:\n  - clippings\n---\n",
        "---\nTitle: 'Ferry: it stays in port'\nURL: https://post.example/ferry # where\nauthors: [Rosa Lindqvist, \"Imre Vass\"]\ndate: 3 March 2021\nupdated: 2021-03-09\n---\n",
        "+++\ntitle = \"Ferry: it stays in port\"\nlink = \"https://post.example/ferry\"\nauthor = \"Rosa Lindqvist, Imre Vass\"\ndate_published = 2021-03-03T09:30:00Z\n+++\n",
        "---\nheadline: Ferry: it stays in port\nsource: \"[Post](https://post.example/ferry)\"\nbyline: Rosa Lindqvist, Imre Vass\npublish-date: Wednesday, 3 March 2021\n---\n",
    ];
    for front in fronts {
        for name in ["clipped.md", "clipped.txt", "Pasted text"] {
            let draft = read(name, &format!("{front}\n{NOTE}"));
            assert_eq!(
                shown(&draft),
                "P| The harbour office said that the ferry would not sail before June.\nP| Its captain would rather be late than wet, he said.",
                "{front}"
            );
            let outlet = if front.contains("[Post]") {
                "Post"
            } else {
                "nothing"
            };
            check_card(
                &draft,
                "Rosa Lindqvist, Imre Vass",
                "2021-03-03",
                "en",
                outlet,
            );
            assert_eq!(
                field(&draft, draft.headline.as_ref()),
                "Ferry: it stays in port",
                "{front}"
            );
            assert_eq!(
                field(&draft, draft.source.as_ref()),
                "https://post.example/ferry"
            );
        }
    }
    let outlet = read(
        "a.md",
        &format!("---\nsource: The Gull Post\nlang: en-GB\n---\n{NOTE}"),
    );
    check_card(&outlet, "nothing", "nothing", "en-GB", "The Gull Post");
    // A line between two paragraphs is none, and neither is one that nobody ends.
    for text in [
        format!("---\n\n{NOTE}"),
        format!("---\nFerry stays\n---\n{NOTE}"),
        format!("---\ntitle: Ferry\n\n{NOTE}"),
    ] {
        let found = read("a.md", &text);
        assert!(found.text.as_str().contains("Its captain"), "{text}");
        assert_eq!((found.byline, found.source), (None, None));
    }
}

#[test]
fn a_text_that_is_no_markdown_stays_as_it_came() {
    let text = "Ferry stays   in port\n\nThe office said: 3 * 4 is 12, and 2 < 3. #ferry\n";
    for name in ["a.txt", "a.md"] {
        assert_eq!(read(name, text).text.as_str(), text);
    }
    let surely = read(
        "Pasted text",
        &format!("# Ferry stays in port\n\n{NOTE}\n[All](https://post.example/)"),
    );
    assert_eq!(
        field(&surely, surely.headline.as_ref()),
        "Ferry stays in port [Ferry stays in port]"
    );
}

/// A page as a browser saves it with everything in one file.
fn archive(kind: &str, coding: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/ferry\r\nSubject: =?utf-8?Q?Ferry?=\r\n\
         Date: Sat, 21 Nov 2026 09:12:44 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x=_1\"\r\n\r\n\
         This is for programs.\r\n----x=_1\r\nContent-Type: text/css\r\n\r\np {{ color: red }}\r\n\
         ----x=_1\r\nContent-Type: {kind}\r\nContent-ID: <frame>\r\nContent-Transfer-Encoding: {coding}\r\nContent-Location: https://post.example/ferry\r\n\r\n"
    );
    [head.as_bytes(), body, b"\r\n----x=_1\r\nContent-Type: text/html\r\n\r\n<p>A frame with an advertisement in it.\r\n----x=_1--\r\n"].concat()
}

#[test]
fn a_saved_archive_is_the_page_in_it() {
    let page = "<html lang=en><h1>Ferry stays in port</h1><p>The harbour office said “no” on Monday, and the café is shut, too.</p>";
    let expected = "H| Ferry stays in port\nP| The harbour office said “no” on Monday, and the café is shut, too.";
    let quoted: String = page
        .bytes()
        .map(|b| {
            if b.is_ascii() && b != b'=' {
                char::from(b).to_string()
            } else {
                format!("={b:02X}")
            }
        })
        .collect();
    let (one, two) = quoted.split_at(40);
    let base = "PGh0bWwgbGFuZz1lbj48aDE+RmVycnkgc3RheXMgaW4gcG9ydDwvaDE+PHA+VGhlIGhhcmJv\r\ndXIgb2ZmaWNlIHNhaWQg4oCcbm/igJ0gb24gTW9uZGF5LCBhbmQgdGhlIGNhZsOpIGlzIHNo\r\ndXQsIHRvby48L3A+";
    let western: Vec<u8> = encoding_rs::WINDOWS_1252.encode(page).0.into_owned();
    for (bytes, name) in [
        (
            archive(
                "text/html",
                "quoted-printable",
                format!("{one}=\r\n{two}").as_bytes(),
            ),
            "a.mhtml",
        ),
        (
            archive(
                "text/html",
                "quoted-printable",
                quoted
                    .to_ascii_lowercase()
                    .replace("=c3=a9", "=C3=A9")
                    .as_bytes(),
            ),
            "lower",
        ),
        (
            archive("text/html; charset=\"utf-8\"", "base64", base.as_bytes()),
            "a.mht",
        ),
        (archive("text/html", "8bit", page.as_bytes()), "a.txt"),
        (
            archive("text/html; charset=windows-1252", "binary", &western),
            "a.html",
        ),
    ] {
        let name_is_lower = name == "lower";
        let draft = draft(if name_is_lower { "a.mht" } else { name }, &bytes).expect("a page");
        let found = shown(&draft);
        if name_is_lower {
            assert_eq!(found.to_lowercase(), expected.to_lowercase());
        } else {
            assert_eq!(found, expected, "{name}");
        }
        assert_eq!(draft.date, None, "the day of saving is not the article's");
        assert_eq!(
            field(&draft, draft.source.as_ref()),
            "https://post.example/ferry"
        );
    }
    // One part alone, parts in parts, and a text.
    let alone = format!(
        "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Location: https://post.example/ferry\n\n{page}"
    );
    assert_eq!(
        shown(&draft("a.mht", alone.as_bytes()).expect("a page")),
        expected
    );
    let nested = format!(
        "Mime-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nNo.\n--b\nContent-Type: text/html\n\n{page}\n--b--\n--a--\n"
    );
    assert_eq!(
        shown(&draft("a.eml", nested.as_bytes()).expect("a page")),
        expected
    );
    // A letter that only begins like one stays a text, and what is cut off is read as far as it goes.
    let letter = "From: Rosa\nSubject: Ferry\n\nThe harbour office said on Monday that the ferry would not sail.";
    assert_eq!(
        draft("a.txt", letter.as_bytes())
            .expect("a text")
            .text
            .as_str(),
        letter
    );
    let cut = archive("text/html", "8bit", page.as_bytes());
    let end = cut
        .windows(4)
        .position(|four| four == b"</p>")
        .expect("an end");
    assert_eq!(
        shown(&draft("a.mhtml", &cut[..end]).expect("a page")),
        expected
    );
}

#[test]
fn who_saved_a_page_says_where_it_was() {
    for comment in [
        "<!-- saved from url=(0026)https://post.example/ferry -->",
        "<!--\n Page saved with SingleFile \n url: https://post.example/ferry \n saved date: Sat Nov 21 2026\n-->",
        "<!--Page saved with SingleFile url:https://post.example/ferry-->",
        "<!-- Mirrored from post.example/ferry by HTTrack Website Copier/3.x [XR&CO'2014] -->",
    ] {
        for html in [
            format!(
                "<!DOCTYPE html> {comment}<html><body><p>The harbour office said “no” on Monday.</p>"
            ),
            format!(
                "<!DOCTYPE html><html>{comment}<head></head><body><p>The harbour office said “no” on Monday.</p>"
            ),
        ] {
            let draft = read("a.html", &html);
            assert_eq!(
                field(&draft, draft.source.as_ref()),
                "https://post.example/ferry",
                "{comment}"
            );
            assert_eq!(draft.date, None);
        }
    }
}
