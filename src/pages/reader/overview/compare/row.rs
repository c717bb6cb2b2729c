//! A row of the table: a question, how much the articles agree, and what each of them says. A press on a cell opens
//! the row with both passages; a claim that is dropped on a cell or an answer is put there.
//!
//! Invariant: what one may have the focus on is drawn anew only when what it says is another.
//! Must not know: which rows there are.

use leptos::ev::DragEvent;
use leptos::html;
use leptos::prelude::*;

use super::answers::{attribution, look, number, quote};
use super::changes::{self, ClaimDestination};
use super::details::PointDetails;
use super::view_state::{CompareState, CompareTarget, PointRow};
use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::points::agreement::RowAgreement;
use crate::core::points::command::Silence;
use crate::core::points::matrix::{CellAnswer, MatrixCell, MatrixRow, RowPosition};
use crate::core::text::printable::brief_words;

/// The name of the element that holds an open point: one is open at most.
const DETAILS: &str = "point-details";
/// Most characters of an answer in a cell.
const ANSWER: usize = 90;
/// Most characters of a quotation in a cell.
const QUOTE: usize = 110;

/// The rows of a point: its own, and all that is said of it while it is open.
#[component]
pub fn PointBody(
    /// The name of the row.
    name: String,
) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let columns = state.article_names().len() + 1;
    let name = StoredValue::new(name);
    let row: PointRow = Memo::new(move |_| name.with_value(|name| state.row(name)));
    let is_open = Memo::new(move |_| name.with_value(|name| state.is_open(name)));
    let is_over = RwSignal::new(false);
    let over = move |event: DragEvent| {
        if untrack(|| state.dragged()).is_some() {
            event.prevent_default();
            is_over.set(true);
        }
    };
    let drop_on = move |event: DragEvent| {
        is_over.set(false);
        drop_claim(state, &event, name, None);
    };
    let cells = move || {
        row.with(|row| {
            let row = row.as_ref()?;
            let cell = |at| cell(state, row, at);
            Some((0..row.cells.len()).map(cell).collect_view())
        })
    };
    view! {
        <tbody
            role="rowgroup"
            data-point=name.get_value()
            class:open=move || is_open.get()
            class:target=move || is_over.get() && state.dragged().is_some()
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop_on
        >
            <tr role="row">
                <QuestionCell name row is_open/> {cells}
            </tr>
            {move || {
                is_open
                    .get()
                    .then(|| {
                        view! {
                            <tr role="row" class="point-details" id=DETAILS>
                                <td role="cell" colspan=columns.to_string()>
                                    <PointDetails row/>
                                </td>
                            </tr>
                        }
                    })
            }}
        </tbody>
    }
}

/// Puts what is dragged to an answer of a row, or makes it a new one.
fn drop_claim(
    state: CompareState,
    event: &DragEvent,
    name: StoredValue<String>,
    position: Option<RecordId>,
) {
    if let Some(claim) = untrack(|| state.dragged()) {
        event.prevent_default();
        event.stop_propagation();
        state.set_dragged(None);
        let row = name.get_value();
        let to = match position {
            Some(position) => ClaimDestination::Answer(row, position),
            None => ClaimDestination::NewAnswer(row),
        };
        changes::place(state, claim, &to);
    }
}

/// The question, how much the articles agree, and the answers.
#[component]
fn QuestionCell(name: StoredValue<String>, row: PointRow, is_open: Memo<bool>) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let button = NodeRef::<html::Button>::new();
    let target = CompareTarget::Row(name.get_value());
    state.obey_focus(target, move || button.get().map(Into::into));
    let question = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.point.question.clone()))
            .unwrap_or_default()
    });
    let agreement = Memo::new(move |_| {
        let row = row.get();
        row.map_or((RowAgreement::Unanswered, 0), |row| {
            (row.agreement, row.answering())
        })
    });
    let said = move || {
        let (agreement, answering) = agreement.get();
        view! {
            <span class=format!("agreement agreement-{}", agreement.name())>
                {agreement.said(answering)}
            </span>
        }
    };
    let positions = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.positions.clone()))
            .unwrap_or_default()
    });
    let answers = move || {
        let answer = |(at, position): (usize, RowPosition)| {
            let id = position.id;
            let words = brief_words(&position.words, ANSWER);
            view! {
                <li
                    class:unused=position.articles == 0
                    on:drop=move |event| drop_claim(state, &event, name, Some(id))
                >
                    {number(at)}
                    <span dir="auto">{words}</span>
                </li>
            }
            .into_any()
        };
        positions
            .get()
            .into_iter()
            .enumerate()
            .map(answer)
            .collect_view()
    };
    view! {
        <th class="point-head" scope="row" role="rowheader">
            <button
                type="button"
                class="question"
                aria-expanded=move || is_open.get().to_string()
                aria-controls=move || is_open.get().then_some(DETAILS)
                node_ref=button
                dir="auto"
                on:click=move |_| name.with_value(|name| state.toggle(name))
            >
                {question}
            </button>
            {said}
            <ol class="point-answers" hidden=move || positions.with(Vec::is_empty)>
                {answers}
            </ol>
        </th>
    }
}

/// What an article says. Not a component: a hundred rows have a thousand of them.
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
            let answers = answers.iter().map(|answer| cell_answer(row, answer));
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

fn cell_answer(row: &MatrixRow, answer: &CellAnswer) -> AnyView {
    let words = row.positions.get(answer.position);
    let words = words.map(|position| brief_words(&position.words, ANSWER));
    let claims = answer.claims.iter().map(|claim| {
        view! { <span class="cell-claim">{quote(claim, QUOTE)} {attribution(claim)}</span> }
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
