//! The workshop: where a teacher makes lessons. What it shows, and what may be done there.
//!
//! Invariant: one lesson is open at most; every change of it goes through [`Shop::run`], is kept in both
//! stores and has a way back. Nothing is written once a newer version of the app has been heard of.
//! Must not know: markup; marks.

mod bringing;
mod giving;
mod keeping;
mod place;
mod replacing;
mod sharing;
mod shelf;
mod taking;
mod whys;

use std::rc::Rc;
use std::sync::Arc;

use leptos::task::spawn_local;

use super::state::Notice;
use super::stores::Stores;
use super::tabs;
use super::watched::Watched;
use crate::core::authoring::articles::REPLACE;
use crate::core::authoring::{EditOutcome, EditRefusal, LessonDraft, LessonEdit};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::storage::Write;
use crate::core::text::printable::plain;
use crate::platform::indexed_db::Fate;
use crate::platform::page;
use crate::platform::tabs::Channel;

pub use bringing::Progress;
pub use giving::Link;
pub use keeping::Kept;
pub use place::Place;
pub use replacing::Replacement;
pub use sharing::{Shared, SharedPassage};
pub use shelf::Shelf;
pub use taking::{Here, Incoming};
pub use whys::Whys;

/// Moves the focus there.
pub fn focus(selector: &str) {
    page::focus(selector, None);
}

/// Moves the focus there when what is being drawn now is on the page.
pub fn focus_soon(selector: impl Into<String>) {
    let selector = selector.into();
    page::after(0, move || focus(&selector));
}

/// What takes something back.
#[derive(Clone, PartialEq, Eq, Debug)]
enum WayBack {
    /// The last step on this lesson, if this is still its version.
    Step(LessonId, u64),
    /// These writes.
    Writes(Vec<Write>),
}

/// See the head of the file. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct Shop {
    /// Where the teacher is.
    pub place: Watched<Place>,
    /// The lessons of this browser; nothing while they are gathered.
    pub shelf: Watched<Option<Rc<Shelf>>>,
    /// The lesson that is open.
    pub open: Watched<Option<LessonDraft>>,
    /// Why things were proposed, as far as they were brought in since the page was opened.
    pub whys: Watched<Rc<Whys>>,
    /// What was said last.
    pub said: Watched<Option<Notice>>,
    /// Whether the open lesson is kept.
    pub kept: Watched<Kept>,
    /// Files that are being read.
    pub progress: Watched<Option<Progress>>,
    /// What could not be brought in, as sentences with the files' names.
    pub left_out: Watched<Vec<(String, String)>>,
    /// Another text for an article, and what it would do.
    pub replacement: Watched<Option<Rc<Replacement>>>,
    /// The link that was asked for.
    pub link: Watched<Option<Link>>,
    /// A lesson that came by a link or an address and waits for a yes.
    pub incoming: Watched<Option<Incoming>>,
    /// Whether a newer version of the app has been heard of.
    pub outdated: Watched<bool>,
    // What takes back that of which the last sentence speaks.
    way_back: Watched<Option<WayBack>>,
    followed: Watched<Vec<replacing::Followed>>,
    unkept: Watched<keeping::Unkept>,
    writing: Watched<keeping::Writing>,
    stores: &'static Stores,
    channel: &'static Channel,
}

