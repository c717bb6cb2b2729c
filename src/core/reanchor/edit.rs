//! Following a text that changed: what moves, as one edit, and what is lost, as a list.
//!
//! Owns: [`follow`].
//! Invariant: only the annotator's own records are in the edit; what others made is changed by their own
//! files alone, and is found by quote and context as ever. A lost mark is left as it is, to the letter,
//! so that it stays listed and can be put on the right words by hand.
//! Must not know: whether the edit will be committed.

use super::near::CELLS;
use super::{AnchorChange, Mapping, anchor_change, near_ranges};
use crate::core::annotation::Body;
use crate::core::annotation::anchor::Anchor;
use crate::core::annotation::history::Edit;
use crate::core::annotation::record::{AnnotatorId, Record, RecordId};
use crate::core::annotation::workspace::{Change, Workspace};
use crate::core::lesson::article::Article;
use crate::core::text::printable::{brief, plain, plural};
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
            AnchorChange::Kept(_) => format!("“{quote}” is where it was."),
            AnchorChange::Moved(ranges) => {
                let start = |ranges: &[TextRange]| ranges.first().map_or(0, |range| range.start());
                let (old, new) = (start(&self.old), start(ranges));
                let by = plural(old.abs_diff(new) as usize, "character");
                match old.cmp(&new) {
                    std::cmp::Ordering::Less => {
                        format!("“{quote}” has moved {by} towards the end.")
                    }
                    std::cmp::Ordering::Greater => {
                        format!("“{quote}” has moved {by} towards the start.")
                    }
                    std::cmp::Ordering::Equal => {
                        format!("“{quote}” begins where it did, but its spacing has changed.")
                    }
                }
            }
            AnchorChange::Lost(why) => format!(
                "“{quote}” is lost: {why}. The mark is kept with its note; put it on the right words, or delete it."
            ),
        }
    }
}

/// A lost mark whose words stand in the new text with a letter mended: a proposal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NearMatch {
    /// Which mark.
    pub record: RecordId,
    /// Its words in the old text, parts joined by " … ".
    pub quote: String,
    /// The words that are proposed.
    pub words: String,
    /// What puts it there.
    change: Change,
}

impl NearMatch {
    /// What is proposed, as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let [quote, words] = [&self.quote, &self.words].map(|words| plain(&brief(words, QUOTED)));
        format!("“{quote}” is “{words}” now")
    }
}

/// What [`follow`] answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reanchoring {
    /// The annotator's own marks of this article, in the order of the old text.
    pub lines: Vec<ReanchoredMark>,
    /// Marks of others on this article, left as they are.
    pub others: usize,
    /// How many of those will not find their words in the new text.
    pub others_lost: usize,
    /// The one edit that puts the marks that were found on the new text; nothing where there is nothing
    /// to change. It says what the marks say of the new text, so it belongs into a workspace that has it.
    pub edit: Option<Edit>,
    /// Lost marks that may be meant by words of the new text that are nearly theirs.
    pub near: Vec<NearMatch>,
    /// What the edit is called.
    label: String,
}

impl Reanchoring {
    /// The edit that also puts those lost marks where they are nearly found, to which somebody said yes.
    #[must_use]
    pub fn edit_with(&self, is_accepted: impl Fn(RecordId) -> bool) -> Option<Edit> {
        let found = self.edit.as_ref().map(|edit| edit.change.clone());
        let near = self.near.iter().filter(|near| is_accepted(near.record));
        let near = near.map(|near| near.change.clone());
        let changes: Vec<Change> = match found {
            Some(Change::Batch(changes)) => changes.into_iter().chain(near).collect(),
            other => other.into_iter().chain(near).collect(),
        };
        (!changes.is_empty()).then(|| named(&self.label, changes))
    }
}

fn named(label: &str, changes: Vec<Change>) -> Edit {
    Edit {
        label: label.to_owned(),
        merge: None,
        change: Change::Batch(changes),
    }
}

/// What a text that changed does to one annotator's marks of it.
///
/// The records are the workspace's; its lesson is not looked at, so it may hold either text. Kinds of
/// records that this version does not know are left as they are.
#[must_use]
pub fn follow(workspace: &Workspace, old: &Article, new: &Text, who: AnnotatorId) -> Reanchoring {
    let mut mapping = Mapping::between(&old.text, new);
    // Each mark that moves asks where its words stand.
    new.order_places();
    let (mut found, mut others, mut others_lost) = (Vec::new(), 0, 0);
    let mut left = CELLS;
    for record in workspace.records().values() {
        let Some((body, anchor)) = marked(record, old) else {
            continue;
        };
        if record.annotator != who {
            others += 1;
            let place = anchor_change(old, &mut mapping, anchor);
            others_lost += usize::from(matches!(place, AnchorChange::Lost(_)));
            continue;
        }
        let place = anchor_change(old, &mut mapping, anchor);
        let change = put(record, body, anchor, new, place.ranges());
        let near = match place {
            AnchorChange::Lost(_) => near_ranges(old, &mut mapping, anchor, &mut left),
            AnchorChange::Kept(_) | AnchorChange::Moved(_) => None,
        };
        let near = near.and_then(|ranges| proposal(record, body, anchor, new, &ranges));
        let line = ReanchoredMark {
            record: record.id,
            quote: anchor.words(),
            old: anchor.ranges(),
            change: place,
        };
        found.push((anchor.start(), line, change, near));
    }
    found.sort_by_key(|(start, line, ..)| (*start, line.record));
    let mut lines = Vec::with_capacity(found.len());
    let (mut changes, mut proposals) = (Vec::new(), Vec::new());
    for (_, line, change, near) in found {
        lines.push(line);
        changes.extend(change);
        proposals.extend(near);
    }
    let label = format!(
        "move marks with the changed text of “{}”",
        plain(&brief(&old.outlet, 32))
    );
    let edit = (!changes.is_empty()).then(|| named(&label, changes));
    Reanchoring {
        lines,
        others,
        others_lost,
        edit,
        near: proposals,
        label,
    }
}

/// A live mark on this article.
fn marked<'a>(record: &'a Record, article: &Article) -> Option<(&'a Body, &'a Anchor)> {
    let body = record.body()?;
    // What is no mark is found again by its words whenever it is asked for.
    let here = body.is_mark() && body.article() == Some(&article.id);
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
    ranges: &[TextRange],
) -> Option<Change> {
    let described = Anchor::describe(new, ranges)?;
    if described == *anchor {
        return None;
    }
    let body = body.with_anchor(described)?;
    Some(Change::Put(record.id, record.annotator, body))
}

/// The proposal to put a mark on ranges of the new text; nothing where they are not as many stretches as it has.
fn proposal(
    record: &Record,
    body: &Body,
    anchor: &Anchor,
    new: &Text,
    ranges: &[TextRange],
) -> Option<NearMatch> {
    let described = Anchor::describe(new, ranges)?;
    if described.parts().len() != anchor.parts().len() {
        return None;
    }
    Some(NearMatch {
        record: record.id,
        quote: anchor.words(),
        words: described.words(),
        change: put(record, body, anchor, new, ranges)?,
    })
}
