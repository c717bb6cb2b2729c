//! Reporting verbs: "the ministry said", "said the minister".
//!
//! Invariant: a verb that is as often a noun counts only where it stands as a verb does.
//! Must not know: what else reports.

use super::phrases::{finds_that, reporting_phrase};
use super::{CueFinder, CueLayer, CueScope};
use crate::core::compare::claims::cue_words::{
    CueStrength, is_addressing, is_auxiliary, is_determiner, is_done, is_finite, is_preposition,
    is_pronoun, is_reflexive, is_refusing, reporting, says_when,
};
use crate::core::compare::claims::report_token::ReportToken;
use crate::core::compare::claims::speakers::{
    SpeakerWords, VerbGroup, ends_speaker, noun_group_up_to, speaker_before, speaker_behind,
    verb_group,
};
use crate::core::compare::names::word_lists::is_day_or_month;

/// Most words between the two parts of a German verb.
const BRACKET: usize = 12;

impl CueFinder<'_> {
    /// "The ministry said", "said the minister".
    pub(super) fn find_verb(&mut self, at: usize) -> bool {
        let sentence = self.sentence;
        let tokens = &sentence.tokens;
        let Some(group) = self.reflexive(at).or_else(|| verb_group(sentence, at)) else {
            return false;
        };
        if tokens[at].is_capital && at > 0 || group.is_passive || self.is_done(at, group.first) {
            return false;
        }
        let known = reporting(&tokens[at].word).filter(|it| !self.is_noun(at, group.first, *it));
        let with = reporting_phrase(sentence, at);
        let is_reporting =
            with.is_some() || finds_that(sentence, at) || self.reflexive(at).is_some();
        let Some(strength) = known.or(is_reporting.then_some(CueStrength::Saying)) else {
            return false;
        };
        let with = with.unwrap_or_default();
        // "She pointed out": what is said stands behind "out".
        let end = with
            .iter()
            .copied()
            .filter(|it| *it == at + 1)
            .fold(at, usize::max);
        let mut speaker = self.speaker_across_insertion(group.first);
        if speaker.is_none()
            && self.opens_clause(group.first, at)
            && !is_addressing(&tokens[at].word)
        {
            speaker = self.speaker_after(at, end);
        }
        let is_across = speaker.is_some_and(|it| it.last < at);
        if speaker.is_none() {
            speaker = self.speaker_in_bracket(at);
        }
        let mut encloses = false;
        if speaker.is_none() {
            speaker = self.speaker_behind_opening(at);
            encloses = speaker.is_some_and(|it| it.last + 1 < at) && sentence.behind(at) != ",";
        }
        let mut is_inverted = speaker.is_some() && !is_across;
        if speaker.is_none() {
            speaker = speaker_before(sentence, group.first);
        }
        let is_dropped = speaker.is_none() && self.is_dropped(at, group.first);
        if speaker.is_none() && !is_dropped {
            speaker = self.speaker_before_bracket(at);
        }
        if speaker.is_none() && !is_dropped {
            speaker = self.shared_speaker(group.first, strength);
            if speaker.is_none() {
                return false;
            }
        }
        // "a-t-elle ajouté"
        is_inverted |= speaker
            .is_some_and(|it| tokens[it.last].before == "-" && is_pronoun(&tokens[it.last].word));
        // "Geht von hundert Betroffenen aus".
        let closing = with.iter().copied().find(|it| *it > end + 1);
        let is_before = speaker.is_some_and(|it| it.last < at);
        encloses |= is_before && closing.is_some_and(|it| it + 1 == tokens.len());
        let scope = if encloses {
            CueScope::Inside
        } else if is_dropped {
            self.scope_of_dropped(end)
        } else {
            self.scope(end, speaker, is_inverted)
        };
        let mut cue = vec![(at, end)];
        cue.extend(with.iter().filter(|it| **it > end).map(|it| (*it, *it)));
        let added = self.add(&cue, speaker, scope, CueLayer::Speaker);
        added.strength = strength;
        added.is_dropped = is_dropped;
        added.is_refusal = tokens[group.first..at]
            .iter()
            .any(|it| is_refusing(&it.word) || it.word == "not")
            || tokens[at].word == "refuse";
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

    /// Who stands behind a verb that ends at a word: ", said the mayor".
    fn speaker_after(&self, at: usize, end: usize) -> Option<SpeakerWords> {
        let sentence = self.sentence;
        let tokens = &sentence.tokens;
        // "Confie-t-elle".
        let start = end + 1 + usize::from(self.word(end + 1) == "t");
        let speaker = speaker_behind(sentence, self.behind_time(start))?;
        let first = &tokens[speaker.first];
        let starts = first.is_capital
            || is_determiner(&first.word)
            || is_pronoun(&first.word)
            || sentence.tokens[at].is_behind_quotation();
        if tokens[at].is_translated() {
            return (starts || self.closes_bare(at, speaker)).then_some(speaker);
        }
        let mark = sentence.behind(speaker.last);
        let ends = speaker.last + 1 == tokens.len()
            || !mark.is_empty() && mark != "-"
            || is_preposition(self.word(speaker.last + 1))
            || ends_speaker(sentence, speaker.last + 1)
            || matches!(
                tokens[speaker.last].word.as_str(),
                "sie" | "er" | "ich" | "wir"
            )
            || is_day_or_month(self.word(speaker.last + 1));
        (starts && ends).then_some(speaker)
    }

    /// Whether a clause begins with a verb, so that who speaks stands behind it: ", said the mayor", ", a déclaré le
    /// maire", "comme l’a dit le maire".
    fn opens_clause(&self, group: usize, verb: usize) -> bool {
        let tokens = &self.sentence.tokens;
        let is_helping = |it: &ReportToken| is_auxiliary(&it.word) || it.word.starts_with("s'e");
        if !tokens[group..verb].iter().all(is_helping) {
            return false;
        }
        let is_parted = tokens[group].is_parted() || group == 0;
        is_parted || self.is_as(group)
    }

    /// "…, s’est indignée la maire": the verb with what helps it, behind what is said.
    fn reflexive(&self, at: usize) -> Option<VerbGroup> {
        let first = at.checked_sub(1)?;
        let is_one = is_reflexive(self.word(at))
            && matches!(self.word(first), "s'est" | "s'etait")
            && self.sentence.tokens[first].is_parted();
        is_one.then_some(VerbGroup {
            first,
            is_passive: false,
        })
    }

    /// Who is named at the beginning, before an insertion and the verb: "Mr Berg, a councillor, accuses".
    fn speaker_across_insertion(&self, group: usize) -> Option<SpeakerWords> {
        let tokens = &self.sentence.tokens;
        if tokens[group].before != "," {
            return None;
        }
        let speaker = speaker_before(self.sentence, group)?;
        let follows = tokens
            .get(group + 1)
            .is_some_and(|it| !it.is_capital && !it.is_parted());
        // "The head of the board, Ada Quill, accuses".
        let is_named = speaker.last + 1 == group && tokens[speaker.first].before == ",";
        let inside = tokens.get(speaker.last + 1..group)?;
        let is_insertion = speaker.first == 0
            && inside
                .first()
                .is_some_and(|it| it.before == "," && !is_preposition(&it.word))
            && !inside.iter().any(|it| is_finite(&it.word) || it.is_quoted);
        (follows && (is_named || is_insertion)).then_some(speaker)
    }

    /// Whether all that stands before a word in its clause is "comme" or "comme l’".
    fn is_as(&self, at: usize) -> bool {
        let tokens = &self.sentence.tokens;
        let parted = (0..at).rev().find(|it| tokens[*it].is_parted());
        let start = parted.unwrap_or(0);
        let mut words = tokens[start..at].iter().map(|it| it.word.as_str());
        words.next() == Some("comme") && words.all(|word| word == "l'" || is_auxiliary(word))
    }

    /// Forms of "haben" in the clause before a verb, the nearest first.
    fn auxiliaries_before(&self, verb: usize) -> impl Iterator<Item = usize> {
        let tokens = &self.sentence.tokens;
        let from = verb.saturating_sub(BRACKET);
        let inside = (from..verb)
            .rev()
            .take_while(|at| !tokens[*at + 1].is_parted());
        inside.filter(|at| {
            let word = &tokens[*at].word;
            word.starts_with("ha") && is_auxiliary(word)
        })
    }

    /// Who stands between the two parts of a German verb: "…, hatte die Bürgermeisterin am Montag gesagt".
    fn speaker_in_bracket(&self, verb: usize) -> Option<SpeakerWords> {
        let tokens = &self.sentence.tokens;
        let opening = self
            .auxiliaries_before(verb)
            .find(|at| tokens[*at].is_parted() || *at == 0)?;
        speaker_behind(self.sentence, opening + 1).filter(|it| it.last < verb)
    }

    /// Who stands before the first part of a German verb whose second one closes the clause: "Die Sprecherin hat am
    /// Montag bestätigt".
    fn speaker_before_bracket(&self, verb: usize) -> Option<SpeakerWords> {
        let tokens = &self.sentence.tokens;
        let opening = self.auxiliaries_before(verb).next()?;
        let is_free = |it: &ReportToken| {
            is_preposition(&it.word) || is_day_or_month(&it.word) || says_when(&it.word)
        };
        let is_open = opening + 1 < verb && is_free(&tokens[opening + 1]);
        speaker_before(self.sentence, opening).filter(|it| is_open && it.last < opening)
    }

    /// The first word behind a place that says no time: "informó este miércoles el periódico".
    fn behind_time(&self, start: usize) -> usize {
        let tokens = &self.sentence.tokens;
        let mut at = start;
        while let Some(token) = tokens.get(at) {
            let is_time = |at: usize| {
                let word = self.word(at);
                is_day_or_month(word) || says_when(word)
            };
            let is_that_day = token.word == "this" && is_time(at + 1);
            let leans = token.word == "l'avait" && token.before == "-";
            let is_over = token.is_parted() || !token.is_translated();
            if is_over || !(is_time(at) || is_that_day || leans) {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether a name or a bare noun behind a verb and nothing else closes the clause: ", informaron fuentes policiales."
    fn closes_bare(&self, verb: usize, speaker: SpeakerWords) -> bool {
        let tokens = &self.sentence.tokens;
        let is_named = tokens[speaker.first..=speaker.last]
            .iter()
            .any(|it| it.is_capital);
        let closes = !self.sentence.behind(speaker.last).is_empty();
        let is_as = verb > 0 && self.word(verb - 1) == "comme";
        (tokens[verb].is_parted() || is_as) && (is_named || closes)
    }

    /// Whether a verb begins its clause and nobody is named, in a language that then means who spoke before.
    fn is_dropped(&self, at: usize, group: usize) -> bool {
        let tokens = &self.sentence.tokens;
        let begins = group == 0 || tokens[group].is_parted();
        let closes = self.sentence.behind(at).is_empty()
            && tokens.get(at + 1).is_some_and(|it| it.word != "that");
        tokens[at].is_translated() && tokens[at].word == "said" && begins && !closes
    }

    /// Where what is said stands, where nobody is named.
    fn scope_of_dropped(&self, at: usize) -> CueScope {
        let rest = &self.sentence.tokens[at + 1..];
        let is_that = rest.first().is_some_and(|it| it.word == "that");
        match is_that {
            true => CueScope::Behind,
            false if rest.iter().any(|it| it.is_quoted) => CueScope::Both,
            false => CueScope::Before,
        }
    }

    /// Who stands between the two parts of a German verb behind what opens the sentence: "Am Montag hat die Ministerin
    /// Kontrollen angekündigt".
    fn speaker_behind_opening(&self, verb: usize) -> Option<SpeakerWords> {
        let tokens = &self.sentence.tokens;
        let opening = self.auxiliaries_before(verb).next()?;
        let first = (0..opening)
            .rev()
            .find(|at| *at == 0 || tokens[*at].is_parted())?;
        let word = tokens[first].word.as_str();
        let is_opened = is_preposition(word) || matches!(word, "gestern" | "heute" | "bereits");
        let speaker = speaker_behind(self.sentence, opening + 1).filter(|_| is_opened)?;
        // Behind the name a word without a capital begins what is said.
        let is_over =
            |at: &usize| tokens[*at].is_capital && at + 1 < verb && !tokens[*at + 1].is_capital;
        let last = (speaker.first..=speaker.last.min(verb - 1))
            .find(is_over)
            .unwrap_or(speaker.last);
        (last < verb).then_some(SpeakerWords { last, ..speaker })
    }

    /// Whether what a participle says is done to somebody, in German and French: "war gemeldet worden", "est annoncé".
    fn is_done(&self, at: usize, group: usize) -> bool {
        const BEGINNINGS: [&str; 9] = [
            "ge", "ange", "einge", "mitge", "hinzuge", "be", "er", "ver", "kriti",
        ];
        let tokens = &self.sentence.tokens;
        let word = tokens[at].word.as_str();
        let is_participle = (word.ends_with('t') || word.ends_with("en"))
            && BEGINNINGS.iter().any(|it| word.starts_with(it));
        let follows = || {
            let next = tokens.get(at + 1).filter(|it| !it.is_parted());
            next.is_some_and(|it| is_done(&it.word))
        };
        let leads = || {
            let clause = (1..at).rev().take_while(|it| !tokens[it + 1].is_parted());
            clause.take(BRACKET).any(|it| is_done(&tokens[it].word))
        };
        let french = || {
            let before = group
                .checked_sub(1)
                .map_or("", |it| tokens[it].word.as_str());
            matches!(before, "ete" | "est" | "sont" | "etait" | "etaient")
                && !tokens[group].is_parted()
        };
        is_participle && (follows() || leads()) || french()
    }

    /// Where what is said stands.
    fn scope(&self, at: usize, speaker: Option<SpeakerWords>, is_inverted: bool) -> CueScope {
        let tokens = &self.sentence.tokens;
        let Some(speaker) = speaker else {
            return CueScope::Behind;
        };
        let (mut first, last) = (speaker.first.min(at), speaker.last.max(at));
        // What somebody is belongs to the name: "the mayor, Ada Quill, said".
        let is_apposition = speaker.last < at
            && tokens[first].before == ","
            && self.sentence.behind(speaker.last) == ",";
        if is_apposition && let Some(role) = noun_group_up_to(self.sentence, first - 1) {
            first = role.first;
        }
        let is_led = first > 0
            && tokens[first].is_parted()
            && !tokens[first].before.contains(';')
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
            && !rest
                .iter()
                .any(|it| matches!(it.word.as_str(), "that" | "que" | "qu'" | "dass"));
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
