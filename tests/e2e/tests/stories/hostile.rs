//! Every string that means harm, in every field of a lesson and of a work, in every view of the real page:
//! nothing runs, nothing is asked for, nothing becomes a node, and what is shown is the string itself.

use lateral_e2e::Failure;
use lateral_e2e::chance::is_soak;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use serde_json::{Value, json};

mod entities;
#[path = "../../../it/hostile/payloads.rs"]
#[allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    reason = "native tests share the file, and it says why it cannot be read"
)]
pub mod payloads;
mod points;
pub mod sample;
use entities::entities;
use payloads::{Payload, fitting};
use points::{attribute, point};
use sample::shown;

/// To be put into every document before its own scripts.
pub const WATCH: &str = include_str!("hostile/watch.js");

const WALK: &str = concat!(
    include_str!("hostile/view.js"),
    include_str!("hostile/walk.js")
);

/// Most characters of a label, of a line and of a note, as the schemas of the formats say.
const LABEL: u32 = 64;
const LINE: u32 = 1_000;
const NOTE: u32 = 10_000;

/// Fields that hold the string while every view is looked at, by file.
const IN_LESSON: [&str; 25] = [
    "title",
    "language",
    "instructions",
    "unknown field",
    "name of a field",
    "tag label",
    "tag key",
    "tag colour",
    "tag definition",
    "tag example",
    "id of a tag",
    "outlet",
    "headline",
    "byline",
    "date",
    "article language",
    "source",
    "id of an article",
    "text of a headline",
    "text of a standfirst",
    "text of a byline",
    "text of a subheading",
    "text of a paragraph",
    "excluded block",
    "excluded piece",
];
const IN_WORK: [&str; 28] = [
    "lesson title",
    "annotator name",
    "name of a record's annotator",
    "article checksum",
    "unknown field",
    "name of a field",
    "note",
    "gist",
    "how certain a claim is",
    "what a claim probably means",
    "quote",
    "prefix",
    "suffix",
    "id of a record",
    "kind",
    "tag",
    "article",
    "claim kind",
    "name of an entity",
    "other name of an entity",
    "note on an entity",
    "link of an entity",
    "tag of an entity",
    "question of a point",
    "answer of a point",
    "note on a point",
    "voice of a claim",
    "source of a claim",
];

/// Views that every string is shown in; then each is followed as an address.
const VIEWS: [&str; 29] = [
    "a lesson in the import dialog",
    "the first page",
    "a work in the import dialog",
    "a work that is looked at",
    "an entity that is looked at",
    "the first page with a notice",
    "who is working",
    "the card of a claim",
    "the card of a lost mark",
    "the card of words found elsewhere",
    "the card of a mention",
    "marks on the same words",
    "the table of entities",
    "an entity to be merged",
    "the dates of all articles",
    "the picture of who is named where",
    "the table of points",
    "words that other articles have",
    "the export dialog",
    "the notice of a download",
    "the help dialog",
    "the quote dialog",
    "a work on another lesson in the import dialog",
    "the tools beside a selection",
    "the filtered list",
    "a note that is being written",
    "a note taken back",
    "the notice of a deletion",
    "an import taken back",
];

pub fn every_string_in_every_field_in_every_view(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    page.prepare(WATCH)?;
    page.reload()?;
    let all = shown();
    let visits = visits(&all);
    let texts = visits.iter().filter(|visit| visit["raw"] == false);
    // Addresses of the workshop load the page anew, which no script outlives.
    let (leaving, staying): (Vec<Value>, Vec<Value>) = texts.cloned().partition(|visit| {
        visit["text"]
            .as_str()
            .is_some_and(|text| text.starts_with('_'))
    });
    let mut looks = walk(&page, "views", &visits)? + walk(&page, "addresses", &staying)?;
    for visit in &leaving {
        page.open(&format!("#/{}", visit["text"].as_str().unwrap_or_default()))?;
        looks += walk(&page, "here", std::slice::from_ref(visit))?;
    }
    let halves = all.iter().filter(|payload| payload.text.is_none()).count();
    let whole = all.len() - halves;
    assert_eq!(looks, whole * (VIEWS.len() + 1) + halves * 2);
    let combinations = whole * (VIEWS.len() + 1) * (IN_LESSON.len() + IN_WORK.len());
    let least = if is_soak() { 300_000 } else { 150_000 };
    assert!(
        combinations >= least,
        "{combinations} combinations of string, field and view"
    );
    Ok(())
}

