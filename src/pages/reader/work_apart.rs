//! Somebody else's work in the place of one's own: the same pages, to be read only.
//!
//! Invariant: nothing that is done there changes or keeps anything; one's own work waits, whole, until one goes
//! back, and goes on to hear of other tabs.
//! Must not know: how a work came in.

use leptos::context::Provider;
use leptos::prelude::*;

use super::{LessonPage, Reader, StatusBanner, actions, listen};
use crate::components::{Button, ButtonLook};
use crate::core::view::annotator_label;
use crate::lazy;
use crate::pages::lazy::{LazyView, LoadedView};

/// The reader's own work while somebody else's is looked at, given by context.
#[derive(Clone, Copy)]
pub struct OwnReader(Reader);

lazy! {
    fn bar() in dialogs -> LoadedView { || view! { <ApartBar/> }.into_any() }
}

/// The pages of the lesson with the marks of the work that is looked at.
#[component]
pub fn WorkApart() -> impl IntoView {
    let own = expect_context::<Reader>();
    let looked_at = own.looked_at.get_untracked()?;
    let reader = own.apart(&looked_at.work);
    provide_context(OwnReader(own));
    reader.provide();
    listen(reader);
    Some(view! { <LessonPage/> })
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
                    "Reading the work of "
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
