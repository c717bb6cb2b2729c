//! Looking at a mark: by a click on its words, by its line in the list, by going from mark to mark.
//!
//! Invariant: at most one mark is looked at; looking changes nothing that is saved.
//! Must not know: what a mark says.

use super::places::{dom_range, mark_selector};
use super::state::AppState;
use crate::core::annotation::record::RecordId;
use crate::core::reading::segment::Direction;
use crate::platform::{self, highlight, selection, selection_observer};

impl AppState {
    /// Shows a mark in the text and looks at it.
    pub fn look_at(&self, id: RecordId) {
        self.let_go();
        self.stacked.set(Vec::new());
        self.selected.set(Some(id));
        platform::page::scroll_to(&mark_selector(id), platform::page::Bring::IntoView);
    }

    /// Takes in a click on words that carry these marks, the outermost first.
    pub fn clicked(&self, ids: Vec<RecordId>) {
        // A click that ends a drag is not a click on a mark.
        if selection_observer::was_drag() || selection::current().is_some() {
            return;
        }
        if ids.is_empty() {
            self.selected.set(None);
        } else {
            self.selected.set(ids.last().copied());
            self.panel_open.set(true);
            if let Some(id) = ids.last() {
                let selector = mark_selector(*id);
                // Once the list is there, it may lie over the mark.
                platform::page::after(0, move || {
                    platform::page::scroll_to(&selector, platform::page::Bring::IntoView);
                });
            }
        }
        self.show_address(ids.last().copied());
        self.stacked
            .set(if ids.len() > 1 { ids } else { Vec::new() });
    }

    /// Closes the card of a mark; the focus goes back to the words.
    pub fn close_mark(&self) {
        let id = self.selected.get_untracked();
        self.selected.set(None);
        self.stacked.set(Vec::new());
        self.panel_open.set(false);
        self.show_address(None);
        if let Some(id) = id {
            platform::page::focus(&mark_selector(id), None);
        }
    }

    /// Brings the line of a mark into view in the list.
    pub fn show_row(&self, id: RecordId) {
        platform::page::after(0, move || {
            platform::page::nudge(&format!("[data-row=\"{id}\"]"), ".listing");
        });
    }

    /// Paints the mark that is looked at.
    pub fn paint_selected(&self, id: Option<RecordId>) {
        let ranges = id.map_or_else(Vec::new, |id| {
            self.with_untracked(|workspace| {
                let Some((_, article)) = workspace.article_of(id) else {
                    return Vec::new();
                };
                let ranges = workspace.index().ranges(id).iter();
                ranges
                    .filter_map(|range| dom_range(article, *range))
                    .collect()
            })
        });
        highlight::paint("selected", &ranges);
    }

    /// Goes to the next or the last mark in reading order.
    pub fn go_to_mark(&self, direction: Direction) {
        let Some(at) = self.article_untracked() else {
            return;
        };
        let next = self.with_untracked(|workspace| {
            let index = workspace.index();
            match (self.selected.get_untracked(), direction) {
                (Some(id), Direction::Forward) => index.neighbours(id).1,
                (Some(id), Direction::Backward) => index.neighbours(id).0,
                (None, Direction::Forward) => {
                    let from = self
                        .pending
                        .get_untracked()
                        .map_or(0, |pending| pending.range.end());
                    index
                        .first_from(at, from)
                        .or_else(|| index.first_from(at, 0))
                }
                (None, Direction::Backward) => index.in_order(at).next_back(),
            }
        });
        match next {
            Some(id) => {
                self.look_at(id);
                platform::page::focus(&mark_selector(id), None);
                self.announce_selected();
            }
            None => self.say("There is no further mark in this direction."),
        }
    }

    fn announce_selected(&self) {
        let Some(id) = self.selected.get_untracked() else {
            return;
        };
        let row = self.with_untracked(|workspace| crate::core::view::row(workspace, id));
        if let Some(row) = row {
            self.say(format!("{}: “{}”.", row.label, row.words));
        }
    }
}
