//! Moves a claim to another answer of its question or to another question, or takes it out, by a press.
//!
//! Invariant: nothing moves before a destination is pressed.
//! Must not know: where the claim is drawn.

use leptos::prelude::*;

use super::answers::number;
use super::changes::{self, ClaimDestination};
use super::destination_box::DestinationBox;
use super::view_state::{CompareState, CompareTarget, MovedClaim, PointRow};
use crate::components::{Button, ButtonLook, Disclosure};
use crate::core::annotation::record::RecordId;
use crate::core::text::printable::brief;
use crate::platform::page;

/// Most characters of an answer on a button.
const WORDS: usize = 48;

/// The button, and the destinations while it is pressed.
#[component]
pub fn ClaimMover(
    /// The claim.
    id: RecordId,
    /// The row of its question.
    row: PointRow,
) -> impl IntoView {
    view! {
        <div class="claim-mover">
            <Disclosure label="Move to…" look=ButtonLook::Small>
                <Destinations id row/>
            </Disclosure>
        </div>
    }
}

#[component]
fn Destinations(id: RecordId, row: PointRow) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let others = Memo::new(move |_| {
        row.with(|row| {
            let row = row.as_ref()?;
            let here = row.point.taken_by(id).map(|position| position.id);
            let all = row.positions.iter().enumerate();
            let others = all.filter(|(_, it)| Some(it.id) != here);
            let named = others.map(|(at, it)| (at, it.id, brief(&it.words, WORDS)));
            Some(named.collect::<Vec<_>>())
        })
        .unwrap_or_default()
    });
    let name = move || row.with_untracked(|row| row.as_ref().map(|row| row.name.clone()));
    let place = move |position: Option<RecordId>| {
        let Some(name) = name() else { return };
        let to = match position {
            Some(position) => ClaimDestination::Answer(name, position),
            None => ClaimDestination::NewAnswer(name),
        };
        changes::place(state, &MovedClaim { id, from: None }, &to);
        // This button goes; the claim stands in another place, which is painted first.
        page::after_paint(move || state.ask_focus(CompareTarget::Claim(id)));
    };
    // The claim is gone from here; whoever sorts claims goes on in this row.
    let leave = move || {
        if let Some(name) = name() {
            state.ask_focus(CompareTarget::Row(name));
        }
    };
    let take_out = move |_| {
        if let Some(key) = row.with_untracked(|row| row.as_ref().map(|row| row.key.clone())) {
            changes::take_out(state, &key, id);
        }
    };
    let buttons = move || {
        let button = |(at, id, words): (usize, RecordId, String)| {
            view! {
                <Button look=ButtonLook::Small on:click=move |_| place(Some(id))>
                    {number(at)}
                    <span dir="auto">{words}</span>
                </Button>
            }
            .into_any()
        };
        others.get().into_iter().map(button).collect_view()
    };
    view! {
        <div class="destinations" role="group" aria-label="Move this claim to">
            {buttons}
            <Button look=ButtonLook::Small on:click=move |_| place(None)>
                "A new answer"
            </Button>
            <Disclosure label="Another question…" look=ButtonLook::Small>
                <DestinationBox claim=MovedClaim { id, from: name() } on_done=leave/>
            </Disclosure>
            <Button look=ButtonLook::Small on:click=take_out>
                "Out of this question"
            </Button>
        </div>
    }
}
