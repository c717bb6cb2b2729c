//! How much is marked: of an article, and of several together.
//!
//! Invariant: every mark counts once, lost ones included; claims are among the marks.
//! Must not know: where it is shown.

use std::fmt;
use std::ops::Add;

use crate::core::annotation::Body;
use crate::core::annotation::record::{Record, RecordId};
use crate::core::annotation::workspace::{TagKey, Workspace};
use crate::core::lesson::ArticleIndex;
use crate::core::text::printable::plural;

/// How much is marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// All marks.
    pub marks: usize,
    /// Those of them that are claims.
    pub claims: usize,
    /// Those of the claims of which nobody has said what they claim.
    pub without_gist: usize,
    /// Those of the marks whose words are not in the text any more.
    pub lost: usize,
}

/// How much of an article is marked.
#[must_use]
pub fn progress(workspace: &Workspace, at: ArticleIndex) -> Progress {
    Progress {
        marks: workspace.index().total(at),
        claims: workspace.index().count(at, &TagKey::Claim),
        without_gist: without_gist(workspace, at).count(),
        lost: workspace.index().lost(at).count(),
    }
}

/// How much is marked in a work of which nobody asks where its marks lie; gists are not looked at.
#[must_use]
pub fn marks_of(records: &[Record]) -> Progress {
    let mut progress = Progress::default();
    for body in records.iter().filter_map(Record::body) {
        progress.marks += usize::from(body.is_mark());
        progress.claims += usize::from(matches!(body, Body::Claim(_)));
    }
    progress
}

/// Whether nothing was ever marked in the lesson; a mark that was taken back was one.
#[must_use]
pub fn is_untouched(workspace: &Workspace) -> bool {
    workspace.records().is_empty()
}

/// The claims of an article that have no gist, lost ones first, the others as they are read.
pub(super) fn without_gist(
    workspace: &Workspace,
    at: ArticleIndex,
) -> impl Iterator<Item = RecordId> {
    let index = workspace.index();
    let marks = index.lost(at).chain(index.in_order(at));
    marks.filter(move |id| match workspace.body(*id) {
        Some(Body::Claim(claim)) => claim.gist.trim().is_empty(),
        _ => false,
    })
}

impl Add for Progress {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            marks: self.marks + other.marks,
            claims: self.claims + other.claims,
            without_gist: self.without_gist + other.without_gist,
            lost: self.lost + other.lost,
        }
    }
}

/// In words: "12 marks, 3 of them claims, 1 not yet in own words, 2 not found in the text", which nobody adds up. Says
/// nothing of what is not there, and of claims alone that they are claims.
impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.marks == 0 {
            return f.write_str("nothing yet");
        }
        let is_all = self.marks == self.claims;
        f.write_str(&plural(self.marks, if is_all { "claim" } else { "mark" }))?;
        match if is_all { 0 } else { self.claims } {
            0 => {}
            1 => f.write_str(", 1 of them a claim")?,
            claims => write!(f, ", {claims} of them claims")?,
        }
        if self.without_gist > 0 {
            write!(f, ", {} not yet in own words", self.without_gist)?;
        }
        if self.lost > 0 {
            write!(f, ", {} not found in the text", self.lost)?;
        }
        Ok(())
    }
}
