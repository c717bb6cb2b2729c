//! Whom the words of a source mean.
//!
//! Invariant: a pronoun means somebody named before it; where nobody fits, nobody is proposed.
//! Must not know: what is said.

use super::ArticleReports;
use crate::core::annotation::record::RecordId;
use crate::core::compare::claims::cue_words::{is_determiner, is_pronoun};
use crate::core::compare::claims::cues::CueLayer;
use crate::core::compare::claims::report_token::ReportToken;
use crate::core::text::TextRange;

impl ArticleReports {
    /// Whom a cue's speaker is, and the words before by which that is known.
    pub(super) fn resolve(&self, at: usize) -> (Option<RecordId>, Option<TextRange>) {
        let Some(words) = self.cues[at].source else {
            return (None, None);
        };
        if let Some(entity) = self.entity_of(words) {
            return (Some(entity), None);
        }
        let said = self.rule_words(words);
        let parts: Vec<&str> = said.split_whitespace().collect();
        let earlier = |it: &usize| {
            self.cues[*it]
                .source
                .is_some_and(|source| source.end() <= words.start())
        };
        let mut before = (0..at).rev().filter(earlier);
        let is_name = |it: &usize| {
            let named = self.cues[*it].source;
            !is_pronoun(&named.map_or_else(String::new, |source| self.rule_words(source)))
        };
        match parts.as_slice() {
            [one] if matches!(*one, "he" | "she" | "his" | "her" | "er" | "il" | "elle") => {
                let named = before.find(|it| {
                    is_name(it)
                        && self.cues[*it]
                            .source
                            .is_some_and(|it| self.may_be_person(it))
                });
                if let Some(named) = named {
                    return (self.resolve(named).0, self.cues[named].source);
                }
                let place = self
                    .places
                    .iter()
                    .rev()
                    .find(|it| it.is_person && it.range.end() <= words.start());
                place.map_or((None, None), |it| (Some(it.entity), Some(it.range)))
            }
            [one] if is_pronoun(one) => {
                let named = before.find(is_name);
                named.map_or((None, None), |it| {
                    (self.resolve(it).0, self.cues[it].source)
                })
            }
            ["the" | "this" | "that", .., last] => {
                let same = before.find(|it| {
                    let source = self.cues[*it].source;
                    let source = source.map_or_else(String::new, |it| self.rule_words(it));
                    source.split_whitespace().next_back() == Some(*last) && source != said
                });
                same.map_or((None, None), |it| {
                    (self.resolve(it).0, self.cues[it].source)
                })
            }
            _ => (None, None),
        }
    }

    /// Who spoke before, where the language needs no words for who goes on: the cue in which they are named, in this
    /// paragraph or the one before.
    pub(super) fn still_speaking(&self, at: usize) -> Option<usize> {
        let cue = &self.cues[at];
        let block = self.read.sentences[cue.sentence].block;
        let mut before = (0..at).rev().filter(|_| cue.is_dropped);
        before.find(|it| {
            let other = &self.cues[*it];
            let is_near = self.read.sentences[other.sentence].block + 1 >= block;
            is_near && other.source.is_some() && other.layer != CueLayer::Outlet
        })
    }

    /// Words in small letters, as the rules know them where they stand for nothing else.
    fn rule_words(&self, range: TextRange) -> String {
        let tokens = self.tokens_in(range);
        if !tokens.first().is_some_and(ReportToken::is_translated) {
            return self.text.slice(range).to_lowercase();
        }
        let said = |it: &ReportToken| {
            let word = if it.word.is_empty() {
                &it.folded
            } else {
                &it.word
            };
            word.clone()
        };
        tokens.iter().map(said).collect::<Vec<_>>().join(" ")
    }

    /// Whether words may name somebody: a known person, or nobody who is known to be anything else.
    fn may_be_person(&self, words: TextRange) -> bool {
        let inside = self
            .places
            .iter()
            .rfind(|it| words.covers(it.range) && it.range.end() == words.end());
        match inside {
            Some(place) => place.is_person,
            None => self.text.slice(words).split_whitespace().nth(1).is_some(),
        }
    }

    /// The entity that words name: a known name at their end. Whom somebody speaks for does not speak.
    fn entity_of(&self, words: TextRange) -> Option<RecordId> {
        let inside = self.places.iter().filter(|it| words.covers(it.range));
        let best = inside.max_by_key(|it| (it.range.end() == words.end(), it.range.len()))?;
        let is_most = best.range.len() * 2 > words.len();
        let before = TextRange::between(words.start(), best.range.start());
        // "Frau Berg von der Initiative Reine Luft".
        let member = self.places.iter().find(|it| {
            it.is_person
                && words.covers(it.range)
                && it.range.end() < best.range.start()
                && joins_body(
                    &self.rule_words(TextRange::between(it.range.end(), best.range.start())),
                )
        });
        if let Some(member) = member {
            return Some(member.entity);
        }
        if is_spoken_for(&self.rule_words(before)) {
            return None;
        }
        (best.range.end() == words.end() || is_most && !is_determined(&self.rule_words(words)))
            .then_some(best.entity)
    }
}

/// Whether words before a name say that somebody belongs to it: "a spokesman for the", "der Sprecher der".
fn is_spoken_for(before: &str) -> bool {
    let before = before.to_lowercase();
    let mut words: Vec<&str> = before.split_whitespace().collect();
    let is_article = |word: &str| {
        matches!(
            word,
            "the" | "la" | "le" | "l’" | "l'" | "dem" | "den" | "a" | "an"
        )
    };
    while words.last().is_some_and(|word| is_article(word)) {
        words.pop();
    }
    words.len() > 1 && words.last().is_some_and(|word| is_joining(word))
}

/// Whether words between two names say that the first belongs to the second.
fn joins_body(between: &str) -> bool {
    let between = between.to_lowercase();
    between.split_whitespace().next().is_some_and(is_joining)
}

fn is_joining(word: &str) -> bool {
    const JOINING: [&str; 12] = [
        "of", "for", "from", "at", "von", "vom", "der", "des", "de", "du", "d’", "d'",
    ];
    JOINING.contains(&word)
}

fn is_determined(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    is_determiner(&first.to_lowercase())
}
