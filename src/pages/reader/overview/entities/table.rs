//! The table: a row for each entity, a column for each article.
//!
//! Invariant: a real table with its headers, also where it is shown as cards: the roles are said, since a browser
//! forgets them with another `display`. A bounded number of rows is drawn; a row stays the same elements as long as
//! it is drawn.
//! Must not know: what a row holds.

use leptos::prelude::*;

use super::super::article_columns::{ArticleColumns, MANY};
use super::row::EntityBody;
use super::view_state::{ArticleNames, EntitiesState};
use crate::components::{Button, ButtonLook};
use crate::core::text::printable::{grouped, plural};
use crate::core::view::{EntityOrder, EntityQuery, bynames};
use crate::platform::page;

/// The table, and the ways to the rows that are not drawn.
#[component]
pub fn EntitiesTable() -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let lesson = state.reader.session.lesson();
    let names = bynames(&lesson.articles);
    let count = names.len();
    provide_context(ArticleNames(StoredValue::new(names)));
    let caption = move || {
        let (all, marks) = state.with_table(|table| (table.rows().len(), table.marks()));
        let listed = state.listed_count();
        let shown = if state.query().is_filter() && listed != all {
            format!("{} of {}", grouped(listed), named(all))
        } else {
            named(all)
        };
        format!(
            "{shown} in {}, with {} marks",
            plural(count, "article"),
            grouped(marks)
        )
    };
    let is_wide = count >= MANY;
    view! {
        <Button
            look=ButtonLook::Wide
            attr:hidden=move || state.first() == 0
            on:click=move |_| state.turn_back()
        >
            "Earlier names"
        </Button>
        <div class="entities-frame" class:many=is_wide tabindex=is_wide.then_some("0") role="group" aria-label="Table of names">
            <table
                class="entities-table"
                role="table"
                aria-rowcount=move || (state.listed_count() + 1).to_string()
                aria-colcount=(count + 2).to_string()
            >
                <caption>{caption}</caption>
                <TableHead/>
                <For
                    each=move || {
                        page::keep_focus_in(".entities-table");
                        state.drawn()
                    }
                    key=|id| *id
                    children=move |id| view! { <EntityBody id/> }.into_any()
                />
            </table>
        </div>
        <Button
            look=ButtonLook::Wide
            attr:hidden=move || state.later() == 0
            on:click=move |_| state.turn_on()
        >
            {move || format!("Later names ({} more)", state.later())}
        </Button>
        <NoneFits/>
    }
}

fn named(count: usize) -> String {
    format!(
        "{} {}",
        grouped(count),
        if count == 1 { "name" } else { "names" }
    )
}

/// The names of the columns; those of articles lead to them.
#[component]
fn TableHead() -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let sorted = move |order: EntityOrder, direction: &'static str| {
        (state.query().order == order).then_some(direction)
    };
    view! {
        <thead role="rowgroup">
            <tr role="row">
                <th
                    class="entity-head"
                    scope="col"
                    role="columnheader"
                    aria-sort=move || sorted(EntityOrder::Name, "ascending")
                >
                    {"Name"}
                </th>
                <th
                    class="entity-total"
                    scope="col"
                    role="columnheader"
                    aria-sort=move || sorted(EntityOrder::Marks, "descending")
                >
                    {"Marks"}
                </th>
                <ArticleColumns/>
            </tr>
        </thead>
    }
}

/// A way back where nothing fits.
#[component]
fn NoneFits() -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let is_none = Memo::new(move |_| state.listed_count() == 0);
    view! {
        <Show when=move || is_none.get()>
            <p class="empty">
                "No matching names. "
                <Button
                    look=ButtonLook::Link
                    on:click=move |_| state.set_query(|query| *query = EntityQuery::default())
                >
                    "Show all names"
                </Button>
            </p>
        </Show>
    }
}
