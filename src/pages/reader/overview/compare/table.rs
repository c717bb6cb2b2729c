//! The table: a row for each point, a column for each article.
//!
//! Invariant: a real table with its headers, also where it is shown as cards: the roles are said, since a browser
//! forgets them with another `display`. A row stays the same elements as long as it is listed.
//! Must not know: what a row holds.

use leptos::prelude::*;

use super::super::article_columns::{ArticleColumns, MANY};
use super::row::PointBody;
use super::view_state::CompareState;
use crate::components::{Button, ButtonLook};
use crate::core::text::printable::plural;
use crate::platform::page;

/// The table.
#[component]
pub fn PointsTable() -> impl IntoView {
    let state = expect_context::<CompareState>();
    let count = state.article_names().len();
    let is_wide = count >= MANY;
    let caption = move || {
        let all = state.with_table(|table| table.rows.len());
        let listed = state.listed().len();
        let questions = plural(all, "question");
        let of = if listed == all {
            questions
        } else {
            format!("{listed} of {questions}")
        };
        format!("{of} put to {}", plural(count, "article"))
    };
    state.draw_all();
    let is_none = Memo::new(move |_| state.listed().is_empty());
    view! {
        <div
            class="compare-frame"
            class:many=is_wide
            tabindex=is_wide.then_some("0")
            role="group"
            aria-label="Table of questions"
        >
            <table
                class="compare-table"
                class:short=move || state.is_short()
                style:--articles=count.to_string()
                role="table"
                aria-colcount=(count + 1).to_string()
            >
                <caption>{caption}</caption>
                <TableHead/>
                <For
                    each=move || {
                        page::keep_focus_in(".compare-table");
                        state.drawn()
                    }
                    key=String::clone
                    children=move |name| view! { <PointBody name/> }.into_any()
                />
            </table>
        </div>
        <Show when=move || is_none.get()>
            <p class="empty">
                "This source says nothing in the table. "
                <Button look=ButtonLook::Link on:click=move |_| state.set_source(None)>
                    "Show all questions"
                </Button>
            </p>
        </Show>
    }
}

/// The names of the articles, which lead to them.
#[component]
fn TableHead() -> impl IntoView {
    view! {
        <thead role="rowgroup">
            <tr role="row">
                <th class="point-head" scope="col" role="columnheader">
                    {"Question"}
                </th>
                <ArticleColumns/>
            </tr>
        </thead>
    }
}
