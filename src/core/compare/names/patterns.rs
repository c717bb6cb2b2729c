//! Patterns: the ways to write a name, as words to look for.
//!
//! Owns: [`patterns`], all ways of one spelling; [`spelled_out`], what a short form stands for in the lesson.
//! Invariant: a way that is made from another is less sure than it; nothing is made of a word made from a name.
//! Must not know: where the words stand beside others.

use super::NameReason;
use super::heads::head_of;
use super::known::{KnownSpelling, NameKind};
use super::lesson_words::LessonWords;
use super::offices::StateOffice;
use super::parts::{LetterCase, NameWord};
use super::word_lists::is_joining;
use super::word_token::{BlockLetters, Gap, WordNumber, WordToken};
use crate::core::annotation::MentionForm;

/// Letters of the longest short form.
const SHORT: usize = 6;

/// A word to look for.
#[derive(Clone, Debug)]
pub struct WordSlot {
    /// The words that will do, with how they differ.
    pub words: Vec<(WordNumber, NameReason)>,
    /// How it is written in the name.
    pub case: LetterCase,
}

/// Words to look for, one behind the other.
#[derive(Clone, Debug)]
pub struct NamePattern {
    /// In their order.
    pub slots: Vec<WordSlot>,
    /// How it is made from the name.
    pub reason: NameReason,
    /// What stands before it.
    pub lead: PatternLead,
}

/// What has to stand before the words of a pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PatternLead {
    /// Anything.
    Any,
    /// "The".
    Article,
}

/// All ways to write a spelling, those that stand nowhere in the lesson left out.
pub fn patterns(words: &LessonWords, spelling: &KnownSpelling, kind: NameKind) -> Vec<NamePattern> {
    if spelling.form == MentionForm::Description {
        return described(words, &spelling.parts.words)
            .into_iter()
            .collect();
    }
    let is_common = |word: &str| words.number(word).is_some_and(|word| words.is_common(word));
    let parts = &spelling.parts.words;
    let is_bare_number =
        parts.len() == 1 && parts[0].case == LetterCase::Digits && parts[0].word.len() < 3;
    if !spelling.parts.is_name(is_common) || is_bare_number {
        return Vec::new();
    }
    let strict = kind == NameKind::Exact || spelling.form == MentionForm::Adjective;
    let mut ways = vec![(parts.clone(), NameReason::SameSpelling)];
    if !strict && kind != NameKind::Person {
        derive(words, parts, &mut ways);
    }
    let made = ways
        .iter()
        .filter_map(|(way, reason)| pattern(words, way, *reason, strict));
    let head = head_of(words, parts).filter(|_| !strict && kind == NameKind::Thing);
    let head = head.and_then(|it| {
        let made = pattern(
            words,
            std::slice::from_ref(it),
            NameReason::PartOfName,
            true,
        )?;
        Some(NamePattern {
            lead: PatternLead::Article,
            ..made
        })
    });
    made.chain(head).collect()
}

/// All words of a description, at the beginning of a sentence too; nothing where they are one word, which may be said of
/// anybody: "officials", "he".
fn described(words: &LessonWords, parts: &[NameWord]) -> Option<NamePattern> {
    let mut way = parts.to_vec();
    let first = way.first_mut()?;
    let is_common = words
        .number(&first.word)
        .is_some_and(|it| words.is_common(it));
    if first.case == LetterCase::Capital && is_common {
        first.case = LetterCase::Small;
    }
    (way.len() > 1).then(|| pattern(words, &way, NameReason::SameWords, true))?
}

/// Words as they are and no others; nothing where one of them stands nowhere.
pub fn exact_pattern(words: &LessonWords, parts: &[NameWord]) -> Option<NamePattern> {
    pattern(words, parts, NameReason::SameSpelling, true)
}

