//! When to remind somebody to take their work out of the browser.
//!
//! Owns: [`UnsavedRecords`], [`effort`] and [`Reminder`].
//! Invariant: a reminder comes after [`limits::UNSAVED_MARKS`] marks that were made or changed or
//! [`limits::UNSAVED_MINUTES`] minutes without a download, earlier where the browser forgets; one that
//! was put off comes back only after as much again. A mark counts once, however often it is changed, and not when
//! it is deleted; what an import brings is in a file already.
//! Must not know: clocks; minutes come from outside.

use crate::core::annotation::Body;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::limits;

/// What a browser says of its memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Memory {
    /// It has promised to keep what is stored until somebody clears it.
    Promised,
    /// It keeps what is stored unless it runs short of space.
    #[default]
    Usual,
    /// It forgets everything when it is closed, as private windows do.
    Forgets,
}

/// How much has gone into a work: the sum of all revisions. It rises by one with every change of a
/// record, so the difference of two is the number of changes between them, without a clock.
#[must_use]
pub fn effort(workspace: &Workspace) -> u64 {
    let revisions = workspace.records().values().map(|record| record.revision);
    revisions.fold(0, u64::saturating_add)
}

/// The records that were made or changed and are in no file yet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnsavedRecords {
    /// Those when the work was loaded.
    before: Count,
    /// Those since, and whether each is a mark. Few: a download ends them.
    since: Vec<(RecordId, UnsavedKind)>,
    /// What there was when the reminder was put off.
    put_off: Count,
}

/// What kind of record is in no file yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnsavedKind {
    /// A mark that stands.
    Mark,
    /// Anything else: an entity or a point, say, or a mark that was deleted.
    Other,
}

/// So many records, and so many of them are marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Count {
    records: u64,
    marks: u64,
}

impl UnsavedKind {
    /// That of a record as it stands.
    #[must_use]
    pub fn of(workspace: &Workspace, record: RecordId) -> Self {
        match workspace.body(record) {
            Some(body) if body.is_mark() => Self::Mark,
            _ => Self::Other,
        }
    }
}

impl UnsavedRecords {
    /// Those of a work that was loaded, of which a store says how much is in a file ([`Self::exported`]).
    #[must_use]
    pub fn of(workspace: &Workspace, exported: u64) -> Self {
        let changes = effort(workspace).saturating_sub(exported);
        let records = workspace.records().values();
        let marks = records.filter(|record| record.body().is_some_and(Body::is_mark));
        Self {
            // An older version left every letter to be counted.
            before: Count {
                records: changes.min(workspace.records().len() as u64),
                marks: changes.min(marks.count() as u64),
            },
            ..Self::default()
        }
    }

    /// A record was made, changed or deleted, and is of that kind now.
    pub fn note(&mut self, record: RecordId, kind: UnsavedKind) {
        match self.since.iter_mut().find(|(noted, _)| *noted == record) {
            Some((_, noted)) => *noted = kind,
            None => self.since.push((record, kind)),
        }
    }

    fn count(&self) -> Count {
        let marks = self
            .since
            .iter()
            .filter(|(_, kind)| *kind == UnsavedKind::Mark);
        Count {
            records: self.before.records.saturating_add(self.since.len() as u64),
            marks: self.before.marks.saturating_add(marks.count() as u64),
        }
    }

    /// Whether everything is in a file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count().records == 0
    }

    /// How much of a work is in a file, for the stores: all of its changes but one for each of these records.
    /// Never less than before, so that of two stored numbers the larger one holds.
    #[must_use]
    pub fn exported(&self, effort: u64) -> u64 {
        effort.saturating_sub(self.count().records)
    }

    /// The reminder waits for as many again.
    pub fn put_off(&mut self) {
        self.put_off = self.count();
    }

    /// What to say after so many `minutes` since the last download, or since the reminder was put off.
    #[must_use]
    pub fn reminder(&self, minutes: u64, memory: Memory) -> Option<Reminder> {
        let Count { records, marks } = self.count();
        let new_marks = marks.saturating_sub(self.put_off.marks);
        let is_changed = records > self.put_off.records;
        let due = |most_marks, most_minutes| {
            new_marks >= most_marks || (is_changed && minutes >= most_minutes)
        };
        let (most_marks, most_minutes) = (limits::UNSAVED_MARKS, limits::UNSAVED_MINUTES);
        match memory {
            // Five times as early.
            Memory::Forgets if due(most_marks / 5, most_minutes / 5) => {
                Some(Reminder::Urgent(marks))
            }
            Memory::Promised | Memory::Usual if due(most_marks, most_minutes) => {
                Some(Reminder::Quiet(marks))
            }
            _ => None,
        }
    }
}

