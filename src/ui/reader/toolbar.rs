//! The tools that come to selected words and go with them.
//!
//! Invariant: nothing is marked before a button is pressed; pressing one never takes the selection
//! away first, so the handles of touch stay the finger's.

use crate::app::pointing::{Pending, Source};
use crate::app::{AppState, MarkAs};
use crate::core::lesson::tag_set::{Colour, Tag};
use crate::core::text::printable::plain;
use crate::ui::el::{El, el};
use crate::ui::parts::{button, rove, tag_button};

/// Room that the tools need above or below the words, in CSS pixels.
const ROOM: i32 = 130;
/// Height of the bar at the top, in CSS pixels.
const BAR: i32 = 56;

/// The tools.
#[must_use]
pub fn toolbar(state: AppState) -> El {
    el("div").part(
        move || state.pending.with(Option::is_some),
        move |shown| shown.then(|| tools(state)),
    )
}

fn tools(state: AppState) -> El {
    let lesson = state.lesson();
    let tags = lesson.tags.entity.iter().map(|tag: &Tag| {
        let hint = format!("{} Example: {}", tag.definition, tag.example);
        choice(
            state,
            MarkAs::Tag(tag.id.clone()),
            &tag.label,
            Some(tag.colour),
            tag.key,
        )
        .attr("title", &plain(&hint))
    });
    let claim = choice(state, MarkAs::Claim, "Claim", None, Some('C'))
        .attr("title", "Something that is said to be so.");
    let more = el("div")
        .class("more")
        .child(
            button("tool", "Add to the last mark", move || state.add_part())
                .attr("aria-keyshortcuts", "A"),
        )
        .child(
            button("tool", "Exact letters", move || state.toggle_letters()).attr(
                "title",
                "Take the letters just as they were drawn, or whole words again",
            ),
        )
        .child(
            button("tool", "Keep this tag", move || state.toggle_pen())
                .attr(
                    "title",
                    "Every selection is marked with the same tag at once, until Escape",
                )
                .state("aria-pressed", move || state.pen.with(Option::is_some)),
        );
    el("div")
        .attr("role", "toolbar")
        .attr("aria-label", "Mark the selection")
        .class("toolbar")
        .class_if("docked", move || {
            state
                .pending
                .with(|pending| pending.as_ref().is_some_and(is_docked))
        })
        .style_with("--left", move || {
            state
                .pending
                .with(|pending| pending.as_ref().map_or(String::new(), left))
        })
        .style_with("top", move || {
            state
                .pending
                .with(|pending| pending.as_ref().map_or(String::new(), top))
        })
        .on("keydown", |event| rove(&event))
        // Pressing must not move the focus or the selection before it counts.
        .on("mousedown", |event| event.prevent_default())
        .child(el("div").class("tags").children(tags).child(claim))
        .child(more)
}

fn choice(
    state: AppState,
    what: MarkAs,
    label: &str,
    colour: Option<Colour>,
    key: Option<char>,
) -> El {
    let last = state.last.with_untracked(|last| *last == what);
    let key = key.map(String::from);
    let sign = key
        .as_deref()
        .map(|key| el("kbd").attr("aria-hidden", "true").text(key));
    tag_button(label, colour, move || {
        state.use_tag(&what);
    })
    .attr_if("aria-keyshortcuts", key.as_deref())
    .attr_if("data-last", last.then_some(""))
    .maybe(sign)
}

fn is_docked(pending: &Pending) -> bool {
    pending.source == Source::Touch || pending.place.is_none()
}

fn left(pending: &Pending) -> String {
    let Some(place) = pending.place.filter(|_| !is_docked(pending)) else {
        return String::new();
    };
    // `style/tools.css` keeps them inside the view.
    format!("{}px", place.left.min(place.right))
}

fn top(pending: &Pending) -> String {
    let Some(place) = pending.place.filter(|_| !is_docked(pending)) else {
        return String::new();
    };
    // Below the words where there is room, else above them, else at the foot of the view.
    let below = place.bottom + 8;
    let above = place.top - ROOM;
    let top = if below + ROOM <= place.view_bottom {
        below
    } else if above >= place.view_top + BAR {
        above
    } else {
        place.view_bottom - ROOM
    };
    format!("{top}px")
}
