//! What is written says the truth about the text beside it: whoever cuts the text by the offsets has the quote.

use std::sync::{Arc, LazyLock};

use crate::common::random;
use crate::common::sample::{ME, annotator, article, claim, lesson, mention, record, tag};
use crate::common::schema::{Schema, parse};
use crate::common::test_effort::cases;
use lateral::core::annotation::command::{accept_elsewhere, refuse_elsewhere};
use lateral::core::annotation::history::Session;
use lateral::core::annotation::record::{Record, RecordId};
use lateral::core::annotation::workspace::{Refusal, Workspace};
use lateral::core::annotation::{Body, Mention};
use lateral::core::format::{Opened, Work, export_work, import};
use lateral::core::import::{DeletedHere, plan};
use lateral::core::lesson::Lesson;
use lateral::core::text::TextRange;
use lateral::core::text::checksum::sha256_hex;
use lateral::core::view::{
    MarkFilter, MarkStyle, Stroke, bars, mark_card, matching, pieces, printed_marks, row,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

fn read(file: &str) -> Work {
    match import(file.as_bytes()) {
        Ok((Opened::Work(work), problems)) if problems.is_empty() => *work,
        other => panic!("a good work, not {other:?}"),
    }
}

/// A lesson of one article called `north`.
fn lesson_of(source: &str) -> Arc<Lesson> {
    lesson(vec![article("north", source).0])
}

/// A workspace on a text with marks that were made on another.
fn on_text(source: &str, records: &[Record]) -> Workspace {
    let mut workspace = Workspace::new(lesson_of(source));
    for record in records {
        workspace.adopt(record.clone());
    }
    workspace
}

fn letters(text: &str, part: &Value) -> String {
    let at = |name: &str| part[name].as_u64().and_then(|at| usize::try_from(at).ok());
    let (start, end) = (at("start").expect("a start"), at("end").expect("an end"));
    text.chars().skip(start).take(end - start).collect()
}

/// Read once: it takes longer than a file takes to be judged by it.
static WORK_SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::load("work"));

/// What is wrong with an export, if anything; and the parts of every record, with why they are not found.
fn check(workspace: &Workspace) -> Result<Vec<(String, Vec<Value>)>, TestCaseError> {
    let file = export_work(workspace, &annotator());
    let json = parse(&file);
    prop_assert_eq!(WORK_SCHEMA.fault(&json), None);
    let text = &workspace.lesson().articles[0].text;
    prop_assert_eq!(
        json["articles"][0]["sha256"].as_str(),
        Some(&*sha256_hex(text.as_str()))
    );
    let mut all = Vec::new();
    for record in json["records"].as_array().expect("records") {
        let parts = record["parts"].as_array().cloned().unwrap_or_default();
        let place = record["place"].as_str().unwrap_or_default().to_owned();
        if place.is_empty() {
            for part in &parts {
                prop_assert_eq!(Some(&*letters(text.as_str(), part)), part["exact"].as_str());
            }
        }
        all.push((place, parts));
    }
    // On paper and in the list it is the same.
    let printed = printed_marks(workspace, 0);
    for card in printed.marks.iter().map(|mark| &mark.card) {
        for part in &card.parts {
            let found = part.range.map(|range| text.slice(range));
            prop_assert!(found.is_none_or(|words| words == part.words));
            prop_assert_eq!(found.is_none(), card.lost);
        }
    }
    Ok(all)
}

const V1: &str = "The pier was closed on Tuesday.\n⟦Ruth Amberley⟧ said so.";
const V2: &str = "Updated at noon.\nThe pier was closed on Tuesday.\n⟦Ruth Amberley⟧ said so.";

/// One mark on the ranges without a name of a text.
fn marked(source: &str) -> Vec<Record> {
    let (article, marked) = article("north", source);
    vec![record(
        1,
        mention(&article.text, &marked.ranges(""), "person"),
    )]
}

#[test]
fn what_moved_is_written_where_it_stands() {
    let records = marked(V1);
    let moved = on_text(V2, &records);
    let found = check(&moved).expect("a good export");
    let (place, parts) = &found[0];
    assert_eq!(place, "");
    assert_eq!(
        (&parts[0]["start"], &parts[0]["end"]),
        (&49.into(), &62.into())
    );
    assert_eq!(parts[0]["prefix"], " was closed on Tuesday.\n");

    // Through a file that was made on the earlier text, too.
    let work = read(&export_work(&on_text(V1, &records), &annotator()));
    let mut session = Session::new(on_text(V2, &[]));
    let taken = plan(session.workspace(), &work);
    assert_eq!((taken.new, taken.lost, taken.elsewhere), (1, 0, 0));
    session
        .commit(taken.edit("", DeletedHere::StayDeleted))
        .expect("room");
    let again = export_work(session.workspace(), &annotator());
    assert!(again.contains("\"start\": 49"), "{again}");

    // One's own file is taken in again, and nothing is new in it.
    let back = plan(session.workspace(), &read(&again));
    assert!(back.is_empty());
    assert_eq!((back.same, back.changed, back.older), (1, 0, 0));
}

