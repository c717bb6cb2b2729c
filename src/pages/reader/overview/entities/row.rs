//! A row of the table: what an entity is called and how each article names it. A press opens it; drawn onto another
//! row it becomes part of that one.
//!
//! Invariant: what one may have the focus on is never drawn anew; only what it says is.
//! Must not know: which rows there are.

use leptos::ev::DragEvent;
use leptos::html;
use leptos::prelude::*;

use super::changes;
use super::details::EntityDetails;
use super::view_state::{ArticleNames, EntitiesState, EntityTarget};
use crate::components::{self, Swatch};
use crate::core::annotation::record::RecordId;
use crate::core::compare::values::value_in_words;
use crate::core::lesson::ArticleIndex;
use crate::core::text::printable::{brief, plural};
use crate::core::view::{EntityCell, EntityRow, entity_cell};
use crate::platform::article_dom;
use crate::platform::page::{self, Bring};

/// The name of the element that holds what is said of the open one: one is open at most.
const DETAILS: &str = "entity-details";
/// Most characters of a wording in a cell.
const WORDING: usize = 60;
/// Most characters of what else it is called, in the row.
const NAMES: usize = 120;

/// The rows of an entity: its own, and what is said of it while it is open.
#[component]
pub fn EntityBody(
    /// The entity.
    id: RecordId,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let ArticleNames(names) = expect_context();
    let columns = names.with_value(Vec::len) + 2;
    let row = Memo::new(move |_| state.row(id));
    let is_open = Memo::new(move |_| state.is_open(id));
    let is_over = RwSignal::new(false);
    let takes = move || state.dragged().is_some_and(|dragged| dragged != id);
    let over = move |event: DragEvent| {
        if untrack(takes) {
            event.prevent_default();
            is_over.set(true);
        }
    };
    let drop_on = move |event: DragEvent| {
        is_over.set(false);
        let dragged = untrack(|| state.dragged()).filter(|dragged| *dragged != id);
        if let Some(dragged) = dragged {
            event.prevent_default();
            state.set_dragged(None);
            changes::merge(state, id, dragged);
        }
    };
    let marked = Memo::new(move |_| state.with_table(|table| table.marked_articles().to_vec()));
    let cells = move || {
        row.with(|row| {
            let row = row.as_ref()?;
            let marked = marked.get();
            let cell = |(at, name): (usize, &String)| {
                let unnamed = match marked.get(at) {
                    Some(false) => "nothing marked here yet",
                    _ => "not named",
                };
                article_cell(row, at, name, unnamed)
            };
            let cells = |names: &Vec<String>| names.iter().enumerate().map(cell).collect_view();
            Some(names.with_value(cells))
        })
    };
    view! {
        <tbody
            role="rowgroup"
            data-entity=id.to_string()
            class:open=move || is_open.get()
            class:target=move || is_over.get() && takes()
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop_on
        >
            <tr role="row">
                <NameCell id row is_open/>
                <td role="cell" class="entity-total">
                    {move || row.with(|row| row.as_ref().map_or(0, EntityRow::total)).to_string()}
                    <span class="cards-only">{" marks"}</span>
                </td>
                {cells}
            </tr>
            {move || {
                is_open
                    .get()
                    .then(|| {
                        view! {
                            <tr role="row" class="entity-details" id=DETAILS>
                                <td role="cell" colspan=columns.to_string()>
                                    <EntityDetails id/>
                                </td>
                            </tr>
                        }
                    })
            }}
        </tbody>
    }
}

/// What it is called and what it is, as something to press and to drag.
#[component]
fn NameCell(id: RecordId, row: Memo<Option<EntityRow>>, is_open: Memo<bool>) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let button = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = button.get()
            && state.takes_focus(EntityTarget::Row(id))
        {
            components::focus(&button);
            // Once what has opened stands there.
            page::after_paint(move || article_dom::bring(&button, Bring::IntoView));
        }
    });
    let begin = move |event: DragEvent| {
        if let Some(data) = event.data_transfer() {
            data.set_effect_allowed("move");
            // Some browsers drag nothing that says nothing.
            let _ = data.set_data("text/plain", &state.name(id));
        }
        state.set_dragged(Some(id));
    };
    let name = move || {
        row.with(|row| {
            row.as_ref()
                .map_or_else(String::new, |row| row.name.clone())
        })
    };
    let colour = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.colour)));
    let label = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.label.clone())));
    let others = Memo::new(move |_| {
        row.with(|row| {
            let names = row.as_ref().map(|row| row.other_names.join(", "));
            brief(&names.unwrap_or_default(), NAMES)
        })
    });
    let also = move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            view! {
                <span class="entity-about">
                    "also "
                    <bdi dir="auto">{others}</bdi>
                </span>
            }
        })
    };
    let value = Memo::new(move |_| {
        row.with(|row| {
            let value = row.as_ref().and_then(|row| row.value.as_ref());
            value.map(value_in_words)
        })
    });
    let value = move || {
        let words = value.get()?;
        Some(view! { <span class="entity-about" dir="auto">{words}</span> })
    };
    let can_drag = !state.is_read_only();
    view! {
        <th
            class="entity-head"
            scope="row"
            role="rowheader"
            draggable=can_drag.then_some("true")
            class:dragged=move || state.dragged() == Some(id)
            on:dragstart=begin
            on:dragend=move |_| state.set_dragged(None)
        >
            <button
                type="button"
                class="entity-name"
                aria-expanded=move || is_open.get().to_string()
                aria-controls=move || is_open.get().then_some(DETAILS)
                node_ref=button
                on:click=move |_| state.toggle(id)
            >
                {move || colour.get().map(|colour| view! { <Swatch colour=Some(colour)/> })}
                <span class="entity-called" dir="auto">
                    {name}
                </span>
                <span class="entity-about" dir="auto">
                    {move || label.get()}
                </span>
                {value}
                {also}
            </button>
        </th>
    }
}

/// How an article names it. Not a component: a hundred rows have a thousand of them, and nothing in them can have the
/// focus.
fn article_cell(row: &EntityRow, at: ArticleIndex, name: &str, unnamed: &'static str) -> AnyView {
    let cell = entity_cell(row, at);
    view! {
        <td role="cell" class="entity-cell" class:silent=cell.count == 0>
            <span class="outlet cards-only" aria-hidden="true" dir="auto">
                {name.to_owned()}
            </span>
            {said(&cell, unnamed)}
        </td>
    }
    .into_any()
}

fn said(cell: &EntityCell, unnamed: &'static str) -> AnyView {
    if cell.count == 0 {
        return view! {
            <span aria-hidden="true" title=unnamed>{"–"}</span>
            <span class="aside-only">{unnamed}</span>
        }
        .into_any();
    }
    let is_one = cell.wordings.len() == 1;
    let wordings = cell.wordings.iter().map(|(words, count)| {
        let times = (*count > 1 && !is_one).then(|| {
            view! { <span class="times">{format!(" × {count}")}</span> }
        });
        view! {
            <li>
                <q dir="auto">{brief(words, WORDING)}</q>
                {times}
            </li>
        }
    });
    let more = (cell.more > 0).then(|| {
        view! { <li class="times">{format!("and {} more", plural(cell.more, "wording"))}</li> }
    });
    view! {
        <span class="entity-count">{cell.count.to_string()}</span>
        <ul>{wordings.collect_view()} {more}</ul>
    }
    .into_any()
}
