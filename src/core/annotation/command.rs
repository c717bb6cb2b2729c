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
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::{Article, ArticleId, BlockKind};
use crate::core::lesson::tag_set::TagId;
use crate::core::sort::sort;
use crate::core::text::TextRange;
use crate::core::text::printable::brief;

mod elsewhere;
mod entities;
mod extents;
mod linking;
mod merging;
mod rejecting;

pub use elsewhere::{accept_elsewhere, refuse_elsewhere};
pub use entities::{
    EntityField, create_entity, retag_entity, set_other_names, set_value, write_entity,
};
pub use extents::{add_part, drag_mark_edge, drop_part, move_mark_edge, set_extent};
pub use linking::{NamedPlace, link, link_to_new, mark_named, set_form};
pub use merging::{merge, split};
pub use rejecting::{RejectedPlace, allow_again, reject};

/// A free-text field of a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// The annotator's remark.
    Note,
    /// What is claimed, in the annotator's own words.
    Gist,
}

/// Where a new mark will lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MarkedPlace {
    /// Who marks it, and under which id.
    pub stamp: Stamp,
    /// In which article.
    pub article: ArticleIndex,
    /// Which words of it.
    pub range: TextRange,
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
        entities: Vec::new(),
        form: None,
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
            entities: Vec::new(),
            form: None,
        }),
        Body::Entity(_) | Body::Rejection(_) | Body::Unread(_) => return Err(Refusal::Gone),
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
    if !body.is_mark() {
        return Err(Refusal::Gone);
    }
    let article = body.article().ok_or(Refusal::NoSuchArticle)?;
    let anchor = anchor_in(workspace, article, ranges)?;
    let body = body.with_anchor(anchor).ok_or(Refusal::Gone)?;
    Ok(put(id, annotator, body, label))
}

pub(crate) fn anchor_in(
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

pub(crate) fn live(workspace: &Workspace, id: RecordId) -> Result<(AnnotatorId, &Body), Refusal> {
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

pub(crate) fn quoted(body: &Body) -> String {
    let words = match body {
        Body::Entity(entity) => entity.name.clone(),
        _ => body.anchor().map(Anchor::words).unwrap_or_default(),
    };
    format!("“{}”", brief(&words, 32))
}
