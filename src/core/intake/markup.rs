//! From a page's markup to its text, block by block, with what the markup says of each.
//!
//! Owns: [`read`], [`Page`], [`PageData`].
//! Invariant: markup is read as tokens (HTML Standard, 13.2.5) and never run, drawn or kept; what comes out
//! is text. Time and memory are proportional to the page, however deep or broken it is.
//! Must not know: what a block is in the end.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::features::MarkupHints;
use super::shape::beginning;
use crate::core::lesson::article::is_web_address;
use crate::core::limits;
use crate::core::text::TextRange;

mod element;
mod flow;
mod linked;
mod stack;

use element::{Content, Element, ElementFlow};
use flow::Flow;
use linked::Linked;
use stack::Stack;

/// What a page says of itself as a whole.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PageData {
    /// `<title>`.
    pub title: Option<String>,
    /// `og:title` or its like.
    pub og_title: Option<String>,
    /// `og:site_name` or its like, and the name under which it stands.
    pub site: Option<(&'static str, String)>,
    /// `article:published_time` or its like, as it stands, and the name under which it stands.
    pub published: Option<(&'static str, String)>,
    /// `<meta name="author">` or its like, and the name under which it stands.
    pub author: Option<(&'static str, String)>,
    /// `<html lang>`.
    pub language: Option<String>,
    /// `<link rel="canonical">`, `og:url`, or where a browser says that it saved the page from.
    pub address: Option<(&'static str, String)>,
    /// Every `<time datetime>`: the stamp, and what of the text it dates.
    pub times: Vec<(String, TextRange)>,
}

/// A page as text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    /// The text: blocks, with a line feed or an empty line between them.
    pub text: String,
    /// The blocks, and what the markup says of them. Sorted, disjoint, not empty.
    pub blocks: Vec<(TextRange, MarkupHints)>,
    /// What is hidden inside blocks that are not.
    pub hidden: Vec<TextRange>,
    /// What the page says of itself.
    pub data: PageData,
}

/// Longest value of an attribute or a title that is looked at, in bytes.
const VALUE: usize = 2_000;
/// Longest JSON-LD that is read, in bytes.
const LINKED: usize = 500_000;
/// Most `<time>` elements that are kept.
const TIMES: usize = 1_000;

/// Reads a page.
#[must_use]
pub fn read(html: &str) -> Page {
    let mut walk = Walk::default();
    let mut emitter = CallbackEmitter::new(
        |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
            walk.take(&event);
            None
        },
    );
    emitter.naively_switch_states(true);
    // Reading from a string cannot fail.
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    if let Some(linked) = walk.linked.take() {
        walk.linked(linked);
    }
    let (text, blocks, hidden) = walk.flow.end();
    Page {
        text,
        blocks,
        hidden,
        data: walk.data,
    }
}

/// Whether a text is plainly a page, whatever its file is called.
#[must_use]
pub fn is_markup(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(1_000).collect();
    let start = start.to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|tag| start.starts_with(tag))
        || (start.starts_with('<') && (start.contains("<html") || start.contains("<body")))
}

