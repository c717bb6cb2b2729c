//! Which part of the page an element is by its name, its role, its classes and its id.
//!
//! Owns: [`region`], [`own_role`].
//! Invariant: names that say something of the whole page, and those that a program makes of an article's topics,
//! are no furniture; a part that is furniture stays it for all that it holds.
//! Must not know: the text.

use super::element::ElementState;
use super::names::class_parts;
use crate::core::intake::reason::PagePart;
use crate::core::text::word_list::is_listed;

/// Classes and ids of parts that are furniture on nearly every site; whole names only, since "has-sidebar"
/// is said of whole pages.
const FURNITURE: &str = "sidebar side-bar related related-articles related-content related-links related-posts related-stories share share-bar share-buttons share-links share-tools sharing social social-bar social-links social-media social-share social-sharing breadcrumb breadcrumbs comment-list comment-section comments comments-area comments-section ad ads advert adverts advertisement advertising ad-container ad-slot banner-ad promo promo-box promotion most-popular most-read mostread popular popular-posts trending recommended recommendations recirculation outbrain taboola tags tag-list article-tags post-tags topics menu main-menu navbar navigation main-navigation site-nav topbar top-bar site-header site-footer page-footer footer masthead skip-link skip-links skiplink subscribe subscription-box widget widget-area teaser-list toolbar weather weather-widget";

/// Parts of names of what asks for consent, and whole names of programs that ask.
const CONSENT: &str = "gdpr ccpa onetrust didomi usercentrics truste trustarc iubenda cmplz complianz osano klaro cmp2 cmpbox cmpboxbg sourcepoint axeptio tarteaucitron moove cky termly evidon";
/// The same, wherever they stand in a part.
const CONSENT_WITHIN: [&str; 3] = ["cookie", "consent", "sp_message"];
/// Parts of names of what asks readers to subscribe.
const SIGN_UP: &str = "newsletter newsletters signup regwall mailchimp";
/// The same, where no part says that it holds what is to be paid for.
const PAY: &str = "paywall subscribe subscription subscriptions login";
/// Parts that say so.
const PAID_FOR: &str = "content body text article story main entry wrapper container premium only";
/// Parts of names of what readers wrote.
const COMMENTS: &str = "comment comments disqus";
/// Parts of names of a box about somebody, where another part says that it is the author.
const BIOGRAPHY: &str = "bio biography about";
/// Parts that say that something is of another kind, or not there.
const SAID_OF_OTHERS: &str = "has no not is with without accepted given hidden enabled disabled open closed free passed unlocked tag category post page topic section tone theme pillar style type format";

/// Names of a list of the article's points.
const KEY_POINTS: &str = "keypoints takeaways highlights glance bulletpoints summary keyfacts";
/// Names of the line above a headline.
const KICKER: &str = "kicker topline eyebrow overline dachzeile spitzmarke surtitre antetitulo antetitolo occhiello roofline supertitle pretitle";

