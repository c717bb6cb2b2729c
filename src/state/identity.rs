//! Whose work it is.
//!
//! Invariant: each change has a revision of its own, so that of two tabs the later one stays; an annotator is
//! in no store before the first mark.
//! Must not know: records.

use leptos::prelude::*;

use super::release::release_readers;
use crate::core::format::{Annotator, read_annotator, write_annotator};
use crate::core::lesson::LessonId;
use crate::core::storage::{Key, Write};
use crate::platform::stamp;

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Identity {
    lesson: StoredValue<LessonId>,
    annotator: RwSignal<Annotator>,
    /// Nothing where the annotator is in no store yet.
    revision: StoredValue<Option<u64>>,
}

impl Identity {
    /// What was kept of it, or somebody new.
    #[must_use]
    pub fn new(lesson: LessonId, kept: Option<(Annotator, u64)>) -> Self {
        let revision = kept.as_ref().map(|(_, revision)| *revision);
        let annotator = kept.map_or_else(
            || Annotator {
                id: stamp::annotator(),
                name: String::new(),
            },
            |(annotator, _)| annotator,
        );
        Self {
            lesson: StoredValue::new(lesson),
            annotator: RwSignal::new(annotator),
            revision: StoredValue::new(revision),
        }
    }

    /// Who it is; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn annotator(self) -> Annotator {
        self.annotator.get()
    }

    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.annotator);
    }

    /// Who it is, once.
    #[must_use]
    pub fn annotator_untracked(self) -> Annotator {
        self.annotator.get_untracked()
    }

    /// Whether a store has it.
    #[must_use]
    pub fn is_kept(self) -> bool {
        self.revision.with_value(Option::is_some)
    }

    /// Another name, or another annotator altogether. Answers with the write that keeps it.
    #[must_use]
    pub fn change(self, annotator: Annotator) -> Write {
        self.annotator.set(annotator);
        self.write()
    }

    /// The write that keeps it, under the next revision.
    #[must_use]
    pub fn write(self) -> Write {
        let revision = self.revision.get_value().unwrap_or(0).saturating_add(1);
        self.revision.set_value(Some(revision));
        let value = self
            .annotator
            .with_untracked(|annotator| write_annotator(annotator, revision));
        Write::Set(Key::Annotator(self.lesson.get_value()), value)
    }

    /// Takes in a value that another tab has written, unless it is earlier than what is here.
    pub fn adopt(self, value: &str) {
        let Ok((annotator, revision)) = read_annotator(value) else {
            return;
        };
        let earlier = self.revision.get_value().is_some_and(|mine| {
            let own = self
                .annotator
                .with_untracked(|own| write_annotator(own, mine));
            (revision, value) < (mine, own.as_str())
        });
        if !earlier {
            self.revision.set_value(Some(revision));
            if self.annotator.with_untracked(|old| *old != annotator) {
                self.annotator.set(annotator);
            }
        }
    }
}
