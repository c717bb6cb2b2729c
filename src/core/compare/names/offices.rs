//! Ministries and departments: one is written in several ways, and each country has one.
//!
//! Owns: [`StateOffice`], [`nation_beside`].
//! Invariant: a ministry is no department; the nation is only known where words say it.
//! Must not know: entities.

use super::lesson_words::LessonWords;
use super::parts::{LetterCase, NameWord};
use super::spelling::{is_derived, spelled_alike};
use super::word_lists::is_of_people;
use super::word_token::{Gap, WordToken};
use crate::core::text::word_list::is_listed;

const KINDS: &str = "ministry department";

/// Countries whose people are not called after them, and those that are called by their capitals: "Moscow’s Ministry of
/// Defense".
const NATIONS: [&str; 20] = [
    "us usa american america washington",
    "uk british britain london",
    "russia russian moscow",
    "ukraine ukrainian kyiv kiev",
    "france french paris",
    "germany german berlin",
    "china chinese beijing",
    "syria syrian damascus",
    "iran iranian tehran",
    "netherlands dutch",
    "greece greek athens",
    "turkey turkish ankara",
    "spain spanish madrid",
    "sweden swedish",
    "poland polish warsaw",
    "denmark danish",
    "ireland irish dublin",
    "norway norwegian",
    "switzerland swiss bern",
    "portugal portuguese lisbon",
];

/// Letters of the longest short form of a country.
const SHORT: usize = 3;

/// What a ministry is of, in several words or one.
const FIELDS: [(&str, &str); 4] = [
    ("foreign affairs", "foreign"),
    ("internal affairs", "interior"),
    ("the interior", "interior"),
    ("home affairs", "home"),
];

/// A ministry or a department by its words: "Russia’s Defense Ministry", "Ministry of Foreign Affairs of Ukraine".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StateOffice {
    /// "ministry", "department".
    kind: String,
    /// "defense", "foreign".
    field: String,
    /// "russia", "russian"; nothing where no word says it.
    pub nation: Option<String>,
}

impl StateOffice {
    /// Reads the words of a name; nothing where they name none.
    #[must_use]
    pub fn read(words: &[NameWord]) -> Option<Self> {
        let at = words
            .iter()
            .position(|it| is_listed(KINDS, &it.word) && it.case.is_of_names())?;
        let (before, behind) = (&words[..at], &words[at + 1..]);
        let (nation, before) = match before {
            [first, rest @ ..] if says_nation(first) => (Some(first.word.clone()), rest),
            rest => (None, rest),
        };
        let mut pieces = behind.split(|it| it.word == "of");
        // Nothing stands between the noun and its "of".
        if pieces.next().is_some_and(|it| !it.is_empty()) {
            return None;
        }
        let plain = |words: &[NameWord]| {
            let words: Vec<&str> = words.iter().map(|it| it.word.as_str()).collect();
            words.join(" ")
        };
        let (field, owner) = if before.is_empty() {
            (plain(pieces.next()?), pieces.next())
        } else {
            (plain(before), pieces.next())
        };
        if field.is_empty() || pieces.next().is_some() {
            return None;
        }
        let owner = owner
            .and_then(|it| it.iter().find(|it| it.word != "the"))
            .map(|it| it.word.clone());
        Some(Self {
            kind: words[at].word.clone(),
            field: FIELDS
                .iter()
                .find(|(long, _)| *long == field)
                .map_or(field, |(_, short)| (*short).to_owned()),
            nation: nation.or(owner),
        })
    }

    /// Whether both are of the same kind and for the same, of whichever country.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.kind == other.kind && spelled_alike(&self.field, &other.field).is_some()
    }

    /// Whether both are said to be of countries, and not of the same one.
    #[must_use]
    pub fn is_of_other_nation(&self, other: &Self) -> bool {
        match (&self.nation, &other.nation) {
            (Some(a), Some(b)) => !is_same_nation(a, b),
            _ => false,
        }
    }

    /// The ways to write it without its country: "Foreign Ministry", "Ministry of Foreign Affairs".
    #[must_use]
    pub fn ways(&self) -> Vec<Vec<NameWord>> {
        let capital = |word: &str| NameWord {
            word: word.to_owned(),
            case: if matches!(word, "of" | "the") {
                LetterCase::Small
            } else {
                LetterCase::Capital
            },
            is_possessor: false,
            is_apart: false,
        };
        let way = |text: String| text.split(' ').map(capital).collect::<Vec<_>>();
        let (kind, field) = (&self.kind, &self.field);
        let mut ways = vec![
            way(format!("{field} {kind}")),
            way(format!("{kind} of {field}")),
        ];
        let longer = FIELDS.iter().filter(|(_, short)| short == field);
        ways.extend(longer.map(|(long, _)| way(format!("{kind} of {long}"))));
        ways
    }
}

/// Whether two words say one country: "Russia", "Russian".
#[must_use]
pub fn is_same_nation(a: &str, b: &str) -> bool {
    let is_both = |nation: &&str| is_listed(nation, a) && is_listed(nation, b);
    a == b || is_derived(a, b) || NATIONS.iter().any(is_both)
}

/// Whether a word says that a body is a ministry or the like.
#[must_use]
pub fn is_kind_of_office(word: &str) -> bool {
    is_listed(KINDS, word)
}

fn says_nation(word: &NameWord) -> bool {
    let is_short = is_short_nation(word.case, &word.word);
    word.is_possessor || is_of_people(&word.word) || is_short || is_known_nation(&word.word)
}

fn is_short_nation(case: LetterCase, word: &str) -> bool {
    case == LetterCase::Capitals && word.chars().count() <= SHORT
}

fn is_known_nation(word: &str) -> bool {
    NATIONS.iter().any(|it| is_listed(it, word))
}

/// The country that is said beside the words of a ministry: before them, "Ukraine’s", "Ukrainian", or behind, "of
/// Ukraine".
#[must_use]
pub fn nation_beside<'a>(
    words: &'a LessonWords,
    tokens: &[WordToken],
    first: usize,
    last: usize,
) -> Option<&'a str> {
    let before = first.checked_sub(1).map(|at| &tokens[at]);
    let before = before.filter(|it| {
        let is_people = words.is_of_people(it.word) || is_known_nation(words.word(it.word));
        let is_short = is_short_nation(it.case, words.word(it.word));
        tokens[first].gap == Gap::Space
            && it.case.is_of_names()
            && (it.is_possessor || is_people || is_short)
    });
    if let Some(before) = before {
        return Some(words.word(before.word));
    }
    let mut at = last + 1;
    let is_word = |at: usize, word: &str| {
        let token = tokens.get(at);
        token.is_some_and(|it| it.gap == Gap::Space && words.word(it.word) == word)
    };
    if !is_word(at, "of") {
        return None;
    }
    at += 1 + usize::from(is_word(at + 1, "the"));
    let owner = tokens
        .get(at)
        .filter(|it| it.gap == Gap::Space && it.case.is_of_names())?;
    Some(words.word(owner.word))
}
