//! Whose work the page shows, and what is to be said of the reader's own.
//!
//! Invariant: troubles with keeping one's own work are told while somebody else's is looked at too.
//! Must not know: how a work came in.

use leptos::context::Provider;
use leptos::prelude::*;

use super::status_banner::StatusBanner;
use super::{Reader, actions};
use crate::components::{Button, ButtonLook};
use crate::core::view::annotator_label;
use crate::lazy;
use crate::pages::lazy::{LazyView, LoadedView};

/// The reader's own work while somebody else's is looked at, given by context.
#[derive(Clone, Copy)]
pub struct OwnReader(pub Reader);

lazy! {
    fn bar() in dialogs -> LoadedView { || view! { <ApartBar/> }.into_any() }
}

/// What the page says of the reader's own work; and whose work it shows, where it is somebody else's.
#[component]
pub fn WorkStatus() -> impl IntoView {
    match use_context::<OwnReader>() {
        None => view! { <StatusBanner/> }.into_any(),
        Some(OwnReader(own)) => view! {
            <Provider value=own>
                <StatusBanner/>
            </Provider>
            <LazyView load=bar/>
        }
        .into_any(),
    }
}

/// Whose work it is, and the way back.
#[component]
fn ApartBar() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let OwnReader(own) = expect_context();
    let name = annotator_label(&reader.identity.annotator_untracked().name);
    view! {
        <div class="whose-work" role="region" aria-label="Whose work this is">
            <p>
                <strong class="whose">
                    "Looking at work by "
                    <bdi dir="auto">{name}</bdi>
                </strong>
                " "
                <span class="rule">"Nothing you do here changes it."</span>
            </p>
            <Button look=ButtonLook::Strong on:click=move |_| actions::look_at_own(own)>
                "Back to my work"
            </Button>
        </div>
    }
}
