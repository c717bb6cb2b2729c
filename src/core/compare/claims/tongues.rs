//! Words of Spanish, Italian, Dutch and Portuguese as words of the languages for which the rules are written.
//!
//! Owns: [`tongue_of`], [`translate`].
//! Invariant: only in articles of these languages, and there every word: what plays no part in saying who says
//! something is nothing to the rules, so that no word of one language is taken for the same letters of another. What a
//! form is may hang on the words beside it: "el segundo día", "según el día"; "la denuncia", "denuncia el sindicato".
//! Must not know: the rules.

mod dutch;
mod italian;
mod portuguese;
mod spanish;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::cue_words::{is_determiner, is_possessive, is_preposition};
use super::report_token::{ReportToken, WordOrigin};
use crate::core::text::folding::{Folded, Likeness};
use dutch::DUTCH;
use italian::ITALIAN;
use portuguese::PORTUGUESE;
use spanish::SPANISH;

/// Most words between the two parts of a Dutch verb.
const BRACKET: usize = 12;

/// The words of a language. Lists have a space between each two words, as they are typed, with accents.
struct TongueWords {
    /// Forms by which somebody is reported and which are nothing else.
    verbs: &'static str,
    /// Forms that are as often a noun or an adjective: "denuncia".
    nounlike: &'static str,
    /// Participles: they report behind what helps them, "ha dicho".
    participles: &'static str,
    /// What all these are as one word of another language.
    participle: &'static str,
    /// Other words, as words of another language.
    words: &'static [(&'static str, &'static str)],
    /// Words that together are "according to"; "|" is "or".
    phrases: &'static [&'static str],
}

/// What a word may be.
#[derive(Clone, Copy)]
enum TongueWord {
    Verb,
    NounLike,
    Participle,
    Other(&'static str),
}

/// A language that is read by the words of others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReportTongue {
    /// Spanish.
    Spanish,
    /// Italian.
    Italian,
    /// Dutch.
    Dutch,
    /// Portuguese.
    Portuguese,
}

/// The language of a BCP 47 tag, where it is one of these.
#[must_use]
pub fn tongue_of(tag: &str) -> Option<ReportTongue> {
    let language = tag.split('-').next().unwrap_or_default();
    match language.to_ascii_lowercase().as_str() {
        "es" => Some(ReportTongue::Spanish),
        "it" => Some(ReportTongue::Italian),
        "nl" => Some(ReportTongue::Dutch),
        "pt" => Some(ReportTongue::Portuguese),
        _ => None,
    }
}

impl ReportTongue {
    fn words(self) -> &'static TongueWords {
        match self {
            Self::Spanish => &SPANISH,
            Self::Italian => &ITALIAN,
            Self::Dutch => &DUTCH,
            Self::Portuguese => &PORTUGUESE,
        }
    }

    fn table(self) -> &'static HashMap<String, TongueWord> {
        static TABLES: [OnceLock<HashMap<String, TongueWord>>; 4] = [const { OnceLock::new() }; 4];
        TABLES[self as usize].get_or_init(|| {
            let words = self.words();
            let mut table = HashMap::new();
            let mut add = |list: &'static str, word: TongueWord| {
                for form in list.split_whitespace() {
                    table.entry(typed(form)).or_insert(word);
                }
            };
            for (forms, other) in words.words {
                add(forms, TongueWord::Other(other));
            }
            add(words.verbs, TongueWord::Verb);
            add(words.nounlike, TongueWord::NounLike);
            add(words.participles, TongueWord::Participle);
            table
        })
    }
}

/// A word as it is looked for here: its capitals do not count, its accents do.
#[must_use]
pub fn typed(word: &str) -> String {
    Folded::new(word, Likeness::Typed).into_string()
}

