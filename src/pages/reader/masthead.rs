//! The bar at the top: where one is and the way to other articles, undo and redo, whether all is kept, files, help.
//!
//! Invariant: the names of its buttons do not change; what they would do stands in their description.

use leptos::html;
use leptos::prelude::*;

use super::article_switcher::ArticleSwitcher;
use super::preview_notice::PreviewExit;
use super::whose_sheet::WhoseChip;
use super::{Reader, actions};
use crate::components::{ButtonLook, Swatch};
use crate::core::route::Route;
use crate::lazy;
use crate::pages::lazy::{LateView, LoadedView};
use crate::platform::{page, resize};
use crate::state::dialogs::DialogKind;
use crate::state::persistence::SaveStatus;
use crate::state::selection::{MarkKind, Pen};
use crate::state::stores::StoreKind;

/// The bar.
#[component]
pub fn Masthead() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let first_page = Route::Lesson(lesson.id.clone());
    let is_read_only = reader.session.is_read_only();
    let bar = NodeRef::<html::Header>::new();
    // Large letters and long names give it more lines, and what sticks below it has to know.
    Effect::new(move |_| {
        let bar = bar.get()?;
        let told = bar.clone();
        resize::watch(&bar, move || {
            page::tell_styles("--bar", told.offset_height());
        })
    });
    view! {
        <header class="masthead" data-bar="" node_ref=bar>
            <nav class="masthead-where" aria-label="Lesson">
                <a
                    class="wordmark"
                    href=first_page.href()
                    aria-label="Lateral"
                    title="First page of the lesson"
                >
                    "L"
                    <span class="rest">"ateral"</span>
                </a>
                <ArticleSwitcher/>
                <span class="masthead-title" dir="auto">
                    {lesson.title.clone()}
                </span>
            </nav>
            <div class="masthead-tools">
                {(!is_read_only).then(|| view! { <OwnWorkTools/> })}
                <button
                    type="button"
                    class="tool help"
                    aria-label="Help"
                    title="Help (?)"
                    on:click=move |_| actions::open_dialog(reader, DialogKind::Help)
                >
                    "?"
                </button>
                <button
                    type="button"
                    class="tool panel-switch"
                    aria-controls="panel"
                    aria-expanded=move || reader.list.is_open().to_string()
                    hidden=move || reader.article().is_none()
                    on:click=move |_| reader.list.toggle()
                >
                    "Marks" <MarkCount/>
                </button>
            </div>
        </header>
    }
}

/// How many marks the article at hand has; nothing where it has none.
#[component]
fn MarkCount() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let count = Memo::new(move |_| {
        let at = reader.article()?;
        let total = reader.session.with(|workspace| workspace.index().total(at));
        (total > 0).then_some(total)
    });
    move || {
        count
            .get()
            .map(|count| view! { <span class="mark-count">" "{count}</span> })
    }
}

/// What can be done with one's own work, and whether it is kept.
#[component]
fn OwnWorkTools() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let next_undo = Memo::new(move |_| reader.session.next_undo());
    let next_redo = Memo::new(move |_| reader.session.next_redo());
    view! {
        <Tool
            name="Undo"
            glyph="↶"
            attr:title=move || hint("Undo", "Nothing to undo", next_undo)
            attr:aria-disabled=move || next_undo.with(Option::is_none).to_string()
            on:click=move |_| actions::undo(reader)
        />
        <Tool
            name="Redo"
            glyph="↷"
            attr:title=move || hint("Redo", "Nothing to redo", next_redo)
            attr:aria-disabled=move || next_redo.with(Option::is_none).to_string()
            on:click=move |_| actions::redo(reader)
        />
        <LateView load=chips/>
        <SaveIndicator/>
        <Tool
            name="Import"
            glyph="⤒"
            on:click=move |_| actions::open_dialog(reader, DialogKind::Import)
        />
        <Tool
            name="Export"
            glyph="⤓"
            look=ButtonLook::Strong
            on:click=move |_| actions::open_dialog(reader, DialogKind::Export)
        />
    }
}

fn hint(verb: &str, nothing: &str, next: Memo<Option<String>>) -> String {
    next.with(|next| match next {
        Some(step) => format!("{verb}: {step}"),
        None => nothing.to_owned(),
    })
}

/// A button that shows its name where there is room, and a sign where there is not. `on:click` and other
/// attributes go to the element.
#[component(transparent)]
fn Tool(
    /// Its name.
    name: &'static str,
    /// Its sign.
    glyph: &'static str,
    /// How it looks.
    #[prop(optional)]
    look: ButtonLook,
) -> impl IntoView {
    view! {
        <button type="button" class=look.class() aria-label=name>
            <span class="glyph" aria-hidden="true">
                {glyph}
            </span>
            <span class="word">{name}</span>
        </button>
    }
}

lazy! {
    fn preview_exit() in extras -> LoadedView { || view! { <PreviewExit/> }.into_any() }
}

lazy! {
    /// What the bar says besides, where there is something to say.
    fn chips() in extras -> LoadedView {
        || view! {
            <PenChip/>
            <WhoseChip/>
        }
        .into_any()
    }
}

/// What every selection is marked as at once, while that is so. A press stops it.
#[component]
fn PenChip() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let pen = Memo::new(move |_| reader.selection.pen());
    move || {
        let Pen::Taken(kind) = pen.get() else {
            return None;
        };
        let colour = match &kind {
            MarkKind::Tag(tag) => {
                let lesson = reader.session.lesson();
                lesson.tags.get(tag).map(|tag| tag.colour)
            }
            MarkKind::Claim => None,
        };
        let label = actions::kind_label(reader, &kind);
        Some(view! {
            <button
                type="button"
                class="tool pen"
                title="Stop marking every selection (Esc)"
                on:click=move |_| actions::toggle_pen(reader)
            >
                <Swatch colour/>
                <span class="word">"Marking as "</span>
                <b dir="auto">{label}</b>
                <span aria-hidden="true">" ×"</span>
            </button>
        })
    }
}

/// Whether everything is kept, in a word.
#[component]
fn SaveIndicator() -> impl IntoView {
    let reader = expect_context::<Reader>();
    if reader.is_preview() {
        // Nothing is kept.
        return view! { <LateView load=preview_exit/> }.into_any();
    }
    let status = reader.persistence.status();
    let failing = move || {
        status.with(|status| {
            matches!(
                status,
                SaveStatus::NotSaved(_) | SaveStatus::InOneStore(StoreKind::Journal, _)
            )
        })
    };
    let word = move || {
        status.with(|status| match status {
            SaveStatus::Saved | SaveStatus::InOneStore(StoreKind::Local, _) => "Saved",
            SaveStatus::Saving => "Saving",
            SaveStatus::InOneStore(StoreKind::Journal, _) => "Partly saved",
            SaveStatus::NotSaved(_) => "Not saved",
        })
    };
    view! {
        <span class="keeping" role="status" class:failing=failing>
            {word}
        </span>
    }
    .into_any()
}
