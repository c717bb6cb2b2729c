//! Asking a new question; sorting, filtering and shortening the table.
//!
//! Must not know: rows.

use leptos::html;
use leptos::prelude::*;

use super::changes;
use super::view_state::{CompareState, CompareTarget};
use crate::components::{self, AddLine, ButtonLook, Checkbox, Field, Select};
use crate::core::points::matrix::{ComparisonTable, PointOrder};

const MADE: &str = "As asked";
const DISAGREEMENT: &str = "Disagreements first";

/// The tools above the table.
#[component]
pub fn TableTools() -> impl IntoView {
    let state = expect_context::<CompareState>();
    let order = Signal::derive(move || {
        let order = state.order();
        let label = if order == PointOrder::Made {
            MADE
        } else {
            DISAGREEMENT
        };
        label.to_owned()
    });
    let set_order = move |label: String| {
        state.set_order(if label == DISAGREEMENT {
            PointOrder::Disagreement
        } else {
            PointOrder::Made
        });
    };
    view! {
        <div class="compare-tools" role="group" aria-label="Table">
            <Field label="Order">
                <Select value=order on_change=set_order>
                    <option value=MADE>{MADE}</option>
                    <option value=DISAGREEMENT>{DISAGREEMENT}</option>
                </Select>
            </Field>
            <SourceFilter/>
            <Checkbox
                label="Only the answers"
                checked=Signal::derive(move || state.is_short())
                on_change=move |_| state.toggle_short()
            />
        </div>
    }
}

/// Only questions to which one source says something.
#[component]
fn SourceFilter() -> impl IntoView {
    let state = expect_context::<CompareState>();
    let sources = Memo::new(move |_| state.with_table(ComparisonTable::sources));
    let options = move || {
        let all = sources.get().into_iter().enumerate();
        let options = all.map(|(at, (source, count))| {
            let label = format!("{} ({count})", source.label());
            view! { <option value=at.to_string()>{label}</option> }
        });
        view! {
            <option value="">"All sources"</option>
            {options.collect_view()}
        }
    };
    let value = Signal::derive(move || {
        let source = state.source();
        let at = sources.with(|all| {
            all.iter()
                .position(|(each, _)| Some(each) == source.as_ref())
        });
        at.map_or_else(String::new, |at| at.to_string())
    });
    let choose = move |value: String| {
        let at = value.parse::<usize>().ok();
        let chosen = at.and_then(|at| sources.with_untracked(|all| all.get(at).cloned()));
        state.set_source(chosen.map(|(source, _)| source));
    };
    view! {
        <div class="source-filter" hidden=move || sources.with(Vec::is_empty)>
            <Field label="Source">
                <Select value on_change=choose>
                    {options}
                </Select>
            </Field>
        </div>
    }
}

/// A line for a new question.
#[component]
pub fn NewPoint() -> impl IntoView {
    let state = expect_context::<CompareState>();
    let line = NodeRef::<html::Input>::new();
    state.obey_focus(CompareTarget::NewPoint, move || line.get().map(Into::into));
    let ask = move |words: &str| {
        if words.trim().is_empty() {
            if let Some(line) = line.get_untracked() {
                components::focus(&line);
            }
            return false;
        }
        changes::ask(state, words)
    };
    view! {
        <div class="new-point">
            <AddLine
                label="Another question to put to all articles"
                placeholder="How long did it last?"
                button="New point"
                look=ButtonLook::Strong
                line
                on_add=ask
            />
        </div>
    }
}
