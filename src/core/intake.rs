//! Bringing an article in: from the bytes of somebody's file to a proposal that a teacher looks through.
//!
//! Owns: [`draft`], [`ArticleDraft`] and what it proposes; [`ArticleDraft::article`].
//! Invariant: the text of a plain file stays as it came, code point for code point, except that a byte order mark is
//! dropped, line ends of every kind are made LF, and what is plainly damage is mended and said (see `encoding`, `hyphens`); every proposal has a reason in words; blocks and pieces keep the
//! promises of `article`. Nothing is decided here: the teacher decides.
//! Must not know: where the bytes come from, which lesson they are for, how proposals are shown.

use encoding_rs::Encoding;
use thiserror::Error;

use crate::core::lesson::article::{Article, ArticleId, Block, BlockKind};
use crate::core::limits;
use crate::core::text::checksum::sha256_hex;
use crate::core::text::printable::{brief, plural};
use crate::core::text::{Text, TextRange};

pub mod collect;
mod credits;
pub mod date;
pub mod encoding;
mod features;
mod file;
mod front_matter;
mod headline;
mod hyphens;
mod kinds;
pub mod language;
mod lines;
mod markdown;
mod markup;
mod mime;
mod notices;
mod page_edges;
mod phrases;
mod pieces;
mod proposals;
pub mod reason;
mod shape;
mod signature;
mod source;
mod voice;

pub use collect::{articles, lesson, slug};
pub use encoding::DetectedEncoding;
pub use reason::Reason;

use proposals::{proposals, settled};

/// A value that is proposed, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal<T> {
    /// The value.
    pub value: T,
    /// What of the text speaks for it, in code points, half-open; nothing where it is not the text.
    pub evidence: Option<TextRange>,
    /// Why.
    pub why: Reason,
}

/// A block that is proposed. Its number in [`ArticleDraft::blocks`] names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProposedBlock {
    /// Where it lies, in code points, half-open.
    pub range: TextRange,
    /// What it is.
    pub kind: BlockKind,
    /// Why.
    pub why: Reason,
}

/// A piece inside a block that is proposed as furniture. Its number in [`ArticleDraft::pieces`] names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProposedPiece {
    /// Where it lies, in code points, half-open.
    pub range: TextRange,
    /// Why.
    pub why: Reason,
}

/// A file that was read, with what is proposed of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArticleDraft {
    /// The text: that of the file, or the words of the page.
    pub text: Text,
    /// How the file's bytes were read.
    pub encoding: DetectedEncoding,
    /// How many words were put together that a line end parted with a hyphen.
    pub rejoined: usize,
    /// The blocks: sorted, disjoint, not empty, on grapheme boundaries.
    pub blocks: Vec<ProposedBlock>,
    /// Furniture inside blocks that are read: sorted, disjoint, not empty, on grapheme boundaries.
    pub pieces: Vec<ProposedPiece>,
    /// The article's title.
    pub headline: Option<Proposal<String>>,
    /// Who wrote it, or the agency.
    pub byline: Option<Proposal<String>>,
    /// The day it appeared, as `YYYY-MM-DD`.
    pub date: Option<Proposal<String>>,
    /// BCP 47 tag.
    pub language: Option<Proposal<String>>,
    /// Who published it.
    pub outlet: Option<Proposal<String>>,
    /// Where it was found; `http` or `https`.
    pub source: Option<Proposal<String>>,
}

/// Why nothing of a file could be brought in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum IntakeError {
    /// More than [`limits::FILE_BYTES`].
    #[error("This file is larger than {} MB, which is more than Lateral opens. Nothing was changed. Save the article alone, as text or as a page without pictures.", limits::FILE_BYTES / 1024 / 1024)]
    TooLarge,
    /// More than [`limits::TEXT`] code points.
    #[error(
        "The text in this file is longer than {} characters, which is more than one article can be. Nothing was changed. Make several files of it.",
        limits::TEXT
    )]
    TooLong,
    /// No text: which kind of file it is.
    #[error(
        "This file is {0}, which Lateral cannot read. Nothing was changed. Open it, copy the article’s words and paste them, or save it as a text file."
    )]
    NotText(&'static str),
    /// Nothing to read in it.
    #[error(
        "There are no words in this file. Nothing was changed. Open the page in a browser, copy the article’s words and paste them."
    )]
    NoWords,
}

/// Reads a file. Its name tells a page from a text where the content does not, and may name the outlet.
///
/// # Errors
/// An [`IntakeError`] where nothing of it can be used.
pub fn draft(name: &str, bytes: &[u8]) -> Result<ArticleDraft, IntakeError> {
    drafted(name, bytes, None)
}

