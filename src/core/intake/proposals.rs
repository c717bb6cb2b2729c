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
    let data = &page.data;
    let mut looks: Vec<BlockFeatures<'_>> = blocks
        .iter()
        .map(|(range, mark)| {
            let from = page.joints.partition_point(|at| *at <= range.start());
            let inside = page.joints[from..]
                .iter()
                .take_while(|at| **at < range.end());
            let start = text.byte_of(range.start());
            let joints = inside.map(|at| text.byte_of(*at) - start).collect();
            let said = text.slice(without_notes_behind(*range, &page.notes));
            BlockFeatures::at(*range, text.slice(*range), said, *mark, joints)
        })
        .collect();
    features::believe(&mut looks);
    let verdicts = kinds::propose(&looks, data);
    let sources = source::sources(&text, &looks, &verdicts, data, stem);
    let pieces = furniture_inside(&text, &looks, &verdicts, page);
    let headline = looks
        .iter()
        .zip(&verdicts)
        .find(|(_, verdict)| verdict.0 == BlockKind::Headline);
    let headline = headline.map(|(look, verdict)| {
        let range = shown(&text, look.range, page);
        Proposal {
            value: brief(text.slice(range), limits::LINE as usize - 1),
            evidence: Some(range),
            why: verdict.1.clone(),
        }
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

/// A block up to the marks of notes at its end.
fn without_notes_behind(block: TextRange, notes: &[TextRange]) -> TextRange {
    let until = notes.partition_point(|note| note.end() <= block.end());
    let mut said = block;
    for note in notes[..until].iter().rev() {
        // Between two marks there may be a space.
        let behind = said.end().saturating_sub(note.end()) <= 1;
        if !behind || note.start() <= said.start() {
            break;
        }
        said = TextRange::between(said.start(), note.start());
    }
    said
}

/// A block without what is hidden or marks a note at its ends.
fn shown(text: &Text, block: TextRange, page: &Page) -> TextRange {
    let mut shown = block;
    let pieces = || page.hidden.iter().chain(&page.notes);
    let inside = |range: &&TextRange| block.covers(**range) && **range != block;
    for range in pieces().filter(inside) {
        if range.start() <= shown.start() {
            shown = TextRange::between(range.end().max(shown.start()), shown.end());
        }
    }
    for range in pieces().rev().filter(inside) {
        if range.end() >= shown.end() && range.start() > shown.start() {
            shown = TextRange::between(shown.start(), range.start());
        }
    }
    let shown = text.on_graphemes(text.trimmed(shown));
    if shown.is_empty() { block } else { shown }
}

fn furniture_inside(
    text: &Text,
    looks: &[BlockFeatures<'_>],
    verdicts: &[kinds::Verdict],
    page: &Page,
) -> Vec<ProposedPiece> {
    let mut found: Vec<ProposedPiece> = Vec::new();
    let hidden = page.hidden.iter().map(|range| (*range, Reason::Hidden));
    let notes = page.notes.iter().map(|range| (*range, Reason::NoteMark));
    let mut marked: Vec<(TextRange, Reason)> = hidden.chain(notes).collect();
    marked.sort_by_key(|(range, _)| *range);
    let mut marked = marked.into_iter().peekable();
    for (look, (kind, _)) in looks.iter().zip(verdicts) {
        let mut here = Vec::new();
        while let Some((range, why)) = marked.next_if(|(range, _)| range.start() < look.range.end())
        {
            here.extend(range.intersect(look.range).map(|range| (range, why)));
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
