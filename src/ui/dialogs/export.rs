//! The work as a file to hand in.

use leptos::prelude::*;

use super::super::parts::modal::Modal;
use crate::app::AppState;
use crate::core::view::article_cards;

/// The dialog.
#[component]
pub fn Export(close: Callback<()>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let (mentions, claims, articles) = state.with_untracked(|workspace| {
        let cards = article_cards(workspace);
        let marked = cards.iter().filter(|card| card.mentions + card.claims > 0).count();
        (cards.iter().map(|card| card.mentions).sum::<usize>(), cards.iter().map(|card| card.claims).sum::<usize>(), marked)
    });
    let name = move || state.annotator.with(|annotator| annotator.name.clone());
    let file = move || {
        state.annotator.track();
        state.exported().0
    };
    view! {
        <Modal title="Export your work" id="export-title" close>
            <p>{format!("One file with everything you have marked: {mentions} mentions and {claims} claims in {articles} articles. Hand it in, or keep it as a copy of your own; importing it brings everything back.")}</p>
            <label class="field">
                <span>"Your name or a code (optional; it stands in the file and its name)"</span>
                <input type="text" maxlength="64" autocomplete="off" prop:value=name
                    on:change=move |event| state.set_name(event_target_value(&event).trim()) />
            </label>
            <p class="file-name">{file}</p>
            <div class="modal-actions">
                <button type="button" class="primary" on:click=move |_| { state.download_work(); close.run(()); }>"Download JSON"</button>
                <button type="button" class="tool" on:click=move |_| close.run(())>"Cancel"</button>
            </div>
        </Modal>
    }
}
