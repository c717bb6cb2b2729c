//! A row of the table: a question, how much the articles agree, and what each of them says. A press on a cell opens
//! the row with both passages; a claim that is dropped on a cell or an answer is put there.
//!
//! Invariant: what one may have the focus on is drawn anew only when what it says is another.
//! Must not know: which rows there are.

use leptos::ev::DragEvent;
use leptos::html;
use leptos::prelude::*;

use super::answers::number;
use super::cell::{ANSWER, ShownCell};
use super::changes::ClaimDestination;
use super::details::PointDetails;
use super::dragging::drop_claim;
use super::view_state::{CompareState, CompareTarget, PointRow};
use crate::core::points::findings::FindingKind;
use crate::core::points::matrix::RowPosition;
use crate::core::text::printable::brief;

/// The name of the element that holds an open point: one is open at most.
const DETAILS: &str = "point-details";

/// The rows of a point: its own, and all that is said of it while it is open.
#[component]
pub fn PointBody(
    /// The name of the row.
    name: String,
) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let columns = state.article_names().len() + 1;
    let name = StoredValue::new(name);
    let row = name.with_value(|name| state.watch_row(name));
    let is_open = Memo::new(move |_| name.with_value(|name| state.is_open(name)));
    let is_over = RwSignal::new(false);
    let over = move |event: DragEvent| {
        if state.dragged_untracked().is_some() {
            event.prevent_default();
            is_over.set(true);
        }
    };
    let drop_on = move |event: DragEvent| {
        is_over.set(false);
        drop_claim(
            state,
            &event,
            &ClaimDestination::NewAnswer(name.get_value()),
        );
    };
    let cells = (0..columns - 1).map(|at| {
        let shown = Memo::new(move |_| ShownCell::of(row.get()?, at));
        move || shown.with(|shown| Some(shown.as_ref()?.view(state)))
    });
    let cells = cells.collect_view();
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
        row.with(|row| {
            let row = row.as_ref()?;
            Some((row.agreement.name(), row.agreement_in_words()))
        })
    });
    let said = move || {
        let (name, words) = agreement.get().unwrap_or_default();
        view! { <span class=format!("agreement agreement-{name}")>{words}</span> }
    };
    // Of what stands out, the one that no other part of the row shows.
    let two_speakers = Memo::new(move |_| {
        let found = name.with_value(|name| state.findings(name)).into_iter();
        let mut found = found.filter(|found| found.kind == FindingKind::TwoSpeakers);
        found.next().map(|found| found.sentence)
    });
    let positions = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.positions.clone()))
            .unwrap_or_default()
    });
    let answers = move || {
        let answer = |(at, position): (usize, RowPosition)| {
            let id = position.id;
            let words = brief(&position.words, ANSWER);
            view! {
                <li
                    class:unused=position.articles == 0
                    on:drop=move |event| {
                        drop_claim(state, &event, &ClaimDestination::Answer(name.get_value(), id));
                    }
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
            <span class="two-speakers" dir="auto" hidden=move || two_speakers.with(Option::is_none)>
                {two_speakers}
            </span>
            <ol class="point-answers" hidden=move || positions.with(Vec::is_empty)>
                {answers}
            </ol>
        </th>
    }
}
