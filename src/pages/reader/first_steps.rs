//! Three short steps above the first text, for somebody who has read nothing else.
//!
//! Invariant: they are there until the first mark of the lesson, and never again; going, they leave their room,
//! so that the text does not move under the reader's hand.

use leptos::prelude::*;

use super::Reader;
use crate::core::view::is_untouched;

/// The steps, where nothing was ever marked.
#[component]
pub fn FirstSteps() -> impl IntoView {
    let session = expect_context::<Reader>().session;
    let has_others = session.lesson().articles.len() > 1;
    let on = has_others.then(|| {
        view! {
            <li>
                <strong>"Go on to the next article."</strong>
                " The list at the top leads to all of them."
            </li>
        }
    });
    session.with_untracked(is_untouched).then(|| {
        let is_over = Memo::new(move |_| !session.with(is_untouched));
        view! {
            <ol class="first-steps" aria-label="First steps" class:over=move || is_over.get()>
                <li>
                    <strong>"Select words."</strong>
                    " Drag over them; on a phone, hold a word."
                </li>
                <li>
                    <strong>"Choose what they are."</strong>
                    " A person, a place, a claim …"
                </li>
                {on}
            </ol>
        }
    })
}
