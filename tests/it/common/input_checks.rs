//! What the page does with whatever comes to it, and what must hold of it afterwards.
//!
//! Invariant: knows nothing of where the bytes come from, so the tests and the fuzzing targets of
//! `fuzz/` put the same questions. Asserts, and panics on what does not hold.

use std::sync::Arc;

use lateral::core::annotation::history::Session;
use lateral::core::annotation::record::{Record, State};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::format::{
    Annotator, Opened, Problem, export_lesson, export_work, import, read_record, read_step,
    write_record, write_step,
};
use lateral::core::import::{DeletedHere, plan};
use lateral::core::lesson::Lesson;
use lateral::core::limits;
use lateral::core::reading::search::find;
use lateral::core::reading::segment::Cursor;
use lateral::core::storage::{Key, Restored, restore, work_prefix};
use lateral::core::text::checksum::sha256_hex;
use lateral::core::view::{article_cards, bars, mark_card, pieces, row, tallies};

use super::sample::bodies;

/// What became of a file.
pub enum Handled {
    /// A sentence.
    Refused(String),
    /// Imported in one step, and exported again.
    Work(Box<Session>, Annotator, String, Vec<Problem>),
    /// Opened, and exported again.
    Lesson(Arc<Lesson>, String, Vec<Problem>),
}

/// What the page does with a file that is opened where nothing was made yet.
pub fn handle(bytes: &[u8], open: &Arc<Lesson>) -> Handled {
    match import(bytes) {
        Ok((Opened::Work(work), problems)) => {
            let mut session = Session::new(Workspace::new(open.clone()));
            let edit =
                plan(session.workspace(), &work).edit(&work.annotator.name, DeletedHere::ComeBack);
            if let Err(refusal) = session.commit(edit) {
                return Handled::Refused(refusal.to_string());
            }
            let exported = export_work(session.workspace(), &work.annotator);
            Handled::Work(Box::new(session), work.annotator, exported, problems)
        }
        Ok((Opened::Lesson(lesson), problems)) => {
            let exported = export_lesson(&lesson);
            Handled::Lesson(Arc::new(*lesson), exported, problems)
        }
        Err(error) => Handled::Refused(error.to_string()),
    }
}

/// What was handled can be shown, taken back, kept and handed on.
pub fn check_handled(handled: Handled) {
    match handled {
        Handled::Refused(sentence) => check_sentence(&sentence),
        Handled::Work(mut session, annotator, exported, problems) => {
            check_problems(&problems);
            look_at_marks(session.workspace());
            check_export(session.workspace(), &annotator, &exported);
            check_stored(&session);
            let after = bodies(session.workspace());
            while session
                .undo()
                .expect("an import can be taken back")
                .is_some()
            {}
            assert!(bodies(session.workspace()).is_empty());
            while session.redo().expect("and done again").is_some() {}
            assert_eq!(bodies(session.workspace()), after);
        }
        Handled::Lesson(lesson, exported, problems) => {
            check_problems(&problems);
            look_at_articles(&Workspace::new(lesson.clone()));
            match handle(exported.as_bytes(), &lesson) {
                Handled::Lesson(again, bytes, problems) => {
                    assert_eq!(problems, []);
                    assert_eq!(again, lesson);
                    assert_eq!(bytes, exported);
                }
                _ => panic!("what was exported is a lesson"),
            }
        }
    }
}

/// What is exported is imported whole, and gives the same bytes again.
fn check_export(workspace: &Workspace, annotator: &Annotator, exported: &str) {
    if exported.len() as u64 > limits::FILE_BYTES {
        return;
    }
    match import(exported.as_bytes()) {
        Ok((Opened::Work(again), problems)) => {
            assert_eq!(problems, []);
            assert_eq!(&again.annotator, annotator);
            let mut elsewhere = Workspace::new(workspace.lesson().clone());
            for record in again.records {
                elsewhere.adopt(record);
            }
            assert_same_marks(&elsewhere, workspace);
            assert_eq!(export_work(&elsewhere, annotator), exported);
        }
        other => panic!("what was exported is a work, not {other:?}"),
    }
}

/// The records of both say the same and stand at the same places. What had moved may say where it stands now.
#[track_caller]
pub fn assert_same_marks(one: &Workspace, other: &Workspace) {
    assert!(one.records().keys().eq(other.records().keys()));
    for (a, b) in one.records().values().zip(other.records().values()) {
        let ranges = one.index().ranges(a.id);
        assert_eq!(ranges, other.index().ranges(b.id));
        let anchor = b.body().and_then(|body| body.anchor());
        let rebased = anchor.filter(|_| !ranges.is_empty()).and_then(|anchor| {
            let body = a.body()?;
            assert_eq!(body.anchor()?.words(), anchor.words());
            body.with_anchor(anchor.clone())
        });
        let rebased = rebased.map_or_else(
            || a.clone(),
            |body| Record {
                state: State::Live(body),
                ..a.clone()
            },
        );
        assert_eq!(&rebased, b);
    }
}

