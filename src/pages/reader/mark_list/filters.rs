//! The tags as legend, counter and filter, and the field for words.
//!
//! Invariant: a chip for every tag of the lesson, and for every other that marks of the article carry, each
//! with its number.
//! Must not know: which rows are drawn.

use leptos::prelude::*;

use crate::components::Swatch;
use crate::core::annotation::workspace::TagKey;
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
    let tallies = Memo::new(move |_| reader.session.with(|workspace| tallies(workspace, at)));
    view! {
        <div class="search">
            <input
                type="search"
                dir="auto"
                placeholder="Filter"
                aria-label="Only marks with these words"
                prop:value=move || reader.list.with_filter(|filter| filter.words.clone())
                on:input=move |event| {
                    let words = event_target_value(&event);
                    on_change();
                    reader.list.update_filter(|filter| filter.words = words);
                }
            />
        </div>
        <div class="tallies" role="group" aria-label="Only marks with this tag">
            // A chip stays where it is, with the focus on it, when its number changes.
            <For
                each=move || tallies.get()
                key=|tally| (tally.key.clone(), tally.label.clone(), tally.colour)
                children=move |tally| view! { <Chip tally tallies on_change/> }.into_any()
            />
        </div>
    }
}

/// How many marks carry a tag; pressing it lists only those, pressing it again lists all.
#[component]
fn Chip(
    tally: TagTally,
    tallies: Memo<Vec<TagTally>>,
    on_change: impl Fn() + 'static,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let TagTally {
        key, label, colour, ..
    } = tally;
    let key = StoredValue::new(key);
    let count = Memo::new(move |_| {
        let is_its = |tally: &&TagTally| key.with_value(|key: &TagKey| tally.key == *key);
        tallies.with(|tallies| {
            let its = tallies.iter().find(is_its);
            its.map_or(0, |tally| tally.count)
        })
    });
    let is_chosen = move || {
        reader
            .list
            .with_filter(|filter| key.with_value(|key| filter.tag.as_ref() == Some(key)))
    };
    // Nothing can be listed, but for a filter that is on and may be taken off.
    let is_idle = move || count.get() == 0 && !is_chosen();
    let toggle = move || {
        if untrack(is_idle) {
            return;
        }
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
            aria-disabled=move || is_idle().then_some("true")
            on:click=move |_| toggle()
        >
            <Swatch colour/>
            <span dir="auto">{label}</span>
            <span class="count">{move || count.get().to_string()}</span>
        </button>
    }
}
