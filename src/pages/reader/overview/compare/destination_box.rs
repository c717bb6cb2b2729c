//! Choosing the question or the answer to which a claim goes.
//!
//! Invariant: the likeliest questions come first; whatever is there can be found.
//! Must not know: where the claim comes from, beyond that it is not offered its own question.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::changes::{self, ClaimDestination};
use super::view_state::{CompareState, MovedClaim};
use crate::components::{self, Combobox, ComboboxOpening, ComboboxOption};
use crate::core::points::likely::likeliest_first;
use crate::core::points::matrix::MatrixRow;
use crate::core::text::folding::{Folded, Likeness};
use crate::core::text::printable::{brief, plural};

/// Places that are offered at once; the list scrolls.
const OFFERED: usize = 60;
/// Most characters of a question or an answer in the list.
const WORDS: usize = 80;

/// The line to type into, with the list.
#[component]
pub fn DestinationBox(
    /// What goes there.
    claim: MovedClaim,
    /// Hears that it went.
    on_done: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let typed = RwSignal::new(String::new());
    let line = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(line) = line.get() {
            components::focus(&line);
        }
    });
    let claim = StoredValue::new(claim);
    // Not with every letter that is typed: all words of the table are read for it.
    let likely = Memo::new(move |_| claim.with_value(|claim| likely_rows(state, claim)));
    let all = Memo::new(move |_| {
        likely.with(|likely| typed.with(|typed| destinations(state, likely, typed)))
    });
    let options = Signal::derive(move || {
        all.with(|all| all.iter().map(|(_, option)| option.clone()).collect())
    });
    let choose = move |at: usize| {
        if let Some((to, _)) = all.with_untracked(|all| all.get(at).cloned()) {
            claim.with_value(|claim| changes::place(state, claim, &to));
            on_done();
        }
    };
    view! {
        <Combobox
            label="Under which question or answer?"
            id="compare-destinations"
            typed
            options
            none="Type a question, such as “How long did it last?”."
            placeholder="Find a question, or ask a new one"
            opening=ComboboxOpening::WithFocus
            on_choose=choose
            line
        />
    }
}

/// The names of the rows to which a claim may go, the likeliest first.
fn likely_rows(state: CompareState, claim: &MovedClaim) -> Vec<String> {
    state.with_table(|table| {
        let Some(compared) = table.claim(claim.id) else {
            return Vec::new();
        };
        let others = table.rows.iter().map(Arc::as_ref);
        let others = others.filter(|row| claim.from.as_ref() != Some(&row.name));
        let likely = likeliest_first(others, compared).into_iter();
        likely.map(|row| row.name.clone()).collect()
    })
}

/// Where a claim may go: to an answer, to a question as a new one, or to a new question.
fn destinations(
    state: CompareState,
    likely: &[String],
    typed: &str,
) -> Vec<(ClaimDestination, ComboboxOption)> {
    let typed = typed.trim();
    let wanted = Folded::new(typed, Likeness::Bare);
    let has = |words: &str| {
        Folded::new(words, Likeness::Bare)
            .as_str()
            .contains(wanted.as_str())
    };
    let option = |name: &str, remark: String| ComboboxOption {
        colour: None,
        name: brief(name, WORDS),
        remark,
    };
    let mut found = Vec::new();
    state.with_table(|table| {
        for row in likely.iter().filter_map(|name| table.row(name)) {
            let question = &row.point.question;
            let is_asked = has(question);
            // Whoever types the question has a new answer; whoever types the answer means that one.
            if is_asked {
                let remark = match row.positions.len() {
                    0 => "first answer".to_owned(),
                    others => format!("new answer, beside {}", plural(others, "other")),
                };
                let to = ClaimDestination::NewAnswer(row.name.clone());
                found.push((to, option(question, remark)));
            }
            let positions = row.positions.iter();
            for position in positions.filter(|it| is_asked || has(&it.words)) {
                let to = ClaimDestination::Answer(row.name.clone(), position.id);
                let remark = format!("answer to {}", brief(question, WORDS));
                found.push((to, option(&position.words, remark)));
            }
        }
    });
    found.truncate(OFFERED);
    if !typed.is_empty() {
        let to = ClaimDestination::NewQuestion(typed.to_owned());
        let new = (to, option(typed, "new question".to_owned()));
        // Whoever has typed a whole question means no other one that has the same words in it.
        let is_typed = |row: &Arc<MatrixRow>| {
            Folded::new(&row.point.question, Likeness::Bare).as_str() == wanted.as_str()
        };
        let is_new =
            typed.ends_with('?') && !state.with_table(|table| table.rows.iter().any(is_typed));
        if is_new {
            found.insert(0, new);
        } else {
            found.push(new);
        }
    }
    found
}
