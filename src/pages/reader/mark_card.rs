//! The focused mark: what it is, and everything that can be done to it.
//!
//! Invariant: a field that is being typed in is never replaced under the writer's hands.
//! Must not know: the other marks, but those on the same words.

mod fields;
mod parts;

use leptos::html;
use leptos::prelude::*;

use super::focus::obey_focus;
use super::mark_button::MarkButton;
use super::{Reader, actions};
use crate::components::{Button, ButtonLook, Swatch};
use crate::core::annotation::command;
use crate::core::annotation::record::RecordId;
use crate::core::view::{MarkCard, MarkRow, mark_card, row};
use crate::state::focus_request::FocusTarget;
use fields::{KindField, Retag, TextField};
use parts::Parts;

/// The card of the focused mark, below the choice between marks on the same words; empty without one.
#[component]
pub fn FocusedMarkCard() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let focused = Memo::new(move |_| reader.focused.get());
    view! {
        <div class="looking">
            <StackedMarks/>
            {move || focused.get().map(|id| view! { <Card id/> })}
        </div>
    }
}

/// Where several marks lie on one another, all of them.
#[component]
fn StackedMarks() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let stacked = Memo::new(move |_| {
        let ids = reader.focused.stacked();
        reader.session.with(|workspace| {
            let rows = ids.iter().filter_map(|id| row(workspace, *id));
            rows.collect::<Vec<_>>()
        })
    });
    let is_choice = Memo::new(move |_| stacked.with(|rows| rows.len() > 1));
    view! {
        <Show when=move || is_choice.get()>
            <section class="stacked" aria-label="Marks on these words">
                <h2>{move || format!("{} marks on these words", stacked.with(Vec::len))}</h2>
                <ul>
                    {move || {
                        let rows = stacked.get().into_iter();
                        rows.map(|row| view! { <StackedMark row/> }.into_any()).collect_view()
                    }}
                </ul>
            </section>
        </Show>
    }
}

/// One of several marks on the same words.
#[component]
fn StackedMark(row: MarkRow) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let id = row.id;
    view! {
        <li>
            <MarkButton row on:click=move |_| reader.focused.set(Some(id)) />
        </li>
    }
}

/// The card of a mark.
#[component]
fn Card(
    /// The mark.
    id: RecordId,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let card = Memo::new(move |_| reader.session.with(|workspace| mark_card(workspace, id)));
    let is_claim =
        Memo::new(move |_| card.with(|card| card.as_ref().is_some_and(|card| card.tag.is_none())));
    let section = NodeRef::<html::Section>::new();
    let note = NodeRef::<html::Textarea>::new();
    obey_focus(FocusTarget::MarkCard, move || section.get());
    obey_focus(FocusTarget::MarkNote, move || note.get());
    // What is drawn again is kept apart from the fields, so that a caret stays where it is.
    view! {
        <section class="mark-card" id="mark-card" tabindex="-1" aria-label="The mark" node_ref=section>
            <Head card/>
            <Parts id card/>
            <Retag id/>
            <Show when=move || is_claim.get()>
                <div>
                    <KindField id/>
                    <TextField
                        id
                        field=command::Field::Gist
                        label="What is claimed, in your own words"
                        name="mark-gist"
                    />
                </div>
            </Show>
            <TextField id field=command::Field::Note label="Note" name="mark-note" area=note/>
            <Tools id/>
        </section>
    }
}

/// What the mark is marked as, and whether its words were found.
#[component]
fn Head(card: Memo<Option<MarkCard>>) -> impl IntoView {
    let head = Memo::new(move |_| {
        card.with(|card| {
            let card = card.as_ref()?;
            Some((card.label.clone(), card.colour, card.lost))
        })
    });
    let lost_note = || {
        view! {
            <p class="lost-note">
                "These words are not in the text. Select where they belong, then press “Put it on the selection”."
            </p>
        }
    };
    move || {
        head.get().map(|(label, colour, lost)| {
            view! {
                <div>
                    <h2>
                        <Swatch colour/>
                        <span dir="auto">{label}</span>
                    </h2>
                    {lost.then(lost_note)}
                </div>
            }
        })
    }
}

#[component]
fn Tools(id: RecordId) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let delete = move || {
        focus_on(reader, id);
        actions::delete_focused(reader);
    };
    view! {
        <div class="mark-tools">
            <Button
                attr:hidden=move || !reader.selection.is_pending()
                on:click=move |_| actions::put_on_selection(reader, id)
            >
                "Put it on the selection"
            </Button>
            <Button look=ButtonLook::Danger on:click=move |_| delete()>
                "Delete the mark"
            </Button>
            <Button on:click=move |_| actions::close_mark(reader)>"Done"</Button>
        </div>
    }
}

/// Makes the mark of a card the focused one, should another be it already whose card comes with the next
/// paint.
fn focus_on(reader: Reader, id: RecordId) {
    if reader.focused.get_untracked() != Some(id) {
        reader.focused.set(Some(id));
    }
}