/// Shows every string in every view, and answers with how many looks that were.
#[track_caller]
fn walk(page: &Page, which: &str, visits: &[Value]) -> Result<usize, Failure> {
    look(page, WALK, which, visits, |visit| {
        match visit["raw"] == true {
            _ if which != "views" => &["an address"],
            true => &[VIEWS[0], VIEWS[2]],
            false => &VIEWS,
        }
    })
}

/// Walks with every string through views, and answers with how many looks that were. `expected` says
/// which views a string is to be seen in.
#[track_caller]
pub fn look(
    page: &Page,
    script: &str,
    which: &str,
    visits: &[Value],
    expected: impl Fn(&Value) -> &'static [&'static str],
) -> Result<usize, Failure> {
    let list = |value: &Value| -> Vec<String> {
        let texts = value.as_array().into_iter().flatten();
        texts.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let (mut looks, mut faults) = (0, Vec::new());
    for some in visits.chunks(10) {
        let answer = page.ask(script, json!([which, some]))?;
        page.assert_clean()?;
        faults.extend(list(&answer["faults"]));
        let views: Vec<Vec<String>> = answer["views"]
            .as_array()
            .into_iter()
            .flatten()
            .map(list)
            .collect();
        for (visit, views) in some.iter().zip(&views) {
            assert_eq!(*views, expected(visit), "{}", visit["label"]);
            looks += views.len();
        }
        if faults.len() > 30 || views.len() < some.len() {
            break;
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n  {}",
        faults.len(),
        faults.join("\n  ")
    );
    Ok(looks)
}

/// Everything that a walk needs to know of each string.
pub fn visits(all: &[Payload]) -> Vec<Value> {
    let mut last = None;
    let mut visits = Vec::new();
    for (number, payload) in all.iter().enumerate() {
        let visit = visit(number, payload, last.as_deref());
        if payload.text.is_some() {
            last = visit["title"].as_str().map(str::to_owned);
        }
        visits.push(visit);
    }
    visits
}

fn visit(number: usize, payload: &Payload, last: Option<&str>) -> Value {
    let label = format!("{} {number}: {:.80}", payload.family, payload.json);
    let Some(words) = &payload.text else {
        // No text: as a file has it, in fields that hold any text.
        let raw = |file: String| file.replace("\"RAW\"", &payload.json);
        return json!({
            "label": label, "raw": true, "title": "",
            "lesson": raw(lesson(number, "RAW").to_string()),
            "work": raw(work(number, "RAW").to_string()),
        });
    };
    let mut other = work(number, words);
    other["lesson"]["id"] = json!("elsewhere");
    let blank = words.trim().is_empty();
    let tag = if blank {
        "t-0".to_owned()
    } else {
        fitting(words, LABEL)
    };
    json!({
        "label": label,
        "raw": false,
        "id": format!("evil-{number}"),
        "text": words,
        "blank": blank,
        // A line that ends in half a line end cannot be cut there.
        "fits": !words.ends_with('\r'),
        "turns": payload.family == "direction",
        "title": fitting(words, LINE),
        "line": fitting(words, LINE),
        "tag": tag,
        "name": fitting(words, LABEL).trim(),
        "annotator": fitting(words, LABEL),
        "note": fitting(words, NOTE),
        "short": fitting(words, NOTE - 1),
        "last": last,
        "blocks": blocks(words).map(|(_, text)| text),
        "entity": id(number, 11),
        "marks": { "claim": id(number, 2), "mention": id(number, 1), "lost": id(number, 4), "elsewhere": id(number, 10) },
        "lesson": lesson(number, words).to_string(),
        "work": work(number, words).to_string(),
        "other": other.to_string(),
    })
}

fn id(number: usize, record: usize) -> String {
    format!("{:032x}", number * 16 + record)
}

/// The blocks of the first article.
fn blocks(words: &str) -> [(&'static str, String); 8] {
    let words = words.to_owned();
    [
        ("headline", words.clone()),
        ("standfirst", words.clone()),
        ("byline", words.clone()),
        ("subheading", words.clone()),
        ("paragraph", words.clone()),
        ("paragraph", "The river rose on Monday.".to_owned()),
        ("paragraph", format!("Before\t{words}\tafter.")),
        ("excluded", words),
    ]
}

/// Where the block of that number begins, in code points.
fn start(words: &str, block: usize) -> usize {
    let before = &blocks(words)[..block];
    before
        .iter()
        .map(|(_, text)| text.chars().count() + 1)
        .sum()
}

/// A lesson that has the string everywhere, also where none is allowed.
pub fn lesson(number: usize, words: &str) -> Value {
    let line = fitting(words, LINE);
    let text = blocks(words).map(|(_, text)| text).join("\n");
    let spans: Vec<Value> = blocks(words)
        .iter()
        .enumerate()
        .map(|(at, (kind, text))| {
            let start = start(words, at);
            json!({ "kind": kind, "start": start, "end": start + text.chars().count() })
        })
        .collect();
    let piece = start(words, 6) + "Before\t".len();
    let tag = |id: &str, key: &str, colour: &str| json!({ "id": id, "label": fitting(words, LABEL), "key": key, "colour": colour, "definition": line, "example": line });
    let article = |id: &str| {
        json!({
            "id": id, "outlet": line, "headline": line, "byline": line, "date": line, "language": words,
            "source": line, "text": text, "blocks": spans, words: words,
            "excluded": [{ "start": piece, "end": piece + words.chars().count() }],
        })
    };
    let mut second = json!({ "id": "b", "outlet": line, "headline": line, "text": "Two." });
    second["source"] = json!("https://example.org/");
    let mut file = json!({
        "title": line, "language": words, "instructions": format!("{line}\n\n{line}"),
        "tag_set": { "entity": [tag("t-0", "1", "blue"), tag("t-1", words, words), tag(words, "2", "green")] },
        "articles": [article("a"), second, article(words)],
        "unknown": words, words: words,
    });
    for (name, value) in [
        ("format", json!("lateral/lesson")),
        ("version", json!(1)),
        ("id", json!(format!("evil-{number}"))),
    ] {
        file[name] = value;
    }
    // A list of records in a lesson would be gone through, and this is none.
    file.as_object_mut().map(|file| file.remove("records"));
    file
}

/// Words of the first article that stand in it once.
const ELSEWHERE: &str = "Before";

fn work(number: usize, words: &str) -> Value {
    let river = start(words, 5);
    let record = |at: usize, kind: &str, from: usize, exact: &str| {
        json!({
            "id": id(number, at), "rev": 1, "kind": kind, "article": "a", "tag": "t-0",
            "note": fitting(words, NOTE), "gist": fitting(words, NOTE),
            "certainty": fitting(words, LINE), "meant": fitting(words, LINE), "unknown": words, words: words,
            "parts": [{ "start": from, "end": from + exact.chars().count(), "exact": exact, "prefix": "", "suffix": "" }],
        })
    };
    let mut records = vec![
        record(1, "mention", river, "The river"),
        record(2, "claim", river, "The river rose"),
        record(3, "mention", start(words, 4), words),
        record(4, "claim", 0, &format!("{words}\u{ac}")),
    ];
    // Somebody else's.
    records[0]["annotator"] = "ffffffffffffffff".into();
    records[0]["annotator_name"] = fitting(words, LABEL).into();
    for name in ["prefix", "suffix"] {
        records[3]["parts"][0][name] = fitting(words, LINE).into();
    }
    // One record for each field that is checked: it is left out, or kept for a later version.
    for (at, name) in (5..).zip(["id", "kind", "article", "tag", "claim_kind"]) {
        let mut bad = record(
            at,
            if name == "claim_kind" {
                "claim"
            } else {
                "mention"
            },
            river,
            "The river",
        );
        bad[name] = words.into();
        records.push(bad);
    }
    // Its words stand in the text once, between others.
    let mut elsewhere = record(10, "mention", 0, ELSEWHERE);
    for name in ["prefix", "suffix"] {
        elsewhere["parts"][0][name] = fitting(&format!("Nobody {words} nowhere"), LINE).into();
    }
    // A name that is one of the format's own is put right again.
    for (at, record) in (1..).zip(&mut records).take(4) {
        record["id"] = id(number, at).into();
    }
    records.push(elsewhere);
    records.extend(entities(number, words));
    attribute(&mut records[1], &id(number, 11), words);
    records.push(point(number, &id(number, 2), words));
    for record in [0, 2] {
        records[record]["entities"] = json!([id(number, 11)]);
    }
    let mut file = json!({
        "lesson": { "id": format!("evil-{number}"), "title": fitting(words, LINE) },
        "annotator": { "id": format!("{:016x}", number + 1), "name": fitting(words, LABEL) },
        "articles": [{ "id": "a", "sha256": words }],
        "unknown": words, words: words,
    });
    for (name, value) in [
        ("format", json!("lateral/work")),
        ("version", json!(1)),
        ("offset_unit", json!("codepoint")),
        ("records", records.into()),
    ] {
        file[name] = value;
    }
    file
}
