//! When to remind somebody to take their work out of the browser.
//!
//! Owns: [`UnsavedMarks`], [`effort`] and [`Reminder`].
//! Invariant: a reminder comes after [`limits::UNSAVED_MARKS`] marks that were made or changed or
//! [`limits::UNSAVED_MINUTES`] minutes without a download, earlier where the browser forgets; one that
//! was put off comes back only after as much again. A mark counts once, however often it is changed; what an
//! import brings is in a file already.
//! Must not know: clocks; minutes come from outside.

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

/// The marks that were made or changed and are in no file yet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnsavedMarks {
    /// How many there were when the work was loaded.
    before: u64,
    /// Those since. Few: a download ends them.
    since: Vec<RecordId>,
    /// How many there were when the reminder was put off.
    put_off: u64,
}

impl UnsavedMarks {
    /// Those of a work that was loaded, of which a store says how much is in a file ([`Self::exported`]).
    #[must_use]
    pub fn of(workspace: &Workspace, exported: u64) -> Self {
        let changes = effort(workspace).saturating_sub(exported);
        Self {
            // An older version left every letter to be counted.
            before: changes.min(workspace.records().len() as u64),
            ..Self::default()
        }
    }

    /// A mark was made or changed.
    pub fn note(&mut self, mark: RecordId) {
        if !self.since.contains(&mark) {
            self.since.push(mark);
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.before.saturating_add(self.since.len() as u64)
    }

    /// How much of a work is in a file, for the stores: all of its changes but one for each of these marks.
    /// Never less than before, so that of two stored numbers the larger one holds.
    #[must_use]
    pub fn exported(&self, effort: u64) -> u64 {
        effort.saturating_sub(self.count())
    }

    /// The reminder waits for as many again.
    pub fn put_off(&mut self) {
        self.put_off = self.count();
    }

    /// What to say after so many `minutes` since the last download, or since the reminder was put off.
    #[must_use]
    pub fn reminder(&self, minutes: u64, memory: Memory) -> Option<Reminder> {
        let count = self.count();
        let new = count.saturating_sub(self.put_off);
        let due =
            |most_marks, most_minutes| new >= most_marks || (new > 0 && minutes >= most_minutes);
        let (most_marks, most_minutes) = (limits::UNSAVED_MARKS, limits::UNSAVED_MINUTES);
        match memory {
            // Five times as early.
            Memory::Forgets if due(most_marks / 5, most_minutes / 5) => {
                Some(Reminder::Urgent(count))
            }
            Memory::Promised | Memory::Usual if due(most_marks, most_minutes) => {
                Some(Reminder::Quiet(count))
            }
            _ => None,
        }
    }
}

/// What to say, if anything; of how many marks.
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

    fn marks(numbers: std::ops::Range<u128>) -> UnsavedMarks {
        let mut unsaved = UnsavedMarks::default();
        numbers.for_each(|number| unsaved.note(RecordId(number)));
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
            unsaved.note(RecordId(3));
        }
        assert_eq!(unsaved.count(), 25, "letters are no marks");
        unsaved.put_off();
        assert_eq!(unsaved.reminder(500, Memory::Usual), None);
        (25..49).for_each(|number| unsaved.note(RecordId(number)));
        assert_eq!(unsaved.reminder(0, Memory::Usual), None);
        unsaved.note(RecordId(49));
        let all = Some(Reminder::Quiet(50));
        assert_eq!(unsaved.reminder(0, Memory::Usual), all, "none is in a file");
    }

    #[test]
    fn what_is_told_to_the_stores_never_falls() {
        let mut unsaved = UnsavedMarks::default();
        unsaved.note(RecordId(1));
        assert_eq!(unsaved.exported(1), 0);
        // Forty letters of a gist, then an import of fifteen marks, then a mark.
        assert_eq!(unsaved.exported(41), 40);
        assert_eq!(unsaved.exported(56), 55);
        unsaved.note(RecordId(2));
        assert_eq!(unsaved.exported(57), 55);
    }
}
