//! The verbs: what an annotator can do, each turned into an [`Edit`] that has not happened yet.
//!
//! Invariant: pure; an anchor made here is described from the text at hand, so its words are right
//! by construction. Furniture inside a drawn range is left out of the mark.
//! Must not know: who calls, and whether the edit will be committed.

use crate::core::annotation::anchor::Anchor;
use crate::core::annotation::history::{Edit, MergeKey};
use crate::core::annotation::record::{AnnotatorId, RecordId, Stamp};
use crate::core::annotation::workspace::{Change, Refusal, TagKey, Workspace};
use crate::core::annotation::{Body, Claim, ClaimKind, Mention};
use crate::core::lesson::article::{Article, ArticleId, BlockKind};
use crate::core::lesson::tag_set::TagId;
use crate::core::reading::segment::{Direction, Edge, Unit, move_edge};
use crate::core::sort::sort;
use crate::core::text::TextRange;
use crate::core::text::printable::brief;

mod elsewhere;

pub use elsewhere::{accept_elsewhere, refuse_elsewhere};

/// A free-text field of a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// The annotator's remark.
    Note,
    /// What is claimed, in the annotator's own words.
    Gist,
}

/// Marks words as naming somebody or something.
///
/// # Errors
/// No words there, no such article, or the same mark is there already.
pub fn mark_mention(
    workspace: &Workspace,
    stamp: Stamp,
    article: &ArticleId,
    drawn: TextRange,
    tag: &TagId,
) -> Result<Edit, Refusal> {
    let anchor = anchor_in(workspace, article, &[drawn])?;
    let body = Body::Mention(Mention {
        article: article.clone(),
        anchor,
        tag: tag.clone(),
        note: String::new(),
    });
    create(workspace, stamp, body)
}

/// Marks words as a claim.
///
/// # Errors
/// No words there, no such article, or the same mark is there already.
pub fn mark_claim(
    workspace: &Workspace,
    stamp: Stamp,
    article: &ArticleId,
    drawn: TextRange,
) -> Result<Edit, Refusal> {
    let anchor = anchor_in(workspace, article, &[drawn])?;
    let body = Body::Claim(Claim {
        article: article.clone(),
        anchor,
        kind: None,
        gist: String::new(),
        note: String::new(),
    });
    create(workspace, stamp, body)
}

/// Gives a mark another tag. A claim becomes a mention and keeps its note; its gist and kind come
/// back by undo.
///
/// # Errors
/// The mark is gone.
pub fn retag(workspace: &Workspace, id: RecordId, tag: &TagId) -> Result<Edit, Refusal> {
    let (annotator, body) = live(workspace, id)?;
    let body = match body.clone() {
        Body::Mention(mention) => Body::Mention(Mention {
            tag: tag.clone(),
            ..mention
        }),
        Body::Claim(claim) => Body::Mention(Mention {
            article: claim.article,
            anchor: claim.anchor,
            tag: tag.clone(),
            note: claim.note,
        }),
        Body::Unknown(_) => return Err(Refusal::Gone),
    };
    let label = format!(
        "change the tag of {} to {}",
        quoted(&body),
        tag_label(workspace, tag)
    );
    Ok(put(id, annotator, body, label))
}

/// Turns a mention into a claim on the same words.
///
/// # Errors
/// The mark is gone, or is a claim already.
pub fn make_claim(workspace: &Workspace, id: RecordId) -> Result<Edit, Refusal> {
    let (annotator, body) = live(workspace, id)?;
    let Body::Mention(mention) = body.clone() else {
        return Err(Refusal::Already);
    };
    let body = Body::Claim(Claim {
        article: mention.article,
        anchor: mention.anchor,
        kind: None,
        gist: String::new(),
        note: mention.note,
    });
    let label = format!("make {} a claim", quoted(&body));
    Ok(put(id, annotator, body, label))
}

