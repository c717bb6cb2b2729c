//! What the table says at a glance: sentences that lead to its rows.
//!
//! Invariant: nobody who works in the table waits for them: they are told anew after the paint.

use leptos::prelude::*;

use super::view_state::CompareState;
use crate::components::Button;
use crate::core::points::headlines::Headline;
use crate::core::text::printable::brief;
use crate::platform::page;

/// Most characters of a question in a sentence.
const QUESTION: usize = 60;
/// Sentences that are shown at first where there is little room.
const FIRST: usize = 3;
/// Questions that a sentence names; more are counted.
const NAMED: usize = 3;

/// The sentences.
#[component]
pub fn HeadlineList() -> impl IntoView {
    let state = expect_context::<CompareState>();
    state.look_for_findings();
    let all = Memo::new(move |_| state.headlines());
    // The row in which something was done is painted first: it takes a fraction of the time.
    let look_after_paint = move |(): &(), _: Option<&()>, _| {
        page::after_paint(move || state.look_for_findings());
    };
    Effect::watch(move || state.track_table(), look_after_paint, false);
    let lines = move || {
        let line = |headline: Headline| view! { <HeadlineLine headline/> }.into_any();
        all.get().into_iter().map(line).collect_view()
    };
    // Where columns have no room, the first few are enough to begin with.
    let is_whole = RwSignal::new(false);
    let has_more = move || !is_whole.get() && all.with(Vec::len) > FIRST;
    view! {
        <ul
            class="compare-headlines"
            class:all=move || is_whole.get()
            aria-label="At a glance"
            hidden=move || all.with(Vec::is_empty)
        >
            {lines}
        </ul>
        <Show when=has_more>
            <p class="compare-more">
                <Button on:click=move |_| is_whole.set(true)>
                    {move || format!("All {} sentences", all.with(Vec::len))}
                </Button>
            </p>
        </Show>
    }
}

#[component]
fn HeadlineLine(headline: Headline) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let Headline { sentence, rows } = headline;
    let count = rows.len();
    let more = (count > NAMED).then(|| format!(", and {} more", count - NAMED));
    let links = rows.into_iter().take(NAMED).enumerate().map(|(at, name)| {
        let question = state.row(&name).map(|row| row.point.question.clone());
        let question = brief(&question.unwrap_or_default(), QUESTION);
        let lead = if at == 0 { ": " } else { "; " };
        view! {
            {lead}
            <button type="button" class="link" dir="auto" on:click=move |_| state.show(&name)>
                {question}
            </button>
        }
    });
    view! {
        <li>
            <span class="sentence" dir="auto">{sentence}</span>
            {links.collect_view()}
            {more}
        </li>
    }
}
