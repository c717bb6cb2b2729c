//! Importing a work: first what would happen, then one edit that makes it happen.
//!
//! Invariant: a plan changes nothing; its edit goes through the same join as everything else, so a
//! later version here is never replaced by an earlier one, and undo takes all of it back at once.
//! Must not know: files and dialogs.

use super::codec::Work;
use super::history::Edit;
use super::record::{Record, State, join};
use super::workspace::{Change, Workspace};

/// What importing a work would do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    /// Records that are not here yet.
    pub new: usize,
    /// Records of which the file has a later version.
    pub changed: usize,
    /// Records that the file says were deleted, and that are still here.
    pub deleted: usize,
    /// Records that are the same here.
    pub same: usize,
    /// Records of which a later version is here. It stays.
    pub older: usize,
    /// New or changed records whose words are not in the articles. They are kept as lost.
    pub lost: usize,
    /// Records that were deleted here after the file was written. They come back only on request.
    pub deleted_here: Vec<Record>,
    joins: Vec<Change>,
}

/// What to do with marks that were deleted here and are still in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeletedHere {
    /// They stay deleted.
    StayDeleted,
    /// They come back as the file has them.
    ComeBack,
}

impl Plan {
    /// Whether importing would change nothing, marks that were deleted here aside.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.joins.is_empty()
    }

    /// The import as one step.
    #[must_use]
    pub fn edit(&self, name: &str, deleted: DeletedHere) -> Edit {
        let mut changes = self.joins.clone();
        if deleted == DeletedHere::ComeBack {
            changes.extend(self.deleted_here.iter().filter_map(|record| {
                let body = record.body()?.clone();
                Some(Change::Put(record.id, record.annotator, body))
            }));
        }
        let whose = if name.trim().is_empty() {
            String::new()
        } else {
            format!(" of {}", super::command::brief(name.trim(), 32))
        };
        Edit {
            label: format!("import the work{whose}"),
            merge: None,
            change: Change::Batch(changes),
        }
    }
}

/// Works out what importing `work` would do here.
#[must_use]
pub fn plan(workspace: &Workspace, work: &Work) -> Plan {
    let mut plan = Plan::default();
    for record in &work.records {
        let Some(mine) = workspace.get(record.id) else {
            if record.body().is_some() {
                plan.new += 1;
                plan.count_lost(workspace, record);
            }
            plan.joins.push(Change::Join(record.clone()));
            continue;
        };
        if mine == record {
            plan.same += 1;
        } else if join(mine, record) == mine {
            match (&mine.state, &record.state) {
                (State::Deleted, State::Live(_)) => plan.deleted_here.push(record.clone()),
                _ => plan.older += 1,
            }
        } else {
            match (&mine.state, &record.state) {
                (State::Live(_), State::Deleted) => plan.deleted += 1,
                (State::Deleted, State::Deleted) => {}
                (State::Deleted, State::Live(_)) => plan.new += 1,
                (State::Live(_), State::Live(_)) => plan.changed += 1,
            }
            plan.count_lost(workspace, record);
            plan.joins.push(Change::Join(record.clone()));
        }
    }
    plan
}

impl Plan {
    fn count_lost(&mut self, workspace: &Workspace, record: &Record) {
        use super::anchor::Placement;
        let Some(body) = record.body() else {
            return;
        };
        let (Some(article), Some(anchor)) = (body.article(), body.anchor()) else {
            return;
        };
        let found = workspace
            .lesson()
            .article(article)
            .is_some_and(|article| anchor.resolve(article) != Placement::Lost);
        self.lost += usize::from(!found);
    }
}
