//! Undo and redo against a model that keeps whole snapshots, through reloads and other tabs' noise.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says why it cannot go on"
)]

mod common;

use std::collections::BTreeMap;

use common::deeds::{self, Deed};
use common::sample::{ME, bodies, both, stamp, tag, workspace};
use lateral::core::annotation::{Body, Unknown};
use lateral::core::codec::{read_record, read_step, write_record, write_step};
use lateral::core::command::{self, Field};
use lateral::core::history::{Edit, MergeKey, Outcome, Session, Side, StepId};
use lateral::core::record::{Extra, Record, RecordId, State};
use lateral::core::text::Text;
use lateral::core::workspace::{Change, Refusal, Workspace};
use proptest::collection::vec;
use proptest::prelude::*;

type Bodies = BTreeMap<RecordId, Body>;

/// The simplest thing that could be right: what everything said before each step.
#[derive(Default)]
struct Model {
    past: Vec<(Bodies, Option<MergeKey>)>,
    now: Bodies,
    future: Vec<Bodies>,
}

impl Model {
    fn commit(&mut self, after: Bodies, merge: Option<MergeKey>) {
        let grows = merge.is_some() && self.past.last().is_some_and(|(_, last)| *last == merge);
        let before = std::mem::replace(&mut self.now, after);
        if !grows {
            self.past.push((before, merge));
        }
        self.future.clear();
    }

    fn undo(&mut self) {
        if let Some((before, _)) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.now, before));
        }
    }

    fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past
                .push((std::mem::replace(&mut self.now, after), None));
        }
    }

    /// After a reload no step grows any more.
    fn reload(&mut self) {
        for (_, merge) in &mut self.past {
            *merge = None;
        }
    }
}

/// What a saver has written: exactly what outcomes told it to write.
#[derive(Default)]
struct Disk {
    records: BTreeMap<RecordId, String>,
    steps: BTreeMap<StepId, String>,
}

impl Disk {
    fn save(&mut self, session: &Session, outcome: &Outcome) {
        for id in &outcome.touched.records {
            let record = session
                .workspace()
                .get(*id)
                .expect("a touched record is there");
            self.records.insert(*id, write_record(record));
        }
        for id in &outcome.steps {
            let step = session.step(*id).expect("a named step is there");
            self.steps.insert(*id, write_step(step));
        }
        for step in &outcome.dropped {
            assert!(
                self.steps.insert(step.id, write_step(step)).is_some(),
                "only what was saved is dropped"
            );
        }
    }

    fn load(&self, tab: u32) -> Session {
        let mut workspace = Workspace::new(both());
        for value in self.records.values() {
            workspace.adopt(read_record(value).expect("what was written can be read"));
        }
        let steps = self.steps.iter();
        let steps =
            steps.map(|(id, value)| read_step(*id, value).expect("what was written can be read"));
        Session::resume(workspace, steps.collect(), tab)
    }
}

#[derive(Clone, Debug)]
enum Turn {
    Act(Deed),
    Undo,
    Redo,
    Reload,
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        55 => deeds::deed().prop_map(Turn::Act),
        25 => Just(Turn::Undo),
        18 => Just(Turn::Redo),
        2 => Just(Turn::Reload),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn undo_and_redo_do_what_the_model_does(turns in vec(turn(), 1..200)) {
        let mut session = Session::new(Workspace::new(both()));
        let (mut model, mut disk) = (Model::default(), Disk::default());
        for (number, turn) in turns.iter().enumerate() {
            match turn {
                Turn::Act(deed) => {
                    let Ok(edit) = deeds::edit(deed, session.workspace(), number) else { continue };
                    let merge = edit.merge.clone();
                    if let Ok(outcome) = session.commit(edit)
                        && !outcome.steps.is_empty()
                    {
                        disk.save(&session, &outcome);
                        model.commit(bodies(session.workspace()), merge);
                    }
                }
                Turn::Undo => {
                    let outcome = session.undo().expect("what was done can be undone");
                    prop_assert_eq!(outcome.is_some(), !model.past.is_empty());
                    disk.save(&session, &outcome.unwrap_or_default());
                    model.undo();
                }
                Turn::Redo => {
                    let outcome = session.redo().expect("what was undone can be redone");
                    prop_assert_eq!(outcome.is_some(), !model.future.is_empty());
                    disk.save(&session, &outcome.unwrap_or_default());
                    model.redo();
                }
                Turn::Reload => {
                    let records = session.workspace().records().clone();
                    session = disk.load(u32::try_from(number).expect("few turns"));
                    prop_assert_eq!(session.workspace().records(), &records);
                    model.reload();
                }
            }
            prop_assert_eq!(session.next_undo().is_some(), !model.past.is_empty());
            prop_assert_eq!(session.next_redo().is_some(), !model.future.is_empty());
        }
        prop_assert_eq!(&bodies(session.workspace()), &model.now);
        // All the way back, and all the way forward again.
        while session.undo().expect("what was done can be undone").is_some() {
            model.undo();
            prop_assert_eq!(&bodies(session.workspace()), &model.now);
        }
        prop_assert!(bodies(session.workspace()).is_empty(), "nothing was there at first");
        while session.redo().expect("what was undone can be redone").is_some() {
            model.redo();
            prop_assert_eq!(&bodies(session.workspace()), &model.now);
        }
    }
}

