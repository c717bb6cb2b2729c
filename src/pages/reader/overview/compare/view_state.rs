//! What the table of points shows: in which order, of which source, which row is open, what is being dragged.
//!
//! Invariant: computed from the session, once for all rows; nothing of it is kept with the work.
//! Must not know: markup.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::computed::Selector;
use leptos::web_sys::HtmlElement;

use crate::components;
use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::points::claims::ClaimSource;
use crate::core::points::findings::{Finding, findings};
use crate::core::points::headlines::{Headline, headlines};
use crate::core::points::matrix::{ComparisonTable, MatrixRow, PointOrder};
use crate::core::view::{LessonPassages, byline, bynames};
use crate::pages::reader::Reader;
use crate::platform::page::{self, Bring};

/// Rows that are drawn at once: about as many as a large screen shows.
const FIRST_ROWS: usize = 8;
/// Rows that are drawn after each paint until all are: a long table opens as fast as a short one.
const MORE_ROWS: usize = 16;

/// What of the table gets the focus next.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum CompareTarget {
    /// The question of a row.
    Row(String),
    /// A cell of a row.
    Cell(String, ArticleIndex),
    /// A claim of an open row.
    Claim(RecordId),
    /// The line for a new question.
    NewPoint,
    /// The list of claims that answer nothing yet.
    Unplaced,
}

/// A claim that goes to an answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MovedClaim {
    /// Which one.
    pub id: RecordId,
    /// The row of the question from whose answers it is taken; without it, it answers none yet, or goes on answering what
    /// it does.
    pub from: Option<String>,
}

/// A row as it is now, told when it is another.
pub type PointRow = RwSignal<Option<Arc<MatrixRow>>>;

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct CompareState {
    /// The open lesson.
    pub reader: Reader,
    table: Memo<Arc<ComparisonTable>>,
    /// Those that are drawn. A change of one row wakes what shows that row, and not the thousand cells of the others.
    rows: StoredValue<BTreeMap<String, PointRow>>,
    passages: StoredValue<Arc<LessonPassages>>,
    names: StoredValue<Vec<String>>,
    /// What stands out in each row, as it was when it was looked for last.
    found: RwSignal<BTreeMap<String, Vec<Finding>>>,
    order: RwSignal<PointOrder>,
    source: RwSignal<Option<ClaimSource>>,
    listed: Memo<Vec<String>>,
    drawn: RwSignal<usize>,
    open: RwSignal<Option<String>>,
    is_open: StoredValue<Selector<Option<String>>>,
    is_short: RwSignal<bool>,
    dragged: RwSignal<Option<MovedClaim>>,
    wanted: RwSignal<Option<CompareTarget>>,
    is_wanted: StoredValue<Selector<Option<CompareTarget>>>,
}

impl CompareState {
    /// All points of the open lesson, none of them open.
    pub fn new(reader: Reader) -> Self {
        let session = reader.session;
        let lesson = session.lesson();
        let table = Memo::new(move |before: Option<&Arc<ComparisonTable>>| {
            Arc::new(session.with(|workspace| match before {
                Some(before) => before.again(workspace),
                None => ComparisonTable::new(workspace),
            }))
        });
        let (order, source) = (RwSignal::new(PointOrder::Made), RwSignal::new(None));
        let listed = Memo::new(move |_| {
            let order = order.get();
            table.with(|table| source.with(|source| table.listed(order, source.as_ref())))
        });
        let wording = reader.shared_wording;
        let passages = wording.passages(|| LessonPassages::find(lesson.clone()));
        let (open, wanted) = (RwSignal::new(None), RwSignal::new(None));
        let state = Self {
            reader,
            table,
            rows: StoredValue::default(),
            passages: StoredValue::new(passages),
            names: StoredValue::new(bynames(&lesson.articles)),
            found: RwSignal::default(),
            order,
            source,
            listed,
            drawn: RwSignal::new(FIRST_ROWS),
            open,
            is_open: StoredValue::new(Selector::new(move || open.get())),
            is_short: RwSignal::new(false),
            dragged: RwSignal::new(None),
            wanted,
            is_wanted: StoredValue::new(Selector::new(move || wanted.get())),
        };
        Effect::new(move |_| state.tell_rows());
        state
    }

    /// Tells those who show a row that it is another, or gone.
    fn tell_rows(self) {
        let table = self.table.get();
        for (name, shown) in self.rows.get_value() {
            let now = table.row(&name);
            shown.maybe_update(|row| {
                let is_other = row.as_ref() != now;
                *row = now.cloned();
                is_other
            });
        }
    }

    /// Whether the points are only looked at.
    pub fn is_read_only(self) -> bool {
        self.reader.session.is_read_only()
    }

    /// Something of the table; computed again when it is another.
    pub fn with_table<T>(self, read: impl FnOnce(&ComparisonTable) -> T) -> T {
        self.table.with(|table| read(table))
    }

    /// A row, as it is now.
    pub fn row(self, name: &str) -> Option<Arc<MatrixRow>> {
        self.table.with_untracked(|table| table.row(name).cloned())
    }

    /// A row that is told when it is another, as long as the owner lives.
    pub fn watch_row(self, name: &str) -> PointRow {
        let row = RwSignal::new(self.row(name));
        self.rows.update_value(|rows| {
            rows.insert(name.to_owned(), row);
        });
        on_cleanup(move || {
            self.rows
                .try_update_value(|rows| rows.retain(|_, other| *other != row));
        });
        row
    }

    /// Whoever calls it inside an effect is told when the table is another.
    pub fn track_table(self) {
        self.table.track();
    }

