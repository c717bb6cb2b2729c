//! What lies in a store: keys and values come back as they were, and damage is told and never lost.

use crate::common::random;
use crate::common::sample::{annotator, both, claim};
use crate::common::test_effort::cases;
use lateral::core::annotation::history::{Side, Step, StepId};
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId, State};
use lateral::core::annotation::workspace::Change;
use lateral::core::format::{
    Annotator, read_annotator, read_record, read_step, write_annotator, write_record, write_step,
};
use lateral::core::lesson::LessonId;
use lateral::core::limits;
use lateral::core::storage::{
    Key, PREFIX, Restored, Setting, lessons_prefix, restore, work_prefix,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Values as each version has always written them. Written once, read for ever.
const FIRST: &str = include_str!("../fixtures/stored-1.json");
const SECOND: &str = include_str!("../fixtures/stored-2.json");

fn lesson_id() -> impl Strategy<Value = LessonId> {
    "[a-z0-9-]{1,64}".prop_map(|name| LessonId::parse(&name).expect("a slug"))
}

fn step_id() -> impl Strategy<Value = StepId> {
    any::<(u64, u32)>().prop_map(|(number, tab)| StepId(number, tab))
}

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        lesson_id().prop_map(Key::Lesson),
        lesson_id().prop_map(Key::Annotator),
        (lesson_id(), any::<u128>()).prop_map(|(lesson, id)| Key::Record(lesson, RecordId(id))),
        (lesson_id(), step_id()).prop_map(|(lesson, id)| Key::Step(lesson, id)),
        lesson_id().prop_map(Key::Place),
        select(Setting::ALL.to_vec()).prop_map(Key::Setting),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let put =
        random::record().prop_filter("tombstones are removals", |record| record.body().is_some());
    let put = put.prop_map(Change::Restore);
    let remove = any::<u128>().prop_map(|id| Change::Remove(RecordId(id)));
    prop_oneof![3 => put, 1 => remove]
        .prop_recursive(2, 8, 4, |inner| vec(inner, 0..4).prop_map(Change::Batch))
}

proptest! {
    #![proptest_config(cases(1_000, 50_000))]

    #[test]
    fn keys_are_read_back_as_written(key in key()) {
        let name = key.to_string();
        prop_assert!(name.starts_with(PREFIX));
        prop_assert_eq!(Key::parse(&name), Some(key));
    }

    #[test]
    fn one_thing_has_one_key(key in key(), at in any::<usize>(), letter in select(vec!['+', 'A', '-', '0', '/', ' ', 'é'])) {
        // However a key is bent, it is either not ours or exactly the name of what it is read as.
        let mut letters: Vec<char> = key.to_string().chars().collect();
        let at = at % letters.len();
        letters[at] = letter;
        let bent: String = letters.into_iter().collect();
        if let Some(read) = Key::parse(&bent) {
            prop_assert_eq!(read.to_string(), bent);
        }
    }

    #[test]
    fn records_are_read_back_as_written(record in random::record()) {
        prop_assert_eq!(read_record(&write_record(&record)), Ok(record));
    }

    #[test]
    fn annotators_are_read_back_as_written(id in any::<u64>(), revision in any::<u64>(), name in random::words()) {
        let name = name.chars().take(limits::LABEL as usize).collect();
        let annotator = Annotator { id: AnnotatorId(id), name };
        prop_assert_eq!(read_annotator(&write_annotator(&annotator, revision)), Ok((annotator, revision)));
    }

    #[test]
    fn steps_are_read_back_as_written(id in step_id(), revision in any::<u64>(), label in random::words(), done in any::<bool>(), reverse in change()) {
        let side = if done { Side::Done } else { Side::Undone };
        let step = Step { id, revision, label, side, merge: None, reverse };
        prop_assert_eq!(read_step(id, &write_step(&step)), Ok(step));
    }

    #[test]
    fn a_torn_or_edited_value_is_never_another_record(record in random::record(), at in any::<usize>(), letter in any::<char>()) {
        let value = write_record(&record);
        let mut letters: Vec<char> = value.chars().collect();
        let at = at % letters.len();
        let torn: String = letters[..at].iter().collect();
        prop_assert!(read_record(&torn).is_err(), "{}", torn);
        letters[at] = letter;
        let edited: String = letters.iter().collect();
        if let Ok(read) = read_record(&edited) {
            prop_assert_eq!(&read, &record);
        }
        letters.remove(at);
        let shorter: String = letters.into_iter().collect();
        if let Ok(read) = read_record(&shorter) {
            prop_assert_eq!(&read, &record);
        }
    }

    #[test]
    fn whatever_lies_in_a_store_is_read_or_reported(
        key in prop_oneof![4 => key().prop_map(|key| key.to_string()), 1 => random::words()],
        value in prop_oneof![
            2 => random::record().prop_map(|record| write_record(&record)),
            1 => random::words(),
            1 => Just(write_annotator(&annotator(), 1)),
        ],
    ) {
        let restored = restore(vec![(key.clone(), value.clone())]);
        let read = restored.records.len() + restored.steps.len()
            + usize::from(restored.annotator.is_some()) + usize::from(restored.place.is_some());
        prop_assert_eq!(read + restored.damaged.len(), 1);
        for damaged in restored.damaged {
            prop_assert_eq!((&damaged.key, &damaged.value), (&key, &value));
            prop_assert!(damaged.why.to_string().ends_with('.'), "{}", damaged.why);
        }
    }
}

