//! The workshop: where a teacher makes lessons.
//!
//! Owns: [`WorkshopPage`]; only this file connects the parts of its state with one another and with the
//! browser.
//! Invariant: one lesson is open at most; every change of it is kept in both stores and has a way back.
//! Must not know: marks, but that they follow a text.

mod actions;
mod article_fields;
mod article_intake;
mod article_list;
mod article_page;
mod article_pager;
mod article_preview;
mod article_sheet;
mod claim_kind_editor;
mod context;
mod draft_saver;
mod encoding_choice;
mod explanations;
mod file_readings;
mod focus_request;
mod former_visit;
mod hand_out_address;
mod hand_out_file;
mod hand_out_link;
mod hand_out_page;
mod handed_out;
mod intake_zone;
mod lesson_actions;
mod lesson_editor;
mod lesson_list;
mod lesson_page;
mod masthead;
mod outlet_question;
mod page_parts;
mod poster;
mod prepared_points;
mod qr_card;
mod qr_picture;
mod replace_text;
mod share_link;
mod sheet_row;
mod tag_editor;
mod tag_merge;
mod tag_removal;
mod take_back;
mod text_replacement;
mod workshop_library;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};

use article_intake::article_reader;
use article_page::ArticlePage;
use context::WorkshopContext;
use focus_request::WorkshopTarget;
use former_visit::resumed;
use hand_out_page::HandOutPage;
use lesson_list::LessonListPage;
use lesson_page::LessonPage;
use masthead::WorkshopMasthead;

use crate::components::{Alerts, ToastBar};
use crate::core::keymap::{self, Command};
use crate::core::lesson::LessonId;
use crate::core::route::{Route, WorkshopRoute};
use crate::core::storage::{StoreError, lessons_prefix};
use crate::pages::incoming::OfferPlace;
use crate::platform::keys::press_of;
use crate::platform::{files, page, style, typed_text};
use crate::state::persistence::SaveStatus;
use crate::state::sync::on_remote_write;

/// How long a sentence stays: long enough to be read twice.
const STAY: Duration = Duration::from_secs(8);

/// No student needs it.
const STYLE: &str = include_str!("../../style/workshop.css");

/// The workshop. Takes `Persistence`, `CurrentRoute`, `Toasts` and the reader's `Library` from context where
/// they are given.
#[component]
pub fn WorkshopPage() -> impl IntoView {
    style::add_rules(STYLE);
    let cx = WorkshopContext::provide();
    follow_route(cx);
    follow_browser(cx);
    follow_other_tabs(cx);
    spawn_local(async move {
        let lacks = lesson_actions::gather(cx).await;
        // Only now: later on, what one store lacks may be what another tab is taking out of both.
        if !cx.persistence.outdated().get_untracked() {
            cx.persistence.even_out(lacks);
        }
    });
    // Ahead, so that articles can be brought in when the network has gone.
    page::after_paint(|| {
        spawn_local(async {
            let _ = article_reader().await;
        });
    });
    view! {
        <DropArea>
            <WorkshopMasthead />
            <WorkshopTroubles />
            <WorkshopMain />
            <ToastBar stay=STAY on_take_back=move || lesson_actions::take_back(cx) />
        </DropArea>
    }
}

/// Shows what the address leads to, once the lessons are gathered.
fn follow_route(cx: WorkshopContext) {
    // Only its first time counts, not each change of a lesson.
    let is_gathered = Memo::new(move |_| cx.library.is_gathered());
    Effect::new(move |first: Option<WorkshopRoute>| {
        let is_gathered = is_gathered.get();
        let Route::Workshop(route) = cx.route.get() else {
            return first.unwrap_or(WorkshopRoute::Lessons);
        };
        // While the lessons are gathered the address may change without anybody moving on the page.
        if is_gathered {
            let before = first.unwrap_or_else(|| route.clone());
            untrack(|| arrive(cx, &before, &route));
        }
        route
    });
}

/// Opens what `route` leads to, coming from `before`.
fn arrive(cx: WorkshopContext, before: &WorkshopRoute, route: &WorkshopRoute) {
    if *route == WorkshopRoute::Lessons {
        cx.intake.clear();
    }
    if before != route {
        page::scroll_to_top();
        // Whoever listens to the page hears where they are.
        cx.focus.ask(WorkshopTarget::Main);
        cx.replacement.clear();
    }
    let mut title = None;
    if let WorkshopRoute::Lesson(id) | WorkshopRoute::Article(id, _) | WorkshopRoute::HandOut(id) =
        route
    {
        open_lesson(cx, id);
        title = cx.editor.lesson_untracked().map(|it| it.title.clone());
    }
    let title = title.filter(|title| !title.trim().is_empty());
    let title = title.as_deref().unwrap_or("Workshop");
    page::set_title(&format!("{title} – Lateral"));
    cx.show(route);
}

/// Opens a lesson, unless it is open.
fn open_lesson(cx: WorkshopContext, id: &LessonId) {
    if !cx.editor.has_open(id) {
        match cx.library.get_kept(id) {
            Some(lesson) => {
                let draft = cx.take_former();
                cx.editor.resume(resumed(draft, lesson));
            }
            None => cx.editor.close(),
        }
    }
}

