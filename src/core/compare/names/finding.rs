//! Finding: where the ways to write the name of one entity stand.
//!
//! Owns: [`hits`], every place with how sure it is.
//! Invariant: whole words; with capitals where the name has them; not inside a longer name; of a person only where
//! the first name, if there is one, fits.
//! Must not know: what is marked, and which entity a place is given to.

use super::NameReason;
use super::body_places::is_inside_body;
use super::heads::{leads_to_other, stands_behind_article};
use super::hit::NameHit;
use super::known::{KnownEntity, NameKind};
use super::lesson_words::LessonWords;
use super::longer::{begins_before, goes_on, is_cut, part_before};
use super::offices::{StateOffice, is_kind_of_office, is_same_nation, nation_beside};
use super::parts::{LetterCase, NameParts};
use super::patterns::{NamePattern, PatternLead, exact_pattern, patterns};
use super::people::find_person;
use super::word_lists::{is_article, is_day_or_month};
use super::word_token::{ArticleWords, BlockLetters, Gap, WordNumber, WordToken};

/// Every place where an entity may be named.
pub fn hits(words: &LessonWords, entity: &KnownEntity) -> Vec<NameHit> {
    let mut found = Vec::new();
    for (number, spelling) in entity.spellings.iter().enumerate() {
        for pattern in patterns(words, spelling, entity.kind) {
            find_pattern(words, entity, number, &pattern, &mut found);
        }
    }
    if entity.kind == NameKind::Person {
        find_person(words, entity, &mut found);
    }
    if let Some(nation) = nation_of(entity) {
        keep_own_office(words, &nation, &mut found);
    }
    found
}

/// Of which country a ministry is, as far as one of its names says it.
pub fn nation_of(entity: &KnownEntity) -> Option<String> {
    let mut spellings = entity.spellings.iter();
    spellings.find_map(|it| StateOffice::read(&it.parts.words)?.nation)
}

/// The country that is said of a place where a ministry is named, in its words or beside them.
pub fn nation_at<'a>(words: &'a LessonWords, hit: &NameHit) -> Option<&'a str> {
    let tokens = &words.article(hit.article as usize)?.tokens;
    let here = nation_beside(words, tokens, hit.first, hit.last);
    // "Russia’s Defense Ministry" is the whole name.
    here.or_else(|| nation_beside(words, tokens, hit.first + 1, hit.last))
}

/// Leaves out the ministries of other countries; and those without a country in articles that name such, where nobody
/// can tell which is meant.
fn keep_own_office(words: &LessonWords, nation: &str, found: &mut Vec<NameHit>) {
    let is_office = |hit: &NameHit| {
        let article = words.article(hit.article as usize);
        let tokens = article.and_then(|it| it.tokens.get(hit.first..=hit.last));
        tokens.is_some_and(|tokens| {
            let mut said = tokens.iter().map(|it| words.word(it.word));
            tokens.len() > 1 && said.any(is_kind_of_office)
        })
    };
    let is_other = |hit: &NameHit| {
        is_office(hit) && nation_at(words, hit).is_some_and(|it| !is_same_nation(it, nation))
    };
    let unclear: Vec<u32> = found
        .iter()
        .filter(|hit| is_other(hit))
        .map(|hit| hit.article)
        .collect();
    found.retain(|hit| {
        let is_bare = is_office(hit) && nation_at(words, hit).is_none();
        let is_unclear = is_bare && unclear.contains(&hit.article);
        !(is_other(hit) || is_unclear)
    });
}

/// Every place where just these words stand, as `(article, first token, last token)`.
pub fn stands_at(words: &LessonWords, parts: &NameParts) -> Vec<(u32, usize, usize)> {
    let Some(pattern) = exact_pattern(words, &parts.words) else {
        return Vec::new();
    };
    let is_name = parts.words.iter().any(|word| word.case.is_of_names());
    let mut found = Vec::new();
    for (article, at) in words.places(pattern.slots[0].words[0].0) {
        let (first, last) = (*at as usize, *at as usize + pattern.slots.len() - 1);
        let Some(read) = words.article(*article as usize) else {
            continue;
        };
        let stands = fits(words, read, first, &pattern).is_some();
        let is_part = || {
            goes_on(words, read, last)
                || begins_before(words, read, first)
                || is_inside_body(words, &read.tokens, first, last)
        };
        if stands && !(is_name && is_part()) {
            found.push((*article, first, last));
        }
    }
    found
}

