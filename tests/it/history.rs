//! The history, case by case: what is one step, what can be redone, what other tabs bring.

use crate::common::sample::{ME, stamp, tag, workspace};
use lateral::core::annotation::command::{self, Field};
use lateral::core::annotation::history::{Edit, Session, SessionChange, Side, StepId};
use lateral::core::annotation::record::{Record, RecordId, State};
use lateral::core::annotation::workspace::{Change, Refusal};
use lateral::core::annotation::{Body, Unread};
use lateral::core::extra::Extra;
use lateral::core::format::{read_record, write_record};
use lateral::core::text::Text;

const ID: RecordId = RecordId(1);

/// A session in which “mayor” is marked.
fn marked_mayor() -> Session {
    let (workspace, marked) = workspace("The ⟦x:mayor⟧ of Oster");
    let mut session = Session::new(workspace);
    let article = crate::common::sample::article_id("north");
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

fn write(session: &mut Session, words: &str, visit: u32) -> SessionChange {
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
    let mut body = crate::common::sample::claim(&text, &[text.range()]);
    if let Body::Claim(claim) = &mut body {
        claim.article = crate::common::sample::article_id("nowhere");
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
    assert_eq!(session.commit(nothing), Ok(SessionChange::default()));
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
    let point = Body::Unread(Unread {
        kind: "point".into(),
        fields: fields("x"),
    });
    let live = Record {
        revision: 1,
        ..crate::common::sample::record(ID.0, point.clone())
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

#[test]
fn a_work_that_is_looked_at_refuses_every_edit() {
    let (workspace, marked) = workspace("The ⟦x:mayor⟧ of Oster");
    let mut session = Session::read_only(workspace);
    assert!(session.is_read_only() && !marked_mayor().is_read_only());
    let article = crate::common::sample::article_id("north");
    let range = marked.range("x");
    let edit = command::mark_claim(session.workspace(), stamp(1), &article, range);
    let refused = session.commit(edit.expect("words"));
    assert_eq!(refused, Err(Refusal::ReadOnly));
    assert_eq!(session.undo(), Err(Refusal::ReadOnly));
    assert_eq!(session.redo(), Err(Refusal::ReadOnly));
    assert!(session.workspace().records().is_empty());
}
