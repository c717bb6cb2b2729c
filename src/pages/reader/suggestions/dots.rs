//! Dots under the names that are suggested, in all articles on the page.
//!
//! Invariant: the text's nodes are left alone; what was painted goes with its owner.
//! Must not know: what is suggested.

use leptos::prelude::*;

use super::super::{Reader, ranges};
use crate::core::compare::names::suggestions::Suggestion;
use crate::platform::{highlight, selection};

/// How all of them are painted, and the one at hand.
const PAINTED: [&str; 2] = ["suggested", "suggested-now"];
/// Dots under all of them, and a ground under the one at hand.
pub fn paint(reader: Reader, on_page: Memo<Vec<Suggestion>>, now: Memo<Option<Suggestion>>) {
    let ranges_of = move |suggested: &[Suggestion]| {
        let lesson = reader.session.lesson();
        let ranges = suggested.iter().filter_map(|it| {
            let article = lesson.articles.get(it.article)?;
            ranges::dom_range(article, it.article, it.range)
        });
        ranges.collect::<Vec<_>>()
    };
    Effect::new(move |_| {
        // A mark beside them has put new nodes in the place of theirs.
        reader.session.with(|_| ());
        highlight::paint(PAINTED[0], &on_page.with(|on_page| ranges_of(on_page)));
    });
    Effect::new(move |_| {
        reader.session.with(|_| ());
        let now = now.get();
        let ranges = ranges_of(now.as_slice());
        if !highlight::paint(PAINTED[1], &ranges)
            && let Some(range) = ranges.first()
        {
            // Who cannot see it painted sees it selected.
            selection::select(range);
        }
    });
    on_cleanup(|| {
        for name in PAINTED {
            highlight::paint(name, &[]);
        }
    });
}
