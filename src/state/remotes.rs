//! The channel between the tabs of this browser, and who in this tab listens to it.
//!
//! Owns: [`Remotes`].
//! Invariant: a message is a hint to look again and carries no work.
//! Must not know: what is done about a message.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::core::storage::TabMessage;
use crate::platform::tabs::{Channel, MessageListener};

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
pub(super) struct Remotes(Rc<Listeners>);

struct Listeners {
    channel: Channel,
    subscribers: RefCell<Vec<(u64, Subscriber)>>,
    next: Cell<u64>,
}

impl Remotes {
    /// Opens the channel.
    pub fn open() -> Self {
        Self(Rc::new(Listeners {
            channel: Channel::open(),
            subscribers: RefCell::default(),
            next: Cell::new(0),
        }))
    }

    /// Tells the other tabs.
    pub fn post(&self, message: &TabMessage) {
        self.0.channel.post(message);
    }

    /// Hears what the other tabs say, as long as the listener is kept.
    pub fn listen(&self, heard: impl Fn(TabMessage) + 'static) -> Option<MessageListener> {
        self.0.channel.on_message(heard)
    }

    /// Tells everybody who listens in this tab.
    pub fn tell(&self, notice: &RemoteNotice) {
        // A subscriber may leave while it is called.
        let all = self.0.subscribers.borrow().clone();
        for (_, subscriber) in all {
            subscriber(notice);
        }
    }

    /// Adds somebody who listens, and answers with a number for [`Self::unsubscribe`].
    pub fn subscribe(&self, subscriber: Subscriber) -> u64 {
        let number = self.0.next.get();
        self.0.next.set(number + 1);
        self.0.subscribers.borrow_mut().push((number, subscriber));
        number
    }

    /// Forgets somebody who listens.
    pub fn unsubscribe(&self, number: u64) {
        let mut subscribers = self.0.subscribers.borrow_mut();
        subscribers.retain(|(each, _)| *each != number);
    }
}
