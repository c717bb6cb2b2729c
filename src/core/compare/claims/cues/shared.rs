//! Who says what a clause without a speaker of its own reports: "visited the town and promised", "…, saying that".
//!
//! Invariant: somebody of the same sentence, who stands before the clause.
//! Must not know: what is said.

use super::{CueFinder, CueLayer, CueScope};
use crate::core::compare::claims::cue_words::{
    CueStrength, is_auxiliary, is_border, is_determiner, is_finite, is_past, is_preposition,
    is_pronoun, reports_in_passing,
};
use crate::core::compare::claims::speakers::{SpeakerWords, speaker_before, verb_group};

impl CueFinder<'_> {
    /// "…, insisting that": the words of whoever spoke before, or of whoever the sentence tells of.
    pub(super) fn find_participle(&mut self, at: usize) {
        let tokens = &self.sentence.tokens;
        let token = &tokens[at];
        if token.before != "," || token.is_capital || !reports_in_passing(&token.word) {
            return;
        }
        let opens = tokens.get(at + 1).is_some_and(|next| {
            let word = next.word.as_str();
            next.is_quoted
                || next.before.is_empty() && next.is_capital
                || is_determiner(word)
                || is_pronoun(word)
                || matches!(word, "that" | "there" | "que" | "qu'" | "how")
        });
        if !opens {
            return;
        }
        let before = self.speaker_of_cue_before(at);
        if let Some(speaker) = before.or_else(|| self.subject_before(at)) {
            let added = self.add(
                &[(at, at)],
                Some(speaker),
                CueScope::Behind,
                CueLayer::Speaker,
            );
            added.strength = CueStrength::Saying;
        }
    }

    /// "argued … and suggested": who was named for the verb before.
    pub(super) fn shared_speaker(
        &self,
        group: usize,
        strength: CueStrength,
    ) -> Option<SpeakerWords> {
        let before = self.word(group.checked_sub(1)?);
        let joins = matches!(before, "and" | "but" | "or" | "und" | "et");
        let is_joined = joins || self.sentence.tokens[group].before == ",";
        if !is_joined || strength != CueStrength::Saying {
            return None;
        }
        self.speaker_of_cue_before(group)
            .or_else(|| self.first_name())
            .or_else(|| {
                let is_free = joins && !self.sentence.tokens[group].is_parted();
                self.subject_before(group).filter(|_| is_free)
            })
    }

    fn speaker_of_cue_before(&self, at: usize) -> Option<SpeakerWords> {
        let tokens = &self.sentence.tokens;
        let mut named = self.found.iter().rev();
        let source = named
            .find(|it| it.layer == CueLayer::Speaker)
            .and_then(|it| it.source)
            .filter(|it| it.end() <= tokens[at].range.start())?;
        Some(SpeakerWords {
            first: tokens
                .iter()
                .position(|it| it.range.start() == source.start())?,
            last: tokens
                .iter()
                .position(|it| it.range.end() == source.end())?,
        })
    }

    /// The name with which the sentence begins: "Moscow wants …, and has hinted that …".
    fn first_name(&self) -> Option<SpeakerWords> {
        let tokens = &self.sentence.tokens;
        let is_name = |at: &usize| {
            tokens[*at].is_capital
                && !tokens[*at].is_quoted
                && (*at == 0 || !tokens[*at].is_parted())
        };
        let last = (0..tokens.len()).take_while(is_name).last()?;
        let is_word = |word: &str| {
            is_determiner(word) || is_pronoun(word) || is_border(word) || is_preposition(word)
        };
        (!is_word(&tokens[0].word)).then_some(SpeakerWords { first: 0, last })
    }

    /// Of whom the first verb before a word tells: "On Monday the mayor visited the town and …".
    fn subject_before(&self, at: usize) -> Option<SpeakerWords> {
        let tokens = &self.sentence.tokens;
        let is_verb = |at: &usize| {
            let token = &tokens[*at];
            let word = token.word.as_str();
            let is_past = word.len() > 4 && word.ends_with("ed") || is_past(word);
            let is_helped = is_auxiliary(word) && word != "a" || is_finite(word);
            !token.is_capital && !token.is_quoted && (is_past || is_helped)
        };
        let verb = (1..at).find(is_verb)?;
        let group = verb_group(self.sentence, verb)?;
        speaker_before(self.sentence, group.first)
            .filter(|it| it.last < verb)
            .or_else(|| self.first_name())
    }
}
