//! The page without a network, and the word that a newer version waits.
//!
//! Invariant: nobody is interrupted: a newer version comes when the reader asks for it.
//! Must not know: how files are kept.

use leptos::prelude::*;

use crate::components::{Button, ButtonLook};
use crate::platform::service_worker;

/// Lets the page be kept for when there is no network, and says when a newer version of it has come.
#[component]
pub fn KeptOffline() -> impl IntoView {
    let is_waiting = RwSignal::new(false);
    service_worker::keep_files(move || {
        let _ = is_waiting.try_set(true);
    });
    view! {
        <div role="status">
            <Show when=move || is_waiting.get()>
                <div class="trouble remark at-foot">
                    <p>"A newer version of Lateral is ready. Your work is saved."</p>
                    <Button look=ButtonLook::Strong on:click=|_| service_worker::take_over()>
                        "Use it now"
                    </Button>
                    " "
                    <Button on:click=move |_| is_waiting.set(false)>"Later"</Button>
                </div>
            </Show>
        </div>
    }
}
