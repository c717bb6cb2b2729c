//! What other tabs of this browser do to what is kept, as one stream.
//!
//! Owns: [`on_remote_change`]; below it, the channel between tabs and the browser's storage event.
//! Invariant: what is heard is a hint to look again; nothing is lost where a browser sends none. Whoever
//! listens is forgotten with its owner.
//! Must not know: what the values mean.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::persistence::Persistence;
use crate::core::storage::TabMessage;
use crate::platform::tabs::Channel;

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

/// What reaches this tab of the others.
pub(super) enum RemoteNotice {
    /// A tab has written something into the database.
    Wrote(TabMessage),
    /// The database was deleted.
    Emptied,
}

type Subscriber = Rc<dyn Fn(&RemoteNotice)>;

/// The channel between the tabs, and who listens. Copies are handles to the same.
#[derive(Clone)]
pub(super) struct Remotes(Rc<Inner>);

struct Inner {
    channel: Channel,
    subscribers: RefCell<BTreeMap<u64, Subscriber>>,
    next: Cell<u64>,
}

impl Remotes {
    /// Opens the channel.
    pub fn open() -> Self {
        Self(Rc::new(Inner {
            channel: Channel::open(),
            subscribers: RefCell::default(),
            next: Cell::new(0),
        }))
    }

    /// Tells the other tabs.
    pub fn post(&self, message: &TabMessage) {
        self.0.channel.say(message);
    }

    /// Hears what the other tabs say, for as long as the page lives.
    pub fn listen(&self, heard: impl Fn(TabMessage) + 'static) {
        self.0.channel.on_signal(heard);
    }

    /// Tells everybody who listens in this tab.
    pub fn tell(&self, notice: &RemoteNotice) {
        // A subscriber may leave while it is called.
        let all: Vec<Subscriber> = self.0.subscribers.borrow().values().cloned().collect();
        for subscriber in all {
            subscriber(notice);
        }
    }

    fn subscribe(&self, subscriber: Subscriber) -> u64 {
        let number = self.0.next.get();
        self.0.next.set(number + 1);
        self.0.subscribers.borrow_mut().insert(number, subscriber);
        number
    }

    fn unsubscribe(&self, number: u64) {
        self.0.subscribers.borrow_mut().remove(&number);
    }
}
