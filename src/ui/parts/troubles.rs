//! What stays at the head of the page until it is over: troubles with keeping and loading.
//!
//! Invariant: what endangers the work is read out at once (an alert), what does not waits for its turn
//! (a status); each says what happened, what was kept, and what to do.

use super::{button, gap, plural};
use crate::app::opening::Desk;
use crate::app::route::RECOVERY;
use crate::app::stores::Place;
use crate::app::watched::Watched;
use crate::app::{AppState, Keeping};
use crate::core::backup::Reminder;
use crate::core::space::Fill;
use crate::core::storage::StoreError;
use crate::core::text::printable::plain;
use crate::ui::el::{El, el};

/// Troubles with keeping and loading.
#[must_use]
pub fn troubles(state: AppState, desk: Desk) -> El {
    el("div")
        .class("troubles")
        .child(alerts(state, desk))
        .child(remarks(state))
}

/// What is good to know and can wait.
fn remarks(state: AppState) -> El {
    el("div")
        .attr("role", "status")
        .part(
            move || match state.keeping.get() {
                Keeping::InOnePlace(place, error) => Some(in_one_place(place, &error)),
                _ => None,
            },
            move |sentence| {
                let again = button("tool", "Try again", move || state.save_again());
                Some(remark(state, sentence.as_ref()?).child(again))
            },
        )
        .part(
            move || state.backup.reminder.get(),
            move |reminder| {
                let later = button("tool", "Later", move || state.put_off_reminder());
                Some(remark(state, &reminding((*reminder)?)).child(later))
            },
        )
        .part(
            move || state.backup.fill(),
            move |fill| {
                let sentence = match fill {
                    Fill::Roomy => return None,
                    Fill::Filling => "More than half of the space that this browser gives is used. Everything is saved; download your work now and then, and remove lessons that you do not need any more.",
                    Fill::Full => "The space that this browser gives is nearly used up. Your marks are saved; new lessons are not taken in any more. Download your work, and remove lessons that you do not need any more.",
                };
                Some(remark(state, sentence))
            },
        )
}

fn remark(state: AppState, sentence: &str) -> El {
    trouble(sentence)
        .class("trouble remark")
        .child(button("tool", "Download my work", move || {
            state.download_work();
        }))
        .child(gap())
}

fn reminding(reminder: Reminder) -> String {
    let changes = |count: u64| plural(usize::try_from(count).unwrap_or(usize::MAX), "change");
    match reminder {
        Reminder::Quiet(count) => format!(
            "{} since you last downloaded your work. It is saved in this browser; a copy as a file is safer.",
            changes(count)
        ),
        Reminder::Urgent(count) => format!(
            "This window will probably forget everything when it is closed, as private windows and borrowed computers do. {} are not in a file of yours yet.",
            changes(count)
        ),
    }
}

fn alerts(state: AppState, desk: Desk) -> El {
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
        .attr("role", "alert")
        .part(
            move || desk.outdated.get(),
            move |outdated| {
                outdated.then(|| {
                    trouble(&StoreError::Newer.to_string())
                        .child(button("tool strong", "Reload", move || state.reload()))
                })
            },
        )
        .part(
            move || match state.keeping.get() {
                Keeping::NotSaved(error) => Some(error.to_string()),
                _ => None,
            },
            move |sentence| {
                Some(
                    trouble(sentence.as_ref()?)
                        .child(button("tool strong", "Download my work now", move || {
                            state.download_work();
                        }))
                        .child(gap())
                        .child(button("tool", "Try again", move || state.save_again())),
                )
            },
        )
        .part(
            move || seen.get(),
            move |seen_now| {
                (!seen_now).then(|| {
                    let sentence = format!("{} of this lesson cannot be read. They were left as they are, and everything else is here. Download them and show them to somebody who can repair them.", plural(damaged, "stored item"));
                    trouble(&sentence)
                        .child(button("tool strong", "Download the unreadable items", move || {
                            state.download_damaged();
                        }))
                        .child(gap())
                        .child(
                            el("a")
                                .attr("href", RECOVERY)
                                .text("See everything that is kept"),
                        )
                        .child(gap())
                        .child(button("tool", "Hide", move || seen.set(true)))
                })
            },
        )
        .child(el("div").list(lessons, |sentence: &String| trouble(sentence).into()))
}

fn in_one_place(place: Place, error: &StoreError) -> String {
    let why = match error {
        StoreError::Full => "is full",
        StoreError::Missing => "is switched off",
        StoreError::Newer => "belongs to a newer Lateral",
        StoreError::Failed(_) => "does not answer",
    };
    match place {
        Place::Local => format!(
            "All your marks are saved, but in one place only: the browser's local storage {why}. Download your work now and then."
        ),
        Place::Journal => format!(
            "Your work is kept in one place only: the browser's database {why}. If the browser crashes, the last minute could be gone. Download your work before you leave."
        ),
    }
}

fn trouble(sentence: &str) -> El {
    el("div")
        .class("trouble")
        .child(el("p").text(&plain(sentence)))
}
