//! Who and what is named in all articles of the lesson: a table of entities and articles, and each of them with all
//! that is said of it.
//!
//! Owns: the page. It is a part of the app that loads when somebody goes there, its style included.
//! Invariant: it is a page of the open lesson: everything that is done here goes through the session's door, and the
//! way back leads to where one was.
//! Must not know: how marks come to name entities.

mod changes;
mod concordance;
mod details;
mod fields;
mod list_tools;
mod merge_box;
mod picture;
mod row;
mod split_bar;
mod table;
mod tabs;
mod timeline;
mod view_state;

use leptos::html;
use leptos::prelude::*;

use super::links::OverviewLinks;
use super::{begin_at_top, come_to};
use crate::core::route::Route;
use crate::pages::reader::{Reader, focus};
use crate::platform::style;
use crate::state::focus_request::FocusTarget;
use tabs::{ChosenTab, EntitiesTabs};
use view_state::EntitiesState;

const STYLE: &str = include_str!("../../../../style/entities.css");

/// The page.
#[component]
pub fn EntitiesPage() -> impl IntoView {
    style::add_rules(STYLE);
    let reader = expect_context::<Reader>();
    let state = EntitiesState::new(reader);
    provide_context(state);
    let lesson = reader.session.lesson();
    let main = NodeRef::<html::Main>::new();
    focus::obey_focus_in_place(FocusTarget::Article, move || main.get());
    arrive(state);
    let is_empty = Memo::new(move |_| state.with_table(|table| table.rows().is_empty()));
    view! {
        <main class="home entities" id="main" tabindex="-1" node_ref=main>
            <header class="entities-head">
                <OverviewLinks here=Route::Entities(lesson.id.clone(), None) lesson=lesson.clone()/>
                <h1>"Who is named"</h1>
                <Show when=move || !is_empty.get()>
                    <EntitiesTabs/>
                </Show>
            </header>
            <Show when=move || !is_empty.get() fallback=NobodyNamed>
                <ChosenTab/>
            </Show>
        </main>
    }
}

/// Shows what the address leads to.
fn arrive(state: EntitiesState) {
    let reader = state.reader;
    come_to(reader, "Who is named");
    Effect::new(move |before: Option<()>| {
        let Route::Entities(_, id) = reader.route.get() else {
            return;
        };
        match id.and_then(|id| untrack(|| state.resolve(id))) {
            Some(id) => state.show(id),
            None if before.is_none() => begin_at_top(reader),
            None => {}
        }
    });
}

/// What to do first.
#[component]
fn NobodyNamed() -> impl IntoView {
    let reader = expect_context::<Reader>();
    if reader.session.is_read_only() {
        return view! { <p class="empty">"This work has no cards of people, places or things."</p> }
            .into_any();
    }
    let lesson = reader.session.lesson();
    let first = lesson.articles.first().map(|article| {
        let route = Route::Article(lesson.id.clone(), article.id.clone(), None);
        view! {
            <p class="begin">
                <a class="primary" href=route.href()>
                    "Go to the first article"
                </a>
            </p>
        }
    });
    view! {
        <div>
            <p class="empty">
                "Mark a name in an article and say in its card who or what it is: then everybody who is named stands here, with what each article calls them."
            </p>
            {first}
        </div>
    }
    .into_any()
}
