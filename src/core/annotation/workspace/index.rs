//! The index: which marks lie in which block, in which order, and how many there are of each tag.
//!
//! Invariant: holds nothing that could not be computed again from the records; inserting and
//! removing one mark touches only its own blocks.
//! Must not know: revisions, annotators.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::core::annotation::Body;
use crate::core::annotation::anchor::Placement;
use crate::core::annotation::record::RecordId;
use crate::core::lesson::article::BlockIndex;
use crate::core::lesson::tag_set::{TagId, TagSet};
use crate::core::lesson::{ArticleIndex, Lesson};
use crate::core::text::TextRange;

/// What marks are counted by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum TagKey {
    /// A tag of the entity layer.
    Entity(TagId),
    /// The claim layer.
    Claim,
}

impl TagKey {
    /// By what a record is counted: a tag that has become another by that one; what is no mark is not.
    #[must_use]
    pub fn of(body: &Body, tags: &TagSet) -> Option<Self> {
        match body {
            Body::Mention(mention) => {
                let tag = tags.get(&mention.tag).map(|tag| &tag.id);
                Some(Self::Entity(tag.unwrap_or(&mention.tag).clone()))
            }
            Body::Claim(_) => Some(Self::Claim),
            Body::Entity(_) | Body::Rejection(_) | Body::Unread(_) => None,
        }
    }
}

/// Number of marks by tag, sorted by tag; tags without marks are not there.
pub type Counts = Vec<(TagKey, usize)>;

/// The piece of a mark that lies in one block.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Segment {
    /// Where, in code points of the article.
    pub range: TextRange,
    /// Of which mark.
    pub id: RecordId,
}

/// Reading order: by start, the longer first, then by id. Lost marks stand at the end of all text, by id.
type ReadingOrder = (u32, Reverse<u32>, RecordId);

#[derive(Clone, Debug, Default)]
struct ArticleMarks {
    // Sets, so that a block with ten thousands of pieces takes one more as fast as an empty one.
    blocks: Vec<BTreeSet<Segment>>,
    order: BTreeSet<ReadingOrder>,
    lost: BTreeSet<ReadingOrder>,
    counts: Counts,
}

/// Where a mark lies, so that it can be taken out of the index again.
#[derive(Clone, Debug)]
struct MarkEntry {
    article: ArticleIndex,
    /// Ranges in the text at hand; none where the mark is lost.
    ranges: Vec<TextRange>,
    /// Of a lost mark: where its words stand between others.
    elsewhere: Vec<TextRange>,
    // Its pieces, in the order of the text.
    pieces: Vec<(BlockIndex, TextRange)>,
    key: TagKey,
}

impl MarkEntry {
    fn drawn(&self) -> &[TextRange] {
        if self.ranges.is_empty() {
            &self.elsewhere
        } else {
            &self.ranges
        }
    }
}

/// See the head of the file.
#[derive(Clone, Debug)]
pub struct Index {
    articles: Vec<ArticleMarks>,
    places: BTreeMap<RecordId, MarkEntry>,
}

impl Index {
    pub(super) fn new(lesson: &Lesson) -> Self {
        let articles = lesson
            .articles
            .iter()
            .map(|article| ArticleMarks {
                blocks: vec![BTreeSet::new(); article.blocks.len()],
                ..ArticleMarks::default()
            })
            .collect();
        Self {
            articles,
            places: BTreeMap::new(),
        }
    }

    /// The pieces of marks in a block, sorted by range; those of marks that wait elsewhere are among them.
    #[must_use]
    pub fn segments(&self, article: ArticleIndex, block: BlockIndex) -> Vec<Segment> {
        let marks = self.articles.get(article);
        let segments = marks.and_then(|marks| marks.blocks.get(block));
        segments.into_iter().flatten().copied().collect()
    }

    /// The marks of an article in reading order; lost ones are not among them.
    pub fn in_order(&self, article: ArticleIndex) -> impl DoubleEndedIterator<Item = RecordId> {
        self.articles
            .get(article)
            .into_iter()
            .flat_map(|marks| marks.order.iter().map(|(_, _, id)| *id))
    }

    /// The first mark in reading order that starts at or after `offset`.
    #[must_use]
    pub fn first_from(&self, article: ArticleIndex, offset: u32) -> Option<RecordId> {
        let from = (offset, Reverse(u32::MAX), RecordId(0));
        let order = &self.articles.get(article)?.order;
        order.range(from..).next().map(|(_, _, id)| *id)
    }

    /// The mark after (or before) a mark in reading order.
    #[must_use]
    pub fn neighbours(&self, id: RecordId) -> (Option<RecordId>, Option<RecordId>) {
        let Some((place, cover)) = self.place(id) else {
            return (None, None);
        };
        let key = order_key(cover, id);
        let order = &self.articles[place.article].order;
        let before = order.range(..key).next_back().map(|(_, _, id)| *id);
        // What waits elsewhere is itself not in the order.
        let after = order.range(key..).find(|(_, _, next)| *next != id);
        let after = after.map(|(_, _, id)| *id);
        (before, after)
    }

