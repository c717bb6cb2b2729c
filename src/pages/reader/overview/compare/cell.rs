//! A cell of the table: what an article says to a question, or that it is silent.
//!
//! Invariant: drawn anew only when it says something else, whatever becomes of the others of its row.
//! Must not know: which rows there are.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::answers::{attribution, look, number, quote};
use super::changes;
use super::view_state::{CompareState, CompareTarget};
use crate::core::lesson::ArticleIndex;
use crate::core::points::command::Silence;
use crate::core::points::matrix::{CellAnswer, MatrixCell, MatrixRow};
use crate::core::text::printable::brief;
use crate::pages::reader::byline::by;

/// Most characters of an answer in a cell.
pub const ANSWER: usize = 90;
/// Most characters of a quotation in a cell.
const QUOTE: usize = 110;

/// A cell of a row. Equal to another one where both look the same. Not a component: a hundred rows have a thousand.
pub struct ShownCell {
    row: Arc<MatrixRow>,
    at: ArticleIndex,
}

impl PartialEq for ShownCell {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && self.row.has_same_cell(&other.row, self.at)
    }
}

impl ShownCell {
    /// What an article says; nothing where there is no such article.
    #[must_use]
    pub fn of(row: Arc<MatrixRow>, at: ArticleIndex) -> Option<Self> {
        (at < row.cells.len()).then_some(Self { row, at })
    }

    /// The cell as it is drawn.
    pub fn view(&self, state: CompareState) -> AnyView {
        cell(state, &self.row, self.at)
    }
}

fn cell(state: CompareState, row: &MatrixRow, at: ArticleIndex) -> AnyView {
    let outlet = state.article_name(at);
    let outlet = view! {
        <span class="outlet cards-only" aria-hidden="true" dir="auto">
            {outlet}
        </span>
    };
    match &row.cells[at] {
        MatrixCell::Says(answers) => {
            let is_at_odds = row.at_odds.contains(&at);
            let odds = is_at_odds.then(|| {
                view! { <span class="at-odds">"Disagrees with itself"</span> }
            });
            let answers = answers.iter().map(|answer| cell_answer(state, row, answer));
            let answers = answers.collect_view();
            let name = row.name.clone();
            view! {
                <td
                    role="cell"
                    class="point-cell says"
                    class:odds=is_at_odds
                    on:click=move |_| {
                        if !untrack(|| state.is_open(&name)) {
                            state.show(&name);
                        }
                    }
                >
                    {outlet}
                    <div class="cell-answers">{odds} {answers}</div>
                </td>
            }
            .into_any()
        }
        cell => {
            let is_silent = *cell == MatrixCell::Silent;
            view! {
                <td role="cell" class="point-cell" class:silent=is_silent class:not-looked=!is_silent>
                    {outlet} {silence(state, row, at, is_silent)}
                </td>
            }
            .into_any()
        }
    }
}

fn cell_answer(state: CompareState, row: &MatrixRow, answer: &CellAnswer) -> AnyView {
    let words = row.positions.get(answer.position);
    let words = words.map(|position| brief(&position.words, ANSWER));
    let claims = answer.claims.iter().map(|claim| {
        view! {
            <span class="cell-claim">
                {quote(claim, QUOTE)} {attribution(claim)} {state.marked_by(claim.id).map(by)}
            </span>
        }
    });
    view! {
        <div class=format!("cell-answer {}", look(answer.position))>
            <p class="cell-words">
                {number(answer.position)}
                <span dir="auto">{words}</span>
            </p>
            {claims.collect_view()}
        </div>
    }
    .into_any()
}

/// Whether an article that answers nothing was looked at, and the button that says so.
fn silence(state: CompareState, row: &MatrixRow, at: ArticleIndex, is_silent: bool) -> AnyView {
    if state.is_read_only() {
        let words = if is_silent {
            "silent"
        } else {
            "not looked yet"
        };
        return view! { <span class="cell-state">{words}</span> }.into_any();
    }
    let (name, key) = (row.name.clone(), row.key.clone());
    let button = NodeRef::<html::Button>::new();
    let target = CompareTarget::Cell(name.clone(), at);
    state.obey_focus(target, move || button.get().map(Into::into));
    let to = if is_silent {
        Silence::NotLooked
    } else {
        Silence::Silent
    };
    let label = format!("Silent: {}, {}", state.article_name(at), row.point.question);
    view! {
        <span class="cell-state" hidden=is_silent>"not looked yet"</span>
        <button
            type="button"
            class="tool small silent-button"
            aria-label=label
            aria-pressed=is_silent.to_string()
            node_ref=button
            on:click=move |_| changes::set_silence(state, &name, &key, at, to)
        >
            "Silent"
        </button>
    }
    .into_any()
}
