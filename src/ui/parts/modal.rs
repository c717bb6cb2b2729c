//! A dialog on the browser's own `dialog` element, which keeps the focus inside, closes on Escape and
//! gives the focus back.

use leptos::html;
use leptos::prelude::*;

/// A dialog that is open as long as it is in the page. `close` is called when the reader leaves it.
#[component]
pub fn Modal(
    /// Its heading.
    title: &'static str,
    /// Names the heading's element.
    id: &'static str,
    /// What leaving means.
    close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = element.get() {
            // Fails only where it is open already.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        // Closing before removing is what makes the browser give the focus back.
        if let Some(Some(dialog)) = element.try_get_untracked() {
            dialog.close();
        }
    });
    view! {
        <dialog node_ref=element class="modal" aria-labelledby=id
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); close.run(()); }
            on:close=move |_| close.run(())>
            <header class="modal-head">
                <h2 id=id>{title}</h2>
                <button type="button" class="tool" aria-label="Close" on:click=move |_| close.run(())>"✕"</button>
            </header>
            <div class="modal-body">{children()}</div>
        </dialog>
    }
}
