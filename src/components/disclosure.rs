//! A button that shows what belongs to it, and hides it again.
//!
//! Must not know: what it shows.

use leptos::prelude::*;

use super::{Button, ButtonLook};

/// The button, and below it what it shows while it is open.
#[component]
pub fn Disclosure(
    /// What the button says.
    label: &'static str,
    /// How the button looks.
    #[prop(optional)]
    look: ButtonLook,
    /// What it shows; made anew each time.
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <Button
            look
            attr:aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
        >
            {label}
        </Button>
        <Show when=move || is_open.get()>{children()}</Show>
    }
}
