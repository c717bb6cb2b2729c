//! The page of everything that is kept in this browser (`#/recovery`).
//!
//! Owns: [`RecoveryPage`]; below it, the state of the page and its lists.
//! Invariant: it starts even where the app does not; every value that was found is listed and can be
//! downloaded; nothing is changed here that cannot come back.
//! Must not know: an open lesson.

mod focus;
mod item_row;
mod items;
mod kept_section;
mod lesson_row;
mod lessons;
mod mark_row;
mod marks;
mod message;
mod paged_rows;
mod row_tool;
mod size;
mod snapshot;
mod state;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Alerts, Button, ButtonLook};
use crate::core::backup::Memory;
use crate::core::space;
use crate::core::storage::StoreError;
use crate::core::text::printable::plural;
use crate::platform::{memory, page};
use crate::state::persistence::Persistence;
use crate::state::stores::StoreKind;
use items::{AllItems, UnreadableItems};
use lessons::{KeptLessons, RemovedLessons, RemovedWorks};
use marks::DeletedMarks;
use message::reason;
use size::size;
use state::Recovery;

/// The page. Where no [`Persistence`] is given by context it opens one of its own.
#[component]
pub fn RecoveryPage() -> impl IntoView {
    let persistence = use_context::<Persistence>().unwrap_or_else(Persistence::open);
    provide_context(Recovery::open(persistence));
    page::set_title("Saved data and recovery – Lateral");
    view! {
        <div class="page">
            <header class="masthead">
                <p class="masthead-where">
                    <a class="wordmark" href="#/" aria-label="Lateral: back to the lessons">
                        "Lateral"
                    </a>
                </p>
            </header>
            <StoreAlerts/>
            <main class="home recovery" id="main" tabindex="-1">
                <Intro/>
                <Status/>
                <Room/>
                <KeptLessons/>
                <RemovedWorks/>
                <DeletedMarks/>
                <RemovedLessons/>
                <UnreadableItems/>
                <AllItems/>
            </main>
        </div>
    }
}

/// Stores that do not answer, and a newer version that is at work.
#[component]
fn StoreAlerts() -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let sentences = move || {
        let faults = &recovery.shown().faults;
        let faults = [
            (StoreKind::Local, &faults.local),
            (StoreKind::Journal, &faults.journal),
        ];
        let silent = faults.into_iter().filter_map(|(store, error)| {
            Some(format!(
                "The browser’s {} {}, so what is in it is not shown below. What is in the other place is.",
                store.name(),
                reason(error.as_ref()?)
            ))
        });
        let outdated = recovery.outdated().get();
        silent
            .chain(outdated.then(|| StoreError::Newer.to_string()))
            .collect()
    };
    view! { <Alerts sentences/> }
}

/// What the page is for, and what can be done with everything at once.
#[component]
fn Intro() -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    view! {
        <header class="home-head">
            <p class="kicker">"Recovery"</p>
            <h1 tabindex="-1" node_ref=recovery.targets.title>
                "Everything saved in this browser"
            </h1>
            <p class="lead">
                "This page shows what Lateral has saved for you here, even what it cannot read. Looking changes nothing, and nothing is sent anywhere."
            </p>
            <p class="begin">
                <Button
                    look=ButtonLook::Primary
                    on:click=move |_| recovery.download_everything()
                >
                    "Download everything"
                </Button>
                <label class="tool strong choose">
                    <span>"Restore from a file"</span>
                    <input
                        type="file"
                        accept=".json,application/json"
                        on:change=move |event| recovery.put_back_chosen(&event)
                    />
                </label>
                <a href="#/">"Back to the lessons"</a>
            </p>
        </header>
    }
}

/// What was done last, with the way back where there is one; else how much there is.
#[component]
fn Status() -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let sentence = move || match (recovery.snapshot(), recovery.last()) {
        (None, _) => "Looking…".to_owned(),
        (_, Some(last)) => last.message.to_string(),
        (Some(snapshot), None) => match snapshot.survey.items.as_slice() {
            [] => "Nothing is saved in this browser yet.".to_owned(),
            items => {
                let bytes = items.iter().map(|item| item.bytes).sum();
                format!("{}, {} in all.", plural(items.len(), "item"), size(bytes))
            }
        },
    };
    let cannot_undo = move || recovery.last().is_none_or(|last| last.way_back.is_none());
    view! {
        <div class="said">
            <p id="said" role="status" tabindex="-1" node_ref=recovery.targets.status>
                {sentence}
            </p>
            <Button
                look=ButtonLook::Strong
                attr:hidden=cannot_undo
                on:click=move |_| recovery.undo()
            >
                "Undo"
            </Button>
        </div>
    }
}

/// How much room the browser gives, and whether it has promised to keep what is stored.
#[component]
fn Room() -> impl IntoView {
    let sentences = RwSignal::new(String::new());
    spawn_local(async move {
        let database = memory::database_room().await;
        let promise = if memory::is_promised().await {
            Memory::Promised
        } else {
            Memory::Usual
        };
        // The page may have been left.
        sentences.try_set(space::told(memory::local_room(), database, promise));
    });
    view! { <p class="room">{sentences}</p> }
}
