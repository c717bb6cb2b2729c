//! Whose a mark is, where it is somebody else's.
//!
//! Invariant: one's own marks have no byline, all others have one; a name is short, of one line, and turns no
//! words beside it.
//! Must not know: where it is shown.

use crate::core::annotation::Body;
use crate::core::annotation::record::{AnnotatorId, Record, RecordId};
use crate::core::annotation::workspace::Workspace;
use crate::core::limits;
use crate::core::text::printable::{brief, plain};

/// Who has not said what they are called.
const NAMELESS: &str = "somebody without a name";

/// What somebody is called, to stand behind "by": the name as it was said, or that there is none.
#[must_use]
pub fn annotator_label(name: &str) -> String {
    let name: Vec<&str> = name
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let name = plain(&name.join(" "));
    if name.trim().is_empty() {
        NAMELESS.to_owned()
    } else {
        brief(name.trim(), limits::LABEL as usize)
    }
}

/// Whose a mark is, to stand behind "by"; nothing where it is `me`, or where there is no such mark.
#[must_use]
pub fn byline(workspace: &Workspace, id: RecordId, me: AnnotatorId) -> Option<String> {
    let record = workspace.get(id).filter(|record| is_others(record, me))?;
    Some(annotator_label(&record.annotator_name))
}

/// How many marks are somebody else's.
#[must_use]
pub fn marks_of_others(workspace: &Workspace, me: AnnotatorId) -> usize {
    let records = workspace.records().values();
    records.filter(|record| is_others(record, me)).count()
}

/// Whether a record is a mark of somebody else's.
fn is_others(record: &Record, me: AnnotatorId) -> bool {
    let is_mark = record.body().is_some_and(Body::is_mark);
    is_mark && record.annotator != me
}
