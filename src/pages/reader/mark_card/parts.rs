//! The stretches of text that a mark covers, and the buttons that move their ends.
//!
//! Invariant: a press on a button leaves the button where it is, with the focus on it.
//! Must not know: what the mark is marked as.

use leptos::prelude::*;

use crate::components::{Button, ButtonLook};
use crate::core::annotation::command;
use crate::core::annotation::record::RecordId;
use crate::core::reading::segment::{Direction, Edge, Unit};
use crate::core::text::printable::brief;
use crate::core::view::{MarkCard, MarkPart};
use crate::pages::reader::{Reader, actions};

/// Most characters of a part that are shown.
const WORDS: usize = 240;

/// How often a part stands beside others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
enum Company {
    /// It is the whole mark.
    Alone,
    /// The mark has others.
    OneOfSeveral,
}

/// The parts of a mark.
#[component]
pub fn Parts(
    /// The mark.
    id: RecordId,
    /// Its card.
    card: Memo<Option<MarkCard>>,
) -> impl IntoView {
    let count =
        Memo::new(move |_| card.with(|card| card.as_ref().map_or(0, |card| card.parts.len())));
    let parts = move || {
        let company = match count.get() {
            0 | 1 => Company::Alone,
            _ => Company::OneOfSeveral,
        };
        let part = |number| view! { <Part id card number company/> }.into_any();
        (0..count.get()).map(part).collect_view()
    };
    view! { <ol class="parts">{parts}</ol> }
}

#[component]
fn Part(
    id: RecordId,
    card: Memo<Option<MarkCard>>,
    number: usize,
    company: Company,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let part = Memo::new(move |_| card.with(|card| card.as_ref()?.parts.get(number).cloned()));
    let words = move || part.with(|part| part.as_ref().map(|part| brief(&part.words, WORDS)));
    let is_placed =
        Memo::new(move |_| part.with(|part| matches!(part, Some(MarkPart { range: Some(_), .. }))));
    let take_off = move || {
        actions::edit(reader, |workspace, _| {
            command::drop_part(workspace, id, number)
        });
    };
    view! {
        <li>
            <q dir="auto">{words}</q>
            <Show when=move || is_placed.get()>
                <div class="edges">
                    <EdgeButtons edge=Edge::Start name="Start" number company/>
                    <EdgeButtons edge=Edge::End name="End" number company/>
                </div>
            </Show>
            {(company == Company::OneOfSeveral)
                .then(|| {
                    view! {
                        <Button look=ButtonLook::Small on:click=move |_| take_off()>
                            {format!("Remove part {}", number + 1)}
                        </Button>
                    }
                })}
        </li>
    }
}

/// Buttons that move one end of a part.
#[component]
fn EdgeButtons(edge: Edge, name: &'static str, number: usize, company: Company) -> impl IntoView {
    use Direction::{Backward, Forward};
    use Unit::{Letter, Word};
    let reader = expect_context::<Reader>();
    let steps = [
        (Word, Backward, "⇤", "a word earlier"),
        (Letter, Backward, "‹", "a letter earlier"),
        (Letter, Forward, "›", "a letter later"),
        (Word, Forward, "⇥", "a word later"),
    ];
    let buttons = steps.map(|(unit, direction, sign, what)| {
        let label = match company {
            Company::Alone => format!("{name} {what}"),
            Company::OneOfSeveral => {
                format!("Part {}: {} {what}", number + 1, name.to_ascii_lowercase())
            }
        };
        view! {
            <button
                type="button"
                class="edge"
                aria-label=label.clone()
                title=label
                on:click=move |_| {
                    actions::move_edge(reader, number, edge, unit, direction);
                }
            >
                {sign}
            </button>
        }
    });
    view! {
        <span class="edge-group" role="group" aria-label=name>
            <span class="edge-label" aria-hidden="true">{name}</span>
            {buttons.into_iter().collect_view()}
        </span>
    }
}