fn lesson() -> LessonId {
    both().id.clone()
}

fn record() -> Record {
    let text = both().articles[0].text.clone();
    crate::common::sample::record(7, claim(&text, &[text.range()]))
}

fn step() -> Step {
    Step {
        id: StepId(3, 9),
        revision: 2,
        label: "delete “x”".into(),
        side: Side::Undone,
        merge: None,
        reverse: Change::Batch(vec![Change::Remove(RecordId(1)), Change::Restore(record())]),
    }
}

/// A step that cannot be done again.
fn dropped() -> Step {
    Step {
        id: StepId(4, 9),
        revision: 3,
        label: String::new(),
        side: Side::Dropped,
        merge: None,
        reverse: Change::Batch(Vec::new()),
    }
}

fn entries() -> Vec<(String, String)> {
    let tombstone = Record {
        id: RecordId(8),
        revision: 2,
        state: State::Deleted,
        ..record()
    };
    [
        (Key::Annotator(lesson()), write_annotator(&annotator(), 1)),
        (Key::Exported(lesson()), "12".to_owned()),
        (Key::Place(lesson()), "north/2".to_owned()),
        (Key::Record(lesson(), RecordId(7)), write_record(&record())),
        (Key::Record(lesson(), RecordId(8)), write_record(&tombstone)),
        (Key::Step(lesson(), StepId(3, 9)), write_step(&step())),
        (Key::Step(lesson(), StepId(4, 9)), write_step(&dropped())),
    ]
    .map(|(key, value)| (key.to_string(), value))
    .to_vec()
}

#[test]
fn version_1_is_still_read() {
    let stored: Vec<(String, String)> = serde_json::from_str(FIRST).expect("pairs of texts");
    let restored = restore(stored);
    assert_eq!(restored.damaged, []);
    assert_eq!(restored.annotator, Some((annotator(), 0)));
    assert_eq!(restored.place.as_deref(), Some("north/2"));
    assert_eq!(restored.records[0], record());
    assert_eq!(restored.records[1].body(), None);
    let before_revisions = Step {
        revision: 0,
        reverse: Change::Batch(vec![
            Change::Remove(RecordId(1)),
            Change::Restore(Record {
                revision: 0,
                ..record()
            }),
        ]),
        ..step()
    };
    assert_eq!(restored.steps, [before_revisions]);
}

