//! From blocks to a draft: each block's kind, the pieces inside, and what stands on the article's card.
//!
//! Owns: [`proposals`], [`settled`].
//! Invariant: blocks and pieces of a draft keep the promises of `article`.
//! Must not know: bytes and files.

use super::encoding::DetectedEncoding;
use super::features::{BlockFeatures, MarkupHints, Visibility};
use super::markup::{Page, PageData};
use super::reason::Reason;
use super::{
    ArticleDraft, Proposal, ProposedBlock, ProposedPiece, features, headline, kinds, language,
    pieces, source,
};
use crate::core::lesson::article::{BlockKind, is_language};
use crate::core::limits;
use crate::core::text::printable::brief;
use crate::core::text::{Text, TextRange, code_points};

/// Blocks as `article` wants them: on grapheme boundaries, disjoint, not empty.
pub fn settled(
    text: &Text,
    blocks: Vec<(TextRange, MarkupHints)>,
) -> Vec<(TextRange, MarkupHints)> {
    let mut kept: Vec<(TextRange, MarkupHints)> = Vec::with_capacity(blocks.len());
    for (range, mark) in blocks {
        let range = text.on_graphemes(range);
        match kept.last_mut() {
            Some((last, _)) if last.end() > range.start() => *last = last.join(range),
            _ if !range.is_empty() => kept.push((range, mark)),
            _ => {}
        }
    }
    kept
}

/// The draft of a text with these blocks. `stem` is the file's name without ending.
#[must_use]
pub fn proposals(
    text: Text,
    encoding: DetectedEncoding,
    blocks: &[(TextRange, MarkupHints)],
    page: &Page,
    stem: &str,
) -> ArticleDraft {
    let (hidden, data) = (&page.hidden, &page.data);
    let mut looks: Vec<BlockFeatures<'_>> = blocks
        .iter()
        .map(|(range, mark)| {
            let from = page.joints.partition_point(|at| *at <= range.start());
            let inside = page.joints[from..]
                .iter()
                .take_while(|at| **at < range.end());
            let start = text.byte_of(range.start());
            let joints = inside.map(|at| text.byte_of(*at) - start).collect();
            BlockFeatures::at(*range, text.slice(*range), *mark, joints)
        })
        .collect();
    features::believe(&mut looks);
    let verdicts = kinds::propose(&looks, data);
    let sources = source::sources(&text, &looks, &verdicts, data, stem);
    let pieces = furniture_inside(&text, &looks, &verdicts, hidden);
    let headline = looks
        .iter()
        .zip(&verdicts)
        .find(|(_, verdict)| verdict.0 == BlockKind::Headline);
    let headline = headline.map(|(look, verdict)| Proposal {
        value: brief(look.line, limits::LINE as usize - 1),
        evidence: Some(look.range),
        why: verdict.1.clone(),
    });
    let headline = headline.or_else(|| {
        let (words, why) = headline::by_data(data)?;
        Some(Proposal {
            value: brief(&words, limits::LINE as usize - 1),
            evidence: None,
            why,
        })
    });
    let language = tongue(data, &looks, &verdicts);
    let blocks = looks
        .iter()
        .zip(verdicts)
        .map(|(look, (kind, why))| ProposedBlock {
            range: look.range,
            kind,
            why,
        });
    let blocks = blocks.collect();
    ArticleDraft {
        encoding,
        rejoined: 0,
        blocks,
        pieces,
        headline,
        byline: sources.byline,
        date: sources.date,
        language,
        outlet: sources.outlet,
        source: sources.address,
        text,
    }
}

fn furniture_inside(
    text: &Text,
    looks: &[BlockFeatures<'_>],
    verdicts: &[kinds::Verdict],
    hidden: &[TextRange],
) -> Vec<ProposedPiece> {
    let mut found: Vec<ProposedPiece> = Vec::new();
    let mut hidden = hidden.iter().peekable();
    for (look, (kind, _)) in looks.iter().zip(verdicts) {
        let mut here = Vec::new();
        while let Some(range) = hidden.next_if(|range| range.start() < look.range.end()) {
            here.extend(
                range
                    .intersect(look.range)
                    .map(|range| (range, Reason::Hidden)),
            );
        }
        if *kind == BlockKind::Excluded || look.mark.shown == Visibility::No {
            continue;
        }
        let (mut byte, mut offset) = (0, look.range.start());
        for (bytes, why) in pieces::find(look.line) {
            offset += code_points(&look.line[byte..bytes.start]);
            let end = offset + code_points(&look.line[bytes.clone()]);
            here.push((TextRange::between(offset, end), why));
            (byte, offset) = (bytes.end, end);
        }
        here.sort_by_key(|(range, _)| *range);
        for (range, why) in here {
            let range = text.on_graphemes(range);
            let free = found
                .last()
                .is_none_or(|last| last.range.end() <= range.start());
            if free && look.range.covers(range) && range != look.range && !range.is_empty() {
                found.push(ProposedPiece { range, why });
            }
        }
    }
    found.truncate(limits::BLOCKS);
    found
}

/// The article's language: what it is written in, and what the page declares where that is not plain.
fn tongue(
    data: &PageData,
    looks: &[BlockFeatures<'_>],
    verdicts: &[kinds::Verdict],
) -> Option<Proposal<String>> {
    let mut read = String::new();
    for (look, _) in looks
        .iter()
        .zip(verdicts)
        .filter(|(_, verdict)| verdict.0 != BlockKind::Excluded)
    {
        read.push_str(look.line);
        read.push('\n');
        if read.len() > 60_000 {
            break;
        }
    }
    let found = language::detect(&read);
    let declared = data.language.as_deref().filter(|tag| is_language(tag));
    // "en-GB" says more than "en"; but many pages in other languages still say "en".
    let agrees = |tag: &&str| {
        let main = tag.split('-').next().unwrap_or_default();
        found.is_none_or(|(known, _)| main.eq_ignore_ascii_case(known))
    };
    if let Some(tag) = declared.filter(agrees) {
        return Some(Proposal {
            value: tag.to_owned(),
            evidence: None,
            why: Reason::PageData("html lang"),
        });
    }
    found.map(|(tag, evidence)| Proposal {
        value: tag.to_owned(),
        evidence: None,
        why: match evidence {
            language::LanguageEvidence::SmallWords(n) => Reason::SmallWords(n),
            language::LanguageEvidence::Script => Reason::Script,
        },
    })
}
