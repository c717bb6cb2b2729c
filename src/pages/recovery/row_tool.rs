//! A tool in a row of the lists.

use leptos::prelude::*;

use crate::components::{Button, ButtonLook};

/// A small button whose accessible name says what it is about. `on:click` goes to the element.
#[component(transparent)]
pub fn RowTool(
    /// What it does.
    #[prop(into)]
    label: String,
    /// What it does it to.
    about: String,
) -> impl IntoView {
    let name = format!("{label} {about}");
    view! {
        <Button look=ButtonLook::SmallStrong attr:aria-label=name>
            {label}
        </Button>
    }
}