/// The start tag that is being read.
#[derive(Default)]
struct StartTag {
    name: String,
    attribute: String,
    attributes: Vec<(&'static str, String)>,
}

impl StartTag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The attributes that say something.
const ATTRIBUTES: [&str; 15] = [
    "class",
    "id",
    "role",
    "hidden",
    "aria-hidden",
    "style",
    "rel",
    "href",
    "lang",
    "datetime",
    "property",
    "name",
    "content",
    "itemprop",
    "type",
];

#[derive(Default)]
struct Walk {
    tag: StartTag,
    stack: Stack,
    flow: Flow,
    data: PageData,
    /// A `<time>` that is open: its stamp and where it began.
    time: Option<(String, u32)>,
    /// A script of JSON-LD that is open: what stands in it.
    script: Option<String>,
    /// What the first of them says of an article.
    linked: Option<Linked>,
}

impl Walk {
    fn take(&mut self, event: &CallbackEvent<'_>) {
        if self.flow.len() > limits::TEXT {
            // Too long as it is; the caller says so.
            return;
        }
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.name = lower(name);
                self.tag.attributes.clear();
                self.tag.attribute.clear();
            }
            CallbackEvent::AttributeName { name } => {
                self.tag.attribute = lower(name);
                let known = ATTRIBUTES
                    .iter()
                    .find(|known| **known == self.tag.attribute);
                if let Some(known) = known.filter(|known| self.tag.get(known).is_none()) {
                    self.tag.attributes.push((known, String::new()));
                } else {
                    // The first of two attributes counts (HTML Standard, 13.2.5.33).
                    self.tag.attribute.clear();
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((name, kept)) = self.tag.attributes.last_mut()
                    && *name == self.tag.attribute
                {
                    let value = value.get(..VALUE).unwrap_or(value);
                    kept.push_str(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let tag = std::mem::take(&mut self.tag);
                self.open(&tag, *self_closing);
            }
            CallbackEvent::EndTag { name } => self.close(&lower(name)),
            CallbackEvent::String { value } => self.words(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { value } => self.comment(value),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn open(&mut self, tag: &StartTag, self_closing: bool) {
        match tag.name.as_str() {
            "html" => {
                let lang = tag
                    .get("lang")
                    .map(str::trim)
                    .filter(|lang| !lang.is_empty());
                self.data.language = self.data.language.take().or(lang.map(str::to_owned));
            }
            "meta" => self.meta(tag),
            "link" => {
                let rel = tag.get("rel").unwrap_or_default().to_ascii_lowercase();
                if rel.split_whitespace().any(|rel| rel == "canonical") {
                    self.address("link canonical", tag.get("href"));
                }
            }
            "script" => {
                let kind = tag.get("type").unwrap_or_default().trim();
                let linked = kind.eq_ignore_ascii_case("application/ld+json");
                self.script = linked.then(String::new);
            }
            "br" => self.flow.end_line(),
            "hr" => self.flow.end_block(),
            _ => {}
        }
        let element = Element::named(&tag.name);
        if element.sort == ElementFlow::Void {
            return;
        }
        if element.sort != ElementFlow::Inline {
            self.flow.end_block();
        }
        let inherited = self.stack.opening(element);
        let state = element::state(&tag.name, &|name| tag.get(name), inherited);
        if tag.name == "time" && state.content != Content::Silent {
            let stamp = tag.get("datetime").unwrap_or_default();
            self.time = (!stamp.is_empty()).then(|| (stamp.to_owned(), self.flow.len()));
        }
        // "/" closes elements of SVG and MathML; in HTML it says nothing.
        let drawn =
            inherited.content == Content::Silent || matches!(tag.name.as_str(), "svg" | "math");
        if !(self_closing && drawn) {
            self.stack.push(element, state);
        }
    }

    fn close(&mut self, name: &str) {
        if name == "br" {
            self.flow.end_line();
        }
        if name == "script"
            && let Some(script) = self.script.take()
            && self.linked.is_none()
        {
            self.linked = linked::read(&script);
        }
        let element = Element::named(name);
        if element.sort == ElementFlow::Block || element.sort == ElementFlow::Paragraph {
            self.flow.end_block();
        }
        if name == "time"
            && let Some((stamp, start)) = self.time.take()
            && self.data.times.len() < TIMES
        {
            let range = TextRange::between(start, self.flow.len());
            self.data.times.push((stamp, range));
        }
        self.stack.close(element);
    }

    fn words(&mut self, words: &str) {
        if let Some(script) = &mut self.script {
            if script.len() + words.len() <= LINKED {
                script.push_str(words);
            }
            return;
        }
        if self.stack.is_title() {
            let title = self.data.title.take();
            let own = || Some(tidy(words)).filter(|title| !title.is_empty());
            self.data.title = title.or_else(own);
            return;
        }
        let state = self.stack.state();
        if state.content != Content::Silent {
            self.flow.write(words, state);
        }
    }

    fn meta(&mut self, tag: &StartTag) {
        let name = tag
            .get("property")
            .or(tag.get("name"))
            .or(tag.get("itemprop"));
        let name = name.unwrap_or_default().trim().to_ascii_lowercase();
        let Some(content) = tag
            .get("content")
            .map(tidy)
            .filter(|content| !content.is_empty())
        else {
            return;
        };
        match name.as_str() {
            "og:title" => {
                self.data.og_title.get_or_insert(content);
            }
            "og:site_name" => {
                self.data.site.get_or_insert(("og:site_name", content));
            }
            "author" | "dc.creator" | "parsely-author" => {
                self.data.author.get_or_insert(("author", content));
            }
            "og:url" => self.address("og:url", Some(&content)),
            _ => {
                const DATES: [&str; 7] = [
                    "article:published_time",
                    "datepublished",
                    "date",
                    "dc.date",
                    "dc.date.issued",
                    "pubdate",
                    "parsely-pub-date",
                ];
                if let Some(known) = DATES.iter().find(|known| **known == name)
                    && self.data.published.is_none()
                {
                    self.data.published = Some((known, content));
                }
            }
        }
    }

    /// What is said in JSON-LD counts where nothing else is said.
    fn linked(&mut self, linked: Linked) {
        let data = &mut self.data;
        let named = |name, value: Option<String>| value.map(|value| (name, value));
        data.og_title = data.og_title.take().or(linked.headline);
        data.language = data.language.take().or(linked.language);
        data.published = data
            .published
            .take()
            .or(named("datePublished", linked.published));
        data.author = data.author.take().or(named("author", linked.author));
        data.site = data.site.take().or(named("publisher", linked.publisher));
        self.address("url", linked.address.as_deref());
    }

    fn address(&mut self, name: &'static str, address: Option<&str>) {
        let address = address
            .map(str::trim)
            .filter(|address| is_web_address(address) && address.len() <= limits::LINE as usize);
        if let (None, Some(address)) = (&self.data.address, address) {
            self.data.address = Some((name, address.to_owned()));
        }
    }

    /// Browsers note in a comment where they saved a page from.
    fn comment(&mut self, comment: &[u8]) {
        let comment = String::from_utf8_lossy(comment.get(..VALUE).unwrap_or(comment));
        if let Some((_, rest)) = comment.split_once("saved from url=(")
            && let Some((_, address)) = rest.split_once(')')
        {
            self.address("saved from url", address.split_whitespace().next());
        }
    }
}

/// A name of an element or attribute; longer ones than any that we know are cut.
fn lower(name: &[u8]) -> String {
    let name = name.get(..32).unwrap_or(name);
    String::from_utf8_lossy(name).to_ascii_lowercase()
}

/// Without space at the ends or doubled inside.
fn tidy(words: &str) -> String {
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    beginning(&words.join(" "), VALUE).to_owned()
}
