//! What the page says: short sentences at its foot, and troubles that stay until they are over.
//!
//! Invariant: everything said here is read out too, and nothing but troubles interrupts.

use super::{button, gap};
use crate::app::opening::Desk;
use crate::app::watched::Watched;
use crate::app::{AppState, Keeping};
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

/// Troubles with keeping and loading.
#[must_use]
pub fn troubles(state: AppState, desk: Desk) -> El {
    let damaged = state.damaged.with_untracked(Vec::len);
    let seen = Watched::new(damaged == 0);
    let lessons = move || {
        desk.library.with(|library| {
            library
                .as_ref()
                .map(|library| library.troubles.clone())
                .unwrap_or_default()
        })
    };
    el("div")
        .class("troubles")
        .attr("role", "alert")
        .part(
            move || match state.keeping.get() {
                Keeping::NotSaved(error) => Some(error.to_string()),
                _ => None,
            },
            move |sentence| {
                let sentence = sentence.as_ref()?;
                Some(
                    trouble(sentence)
                        .child(button("tool strong", "Download my work now", move || state.download_work()))
                        .child(gap())
                        .child(button("tool", "Try again", move || state.save_again())),
                )
            },
        )
        .part(
            move || seen.get(),
            move |seen_now| {
                (!seen_now).then(|| {
                    let sentence = format!("{} of this lesson cannot be read. They were left as they are, and everything else is here. Download them and show them to somebody who can repair them.", super::plural(damaged, "stored item"));
                    trouble(&sentence)
                        .child(button("tool strong", "Download the unreadable items", move || state.download_damaged()))
                        .child(gap())
                        .child(button("tool", "Hide", move || seen.set(true)))
                })
            },
        )
        .child(el("div").list(lessons, |sentence: &String| trouble(sentence).into()))
}

fn trouble(sentence: &str) -> El {
    el("div").class("trouble").child(el("p").text(sentence))
}
