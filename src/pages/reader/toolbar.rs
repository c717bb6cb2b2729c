//! The tools that come to selected words and go with them.
//!
//! Invariant: nothing is marked before a button is pressed; pressing one never takes the selection away
//! first, so the handles of touch stay the finger's.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{HtmlElement, MouseEvent};

use super::{Reader, actions, focus};
use crate::components::{Button, TagButton, move_focus_by_arrows};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::tag_set::{Colour, Tag};
use crate::core::text::printable::plain;
use crate::lazy;
use crate::pages::lazy::{LateView, LoadedView};
use crate::platform::selection::PageRect;
use crate::state::focus_request::FocusTarget;
use crate::state::selection::{MarkKind, Pen, PendingSelection, PointerKind};

/// Room that the tools need above or below the words, in CSS pixels.
const ROOM: i32 = 116;
/// Space between the tools and the words, in CSS pixels.
const GAP: i32 = 8;
/// As many tags are shown at once; the others come with "More tags", and by their keys.
const SHOWN: usize = 12;
/// Height of the bar at the top, in CSS pixels.
const BAR: i32 = 56;

/// The tools, while words of an article are selected.
#[component]
pub fn Toolbar(
    /// The article.
    at: ArticleIndex,
) -> impl IntoView {
    let selection = expect_context::<Reader>().selection;
    let is_here = move || {
        selection.with_pending(|pending| {
            let pending = pending.as_ref();
            pending.is_some_and(|pending| pending.article == at)
        })
    };
    view! {
        <div>
            <Show when=is_here>
                <LateView load=tools/>
            </Show>
        </div>
    }
}

lazy! {
    /// What nobody needs before words are selected.
    fn tools() in extras -> LoadedView { || view! { <Tools/> }.into_any() }
}

#[component]
fn Tools() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let selection = reader.selection;
    let toolbar = NodeRef::<html::Div>::new();
    focus::obey_focus_in_place(FocusTarget::Toolbar, move || {
        let toolbar = toolbar.get()?;
        let button = ["[data-last]:not([hidden])", "button"]
            .into_iter()
            .find_map(|button| toolbar.query_selector(button).ok().flatten());
        button?.dyn_into::<HtmlElement>().ok()
    });
    let at = move |edge: fn(&PageRect) -> i32| {
        selection
            .with_pending(|pending| pending.as_ref().and_then(floating).map(edge))
            .map_or(String::new(), |pixels| format!("{pixels}px"))
    };
    let is_above = move || {
        selection.with_pending(|pending| {
            pending
                .as_ref()
                .and_then(floating)
                .is_some_and(has_room_above)
        })
    };
    let tag_count = reader.session.lesson().tags.entity.len();
    let is_open = RwSignal::new(false);
    let docked = move || {
        selection.with_pending(|pending| {
            pending
                .as_ref()
                .is_some_and(|pending| floating(pending).is_none())
        })
    };
    // Only when they come: while a finger draws on, nothing scrolls.
    Effect::new(move |_| {
        if let (Some(toolbar), true) = (toolbar.get(), untrack(docked)) {
            actions::uncover_selection(reader, &toolbar);
        }
    });
    // The tools are drawn anew for every selection, and meanwhile no mark is made.
    let has_last = actions::last_mark(reader).is_some();
    let is_pressed = RwSignal::new(false);
    // A finger that is lifted where the tools have come meanwhile means none of them. Keys make clicks of no detail.
    let is_meant = move |event: &MouseEvent| event.detail() == 0 || is_pressed.get_untracked();
    view! {
        <div
            role="toolbar"
            aria-label="Mark the selection"
            class="toolbar"
            class:docked=docked
            class:above=is_above
            style=("--left", move || at(left))
            style:top=move || at(top)
            node_ref=toolbar
            on:keydown=|event| move_focus_by_arrows(&event)
            // Pressing must not move the focus or the selection before it counts.
            on:mousedown=|event| event.prevent_default()
            on:pointerdown=move |_| is_pressed.set(true)
            on:click:capture=move |event| {
                if !is_meant(&event) {
                    event.stop_propagation();
                }
            }
        >
            <TagChoices is_open/>
            <div class="more">
                {(tag_count > SHOWN)
                    .then(|| {
                        view! {
                            <Button
                                attr:aria-expanded=move || is_open.get().to_string()
                                on:click=move |_| is_open.update(|open| *open = !*open)
                            >
                                "More tags"
                            </Button>
                        }
                    })}
                <Button
                    attr:aria-keyshortcuts="A"
                    attr:hidden=!has_last
                    on:click=move |_| actions::add_part(reader)
                >
                    "Add to the last mark"
                </Button>
                <Button
                    attr:title="Select the exact letters you dragged over, or whole words again"
                    on:click=move |_| actions::toggle_letters(reader)
                >
                    "Exact letters"
                </Button>
                <Button
                    attr:title="Marks every new selection with the tag you choose now"
                    attr:aria-pressed=move || (selection.pen() != Pen::Down).to_string()
                    on:click=move |_| actions::toggle_pen(reader)
                >
                    "Keep this tag"
                </Button>
            </div>
        </div>
    }
}

