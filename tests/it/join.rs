//! Laws of the join, on versions that are as like as can be, and what a version keeps on its way.

use crate::common::class::ranks_below;
use crate::common::random::rivals;
use crate::common::sample::{annotator, both};
use crate::common::test_effort::cases;
use lateral::core::annotation::Body;
use lateral::core::annotation::command::{self, Field};
use lateral::core::annotation::history::Session;
use lateral::core::annotation::record::{Record, State, join};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::extra::Extra;
use lateral::core::format::{
    Annotator, Opened, Work, export_work, import, read_record, write_record,
};
use lateral::core::limits;
use proptest::prelude::*;

/// The rule as it is written down.
fn expected<'a>(versions: &[&'a Record]) -> &'a Record {
    let later = |a: &'a Record, b: &'a Record| if ranks_below(a, b) { b } else { a };
    let joined = versions.iter().copied().reduce(later);
    joined.expect("a version")
}

/// The order that the join is the maximum of.
fn is_at_most(a: &Record, b: &Record) -> bool {
    join(a, b) == b
}

/// What a newer version wrote into a record.
fn unknown_fields(record: &Record) -> &Extra {
    match record.body() {
        Some(Body::Unread(unknown)) => &unknown.fields,
        _ => &record.extra,
    }
}

fn holding(records: &[&Record]) -> Workspace {
    let mut workspace = Workspace::new(both());
    for record in records {
        workspace.adopt((*record).clone());
    }
    workspace
}

/// The record without its annotator's name, which its own annotator's file says once.
fn nameless(record: &Record) -> Record {
    Record {
        annotator_name: String::new(),
        ..record.clone()
    }
}

/// What somebody reads who is handed the workspace as a file of the record's own annotator.
fn handed_in(workspace: &Workspace, record: &Record) -> Work {
    let owner = Annotator {
        id: record.annotator,
        ..annotator()
    };
    match import(export_work(workspace, &owner).as_bytes()) {
        Ok((Opened::Work(work), problems)) if problems.is_empty() => *work,
        other => panic!("a good work, not {other:?}"),
    }
}

proptest! {
    #![proptest_config(cases(10_000, 1_000_000))]

    #[test]
    fn it_is_commutative([a, b] in rivals()) {
        let (a, b) = (&a, &b);
        prop_assert_eq!(join(a, b), join(b, a));
    }

    #[test]
    fn it_is_associative([a, b, c] in rivals()) {
        let (a, b, c) = (&a, &b, &c);
        prop_assert_eq!(join(join(a, b), c), join(a, join(b, c)));
    }

    #[test]
    fn it_is_idempotent([a, b] in rivals()) {
        let (a, b) = (&a, &b);
        let joined = join(a, b);
        let again = a.clone();
        prop_assert_eq!(join(a, &again), a);
        prop_assert_eq!(join(joined, a), joined);
        prop_assert_eq!(join(joined, b), joined);
    }

    #[test]
    fn it_is_monotone([a, b, c] in rivals()) {
        let (a, b, c) = (&a, &b, &c);
        prop_assert!(is_at_most(a, join(a, b)) && is_at_most(b, join(a, b)));
        if is_at_most(a, b) {
            prop_assert!(is_at_most(join(a, c), join(b, c)));
        }
    }

    #[test]
    fn it_never_goes_back_and_invents_nothing([a, b, c] in rivals()) {
        let (a, b, c) = (&a, &b, &c);
        let joined = join(join(a, b), c);
        prop_assert_eq!(joined.revision, a.revision.max(b.revision).max(c.revision));
        prop_assert!([a, b, c].iter().any(|each| std::ptr::eq(*each, joined)));
        prop_assert_eq!(joined, expected(&[a, b, c]));
    }

    #[test]
    fn unknown_fields_survive_the_store_the_file_and_the_next_change([a, b] in rivals(), words in "[a-z]{0,8}") {
        let (a, b) = (&a, &b);
        let later = join(a, b);
        let mut workspace = holding(&[a, b]);
        prop_assert_eq!(workspace.get(later.id), Some(later));
        prop_assert_eq!(read_record(&write_record(later)), Ok(later.clone()));
        let edit = command::write(&workspace, later.id, Field::Note, &words, 1)
            .or_else(|_| command::delete(&workspace, later.id));
        if let Ok(edit) = edit {
            workspace.apply(&edit.change).expect("a short note");
            let changed = workspace.get(later.id).expect("a record");
            prop_assert_eq!(changed.revision, later.revision + 1);
            // A kind that is not known says nothing any more once it is deleted.
            if !matches!(later.state, State::Live(Body::Unread(_))) {
                prop_assert_eq!(unknown_fields(changed), unknown_fields(later));
            }
        }
        if later.revision <= limits::REVISION {
            let work = handed_in(&holding(&[later]), later);
            prop_assert_eq!(&work.records[..], &[nameless(later)]);
        }
    }

    #[test]
    fn nobody_pins_a_record_by_a_high_revision([one] in rivals(), below in 0..2_u64, words in "[a-z]{1,8}") {
        let hostile = Record { revision: limits::REVISION - below, ..nameless(&one) };
        let read = handed_in(&holding(&[&hostile]), &hostile).records;
        prop_assert_eq!(&read[..], std::slice::from_ref(&hostile));
        let mut session = Session::new(holding(&[&hostile]));
        let workspace = session.workspace();
        let edit = command::write(workspace, hostile.id, Field::Note, &words, 1)
            .or_else(|_| command::delete(workspace, hostile.id));
        let Ok(edit) = edit else { return Ok(()) };
        if session.commit(edit).expect("a short note").steps.is_empty() {
            return Ok(());
        }
        for _ in 0..2 {
            session.undo().expect("room");
            session.redo().expect("room");
        }
        session.adopt(hostile.clone());
        let mine = session.workspace().get(hostile.id).expect("a record");
        prop_assert!(mine.revision > hostile.revision);
        prop_assert_eq!(join(&hostile, mine), mine);
        prop_assert_eq!(read_record(&write_record(mine)), Ok(mine.clone()));
        // What was made after such a file is handed in like everything else.
        let work = handed_in(session.workspace(), mine);
        prop_assert_eq!(work.records.len(), 1);
        prop_assert_eq!(&work.records[0].state, &mine.state);
        prop_assert_eq!(&work.records[0].extra, &mine.extra);
    }
}
