//! Which marks are listed: only those with a tag, only those with some words.
//!
//! Invariant: a chip for every tag that marks of the article carry, with their number.
//! Must not know: which rows are drawn.

use leptos::prelude::*;

use crate::components::Swatch;
use crate::core::lesson::ArticleIndex;
use crate::core::view::{TagTally, tallies};
use crate::pages::reader::Reader;

/// The chips and the field for words.
#[component]
pub fn Filters(
    /// The article.
    at: ArticleIndex,
    /// Is called before the filter is another.
    on_change: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let used = Memo::new(move |_| {
        let mut tallies = reader.session.with(|workspace| tallies(workspace, at));
        tallies.retain(|tally| tally.count > 0);
        tallies
    });
    view! {
        <div>
            <div class="tallies" role="group" aria-label="Only marks with this tag">
                {move || {
                    let used = used.get().into_iter();
                    used.map(|tally| view! { <Chip tally on_change/> }.into_any()).collect_view()
                }}
            </div>
            <div class="search">
                <input
                    type="search"
                    dir="auto"
                    placeholder="Filter by words"
                    aria-label="Only marks with these words"
                    prop:value=move || reader.list.with_filter(|filter| filter.words.clone())
                    on:input=move |event| {
                        let words = event_target_value(&event);
                        on_change();
                        reader.list.update_filter(|filter| filter.words = words);
                    }
                />
            </div>
        </div>
    }
}

/// How many marks carry a tag; pressing it lists only those, pressing it again lists all.
#[component]
fn Chip(tally: TagTally, on_change: impl Fn() + 'static) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let TagTally {
        key,
        label,
        colour,
        count,
    } = tally;
    let key = StoredValue::new(key);
    let is_chosen = move || {
        reader
            .list
            .with_filter(|filter| key.with_value(|key| filter.tag.as_ref() == Some(key)))
    };
    let toggle = move || {
        on_change();
        reader.list.update_filter(|filter| {
            let chosen = Some(key.get_value());
            filter.tag = if filter.tag == chosen { None } else { chosen };
        });
    };
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || if is_chosen() { "true" } else { "false" }
            on:click=move |_| toggle()
        >
            <Swatch colour/>
            <span dir="auto">{label}</span>
            <span class="count">{count.to_string()}</span>
        </button>
    }
}
