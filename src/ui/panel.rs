//! The list of an article's marks, beside the text or, where there is little room, over its foot.
//!
//! Invariant: shows a bounded number of rows at a time, so an article with thousands of marks opens
//! as fast as one with ten.

mod mark;

use leptos::prelude::*;

use super::parts::swatch::Swatch;
use crate::app::AppState;
use crate::core::lesson::ArticleIndex;
use crate::core::record::RecordId;
use crate::core::view::{Filter, Tally, matching, row, tallies};
use mark::Mark;

/// Rows that are shown at once. More cost time and are not read.
const ROWS: usize = 150;

/// The list.
#[component]
pub fn Panel(at: ArticleIndex) -> impl IntoView {
    let state = expect_context::<AppState>();
    let from = RwSignal::new(0_usize);
    let ids = Memo::new(move |_| {
        let filter = state.filter.get();
        state.with(|workspace| matching(workspace, at, &filter))
    });
    let total = Memo::new(move |_| state.with(|workspace| workspace.index().total(at)));
    // The rows follow the mark that is looked at.
    Effect::new(move || {
        let Some(id) = state.selected.get() else {
            return;
        };
        let place = ids.with_untracked(|ids| ids.iter().position(|each| *each == id));
        let Some(place) = place else {
            return;
        };
        let first = from.get_untracked();
        if place < first || place >= first + ROWS {
            from.set(place - place % ROWS);
        }
        state.show_row(id);
    });
    let shown = move || {
        ids.with(|ids| ids.iter().skip(from.get()).take(ROWS).copied().collect::<Vec<RecordId>>())
    };
    let filtered = move || state.filter.with(|filter| *filter != Filter::default());
    view! {
        <aside class="panel" id="panel" tabindex="-1" aria-label="Marks in this article" class:open=move || state.panel_open.get()>
            <button type="button" class="tool panel-close" aria-label="Close the list of marks" on:click=move |_| state.panel_open.set(false)>"✕"</button>
            <Mark />
            <section class="listing" aria-labelledby="listing-title">
                <h2 id="listing-title">
                    "Marks " <span class="count">{move || total.get()}</span>
                </h2>
                <Show when=move || total.get() != 0 fallback=|| view! {
                    <p class="empty">"Nothing is marked yet. Select words in the text and choose what they are; or press Tab to the text and use the arrow keys."</p>
                }>
                    <Tallies at />
                    <label class="search">
                        <span class="aside-only">"Only marks with these words"</span>
                        <input type="search" placeholder="Filter by words" prop:value=move || state.filter.with(|filter| filter.words.clone())
                            on:input=move |event| {
                                let words = event_target_value(&event);
                                state.filter.update(|filter| filter.words = words);
                                from.set(0);
                            } />
                    </label>
                </Show>
                <Show when=move || filtered() && ids.with(Vec::is_empty) && total.get() != 0>
                    <p class="empty">"No mark fits. "
                        <button type="button" class="link" on:click=move |_| state.filter.set(Filter::default())>"Show all marks"</button>
                    </p>
                </Show>
                <Show when=move || from.get() != 0>
                    <button type="button" class="tool wide" on:click=move |_| from.update(|from| *from = from.saturating_sub(ROWS))>"Earlier marks"</button>
                </Show>
                <ol class="marks">
                    <For each=shown key=|id| *id children=move |id| view! { <Row id /> } />
                </ol>
                <Show when=move || from.get() + ROWS < ids.with(Vec::len)>
                    <button type="button" class="tool wide" on:click=move |_| from.update(|from| *from += ROWS)>
                        {move || format!("Later marks ({} more)", ids.with(Vec::len).saturating_sub(from.get() + ROWS))}
                    </button>
                </Show>
            </section>
        </aside>
    }
}

/// A line of the list.
#[component]
fn Row(id: RecordId) -> impl IntoView {
    let state = expect_context::<AppState>();
    let data = Memo::new(move |_| state.with(|workspace| row(workspace, id)));
    let current = Memo::new(move |_| state.selected.get() == Some(id));
    view! {
        <li data-row=id.to_string()>
            {move || data.get().map(|row| view! {
                <button type="button" class="mark-row" class:lost=row.lost
                    aria-current=move || current.get().then_some("true")
                    on:click=move |_| { state.look_at(id); state.show_address(Some(id)); }>
                    <Swatch colour=row.colour />
                    <span class="mark-words" dir="auto">{row.words.clone()}</span>
                    <span class="mark-label">{if row.lost { format!("{} · not found in the text", row.label) } else { row.label.clone() }}</span>
                    {(!row.remark.is_empty()).then(|| view! { <span class="mark-remark" dir="auto">{row.remark.clone()}</span> })}
                </button>
            })}
        </li>
    }
}

/// How many marks carry each tag; pressing one lists only those.
#[component]
fn Tallies(at: ArticleIndex) -> impl IntoView {
    let state = expect_context::<AppState>();
    let data = Memo::new(move |_| state.with(|workspace| tallies(workspace, at)));
    let chip = move |tally: Tally| {
        let key = tally.key.clone();
        let pressed = {
            let key = key.clone();
            move || state.filter.with(|filter| filter.tag.as_ref() == Some(&key)).to_string()
        };
        let toggle = move |_| {
            let key = key.clone();
            state.filter.update(|filter| {
                filter.tag = if filter.tag.as_ref() == Some(&key) { None } else { Some(key) };
            });
        };
        view! {
            <button type="button" class="chip" aria-pressed=pressed on:click=toggle>
                <Swatch colour=tally.colour />
                {tally.label.clone()}
                <span class="count">{tally.count}</span>
            </button>
        }
    };
    view! {
        <div class="tallies" role="group" aria-label="Only marks with this tag">
            {move || data.get().into_iter().filter(|tally| tally.count > 0).map(chip).collect_view()}
        </div>
    }
}
