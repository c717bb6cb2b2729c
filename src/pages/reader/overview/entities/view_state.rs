//! What the page of all entities shows: which are listed, which is open, which is being dragged.
//!
//! Invariant: computed from the session, once for all rows; a bounded number of rows is drawn; who works in a row
//! keeps it where it is until the search or the order is another.
//! Must not know: markup.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::route::Route;
use crate::core::view::{
    ConcordanceLine, ConcordanceOrder, EntityQuery, EntityRow, EntityTable, Timeline, concordance,
    entity_proposals, timeline,
};
use crate::pages::reader::Reader;
use crate::pages::reader::card_fields::value_field::ShownValue;
use crate::platform::{page, tab_memory};

/// Rows that are drawn at once. More cost time and are not read.
pub const ROWS: usize = 50;

/// The marks of an entity that are ticked.
pub type TickedMarks = RwSignal<BTreeSet<RecordId>>;

/// What of an entity gets the focus next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntityTarget {
    /// Its row.
    Row(RecordId),
    /// What can be done with all of them.
    Tools,
}

/// A way to look at them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum EntitiesTab {
    /// A row for each.
    #[default]
    Table,
    /// All dates in their order.
    Timeline,
    /// Dots.
    Picture,
}

impl EntitiesTab {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Table, Self::Timeline, Self::Picture];

    /// What it is called, on the screen and where it is remembered.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Table => "Table",
            Self::Timeline => "Timeline",
            Self::Picture => "Picture",
        }
    }
}

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct EntitiesState {
    /// The open lesson.
    pub reader: Reader,
    index: Memo<Arc<EntityIndex>>,
    table: Memo<Arc<EntityTable>>,
    tab: RwSignal<EntitiesTab>,
    query: RwSignal<EntityQuery>,
    listed: Memo<ListedEntities>,
    /// The place of the first row that is drawn.
    first: RwSignal<usize>,
    open: RwSignal<Option<RecordId>>,
    dragged: RwSignal<Option<RecordId>>,
    wanted: RwSignal<Option<EntityTarget>>,
}

/// The entities that are listed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct ListedEntities {
    query: EntityQuery,
    ids: Vec<RecordId>,
}

impl EntitiesState {
    /// All entities of the open lesson, none of them open.
    pub fn new(reader: Reader) -> Self {
        let session = reader.session;
        let index = Memo::new(move |_| Arc::new(session.with(EntityIndex::new)));
        let table = Memo::new(move |_| {
            let index = index.get();
            Arc::new(session.with(|workspace| EntityTable::new(workspace, &index)))
        });
        let last = tab_memory::recall(&memory(reader)).unwrap_or_default();
        let query = RwSignal::new(EntityQuery::parse(&last));
        let listed = Memo::new(move |last: Option<&ListedEntities>| {
            let query = query.get();
            let last = last.filter(|last| last.query == query);
            let ids = table.with(|table| match last {
                Some(last) => table.listed_on(&query, &last.ids),
                None => table.listed(&query),
            });
            ListedEntities { query, ids }
        });
        let tab = tab_memory::recall(&tab_name(reader));
        let mut tabs = EntitiesTab::ALL.into_iter();
        let tab = tabs.find(|each| tab.as_deref() == Some(each.label()));
        Self {
            reader,
            index,
            table,
            tab: RwSignal::new(tab.unwrap_or_default()),
            query,
            listed,
            first: RwSignal::new(0),
            open: RwSignal::new(None),
            dragged: RwSignal::new(None),
            wanted: RwSignal::new(None),
        }
    }

    /// Whether the entities are only looked at.
    pub fn is_read_only(self) -> bool {
        self.reader.session.is_read_only()
    }

    /// Something of the table; computed again when it is another.
    pub fn with_table<T>(self, read: impl FnOnce(&EntityTable) -> T) -> T {
        self.table.with(|table| read(table))
    }

    /// An entity's row; computed again when the table is another.
    pub fn row(self, id: RecordId) -> Option<EntityRow> {
        self.with_table(|table| table.row(id).cloned())
    }

    /// What an entity is called, once.
    pub fn name(self, id: RecordId) -> String {
        let row = untrack(|| self.row(id));
        row.map(|row| row.name).unwrap_or_default()
    }

    /// The entity that an id leads to: one that has become another leads there.
    pub fn resolve(self, id: RecordId) -> Option<RecordId> {
        let me = self.reader.identity.annotator_untracked().id;
        self.index.with(|index| index.resolve(id, me))
    }

    /// Every mark that names an entity; computed again after every change.
    pub fn concordance(self, id: RecordId, order: ConcordanceOrder) -> Vec<ConcordanceLine> {
        self.index.with(|index| {
            let session = self.reader.session;
            session.with(|workspace| concordance(workspace, index, id, order))
        })
    }

    /// Which date or number an entity is and may be; nothing where it can be none.
    pub fn value(self, id: RecordId) -> Option<ShownValue> {
        self.index.with(|index| {
            let session = self.reader.session;
            session.with(|workspace| {
                Some(ShownValue {
                    proposals: entity_proposals(workspace, index, id)?,
                    value: workspace.entity(id)?.value.clone(),
                })
            })
        })
    }

