//! A list of what is kept, a page at a time.
//!
//! Invariant: a row is drawn again only when its data differ, so that the others keep the focus.

use leptos::prelude::*;

use super::item_row::ItemRow;
use super::lesson_row::{KeptLessonRow, RemovedLessonRow, RemovedSheetRow};
use super::mark_row::DeletedMarkRow;
use super::state::Recovery;
use crate::components::{Button, ButtonLook};
use crate::core::recovery::{
    DeletedMark, KeptLesson, RemovedLesson, RemovedSheet, StoredItem, Survey, Unreadable,
};

/// How many rows a list shows at first, and how many more at a time.
const PAGE: usize = 100;

/// A row of any list of the page.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum KeptRow {
    /// A lesson with the work on it.
    Lesson(KeptLesson),
    /// A lesson that can come back.
    Removed(RemovedLesson),
    /// A work that can come back.
    RemovedWork(RemovedSheet),
    /// A value that cannot be read.
    Unreadable(Unreadable),
    /// A value.
    Item(StoredItem),
    /// A mark that can come back.
    Deleted(DeletedMark),
}

/// A list with a button for more of it.
#[component]
pub fn PagedRows(
    /// What it is a list of.
    of: fn(&Survey) -> Box<dyn ExactSizeIterator<Item = KeptRow> + '_>,
) -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let most = RwSignal::new(PAGE);
    let rows = move || {
        recovery.with_survey(|survey| {
            let mut rows = Vec::new();
            for row in of(survey).take(most.get()) {
                // Damaged stores may hold the same thing twice, and the rows' keys must differ.
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
            rows
        })
    };
    let not_shown = move || {
        let all = recovery.with_survey(|survey| of(survey).len());
        all.saturating_sub(most.get())
    };
    view! {
        <div>
            <ul class="rows">
                <For each=rows key=Clone::clone let(row)>
                    <Row row/>
                </For>
            </ul>
            <Button
                look=ButtonLook::Strong
                attr:hidden=move || not_shown() == 0
                on:click=move |_| *most.write() += PAGE
            >
                {move || format!("Show more ({} not shown)", not_shown())}
            </Button>
        </div>
    }
}

#[component]
fn Row(row: KeptRow) -> impl IntoView {
    match row {
        KeptRow::Lesson(lesson) => view! { <KeptLessonRow lesson/> }.into_any(),
        KeptRow::Removed(lesson) => view! { <RemovedLessonRow lesson/> }.into_any(),
        KeptRow::RemovedWork(work) => view! { <RemovedSheetRow work/> }.into_any(),
        KeptRow::Unreadable(unreadable) => {
            view! { <ItemRow item=unreadable.item why=unreadable.why.to_string()/> }.into_any()
        }
        KeptRow::Item(item) => view! { <ItemRow item/> }.into_any(),
        KeptRow::Deleted(mark) => view! { <DeletedMarkRow mark/> }.into_any(),
    }
}
