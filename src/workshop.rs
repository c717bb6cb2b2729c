//! The entry point of the workshop and of lessons that come in.

use lateral::core::route::{LessonSource, Route};
use lateral::pages::incoming::IncomingPage;
use lateral::pages::workshop::WorkshopPage;
use lateral::platform::page;
use lateral::state::persistence::Persistence;
use lateral::state::route::CurrentRoute;
use lateral::state::toasts::Toasts;
use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(Root);
}

/// The rooms of this bundle.
#[derive(Clone, PartialEq)]
enum Room {
    Workshop,
    Incoming(LessonSource),
    /// In another bundle.
    Elsewhere,
}

#[component]
fn Root() -> impl IntoView {
    let route = CurrentRoute::follow();
    provide_context(Persistence::open());
    provide_context(route);
    provide_context(Toasts::new());
    let room = Memo::new(move |_| match route.get() {
        Route::Workshop(_) => Room::Workshop,
        Route::Incoming(source) => Room::Incoming(source),
        Route::Home | Route::Lesson(_) | Route::Article(..) | Route::Recovery => Room::Elsewhere,
    });
    move || match room.get() {
        Room::Workshop => view! { <WorkshopPage/> }.into_any(),
        Room::Incoming(source) => view! { <IncomingPage source/> }.into_any(),
        Room::Elsewhere => {
            page::reload();
            ().into_any()
        }
    }
}
