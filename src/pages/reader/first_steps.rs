//! Three short steps at the foot of the first text, for somebody who has read nothing else.
//!
//! Invariant: they are there until the first mark of the lesson, and never again; they lie over the text's foot
//! and take no room, so that the text does not move under the reader's hand when they go.

use leptos::prelude::*;

use super::Reader;
use crate::components::{Button, ButtonLook};
use crate::core::view::is_untouched;

/// The steps, where nothing was ever marked.
#[component]
pub fn FirstSteps() -> impl IntoView {
    let session = expect_context::<Reader>().session;
    let is_over = RwSignal::new(!session.with_untracked(is_untouched));
    let is_shown = Memo::new(move |_| !is_over.get() && session.with(is_untouched));
    let has_others = session.lesson().articles.len() > 1;
    view! {
        <Show when=move || is_shown.get()>
            <div class="first-steps">
                <ol aria-label="First steps">
                    <li>
                        <strong>"Select words."</strong>
                        " "<span class="by-mouse">"Drag over them."</span>
                        <span class="by-touch">"Hold a word, then draw its handles."</span>
                    </li>
                    <li>
                        <strong>"Choose what they are."</strong>
                        " "<span class="more">"A person, a place, a claim …"</span>
                    </li>
                    {has_others.then(|| view! {
                        <li>
                            <strong>"Go on to the next article."</strong>
                            " "<span class="more">"The list at the top shows them all."</span>
                        </li>
                    })}
                </ol>
                <Button
                    look=ButtonLook::Small
                    attr:aria-label="Close the first steps"
                    on:click=move |_| is_over.set(true)
                >
                    "✕"
                </Button>
            </div>
        </Show>
    }
}
