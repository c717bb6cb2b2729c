//! Importing a work: first what would happen, then one edit that makes it happen.
//!
//! Invariant: a plan changes nothing; its edit goes through the same join as everything else, so a
//! later version here is never replaced by an earlier one, and undo takes all of it back at once. Only
//! an annotator's own file changes or deletes that annotator's records; what another file says of them
//! becomes a copy beside them, and their own marks name their copy. Marks alone are counted. Several works are taken in as one step.
//! Must not know: files and dialogs.

use std::borrow::Cow;

use crate::core::annotation::Body;
use crate::core::annotation::anchor::{Anchor, Placement};
use crate::core::annotation::history::Edit;
use crate::core::annotation::record::{AnnotatorId, Record, RecordId, State, join};
use crate::core::annotation::workspace::{Change, Refusal, Workspace};
use crate::core::format::{Annotator, Work};
use crate::core::limits;
use crate::core::text::checksum::sha256_hex;
use crate::core::text::folding::{Folded, Likeness};
use crate::core::text::printable::plural;

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
    /// Versions, in somebody else's file, of records that are not theirs. They are added beside ours,
    /// under ids of their own.
    pub copies: usize,
    /// New or changed records whose words are not in the articles. They are kept as lost.
    pub lost: usize,
    /// New or changed records whose words stand in the articles between others than before, for somebody to look.
    pub elsewhere: usize,
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
            format!(
                " by {}",
                crate::core::text::printable::brief(name.trim(), 32)
            )
        };
        Edit {
            label: format!("import work{whose}"),
            merge: None,
            change: Change::Batch(changes),
        }
    }
}

/// Taking in several works, each as its plan is when those before it are in: one step. What was deleted here
/// stays deleted.
///
/// # Errors
/// There is no room for all of them.
pub fn edit_of_all(workspace: &Workspace, works: &[&Work]) -> Result<Edit, Refusal> {
    let mut after = workspace.clone();
    let mut changes = Vec::new();
    for work in works {
        let edit = plan(&after, work).edit("", DeletedHere::StayDeleted);
        after.apply(&edit.change)?;
        changes.push(edit.change);
    }
    Ok(Edit {
        label: format!("import {}", plural(works.len(), "work")),
        merge: None,
        change: Change::Batch(changes),
    })
}

/// Works out what importing `work` would do here.
#[must_use]
pub fn plan(workspace: &Workspace, work: &Work) -> Plan {
    let mut plan = Plan::default();
    for record in &work.records {
        let record = &*on_its_text(workspace, work, record);
        match workspace.get(record.id) {
            Some(mine) if !is_own(mine, record, work.annotator.id) => {
                plan.take_foreign(workspace, mine, record, &work.annotator);
            }
            mine => plan.take(workspace, mine, record),
        }
    }
    plan
}

/// A record that is not found in the text here, with the checksum of the text that it was made on.
fn on_its_text<'a>(workspace: &Workspace, work: &Work, record: &'a Record) -> Cow<'a, Record> {
    let dated = || {
        let body = record.body()?;
        let (name, anchor) = (body.article()?, body.anchor()?);
        let (_, sum) = work.articles.iter().find(|(article, _)| article == name)?;
        let article = workspace.lesson().article(name);
        let is_other = article.is_none_or(|article| article.sha256 != *sum);
        if sum.is_empty() || !is_other || anchor.text_sha256().is_some() {
            return None;
        }
        let placement = article.map_or(Placement::Lost, |article| anchor.resolve(article));
        if let Placement::Exact | Placement::Moved(_) = placement {
            return None;
        }
        let body = body.with_anchor(anchor.clone().made_on(sum))?;
        Some(Record {
            state: State::Live(body),
            ..record.clone()
        })
    };
    dated().map_or(Cow::Borrowed(record), Cow::Owned)
}

/// Whether two versions differ in nothing but what their annotator is called and in which text their offsets count:
/// a work is written with the offsets and in the letters of the text that was at hand.
fn says_the_same(workspace: &Workspace, mine: &Record, incoming: &Record) -> bool {
    if mine.equals_but_for_name(incoming) {
        return true;
    }
    let bodies = mine.body().zip(incoming.body());
    let anchors = bodies.and_then(|(a, b)| Some((b, a.anchor()?, b.anchor()?)));
    let Some((body, here, there)) = anchors else {
        return false;
    };
    let words = |anchor: &Anchor| {
        let parts = anchor.parts().iter();
        parts
            .map(|part| Folded::new(&part.quote.exact, Likeness::Written).into_string())
            .collect::<Vec<_>>()
    };
    let article = body.article().and_then(|it| workspace.lesson().article(it));
    let place = |anchor: &Anchor| match article.map(|article| anchor.resolve(article)) {
        Some(Placement::Moved(ranges)) => ranges,
        _ => anchor.ranges(),
    };
    if words(here) != words(there) || place(here) != place(there) {
        return false;
    }
    let rebased = body.with_anchor(here.clone()).map(|body| Record {
        state: State::Live(body),
        ..incoming.clone()
    });
    let is_bound = here.is_bound_to_context() == there.is_bound_to_context();
    is_bound && rebased.is_some_and(|rebased| mine.equals_but_for_name(&rebased))
}

