//! Whom a reporting word names: the words before or behind it that say who speaks.
//!
//! Owns: [`speaker_before`], [`speaker_behind`], [`owner_before`].
//! Invariant: a speaker is words of one sentence, in one piece, outside quotation marks; by the order of words and small
//! lists, since nothing here knows grammar. Where it cannot be told, nothing is answered.
//! Must not know: which entity it is.

use super::cue_words::{
    CueStrength, is_border, is_determiner, is_finite, is_medium, is_passive, is_preposition,
    is_pronoun, is_separated, is_unsure, leads_to_saying, reporting, stands_between,
};
use super::report_token::ReportToken;
use super::sentences::ReportSentence;
use crate::core::compare::names::word_lists::{is_beginning, is_day_or_month};

/// Words of a speaker, more is no name of somebody.
const LONGEST: usize = 12;

/// The words that name a speaker: the first and the last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpeakerWords {
    /// The first word.
    pub first: usize,
    /// The last word.
    pub last: usize,
}

/// What stands before a reporting verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VerbGroup {
    /// The first word that belongs to the verb: "has" of "has said".
    pub first: usize,
    /// Whether it is done to somebody: "was told".
    pub is_passive: bool,
}

/// The verb with its auxiliaries; nothing where it is an infinitive that says nothing.
#[must_use]
pub fn verb_group(sentence: &ReportSentence, verb: usize) -> Option<VerbGroup> {
    let tokens = &sentence.tokens;
    let mut first = verb;
    let mut leads = false;
    while let Some(before) = first.checked_sub(1) {
        let word = tokens[before].word.as_str();
        let is_adverb = word.len() > 4 && word.ends_with("ly");
        if tokens[first].is_parted()
            || tokens[before].is_capital && before == 0 && !tokens[before].is_translated()
            || !(stands_between(word) || is_adverb)
        {
            break;
        }
        leads |= leads_to_saying(word);
        first = before;
    }
    let group = &tokens[first..verb];
    let is_infinitive = group.last().is_some_and(|it| it.word == "to");
    if is_infinitive && !leads {
        return None;
    }
    let says_so = |it: &ReportToken| is_passive(&it.word);
    let is_participle = tokens[verb].word.ends_with("ed")
        || tokens[verb].word == "told"
        || tokens[verb].word == "said";
    Some(VerbGroup {
        first,
        is_passive: !matches!(tokens[verb].word.as_str(), "worried" | "concerned")
            && is_participle
            && !is_infinitive
            && group.iter().any(says_so),
    })
}

/// Who stands before a verb group as its subject.
#[must_use]
pub fn speaker_before(sentence: &ReportSentence, group: usize) -> Option<SpeakerWords> {
    let tokens = &sentence.tokens;
    let mut last = group.checked_sub(1)?;
    let gap = &tokens[group];
    if gap.is_behind_quotation() || tokens[last].is_quoted {
        return None;
    }
    if gap.is_parted() {
        if let Some(name) = name_behind_role(sentence, group) {
            return Some(name);
        }
        last = before_insertion(sentence, group)?;
    }
    // "the man who said": the one before "who".
    if matches!(tokens[last].word.as_str(), "who" | "which" | "that") {
        last = last
            .checked_sub(1)
            .filter(|_| !tokens[last].is_parted() || tokens[last].before == ",")?;
    }
    noun_group_up_to(sentence, last)
}

/// The name behind what somebody is, between commas: "a spokesman for the board, Jon Berg, said".
fn name_behind_role(sentence: &ReportSentence, end: usize) -> Option<SpeakerWords> {
    let tokens = &sentence.tokens;
    if tokens[end].before != "," {
        return None;
    }
    // "C. Daubenton", "Jean-Paul Roux".
    let is_inner = |at: usize| {
        let before = tokens[at].before.as_str();
        before.is_empty() || before == "-" || before == "." && tokens[at - 1].word.len() == 1
    };
    let first = (1..end).rev().find(|at| !is_inner(*at))?;
    let name = &tokens[first..end];
    let is_name = tokens[first].before == ","
        && (2..=4).contains(&name.len())
        && name.iter().all(|it| it.is_capital && !it.is_quoted);
    let role = noun_group_up_to(sentence, first - 1).filter(|_| is_name)?;
    let is_role = |token: &ReportToken| {
        let word = token.word.as_str();
        !token.is_capital && !is_determiner(word) && !is_preposition(word) && !is_border(word)
    };
    tokens[role.first..=role.last]
        .iter()
        .any(is_role)
        .then_some(SpeakerWords {
            first,
            last: end - 1,
        })
}

