//! The list of an article's marks, beside the text or, where there is little room, over its foot.
//!
//! Owns: the panel. Its head (title, chips, search) stands still; the list scrolls beneath it, and the card of
//! the focused mark opens in the mark's row. What the panel holds is a part of the app, which loads and is drawn
//! when the text is on the screen.
//! Rows can be chosen, to be changed together.
//! Invariant: a bounded number of rows at a time, so an article with thousands of marks opens as fast as
//! one with ten; the list follows the focused mark.
//! Must not know: how the marks came to be.

mod chosen;
mod chosen_bar;
mod filters;
mod restyled;
mod row;
mod row_keys;
mod window;

use leptos::html;
use leptos::prelude::*;

use super::Reader;
use super::focus::obey_focus_in_place;
use super::overview_pages::overview_pages;
use crate::components::{Button, ButtonLook, reveal_in_list};
use crate::core::lesson::ArticleIndex;
use crate::core::view::MarkFilter;
use crate::lazy;
use crate::pages::lazy::{LazyView, LoadedView};
use crate::platform::page;
use crate::state::focus_request::FocusTarget;
use chosen::ChosenMarks;
use chosen_bar::{ChooseSeveral, ChosenBar};
use filters::Filters;
use restyled::RestyledMarks;
use row::ListedMark;
use window::Window;

lazy! {
    /// The list of all marks of an article, with the card of the focused one.
    pub fn panel_contents() in panel -> LoadedView {
        || {
            let ListedArticle(at) = expect_context();
            view! { <Listing at/> }.into_any()
        }
    }
}

/// Which article the panel is about, given by context to what it holds.
#[derive(Clone, Copy)]
struct ListedArticle(ArticleIndex);

/// What that article is called, given by context where another one stands beside it.
#[derive(Clone)]
pub(super) struct ListedName(pub(super) String);

/// The place of the list of all marks.
#[component]
pub fn MarkPanel(
    /// The article.
    at: ArticleIndex,
) -> impl IntoView {
    provide_context(ListedArticle(at));
    let reader = expect_context::<Reader>();
    let panel = NodeRef::<html::Aside>::new();
    obey_focus_in_place(FocusTarget::MarkList, move || panel.get());
    // The text that somebody opens is not kept waiting by what stands beside it.
    let is_due = RwSignal::new(false);
    page::after_paint(move || {
        // Another article may be there by then.
        is_due.try_set(true);
    });
    view! {
        <aside
            class="panel"
            id="panel"
            tabindex="-1"
            aria-label="Marks in this article"
            class:open-list=move || reader.list.is_open()
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
            <Show when=move || is_due.get()>
                <LazyView load=panel_contents/>
            </Show>
        </aside>
    }
}

/// The head and the rows.
#[component]
fn Listing(
    /// The article.
    at: ArticleIndex,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let total = Memo::new(move |_| reader.session.with(|workspace| workspace.index().total(at)));
    let window = Window::new(reader, at);
    let count = move || {
        let total = total.get();
        let is_filtered = reader
            .list
            .with_filter(|filter| *filter != MarkFilter::default());
        if is_filtered {
            format!("{} of {total}", window.fitting())
        } else {
            total.to_string()
        }
    };
    let name = use_context::<ListedName>().map(|ListedName(name)| {
        view! {
            " "
            <span class="outlet" dir="auto">
                {name}
            </span>
        }
    });
    // Who only looks at a lesson is sent to nothing that is not kept.
    let pages = (!reader.is_preview()).then(|| {
        let [named, says, ..] = overview_pages(&reader.session.lesson().id);
        let links = [named, says].map(|(route, name)| view! { <a href=route.href()>{name}</a> });
        view! {
            <nav class="listing-pages" aria-label="All articles">
                {links.collect_view()}
            </nav>
        }
    });
    let list = NodeRef::<html::Div>::new();
    follow_focused_mark(reader, window, list);
    let chosen = ChosenMarks::new(reader, window);
    provide_context(chosen);
    view! {
        <section
            class="listing"
            aria-labelledby="listing-title"
            class:choosing=move || chosen.is_on()
            on:keydown=move |event| row_keys::pressed(reader, chosen, list, &event)
            on:keyup=|event| row_keys::released(&event)
        >
            <div class="listing-head">
                <div class="listing-title">
                    <h2 id="listing-title">
                        "Marks "
                        <span class="count">{count}</span>
                        {name}
                    </h2>
                </div>
                <Filters at on_change=move || window.turn_to_start()/>
                {pages}
                <ChosenBar chosen/>
            </div>
            <div class="listing-rows" node_ref=list>
                <RestyledMarks at/>
                <ChooseSeveral chosen total list/>
                <Show when=move || total.get() == 0>
                    <NothingMarked/>
                </Show>
                <NoneFits window/>
                <MarkApart window list/>
                <Button
                    look=ButtonLook::Wide
                    attr:hidden=move || !window.has_earlier()
                    on:click=move |_| window.turn_back()
                >
                    "Earlier marks"
                </Button>
                <ol class="marks">
                    <For
                        each=move || {
                            // A mark whose edge has passed another's changes its place.
                            page::keep_focus_in("#mark-card");
                            window.drawn()
                        }
                        key=|id| *id
                        children=move |id| view! { <ListedMark id list/> }.into_any()
                    />
                </ol>
                <Button
                    look=ButtonLook::Wide
                    attr:hidden=move || window.later() == 0
                    on:click=move |_| window.turn_on()
                >
                    {move || format!("Later marks ({} more)", window.later())}
                </Button>
            </div>
        </section>
    }
}

/// The focused mark where the filter does not list it: first, so that it is seen.
#[component]
fn MarkApart(window: Window, list: NodeRef<html::Div>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let apart = Memo::new(move |_| reader.focused.get().filter(|id| !window.lists(*id)));
    move || {
        apart.get().map(|id| {
            view! {
                <ul class="marks apart" aria-label="A mark not in the list below">
                    <ListedMark id list/>
                </ul>
            }
        })
    }
}

/// Draws the rows around the mark that gets the focus, and brings its row into view.
fn follow_focused_mark(reader: Reader, window: Window, list: NodeRef<html::Div>) {
    let show = move || {
        if let Some(Some(list)) = list.try_get_untracked()
            && let Ok(Some(row)) = list.query_selector(".marks > .focused")
        {
            reveal_in_list(&row, &list);
        }
    };
    Effect::new(move |_| {
        if let Some(id) = reader.focused.get() {
            window.turn_to(id);
            // Measured with the picture in which the row and the card in it stand.
            request_animation_frame(show);
        }
    });
}

#[component]
fn NothingMarked() -> impl IntoView {
    if expect_context::<Reader>().session.is_read_only() {
        return view! { <p class="empty">"Nothing is marked in this article."</p> }.into_any();
    }
    view! {
        <p class="empty">
            "Nothing is marked yet. Select words in the text and choose what they are"
            <span class="by-mouse">", or press Tab to reach the text and use the arrow keys"</span>
            "."
        </p>
    }
    .into_any()
}

/// A way back where the filter lets no mark through.
#[component]
fn NoneFits(window: Window) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let filters_all_out = Memo::new(move |_| {
        window.fitting() == 0
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