    /// Looks for what stands out in the rows, as they are now. It takes longer than drawing a row.
    pub fn look_for_findings(self) {
        // Whoever asks after a paint may ask a page that is gone.
        if self.found.is_disposed() {
            return;
        }
        let passages = self.passages.get_value();
        let names = self.names.get_value();
        let table = self.table.get_untracked();
        let session = self.reader.session;
        self.found.set(
            session.with_untracked(|workspace| {
                findings(&table, workspace, &names, passages.passages())
            }),
        );
    }

    /// What stands out in a row, as far as it was looked for.
    pub fn findings(self, name: &str) -> Vec<Finding> {
        self.found
            .with(|found| found.get(name).cloned().unwrap_or_default())
    }

    /// What the table says at a glance, as of when findings were looked for.
    pub fn headlines(self) -> Vec<Headline> {
        let table = self.table.get_untracked();
        let names = self.names.get_value();
        self.found.with(|found| headlines(&table, &names, found))
    }

    /// Who has marked a claim, as it is now, where it was somebody else.
    pub fn marked_by(self, claim: RecordId) -> Option<String> {
        let me = self.reader.identity.annotator_untracked().id;
        let session = self.reader.session;
        session.with_untracked(|workspace| byline(workspace, claim, me))
    }

    /// What each article is called.
    pub fn article_names(self) -> Vec<String> {
        self.names.get_value()
    }

    /// What an article is called.
    pub fn article_name(self, at: ArticleIndex) -> String {
        let name = self.names.with_value(|names| names.get(at).cloned());
        name.unwrap_or_default()
    }

    /// The rows that are listed, in their order.
    pub fn listed(self) -> Vec<String> {
        self.listed.get()
    }

    /// Those of them that are drawn. All are, some paints later.
    pub fn drawn(self) -> Vec<String> {
        let drawn = self.drawn.get();
        self.listed
            .with(|listed| listed.iter().take(drawn).cloned().collect())
    }

    /// Draws the rest of the rows, some with each paint, as long as the owner lives.
    pub fn draw_all(self) {
        Effect::new(move |_| {
            if self.listed.with(Vec::len) > self.drawn.get() {
                page::after_paint(move || {
                    let _ = self.drawn.try_update(|drawn| *drawn += MORE_ROWS);
                });
            }
        });
    }

    /// In which order they stand.
    pub fn order(self) -> PointOrder {
        self.order.get()
    }

    /// They stand in another order from now on.
    pub fn set_order(self, order: PointOrder) {
        self.order.set(order);
    }

    /// Of which source alone.
    pub fn source(self) -> Option<ClaimSource> {
        self.source.get()
    }

    /// Only rows with a claim of this source are listed from now on.
    pub fn set_source(self, source: Option<ClaimSource>) {
        self.source.set(source);
    }

    /// Whether cells say no more than the answers.
    pub fn is_short(self) -> bool {
        self.is_short.get()
    }

    /// Cells say no more than the answers from now on, or all.
    pub fn toggle_short(self) {
        self.is_short.update(|is_short| *is_short = !*is_short);
    }

    /// Whether a row is open.
    pub fn is_open(self, name: &str) -> bool {
        let name = Some(name.to_owned());
        self.is_open.with_value(|is_open| is_open.selected(&name))
    }

    /// Opens a row, or closes it where it is open.
    pub fn toggle(self, name: &str) {
        let is_open = self
            .open
            .with_untracked(|open| open.as_deref() == Some(name));
        self.open.set((!is_open).then(|| name.to_owned()));
        if !is_open {
            bring_row(name);
        }
    }

    /// Closes what is open.
    pub fn close(self) {
        self.open.set(None);
    }

    /// Opens a row and goes there.
    pub fn show(self, name: &str) {
        if !untrack(|| {
            self.listed
                .with(|listed| listed.iter().any(|each| each == name))
        }) {
            self.source.set(None);
        }
        self.drawn.set(usize::MAX);
        self.open.set(Some(name.to_owned()));
        self.ask_focus(CompareTarget::Row(name.to_owned()));
        bring_row(name);
    }

    /// Asks for the focus.
    pub fn ask_focus(self, target: CompareTarget) {
        // Whoever asks after a paint may ask a page that is gone.
        let _ = self.wanted.try_set(Some(target));
    }

    /// Answers whether the focus is asked for, and gives the request up if it is.
    fn takes_focus(self, target: &CompareTarget) -> bool {
        let target = Some(target.clone());
        // Only who is meant is told: there are a thousand buttons.
        let is_wanted = self.is_wanted.with_value(|it| it.selected(&target))
            && self.wanted.with_untracked(|wanted| *wanted == target);
        if is_wanted {
            self.wanted.set(None);
        }
        is_wanted
    }

    /// Gives the focus to an element whenever it is asked for.
    pub fn obey_focus(
        self,
        target: CompareTarget,
        element: impl Fn() -> Option<HtmlElement> + 'static,
    ) {
        Effect::new(move |_| {
            if let Some(element) = element()
                && self.takes_focus(&target)
            {
                components::focus(&element);
            }
        });
    }

    /// The claim that is being dragged.
    pub fn dragged(self) -> Option<RecordId> {
        self.dragged
            .with(|dragged| dragged.as_ref().map(|claim| claim.id))
    }

    /// The same, with where it comes from, once.
    pub fn dragged_untracked(self) -> Option<MovedClaim> {
        self.dragged.get_untracked()
    }

    /// A claim is dragged from now on, or none.
    pub fn set_dragged(self, claim: Option<MovedClaim>) {
        self.dragged.set(claim);
    }
}

/// Brings a row into view, once it is drawn with all that is open of it.
fn bring_row(name: &str) {
    let name = name.to_owned();
    page::after_paint(move || page::bring_named("data-point", &name, Bring::Whole));
}
