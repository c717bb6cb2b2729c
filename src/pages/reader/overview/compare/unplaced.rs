//! Claims that are not compared yet: dragged onto a row or an answer, or put there by keys.
//!
//! Invariant: every claim that can be dragged has a button that does the same; a bounded number is drawn.
//! Must not know: how cells look.

use std::sync::Arc;

use leptos::ev::DragEvent;
use leptos::html;
use leptos::prelude::*;

use super::answers::{attribution, quote};
use super::destination_box::DestinationBox;
use super::dragging::begin_drag;
use super::view_state::{CompareState, CompareTarget, MovedClaim};
use crate::components::{Button, ButtonLook, Field, Select};
use crate::core::annotation::record::RecordId;
use crate::core::points::claims::ComparedClaim;
use crate::core::points::matrix::ComparisonTable;
use crate::core::route::Route;
use crate::core::text::printable::brief;
use crate::pages::reader::byline::by;

/// Claims that are drawn at once.
const DRAWN: usize = 40;
/// Most characters of a claim.
const QUOTE: usize = 200;

/// The list.
#[component]
pub fn UnplacedClaims() -> impl IntoView {
    let state = expect_context::<CompareState>();
    let article = RwSignal::new(None::<usize>);
    let drawn = RwSignal::new(DRAWN);
    let placing = RwSignal::new(None::<RecordId>);
    let all = Memo::new(move |_| state.with_table(|table| table.unplaced.clone()));
    let shown = Memo::new(move |_| {
        let only = article.get();
        let fits = |claim: &&Arc<ComparedClaim>| only.is_none_or(|at| claim.article == at);
        all.with(|all| all.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    let more = move || shown.with(|all| all.len().saturating_sub(drawn.get()));
    let heading = NodeRef::<html::H2>::new();
    state.obey_focus(CompareTarget::Unplaced, move || {
        heading.get().map(Into::into)
    });
    let is_done = Memo::new(move |_| all.with(Vec::is_empty));
    let rows = move || {
        let drawn = drawn.get();
        shown.with(|all| all.iter().take(drawn).cloned().collect::<Vec<_>>())
    };
    view! {
        <section class="unplaced" aria-label="Claims not compared yet">
            <div class="unplaced-head">
                <h2 tabindex="-1" node_ref=heading>
                    {move || match all.with(Vec::len) {
                        0 if !state.with_table(ComparisonTable::has_claims) => "No claims yet".to_owned(),
                        0 => "All claims are compared".to_owned(),
                        count => format!("Claims not compared yet ({count})"),
                    }}
                </h2>
                <ArticleFilter article/>
            </div>
            <p class="hint-line" hidden=move || is_done.get()>
                "Drag a claim onto a question or an answer, or press “Put under…”."
            </p>
            <ul class="unplaced-claims">
                <For
                    each=rows
                    key=|claim| (claim.id, claim.gist.clone(), claim.quote.clone(), claim.said_by())
                    children=move |claim| view! { <UnplacedClaim claim placing/> }.into_any()
                />
            </ul>
            <Button
                look=ButtonLook::Wide
                attr:hidden=move || more() == 0
                on:click=move |_| drawn.update(|drawn| *drawn += DRAWN)
            >
                {move || format!("More ({})", more())}
            </Button>
        </section>
    }
}

/// Only claims of one article.
#[component]
fn ArticleFilter(article: RwSignal<Option<usize>>) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let names = state.article_names().into_iter().enumerate();
    let options = names
        .map(|(at, name)| view! { <option value=at.to_string()>{name}</option> })
        .collect_view();
    let value = Signal::derive(move || article.get().map_or_else(String::new, |at| at.to_string()));
    view! {
        <Field label="Article">
            <Select value on_change=move |value: String| article.set(value.parse().ok())>
                <option value="">"All"</option>
                {options}
            </Select>
        </Field>
    }
}

#[component]
fn UnplacedClaim(claim: Arc<ComparedClaim>, placing: RwSignal<Option<RecordId>>) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let id = claim.id;
    let lesson = state.reader.session.lesson();
    let route = lesson
        .articles
        .get(claim.article)
        .map(|article| Route::Article(lesson.id.clone(), article.id.clone(), Some(id)).href());
    let words = brief(&claim.quote, QUOTE);
    let begin =
        move |event: DragEvent| begin_drag(state, &event, MovedClaim { id, from: None }, &words);
    let is_placing = Memo::new(move |_| placing.get() == Some(id));
    let gist = (!claim.gist.is_empty()).then(|| {
        view! {
            <span class="gist" dir="auto">
                {brief(&claim.gist, QUOTE)}
            </span>
        }
    });
    view! {
        <li
            draggable="true"
            class:dragged=move || state.dragged() == Some(id)
            on:dragstart=begin
            on:dragend=move |_| state.set_dragged(None)
        >
            <span class="outlet" dir="auto">
                {state.article_name(claim.article)}
            </span>
            <a class="unplaced-words" href=route>
                {quote(&claim, QUOTE)}
            </a>
            {gist}
            {attribution(&claim)}
            {state.marked_by(id).map(by)}
            <button
                type="button"
                class="tool small"
                aria-expanded=move || is_placing.get().to_string()
                on:click=move |_| {
                    placing.update(|open| *open = if *open == Some(id) { None } else { Some(id) });
                }
            >
                "Put under…"
            </button>
            <Show when=move || is_placing.get()>
                <DestinationBox
                    claim=MovedClaim { id, from: None }
                    on_done=move || {
                        placing.set(None);
                        state.ask_focus(CompareTarget::Unplaced);
                    }
                />
            </Show>
        </li>
    }
}
