//! Who says a claim, and how: proposals.
//!
//! Owns: [`ArticleReports`], which is read once for an article, and [`ArticleReports::attribution`] of some words.
//! Invariant: sources are in the order of the chain, who said it first and who passed it on last; each has its reason;
//! the words and cues proposed lie in the article, outside what is excluded.
//! Must not know: what the annotator has chosen.

mod chain;
mod parts;
mod referents;

use std::sync::Arc;

use super::cues::{ReportingCue, cues};
use super::report_token::ReportToken;
use super::sentences::ReportText;
use super::{AttributionReason, EntityPlace};
use crate::core::annotation::record::RecordId;
use crate::core::compare::names::word_lists::is_article;
use crate::core::lesson::article::Article;
use crate::core::text::printable::brief;
use crate::core::text::{Text, TextRange};

/// Letters of a quoted reason.
const QUOTED: usize = 48;

/// How much of some words stands between quotation marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wording {
    /// All.
    Quoted,
    /// Some.
    PartlyQuoted,
    /// None.
    Unquoted,
}

/// Who may say it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProposedSource {
    /// The words that name the source; none where it is reported and nobody is named.
    pub words: Option<TextRange>,
    /// What a card of the source would be called.
    pub name: String,
    /// Which entity that is, where it is known.
    pub entity: Option<RecordId>,
    /// "said", "according to".
    pub cue: Vec<TextRange>,
    /// Why.
    pub reason: AttributionReason,
}

/// What is proposed for a claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClaimAttribution {
    /// How much of it is quoted.
    pub wording: Wording,
    /// Whether somebody else than the article says it.
    pub is_reported: bool,
    /// Whether somebody is said not to say it.
    pub is_refusal: bool,
    /// The chain, who said it first and who passed it on last.
    pub sources: Vec<ProposedSource>,
    /// The claim without the words that say who speaks, and why; nothing where there are none in it.
    pub parts: Option<(Vec<TextRange>, AttributionReason)>,
}

impl ClaimAttribution {
    /// Why it is most likely said in that way.
    #[must_use]
    pub fn voice_reason(&self) -> AttributionReason {
        match (self.is_reported, self.wording) {
            (_, Wording::Quoted) => AttributionReason::AllQuoted,
            (true, Wording::PartlyQuoted) => AttributionReason::PartlyQuoted,
            (true, Wording::Unquoted) => AttributionReason::Reported,
            (false, _) => AttributionReason::NoCue,
        }
    }
}

/// An article with who is said to say something in it.
#[derive(Clone, Debug)]
pub struct ArticleReports {
    text: Text,
    read: Arc<ReportText>,
    cues: Arc<[ReportingCue]>,
    places: Vec<EntityPlace>,
}

impl ArticleReports {
    /// Reads an article, in which known entities are named at these places.
    #[must_use]
    pub fn new(article: &Article, places: Vec<EntityPlace>) -> Self {
        let read = ReportText::new(article);
        Self {
            text: article.text.clone(),
            cues: cues(&read).into(),
            read: Arc::new(read),
            places,
        }
    }

    /// The same article with other names that are known.
    #[must_use]
    pub fn with_places(&self, places: Vec<EntityPlace>) -> Self {
        Self {
            places,
            ..self.clone()
        }
    }

    /// The sentences.
    #[must_use]
    pub fn read(&self) -> &ReportText {
        &self.read
    }

    /// Where known entities are named.
    #[must_use]
    pub fn places(&self) -> &[EntityPlace] {
        &self.places
    }

    /// The words that report.
    #[must_use]
    pub fn cues(&self) -> &[ReportingCue] {
        &self.cues
    }

    /// What is proposed for some words.
    #[must_use]
    pub fn attribution(&self, ranges: &[TextRange]) -> ClaimAttribution {
        let Some(cover) = ranges.iter().copied().reduce(TextRange::join) else {
            return ClaimAttribution {
                wording: Wording::Unquoted,
                is_reported: false,
                is_refusal: false,
                sources: Vec::new(),
                parts: None,
            };
        };
        let mut chain: Vec<(usize, AttributionReason)> = Vec::new();
        for at in self.in_sentence(cover) {
            let reason = AttributionReason::SameSentence(self.quoted(&self.cues[at]));
            chain.push((at, reason));
        }
        let wording = self.wording(ranges, &chain);
        if chain.is_empty() && wording == Wording::Quoted {
            chain.extend(self.around(cover));
        }
        if chain.is_empty() && wording == Wording::Unquoted {
            chain.extend(self.still_reported(cover));
        }
        let is_reported = !chain.is_empty();
        if let Some(led) = self.led_by(cover)
            && !chain.iter().any(|(at, _)| *at == led)
        {
            chain.push((led, AttributionReason::LedBy(self.quoted(&self.cues[led]))));
        }
        let mut sources: Vec<ProposedSource> = Vec::new();
        for (at, reason) in &chain {
            let proposed = self.proposed(*at, reason.clone());
            if !sources
                .iter()
                .any(|it| it.words.is_some() && it.words == proposed.words)
            {
                sources.push(proposed);
            }
        }
        ClaimAttribution {
            wording,
            is_reported,
            is_refusal: chain
                .first()
                .is_some_and(|(at, _)| self.cues[*at].is_refusal),
            sources,
            parts: self.without_cues(ranges, &chain),
        }
    }

