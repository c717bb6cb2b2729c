//! Whose voice an article is, paragraph by paragraph, as far as its claims say so.
//!
//! Invariant: every code point of a paragraph is somebody's: a source's that a claim names first in its chain, the
//! article's own, or not said. The shares of one article are of all its paragraphs together.
//! Must not know: how it is drawn.

use crate::core::annotation::Body;
use crate::core::annotation::attribution::{Attribution, SourceLink, Voice};
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::{Record, RecordId};
use crate::core::annotation::workspace::Workspace;
use crate::core::format::read_attribution;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::BlockKind;
use crate::core::sort::sort_by;
use crate::core::text::TextRange;
use crate::core::view::byname;

/// Whose voice some words are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Speaker {
    /// Somebody or something with a card.
    Entity(RecordId),
    /// Somebody whom the article does not name.
    Unnamed,
    /// The article itself.
    Article,
    /// No claim says it.
    NotSaid,
}

/// Some words of a paragraph, one after the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VoiceStretch {
    /// Whose they are.
    pub speaker: Speaker,
    /// How many code points they are.
    pub length: u32,
}

/// How much of an article is somebody's voice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VoiceShare {
    /// Whose.
    pub speaker: Speaker,
    /// What they are called.
    pub name: String,
    /// How much of all paragraphs, in code points.
    pub length: u32,
    /// The same in whole per cent; all shares of an article are 100 together.
    pub percent: u32,
}

/// One article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArticleVoices {
    /// How it is told from the others.
    pub article: String,
    /// Its paragraphs in order, each as stretches that are not empty.
    pub paragraphs: Vec<Vec<VoiceStretch>>,
    /// Who speaks, the most first; what is not said stands last.
    pub shares: Vec<VoiceShare>,
}

impl ArticleVoices {
    /// Whether any claim says whose voice it is.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.shares
            .iter()
            .any(|share| share.speaker != Speaker::NotSaid)
    }

    /// The shares as one sentence: "The Ledger: Sergei Shoygu 40%, the article itself 25%, no claim marked 35%".
    #[must_use]
    pub fn sentence(&self) -> String {
        let share = |share: &VoiceShare| format!("{} {}%", share.name, share.percent);
        let shares: Vec<String> = self.shares.iter().map(share).collect();
        format!("{}: {}", self.article, shares.join(", "))
    }
}

/// Every article of the lesson.
#[must_use]
pub fn voices(workspace: &Workspace, entities: &EntityIndex) -> Vec<ArticleVoices> {
    let count = workspace.lesson().articles.len();
    (0..count)
        .map(|at| voices_of(workspace, entities, at))
        .collect()
}

fn voices_of(workspace: &Workspace, entities: &EntityIndex, at: ArticleIndex) -> ArticleVoices {
    let articles = &workspace.lesson().articles;
    let claimed = claimed(workspace, entities, at);
    let blocks = articles.get(at).into_iter().flat_map(|article| {
        let blocks = article.readable().map(|(_, block)| block);
        blocks.filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Standfirst))
    });
    let paragraphs: Vec<Vec<VoiceStretch>> = blocks
        .map(|block| stretches(block.range, &claimed))
        .filter(|stretches| !stretches.is_empty())
        .collect();
    ArticleVoices {
        article: byname(articles, at),
        shares: shares(workspace, &paragraphs),
        paragraphs,
    }
}

/// The ranges of claims that say whose voice they are, those that lie inside others last.
fn claimed(
    workspace: &Workspace,
    entities: &EntityIndex,
    at: ArticleIndex,
) -> Vec<(TextRange, Speaker)> {
    let mut claimed: Vec<(TextRange, Speaker)> = Vec::new();
    for id in workspace.index().in_order(at) {
        let Some(record) = workspace.get(id) else {
            continue;
        };
        if !matches!(record.body(), Some(Body::Claim(_))) {
            continue;
        }
        if let Some(speaker) = speaker(record, entities) {
            let ranges = workspace.index().ranges(id).iter();
            claimed.extend(ranges.map(|range| (*range, speaker)));
        }
    }
    sort_by(&mut claimed, |(a, _), (b, _)| {
        (b.len(), a.start()).cmp(&(a.len(), b.start()))
    });
    claimed
}

