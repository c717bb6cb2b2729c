//! Descriptions: words that say what somebody is and are no name, "the Pentagon official".
//!
//! Owns: [`likely_form`].
//! Invariant: by the head of the words, whatever names stand beside it.
//! Must not know: which entities there are.

use super::german_nouns::{is_common_noun, is_determiner, is_role_noun};
use super::parts::{LetterCase, NameParts, NameWord};
use super::word_lists::{
    is_article, is_before_head_complement, is_indefinite_article, is_office, is_title,
};
use crate::core::annotation::MentionForm;
use crate::core::lesson::Lesson;
use crate::core::lesson::article::Article;

/// The language of an article, or of its lesson.
#[must_use]
pub fn language_of<'a>(lesson: &'a Lesson, article: Option<&'a Article>) -> Option<&'a str> {
    let article = article.or_else(|| lesson.articles.first());
    let own = article.and_then(|article| article.language.as_deref());
    own.or(lesson.language.as_deref())
}

/// How words of a language most likely name somebody: by a name, or by what they are.
#[must_use]
pub fn likely_form(words: &str, language: Option<&str>) -> MentionForm {
    let is_name = NameParts::whole(words).is_some_and(|parts| is_name(&parts.words, language));
    if is_name {
        MentionForm::Name
    } else {
        MentionForm::Description
    }
}

fn is_name(words: &[NameWord], language: Option<&str>) -> bool {
    if is_german(language) && is_german_description(words) {
        return false;
    }
    let is_named = |word: &NameWord| word.case.is_of_names() && !is_title(&word.word);
    let (article, rest) = match words {
        [article, rest @ ..] if !rest.is_empty() && is_article(&article.word) => {
            (Some(article), rest)
        }
        all => (None, all),
    };
    // "an American"; but "A Coruña".
    let is_indefinite = article.is_some_and(|it| {
        is_indefinite_article(&it.word) && (it.case == LetterCase::Small || it.word.len() > 2)
    });
    if is_indefinite || !rest.iter().any(is_named) {
        return false;
    }
    // Dates and numbers, and scripts without capitals, do not say it by their letters.
    let is_unsaid = |it: &NameWord| matches!(it.case, LetterCase::Digits | LetterCase::None);
    if rest.iter().any(is_unsaid) {
        return true;
    }
    let phrase = head_phrase(rest);
    let Some((last, before)) = phrase.split_last() else {
        return false;
    };
    let is_head_first = phrase.first().is_some_and(is_named) && has_head_first(language);
    let is_office = !before.is_empty() && is_office(&last.word);
    is_head_first || last.case.is_of_names() && !is_office && phrase.iter().any(is_named)
}

/// "der Beamte", "diese hohen Beamten des Ministeriums": what says which one, and a noun of what somebody is. All nouns
/// have capitals in German.
fn is_german_description(words: &[NameWord]) -> bool {
    let [determiner, rest @ ..] = words else {
        return false;
    };
    if rest.is_empty() || !is_determiner(&determiner.word) {
        return false;
    }
    let Some((head, before)) = head_phrase(rest).split_last() else {
        return false;
    };
    // "Die Süddeutsche Zeitung" is a name.
    let is_bare = !before.iter().any(|it| it.case.is_of_names());
    is_role_noun(&head.word) || is_bare && is_common_noun(&head.word)
}

fn is_german(language: Option<&str>) -> bool {
    let language = language.unwrap_or_default();
    language.split('-').next() == Some("de")
}

/// The words up to what is only said of their head: "airfield" of "airfield in the west of Syria". "Secretary of State
/// John Kerry" is one phrase.
fn head_phrase(words: &[NameWord]) -> &[NameWord] {
    let is_title_at = |at: usize| words.get(at).is_some_and(|it| is_title(&it.word));
    let ends = |at: &usize| {
        let word = &words[*at];
        let is_of_title =
            words[at - 1].case.is_of_names() && is_title_at(at - 1) && is_title_at(at + 1);
        word.is_apart
            || word.case == LetterCase::Small
                && is_before_head_complement(&word.word)
                && !is_of_title
    };
    let end = (1..words.len()).find(ends);
    &words[..end.unwrap_or(words.len())]
}

/// Whether a language puts what is said of a noun behind it: "Assemblée nationale".
fn has_head_first(language: Option<&str>) -> bool {
    let language = language.unwrap_or_default().to_ascii_lowercase();
    let language = language.split('-').next().unwrap_or_default();
    matches!(language, "fr" | "es" | "it" | "pt" | "ca" | "gl" | "ro")
}
