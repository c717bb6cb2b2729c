//! The text of a page as it is written out: lines, blocks, and white space as HTML collapses it.
//!
//! Owns: [`Flow`].
//! Invariant: blocks are sorted, disjoint and hold a character that is no space; only ASCII white space is
//! collapsed (CSS Text, 4.1.1), no-break spaces stay.
//! Must not know: elements.

use super::element::{Content, ElementState};
use crate::core::intake::features::{MarkupHints, Visibility};
use crate::core::intake::reason::PagePart;
use crate::core::limits;
use crate::core::text::TextRange;

/// A page's text in the making.
#[derive(Default)]
pub struct Flow {
    text: String,
    len: u32,
    blocks: Vec<(TextRange, MarkupHints)>,
    hidden: Vec<TextRange>,
    open: Option<OpenBlock>,
    /// White space that is written only if words follow; no-break spaces among it are kept.
    waiting: String,
    gap: BlockGap,
}

/// What stands before the next block.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum BlockGap {
    /// A line feed.
    Line,
    /// An empty line.
    #[default]
    Block,
}

/// A block that is being written.
struct OpenBlock {
    start: u32,
    /// Its end without trailing space.
    end: u32,
    region: Option<PagePart>,
    linked: u32,
    shown: u32,
    roles: Vec<(PagePart, u32)>,
    hidden: Vec<TextRange>,
}

impl Flow {
    /// Code points so far.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Writes words, under what holds for them.
    pub fn write(&mut self, words: &str, state: ElementState) {
        let kept_space = state.content == Content::Preformatted;
        for c in words.chars() {
            if c == '\n' && kept_space {
                self.end_line();
            } else if c.is_ascii_whitespace() && !kept_space {
                if !self.waiting.ends_with(' ') {
                    self.waiting.push(' ');
                }
            } else if c.is_whitespace() {
                // A no-break space opens no block: many pages have nothing else between two paragraphs.
                self.waiting.push(c);
            } else {
                self.letter(c, state);
            }
            if self.len > limits::TEXT {
                return;
            }
        }
    }

    fn letter(&mut self, c: char, state: ElementState) {
        if self.open.is_none() {
            if !self.text.is_empty() {
                self.put('\n');
                if self.gap == BlockGap::Block {
                    self.put('\n');
                }
            }
            if state.content != Content::Preformatted {
                let kept = self.waiting.trim_start_matches(' ').to_owned();
                self.waiting = kept;
            }
            self.open = Some(OpenBlock {
                start: self.len,
                end: self.len,
                region: state.region,
                linked: 0,
                shown: 0,
                roles: Vec::new(),
                hidden: Vec::new(),
            });
        }
        let before = self.len;
        let waiting = std::mem::take(&mut self.waiting);
        for space in waiting.chars() {
            self.put(space);
        }
        let at = self.len;
        self.put(c);
        let Some(open) = &mut self.open else {
            return;
        };
        open.end = at + 1;
        open.linked += u32::from(state.linked);
        if let Some(part) = state.role {
            match open.roles.iter_mut().find(|(known, _)| *known == part) {
                Some((_, count)) => *count += 1,
                None => open.roles.push((part, 1)),
            }
        }
        if state.shown == Visibility::Yes {
            open.shown += 1;
        } else {
            match open.hidden.last_mut() {
                Some(last) if last.end() == before => {
                    *last = last.join(TextRange::between(at, at + 1));
                }
                // With the space before it, so that none is doubled where the piece is folded.
                _ => open.hidden.push(TextRange::between(before, at + 1)),
            }
        }
        if self.waiting.capacity() == 0 {
            self.waiting = waiting;
            self.waiting.clear();
        }
    }

    fn put(&mut self, c: char) {
        self.text.push(c);
        self.len += 1;
    }

    /// Ends the line, as `<br>` does. Two of them end the block.
    pub fn end_line(&mut self) {
        if self.open.is_some() {
            self.shut();
            self.gap = BlockGap::Line;
        } else {
            self.gap = BlockGap::Block;
        }
        self.waiting.clear();
    }

    /// Ends the block.
    pub fn end_block(&mut self) {
        self.shut();
        self.gap = BlockGap::Block;
        self.waiting.clear();
    }

    fn shut(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let range = TextRange::between(open.start, open.end);
        // What most of the block's letters lie in says what the block is.
        let role = open
            .roles
            .iter()
            .filter(|(_, count)| count * 2 >= range.len())
            .max_by_key(|(_, count)| *count);
        let mark = MarkupHints {
            region: open.region,
            role: role.map(|(part, _)| *part),
            shown: if open.shown == 0 {
                Visibility::No
            } else {
                Visibility::Yes
            },
            linked: open.linked,
        };
        if self.blocks.len() < limits::BLOCKS {
            self.blocks.push((range, mark));
            if open.shown > 0 {
                self.hidden.extend(open.hidden);
            }
        } else if let Some((last, _)) = self.blocks.last_mut() {
            *last = last.join(range);
        }
    }

    /// The text, its blocks and what is hidden inside them.
    #[must_use]
    pub fn end(mut self) -> (String, Vec<(TextRange, MarkupHints)>, Vec<TextRange>) {
        self.shut();
        (self.text, self.blocks, self.hidden)
    }
}
