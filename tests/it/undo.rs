//! Undo and redo against a model that keeps whole snapshots, through reloads: after every operation
//! everything is as the model says.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::common::random_commands::{self, RandomCommand};
use crate::common::sample::both;
use crate::common::test_effort::{cases, figure};
use crate::common::two_stores::{Browser, writes};
use lateral::core::annotation::Body;
use lateral::core::annotation::history::{MergeKey, Session, SessionChange};
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::extra::Extra;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};

/// All that lives: whose it is, what it says, and what a newer version wrote into it.
type Contents = BTreeMap<RecordId, (AnnotatorId, Body, Extra)>;

fn contents(workspace: &Workspace) -> Contents {
    let live = workspace.records().values();
    let content = |record: &Record| {
        let body = record.body()?.clone();
        Some((record.id, (record.annotator, body, record.extra.clone())))
    };
    live.filter_map(content).collect()
}

/// The simplest thing that could be right: what everything said before each step.
#[derive(Default)]
struct Model {
    past: Vec<(Contents, Option<MergeKey>)>,
    now: Contents,
    future: Vec<Contents>,
}

impl Model {
    fn commit(&mut self, after: Contents, merge: Option<MergeKey>) {
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

/// Whether all that lives is what the model says.
fn is_as(workspace: &Workspace, model: &Contents) -> bool {
    let live = workspace
        .records()
        .values()
        .filter(|record| record.body().is_some());
    let content = |record: &Record| {
        model
            .get(&record.id)
            .is_some_and(|(annotator, body, extra)| {
                (record.annotator, record.body(), &record.extra) == (*annotator, Some(body), extra)
            })
    };
    live.clone().count() == model.len() && live.clone().all(content)
}

/// A page that is opened on what the browser has kept.
fn reloaded(browser: &mut Browser, tab: usize) -> Session {
    let restored = browser.load();
    assert_eq!(restored.damaged, []);
    let mut workspace = Workspace::new(both());
    for record in restored.records {
        workspace.adopt(record);
    }
    let tab = u32::try_from(tab).expect("few turns");
    Session::resume(workspace, restored.steps, tab)
}

#[derive(Clone, Debug)]
enum Turn {
    Act(RandomCommand),
    Undo,
    Redo,
    Reload,
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        55 => random_commands::random_command().prop_map(Turn::Act),
        24 => Just(Turn::Undo),
        18 => Just(Turn::Redo),
        3 => Just(Turn::Reload),
    ]
}

/// Operations of one sequence that have an effect.
const OPERATIONS: u32 = 200;

/// Plays turns until enough has happened; after each, everything is as the model says. Answers with how
/// much has happened.
fn play(turns: &[Turn]) -> Result<u32, TestCaseError> {
    let mut session = Session::new(Workspace::new(both()));
    let (mut model, mut browser) = (Model::default(), Browser::default());
    let mut done = 0;
    for (number, turn) in turns.iter().enumerate() {
        if done == OPERATIONS {
            break;
        }
        let outcome = match turn {
            Turn::Act(command) => {
                let merge = random_commands::edit(command, session.workspace(), number)
                    .map(|edit| (edit.merge.clone(), edit));
                let outcome = merge.and_then(|(merge, edit)| Ok((merge, session.commit(edit)?)));
                match outcome {
                    Ok((merge, outcome)) if !outcome.steps.is_empty() => {
                        model.commit(contents(session.workspace()), merge);
                        outcome
                    }
                    _ => continue,
                }
            }
            Turn::Undo => {
                let outcome = session.undo().expect("what was done can be undone");
                prop_assert_eq!(outcome.is_some(), !model.past.is_empty());
                let Some(outcome) = outcome else { continue };
                model.undo();
                outcome
            }
            Turn::Redo => {
                let outcome = session.redo().expect("what was undone can be redone");
                prop_assert_eq!(outcome.is_some(), !model.future.is_empty());
                let Some(outcome) = outcome else { continue };
                model.redo();
                outcome
            }
            Turn::Reload => {
                let records = session.workspace().records().clone();
                session = reloaded(&mut browser, number);
                prop_assert_eq!(session.workspace().records(), &records);
                model.reload();
                SessionChange::default()
            }
        };
        done += 1;
        browser.save(&writes(&session, &outcome));
        prop_assert!(is_as(session.workspace(), &model.now));
        prop_assert_eq!(session.next_undo().is_some(), !model.past.is_empty());
        prop_assert_eq!(session.next_redo().is_some(), !model.future.is_empty());
    }
    // All the way back and all the way forward again, from what was kept.
    session = reloaded(&mut browser, turns.len());
    while session
        .undo()
        .expect("what was done can be undone")
        .is_some()
    {
        model.undo();
        prop_assert!(is_as(session.workspace(), &model.now));
    }
    prop_assert!(model.now.is_empty(), "nothing was there at first");
    while session
        .redo()
        .expect("what was undone can be redone")
        .is_some()
    {
        model.redo();
        prop_assert!(is_as(session.workspace(), &model.now));
    }
    prop_assert!(model.future.is_empty());
    Ok(done)
}

#[test]
fn undo_and_redo_do_what_the_model_does() {
    let config = cases(1_000, 100_000);
    // Some turns have no effect, as undo where nothing was done.
    let turns = || vec(turn(), 3 * OPERATIONS as usize);
    let half = |half: u64| {
        let mut config = Config {
            cases: config.cases / 2,
            max_shrink_iters: 5_000,
            ..config.clone()
        };
        if let RngSeed::Fixed(seed) = &mut config.rng_seed {
            *seed = seed.wrapping_add(half);
        }
        let sum = Cell::new(0);
        let played = TestRunner::new(config).run(&turns(), |turns| {
            sum.set(sum.get() + play(&turns)?);
            Ok(())
        });
        played.unwrap_or_else(|fault| panic!("{fault}"));
        sum.get()
    };
    let sum = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        half(0) + other.join().unwrap_or_else(|_| panic!("see above"))
    });
    figure("operations", sum);
    assert_eq!(sum, config.cases * OPERATIONS);
}
