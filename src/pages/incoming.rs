//! The page of a lesson that comes by a link or from an address of this site.
//!
//! Invariant: a lesson that changes nothing here is opened at once; anything else waits for a yes. The
//! reader's page follows without a page load, and the address keeps what it asked for, so that somebody else
//! may open it.
//! Must not know: the workshop, which students never load.

mod actions;
mod known;
mod offer;
mod offer_card;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Alerts, focus};
use crate::core::route::{LessonSource, Route};
use crate::core::storage::{StoreError, lessons_prefix};
use crate::platform::page;
use crate::state::library::Library;
use crate::state::persistence::Persistence;
use crate::state::route::{CurrentRoute, go_to};
use crate::state::sync::on_remote_write;

pub use actions::Reception;
pub use known::{KnownLessons, KnownVersion, unpinned};
use offer::read_source;
pub use offer::{IncomingLesson, LessonOffer, OfferError, read_file};
pub use offer_card::OfferPlace;

/// The page. Takes [`Persistence`], [`CurrentRoute`] and the reader's [`Library`] from context where they
/// are given.
#[component]
pub fn IncomingPage(
    /// Where the lesson comes from.
    source: LessonSource,
) -> impl IntoView {
    let incoming = IncomingLesson::new();
    provide_context(incoming);
    let reception = Reception {
        incoming,
        persistence: use_context::<Persistence>().unwrap_or_else(Persistence::open),
        route: use_context::<CurrentRoute>().unwrap_or_else(CurrentRoute::follow),
        library: use_context::<Library>(),
    };
    let known = RwSignal::new(None::<KnownLessons>);
    page::set_title("Incoming lesson – Lateral");
    spawn_local(receive(source, reception, known));
    on_remote_write(reception.persistence, lessons_prefix(), move || {
        spawn_local(async move {
            let (lessons, _) = KnownLessons::gather(reception.persistence).await;
            let _ = known.try_set(Some(lessons));
        });
    });
    let on_accept = Callback::new(move |()| {
        let lessons = known.get_untracked().unwrap_or_default();
        spawn_local(async move { reception.accept(&lessons).await });
    });
    let on_decline = Callback::new(move |()| {
        let offer = incoming.get_untracked();
        incoming.clear();
        // Whoever has a lesson of its name goes on with that.
        go_to(&offer.map_or(Route::Home, |offer| offer.known_route()));
    });
    let outdated = reception.persistence.outdated();
    let troubles = Signal::derive(move || {
        let mut sentences = known.with(|known| {
            let known = known.as_ref();
            known.map_or_else(Vec::new, |known| known.troubles.clone())
        });
        sentences.extend(outdated.get().then(|| StoreError::Newer.to_string()));
        sentences
    });
    view! {
        <div class="page workshop">
            <IncomingFrame troubles>
                <OfferPlace on_accept on_decline />
                <Show when=move || known.with(Option::is_none)>
                    <p class="lead">"Looking…"</p>
                </Show>
            </IncomingFrame>
        </div>
    }
}

/// The head of the page, and its main part around the offer.
#[component]
fn IncomingFrame(
    /// What is wrong.
    troubles: Signal<Vec<String>>,
    /// The offer.
    children: Children,
) -> impl IntoView {
    let main = NodeRef::<leptos::html::Main>::new();
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(main) = main.get_untracked() {
            focus(&main);
        }
    };
    view! {
        <a class="skip" href="#main" on:click=skip>
            "Skip to content"
        </a>
        <header class="masthead">
            <p class="masthead-where">
                <a class="wordmark" href="#/" aria-label="Lateral: back to reading">
                    "Lateral"
                </a>
            </p>
        </header>
        <Alerts sentences=move || troubles.get() />
        <main id="main" tabindex="-1" class="home" node_ref=main>
            {children()}
        </main>
    }
}

/// Gathers what is here, reads the lesson, and opens it where there is nothing to ask.
async fn receive(
    source: LessonSource,
    reception: Reception,
    known: RwSignal<Option<KnownLessons>>,
) {
    let (lessons, lacks) = KnownLessons::gather(reception.persistence).await;
    // Only now: later on, what one store lacks may be what another tab is taking out of both.
    if !reception.persistence.outdated().get_untracked() {
        reception.persistence.even_out(lacks);
    }
    if known.try_set(Some(lessons.clone())).is_some() {
        // The page is gone.
        return;
    }
    reception.incoming.set(LessonOffer::Reading);
    let offer = match read_source(&source).await {
        Ok(found) => LessonOffer::new(found, &lessons),
        Err(error) => LessonOffer::Refused(error),
    };
    let opens = matches!(offer, LessonOffer::Lesson { .. }) && !offer.asks();
    reception.incoming.set(offer);
    if opens {
        reception.accept(&lessons).await;
    }
}