/// Gives the words of a sentence the words by which the rules know them. `written` are the same words as [`typed`]:
/// "él" is not "el".
pub fn translate(tongue: ReportTongue, written: &[String], tokens: &mut [ReportToken]) {
    let table = tongue.table();
    let kinds: Vec<Option<TongueWord>> = written
        .iter()
        .map(|word| table.get(word.as_str()).copied())
        .collect();
    for at in 0..tokens.len() {
        let word = match kinds[at] {
            Some(TongueWord::Verb) => "said",
            Some(TongueWord::NounLike) if !is_led(tokens, at) => "said",
            Some(TongueWord::Participle) if is_helped(tongue, tokens, &kinds, at) => {
                tongue.words().participle
            }
            Some(TongueWord::Other("laut")) if is_led(tokens, at) => "",
            Some(TongueWord::Other("laut")) if is_verb(&kinds, tokens, at + 1) => "comme",
            // "Kondigde hij aan", "aan de krant".
            Some(TongueWord::Other("an"))
                if tongue == ReportTongue::Dutch && written[at] == "aan" =>
            {
                let is_end = tokens.get(at + 1).is_none_or(ReportToken::is_parted);
                if is_end { "an" } else { "to" }
            }
            Some(TongueWord::Other(other)) => other,
            Some(TongueWord::NounLike | TongueWord::Participle) | None => "",
        };
        // "Lo dijo", "l’ha detto": no article.
        let is_helping = matches!(kinds[at], Some(TongueWord::Verb)) || word == "ont";
        if is_helping
            && tongue != ReportTongue::Dutch
            && at > 0
            && !tokens[at].is_parted()
            && tokens[at - 1].word == "the"
        {
            "l'avait".clone_into(&mut tokens[at - 1].word);
        }
        word.clone_into(&mut tokens[at].word);
        tokens[at].origin = WordOrigin::Translated;
    }
    name_weekdays(tongue, written, tokens);
    for at in 0..tokens.len() {
        if let Some(length) = phrase_at(tongue, written, tokens, at) {
            for token in &mut tokens[at..at + length] {
                "laut".clone_into(&mut token.word);
            }
        }
    }
}

/// Whether a word stands directly behind one that leads to a noun.
fn is_led(tokens: &[ReportToken], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| tokens[at].word.as_str());
    !tokens[at].is_parted()
        && before.is_some_and(|it| is_determiner(it) || is_preposition(it) || is_possessive(it))
}

/// Whether a verb stands there, or what helps it.
fn is_verb(kinds: &[Option<TongueWord>], tokens: &[ReportToken], at: usize) -> bool {
    tokens.get(at).is_some_and(|it| !it.is_parted())
        && matches!(
            kinds.get(at),
            Some(Some(TongueWord::Verb | TongueWord::Other("ont")))
        )
}

/// Whether a form of "have" makes a participle the verb of its clause.
fn is_helped(
    tongue: ReportTongue,
    tokens: &[ReportToken],
    kinds: &[Option<TongueWord>],
    at: usize,
) -> bool {
    let reach = if tongue == ReportTongue::Dutch {
        BRACKET
    } else {
        2
    };
    let mut before = (at.saturating_sub(reach)..at)
        .rev()
        .take_while(|it| !tokens[it + 1].is_parted());
    let is_have = |at: usize| {
        matches!(
            kinds.get(at),
            Some(Some(TongueWord::Other("ont" | "hat" | "hatte")))
        )
    };
    before.any(is_have)
        || tongue == ReportTongue::Dutch
            && tokens.get(at + 1).is_some_and(|it| !it.is_parted())
            && is_have(at + 1)
}

/// "Terça-feira": the first word alone is a number.
fn name_weekdays(tongue: ReportTongue, written: &[String], tokens: &mut [ReportToken]) {
    if tongue != ReportTongue::Portuguese {
        return;
    }
    for at in 1..tokens.len() {
        if written[at] == "feira" && tokens[at].before == "-" {
            for token in &mut tokens[at - 1..=at] {
                "monday".clone_into(&mut token.word);
            }
        }
    }
}

/// How many words from one on are together "according to".
fn phrase_at(
    tongue: ReportTongue,
    written: &[String],
    tokens: &[ReportToken],
    at: usize,
) -> Option<usize> {
    let lengths = tongue.words().phrases.iter().filter_map(|phrase| {
        let mut length = 0;
        for word in phrase.split(' ') {
            let here = written.get(at + length)?;
            let is_joined = length == 0 || !tokens[at + length].is_parted();
            // "De acuerdo con", "en palabras del".
            let is_it = |it: &str| it == here || !it.is_ascii() && typed(it) == *here;
            let is_it = word.split('|').any(is_it);
            (is_it && is_joined).then_some(())?;
            length += 1;
        }
        Some(length)
    });
    lengths.max()
}
