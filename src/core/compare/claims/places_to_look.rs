//! Sentences in which a claim may stand: places to look, no more.
//!
//! Owns: [`places_to_look`].
//! Invariant: whole sentences, in the order of the text; titles and bylines are none.
//! Must not know: what is marked already.

use thiserror::Error;

use super::attribution::ArticleReports;
use super::cue_words::is_modal;
use super::cues::CueLayer;
use super::partner_features::counted;
use crate::core::lesson::article::{Article, BlockKind};
use crate::core::text::TextRange;

/// What makes somebody look.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Error)]
pub enum LookReason {
    /// Somebody is said to say something.
    #[error("somebody says something")]
    Reported,
    /// Words stand between quotation marks.
    #[error("a quotation")]
    Quoted,
    /// A number.
    #[error("a number")]
    Counted,
    /// "could", "likely".
    #[error("how sure it is")]
    Modal,
}

/// A sentence to look at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlaceToLook {
    /// The sentence.
    pub range: TextRange,
    /// Why, each once.
    pub reasons: Vec<LookReason>,
}

/// The places to look of an article.
#[must_use]
pub fn places_to_look(article: &Article, reports: &ArticleReports) -> Vec<PlaceToLook> {
    let mut found = Vec::new();
    for (number, sentence) in reports.read().sentences.iter().enumerate() {
        let kind = article.blocks.get(sentence.block).map(|block| block.kind);
        if !matches!(kind, Some(BlockKind::Paragraph | BlockKind::Standfirst)) {
            continue;
        }
        let has_cue = reports
            .cues()
            .iter()
            .any(|it| it.sentence == number && it.layer != CueLayer::Outlet);
        let quoted = sentence.tokens.iter().filter(|it| it.is_quoted).count();
        let words = || sentence.tokens.iter().map(|it| it.word.as_str());
        let is_counted = sentence.tokens.iter().any(|it| counted(&it.folded));
        let checks = [
            (has_cue, LookReason::Reported),
            (quoted > 0, LookReason::Quoted),
            (is_counted, LookReason::Counted),
            (words().any(is_modal), LookReason::Modal),
        ];
        let reasons: Vec<LookReason> = checks
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, reason)| reason)
            .collect();
        if !reasons.is_empty() {
            found.push(PlaceToLook {
                range: sentence.range,
                reasons,
            });
        }
    }
    found
}
