//! The tools that come to selected words and go with them.
//!
//! Invariant: nothing is marked before a button is pressed; pressing one never takes the selection
//! away first, so the handles of touch stay the finger's.

use leptos::prelude::*;

use super::super::parts::swatch::Swatch;
use crate::app::pointing::{Pending, Source};
use crate::app::{AppState, MarkAs};

/// Room that the tools need above or below the words, in CSS pixels.
const ROOM: f64 = 120.0;

/// The tools.
#[component]
pub fn Toolbar() -> impl IntoView {
    let state = expect_context::<AppState>();
    let shown = Memo::new(move |_| state.pending.with(Option::is_some));
    let keep_selection = |event: leptos::ev::PointerEvent| event.prevent_default();
    let keep_focus = |event: leptos::ev::MouseEvent| event.prevent_default();
    view! {
        <Show when=move || shown.get()>
            <div role="toolbar" aria-label="Mark the selection" class="toolbar"
                class:docked=move || state.pending.with(|pending| pending.as_ref().is_some_and(is_docked))
                style:left=move || state.pending.with(|pending| pending.as_ref().map_or(String::new(), left))
                style:top=move || state.pending.with(|pending| pending.as_ref().map_or(String::new(), top))
                on:pointerdown=keep_selection
                on:mousedown=keep_focus>
                <div class="tags">
                    {state.lesson().tags.entity.iter().map(|tag| {
                        let what = MarkAs::Tag(tag.id.clone());
                        view! { <TagButton what label=tag.label.clone() colour=Some(tag.colour) key=tag.key hint=tag.definition.clone() /> }
                    }).collect_view()}
                    <TagButton what=MarkAs::Claim label="Claim".to_owned() colour=None key=Some('C') hint="Something that is said to be so.".to_owned() />
                </div>
                <div class="more">
                    <button type="button" class="tool" aria-keyshortcuts="A" on:click=move |_| state.add_part()>
                        "Add to the last mark"
                    </button>
                    <button type="button" class="tool" title="Take the letters just as they were drawn, or whole words again"
                        on:click=move |_| state.toggle_letters()>
                        "Letters / words"
                    </button>
                    <button type="button" class="tool" title="Every selection is marked with the same tag at once, until Escape"
                        aria-pressed=move || state.pen.with(Option::is_some).to_string()
                        on:click=move |_| state.toggle_pen()>
                        "Keep this tag"
                    </button>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn TagButton(
    what: MarkAs,
    label: String,
    colour: Option<crate::core::tags::Colour>,
    key: Option<char>,
    hint: String,
) -> impl IntoView {
    let state = expect_context::<AppState>();
    let last = state.last.with_untracked(|last| *last == what).then_some("");
    let key = key.map(String::from);
    let (name, shortcut) = (label.clone(), key.clone());
    view! {
        <button type="button" class="tag" aria-label=name aria-keyshortcuts=shortcut title=hint data-last=last
            on:click=move |_| { state.use_tag(&what); }>
            <Swatch colour />
            <span class="tag-name">{label}</span>
            {key.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
        </button>
    }
}

fn is_docked(pending: &Pending) -> bool {
    pending.source == Source::Touch || pending.place.is_none()
}

fn left(pending: &Pending) -> String {
    let Some(place) = pending.place.filter(|_| !is_docked(pending)) else {
        return String::new();
    };
    let middle = f64::midpoint(place.left, place.right);
    // Its width is 30rem at most (style/toolbar.css); half of it must fit on either side.
    let half = 240.0_f64.min(place.view_width / 2.0 - 8.0);
    format!("{}px", middle.clamp(half + 8.0, (place.view_width - half - 8.0).max(half + 8.0)))
}

fn top(pending: &Pending) -> String {
    let Some(place) = pending.place.filter(|_| !is_docked(pending)) else {
        return String::new();
    };
    // Below the words where there is room, else above them, else at the foot of the view.
    let below = place.bottom + 10.0;
    let above = place.top - ROOM;
    let top = if below + ROOM <= place.view_bottom {
        below
    } else if above >= place.view_top + 56.0 {
        above
    } else {
        place.view_bottom - ROOM
    };
    format!("{top}px")
}
