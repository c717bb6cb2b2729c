//! From a page's tokens to its text: which elements are open, what they say, where blocks and lines end.
//!
//! Owns: [`Walk`].
//! Invariant: every token is looked at once.
//! Must not know: the text that was written, but for its last letter.

use html5gum::emitters::callback::CallbackEvent;

use super::bounds::{self, BoxBounds, BoxKind, ChildLayout, LineKind, Seam};
use super::element::{Content, Element, ElementFlow, ElementState, NoteMark};
use super::flow::Flow;
use super::linked::LinkedData;
use super::quotes::quotation_marks;
use super::stack::Stack;
use super::start_tag::{StartTag, lower};
use super::state;
use super::{Page, PageData, tidy};
use crate::core::intake::reason::PagePart;
use crate::core::limits;
use crate::core::text::TextRange;

/// Longest JSON-LD that is read, in bytes.
const LINKED: usize = 500_000;
/// Most `<time>` elements that are kept.
const TIMES: usize = 1_000;

/// A page that is being read.
#[derive(Default)]
pub struct Walk {
    tag: StartTag,
    stack: Stack,
    flow: Flow,
    data: PageData,
    /// A `<time>` that is open: its stamp and where it began.
    time: Option<(String, u32)>,
    /// A script of JSON-LD that is open: what stands in it.
    script: Option<String>,
    /// What they say.
    linked: LinkedData,
    /// How many `<article>` began.
    articles: u32,
    /// What ended and began since the last letter.
    seam: Seam,
    /// Whether nothing but space follows an element that we do not know and that stood at the start of its block.
    after_unknown: UnknownBefore,
}

/// See [`Walk::after_unknown`].
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum UnknownBefore {
    /// It does.
    Yes,
    /// It does not.
    #[default]
    No,
}

const UNKNOWN: u8 = 0;

