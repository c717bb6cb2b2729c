//! The work as a file to hand in, and what is still to be done before.

use std::ops::Add;

use leptos::prelude::*;

use crate::components::{Button, ButtonLook, Field, Modal, TextInput};
use crate::core::annotation::workspace::Workspace;
use crate::core::lesson::AskedFor;
use crate::core::limits;
use crate::core::text::printable::{plain, plural};
use crate::core::view::{Progress, marks_of_others, progress, unfinished};
use crate::pages::reader::removal::remove_work;
use crate::pages::reader::{Reader, actions};

/// The dialog.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let close = move || actions::close_dialog(reader);
    // Where a computer is shared, whoever has their file may want to leave nothing behind.
    let is_shared = reader.session.lesson().asks_for == AskedFor::Name;
    let is_done = RwSignal::new(false);
    let download = move || {
        if actions::offer_work(reader) && is_shared {
            is_done.set(true);
        } else {
            close();
        }
    };
    view! {
        <Modal title="Export your work" on_close=close>
            <Show when=move || is_done.get() fallback=move || view! { <ExportForm download/> }>
                <Exported/>
            </Show>
        </Modal>
    }
}

/// What can be done once the file is there.
#[component]
fn Exported() -> impl IntoView {
    let reader = expect_context::<Reader>();
    view! {
        <p role="status">
            "Your work is in the file. If others use this computer too, you can take it off. Whoever has the file can open it again."
        </p>
        <div class="modal-actions">
            <Button
                look=ButtonLook::Primary
                attr:autofocus=true
                on:click=move |_| actions::close_dialog(reader)
            >
                "Done"
            </Button>
            <Button look=ButtonLook::Danger on:click=move |_| remove_work(reader)>
                "Remove my work from this computer"
            </Button>
        </div>
    }
}

/// The name, and the file.
#[component]
fn ExportForm(
    /// Offers the file.
    download: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let close = move || actions::close_dialog(reader);
    // Taken with the file: who cancels goes on as before.
    let name = RwSignal::new(reader.identity.annotator_untracked().name);
    let take_name = move || actions::set_annotator_name(reader, name.get_untracked().trim());
    let download = move || {
        take_name();
        download();
    };
    let label = match reader.session.lesson().asks_for {
        AskedFor::Name => "Your name or a code (it appears in the file and the file name)",
        AskedFor::Nothing => {
            "Your name or a code (optional; it appears in the file and the file name)"
        }
    };
    view! {
        <div>
            <p>{reader.session.with_untracked(summary)}</p>
            <MarksOfOthers/>
            <StillToDo/>
            <Field label=label>
                <TextInput
                    value=name
                    on_input=move |words| name.set(words)
                    attr:r#type="text"
                    attr:maxlength=limits::LABEL.to_string()
                    attr:autocomplete="off"
                    attr:autofocus=true
                    on:keydown=move |event| {
                        if event.key() == "Enter" && !event.is_composing() {
                            event.prevent_default();
                            download();
                        }
                    }
                />
            </Field>
            <p class="file-name">{move || name.with(|name| actions::export_name(reader, name.trim()))}</p>
            <div class="modal-actions">
                <Button look=ButtonLook::Primary on:click=move |_| download()>
                    "Download my work"
                </Button>
                <Button on:click=move |_| close()>"Cancel"</Button>
            </div>
            {reader.backup.can_keep_live_file().then(|| view! { <LiveFileChoice take_name/> })}
        </div>
    }
}

/// What is in the file.
fn summary(workspace: &Workspace) -> String {
    let each = (0..workspace.lesson().articles.len()).map(|at| progress(workspace, at));
    let marked: Vec<Progress> = each.filter(|progress| progress.marks > 0).collect();
    if marked.is_empty() {
        return "Nothing is marked yet, so the file would be empty.".to_owned();
    }
    let all = Progress {
        // What is to be done is told below.
        without_gist: 0,
        lost: 0,
        ..marked.iter().copied().fold(Progress::default(), Add::add)
    };
    format!(
        "One file with everything you have marked: {all} in {}. Hand it in, or keep it as a backup; importing it brings everything back.",
        plural(marked.len(), "article")
    )
}

/// That marks of others are in the file too, and stay theirs.
#[component]
fn MarksOfOthers() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let me = reader.identity.annotator_untracked().id;
    let count = reader
        .session
        .with_untracked(|workspace| marks_of_others(workspace, me));
    (count > 0).then(|| {
        let sentence = format!(
            "This includes {} made by somebody else. In the file, each stays under the name of whoever made it.",
            plural(count, "mark")
        );
        view! { <p>{sentence}</p> }
    })
}

/// What is still to be done, each with the way there; nothing when all is well.
#[component]
fn StillToDo() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let found = reader.session.with_untracked(unfinished);
    (!found.is_empty()).then(|| {
        let lines = found.into_iter().map(|unfinished| {
            let sentence = plain(&unfinished.sentence);
            view! {
                <li>
                    <Button
                        look=ButtonLook::Link
                        on:click=move |_| actions::show_unfinished(reader, &unfinished)
                    >
                        {sentence}
                    </Button>
                </li>
            }
        });
        view! {
            <h3>"Before you hand it in"</h3>
            <ul class="still-to-do">{lines.collect_view()}</ul>
        }
    })
}

/// A file that is written again after every change, where the browser can do that.
#[component]
fn LiveFileChoice(take_name: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let choose = move || {
        take_name();
        actions::choose_live_file(reader);
    };
    let state = move || match reader.backup.live_file() {
        Some(name) => {
            format!("{name} is written again after every change, until you close the page.")
        }
        None => {
            "Or let this page keep a file on your computer up to date while you work.".to_owned()
        }
    };
    view! {
        <div class="live-file">
            <p aria-live="polite">{state}</p>
            <Button on:click=move |_| choose()>"Choose a file…"</Button>
        </div>
    }
}
