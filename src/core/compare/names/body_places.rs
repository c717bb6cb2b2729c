//! Whether a place belongs to the name of a body: "Syria" in "Islamic State in Iraq and Syria".
//!
//! Owns: [`is_inside_body`].
//! Invariant: only of two names that "and" joins behind a preposition. Behind "of" or "for" the noun before says that it
//! is a body; behind "in" a body may as well be there, so that the lesson has to say that all of it is one name: by its
//! short form, or by the same words once more where the noun is one that is named by places.
//! Must not know: entities.

use super::lesson_words::LessonWords;
use super::parts::LetterCase;
use super::word_token::{Gap, WordToken};
use crate::core::text::word_list::is_listed;

/// Most words of such a name.
const LONGEST: usize = 12;

const JOINING: &str = "and und et y e en";
const ARTICLES: &str = "the la le les el los las il lo gli de het o os as der die das den dem";
/// What only a part of the name can follow, behind the noun of a body.
const OF: &str = "of for de du des del della dei do da di von vom fur der van voor pour para per";
/// Where a body may be as well.
const IN: &str = "in en im dans nel em";

/// Nouns of bodies that have what follows in their name.
const BODIES: &str = "\
    ministry ministerium ministere ministerio ministero ministerie department organisation organization university \
    universitat universite universidad universita universiteit bank banque banco banca committee comite commission \
    kommission council conseil institute institut instituto agency agentur agence association federation foderation \
    union fund fonds office board society gesellschaft centre center zentrum bureau academy akademie confederation \
    authority secretariat kingdom company museum";
/// Nouns of bodies that are named by places.
const NAMED_BY_PLACES: &str = "state states staat republic republik republique front army armee party partei movement \
    bewegung province emirate caliphate forces estado stato etat stati brigades organisation organization";

/// Whether the words of two tokens and between are a place in the name of a body.
pub fn is_inside_body(
    words: &LessonWords,
    tokens: &[WordToken],
    first: usize,
    last: usize,
) -> bool {
    let reader = BodyReader { words, tokens };
    let Some((preposition, end)) = reader.joined_places(first, last) else {
        return false;
    };
    let start = reader.start_of_name(preposition);
    let Some(head) = preposition.checked_sub(1).filter(|head| *head >= start) else {
        return false;
    };
    let (preposition, head) = (reader.word(preposition), reader.word(head));
    if is_listed(OF, preposition) && is_listed(BODIES, head) {
        return true;
    }
    is_listed(IN, preposition)
        && (reader.has_short_form(start, end)
            || is_listed(NAMED_BY_PLACES, head)
                && end < start + LONGEST
                && reader.stands_twice(start, end))
}

struct BodyReader<'a> {
    words: &'a LessonWords,
    tokens: &'a [WordToken],
}

impl BodyReader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |it| self.words.word(it.word))
    }

    fn is_capital(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|it| matches!(it.case, LetterCase::Capital | LetterCase::Capitals))
    }

    fn is_beside(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|it| it.gap == Gap::Space)
    }

    /// Of a place that "and" joins to another one behind a preposition: where the preposition stands, and the last word
    /// of the two.
    fn joined_places(&self, first: usize, last: usize) -> Option<(usize, usize)> {
        let joins = |at: usize| {
            is_listed(JOINING, self.word(at)) && !self.is_capital(at) && self.is_beside(at)
        };
        // "… in Iraq and Syria": the second.
        let before = self.behind_article(first)?;
        if joins(before) && self.is_beside(first) {
            let mut start = before;
            while start > 0
                && self.is_capital(start - 1)
                && (self.is_beside(start) || start == before)
            {
                start -= 1;
            }
            let preposition = (start < before)
                .then(|| self.behind_article(start))
                .flatten()?;
            return (self.is_led(preposition) && self.is_beside(start))
                .then_some((preposition, last));
        }
        // The first.
        let second = last + 2 + usize::from(is_listed(ARTICLES, self.word(last + 2)));
        let is_first = joins(last + 1)
            && self.is_capital(second)
            && self.is_beside(second)
            && self.is_led(before)
            && self.is_beside(first);
        let mut end = second;
        while is_first && self.is_capital(end + 1) && self.is_beside(end + 1) {
            end += 1;
        }
        is_first.then_some((before, end))
    }

    /// The word before another one, or before its article.
    fn behind_article(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        // "De" is both an article and a preposition.
        let is_article =
            is_listed(ARTICLES, self.word(before)) && !is_listed(OF, self.word(before));
        if is_article {
            before.checked_sub(1)
        } else {
            Some(before)
        }
    }

    fn is_led(&self, at: usize) -> bool {
        let word = self.word(at);
        !self.is_capital(at) && (is_listed(OF, word) || is_listed(IN, word))
    }

    /// The first of the words with capitals before a place.
    fn start_of_name(&self, at: usize) -> usize {
        let mut start = at;
        while start > 0 && self.is_capital(start - 1) && self.is_beside(start) {
            start -= 1;
        }
        let is_article = start < at && is_listed(ARTICLES, self.word(start));
        start + usize::from(is_article)
    }

    /// Whether the first letters of all words with capitals are a short form that the lesson has.
    fn has_short_form(&self, start: usize, end: usize) -> bool {
        let capitals = (start..=end).filter(|at| self.is_capital(*at));
        let short: String = capitals
            .filter_map(|at| self.word(at).chars().next())
            .collect();
        let number = self.words.number(&short).filter(|_| short.len() > 2);
        number.is_some_and(|number| {
            self.words.places(number).iter().any(|(article, at)| {
                let read = self.words.article(*article as usize);
                let token = read.and_then(|read| read.tokens.get(*at as usize));
                token.is_some_and(|it| it.case == LetterCase::Capitals)
            })
        })
    }

    /// Whether the lesson has the same words more than once.
    fn stands_twice(&self, start: usize, end: usize) -> bool {
        let Some(wanted) = self.tokens.get(start..=end) else {
            return false;
        };
        let places = self.words.places(wanted[0].word).iter();
        let stands = places.filter(|(article, at)| {
            let read = self.words.article(*article as usize);
            let at = *at as usize;
            let here = read.and_then(|read| read.tokens.get(at..at + wanted.len()));
            here.is_some_and(|here| here.iter().zip(wanted).all(|(a, b)| a.word == b.word))
        });
        stands.count() > 1
    }
}
