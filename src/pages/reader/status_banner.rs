//! What stays on the page until it is over: troubles with keeping and loading, and the reminder of a copy.
//!
//! Invariant: what endangers the work is read out at once (an alert), what does not waits for its turn (a
//! status); each says what happened, what was kept, and what to do.

use leptos::prelude::*;

use super::preview_notice::PreviewNotice;
use super::whose_sheet::RemovedNote;
use super::{Reader, actions};
use crate::components::{Button, ButtonLook};
use crate::core::backup::Reminder;
use crate::core::route::Route;
use crate::core::space::Fill;
use crate::core::storage::StoreError;
use crate::core::text::printable::{plain, plural};
use crate::lazy;
use crate::pages::lazy::{LateView, LoadedView};
use crate::platform::page;
use crate::state::persistence::SaveStatus;
use crate::state::stores::StoreKind;

/// Troubles with keeping and loading.
#[component]
pub fn StatusBanner() -> impl IntoView {
    // Nothing of a preview is kept, so nothing of it is in danger.
    let is_kept = !expect_context::<Reader>().is_preview();
    view! {
        <div class="troubles">
            {(!is_kept).then(|| view! { <LateView load=preview_notice/> })}
            <div role="alert">
                <OutdatedAlert/>
                {is_kept.then(|| view! { <NotSavedAlert/> })}
                <LateView load=unread/>
            </div>
            <div role="status">
                {is_kept.then(|| view! { <LateView load=remarks/> })}
            </div>
        </div>
    }
}

lazy! {
    /// What does not endanger the work.
    fn remarks() in extras -> LoadedView {
        || view! {
            <RemovedNote/>
            <OneStoreRemark/>
            <BackupRemark/>
            <SpaceRemark/>
        }
        .into_any()
    }
}

lazy! {
    /// What could not be read, which stays where it is.
    fn unread() in extras -> LoadedView {
        || view! {
            <DamagedAlert/>
            <LessonAlerts/>
        }
        .into_any()
    }
}

lazy! {
    fn preview_notice() in extras -> LoadedView { || view! { <PreviewNotice/> }.into_any() }
}

/// A sentence with what can be done about it.
#[component]
fn Trouble(
    /// What has happened.
    #[prop(into)]
    sentence: String,
    /// What can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="trouble">
            <p>{plain(&sentence)}</p>
            {children.map(|children| children())}
        </div>
    }
}

/// Where a remark is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum RemarkPlace {
    /// At the head of the page, above its text.
    #[default]
    Head,
    /// Over the foot of the window: it comes while somebody reads, and moves no text.
    Foot,
}

impl RemarkPlace {
    const fn class(self) -> &'static str {
        match self {
            Self::Head => "trouble remark",
            Self::Foot => "trouble remark at-foot",
        }
    }
}

/// Something that is good to know and can wait, with the way to a copy of the work.
#[component]
fn Remark(
    /// What is so.
    #[prop(into)]
    sentence: String,
    /// Where it is said.
    #[prop(optional)]
    place: RemarkPlace,
    /// What else can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    view! {
        <div class=place.class()>
            <p>{plain(&sentence)}</p>
            <Button on:click=move |_| actions::download_work(reader)>"Download my work"</Button>
            " "
            {children.map(|children| children())}
        </div>
    }
}

#[component]
fn OutdatedAlert() -> impl IntoView {
    let outdated = expect_context::<Reader>().persistence.outdated();
    view! {
        <Show when=move || outdated.get()>
            <Trouble sentence=StoreError::Newer.to_string()>
                <Button look=ButtonLook::Strong on:click=|_| page::reload()>
                    "Reload"
                </Button>
            </Trouble>
        </Show>
    }
}

#[component]
fn NotSavedAlert() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let status = reader.persistence.status();
    let error = Memo::new(move |_| {
        status.with(|status| match status {
            SaveStatus::NotSaved(error) => Some(error.to_string()),
            _ => None,
        })
    });
    move || {
        error.get().map(|sentence| {
            view! {
                <Trouble sentence>
                    <Button
                        look=ButtonLook::Strong
                        on:click=move |_| actions::download_work(reader)
                    >
                        "Download my work now"
                    </Button>
                    " "
                    <Button on:click=move |_| reader.persistence.retry()>"Try again"</Button>
                </Trouble>
            }
        })
    }
}