/// Every record and every step is the same after a visit to the store.
fn check_stored(session: &Session) {
    for record in session.workspace().records().values() {
        assert_eq!(read_record(&write_record(record)).as_ref(), Ok(record));
    }
    for step in session.next_undo().into_iter().chain(session.next_redo()) {
        let read = read_step(step.id, &write_step(step)).expect("what was written can be read");
        assert_eq!((&read.label, read.side), (&step.label, step.side));
        assert_eq!(write_step(&read), write_step(step));
    }
}

fn check_problems(problems: &[Problem]) {
    for problem in problems {
        assert!(!problem.place().is_empty());
        check_sentence(&problem.sentence());
    }
}

fn check_sentence(sentence: &str) {
    assert!(sentence.ends_with('.'), "{sentence}");
}

/// Draws everything that a screen would draw of what was marked.
fn look_at_marks(workspace: &Workspace) {
    for (at, article) in workspace.lesson().articles.iter().enumerate() {
        for block in 0..article.blocks.len() {
            let _ = pieces(workspace, at, block);
            let _ = bars(workspace, at, block);
        }
        let _ = tallies(workspace, at);
    }
    for id in workspace.records().keys() {
        let _ = (mark_card(workspace, *id), row(workspace, *id));
    }
}

/// Uses the articles of a lesson as a reader would.
fn look_at_articles(workspace: &Workspace) {
    let _ = article_cards(workspace);
    for article in &workspace.lesson().articles {
        let _ = find(article, "the");
        let _ = Cursor::from(article, 0);
    }
    look_at_marks(workspace);
}

/// The entries of a store as lines of text, so that a fuzzer and a person can both write them.
///
/// `+r {…}` is a record and `+u/… {…}` or `+annotator {…}` what their keys say, each holding the JSON
/// and given the checksum that chance would never find; `=place north/2` is a value as it stands. Any
/// other line is a whole key and a value as it stands.
pub fn entries(lines: &str, open: &Lesson) -> Vec<(String, String)> {
    let entry = |line: &str| {
        let (name, value) = line.split_once(' ').unwrap_or((line, ""));
        let ours = |name: &str| format!("{}{name}", work_prefix(&open.id));
        match (name.strip_prefix('+'), name.strip_prefix('=')) {
            (Some("r"), _) => {
                let id = value.split("\"id\":\"").nth(1).unwrap_or_default();
                let id: String = id.chars().take_while(|letter| *letter != '"').collect();
                (ours(&format!("r/{id}")), with_sum(value))
            }
            (Some(name), _) => (ours(name), with_sum(value)),
            (_, Some(name)) => (ours(name), value.to_owned()),
            _ => (name.to_owned(), value.to_owned()),
        }
    };
    lines.lines().map(entry).collect()
}

fn with_sum(it: &str) -> String {
    let sum = sha256_hex(it);
    format!("{{\"v\":1,\"sum\":\"{}\",\"it\":{it}}}", &sum[..16])
}

/// How many of these keys name a value of which a work has but one.
fn singles<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    let keys = names.filter_map(Key::parse);
    keys.filter(|key| matches!(key, Key::Annotator(_) | Key::Place(_) | Key::Exported(_)))
        .count()
}

/// Whatever lies in a store is read, or reported as it lies there; what was read can be used.
pub fn check_restored(entries: &[(String, String)], open: &Arc<Lesson>) {
    let Restored {
        records,
        steps,
        damaged,
        ..
    } = restore(entries.to_vec());
    for found in &damaged {
        assert!(entries.contains(&(found.key.clone(), found.value.clone())));
        check_sentence(&found.why.to_string());
    }
    // Everything is a record, a step, damaged, or one of what a work has but one of.
    let single = singles(entries.iter().map(|(name, _)| name.as_str()))
        - singles(damaged.iter().map(|found| found.key.as_str()));
    let read = records.len() + steps.len() + single;
    assert_eq!(read + damaged.len(), entries.len());

    let mut workspace = Workspace::new(open.clone());
    for record in records {
        workspace.adopt(record);
    }
    let number = steps.len();
    let mut session = Session::resume(workspace, steps, 7);
    check_stored(&session);
    look_at_marks(session.workspace());
    for _ in 0..number {
        let _ = session
            .undo()
            .map_err(|refusal| check_sentence(&refusal.to_string()));
    }
    for _ in 0..number {
        let _ = session
            .redo()
            .map_err(|refusal| check_sentence(&refusal.to_string()));
    }
    let room = |revision| revision <= limits::STORED_REVISION;
    if session
        .workspace()
        .records()
        .values()
        .all(|record| room(record.revision))
    {
        check_stored(&session);
    }
}
