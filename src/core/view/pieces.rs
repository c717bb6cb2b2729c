//! A block cut into the pieces that are drawn: every border of a mark cuts.
//!
//! Invariant: the texts of a block's pieces, joined, are exactly the block's text; a piece carries
//! the ids of all marks that cover it, the outermost first; equal pieces look alike.
//! Must not know: other blocks.

use std::cmp::Reverse;

use crate::core::annotation::Body;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::{Segment, Workspace};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::BlockIndex;
use crate::core::lesson::tag_set::Colour;
use crate::core::sort::sort;
use crate::core::text::TextRange;

/// Most lines that are drawn under one another. What lies deeper shares the last one; it is still
/// in `marks`, so it can be reached.
pub const LANES: u8 = 6;

/// How a mark is drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum MarkStyle {
    /// A mention, in its tag's colour and pattern.
    Mention(Colour),
    /// A claim.
    Claim,
    /// A mark whose words stand here between others than before: somebody must look.
    Elsewhere,
}

/// A line under a piece.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Stroke {
    /// How far below the words, from 0.
    pub lane: u8,
    /// Whose line it is.
    pub look: MarkStyle,
}

/// A stretch of a block that is drawn alike from end to end.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct TextPiece {
    /// Its first code point in the article.
    pub start: u32,
    /// Its words.
    pub text: String,
    /// The marks that cover it, the outermost first.
    pub marks: Vec<RecordId>,
    /// The tint behind it: the innermost mention's.
    pub tint: Option<Colour>,
    /// The lines under it, from the words downwards.
    pub strokes: Vec<Stroke>,
    /// What assistive technology reads with it, at the first piece of each mark.
    pub opens: String,
    /// Whether it is page furniture inside a readable block.
    pub excluded: bool,
}

/// The bar in the margin beside a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct ClaimBar {
    /// Of which claim.
    pub id: RecordId,
    /// Beside which words.
    pub range: TextRange,
    /// Where it begins, in thousandths of the block's text.
    pub from: u32,
    /// Where it ends, in thousandths of the block's text.
    pub to: u32,
    /// How far out, from 0.
    pub lane: u8,
}

/// A mark of the block, with the lane in which its line is drawn.
struct LaidOutMark {
    segment: Segment,
    look: MarkStyle,
    lane: u8,
    name: String,
}

/// The pieces of a block, in order.
///
/// Furniture and marks are swept once from left to right, so a block costs what lies in it.
#[must_use]
pub fn pieces(workspace: &Workspace, at: ArticleIndex, number: BlockIndex) -> Vec<TextPiece> {
    let Some(article) = workspace.lesson().articles.get(at) else {
        return Vec::new();
    };
    let Some(block) = article.blocks.get(number) else {
        return Vec::new();
    };
    let drawn = drawn(workspace, &workspace.index().segments(at, number));
    let furniture: Vec<TextRange> = article
        .excluded
        .iter()
        .filter_map(|out| out.intersect(block.range))
        .collect();

    let mut cuts = vec![block.range.start(), block.range.end()];
    let segments = drawn.iter().map(|drawn| drawn.segment.range);
    for range in segments.chain(furniture.iter().copied()) {
        cuts.extend([range.start(), range.end()]);
    }
    sort(&mut cuts);
    cuts.dedup();

    // Sweep: `open` holds what covers the current piece, the outermost first, so a piece costs what
    // covers it.
    let mut waiting = drawn.iter().peekable();
    let mut open: Vec<&LaidOutMark> = Vec::new();
    cuts.windows(2)
        .map(|cut| {
            let range = TextRange::between(cut[0], cut[1]);
            open.retain(|drawn| drawn.segment.range.end() > range.start());
            let mut opens = Vec::new();
            while let Some(next) =
                waiting.next_if(|next| next.segment.range.start() <= range.start())
            {
                opens.push(next.name.as_str());
                let slot = open.partition_point(|each| outermost(each) < outermost(next));
                open.insert(slot, next);
            }
            let next = furniture.partition_point(|out| out.end() <= range.start());
            let excluded = furniture.get(next).is_some_and(|out| out.covers(range));
            piece(article.text.slice(range), range, &open, &opens, excluded)
        })
        .collect()
}

/// Marks in the order of this key lie in one another.
fn outermost(drawn: &LaidOutMark) -> (Reverse<u32>, Segment) {
    (Reverse(drawn.segment.range.len()), drawn.segment)
}

fn piece(
    words: &str,
    range: TextRange,
    covering: &[&LaidOutMark],
    opens: &[&str],
    excluded: bool,
) -> TextPiece {
    let tint = covering.iter().rev().find_map(|drawn| match drawn.look {
        MarkStyle::Mention(colour) => Some(colour),
        MarkStyle::Claim | MarkStyle::Elsewhere => None,
    });
    let strokes = covering.iter().map(|drawn| Stroke {
        lane: drawn.lane,
        look: drawn.look,
    });
    let mut strokes: Vec<Stroke> = strokes.collect();
    sort(&mut strokes);
    strokes.dedup_by_key(|stroke| stroke.lane);
    TextPiece {
        start: range.start(),
        text: words.to_owned(),
        marks: covering.iter().map(|drawn| drawn.segment.id).collect(),
        tint,
        strokes,
        opens: opens.join(", "),
        excluded,
    }
}