const ID: RecordId = RecordId(1);

/// A session in which “mayor” is marked.
fn marked_mayor() -> Session {
    let (workspace, marked) = workspace("The ⟦x:mayor⟧ of Oster");
    let mut session = Session::new(workspace);
    let article = common::sample::article_id("north");
    let edit = command::mark_mention(
        session.workspace(),
        stamp(1),
        &article,
        marked.range("x"),
        &tag("person"),
    );
    session.commit(edit.expect("words")).expect("room");
    session
}

fn write(session: &mut Session, words: &str, visit: u32) -> Outcome {
    let edit =
        command::write(session.workspace(), ID, Field::Note, words, visit).expect("a mention");
    session.commit(edit).expect("a short note")
}

fn note(session: &Session) -> String {
    match session.workspace().body(ID) {
        Some(Body::Mention(mention)) => mention.note.clone(),
        other => panic!("a mention, not {other:?}"),
    }
}

#[test]
fn letters_typed_in_one_visit_are_one_step() {
    let mut session = marked_mayor();
    let first = write(&mut session, "n", 1);
    let second = write(&mut session, "no", 1);
    assert_eq!(first.steps, second.steps);
    let third = write(&mut session, "now", 2);
    assert_ne!(second.steps, third.steps, "another visit is another step");
    session.undo().expect("a step");
    assert_eq!(note(&session), "no");
    session.undo().expect("a step");
    assert_eq!(note(&session), "");
    session.redo().expect("a step");
    assert_eq!(note(&session), "no");
    // A step that was taken back and done again is closed.
    let fourth = write(&mut session, "not", 1);
    assert_ne!(fourth.steps, first.steps);
    session.undo().expect("a step");
    assert_eq!(note(&session), "no");
}

#[test]
fn a_new_edit_drops_what_could_be_redone() {
    let mut session = marked_mayor();
    let written = write(&mut session, "x", 1);
    session.undo().expect("a step");
    assert_eq!(
        session.next_redo().map(|step| step.label.as_str()),
        Some("write the note on “mayor”")
    );
    let outcome = write(&mut session, "y", 2);
    let dropped: Vec<StepId> = outcome.dropped.iter().map(|step| step.id).collect();
    assert_eq!(dropped, written.steps);
    assert_eq!(session.next_redo(), None);
    assert_eq!(session.redo(), Ok(None));
    assert_eq!(session.step(written.steps[0]), None);
}

#[test]
fn steps_keep_their_names_on_both_sides() {
    let mut session = marked_mayor();
    let label = |session: &Session| session.next_undo().map(|step| step.label.clone());
    assert_eq!(label(&session).as_deref(), Some("mark “mayor” as Person"));
    let undone = session.undo().expect("a step").expect("there is one");
    assert_eq!(undone.label, "mark “mayor” as Person");
    assert_eq!(
        session.next_redo().map(|step| step.side),
        Some(Side::Undone)
    );
    let redone = session.redo().expect("a step").expect("there is one");
    assert_eq!((redone.label, redone.steps), (undone.label, undone.steps));
    assert_eq!(session.redo(), Ok(None), "and no further");
    session.undo().expect("a step");
    assert_eq!(session.undo(), Ok(None), "and no further");
}

