//! What holds for the words in an element, by its name and its attributes.
//!
//! Owns: [`state`].
//! Invariant: what is hidden from the eyes or from screen readers is not shown, whatever hides it.
//! Must not know: in which order elements come.

use super::element::{Content, ElementState, NoteMark};
use super::names::{bare, class_parts};
use super::part;
use crate::core::intake::features::Visibility;

/// What holds inside an element. `get` gives its attributes.
#[must_use]
pub fn state<'a>(
    name: &str,
    get: &dyn Fn(&str) -> Option<&'a str>,
    outer: ElementState,
) -> ElementState {
    let role = get("role").unwrap_or_default();
    let hidden = get("hidden").is_some_and(|value| value != "until-found")
        || get("aria-hidden").is_some_and(|value| value.trim() == "true")
        || get("style").is_some_and(|style| hides(style, name))
        || is_for_screen_readers(get)
        || is_hidden_by_class(get);
    // A page behind a dialog is hidden from screen readers as a whole.
    let hidden = hidden && !matches!(name, "html" | "body");
    ElementState {
        content: if name == "template" && get("shadowrootmode").is_some() {
            // The shadow tree of the element around it, which readers see.
            outer.content
        } else {
            content(name, outer.content)
        },
        linked: outer.linked || (name == "a" && get("href").is_some()),
        inside_article: outer.inside_article
            || matches!(name, "main" | "article")
            || matches!(role, "main" | "article"),
        region: part::region(name, get, outer),
        role: part::own_role(name, get, outer.role),
        shown: if hidden { Visibility::No } else { outer.shown },
        raised: outer.raised || name == "sup",
        note: note(name, get, outer.note),
        article: outer.article,
    }
}

/// What an element says of notes and their marks.
fn note<'a>(name: &str, get: &dyn Fn(&str) -> Option<&'a str>, outer: NoteMark) -> NoteMark {
    let own = match name {
        "a" if get("href").is_some_and(|href| href.trim().starts_with('#')) => NoteMark::Link,
        // A saved page has the whole address before the sign.
        "a" if get("href").is_some_and(is_note_address) => NoteMark::Link,
        "sup" => NoteMark::Raised,
        _ if class_says(get, "editsection") => NoteMark::Edit,
        _ => NoteMark::None,
    };
    own.max(outer)
}

/// Whether an address leads to a note or back from it: "https://…#cite_note-1", "…#_ftn3".
fn is_note_address(href: &str) -> bool {
    let part = href.rsplit_once('#').map_or("", |(_, part)| part);
    [
        "fn", "_ftn", "cite_", "footnote", "note", "ref", "endnote", "_edn",
    ]
    .iter()
    .any(|known| part.starts_with(known))
}

fn class_says<'a>(get: &dyn Fn(&str) -> Option<&'a str>, part: &str) -> bool {
    let mut parts = get("class").into_iter().flat_map(class_parts);
    parts.any(|known| known == part)
}

fn content(name: &str, outer: Content) -> Content {
    match (name, outer) {
        (
            "script" | "style" | "template" | "noscript" | "svg" | "math" | "iframe" | "object"
            | "canvas" | "audio" | "video" | "select" | "textarea" | "noframes" | "noembed",
            _,
        )
        | (_, Content::Silent) => Content::Silent,
        ("title", _) => Content::Title,
        ("pre" | "listing" | "xmp", _) => Content::Preformatted,
        (_, outer) => outer,
    }
}

/// Names of what is there for screen readers alone.
const FOR_SCREEN_READERS: &str = "sr-only visually-hidden visuallyhidden visually_hidden visuallyHidden u-visually-hidden screen-reader-text screen-reader screenreader screen-reader-only screenreader-only screen-readers-only show-for-sr a11y-hidden hidden-accessible element-invisible assistive-text accessibility-text accessible-hide hide-visually is-visually-hidden offscreen off-screen vh sr sronly srOnly govuk-visually-hidden for-screen-reader";

fn is_for_screen_readers<'a>(get: &dyn Fn(&str) -> Option<&'a str>) -> bool {
    let names = get("class").unwrap_or_default().split_whitespace();
    // CSS modules put a name of their own around it.
    let core = |name: &str| -> String { name.trim_start_matches("style_").to_ascii_lowercase() };
    names.map(core).any(|name| {
        FOR_SCREEN_READERS
            .split(' ')
            .any(|known| known.eq_ignore_ascii_case(&name))
            || ["visuallyhidden", "visually-hidden", "screen-reader"]
                .iter()
                .any(|known| name.contains(known))
    })
}

/// Whether a class of a program that many pages use hides an element on every screen: Bootstrap's `d-none`,
/// Tailwind's `hidden`, and what SingleFile writes for what was hidden when the page was saved.
fn is_hidden_by_class<'a>(get: &dyn Fn(&str) -> Option<&'a str>) -> bool {
    let names = || get("class").unwrap_or_default().split_whitespace();
    // "md:block" and "d-md-flex" show it again from a width on; paper is no screen.
    let shows = |name: &str| {
        const KINDS: [&str; 9] = [
            "block", "flex", "grid", "inline", "table", "contents", "cell", "row", "visible",
        ];
        let mut parts = name.split([':', '-']);
        let breaks = name.contains(':') || name.starts_with("d-");
        let paper = name.contains("print");
        breaks && !paper && parts.next_back().is_some_and(|last| KINDS.contains(&last))
    };
    let hides = |name: &str| matches!(name, "d-none" | "hidden" | "sf-hidden");
    names().any(hides) && (names().any(|name| name == "sf-hidden") || !names().any(shows))
}

fn hides(style: &str, element: &str) -> bool {
    const HIDDEN: [&str; 10] = [
        "display:none",
        "visibility:hidden",
        "visibility:collapse",
        "clip:rect(0",
        "clip:rect(1px",
        "clip-path:inset(50%",
        "clip-path:inset(100%",
        "left:-999",
        "left:-1000",
        "text-indent:-999",
    ];
    let style = bare(style);
    // Layouts set the size of a box to nothing so that no gap shows between its parts, which have sizes of their own.
    let words = matches!(
        element,
        "p" | "span" | "a" | "b" | "i" | "em" | "strong" | "small" | "li"
    );
    let size = style
        .split(';')
        .filter_map(|part| part.strip_prefix("font-size:"))
        .any(|size| {
            let size = size.trim_end_matches("!important");
            let figure = size.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
            figure.parse() == Ok(0.0_f32)
        });
    HIDDEN.iter().any(|known| style.contains(known)) || (words && size)
}
