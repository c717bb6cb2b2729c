//! Reporting verbs: "the ministry said", "said the minister".
//!
//! Invariant: a verb that is as often a noun counts only where it stands as a verb does.
//! Must not know: what else reports.

use super::{CueFinder, CueLayer, CueScope};
use crate::core::compare::claims::cue_words::{
    CueStrength, is_auxiliary, is_border, is_determiner, is_finite, is_labelling, is_preposition,
    is_pronoun, is_refusing, is_unsure, reporting,
};
use crate::core::compare::claims::sentences::ReportToken;
use crate::core::compare::claims::speakers::{
    SpeakerWords, speaker_before, speaker_behind, verb_group,
};
use crate::core::compare::names::word_lists::is_day_or_month;

/// Most words between the two parts of a German verb.
const BRACKET: usize = 12;

impl CueFinder<'_> {
    /// "The ministry said", "said the minister".
    pub(super) fn find_verb(&mut self, at: usize) -> bool {
        let sentence = self.sentence;
        let tokens = &sentence.tokens;
        let Some(strength) = reporting(&tokens[at].word) else {
            return false;
        };
        let Some(group) = verb_group(sentence, at) else {
            return false;
        };
        if tokens[at].is_capital && at > 0 || self.is_noun(at, group.first, strength) {
            return false;
        }
        if group.is_passive {
            return false;
        }
        let behind = || {
            let speaker = speaker_behind(sentence, at + 1)?;
            let first = &tokens[speaker.first];
            let starts = first.is_capital
                || is_determiner(&first.word)
                || is_pronoun(&first.word)
                || sentence.tokens[at].is_behind_quotation();
            let mark = sentence.behind(speaker.last);
            let ends = speaker.last + 1 == tokens.len()
                || !mark.is_empty() && mark != "-"
                || is_preposition(self.word(speaker.last + 1))
                || is_day_or_month(self.word(speaker.last + 1));
            (starts && ends).then_some(speaker)
        };
        let mut speaker = None;
        if self.opens_clause(group.first, at) {
            speaker = behind();
        }
        if speaker.is_none() {
            speaker = self.speaker_in_bracket(at);
        }
        let mut is_inverted = speaker.is_some();
        if speaker.is_none() {
            speaker = speaker_before(sentence, group.first);
        }
        if speaker.is_none() {
            speaker = self.shared_speaker(group.first, strength);
            if speaker.is_none() {
                return false;
            }
        }
        // "a-t-elle ajouté"
        is_inverted |= speaker
            .is_some_and(|it| tokens[it.last].before == "-" && is_pronoun(&tokens[it.last].word));
        let scope = self.scope(at, speaker, is_inverted);
        let added = self.add(&[(at, at)], speaker, scope, CueLayer::Speaker);
        added.strength = strength;
        added.is_refusal = tokens[group.first..at]
            .iter()
            .any(|it| is_refusing(&it.word) || it.word == "not");
        if scope != CueScope::Behind
            && matches!(tokens[at].word.as_str(), "told" | "tells" | "tell")
        {
            let outlet = speaker_behind(sentence, at + 1);
            let is_outlet =
                |it: &SpeakerWords| (it.first..=it.last).any(|at| tokens[at].is_capital);
            if let Some(outlet) = outlet.filter(is_outlet) {
                self.add(&[(at, at)], Some(outlet), scope, CueLayer::Outlet);
            }
        }
        true
    }

    /// Whether a clause begins with a verb, so that who speaks stands behind it: ", said the mayor", ", a déclaré le
    /// maire", "comme l’a dit le maire".
    fn opens_clause(&self, group: usize, verb: usize) -> bool {
        let tokens = &self.sentence.tokens;
        if !tokens[group..verb].iter().all(|it| is_auxiliary(&it.word)) {
            return false;
        }
        let is_parted = tokens[group].is_parted() || group == 0;
        is_parted || self.is_as(group)
    }

    /// Whether all that stands before a word is "comme" or "comme l’".
    fn is_as(&self, at: usize) -> bool {
        let mut words = self.sentence.tokens[..at].iter().map(|it| it.word.as_str());
        words.next() == Some("comme") && words.all(|word| word == "l'" || is_auxiliary(word))
    }

    /// Who stands between the two parts of a German verb: "…, hatte die Bürgermeisterin am Montag gesagt".
    fn speaker_in_bracket(&self, verb: usize) -> Option<SpeakerWords> {
        let tokens = &self.sentence.tokens;
        let from = verb.saturating_sub(BRACKET);
        let inside = (from..verb)
            .rev()
            .take_while(|at| !tokens[*at + 1].is_parted());
        let opening = inside
            .filter(|at| tokens[*at].word.starts_with("ha"))
            .find(|at| is_auxiliary(&tokens[*at].word) && (tokens[*at].is_parted() || *at == 0))?;
        speaker_behind(self.sentence, opening + 1).filter(|it| it.last < verb)
    }

    /// Whether a word is no reporting verb where it stands.
    fn is_noun(&self, at: usize, group: usize, strength: CueStrength) -> bool {
        let tokens = &self.sentence.tokens;
        let word = tokens[at].word.as_str();
        let next = tokens.get(at + 1);
        let opens = next.is_none_or(|it| it.is_parted() || it.is_quoted)
            || next.is_some_and(|it| {
                let next = it.word.as_str();
                is_determiner(next)
                    || is_pronoun(next)
                    || it.is_capital
                    || is_day_or_month(next)
                    || matches!(next, "that" | "whether" | "how" | "what")
            });
        if is_labelling(word) {
            let rest = &tokens[at + 1..];
            let is_called = rest
                .iter()
                .take(12)
                .any(|it| it.is_quoted || it.word == "as" && !matches!(word, "saw"));
            return !is_called || group == 0;
        }
        if strength == CueStrength::Thinking {
            let is_worry =
                matches!(word, "worry" | "worries" | "worried") && self.word(at + 1) == "about";
            let is_certain =
                next.is_some_and(|it| matches!(it.word.as_str(), "that" | "whether")) || is_worry;
            if !(is_certain || opens && !next.is_some_and(|it| is_determiner(&it.word))) {
                return true;
            }
        }
        if !is_unsure(word) {
            return false;
        }
        let Some(before) = group.checked_sub(1).map(|it| &tokens[it]) else {
            return !self.sentence.tokens[at].is_parted();
        };
        let names = tokens[group].is_parted()
            || before.is_capital
            || is_pronoun(&before.word)
            || before.word.len() > 3 && before.word.ends_with('s');
        let is_after_border =
            is_determiner(&before.word) || is_preposition(&before.word) || is_border(&before.word);
        !(names && opens) || is_after_border && !is_pronoun(&before.word)
    }

    /// "argued … and suggested": who was named for the verb before.
    fn shared_speaker(&self, group: usize, strength: CueStrength) -> Option<SpeakerWords> {
        let before = self.word(group.checked_sub(1)?);
        let is_joined = matches!(before, "and" | "but" | "or" | "und" | "et")
            || self.sentence.tokens[group].before == ",";
        if !is_joined || strength != CueStrength::Saying {
            return None;
        }
        let mut named = self.found.iter().rev();
        let named = named.find(|it| it.layer == CueLayer::Speaker);
        let Some(source) = named.and_then(|it| it.source) else {
            return self.first_name();
        };
        let tokens = &self.sentence.tokens;
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

    /// Where what is said stands.
    fn scope(&self, at: usize, speaker: Option<SpeakerWords>, is_inverted: bool) -> CueScope {
        let tokens = &self.sentence.tokens;
        let Some(speaker) = speaker else {
            return CueScope::Behind;
        };
        let (first, last) = (speaker.first.min(at), speaker.last.max(at));
        let is_led = first > 0
            && tokens[first].is_parted()
            && !matches!(self.word(first - 1), "that" | "and");
        let rest = &tokens[last + 1..];
        let mark = self.sentence.behind(last);
        if !is_led && !is_inverted {
            return CueScope::Behind;
        }
        if self.is_as(first) {
            return CueScope::Both;
        }
        let says_more = |it: &ReportToken| it.is_quoted || is_finite(&it.word);
        let is_short = rest.len() <= 8
            && !rest.iter().any(says_more)
            && !rest.iter().any(|it| it.word == "that");
        if mark.starts_with(':') && !rest.is_empty() {
            return CueScope::Both;
        }
        if is_short {
            return CueScope::Before;
        }
        if mark.is_empty() && !is_inverted {
            return CueScope::Behind;
        }
        CueScope::Both
    }
}