/// The last word before an insertion that ends at a word: "Cook, who speaks for the army, said".
fn before_insertion(sentence: &ReportSentence, end: usize) -> Option<usize> {
    let tokens = &sentence.tokens;
    let closing = tokens[end].before.as_str();
    let is_same = |it: &ReportToken| match closing {
        "," => it.before == ",",
        ")" => it.before.starts_with('('),
        other => !it.before.is_empty() && it.before == other,
    };
    let start = (1..end).rev().find(|at| is_same(&tokens[*at]))?;
    // Between commas of a list, or words of a quotation, stands no insertion.
    let inside = &tokens[start..end];
    let is_closed = inside.iter().skip(1).all(|it| !it.is_behind_quotation());
    (is_closed && !inside[0].is_quoted).then(|| start - 1)
}

/// The words that name somebody and end at a word.
pub fn noun_group_up_to(sentence: &ReportSentence, last: usize) -> Option<SpeakerWords> {
    let tokens = &sentence.tokens;
    if tokens[last].is_quoted || is_border(&tokens[last].word) {
        return None;
    }
    let mut first = last;
    while let Some(before) = first.checked_sub(1) {
        let token = &tokens[before];
        let joins_names = matches!(token.word.as_str(), "and" | "und" | "et")
            && tokens[first].is_capital
            && before
                .checked_sub(1)
                .is_some_and(|at| tokens[at].is_capital && !tokens[at].is_quoted);
        let is_over = tokens[first].is_parted()
            || token.is_quoted
            || is_border(&token.word) && !joins_names
            || reports_surely(token)
            || is_pronoun(&tokens[first].word)
            || last - before >= LONGEST;
        if is_over {
            break;
        }
        first = before;
    }
    let whole = &tokens[first..=last];
    let is_plain = whole.len() <= 10
        && !is_preposition(&whole[0].word)
        && !whole
            .iter()
            .any(|it| is_finite(&it.word) || ends_like_verb(it));
    if !is_plain {
        first = nearest_noun_group(tokens, first, last);
    }
    let first = with_listed(tokens, first, last);
    trimmed(tokens, first, last)
}

/// Where a list begins of which the last names were found: "London, Paris and Rome".
fn with_listed(tokens: &[ReportToken], mut first: usize, last: usize) -> usize {
    let is_joined = tokens[first..=last]
        .iter()
        .any(|it| matches!(it.word.as_str(), "and" | "und" | "et"));
    while is_joined && tokens[first].before == "," && last - first < LONGEST {
        let names = tokens[..first].iter().rev().take_while(|it| {
            let word = it.word.as_str();
            it.is_capital
                && !it.is_quoted
                && !is_day_or_month(word)
                && !is_beginning(word)
                && !stands_between(word)
                && !is_preposition(word)
                && !is_determiner(word)
        });
        let start = first - names.count();
        // The list stands at the beginning, or behind what is listed before.
        let begins = start == 0 || tokens[start].before == ",";
        let is_one = (start + 1..first).all(|at| !tokens[at].is_parted());
        if start == first || !begins || !is_one {
            break;
        }
        first = start;
    }
    first
}

/// The shortest words that name somebody and end at a word: back to its article, or to a preposition.
fn nearest_noun_group(tokens: &[ReportToken], from: usize, last: usize) -> usize {
    let mut first = last;
    while first > from {
        let word = tokens[first].word.as_str();
        let before = tokens[first - 1].word.as_str();
        if is_determiner(word) || is_pronoun(word) {
            // "the head of the office".
            if matches!(before, "of" | "for") && first >= from + 2 {
                first -= 2;
                continue;
            }
            break;
        }
        if matches!(before, "of" | "for") && first >= from + 2 {
            first -= 2;
            continue;
        }
        if is_preposition(before) || is_finite(before) || ends_like_verb(&tokens[first - 1]) {
            break;
        }
        first -= 1;
    }
    first
}

fn reports_surely(token: &ReportToken) -> bool {
    reporting(&token.word) == Some(CueStrength::Saying)
        && !is_unsure(&token.word)
        && !token.is_capital
}

fn ends_like_verb(token: &ReportToken) -> bool {
    !token.is_capital
        && token.word.len() > 4
        && (token.word.ends_with("ed") && !token.word.ends_with("eed"))
}