    /// Marks of an article whose words are not in its text.
    pub fn lost(&self, article: ArticleIndex) -> impl Iterator<Item = RecordId> {
        self.articles
            .get(article)
            .into_iter()
            .flat_map(|marks| marks.lost.iter().map(|(_, _, id)| *id))
    }

    /// Number of marks of an article by tag, lost ones included.
    #[must_use]
    pub fn counts(&self, article: ArticleIndex) -> Option<&Counts> {
        self.articles.get(article).map(|marks| &marks.counts)
    }

    /// Number of marks of an article that carry one tag, lost ones included.
    #[must_use]
    pub fn count(&self, article: ArticleIndex, key: &TagKey) -> usize {
        let counts = self.counts(article);
        let found = counts.and_then(|counts| counts.iter().find(|(each, _)| each == key));
        found.map_or(0, |(_, count)| *count)
    }

    /// Number of marks of an article, lost ones included.
    #[must_use]
    pub fn total(&self, article: ArticleIndex) -> usize {
        self.articles
            .get(article)
            .map_or(0, |marks| marks.order.len() + marks.lost.len())
    }

    /// Where a mark lies in the text at hand; empty where it is lost or not there.
    #[must_use]
    pub fn ranges(&self, id: RecordId) -> &[TextRange] {
        self.places.get(&id).map_or(&[], |place| &place.ranges)
    }

    /// Where the words of a lost mark stand between others than before, so that somebody must look; one range per
    /// part, or empty.
    #[must_use]
    pub fn elsewhere(&self, id: RecordId) -> &[TextRange] {
        self.places.get(&id).map_or(&[], |place| &place.elsewhere)
    }

    /// Where a mark is drawn: where it lies, or where its words stand elsewhere and wait for somebody to look.
    #[must_use]
    pub fn drawn(&self, id: RecordId) -> &[TextRange] {
        self.places.get(&id).map_or(&[], MarkEntry::drawn)
    }

    /// Whether a mark is there, but its words are not, or not between the same words.
    #[must_use]
    pub fn is_lost(&self, id: RecordId) -> bool {
        self.places
            .get(&id)
            .is_some_and(|place| place.ranges.is_empty())
    }

    pub(super) fn insert(
        &mut self,
        lesson: &Lesson,
        id: RecordId,
        body: &Body,
        touched: &mut Vec<(ArticleIndex, BlockIndex)>,
    ) {
        let (Some(article), Some(anchor), Some(key)) = (
            body.article(),
            body.anchor(),
            TagKey::of(body, &lesson.tags),
        ) else {
            return;
        };
        let Some(at) = lesson.index_of(article) else {
            return;
        };
        let article = &lesson.articles[at];
        let (ranges, elsewhere) = match anchor.resolve(article) {
            Placement::Exact => (anchor.ranges(), Vec::new()),
            Placement::Moved(ranges) => (ranges, Vec::new()),
            Placement::Elsewhere(elsewhere) => (Vec::new(), elsewhere),
            Placement::Lost => (Vec::new(), Vec::new()),
        };
        let marks = &mut self.articles[at];
        let mut pieces = Vec::new();
        for range in ranges.iter().chain(&elsewhere) {
            for (number, block) in article.blocks_touching(*range) {
                if let Some(piece) = block.range.intersect(*range) {
                    marks.blocks[number].insert(Segment { range: piece, id });
                    touched.push((at, number));
                    pieces.push((number, piece));
                }
            }
        }
        match cover(&ranges) {
            Some(cover) => marks.order.insert(order_key(cover, id)),
            None => marks.lost.insert(lost_key(id)),
        };
        match marks.counts.binary_search_by(|(each, _)| each.cmp(&key)) {
            Ok(at) => marks.counts[at].1 += 1,
            Err(at) => marks.counts.insert(at, (key.clone(), 1)),
        }
        self.places.insert(
            id,
            MarkEntry {
                article: at,
                ranges,
                elsewhere,
                pieces,
                key,
            },
        );
    }

    pub(super) fn remove(&mut self, id: RecordId, touched: &mut Vec<(ArticleIndex, BlockIndex)>) {
        let Some(place) = self.places.remove(&id) else {
            return;
        };
        let marks = &mut self.articles[place.article];
        match cover(&place.ranges) {
            Some(cover) => marks.order.remove(&order_key(cover, id)),
            None => marks.lost.remove(&lost_key(id)),
        };
        marks.counts.retain_mut(|(key, count)| {
            *count -= usize::from(*key == place.key);
            *count > 0
        });
        for (block, piece) in place.pieces {
            marks.blocks[block].remove(&Segment { range: piece, id });
            touched.push((place.article, block));
        }
    }

    fn place(&self, id: RecordId) -> Option<(&MarkEntry, TextRange)> {
        let place = self.places.get(&id)?;
        Some((place, cover(place.drawn())?))
    }
}

fn cover(ranges: &[TextRange]) -> Option<TextRange> {
    ranges.iter().copied().reduce(TextRange::join)
}

fn lost_key(id: RecordId) -> ReadingOrder {
    (u32::MAX, Reverse(0), id)
}

fn order_key(cover: TextRange, id: RecordId) -> ReadingOrder {
    (cover.start(), Reverse(cover.end()), id)
}
