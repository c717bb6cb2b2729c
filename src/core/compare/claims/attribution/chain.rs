//! Which of the words that report belong to a claim.
//!
//! Invariant: from the inside out; where the sentence says nothing, only quotations look further.
//! Must not know: who is meant by them.

use super::ArticleReports;
use crate::core::compare::claims::AttributionReason;
use crate::core::compare::claims::cue_words::CueStrength;
use crate::core::compare::claims::cues::{CueLayer, CueScope};
use crate::core::lesson::article::BlockIndex;
use crate::core::text::TextRange;

impl ArticleReports {
    /// The cues of its sentence that some words belong to, from the inside out.
    pub(super) fn in_sentence(&self, cover: TextRange) -> Vec<usize> {
        let sentences = self.read.touching(cover);
        let here: Vec<usize> = (0..self.cues.len())
            .filter(|at| sentences.contains(&self.cues[*at].sentence))
            .collect();
        let is_cue = |range: TextRange| {
            here.iter().any(|at| {
                self.cues[*at]
                    .extent()
                    .is_some_and(|it| it.contains(range.start()))
            })
        };
        let tokens = self.read.sentences[sentences]
            .iter()
            .flat_map(|it| &it.tokens);
        let own: Vec<TextRange> = tokens
            .map(|it| it.range)
            .filter(|it| cover.intersect(*it).is_some())
            .collect();
        let core = || own.iter().filter(|it| !is_cue(**it));
        let (first, last) = match (core().next(), core().next_back()) {
            (Some(first), Some(last)) => (*first, *last),
            // All of it is how somebody is said to say something.
            _ => (cover, cover),
        };
        let mut speakers_before: Vec<usize> = Vec::new();
        let mut others: Vec<(CueLayer, u32, usize)> = Vec::new();
        for at in here {
            let cue = &self.cues[at];
            let Some(extent) = cue.extent() else { continue };
            let end = cue
                .cue
                .iter()
                .map(|it| it.end())
                .max()
                .unwrap_or(extent.end());
            let is_behind = first.start() >= end.min(extent.end());
            let is_before = last.end() <= extent.start();
            let is_cut = is_behind && self.turns_between(end, first.start());
            match cue.scope {
                CueScope::Behind if is_cut => {}
                CueScope::Behind if is_behind && cue.layer == CueLayer::Speaker => {
                    speakers_before.push(at);
                }
                CueScope::Behind if is_behind => others.push((cue.layer, 0, at)),
                CueScope::Before if is_before => {
                    others.push((cue.layer, extent.start() - last.end(), at));
                }
                CueScope::Both => {
                    let distance = if is_behind {
                        first.start() - end.min(extent.end())
                    } else {
                        extent.start().abs_diff(last.end())
                    };
                    others.push((cue.layer, distance, at));
                }
                CueScope::Behind | CueScope::Before => {}
            }
        }
        let mut chain = self.nested(&speakers_before);
        others.sort_unstable();
        // Two that stand beside what is said: only the nearer one says it.
        let mut has_speaker = false;
        others.retain(|(layer, ..)| {
            *layer != CueLayer::Speaker || !std::mem::replace(&mut has_speaker, true)
        });
        chain.extend(others.into_iter().map(|(.., at)| at));
        let is_named = |at: &usize| self.cues[*at].layer != CueLayer::Outlet;
        // "By way of state media" alone says nothing.
        if !chain.iter().any(is_named) {
            chain.clear();
        }
        // What somebody thinks is not reported once somebody says it.
        chain
    }

    /// Whether a sentence turns to something else between two places.
    fn turns_between(&self, from: u32, to: u32) -> bool {
        let between = self.text.slice(TextRange::between(from.min(to), to));
        let turns = [
            " but ",
            " while ",
            " although ",
            " though ",
            " aber ",
            " mais ",
        ];
        between.contains([';', '—']) || turns.iter().any(|turn| between.contains(turn))
    }

    /// Of those before some words the nearest, and those around it: "The paper says that the minister said that …".
    fn nested(&self, before: &[usize]) -> Vec<usize> {
        let mut chain: Vec<usize> = Vec::new();
        for at in before.iter().rev() {
            let Some(inner) = chain.last() else {
                chain.push(*at);
                continue;
            };
            let inner = self.cues[*inner].extent();
            let end = self.cues[*at].cue.iter().map(|it| it.end()).max();
            let (Some(inner), Some(end)) = (inner, end) else {
                break;
            };
            if inner.start() < end {
                continue;
            }
            let between = self.text.slice(TextRange::between(end, inner.start()));
            let is_joined =
                between.split_whitespace().count() <= 2 && !between.contains([',', ';', ':']);
            if !is_joined {
                break;
            }
            chain.push(*at);
        }
        chain
    }

    /// Who is quoted, where the sentence itself does not say so.
    pub(super) fn around(&self, cover: TextRange) -> Option<(usize, AttributionReason)> {
        let here = self.read.touching(cover).start;
        let block = self.read.sentences.get(here)?.block;
        let is_speaker = |at: &usize| {
            let cue = &self.cues[*at];
            cue.strength == CueStrength::Saying
                && cue.layer != CueLayer::Outlet
                && cue.source.is_some()
        };
        let of_block = |block: BlockIndex| {
            (0..self.cues.len())
                .filter(move |at| self.read.sentences[self.cues[*at].sentence].block == block)
                .filter(is_speaker)
        };
        let same = of_block(block).min_by_key(|at| {
            let sentence = self.cues[*at].sentence;
            (sentence.abs_diff(here), sentence > here)
        });
        if let Some(at) = same {
            return Some((
                at,
                AttributionReason::SameParagraph(self.quoted(&self.cues[at])),
            ));
        }
        let mut blocks: Vec<BlockIndex> = self.read.sentences[..here]
            .iter()
            .map(|it| it.block)
            .collect();
        blocks.dedup();
        for block in blocks.into_iter().rev().filter(|it| *it != block) {
            if let Some(at) = of_block(block).next_back() {
                let cue = &self.cues[at];
                let said = self.quoted(cue);
                let reason = if cue.leads_on {
                    AttributionReason::LedBy(said)
                } else {
                    AttributionReason::GoesOn(said)
                };
                return Some((at, reason));
            }
            let is_quoted = self
                .read
                .sentences
                .iter()
                .any(|it| it.block == block && it.tokens.iter().any(|it| it.is_quoted));
            if !is_quoted {
                break;
            }
        }
        None
    }

    /// The sentence with a colon that leads to all that follows, where what follows is no quotation.
    pub(super) fn led_by(&self, cover: TextRange) -> Option<usize> {
        (0..self.cues.len()).rev().find(|at| {
            let cue = &self.cues[*at];
            let leads = cue.leads_on
                && cue.source.is_some()
                && self.read.sentences[cue.sentence].range.end() <= cover.start();
            let next = self.read.sentences.get(cue.sentence + 1);
            leads && next.is_some_and(|next| !next.tokens[0].is_quoted)
        })
    }
}
