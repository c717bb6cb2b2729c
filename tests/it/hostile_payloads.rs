//! Every string that means harm, in every field of a work, in every stored value and every file's name:
//! nothing panics, what is read is within its limits, what is refused has a sentence, the rest is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::common::input_checks::assert_same_marks;
use crate::common::sample::{ME, both};
use crate::common::schema::parse;

use crate::hostile::payloads::{fitting, payloads, texts};
use crate::hostile::{Holds, Place, check_held, check_refused, check_said, with};
use lateral::core::annotation::Body;
use lateral::core::annotation::history::{Side, Step, StepId};
use lateral::core::annotation::record::{Record, RecordId};
use lateral::core::annotation::workspace::{Change, Workspace};
use lateral::core::format::{
    Annotator, Opened, Work, export_work, file_name, import, read_annotator, read_record,
    read_step, write_annotator, write_record, write_step,
};
use lateral::core::import::{DeletedHere, plan};
use lateral::core::lesson::LessonId;
use lateral::core::lesson::article::is_slug;
use lateral::core::limits;
use lateral::core::storage::{Key, restore};
use lateral::core::text::code_points;
use lateral::core::view::{MarkFilter, bars, mark_card, matching, pieces, row, tallies};

const WORK: &str = include_str!("../fixtures/work-1.json");

const IN_WORKS: [Place; 20] = [
    ("/lesson/id", Holds::ItsOwn),
    ("/lesson/title", Holds::Text(limits::LINE)),
    ("/annotator/id", Holds::ItsOwn),
    ("/annotator/name", Holds::Text(limits::LABEL)),
    ("/articles/0/id", Holds::ItsOwn),
    ("/articles/0/sha256", Holds::ItsOwn),
    ("/offset_unit", Holds::ItsOwn),
    ("/records/0/id", Holds::ItsOwn),
    ("/records/0/annotator", Holds::ItsOwn),
    ("/records/0/kind", Holds::ItsOwn),
    ("/records/0/article", Holds::ItsOwn),
    ("/records/0/tag", Holds::ItsOwn),
    ("/records/0/note", Holds::Text(limits::NOTE)),
    ("/records/1/claim_kind", Holds::ItsOwn),
    ("/records/1/gist", Holds::Text(limits::NOTE)),
    ("/records/1/parts/0/exact", Holds::Text(limits::TEXT)),
    ("/records/1/parts/0/prefix", Holds::Text(limits::LINE)),
    ("/records/1/parts/0/suffix", Holds::Text(limits::LINE)),
    ("/records/0/unknown", Holds::Unknown),
    ("/records/0/{}", Holds::Unknown),
];

#[test]
fn there_are_enough_of_them_and_of_every_family() {
    let all = payloads();
    let mut families: BTreeMap<&str, usize> = BTreeMap::new();
    for payload in &all {
        *families.entry(payload.family).or_default() += 1;
    }
    let different: BTreeSet<&str> = all.iter().map(|payload| payload.json.as_str()).collect();
    assert_eq!(different.len(), all.len(), "no payload stands there twice");
    assert!(all.len() >= 400, "{} payloads", all.len());
    assert_eq!(families.len(), 21, "{families:?}");
    assert!(families.values().all(|count| *count >= 8), "{families:?}");
    for payload in &all {
        let read = serde_json::from_str::<String>(&payload.json).ok();
        assert_eq!(read, payload.text, "{payload:?}");
    }
    let lengths: BTreeSet<u32> = texts().iter().map(|text| code_points(text)).collect();
    for length in [64, 65, 1_000, 1_001, 10_000, 10_001] {
        assert!(lengths.contains(&length), "one of {length} characters");
    }
}

#[test]
fn every_field_of_a_work() {
    let file = parse(WORK);
    let mut tried = 0;
    for payload in payloads() {
        for (place, may) in IN_WORKS {
            let context = format!("{:.60} at {place}", payload.json);
            match import(with(&file, place, &payload).as_bytes()) {
                Err(error) => {
                    check_refused(&error, &context);
                    assert!(
                        may == Holds::ItsOwn || payload.text.is_none(),
                        "{context}: {error}"
                    );
                }
                Ok((Opened::Work(work), problems)) => {
                    check_said(&problems, &context);
                    check_work(&work, place, payload.text.as_deref(), &context);
                    if let (Some(words), true) = (&payload.text, place.starts_with("/records/")) {
                        let workspace = taken(&work);
                        let exported = parse(&export_work(&workspace, &work.annotator));
                        check_held(&exported, place, may, words, &problems, &context);
                    }
                }
                Ok(_) => panic!("{context}: a lesson"),
            }
            tried += 1;
        }
    }
    assert_eq!(tried, payloads().len() * IN_WORKS.len());
}

/// A work, taken into an empty workspace.
fn taken(work: &Work) -> Workspace {
    static EMPTY: LazyLock<Workspace> = LazyLock::new(|| Workspace::new(both()));
    let mut workspace = EMPTY.clone();
    let edit = plan(&workspace, work).edit(&work.annotator.name, DeletedHere::ComeBack);
    workspace.apply(&edit.change).expect("there is room");
    workspace
}

