//! The lessons of this browser: gathering them, copies, deleting with a way back.
//!
//! Invariant: a lesson that cannot be read is told and stays where it is; a deleted one can come back,
//! here at once and later on the page of everything that is kept.

use std::rc::Rc;
use std::sync::Arc;

use leptos::task::spawn_local;

use super::{Kept, Place, Shop, WayBack};
use crate::app::library::{Library, keep};
use crate::app::stores::{Lacks, write_unheard};
use crate::core::authoring::{LessonDraft, lesson as whole};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::storage::{Key, StoreError, TabMessage, Write, lessons_prefix, past};
use crate::core::text::printable::brief;
use crate::platform::{self, page};

/// The lessons of this browser.
#[derive(Clone, Default)]
pub struct Shelf {
    /// The one beside the app.
    pub beside: Option<Arc<Lesson>>,
    /// Those that are kept in this browser, by id.
    pub kept: Vec<Arc<Lesson>>,
    /// Sentences about lessons that could not be read.
    pub troubles: Vec<String>,
}

impl Shelf {
    /// The lesson of that name that can be changed here.
    #[must_use]
    pub fn get(&self, id: &LessonId) -> Option<&Arc<Lesson>> {
        self.kept.iter().find(|lesson| lesson.id == *id)
    }

    /// Puts a lesson in its place, or beside the others.
    fn put(&mut self, lesson: Arc<Lesson>) {
        match self.kept.iter_mut().find(|other| other.id == lesson.id) {
            Some(place) => *place = lesson,
            None => self.kept.push(lesson),
        }
    }
}

impl Shop {
    /// Gathers the lessons, and answers which of them one store has and the other lacks.
    pub(super) async fn gather(self) -> Lacks {
        let (beside, library) = Library::sorted_out(self.stores).await;
        let mut troubles = library.troubles;
        let mut shelf = Shelf {
            beside,
            ..Shelf::default()
        };
        for lesson in library.lessons {
            // What could not be read of it would be gone with the first change.
            if library.partly.contains(&lesson.id) {
                troubles.push(format!(
                    "“{}” could be read in part only, so it cannot be changed here. It is kept as it is; see the page of everything that is kept.",
                    brief(&lesson.title, 60)
                ));
            } else {
                shelf.kept.push(lesson);
            }
        }
        shelf.troubles = troubles;
        // What has been typed while the stores were asked is later.
        let unkept = self.unkept.get_untracked();
        for lesson in unkept.into_values().chain(self.lesson_untracked()) {
            let later = |kept: &Arc<Lesson>| kept.revision <= lesson.revision;
            if shelf.get(&lesson.id).is_none_or(later) {
                shelf.put(lesson);
            }
        }
        self.shelf.set(Some(Rc::new(shelf)));
        library.lacks
    }

    /// Puts a lesson on the shelf as it is shown; writing it is another matter.
    pub(super) fn shelve(self, lesson: Arc<Lesson>) {
        self.change_shelf(|shelf| shelf.put(lesson));
    }

    fn change_shelf(self, change: impl FnOnce(&mut Shelf)) {
        self.shelf.update(|shelf| {
            let mut changed = shelf.as_deref().cloned().unwrap_or_default();
            change(&mut changed);
            *shelf = Some(Rc::new(changed));
        });
    }

    /// Makes a copy with a name of its own and opens it.
    pub fn duplicate(self, lesson: &Lesson) {
        if self.gives_way() {
            return;
        }
        let Some(id) = whole::lesson_id(&lesson.title, platform::stamp::number()) else {
            return;
        };
        let copy = Arc::new(whole::duplicate(lesson, id.clone()));
        if let Err(sentence) = Self::has_room_for(&copy) {
            self.say(sentence);
            return;
        }
        self.write(vec![keep(&copy)]);
        self.shelve(copy);
        page::go(&Place::Lesson(id).fragment());
        self.say("This is a copy; the other lesson stays as it is.");
    }

    /// Deletes a lesson. The work on it stays.
    pub fn delete(self, lesson: &Lesson) {
        if self.gives_way() {
            return;
        }
        let back = vec![keep(lesson)];
        self.change_shelf(|shelf| shelf.kept.retain(|other| other.id != lesson.id));
        self.unkept
            .update_untracked(|unkept| drop(unkept.remove(&lesson.id)));
        if self
            .lesson_untracked()
            .is_some_and(|open| open.id == lesson.id)
        {
            self.open.set(None);
        }
        let gone = vec![Write::Remove(Key::Lesson(lesson.id.clone()))];
        spawn_local(async move {
            if let Kept::NotSaved(_) = self.write_both(gone).await {
                self.say("The browser did not let go of the lesson, so it is still here. Reload the page and try again.");
                self.gather().await;
            }
        });
        page::go(&Place::Shelf.fragment());
        let sentence = format!(
            "“{}” was deleted. Marks made on it are kept.",
            brief(&lesson.title, 60)
        );
        self.say_with(&sentence, Some(WayBack::Writes(back)));
    }

    /// Writes what takes something back, and looks again.
    pub(super) fn write_back(self, writes: Vec<Write>) {
        self.write(writes);
        self.say("It is back.");
        spawn_local(async move { drop(self.gather().await) });
    }

    /// Whether a newer version of the app has been heard of. Says so if it has.
    pub(super) fn gives_way(self) -> bool {
        let outdated = self.outdated.get_untracked();
        if outdated {
            self.say(StoreError::Newer.to_string());
        }
        outdated
    }

    /// Another tab has written something.
    pub(super) fn heard(self, signal: &TabMessage) {
        match signal {
            // Marks are none of the workshop's.
            TabMessage::Wrote(keys)
                if !keys.iter().any(|key| key.starts_with(&lessons_prefix())) => {}
            _ => spawn_local(async move {
                self.gather().await;
                self.follow_other_tab();
            }),
        }
    }

    /// Goes over to what another tab has made of the open lesson, where that is later.
    fn follow_other_tab(self) {
        let Some(open) = self.lesson_untracked() else {
            return;
        };
        let theirs = self.on_shelf(&open.id);
        if let Some(theirs) = theirs.filter(|theirs| theirs.revision > open.revision) {
            // What is on this page can come back from the page of everything that is kept.
            if let Write::Set(key, ours) = keep(&open) {
                write_unheard(&self.stores.journal, vec![past(&key, &ours)]);
            }
            self.unkept
                .update_untracked(|unkept| drop(unkept.remove(&open.id)));
            self.open.set(Some(LessonDraft::new(theirs)));
            self.say("This lesson was changed in another tab. This is how it is now.");
        }
    }
}
