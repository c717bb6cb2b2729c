//! What other tabs of this origin write.
//!
//! Invariant: a notice is a hint to look again; nothing is lost where a browser sends none.
//! Must not know: what keys mean.

use web_sys::StorageEvent;

/// Calls `heard` with key and value whenever another tab has written one, for as long as the page
/// lives. Browsers send no notice to the tab that wrote.
pub fn listen(heard: impl Fn(String, Option<String>) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    super::page::listen_to(&window, "storage", move |event: StorageEvent| {
        if let Some(key) = event.key() {
            heard(key, event.new_value());
        }
    });
}