/// A way as words to look for; nothing where one of them stands nowhere.
fn pattern(
    words: &LessonWords,
    way: &[NameWord],
    reason: NameReason,
    strict: bool,
) -> Option<NamePattern> {
    let slots = way.iter().enumerate().map(|(at, word)| {
        let same = words
            .number(&word.word)
            .map(|number| (number, NameReason::SameSpelling));
        let mut found: Vec<_> = same.into_iter().collect();
        if !strict && word.case == LetterCase::Capital {
            found.extend(words.other_spellings(&word.word));
            if at + 1 == way.len() {
                found.extend(words.genitives(&word.word));
            }
        }
        (!found.is_empty()).then_some(WordSlot {
            words: found,
            case: word.case,
        })
    });
    Some(NamePattern {
        slots: slots.collect::<Option<_>>()?,
        reason,
        lead: PatternLead::Any,
    })
}

type Ways = Vec<(Vec<NameWord>, NameReason)>;

/// Adds the ways that are made from a name.
fn derive(words: &LessonWords, parts: &[NameWord], ways: &mut Ways) {
    let mut add = |way: Vec<NameWord>, reason| {
        let said = |way: &[NameWord]| {
            way.iter()
                .map(|it| (it.word.clone(), it.case))
                .collect::<Vec<_>>()
        };
        if !way.is_empty() && !ways.iter().any(|(known, _)| said(known) == said(&way)) {
            ways.push((way, reason));
        }
    };
    let mut bases = vec![parts.to_vec()];
    if let [short] = parts
        && is_short_form(short)
        && let Some(long) = spelled_out(words, &short.word)
    {
        bases.push(long.clone());
        add(long, NameReason::LongerForm);
    }
    for base in bases.clone() {
        let owner = base.iter().rposition(|word| word.is_possessor);
        if let Some(at) = owner.filter(|at| base.len() - at > 2) {
            bases.push(base[at + 1..].to_vec());
            add(base[at + 1..].to_vec(), NameReason::PartOfName);
        }
        let cut = base
            .iter()
            .position(|word| matches!(word.word.as_str(), "in" | "for" | "at" | "on"));
        if let Some(at) = cut.filter(|at| {
            base[..*at]
                .iter()
                .filter(|word| word.case.is_of_names())
                .count()
                >= 2
        }) {
            bases.push(base[..at].to_vec());
            add(base[..at].to_vec(), NameReason::PartOfName);
        }
    }
    if let Some(office) = StateOffice::read(parts) {
        let said = |way: &[NameWord]| {
            let mut said: Vec<String> = way
                .iter()
                .filter(|it| it.word != "of")
                .map(|it| it.word.clone())
                .collect();
            said.sort();
            said
        };
        for way in office.ways() {
            let is_part = parts.windows(way.len()).any(|it| {
                let same = |(a, b): (&NameWord, &NameWord)| a.word == b.word;
                it.iter().zip(&way).all(same)
            });
            let has_same_words = said(&way).iter().all(|word| said(parts).contains(word));
            let reason = match (is_part, has_same_words) {
                (true, _) => NameReason::PartOfName,
                (false, true) => NameReason::OtherOrder,
                (false, false) => NameReason::OtherWords,
            };
            add(way, reason);
        }
    }
    for base in &bases {
        match base.as_slice() {
            [head, of, tail] if of.word == "of" && tail.case.is_of_names() => {
                add(vec![tail.clone(), head.clone()], NameReason::OtherOrder);
            }
            [tail, head] if tail.case.is_of_names() && head.case.is_of_names() => {
                let of = NameWord {
                    word: "of".into(),
                    case: LetterCase::Small,
                    is_possessor: false,
                    is_apart: false,
                };
                add(vec![head.clone(), of, tail.clone()], NameReason::OtherOrder);
            }
            _ => {}
        }
        for short in initials(base) {
            add(vec![short], NameReason::ShortFor);
        }
        // "the Harbour Board" of "Ferrol Harbour Board".
        if let [_, rest @ ..] = base.as_slice()
            && rest.len() >= 2
            && rest
                .iter()
                .all(|word| word.case == LetterCase::Capital && !is_joining(&word.word))
        {
            add(rest.to_vec(), NameReason::PartOfName);
        }
    }
}

