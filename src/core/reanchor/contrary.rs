//! Words that are nearly the same and say something else.
//!
//! Owns: [`is_contrary`].
//! Invariant: a number that changed, and a "not" that came or went, are no slip of the pen.
//! Must not know: where the words stand.

use std::collections::BTreeMap;

use crate::core::text::word_list::is_listed;

/// Words that deny, in the languages whose small words are known.
const DENYING: &str = " not no never nor neither none nobody nothing without cannot nicht kein keine keinen keinem \
keiner nie niemals ohne niemand nichts ne n pas jamais sans aucun aucune non nunca sin ni nadie nada jamás não sem nem \
senza né mai niet geen nooit niemand zonder inte ej aldrig ingen inget inga utan ikke aldri ingenting uden uten nie \
bez nikt nic není ei en eivät ilman nem nincs nu fără değil tidak bukan tanpa не нет ни без никто ні немає ніхто няма \
δεν μην χωρίς لا لم لن ليس بدون لیس نہیں नहीं לא אין בלי ";

/// Beginnings that make a word say the contrary.
const TURNING: &str =
    " un in im il ir dis non mis anti de des dé mal nicht miss on o u ó ne nie не ні без бес epä ";

/// Whether two runs of words, with one kind of apostrophe, differ in a number or in what they deny.
#[must_use]
pub fn is_contrary(a: &str, b: &str) -> bool {
    let numbers = |words: &str| {
        let runs = words.split(|c: char| !c.is_numeric());
        let runs = runs.filter(|run| !run.is_empty()).map(str::to_owned);
        runs.collect::<Vec<String>>()
    };
    numbers(a) != numbers(b) || denials(a) != denials(b) || turns(a, b)
}

/// How often each word that denies stands in some words.
fn denials(words: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for word in lowered(words) {
        let denying = if word.ends_with("n't") { "not" } else { &word };
        if is_listed(DENYING, denying) {
            *found.entry(denying.to_owned()).or_default() += 1;
        }
    }
    found
}

/// Whether a word of one is a word of the other behind a beginning that turns it: "legal", "illegal".
fn turns(a: &str, b: &str) -> bool {
    let (a, b): (Vec<String>, Vec<String>) = (lowered(a).collect(), lowered(b).collect());
    let turned = |long: &str, short: &str| {
        let beginning = long.strip_suffix(short);
        short.chars().count() >= 3 && beginning.is_some_and(|it| is_listed(TURNING, it))
    };
    let pairs = || a.iter().zip(&b).filter(|(a, b)| a != b);
    a.len() == b.len() && pairs().any(|(a, b)| turned(a, b) || turned(b, a))
}

fn lowered(words: &str) -> impl Iterator<Item = String> + '_ {
    let words = words.split(|c: char| !c.is_alphanumeric() && c != '\'');
    words
        .map(|word| word.trim_matches('\'').to_lowercase())
        .filter(|word| !word.is_empty())
}
