//! What the page says: short sentences at its foot.
//!
//! Invariant: everything said here is read out too, and interrupts nobody.
//! Must not know: who says it.

use super::button;
use crate::app::watched::Watched;
use crate::app::{Notice, later};
use crate::ui::el::{El, el};

/// The last sentence, for `stay` milliseconds, with a way back beside it where that makes sense.
#[must_use]
pub fn notice(
    stay: i32,
    last: impl Fn() -> Option<Notice> + Copy + 'static,
    take_back: impl Fn() + 'static,
) -> El {
    let shown = Watched::new(false);
    let number = move || last().map(|last| last.number);
    let sentence = move || last().map(|last| last.sentence).unwrap_or_default();
    let undoable = move || last().is_some_and(|last| last.undoable);
    let mut before = None;
    el("div")
        .class("notice")
        .class_if("shown", move || shown.get())
        .child(el("p").attr("aria-live", "polite").text_with(sentence))
        .child(
            button("tool", "Take back", take_back).hidden_if(move || !shown.get() || !undoable()),
        )
        .child(
            button("tool", "✕", move || shown.set(false))
                .attr("aria-label", "Dismiss")
                .hidden_if(move || !shown.get()),
        )
        .effect(Box::new(move || {
            let now = number();
            if now == before {
                return;
            }
            before = now;
            shown.set(true);
            later(stay, move || {
                if number() == now {
                    shown.set(false);
                }
            });
        }))
}
