//! What the elements of HTML and their attributes say of the text in them.
//!
//! Owns: [`Element`], [`ElementState`], [`state`].
//! Invariant: what an element says holds for everything in it, until an inner one says otherwise.
//! Must not know: in which order elements come.

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
const INLINES: &str = "a abbr b bdi bdo big cite code em font i ins del kbd label mark noscript q s script small span strike strong style sub sup svg math time title tt u var noframes noembed canvas picture xmp";

impl Element {
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
}

/// Classes and ids of parts that are furniture on nearly every site; whole names only, since "has-sidebar"
/// is said of whole pages.
const FURNITURE: &str = "sidebar side-bar related related-articles related-content related-links related-posts related-stories share share-bar share-buttons share-links share-tools sharing social social-bar social-links social-media social-share social-sharing newsletter newsletter-signup newsletter-box newsletter-form breadcrumb breadcrumbs comment-list comment-section comments comments-area comments-section cookie cookie-banner cookie-bar cookie-consent cookie-notice cookies consent consent-banner gdpr gdpr-banner ad ads advert adverts advertisement advertising ad-container ad-slot banner-ad promo promo-box promotion most-popular most-read mostread popular popular-posts trending recommended recommendations recirculation outbrain taboola tags tag-list article-tags post-tags topics menu main-menu navbar navigation main-navigation site-nav topbar top-bar site-header site-footer page-footer footer masthead skip-link skip-links skiplink paywall subscribe subscription-box widget widget-area teaser-list toolbar visually-hidden visuallyhidden sr-only screen-reader-text weather weather-widget";

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
        || get("style").is_some_and(hides);
    // A page behind a dialog is hidden from screen readers as a whole.
    let hidden = hidden && !matches!(name, "html" | "body");
    ElementState {
        content: content(name, outer.content),
        linked: outer.linked || (name == "a" && get("href").is_some()),
        inside_article: outer.inside_article
            || matches!(name, "main" | "article")
            || matches!(role, "main" | "article"),
        region: region(name, get, outer),
        role: own_role(name, get, outer.role),
        shown: if hidden { Visibility::No } else { outer.shown },
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

/// The furniture of the page that an element is in.
fn region<'a>(
    name: &str,
    get: &dyn Fn(&str) -> Option<&'a str>,
    outer: ElementState,
) -> Option<PagePart> {
    let page = matches!(name, "html" | "body" | "main" | "article");
    let mut names = [get("class"), get("id")]
        .into_iter()
        .flatten()
        .flat_map(str::split_whitespace);
    let own = match (name, get("role").unwrap_or_default()) {
        ("nav" | "menu", _) | (_, "navigation" | "menu" | "menubar" | "tablist") => {
            Some(PagePart::Navigation)
        }
        ("footer", _) | (_, "contentinfo") => Some(PagePart::Footer),
        ("aside", _) | (_, "complementary") => Some(PagePart::Aside),
        ("header", _) if !outer.inside_article => Some(PagePart::Header),
        (_, "banner") => Some(PagePart::Header),
        ("form" | "button" | "fieldset" | "label" | "dialog", _)
        | (_, "button" | "search" | "dialog" | "alertdialog" | "form" | "toolbar") => {
            Some(PagePart::Form)
        }
        _ if !page && names.any(is_furniture) => Some(PagePart::Named),
        _ => None,
    };
    // Once in a menu, nothing inside makes it text again; but a form may hold the whole page.
    let weak = |part| matches!(part, PagePart::Header | PagePart::Form);
    match outer.region.filter(|part| !weak(*part)) {
        Some(outer) => Some(outer),
        None if matches!(name, "main" | "article") => None,
        None => own.or(outer.region),
    }
}

const LEAD: [&str; 10] = [
    "standfirst",
    "dek",
    "subtitle",
    "subheadline",
    "lede",
    "chapo",
    "vorspann",
    "entradilla",
    "deck",
    "lead",
];

/// What an element says of the words in it.
fn own_role<'a>(
    name: &str,
    get: &dyn Fn(&str) -> Option<&'a str>,
    outer: Option<PagePart>,
) -> Option<PagePart> {
    if matches!(outer, Some(PagePart::MainHeading | PagePart::Heading)) {
        return outer;
    }
    let page = matches!(name, "html" | "body" | "main" | "article");
    let says = |words: &[&str]| {
        let names = [get("class"), get("id")].into_iter().flatten();
        let mut parts = names.flat_map(|name| name.split(|c: char| !c.is_ascii_alphanumeric()));
        !page && parts.any(|part| words.iter().any(|word| part.eq_ignore_ascii_case(word)))
    };
    let author = get("rel").is_some_and(|rel| rel.split_whitespace().any(|rel| rel == "author"))
        || get("itemprop").is_some_and(|prop| prop == "author")
        || (says(&["byline", "author", "authors", "autor", "auteur"])
            && !says(&["bio", "about", "box"]));
    let own = match name {
        "h1" => Some(PagePart::MainHeading),
        // A standfirst is often set as a heading.
        "h2" | "h3" | "h4" if says(&LEAD[..8]) => Some(PagePart::Lead),
        "h2" | "h3" | "h4" | "h5" | "h6" => Some(PagePart::Heading),
        "time" => Some(PagePart::Time),
        "figcaption" | "caption" => Some(PagePart::Caption),
        _ if author => Some(PagePart::Author),
        _ if says(&LEAD) => Some(PagePart::Lead),
        _ => None,
    };
    own.or(outer)
}

fn is_furniture(class: &str) -> bool {
    let class = class.to_ascii_lowercase();
    FURNITURE.split(' ').any(|known| known == class)
}

fn hides(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}