/// Keys, and what the browser asks before it leaves.
fn follow_browser(cx: WorkshopContext) {
    typed_text::follow();
    let keys = window_event_listener(ev::keydown, move |event| {
        // What was typed is the browser's to take back.
        if page::is_typing() && typed_text::is_last() {
            return;
        }
        match keymap::step(&press_of(&event)) {
            Some(Command::Undo) => actions::undo(cx),
            Some(Command::Redo) => actions::redo(cx),
            _ => return,
        }
        event.prevent_default();
    });
    let hidden = window_event_listener(ev::pagehide, move |_| cx.saver.keep_at_once());
    let leaving = window_event_listener(ev::beforeunload, move |event| {
        if cx.saver.is_unsafe_to_leave() {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        cx.saver.hand_over();
        cx.leave();
        keys.remove();
        hidden.remove();
        leaving.remove();
    });
}

/// Lessons that another tab writes.
fn follow_other_tabs(cx: WorkshopContext) {
    on_remote_write(cx.persistence, lessons_prefix(), move || {
        spawn_local(lesson_actions::follow_other_tab(cx));
    });
}

/// The whole page, onto which files may be dropped.
#[component]
fn DropArea(children: Children) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let is_over = RwSignal::new(false);
    let over = move |event: ev::DragEvent| {
        event.prevent_default();
        if !is_over.get_untracked() {
            is_over.set(true);
        }
    };
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        is_over.set(false);
        lesson_actions::bring_files(cx, files::all_dropped(&event));
    };
    view! {
        <div
            class="page workshop"
            class:dropping=move || is_over.get()
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            <a
                class="skip"
                href="#main"
                on:click=move |event| {
                    event.prevent_default();
                    cx.focus.ask(WorkshopTarget::Main);
                }
            >
                "Skip to content"
            </a>
            {children()}
        </div>
    }
}

/// What is wrong, at the top of the page.
#[component]
fn WorkshopTroubles() -> impl IntoView {
    const NOT_SAVED: &str = "The browser could not save this lesson. It is here until you leave the workshop: save it as a file now.";
    const HALF_SAVED: &str = "The lesson is saved in only one of the browser’s two stores. Save it as a file to be safe.";
    let cx = expect_context::<WorkshopContext>();
    let outdated = cx.persistence.outdated();
    let sentences = move || {
        let mut sentences = cx.library.troubles();
        match cx.saver.status() {
            SaveStatus::NotSaved(_) => sentences.push(NOT_SAVED.to_owned()),
            SaveStatus::InOneStore(..) => sentences.push(HALF_SAVED.to_owned()),
            SaveStatus::Saved | SaveStatus::Saving => {}
        }
        sentences.extend(outdated.get().then(|| StoreError::Newer.to_string()));
        sentences
    };
    view! { <Alerts sentences /> }
}

/// The main part: a lesson that came as a file, and the page that the address leads to.
#[component]
fn WorkshopMain() -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let main = NodeRef::<html::Main>::new();
    cx.focus.obey(WorkshopTarget::Main, main);
    let on_accept = Callback::new(move |()| {
        spawn_local(async move { cx.reception().accept(&cx.library.known()).await });
    });
    let on_decline = Callback::new(move |()| {
        cx.incoming.clear();
        lesson_actions::go(WorkshopRoute::Lessons);
    });
    let screen = Memo::new(move |_| (cx.shown(), cx.editor.is_open()));
    view! {
        <main id="main" tabindex="-1" class="home" node_ref=main>
            <OfferPlace on_accept on_decline />
            {move || {
                use WorkshopRoute::{Article, HandOut, Lesson, Lessons};
                match screen.get() {
                    (None, _) => view! { <p class="lead">"Looking…"</p> }.into_any(),
                    (Some(Lessons), _) => view! { <LessonListPage /> }.into_any(),
                    (Some(Lesson(_) | Article(..) | HandOut(_)), false) => {
                        view! { <NoSuchLesson /> }.into_any()
                    }
                    (Some(Lesson(_)), true) => view! { <LessonPage /> }.into_any(),
                    (Some(HandOut(lesson)), true) => view! { <HandOutPage lesson /> }.into_any(),
                    (Some(Article(lesson, article)), true) => {
                        view! { <ArticlePage lesson article /> }.into_any()
                    }
                }
            }}
        </main>
    }
}

/// The address leads to a lesson that is not here.
#[component]
fn NoSuchLesson() -> impl IntoView {
    view! {
        <div>
            <h1>"This lesson is not here"</h1>
            <p class="lead">
                "It may have been deleted, or it is in another browser. Deleted lessons can be restored under “Saved data and recovery”."
            </p>
            <p class="begin">
                <a class="primary" href=WorkshopRoute::Lessons.href()>
                    "Go to your lessons"
                </a>
                <a href="#/recovery">"Saved data and recovery"</a>
            </p>
        </div>
    }
}
