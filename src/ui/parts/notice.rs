//! What the page says: short sentences at its foot.
//!
//! Invariant: everything said here is read out too, and interrupts nobody.

use super::button;
use crate::app::AppState;
use crate::app::watched::Watched;
use crate::ui::el::{El, el};

/// How long a sentence stays, in milliseconds: long enough to be read twice.
const STAY: i32 = 6_000;

/// The last sentence, with a way back beside it where that makes sense.
#[must_use]
pub fn notices(state: AppState) -> El {
    let shown = Watched::new(false);
    let number = move || {
        state
            .notice
            .with(|notice| notice.as_ref().map(|notice| notice.number))
    };
    let sentence = move || {
        state.notice.with(|notice| {
            notice
                .as_ref()
                .map(|notice| notice.sentence.clone())
                .unwrap_or_default()
        })
    };
    let undoable = move || {
        state
            .notice
            .with(|notice| notice.as_ref().is_some_and(|notice| notice.undoable))
    };
    let mut last = None;
    el("div")
        .class("notice")
        .class_if("shown", move || shown.get())
        .child(el("p").attr("aria-live", "polite").text_with(sentence))
        .child(
            button("tool", "Take back", move || state.undo())
                .hidden_if(move || !shown.get() || !undoable()),
        )
        .child(
            button("tool", "✕", move || shown.set(false))
                .attr("aria-label", "Dismiss")
                .hidden_if(move || !shown.get()),
        )
        .effect(Box::new(move || {
            let number = number();
            if number == last {
                return;
            }
            last = number;
            shown.set(true);
            state.later(STAY, move || {
                if state
                    .notice
                    .with_untracked(|notice| notice.as_ref().map(|notice| notice.number))
                    == number
                {
                    shown.set(false);
                }
            });
        }))
}
