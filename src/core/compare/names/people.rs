//! Finding people: by their last names, and the first names before them.
//!
//! Owns: [`find_person`].
//! Invariant: a last name behind another first name is somebody else's; where the first name is not known, it is
//! taken only if all that stand there are one.
//! Must not know: titles of other languages than those of `word_lists`.

use super::NameReason;
use super::hit::NameHit;
use super::known::{KnownEntity, KnownSpelling};
use super::lesson_words::LessonWords;
use super::longer::{goes_on, is_cut, part_before};
use super::parts::{LetterCase, last_and_first};
use super::spelling::{is_same_first_name, spelled_alike};
use super::word_lists::{is_day_or_month, is_particle, is_title};
use super::word_token::{Gap, TokenPlace, WordNumber};
use crate::core::annotation::MentionForm;

/// The last names of a person with the first names that go with them.
struct PersonNames<'a> {
    /// The last name, how it is written, and the spelling that it comes from.
    last: Vec<(&'a str, LetterCase, usize)>,
    first: Vec<&'a str>,
}

impl<'a> PersonNames<'a> {
    fn new(spellings: &'a [KnownSpelling]) -> Self {
        let mut names = Self {
            last: Vec::new(),
            first: Vec::new(),
        };
        for (number, spelling) in spellings.iter().enumerate() {
            let person = spelling
                .parts
                .person()
                .filter(|_| spelling.form == MentionForm::Name);
            let Some((last, first)) = person.and_then(last_and_first) else {
                continue;
            };
            if !names.last.iter().any(|(known, ..)| *known == last.word) {
                names.last.push((&last.word, last.case, number));
            }
            names.first.extend(first);
        }
        names
    }

    fn has_first(&self, name: &str) -> bool {
        self.first
            .iter()
            .any(|first| is_same_first_name(first, name))
    }
}

/// The places of a person's last name, with the first name where there is one.
pub fn find_person(words: &LessonWords, entity: &KnownEntity, found: &mut Vec<NameHit>) {
    let names = PersonNames::new(&entity.spellings);
    // Of who is known by a last name alone: the first names that stand before it.
    let mut longer: Vec<(NameHit, String)> = Vec::new();
    for (last, case, spelling) in &names.last {
        let same = words
            .number(last)
            .map(|number| (number, NameReason::SameSpelling));
        let mut spellings: Vec<(WordNumber, NameReason)> = same.into_iter().collect();
        if *case == LetterCase::Capital {
            spellings.extend(words.other_spellings(last));
        }
        let exact = words.number(last);
        spellings.extend(words.genitives(last));
        for (number, how) in spellings {
            for place in words.places(number) {
                let one = LastName {
                    words,
                    exact,
                    how,
                    spelling: *spelling,
                    names: &names,
                };
                match one.read(*place) {
                    Some((hit, None)) => found.push(hit),
                    Some((hit, Some(first))) => longer.push((hit, first)),
                    None => {}
                }
            }
        }
    }
    let fits = |(_, name): &(NameHit, String)| {
        longer
            .iter()
            .all(|(_, other)| is_same_first_name(name, other))
    };
    found.extend(longer.iter().filter(|it| fits(it)).map(|(hit, _)| *hit));
}

/// A last name, and what is known of the person.
struct LastName<'a> {
    words: &'a LessonWords,
    exact: Option<WordNumber>,
    how: NameReason,
    spelling: usize,
    names: &'a PersonNames<'a>,
}

impl LastName<'_> {
    /// What stands at a place of it; with the first name where none is known.
    fn read(&self, (number, at): TokenPlace) -> Option<(NameHit, Option<String>)> {
        let words = self.words;
        let article = words.article(number as usize)?;
        let last = at as usize;
        let token = &article.tokens[last];
        if !token.case.is_of_names()
            || goes_on(words, article, last) && !article.capitalises_nouns()
            || self.how == NameReason::WithEnding && !article.has_bare_genitive()
        {
            return None;
        }
        let mut first = last;
        while let Some(before) = first.checked_sub(1) {
            let is_joined =
                article.tokens[first].gap != Gap::Break && !article.tokens[before].is_possessor;
            if !is_joined || !is_particle(words.word(article.tokens[before].word)) {
                break;
            }
            first = before;
        }
        // "in de Graaf" is no name, "Bashar al-Assad" is.
        if first < last
            && article.tokens[last].gap != Gap::Hyphen
            && part_before(words, article, first).is_none()
        {
            first = last;
        }
        let hit = |first, reason: NameReason| NameHit {
            article: number,
            first,
            last,
            spelling: self.spelling,
            reason: reason.max(self.how),
        };
        let mut run = Vec::new();
        let mut here = first;
        while let Some(before) = part_before(words, article, here).filter(|_| run.len() < 3) {
            run.push(before);
            here = before;
        }
        let known = run
            .iter()
            .rposition(|at| self.names.has_first(words.word(article.tokens[*at].word)));
        if let Some(known) = known {
            let name = words.word(article.tokens[run[known]].word);
            let alike = self.names.first.iter();
            let alike = alike.filter_map(|first| spelled_alike(first, name)).min();
            let is_cut = || self.names.first.iter().any(|first| first.starts_with(name));
            let reason = match alike {
                Some(reason) => reason,
                None if is_cut() => NameReason::ShortFor,
                None => NameReason::LongerForm,
            };
            return Some((hit(run[known], reason), None));
        }
        if let Some(nearest) = run.first() {
            let name = words.word(article.tokens[*nearest].word).to_owned();
            let is_unknown = self.names.first.is_empty() && self.how != NameReason::OneLetter;
            return is_unknown.then(|| (hit(*nearest, NameReason::LongerForm), Some(name)));
        }
        // One letter may make another person of it, where both stand in one article.
        let both = self
            .exact
            .is_some_and(|exact| words.stands_in(exact, number));
        if self.how == NameReason::OneLetter && both {
            return None;
        }
        let before = first.checked_sub(1).map(|at| &article.tokens[at]);
        let before = before.filter(|_| article.tokens[first].gap == Gap::Space);
        let has_title =
            before.is_some_and(|it| it.case.is_of_names() && is_title(words.word(it.word)));
        let word = words.word(token.word);
        let is_word = token.may_begin && words.is_common(token.word) || is_day_or_month(word);
        if !has_title
            && (is_word
                || is_cut(words, article, last) && first == last
                || word.chars().count() < 3)
        {
            return None;
        }
        let is_alone = self.names.first.is_empty();
        let reason = match (has_title, is_alone) {
            (_, true) => NameReason::SameSpelling,
            (true, false) => NameReason::LastNameBehindTitle,
            (false, false) => NameReason::PartOfName,
        };
        Some((hit(first, reason), None))
    }
}
