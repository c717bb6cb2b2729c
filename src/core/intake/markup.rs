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
use crate::core::text::TextRange;

mod bounds;
mod element;
mod flow;
mod kicker;
mod linked;
mod names;
mod note;
mod page_data;
mod part;
mod quotes;
mod stack;
mod start_tag;
mod state;
mod walk;

pub use page_data::PageData;

use walk::Walk;

/// A page as text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    /// The text: blocks, with a line feed or an empty line between them.
    pub text: String,
    /// The blocks, and what the markup says of them. Sorted, disjoint, not empty.
    pub blocks: Vec<(TextRange, MarkupHints)>,
    /// What is hidden inside blocks that are not.
    pub hidden: Vec<TextRange>,
    /// The marks of notes inside blocks. Sorted, disjoint.
    pub notes: Vec<TextRange>,
    /// Where parts of a line begin that stand apart from what is before them. Sorted.
    pub joints: Vec<u32>,
    /// What the page says of itself.
    pub data: PageData,
}

/// Longest value of an attribute or a title that is looked at, in bytes.
const VALUE: usize = 2_000;
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
    let mut page = walk.end();
    kicker::split(&mut page);
    page
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

/// Without space at the ends or doubled inside.
fn tidy(words: &str) -> String {
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    beginning(&words.join(" "), VALUE).to_owned()
}
