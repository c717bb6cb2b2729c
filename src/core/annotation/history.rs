//! The session: a workspace with what was done to it, so that it can be taken back.
//!
//! Owns: [`Session::commit`], [`Session::undo`], [`Session::redo`].
//! Invariant: every committed edit can be undone, without limit; steps group by a merge key, never
//! by a timer. What other tabs bring is adopted and is not a step. A work that is only looked at refuses
//! every edit.
//! Must not know: how steps are stored; it answers which were added and which fell away.

use crate::core::annotation::record::{Record, RecordId};
use crate::core::annotation::workspace::{Change, Refusal, Touched, Workspace};
use crate::core::sort::sort_by;

/// Letters typed into one field between focus and blur are one step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MergeKey {
    /// The record that is edited.
    pub record: RecordId,
    /// The field, and which visit to it.
    pub visit: String,
}

/// A change with its name, before it happens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What it is called, to stand behind "Undo: ", such as "mark “Shoygu” as Person".
    pub label: String,
    /// Edits with an equal key become one step.
    pub merge: Option<MergeKey>,
    /// What happens.
    pub change: Change,
}

/// Names a step. Ordered by time; the second part tells two tabs apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct StepId(pub u64, pub u32);

/// Whether a step can be undone or redone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// It happened.
    Done,
    /// It was taken back.
    Undone,
    /// It was taken back, and something else was done since: it can never be done again. Kept as a
    /// tombstone, so that a store that lags behind does not bring it back.
    Dropped,
}

/// Something that was done, or taken back, with what reverses it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// Its name in the store.
    pub id: StepId,
    /// Rises whenever it changes sides, so that of two stored versions the later is known.
    pub revision: u64,
    /// What it is called.
    pub label: String,
    /// Which of the two stacks it is on.
    pub side: Side,
    /// Only the newest step may grow.
    pub merge: Option<MergeKey>,
    /// What reverses it: undoes a done step, redoes an undone one.
    pub reverse: Change,
}

impl Step {
    fn turn(&mut self, side: Side, reverse: Change) {
        self.side = side;
        self.revision = self.revision.saturating_add(1);
        self.merge = None;
        self.reverse = reverse;
    }

    fn dropped(self) -> Self {
        Self {
            revision: self.revision.saturating_add(1),
            side: Side::Dropped,
            label: String::new(),
            reverse: Change::Batch(Vec::new()),
            ..self
        }
    }
}

/// What a command has changed: for the screen and for the store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SessionChange {
    /// Blocks and records.
    pub touched: Touched,
    /// Steps that are new or have changed.
    pub steps: Vec<StepId>,
    /// Tombstones of steps that cannot be done again any more.
    pub dropped: Vec<Step>,
    /// What was done or taken back, in words.
    pub label: String,
}

/// See the head of the file.
#[derive(Clone, Debug)]
pub struct Session {
    workspace: Workspace,
    // As they were done, the newest last.
    done: Vec<Step>,
    // The next one to redo first.
    undone: Vec<Step>,
    tab: u32,
    next: u64,
    access: Access,
}

/// Whether a work may be changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Access {
    /// It is one's own.
    ReadWrite,
    /// It is looked at.
    ReadOnly,
}

impl Session {
    /// Goes on where a store left off. `tab` is any number that other tabs do not have.
    #[must_use]
    pub fn resume(workspace: Workspace, mut steps: Vec<Step>, tab: u32) -> Self {
        sort_by(&mut steps, |a, b| a.id.cmp(&b.id));
        let mut session = Self {
            workspace,
            done: Vec::new(),
            undone: Vec::new(),
            tab,
            next: steps.last().map_or(1, |last| last.id.0.saturating_add(1)),
            access: Access::ReadWrite,
        };
        for step in steps {
            match step.side {
                Side::Done => session.done.push(step),
                Side::Undone => session.undone.push(step),
                Side::Dropped => {}
            }
        }
        session
    }

