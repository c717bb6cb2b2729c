//! Several edits that become one step.
//!
//! Invariant: pure; each edit is made in view of those before it, and one undo takes all of them back.
//! Must not know: what they do.

use crate::core::annotation::history::Edit;
use crate::core::annotation::workspace::{Change, Refusal, Workspace};

/// See the head of the file.
pub struct EditSequence {
    ahead: Workspace,
    changes: Vec<Change>,
}

impl EditSequence {
    /// No edit yet.
    pub fn new(workspace: &Workspace) -> Self {
        Self {
            ahead: workspace.clone(),
            changes: Vec::new(),
        }
    }

    /// The work as it is after the edits so far.
    pub fn ahead(&self) -> &Workspace {
        &self.ahead
    }

    /// Adds an edit. Answers what it is called.
    ///
    /// # Errors
    /// It cannot be done after the others.
    pub fn add(&mut self, edit: Edit) -> Result<String, Refusal> {
        self.ahead.apply(&edit.change).map_err(|_| Refusal::Gone)?;
        self.changes.push(edit.change);
        Ok(edit.label)
    }

    /// One step of all edits.
    #[must_use]
    pub fn step(self, label: String) -> Edit {
        Edit {
            label,
            merge: None,
            change: Change::Batch(self.changes),
        }
    }

    /// One step of all edits and a last one, which names it.
    #[must_use]
    pub fn step_with(mut self, last: Edit) -> Edit {
        self.changes.push(last.change);
        self.step(last.label)
    }
}
