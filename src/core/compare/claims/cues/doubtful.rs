//! Words that report as verbs and are as often nouns: "claims", "estimate", "note".
//!
//! Invariant: such a word is a verb where the words beside it leave no doubt.
//! Must not know: who speaks.

use super::CueFinder;
use crate::core::compare::claims::cue_words::{
    CueStrength, is_auxiliary, is_border, is_determiner, is_finite, is_labelling, is_preposition,
    is_pronoun, is_unsure,
};
use crate::core::compare::claims::report_token::ReportToken;
use crate::core::compare::names::word_lists::is_day_or_month;

/// Most words from an article to the verb behind its noun.
const NOUN_GROUP: usize = 5;
/// Most words of a clause behind a quotation: "“…,” the statement added".
const CLAUSE: usize = 8;
/// How far what somebody calls something stands behind the verb.
const LABEL: usize = 12;

impl CueFinder<'_> {
    /// Whether a word is no reporting verb where it stands.
    pub(super) fn is_noun(&self, at: usize, group: usize, strength: CueStrength) -> bool {
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
                    || is_that(next)
                    || matches!(next, "how" | "what")
            });
        if is_labelling(word) {
            return group == 0 || !self.is_called(at);
        }
        if strength == CueStrength::Thinking {
            let is_worry =
                matches!(word, "worry" | "worries" | "worried") && self.word(at + 1) == "about";
            let is_certain =
                is_worry || next.is_some_and(|it| is_that(&it.word)) || self.leads_to_clause(at);
            if !(is_certain || opens && !next.is_some_and(|it| is_determiner(&it.word))) {
                return true;
            }
        }
        if !is_unsure(word) || self.is_surely_verb(at, group) {
            return false;
        }
        let Some(before) = group.checked_sub(1).map(|it| &tokens[it]) else {
            return !self.sentence.tokens[at].is_parted();
        };
        let names = tokens[group].is_parted()
            || before.is_capital
            || is_pronoun(&before.word)
            || before.word.len() > 3 && before.word.ends_with('s');
        !(names && opens) || is_no_subject(before) && !is_pronoun(&before.word)
    }

    /// Whether something is called something: in quotation marks, "as", "für", "als".
    fn is_called(&self, at: usize) -> bool {
        let word = self.word(at);
        let needs = match word {
            "halt" | "halten" | "hielt" | "hielten" => "fur",
            "bezeichnet" | "bezeichnete" | "bezeichneten" => "als",
            "saw" | "nennt" | "nennen" | "nannte" | "nannten" => "",
            _ => "as",
        };
        if word.starts_with("describe") && self.word(at + 1) == "how" {
            return true;
        }
        let mut rest = self.sentence.tokens[at + 1..].iter().take(LABEL);
        match needs {
            "fur" => rest.any(|it| it.word == needs),
            _ => rest.any(|it| it.is_quoted || !needs.is_empty() && it.word == needs),
        }
    }

    /// Whether what somebody thinks follows as a clause, or as a noun behind a verb that is nothing else: "believe the
    /// deal is dead", "craint la disparition".
    fn leads_to_clause(&self, at: usize) -> bool {
        let follows = || {
            self.sentence.tokens[at + 1..]
                .iter()
                .take_while(|it| !it.is_parted() && !it.is_quoted)
        };
        let is_finite = follows().any(|it| is_finite(&it.word));
        let fears = matches!(
            self.word(at),
            "craint" | "craignent" | "craignait" | "redoute" | "redoutent" | "redoutait"
        ) || self.word(at).contains("furcht");
        is_finite || fears
    }

    /// Whether a word that may be a noun is a verb all the same: "the council added that", "he has claimed that", "“…,”
    /// the statement continued".
    fn is_surely_verb(&self, at: usize, group: usize) -> bool {
        let tokens = &self.sentence.tokens;
        let Some(subject) = group.checked_sub(1).map(|it| &tokens[it]) else {
            return false;
        };
        if subject.is_possessor || is_no_subject(subject) || subject.is_quoted {
            return false;
        }
        let word = tokens[at].word.as_str();
        let next = tokens.get(at + 1);
        let is_past = word.ends_with("ed") || matches!(word, "thought" | "saw");
        let is_helped = tokens[group..at]
            .iter()
            .any(|it| is_auxiliary(&it.word) || matches!(it.word.as_str(), "has" | "had" | "have"));
        let that = next.filter(|it| is_that(&it.word) && (!it.is_parted() || it.before == ","));
        // "The claims that were made": it is asked which.
        let is_asked = || {
            let behind = tokens.get(at + 2);
            word.ends_with('s') && behind.is_some_and(|it| is_finite(&it.word))
        };
        // "The annual report that": of one thing the verb ends in "-s".
        let is_english = that.is_some_and(|it| matches!(it.word.as_str(), "that" | "whether"));
        let agrees = !is_english || word.ends_with('s') || subject.word.ends_with('s');
        let is_said = that.is_some_and(|it| it.before.is_empty() || it.word == "dass")
            && !is_asked()
            && (is_past || is_helped || agrees && self.is_noun_group_before(group));
        let closes = next.is_none_or(|it| it.is_parted() || it.is_quoted);
        is_said
            || closes && self.stands_behind_quotation(group, word)
            || self.is_french_verb(at, group)
    }

    /// The same for the forms of French: "le maire dit chercher", "confie-t-elle", "a estimé", "juge peu probable".
    fn is_french_verb(&self, at: usize, group: usize) -> bool {
        let tokens = &self.sentence.tokens;
        let word = tokens[at].word.as_str();
        let Some(next) = tokens.get(at + 1) else {
            return false;
        };
        let ends = ["er", "ir", "re"]
            .iter()
            .any(|end| next.word.ends_with(end));
        let is_infinitive = !next.is_parted()
            && !next.is_capital
            && (ends || matches!(next.word.as_str(), "n'" | "ne"));
        let is_inverted = next.before == "-" && (next.word == "t" || is_pronoun(&next.word));
        let has_object = is_determiner(&next.word) && !next.is_parted();
        let is_helped = matches!(self.word(group), "a" | "ont" | "avait" | "avaient")
            && group < at
            && !word.ends_with("ed");
        let judges = matches!(
            word,
            "juge" | "reclame" | "critique" | "conteste" | "pointe"
        ) && self.is_noun_group_before(group)
            && !next.is_parted()
            && !next.is_capital;
        word == "dit" && is_infinitive
            || is_inverted
            || judges
            // "A lancé un plan" says nothing.
            || is_helped && !(word == "lance" && has_object)
    }

    /// Whether an article with a noun stands directly before a verb.
    fn is_noun_group_before(&self, group: usize) -> bool {
        let tokens = &self.sentence.tokens;
        if group == 0 || tokens[group].is_parted() {
            return false;
        }
        let from = group.saturating_sub(NOUN_GROUP);
        let inside = (from..group)
            .rev()
            .take_while(|at| !tokens[at + 1].is_parted());
        let mut starts = inside.filter(|at| is_determiner(&tokens[*at].word));
        starts.next().is_some_and(|start| start + 1 < group)
    }

    /// Whether nothing but who speaks stands between a quotation and a verb; between what is said and a past form.
    fn stands_behind_quotation(&self, group: usize, verb: &str) -> bool {
        let tokens = &self.sentence.tokens;
        let is_past = verb.ends_with("ed");
        let from = group.saturating_sub(CLAUSE);
        let first = (from..group).rev().find(|at| tokens[*at].is_parted());
        first.is_some_and(|at| {
            let is_comma = tokens[at].before == "," && is_past && is_determiner(&tokens[at].word);
            tokens[at].is_behind_quotation() && !tokens[at].is_quoted || is_comma
        })
    }
}

fn is_that(word: &str) -> bool {
    matches!(word, "that" | "whether" | "que" | "qu'" | "dass" | "ob")
}

/// Whether nobody who stands before a verb ends with a word.
fn is_no_subject(token: &ReportToken) -> bool {
    is_determiner(&token.word) || is_preposition(&token.word) || is_border(&token.word)
}
