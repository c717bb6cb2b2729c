//! Two stores, each the other's backup: whatever was written to which, and in which order, the same stays.

use std::collections::BTreeMap;

use crate::common::random;
use crate::common::sample::{annotator, both};
use crate::common::test_effort::cases;
use crate::common::two_stores::TestStore as Journal;
use lateral::core::annotation::history::{Side, Step, StepId};
use lateral::core::annotation::record::{Record, RecordId, State, join};
use lateral::core::annotation::workspace::Change;
use lateral::core::format::{Annotator, write_annotator, write_record, write_step};
use lateral::core::storage::{Key, Write, past_prefix, restore, unite};
use proptest::collection::vec;
use proptest::prelude::*;

fn lesson() -> lateral::core::lesson::LessonId {
    both().id.clone()
}

fn set(record: &Record) -> Write {
    Write::Set(Key::Record(lesson(), record.id), write_record(record))
}

fn step(revision: u64, side: Side) -> Write {
    let step = Step {
        id: StepId(1, 1),
        revision,
        label: "x".into(),
        side,
        merge: None,
        reverse: Change::Batch(Vec::new()),
    };
    Write::Set(Key::Step(lesson(), step.id), write_step(&step))
}

fn owner(revision: u64, name: &str) -> Write {
    let annotator = Annotator {
        name: name.into(),
        ..annotator()
    };
    Write::Set(
        Key::Annotator(lesson()),
        write_annotator(&annotator, revision),
    )
}

fn write() -> impl Strategy<Value = Write> {
    let side = prop_oneof![Just(Side::Done), Just(Side::Undone), Just(Side::Dropped)];
    prop_oneof![
        6 => random::record().prop_map(|record| set(&record)),
        2 => (0..4_u64, side).prop_map(|(revision, side)| step(revision, side)),
        1 => (0..4_u64, "[a-c]").prop_map(|(revision, name)| owner(revision, &name)),
    ]
}

fn written(writes: &[Write]) -> Journal {
    let mut journal = Journal::default();
    for write in writes {
        journal.write(write);
    }
    journal
}

proptest! {
    #![proptest_config(cases(2_000, 100_000))]

    #[test]
    fn the_order_of_writing_does_not_matter(
        (writes, shuffled) in vec(write(), 0..12).prop_flat_map(|writes| (Just(writes.clone()), Just(writes).prop_shuffle())),
    ) {
        let twice: Vec<Write> = shuffled.iter().chain(&shuffled).cloned().collect();
        prop_assert_eq!(written(&writes).work(), written(&twice).work());
    }

    #[test]
    fn two_stores_are_one_after_loading(writes in vec((write(), 0..4_u8), 0..16)) {
        // A write reached the first store, the second, both or none: a crash in between.
        let reached = |bit: u8| -> Vec<Write> {
            writes.iter().filter(|(_, where_to)| where_to & bit != 0).map(|(write, _)| write.clone()).collect()
        };
        let (mut first, mut second) = (written(&reached(1)), written(&reached(2)));
        // Only the second keeps what is past.
        first = Journal(first.work());
        let all: Vec<Write> = reached(1).into_iter().chain(reached(2)).collect();
        let united = unite(first.entries(), second.entries());
        let read: BTreeMap<String, String> = united.entries.iter().cloned().collect();
        prop_assert_eq!(Journal(read.clone()).work(), written(&all).work());
        prop_assert_eq!(restore(Journal(read).work().into_iter().collect()).damaged, []);
        united.to_first.iter().for_each(|write| first.write(write));
        first = Journal(first.work());
        united.to_second.iter().for_each(|write| second.write(write));
        prop_assert_eq!(first.work(), second.work());
        let again = unite(first.entries(), second.entries());
        prop_assert!(again.to_first.is_empty() && again.to_second.is_empty(), "nothing is left to do");
    }

    #[test]
    fn what_is_torn_in_one_store_is_whole_from_the_other(record in random::record(), at in any::<prop::sample::Index>(), first_torn in any::<bool>()) {
        let Write::Set(key, whole) = set(&record) else { unreachable!() };
        let cut = at.index(whole.len());
        let torn: String = whole.chars().take(cut.min(whole.chars().count() - 1)).collect();
        let entry = |value: &str| vec![(key.to_string(), value.to_owned())];
        let united = if first_torn { unite(entry(&torn), entry(&whole)) } else { unite(entry(&whole), entry(&torn)) };
        prop_assert_eq!(&united.entries, &entry(&whole));
        // The torn one is not thrown away either.
        let mut second = Journal(if first_torn { entry(&whole) } else { entry(&torn) }.into_iter().collect());
        united.to_second.iter().for_each(|write| second.write(write));
        prop_assert_eq!(second.0.get(&key.to_string()), Some(&whole));
        let past = second.0.iter().find(|(key, _)| key.starts_with(&past_prefix()));
        prop_assert_eq!(past.map(|(_, value)| value), Some(&torn));
    }

    #[test]
    fn a_deleted_mark_can_still_be_found(record in random::record(), by in 1..5_u64) {
        let deleted = Record { revision: record.revision + by, state: State::Deleted, ..record.clone() };
        let journal = written(&[set(&record), set(&deleted)]);
        let past: Vec<&String> = journal.0.iter().filter(|(key, _)| key.starts_with(&past_prefix())).map(|(_, value)| value).collect();
        let expected = if record.state == State::Deleted { vec![] } else { vec![write_record(&record)] };
        prop_assert_eq!(past, expected.iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_store_holds_the_join_of_all_versions(versions in vec(random::record(), 1..6)) {
        let versions: Vec<Record> = versions.into_iter().map(|record| Record { id: RecordId(1), ..record }).collect();
        let joined = versions.iter().skip(1).fold(&versions[0], |a, b| join(a, b));
        let writes: Vec<Write> = versions.iter().map(set).collect();
        let journal = written(&writes);
        let key = Key::Record(lesson(), RecordId(1)).to_string();
        prop_assert_eq!(journal.0.get(&key), Some(&write_record(joined)));
    }
}

#[test]
fn what_a_newer_version_wrote_is_never_written_over() {
    let record = {
        let text = both().articles[0].text.clone();
        crate::common::sample::record(1, crate::common::sample::claim(&text, &[text.range()]))
    };
    let Write::Set(key, value) = set(&record) else {
        panic!("a value")
    };
    let newer = value.replace("\"v\":1", "\"v\":9");
    let mut journal = Journal::default();
    journal.0.insert(key.to_string(), newer.clone());
    let later = Record {
        revision: 50,
        ..record
    };
    journal.write(&set(&later));
    assert_eq!(journal.0.get(&key.to_string()), Some(&newer));
    // Beside it, the one that can be read is shown, and neither store is changed.
    let united = unite(vec![(key.to_string(), value)], journal.entries());
    assert_eq!(united.entries.len(), 2);
    assert!(united.to_first.is_empty() && united.to_second.is_empty());
    let restored = restore(united.entries);
    assert_eq!((restored.records.len(), restored.damaged.len()), (1, 1));
}

#[test]
fn what_nobody_knows_stays_where_it_is() {
    let strange = |value: &str| vec![("lateral/1/strange".to_owned(), value.to_owned())];
    let united = unite(strange("a"), strange("b"));
    assert_eq!(united.entries.len(), 2);
    assert!(united.to_first.is_empty() && united.to_second.is_empty());
    let alone = unite(strange("a"), Vec::new());
    assert_eq!(alone.entries, strange("a"));
    assert!(alone.to_second.is_empty());
}
