//! Writing the student's own text, and what it cites.
//!
//! Invariant: pure; one step each, whose inverse brings everything back. What a newer version wrote into the record
//! stays.
//! Must not know: where it is typed.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::core::annotation::history::{Edit, MergeKey};
use crate::core::annotation::record::{AnnotatorId, RecordId};
use crate::core::annotation::summary::Summary;
use crate::core::annotation::workspace::{Change, Refusal, Workspace};
use crate::core::annotation::{Body, Unread};
use crate::core::extra::Extra;
use crate::core::format::{read_summary, write_summary};
use crate::core::lesson::Lesson;
use crate::core::limits;
use crate::core::text::{Text, code_points};

/// The field of a lesson's file that says how many words are asked for.
const ASKED: &str = "summary_words";

/// How many words a lesson asks for; nothing where it does not say.
#[must_use]
pub fn asked_words(lesson: &Lesson) -> Option<u32> {
    let asked = lesson.extra.get(ASKED)?.parse().ok()?;
    (1..=limits::SUMMARY).contains(&asked).then_some(asked)
}

/// How many words a text has (UAX #29). What only cites counts for none.
#[must_use]
pub fn word_count(text: &str) -> usize {
    let is_sign = |word: &str| word.starts_with('[') && word.ends_with(']');
    let words = text.split_whitespace().filter(|word| !is_sign(word));
    words.map(|word| word.unicode_words().count()).sum()
}

/// What an annotator has written; empty where nothing is.
#[must_use]
pub fn own_summary(workspace: &Workspace, annotator: AnnotatorId) -> Summary {
    read_summary(&fields(workspace, annotator))
}

/// Writes the text. Everything typed in one `visit` of the field is one step to undo.
///
/// # Errors
/// It is too long, or says so already.
pub fn write_text(
    workspace: &Workspace,
    annotator: AnnotatorId,
    text: &str,
    visit: u32,
) -> Result<Edit, Refusal> {
    if code_points(text) > limits::SUMMARY {
        return Err(Refusal::SummaryTooLong);
    }
    let mut summary = own_summary(workspace, annotator);
    text.clone_into(&mut summary.text);
    let id = id(workspace, annotator)?;
    let merge = MergeKey {
        record: id,
        visit: format!("summary {visit}"),
    };
    edit(
        workspace,
        annotator,
        &summary,
        "write your summary",
        Some(merge),
    )
}

/// A citation that is to be made, and where the caret goes on behind its sign.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The step.
    pub edit: Edit,
    /// In UTF-16 code units, in the new text.
    pub caret: u32,
}

/// Cites a claim or a question where the caret is, in UTF-16 code units, behind the word in which it stands: once in the
/// list, as often in the text as one likes.
///
/// # Errors
/// It is gone, or there is no room for another one.
pub fn cite(
    workspace: &Workspace,
    annotator: AnnotatorId,
    cited: RecordId,
    caret: u32,
) -> Result<Citation, Refusal> {
    workspace.body(cited).ok_or(Refusal::Gone)?;
    let mut summary = own_summary(workspace, annotator);
    let known = summary.cites.iter().position(|id| *id == cited);
    let number = known.unwrap_or(summary.cites.len()) + 1;
    if known.is_none() {
        if summary.cites.len() >= limits::CITED {
            return Err(Refusal::SummaryTooLong);
        }
        summary.cites.push(cited);
    }
    let (before, after) = summary.text.split_at(behind_word(&summary.text, caret));
    let before = before.trim_end_matches(' ');
    let space_before = if before.is_empty() || before.ends_with('\n') {
        ""
    } else {
        " "
    };
    let goes_on = after.starts_with(|next: char| next.is_alphanumeric() || next == '[');
    let space_after = if goes_on { " " } else { "" };
    let before = format!("{before}{space_before}[{number}]");
    let caret = before.encode_utf16().count();
    summary.text = format!("{before}{space_after}{after}");
    if code_points(&summary.text) > limits::SUMMARY {
        return Err(Refusal::SummaryTooLong);
    }
    Ok(Citation {
        edit: edit(workspace, annotator, &summary, "cite in your summary", None)?,
        caret: u32::try_from(caret).unwrap_or(u32::MAX),
    })
}

/// The byte behind the word in which a place stands that is given in UTF-16 code units; at most the end of the text.
fn behind_word(text: &str, utf16: u32) -> usize {
    let units = Text::new(text);
    let there = units.byte_of(units.offset_of_utf16(utf16));
    let (before, after) = text.split_at(there);
    if before.ends_with(char::is_alphanumeric) {
        let end = after.find(|letter: char| !letter.is_alphanumeric());
        there + end.unwrap_or(after.len())
    } else {
        there
    }
}

fn id(workspace: &Workspace, annotator: AnnotatorId) -> Result<RecordId, Refusal> {
    Summary::id(annotator, &workspace.lesson().id).ok_or(Refusal::Gone)
}

/// The fields of the record as they are.
fn fields(workspace: &Workspace, annotator: AnnotatorId) -> Extra {
    let id = id(workspace, annotator).ok();
    match id.and_then(|id| workspace.body(id)) {
        Some(Body::Unread(unread)) if unread.kind == Summary::KIND => unread.fields.clone(),
        _ => Extra::new(),
    }
}

fn edit(
    workspace: &Workspace,
    annotator: AnnotatorId,
    summary: &Summary,
    label: &str,
    merge: Option<MergeKey>,
) -> Result<Edit, Refusal> {
    let before = fields(workspace, annotator);
    if read_summary(&before) == *summary {
        return Err(Refusal::Already);
    }
    let body = Body::Unread(Unread {
        kind: Summary::KIND.to_owned(),
        fields: write_summary(summary, &before),
    });
    Ok(Edit {
        label: label.to_owned(),
        merge,
        change: Change::Put(id(workspace, annotator)?, annotator, body),
    })
}
