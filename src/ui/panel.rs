//! The list of an article's marks, beside the text or, where there is little room, over its foot.
//!
//! Invariant: shows a bounded number of rows at a time, so an article with thousands of marks opens
//! as fast as one with ten.

mod mark;

use super::el::{El, el, value_of};
use super::parts::{button, span, swatch, theirs};
use crate::app::AppState;
use crate::app::watched::Watched;
use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::view::{MarkFilter, MarkRow, TagTally, matching, row, tallies};

/// Rows that are shown at once. More cost time and are not read.
const ROWS: usize = 100;

/// What of the list is shown.
#[derive(Clone, Copy)]
struct Listing {
    state: AppState,
    at: ArticleIndex,
    /// Every mark that passes the filter.
    ids: Watched<Vec<RecordId>>,
    /// The first row that is shown.
    from: Watched<usize>,
}

/// The list.
#[must_use]
pub fn panel(state: AppState, at: ArticleIndex) -> El {
    let listing = Listing {
        state,
        at,
        ids: Watched::new(Vec::new()),
        from: Watched::new(0),
    };
    let total = move || state.with(|workspace| workspace.index().total(at));
    let title = el("h2")
        .attr("id", "listing-title")
        .text("Marks ")
        .child(span("count", "").text_with(move || total().to_string()));
    let section = el("section")
        .class("listing")
        .attr("aria-labelledby", "listing-title")
        .child(title)
        .part(
            move || total() == 0,
            move |empty| {
                Some(if *empty {
                    nothing_yet()
                } else {
                    filters(listing)
                })
            },
        )
        .part(
            move || listing.filters_all_out(),
            move |out| out.then(|| listing.none_fits()),
        )
        .child(
            button("tool wide", "Earlier marks", move || listing.turn_back())
                .hidden_if(move || listing.from.get() == 0),
        )
        .child(
            el("ol")
                .class("marks")
                .list(move || listing.shown(), move |row| line(state, row).into()),
        )
        .child(
            el("button")
                .attr("type", "button")
                .class("tool wide")
                .text_with(move || format!("Later marks ({} more)", listing.later()))
                .hidden_if(move || listing.later() == 0)
                .on_click(move || listing.from.update(|from| *from += ROWS)),
        );
    el("aside")
        .class("panel")
        .attr("id", "panel")
        .attr("tabindex", "-1")
        .attr("aria-label", "Marks in this article")
        .class_if("open", move || state.panel_open.get())
        .child(
            button("tool panel-close", "✕", move || {
                state.panel_open.set(false);
            })
            .attr("aria-label", "Close the list of marks"),
        )
        .effect(Box::new(move || listing.gather()))
        .effect(Box::new(move || listing.follow()))
        .child(mark::mark(state))
        .child(section)
}

impl Listing {
    fn gather(self) {
        let filter = self.state.filter.get();
        self.ids.set(
            self.state
                .with(|workspace| matching(workspace, self.at, &filter)),
        );
    }

    /// Shows the rows around the mark that is looked at.
    fn follow(self) {
        let Some(id) = self.state.selected.get() else {
            return;
        };
        let place = self
            .ids
            .with_untracked(|ids| ids.iter().position(|each| *each == id));
        let Some(place) = place else {
            return;
        };
        let first = self.from.get_untracked();
        if place < first || place >= first + ROWS {
            self.from.set(place - place % ROWS);
        }
        self.state.show_row(id);
    }

    fn shown(self) -> Vec<MarkRow> {
        let from = self.from.get();
        let ids: Vec<RecordId> = self
            .ids
            .with(|ids| ids.iter().skip(from).take(ROWS).copied().collect());
        self.state
            .with_untracked(|workspace| ids.iter().filter_map(|id| row(workspace, *id)).collect())
    }

    fn later(self) -> usize {
        self.ids
            .with(Vec::len)
            .saturating_sub(self.from.get() + ROWS)
    }

    fn turn_back(self) {
        self.from.update(|from| *from = from.saturating_sub(ROWS));
    }

    fn filters_all_out(self) -> bool {
        self.ids.with(Vec::is_empty)
            && self
                .state
                .filter
                .with(|filter| *filter != MarkFilter::default())
    }

    fn none_fits(self) -> El {
        el("p").class("empty").text("No mark fits. ").child(button(
            "link",
            "Show all marks",
            move || {
                self.state.filter.set(MarkFilter::default());
            },
        ))
    }
}

fn nothing_yet() -> El {
    el("p").class("empty").text("Nothing is marked yet. Select words in the text and choose what they are; or press Tab to the text and use the arrow keys.")
}

fn filters(listing: Listing) -> El {
    let state = listing.state;
    let search = el("input")
        .attr("type", "search")
        .attr("dir", "auto")
        .attr("placeholder", "Filter by words")
        .attr("aria-label", "Only marks with these words")
        .value_with(move || state.filter.with(|filter| filter.words.clone()))
        .on("input", move |event| {
            listing.from.set(0);
            state
                .filter
                .update(|filter| filter.words = value_of(&event));
        });
    el("div")
        .child(
            el("div")
                .class("tallies")
                .attr("role", "group")
                .attr("aria-label", "Only marks with this tag")
                .list(
                    move || {
                        let mut tallies = state.with(|workspace| tallies(workspace, listing.at));
                        tallies.retain(|tally| tally.count > 0);
                        tallies
                    },
                    move |tally| chip(listing, tally).into(),
                ),
        )
        .child(el("div").class("search").child(search))
}

/// How many marks carry a tag; pressing it lists only those.
fn chip(listing: Listing, tally: &TagTally) -> El {
    let state = listing.state;
    let (key, pressed) = (tally.key.clone(), tally.key.clone());
    el("button")
        .attr("type", "button")
        .class("chip")
        .child(swatch(tally.colour))
        .child(theirs("span", "", &tally.label))
        .child(span("count", &tally.count.to_string()))
        .state("aria-pressed", move || {
            state
                .filter
                .with(|filter| filter.tag.as_ref() == Some(&pressed))
        })
        .on_click(move || {
            listing.from.set(0);
            state.filter.update(|filter| {
                filter.tag = if filter.tag.as_ref() == Some(&key) {
                    None
                } else {
                    Some(key.clone())
                };
            });
        })
}

/// A line of the list.
fn line(state: AppState, row: &MarkRow) -> El {
    let id = row.id;
    let button = mark_button(state, row)
        .class(if row.lost {
            "mark-row lost"
        } else {
            "mark-row"
        })
        .maybe((!row.remark.is_empty()).then(|| theirs("span", "mark-remark", &row.remark)))
        .on_click(move || {
            state.look_at(id);
            state.show_address(Some(id));
        });
    el("li").attr("data-row", &id.to_string()).child(button)
}

/// A mark as something to choose.
fn mark_button(state: AppState, row: &MarkRow) -> El {
    let id = row.id;
    let label = el("span")
        .class("mark-label")
        .child(theirs("span", "", &row.label));
    let label = if row.lost {
        label.text(" · not found in the text")
    } else {
        label
    };
    el("button")
        .attr("type", "button")
        .class("mark-row")
        .attr_with("aria-current", move || {
            (state.selected.get() == Some(id)).then(|| "true".to_owned())
        })
        .child(swatch(row.colour))
        .child(theirs("span", "mark-words", &row.words))
        .child(label)
}
