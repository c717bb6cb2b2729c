//! Whether a name stands inside a longer one: "Russia" in "Russia Today".
//!
//! Invariant: in doubt it does. Titles, days and words of the language are no parts of names.
//! Must not know: whose name it is.

use super::lesson_words::LessonWords;
use super::parts::LetterCase;
use super::word_lists::{
    is_article, is_before_places, is_beginning, is_day_or_month, is_joining, is_kind_of_body,
    is_kind_of_place, is_title,
};
use super::word_token::{ArticleWords, BlockLetters, Gap, WordToken};

/// Whether the word beside a name may be a part of it.
fn is_part(words: &LessonWords, article: &ArticleWords, token: &WordToken) -> bool {
    let word = words.word(token.word);
    if !matches!(token.case, LetterCase::Capital | LetterCase::Capitals)
        || is_title(word)
        || is_day_or_month(word)
        || is_article(word)
        || is_joining(word)
        || is_before_places(word)
    {
        return false;
    }
    if token.may_begin {
        return words.is_capital_inside(token.word) && !words.is_common(token.word);
    }
    // A noun that is written so everywhere.
    !(article.capitalises_nouns() && words.stands_alone(token.word))
}

/// Whether the name goes on behind token `last`.
pub fn goes_on(words: &LessonWords, article: &ArticleWords, last: usize) -> bool {
    let next = article.tokens.get(last + 1);
    !article.tokens[last].is_possessor
        && next.is_some_and(|next| match next.gap {
            Gap::Space => is_part(words, article, next),
            Gap::Hyphen | Gap::Tight | Gap::Break => false,
        })
}

/// Whether a word at the beginning of a sentence may be the first of a name. Any word has a capital letter there; few
/// of them stand directly before a name.
fn begins_name(words: &LessonWords, token: &WordToken) -> bool {
    let word = words.word(token.word);
    token.may_begin
        && token.letters == BlockLetters::Usual
        && token.case == LetterCase::Capital
        && !words.is_common(token.word)
        && !is_beginning(word)
        && !is_title(word)
        && !is_article(word)
        && !is_before_places(word)
        && !is_day_or_month(word)
}

/// The token before a last name that may be a first name.
pub fn part_before(words: &LessonWords, article: &ArticleWords, first: usize) -> Option<usize> {
    let at = first.checked_sub(1)?;
    let before = &article.tokens[at];
    let is_beside = article.tokens[first].gap == Gap::Space && !before.is_possessor;
    if !is_beside || words.is_of_people(before.word) {
        return None;
    }
    (begins_name(words, before) || is_part(words, article, before)).then_some(at)
}

/// Whether the name of something, not of a person, begins before token `first`.
pub fn begins_before(words: &LessonWords, article: &ArticleWords, first: usize) -> bool {
    let Some(at) = first.checked_sub(1) else {
        return false;
    };
    let before = &article.tokens[at];
    if article.tokens[first].gap != Gap::Space
        || before.is_possessor
        || words.is_of_people(before.word)
        || is_kind_of_place(words.word(before.word))
        || article.capitalises_nouns() && is_kind_of_body(words.word(before.word))
    {
        return false;
    }
    // Of two nouns the first may belong to the second in German, whatever else it is.
    let is_noun =
        article.capitalises_nouns() && before.case == LetterCase::Capital && !before.may_begin;
    let is_title = is_title(words.word(before.word)) || is_article(words.word(before.word));
    is_part(words, article, before)
        || !article.capitalises_nouns() && begins_name(words, before)
        || is_noun && !is_title && !is_before_places(words.word(before.word))
}

/// Whether a word is a part of a compound: "Russia" in "anti-Russia" is one, "U.S." in "U.S.-led" too, but "Carter" in
/// "Carter-Jones" is not.
pub fn is_cut(words: &LessonWords, article: &ArticleWords, at: usize) -> bool {
    let next = article
        .tokens
        .get(at + 1)
        .filter(|next| next.gap == Gap::Hyphen);
    let is_name = |token: &WordToken| {
        token.case == LetterCase::Capital
            && !is_title(words.word(token.word))
            && !article.capitalises_nouns()
    };
    let token = &article.tokens[at];
    let is_long = token.case == LetterCase::Capital;
    let after = next.is_some_and(|next| is_long && is_name(next) && !words.stands_alone(next.word));
    let before = at.checked_sub(1).map(|at| &article.tokens[at]);
    let before = before.filter(|_| token.gap == Gap::Hyphen);
    after
        || before.is_some_and(|before| {
            is_long
                && is_name(before)
                && !words.stands_alone(before.word)
                && before.case != LetterCase::Capitals
        })
}
