//! A dialog on the browser's own `dialog` element, which keeps the focus inside and gives it back.
//!
//! Invariant: it opens when it is put on the page and closes when it is taken away; Escape, the cross and
//! the browser's own ways all leave through `on_close`.

use leptos::html;
use leptos::prelude::*;

/// A dialog that is open as long as it is on the page.
#[component]
pub fn Modal(
    /// Its heading.
    #[prop(into)]
    title: String,
    /// Takes it off the page.
    on_close: impl Fn() + Copy + 'static,
    /// Its content.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    // At once, so that no letter typed after its key is lost.
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            // Fails only for a dialog that is open.
            let _ = dialog.show_modal();
            // From its beginning on, also where the field that takes the focus stands further down.
            dialog.set_scroll_top(0);
        }
    });
    // Closed before it goes: that is when the browser gives the focus back.
    on_cleanup(move || {
        if let Some(Some(dialog)) = dialog.try_get_untracked() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="modal"
            aria-labelledby="modal-title"
            node_ref=dialog
            on:cancel=move |event: leptos::web_sys::Event| {
                event.prevent_default();
                on_close();
            }
        >
            <header class="modal-head">
                <h2 id="modal-title">{title}</h2>
                <button type="button" class="tool" aria-label="Close" on:click=move |_| on_close()>
                    "✕"
                </button>
            </header>
            <div class="modal-body">{children()}</div>
        </dialog>
    }
}
