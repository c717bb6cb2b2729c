//! Which words of an article stand word for word in other places too: one note for each passage, block by block.
//!
//! Invariant: a note leads to at least one place, and never to its own. What a longer passage around it says already is
//! not said again.
//! Must not know: how passages are found, how notes are shown.

use std::collections::BTreeMap;

use crate::core::compare::passages::{Passage, PassagePlace};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::{Article, BlockIndex};
use crate::core::sort::sort_by;
use crate::core::text::TextRange;
use crate::core::text::printable::{brief_words, plain};

/// Most letters of the words that a note quotes.
const QUOTED: usize = 40;

/// A passage where it stands in an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SharedNote {
    /// Where it stands.
    pub here: PassagePlace,
    /// Its first words.
    pub quote: String,
    /// Where else it stands, in reading order: of another article the first place.
    pub others: Vec<OtherPlace>,
}

/// Another place of the same words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OtherPlace {
    /// "also in The Harbour Post"; of the same article "also below".
    pub label: String,
    /// Where it is.
    pub place: PassagePlace,
}

/// The notes of the article of that number, by block, in the order of the text; of those that begin alike the longest
/// is the first. `names` says what each article is called.
#[must_use]
pub fn shared_notes(
    articles: &[Article],
    names: &[String],
    at: ArticleIndex,
    passages: &[Passage],
) -> BTreeMap<BlockIndex, Vec<SharedNote>> {
    let mut notes: BTreeMap<BlockIndex, Vec<SharedNote>> = BTreeMap::new();
    let Some(article) = articles.get(at) else {
        return notes;
    };
    for passage in passages {
        for here in passage.places.iter().filter(|place| place.article == at) {
            notes.entry(here.block).or_default().push(SharedNote {
                here: *here,
                quote: brief_words(&words(article, here.range), QUOTED),
                others: others(names, passage, *here),
            });
        }
    }
    for notes in notes.values_mut() {
        sort_by(notes, |a, b| {
            let order = |note: &SharedNote| (note.here.range.start(), note.here.range.end());
            let (a, b) = (order(a), order(b));
            (a.0, b.1).cmp(&(b.0, a.1))
        });
        let mut said: Vec<SharedNote> = Vec::new();
        for mut note in notes.drain(..) {
            note.others
                .retain(|other| !is_said(&said, note.here, other));
            if !note.others.is_empty() {
                said.push(note);
            }
        }
        *notes = said;
    }
    notes.retain(|_, notes| !notes.is_empty());
    notes
}

/// Whether a longer passage around `here` leads to the same place.
fn is_said(said: &[SharedNote], here: PassagePlace, other: &OtherPlace) -> bool {
    let around = said
        .iter()
        .filter(|note| is_within(here.range, note.here.range));
    let mut places = around.flat_map(|note| &note.others);
    places.any(|it| {
        it.place.article == other.place.article && is_within(other.place.range, it.place.range)
    })
}

fn is_within(inner: TextRange, outer: TextRange) -> bool {
    outer.start() <= inner.start() && inner.end() <= outer.end()
}

/// The other places of a passage, of each other article the first, of the same one the last above and the first below.
fn others(names: &[String], passage: &Passage, here: PassagePlace) -> Vec<OtherPlace> {
    let mut others: Vec<OtherPlace> = Vec::new();
    for place in passage.places.iter().filter(|place| **place != here) {
        let label = if place.article != here.article {
            let name = names.get(place.article).map_or("", String::as_str);
            format!("also in {name}")
        } else if *place < here {
            "also above".to_owned()
        } else {
            "also below".to_owned()
        };
        let last = others.last_mut();
        match last.filter(|last| last.place.article == place.article && last.label == label) {
            Some(last) if *place < here && place.article == here.article => last.place = *place,
            Some(_) => {}
            None => others.push(OtherPlace {
                label,
                place: *place,
            }),
        }
    }
    others
}

/// The words of a range that are read, in one line.
fn words(article: &Article, range: TextRange) -> String {
    let mut words = String::new();
    let mut from = range.start();
    for out in article
        .excluded
        .iter()
        .filter_map(|out| out.intersect(range))
    {
        if from < out.start() {
            words.push_str(article.text.slice(TextRange::between(from, out.start())));
        }
        from = from.max(out.end());
    }
    words.push_str(article.text.slice(TextRange::between(from, range.end())));
    plain(&words)
}
