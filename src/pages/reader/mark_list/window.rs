//! What is drawn of an article's marks.
//!
//! Invariant: a bounded number of rows at a time. Whether the focused mark is listed is decided when it gets
//! the focus or the filter changes: nobody's words take the row away in which they are being typed.
//! Must not know: rows.

use leptos::prelude::*;

use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::view::{MarkFilter, matching};
use crate::pages::reader::Reader;

/// Rows that are shown at once. More cost time and are not read.
const ROWS: usize = 100;

/// See the head of the file.
#[derive(Clone, Copy)]
pub struct Window {
    listed: Memo<ListedMarks>,
    /// The place of the first row that is drawn.
    first: RwSignal<usize>,
}

/// The marks that are listed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct ListedMarks {
    /// For this filter.
    filter: MarkFilter,
    /// While this mark was looked at; none where every mark is listed.
    focused: Option<RecordId>,
    /// In the list's order.
    ids: Vec<RecordId>,
    /// How many marks pass the filter.
    fitting: usize,
}

impl Window {
    /// The marks of an article, from the first one on.
    pub fn new(reader: Reader, at: ArticleIndex) -> Self {
        let listed = Memo::new(move |last: Option<&ListedMarks>| {
            let filter = reader.list.filter();
            let is_filtered = filter != MarkFilter::default();
            let focused = is_filtered.then(|| reader.focused.get()).flatten();
            let mut ids = reader
                .session
                .with(|workspace| matching(workspace, at, &filter));
            let fitting = ids.len();
            let last = last.filter(|last| last.filter == filter && last.focused == focused);
            if let (Some(last), Some(id)) = (last, focused) {
                let place = last.ids.iter().position(|each| *each == id);
                match (place, ids.contains(&id)) {
                    (Some(place), false) if is_there(reader, id) => {
                        ids.insert(place.min(ids.len()), id);
                    }
                    (None, true) => ids.retain(|each| *each != id),
                    _ => {}
                }
            }
            ListedMarks {
                filter,
                focused,
                ids,
                fitting,
            }
        });
        Self {
            listed,
            first: RwSignal::new(0),
        }
    }

    /// How many marks pass the filter.
    pub fn fitting(self) -> usize {
        self.listed.with(|listed| listed.fitting)
    }

    /// The marks whose rows are drawn.
    pub fn drawn(self) -> Vec<RecordId> {
        let first = self.first.get();
        self.listed.with(|listed| {
            let drawn = listed.ids.iter().skip(first).take(ROWS);
            drawn.copied().collect()
        })
    }

    /// All marks that are listed, drawn or not.
    pub fn listed(self) -> Vec<RecordId> {
        self.listed.with(|listed| listed.ids.clone())
    }

    /// How many they are.
    pub fn listed_count(self) -> usize {
        self.listed.with(|listed| listed.ids.len())
    }

    /// Whether a mark is listed, once.
    pub fn lists_untracked(self, id: RecordId) -> bool {
        self.listed
            .with_untracked(|listed| listed.ids.contains(&id))
    }

    /// Whether a mark is listed.
    pub fn lists(self, id: RecordId) -> bool {
        self.listed.with(|listed| listed.ids.contains(&id))
    }

    /// Whether rows before those that are drawn are not.
    pub fn has_earlier(self) -> bool {
        self.first.get() != 0
    }

    /// How many rows after those that are drawn are not.
    pub fn later(self) -> usize {
        let listed = self.listed.with(|listed| listed.ids.len());
        listed.saturating_sub(self.first.get() + ROWS)
    }

    /// Draws the rows around a mark, if it is listed.
    pub fn turn_to(self, id: RecordId) {
        let place = self
            .listed
            .with_untracked(|listed| listed.ids.iter().position(|each| *each == id));
        let first = self.first.get_untracked();
        if let Some(place) = place
            && (place < first || place >= first + ROWS)
        {
            self.first.set(place - place % ROWS);
        }
    }

    /// Draws the first rows.
    pub fn turn_to_start(self) {
        self.first.set(0);
    }

    /// Draws the rows before.
    pub fn turn_back(self) {
        self.first
            .update(|first| *first = first.saturating_sub(ROWS));
    }

    /// Draws the rows after.
    pub fn turn_on(self) {
        self.first.update(|first| *first += ROWS);
    }
}

fn is_there(reader: Reader, id: RecordId) -> bool {
    reader
        .session
        .with_untracked(|workspace| workspace.body(id).is_some())
}