#[component]
fn DamagedAlert() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let count = reader.damaged.with_value(Vec::len);
    let is_seen = RwSignal::new(count == 0);
    let sentence = move || {
        format!(
            "{} of this lesson cannot be read. They were left as they are, and everything else is here. Download them and show them to somebody who can repair them.",
            plural(count, "stored item")
        )
    };
    view! {
        <Show when=move || !is_seen.get()>
            <Trouble sentence=sentence()>
                <Button
                    look=ButtonLook::Strong
                    on:click=move |_| actions::download_damaged(reader)
                >
                    "Download the unreadable items"
                </Button>
                " "
                <a href=Route::Recovery.href()>"Saved data and recovery"</a>
                " "
                <Button on:click=move |_| is_seen.set(true)>"Hide"</Button>
            </Trouble>
        </Show>
    }
}

/// Lessons that could not be read.
#[component]
fn LessonAlerts() -> impl IntoView {
    let library = expect_context::<Reader>().library;
    let troubles = move || {
        let sentences = library.problems().into_iter();
        sentences
            .map(|sentence| view! { <Trouble sentence/> }.into_any())
            .collect_view()
    };
    view! { <div>{troubles}</div> }
}

#[component]
fn OneStoreRemark() -> impl IntoView {
    let persistence = expect_context::<Reader>().persistence;
    let sentence = Memo::new(move |_| {
        persistence.status().with(|status| match status {
            SaveStatus::InOneStore(store, error) => Some(one_store(*store, error)),
            _ => None,
        })
    });
    move || {
        sentence.get().map(|sentence| {
            view! {
                <Remark sentence>
                    <Button on:click=move |_| persistence.retry()>"Try again"</Button>
                </Remark>
            }
        })
    }
}

#[component]
fn BackupRemark() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let reminder = Memo::new(move |_| reader.backup.reminder());
    move || {
        reminder.get().map(|reminder| {
            let place = match reminder {
                Reminder::Quiet(_) => RemarkPlace::Foot,
                Reminder::Urgent(_) => RemarkPlace::Head,
            };
            view! {
                <Remark sentence=reminding(reminder) place>
                    <Button on:click=move |_| actions::put_off_reminder(reader)>"Later"</Button>
                </Remark>
            }
        })
    }
}

#[component]
fn SpaceRemark() -> impl IntoView {
    let backup = expect_context::<Reader>().backup;
    let fill = Memo::new(move |_| backup.fill());
    move || {
        let sentence = match fill.get() {
            Fill::Roomy => return None,
            Fill::Filling => {
                "More than half of the space in this browser is used. Everything is saved; download your work now and then, and remove lessons you no longer need."
            }
            Fill::Full => {
                "The space in this browser is nearly used up. Your marks are saved, but no new lessons can be added. Download your work, and remove lessons you no longer need."
            }
        };
        Some(view! { <Remark sentence/> })
    }
}

fn reminding(reminder: Reminder) -> String {
    let marks = |count: u64| match count {
        0 => "changes to your work".to_owned(),
        count => plural(usize::try_from(count).unwrap_or(usize::MAX), "mark"),
    };
    match reminder {
        Reminder::Quiet(0) => "Your work has changed since you last downloaded it. Everything is saved in this browser; a downloaded copy is safer.".to_owned(),
        Reminder::Quiet(count) => format!(
            "{} made or changed since you last downloaded your work. Everything is saved in this browser; a downloaded copy is safer.",
            marks(count)
        ),
        Reminder::Urgent(count) => format!(
            "This window will probably forget everything when you close it, as private windows and shared computers do. Not downloaded yet: {}.",
            marks(count)
        ),
    }
}

fn one_store(missing: StoreKind, error: &StoreError) -> String {
    let why = match error {
        StoreError::Full => "is full",
        StoreError::Missing => "is switched off",
        StoreError::Newer => "is in use by a newer version of Lateral",
        StoreError::Failed(_) => "does not respond",
    };
    match missing {
        StoreKind::Local => format!(
            "All your marks are saved, but in one place only: the browser’s local storage {why}. Download your work now and then."
        ),
        StoreKind::Journal => format!(
            "Your work is saved, but in one place only: the browser’s database {why}. If the browser crashes, the last minute could be gone. Download your work before you leave."
        ),
    }
}
