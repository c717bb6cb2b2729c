//! The tools that come to selected words and go with them.
//!
//! Invariant: nothing is marked before a button is pressed; pressing one never takes the selection away
//! first, so the handles of touch stay the finger's.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{HtmlElement, MouseEvent};

use super::{Reader, actions, focus};
use crate::components::{Button, TagButton, move_focus_by_arrows};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::tag_set::{Colour, Tag};
use crate::core::text::printable::plain;
use crate::lazy;
use crate::pages::lazy::{LateView, LoadedView, PartMissing};
use crate::platform::page;
use crate::state::focus_request::FocusTarget;
use crate::state::selection::{MarkKind, Pen, PendingSelection, PointerKind};

/// How high the tools usually are, in CSS pixels.
const USUAL: i32 = 116;
/// Space between the tools and the words, in CSS pixels.
const GAP: i32 = 8;
/// As many tags are shown at once; the others come with "More tags", and by their keys.
const SHOWN: usize = 12;

/// The tools, while words of an article are selected.
#[component]
pub fn Toolbar(
    /// The article.
    at: ArticleIndex,
) -> impl IntoView {
    let selection = expect_context::<Reader>().selection;
    // On their way before words are selected: the connection may be gone by then.
    spawn_local(async {
        let _ = tools().await;
    });
    let is_here = move || {
        selection.with_pending(|pending| {
            let pending = pending.as_ref();
            pending.is_some_and(|pending| pending.article == at)
        })
    };
    // They are asked for again with the next selection; keys mark without them.
    let toasts = expect_context::<Reader>().toasts;
    let on_missing = Callback::new(move |missing: PartMissing| toasts.say(missing.to_string()));
    view! {
        // `assets/early.js` waits for this.
        <div data-pending=move || is_here().then_some("")>
            <Show when=is_here>
                <LateView load=tools on_missing/>
            </Show>
        </div>
    }
}

lazy! {
    /// What nobody needs before words are selected; a part of its own, since it is the first that somebody waits for.
    fn tools() in tools -> LoadedView { || view! { <Tools/> }.into_any() }
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
    // Letters may be large, and tags many. A signal of a type of its own would be 1 KB more for every student.
    let height = RwSignal::new(None::<usize>);
    let place = move || {
        selection.with_pending(|pending| ToolbarPosition::of(pending.as_ref()?, height.get()))
    };
    let tag_count = reader.session.lesson().tags.entity.len();
    let is_open = RwSignal::new(false);
    let is_pressed = RwSignal::new(false);
    Effect::new(move |_| {
        is_open.track();
        let Some(toolbar) = toolbar.get() else { return };
        // Those at the foot stay there.
        if untrack(place).is_some() {
            height.set(usize::try_from(toolbar.offset_height()).ok());
        }
        // Only when they come: while a finger draws on, nothing scrolls.
        if untrack(place).is_none() && !is_pressed.get_untracked() {
            actions::uncover_selection(reader, &toolbar);
        }
    });
    let steps = steps_by_keys(reader);
    // One closure, since each is code of its own for every student.
    let class = move || {
        let lies = match place() {
            None => " docked",
            Some(place) if place.is_above => " above",
            Some(_) => "",
        };
        let step = match steps.get() {
            0 => "",
            steps if steps % 2 == 1 => " odd-step",
            _ => " even-step",
        };
        ["toolbar", lies, step].concat()
    };
    // The tools are drawn anew for every selection, and meanwhile no mark is made.
    let has_last = actions::last_mark(reader).is_some();
    // A finger that is lifted where the tools have come meanwhile means none of them. Keys make clicks of no detail.
    let is_meant = move |event: &MouseEvent| event.detail() == 0 || is_pressed.get_untracked();
    view! {
        <div
            role="toolbar"
            aria-label="Mark the selection"
            class=class
            style=("--left", move || place().map(|place| pixels(place.left)))
            style:top=move || place().map(|place| pixels(place.top))
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

/// How often the words that are selected have become others by keys since the tools came.
fn steps_by_keys(reader: Reader) -> Memo<u64> {
    Memo::new(move |before: Option<&u64>| {
        let is_step = reader.selection.with_pending(|pending| {
            let source = pending.as_ref().map(|pending| pending.source);
            matches!(source, Some(PointerKind::Keys(_)))
        });
        before.map_or(0, |steps| steps + u64::from(is_step))
    })
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
#[component(transparent)]
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

/// Where the tools are on the page, in CSS pixels.
#[derive(Clone, Copy)]
struct ToolbarPosition {
    /// `style/tools.css` keeps them inside the view.
    left: i32,
    /// Their upper edge; their lower one where they lie above the words: `style/tools.css` lifts them.
    top: i32,
    is_above: bool,
}

impl ToolbarPosition {
    /// Above the words where there is room, for what stands there is read already; else below them. Nothing where they
    /// lie at the foot of the view: for fingers, and where there is no room.
    fn of(pending: &PendingSelection, height: Option<usize>) -> Option<Self> {
        let words = pending.rect.as_ref()?;
        if pending.source == PointerKind::Touch {
            return None;
        }
        let height = height.and_then(|height| i32::try_from(height).ok());
        let room = height.unwrap_or(USUAL) + GAP;
        let bar = page::height_of("[data-bar]") + GAP;
        let is_above = words.top - room >= words.view_top + bar;
        let is_below = words.bottom + room <= words.view_bottom;
        (is_above || is_below).then_some(Self {
            left: words.left.min(words.right),
            top: if is_above {
                words.top - GAP
            } else {
                words.bottom + GAP
            },
            is_above,
        })
    }
}

fn pixels(number: i32) -> String {
    format!("{number}px")
}
