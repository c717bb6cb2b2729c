//! What other tabs of this browser do to what is kept, as one stream.
//!
//! Owns: [`on_remote_change`] and [`on_remote_write`], made of the channel between tabs and the browser's
//! storage event.
//! Invariant: what is heard is a hint to look again; nothing is lost where a browser sends none. Whoever
//! listens is forgotten with its owner.
//! Must not know: what the values mean.

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::persistence::Persistence;
use super::remotes::RemoteNotice;
use crate::core::storage::TabMessage;

/// Something that happened to what is kept, not by this tab.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RemoteChange {
    /// This value stands under this key now; without a value it was removed.
    Value(String, Option<String>),
    /// A store was cleared.
    Emptied,
}

/// Calls `heard`, as long as the current owner lives, for each value whose key begins with `prefix` that
/// another tab has written, and when somebody has cleared a store.
pub fn on_remote_change(
    persistence: Persistence,
    prefix: String,
    heard: impl Fn(RemoteChange) + 'static,
) {
    let heard: Rc<dyn Fn(RemoteChange)> = Rc::new(heard);
    let storage = window_event_listener(ev::storage, {
        let heard = heard.clone();
        move |event| match event.key() {
            Some(key) => heard(RemoteChange::Value(key, event.new_value())),
            None => heard(RemoteChange::Emptied),
        }
    });
    let remotes = persistence.remotes();
    let journal = persistence.stores().journal;
    let number = remotes.subscribe(Rc::new(move |notice| {
        let prefixes = match notice {
            RemoteNotice::Emptied => return heard(RemoteChange::Emptied),
            RemoteNotice::Wrote(TabMessage::Wrote(keys)) => {
                let ours = keys.iter().filter(|key| key.starts_with(&prefix));
                ours.cloned().collect()
            }
            RemoteNotice::Wrote(_) => vec![prefix.clone()],
        };
        let (journal, heard) = (journal.clone(), heard.clone());
        spawn_local(async move {
            for prefix in prefixes {
                // The database alone: it joins what is written, so what it has is never behind.
                for (key, value) in journal.load(&prefix).await.unwrap_or_default() {
                    heard(RemoteChange::Value(key, Some(value)));
                }
            }
        });
    }));
    let remotes = StoredValue::new_local(remotes);
    on_cleanup(move || {
        storage.remove();
        remotes.with_value(|remotes| remotes.unsubscribe(number));
    });
}

/// Calls `heard`, as long as the current owner lives, when another tab has written or removed something
/// whose key begins with `prefix`: for those who look again at all of it.
pub fn on_remote_write(persistence: Persistence, prefix: String, heard: impl Fn() + 'static) {
    let remotes = persistence.remotes();
    let number = remotes.subscribe(Rc::new(move |notice| match notice {
        RemoteNotice::Wrote(TabMessage::Wrote(keys))
            if !keys.iter().any(|key| key.starts_with(&prefix)) => {}
        RemoteNotice::Wrote(_) => heard(),
        // What is shown was there when it was asked for, and is written again with the next change.
        RemoteNotice::Emptied => {}
    }));
    let remotes = StoredValue::new_local(remotes);
    on_cleanup(move || remotes.with_value(|remotes| remotes.unsubscribe(number)));
}
