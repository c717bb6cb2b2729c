//! From the bytes of a file to the text in it: which kind of file it is, and what it is wrapped in.
//!
//! Owns: [`read`], [`FileText`].
//! Invariant: the words of a plain text stay as they came; of a page, a note in Markdown and a file of several parts
//! only the words are kept.
//! Must not know: what the text says.

use encoding_rs::Encoding;

use super::encoding::{Declaration, DetectedEncoding, decode};
use super::features::MarkupHints;
use super::lines::{LineBlocks, TextStyle};
use super::markup::{self, Page};
use super::mime::{SavedKind, saved_page};
use super::reason::PagePart;
use super::{IntakeError, front_matter, hyphens, lines, markdown};
use crate::core::limits;
use crate::core::text::{Text, TextRange, code_points};

/// What was read of a file.
pub struct FileText {
    /// The text.
    pub text: Text,
    /// Its blocks, and what the markup says of them.
    pub blocks: Vec<(TextRange, MarkupHints)>,
    /// The page that it is, or one that says nothing; its text and blocks are taken out.
    pub page: Page,
    /// How its bytes were read.
    pub encoding: DetectedEncoding,
    /// How many words were put together that a line end parted.
    pub rejoined: usize,
    /// What stands at the edges of pages, in blocks of its own or inside others. Sorted, disjoint.
    pub edges: Vec<TextRange>,
}

/// What a file is by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Called {
    Page,
    Note,
    Other,
}

fn called(ending: &str) -> Called {
    let is = |known: &[&str]| known.iter().any(|known| ending.eq_ignore_ascii_case(known));
    if is(&["html", "htm", "xhtml", "xht", "shtml"]) {
        Called::Page
    } else if is(&["md", "markdown", "mdown", "mkd"]) {
        Called::Note
    } else {
        Called::Other
    }
}

/// Reads a file by the ending of its name and its bytes, in an encoding that was chosen, if one was.
///
/// # Errors
/// An [`IntakeError`] where nothing of it can be used.
pub fn read(
    ending: &str,
    bytes: &[u8],
    chosen: Option<&'static Encoding>,
) -> Result<FileText, IntakeError> {
    let saved = saved_page(bytes);
    let (bytes, called) = match &saved {
        Some(saved) if saved.kind == SavedKind::Page => (saved.bytes.as_slice(), Called::Page),
        Some(saved) => (saved.bytes.as_slice(), Called::Other),
        None => (bytes, called(ending)),
    };
    let given = saved.as_ref().and_then(|saved| saved.encoding);
    let declaration = |otherwise: Declaration| {
        let given = given.map(Declaration::Given);
        chosen
            .map(Declaration::Chosen)
            .or(given)
            .unwrap_or(otherwise)
    };
    let mut decoded = decode(
        bytes,
        declaration(if called == Called::Page {
            Declaration::Heeded
        } else {
            Declaration::Ignored
        }),
    );
    let is_page = called == Called::Page || markup::is_markup(&decoded.text);
    if is_page && called != Called::Page {
        decoded = decode(bytes, declaration(Declaration::Heeded));
    }
    let (mut page, style) = if is_page {
        (markup::read(&decoded.text), TextStyle::Marked)
    } else if let Some(page) = note(&decoded.text, called) {
        (page, TextStyle::Marked)
    } else {
        let page = Page {
            text: decoded.text,
            ..Page::default()
        };
        (page, TextStyle::Plain)
    };
    if let Some(saved) = &saved {
        let address = saved.address.as_deref();
        page.data.found_at("Content-Location", address);
    }
    if code_points(&page.text) > limits::TEXT {
        return Err(IntakeError::TooLong);
    }
    let came = std::mem::take(&mut page.text);
    let found = match style {
        TextStyle::Marked => FileText {
            text: Text::new(&came),
            blocks: std::mem::take(&mut page.blocks),
            page,
            encoding: decoded.encoding,
            rejoined: 0,
            edges: Vec::new(),
        },
        TextStyle::Plain => plain(came, page, decoded.encoding),
    };
    Ok(found)
}

/// A text whose blocks have to be told from its lines.
fn plain(came: String, page: Page, encoding: DetectedEncoding) -> FileText {
    let parted = Text::new(&came);
    let (words, rejoined) = hyphens::undone(came);
    let text = if rejoined == 0 {
        parted.clone()
    } else {
        Text::new(&words)
    };
    let LineBlocks { blocks, edges } = lines::blocks(&text, &parted);
    let hints = |range| MarkupHints {
        region: edges
            .binary_search(range)
            .is_ok()
            .then_some(PagePart::PageEdge),
        ..MarkupHints::default()
    };
    FileText {
        blocks: blocks.iter().map(|range| (*range, hints(range))).collect(),
        text,
        page,
        encoding,
        rejoined,
        edges,
    }
}

/// A note in Markdown, or one with front matter; nothing where the text is neither.
fn note(text: &str, called: Called) -> Option<Page> {
    let front = front_matter::split(text);
    let body = front.as_ref().map_or(text, |(_, body)| body);
    let marked = match called {
        Called::Note => markdown::is_markdown(body),
        _ => markdown::is_surely_markdown(body),
    };
    if front.is_none() && !marked {
        return None;
    }
    let mut page = markup::read(&markdown::markup(body));
    if let Some((front, _)) = front {
        front.tell(&mut page.data);
    }
    Some(page)
}
