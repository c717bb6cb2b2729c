//! When to remind somebody to take their work out of the browser.
//!
//! Owns: [`effort`] and [`Reminder`].
//! Invariant: a reminder comes after [`limits::UNSAVED_CHANGES`] changes or
//! [`limits::UNSAVED_MINUTES`] minutes without a download, earlier where the browser forgets; one that
//! was put off comes back only after as much again.
//! Must not know: clocks; minutes come from outside.

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

/// What to say, if anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reminder {
    /// It is time to download the work.
    Quiet(u64),
    /// The same, where it will be gone when the window is closed.
    Urgent(u64),
}

/// Whether to remind: after so many `changes` and `minutes` since the last download, or since the last
/// reminder that was put off.
#[must_use]
pub fn reminder(changes: u64, minutes: u64, memory: Memory) -> Option<Reminder> {
    let due = |most_changes, most_minutes| {
        changes >= most_changes || (changes > 0 && minutes >= most_minutes)
    };
    let (most_changes, most_minutes) = (limits::UNSAVED_CHANGES, limits::UNSAVED_MINUTES);
    match memory {
        // Five times as early.
        Memory::Forgets if due(most_changes / 5, most_minutes / 5) => {
            Some(Reminder::Urgent(changes))
        }
        Memory::Promised | Memory::Usual if due(most_changes, most_minutes) => {
            Some(Reminder::Quiet(changes))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_comes_when_it_is_time_and_not_before() {
        let usual = |changes, minutes| reminder(changes, minutes, Memory::Usual);
        assert_eq!(usual(24, 19), None);
        assert_eq!(usual(25, 0), Some(Reminder::Quiet(25)));
        assert_eq!(usual(1, 20), Some(Reminder::Quiet(1)));
        assert_eq!(usual(0, 500), None, "there is nothing to take out");
    }

    #[test]
    fn it_comes_earlier_where_the_browser_forgets() {
        let forgets = |changes, minutes| reminder(changes, minutes, Memory::Forgets);
        assert_eq!(forgets(4, 3), None);
        assert_eq!(forgets(5, 0), Some(Reminder::Urgent(5)));
        assert_eq!(forgets(1, 4), Some(Reminder::Urgent(1)));
    }
}
