//! A work that was opened: whose it is, what taking it in would do, and what may be done with it.
//!
//! Invariant: somebody else's work is never taken for one's own without a yes to just that.
//! Must not know: how it was chosen.

use std::sync::Arc;

use leptos::prelude::*;

use super::problem_list::ProblemList;
use super::{Cancel, Quoting};
use crate::components::{Button, ButtonLook, Checkbox};
use crate::core::import::{DeletedHere, Plan, plan};
use crate::core::text::printable::plural;
use crate::core::view::{is_untouched, marks_of};
use crate::pages::reader::{Reader, actions};
use crate::state::incoming_files::{IncomingFile, WorkPreview};

/// Whose work it is, as far as this browser can tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ownership {
    /// One's own.
    Own,
    /// Nothing was ever marked here, and nobody of another name is at work: it is likely one's own from another
    /// computer.
    LikelyOwn,
    /// Nothing was ever marked here, but the name is another, or there are several files.
    MaybeOwn,
    /// Somebody else's.
    Others,
}

impl Ownership {
    /// Of a work; whoever reads it inside an effect is told when it changes.
    fn of(reader: Reader, preview: &WorkPreview) -> Self {
        if preview.work.annotator.id == reader.identity.annotator().id {
            Self::Own
        } else if !reader.session.with(is_untouched) {
            Self::Others
        } else if is_nobody_else(reader, preview) && reader.incoming.count() < 2 {
            Self::LikelyOwn
        } else {
            Self::MaybeOwn
        }
    }

    /// What there is to choose, in a sentence.
    const fn question(self) -> &'static str {
        match self {
            Self::Own => "",
            Self::LikelyOwn | Self::MaybeOwn => {
                "Nothing is marked here yet. If this is your own work from another computer, continue it. If it is somebody else’s, look at it, or add its marks to your work."
            }
            Self::Others => {
                "This is somebody else’s work. Look at it on its own, or add its marks to your work: each will say whose it is."
            }
        }
    }
}

/// Whether nobody has said a name here that is not the work's.
fn is_nobody_else(reader: Reader, preview: &WorkPreview) -> bool {
    let here = reader.identity.annotator().name;
    let here = here.trim();
    here.is_empty() || here == preview.work.annotator.name.trim()
}

/// The work and the answers to it.
#[component]
pub fn WorkEffects(
    /// Its file.
    file: IncomingFile,
    /// The work.
    preview: Arc<WorkPreview>,
    /// Is called when it was taken in.
    on_taken: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let name = preview.work.annotator.name.trim().to_owned();
    let heading = if name.is_empty() {
        view! { <h3>"Work without a name"</h3> }.into_any()
    } else {
        view! { <Quoting words="Work by " quoted=name/> }.into_any()
    };
    let marks = marks_of(&preview.work.records);
    let marks = (marks.marks > 0).then(|| view! { <p>{format!("It has {marks}.")}</p> });
    let texts_differ = preview.texts_differ.then(|| {
        view! {
            <p>
                "The text of some articles is different here from where this work was made. Marks are matched by their words."
            </p>
        }
    });
    let effects = Memo::new({
        let preview = preview.clone();
        // Others may be taken in before it.
        move |_| {
            reader
                .session
                .with(|workspace| plan(workspace, &preview.work))
        }
    });
    let deleted_here = Memo::new(move |_| effects.with(|plan| plan.deleted_here.len()));
    let come_back = RwSignal::new(false);
    let bring_back = move || {
        let count = deleted_here.get();
        (count > 0).then(|| {
            let marks = plural(count, "mark");
            let label = format!("Bring back {marks} from the file that you deleted here");
            view! { <Checkbox label checked=come_back on_change=move |ticked| come_back.set(ticked)/> }
        })
    };
    let problems = preview.problems.clone();
    view! {
        <div>
            {heading}
            {marks}
            {texts_differ}
            {move || effects.with(effect_list)}
            {bring_back}
            <ProblemList problems/>
            <Answers
                file
                preview
                deleted=Signal::derive(move || {
                    if come_back.get() { DeletedHere::ComeBack } else { DeletedHere::StayDeleted }
                })
                changes_nothing=Signal::derive(move || {
                    effects.with(Plan::is_empty) && !come_back.get()
                })
                on_taken
            />
        </div>
    }
}

