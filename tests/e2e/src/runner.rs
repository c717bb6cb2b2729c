//! Plays stories, each alone in a browser, and reports like any Rust test.
//!
//! Invariant: a story that fails leaves a picture and does not harm the next one; one also fails if a page it opened was
//! not clean at its end.

use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Completion, Failed, Trial};
use xtask::engine::Engine;

use crate::Failure;
use crate::engine::{ENGINE, chosen_engine};
use crate::stage::Stage;
use crate::story::{Named, Part, Play, Story};

/// How many stories are played at a time. A story waits for its browser, and Chromium for the next picture: on two cores
/// three keep both busy, where two leave them idle for a third of the time. The others play a fifth of them, and WebKit has
/// lost a page with three.
const fn stages(engine: Engine) -> usize {
    match engine {
        Engine::Chromium => 3,
        _ => 2,
    }
}

/// Plays all stories that the command line asks for, in the engine that `LATERAL_ENGINE` names.
pub fn play(stories: &[Story]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    let Some(engine) = chosen_engine() else {
        eprintln!("{ENGINE} names no engine. There are chromium, firefox and webkit.");
        return ExitCode::FAILURE;
    };
    let stages = stages(engine);
    arguments.test_threads = Some(arguments.test_threads.unwrap_or(stages).min(stages));
    let named = match arguments.filter {
        Some(_) => Named::Yes,
        None => Named::No,
    };
    let free: Arc<Mutex<Vec<Stage>>> = Arc::default();
    let times: Arc<Mutex<Vec<(Duration, &str)>>> = Arc::default();
    let mut trials = Vec::new();
    let mut waiting = 0;
    for story in stories {
        match story.part_in(engine, named) {
            Part::Plays => trials.push(trial(&free, &times, engine, story)),
            Part::Waits => waiting += 1,
            Part::Cannot(reason) => trials.push(Trial::ignorable_test(story.name, move || {
                Ok(Completion::ignored_with(reason))
            })),
        }
    }
    if waiting > 0 {
        let engine = engine.name();
        println!("{waiting} more stories are played in {engine} by `cargo xtask soak`, or by name");
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    // Here and not at the end of the process, where nothing is dropped any more.
    unlocked(&free).clear();
    tell_slowest(&mut unlocked(&times));
    conclusion.exit_code()
}

/// Stories that took longest, said at the end: where time can be won.
const SLOWEST: usize = 12;

fn tell_slowest(times: &mut [(Duration, &str)]) {
    times.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    let all: Duration = times.iter().map(|(time, _)| *time).sum();
    println!(
        "figure: stories: all, one after the other: {} s",
        all.as_secs()
    );
    for (time, name) in times.iter().take(SLOWEST) {
        println!("figure: stories: {name}: {:.1} s", time.as_secs_f64());
    }
}

/// One story, to be played on whichever stage is free.
fn trial(
    free: &Arc<Mutex<Vec<Stage>>>,
    times: &Arc<Mutex<Vec<(Duration, &'static str)>>>,
    engine: Engine,
    story: &Story,
) -> Trial {
    let (free, times) = (Arc::clone(free), Arc::clone(times));
    let (name, play) = (story.name, story.play);
    Trial::test(name, move || {
        let vacant = unlocked(&free).pop();
        let vacant = vacant.map_or_else(|| Stage::new(engine), Ok);
        let mut stage = vacant.map_err(failed)?;
        let start = Instant::now();
        let outcome = perform(&mut stage, name, play);
        unlocked(&times).push((start.elapsed(), name));
        unlocked(&free).push(stage);
        match outcome {
            Ok(result) => result.map_err(failed),
            // The runner reports a panic by itself, with its message.
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
    .with_kind(engine.name())
}

/// What lies behind a lock, also after a story has panicked.
fn unlocked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn failed(failure: Failure) -> Failed {
    Failed::from(failure.to_string())
}

/// Plays one story, whatever becomes of it, and clears the stage.
fn perform(stage: &mut Stage, name: &str, play: Play) -> std::thread::Result<Result<(), Failure>> {
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        play(stage)?;
        stage.assert_clean()
    }));
    if !matches!(outcome, Ok(Ok(()))) {
        stage.picture(name);
    }
    stage.clear();
    outcome
}