/// Reads a file in an encoding that somebody chose, by its name in [`encoding::CHOICES`].
///
/// # Errors
/// An [`IntakeError`] where nothing of it can be used.
pub fn draft_in(name: &str, bytes: &[u8], encoding: &str) -> Result<ArticleDraft, IntakeError> {
    drafted(name, bytes, Encoding::for_label(encoding.as_bytes()))
}

fn drafted(
    name: &str,
    bytes: &[u8],
    encoding: Option<&'static Encoding>,
) -> Result<ArticleDraft, IntakeError> {
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(IntakeError::TooLarge);
    }
    if let Some(what) = foreign(bytes) {
        return Err(IntakeError::NotText(what));
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let file = file::read(ending, bytes, encoding)?;
    let blocks = settled(&file.text, file.blocks);
    if blocks.is_empty() {
        return Err(IntakeError::NoWords);
    }
    let mut draft = ArticleDraft {
        rejoined: file.rejoined,
        ..proposals(file.text, file.encoding, &blocks, &file.page, stem)
    };
    draft.leave_out(file.edges);
    Ok(draft)
}

/// What a file is whose first bytes are not those of a text.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 10] = [
        (b"%PDF-", "a PDF"),
        (
            b"PK\x03\x04",
            "a Word, OpenDocument, e-book or other packed file",
        ),
        (b"\xd0\xcf\x11\xe0", "an old Word file"),
        (b"{\\rtf", "a file in Rich Text Format"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x1f\x8b", "a packed file"),
        (b"bplist00", "a web archive of Safari"),
        (b"7z\xbc\xaf", "a packed file"),
    ];
    SIGNS
        .iter()
        .find(|(sign, _)| bytes.starts_with(sign))
        .map(|(_, what)| *what)
}

impl ArticleDraft {
    /// Proposes as furniture what stands at the edges of pages inside blocks that are read.
    fn leave_out(&mut self, edges: Vec<TextRange>) {
        // Blocks, pieces and edges are sorted and disjoint.
        let is_inside = |edge: &TextRange| {
            let next = |block: &ProposedBlock| block.range.end() <= edge.start();
            let block = self.blocks.get(self.blocks.partition_point(next));
            block.is_some_and(|block| {
                block.kind != BlockKind::Excluded
                    && block.range.covers(*edge)
                    && block.range != *edge
            })
        };
        let edges: Vec<TextRange> = edges.into_iter().filter(is_inside).collect();
        let is_free = |piece: &ProposedPiece| {
            let next = edges.partition_point(|edge| edge.end() <= piece.range.start());
            let edge = edges.get(next);
            edge.is_none_or(|edge| edge.start() >= piece.range.end())
        };
        self.pieces.retain(is_free);
        let why = Reason::Marked(reason::PagePart::PageEdge);
        self.pieces
            .extend(edges.into_iter().map(|range| ProposedPiece {
                range,
                why: why.clone(),
            }));
        self.pieces.sort_by_key(|piece| piece.range);
        self.pieces.truncate(limits::BLOCKS);
    }

    /// What a teacher should know of how the file was read; nothing where all is well.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let notes: Vec<String> = self
            .encoding
            .sentence()
            .into_iter()
            .chain(self.rejoined_note())
            .collect();
        (!notes.is_empty()).then(|| notes.join(" "))
    }

    /// The same of words that were put together, for who says how the bytes were read in another place.
    #[must_use]
    pub fn rejoined_note(&self) -> Option<String> {
        (self.rejoined > 0).then(|| {
            format!(
                "{} that a line end parted with a hyphen {} put together. Check them.",
                plural(self.rejoined, "word"),
                if self.rejoined == 1 { "was" } else { "were" },
            )
        })
    }

    /// The article as it is proposed, or as the teacher left it.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Article {
        let value = |proposal: &Option<Proposal<String>>| {
            proposal.as_ref().map(|proposal| proposal.value.clone())
        };
        let read = |block: &&ProposedBlock| block.kind != BlockKind::Excluded;
        let first = self.blocks.iter().find(read).or(self.blocks.first());
        let headline = value(&self.headline)
            .or_else(|| first.map(|block| brief(self.text.slice(block.range), 120)));
        Article {
            id,
            outlet: value(&self.outlet).unwrap_or_default(),
            headline: headline.unwrap_or_default(),
            byline: value(&self.byline),
            date: value(&self.date),
            language: value(&self.language),
            source: value(&self.source),
            sha256: sha256_hex(self.text.as_str()),
            text: self.text.clone(),
            blocks: self
                .blocks
                .iter()
                .map(|block| Block {
                    kind: block.kind,
                    range: block.range,
                })
                .collect(),
            excluded: self.pieces.iter().map(|piece| piece.range).collect(),
        }
    }
}
