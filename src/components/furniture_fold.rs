//! Lines that are not read, folded away behind a button.
//!
//! Invariant: an article looks the same wherever it is read or shown.

use leptos::prelude::*;

use crate::core::text::printable::plural;

/// Neighbouring hidden lines behind one button.
#[component]
pub fn FurnitureFold(
    /// How many lines there are.
    lines: usize,
    /// The lines, each an element with the class `excluded`.
    children: Children,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let label = move || match (is_open.get(), lines) {
        (true, _) => format!("Hide {}", plural(lines, "line")),
        (false, 1) => "Show 1 hidden line".to_owned(),
        (false, _) => format!("Show {lines} hidden lines, such as menus and ads"),
    };
    view! {
        <div class="furniture" class:open=move || is_open.get()>
            <button
                type="button"
                class="fold"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |event| {
                    // It is no click on words.
                    event.stop_propagation();
                    is_open.update(|open| *open = !*open);
                }
            >
                {label}
            </button>
            <div hidden=move || !is_open.get()>{children()}</div>
        </div>
    }
}
