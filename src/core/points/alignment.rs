//! Which places of two articles stand beside each other while both are read.
//!
//! Owns: [`Alignment`].
//! Invariant: places follow one another in both articles alike, so that the other one never goes back while one reads on;
//! where nothing speaks to the same, as much of the one is passed as of the other.
//! Must not know: pixels, how passages are found.
//!
//! Method: what speaks to the same are claims that answer one question, words that both have, and marks that name the same,
//! the first beside the first. Of all such pairs the heaviest chain that increases on both sides is kept (a longest
//! increasing subsequence with weights; a Fenwick tree of maxima, Fenwick 1994).

use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::compare::passages::Passage;
use crate::core::lesson::ArticleIndex;
use crate::core::points::listing::points;
use crate::core::sort::sort_by;
use crate::core::text::TextRange;

/// Most places of one side that are paired with those of the other: a question has few claims in an article.
const PLACES: usize = 32;

/// How much a pair counts in the chain.
const ENTITY: u32 = 1;
const PASSAGE: u32 = 3;
const CLAIM: u32 = 4;

/// A place in each of two articles, in code points from their beginnings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlacePair {
    /// In the one.
    pub left: u32,
    /// In the other.
    pub right: u32,
    /// How much it counts against pairs that cross it.
    pub weight: u32,
}

/// From which article one looks across.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AlignedFrom {
    /// From the one that was named first.
    Left,
    /// From the other.
    Right,
}

/// See the head of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Alignment {
    /// The beginnings of both texts, what stands beside each other, and the ends.
    knots: Vec<PlacePair>,
}

impl Alignment {
    /// What stands beside each other in two articles of a work. Nothing for articles that the lesson does not have.
    #[must_use]
    pub fn new(
        workspace: &Workspace,
        entities: &EntityIndex,
        passages: &[Passage],
        [left, right]: [ArticleIndex; 2],
    ) -> Self {
        let articles = &workspace.lesson().articles;
        let (Some(one), Some(other)) = (articles.get(left), articles.get(right)) else {
            return Self::default();
        };
        let mut pairs = claim_pairs(workspace, left, right);
        pairs.extend(passage_pairs(passages, left, right));
        pairs.extend(entity_pairs(workspace, entities, left, right));
        Self::of([one.text.len(), other.text.len()], pairs)
    }

    /// The heaviest chain of `pairs` between the beginnings and the ends of two texts of that many code points.
    #[must_use]
    pub fn of([left, right]: [u32; 2], pairs: Vec<PlacePair>) -> Self {
        let pair = |left, right| PlacePair {
            left,
            right,
            weight: 0,
        };
        let is_inside =
            |it: &PlacePair| (1..left).contains(&it.left) && (1..right).contains(&it.right);
        let inside = pairs.into_iter().filter(is_inside).collect();
        let mut knots = vec![pair(0, 0)];
        knots.extend(heaviest_chain(inside));
        knots.push(pair(left, right));
        Self { knots }
    }

    /// What stands beside each other, the beginnings and the ends among them.
    #[must_use]
    pub fn knots(&self) -> &[PlacePair] {
        &self.knots
    }

    /// The place in the other article that stands beside `offset` of this one, both in code points and parts of one.
    #[must_use]
    pub fn across(&self, from: AlignedFrom, offset: f64) -> f64 {
        let ends = |knot: &PlacePair| {
            let (left, right) = (f64::from(knot.left), f64::from(knot.right));
            match from {
                AlignedFrom::Left => (left, right),
                AlignedFrom::Right => (right, left),
            }
        };
        let behind = self.knots.partition_point(|knot| ends(knot).0 <= offset);
        let before = behind.checked_sub(1).and_then(|at| self.knots.get(at));
        match (before.map(ends), self.knots.get(behind).map(ends)) {
            (Some((here, there)), Some((next_here, next_there))) => {
                let share = (offset - here) / (next_here - here);
                there + share * (next_there - there)
            }
            (Some((_, end)), None) => end,
            (None, _) => 0.0,
        }
    }
}

