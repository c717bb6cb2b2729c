//! Two values of one key become one: where a store is written, and where two stores are read.
//!
//! Owns: [`effect`] and [`unite`].
//! Invariant: of two values of a key the same one stays, whichever was written first; nothing that
//! cannot be read, and nothing that a newer version wrote, is ever the price of a write.
//! Must not know: which stores there are, beyond that one of them keeps what is past.

use super::{Key, Parsed, StoredContent, Write, past};
use crate::core::annotation::history::Step;
use crate::core::annotation::record::{State, join};

/// What a write does to a store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Effect {
    /// Whether the key's value changes.
    pub takes: Taking,
    /// A value that is to be kept as past, because this write ends it.
    pub past: Option<Write>,
}

/// Whether a store takes a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taking {
    /// It does.
    Takes,
    /// What lies there is as late, or later.
    Leaves,
}

/// What `write` does to a store that holds `old` under its key.
#[must_use]
pub fn effect(write: &Write, old: Option<&str>) -> Effect {
    let Some(old) = old else {
        return Effect {
            takes: Taking::Takes,
            past: None,
        };
    };
    let (takes, ends) = match write {
        Write::Set(key, new) => match later(key, old, new) {
            Later::First | Later::Same => (Taking::Leaves, false),
            Later::Second { ends } => (Taking::Takes, ends),
        },
        // Whatever of a work goes can come back, also what came between reading and removing it.
        Write::Remove(key) => (
            Taking::Takes,
            matches!(key, Key::Lesson(_)) || key.sheet().is_some(),
        ),
    };
    let key = match write {
        Write::Set(key, _) | Write::Remove(key) => key,
    };
    Effect {
        takes,
        past: ends.then(|| past(key, old)),
    }
}

/// What two stores hold of the same keys, as one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct United {
    /// Keys and values, sorted. A key comes twice where neither of its values may stand for the other.
    pub entries: Vec<(String, String)>,
    /// What the first store lacks.
    pub to_first: Vec<Write>,
    /// What the second store lacks.
    pub to_second: Vec<Write>,
}

/// Joins what two stores hold; each is sorted by key, and each key stands in it once. The second is the
/// one that keeps what is past.
#[must_use]
pub fn unite(first: Vec<(String, String)>, second: Vec<(String, String)>) -> United {
    let mut united = United::default();
    let (mut first, mut second) = (first.into_iter().peekable(), second.into_iter().peekable());
    loop {
        let order = match (first.peek(), second.peek()) {
            (Some(a), Some(b)) => a.0.cmp(&b.0),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return united,
        };
        let a = order.is_le().then(|| first.next()).flatten();
        let b = order.is_ge().then(|| second.next()).flatten();
        united.take(a, b);
    }
}

impl United {
    fn take(&mut self, a: Option<(String, String)>, b: Option<(String, String)>) {
        match (a, b) {
            (Some((name, a)), Some((_, b))) => self.take_both(name, a, b),
            (Some((name, value)), None) => {
                if let Some(key) = whole(&name, &value) {
                    self.to_second.push(Write::Set(key, value.clone()));
                }
                self.entries.push((name, value));
            }
            (None, Some((name, value))) => {
                // What is past lies in the second store alone.
                match whole(&name, &value) {
                    None | Some(Key::Past(..)) => {}
                    Some(key) => self.to_first.push(Write::Set(key, value.clone())),
                }
                self.entries.push((name, value));
            }
            (None, None) => {}
        }
    }

    fn take_both(&mut self, name: String, a: String, b: String) {
        // Nearly always, and thousands of times.
        if a == b {
            self.entries.push((name, b));
            return;
        }
        let Some(key) = Key::parse(&name) else {
            self.entries.extend([(name.clone(), b), (name, a)]);
            return;
        };
        let (parsed_a, parsed_b) = (Parsed::of(&key, &a), Parsed::of(&key, &b));
        match (&parsed_a, &parsed_b) {
            (Parsed::Readable(_), Parsed::Readable(_)) => {
                match later_of(&a, &parsed_a, &b, &parsed_b) {
                    Later::Second { .. } => {
                        self.to_first.push(Write::Set(key, b.clone()));
                        self.entries.push((name, b));
                    }
                    Later::First | Later::Same => {
                        self.to_second.push(Write::Set(key, a.clone()));
                        self.entries.push((name, a));
                    }
                }
            }
            (Parsed::Readable(_), Parsed::Damaged(_)) => {
                self.to_second.push(Write::Set(key, a.clone()));
                self.entries.push((name, a));
            }
            (Parsed::Damaged(_), Parsed::Readable(_)) => {
                self.to_second.push(past(&key, &a));
                self.to_first.push(Write::Set(key, b.clone()));
                self.entries.push((name, b));
            }
            _ => {
                self.entries.extend([(name.clone(), b), (name, a)]);
            }
        }
    }
}

/// The key of a value that can be read.
fn whole(name: &str, value: &str) -> Option<Key> {
    Key::parse(name).filter(|key| matches!(Parsed::of(key, value), Parsed::Readable(_)))
}

enum Later {
    First,
    /// It is the later one. Whether it ends the first: a deletion, or the end of something torn.
    Second {
        ends: bool,
    },
    Same,
}

/// Which of two values of a key is the later one.
fn later(key: &Key, a: &str, b: &str) -> Later {
    // Nearly always, and thousands of times.
    if a == b {
        return Later::Same;
    }
    later_of(a, &Parsed::of(key, a), b, &Parsed::of(key, b))
}

/// The same of two values that were parsed and are not the same text.
fn later_of(a: &str, parsed_a: &Parsed, b: &str, parsed_b: &Parsed) -> Later {
    let (first, second) = match (parsed_a, parsed_b) {
        (Parsed::Damaged(_), _) => return Later::Second { ends: true },
        (Parsed::Readable(first), Parsed::Readable(second)) => (first, second),
        (Parsed::Newer | Parsed::Readable(_), _) => return Later::First,
    };
    match (first, second) {
        (StoredContent::Record(first), StoredContent::Record(second)) => {
            if join(first, second) == first {
                return Later::First;
            }
            let ends = first.state != State::Deleted && second.state == State::Deleted;
            Later::Second { ends }
        }
        (
            StoredContent::Step(Step {
                revision: first, ..
            }),
            StoredContent::Step(Step {
                revision: second, ..
            }),
        )
        | (StoredContent::Annotator(_, first), StoredContent::Annotator(_, second))
        | (StoredContent::Exported(first), StoredContent::Exported(second)) => {
            // Among equals any order will do that both sides compute alike.
            if (first, a) < (second, b) {
                Later::Second { ends: false }
            } else {
                Later::First
            }
        }
        // A teacher's next version is no end; another lesson by the same name is.
        (StoredContent::Lesson(first), StoredContent::Lesson(second)) if first <= second => {
            Later::Second {
                ends: first == second,
            }
        }
        (StoredContent::Text, StoredContent::Text) => Later::Second { ends: false },
        // One key, one kind of content: only a later lesson is left.
        _ => Later::First,
    }
}
