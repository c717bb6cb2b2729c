//! The report: what stands in it, and that nobody's words become markup in its file.

use std::collections::BTreeSet;

use html5gum::{Token, Tokenizer};
use lateral::core::annotation::attribution::{SourceLink, Voice};
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId};
use lateral::core::annotation::summary::Summary;
use lateral::core::annotation::workspace::{Refusal, Workspace};
use lateral::core::annotation::{Body, Unread};
use lateral::core::extra::Extra;
use lateral::core::format::write_summary;
use lateral::core::limits;
use lateral::core::points::attributing::{set_sources, set_voice};
use lateral::core::points::command::{add_position, take_out_claim};
use lateral::core::report::document::{Document, Ground, Inline, ReportBlock};
use lateral::core::report::summary::citable;
use lateral::core::report::voice_sheet::voice_sheet;
use lateral::core::report::voices::{Speaker, voices};
use lateral::core::report::writing::{cite, own_summary, word_count, write_text};
use lateral::core::report::{Signature, compose, html};
use lateral::core::text::escape::is_xml;

use crate::common::command_fixtures::{place, refused};
use crate::common::sample::{ME, stamp};
use crate::hostile::payloads::payloads;
use crate::points::{FIRST, OFFICIAL, SECOND, apply, compared};

fn signed(name: &str) -> Signature {
    Signature {
        id: ME,
        name: name.into(),
        date: "2026-11-26".into(),
    }
}

/// Two answers in one article; the second is an official's.
fn work() -> Workspace {
    let (mut workspace, _) = compared();
    let edit = set_sources(&workspace, SECOND, &[SourceLink::Entity(OFFICIAL)]);
    apply(&mut workspace, edit);
    let edit = set_voice(&workspace, SECOND, Some(Voice::Paraphrase));
    apply(&mut workspace, edit);
    let edit = set_voice(&workspace, FIRST, Some(Voice::Own));
    apply(&mut workspace, edit);
    workspace
}

fn summary(workspace: &mut Workspace, text: &str) {
    let summary = Summary {
        text: text.into(),
        cites: vec![FIRST],
    };
    let body = Body::Unread(Unread {
        kind: Summary::KIND.into(),
        fields: write_summary(&summary, &Extra::new()),
    });
    place(workspace, 900, body);
}

fn section<'a>(document: &'a Document, heading: &str) -> &'a [ReportBlock] {
    let mut sections = document.sections.iter();
    let found = sections.find(|section| section.heading == heading);
    found.map_or(&[], |section| &section.blocks)
}

#[test]
fn an_article_that_contradicts_itself_has_both_answers_on_no_ground() {
    let document = compose(&work(), &signed("Ada"));
    assert_eq!(document.byline, "Ada, 26 November 2026");
    let [ReportBlock::List(headlines), ReportBlock::Table(table)] =
        section(&document, "Where the articles agree and differ")
    else {
        panic!("{document:?}");
    };
    let sentences: Vec<&Inline> = headlines.iter().map(|line| &line[0]).collect();
    let at_odds = Inline::Strong("The north post disagrees with itself".into());
    assert!(sentences.contains(&&at_odds), "{sentences:?}");
    let cell = &table.rows[0].cells[0];
    assert_eq!(cell.ground, Ground::Plain);
    let numbered = |line: &Vec<Inline>| match &line[..] {
        [Inline::Remark(number), _, Inline::Strong(words), ..] => format!("{number} {words}"),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        cell.lines[0],
        [Inline::Remark("disagrees with itself".into())]
    );
    let answers: Vec<String> = cell.lines[1..].iter().map(numbered).collect();
    assert_eq!(answers, ["1 an hour", "2 about 50 minutes"]);
    assert_eq!(
        table.rows[0].head[2],
        Inline::Remark("Differs from itself".into())
    );
    assert_eq!(
        cell.lines[2][4],
        Inline::Remark("a senior official, paraphrase".into())
    );
}

#[test]
fn what_nobody_has_looked_at_is_said() {
    let (mut workspace, key) = compared();
    for claim in [FIRST, SECOND] {
        let edit = take_out_claim(&workspace, ME, &key, claim);
        apply(&mut workspace, edit);
    }
    let document = compose(&workspace, &signed("Ada"));
    let blocks = section(&document, "Where the articles agree and differ");
    let Some(ReportBlock::Table(table)) = blocks.last() else {
        panic!("{blocks:?}");
    };
    let cell = &table.rows[0].cells[0];
    assert_eq!(cell.ground, Ground::NotLooked);
    assert_eq!(cell.lines, [[Inline::Text("not looked yet".into())]]);
}

