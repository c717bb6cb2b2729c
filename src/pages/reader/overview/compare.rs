//! Who says what: a table of points and articles, made by whoever reads, with every claim behind its cells.
//!
//! Owns: the page. It is a part of the app that loads when somebody goes there, its style included.
//! Invariant: it is a page of the open lesson: everything that is done here goes through the session's door, one
//! step each; what can be dragged can be moved by keys.
//! Must not know: how claims are marked.

mod answers;
mod cell;
mod changes;
mod claim_mover;
mod destination_box;
mod details;
mod dragging;
mod headline_list;
mod relations;
mod row;
mod table;
mod table_tools;
mod unlike;
mod unplaced;
mod view_state;

use leptos::html;
use leptos::prelude::*;

use super::links::OverviewLinks;
use super::{begin_at_top, come_to};
use crate::core::route::Route;
use crate::pages::reader::{Reader, focus};
use crate::platform::style;
use crate::state::focus_request::FocusTarget;
use headline_list::HeadlineList;
use table::PointsTable;
use table_tools::{NewPoint, TableTools};
use unplaced::UnplacedClaims;
use view_state::CompareState;

const STYLE: &str = include_str!("../../../../style/compare.css");

/// The page.
#[component]
pub fn ComparePage() -> impl IntoView {
    style::add_rules(STYLE);
    let reader = expect_context::<Reader>();
    let state = CompareState::new(reader);
    provide_context(state);
    let lesson = reader.session.lesson();
    let main = NodeRef::<html::Main>::new();
    focus::obey_focus_in_place(FocusTarget::Article, move || main.get());
    come_to(reader, "Who says what");
    Effect::new(move |_| begin_at_top(reader));
    let is_empty = Memo::new(move |_| state.with_table(|table| table.rows.is_empty()));
    let can_edit = !state.is_read_only();
    view! {
        <main class="home compare" id="main" tabindex="-1" node_ref=main>
            <header class="compare-head">
                <OverviewLinks here=Route::Compare(lesson.id.clone()) lesson=lesson.clone()/>
                <h1>"Who says what"</h1>
            </header>
            <HeadlineList/>
            <Show when=move || !is_empty.get() fallback=NothingCompared>
                <TableTools/>
                <PointsTable/>
            </Show>
            {can_edit.then(|| view! { <NewPoint/> })}
            {can_edit.then(|| view! { <UnplacedClaims/> })}
        </main>
    }
}

/// What to do first.
#[component]
fn NothingCompared() -> impl IntoView {
    view! {
        <p class="empty">
            "Ask one question of all articles, such as how long something lasted, and put what each of them claims beside the others."
        </p>
    }
}