/// Whether a file of `file`'s may say what has become of `mine`.
fn is_own(mine: &Record, incoming: &Record, file: AnnotatorId) -> bool {
    mine.annotator == incoming.annotator && mine.annotator == file
}

/// Whether a plan tells of a record: of what is known to be no mark it does not.
fn is_told(mine: Option<&Record>, record: &Record) -> bool {
    let body = record.body().or_else(|| mine.and_then(Record::body));
    body.is_none_or(Body::is_counted)
}

/// Under which id a version of somebody else's record is filed: the same for the same two every time,
/// so that importing a file again brings nothing twice. 128 bits of a SHA-256.
fn copy_id(id: RecordId, annotator: AnnotatorId) -> Option<RecordId> {
    let mut digits = sha256_hex(&format!("{id} {annotator}"));
    digits.truncate(32);
    RecordId::parse(&digits)
}

impl Plan {
    fn take(&mut self, workspace: &Workspace, mine: Option<&Record>, record: &Record) {
        let count = usize::from(is_told(mine, record));
        let Some(mine) = mine else {
            if record.body().is_some() {
                self.new += count;
                self.count_lost(workspace, record);
            }
            self.joins.push(Change::Join(record.clone()));
            return;
        };
        if says_the_same(workspace, mine, record) {
            self.same += count;
            // Who had no name when they first handed in may have one now.
            if mine.equals_but_for_name(record) && join(mine, record) != mine {
                self.joins.push(Change::Join(record.clone()));
            }
        } else if join(mine, record) == mine {
            match (&mine.state, &record.state) {
                (State::Deleted, State::Live(Body::Rejection(_))) => {}
                (State::Deleted, State::Live(_)) => self.deleted_here.push(record.clone()),
                _ => self.older += count,
            }
        } else {
            match (&mine.state, &record.state) {
                (State::Live(_), State::Deleted) => self.deleted += count,
                (State::Deleted, State::Deleted) => {}
                (State::Deleted, State::Live(_)) => self.new += count,
                (State::Live(_), State::Live(_)) => self.changed += count,
            }
            self.count_lost(workspace, record);
            self.joins.push(Change::Join(record.clone()));
        }
    }

    /// What somebody's file says of a record that is not theirs.
    fn take_foreign(
        &mut self,
        workspace: &Workspace,
        mine: &Record,
        record: &Record,
        file: &Annotator,
    ) {
        let (whose, name) = if record.annotator == mine.annotator {
            (file.id, &file.name)
        } else {
            (record.annotator, &record.annotator_name)
        };
        let count = usize::from(is_told(Some(mine), record));
        match copy_id(record.id, whose) {
            _ if says_the_same(workspace, mine, record) => self.same += count,
            Some(id) if record.body().is_some() && mine.body() != record.body() => {
                let mut copy = Record {
                    id,
                    annotator: whose,
                    annotator_name: name.clone(),
                    ..record.clone()
                };
                if let State::Live(Body::Entity(entity)) = &mut copy.state
                    && entity.also.len() < limits::OTHER_NAMES
                {
                    entity.also.push(record.id);
                }
                let known = workspace.get(id);
                if known.is_none() {
                    self.copies += count;
                    self.count_lost(workspace, &copy);
                    self.joins.push(Change::Join(copy));
                } else {
                    self.take(workspace, known, &copy);
                }
            }
            // It was deleted there, or says the same.
            _ => self.older += count,
        }
    }

    fn count_lost(&mut self, workspace: &Workspace, record: &Record) {
        let Some(body) = record.body().filter(|body| body.is_mark()) else {
            return;
        };
        let (Some(article), Some(anchor)) = (body.article(), body.anchor()) else {
            return;
        };
        let article = workspace.lesson().article(article);
        match article.map(|article| anchor.resolve(article)) {
            Some(Placement::Exact | Placement::Moved(_)) => {}
            Some(Placement::Elsewhere(_)) => self.elsewhere += 1,
            Some(Placement::Lost) | None => self.lost += 1,
        }
    }
}