#[track_caller]
fn check_work(work: &Work, place: &str, words: Option<&str>, context: &str) {
    assert!(is_slug(work.lesson.as_str()), "{context}");
    assert!(code_points(&work.lesson_title) <= limits::LINE, "{context}");
    assert!(
        code_points(&work.annotator.name) <= limits::LABEL,
        "{context}"
    );
    if let ("/annotator/name", Some(words)) = (place, words) {
        assert_eq!(
            work.annotator.name,
            fitting(words, limits::LABEL),
            "{context}"
        );
    }
    let workspace = taken(work);
    let exported = export_work(&workspace, &work.annotator);
    let Ok((Opened::Work(again), problems)) = import(exported.as_bytes()) else {
        panic!("{context}: the export is not read back");
    };
    assert_eq!(problems, [], "{context}");
    assert_same_marks(&taken(&again), &workspace);
    for record in workspace.records().values() {
        check_record(&workspace, record, context);
    }
    for (at, article) in workspace.lesson().articles.iter().enumerate() {
        for block in 0..article.blocks.len() {
            let shown: String = pieces(&workspace, at, block)
                .into_iter()
                .map(|piece| piece.text)
                .collect();
            assert_eq!(
                shown,
                article.text.slice(article.blocks[block].range),
                "{context}"
            );
            let _ = bars(&workspace, at, block);
        }
        let _ = tallies(&workspace, at);
        let filter = MarkFilter {
            words: words.unwrap_or_default().to_owned(),
            ..MarkFilter::default()
        };
        let _ = matching(&workspace, at, &filter);
    }
}

#[track_caller]
fn check_record(workspace: &Workspace, record: &Record, context: &str) {
    assert_eq!(
        read_record(&write_record(record)).as_ref(),
        Ok(record),
        "{context}"
    );
    let (note, gist) = match record.body() {
        Some(Body::Mention(mention)) => (mention.note.as_str(), ""),
        Some(Body::Claim(claim)) => (claim.note.as_str(), claim.gist.as_str()),
        Some(Body::Entity(entity)) => {
            return assert!(code_points(&entity.name) <= limits::LINE, "{context}");
        }
        Some(Body::Unread(unknown)) => {
            return assert!(code_points(&unknown.kind) <= limits::LABEL, "{context}");
        }
        Some(Body::Rejection(_)) | None => return,
    };
    assert!(
        code_points(note) <= limits::NOTE && code_points(gist) <= limits::NOTE,
        "{context}"
    );
    let card = mark_card(workspace, record.id).expect("a live mark has a card");
    assert_eq!(
        (card.note.as_str(), card.gist.as_str()),
        (note, gist),
        "{context}"
    );
    let line = row(workspace, record.id).expect("a live mark has a line");
    assert!(
        code_points(&line.words) <= 91 && code_points(&line.remark) <= 91,
        "{context}"
    );
}

#[test]
fn every_stored_value_and_every_key() {
    for payload in payloads() {
        let context = format!("{:.60}", payload.json);
        for value in payload.text.iter().chain([&payload.json]) {
            let id = StepId(1, 1);
            assert!(
                read_record(value).is_err()
                    && read_annotator(value).is_err()
                    && read_step(id, value).is_err(),
                "{context}"
            );
            let own = Key::parse(value).is_none_or(|key| key.to_string() == *value);
            assert!(own, "{context}: a key is read as it is written");
            let key = Key::Record(LessonId::parse("x").expect("a slug"), RecordId(1)).to_string();
            let restored = restore(vec![(value.clone(), "1".into()), (key, value.clone())]);
            let found: Vec<&str> = restored
                .damaged
                .iter()
                .map(|each| each.value.as_str())
                .collect();
            assert_eq!(
                found,
                ["1", value],
                "{context}: what cannot be read stays as it is"
            );
        }
        let Some(words) = payload.text else { continue };
        let annotator = Annotator {
            id: ME,
            name: fitting(&words, limits::LABEL),
        };
        assert_eq!(
            read_annotator(&write_annotator(&annotator, 3)),
            Ok((annotator, 3)),
            "{context}"
        );
        let step = Step {
            id: StepId(7, 7),
            revision: 2,
            label: words.clone(),
            side: Side::Undone,
            merge: None,
            reverse: Change::Remove(RecordId(1)),
        };
        assert_eq!(
            read_step(step.id, &write_step(&step)),
            Ok(step),
            "{context}"
        );
    }
}

#[test]
fn every_name_of_a_file() {
    let lesson = LessonId::parse("the-bridge").expect("a slug");
    for words in texts() {
        for (name, date) in [
            (words.as_str(), "2026-01-31"),
            ("", &words),
            (&words, &words),
        ] {
            let file = file_name(&lesson, name, date);
            let stem = file.strip_suffix(".json").expect("a JSON file");
            assert!(stem.starts_with("lateral-the-bridge"), "{file}");
            assert!(stem.len() <= 100, "{file}");
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            assert!(
                stem.bytes().all(plain) && !stem.ends_with('-') && !stem.contains("--"),
                "{file}"
            );
        }
    }
}
