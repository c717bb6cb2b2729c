//! The focused mark: what it is, and everything that can be done to it. The card stands in the mark's row.
//!
//! Invariant: a field that is being typed in is never replaced under the writer's hands.
//! Must not know: the other marks, but those on the same words.

mod claim_compare;
mod claim_details;
mod claim_source;
mod fields;
mod mark_value;
mod nearest;
mod parts;
mod read_only;
mod same_places;
mod source_card;
mod who;

use leptos::html;
use leptos::prelude::*;

use super::byline::Byline;
use super::focus::obey_focus_in_list;
use super::mark_button::MarkButton;
use super::{Reader, actions};
use crate::components::{Button, ButtonLook};
use crate::core::annotation::command;
use crate::core::annotation::record::RecordId;
use crate::core::view::{MarkCard, MarkRow, mark_card, row};
use crate::lazy;
use crate::pages::lazy::{LateView, LazyView, LoadedView};
use crate::platform::page;
use crate::state::focus_request::FocusTarget;
use crate::state::scroll_request::ScrollTarget;
use claim_source::ClaimSays;
use fields::{KindField, Retag, TextField};
use nearest::NearestWords;
use parts::Parts;
use read_only::SaidOfMark;
use same_places::SamePlaces;
use who::Who;

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
                <h3>{move || format!("{} marks on these words", stacked.with(Vec::len))}</h3>
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
            <MarkButton
                row
                on:click=move |_| {
                    reader.focused.set(Some(id));
                    // This button goes with the card in which it stands.
                    reader.focus.ask(FocusTarget::MarkCard);
                }
            />
        </li>
    }
}

/// Whether the mark is still there: it may be what was deleted while its card was open.
fn has_mark(reader: Reader, id: RecordId) -> bool {
    reader
        .session
        .with_untracked(|workspace| workspace.body(id).is_some())
}

/// Whose card it is and what it scrolls in, given by context to what comes later.
#[derive(Clone, Copy)]
struct ShownMark(RecordId, NodeRef<html::Div>);

lazy! {
    fn same_places() in extras -> LoadedView {
        || {
            let ShownMark(id, list) = expect_context();
            view! { <SamePlaces id list/> }.into_any()
        }
    }
}

lazy! {
    fn nearest_words() in dialogs -> LoadedView {
        || {
            let ShownMark(id, _) = expect_context();
            view! { <NearestWords id/> }.into_any()
        }
    }
}

lazy! {
    fn who() in panel -> LoadedView {
        || {
            let ShownMark(id, list) = expect_context();
            view! { <Who id list/> }.into_any()
        }
    }
}

lazy! {
    fn claim_says() in compare -> LoadedView {
        || {
            let ShownMark(id, _) = expect_context();
            view! { <ClaimSays id/> }.into_any()
        }
    }
}

/// The card of a mark: what is mostly said about it first, what is rarely done last.
#[component]
pub fn Card(
    /// The mark.
    id: RecordId,
    /// What the card scrolls in.
    list: NodeRef<html::Div>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let card = Memo::new(move |_| reader.session.with(|workspace| mark_card(workspace, id)));
    let is_claim =
        Memo::new(move |_| card.with(|card| card.as_ref().is_some_and(|card| card.tag.is_none())));
    let section = NodeRef::<html::Section>::new();
    let (gist, note) = (
        NodeRef::<html::Textarea>::new(),
        NodeRef::<html::Textarea>::new(),
    );
    obey_focus_in_list(FocusTarget::MarkCard, list, move || section.get());
    obey_focus_in_list(FocusTarget::MarkNote, list, move || note.get());
    obey_focus_in_list(FocusTarget::MarkGist, list, move || gist.get());
    // A field that is waited for asks for the focus itself, once it is on the page and the list is not hidden.
    Effect::new(move |_| {
        if reader.list.is_open() && gist.get().is_some() && reader.ahead.waits_for(id) {
            reader.focus.ask(FocusTarget::MarkGist);
            // With the card the list is higher than before.
            page::after_paint(move || {
                if !reader.is_closed() {
                    reader.scroll.ask(ScrollTarget::FromUnderList(id));
                }
            });
        }
    });
    let is_read_only = reader.session.is_read_only();
    provide_context(ShownMark(id, list));
    let is_mendable = Memo::new(move |_| {
        !is_read_only && card.with(|card| card.as_ref().is_some_and(|card| card.lost))
    });
    // What is drawn again is kept apart from the fields, so that a caret stays where it is.
    view! {
        <section class="mark-card" id="mark-card" tabindex="-1" aria-label="The mark" node_ref=section>
            <Head id card/>
            <Show when=move || is_mendable.get()>
                <LateView load=nearest_words/>
            </Show>
            <StackedMarks/>
            {if is_read_only {
                view! {
                    <SaidOfMark card/>
                    <ReadOnlyTools/>
                }
                .into_any()
            } else {
                view! {
                    <Show when=move || is_claim.get()>
                        <TextField
                            id
                            field=command::Field::Gist
                            label="What is claimed, in your own words"
                            name="mark-gist"
                            area=gist
                        />
                    </Show>
                    <LazyView load=who/>
                    <div class="choices">
                        <Retag id/>
                        <Show when=move || is_claim.get()>
                            <KindField id/>
                        </Show>
                    </div>
                    <Show when=move || is_claim.get()>
                        <LazyView load=claim_says/>
                    </Show>
                    <TextField id field=command::Field::Note label="Note" name="mark-note" area=note/>
                    <LateView load=same_places/>
                    <Adjust id card/>
                    <Tools id/>
                }
                .into_any()
            }}
        </section>
    }
}

/// The way back to the text, where the mark is only read.
#[component]
fn ReadOnlyTools() -> impl IntoView {
    let reader = expect_context::<Reader>();
    view! {
        <div class="mark-tools">
            <Button on:click=move |_| actions::close_mark(reader)>"Done"</Button>
        </div>
    }
}

/// What the mark is marked as and whose it is, for who does not see the row; and whether its words were found.
#[component]
fn Head(id: RecordId, card: Memo<Option<MarkCard>>) -> impl IntoView {
    let head = Memo::new(move |_| {
        card.with(|card| {
            let card = card.as_ref()?;
            let lost = card.lost.then_some(card.elsewhere);
            Some((card.label.clone(), lost))
        })
    });
    let is_read_only = expect_context::<Reader>().session.is_read_only();
    let lost_note = move |elsewhere| {
        let sentence = match (elsewhere, is_read_only) {
            (true, _) => "These words are in the text, but between other words than before.",
            (false, true) => "These words are not in the text.",
            (false, false) => {
                "These words are not in the text. Select where they belong, then press “Move it to the selection”."
            }
        };
        view! { <p class="lost-note">{sentence}</p> }
    };
    move || {
        head.get().map(|(label, lost)| {
            view! {
                <div>
                    <h3 class="aside-only" dir="auto">
                        {label}
                    </h3>
                    <span class="aside-only">
                        <Byline id/>
                    </span>
                    {lost.map(lost_note)}
                </div>
            }
        })
    }
}

/// The parts of the mark and their ends, behind a word: they are moved rarely, and by keys too. It stays open
/// while the same mark is looked at.
#[component]
fn Adjust(id: RecordId, card: Memo<Option<MarkCard>>) -> impl IntoView {
    view! {
        <details class="adjust">
            <summary>"Adjust"</summary>
            <Parts id card/>
        </details>
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
                "Move it to the selection"
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
