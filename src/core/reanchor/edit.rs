//! Following a text that changed: what moves, as one edit, and what is lost, as a list.
//!
//! Owns: [`follow`].
//! Invariant: only the annotator's own records are in the edit; what others made is changed by their own
//! files alone, and is found by quote and context as ever. A lost mark is left as it is, to the letter,
//! so that it stays listed and can be put on the right words by hand.
//! Must not know: whether the edit will be committed.

use super::{AnchorChange, Mapping, anchor_change};
use crate::core::annotation::Body;
use crate::core::annotation::anchor::Anchor;
use crate::core::annotation::history::Edit;
use crate::core::annotation::record::{AnnotatorId, Record, RecordId};
use crate::core::annotation::workspace::{Change, Workspace};
use crate::core::lesson::article::Article;
use crate::core::text::printable::brief;
use crate::core::text::printable::plain;
use crate::core::text::{Text, TextRange};

/// Characters of a quote in a sentence.
const QUOTED: usize = 60;

/// What has become of one mark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReanchoredMark {
    /// Which mark.
    pub record: RecordId,
    /// Its words, parts joined by " … ".
    pub quote: String,
    /// Where it was, as it says itself: one range per part, in code points of the old text.
    pub old: Vec<TextRange>,
    /// Where it is.
    pub change: AnchorChange,
}

impl ReanchoredMark {
    /// What has become of it, as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let quote = plain(&brief(&self.quote, QUOTED));
        match &self.change {
            AnchorChange::Kept(_) => format!("“{quote}” stands where it stood."),
            AnchorChange::Moved(ranges) => {
                let start = |ranges: &[TextRange]| ranges.first().map_or(0, |range| range.start());
                let (old, new) = (start(&self.old), start(ranges));
                let by = old.abs_diff(new);
                match old.cmp(&new) {
                    std::cmp::Ordering::Less => {
                        format!("“{quote}” has moved {by} characters towards the end.")
                    }
                    std::cmp::Ordering::Greater => {
                        format!("“{quote}” has moved {by} characters towards the start.")
                    }
                    std::cmp::Ordering::Equal => {
                        format!(
                            "“{quote}” begins where it did; what it marks is spaced differently."
                        )
                    }
                }
            }
            AnchorChange::Lost(why) => format!(
                "“{quote}” is lost: {why}. The mark is kept with its note; put it on the right words, or delete it."
            ),
        }
    }
}

/// What [`follow`] answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reanchoring {
    /// The annotator's own marks of this article, in the order of the old text.
    pub lines: Vec<ReanchoredMark>,
    /// Marks of others on this article, left as they are.
    pub others: usize,
    /// The one edit that puts the marks that were found on the new text; nothing where there is nothing
    /// to change. It says what the marks say of the new text, so it belongs into a workspace that has it.
    pub edit: Option<Edit>,
}

/// What a text that changed does to one annotator's marks of it.
///
/// The records are the workspace's; its lesson is not looked at, so it may hold either text. Kinds of
/// records that this version does not know are left as they are.
#[must_use]
pub fn follow(workspace: &Workspace, old: &Article, new: &Text, who: AnnotatorId) -> Reanchoring {
    let mut mapping = Mapping::between(&old.text, new);
    let (mut found, mut others) = (Vec::new(), 0);
    for record in workspace.records().values() {
        let Some((body, anchor)) = marked(record, old) else {
            continue;
        };
        if record.annotator != who {
            others += 1;
            continue;
        }
        let place = anchor_change(old, &mut mapping, anchor);
        let change = put(record, body, anchor, new, &place);
        let line = ReanchoredMark {
            record: record.id,
            quote: anchor.words(),
            old: anchor.ranges(),
            change: place,
        };
        found.push((anchor.start(), line, change));
    }
    found.sort_by_key(|(start, line, _)| (*start, line.record));
    let mut lines = Vec::with_capacity(found.len());
    let mut changes = Vec::new();
    for (_, line, change) in found {
        lines.push(line);
        changes.extend(change);
    }
    let edit = (!changes.is_empty()).then(|| Edit {
        label: format!(
            "move marks with the changed text of “{}”",
            plain(&brief(&old.outlet, 32))
        ),
        merge: None,
        change: Change::Batch(changes),
    });
    Reanchoring {
        lines,
        others,
        edit,
    }
}

/// A live mark on this article.
fn marked<'a>(record: &'a Record, article: &Article) -> Option<(&'a Body, &'a Anchor)> {
    let body = record.body()?;
    let here = body.article() == Some(&article.id);
    here.then(|| body.anchor())
        .flatten()
        .map(|anchor| (body, anchor))
}

/// The change that describes a mark anew; nothing where it is lost, or says the same already.
fn put(
    record: &Record,
    body: &Body,
    anchor: &Anchor,
    new: &Text,
    change: &AnchorChange,
) -> Option<Change> {
    let described = Anchor::describe(new, change.ranges())?;
    if described == *anchor {
        return None;
    }
    let body = body.with_anchor(described)?;
    Some(Change::Put(record.id, record.annotator, body))
}