    /// The dates that all articles name; computed again after every change.
    pub fn timeline(self) -> Timeline {
        self.index.with(|index| {
            let session = self.reader.session;
            session.with(|workspace| timeline(workspace, index))
        })
    }

    /// How one looks at them.
    pub fn tab(self) -> EntitiesTab {
        self.tab.get()
    }

    /// Looks at them in another way.
    pub fn set_tab(self, tab: EntitiesTab) {
        self.tab.set(tab);
        tab_memory::remember(&tab_name(self.reader), tab.label());
    }

    /// What is searched, and in which order the rows stand.
    pub fn query(self) -> EntityQuery {
        self.query.get()
    }

    /// Searches something else, from the first row on.
    pub fn set_query(self, change: impl FnOnce(&mut EntityQuery)) {
        self.first.set(0);
        self.query.update(change);
        // Whoever goes to a place and comes back finds the list as it was.
        let query = self.query.with_untracked(EntityQuery::as_text);
        tab_memory::remember(&memory(self.reader), &query);
    }

    /// All that are listed, in their order.
    pub fn listed(self) -> Vec<RecordId> {
        self.listed.with(|listed| listed.ids.clone())
    }

    /// How many entities are listed.
    pub fn listed_count(self) -> usize {
        self.listed.with(|listed| listed.ids.len())
    }

    /// Those whose rows are drawn.
    pub fn drawn(self) -> Vec<RecordId> {
        let first = self.first.get();
        self.listed.with(|listed| {
            let drawn = listed.ids.iter().skip(first).take(ROWS);
            drawn.copied().collect()
        })
    }

    /// The place of the first row that is drawn.
    pub fn first(self) -> usize {
        self.first.get()
    }

    /// How many rows after those that are drawn are not.
    pub fn later(self) -> usize {
        self.listed_count().saturating_sub(self.first.get() + ROWS)
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

    /// The entity beside one in the list: the next, or the last where there is no next.
    pub fn neighbour(self, id: RecordId) -> Option<RecordId> {
        self.listed.with_untracked(|listed| {
            let at = listed.ids.iter().position(|each| *each == id)?;
            let before = at.checked_sub(1).and_then(|at| listed.ids.get(at));
            listed.ids.get(at + 1).or(before).copied()
        })
    }

    /// Whether an entity is open.
    pub fn is_open(self, id: RecordId) -> bool {
        self.open.get() == Some(id)
    }

    /// Opens an entity, or closes it where it is open.
    pub fn toggle(self, id: RecordId) {
        let is_open = self.open.get_untracked() == Some(id);
        self.set_open((!is_open).then_some(id));
    }

    /// Opens an entity, or none. The address leads to it from now on.
    pub fn set_open(self, id: Option<RecordId>) {
        self.open.set(id);
        let reader = self.reader;
        // Nobody is sent to what is not kept.
        if reader.is_preview() || reader.session.is_read_only() {
            return;
        }
        let route = |id| Route::Entities(reader.session.lesson().id.clone(), id).fragment();
        // Somebody may have gone on, of which the browser tells a moment later.
        if page::fragment().starts_with(&route(None)) {
            page::replace(&route(id));
        }
    }

    /// Opens an entity, draws its row and goes there.
    pub fn show(self, id: RecordId) {
        if self.tab.get_untracked() != EntitiesTab::Table {
            self.set_tab(EntitiesTab::Table);
        }
        self.open.set(Some(id));
        self.go_to(id);
    }

    /// Draws an entity's row and gives it the focus.
    pub fn go_to(self, id: RecordId) {
        let place = |listed: &ListedEntities| listed.ids.iter().position(|each| *each == id);
        if untrack(|| self.listed.with(place)).is_none() {
            // Whoever is led to it sees it.
            self.set_query(|query| *query = EntityQuery::default());
        }
        let first = self.first.get_untracked();
        if let Some(at) = untrack(|| self.listed.with(place))
            && (at < first || at >= first + ROWS)
        {
            self.first.set(at - at % ROWS);
        }
        self.ask_focus(EntityTarget::Row(id));
    }

    /// Asks for the focus.
    pub fn ask_focus(self, target: EntityTarget) {
        self.wanted.set(Some(target));
    }

    /// Answers whether the focus is asked for, and gives the request up if it is.
    pub fn takes_focus(self, target: EntityTarget) -> bool {
        let is_wanted = self.wanted.get() == Some(target);
        if is_wanted {
            self.wanted.update_untracked(|wanted| *wanted = None);
        }
        is_wanted
    }

    /// The entity that is being dragged.
    pub fn dragged(self) -> Option<RecordId> {
        self.dragged.get()
    }

    /// An entity is dragged from now on, or none.
    pub fn set_dragged(self, id: Option<RecordId>) {
        self.dragged.set(id);
    }
}

/// Under which name this tab remembers what was searched last.
fn memory(reader: Reader) -> String {
    format!("names/{}", reader.session.lesson().id.as_str())
}

/// Under which name it remembers how one looked at them.
fn tab_name(reader: Reader) -> String {
    format!("names-tab/{}", reader.session.lesson().id.as_str())
}

/// What each article is called, given by context to the rows.
#[derive(Clone, Copy)]
pub struct ArticleNames(pub StoredValue<Vec<String>>);