/// Writes a note or a gist. Everything typed in one `visit` of the field is one step to undo.
///
/// # Errors
/// The mark is gone, or has no such field.
pub fn write(
    workspace: &Workspace,
    id: RecordId,
    field: Field,
    words: &str,
    visit: u32,
) -> Result<Edit, Refusal> {
    let (annotator, body) = live(workspace, id)?;
    let mut body = body.clone();
    let (name, written) = match (field, &mut body) {
        (Field::Note, Body::Mention(Mention { note, .. }) | Body::Claim(Claim { note, .. })) => {
            words.clone_into(note);
            ("note", "the note")
        }
        (Field::Gist, Body::Claim(Claim { gist, .. })) => {
            words.clone_into(gist);
            ("gist", "your own words")
        }
        _ => return Err(Refusal::Gone),
    };
    let label = format!("write {written} on {}", quoted(&body));
    let merge = Some(MergeKey {
        record: id,
        visit: format!("{name} {visit}"),
    });
    Ok(Edit {
        merge,
        ..put(id, annotator, body, label)
    })
}

/// Says what kind of statement a claim is, or takes that back.
///
/// # Errors
/// The claim is gone.
pub fn set_kind(
    workspace: &Workspace,
    id: RecordId,
    kind: Option<ClaimKind>,
) -> Result<Edit, Refusal> {
    let (annotator, body) = live(workspace, id)?;
    let Body::Claim(claim) = body.clone() else {
        return Err(Refusal::Gone);
    };
    let body = Body::Claim(Claim { kind, ..claim });
    let tags = &workspace.lesson().tags;
    let name = kind.map_or("no kind", |kind| tags.kind_label(kind));
    let label = format!("set the kind of {} to “{name}”", quoted(&body));
    Ok(put(id, annotator, body, label))
}

/// Adds a second, separate stretch to a mark; it must have words of its own.
///
/// # Errors
/// The mark is gone or lost, or there are no words.
pub fn add_part(workspace: &Workspace, id: RecordId, drawn: TextRange) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    let article = body.article().ok_or(Refusal::Gone)?;
    anchor_in(workspace, article, &[drawn])?;
    let mut ranges = workspace.index().ranges(id).to_vec();
    if ranges.is_empty() {
        return Err(Refusal::Lost);
    }
    ranges.push(drawn);
    let label = format!("add a part to {}", quoted(body));
    reanchor(workspace, id, &ranges, label)
}

/// Takes a stretch off a mark, by its number from 0.
///
/// # Errors
/// The mark is gone, or it is its only part.
pub fn drop_part(workspace: &Workspace, id: RecordId, part: usize) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    let mut ranges = workspace.index().ranges(id).to_vec();
    if part >= ranges.len() || ranges.len() == 1 {
        return Err(Refusal::NoWords);
    }
    ranges.remove(part);
    let label = format!("remove a part from {}", quoted(body));
    reanchor(workspace, id, &ranges, label)
}

/// Puts a mark on other words altogether. The way back for a lost mark, too.
///
/// # Errors
/// The mark is gone, or there are no words.
pub fn set_extent(workspace: &Workspace, id: RecordId, drawn: TextRange) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    let label = format!("move {}", quoted(body));
    reanchor(workspace, id, &[drawn], label)
}

/// Moves one edge of one part of a mark by a letter or a word.
///
/// # Errors
/// The mark is gone, or the edge cannot move that way.
pub fn move_mark_edge(
    workspace: &Workspace,
    id: RecordId,
    part: usize,
    edge: Edge,
    unit: Unit,
    direction: Direction,
) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    let (_, article) = workspace.article_of(id).ok_or(Refusal::Gone)?;
    let mut ranges = workspace.index().ranges(id).to_vec();
    let range = ranges.get_mut(part).ok_or(Refusal::Gone)?;
    *range = move_edge(article, *range, edge, unit, direction).ok_or(Refusal::NoWords)?;
    let end = match edge {
        Edge::Start => "start",
        Edge::End => "end",
    };
    let label = format!("move the {end} of {}", quoted(body));
    reanchor(workspace, id, &ranges, label)
}

/// Puts one edge of one part of a mark at a place: the handle that a pointer drags.
///
/// # Errors
/// The mark is gone, or nothing would be left of the part.
pub fn drag_mark_edge(
    workspace: &Workspace,
    id: RecordId,
    part: usize,
    edge: Edge,
    to: u32,
) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    let mut ranges = workspace.index().ranges(id).to_vec();
    let range = ranges.get_mut(part).ok_or(Refusal::Gone)?;
    let moved = match edge {
        Edge::Start => TextRange::checked(to, range.end()),
        Edge::End => TextRange::checked(range.start(), to),
    };
    *range = moved
        .filter(|range| !range.is_empty())
        .ok_or(Refusal::NoWords)?;
    let label = format!("move an end of {}", quoted(body));
    reanchor(workspace, id, &ranges, label)
}

