//! Importing a work: the plan says what will happen, and one undo takes all of it back.

use std::collections::BTreeMap;

use crate::common::random;
use crate::common::sample::{ME, annotator, bodies, both, claim, mention, record};
use crate::common::test_effort::cases;
use lateral::core::annotation::Body;
use lateral::core::annotation::history::Session;
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId, State};
use lateral::core::annotation::workspace::{Change, Workspace};
use lateral::core::format::{Annotator, Opened, Work, export_work, import};
use lateral::core::import::{DeletedHere, Plan, edit_of_all, plan};
use lateral::core::text::{Text, TextRange};
use proptest::collection::vec;
use proptest::prelude::*;

/// What somebody hands in who has made these records.
fn handed_in(records: &[Record]) -> Work {
    handed_in_by(&annotator(), records)
}

fn handed_in_by(annotator: &Annotator, records: &[Record]) -> Work {
    let mut theirs = Workspace::new(both());
    for record in records {
        theirs.adopt(record.clone());
    }
    match import(export_work(&theirs, annotator).as_bytes()) {
        Ok((Opened::Work(work), problems)) if problems.is_empty() => *work,
        other => panic!("a good work, not {other:?}"),
    }
}

fn counts(plan: &Plan) -> [usize; 7] {
    let deleted_here = plan.deleted_here.len();
    [
        plan.new,
        plan.changed,
        plan.deleted,
        plan.same,
        plan.older,
        plan.lost,
        deleted_here,
    ]
}

type Bodies = BTreeMap<RecordId, Body>;

/// Whether a plan counts what a record says: cards and rejections are no marks.
fn is_told(body: &Body) -> bool {
    body.is_counted()
}

fn on(start: u32, end: u32) -> lateral::core::annotation::Body {
    claim(&both().articles[0].text, &[TextRange::between(start, end)])
}

#[test]
fn a_plan_counts_what_will_happen() {
    let at = |id, revision, state| Record {
        revision,
        state,
        ..record(id, on(0, 6))
    };
    let live = |start| State::Live(on(start, start + 6));
    let mut here = Workspace::new(both());
    for mine in [
        at(1, 2, live(0)),
        at(2, 2, live(0)),
        at(3, 2, live(0)),
        at(4, 2, live(0)),
        at(5, 2, State::Deleted),
        at(6, 2, State::Deleted),
    ] {
        here.adopt(mine);
    }
    let strange = Text::new("words that are nowhere");
    let work = handed_in(&[
        at(1, 2, live(0)),
        at(2, 3, live(7)),
        at(3, 3, State::Deleted),
        at(4, 1, live(7)),
        at(5, 1, live(0)),
        at(6, 3, live(0)),
        record(7, on(0, 6)),
        record(8, mention(&strange, &[strange.range()], "person")),
        at(9, 1, State::Deleted),
    ]);
    let plan = plan(&here, &work);
    // Number 6 comes back because the file's version is later; 7 and 8 are new; 8 is lost.
    assert_eq!(counts(&plan), [3, 1, 1, 1, 1, 1, 1]);
    assert_eq!(plan.deleted_here[0].id, RecordId(5));
}

#[test]
fn what_was_deleted_here_comes_back_only_on_request() {
    let mut session = Session::new(Workspace::new(both()));
    session.adopt(record(1, on(0, 6)));
    let work = handed_in(&[record(1, on(0, 6))]);
    let delete = lateral::core::annotation::command::delete(session.workspace(), RecordId(1))
        .expect("it is there");
    session.commit(delete).expect("no refusal");
    let plan = plan(session.workspace(), &work);
    assert!(plan.is_empty());
    session
        .commit(plan.edit("Ada", DeletedHere::StayDeleted))
        .expect("no refusal");
    assert_eq!(session.workspace().body(RecordId(1)), None);
    session
        .commit(plan.edit("Ada", DeletedHere::ComeBack))
        .expect("no refusal");
    assert_eq!(session.workspace().body(RecordId(1)), Some(&on(0, 6)));
    session.undo().expect("no refusal");
    assert_eq!(session.workspace().body(RecordId(1)), None);
}