/// The pairs that follow one another on both sides and weigh the most together.
fn heaviest_chain(mut pairs: Vec<PlacePair>) -> Vec<PlacePair> {
    // Of those that begin alike on the left the last on the right comes first, so that none of them follows another.
    sort_by(&mut pairs, |a, b| (a.left, b.right).cmp(&(b.left, a.right)));
    let mut places: Vec<u32> = pairs.iter().map(|pair| pair.right).collect();
    sort_by(&mut places, u32::cmp);
    places.dedup();
    // The heaviest chain that ends at one of the first places of the right side: its weight and its last pair.
    let mut best: Vec<Option<(u32, usize)>> = vec![None; places.len() + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (number, pair) in pairs.iter().enumerate() {
        let rank = places.partition_point(|place| *place < pair.right) + 1;
        let last = heaviest(&best, rank - 1);
        let weight = last
            .map_or(0, |(weight, _)| weight)
            .saturating_add(pair.weight);
        before.push(last.map(|(_, number)| number));
        let mut at = rank;
        while let Some(slot) = best.get_mut(at) {
            if slot.is_none_or(|(heaviest, _)| heaviest < weight) {
                *slot = Some((weight, number));
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut next = heaviest(&best, places.len()).map(|(_, number)| number);
    while let Some(pair) = next.and_then(|number| pairs.get(number)) {
        chain.push(*pair);
        next = next.and_then(|number| before.get(number).copied().flatten());
    }
    chain.reverse();
    chain
}

/// The heaviest of the first `count` entries of a Fenwick tree.
fn heaviest(best: &[Option<(u32, usize)>], count: usize) -> Option<(u32, usize)> {
    let mut found: Option<(u32, usize)> = None;
    let mut at = count;
    while at > 0 {
        if let Some((weight, number)) = best[at]
            && found.is_none_or(|(heaviest, _)| heaviest < weight)
        {
            found = Some((weight, number));
        }
        at &= at - 1;
    }
    found
}

/// Claims that answer one question, each with each.
fn claim_pairs(workspace: &Workspace, left: ArticleIndex, right: ArticleIndex) -> Vec<PlacePair> {
    let mut pairs = Vec::new();
    for listed in points(workspace) {
        let positions = listed.point.positions.iter();
        let claims: Vec<RecordId> = positions
            .flat_map(|position| position.claims.iter().copied())
            .collect();
        let (ones, others) = (
            starts(workspace, &claims, left),
            starts(workspace, &claims, right),
        );
        pairs.extend(each_with_each(&ones, &others, CLAIM));
    }
    pairs
}

/// The words that both have: where they begin, and where they end.
fn passage_pairs(passages: &[Passage], left: ArticleIndex, right: ArticleIndex) -> Vec<PlacePair> {
    let mut pairs = Vec::new();
    for passage in passages {
        let of = |article| -> Vec<TextRange> {
            let places = passage.places.iter();
            let here = places.filter(|place| place.article == article);
            here.map(|place| place.range).collect()
        };
        let (ones, others) = (of(left), of(right));
        let ends = |ranges: &[TextRange]| -> (Vec<u32>, Vec<u32>) {
            ranges.iter().map(|it| (it.start(), it.end())).unzip()
        };
        let ((begin, end), (other_begin, other_end)) = (ends(&ones), ends(&others));
        pairs.extend(each_with_each(&begin, &other_begin, PASSAGE));
        pairs.extend(each_with_each(&end, &other_end, PASSAGE));
    }
    pairs
}

/// Marks that name the same, in their order: the first of the one beside the first of the other.
fn entity_pairs(
    workspace: &Workspace,
    entities: &EntityIndex,
    left: ArticleIndex,
    right: ArticleIndex,
) -> Vec<PlacePair> {
    let mut pairs = Vec::new();
    for entity in entities.shown() {
        let mentions = entities.mentions(entity);
        let ones = starts(workspace, mentions, left);
        let others = starts(workspace, mentions, right);
        pairs.extend(ones.iter().zip(&others).map(|(left, right)| PlacePair {
            left: *left,
            right: *right,
            weight: ENTITY,
        }));
    }
    pairs
}

/// Where those of the marks begin that lie in an article, in the order of the text.
fn starts(workspace: &Workspace, marks: &[RecordId], article: ArticleIndex) -> Vec<u32> {
    let is_here = |id: &&RecordId| {
        let its = workspace.article_of(**id);
        its.is_some_and(|(at, _)| at == article)
    };
    let ranges = marks.iter().filter(is_here);
    let first = ranges.filter_map(|id| workspace.index().ranges(*id).first());
    let mut starts: Vec<u32> = first.map(|range| range.start()).collect();
    sort_by(&mut starts, u32::cmp);
    starts
}

fn each_with_each(ones: &[u32], others: &[u32], weight: u32) -> Vec<PlacePair> {
    let ones = ones.iter().take(PLACES);
    let pairs = ones.flat_map(|left| {
        let others = others.iter().take(PLACES);
        others.map(|right| PlacePair {
            left: *left,
            right: *right,
            weight,
        })
    });
    pairs.collect()
}
