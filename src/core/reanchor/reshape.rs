//! An article whose text changed, with what its teacher made of the old one.
//!
//! Owns: [`reshape`].
//! Invariant: what `article` promises of blocks and excluded pieces; the checksum is that of the new
//! text. A line of the new text of which at least half was in an old block is of that block's kind; any
//! other line is a paragraph, so new words are never hidden because furniture stands beside them. An
//! excluded piece that cannot be found for sure is shown.
//! Must not know: marks.

use super::Mapping;
use super::tokenized::TokenizedText;
use crate::core::lesson::article::{Article, Block, BlockIndex, BlockKind};
use crate::core::limits;
use crate::core::text::checksum::sha256_hex;
use crate::core::text::tokens::{SPACE, Token};
use crate::core::text::{Text, TextRange, code_points};

/// Where a token of the new text comes from: an old block, old text in no block, or nowhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Origin {
    Block(BlockIndex),
    Outside,
    Nowhere,
}

/// A stretch of one line, and where it comes from.
type LinePart = (Origin, TextRange);

/// The article with another text: blocks and excluded pieces are carried over, new lines are
/// paragraphs. A BOM is dropped and CRLF made LF, as for every text that comes in.
#[must_use]
pub fn reshape(old: &Article, new_text: &str) -> Article {
    let source = new_text.strip_prefix('\u{feff}').unwrap_or(new_text);
    let text = Text::new(&source.replace("\r\n", "\n"));
    let mut mapping = Mapping::between(&old.text, &text);
    let blocks = blocks(old, &mapping);
    let places = old
        .excluded
        .iter()
        .filter_map(|out| mapping.place(*out).ok());
    let mut places: Vec<TextRange> = places.collect();
    places.sort_unstable();
    let mut excluded: Vec<TextRange> = Vec::new();
    for range in places {
        if excluded
            .last()
            .is_none_or(|last| last.end() <= range.start())
        {
            excluded.push(range);
        }
    }
    Article {
        sha256: sha256_hex(text.as_str()),
        text,
        blocks,
        excluded,
        ..old.clone()
    }
}

fn blocks(old: &Article, mapping: &Mapping) -> Vec<Block> {
    let origins = origins(old, mapping);
    let text = &mapping.new.text;
    let mut blocks: Vec<Block> = Vec::new();
    let mut last = Origin::Nowhere;
    let mut start = 0;
    for line in text.as_str().split('\n') {
        let range = TextRange::between(start, start + code_points(line));
        start = range.end() + 1;
        for (number, (origin, range)) in pieces(old, &mapping.new, &origins, range)
            .into_iter()
            .enumerate()
        {
            let goes_on = number == 0 && origin == last && spans_lines(old, origin);
            last = origin;
            let kind = match origin {
                Origin::Block(block) => old.blocks[block].kind,
                Origin::Nowhere => BlockKind::Paragraph,
                Origin::Outside => continue,
            };
            let full = blocks.len() == limits::BLOCKS;
            match blocks.last_mut() {
                Some(before) if goes_on || full => before.range = before.range.join(range),
                _ => blocks.push(Block { kind, range }),
            }
        }
    }
    blocks
}

/// Where each token of the new text comes from.
fn origins(old: &Article, mapping: &Mapping) -> Vec<Origin> {
    let origin = |token: &Token| {
        let mut touched = old.blocks_touching(token.range);
        touched
            .next()
            .map_or(Origin::Outside, |(block, _)| Origin::Block(block))
    };
    let mut origins = vec![Origin::Nowhere; mapping.new.tokens.len()];
    for stretch in &mapping.stretches {
        let from = &mapping.old.tokens[stretch.old..stretch.old + stretch.len];
        let to = &mut origins[stretch.new..stretch.new + stretch.len];
        for (token, known) in from.iter().zip(to) {
            if *known == Origin::Nowhere {
                *known = origin(token);
            }
        }
    }
    origins
}

/// Whether the block had several lines, so that a line end does not end it.
fn spans_lines(old: &Article, origin: Origin) -> bool {
    match origin {
        Origin::Block(block) => old.text.slice(old.blocks[block].range).contains('\n'),
        _ => false,
    }
}

/// The stretches of a line by where they come from; words that come from nowhere go with those before
/// them, if most of the line is known.
fn pieces(
    old: &Article,
    new: &TokenizedText,
    origins: &[Origin],
    line: TextRange,
) -> Vec<LinePart> {
    let first = new
        .tokens
        .partition_point(|token| token.range.end() <= line.start());
    let tokens = new.tokens[first..].iter().zip(&origins[first..]);
    let tokens: Vec<(&Token, Origin)> = tokens
        .take_while(|(token, _)| token.range.start() < line.end())
        .filter(|(token, _)| token.word != SPACE && !token.range.is_empty())
        .map(|(token, origin)| (token, *origin))
        .collect();
    let is_known = |(_, origin): &&(&Token, Origin)| *origin != Origin::Nowhere;
    let weight = |(token, _): &(&Token, Origin)| u64::from(token.weight);
    let all: u64 = tokens.iter().map(weight).sum();
    let known: u64 = tokens.iter().filter(is_known).map(weight).sum();
    let whole = |origin| vec![(origin, new.text.trimmed(line))];
    let first = tokens.iter().find(is_known).map(|(_, origin)| *origin);
    let Some(first) = first.filter(|_| known * 2 >= all) else {
        return if tokens.is_empty() {
            Vec::new()
        } else {
            whole(Origin::Nowhere)
        };
    };
    let mut pieces: Vec<LinePart> = Vec::new();
    let mut current = first;
    for (token, origin) in tokens {
        if origin != Origin::Nowhere {
            current = origin;
        }
        match pieces.last_mut() {
            Some((last, range)) if is_joined(old, *last, current) => {
                *range = range.join(token.range);
            }
            _ => pieces.push((current, token.range)),
        }
    }
    let fits = pieces
        .iter()
        .all(|(_, range)| new.text.is_on_graphemes(*range));
    if fits { pieces } else { whole(first) }
}

/// Whether two neighbours on one line of the new text are one block: they were, or they were two lines
/// of the same kind, and somebody has taken the line end out.
fn is_joined(old: &Article, a: Origin, b: Origin) -> bool {
    let (Origin::Block(first), Origin::Block(second)) = (a, b) else {
        return a == b;
    };
    let [one, two] = [first.min(second), first.max(second)].map(|block| old.blocks[block]);
    let between = TextRange::between(one.range.end(), two.range.start());
    one == two || (one.kind == two.kind && old.text.slice(between).contains('\n'))
}
