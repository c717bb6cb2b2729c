//! A document as one file of HTML that any browser shows and prints: without scripts, and without anything that it
//! would have to ask for.
//!
//! Invariant: every word is escaped where it stands; elements and attributes are the ones written here.
//! Must not know: what the document is about.

use std::fmt::Write as _;

use super::document::{
    Document, Ground, Inline, ReportBlock, ReportCell, ReportQuote, ReportTable,
};
use super::strip;
use crate::core::report::voices::ArticleVoices;
use crate::core::text::escape::escape;

const STYLE: &str = include_str!("html.css");

/// How many answers of a row have an edge of their own; further ones are told by their numbers alone.
pub const EDGES: usize = 4;

/// Writes the file.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut html = Html::default();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    // Also where somebody puts the file on a server that says nothing.
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.element("title", &document.title);
    html.raw("\n<style>\n");
    html.raw(STYLE);
    html.raw("</style>\n</head>\n<body>\n<main>\n");
    html.element("h1", &document.title);
    html.words_in("p class=\"byline\"", "p", &document.byline);
    for section in &document.sections {
        html.raw("\n<section>\n");
        html.element("h2", &section.heading);
        section.blocks.iter().for_each(|block| html.block(block));
        html.raw("</section>\n");
    }
    html.raw("</main>\n</body>\n</html>\n");
    html.0
}

#[derive(Default)]
struct Html(String);

impl Html {
    /// What is written here, never what somebody else wrote.
    fn raw(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Anybody's words.
    fn words(&mut self, words: &str) {
        escape(words, &mut self.0);
    }

    fn element(&mut self, name: &'static str, words: &str) {
        self.words_in(name, name, words);
    }

    fn words_in(&mut self, opening: &'static str, name: &'static str, words: &str) {
        let _ = write!(self.0, "<{opening} dir=\"auto\">");
        self.words(words);
        let _ = writeln!(self.0, "</{name}>");
    }

    fn block(&mut self, block: &ReportBlock) {
        match block {
            ReportBlock::Heading(words) => self.element("h3", words),
            ReportBlock::Paragraph(line) => self.line("p", line),
            ReportBlock::Quote(quote) => self.quote(quote),
            ReportBlock::List(lines) => {
                self.raw("<ul>\n");
                for line in lines {
                    self.line("li", line);
                }
                self.raw("</ul>\n");
            }
            ReportBlock::Table(table) => self.table(table),
            ReportBlock::Voices(voices) => self.voices(voices),
        }
    }

    fn line(&mut self, name: &'static str, line: &[Inline]) {
        let _ = write!(self.0, "<{name} dir=\"auto\">");
        self.inlines(line);
        let _ = writeln!(self.0, "</{name}>");
    }

    fn inlines(&mut self, line: &[Inline]) {
        for inline in line {
            match inline {
                Inline::Text(words) => self.words(words),
                Inline::Strong(words) => self.bare("strong", words),
                Inline::Remark(words) => self.bare("small", words),
                Inline::Link { words, address } => {
                    self.raw("<a rel=\"noreferrer\" href=\"");
                    self.words(address);
                    self.raw("\">");
                    self.words(words);
                    self.raw("</a>");
                }
            }
        }
    }

    /// Inside a line, without a line end after it.
    fn bare(&mut self, name: &'static str, words: &str) {
        let _ = write!(self.0, "<{name}>");
        self.words(words);
        let _ = write!(self.0, "</{name}>");
    }

    fn quote(&mut self, quote: &ReportQuote) {
        self.raw("<figure class=\"quote\"><blockquote dir=\"auto\"");
        if let Some(language) = &quote.language {
            self.raw(" lang=\"");
            self.words(language);
            self.raw("\"");
        }
        self.raw(">");
        self.words(&quote.words);
        self.raw("</blockquote>");
        self.words_in("figcaption", "figcaption", &quote.from);
        self.raw("</figure>\n");
    }

    fn table(&mut self, table: &ReportTable) {
        self.raw("<table>\n");
        self.element("caption", &table.caption);
        self.raw("<thead><tr>");
        for name in std::iter::once(&table.corner).chain(&table.columns) {
            self.words_in("th scope=\"col\"", "th", name);
        }
        self.raw("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.raw("<tr><th scope=\"row\" dir=\"auto\">");
            self.inlines(&row.head);
            self.raw("</th>");
            row.cells.iter().for_each(|cell| self.cell(cell));
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n");
    }

    fn cell(&mut self, cell: &ReportCell) {
        let _ = match cell.ground {
            Ground::Answer(number) if number < EDGES => {
                write!(self.0, "<td class=\"answer-{number}\">")
            }
            Ground::Plain | Ground::Answer(_) => write!(self.0, "<td>"),
            Ground::Silent => write!(self.0, "<td class=\"silent\">"),
            Ground::NotLooked => write!(self.0, "<td class=\"not-looked\">"),
        };
        cell.lines.iter().for_each(|line| self.line("p", line));
        self.raw("</td>");
    }

    fn voices(&mut self, voices: &ArticleVoices) {
        self.raw("<figure class=\"voices\">");
        self.0.push_str(&strip::svg(voices));
        self.words_in("figcaption", "figcaption", &voices.sentence());
        self.raw("</figure>\n");
    }
}
