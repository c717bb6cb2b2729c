//! How certain a claim is, in the words of the text itself.
//!
//! Invariant: only words that stand in the claim, or in its sentence directly before it; they are said as they are
//! written.
//! Must not know: what the annotator has written.

use super::attribution::ArticleReports;
use super::cue_words::is_hedge;
use super::report_token::ReportToken;
use crate::core::text::TextRange;

impl ArticleReports {
    /// The words that say how certain some words are: "may", "allegedly", "clearly"; in the order of the text.
    #[must_use]
    pub fn certainty(&self, ranges: &[TextRange]) -> Vec<TextRange> {
        let Some(cover) = ranges.iter().copied().reduce(TextRange::join) else {
            return Vec::new();
        };
        let is_in =
            |token: &ReportToken| ranges.iter().any(|it| it.intersect(token.range).is_some());
        let mut found = Vec::new();
        for at in self.read().touching(cover) {
            let tokens = &self.read().sentences[at].tokens;
            for (number, token) in tokens.iter().enumerate() {
                let leads = || tokens.get(number + 1).is_some_and(&is_in) && !is_in(token);
                if is_certainty(tokens, number) && (is_in(token) || leads()) {
                    found.push(token.range);
                }
            }
        }
        found
    }
}

/// Whether a word says how certain something is. "May" inside a sentence is the month.
fn is_certainty(tokens: &[ReportToken], at: usize) -> bool {
    let token = &tokens[at];
    let is_month = token.word == "may" && token.is_capital && at > 0;
    is_hedge(&token.word) && !is_month
}