#[test]
fn an_import_is_called_by_its_annotator() {
    let plan = Plan::default();
    assert_eq!(
        plan.edit("  ", DeletedHere::StayDeleted).label,
        "import work"
    );
    assert_eq!(
        plan.edit(" Ada ", DeletedHere::StayDeleted).label,
        "import work by Ada"
    );
    let long = plan.edit(&"A".repeat(99), DeletedHere::StayDeleted).label;
    assert_eq!(long, format!("import work by {}…", "A".repeat(32)));
}

#[test]
fn importing_ones_own_export_changes_nothing() {
    let mut session = Session::new(Workspace::new(both()));
    let put = Change::Put(RecordId(1), ME, on(0, 6));
    let edit = lateral::core::annotation::history::Edit {
        label: "x".into(),
        merge: None,
        change: put,
    };
    session.commit(edit).expect("no refusal");
    let records: Vec<Record> = session.workspace().records().values().cloned().collect();
    let plan = plan(session.workspace(), &handed_in(&records));
    assert_eq!(
        (counts(&plan), plan.is_empty()),
        ([0, 0, 0, 1, 0, 0, 0], true)
    );
    let outcome = session
        .commit(plan.edit("", DeletedHere::ComeBack))
        .expect("no refusal");
    assert!(outcome.steps.is_empty(), "nothing to undo");
}

proptest! {
    #![proptest_config(cases(500, 25_000))]

    #[test]
    fn an_import_does_what_its_plan_says_and_is_undone_at_once(
        mine in vec(random::record(), 0..8), theirs in vec(random::record(), 0..8), back in any::<bool>(),
    ) {
        let mut here = Workspace::new(both());
        for record in &mine {
            here.adopt(record.clone());
        }
        let before = here.clone();
        let work = handed_in(&theirs);
        let plan = plan(&here, &work);
        prop_assert_eq!(here.records(), before.records(), "a plan changes nothing");
        let choice = if back { DeletedHere::ComeBack } else { DeletedHere::StayDeleted };
        let mut session = Session::new(here);
        session.commit(plan.edit("Ada", choice)).expect("no refusal");
        let (was, is) = (bodies(&before), bodies(session.workspace()));
        let without = |some: &Bodies, others: &Bodies| some.iter().filter(|(id, body)| is_told(body) && !others.contains_key(id)).count();
        let (gained, gone) = (without(&is, &was), without(&was, &is));
        let back_again = plan.deleted_here.iter().filter_map(Record::body).filter(|_| back);
        let (returned, all) = (back_again.clone().filter(|body| is_told(body)).count(), back_again.count());
        prop_assert_eq!((gained, gone), (plan.new + plan.copies + returned, plan.deleted));
        for (id, record) in before.records() {
            if record.annotator != work.annotator.id {
                prop_assert_eq!(session.workspace().get(*id), Some(record), "only an annotator's own file changes their records");
            }
        }
        prop_assert_eq!(plan.is_empty() && all == 0, session.workspace().records() == before.records());
        session.undo().expect("no refusal");
        prop_assert_eq!(bodies(session.workspace()), was);
        session.redo().expect("no refusal");
        prop_assert_eq!(bodies(session.workspace()), is);
    }

    #[test]
    fn several_works_are_one_step_and_come_as_one_after_another(
        mine in vec(random::record(), 0..6), works in vec((0..3_u64, vec(random::record(), 0..5)), 0..4),
    ) {
        let works: Vec<Work> = works
            .iter()
            .map(|(author, records)| {
                let author = Annotator { id: AnnotatorId(*author), name: format!("No. {author}") };
                handed_in_by(&author, records).signed()
            })
            .collect();
        let mut here = Workspace::new(both());
        for record in mine {
            here.adopt(record);
        }
        let mut one_by_one = Session::new(here.clone());
        for work in &works {
            let plan = plan(one_by_one.workspace(), work);
            one_by_one.commit(plan.edit("", DeletedHere::StayDeleted)).expect("room");
        }
        let mut at_once = Session::new(here);
        let was = bodies(at_once.workspace());
        let edit = edit_of_all(at_once.workspace(), &works.iter().collect::<Vec<_>>()).expect("room");
        at_once.commit(edit).expect("room");
        prop_assert_eq!(at_once.workspace().records(), one_by_one.workspace().records());
        prop_assert!(at_once.steps().count() <= 1);
        at_once.undo().expect("room");
        prop_assert_eq!(bodies(at_once.workspace()), was);
    }

    #[test]
    fn a_class_is_collected_in_any_order(
        (works, shuffled) in vec((0..3_u64, vec(random::record(), 0..5)), 0..4)
            .prop_flat_map(|works| (Just(works.clone()), Just(works).prop_shuffle())),
    ) {
        // Everybody hands in what they made themselves, once or several times.
        let collect = |works: &[(u64, Vec<Record>)]| {
            let mut session = Session::new(Workspace::new(both()));
            for (author, records) in works {
                let author = Annotator { id: AnnotatorId(*author), name: String::new() };
                let own = |record: &Record| Record {
                    id: RecordId(record.id.0 + u128::from(author.id.0) * 100),
                    annotator: author.id,
                    ..record.clone()
                };
                let records: Vec<Record> = records.iter().map(own).collect();
                let plan = plan(session.workspace(), &handed_in_by(&author, &records));
                session.commit(plan.edit("", DeletedHere::StayDeleted)).expect("no refusal");
            }
            session.workspace().records().clone()
        };
        prop_assert_eq!(collect(&works), collect(&shuffled));
    }
}

