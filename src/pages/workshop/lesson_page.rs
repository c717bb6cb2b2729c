//! A lesson in the making: title, instructions, its articles in order, tags, points, and giving it away.

use leptos::prelude::*;

use super::actions::edit;
use super::article_list::ArticleList;
use super::claim_kind_editor::ClaimKindEditor;
use super::context::WorkshopContext;
use super::lesson_actions::{delete, download, duplicate};
use super::page_parts::{PageHead, PagePart};
use super::prepared_points::PreparedPoints;
use super::tag_editor::TagEditor;
use crate::components::{Button, ButtonLook, Checkbox, Field};
use crate::core::authoring::lesson as authoring;
use crate::core::lesson::{AskedFor, Lesson};
use crate::core::route::{Route, WorkshopRoute};

/// The page of the open lesson.
#[component]
pub fn LessonPage() -> impl IntoView {
    view! {
        <div>
            <LessonHead />
            <ArticleList />
            <Instructions />
            <PagePart id="tags" title="Tags">
                <TagEditor />
                <ClaimKindEditor />
            </PagePart>
            <PreparedPoints />
        </div>
    }
}

/// The title, and what can be done with the lesson as a whole.
#[component]
fn LessonHead() -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let title = move || cx.editor.read(|lesson| lesson.title.clone());
    let typed = move |event| {
        // A title is one line.
        let words = event_target_value(&event).replace(['\n', '\r'], " ");
        edit(cx, |lesson| Ok(authoring::set_title(lesson, &words)));
    };
    view! {
        <PageHead up="All lessons" href=WorkshopRoute::Lessons.href()>
            // Seen in the field below.
            <h1 class="aside-only" dir="auto">
                {title}
            </h1>
            <Field label="Title">
                <textarea dir="auto" prop:value=title on:input=typed rows="1" class="title-field"></textarea>
            </Field>
            <LessonTools />
        </PageHead>
    }
}

/// What can be done with the lesson as a whole.
#[component]
fn LessonTools() -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let with_lesson = move |act: fn(WorkshopContext, &Lesson)| {
        if let Some(lesson) = cx.editor.lesson_untracked() {
            act(cx, &lesson);
        }
    };
    let read = move || {
        let lesson = cx.editor.lesson();
        lesson.map(|lesson| Route::Lesson(lesson.id.clone()).preview_href())
    };
    let hand_out = move || {
        let lesson = cx.editor.lesson();
        lesson.map(|lesson| WorkshopRoute::HandOut(lesson.id.clone()).href())
    };
    view! {
        <p class="begin">
            <a class="primary" href=hand_out>
                "Hand out"
            </a>
            <a class="tool strong" href=read>
                "See it as your students do"
            </a>
            <Button look=ButtonLook::Strong on:click=move |_| with_lesson(download)>
                "Save as a file"
            </Button>
            <Button on:click=move |_| with_lesson(duplicate)>"Duplicate"</Button>
            <Button look=ButtonLook::Danger on:click=move |_| with_lesson(delete)>
                "Delete"
            </Button>
        </p>
    }
}

/// What the students are asked to do.
#[component]
fn Instructions() -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let words = move || cx.editor.read(|lesson| lesson.instructions.clone());
    let typed = move |event| {
        let words = event_target_value(&event);
        edit(cx, |lesson| Ok(authoring::set_instructions(lesson, &words)));
    };
    let asks_for_name = move || cx.editor.read(|lesson| lesson.asks_for == AskedFor::Name);
    let ask = move |is_asked: bool| {
        let asked = if is_asked {
            AskedFor::Name
        } else {
            AskedFor::Nothing
        };
        edit(cx, |lesson| Ok(authoring::ask_for(lesson, asked)));
    };
    view! {
        <PagePart id="instructions" title="What the students are asked to do">
            <textarea
                dir="auto"
                prop:value=words
                on:input=typed
                rows="7"
                class="wide-field"
                aria-label="What the students are asked to do"
            ></textarea>
            <p class="hint">"A blank line starts a new paragraph."</p>
            <Checkbox
                label="Ask for a name or code at the start"
                checked=Signal::derive(asks_for_name)
                on_change=ask
            />
            <p class="hint">
                "For computers that several students share: each has a sheet of their own, and nobody marks before saying who they are."
            </p>
        </PagePart>
    }
}
