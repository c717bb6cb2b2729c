//! Parts that several screens share and that know nothing of lessons.

pub mod modal;
pub mod notice;
pub mod troubles;

use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::el::{El, Made, el, words};
use crate::core::lesson::article::BlockKind;
use crate::core::lesson::tag_set::Colour;

/// The sign of a tag: its tint with its line pattern, so that colour never stands alone. Of claims
/// where there is no colour.
#[must_use]
pub fn swatch(colour: Option<Colour>) -> El {
    let name = colour.map_or("claim", Colour::name);
    el("span")
        .class(&format!("swatch {name}"))
        .attr("aria-hidden", "true")
}

/// A plain button.
#[must_use]
pub fn button(class: &str, label: &str, clicked: impl Fn() + 'static) -> El {
    el("button")
        .attr("type", "button")
        .class(class)
        .text(label)
        .on_click(clicked)
}

/// A button with the sign and the name of a tag. Its accessible name is the label alone.
#[must_use]
pub fn tag_button(label: &str, colour: Option<Colour>, clicked: impl Fn() + 'static) -> El {
    el("button")
        .attr("type", "button")
        .class("tag")
        .attr("aria-label", label)
        .child(swatch(colour))
        .child(theirs("span", "tag-name", label))
        .on_click(clicked)
}

/// Words in a span.
#[must_use]
pub fn span(class: &str, text: &str) -> El {
    el("span").class(class).text(text)
}

/// Words of somebody's, in whatever direction they run: what stands beside them is not turned.
#[must_use]
pub fn theirs(tag: &'static str, class: &str, text: &str) -> El {
    el(tag).class(class).attr("dir", "auto").text(text)
}

/// The element and the class of a block, with the elements of headlines and of subheadings there.
#[must_use]
pub fn block(
    kind: BlockKind,
    [headline, subheading]: [&'static str; 2],
) -> (&'static str, &'static str) {
    match kind {
        BlockKind::Headline => (headline, "headline"),
        BlockKind::Subheading => (subheading, "subheading"),
        BlockKind::Standfirst => ("p", "standfirst"),
        BlockKind::Byline => ("p", "byline"),
        BlockKind::Paragraph | BlockKind::Excluded => ("p", "paragraph"),
    }
}

/// A field with its label above it.
#[must_use]
pub fn field(label: &str, input: El) -> El {
    el("label")
        .class("field")
        .child(el("span").text(label))
        .child(input)
}

/// A box to tick, with its label beside it.
#[must_use]
pub fn check(label: &str, input: El) -> El {
    el("label")
        .class("check")
        .child(input.attr("type", "checkbox"))
        .child(el("span").text(label))
}

/// One choice of a list of choices.
#[must_use]
pub fn choice(value: &str, label: &str) -> El {
    el("option").attr("value", value).text(label)
}

/// Paragraphs, separated by blank lines in the string.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<El> {
    let filled = text
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty());
    filled.map(|paragraph| theirs("p", "", paragraph)).collect()
}

/// A space between two elements that are read out as one.
#[must_use]
pub fn gap() -> Made {
    words(" ")
}

/// Moves the focus among the buttons of a toolbar by arrow keys (ARIA Authoring Practices, Toolbar).
pub fn rove(event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let back = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => false,
        "ArrowLeft" | "ArrowUp" => true,
        _ => return,
    };
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    let Some(buttons) = target
        .closest("[role=toolbar]")
        .ok()
        .flatten()
        .and_then(|toolbar| toolbar.query_selector_all("button").ok())
    else {
        return;
    };
    let count = buttons.length();
    let here = (0..count).find(|slot| buttons.get(*slot).as_ref() == Some(&target));
    let next = here.map(|here| {
        let step = if back { count - 1 } else { 1 };
        (here + step) % count
    });
    if let Some(next) = next.and_then(|next| buttons.get(next)) {
        event.prevent_default();
        let _ = next.unchecked_into::<HtmlElement>().focus();
    }
}

/// "1 mark", "2 marks".
#[must_use]
pub fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