#[test]
fn what_is_lost_is_written_as_lost_with_its_quote_and_the_text_that_it_was_made_on() {
    let records = marked(V1);
    let work = read(&export_work(&on_text(V1, &records), &annotator()));
    let mut session = Session::new(on_text("Nobody said a word.", &[]));
    let taken = plan(session.workspace(), &work);
    assert_eq!((taken.new, taken.lost), (1, 1));
    session
        .commit(taken.edit("", DeletedHere::StayDeleted))
        .expect("room");
    let file = export_work(session.workspace(), &annotator());
    let json = parse(&file);
    let lost = &json["records"][0];
    let old = lesson_of(V1);
    assert_eq!(lost["place"], "lost");
    assert_eq!(lost["text_sha256"], old.articles[0].sha256);
    assert_eq!(lost["parts"][0]["exact"], "Ruth Amberley");
    assert_eq!(
        letters(old.articles[0].text.as_str(), &lost["parts"][0]),
        "Ruth Amberley"
    );
    // The same file again, and one's own, bring nothing new; where the text is right it is found again.
    assert_eq!(plan(session.workspace(), &work).same, 1);
    assert_eq!(plan(session.workspace(), &read(&file)).same, 1);
    let found = on_text(V2, &read(&file).records);
    let found = parse(&export_work(&found, &annotator()));
    assert_eq!(found["records"][0]["parts"][0]["start"], 49);
    assert_eq!(found["records"][0].get("place"), None);
    assert_eq!(found["records"][0].get("text_sha256"), None);
}

const ALPHA: &str = "Team Alpha reported that the new ⟦schedule cut delays⟧.\nTeam Beta reported that the new schedule cut delays.";
const BETA: &str = "Team Beta reported that the new schedule cut delays.\nNobody else reported.";

#[test]
fn a_lookalike_is_shown_and_taken_only_by_somebody_s_yes() {
    let work = read(&export_work(&on_text(ALPHA, &marked(ALPHA)), &annotator()));
    let here = on_text(BETA, &[]);
    let taken = plan(&here, &work);
    assert_eq!((taken.new, taken.lost, taken.elsewhere), (1, 0, 1));
    let mut session = Session::new(here);
    session
        .commit(taken.edit("", DeletedHere::StayDeleted))
        .expect("room");
    let id = RecordId(1);
    let state = |session: &Session| {
        let workspace = session.workspace();
        let card = mark_card(workspace, id).expect("a mark");
        let line = row(workspace, id).expect("a row");
        assert_eq!((card.lost, card.elsewhere), (line.lost, line.elsewhere));
        let all = matching(workspace, 0, &MarkFilter::default());
        assert_eq!(all, [id], "it is listed");
        let json = parse(&export_work(workspace, &annotator()));
        let place = json["records"][0]["place"].as_str().map(str::to_owned);
        (card.lost, card.elsewhere, place)
    };
    let waiting = (true, true, Some("elsewhere".to_owned()));
    assert_eq!(state(&session), waiting);
    assert_eq!(session.workspace().index().ranges(id), []);

    let yes = accept_elsewhere(session.workspace(), id).expect("a place");
    session.commit(yes).expect("a change");
    assert_eq!(state(&session), (false, false, None));
    let place = TextRange::between(32, 51);
    assert_eq!(session.workspace().index().ranges(id), [place]);
    assert_eq!(
        accept_elsewhere(session.workspace(), id),
        Err(Refusal::NoWords)
    );
    session.undo().expect("a step");
    assert_eq!(state(&session), waiting);

    let no = refuse_elsewhere(session.workspace(), id).expect("a place");
    session.commit(no).expect("a change");
    let lost = (true, false, Some("lost".to_owned()));
    assert_eq!(state(&session), lost);
    assert_eq!(
        refuse_elsewhere(session.workspace(), id),
        Err(Refusal::NoWords)
    );
    // The no goes along with the work, and holds for other words only.
    let file = read(&export_work(session.workspace(), &annotator()));
    let there = on_text(BETA, &file.records);
    assert!(there.index().elsewhere(id).is_empty());
    let first = on_text(ALPHA, &file.records);
    assert_eq!(first.index().ranges(id), [TextRange::between(33, 52)]);
    session.undo().expect("a step");
    assert_eq!(state(&session), waiting);
}

