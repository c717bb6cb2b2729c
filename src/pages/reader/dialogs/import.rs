//! Files into the work: first what each would do, then a yes.

mod problem_list;
mod work_effects;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::components::{Button, ButtonLook, Modal};
use crate::core::format::Problem;
use crate::core::lesson::Lesson;
use crate::core::text::printable::{brief, plain, plural};
use crate::pages::incoming::{KnownVersion, unpinned};
use crate::pages::reader::{Reader, actions};
use crate::platform::files;
use crate::state::incoming_files::{FilePreview, IncomingFile};
use problem_list::ProblemList;
use work_effects::WorkEffects;

/// Most characters of a file's name that are shown.
const NAME: usize = 120;

/// The dialog.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let reader = expect_context::<Reader>();
    // Several answers at once are too much to be read out.
    let live = move || match reader.incoming.count() {
        0 | 1 => "polite",
        _ => "off",
    };
    let entries = move || {
        let files = reader.incoming.all().into_iter();
        files
            .map(|file| view! { <FileEntry file/> }.into_any())
            .collect_view()
    };
    view! {
        <Modal title="Import a file" on_close=move || actions::close_dialog(reader)>
            <p>
                "Choose work files or lesson files made with Lateral, or drop them here – several at once if you like. Nothing changes until you have seen what they would do."
            </p>
            <label class="tool strong choose">
                <span>"Choose files"</span>
                <input
                    type="file"
                    multiple=true
                    autofocus=true
                    accept=".json,application/json"
                    on:change=move |event| {
                        actions::open_files(reader, files::take_all_chosen(&event));
                    }
                />
            </label>
            <AddAll/>
            <ul class="incoming-files" aria-live=live>
                {entries}
            </ul>
        </Modal>
    }
}

/// One yes to several works.
#[component]
fn AddAll() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let count = Memo::new(move |_| actions::works_with_news(reader).len());
    view! {
        <p role="status">
            {move || {
                let files = reader.incoming.count();
                (files > 1).then(|| format!("{} chosen.", plural(files, "file")))
            }}
        </p>
        <Show when=move || { count.get() > 1 }>
            <div class="modal-actions">
                <Button look=ButtonLook::Strong on:click=move |_| actions::import_all(reader)>
                    {move || match count.get() {
                        2 => "Add both works to my work".to_owned(),
                        count => format!("Add all {count} works to my work"),
                    }}
                </Button>
            </div>
        </Show>
    }
}

/// A file: its name, and what is known of it.
#[component]
fn FileEntry(file: IncomingFile) -> impl IntoView {
    let name = plain(&brief(file.name().trim(), NAME));
    let element = NodeRef::<html::Li>::new();
    let preview = move || match file.preview() {
        FilePreview::Reading => view! { <p>"Reading the file…"</p> }.into_any(),
        FilePreview::Refused(sentence) => {
            view! { <p class="refused">{plain(&sentence)}</p> }.into_any()
        }
        FilePreview::Work(preview) => {
            // What was pressed goes with the answer; the focus stays in the list.
            let on_taken = move || {
                if let Some(Some(element)) = element.try_get_untracked() {
                    let _ = element.focus();
                }
            };
            view! { <WorkEffects file=file.clone() preview on_taken/> }.into_any()
        }
        FilePreview::Lesson(lesson, problems) => {
            view! { <LessonEffects file=file.clone() lesson problems/> }.into_any()
        }
        FilePreview::TakenIn => view! { <p>"Added to your work."</p> }.into_any(),
    };
    view! {
        <li tabindex="-1" node_ref=element>
            <p class="file-name" dir="auto">
                {name}
            </p>
            {preview}
        </li>
    }
}

/// What taking a lesson in would do.
#[component]
fn LessonEffects(file: IncomingFile, lesson: Arc<Lesson>, problems: Vec<Problem>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = Arc::new(unpinned((*lesson).clone()));
    let known = reader.library.lesson(&lesson.id);
    let known = KnownVersion::of(&lesson, known.as_deref());
    let (sentence, verb) = match known {
        KnownVersion::Other => (
            "You have another lesson or version with the same name. Nothing was changed. You can open this one in the workshop: see the bottom of the first page.",
            "Open the lesson",
        ),
        KnownVersion::Nothing => (
            "It will be added to your lessons; your work on them stays.",
            "Open the lesson",
        ),
        _ => known.effect(),
    };
    let (title, articles) = (
        lesson.title.clone(),
        plural(lesson.articles.len(), "article"),
    );
    let open = move || match actions::take_in_lesson(reader, lesson.clone()) {
        Ok(()) => actions::close_dialog(reader),
        Err(no_room) => file.set(FilePreview::Refused(no_room.to_string())),
    };
    view! {
        <div>
            <Quoting words="Lesson: " quoted=title/>
            <p>{format!("{articles}. {sentence}")}</p>
            <ProblemList problems/>
            <div class="modal-actions">
                <Button
                    look=ButtonLook::Primary
                    attr:disabled=known == KnownVersion::Other
                    on:click=move |_| open()
                >
                    {verb}
                </Button>
                <Cancel/>
            </div>
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

/// Rather not. With several files each stands by itself, and only the whole is left.
#[component]
fn Cancel() -> impl IntoView {
    let reader = expect_context::<Reader>();
    view! {
        <Show when=move || { reader.incoming.count() < 2 }>
            <Button on:click=move |_| actions::close_dialog(reader)>"Cancel"</Button>
        </Show>
    }
}
