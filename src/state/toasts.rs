//! Sentences to the reader: the last one, for a while.
//!
//! Invariant: shown is only what cannot be seen otherwise; two equal sentences are two toasts; nothing that turns the direction of text is said.
//! Must not know: where they are shown, what they speak of.

use leptos::prelude::*;

use super::release::release_readers;
use crate::core::route::Route;
use crate::core::text::printable::plain;
use crate::platform::page;

/// What is offered beside a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ToastAction {
    /// Nothing.
    None,
    /// To take back what it speaks of.
    TakeBack,
    /// To go to the place that it speaks of.
    Show(Route),
}

/// How a sentence comes to the reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ToastReach {
    /// It is shown for a while and read out.
    Everybody,
    /// It is only read out: who sees the page sees what it says.
    Listeners,
}

/// A sentence for the reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Toast {
    /// What happened.
    pub sentence: String,
    /// What is offered beside it.
    pub action: ToastAction,
    /// Whom it is for.
    pub reach: ToastReach,
    /// Tells two equal toasts apart.
    pub number: u32,
}

/// The last sentence. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Toasts(RwSignal<Option<Toast>>);

impl Toasts {
    /// Nothing said yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The last one.
    #[must_use]
    pub fn last(self) -> ReadSignal<Option<Toast>> {
        self.0.read_only()
    }

    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.0);
    }

    /// Says something.
    pub fn say(self, sentence: impl AsRef<str>) {
        self.push(sentence.as_ref(), ToastAction::None, ToastReach::Everybody);
    }

    /// Says something that can be seen on the page to those who do not see it.
    pub fn announce(self, sentence: impl AsRef<str>) {
        self.push(sentence.as_ref(), ToastAction::None, ToastReach::Listeners);
    }

    /// Says something and offers to take it back.
    pub fn say_undoable(self, sentence: impl AsRef<str>) {
        self.push(
            sentence.as_ref(),
            ToastAction::TakeBack,
            ToastReach::Everybody,
        );
    }

    /// Says something about another place and offers to go there.
    pub fn say_elsewhere(self, sentence: impl AsRef<str>, place: Route) {
        self.push(
            sentence.as_ref(),
            ToastAction::Show(place),
            ToastReach::Everybody,
        );
    }

    /// Something else was done since: what was said is over, and a way back would take back something else.
    pub fn outdate(self) {
        let is_said =
            |last: &Option<Toast>| last.as_ref().is_some_and(|it| !it.sentence.is_empty());
        if self.0.try_with_untracked(is_said) == Some(true) {
            self.dismiss();
        }
    }

    /// Shows none any more.
    pub fn dismiss(self) {
        self.announce("");
    }

    fn push(self, sentence: &str, action: ToastAction, reach: ToastReach) {
        // Whoever answers late may answer to a page that is gone.
        let said = self.0.try_update_untracked(|last| {
            let number = last
                .as_ref()
                .map_or(0, |toast| toast.number.wrapping_add(1));
            *last = Some(Toast {
                sentence: plain(sentence),
                action,
                reach,
                number,
            });
        });
        // What it speaks of is painted first.
        if said.is_some() {
            page::after_paint(move || {
                if !self.0.is_disposed() {
                    self.0.notify();
                }
            });
        }
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}
