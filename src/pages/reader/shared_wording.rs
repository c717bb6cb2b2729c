//! The button that shows the words that other articles have too, and the place of what is said of them.
//!
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

/// Shows such words in all articles on the page, or hides them; nothing where there is no other article.
#[component]
pub fn SharedWordingButton() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let wording = reader.shared_wording;
    (reader.session.lesson().articles.len() > 1).then(|| {
        view! {
            <p class="elsewhere">
                <button
                    type="button"
                    class="tool small"
                    aria-pressed=move || wording.is_shown().to_string()
                    on:click=move |_| wording.toggle()
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
    let wording = expect_context::<Reader>().shared_wording;
    let on_page = expect_context::<OnPage>();
    view! {
        {move || on_page.is_alone().then(|| view! { <SharedWordingButton/> })}
        {move || wording.is_shown().then(|| view! { <LazyView load=shared_notes/> })}
    }
}
