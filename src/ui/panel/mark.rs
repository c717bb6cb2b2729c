//! The mark that is looked at: what it is, and everything that can be done to it.
//!
//! Invariant: a field that is being typed in is never replaced under the writer's hands.

use leptos::prelude::*;

use super::super::parts::swatch::Swatch;
use crate::app::{AppState, MarkAs};
use crate::core::annotation::ClaimKind;
use crate::core::command::{self, Field};
use crate::core::record::RecordId;
use crate::core::segment::{Direction, Edge, Unit};
use crate::core::view::{MarkCard, mark_card, row};

/// The card; nothing where no mark is looked at.
#[component]
pub fn Mark() -> impl IntoView {
    let state = expect_context::<AppState>();
    let id = Memo::new(move |_| state.selected.get());
    view! {
        <Stacked />
        {move || id.get().map(|id| view! { <Card id /> })}
    }
}

/// Where several marks lie on one another, all of them.
#[component]
fn Stacked() -> impl IntoView {
    let state = expect_context::<AppState>();
    let rows = move || {
        let ids = state.stacked.get();
        state.with(|workspace| ids.iter().filter_map(|id| row(workspace, *id)).collect::<Vec<_>>())
    };
    move || {
        let rows = rows();
        (rows.len() > 1).then(|| view! {
            <section class="stacked" aria-label="Marks on these words">
                <h2>{format!("{} marks on these words", rows.len())}</h2>
                <ul>
                    {rows.into_iter().map(|row| {
                        let current = move || (state.selected.get() == Some(row.id)).then_some("true");
                        view! {
                            <li><button type="button" class="mark-row" aria-current=current on:click=move |_| state.selected.set(Some(row.id))>
                                <Swatch colour=row.colour />
                                <span class="mark-words" dir="auto">{row.words.clone()}</span>
                                <span class="mark-label">{row.label.clone()}</span>
                            </button></li>
                        }
                    }).collect_view()}
                </ul>
            </section>
        })
    }
}

#[component]
fn Card(id: RecordId) -> impl IntoView {
    let state = expect_context::<AppState>();
    let card = Memo::new(move |_| state.with(|workspace| mark_card(workspace, id)));
    // The parts are drawn again when they change; the fields are not, so that the caret stays.
    let head = Memo::new(move |_| card.get().map(|card| (card.label, card.colour, card.lost)));
    let parts = Memo::new(move |_| card.get().map(|card| card.parts).unwrap_or_default());
    let is_claim = Memo::new(move |_| card.with(|card| card.as_ref().is_some_and(|card| card.tag.is_none())));
    view! {
        <section class="mark-card" id="mark-card" tabindex="-1" aria-label="The mark">
            {move || head.get().map(|(label, colour, lost)| view! {
                <h2><Swatch colour />{label}</h2>
                {lost.then_some(view! { <p class="lost-note">"These words are not in the text. Select where they belong, then press “Put it on the selection”."</p> })}
            })}
            <ol class="parts">
                {move || {
                    let parts = parts.get();
                    let several = parts.len() > 1;
                    parts.into_iter().enumerate().map(|(number, part)| {
                        let found = part.range.is_some();
                        view! {
                            <li>
                                <q dir="auto">{command::brief(&part.words, 240)}</q>
                                {found.then(|| view! { <Edges number /> })}
                                {several.then(|| view! {
                                    <button type="button" class="tool small" on:click=move |_| {
                                        state.run(|workspace, _| command::drop_part(workspace, id, number));
                                    }>"Take this part off"</button>
                                })}
                            </li>
                        }
                    }).collect_view()
                }}
            </ol>
            <Retag id card />
            <Show when=move || is_claim.get()>
                <KindField id card />
                <TextField id card field=Field::Gist label="What is claimed, in your own words" name="mark-gist" />
            </Show>
            <TextField id card field=Field::Note label="Note" name="mark-note" />
            <div class="mark-tools">
                <Show when=move || state.pending.with(Option::is_some)>
                    <button type="button" class="tool" on:click=move |_| state.put_on_selection(id)>"Put it on the selection"</button>
                </Show>
                <button type="button" class="tool danger" on:click=move |_| { state.selected.set(Some(id)); state.delete_selected(); }>"Delete the mark"</button>
                <button type="button" class="tool" on:click=move |_| state.close_mark()>"Done"</button>
            </div>
        </section>
    }
}