impl Walk {
    /// Takes a token.
    pub fn take(&mut self, event: &CallbackEvent<'_>) {
        if self.flow.len() > limits::TEXT {
            // Too long as it is; the caller says so.
            return;
        }
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag = StartTag::named(name),
            CallbackEvent::AttributeName { name } => self.tag.attribute(name),
            CallbackEvent::AttributeValue { value } => self.tag.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                let tag = std::mem::take(&mut self.tag);
                self.open(&tag, *self_closing);
            }
            CallbackEvent::EndTag { name } => self.close(&lower(name)),
            CallbackEvent::String { value } => self.words(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { value } => self.data.comment(value),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn open(&mut self, tag: &StartTag, self_closing: bool) {
        self.tell(tag);
        let element = Element::named(&tag.name);
        if element.sort == ElementFlow::Void {
            match tag.name.as_str() {
                "br" => self.end_line(),
                "hr" => self.end_block(),
                "img" | "input" | "embed" => {
                    self.seam.ends(BoxKind::Plain, 1);
                    self.seam.begins(BoxKind::Plain);
                }
                _ => {}
            }
            return;
        }
        if element.sort != ElementFlow::Inline {
            self.bound(&tag.name);
        }
        let inherited = self.stack.opening(element);
        let mut state = state::state(&tag.name, &|name| tag.get(name), inherited);
        if inherited.note == NoteMark::None && state.note != NoteMark::None {
            self.flow.begin_mark();
        }
        if tag.name == "article" {
            self.articles = self.articles.saturating_add(1);
            state.article = self.articles;
        }
        let bounds = self.bounds(tag, element, state);
        if tag.name == "time" && state.content != Content::Silent {
            let stamp = tag.get("datetime").unwrap_or_default();
            self.time = (!stamp.is_empty()).then(|| (stamp.to_owned(), self.flow.len()));
        }
        // "/" closes elements of SVG and MathML; in HTML it says nothing.
        let drawn =
            inherited.content == Content::Silent || matches!(tag.name.as_str(), "svg" | "math");
        if !(self_closing && drawn) {
            self.stack.push(element, state, bounds);
        }
        if tag.name == "q" && state.content != Content::Silent {
            let (mark, _) = quotation_marks(self.data.language.as_deref().unwrap_or_default());
            self.letters(mark.encode_utf8(&mut [0; 4]), state);
        }
    }

    /// What an element says of the page, wherever it stands.
    fn tell(&mut self, tag: &StartTag) {
        match tag.name.as_str() {
            "html" => {
                let lang = tag
                    .get("lang")
                    .map(str::trim)
                    .filter(|lang| !lang.is_empty());
                self.data.language = self.data.language.take().or(lang.map(str::to_owned));
            }
            "meta" => {
                let name = tag
                    .get("property")
                    .or(tag.get("name"))
                    .or(tag.get("itemprop"));
                let name = name.unwrap_or_default().trim().to_ascii_lowercase();
                let content = tag.get("content").map(tidy);
                if let Some(content) = content.filter(|content| !content.is_empty()) {
                    self.data.meta(&name, content);
                }
            }
            "link" => {
                let rel = tag.get("rel").unwrap_or_default().to_ascii_lowercase();
                if rel.split_whitespace().any(|rel| rel == "canonical") {
                    self.data.found_at("link canonical", tag.get("href"));
                }
            }
            "script" => {
                let kind = tag.get("type").unwrap_or_default().trim();
                let linked = kind.eq_ignore_ascii_case("application/ld+json");
                self.script = linked.then(String::new);
            }
            _ => {}
        }
    }

    /// How an element that begins here bounds its words; ends what stands apart from it.
    fn bounds(&mut self, tag: &StartTag, element: Element, state: ElementState) -> BoxBounds {
        let mut bounds = BoxBounds {
            kind: BoxKind::Format,
            from: self.flow.letters(),
            children: bounds::children(tag.get("style")),
        };
        if element.sort != ElementFlow::Inline {
            return bounds;
        }
        let unknown = element.number == UNKNOWN;
        if unknown && self.after_unknown == UnknownBefore::Yes {
            self.end_block();
        }
        bounds.kind = bounds::kind(&tag.name, &|name| tag.get(name));
        if self.stack.children() == ChildLayout::Apart {
            bounds.kind = bounds.kind.max(BoxKind::Apart);
        }
        let kicker = Some(PagePart::Kicker);
        if state.role == kicker && self.stack.state().role != kicker {
            bounds.kind = BoxKind::Line;
        }
        match bounds.kind {
            BoxKind::Line => self.end_block(),
            BoxKind::Block => self.bound("div"),
            _ => {}
        }
        self.seam.begins(bounds.kind);
        // Where it stands at the start of a block, its length is the block's.
        if unknown && self.flow.is_in_block() {
            bounds.from = u32::MAX;
        }
        bounds
    }

    fn close(&mut self, name: &str) {
        if name == "br" {
            self.end_line();
        }
        if name == "script"
            && let Some(script) = self.script.take()
        {
            self.linked.add(&script);
        }
        let element = Element::named(name);
        let state = self.stack.state();
        let closed = self.stack.close(element);
        for _ in 0..closed.quotations.min(8) {
            let (_, mark) = quotation_marks(self.data.language.as_deref().unwrap_or_default());
            self.letters(mark.encode_utf8(&mut [0; 4]), state);
        }
        if element.sort == ElementFlow::Block || element.sort == ElementFlow::Paragraph {
            self.bound(name);
        }
        if name == "time"
            && let Some((stamp, start)) = self.time.take()
            && self.data.times.len() < TIMES
        {
            let range = TextRange::between(start, self.flow.len());
            self.data.times.push((stamp, range));
        }
        if element.sort != ElementFlow::Inline {
            return;
        }
        if let Some((kind, from)) = closed.bounds {
            let letters = self.flow.letters().saturating_sub(from);
            match kind {
                BoxKind::Line => self.end_block(),
                BoxKind::Block => self.bound("div"),
                _ => {}
            }
            let own = if from == u32::MAX { 2 } else { letters };
            self.seam.ends(kind, own);
            if element.number == UNKNOWN && letters > 0 && !self.stack.is_in_paragraph() {
                self.after_unknown = UnknownBefore::Yes;
            }
        }
    }

    /// A block begins or ends; inside a heading some are lines of it.
    fn bound(&mut self, name: &str) {
        let inside = self.stack.is_in_heading() && name == "div";
        if inside {
            self.flow.break_heading();
        } else {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        self.flow.end_block();
        self.seam = Seam::default();
        self.after_unknown = UnknownBefore::No;
    }

    fn end_line(&mut self) {
        if self.stack.is_in_heading() {
            self.flow.break_heading();
        } else {
            self.flow.end_line();
            self.seam = Seam::default();
        }
    }

    /// Writes words, set apart from those before where the page sets them apart.
    fn letters(&mut self, words: &str, state: ElementState) {
        let Some(first) = words.chars().find(|c| !c.is_whitespace()) else {
            self.flow.write(words, state);
            return;
        };
        let seam = std::mem::take(&mut self.seam);
        self.after_unknown = UnknownBefore::No;
        let before = self.flow.last_letter();
        let tight = before.filter(|_| !words.starts_with(char::is_whitespace));
        let line = if self.stack.is_in_heading() {
            LineKind::Heading
        } else {
            LineKind::Other
        };
        match tight {
            Some(before) if seam.shows_gap(before, first, line) => self.flow.part(),
            None if seam.is_joint() => self.flow.join(),
            _ => {}
        }
        self.flow.write(words, state);
    }

    /// The page, when all is read.
    #[must_use]
    pub fn end(mut self) -> Page {
        if let Some(linked) = self.linked.read() {
            self.data.linked(linked);
        }
        Page {
            data: self.data,
            ..self.flow.end()
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(script) = &mut self.script {
            if script.len() + words.len() <= LINKED {
                script.push_str(words);
            }
            return;
        }
        if self.stack.is_title() {
            self.data.titled(words);
            return;
        }
        let state = self.stack.state();
        if state.content == Content::Silent {
            return;
        }
        // The figure of a note stands above the line, too, and is a link.
        if state.raised && state.note == NoteMark::Raised && is_figure(words) {
            // "10⁶" is not "106".
            let raised: String = words.chars().map(raised).collect();
            self.letters(&raised, state);
        } else {
            self.letters(words, state);
        }
    }
}

fn is_figure(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && words.chars().all(|c| raised(c) != c)
}

/// A figure or a sign above the line, as a character of its own.
fn raised(c: char) -> char {
    match c {
        '0' | '4'..='9' => char::from_u32(u32::from(c) - u32::from('0') + 0x2070).unwrap_or(c),
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '+' => '⁺',
        '-' | '−' => '⁻',
        c => c,
    }
}
