//! The points for comparison that a teacher prepares: their questions, in order.
//!
//! Invariant: a question keeps its id, and with it what students answer, wherever it is moved and however it is worded.

use leptos::prelude::*;

use super::actions::{edit, edit_and_say};
use super::context::WorkshopContext;
use super::focus_request::WorkshopTarget;
use super::page_parts::{AddField, MoveButtons, PagePart};
use crate::components::{Button, ButtonLook, LineInput};
use crate::core::authoring::points;
use crate::core::points::listing::{PreparedPoint, prepared};

/// All of them, and a line for one more.
#[component]
pub fn PreparedPoints() -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let ids = move || {
        let points = cx.editor.read(prepared).into_iter();
        points.map(|point| point.id).collect::<Vec<_>>()
    };
    let add = move |question: String| edit(cx, |lesson| points::add(lesson, &question));
    view! {
        <PagePart id="points" title="Points for comparison">
            <p class="hint">
                "Questions that several of the articles answer, for example: How long did the call last? Shown on the lesson’s first page."
            </p>
            <ol class="rows points-made">
                <For each=ids key=Clone::clone let(id)>
                    <PreparedPointRow id />
                </For>
            </ol>
            <AddField label="New question" verb="Add the question" on_add=add />
        </PagePart>
    }
}

/// One question.
#[component]
fn PreparedPointRow(
    /// Its id in the lesson.
    id: String,
) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let place = Memo::new({
        let id = id.clone();
        move |_| {
            cx.editor.read(|lesson| {
                let all = prepared(lesson);
                let at = all.iter().position(|point| point.id == id);
                at.map(|at| (at, all.len(), all[at].clone()))
            })
        }
    });
    let question = Signal::derive(move || {
        let words = |(_, _, point): &(_, _, PreparedPoint)| point.question.clone();
        place
            .with(|place| place.as_ref().map(words))
            .unwrap_or_default()
    });
    let label = move || {
        let number = place.with(|place| place.as_ref().map_or(0, |(at, ..)| at + 1));
        format!("Question {number}")
    };
    let write = {
        let id = id.clone();
        move |words: String| edit(cx, |lesson| points::set_question(lesson, &id, &words))
    };
    let (moved, target) = (id.clone(), id.clone());
    let take_out = move |_| {
        edit_and_say(cx, |lesson| points::remove(lesson, &id));
    };
    view! {
        <li>
            <div class="what">
                <LineInput value=question on_change=write attr:aria-label=label />
            </div>
            <div class="row-tools">
                <MoveButtons
                    label=question
                    place=Signal::derive(move || place.with(|place| place.as_ref().map(|(at, count, _)| (*at, *count))))
                    target=move |direction| WorkshopTarget::MovePoint(target.clone(), direction)
                    on_move=move |direction| {
                        edit(cx, |lesson| points::move_point(lesson, &moved, direction))
                    }
                />
                <Button
                    look=ButtonLook::SmallStrong
                    attr:aria-label=move || format!("Remove: {}", question.get())
                    on:click=take_out
                >
                    "Remove"
                </Button>
            </div>
        </li>
    }
}