/// Without days, adverbs and joining words at the start, and days at the end.
fn trimmed(tokens: &[ReportToken], mut first: usize, mut last: usize) -> Option<SpeakerWords> {
    let is_idle = |token: &ReportToken| {
        let word = token.word.as_str();
        is_day_or_month(word)
            || word.len() > 4 && word.ends_with("ly") && !token.is_capital
            || is_border(word)
            || stands_between(word) && word != "a"
            || matches!(
                word,
                "yesterday"
                    | "today"
                    | "heute"
                    | "gestern"
                    | "hier"
                    | "as"
                    | "weiter"
                    | "toutefois"
            ) && !token.is_capital
            || is_preposition(word)
    };
    while first < last && is_idle(&tokens[first]) {
        first += 1;
    }
    while last > first && is_idle(&tokens[last]) {
        last -= 1;
    }
    let is_bare = |word: &str| {
        is_determiner(word) && !matches!(word, "some" | "many" | "most" | "all" | "these" | "those")
    };
    let is_nobody = (first..=last).all(|at| is_idle(&tokens[at]) || is_bare(&tokens[at].word));
    let only_it = first == last
        && matches!(
            tokens[first].word.as_str(),
            "there" | "this" | "that" | "what"
        );
    // "The first signs suggest that": nobody says so.
    let is_thing = matches!(
        tokens[last].word.as_str(),
        "sign" | "signs" | "evidence" | "fact" | "facts"
    );
    (!is_nobody && !only_it && !is_thing).then_some(SpeakerWords { first, last })
}

/// Who stands behind a reporting verb or "according to": up to a mark or a word that begins something else.
#[must_use]
pub fn speaker_behind(sentence: &ReportSentence, at: usize) -> Option<SpeakerWords> {
    let tokens = &sentence.tokens;
    let start = tokens.get(at)?;
    if start.is_parted() || start.is_quoted || is_border(&start.word) && start.word != "l'" {
        return None;
    }
    let mut last = at;
    while last + 1 < tokens.len() && last - at < LONGEST && !is_over(sentence, at, last + 1) {
        last += 1;
    }
    trimmed(tokens, at, last)
}

/// Whether the words that name a speaker and begin at `at` end before another word.
fn is_over(sentence: &ReportSentence, at: usize, next: usize) -> bool {
    let tokens = &sentence.tokens;
    let (before, token) = (&tokens[next - 1], &tokens[next]);
    let word = token.word.as_str();
    let joins_names = matches!(word, "and" | "und" | "et")
        && before.is_capital
        && tokens
            .get(next + 1)
            .is_some_and(|it| it.is_capital && !it.is_parted());
    let is_inside = matches!(
        word,
        "of" | "for" | "in" | "du" | "des" | "der" | "von" | "de"
    ) && !token.is_quoted
        && tokens.get(next + 1).is_some_and(|it| !it.is_parted());
    token.is_parted()
        || token.is_quoted
        || is_border(word) && !joins_names
        || is_preposition(word) && !is_inside
        || is_finite(word)
        || matches!(
            word,
            "last" | "late" | "early" | "earlier" | "later" | "weiter"
        )
        || ends_speaker(sentence, next)
        || is_pronoun(&before.word)
        || before.is_before_other(token, tokens.get(next + 1))
        || is_german(tokens, at) && before.is_capital && !token.is_capital && !is_inside
}

/// Whether words begin with a German article, so that their nouns have capitals.
fn is_german(tokens: &[ReportToken], at: usize) -> bool {
    matches!(
        tokens[at].word.as_str(),
        "der" | "das" | "dem" | "den" | "des" | "ein" | "eine" | "einer" | "eines"
    )
}

/// Whether a word belongs to the verb before a speaker, or says to whom something is said: "sagte sie *der* Zeitung",
/// "a déclaré le maire *à* la radio", "räumte er *ein*".
#[must_use]
pub fn ends_speaker(sentence: &ReportSentence, at: usize) -> bool {
    let tokens = &sentence.tokens;
    let Some(token) = tokens.get(at) else {
        return false;
    };
    match token.word.as_str() {
        "dem" | "den" | "einem" | "weiter" | "a" | "lors" => true,
        "der" | "einer" => tokens[at + 1..]
            .iter()
            .take(3)
            .take_while(|it| !it.is_parted() && it.is_capital)
            .any(|it| is_medium(&it.word)),
        word => is_separated(word) && !sentence.behind(at).is_empty(),
    }
}

/// Whose something is: the words before a possessive ending, or the possessive before a noun.
#[must_use]
pub fn owner_before(sentence: &ReportSentence, noun: usize) -> Option<SpeakerWords> {
    let tokens = &sentence.tokens;
    // "the official's own telling": at most one word between.
    for owner in (noun.saturating_sub(2)..noun).rev() {
        if tokens[owner + 1..=noun].iter().any(ReportToken::is_parted) {
            return None;
        }
        let token = &tokens[owner];
        if token.is_possessor {
            return noun_group_up_to(sentence, owner).map(|it| SpeakerWords {
                first: nearest_noun_group(tokens, it.first, it.last),
                last: it.last,
            });
        }
        if super::cue_words::is_possessive(&token.word) {
            return Some(SpeakerWords {
                first: owner,
                last: owner,
            });
        }
    }
    None
}
