//! Whether the words that other articles have too are shown where they are read.
//!
//! Owns: [`SharedWording`], the button for it, and the way to what shows them.
//! Invariant: it stays as it is from article to article.
//! Must not know: how such words are found, and what is said of them.

mod notes;

use leptos::prelude::*;

use super::Reader;
use super::suggestions::OnPage;
use crate::lazy;
use crate::pages::lazy::{LazyView, LoadedView};
use notes::SharedNotes;

lazy! {
    fn shared_notes() in shared -> LoadedView { || view! { <SharedNotes/> }.into_any() }
}

/// See the head of the file. Given by context; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct SharedWording(RwSignal<bool>);

impl SharedWording {
    /// Not shown, at first.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }
}

/// Shows such words in all articles on the page, or hides them; nothing where there is no other article.
#[component]
pub fn SharedWordingButton() -> impl IntoView {
    let SharedWording(is_shown) = expect_context();
    let lesson = expect_context::<Reader>().session.lesson();
    (lesson.articles.len() > 1).then(|| {
        view! {
            <p class="elsewhere">
                <button
                    type="button"
                    class="tool small"
                    aria-pressed=move || is_shown.get().to_string()
                    on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)
                >
                    "Show wording shared with other articles"
                </button>
            </p>
        }
    })
}

/// The notes in all articles on the page, while they are wanted; below an article that stands alone the button, too.
#[component]
pub fn SharedWordingPlace() -> impl IntoView {
    let SharedWording(is_shown) = expect_context();
    let on_page = expect_context::<OnPage>();
    view! {
        {move || on_page.is_alone().then(|| view! { <SharedWordingButton/> })}
        {move || is_shown.get().then(|| view! { <LazyView load=shared_notes/> })}
    }
}