#[test]
fn a_lookalike_is_framed_in_the_text_and_is_no_mark_there() {
    let (source, strayed) = article("north", ALPHA);
    let ranges = strayed.ranges("");
    let text = &source.text;
    let records = [
        record(1, mention(text, &ranges, "person")),
        record(2, claim(text, &ranges)),
    ];
    let workspace = on_text(BETA, &records);
    let place = TextRange::between(32, 51);
    for id in [RecordId(1), RecordId(2)] {
        assert_eq!(workspace.index().drawn(id), [place]);
        assert_eq!(workspace.index().neighbours(id), (None, None));
    }
    let stroke = |lane| Stroke {
        lane,
        look: MarkStyle::Elsewhere,
    };
    let drawn: Vec<_> = pieces(&workspace, 0, 0)
        .into_iter()
        .filter(|piece| !piece.marks.is_empty())
        .map(|piece| (piece.text, piece.opens, piece.tint, piece.strokes))
        .collect();
    let said = "Person, found elsewhere: look, Claim, found elsewhere: look";
    assert_eq!(
        drawn,
        [(
            "schedule cut delays".to_owned(),
            said.to_owned(),
            None,
            vec![stroke(0), stroke(1)]
        )]
    );
    assert!(bars(&workspace, 0, 0).is_empty());
    assert_eq!(workspace.index().in_order(0).count(), 0);
}

/// A letter is cut out and some are put in, at a place of the text.
fn edited(text: &str, edits: &[(u32, u32, String)]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (at, cut, put) in edits {
        let at = *at as usize % (letters.len() + 1);
        let end = (at + *cut as usize).min(letters.len());
        letters.splice(at..end, put.chars());
    }
    letters.into_iter().collect()
}

fn edits() -> impl Strategy<Value = Vec<(u32, u32, String)>> {
    vec((0..400_u32, 0..9_u32, random::text(4)), 0..6)
}

proptest! {
    #![proptest_config(cases(1_500, 50_000))]

    #[test]
    fn whoever_cuts_the_text_by_the_offsets_has_the_quote(
        source in random::text(40), edits in edits(), ranges in vec(vec((0..200_u32, 1..20_u32), 1..3), 1..6), again in any::<bool>(),
    ) {
        let source = if again { format!("{source} {source}") } else { source };
        let (old, _) = article("north", &source);
        let mut records = Vec::new();
        for (number, ranges) in (1..).zip(&ranges) {
            let ranges: Vec<TextRange> = ranges.iter().map(|(at, length)| TextRange::between(*at, at + length)).collect();
            let clean = ranges.iter().any(|range| !old.text.trimmed(old.text.on_graphemes(*range)).is_empty());
            if clean {
                let body = if number % 2 == 0 { claim(&old.text, &ranges) } else { mention(&old.text, &ranges, "person") };
                records.push(record(number, body));
            }
        }
        let new = edited(old.text.as_str(), &edits);
        let workspace = on_text(&new, &records);
        let written = check(&workspace)?;
        prop_assert_eq!(written.len(), records.len());
        for (place, parts) in &written {
            // What is not found is written as it was made, to the letter.
            let words: Vec<&str> = parts.iter().filter_map(|part| part["exact"].as_str()).collect();
            let same = records.iter().filter_map(Record::body).filter_map(Body::anchor).any(|anchor| {
                anchor.parts().iter().map(|part| part.quote.exact.as_str()).eq(words.iter().copied())
            });
            prop_assert!(same, "{place}: {words:?}");
        }
        // One's own file brings nothing, here or elsewhere, and is written as it was.
        let file = export_work(&workspace, &annotator());
        let work = read(&file);
        let back = plan(&workspace, &work);
        prop_assert!(back.is_empty(), "{:?}", back);
        prop_assert_eq!(back.same, records.len());
        let second = on_text(&new, &work.records);
        prop_assert_eq!(export_work(&second, &annotator()), file);
        for record in &records {
            prop_assert_eq!(second.index().ranges(record.id), workspace.index().ranges(record.id));
        }
    }
}

#[test]
fn marks_of_a_lesson_without_their_tag_are_placed_too() {
    let (old, marked) = article("north", V1);
    let body = match mention(&old.text, &marked.ranges(""), "person") {
        Body::Mention(it) => Body::Mention(Mention {
            tag: tag("own-tag"),
            ..it
        }),
        other => other,
    };
    let mine = Record {
        annotator: ME,
        ..record(1, body)
    };
    let found = check(&on_text(V2, &[mine])).expect("a good export");
    assert_eq!(found[0].1[0]["start"], 49);
}
