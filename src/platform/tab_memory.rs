//! What this tab alone remembers, also when its page is loaded anew: the browser's session storage.
//!
//! Invariant: where a browser gives none, nothing is remembered and nothing fails.
//! Must not know: what the values mean.

/// The storage of this tab, where there is one.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// What was remembered under a name.
#[must_use]
pub fn recall(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Remembers a value under a name.
pub fn remember(name: &str, value: &str) {
    if let Some(storage) = storage() {
        // A tab without room forgets at the next load.
        let _ = storage.set_item(name, value);
    }
}