#[test]
fn every_answer_is_followed_by_its_words() {
    let document = compose(&work(), &signed(""));
    assert_eq!(document.byline, "26 November 2026");
    let quotes = section(&document, "The words behind the answers").iter();
    let words: Vec<&str> = quotes
        .filter_map(|block| match block {
            ReportBlock::Quote(quote) => Some(quote.words.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        words,
        ["They spoke for an hour", "It took about 50 minutes"]
    );
}

#[test]
fn an_answer_without_a_claim_and_the_claims_of_others_say_so() {
    let (mut workspace, key) = compared();
    let edit = add_position(&workspace, stamp(700), &key, "two hours", &[]);
    apply(&mut workspace, edit);
    let mut others = workspace.records()[&FIRST].clone();
    (others.annotator, others.annotator_name) = (AnnotatorId(9), "Bo".into());
    workspace.adopt(Record {
        revision: others.revision + 1,
        ..others
    });
    let document = compose(&workspace, &signed("Ada"));
    let blocks = section(&document, "The words behind the answers");
    let nothing = Inline::Remark("No claim is put to this answer.".into());
    assert!(
        blocks.contains(&ReportBlock::Paragraph(vec![nothing])),
        "{blocks:?}"
    );
    let from: Vec<&str> = blocks
        .iter()
        .filter_map(|block| match block {
            ReportBlock::Quote(quote) => Some(quote.from.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(from, ["The north post · marked by Bo", "The north post"]);
}

#[test]
fn what_nobody_wrote_has_no_part() {
    let (workspace, _) = compared();
    let document = compose(&workspace, &signed(""));
    let headings: Vec<&str> = document
        .sections
        .iter()
        .map(|section| section.heading.as_str())
        .collect();
    assert!(!headings.contains(&"Summary"), "{headings:?}");
    assert!(!headings.contains(&"Who speaks"), "{headings:?}");
    assert!(!headings.contains(&"Remarks"), "{headings:?}");
}

#[test]
fn every_letter_is_somebodys_voice() {
    let workspace = work();
    let all = voices(&workspace, &EntityIndex::new(&workspace));
    let first = &all[0];
    let said: u32 = first.paragraphs.iter().flatten().map(|it| it.length).sum();
    let shares: u32 = first.shares.iter().map(|share| share.length).sum();
    assert_eq!(said, shares);
    assert_eq!(first.shares.iter().map(|it| it.percent).sum::<u32>(), 100);
    let speakers: Vec<Speaker> = first.shares.iter().map(|share| share.speaker).collect();
    let expected = [
        Speaker::Entity(OFFICIAL),
        Speaker::Article,
        Speaker::NotSaid,
    ];
    assert_eq!(speakers, expected, "{first:?}");
}

#[test]
fn who_speaks_is_one_picture_of_all_articles() {
    let workspace = work();
    let mut all = voices(&workspace, &EntityIndex::new(&workspace));
    all.truncate(1);
    let one = voice_sheet(&all);
    all.push(all[0].clone());
    let both = voice_sheet(&all);
    assert!(both.height > one.height && both.width == one.width);
    for payload in payloads() {
        let Some(words) = payload.text else { continue };
        all[0].article = words;
        let svg = voice_sheet(&all).svg;
        assert!(svg.chars().all(is_xml), "{svg}");
        let (elements, ..) = parsed(&svg);
        let known = [
            "svg", "title", "defs", "pattern", "circle", "path", "rect", "text", "g",
        ];
        assert!(
            elements.iter().all(|it| known.contains(&it.as_str())),
            "{svg}"
        );
    }
}

#[test]
fn a_summary_is_written_and_cites_each_thing_once() {
    let mut workspace = work();
    let edit = write_text(&workspace, ME, "They talked.", 1);
    apply(&mut workspace, edit);
    for id in [FIRST, FIRST, SECOND] {
        let citation = cite(&workspace, ME, id, u32::MAX).expect("a citation");
        let done = workspace.apply(&citation.edit.change);
        done.expect("it applies");
    }
    let summary = own_summary(&workspace, ME);
    assert_eq!(summary.text, "They talked. [1] [1] [2]");
    assert_eq!(summary.cites, [FIRST, SECOND]);
    assert_eq!(word_count(&summary.text), 2);
    let blocks = section(&compose(&workspace, &signed("")), "Summary").to_vec();
    let Some(ReportBlock::List(cited)) = blocks.last() else {
        panic!("{blocks:?}");
    };
    assert_eq!(cited.len(), 2);
    let gone = cite(&workspace, ME, RecordId(12_345), 0).map(|citation| citation.edit);
    refused(gone, Refusal::Gone);
}

#[test]
fn it_is_cited_where_the_caret_is() {
    // Before: the text with the caret as "|". After: the text, with the caret behind the sign.
    for (before, after) in [
        ("|", "[1]|"),
        ("An hour|, they said.", "An hour [1]|, they said."),
        ("An ho|ur, they said.", "An hour [1]|, they said."),
        ("An hour |or less", "An hour [1]| or less"),
        ("An hour| or less", "An hour [1]| or less"),
        ("|An hour", "[1]| An hour"),
        ("An hour.\n\n|", "An hour.\n\n[1]|"),
        ("An hour.|\n\nMore.", "An hour. [1]|\n\nMore."),
        ("😀 An hour|.", "😀 An hour [1]|."),
        ("An hour |[2].", "An hour [1]| [2]."),
    ] {
        let mut workspace = work();
        let (left, right) = before.split_once('|').expect("a caret");
        if before.len() > 1 {
            let edit = write_text(&workspace, ME, &format!("{left}{right}"), 1);
            apply(&mut workspace, edit);
        }
        let caret = u32::try_from(left.encode_utf16().count()).expect("short");
        let citation = cite(&workspace, ME, FIRST, caret).expect("a citation");
        let done = workspace.apply(&citation.edit.change);
        done.expect("it applies");
        let text = own_summary(&workspace, ME).text;
        let units: Vec<u16> = text.encode_utf16().collect();
        let (left, right) = units.split_at(citation.caret as usize);
        let text = |units| String::from_utf16(units).expect("whole letters");
        assert_eq!(format!("{}|{}", text(left), text(right)), after);
    }
}

#[test]
fn what_is_typed_in_one_visit_is_one_step() {
    let workspace = work();
    let key = |visit| write_text(&workspace, ME, "They", visit).map(|edit| edit.merge);
    assert_eq!(key(1), key(1));
    assert_ne!(key(1), key(2));
    let long = "x".repeat(limits::SUMMARY as usize + 1);
    refused(
        write_text(&workspace, ME, &long, 1),
        Refusal::SummaryTooLong,
    );
}

#[test]
fn questions_and_claims_are_found_by_their_letters() {
    let workspace = work();
    let words = |letters| -> Vec<String> {
        let found = citable(&workspace, letters, 8).into_iter();
        found.map(|it| it.words).collect()
    };
    assert_eq!(words("HOW LONG"), ["How long did the call last?"]);
    assert_eq!(words("about 50"), ["It took about 50 minutes"]);
    assert_eq!(words("nothing of it"), [""; 0]);
}

/// What a browser makes of a file: the names of its elements and attributes, and its words.
fn parsed(file: &str) -> (BTreeSet<String>, BTreeSet<String>, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (mut elements, mut attributes, mut words) =
        (BTreeSet::new(), BTreeSet::new(), String::new());
    for Ok(token) in Tokenizer::new(file) {
        match token {
            Token::StartTag(tag) => {
                elements.insert(text(&tag.name));
                attributes.extend(tag.attributes.keys().map(|name| text(name)));
            }
            Token::String(string) => words.push_str(&text(&string)),
            Token::Comment(comment) => panic!("a comment: {comment:?}"),
            _ => {}
        }
    }
    (elements, attributes, words)
}

#[test]
fn nobodys_words_become_markup() {
    let mut harmless = work();
    summary(&mut harmless, "What is said twice [1].");
    let (elements, attributes, _) = parsed(&html::write(&compose(&harmless, &signed("Ada"))));
    for payload in payloads() {
        let Some(words) = payload.text else { continue };
        let mut workspace = work();
        summary(&mut workspace, &words);
        let file = html::write(&compose(&workspace, &signed(&words)));
        let (these, those, text) = parsed(&file);
        assert!(these.is_subset(&elements), "{words:?}: {these:?}");
        assert!(those.is_subset(&attributes), "{words:?}: {those:?}");
        let line = words.lines().map(str::trim).find(|line| !line.is_empty());
        let line = line.unwrap_or_default().replace('\0', "\u{fffd}");
        assert!(
            text.contains(&line.replace('\r', "\n")) || text.contains(&line),
            "{words:?} is not in {text:?}"
        );
    }
}

#[test]
fn the_file_asks_for_nothing() {
    let file = html::write(&compose(&work(), &signed("Ada")));
    assert!(file.contains("default-src 'none'"));
    for asking in ["<script", "<link", "<img", "url(http", "@import", "src="] {
        assert!(!file.contains(asking), "{asking}");
    }
}