/// Whether a word is a short form of capital letters.
pub fn is_short_form(word: &NameWord) -> bool {
    word.case == LetterCase::Capitals && (2..=SHORT).contains(&word.word.chars().count())
}

/// The first letters of a name's words as short forms: of those with capitals, and of all that do not only join them.
pub fn initials(words: &[NameWord]) -> Vec<NameWord> {
    let letters = |is_counted: &dyn Fn(&NameWord) -> bool| {
        let counted = words
            .iter()
            .filter(|word| !is_joining(&word.word) && is_counted(word));
        counted
            .filter_map(|word| word.word.chars().next())
            .collect::<String>()
    };
    let capitals = letters(&|word| word.case == LetterCase::Capital);
    let begins = words
        .first()
        .is_some_and(|word| word.case == LetterCase::Capital);
    let all = if begins {
        letters(&|_| true)
    } else {
        String::new()
    };
    let mut short: Vec<NameWord> = Vec::new();
    for (letters, least) in [(capitals, 2), (all, 3)] {
        let is_new = !short.iter().any(|known| known.word == letters);
        if is_new && (least..=SHORT).contains(&letters.chars().count()) {
            short.push(NameWord {
                word: letters,
                case: LetterCase::Capitals,
                is_possessor: false,
                is_apart: false,
            });
        }
    }
    short
}

/// What a short form stands for in the lesson's articles: the one name whose words begin with its letters, or the
/// one that stands directly before it in brackets.
pub fn spelled_out(words: &LessonWords, short: &str) -> Option<Vec<NameWord>> {
    let letters: Vec<char> = short.chars().collect();
    let number = words.number(short);
    let mut found: Vec<(Vec<NameWord>, bool)> = Vec::new();
    for first in words.beginning_with(*letters.first()?) {
        for (article, at) in words.places(*first) {
            let tokens = &words.article(*article as usize)?.tokens;
            let Some((long, behind)) = read_long(words, tokens, *at as usize, &letters) else {
                continue;
            };
            let is_defined = tokens
                .get(behind)
                .is_some_and(|token| Some(token.word) == number && token.gap == Gap::Break);
            // Small words count where the short form stands behind them.
            let is_small = |it: &NameWord| it.case == LetterCase::Small && !is_joining(&it.word);
            if !is_defined && long.iter().any(is_small) {
                continue;
            }
            match found.iter_mut().find(|(known, _)| *known == long) {
                Some((_, defined)) => *defined |= is_defined,
                None => found.push((long, is_defined)),
            }
        }
    }
    let is_only = found.len() == 1;
    let mut chosen = found
        .into_iter()
        .filter(|(_, is_defined)| is_only || *is_defined);
    match (chosen.next(), chosen.next()) {
        (Some((long, _)), None) => Some(long),
        _ => None,
    }
}

/// The words from a token on that begin with these letters, and the number of the token behind them.
fn read_long(
    words: &LessonWords,
    tokens: &[WordToken],
    at: usize,
    letters: &[char],
) -> Option<(Vec<NameWord>, usize)> {
    let mut long = Vec::new();
    let mut next = letters.iter();
    let mut wanted = next.next();
    let mut here = at;
    while let Some(letter) = wanted {
        let token = tokens.get(here)?;
        let word = words.word(token.word);
        let is_first = here == at;
        if !is_first && token.gap != Gap::Space || token.letters != BlockLetters::Usual && is_first
        {
            return None;
        }
        let is_written =
            token.case == LetterCase::Capital || !is_first && token.case == LetterCase::Small;
        if is_written && word.starts_with(*letter) && !is_joining(word) {
            wanted = next.next();
        } else if is_first || !is_joining(word) {
            return None;
        }
        long.push(NameWord {
            word: word.to_owned(),
            case: token.case,
            is_possessor: false,
            is_apart: false,
        });
        here += 1;
    }
    Some((long, here))
}
