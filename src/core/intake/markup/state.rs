//! What holds for the words in an element, by its name and its attributes.
//!
//! Owns: [`state`].
//! Invariant: what is hidden from the eyes or from screen readers is not shown, whatever hides it.
//! Must not know: in which order elements come.

use super::element::{Content, ElementState};
use super::names::bare;
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
        || get("style").is_some_and(hides)
        || is_for_screen_readers(get);
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
    }
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

fn hides(style: &str) -> bool {
    const HIDDEN: [&str; 9] = [
        "display:none",
        "visibility:hidden",
        "clip:rect(0",
        "clip:rect(1px",
        "clip-path:inset(50%",
        "clip-path:inset(100%",
        "left:-999",
        "left:-1000",
        "text-indent:-999",
    ];
    let style = bare(style);
    HIDDEN.iter().any(|known| style.contains(known))
}