    /// Words of the article, in short.
    pub(super) fn words(&self, range: TextRange) -> String {
        brief(
            &self
                .text
                .slice(range)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            QUOTED,
        )
    }

    fn quoted(&self, cue: &ReportingCue) -> String {
        cue.extent()
            .map_or_else(String::new, |extent| self.words(extent))
    }

    fn wording(&self, ranges: &[TextRange], chain: &[(usize, AttributionReason)]) -> Wording {
        let is_cue = |range: TextRange| {
            let mut cues = chain.iter().map(|(at, _)| &self.cues[*at]);
            cues.any(|it| it.holds(range.start()))
        };
        let is_in = |range: TextRange| ranges.iter().any(|it| it.intersect(range).is_some());
        let tokens = self.read.sentences.iter().flat_map(|it| &it.tokens);
        let (mut quoted, mut plain) = (0, 0);
        for token in tokens.filter(|it| is_in(it.range) && !is_cue(it.range)) {
            if token.is_quoted {
                quoted += 1;
            } else {
                plain += 1;
            }
        }
        match (quoted, plain) {
            (0, _) => Wording::Unquoted,
            (_, 0) => Wording::Quoted,
            _ => Wording::PartlyQuoted,
        }
    }

    /// The words in a range.
    pub(super) fn tokens_in(&self, range: TextRange) -> &[ReportToken] {
        let Some(sentence) = self.read.sentences.get(self.read.touching(range).start) else {
            return &[];
        };
        let tokens = &sentence.tokens;
        let first = tokens.partition_point(|it| it.range.start() < range.start());
        let behind = tokens.partition_point(|it| it.range.end() <= range.end());
        &tokens[first..behind.max(first)]
    }

    /// The words that name a source, without the article before them.
    fn bare_name(&self, range: TextRange) -> String {
        let tokens = self.tokens_in(range);
        if leads_noun(tokens) {
            let rest = TextRange::between(tokens[1].range.start(), range.end());
            let words: Vec<&str> = self.text.slice(rest).split_whitespace().collect();
            return words.join(" ");
        }
        let is_translated = tokens.first().is_some_and(ReportToken::is_translated);
        let words: Vec<&str> = self.text.slice(range).split_whitespace().collect();
        let is_article = |word: &str| is_article(&word.to_lowercase());
        match words.as_slice() {
            [first, rest @ ..] if !rest.is_empty() && !is_translated && is_article(first) => {
                rest.join(" ")
            }
            words => words.join(" "),
        }
    }

    fn proposed(&self, at: usize, reason: AttributionReason) -> ProposedSource {
        let cue = &self.cues[at];
        let still = self.still_speaking(at);
        let Some(words) = cue.source.or(still.and_then(|it| self.cues[it].source)) else {
            return ProposedSource {
                words: None,
                name: String::new(),
                entity: None,
                cue: cue.cue.clone(),
                reason: AttributionReason::Nobody(self.quoted(cue)),
            };
        };
        let (entity, named) = self.resolve(still.unwrap_or(at));
        let name = self.bare_name(named.unwrap_or(words));
        let reason = match named {
            _ if still.is_some() => AttributionReason::StillSpeaks {
                verb: self.quoted(cue),
                named: self.words(named.unwrap_or(words)),
            },
            Some(named) => AttributionReason::StandsFor {
                pronoun: self.words(words),
                named: self.words(named),
            },
            None => reason,
        };
        ProposedSource {
            words: Some(words),
            name,
            entity,
            cue: cue.cue.clone(),
            reason,
        }
    }
}

/// Whether "the" or "a" begins some words, and no name: "el ministro", but "El País".
fn leads_noun(tokens: &[ReportToken]) -> bool {
    let [article, noun, ..] = tokens else {
        return false;
    };
    article.is_translated()
        && matches!(article.word.as_str(), "the" | "an")
        && (!article.is_capital || !noun.is_capital)
}