    /// Nothing done yet.
    #[must_use]
    pub fn new(workspace: Workspace) -> Self {
        Self::resume(workspace, Vec::new(), 0)
    }

    /// Records that are looked at and never change: every edit is refused.
    #[must_use]
    pub fn read_only(workspace: Workspace) -> Self {
        Self {
            access: Access::ReadOnly,
            ..Self::new(workspace)
        }
    }

    /// Whether every edit is refused.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.access == Access::ReadOnly
    }

    fn check_access(&self) -> Result<(), Refusal> {
        match self.access {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly => Err(Refusal::ReadOnly),
        }
    }

    /// The records and their lesson.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The step that [`Session::undo`] would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step that [`Session::redo`] would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.first()
    }

    /// Every step, done and undone.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.done.iter().chain(&self.undone)
    }

    /// The step of that name.
    #[must_use]
    pub fn step(&self, id: StepId) -> Option<&Step> {
        // From the newest: that is the one that is asked for.
        let mut steps = self.done.iter().rev().chain(&self.undone);
        steps.find(|step| step.id == id)
    }

    /// Does an edit. What had been undone before cannot be redone afterwards.
    ///
    /// # Errors
    /// The workspace's [`Refusal`]; nothing has happened then.
    pub fn commit(&mut self, edit: Edit) -> Result<SessionChange, Refusal> {
        self.check_access()?;
        let applied = self.workspace.apply(&edit.change)?;
        if applied.touched.records.is_empty() {
            return Ok(SessionChange::default());
        }
        let dropped = self.undone.drain(..).map(Step::dropped).collect();
        let grows = edit.merge.is_some()
            && self
                .done
                .last()
                .is_some_and(|last| last.merge == edit.merge);
        let id = if grows {
            // The older reverse already brings the record back to before the first letter.
            self.done.last().map(|last| last.id)
        } else {
            None
        };
        let id = id.unwrap_or_else(|| {
            let id = StepId(self.next, self.tab);
            self.next += 1;
            self.done.push(Step {
                id,
                revision: 1,
                label: edit.label.clone(),
                side: Side::Done,
                merge: edit.merge,
                reverse: applied.inverse,
            });
            id
        });
        Ok(SessionChange {
            touched: applied.touched,
            steps: vec![id],
            dropped,
            label: edit.label,
        })
    }

    /// Takes the last step back. Nothing where there is none.
    ///
    /// # Errors
    /// The workspace's [`Refusal`]; the step stays where it was.
    pub fn undo(&mut self) -> Result<Option<SessionChange>, Refusal> {
        self.check_access()?;
        let Some(step) = self.done.last() else {
            return Ok(None);
        };
        let applied = self.workspace.apply(&step.reverse)?;
        let mut step = self.done.remove(self.done.len() - 1);
        step.turn(Side::Undone, applied.inverse);
        let outcome = SessionChange {
            touched: applied.touched,
            steps: vec![step.id],
            dropped: Vec::new(),
            label: step.label.clone(),
        };
        self.undone.insert(0, step);
        Ok(Some(outcome))
    }

    /// Does the step again that was undone last. Nothing where there is none.
    ///
    /// # Errors
    /// The workspace's [`Refusal`]; the step stays where it was.
    pub fn redo(&mut self) -> Result<Option<SessionChange>, Refusal> {
        self.check_access()?;
        let Some(step) = self.undone.first() else {
            return Ok(None);
        };
        let applied = self.workspace.apply(&step.reverse)?;
        let mut step = self.undone.remove(0);
        step.turn(Side::Done, applied.inverse);
        let outcome = SessionChange {
            touched: applied.touched,
            steps: vec![step.id],
            dropped: Vec::new(),
            label: step.label.clone(),
        };
        self.done.push(step);
        Ok(Some(outcome))
    }

    /// Takes in what another tab has made.
    pub fn adopt(&mut self, record: Record) -> Touched {
        self.workspace.adopt(record)
    }
}
