//! The pages: what is shown, and the only rooms that connect state with state.
//!
//! Owns: [`App`], which shows the page that the address leads to.
//! Invariant: nothing of a lesson is read before the page of a lesson is shown, so that the page of everything
//! that is kept starts where others do not. What students need not is a part that loads when it is wanted.
//! Must not know: what is on a page.

pub mod incoming;
pub mod lazy;
pub mod offline;
pub mod reader;
pub mod recovery;
pub mod workshop;

use std::time::Duration;

use leptos::prelude::*;

use crate::components::Remount;
use crate::core::route::{LessonSource, Route};
use crate::core::visit::ReadingPurpose;
use crate::platform::focus_keeper;
use crate::state::persistence::Persistence;
use crate::state::route::CurrentRoute;
use crate::state::toasts::Toasts;
use crate::state::visit::CurrentVisit;
use incoming::IncomingPage;
use lazy::{LateView, LazyView, LoadedView};
use offline::KeptOffline;
use reader::ReaderPages;
use recovery::RecoveryPage;
use workshop::WorkshopPage;

use crate::lazy;

/// Which page an address leads to; a change inside one of them is that page's.
#[derive(Clone, PartialEq, Eq, Hash)]
enum PageKind {
    Reader(ReadingPurpose),
    Incoming(LessonSource),
    Workshop,
    Recovery,
}

impl PageKind {
    fn of(route: CurrentRoute, visit: CurrentVisit) -> Self {
        match route.get() {
            Route::Home
            | Route::Lesson(_)
            | Route::Article(..)
            | Route::Beside(..)
            | Route::Entities(..)
            | Route::Compare(_)
            | Route::Shared(_)
            | Route::Report(_) => Self::Reader(visit.purpose()),
            Route::Incoming(source) => Self::Incoming(source),
            Route::Workshop(_) => Self::Workshop,
            Route::Recovery => Self::Recovery,
        }
    }
}

lazy! {
    /// Where teachers make lessons.
    fn workshop_page() in workshop -> LoadedView { || view! { <WorkshopPage/> }.into_any() }
}

lazy! {
    /// Everything that is kept in this browser.
    fn recovery_page() in recovery -> LoadedView { || view! { <RecoveryPage/> }.into_any() }
}

lazy! {
    /// A lesson that comes by a link, or by the path of its file.
    fn incoming_page() in incoming -> LoadedView {
        || match expect_context::<CurrentRoute>().get_untracked() {
            Route::Incoming(source) => view! { <IncomingPage source/> }.into_any(),
            // The reader has gone on meanwhile.
            _ => ().into_any(),
        }
    }
}

lazy! {
    /// What nobody waits for.
    fn caretaker() in offline -> LoadedView {
        || {
            focus_keeper::keep_focus();
            // The service worker names the files of a release.
            cfg!(feature = "split").then(|| view! { <KeptOffline/> }).into_any()
        }
    }
}

/// How long the page is there before its files are kept: what a reader waits for comes first.
const BEFORE_KEEPING: Duration = Duration::from_secs(3);

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let route = CurrentRoute::follow();
    provide_context(route);
    let visit = CurrentVisit::follow(route);
    provide_context(visit);
    provide_context(Persistence::open());
    provide_context(Toasts::new());
    let page = Memo::new(move |_| PageKind::of(route, visit));
    let is_settled = RwSignal::new(false);
    set_timeout(move || is_settled.set(true), BEFORE_KEEPING);
    view! {
        <Remount on=page let(page)>
            {match page {
                PageKind::Reader(purpose) => view! { <ReaderPages purpose/> }.into_any(),
                PageKind::Incoming(_) => view! { <LazyView load=incoming_page/> }.into_any(),
                PageKind::Workshop => view! { <LazyView load=workshop_page/> }.into_any(),
                PageKind::Recovery => view! { <LazyView load=recovery_page/> }.into_any(),
            }}
        </Remount>
        {move || is_settled.get().then(|| view! { <LateView load=caretaker/> })}
    }
}
