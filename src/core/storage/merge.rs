//! Two values of one key become one: where a store is written, and where two stores are read.
//!
//! Owns: [`effect`] and [`unite`].
//! Invariant: of two values of a key the same one stays, whichever was written first; nothing that
//! cannot be read, and nothing that a newer version wrote, is ever the price of a write.
//! Must not know: which stores there are, beyond that one of them keeps what is past.

use super::{Key, Write, past};
use crate::core::annotation::record::{State, join};
use crate::core::format::{self, NEWER};

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
        Write::Remove(key) => (Taking::Takes, matches!(key, Key::Lesson(_))),
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
        match (condition(&key, &a), condition(&key, &b)) {
            (Condition::Whole, Condition::Whole) => match later(&key, &a, &b) {
                Later::Same => self.entries.push((name, b)),
                Later::Second { .. } => {
                    self.to_first.push(Write::Set(key, b.clone()));
                    self.entries.push((name, b));
                }
                Later::First => {
                    self.to_second.push(Write::Set(key, a.clone()));
                    self.entries.push((name, a));
                }
            },
            (Condition::Whole, Condition::Torn) => {
                self.to_second.push(Write::Set(key, a.clone()));
                self.entries.push((name, a));
            }
            (Condition::Torn, Condition::Whole) => {
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
    Key::parse(name).filter(|key| condition(key, value) == Condition::Whole)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Condition {
    Whole,
    Torn,
    Newer,
}

fn condition(key: &Key, value: &str) -> Condition {
    let fault = match key {
        Key::Record(..) => format::read_record(value).err(),
        Key::Step(_, id) => format::read_step(*id, value).err(),
        Key::Annotator(_) => format::read_annotator(value).err(),
        Key::Lesson(_) => format::lesson_revision(value).err(),
        Key::Place(_) | Key::Setting(_) | Key::Exported(_) | Key::Past(..) => None,
    };
    match fault {
        None => Condition::Whole,
        Some(why) if why == NEWER => Condition::Newer,
        Some(_) => Condition::Torn,
    }
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
    if a == b {
        return Later::Same;
    }
    match condition(key, a) {
        Condition::Newer => return Later::First,
        Condition::Torn => return Later::Second { ends: true },
        Condition::Whole if condition(key, b) != Condition::Whole => return Later::First,
        Condition::Whole => {}
    }
    let by = |first: u64, second: u64| {
        // Among equals any order will do that both sides compute alike.
        if (first, a) < (second, b) {
            Later::Second { ends: false }
        } else {
            Later::First
        }
    };
    match key {
        Key::Record(..) => {
            let (Ok(first), Ok(second)) = (format::read_record(a), format::read_record(b)) else {
                return Later::First;
            };
            if *join(&first, &second) == first {
                return Later::First;
            }
            let ends = first.state != State::Deleted && second.state == State::Deleted;
            Later::Second { ends }
        }
        Key::Step(_, id) => match (format::read_step(*id, a), format::read_step(*id, b)) {
            (Ok(first), Ok(second)) => by(first.revision, second.revision),
            _ => Later::First,
        },
        Key::Annotator(_) => match (format::read_annotator(a), format::read_annotator(b)) {
            (Ok((_, first)), Ok((_, second))) => by(first, second),
            _ => Later::First,
        },
        // A teacher's next version is no end; another lesson by the same name is.
        Key::Lesson(_) => {
            let (first, second) = (format::lesson_revision(a), format::lesson_revision(b));
            if first > second {
                return Later::First;
            }
            Later::Second {
                ends: first == second,
            }
        }
        Key::Exported(_) => by(number(a), number(b)),
        Key::Place(_) | Key::Setting(_) | Key::Past(..) => Later::Second { ends: false },
    }
}

fn number(value: &str) -> u64 {
    value.parse().unwrap_or(0)
}