/// Who says a claim; nothing as long as nobody has said so.
#[must_use]
pub fn speaker(claim: &Record, entities: &EntityIndex) -> Option<Speaker> {
    let Attribution { sources, voice, .. } = read_attribution(&claim.extra);
    match (sources.first(), voice) {
        (Some(SourceLink::Entity(id)), _) => Some(
            entities
                .resolve(*id, claim.annotator)
                .map_or(Speaker::Unnamed, Speaker::Entity),
        ),
        (Some(SourceLink::Unattributed), _)
        | (None, Some(Voice::Quote | Voice::Paraphrase | Voice::Mixed)) => Some(Speaker::Unnamed),
        (Some(SourceLink::Article), _) | (None, Some(Voice::Own)) => Some(Speaker::Article),
        (None, None) => None,
    }
}

/// The stretches of a paragraph; `claimed` is laid over it in its order.
fn stretches(paragraph: TextRange, claimed: &[(TextRange, Speaker)]) -> Vec<VoiceStretch> {
    let mut edges = vec![paragraph.start(), paragraph.end()];
    let inside: Vec<(TextRange, Speaker)> = claimed
        .iter()
        .filter_map(|(range, speaker)| Some((range.intersect(paragraph)?, *speaker)))
        .collect();
    edges.extend(
        inside
            .iter()
            .flat_map(|(range, _)| [range.start(), range.end()]),
    );
    sort_by(&mut edges, Ord::cmp);
    edges.dedup();
    let mut stretches: Vec<VoiceStretch> = Vec::new();
    for edge in edges.windows(2) {
        let [from, to] = *edge else { continue };
        let over = inside.iter().rev().find(|(range, _)| range.contains(from));
        let speaker = over.map_or(Speaker::NotSaid, |(_, speaker)| *speaker);
        match stretches.last_mut() {
            Some(last) if last.speaker == speaker => last.length += to - from,
            _ => stretches.push(VoiceStretch {
                speaker,
                length: to - from,
            }),
        }
    }
    stretches
}

fn shares(workspace: &Workspace, paragraphs: &[Vec<VoiceStretch>]) -> Vec<VoiceShare> {
    let mut lengths: Vec<(Speaker, u32)> = Vec::new();
    for stretch in paragraphs.iter().flatten() {
        match lengths.iter_mut().find(|(it, _)| *it == stretch.speaker) {
            Some((_, length)) => *length += stretch.length,
            None => lengths.push((stretch.speaker, stretch.length)),
        }
    }
    sort_by(&mut lengths, |(a, most), (b, other)| {
        let is_last = |speaker: &Speaker| *speaker == Speaker::NotSaid;
        (is_last(a), other, a).cmp(&(is_last(b), most, b))
    });
    let all: u32 = lengths.iter().map(|(_, length)| length).sum();
    let percents = percents(&lengths, all);
    let shares = lengths.into_iter().zip(percents);
    shares
        .map(|((speaker, length), percent)| VoiceShare {
            speaker,
            name: name(workspace, speaker),
            length,
            percent,
        })
        .collect()
}

/// Whole per cents that are 100 together, by the largest remainder (Hare and Niemeyer).
fn percents(lengths: &[(Speaker, u32)], all: u32) -> Vec<u32> {
    let all = u64::from(all.max(1));
    let exact = |length: u32| u64::from(length) * 100;
    let mut percents: Vec<u64> = lengths.iter().map(|(_, it)| exact(*it) / all).collect();
    let mut order: Vec<usize> = (0..lengths.len()).collect();
    sort_by(&mut order, |a, b| {
        let remainder = |at: &usize| exact(lengths[*at].1) % all;
        (remainder(b), a).cmp(&(remainder(a), b))
    });
    let missing = 100_u64.saturating_sub(percents.iter().sum());
    for at in order
        .into_iter()
        .take(usize::try_from(missing).unwrap_or(0))
    {
        percents[at] += 1;
    }
    let whole = percents.into_iter();
    whole.map(|it| u32::try_from(it).unwrap_or(100)).collect()
}

/// What a speaker is called on the screen.
fn name(workspace: &Workspace, speaker: Speaker) -> String {
    match speaker {
        Speaker::Entity(id) => workspace
            .entity(id)
            .map_or_else(|| "somebody".to_owned(), |entity| entity.name.clone()),
        Speaker::Unnamed => "an unnamed source".to_owned(),
        Speaker::Article => "the article itself".to_owned(),
        Speaker::NotSaid => "no claim marked".to_owned(),
    }
}