/// What to say, if anything; of how many marks, which may be none where something else was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reminder {
    /// It is time to download the work.
    Quiet(u64),
    /// The same, where it will be gone when the window is closed.
    Urgent(u64),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(numbers: std::ops::Range<u128>) -> UnsavedRecords {
        let mut unsaved = UnsavedRecords::default();
        numbers.for_each(|number| unsaved.note(RecordId(number), UnsavedKind::Mark));
        unsaved
    }

    #[test]
    fn a_reminder_comes_when_it_is_time_and_not_before() {
        let usual = |count, minutes| marks(0..count).reminder(minutes, Memory::Usual);
        assert_eq!(usual(24, 19), None);
        assert_eq!(usual(25, 0), Some(Reminder::Quiet(25)));
        assert_eq!(usual(1, 20), Some(Reminder::Quiet(1)));
        assert_eq!(usual(0, 500), None, "there is nothing to take out");
    }

    #[test]
    fn it_comes_earlier_where_the_browser_forgets() {
        let forgets = |count, minutes| marks(0..count).reminder(minutes, Memory::Forgets);
        assert_eq!(forgets(4, 3), None);
        assert_eq!(forgets(5, 0), Some(Reminder::Urgent(5)));
        assert_eq!(forgets(1, 4), Some(Reminder::Urgent(1)));
    }

    #[test]
    fn a_mark_counts_once_and_a_reminder_that_was_put_off_waits_for_as_many_again() {
        let mut unsaved = marks(0..25);
        for _ in 0..40 {
            unsaved.note(RecordId(3), UnsavedKind::Mark);
        }
        assert_eq!(unsaved.count().marks, 25, "letters are no marks");
        unsaved.put_off();
        assert_eq!(unsaved.reminder(500, Memory::Usual), None);
        (25..49).for_each(|number| unsaved.note(RecordId(number), UnsavedKind::Mark));
        assert_eq!(unsaved.reminder(0, Memory::Usual), None);
        unsaved.note(RecordId(49), UnsavedKind::Mark);
        let all = Some(Reminder::Quiet(50));
        assert_eq!(unsaved.reminder(0, Memory::Usual), all, "none is in a file");
    }

    #[test]
    fn marks_are_counted_and_nothing_else_is_forgotten() {
        let mut unsaved = marks(0..25);
        (100..140).for_each(|number| unsaved.note(RecordId(number), UnsavedKind::Other));
        unsaved.note(RecordId(0), UnsavedKind::Other);
        assert_eq!(unsaved.reminder(0, Memory::Usual), None, "24 marks stand");
        let in_time = unsaved.reminder(20, Memory::Usual);
        assert_eq!(in_time, Some(Reminder::Quiet(24)));
        let mut no_mark = UnsavedRecords::default();
        no_mark.note(RecordId(1), UnsavedKind::Other);
        assert!(!no_mark.is_empty());
        assert_eq!(
            no_mark.reminder(20, Memory::Usual),
            Some(Reminder::Quiet(0))
        );
    }

    #[test]
    fn what_is_told_to_the_stores_never_falls() {
        let mut unsaved = UnsavedRecords::default();
        unsaved.note(RecordId(1), UnsavedKind::Mark);
        assert_eq!(unsaved.exported(1), 0);
        // Forty letters of a gist, then an import of fifteen marks, then a mark.
        assert_eq!(unsaved.exported(41), 40);
        assert_eq!(unsaved.exported(56), 55);
        unsaved.note(RecordId(2), UnsavedKind::Other);
        assert_eq!(unsaved.exported(57), 55);
    }
}