/// Deletes a mark. Asks nothing: undo brings it back.
///
/// # Errors
/// The mark is gone already.
pub fn delete(workspace: &Workspace, id: RecordId) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    Ok(Edit {
        label: format!("delete {}", quoted(body)),
        merge: None,
        change: Change::Remove(id),
    })
}

/// What a tag is called on the screen; a tag that the lesson does not have, by its id.
#[must_use]
pub fn tag_label(workspace: &Workspace, tag: &TagId) -> String {
    workspace
        .lesson()
        .tags
        .get(tag)
        .map_or_else(|| tag.as_str().to_owned(), |tag| tag.label.clone())
}

fn create(workspace: &Workspace, stamp: Stamp, body: Body) -> Result<Edit, Refusal> {
    if already(workspace, &body) {
        return Err(Refusal::Already);
    }
    let label = match &body {
        Body::Mention(mention) => {
            let tag = tag_label(workspace, &mention.tag);
            format!("mark {} as {tag}", quoted(&body))
        }
        _ => format!("mark {} as a claim", quoted(&body)),
    };
    Ok(put(stamp.fresh, stamp.annotator, body, label))
}

/// Whether the very same words carry the very same tag.
fn already(workspace: &Workspace, body: &Body) -> bool {
    let (Some(article), Some(anchor)) = (body.article(), body.anchor()) else {
        return false;
    };
    let lesson = workspace.lesson();
    let Some(at) = lesson.index_of(article) else {
        return false;
    };
    let Some(block) = lesson.articles[at].block_at(anchor.start()) else {
        return false;
    };
    let ranges = anchor.ranges();
    let key = |body| TagKey::of(body, &lesson.tags);
    workspace
        .index()
        .segments(at, block)
        .iter()
        .filter(|segment| segment.range.start() == anchor.start())
        .any(|segment| {
            workspace.index().ranges(segment.id) == ranges
                && workspace.body(segment.id).and_then(key) == key(body)
        })
}

fn reanchor(
    workspace: &Workspace,
    id: RecordId,
    ranges: &[TextRange],
    label: String,
) -> Result<Edit, Refusal> {
    let (annotator, body) = live(workspace, id)?;
    let article = body.article().ok_or(Refusal::NoSuchArticle)?;
    let anchor = anchor_in(workspace, article, ranges)?;
    let body = body.with_anchor(anchor).ok_or(Refusal::Gone)?;
    Ok(put(id, annotator, body, label))
}

fn anchor_in(
    workspace: &Workspace,
    article: &ArticleId,
    drawn: &[TextRange],
) -> Result<Anchor, Refusal> {
    let article = workspace
        .lesson()
        .article(article)
        .ok_or(Refusal::NoSuchArticle)?;
    let readable: Vec<TextRange> = drawn
        .iter()
        .flat_map(|range| without_furniture(article, *range))
        .collect();
    Anchor::describe(&article.text, &readable).ok_or(Refusal::NoWords)
}

/// The stretches of a range that are read: without excluded blocks and pieces.
fn without_furniture(article: &Article, range: TextRange) -> Vec<TextRange> {
    let blocks = article
        .blocks_touching(range)
        .filter(|(_, block)| block.kind == BlockKind::Excluded)
        .map(|(_, block)| block.range);
    let mut out: Vec<TextRange> = blocks.chain(article.excluded.iter().copied()).collect();
    sort(&mut out);
    let mut kept = Vec::new();
    let mut from = range.start();
    for cut in out.iter().filter_map(|out| out.intersect(range)) {
        kept.extend(TextRange::checked(from, cut.start()));
        from = from.max(cut.end());
    }
    kept.extend(TextRange::checked(from, range.end()));
    kept
}

fn live(workspace: &Workspace, id: RecordId) -> Result<(AnnotatorId, &Body), Refusal> {
    let record = workspace.get(id).ok_or(Refusal::Gone)?;
    let body = record.body().ok_or(Refusal::Gone)?;
    Ok((record.annotator, body))
}

fn put(id: RecordId, annotator: AnnotatorId, body: Body, label: String) -> Edit {
    Edit {
        label,
        merge: None,
        change: Change::Put(id, annotator, body),
    }
}

fn quoted(body: &Body) -> String {
    let words = body.anchor().map(Anchor::words).unwrap_or_default();
    format!("“{}”", brief(&words, 32))
}