#[test]
fn version_2_is_stored_as_it_always_was() {
    let stored: Vec<(String, String)> = serde_json::from_str(SECOND).expect("pairs of texts");
    assert_eq!(
        entries(),
        stored,
        "a change of the bytes is a new version, with a fixture of its own"
    );
    let restored = restore(stored);
    assert_eq!(restored.damaged, []);
    assert_eq!(restored.annotator, Some((annotator(), 1)));
    assert_eq!(restored.place.as_deref(), Some("north/2"));
    assert_eq!(restored.exported, 12);
    assert_eq!(restored.records[0], record());
    assert_eq!(restored.records[1].body(), None);
    assert_eq!(restored.steps, [step(), dropped()]);
}

#[test]
fn nothing_stored_is_nothing_restored() {
    assert_eq!(restore(Vec::new()), Restored::default());
}

#[test]
fn damage_is_told_with_its_reason_and_costs_nothing_else() {
    let value = write_record(&record());
    let key = Key::Record(lesson(), RecordId(7)).to_string();
    let foreign = Key::Lesson(lesson()).to_string();
    let newer = value.replace("\"v\":1", "\"v\":2");
    let cases = [
        (key.as_str(), "", "it is not readable."),
        (&key, &value[..value.len() - 1], "it is not readable."),
        (&key, "null", "it is not readable."),
        (
            &key,
            &value.replace("Bridge", "Bridges"),
            "it was cut off or changed by something else.",
        ),
        (
            &key,
            &newer,
            "it was written by a newer version of Lateral.",
        ),
        (
            &key,
            &write_annotator(&annotator(), 1).replace("\"v\":2", "\"v\":1"),
            "its id is not 32 hexadecimal digits.",
        ),
        (
            "lateral/1/work/the-bridge/r/00000000000000000000000000000009",
            &value,
            "it is another record than its key says.",
        ),
        (
            &foreign,
            "{}",
            "its key is not one that this version knows.",
        ),
        (
            "lateral/2/work/the-bridge/place",
            "x",
            "its key is not one that this version knows.",
        ),
        (
            "lateral/1/work/the-bridge/later",
            "x",
            "its key is not one that this version knows.",
        ),
    ];
    for (key, value, why) in cases {
        let mut all = entries();
        all.retain(|(other, _)| other != key);
        let others = all.len();
        all.insert(1, (key.to_owned(), value.to_owned()));
        let restored = restore(all);
        let damaged: Vec<_> = restored
            .damaged
            .iter()
            .map(|d| (d.key.as_str(), d.value.as_str(), d.why.to_string()))
            .collect();
        assert_eq!(damaged, [(key, value, why.to_owned())]);
        let read = restored.records.len() + restored.steps.len() + 3;
        assert_eq!(read, others, "the others are there");
    }
}

#[test]
fn a_store_is_bounded_and_says_so() {
    let key = Key::Record(lesson(), RecordId(7)).to_string();
    let restored = restore(vec![(key, write_record(&record())); limits::RECORDS + 1]);
    assert_eq!(
        (restored.records.len(), restored.damaged.len()),
        (limits::RECORDS, 1)
    );
    assert_eq!(
        restored.damaged[0].why.to_string(),
        "there are more than 50000 records."
    );
}

#[test]
fn prefixes_hold_their_keys_and_no_others() {
    let other = LessonId::parse("the-bridge-2").expect("a slug");
    for key in [
        Key::Annotator(lesson()),
        Key::Place(lesson()),
        Key::Record(lesson(), RecordId(1)),
        Key::Step(lesson(), StepId(1, 1)),
    ] {
        assert!(
            key.to_string().starts_with(&work_prefix(&lesson())),
            "{key}"
        );
        assert!(!key.to_string().starts_with(&work_prefix(&other)), "{key}");
    }
    assert!(
        Key::Lesson(other.clone())
            .to_string()
            .starts_with(&lessons_prefix())
    );
    assert!(
        !Key::Place(other)
            .to_string()
            .starts_with(&work_prefix(&lesson()))
    );
}

#[test]
fn steps_are_sorted_by_their_keys() {
    let key = |number| Key::Step(lesson(), StepId(number, u32::MAX)).to_string();
    assert!(key(9) < key(10) && key(255) < key(256) && key(u64::MAX - 1) < key(u64::MAX));
}
