//! An article as it is read, with the words that stand elsewhere too.
//!
//! Invariant: the words of all leaves, in order, are just those that are read; where the words of a passage
//! end, and nowhere else, its note stands.
//! Must not know: how passages are found.

use std::collections::BTreeSet;

use crate::core::compare::passages::{Passage, PassagePlace};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::{Article, BlockIndex, BlockKind};
use crate::core::text::TextRange;
use crate::core::text::printable::{brief, plain};

/// Names that a note says; more are counted.
const NAMED: usize = 3;

/// A block that is read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadBlock {
    /// Its number in the article.
    pub number: BlockIndex,
    /// What it is.
    pub kind: BlockKind,
    /// Its words.
    pub stretches: Vec<SharedStretch>,
}

/// Words of a block that stand in the same passages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SharedStretch {
    /// Where they are in the article.
    pub range: TextRange,
    /// The words.
    pub words: String,
    /// The passages that they belong to, by number, in ascending order.
    pub passages: Vec<usize>,
    /// The passages that end with them.
    pub notes: Vec<PassageNote>,
}

/// What is said where a passage ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PassageNote {
    /// Of which passage, by number.
    pub passage: usize,
    /// Where else it stands: "also in The Harbour Post".
    pub sentence: String,
}

/// The article of that number, block by block, with the words that `passages` say stand elsewhere too.
#[must_use]
pub fn elsewhere(articles: &[Article], at: ArticleIndex, passages: &[Passage]) -> Vec<ReadBlock> {
    let Some(article) = articles.get(at) else {
        return Vec::new();
    };
    let mut by_block: Vec<Vec<(usize, PassagePlace)>> = vec![Vec::new(); article.blocks.len()];
    for (number, passage) in passages.iter().enumerate() {
        for place in passage.places.iter().filter(|place| place.article == at) {
            if let Some(block) = by_block.get_mut(place.block) {
                block.push((number, *place));
            }
        }
    }
    let names = bynames(articles);
    let note = |(number, place): &(usize, PassagePlace)| PassageNote {
        passage: *number,
        sentence: sentence(&names, &passages[*number], *place),
    };
    article
        .readable()
        .map(|(block, it)| ReadBlock {
            number: block,
            kind: it.kind,
            stretches: stretches(article, block, &by_block[block], note),
        })
        .collect()
}

fn stretches(
    article: &Article,
    block: BlockIndex,
    places: &[(usize, PassagePlace)],
    note: impl Fn(&(usize, PassagePlace)) -> PassageNote,
) -> Vec<SharedStretch> {
    let whole = article.blocks[block].range;
    let out = article.excluded.iter();
    let out: Vec<TextRange> = out.filter_map(|out| out.intersect(whole)).collect();
    let borders = places.iter().map(|(_, place)| place.range);
    let borders = borders.chain(out.iter().copied()).chain([whole]);
    let cuts: BTreeSet<u32> = borders.flat_map(|it| [it.start(), it.end()]).collect();
    let mut stretches = Vec::new();
    for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
        let range = TextRange::between(*start, *end);
        if out.iter().any(|out| out.contains(range.start())) {
            continue;
        }
        let here = places
            .iter()
            .filter(|(_, place)| place.range.contains(range.start()));
        let ends = places
            .iter()
            .filter(|(_, place)| place.range.end() == range.end());
        stretches.push(SharedStretch {
            range,
            words: article.text.slice(range).to_owned(),
            passages: here
                .map(|(number, _)| *number)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            notes: ends.map(&note).collect(),
        });
    }
    stretches
}

/// Where else the words of a place stand.
fn sentence(names: &[String], passage: &Passage, here: PassagePlace) -> String {
    let (mut same, mut others) = (Vec::new(), Vec::new());
    for place in passage.places.iter().filter(|place| **place != here) {
        if place.article != here.article {
            others.extend(names.get(place.article).cloned());
        } else if *place < here {
            same.push("above".to_owned());
        } else {
            same.push("below".to_owned());
        }
    }
    // In the order of the articles, each once.
    same.dedup();
    others.dedup();
    let more = others.len().saturating_sub(NAMED);
    others.truncate(NAMED);
    if more > 0 {
        others.push(format!("{more} more"));
    }
    if !others.is_empty() {
        same.push(format!("in {}", listed(&others)));
    }
    format!("also {}", listed(&same))
}

/// "A, B and C".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What each article is called beside the others.
#[must_use]
pub fn bynames(articles: &[Article]) -> Vec<String> {
    let numbers = 0..articles.len();
    numbers.map(|at| byname(articles, at)).collect()
}

/// What the article of that number is called beside the others: who published it, or its headline where
/// that says nothing or says it of several.
#[must_use]
pub fn byname(articles: &[Article], at: ArticleIndex) -> String {
    let Some(article) = articles.get(at) else {
        return String::new();
    };
    let outlet = article.outlet.trim();
    let alike = articles.iter().filter(|it| it.outlet.trim() == outlet);
    if outlet.is_empty() || alike.count() > 1 {
        plain(&format!("“{}”", brief(article.headline.trim(), 60)))
    } else {
        plain(&brief(outlet, 40))
    }
}
