//! Text size and colours, for all articles in this browser.
//!
//! Must not know: what they look like.

use leptos::prelude::*;

use super::{Reader, actions};
use crate::components::{Button, ButtonLook};
use crate::core::appearance::{ColourScheme, TextSize};

/// Shows and hides the choices.
#[component]
pub fn AppearanceButton(
    /// Whether they are shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Button
            look=ButtonLook::Small
            attr:aria-label="Aa: text size and colours"
            attr:title="Text size and colours"
            attr:aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            "Aa"
        </Button>
    }
}

/// The choices; each is shown and kept at once.
#[component]
pub fn AppearanceChoices() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let preferences = reader.preferences;
    let sizes = TextSize::ALL.map(|size| {
        let is_chosen = Signal::derive(move || preferences.text_size() == size);
        let choose = move || actions::set_text_size(reader, size);
        view! { <Choice label=size.label() is_chosen choose/> }.into_any()
    });
    let schemes = ColourScheme::ALL.map(|scheme| {
        let is_chosen = Signal::derive(move || preferences.colour_scheme() == scheme);
        let choose = move || actions::set_colour_scheme(reader, scheme);
        view! { <Choice label=scheme.label() is_chosen choose/> }.into_any()
    });
    view! {
        <div class="appearance">
            <div role="group" aria-label="Text size">
                <span aria-hidden="true">"Text"</span>
                {sizes.collect_view()}
            </div>
            <div role="group" aria-label="Colours">
                <span aria-hidden="true">"Colours"</span>
                {schemes.collect_view()}
            </div>
        </div>
    }
}

#[component]
fn Choice(
    label: &'static str,
    is_chosen: Signal<bool>,
    choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <Button
            look=ButtonLook::Small
            attr:aria-pressed=move || is_chosen.get().to_string()
            on:click=move |_| choose()
        >
            {label}
        </Button>
    }
}
