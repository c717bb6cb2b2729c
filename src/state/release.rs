//! Lets signals forget readers that are gone.
//!
//! Invariant: whoever still reads a signal goes on being told.
//! Must not know: which signals.

use leptos::prelude::*;
use leptos::reactive::graph::Source as _;

/// Lets `signal` forget whoever has read it and is gone. A signal of Leptos keeps a weak reference to each effect
/// and memo that ever read it, and what that holds of the allocator. Here all are forgotten, and those that live
/// are told, so that they read it again.
pub(super) fn release_readers<T: Send + Sync + 'static>(signal: RwSignal<T>) {
    signal.notify();
    signal.clear_subscribers();
}