impl Shop {
    /// Gathers the lessons, and goes where the address leads.
    #[must_use]
    pub fn new() -> Self {
        let outdated = Watched::new(false);
        let stores = Stores::open(move |fate| match fate {
            Fate::Outdated => outdated.set(true),
            // What is shown was there when it was asked for, and is written again with the next change.
            Fate::Emptied => {}
        });
        let shop = Self {
            place: Watched::new(Place::here()),
            shelf: Watched::new(None),
            open: Watched::new(None),
            whys: Watched::new(Rc::default()),
            said: Watched::new(None),
            way_back: Watched::new(None),
            kept: Watched::new(Kept::Saved),
            progress: Watched::new(None),
            left_out: Watched::new(Vec::new()),
            replacement: Watched::new(None),
            followed: Watched::new(Vec::new()),
            link: Watched::new(None),
            incoming: Watched::new(None),
            outdated,
            unkept: Watched::new(keeping::Unkept::default()),
            writing: Watched::new(keeping::Writing::default()),
            stores,
            channel: tabs::open(),
        };
        tabs::meet(
            shop.channel,
            move || outdated.set(true),
            move |signal| shop.heard(signal),
        );
        page::on_fragment(move || shop.go_on());
        page::on_hidden(move || shop.keep_at_once());
        page::ask_before_leaving(move || matches!(shop.kept.get_untracked(), Kept::NotSaved(_)));
        page::on_key(move |event| {
            // In a field the keys are the field's.
            if !(event.ctrl_key() || event.meta_key()) || page::is_typing() {
                return;
            }
            match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
                ("z", false) => shop.undo(),
                ("z", true) | ("y", false) => shop.redo(),
                _ => return,
            }
            event.prevent_default();
        });
        spawn_local(async move {
            let lacks = shop.gather().await;
            // Only now: later on, what one store lacks may be what another tab is taking out of both.
            if !shop.outdated.get_untracked() {
                shop.stores.even_out(lacks);
            }
            shop.go_on();
        });
        shop
    }

    /// Goes where the address leads.
    fn go_on(self) {
        if self.shelf.with_untracked(Option::is_none) {
            // What is here is not known yet; the end of gathering comes by again.
            return;
        }
        let place = Place::here();
        if place == Place::Shelf {
            self.left_out.set(Vec::new());
        }
        if self.place.get_untracked() != place {
            page::scroll_to_top();
            // Whoever listens to the page hears where they are.
            focus_soon("#main");
            self.replacement.set(None);
            self.link.set(None);
        }
        match &place {
            Place::Incoming(from) => self.take(from.clone()),
            Place::Lesson(id) | Place::Article(id, _) => self.open_lesson(id),
            Place::Shared(..) | Place::Shelf => {}
        }
        let title = match &place {
            Place::Lesson(_) | Place::Article(..) => {
                self.lesson_untracked().map(|it| it.title.clone())
            }
            _ => None,
        };
        let title = title.filter(|title| !title.trim().is_empty());
        page::set_title(&format!(
            "{} – Lateral",
            title.as_deref().unwrap_or("Workshop")
        ));
        self.place.set(place);
    }

    /// Opens a lesson of the shelf, unless it is open.
    fn open_lesson(self, id: &LessonId) {
        let open = self.open.with_untracked(|open| {
            open.as_ref()
                .is_some_and(|workshop| workshop.lesson().id == *id)
        });
        if !open {
            let lesson = self.on_shelf(id);
            self.open.set(lesson.map(LessonDraft::new));
        }
    }

    /// The lesson of that name, be it kept here or the one of this page.
    #[must_use]
    pub fn to_read(self, id: &LessonId) -> Option<Arc<Lesson>> {
        let beside = || {
            self.shelf.with_untracked(|shelf| {
                let beside = shelf.as_ref()?.beside.clone();
                beside.filter(|beside| beside.id == *id)
            })
        };
        self.on_shelf(id).or_else(beside)
    }

    /// The lesson of that name that can be changed, if it is here.
    #[must_use]
    pub fn on_shelf(self, id: &LessonId) -> Option<Arc<Lesson>> {
        self.shelf
            .with_untracked(|shelf| shelf.as_ref()?.get(id).cloned())
    }

    /// The open lesson.
    #[must_use]
    pub fn lesson(self) -> Option<Arc<Lesson>> {
        self.open
            .with(|open| open.as_ref().map(|workshop| workshop.lesson().clone()))
    }

    /// The open lesson, once.
    #[must_use]
    pub fn lesson_untracked(self) -> Option<Arc<Lesson>> {
        self.open
            .with_untracked(|open| open.as_ref().map(|workshop| workshop.lesson().clone()))
    }

    /// Does something to the open lesson and keeps it. Says why not where it cannot be done.
    pub fn run(self, verb: impl FnOnce(&Lesson) -> Result<LessonEdit, EditRefusal>) -> bool {
        if self.gives_way() {
            return false;
        }
        let Some(lesson) = self.lesson_untracked() else {
            return false;
        };
        match verb(&lesson) {
            Ok(deed) => {
                let mut effect = EditOutcome::Nothing;
                self.open.update_untracked(|open| {
                    if let Some(workshop) = open {
                        effect = workshop.commit(deed);
                    }
                });
                if effect == EditOutcome::Changed {
                    self.changed();
                }
                effect == EditOutcome::Changed
            }
            Err(refusal) => {
                self.say(refusal.to_string());
                false
            }
        }
    }

    /// The open lesson is another now.
    fn changed(self) {
        self.open.notify();
        self.keep();
        // The link carries the lesson as it was.
        self.link.set_if_other(None);
    }

    /// Does it, and offers the way back beside a sentence. Answers whether it was done.
    pub fn run_saying(self, verb: impl FnOnce(&Lesson) -> Result<LessonEdit, EditRefusal>) -> bool {
        let done = self.run(verb);
        if done {
            let label = self.open.with_untracked(|open| {
                let label = open.as_ref().and_then(LessonDraft::next_undo);
                label.map(str::to_owned)
            });
            let sentence = format!("Done: {}.", label.unwrap_or_default());
            self.say_with(&sentence, self.last_step());
        }
        done
    }

    /// What takes the last step back, as long as none follows it.
    fn last_step(self) -> Option<WayBack> {
        let lesson = self.lesson_untracked()?;
        Some(WayBack::Step(lesson.id.clone(), lesson.revision))
    }

    /// Takes the last step back.
    pub fn undo(self) {
        self.turn(LessonDraft::undo, "Undone", "There is nothing to undo.");
    }

    /// Does the last step again that was taken back.
    pub fn redo(self) {
        self.turn(LessonDraft::redo, "Done again", "There is nothing to redo.");
    }

    fn turn(
        self,
        turn: impl FnOnce(&mut LessonDraft) -> Option<String>,
        done: &str,
        nothing: &str,
    ) {
        if self.gives_way() {
            return;
        }
        let mut label = None;
        self.open
            .update(|open| label = open.as_mut().and_then(turn));
        match label {
            Some(label) => {
                self.changed();
                if label.starts_with(REPLACE) {
                    self.marks_follow();
                }
                self.say(format!("{done}: {label}."));
            }
            None => self.say(nothing),
        }
    }

    /// Says a sentence.
    pub fn say(self, sentence: impl Into<String>) {
        self.say_with(&sentence.into(), None);
    }

    fn say_with(self, sentence: &str, back: Option<WayBack>) {
        let number = self
            .said
            .with_untracked(|said| said.as_ref().map_or(0, |said| said.number));
        self.said.set(Some(Notice {
            // Titles and headlines are quoted in them.
            sentence: plain(sentence),
            undoable: back.is_some(),
            number: number.wrapping_add(1),
        }));
        self.way_back.set(back);
    }

    /// Takes back what was said last.
    pub fn take_back(self) {
        match self.way_back.get_untracked() {
            Some(WayBack::Step(id, revision)) => {
                let lesson = self.lesson_untracked();
                if lesson.is_some_and(|now| now.id == id && now.revision == revision) {
                    self.undo();
                } else {
                    self.say("Something else was done since. Use Undo to go back step by step.");
                }
            }
            Some(WayBack::Writes(writes)) => self.write_back(writes),
            None => {}
        }
    }
}

impl Default for Shop {
    fn default() -> Self {
        Self::new()
    }
}