#[test]
fn somebody_elses_marks_carry_their_name() {
    let bo = |name: &str| Annotator {
        id: AnnotatorId(99),
        name: name.into(),
    };
    let theirs = |number| Record {
        annotator: AnnotatorId(99),
        ..record(number, on(0, 6))
    };
    let mut session = Session::new(Workspace::new(both()));
    session.adopt(record(1, on(0, 6)));
    let mut hand_in = |name: &str| {
        // One mark is of mine, in a version of theirs.
        let changed = Record {
            revision: 2,
            ..record(1, on(7, 12))
        };
        let work = handed_in_by(&bo(name), &[theirs(2), changed]).signed();
        let plan = plan(session.workspace(), &work);
        let edit = plan.edit(name, DeletedHere::StayDeleted);
        session.commit(edit).expect("room");
        let records = session.workspace().records().values();
        let names = records.map(|record| record.annotator_name.clone());
        let mut names: Vec<String> = names.collect();
        names.sort();
        (plan.new, plan.copies, plan.same, names.join(" "))
    };
    assert_eq!(hand_in(""), (1, 1, 0, "  ".into()));
    // Handed in again, once they have a name.
    assert_eq!(hand_in("Bo"), (0, 0, 2, " Bo Bo".into()));
    assert_eq!(hand_in("Bo"), (0, 0, 2, " Bo Bo".into()));
}

#[test]
fn somebody_elses_file_never_changes_my_records() {
    let mut here = Workspace::new(both());
    here.adopt(record(1, on(0, 6)));
    here.adopt(record(2, on(0, 6)));
    let other = Annotator {
        id: AnnotatorId(99),
        name: "Bo".into(),
    };
    let forged = [
        Record {
            revision: 9,
            ..record(1, on(7, 12))
        },
        Record {
            revision: 9,
            state: State::Deleted,
            ..record(2, on(0, 6))
        },
    ];
    let work = handed_in_by(&other, &forged);
    let planned = plan(&here, &work);
    assert_eq!(
        (planned.copies, planned.changed, planned.deleted),
        (1, 0, 0)
    );
    let mut session = Session::new(here.clone());
    session
        .commit(planned.edit("Bo", DeletedHere::StayDeleted))
        .expect("no refusal");
    for (id, mine) in here.records() {
        assert_eq!(session.workspace().get(*id), Some(mine));
    }
    assert_eq!(bodies(session.workspace()).len(), 3);
    let again = plan(session.workspace(), &work);
    assert!(again.is_empty(), "the copy is there already");
}
