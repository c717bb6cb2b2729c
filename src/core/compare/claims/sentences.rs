//! The sentences of an article, in words, as reporting is looked for in them.
//!
//! Owns: [`ReportText`], [`ReportSentence`].
//! Invariant: in the order of the text; what is excluded is not in it and parts the words beside it.
//! Must not know: which words report.

use super::quotations::{Quotation, quotations};
use super::report_token::{ReportToken, WordOrigin};
use super::tongues::{tongue_of, translate, typed};
use crate::core::compare::names::spelling::folded;
use crate::core::lesson::article::{Article, BlockIndex};
use crate::core::reading::segment::{sentences_of, words_of};
use crate::core::text::TextRange;
use crate::core::text::folding::alike;

/// A sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportSentence {
    /// In which block.
    pub block: BlockIndex,
    /// Where.
    pub range: TextRange,
    /// Its words.
    pub tokens: Vec<ReportToken>,
    /// Marks behind the last word, white space left out.
    pub after: String,
}

impl ReportSentence {
    /// Marks behind a word, white space left out.
    #[must_use]
    pub fn behind(&self, at: usize) -> &str {
        self.tokens
            .get(at + 1)
            .map_or(&self.after, |next| &next.before)
    }

    /// The range from one word to another.
    #[must_use]
    pub fn span(&self, first: usize, last: usize) -> TextRange {
        self.tokens[first].range.join(self.tokens[last].range)
    }
}

/// An article as reporting is looked for in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReportText {
    /// All sentences that are read.
    pub sentences: Vec<ReportSentence>,
    /// All quotations.
    pub quotations: Vec<Quotation>,
}

impl ReportText {
    /// Reads an article.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        let mut read = Self::default();
        for (number, block) in article.readable() {
            let quoted = quotations(article, block);
            for range in sentences_of(article, block.range) {
                let sentence = read_sentence(article, number, range, &quoted);
                if !sentence.tokens.is_empty() {
                    read.sentences.push(sentence);
                }
            }
            read.quotations.extend(quoted);
        }
        read
    }

    /// The numbers of the sentences that a range touches.
    #[must_use]
    pub fn touching(&self, range: TextRange) -> std::ops::Range<usize> {
        let first = self
            .sentences
            .partition_point(|it| it.range.end() <= range.start());
        let behind = self
            .sentences
            .partition_point(|it| it.range.start() < range.end());
        first..behind.max(first)
    }
}

fn read_sentence(
    article: &Article,
    block: BlockIndex,
    range: TextRange,
    quoted: &[Quotation],
) -> ReportSentence {
    let text = &article.text;
    let mut tokens: Vec<ReportToken> = Vec::new();
    let mut behind = range.start();
    let is_out = |range: TextRange| {
        article
            .excluded
            .iter()
            .any(|out| out.intersect(range).is_some())
    };
    let marks = |from: u32, to: u32| -> String {
        let between = TextRange::between(from, to.max(from));
        let mut marks: String = text
            .slice(between)
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        if is_out(between) {
            marks.insert(0, '{');
        }
        marks
    };
    for word in words_of(article, range) {
        if is_out(word) {
            continue;
        }
        let written = text.slice(word);
        if written.starts_with(|c| alike(c) == '\'')
            && let Some(owner) = tokens.last_mut()
        {
            owner.is_possessor = true;
            behind = word.end();
            continue;
        }
        let is_quoted = quoted.iter().any(|it| it.range.contains(word.start()));
        tokens.push(ReportToken {
            word: folded(written),
            folded: folded(written),
            origin: WordOrigin::Written,
            range: word,
            is_capital: written
                .chars()
                .find(|c| c.is_alphanumeric())
                .is_some_and(char::is_uppercase),
            is_possessor: false,
            is_quoted,
            before: marks(behind, word.start()),
        });
        behind = word.end();
    }
    if let Some(tongue) = article.language.as_deref().and_then(tongue_of) {
        let words = tokens.iter().map(|it| typed(text.slice(it.range)));
        let written: Vec<String> = words.collect();
        translate(tongue, &written, &mut tokens);
    }
    ReportSentence {
        block,
        range,
        tokens,
        after: marks(behind, range.end()),
    }
}
