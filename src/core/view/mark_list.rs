//! The list of an article's marks: filtered, counted, in reading order.
//!
//! Invariant: lost marks come first, so that they are seen; the others stand as they are read.
//! Must not know: how many rows are drawn at once.

use super::byline::annotator_label;
use crate::core::annotation::Body;
use crate::core::annotation::command::tag_label;
use crate::core::annotation::record::{AnnotatorId, RecordId};
use crate::core::annotation::workspace::{TagKey, Workspace};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::tag_set::Colour;
use crate::core::reading::search::lowered;
use crate::core::sort::sort_by;
use crate::core::text::printable::brief;

/// Which marks are listed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MarkFilter {
    /// Only this tag.
    pub tag: Option<TagKey>,
    /// Only marks that this annotator made.
    pub author: Option<AnnotatorId>,
    /// Only marks with these letters in their words, note, gist or the name of whoever made them; case is ignored.
    pub words: String,
}

/// A line of the list.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct MarkRow {
    /// Of which mark.
    pub id: RecordId,
    /// The marked words, shortened.
    pub words: String,
    /// The tag's name, or "Claim".
    pub label: String,
    /// Whom or what it names, shortened; empty where nobody has said.
    pub named: String,
    /// The tag's colour; none for claims.
    pub colour: Option<Colour>,
    /// The gist or the note, shortened; empty where there is none.
    pub remark: String,
    /// Whether the words are not in the text, or not where they were.
    pub lost: bool,
    /// Whether they stand elsewhere in it, between other words, so that somebody must look.
    pub elsewhere: bool,
}

/// How many marks carry a tag.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct TagTally {
    /// Which.
    pub key: TagKey,
    /// Its name.
    pub label: String,
    /// Its colour; none for claims.
    pub colour: Option<Colour>,
    /// How many.
    pub count: usize,
}

/// How many marks somebody made.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct AuthorTally {
    /// Who.
    pub author: AnnotatorId,
    /// What they are called, to stand behind "by".
    pub name: String,
    /// How many.
    pub count: usize,
}

/// The marks of an article that pass the filter.
#[must_use]
pub fn matching(workspace: &Workspace, at: ArticleIndex, filter: &MarkFilter) -> Vec<RecordId> {
    let wanted = lowered(filter.words.trim());
    let index = workspace.index();
    index
        .lost(at)
        .chain(index.in_order(at))
        .filter(|id| {
            let Some(body) = workspace.body(*id) else {
                return false;
            };
            let tag = filter
                .tag
                .as_ref()
                .is_none_or(|tag| TagKey::of(body, &workspace.lesson().tags).as_ref() == Some(tag));
            let record = workspace.get(*id);
            let is_by =
                || record.is_some_and(|record| lowered(&record.annotator_name).contains(&wanted));
            let author = filter
                .author
                .is_none_or(|author| record.is_some_and(|record| record.annotator == author));
            tag && author && (wanted.is_empty() || says(body, &wanted) || is_by())
        })
        .collect()
}

/// The line of a mark; nothing where it is not there any more.
#[must_use]
pub fn row(workspace: &Workspace, id: RecordId) -> Option<MarkRow> {
    let body = workspace.body(id)?;
    let (label, colour, remark) = match body {
        Body::Mention(mention) => (
            tag_label(workspace, &mention.tag),
            Some(
                workspace
                    .lesson()
                    .tags
                    .get(&mention.tag)
                    .map_or(Colour::Grey, |tag| tag.colour),
            ),
            mention.note.as_str(),
        ),
        Body::Claim(claim) if claim.gist.trim().is_empty() => {
            ("Claim".to_owned(), None, claim.note.as_str())
        }
        Body::Claim(claim) => ("Claim".to_owned(), None, claim.gist.as_str()),
        Body::Entity(_) | Body::Rejection(_) | Body::Unread(_) => return None,
    };
    let names = match body {
        Body::Mention(mention) => mention.entities.iter(),
        _ => [].iter(),
    };
    let names = names.filter_map(|id| Some(workspace.entity(*id)?.name.as_str()));
    Some(MarkRow {
        id,
        words: brief(&body.anchor()?.words(), 90),
        named: brief(&names.collect::<Vec<_>>().join(", "), 60),
        label,
        colour,
        remark: brief(remark.trim(), 90),
        lost: workspace.index().is_lost(id),
        elsewhere: !workspace.index().elsewhere(id).is_empty(),
    })
}

/// How many marks of an article carry each tag: the lesson's tags in their order, then claims, then
/// tags that the lesson does not have.
#[must_use]
pub fn tallies(workspace: &Workspace, at: ArticleIndex) -> Vec<TagTally> {
    let tags = &workspace.lesson().tags;
    let Some(counts) = workspace.index().counts(at) else {
        return Vec::new();
    };
    let known = tags.entity.iter().map(|tag| TagTally {
        key: TagKey::Entity(tag.id.clone()),
        label: tag.label.clone(),
        colour: Some(tag.colour),
        count: 0,
    });
    let claim = TagTally {
        key: TagKey::Claim,
        label: "Claim".to_owned(),
        colour: None,
        count: 0,
    };
    let strange = counts.iter().filter_map(|(key, _)| match key {
        TagKey::Entity(tag) if tags.get(tag).is_none() => Some(TagTally {
            key: key.clone(),
            label: tag.as_str().to_owned(),
            colour: Some(Colour::Grey),
            count: 0,
        }),
        _ => None,
    });
    known
        .chain([claim])
        .chain(strange)
        .map(|tally| TagTally {
            count: workspace.index().count(at, &tally.key),
            ..tally
        })
        .collect()
}

/// Who made how many marks of an article: `me` first, then by name. Nobody where all are one's own.
#[must_use]
pub fn authors(workspace: &Workspace, at: ArticleIndex, me: AnnotatorId) -> Vec<AuthorTally> {
    let index = workspace.index();
    let mut authors: Vec<AuthorTally> = Vec::new();
    for id in index.lost(at).chain(index.in_order(at)) {
        let Some(record) = workspace.get(id) else {
            continue;
        };
        match authors
            .iter_mut()
            .find(|tally| tally.author == record.annotator)
        {
            Some(tally) => tally.count += 1,
            None => authors.push(AuthorTally {
                author: record.annotator,
                name: match record.annotator {
                    author if author == me => "me".to_owned(),
                    _ => annotator_label(&record.annotator_name),
                },
                count: 1,
            }),
        }
    }
    if authors.iter().all(|tally| tally.author == me) {
        return Vec::new();
    }
    sort_by(&mut authors, |a, b| {
        let key = |tally: &AuthorTally| (tally.author != me, lowered(&tally.name), tally.author);
        key(a).cmp(&key(b))
    });
    authors
}

fn says(body: &Body, wanted: &str) -> bool {
    let holds = |s: &str| lowered(s).contains(wanted);
    let words = body
        .anchor()
        .is_some_and(|anchor| anchor.parts().iter().any(|part| holds(&part.quote.exact)));
    words
        || match body {
            Body::Mention(mention) => holds(&mention.note),
            Body::Claim(claim) => holds(&claim.note) || holds(&claim.gist),
            Body::Entity(_) | Body::Rejection(_) | Body::Unread(_) => false,
        }
}
