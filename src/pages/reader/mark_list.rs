//! The list of an article's marks, beside the text or, where there is little room, over its foot.
//!
//! Owns: which rows are drawn. What the panel holds is a part of the app that loads after the first paint.
//! Invariant: a bounded number of rows at a time, so an article with thousands of marks opens as fast as
//! one with ten; the list follows the focused mark.
//! Must not know: how the marks came to be.

mod filters;
mod row;

use leptos::html;
use leptos::prelude::*;

use super::Reader;
use super::focus::obey_focus;
use super::mark_card::FocusedMarkCard;
use crate::components::{Button, ButtonLook, reveal_in_list};
use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::view::{MarkFilter, MarkRow, matching, row as mark_row};
use crate::lazy;
use crate::pages::lazy::{LazyView, LoadedView};
use crate::state::focus_request::FocusTarget;
use filters::Filters;
use row::ListedMark;

/// Rows that are shown at once. More cost time and are not read.
const ROWS: usize = 100;

lazy! {
    /// The focused mark and the list of all marks of an article.
    pub fn panel_contents() in panel -> LoadedView {
        || {
            let ListedArticle(at) = expect_context();
            view! { <FocusedMarkCard/> <Listing at/> }.into_any()
        }
    }
}

/// Which article the panel is about, given by context to what it holds.
#[derive(Clone, Copy)]
struct ListedArticle(ArticleIndex);

/// The place of the focused mark and of the list of all marks.
#[component]
pub fn MarkPanel(
    /// The article.
    at: ArticleIndex,
) -> impl IntoView {
    provide_context(ListedArticle(at));
    let reader = expect_context::<Reader>();
    let panel = NodeRef::<html::Aside>::new();
    obey_focus(FocusTarget::MarkList, move || panel.get());
    view! {
        <aside
            class="panel"
            id="panel"
            tabindex="-1"
            aria-label="Marks in this article"
            class:open=move || reader.list.is_open()
            node_ref=panel
        >
            <button
                type="button"
                class="tool panel-close"
                aria-label="Close the list of marks"
                on:click=move |_| reader.list.close()
            >
                "✕"
            </button>
            <LazyView load=panel_contents/>
        </aside>
    }
}

/// What is drawn of the marks that pass the filter.
#[derive(Clone, Copy)]
struct Window {
    /// Every mark that passes the filter, in the list's order.
    ids: Memo<Vec<RecordId>>,
    /// The place of the first row that is drawn.
    first: RwSignal<usize>,
    /// The rows that are drawn.
    rows: Memo<Vec<MarkRow>>,
}

impl Window {
    fn new(reader: Reader, at: ArticleIndex) -> Self {
        let ids = Memo::new(move |_| {
            reader.list.with_filter(|filter| {
                reader
                    .session
                    .with(|workspace| matching(workspace, at, filter))
            })
        });
        let first = RwSignal::new(0);
        let rows = Memo::new(move |_| {
            let first = first.get();
            reader.session.with(|workspace| {
                ids.with(|ids| {
                    ids.iter()
                        .skip(first)
                        .take(ROWS)
                        .filter_map(|id| mark_row(workspace, *id))
                        .collect()
                })
            })
        });
        Self { ids, first, rows }
    }

    /// Draws the rows around a mark. Answers whether it passes the filter.
    fn turn_to(self, id: RecordId) -> bool {
        let place = self
            .ids
            .with_untracked(|ids| ids.iter().position(|each| *each == id));
        let Some(place) = place else {
            return false;
        };
        let first = self.first.get_untracked();
        if place < first || place >= first + ROWS {
            self.first.set(place - place % ROWS);
        }
        true
    }

    fn later(self) -> usize {
        self.ids
            .with(Vec::len)
            .saturating_sub(self.first.get() + ROWS)
    }
}

/// The filters and the rows.
#[component]
fn Listing(
    /// The article.
    at: ArticleIndex,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let total = Memo::new(move |_| reader.session.with(|workspace| workspace.index().total(at)));
    let window = Window::new(reader, at);
    let (list, rows) = (NodeRef::<html::Section>::new(), NodeRef::<html::Ol>::new());
    follow_focused_mark(reader, window, list, rows);
    let first = window.first;
    view! {
        <section class="listing" aria-labelledby="listing-title" node_ref=list>
            <h2 id="listing-title">"Marks " <span class="count">{move || total.get().to_string()}</span></h2>
            <Show when=move || total.get() != 0 fallback=NothingMarked>
                <Filters at on_change=move || first.set(0)/>
            </Show>
            <NoneFits window/>
            <Button
                look=ButtonLook::Wide
                attr:hidden=move || first.get() == 0
                on:click=move |_| first.update(|first| *first = first.saturating_sub(ROWS))
            >
                "Earlier marks"
            </Button>
            <ol class="marks" node_ref=rows>
                // Keyed by all that a row says: what has changed is drawn again, and nothing else.
                <For each=move || window.rows.get() key=Clone::clone let(row)>
                    <ListedMark row/>
                </For>
            </ol>
            <Button
                look=ButtonLook::Wide
                attr:hidden=move || window.later() == 0
                on:click=move |_| first.update(|first| *first += ROWS)
            >
                {move || format!("Later marks ({} more)", window.later())}
            </Button>
        </section>
    }
}

/// Draws the rows around the mark that gets the focus, and brings its row into view.
fn follow_focused_mark(
    reader: Reader,
    window: Window,
    list: NodeRef<html::Section>,
    rows: NodeRef<html::Ol>,
) {
    let show = move |id| {
        let place = window
            .rows
            .try_with_untracked(|rows| rows.iter().position(|row| row.id == id));
        let (Some(Some(list)), Some(Some(rows))) =
            (list.try_get_untracked(), rows.try_get_untracked())
        else {
            return;
        };
        let place = place.flatten().and_then(|place| u32::try_from(place).ok());
        if let Some(row) = place.and_then(|place| rows.children().item(place)) {
            reveal_in_list(&row, &list);
        }
    };
    Effect::new(move |_| {
        if let Some(id) = reader.focused.get()
            && window.turn_to(id)
        {
            // Measured with the picture in which the rows and the card above them stand.
            request_animation_frame(move || show(id));
        }
    });
}

#[component]
fn NothingMarked() -> impl IntoView {
    view! {
        <p class="empty">
            "Nothing is marked yet. Select words in the text and choose what they are; or press Tab to the text and use the arrow keys."
        </p>
    }
}

/// A way back where the filter lets no mark through.
#[component]
fn NoneFits(window: Window) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let filters_all_out = Memo::new(move |_| {
        window.ids.with(Vec::is_empty)
            && reader
                .list
                .with_filter(|filter| *filter != MarkFilter::default())
    });
    view! {
        <Show when=move || filters_all_out.get()>
            <p class="empty">
                "No matching marks. "
                <Button look=ButtonLook::Link on:click=move |_| reader.list.set_filter(MarkFilter::default())>
                    "Show all marks"
                </Button>
            </p>
        </Show>
    }
}
