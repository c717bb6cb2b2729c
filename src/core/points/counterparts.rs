//! What speaks to the same thing elsewhere: claims that answer the same question, and marks that name the same.
//!
//! Invariant: a mark is none of its own counterparts; each place stands once, in the order of the text.
//! Must not know: how they are shown.

use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::lesson::ArticleIndex;
use crate::core::points::listing::points;
use crate::core::sort::sort;
use crate::core::text::TextRange;

/// The places of an article that speak to the same as a mark of any article.
#[must_use]
pub fn counterparts(
    workspace: &Workspace,
    entities: &EntityIndex,
    mark: RecordId,
    article: ArticleIndex,
) -> Vec<TextRange> {
    let mut found = Vec::new();
    for listed in points(workspace) {
        if listed.point.taken_by(mark).is_some() {
            let positions = listed.point.positions.iter();
            found.extend(positions.flat_map(|position| position.claims.iter().copied()));
        }
    }
    if let Some(record) = workspace.get(mark) {
        for entity in entities.named_by(record) {
            found.extend(entities.mentions(entity).iter().copied());
        }
    }
    let is_other = |id: &RecordId| {
        let its = workspace.article_of(*id);
        *id != mark && its.is_some_and(|(at, _)| at == article)
    };
    let others = found.into_iter().filter(is_other);
    let ranges = others.flat_map(|id| workspace.index().ranges(id).iter().copied());
    let mut ranges: Vec<TextRange> = ranges.collect();
    sort(&mut ranges);
    ranges.dedup();
    ranges
}
