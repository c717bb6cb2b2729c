//! Other tabs of this origin: what they say.
//!
//! Invariant: what is heard is a hint to look again; nothing is lost where a browser sends none.
//! Must not know: what keys mean.

use gloo_events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::core::storage::TabMessage;

/// The channel on which tabs speak to one another.
const NAME: &str = "lateral";

/// Hears the other tabs as long as it is kept.
pub type MessageListener = EventListener;

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
    pub fn post(&self, message: &TabMessage) {
        if let Some(channel) = &self.0 {
            // Fails only for a channel that was closed, which nobody does.
            let _ = channel.post_message(&message.to_string().into());
        }
    }

    /// Calls `heard` for what another tab says, as long as the listener is kept.
    #[must_use]
    pub fn on_message(&self, heard: impl Fn(TabMessage) + 'static) -> Option<MessageListener> {
        let channel = self.0.as_ref()?;
        Some(EventListener::new(channel, "message", move |event| {
            let event: &MessageEvent = event.unchecked_ref();
            let said = event.data().as_string();
            if let Some(message) = said.as_deref().and_then(TabMessage::parse) {
                heard(message);
            }
        }))
    }
}
