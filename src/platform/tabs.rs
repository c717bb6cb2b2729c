//! Other tabs of this origin: what they write, and what they say.
//!
//! Invariant: what is heard is a hint to look again; nothing is lost where a browser sends none.
//! Must not know: what keys mean.

use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

use crate::core::storage::TabMessage;

/// The channel on which tabs speak to one another.
const NAME: &str = "lateral";

/// Calls `heard` with key and value whenever another tab has written one into local storage, and without
/// a key when all of it was cleared, for as long as the page lives. Browsers send no notice to the tab
/// that wrote.
pub fn on_write(heard: impl Fn(Option<String>, Option<String>) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    super::page::listen_to(&window, "storage", move |event: StorageEvent| {
        heard(event.key(), event.new_value());
    });
}

/// Speaks to the other tabs. Where a browser has no channel nothing is said or heard.
#[derive(Clone)]
pub struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// Opens the channel.
    #[must_use]
    pub fn open() -> Self {
        Self(BroadcastChannel::new(NAME).ok())
    }

    /// Tells the other tabs.
    pub fn say(&self, signal: &TabMessage) {
        if let Some(channel) = &self.0 {
            // Fails only for a channel that was closed, which nobody does.
            let _ = channel.post_message(&signal.to_string().into());
        }
    }

    /// Calls `heard` for what another tab says, for as long as the page lives.
    pub fn on_signal(&self, heard: impl Fn(TabMessage) + 'static) {
        let Some(channel) = &self.0 else {
            return;
        };
        super::page::listen_to(channel, "message", move |event: MessageEvent| {
            let said = event.data().as_string();
            if let Some(signal) = said.as_deref().and_then(TabMessage::parse) {
                heard(signal);
            }
        });
    }
}
