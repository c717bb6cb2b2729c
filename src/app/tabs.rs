//! The other tabs of this browser, as a page meets them.
//!
//! Invariant: whichever page speaks first, the older of two versions hears of the newer one.
//! Must not know: what a page does about it.

use crate::core::storage::{TabMessage, VERSION};
use crate::platform::tabs::Channel;

/// Opens the channel for the life of the page.
pub fn open() -> &'static Channel {
    Box::leak(Box::new(Channel::open()))
}

/// Tells the others which version this is, and listens from then on: `outdated` hears that a newer one
/// is at work, `wrote` what was written.
pub fn meet(
    channel: &'static Channel,
    outdated: impl Fn() + 'static,
    wrote: impl Fn(&TabMessage) + 'static,
) {
    channel.on_signal(move |signal| match signal {
        TabMessage::Version(theirs) if theirs > VERSION => outdated(),
        // They may not know yet that we are here.
        TabMessage::Version(theirs) if theirs < VERSION => {
            channel.say(&TabMessage::Version(VERSION));
        }
        TabMessage::Version(_) => {}
        TabMessage::Wrote(_) | TabMessage::WroteMany => wrote(&signal),
    });
    channel.say(&TabMessage::Version(VERSION));
}
