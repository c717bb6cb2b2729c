//! Which of the words that report belong to a claim.
//!
//! Invariant: from the inside out; where the sentence says nothing, only quotations look further.
//! Must not know: who is meant by them.

use super::ArticleReports;
use crate::core::compare::claims::AttributionReason;
use crate::core::compare::claims::cue_words::{CueStrength, is_reported};
use crate::core::compare::claims::cues::{CueLayer, CueScope, ReportingCue};
use crate::core::compare::claims::report_token::ReportToken;
use crate::core::lesson::article::BlockIndex;
use crate::core::text::TextRange;
use crate::core::text::folding::alike;

impl ArticleReports {
    /// The cues of its sentence that some words belong to, from the inside out.
    pub(super) fn in_sentence(&self, cover: TextRange) -> Vec<usize> {
        let sentences = self.read.touching(cover);
        let here: Vec<usize> = (0..self.cues.len())
            .filter(|at| sentences.contains(&self.cues[*at].sentence))
            .collect();
        let is_cue = |range: TextRange| here.iter().any(|at| self.cues[*at].holds(range.start()));
        let is_one = sentences.len() == 1;
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
            let is_cut = is_behind && self.ends_between(cue, end, first.start());
            match cue.scope {
                CueScope::Behind if is_cut => {}
                CueScope::Behind if is_behind && cue.layer == CueLayer::Speaker => {
                    speakers_before.push(at);
                }
                CueScope::Behind if is_behind => others.push((cue.layer, 0, at)),
                CueScope::Before if is_before && !self.is_parted(last.end(), extent.start()) => {
                    others.push((cue.layer, extent.start() - last.end(), at));
                }
                // "The quay, she pointed out, will close."
                CueScope::Before
                    if is_one && first.end() <= extent.start() && last.start() >= extent.end() =>
                {
                    others.push((cue.layer, 0, at));
                }
                CueScope::Both if is_before && self.is_parted(last.end(), extent.start()) => {}
                CueScope::Both if is_behind && self.is_parted(end, first.start()) => {}
                CueScope::Both => {
                    let distance = if is_behind {
                        first.start() - end.min(extent.end())
                    } else {
                        extent.start().abs_diff(last.end())
                    };
                    others.push((cue.layer, distance, at));
                }
                CueScope::Inside if extent.covers(first) && extent.covers(last) => {
                    others.push((cue.layer, 0, at));
                }
                CueScope::Behind | CueScope::Before | CueScope::Inside => {}
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
        // "He said ⟦she hoped it would rain⟧": that she hopes is what is said.
        let is_told = |at: usize| {
            let extent = self.cues[at].extent();
            extent.is_some_and(|it| cover.covers(it) && it.start() <= own[0].start())
        };
        if !own.is_empty() && chain.iter().any(|at| !is_told(*at)) {
            chain.retain(|at| !is_told(*at));
        }
        let is_named = |at: &usize| self.cues[*at].layer != CueLayer::Outlet;
        // "By way of state media" alone says nothing.
        if !chain.iter().any(is_named) {
            chain.clear();
        }
        // What somebody thinks is not reported once somebody says it.
        chain
    }

    /// Whether what a cue reports ends between two places. What nobody is said to say, and what somebody does not say,
    /// ends at a comma.
    fn ends_between(&self, cue: &ReportingCue, from: u32, to: u32) -> bool {
        let is_nobody = cue.source.is_none() && !cue.is_dropped && !cue.cue.is_empty();
        let is_short = cue.is_refusal || is_nobody;
        let between = || self.text.slice(TextRange::between(from.min(to), to));
        self.turns_between(from, to)
            || is_short && between().contains(',')
            || self.tells_of_quotation(from, to)
    }

    /// Whether a semicolon stands between two places.
    fn is_parted(&self, from: u32, to: u32) -> bool {
        from < to && self.text.slice(TextRange::between(from, to)).contains(';')
    }

    /// Whether the article tells more of what was quoted: "“the state,” which has been at war".
    fn tells_of_quotation(&self, from: u32, to: u32) -> bool {
        let between = self.text.slice(TextRange::between(from.min(to), to));
        let mut pieces = between.rsplit(|c| alike(c) == '"');
        let behind = pieces
            .next()
            .unwrap_or_default()
            .trim_start_matches(',')
            .trim();
        pieces.next().is_some() && matches!(behind, "which" | "who" | "qui")
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
        let turns_so = |it: &ReportToken| {
            it.is_translated() && matches!(it.word.as_str(), "but" | "while" | "although")
        };
        between.contains([';', '—'])
            || turns.iter().any(|turn| between.contains(turn))
            || self
                .tokens_in(TextRange::between(from.min(to), to))
                .iter()
                .any(turns_so)
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

    /// Who is reported in the sentence before, where German goes on in the forms of what somebody else has said: "Der
    /// Schaden sei groß."
    pub(super) fn still_reported(&self, cover: TextRange) -> Option<(usize, AttributionReason)> {
        let here = self.read.touching(cover).start;
        let before = here.checked_sub(1)?;
        let sentence = self.read.sentences.get(here)?;
        let is_told = |it: &ReportToken| is_reported(&it.word) && !it.is_capital && !it.is_quoted;
        let says_i = sentence.tokens.iter().any(|it| it.word == "ich");
        let is_same = self.read.sentences[before].block == sentence.block;
        if says_i || !is_same || !sentence.tokens.iter().any(is_told) {
            return None;
        }
        let at = (0..self.cues.len()).rev().find(|at| {
            let cue = &self.cues[*at];
            cue.sentence == before && cue.layer != CueLayer::Outlet && cue.source.is_some()
        })?;
        Some((
            at,
            AttributionReason::SameParagraph(self.quoted(&self.cues[at])),
        ))
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
