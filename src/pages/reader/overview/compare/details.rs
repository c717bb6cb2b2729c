//! An open point: each answer with its claims in their context, side by side, what the answers are to one another, and
//! what is still to be said.
//!
//! Invariant: whatever can be dragged has a list here that does the same; a line that says the same already is not
//! touched, so the caret stays where it is.
//! Must not know: how the row looks.

use leptos::ev::DragEvent;
use leptos::html;
use leptos::prelude::*;

use super::answers::{attribution, look, number};
use super::changes::{self, ClaimDestination};
use super::claim_mover::ClaimMover;
use super::dragging::{begin_drag, drop_claim};
use super::relations::Relations;
use super::unlike::UnlikeClaims;
use super::view_state::{CompareState, CompareTarget, MovedClaim, PointRow};
use crate::components::{AddLine, Button, ButtonLook, Field, LineInput};
use crate::core::annotation::record::RecordId;
use crate::core::points::claims::ComparedClaim;
use crate::core::points::command::PointField;
use crate::core::points::findings::Finding;
use crate::core::points::listing::PointKey;
use crate::core::points::matrix::MatrixRow;
use crate::core::reading::around::widely_around;
use crate::core::route::Route;
use crate::core::text::TextRange;
use crate::core::text::printable::brief;
use crate::pages::reader::byline::Byline;

/// Most characters of an answer in a sentence.
const WORDS: usize = 48;
/// Code points of context on either side of a claim.
const AROUND: u32 = 140;
/// Most characters of a claim's words.
const QUOTE: usize = 600;

/// See the head of the file.
#[component]
pub fn PointDetails(
    /// The row.
    row: PointRow,
) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let positions = Memo::new(move |_| {
        let ids = |row: &MatrixRow| row.positions.iter().map(|it| it.id).collect::<Vec<_>>();
        row.with(|row| row.as_deref().map(ids)).unwrap_or_default()
    });
    let is_prepared = Memo::new(move |_| {
        row.with(|row| row.as_ref().is_some_and(|it| it.point.prepared.is_some()))
    });
    let can_edit = !state.is_read_only();
    view! {
        <div class="point-open">
            <FindingList row/>
            {move || (can_edit && !is_prepared.get()).then(|| view! { <QuestionField row/> })}
            <div class="positions">
                <For
                    each=move || positions.get()
                    key=|id| *id
                    children=move |id| view! { <PositionCard row id/> }.into_any()
                />
                {can_edit.then(|| view! { <NewAnswer row/> })}
            </div>
            <Relations row/>
            <UnlikeClaims row/>
            {can_edit.then(|| view! { <PointFoot row/> })}
        </div>
    }
}

fn key_of(row: PointRow) -> Option<PointKey> {
    row.with_untracked(|row| row.as_ref().map(|row| row.key.clone()))
}

/// What stands out: sentences that the page finds by itself.
#[component]
fn FindingList(row: PointRow) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let found = Memo::new(move |_| {
        let name = row.with(|row| row.as_ref().map(|row| row.name.clone()));
        name.map(|name| state.findings(&name)).unwrap_or_default()
    });
    let line = |found: Finding| view! { <li dir="auto">{found.sentence}</li> };
    view! {
        <ul class="point-findings" aria-label="What stands out" hidden=move || found.with(Vec::is_empty)>
            {move || found.get().into_iter().map(line).collect_view()}
        </ul>
    }
}

/// What is asked.
#[component]
fn QuestionField(row: PointRow) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let text = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.point.question.clone()))
            .unwrap_or_default()
    });
    let write = move |words: String| {
        let visit = state.reader.session.next_visit();
        key_of(row)
            .is_some_and(|key| changes::write(state, &key, PointField::Question, &words, visit))
    };
    view! {
        <Field label="Question">
            <LineInput value=text on_change=write attr:class="question-line"/>
        </Field>
    }
}