fn find_pattern(
    words: &LessonWords,
    entity: &KnownEntity,
    spelling: usize,
    pattern: &NamePattern,
    found: &mut Vec<NameHit>,
) {
    let count = |slot: &usize| -> usize {
        let words_of = pattern.slots[*slot].words.iter();
        words_of.map(|(word, _)| words.places(*word).len()).sum()
    };
    let Some(rarest) = (0..pattern.slots.len()).min_by_key(count) else {
        return;
    };
    for (word, _) in &pattern.slots[rarest].words {
        for (article, at) in words.places(*word) {
            let Some(first) = (*at as usize).checked_sub(rarest) else {
                continue;
            };
            let Some(read) = words.article(*article as usize) else {
                continue;
            };
            let Some(reason) = fits(words, read, first, pattern) else {
                continue;
            };
            let last = first + pattern.slots.len() - 1;
            let reason = reason.max(pattern.reason);
            let is_single = first == last;
            let is_person = entity.kind == NameKind::Person;
            let is_exact = entity.kind == NameKind::Exact;
            // One letter may make another of it, where both stand in one article.
            let is_other = reason == NameReason::OneLetter
                && is_single
                && spelling_word(words, entity, spelling)
                    .is_some_and(|it| words.stands_in(it, *article));
            let is_owner = reason == NameReason::WithEnding;
            let is_of_body = || is_inside_body(words, &read.tokens, first, last);
            let is_led =
                || stands_behind_article(words, read, first) && !leads_to_other(words, read, last);
            if pattern.lead == PatternLead::Article && !is_led()
                || !is_owner && goes_on(words, read, last)
                || is_other
                || !is_person && begins_before(words, read, first)
                || is_exact && is_qualified(words, read, first)
                || is_person && part_before(words, read, first).is_some()
                || is_single && !is_sure_alone(words, read, first, reason)
                || is_single && is_cut(words, read, first)
                || is_of_body()
                || reason == NameReason::SameWords && is_of_longer(words, read, first, last)
            {
                continue;
            }
            found.push(NameHit {
                article: *article,
                first,
                last,
                spelling,
                reason,
            });
        }
    }
}

/// Whether the words of a pattern stand from a token on, and how they differ.
fn fits(
    words: &LessonWords,
    article: &ArticleWords,
    first: usize,
    pattern: &NamePattern,
) -> Option<NameReason> {
    let tokens = article.tokens.get(first..first + pattern.slots.len())?;
    let mut reason = NameReason::SameSpelling;
    for (at, (token, slot)) in tokens.iter().zip(&pattern.slots).enumerate() {
        let (_, how) = slot.words.iter().find(|(word, _)| *word == token.word)?;
        reason = reason.max(*how);
        if *how == NameReason::WithEnding && !article.has_bare_genitive() {
            return None;
        }
        if at > 0 && token.gap == Gap::Break || !is_written_so(words, token, slot.case) {
            return None;
        }
    }
    Some(reason)
}

/// Whether a word is written as it is in the name, as far as it can be told.
fn is_written_so(words: &LessonWords, token: &WordToken, case: LetterCase) -> bool {
    match case {
        // "US", not "us"; in a headline of capitals "IS" may be the verb.
        LetterCase::Capitals => {
            let may_be_word =
                token.letters == BlockLetters::Capitals && words.is_common(token.word);
            token.case == LetterCase::Capitals && !may_be_word
                || words.word(token.word).chars().count() > 4 && token.case == LetterCase::Capital
        }
        LetterCase::Capital => matches!(token.case, LetterCase::Capital | LetterCase::Capitals),
        LetterCase::Small | LetterCase::Digits | LetterCase::None => true,
    }
}

/// Whether one word is enough here: a capital letter that any word would have says nothing of a word of the language.
fn is_sure_alone(
    words: &LessonWords,
    article: &ArticleWords,
    at: usize,
    reason: NameReason,
) -> bool {
    let token = &article.tokens[at];
    let is_plain = token.case == LetterCase::Capital;
    let is_word = is_plain && token.may_begin && words.is_common(token.word);
    !(is_word || reason == NameReason::OneLetter && is_day_or_month(words.word(token.word)))
}

/// Whether a date or a number is another one by the word before it: "last Friday".
fn is_qualified(words: &LessonWords, article: &ArticleWords, first: usize) -> bool {
    const OTHERS: [&str; 14] = [
        "last",
        "next",
        "this",
        "every",
        "late",
        "early",
        "mid",
        "letzten",
        "nachsten",
        "vergangenen",
        "kommenden",
        "jeden",
        "dernier",
        "prochain",
    ];
    let before = first.checked_sub(1).map(|at| &article.tokens[at]);
    let before = before.filter(|_| article.tokens[first].gap != Gap::Break);
    before.is_some_and(|before| {
        before.case == LetterCase::Digits || OTHERS.contains(&words.word(before.word))
    })
}

/// Whether a description is a part of another one: "U.S. officials" in "the U.S. officials".
fn is_of_longer(words: &LessonWords, article: &ArticleWords, first: usize, last: usize) -> bool {
    let tokens = &article.tokens;
    let before = first.checked_sub(1).map(|at| &tokens[at]);
    let is_cut = tokens[first].gap == Gap::Hyphen
        || tokens
            .get(last + 1)
            .is_some_and(|next| next.gap == Gap::Hyphen);
    is_cut
        || tokens[first].gap == Gap::Space
            && before.is_some_and(|before| is_article(words.word(before.word)))
}

/// The word of a spelling of one word.
fn spelling_word(words: &LessonWords, entity: &KnownEntity, spelling: usize) -> Option<WordNumber> {
    match entity.spellings[spelling].parts.words.as_slice() {
        [one] => words.number(&one.word),
        _ => None,
    }
}
