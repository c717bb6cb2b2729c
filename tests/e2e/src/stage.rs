//! Plays stories, each alone in a browser, and reports like any Rust test.
//!
//! Invariant: every story starts with no tab open and sees a site (an origin) that no other story has seen;
//! a story also fails if a page it opened was not clean at its end. A failed story leaves a picture and
//! does not harm the next one.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Completion, Failed, Trial};
use xtask::checkout::Checkout;
use xtask::engine::Engine;

use crate::Failure;
use crate::blow::Blow;
use crate::browser::{Browser, Watching};
use crate::looks::{Extent, Look, Screen};
use crate::page::Page;
use crate::site::Release;
use crate::story::{Named, Part, Play, Story};

/// Where stories are played.
pub struct Stage {
    browser: Browser,
    opened: Vec<Page>,
}

/// How many stories are played at a time. A story waits for its browser, and Chromium for the next picture: on two cores
/// three keep both busy, where two leave them idle for a third of the time. The others play a fifth of them, and WebKit has
/// lost a page with three.
const fn stages(engine: Engine) -> usize {
    match engine {
        Engine::Chromium => 3,
        _ => 2,
    }
}

/// Names the engine that stories are played in; without it Chromium.
const ENGINE: &str = "LATERAL_ENGINE";

/// The engine that stories are played in; none where there is none of that name.
pub(crate) fn chosen_engine() -> Option<Engine> {
    match env::var(ENGINE) {
        Ok(name) => Engine::named(&name),
        Err(_) => Some(Engine::Chromium),
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
        stage.opened.iter().try_for_each(Page::assert_clean)
    }));
    if !matches!(outcome, Ok(Ok(()))) {
        stage.picture(name);
    }
    stage.clear();
    outcome
}

impl Stage {
    fn new(engine: Engine) -> Result<Self, Failure> {
        Ok(Self {
            browser: Browser::start(engine, Watching::Requests)?,
            opened: Vec::new(),
        })
    }

    /// Opens the release at `route`, on a laptop, as a reader who was never here.
    pub fn open(&mut self, route: &str) -> Result<Page, Failure> {
        self.open_release(Release::built()?, route)
    }

    /// The same with another release, for instance one with another lesson.
    pub fn open_release(&mut self, release: Release, route: &str) -> Result<Page, Failure> {
        let site = Arc::new(release.serve(self.browser.engine())?);
        let page = Page::new(&self.browser, &site)?;
        self.show(page, route)
    }

    /// Opens an address that leads on to another one by itself, as a reader who was never here, and waits for
    /// words of that one.
    pub fn follow(
        &mut self,
        release: Release,
        address: &str,
        words: &str,
    ) -> Result<Page, Failure> {
        let site = Arc::new(release.serve(self.browser.engine())?);
        let page = Page::new(&self.browser, &site)?;
        self.set_up(&page)?;
        page.follow(address, words)?;
        Ok(page)
    }

    /// Opens an empty page of a new site, so that something can be set up before the app is first there.
    pub fn arrive(&mut self) -> Result<Page, Failure> {
        let site = Arc::new(Release::built()?.serve(self.browser.engine())?);
        let page = Page::new(&self.browser, &site)?;
        self.set_up(&page)?;
        page.leave()?;
        Ok(page)
    }

    /// Opens an empty page in another tab of the same site.
    pub fn arrive_beside(&mut self, page: &Page) -> Result<Page, Failure> {
        let beside = page.beside(&self.browser)?;
        self.set_up(&beside)?;
        beside.leave()?;
        Ok(beside)
    }

    /// Opens another tab on the same site: the same reader, or after a restart, the same device.
    pub fn open_beside(&mut self, page: &Page, route: &str) -> Result<Page, Failure> {
        let beside = page.beside(&self.browser)?;
        self.show(beside, route)
    }

    /// Closes a tab that the story is done with, and fails if anything went wrong on it.
    pub fn close(&mut self, page: &Page) -> Result<(), Failure> {
        self.opened.retain(|opened| !opened.is_same_tab(page));
        page.assert_clean()?;
        page.close()
    }

    /// Closes the browser and opens it again with the same profile. All pages are gone.
    pub fn restart(&mut self) -> Result<(), Failure> {
        self.opened
            .drain(..)
            .try_for_each(|page| page.assert_clean())?;
        self.browser.restart()
    }

    /// Kills the browser and opens it again with the same profile. All pages are gone.
    pub fn crash(&mut self) -> Result<(), Failure> {
        self.opened
            .drain(..)
            .try_for_each(|page| page.assert_clean())?;
        self.browser.crash_and_restart()
    }

    /// Lets the browser be killed in a while, whatever the story does meanwhile.
    pub fn kill_after(&self, delay: Duration) -> Blow {
        self.browser.kill_after(delay)
    }

    /// Waits for the blow, and opens the browser again with the same profile. All pages are gone, and with
    /// them what they could have told.
    pub fn rise(&mut self, blow: Blow) -> Result<(), Failure> {
        self.opened.clear();
        self.browser.rise(blow)
    }

    fn show(&mut self, page: Page, route: &str) -> Result<Page, Failure> {
        self.set_up(&page)?;
        page.open(route)?;
        Ok(page)
    }

    fn set_up(&mut self, page: &Page) -> Result<(), Failure> {
        self.opened.push(page.clone());
        page.on_screen(Screen::LAPTOP)?;
        page.in_look(Look::Light)
    }

    fn picture(&self, name: &str) {
        let folder = Checkout::current().target().join("stories");
        for (number, page) in self.opened.iter().enumerate() {
            let file: PathBuf = folder.join(format!("{}-{number}.png", name.replace("::", "-")));
            if page.picture(Extent::Window, &file).is_ok() {
                eprintln!("a picture of {name} is in {}", file.display());
            }
        }
    }

    /// Closes all tabs but one, which the browser needs to stay open.
    fn clear(&mut self) {
        let session = Arc::clone(self.browser.session());
        let cleared = session.open_tab().and_then(|kept| {
            let mut tabs = session.tabs()?.into_iter().filter(|tab| *tab != kept);
            tabs.try_for_each(|tab| session.close(&tab))?;
            // What a page said while it was left is no later story's.
            session.log(&kept, "browser").map(drop)
        });
        // Only now, with the tabs gone, their sites go: a page asks its own for its dialogs ahead.
        self.opened.clear();
        if cleared.is_err() {
            // The browser is not usable any more; the next story gets another.
            if let Ok(browser) = Browser::start(self.browser.engine(), Watching::Requests) {
                self.browser = browser;
            }
        }
    }
}
