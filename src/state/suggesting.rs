//! Names that are suggested while one reads: whether they are, and the one that is at hand.
//!
//! Invariant: at most one is at hand; it is data that may be old by now, and whoever acts on it asks the records.
//! Must not know: how names are found, the screen.

use std::sync::Arc;

use leptos::prelude::*;

use super::release::release_readers;
use crate::core::annotation::record::RecordId;
use crate::core::compare::names::lesson_words::LessonWords;
use crate::core::lesson::{ArticleIndex, Lesson};
use crate::core::storage::{Key, Setting, Write};
use crate::core::text::TextRange;

/// Whether names are suggested.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum NamesSuggested {
    /// They are.
    #[default]
    On,
    /// They are not.
    Off,
}

/// Whether places are lit up in which a claim may stand. Not kept: one looks, and puts it out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ClaimPlaces {
    /// They are.
    LitUp,
    /// They are not.
    #[default]
    Dark,
}

/// Words that may name an entity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SuggestedName {
    /// In which article.
    pub article: ArticleIndex,
    /// Which words.
    pub range: TextRange,
    /// Whom or what they may name.
    pub entity: RecordId,
}

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Suggesting {
    names: RwSignal<NamesSuggested>,
    claims: RwSignal<ClaimPlaces>,
    at_hand: RwSignal<Option<SuggestedName>>,
    /// The words of the lesson's articles, once somebody has asked for them.
    words: StoredValue<Option<Arc<LessonWords>>>,
}

impl Suggesting {
    /// What was kept; none is at hand.
    #[must_use]
    pub fn new(names: NamesSuggested) -> Self {
        Self {
            names: RwSignal::new(names),
            claims: RwSignal::new(ClaimPlaces::Dark),
            at_hand: RwSignal::new(None),
            words: StoredValue::new(None),
        }
    }

    /// Whether names are suggested.
    #[must_use]
    pub fn names(self) -> NamesSuggested {
        self.names.get()
    }

    /// Suggests names or not. Answers with the write that keeps it.
    #[must_use]
    pub fn set_names(self, names: NamesSuggested) -> Write {
        self.names.set(names);
        self.at_hand.set(None);
        let value = match names {
            NamesSuggested::On => "on",
            NamesSuggested::Off => "off",
        };
        Write::Set(Key::Setting(Setting::Suggestions), value.into())
    }

    /// Whether places for claims are lit up.
    #[must_use]
    pub fn claims(self) -> ClaimPlaces {
        self.claims.get()
    }

    /// Lights them up, or puts them out.
    pub fn light_claims(self, claims: ClaimPlaces) {
        self.claims.set(claims);
    }

    /// The one that is at hand.
    #[must_use]
    pub fn at_hand(self) -> Option<SuggestedName> {
        self.at_hand.get()
    }

    /// Takes another one in hand.
    pub fn take(self, name: SuggestedName) {
        self.at_hand.set(Some(name));
    }

    /// Lets go of the one that is at hand. Answers whether one was.
    pub fn let_go(self) -> bool {
        let was = self.at_hand.get_untracked().is_some();
        if was {
            self.at_hand.set(None);
        }
        was
    }

    /// The words of a lesson, whose articles never change while it is open; found once.
    #[must_use]
    pub fn words_of(self, lesson: &Lesson) -> Arc<LessonWords> {
        if let Some(words) = self.words.get_value() {
            return words;
        }
        let words = Arc::new(LessonWords::new(lesson));
        self.words.set_value(Some(words.clone()));
        words
    }

    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.names);
        release_readers(self.claims);
        release_readers(self.at_hand);
    }
}