/// The bars of a block's claims.
#[must_use]
pub fn bars(workspace: &Workspace, at: ArticleIndex, number: BlockIndex) -> Vec<ClaimBar> {
    let Some(block) = workspace
        .lesson()
        .articles
        .get(at)
        .and_then(|a| a.blocks.get(number))
    else {
        return Vec::new();
    };
    let share = |offset: u32| (offset - block.range.start()) * 1000 / block.range.len().max(1);
    let mut segments = workspace.index().segments(at, number);
    segments.retain(|segment| matches!(workspace.body(segment.id), Some(Body::Claim(_))));
    let mut claims = drawn(workspace, &segments);
    claims.retain(|drawn| drawn.look == MarkStyle::Claim);
    // Mentions have no bars, so claims have all lanes of the margin.
    let mut lanes = Lanes::default();
    for claim in &mut claims {
        claim.lane = lanes.place(claim.segment.range, 0);
    }
    claims
        .iter()
        .map(|drawn| ClaimBar {
            id: drawn.segment.id,
            range: drawn.segment.range,
            from: share(drawn.segment.range.start()),
            to: share(drawn.segment.range.end()),
            lane: drawn.lane,
        })
        .collect()
}

/// Gives every segment a lane of its own among those that it overlaps; mentions lie next to the
/// words, claims below those that they overlap.
fn drawn(workspace: &Workspace, segments: &[Segment]) -> Vec<LaidOutMark> {
    let mut drawn: Vec<LaidOutMark> = segments
        .iter()
        .filter_map(|segment| {
            let body = workspace.body(segment.id)?;
            let (mut look, mut name) = look(workspace, body)?;
            if workspace.index().is_lost(segment.id) {
                look = MarkStyle::Elsewhere;
                name.push_str(", found elsewhere: look");
            }
            Some(LaidOutMark {
                segment: *segment,
                look,
                lane: 0,
                name,
            })
        })
        .collect();
    let (mut lanes, mut claims) = (Lanes::default(), Lanes::default());
    for each in drawn
        .iter_mut()
        .filter(|drawn| drawn.look != MarkStyle::Claim)
    {
        each.lane = lanes.place(each.segment.range, 0);
    }
    for each in drawn
        .iter_mut()
        .filter(|drawn| drawn.look == MarkStyle::Claim)
    {
        let range = each.segment.range;
        each.lane = claims.place(range, lanes.below(range));
    }
    drawn
}

/// What lies in each lane, sorted and disjoint; the last takes whatever is left.
#[derive(Default)]
struct Lanes {
    free: [Vec<TextRange>; LANES as usize - 1],
    last: Vec<TextRange>,
}

impl Lanes {
    /// The first lane from `first` on in which nothing lies where `range` lies; it lies there now.
    fn place(&mut self, range: TextRange, first: u8) -> u8 {
        for (lane, taken) in (0_u8..).zip(&mut self.free).skip(first.into()) {
            let slot = taken.partition_point(|other| other.end() <= range.start());
            if taken
                .get(slot)
                .is_none_or(|next| range.end() <= next.start())
            {
                taken.insert(slot, range);
                return lane;
            }
        }
        self.last.push(range);
        LANES - 1
    }

    /// The first lane below everything that lies where `range` lies.
    fn below(&self, range: TextRange) -> u8 {
        if self
            .last
            .iter()
            .any(|other| other.intersect(range).is_some())
        {
            return LANES - 1;
        }
        let lies_there = |taken: &Vec<TextRange>| {
            let slot = taken.partition_point(|other| other.end() <= range.start());
            taken
                .get(slot)
                .is_some_and(|next| next.start() < range.end())
        };
        let deepest = (1_u8..)
            .zip(&self.free)
            .filter(|(_, taken)| lies_there(taken))
            .last();
        deepest.map_or(0, |(lane, _)| lane)
    }
}

fn look(workspace: &Workspace, body: &Body) -> Option<(MarkStyle, String)> {
    match body {
        Body::Mention(mention) => {
            let tag = workspace.lesson().tags.get(&mention.tag);
            let colour = tag.map_or(Colour::Grey, |tag| tag.colour);
            let name = tag.map_or(mention.tag.as_str(), |tag| tag.label.as_str());
            Some((MarkStyle::Mention(colour), name.to_owned()))
        }
        Body::Claim(_) => Some((MarkStyle::Claim, "Claim".to_owned())),
        Body::Entity(_) | Body::Rejection(_) | Body::Unread(_) => None,
    }
}