#[test]
fn what_is_refused_is_no_step_and_drops_nothing() {
    let mut session = marked_mayor();
    session.undo().expect("a step");
    let text = Text::new("ab");
    let mut body = common::sample::claim(&text, &[text.range()]);
    if let Body::Claim(claim) = &mut body {
        claim.article = common::sample::article_id("nowhere");
    }
    let edit = |change| Edit {
        label: "x".into(),
        merge: None,
        change,
    };
    let foreign = edit(Change::Put(RecordId(9), ME, body));
    assert_eq!(session.commit(foreign), Err(Refusal::NoSuchArticle));
    assert!(session.next_redo().is_some());
    let nothing = edit(Change::Remove(RecordId(99)));
    assert_eq!(session.commit(nothing), Ok(Outcome::default()));
    assert!(session.next_redo().is_some());
}

#[test]
fn what_another_tab_brings_is_no_step() {
    let mut session = marked_mayor();
    let mut theirs = session.workspace().get(ID).expect("the mark").clone();
    theirs.revision = 7;
    theirs.state = State::Deleted;
    session.adopt(theirs);
    assert_eq!(session.workspace().body(ID), None);
    // Undo still means: take back what was done here.
    let outcome = session.undo().expect("no refusal").expect("a step");
    assert_eq!(outcome.label, "mark “mayor” as Person");
}

#[test]
fn a_newer_kind_that_came_back_is_stored_as_it_stands() {
    let (workspace, _) = workspace("The mayor");
    let mut session = Session::new(workspace);
    let fields = |name: &str| Extra::from([(name.to_owned(), "1".to_owned())]);
    let point = Body::Unknown(Unknown {
        kind: "point".into(),
        fields: fields("x"),
    });
    let live = Record {
        revision: 1,
        ..common::sample::record(ID.0, point.clone())
    };
    let tombstone = Record {
        revision: 2,
        state: State::Deleted,
        extra: fields("why"),
        ..live.clone()
    };
    session.adopt(live);
    let import = Edit {
        label: "import".into(),
        merge: None,
        change: Change::Join(tombstone),
    };
    session.commit(import).expect("no refusal");
    session.undo().expect("no refusal");
    let record = session.workspace().get(ID).expect("it came back");
    assert_eq!(record.body(), Some(&point));
    assert_eq!(read_record(&write_record(record)).as_ref(), Ok(record));
}

#[test]
fn a_new_tab_goes_on_with_higher_numbers() {
    let session = marked_mayor();
    let step = session.next_undo().expect("a step").clone();
    let mut resumed = Session::resume(session.workspace().clone(), vec![step.clone()], 5);
    let outcome = write(&mut resumed, "x", 1);
    assert_eq!(outcome.steps, [StepId(step.id.0 + 1, 5)]);
    resumed.undo().expect("a step");
    resumed.undo().expect("the step of the other tab");
    assert_eq!(resumed.workspace().body(ID), None);
}

/// One tab undid something, then the other did something: both steps are in the store.
#[test]
fn steps_of_two_tabs_are_all_found_after_a_reload() {
    let mut session = Session::new(workspace("one two three").0);
    let mut kept = Vec::new();
    for (number, word) in [(1, (0, 3)), (2, (4, 7))] {
        let range = lateral::core::text::TextRange::between(word.0, word.1);
        let article = session.workspace().lesson().articles[0].id.clone();
        let edit = command::mark_claim(session.workspace(), stamp(number), &article, range);
        let outcome = session.commit(edit.expect("words")).expect("room");
        kept.push(outcome.steps[0]);
    }
    session.undo().expect("a step").expect("something to undo");
    let mut steps: Vec<_> = kept
        .iter()
        .filter_map(|id| session.step(*id).cloned())
        .collect();
    let mut other = steps[0].clone();
    other.id = StepId(9, 9);
    steps.push(other);

    let mut session = Session::resume(session.workspace().clone(), steps, 1);
    let again = session.redo().expect("a step").expect("something to redo");
    assert_eq!(again.steps, [kept[1]]);
    for id in [kept[0], kept[1], StepId(9, 9)] {
        assert_eq!(session.step(id).map(|step| step.id), Some(id));
    }
}
