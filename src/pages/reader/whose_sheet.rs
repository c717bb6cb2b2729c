//! Whose work is open, on the first page and in the bar; and the work that was removed last.
//!
//! Invariant: once somebody has given a name it is in view on every page of the lesson.
//! Must not know: what other sheets there are.

use leptos::prelude::*;

use super::removal::remove_work;
use super::{Reader, actions};
use crate::components::{Button, ButtonLook};
use crate::core::lesson::AskedFor;
use crate::core::text::printable::plain;
use crate::core::view::annotator_label;
use crate::lazy;
use crate::pages::lazy::{LateView, LazyView, LoadedView};
use crate::pages::reader::dialogs::WhoAreYou;
use crate::state::dialogs::DialogKind;

lazy! {
    /// Whose work is open, and the way to another one; or who it is that begins.
    pub fn whose_sheet() in extras -> LoadedView { || view! { <WhoseSheet/> }.into_any() }
}

lazy! {
    fn who_are_you() in dialogs -> LoadedView { || view! { <WhoAreYou/> }.into_any() }
}

lazy! {
    fn removed_remark() in dialogs -> LoadedView { || view! { <RemovedRemark/> }.into_any() }
}

/// Whose work is open, and the way to another one.
#[component]
fn WhoseSheet() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let name = Memo::new(move |_| reader.identity.annotator().name);
    let is_nameless = move || name.with(String::is_empty);
    let asks = lesson.asks_for == AskedFor::Name;
    let is_unknown =
        Memo::new(move |_| asks && (is_nameless() || reader.sheets.chosen(&lesson.id).is_none()));
    let said = move || {
        if is_nameless() {
            view! { "Working without a name" }.into_any()
        } else {
            let name = annotator_label(&name.get());
            view! {
                "Working as "
                <bdi dir="auto" class="whose">
                    {name}
                </bdi>
            }
            .into_any()
        }
    };
    let other = move || {
        if is_nameless() {
            "Give a name"
        } else {
            "Start as somebody else"
        }
    };
    (!reader.is_preview() && !reader.session.is_read_only()).then(|| {
        view! {
            <Show
                when=move || is_unknown.get()
                fallback=move || {
                    view! {
                        <p>
                            <span>{said}</span>
                            " "
                            <Button
                                look=ButtonLook::Link
                                on:click=move |_| actions::open_dialog(reader, DialogKind::Sheets)
                            >
                                {other}
                            </Button>
                            " "
                            <RemoveWork/>
                        </p>
                    }
                }
            >
                <LazyView load=who_are_you/>
            </Show>
        }
    })
}

/// The name in the bar; nothing where none was given.
#[component]
pub fn WhoseChip() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let name = Memo::new(move |_| reader.identity.annotator().name);
    move || {
        let is_shown = !reader.is_preview() && name.with(|name| !name.trim().is_empty());
        is_shown.then(|| {
            let name = annotator_label(&name.get());
            let label = format!("Working as {name}");
            view! {
                <button
                    type="button"
                    class="tool whose-chip"
                    title=label.clone()
                    aria-label=label
                    on:click=move |_| actions::open_dialog(reader, DialogKind::Sheets)
                >
                    <bdi dir="auto">{name}</bdi>
                </button>
            }
        })
    }
}

/// What is said of a work that was removed, which is rare.
#[component]
pub fn RemovedNote() -> impl IntoView {
    let sheets = expect_context::<Reader>().sheets;
    view! {
        <Show when=move || sheets.is_removed()>
            <LateView load=removed_remark/>
        </Show>
    }
}

/// The work that was removed, until it is taken back.
#[component]
fn RemovedRemark() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson().id.clone();
    move || {
        let removed = reader.sheets.removed();
        removed.filter(|removed| removed.lesson == lesson).map(|removed| {
            let sentence = plain(&format!(
                "The work by {} on this lesson was removed from this computer. You can bring it back here until you leave this page, and later on “Saved data and recovery”.",
                annotator_label(&removed.name)
            ));
            view! {
                <div class="trouble remark">
                    <p>{sentence}</p>
                    <Button
                        look=ButtonLook::Strong
                        on:click=move |_| actions::take_back_work(reader)
                    >
                        "Bring it back"
                    </Button>
                </div>
            }
        })
    }
}

/// Takes the work off this computer, once it was put into a file.
#[component]
fn RemoveWork() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let can_remove = Memo::new(move |_| actions::can_remove_work(reader));
    view! {
        <Show when=move || can_remove.get()>
            <Button look=ButtonLook::Link on:click=move |_| remove_work(reader)>
                "Remove my work from this computer"
            </Button>
        </Show>
    }
}
