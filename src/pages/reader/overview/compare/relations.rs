//! What the answers of an open point are to one another: each pair, with a list of what it may be.
//!
//! Must not know: claims.

use leptos::prelude::*;

use super::answers::number;
use super::changes;
use super::view_state::{CompareState, PointRow};
use crate::components::{Button, ButtonLook, Select};
use crate::core::annotation::point::{Detail, RelationKind};
use crate::core::points::matrix::MatrixRow;
use crate::core::text::printable::brief;

/// Most characters of an answer.
const WORDS: usize = 48;
/// Pairs that are shown at first: six answers make fifteen.
const FIRST: usize = 3;

/// What the answers are to one another.
#[component]
pub fn Relations(
    /// The row.
    row: PointRow,
) -> impl IntoView {
    let all = Memo::new(move |_| {
        row.with(|row| row.as_deref().map(pairs))
            .unwrap_or_default()
    });
    let is_whole = RwSignal::new(false);
    let drawn = move || {
        let mut drawn = all.get();
        if !is_whole.get() {
            drawn.truncate(FIRST);
        }
        drawn
    };
    let more = move || all.with(Vec::len).saturating_sub(drawn().len());
    view! {
        <section class="relations" aria-label="How the answers differ" hidden=move || all.with(Vec::is_empty)>
            <h3>"How do the answers differ?"</h3>
            <ul>
                <For
                    each=drawn
                    key=|pair| *pair
                    children=move |(a, b)| view! { <RelationLine row a b/> }.into_any()
                />
            </ul>
            <Button
                look=ButtonLook::Small
                attr:hidden=move || more() == 0
                on:click=move |_| is_whole.set(true)
            >
                {move || format!("Other pairs ({})", more())}
            </Button>
        </section>
    }
}

/// All pairs of answers, those of which something is said first.
fn pairs(row: &MatrixRow) -> Vec<(usize, usize)> {
    let count = row.positions.len();
    let firsts = 0..count;
    let all = firsts.flat_map(|a| (a + 1..count).map(move |b| (a, b)));
    let is_said = |(a, b): &(usize, usize)| {
        let [one, other] = [*a, *b].map(|at| row.positions[at].id);
        row.point.relation(one, other).is_some()
    };
    let (said, unsaid): (Vec<_>, Vec<_>) = all.partition(is_said);
    said.into_iter().chain(unsaid).collect()
}

const ADDS: &str = "adds";
const CONTRADICTS: &str = "contradicts";

fn name_of(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::AddsDetail => ADDS,
        RelationKind::DiffersIn(detail) => detail.name(),
        RelationKind::Contradicts => CONTRADICTS,
    }
}

fn kind_of(name: &str) -> Option<RelationKind> {
    match name {
        ADDS => Some(RelationKind::AddsDetail),
        CONTRADICTS => Some(RelationKind::Contradicts),
        name => Detail::parse(name).map(RelationKind::DiffersIn),
    }
}

/// What one answer is to another.
#[component]
fn RelationLine(row: PointRow, a: usize, b: usize) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let words = move |at: usize| {
        let words = row.with(|row| {
            let position = row.as_ref().and_then(|row| row.positions.get(at));
            position.map(|position| brief(&position.words, WORDS))
        });
        words.unwrap_or_default()
    };
    let between = move |row: &MatrixRow| Some([row.positions.get(a)?.id, row.positions.get(b)?.id]);
    let value = Signal::derive(move || {
        row.with(|row| {
            let row = row.as_ref()?;
            let [one, other] = between(row)?;
            row.point.relation(one, other).map(name_of)
        })
        .unwrap_or_default()
        .to_owned()
    });
    let choose = move |name: String| {
        let Some(current) = row.get_untracked() else {
            return;
        };
        if let Some(between) = between(&current) {
            changes::relate(state, &current.key, between, kind_of(&name));
        }
    };
    let details = Detail::ALL.map(|detail| {
        view! { <option value=detail.name()>{format!("differ in {}", detail.name())}</option> }
    });
    view! {
        <li>
            <span class="related">
                {number(a)}
                <span dir="auto">{move || words(a)}</span>
            </span>
            <span class="related">
                {number(b)}
                <span dir="auto">{move || words(b)}</span>
            </span>
            <label>
                <span class="aside-only">"How they differ"</span>
                <Select
                    value
                    on_change=choose
                    attr:disabled=state.is_read_only().then_some("")
                >
                    <option value="">"Choose…"</option>
                    <option value=ADDS>"say the same, one with more detail"</option>
                    {details.collect_view()}
                    <option value=CONTRADICTS>"contradict each other"</option>
                </Select>
            </label>
        </li>
    }
}
