//! What the elements of HTML and their attributes say of the text in them.
//!
//! Owns: [`Element`], [`ElementState`], [`state`].
//! Invariant: what an element says holds for everything in it, until an inner one says otherwise.
//! Must not know: in which order elements come.

use super::bounds::bare;
use super::part;
use crate::core::intake::features::Visibility;
use crate::core::intake::reason::PagePart;

/// How an element stands in the flow of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ElementFlow {
    /// It has no content.
    Void,
    /// In a line.
    Inline,
    /// A block of its own.
    Block,
    /// A block that the next one of its kind closes, such as `<p>` and `<li>`.
    Paragraph,
}

/// An element, known well enough to find its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Element {
    /// Its number among those that we know; 0 for all others.
    pub number: u8,
    /// How it stands in the flow.
    pub sort: ElementFlow,
}

const VOID: &str =
    "area base br col embed hr img input link meta param source track wbr keygen frame";
const PARAGRAPHS: &str = "p li dt dd tr td th option thead tbody tfoot";
const BLOCKS: &str = "address article aside blockquote body button caption center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html iframe legend listing main menu nav ol optgroup pre search section select summary table textarea ul video audio object template head";
const INLINES: &str = "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter noscript output progress q rb rp rt rtc ruby s samp script slot small span strike strong style sub sup svg math time title tt u var noframes noembed canvas picture xmp";

impl Element {
    /// Whether it is one of `<h1>` to `<h6>`.
    #[must_use]
    pub fn is_heading(self) -> bool {
        let (first, last) = (Self::named("h1").number, Self::named("h6").number);
        (first..=last).contains(&self.number)
    }

    /// The number of `<title>`, `<p>` and the like is looked up by name where it matters.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let lists = [
            (ElementFlow::Void, VOID),
            (ElementFlow::Paragraph, PARAGRAPHS),
            (ElementFlow::Block, BLOCKS),
            (ElementFlow::Inline, INLINES),
        ];
        let mut number = 0_u8;
        for (sort, list) in lists {
            for known in list.split(' ') {
                number += 1;
                if known == name {
                    return Self { number, sort };
                }
            }
        }
        Self {
            number: 0,
            sort: ElementFlow::Inline,
        }
    }
}

/// What characters are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Content {
    /// Words for readers; white space collapses.
    #[default]
    Words,
    /// Words for readers, whose white space stays as it is.
    Preformatted,
    /// The page's title.
    Title,
    /// No words for readers: scripts, styles, drawings.
    Silent,
}

/// What holds for the text at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ElementState {
    /// What the characters are.
    pub content: Content,
    /// It is a link.
    pub linked: bool,
    /// It is inside `<article>` or `<main>`.
    pub inside_article: bool,
    /// The part of the page.
    pub region: Option<PagePart>,
    /// What the innermost element says.
    pub role: Option<PagePart>,
    /// Whether readers see it.
    pub shown: Visibility,
    /// It stands above the line.
    pub raised: bool,
}

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

/// The parts of a class or id, in lower case: "articleMeta__author-name" is "article", "meta", "author", "name".
pub fn class_parts(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(camel_parts)
        .filter(|part| !part.is_empty())
}

fn camel_parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut last = 'A';
    for c in name.chars().take(80) {
        if c.is_ascii_uppercase() && last.is_ascii_lowercase() {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(c.to_ascii_lowercase());
        }
        last = c;
    }
    parts
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
