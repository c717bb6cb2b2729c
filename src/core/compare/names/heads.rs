//! The last word of a name by itself: "the Gazette" of "Harbour Gazette".
//!
//! Owns: [`head_of`], [`stands_behind_article`], [`leads_to_other`].
//! Invariant: only behind "the", and only where no other name of the lesson ends with that word.
//! Must not know: entities.

use super::lesson_words::LessonWords;
use super::parts::{LetterCase, NameWord};
use super::word_lists::{is_article, is_title};
use super::word_token::{ArticleWords, Gap};

/// The last word of a name of several, where it alone is enough behind "the".
pub fn head_of<'a>(words: &LessonWords, name: &'a [NameWord]) -> Option<&'a NameWord> {
    let [.., before, head] = name else {
        return None;
    };
    let is_fit = head.case == LetterCase::Capital
        && before.case == LetterCase::Capital
        && !is_article(&before.word)
        && !is_title(&head.word);
    let number = words.number(&head.word).filter(|_| is_fit)?;
    let is_same = words.places(number).iter().all(|(article, at)| {
        let Some(read) = words.article(*article as usize) else {
            return true;
        };
        let at = *at as usize;
        let beside = at.checked_sub(1).map(|it| &read.tokens[it]);
        let beside = beside.filter(|it| {
            read.tokens[at].gap == Gap::Space
                && it.case == LetterCase::Capital
                && !is_article(words.word(it.word))
        });
        beside.is_none_or(|it| words.word(it.word) == before.word)
    });
    is_same.then_some(head)
}

/// Whether a word goes on to what it is of, so that it is the head of another name: "the Board of Trade".
pub fn leads_to_other(words: &LessonWords, article: &ArticleWords, at: usize) -> bool {
    let mut behind = article.tokens[at + 1..].iter().take(3);
    let is_of = behind
        .next()
        .is_some_and(|it| it.gap == Gap::Space && words.word(it.word) == "of");
    let mut next = behind.skip_while(|it| is_article(words.word(it.word)));
    is_of && next.next().is_some_and(|it| it.case.is_of_names())
}

/// Whether "the" stands directly before a word.
pub fn stands_behind_article(words: &LessonWords, article: &ArticleWords, first: usize) -> bool {
    let before = first.checked_sub(1).map(|at| &article.tokens[at]);
    before.is_some_and(|it| words.word(it.word) == "the") && article.tokens[first].gap == Gap::Space
}