/// What can be done with the work; which depends on whose it is.
#[component]
fn Answers(
    file: IncomingFile,
    preview: Arc<WorkPreview>,
    deleted: Signal<DeletedHere>,
    changes_nothing: Signal<bool>,
    on_taken: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let ownership = Memo::new({
        let preview = preview.clone();
        move |_| Ownership::of(reader, &preview)
    });
    let answers = move || {
        let (file, preview) = (file.clone(), preview.clone());
        let import = {
            let (file, preview) = (file.clone(), preview.clone());
            move |_| {
                actions::import_work(reader, &file, &preview, deleted.get_untracked());
                on_taken();
            }
        };
        let is_idle = move || changes_nothing.get();
        match ownership.get() {
            Ownership::Own => view! {
                <Button look=ButtonLook::Primary attr:disabled=is_idle on:click=import>
                    "Import"
                </Button>
            }
            .into_any(),
            Ownership::LikelyOwn => {
                let apart = preview.clone();
                view! {
                    <ContinueIt file preview on_taken look=ButtonLook::Primary/>
                    <LookAtIt preview=apart look=ButtonLook::Tool/>
                    <Button attr:disabled=is_idle on:click=import>
                        "Add to my work"
                    </Button>
                }
                .into_any()
            }
            Ownership::MaybeOwn => {
                let apart = preview.clone();
                view! {
                    <LookAtIt preview=apart look=ButtonLook::Primary/>
                    <Button attr:disabled=is_idle on:click=import>
                        "Add to my work"
                    </Button>
                    <ContinueIt file preview on_taken look=ButtonLook::Tool/>
                }
                .into_any()
            }
            Ownership::Others => view! {
                <LookAtIt preview look=ButtonLook::Primary/>
                <Button attr:disabled=is_idle on:click=import>
                    "Add to my work"
                </Button>
            }
            .into_any(),
        }
    };
    let question = move || {
        let question = ownership.get().question();
        (!question.is_empty()).then(|| view! { <p>{question}</p> })
    };
    view! {
        {question}
        <div class="modal-actions">
            {answers}
            <Cancel/>
        </div>
    }
}

/// Goes on with the work as one's own.
#[component]
fn ContinueIt(
    file: IncomingFile,
    preview: Arc<WorkPreview>,
    on_taken: impl Fn() + Copy + Send + Sync + 'static,
    look: ButtonLook,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let go_on = move |_| {
        actions::continue_work(reader, &file, &preview);
        on_taken();
    };
    view! {
        <Button look on:click=go_on>
            "Continue as my work"
        </Button>
    }
}

/// Shows the work in the place of one's own, to be read only.
#[component]
fn LookAtIt(preview: Arc<WorkPreview>, look: ButtonLook) -> impl IntoView {
    let reader = expect_context::<Reader>();
    view! {
        <Button look on:click=move |_| actions::look_at(reader, preview.clone())>
            "Look at it"
        </Button>
    }
}

/// How many marks meet which lot.
fn effect_list(plan: &Plan) -> impl IntoView + use<> {
    let new_marks = if plan.new == 1 {
        "new mark"
    } else {
        "new marks"
    };
    let effects = [
        // What becomes of them is chosen below.
        (plan.new, new_marks, ""),
        (
            plan.changed,
            "changed",
            "The file has a newer version, which will replace the one here.",
        ),
        (
            plan.deleted,
            "deleted",
            "They were deleted in the file, and will be deleted here.",
        ),
        (
            plan.copies,
            "in another version, by somebody else",
            "The marks here stay as they are; these are added beside them.",
        ),
        (
            plan.older,
            "newer here",
            "The version here is newer than the file’s. It stays.",
        ),
        (plan.same, "the same", "You already have them."),
        (
            plan.elsewhere,
            "found elsewhere in the text",
            "Their words are there, but between other words than before. They stand first in the list: look at each.",
        ),
        (
            plan.lost,
            "not found in the text",
            "Their words are not in the articles. They stay in the list, and you can put them in the right place.",
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
        view! { <li>"You already have everything in this file; importing it changes nothing."</li> }
    });
    view! {
        <ul class="effects">
            {lines}
            {nothing}
        </ul>
    }
}