/// A button for each tag, and one for claims.
#[component]
fn TagChoices(
    /// Whether all tags are shown.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let lesson = expect_context::<Reader>().session.lesson();
    let tags = lesson
        .tags
        .entity
        .iter()
        .enumerate()
        .map(|(at, tag): (usize, &Tag)| {
            let hint = format!("{} Example: {}", tag.definition, tag.example);
            view! {
                <TagChoice
                    kind=MarkKind::Tag(tag.id.clone())
                    label=tag.label.clone()
                    colour=Some(tag.colour)
                    key=tag.key
                    hint=plain(&hint)
                    attr:hidden=move || { at >= SHOWN && !is_open.get() }
                />
            }
        });
    view! {
        <div class="tags">
            {tags.collect_view()}
            <TagChoice
                kind=MarkKind::Claim
                label="Claim"
                colour=None
                key=Some('C')
                hint="Something that is said to be so."
            />
        </div>
    }
}

/// Marks the selection, or changes the mark that is looked at.
#[component]
fn TagChoice(
    /// What the words are marked as.
    kind: MarkKind,
    /// The tag's name.
    #[prop(into)]
    label: String,
    /// The tag's colour; claims have none.
    colour: Option<Colour>,
    /// The key that does the same.
    key: Option<char>,
    /// When to use it.
    #[prop(into)]
    hint: String,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    // The tools are drawn anew for every selection, so this need not change.
    let is_last = reader.selection.last_untracked() == kind;
    view! {
        <TagButton
            label
            colour
            key
            attr:title=hint
            attr:aria-keyshortcuts=key.map(String::from)
            attr:data-last=is_last
            on:click=move |_| {
                actions::use_tag(reader, &kind);
            }
        />
    }
}

/// Where the words are to which the tools come; nothing where the tools lie at the foot of the view.
fn floating(pending: &PendingSelection) -> Option<&PageRect> {
    pending
        .rect
        .as_ref()
        .filter(|_| pending.source != PointerKind::Touch)
}

fn left(words: &PageRect) -> i32 {
    // `style/tools.css` keeps them inside the view.
    words.left.min(words.right)
}

/// Whether the tools fit between the bar and the words.
fn has_room_above(words: &PageRect) -> bool {
    words.top - GAP - ROOM >= words.view_top + BAR
}

/// Above the words where there is room, for what stands there is read already; else below them, else at the
/// foot of the view. Above, it is the lower edge of the tools: `style/tools.css` lifts them.
fn top(words: &PageRect) -> i32 {
    let below = words.bottom + GAP;
    if has_room_above(words) {
        words.top - GAP
    } else if below + ROOM <= words.view_bottom {
        below
    } else {
        words.view_bottom - ROOM
    }
}
