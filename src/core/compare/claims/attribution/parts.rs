//! A claim without the words that say who speaks.
//!
//! Invariant: what is left lies in the claim, in pieces that are not empty, without the marks where it was cut.
//! Must not know: who speaks.

use super::ArticleReports;
use crate::core::compare::claims::AttributionReason;
use crate::core::compare::claims::cues::CueScope;
use crate::core::text::TextRange;
use crate::core::text::folding::alike;

impl ArticleReports {
    /// The words of a claim without those that say who speaks.
    pub(super) fn without_cues(
        &self,
        ranges: &[TextRange],
        chain: &[(usize, AttributionReason)],
    ) -> Option<(Vec<TextRange>, AttributionReason)> {
        let mut left: Vec<TextRange> = ranges.to_vec();
        let mut cut = None;
        for (at, _) in chain {
            let cue = &self.cues[*at];
            // What stands inside of it is what is said.
            let Some(extent) = cue.extent().filter(|_| cue.scope != CueScope::Inside) else {
                continue;
            };
            let out = self.with_that(extent);
            if !left.iter().any(|it| it.intersect(out).is_some()) {
                continue;
            }
            cut = cut.or(Some(extent));
            let pieces = left.iter().flat_map(|it| {
                let head = TextRange::between(it.start(), out.start().clamp(it.start(), it.end()));
                let tail = TextRange::between(out.end().clamp(it.start(), it.end()), it.end());
                if it.intersect(out).is_none() {
                    vec![*it]
                } else {
                    vec![self.bare(head), self.bare(tail)]
                }
            });
            left = pieces.filter(|it| !it.is_empty()).collect();
        }
        let cut = cut?;
        (!left.is_empty()).then(|| (left, AttributionReason::Interrupted(self.words(cut))))
    }

    /// With "that" behind.
    fn with_that(&self, extent: TextRange) -> TextRange {
        let rest = self.text.slice(TextRange::between(
            extent.end(),
            extent.end().saturating_add(12),
        ));
        let trimmed = rest.trim_start();
        let skipped = rest.chars().count() - trimmed.chars().count();
        let is_that = trimmed.starts_with("that ") || trimmed.starts_with("dass ");
        let more = if is_that {
            u32::try_from(skipped + 4).unwrap_or(0)
        } else {
            0
        };
        let behind = TextRange::between(extent.end(), extent.end().saturating_add(8));
        let that = self.tokens_in(behind).first();
        let that = that.filter(|it| it.is_translated() && it.word == "that" && !it.is_parted());
        let end = that.map_or(extent.end() + more, |it| it.range.end());
        TextRange::between(extent.start(), end)
    }

    /// A piece without the marks and the space where it was cut.
    fn bare(&self, range: TextRange) -> TextRange {
        let words = self.text.slice(range);
        let is_mark = |c: char| c.is_whitespace() || ",;:.–—-".contains(c) || alike(c) == '"';
        let count = |words: &str| u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
        let head = count(words) - count(words.trim_start_matches(is_mark));
        let tail = count(words) - count(words.trim_end_matches(is_mark));
        if head + tail >= range.len() {
            return TextRange::between(range.start(), range.start());
        }
        TextRange::between(range.start() + head, range.end() - tail)
    }
}
