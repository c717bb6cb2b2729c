//! A document of plain blocks: what a report says, before it is drawn on the screen or written to a file.
//!
//! Invariant: all words are text, whoever wrote them; an address is one that was checked.
//! Must not know: what a report is about, and how it looks.

use crate::core::report::voices::ArticleVoices;

/// A whole document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// Who made it and when, in one line.
    pub byline: String,
    /// What it says, part by part.
    pub sections: Vec<ReportSection>,
}

/// A part of a document under its own heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportSection {
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub blocks: Vec<ReportBlock>,
}

/// One thing after the other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReportBlock {
    /// A heading inside a section.
    Heading(String),
    /// Running words.
    Paragraph(Vec<Inline>),
    /// The words of an article, and where they stand.
    Quote(ReportQuote),
    /// One line for each.
    List(Vec<Vec<Inline>>),
    /// Rows and columns.
    Table(ReportTable),
    /// Whose voice the paragraphs of an article are.
    Voices(ArticleVoices),
}

/// A stretch of running words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Inline {
    /// As it is.
    Text(String),
    /// What matters.
    Strong(String),
    /// A remark beside the matter.
    Remark(String),
    /// Words that lead to an address, which is `http` or `https`.
    Link {
        /// The words.
        words: String,
        /// The address.
        address: String,
    },
}

/// The words of an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportQuote {
    /// The words, exactly as they stand.
    pub words: String,
    /// In which language they are, where the article says it.
    pub language: Option<String>,
    /// Where they stand and who says them, in one line.
    pub from: String,
}

/// Rows and columns. Every row has as many cells as there are columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportTable {
    /// What it shows.
    pub caption: String,
    /// What the heads of the rows are.
    pub corner: String,
    /// The heads of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<ReportRow>,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportRow {
    /// Its head.
    pub head: Vec<Inline>,
    /// What stands in each column.
    pub cells: Vec<ReportCell>,
}

/// A cell of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReportCell {
    /// Line by line; none is an empty cell.
    pub lines: Vec<Vec<Inline>>,
    /// Which ground it stands on: cells of one row that say the same have the same.
    pub ground: Ground,
}

/// The ground of a cell: a pattern, so that it can be told without colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Ground {
    /// White.
    #[default]
    Plain,
    /// Nothing is said here.
    Silent,
    /// Nobody has looked yet what is said here.
    NotLooked,
    /// One of the answers of its row, by its number from 0; the first few have an edge of their own.
    Answer(usize),
}

impl Inline {
    /// Words as they are.
    #[must_use]
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }
}
