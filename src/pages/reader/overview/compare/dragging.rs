//! Drawing a claim with the mouse onto a question or an answer.
//!
//! Invariant: what can be drawn has a button that does the same.
//! Must not know: where claims are drawn from, and which places take them.

use leptos::ev::DragEvent;

use super::changes::{self, ClaimDestination};
use super::view_state::{CompareState, MovedClaim};

/// A claim is drawn from here on. `words` are what other programs get of it.
pub fn begin_drag(state: CompareState, event: &DragEvent, claim: MovedClaim, words: &str) {
    if let Some(data) = event.data_transfer() {
        data.set_effect_allowed("move");
        // Some browsers drag nothing that says nothing.
        let _ = data.set_data("text/plain", words);
    }
    state.set_dragged(Some(claim));
}

/// Puts there what is drawn, if anything is.
pub fn drop_claim(state: CompareState, event: &DragEvent, to: &ClaimDestination) {
    if let Some(claim) = state.dragged_untracked() {
        event.prevent_default();
        event.stop_propagation();
        state.set_dragged(None);
        changes::place(state, &claim, to);
    }
}