/// Buttons that move the ends of a part.
#[component]
fn Edges(number: usize) -> impl IntoView {
    let state = expect_context::<AppState>();
    let button = move |edge, unit, direction, sign: &'static str, name: &'static str| {
        view! {
            <button type="button" class="edge" aria-label=name title=name
                on:click=move |_| { state.move_edge(number, edge, unit, direction); }>{sign}</button>
        }
    };
    use Direction::{Backward, Forward};
    use Edge::{End, Start};
    use Unit::{Letter, Word};
    view! {
        <div class="edges">
            <span class="edge-group" role="group" aria-label="Start">
                {button(Start, Word, Backward, "⇤", "Start a word earlier")}
                {button(Start, Letter, Backward, "‹", "Start a letter earlier")}
                {button(Start, Letter, Forward, "›", "Start a letter later")}
                {button(Start, Word, Forward, "⇥", "Start a word later")}
            </span>
            <span class="edge-label" aria-hidden="true">"start · end"</span>
            <span class="edge-group" role="group" aria-label="End">
                {button(End, Word, Backward, "⇤", "End a word earlier")}
                {button(End, Letter, Backward, "‹", "End a letter earlier")}
                {button(End, Letter, Forward, "›", "End a letter later")}
                {button(End, Word, Forward, "⇥", "End a word later")}
            </span>
        </div>
    }
}

#[component]
fn Retag(id: RecordId, card: Memo<Option<MarkCard>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let now = move || card.with(|card| match card {
        Some(card) => card.tag.as_ref().map_or("claim".to_owned(), |tag| format!("tag {}", tag.as_str())),
        None => String::new(),
    });
    let lesson = state.lesson();
    let options = lesson.tags.entity.iter().map(|tag| (format!("tag {}", tag.id.as_str()), tag.label.clone(), MarkAs::Tag(tag.id.clone())));
    let options: Vec<_> = options.chain([("claim".to_owned(), "Claim".to_owned(), MarkAs::Claim)]).collect();
    let choices = StoredValue::new(options.clone());
    let chosen = move |event| {
        let value = event_target_value(&event);
        let what = choices.with_value(|choices| choices.iter().find(|(name, ..)| *name == value).map(|(.., what)| what.clone()));
        if let Some(what) = what {
            state.let_go();
            state.selected.set(Some(id));
            state.use_tag(&what);
        }
    };
    view! {
        <label class="field">
            <span>"Marked as"</span>
            <select prop:value=now on:change=chosen>
                {options.into_iter().map(|(name, label, _)| {
                    let selected = { let name = name.clone(); move || now() == name };
                    view! { <option value=name selected=selected>{label}</option> }
                }).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn KindField(id: RecordId, card: Memo<Option<MarkCard>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let now = move || card.with(|card| card.as_ref().and_then(|card| card.kind));
    let chosen = move |event| {
        let kind = ClaimKind::parse(&event_target_value(&event));
        state.run(|workspace, _| command::set_kind(workspace, id, kind));
    };
    view! {
        <label class="field">
            <span>"Kind of statement"</span>
            <select prop:value=move || now().map_or("", ClaimKind::name) on:change=chosen>
                <option value="" selected=move || now().is_none()>"Not said yet"</option>
                {ClaimKind::ALL.map(|kind| view! {
                    <option value=kind.name() selected=move || now() == Some(kind)>{kind.label()}</option>
                }).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn TextField(id: RecordId, card: Memo<Option<MarkCard>>, field: Field, label: &'static str, name: &'static str) -> impl IntoView {
    let state = expect_context::<AppState>();
    let text = Memo::new(move |_| card.with(|card| {
        card.as_ref().map(|card| match field {
            Field::Note => card.note.clone(),
            Field::Gist => card.gist.clone(),
        }).unwrap_or_default()
    }));
    // Everything typed between focus and blur is one step to undo.
    let visit = StoredValue::new(0_u32);
    view! {
        <label class="field">
            <span>{label}</span>
            <textarea id=name rows="2" dir="auto" prop:value=text
                on:focus=move |_| visit.set_value(state.next_visit())
                on:input=move |event| {
                    let words = event_target_value(&event);
                    state.run(|workspace, _| command::write(workspace, id, field, &words, visit.get_value()));
                }></textarea>
        </label>
    }
}
