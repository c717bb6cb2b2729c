//! A file into the work: first what it would do, then a yes.

mod problem_list;

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::{Button, ButtonLook, Checkbox, Field, Modal};
use crate::core::format::Problem;
use crate::core::import::{DeletedHere, Plan};
use crate::core::lesson::Lesson;
use crate::core::text::printable::{plain, plural};
use crate::pages::reader::{Reader, actions};
use crate::state::incoming_file::{FilePreview, WorkPreview};
use problem_list::ProblemList;

/// The dialog.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let preview = move || {
        reader.incoming.get().map(|preview| match preview {
            FilePreview::Reading => view! { <p>"Reading the file…"</p> }.into_any(),
            FilePreview::Refused(sentence) => {
                view! { <p class="refused">{plain(&sentence)}</p> }.into_any()
            }
            FilePreview::Work(preview) => view! { <WorkEffects preview/> }.into_any(),
            FilePreview::Lesson(lesson, problems) => {
                view! { <LessonEffects lesson problems/> }.into_any()
            }
        })
    };
    view! {
        <Modal title="Import a file" on_close=move || actions::close_dialog(reader)>
            <p>
                "Choose a work file or a lesson file that was made with Lateral. Nothing changes before you have seen what it would do."
            </p>
            <Field label="File">
                <input
                    type="file"
                    accept=".json,application/json"
                    aria-label="File"
                    on:change=move |event| actions::open_chosen_file(reader, &event)
                />
            </Field>
            <div aria-live="polite">{preview}</div>
        </Modal>
    }
}

/// What importing a work would do.
#[component]
fn WorkEffects(preview: Arc<WorkPreview>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let plan = &preview.plan;
    let name = preview.work.annotator.name.trim().to_owned();
    let heading = if name.is_empty() {
        view! { <h3>"A work without a name"</h3> }.into_any()
    } else {
        view! { <Quoting words="Work by " quoted=name/> }.into_any()
    };
    let texts_differ = preview.texts_differ.then(|| {
        view! {
            <p>
                "Some articles have another text here than where this work was made. Marks are found again by their words."
            </p>
        }
    });
    let (changes_nothing, deleted_here) = (plan.is_empty(), plan.deleted_here.len());
    let come_back = RwSignal::new(false);
    let bring_back = (deleted_here > 0).then(|| {
        let marks = plural(deleted_here, "mark");
        let label = format!("Bring back {marks} of the file that were deleted here");
        view! { <Checkbox label checked=come_back on_change=move |ticked| come_back.set(ticked)/> }
    });
    let effects = effect_list(plan);
    let problems = preview.problems.clone();
    let import = move || {
        let deleted = if come_back.get_untracked() {
            DeletedHere::ComeBack
        } else {
            DeletedHere::StayDeleted
        };
        actions::import_work(reader, &preview, deleted);
    };
    view! {
        <div>
            {heading}
            {texts_differ}
            {effects}
            {bring_back}
            <ProblemList problems/>
            <Answer
                label="Import"
                disabled=Signal::derive(move || changes_nothing && !come_back.get())
                on_yes=import
            />
        </div>
    }
}

/// How many marks meet which lot.
fn effect_list(plan: &Plan) -> impl IntoView + use<> {
    let effects = [
        (plan.new, "new", "They will be added."),
        (
            plan.changed,
            "changed",
            "The file has a newer version, which will replace the one here.",
        ),
        (
            plan.deleted,
            "deleted",
            "The file says that they were deleted; they will be deleted here.",
        ),
        (
            plan.copies,
            "of somebody else's marks in another version",
            "The marks here stay as they are; these are added beside them.",
        ),
        (
            plan.older,
            "newer here",
            "The version here is newer than the file's. It stays.",
        ),
        (plan.same, "the same", "They are here already."),
        (
            plan.lost,
            "not found in the text",
            "Their words are not in the articles. They are kept and listed, and can be put in their place.",
        ),
    ];
    let lines = effects
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, what, then)| {
            view! {
                <li>
                    <strong>{format!("{count} {what}")}</strong>
                    " "
                    {then}
                </li>
            }
        })
        .collect_view();
    let nothing = (plan.is_empty() && plan.deleted_here.is_empty()).then(|| {
        view! { <li>"Everything in this file is here already; importing it changes nothing."</li> }
    });
    view! {
        <ul class="effects">
            {lines}
            {nothing}
        </ul>
    }
}

/// What taking a lesson in would do.
#[component]
fn LessonEffects(lesson: Arc<Lesson>, problems: Vec<Problem>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let known = reader.library.lesson(&lesson.id);
    let is_same = known.as_ref().is_some_and(|known| **known == *lesson);
    let clashes = known.is_some() && !is_same;
    let sentence = if clashes {
        "Another lesson or version by the same name is in this browser. Nothing was changed. The workshop can take it in: see the foot of the first page."
    } else if is_same {
        "This lesson is in this browser already."
    } else {
        "It will be added to your lessons; your work on them stays."
    };
    let (title, articles) = (
        lesson.title.clone(),
        plural(lesson.articles.len(), "article"),
    );
    let open = move || match actions::take_in_lesson(reader, lesson.clone()) {
        Ok(()) => actions::close_dialog(reader),
        Err(no_room) => reader
            .incoming
            .end(FilePreview::Refused(no_room.to_string())),
    };
    view! {
        <div>
            <Quoting words="Lesson: " quoted=title/>
            <p>{format!("{articles}. {sentence}")}</p>
            <ProblemList problems/>
            <Answer label="Open the lesson" disabled=clashes on_yes=open/>
        </div>
    }
}

/// A heading of ours that ends in words of somebody's.
#[component]
fn Quoting(words: &'static str, quoted: String) -> impl IntoView {
    view! {
        <h3>
            {words}
            <span dir="auto">{quoted}</span>
        </h3>
    }
}

/// Yes, or rather not.
#[component]
fn Answer(
    label: &'static str,
    #[prop(into)] disabled: Signal<bool>,
    on_yes: impl Fn() + 'static,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    view! {
        <div class="modal-actions">
            <Button
                look=ButtonLook::Primary
                attr:disabled=move || disabled.get()
                on:click=move |_| on_yes()
            >
                {label}
            </Button>
            <Button on:click=move |_| actions::close_dialog(reader)>"Cancel"</Button>
        </div>
    }
}
