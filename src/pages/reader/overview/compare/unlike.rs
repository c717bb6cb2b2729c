//! Claims of an open point that look alike and do not say the same: those of which it is said, and two lists to say it.
//!
//! Invariant: two lists and a button say it, so no key is needed that a pointer has not.
//! Must not know: answers.

use leptos::prelude::*;

use super::view_state::{CompareState, PointRow};
use crate::components::{Button, ButtonLook, Select};
use crate::core::annotation::record::RecordId;
use crate::core::points::claims::ComparedClaim;
use crate::core::points::likeness::ClaimLikeness;
use crate::core::points::matrix::MatrixRow;
use crate::core::text::printable::brief;
use crate::pages::reader::actions::claims as actions;

/// Most characters of a claim in a list.
const WORDS: usize = 64;

/// What is said of claims that look alike, and the lists to say it.
#[component]
pub fn UnlikeClaims(
    /// The row.
    row: PointRow,
) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let pairs = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.unlike.clone()))
            .unwrap_or_default()
    });
    let claims = Memo::new(move |_| {
        let all = |row: &MatrixRow| row.claims().cloned().collect::<Vec<_>>();
        row.with(|row| row.as_deref().map(all)).unwrap_or_default()
    });
    let can_say = Memo::new(move |_| !state.is_read_only() && claims.with(|all| all.len() > 1));
    let lines = move || {
        let line = |pair| view! { <UnlikeLine pair row/> }.into_any();
        pairs.get().into_iter().map(line).collect_view()
    };
    let is_empty = move || pairs.with(Vec::is_empty) && !can_say.get();
    view! {
        <section class="relations" aria-label="Alike, but not the same" hidden=is_empty>
            <h3>"Alike, but not the same?"</h3>
            <ul>{lines}</ul>
            <Show when=move || can_say.get()>
                <PairLists claims row/>
            </Show>
        </section>
    }
}

/// A claim in a list: its article, and what it says.
fn words(state: CompareState, claim: &ComparedClaim) -> String {
    let outlet = state.article_name(claim.article);
    format!("{outlet}: {}", brief(&claim.quote, WORDS))
}

/// A pair of which it is said.
#[component]
fn UnlikeLine(pair: [ComparedClaim; 2], row: PointRow) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let claims = [pair[0].id, pair[1].id];
    let take_back = move |_| say(state, row, claims, ClaimLikeness::Unsaid);
    let shown = pair.iter().map(|claim| {
        view! {
            <span class="related" dir="auto">
                {words(state, claim)}
            </span>
        }
    });
    let button = (!state.is_read_only()).then(|| {
        view! {
            <Button look=ButtonLook::Small on:click=take_back>
                "Remove"
            </Button>
        }
    });
    view! {
        <li>
            {shown.collect_view()}
            {button}
        </li>
    }
}

/// Two claims to choose.
#[component]
fn PairLists(claims: Memo<Vec<ComparedClaim>>, row: PointRow) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let chosen = [RwSignal::new(String::new()), RwSignal::new(String::new())];
    let list = move |at: usize, label: &'static str| {
        let options = move || {
            let option = |claim: ComparedClaim| {
                view! { <option value=claim.id.to_string()>{words(state, &claim)}</option> }
            };
            claims.get().into_iter().map(option).collect_view()
        };
        view! {
            <label>
                <span class="aside-only">{label}</span>
                <Select value=chosen[at] on_change=move |value| chosen[at].set(value)>
                    <option value="">{label}</option>
                    {options}
                </Select>
            </label>
        }
    };
    let pair = move || {
        let [one, other] = chosen.map(|it| RecordId::parse(&it.get()));
        Some([one?, other?]).filter(|[one, other]| one != other)
    };
    let add = move |_| {
        if let Some(pair) = untrack(pair) {
            say(state, row, pair, ClaimLikeness::NotTheSame);
            for list in chosen {
                list.set(String::new());
            }
        }
    };
    view! {
        <p class="unlike-pair">
            {list(0, "One claim…")}
            {list(1, "Another claim…")}
            <Button
                look=ButtonLook::Small
                attr:disabled=move || pair().is_none().then_some("")
                on:click=add
            >
                "Say so"
            </Button>
        </p>
    }
}

fn say(state: CompareState, row: PointRow, claims: [RecordId; 2], likeness: ClaimLikeness) {
    if let Some(key) = row.with_untracked(|row| row.as_ref().map(|row| row.key.clone())) {
        actions::say_likeness(state.reader, &key, claims, likeness);
    }
}
