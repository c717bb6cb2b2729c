//! The tags as legend, counter and filter, whose the marks are, and the field for words.
//!
//! Invariant: a chip for every tag of the lesson, and for every other that marks of the article carry, each
//! with its number; one for everybody who made marks, where somebody else did.
//! Must not know: which rows are drawn.

use leptos::prelude::*;

use crate::components::Swatch;
use crate::core::annotation::workspace::TagKey;
use crate::core::lesson::ArticleIndex;
use crate::core::view::{AuthorTally, TagTally, authors, tallies};
use crate::pages::reader::Reader;

/// The chips and the field for words.
#[component]
pub fn Filters(
    /// The article.
    at: ArticleIndex,
    /// Is called before the filter is another.
    on_change: impl Fn() + Copy + Send + Sync + 'static,
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
                children=move |tally| view! { <TagChip tally tallies on_change/> }.into_any()
            />
        </div>
        <Authors at on_change/>
    }
}

/// Who made the marks, where not all are one's own.
#[component]
fn Authors(at: ArticleIndex, on_change: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let authors = Memo::new(move |_| {
        let me = reader.identity.annotator().id;
        reader.session.with(|workspace| authors(workspace, at, me))
    });
    let chip = move |AuthorTally { author, name, .. }| {
        let count = move || {
            authors.with(|authors| {
                let its = authors.iter().find(|tally| tally.author == author);
                its.map_or(0, |tally| tally.count)
            })
        };
        let is_chosen = move || {
            reader
                .list
                .with_filter(|filter| filter.author == Some(author))
        };
        let toggle = move || {
            on_change();
            reader.list.update_filter(|filter| {
                filter.author = (filter.author != Some(author)).then_some(author);
            });
        };
        view! {
            <Chip count=Signal::derive(count) is_chosen=Signal::derive(is_chosen) toggle>
                <span>"By "<bdi dir="auto">{name}</bdi></span>
            </Chip>
        }
        .into_any()
    };
    let is_shared = Memo::new(move |_| authors.with(|authors| !authors.is_empty()));
    view! {
        <Show when=move || is_shared.get()>
            <div class="tallies people" role="group" aria-label="Only marks of this person">
                <For
                    each=move || authors.get()
                    key=|tally| (tally.author, tally.name.clone())
                    children=chip
                />
            </div>
        </Show>
    }
}

/// How many marks carry a tag.
#[component]
fn TagChip(
    tally: TagTally,
    tallies: Memo<Vec<TagTally>>,
    on_change: impl Fn() + Send + 'static,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let TagTally {
        key, label, colour, ..
    } = tally;
    let key = StoredValue::new(key);
    let count = move || {
        let is_its = |tally: &&TagTally| key.with_value(|key: &TagKey| tally.key == *key);
        tallies.with(|tallies| {
            let its = tallies.iter().find(is_its);
            its.map_or(0, |tally| tally.count)
        })
    };
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
        <Chip count=Signal::derive(count) is_chosen=Signal::derive(is_chosen) toggle>
            <Swatch colour/>
            <span dir="auto">{label}</span>
        </Chip>
    }
}

/// A kind of marks, and how many there are; pressing it lists only those, pressing it again lists all.
#[component]
fn Chip(
    count: Signal<usize>,
    is_chosen: Signal<bool>,
    toggle: impl Fn() + 'static,
    children: Children,
) -> impl IntoView {
    // Nothing can be listed, but for a filter that is on and may be taken off.
    let is_idle = move || count.get() == 0 && !is_chosen.get();
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || is_chosen.get().to_string()
            aria-disabled=move || is_idle().then_some("true")
            on:click=move |_| {
                if !untrack(is_idle) {
                    toggle();
                }
            }
        >
            {children()}
            <span class="count">{move || count.get().to_string()}</span>
        </button>
    }
}