/// An answer and its claims.
#[component]
fn PositionCard(row: PointRow, id: RecordId) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let at = Memo::new(move |_| {
        row.with(|row| {
            let positions = row.as_ref().map(|row| row.positions.iter());
            positions.and_then(|mut all| all.position(|position| position.id == id))
        })
        .unwrap_or_default()
    });
    let written = Memo::new(move |_| {
        row.with(|row| {
            let row = row.as_ref()?;
            let position = row.positions.get(at.get())?;
            Some((position.written.clone(), position.words.clone()))
        })
        .unwrap_or_default()
    });
    let claims = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.claims_at(at.get()).cloned().collect::<Vec<_>>())
        })
        .unwrap_or_default()
    });
    let own_words = Signal::derive(move || written.with(|(words, _)| words.clone()));
    let write = move |words: String| {
        let visit = state.reader.session.next_visit();
        key_of(row)
            .is_some_and(|key| changes::write(state, &key, PointField::Answer(id), &words, visit))
    };
    let can_edit = !state.is_read_only();
    let words = if can_edit {
        view! {
            <LineInput
                value=own_words
                on_change=write
                attr:aria-label="Answer"
                attr:placeholder="In your own words"
            />
            <Button
                look=ButtonLook::Small
                attr:aria-label=move || {
                    written.with(|(_, words)| format!("Delete the answer “{}”", brief(words, WORDS)))
                }
                on:click=move |_| {
                    if let Some(key) = key_of(row) {
                        changes::remove_answer(state, &key, id);
                    }
                }
            >
                "Delete"
            </Button>
        }
        .into_any()
    } else {
        view! { <span dir="auto">{move || written.with(|(_, words)| words.clone())}</span> }
            .into_any()
    };
    let is_over = RwSignal::new(false);
    let over = move |event: DragEvent| {
        if state.dragged_untracked().is_some() {
            event.prevent_default();
            event.stop_propagation();
            is_over.set(true);
        }
    };
    let drop_here = move |event: DragEvent| {
        is_over.set(false);
        if let Some(name) = row.with_untracked(|row| row.as_ref().map(|row| row.name.clone())) {
            drop_claim(state, &event, &ClaimDestination::Answer(name, id));
        }
    };
    view! {
        <section
            class=move || format!("position-card {}", look(at.get()))
            class:target=move || is_over.get() && state.dragged().is_some()
            aria-label="Answer"
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop_here
        >
            <div class="position-words">{move || number(at.get())} {words}</div>
            <ul class="position-claims">
                <For
                    each=move || claims.get()
                    key=ComparedClaim::clone
                    children=move |claim| view! { <ClaimInContext claim row/> }.into_any()
                />
            </ul>
            <p class="hint-line" hidden=move || !claims.with(Vec::is_empty)>
                "No claim gives this answer yet."
            </p>
        </section>
    }
}

/// A claim between the words around it; its words lead to their place.
#[component]
fn ClaimInContext(claim: ComparedClaim, row: PointRow) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let lesson = state.reader.session.lesson();
    let article = lesson.articles.get(claim.article)?;
    let ranges = state
        .reader
        .session
        .with_untracked(|workspace| workspace.index().ranges(claim.id).to_vec());
    let cover = ranges.into_iter().reduce(TextRange::join);
    let (before, after) = cover
        .map(|cover| widely_around(article, cover, AROUND))
        .unwrap_or_default();
    let route = Route::Article(lesson.id.clone(), article.id.clone(), Some(claim.id));
    let name = state.article_name(claim.article);
    let gist = (!claim.gist.is_empty()).then(|| {
        view! {
            <span class="gist" dir="auto">
                {claim.gist.clone()}
            </span>
        }
    });
    let can_edit = !state.is_read_only();
    let mover = can_edit.then(|| view! { <ClaimMover id=claim.id row/> });
    let id = claim.id;
    let words = claim.quote.clone();
    let begin = move |event: DragEvent| {
        let from = row.with_untracked(|row| row.as_ref().map(|row| row.name.clone()));
        begin_drag(state, &event, MovedClaim { id, from }, &words);
    };
    let element = NodeRef::<html::Li>::new();
    state.obey_focus(CompareTarget::Claim(id), move || {
        element.get().map(Into::into)
    });
    Some(view! {
        <li
            tabindex="-1"
            draggable=can_edit.then_some("true")
            class:dragged=move || state.dragged() == Some(id)
            node_ref=element
            on:dragstart=begin
            on:dragend=move |_| state.set_dragged(None)
        >
            <span class="outlet" dir="auto">
                {name}
            </span>
            <Byline id=claim.id/>
            <p class="passage" dir="auto">
                {before}
                <a href=route.href()>{brief(&claim.quote, QUOTE)}</a>
                {after}
            </p>
            {gist}
            {attribution(&claim)}
            {mover}
        </li>
    })
}

/// A line for an answer that no claim gives yet.
#[component]
fn NewAnswer(row: PointRow) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let add = move |words: &str| {
        let key = key_of(row).filter(|_| !words.trim().is_empty());
        key.is_some_and(|key| changes::add_answer(state, &key, words))
    };
    view! {
        <div class="new-answer">
            <AddLine label="Another answer" button="Add answer" on_add=add/>
        </div>
    }
}

/// The remark, and what deletes the point.
#[component]
fn PointFoot(row: PointRow) -> impl IntoView {
    let state = expect_context::<CompareState>();
    let note = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.point.note.clone()))
            .unwrap_or_default()
    });
    let write = move |words: String| {
        let visit = state.reader.session.next_visit();
        key_of(row).is_some_and(|key| changes::write(state, &key, PointField::Note, &words, visit))
    };
    let own = Memo::new(move |_| {
        row.with(|row| {
            let row = row.as_ref().filter(|row| row.point.prepared.is_none())?;
            match row.key {
                PointKey::Record(id) => Some(id),
                PointKey::Prepared(_) => None,
            }
        })
    });
    view! {
        <div class="point-foot">
            <Field label="Note">
                <LineInput value=note on_change=write/>
            </Field>
            <Button
                look=ButtonLook::Danger
                attr:hidden=move || own.get().is_none()
                on:click=move |_| {
                    if let Some(id) = own.get_untracked() {
                        changes::remove(state, id);
                    }
                }
            >
                "Delete question"
            </Button>
        </div>
    }
}
