//! What is to be written so that something comes back, or goes without being lost.
//!
//! Owns: [`settle`], [`remove_lesson`], [`remove_work`] and [`put_back`].
//! Invariant: nothing that is later, and nothing that cannot be read, is replaced without a copy of it
//! being kept; of a file only what can be read is taken.
//! Must not know: whether the writes happen.

use super::fault;
use crate::core::annotation::record::Record;
use crate::core::format::{self, Everything, Values};
use crate::core::lesson::LessonId;
use crate::core::limits;
use crate::core::storage::{Key, Sheet, Taking, Write, effect, past, remove_sheet, unite};

/// What is to be written into each store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Writes {
    /// Into local storage.
    pub local: Vec<Write>,
    /// Into the database, which is the one that keeps what is past.
    pub journal: Vec<Write>,
}

impl Writes {
    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.local.is_empty() && self.journal.is_empty()
    }
}

/// What each store must be told so that both hold `wanted`, or something later.
#[must_use]
pub fn settle(now: &Everything, wanted: Vec<Write>) -> Writes {
    let mut writes = Writes::default();
    for write in wanted {
        let (Write::Set(key, _) | Write::Remove(key)) = &write;
        let name = key.to_string();
        let old = |values: &Values| values.get(&name).cloned();
        // Local storage keeps nothing that is past.
        let here = match key {
            Key::Past(..) => None,
            _ => Some(effect(&write, old(&now.local).as_deref())),
        };
        if let Some(here) = here.filter(|here| here.takes == Taking::Takes) {
            writes.journal.extend(here.past);
            writes.local.push(write.clone());
        }
        let there = effect(&write, old(&now.journal).as_deref());
        if there.takes == Taking::Takes {
            writes.journal.push(write);
        }
    }
    writes
}

/// Takes an imported lesson out of both stores and keeps it as past; the work on it stays. What goes
/// into the database is to be written first, and the rest only when it is kept. Also what brings it back.
#[must_use]
pub fn remove_lesson(now: &Everything, lesson: &LessonId) -> (Writes, Vec<Write>) {
    let key = Key::Lesson(lesson.clone());
    let name = key.to_string();
    let kept = [&now.local, &now.journal].into_iter();
    let mut kept: Vec<&String> = kept.filter_map(|values| values.get(&name)).collect();
    kept.dedup();
    let back = kept.iter();
    let back = back.map(|value| Write::Set(key.clone(), (*value).clone()));
    let back = back.collect();
    let mut journal: Vec<Write> = kept.iter().map(|value| past(&key, value)).collect();
    journal.push(Write::Remove(key.clone()));
    let writes = Writes {
        local: vec![Write::Remove(key)],
        journal,
    };
    (writes, back)
}

/// Takes a work out of both stores and keeps it as past. What goes into the database is to be written first, and the
/// rest only when it is kept. Also what brings it back.
#[must_use]
pub fn remove_work(now: &Everything, lesson: &LessonId, sheet: Sheet) -> (Writes, Vec<Write>) {
    let prefix = sheet.prefix(lesson);
    let of_work = |values: &Values| {
        let values = values.iter().filter(|(name, _)| name.starts_with(&prefix));
        values.map(|(k, v)| (k.clone(), v.clone())).collect()
    };
    let united = unite(of_work(&now.local), of_work(&now.journal));
    let removal = remove_sheet(&united.entries);
    let gone = removal.away.iter();
    let gone = gone.filter(|write| matches!(write, Write::Remove(_)));
    let writes = Writes {
        local: gone.cloned().collect(),
        journal: removal.away,
    };
    (writes, removal.back)
}

/// What putting a file back would do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PutBack {
    /// What is to be written.
    pub writes: Writes,
    /// Values of the file that come back.
    pub new: usize,
    /// Values of the file that are here already, the same or later.
    pub here: usize,
    /// Values that cannot be read, or that there is no room for. They stay in the file.
    pub left: usize,
}

/// Works out what of a file is to be written. Of its two stores the later values count.
#[must_use]
pub fn put_back(now: &Everything, file: Everything) -> PutBack {
    let mut done = PutBack::default();
    let mut room = RecordRoom::left_by(now);
    let united = unite(
        file.local.into_iter().collect(),
        file.journal.into_iter().collect(),
    );
    for (name, value) in united.entries {
        let readable = fault(&name, &value).is_none();
        let Some(key) = Key::parse(&name).filter(|_| readable) else {
            done.left += 1;
            continue;
        };
        let value = with_room(&key, value);
        if !room.has(&key, &name, now) {
            done.left += 1;
            continue;
        }
        let writes = if is_theirs_to_set(&key, &name, &value, now) {
            settle(now, vec![Write::Set(key, value)])
        } else {
            Writes::default()
        };
        if writes.is_empty() {
            done.here += 1;
        } else {
            done.new += 1;
        }
        done.writes.local.extend(writes.local);
        done.writes.journal.extend(writes.journal);
    }
    done
}

/// A record with room for changes above its revision, as in every file: a hostile one cannot pin it.
fn with_room(key: &Key, value: String) -> String {
    let record = match key.in_first() {
        Key::Record(..) => format::read_record(&value).ok(),
        _ => None,
    };
    match record {
        Some(record) if record.revision > limits::REVISION => format::write_record(&Record {
            revision: limits::REVISION,
            ..record
        }),
        _ => value,
    }
}

/// Whether a file may say what a key holds. Records and steps are joined by their revisions; of the rest
/// what is here stays, and a work never changes hands.
fn is_theirs_to_set(key: &Key, name: &str, value: &str, now: &Everything) -> bool {
    let mut here = [&now.local, &now.journal]
        .into_iter()
        .filter_map(|values| values.get(name));
    match key.in_first() {
        Key::Record(..) | Key::Step(..) | Key::Past(..) => true,
        Key::Annotator(_) => here.all(|old| {
            let (old, new) = (format::read_annotator(old), format::read_annotator(value));
            !matches!((old, new), (Ok((old, _)), Ok((new, _))) if old.id != new.id)
        }),
        // The same value may still be missing in one of the stores.
        _ => here.all(|old| old == value),
    }
}

/// How many more records each sheet of each lesson can hold.
struct RecordRoom(Vec<((LessonId, Sheet), usize)>);

impl RecordRoom {
    fn left_by(now: &Everything) -> Self {
        let mut room = Self(Vec::new());
        for name in now.names() {
            if let Some(sheet) = Key::parse(name).as_ref().and_then(sheet_of_record) {
                room.take(sheet);
            }
        }
        room
    }

    /// Takes room for one more. Answers how many there are now.
    fn take(&mut self, sheet: (LessonId, Sheet)) -> usize {
        if let Some((_, taken)) = self.0.iter_mut().find(|(known, _)| *known == sheet) {
            *taken += 1;
            return *taken;
        }
        self.0.push((sheet, 1));
        1
    }

    fn has(&mut self, key: &Key, name: &str, now: &Everything) -> bool {
        let Some(sheet) = sheet_of_record(key) else {
            return true;
        };
        if now.local.contains_key(name) || now.journal.contains_key(name) {
            return true;
        }
        self.take(sheet) <= limits::RECORDS
    }
}

/// Where a record lies; nothing where the key is none's.
fn sheet_of_record(key: &Key) -> Option<(LessonId, Sheet)> {
    let Key::Record(lesson, _) = key.in_first() else {
        return None;
    };
    Some((lesson.clone(), key.sheet()?))
}