/// The furniture of the page that an element is in. `get` gives its attributes.
#[must_use]
pub fn region<'a>(
    name: &str,
    get: &dyn Fn(&str) -> Option<&'a str>,
    outer: ElementState,
) -> Option<PagePart> {
    let page = matches!(name, "html" | "body" | "main" | "article");
    let role = get("role").unwrap_or_default().trim();
    let modal = get("aria-modal").is_some_and(|modal| modal.trim() == "true");
    let own = match (name, role) {
        ("nav" | "menu", _) | (_, "navigation" | "menu" | "menubar" | "tablist") => {
            Some(PagePart::Navigation)
        }
        ("footer", _) | (_, "contentinfo") => Some(PagePart::Footer),
        _ if !page && says(get, asks_consent) => Some(PagePart::Consent),
        ("dialog", _) | (_, "dialog" | "alertdialog") => Some(PagePart::Dialog),
        _ if modal && !page => Some(PagePart::Dialog),
        ("aside", _) | (_, "complementary") if says(get, is_key_points) => None,
        ("aside", _) | (_, "complementary") => Some(PagePart::Aside),
        ("header", _) if !outer.inside_article => Some(PagePart::Header),
        (_, "banner") => Some(PagePart::Header),
        ("form" | "button" | "fieldset" | "label", _)
        | (_, "button" | "search" | "form" | "toolbar") => Some(PagePart::Form),
        _ if !page && says(get, asks_to_sign_up) => Some(PagePart::SignUp),
        _ if !page && says(get, is_furniture) => Some(PagePart::Named),
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

/// Whether one of an element's classes or its id says something.
fn says<'a>(get: &dyn Fn(&str) -> Option<&'a str>, what: impl Fn(&str) -> bool) -> bool {
    let names = [get("class"), get("id")].into_iter().flatten();
    names.flat_map(str::split_whitespace).any(what)
}

fn is_furniture(class: &str) -> bool {
    let comments = || class_parts(class).any(|part| is_listed(COMMENTS, &part));
    is_listed(FURNITURE, &class.to_ascii_lowercase())
        || (comments() && !is_said_of_others(class))
        || is_about_author(class)
}

fn is_about_author(class: &str) -> bool {
    let mut parts = class_parts(class);
    let about = class_parts(class).any(|part| is_listed(BIOGRAPHY, &part));
    let named = about && parts.any(|part| AUTHOR.contains(&part.as_str()));
    named && !is_said_of_others(class)
}

fn is_pull_quote(class: &str) -> bool {
    let joined: String = class_parts(class).collect();
    joined.contains("pullquote")
}

fn asks_consent(class: &str) -> bool {
    let lower = class.to_ascii_lowercase();
    let within = CONSENT_WITHIN.iter().any(|known| lower.contains(known));
    (within || class_parts(class).any(|part| is_listed(CONSENT, &part)))
        && !is_said_of_others(class)
}

fn asks_to_sign_up(class: &str) -> bool {
    let says = |list: &str| class_parts(class).any(|part| is_listed(list, &part));
    (says(SIGN_UP) || (says(PAY) && !says(PAID_FOR))) && !is_said_of_others(class)
}

fn is_said_of_others(class: &str) -> bool {
    class_parts(class).any(|part| is_listed(SAID_OF_OTHERS, &part))
}

fn is_key_points(class: &str) -> bool {
    let joined: String = class_parts(class).collect();
    KEY_POINTS.split(' ').any(|known| joined.contains(known))
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

/// Names of the author's line and of the author in it.
const AUTHOR: [&str; 9] = [
    "byline",
    "author",
    "authors",
    "autor",
    "autoren",
    "auteur",
    "writer",
    "reporter",
    "contributor",
];

/// Parts of addresses of pages about those who write for a paper.
const PROFILES: &str = "profile profiles author authors autor autores autoren auteur auteurs autore autori journalist journalists journaliste journalistes journalisten redakteur redaktion reporter reporters correspondent correspondents contributor contributors writer writers byline staff";

/// Whether an address is that of somebody's page: "/profile/ida-thornbury".
fn is_profile(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let known = parts.any(|part| is_listed(PROFILES, &part.to_ascii_lowercase()));
    known && parts.next().is_some()
}

/// What an element says of the words in it.
#[must_use]
pub fn own_role<'a>(
    name: &str,
    get: &dyn Fn(&str) -> Option<&'a str>,
    outer: Option<PagePart>,
) -> Option<PagePart> {
    let page = matches!(name, "html" | "body" | "main" | "article");
    let names = [get("class"), get("id")];
    let parts: Vec<String> = names
        .into_iter()
        .flatten()
        .flat_map(class_parts)
        .take(60)
        .collect();
    let said = |words: &[&str]| !page && parts.iter().any(|part| words.contains(&part.as_str()));
    if matches!(
        outer,
        Some(PagePart::MainHeading | PagePart::Heading | PagePart::Kicker)
    ) {
        let kicker = parts.iter().any(|part| is_listed(KICKER, part));
        return if kicker {
            Some(PagePart::Kicker)
        } else {
            outer
        };
    }
    let is = |attribute: &str, word: &str| {
        let value = get(attribute).unwrap_or_default();
        value
            .split_whitespace()
            .any(|part| part.eq_ignore_ascii_case(word))
    };
    let author = is("rel", "author")
        || (name == "a" && get("href").is_some_and(is_profile))
        || is("itemprop", "author")
        || (said(&AUTHOR) && !said(&["bio", "about", "box"]));
    let small = matches!(
        name,
        "span" | "small" | "a" | "abbr" | "i" | "em" | "b" | "data"
    );
    let dated = is("itemprop", "datePublished")
        || is("itemprop", "dateModified")
        || (small
            && !author
            && said(&[
                "date",
                "time",
                "timestamp",
                "datetime",
                "pubdate",
                "published",
                "updated",
            ]));
    let own = match name {
        "h1" => Some(PagePart::MainHeading),
        // A standfirst is often set as a heading.
        "h2" | "h3" | "h4" if said(&LEAD[..8]) => Some(PagePart::Lead),
        "h2" | "h3" | "h4" | "h5" | "h6" => Some(PagePart::Heading),
        "time" => Some(PagePart::Time),
        "figcaption" | "caption" => Some(PagePart::Caption),
        "blockquote" => Some(PagePart::Quote),
        "figure" | "div" | "aside" | "p" if says(get, is_pull_quote) => Some(PagePart::Quote),
        _ if author => Some(PagePart::Author),
        _ if dated => Some(PagePart::Time),
        _ if said(&LEAD) => Some(PagePart::Lead),
        "li" => Some(PagePart::Item),
        _ => None,
    };
    own.or(outer)
}
