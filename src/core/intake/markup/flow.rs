//! The text of a page as it is written out: lines, blocks, and white space as HTML collapses it.
//!
//! Owns: [`Flow`].
//! Invariant: blocks are sorted, disjoint and hold a character that is no space; only ASCII white space is
//! collapsed (CSS Text, 4.1.1), no-break spaces stay.
//! Must not know: elements.

use super::element::{Content, ElementState};
use super::note::NoteMarks;
use super::{Page, PageData};
use crate::core::intake::features::{MarkupHints, Visibility};
use crate::core::intake::reason::PagePart;
use crate::core::limits;
use crate::core::text::TextRange;

/// A page's text in the making.
#[derive(Default)]
pub struct Flow {
    text: String,
    len: u32,
    letters: u32,
    blocks: Vec<(TextRange, MarkupHints)>,
    hidden: Vec<TextRange>,
    notes: NoteMarks,
    /// Where parts of a line begin that stand apart from what is before them.
    joints: Vec<u32>,
    open: Option<OpenBlock>,
    /// White space that is written only if words follow; no-break spaces among it are kept.
    waiting: String,
    /// Whether the next letter begins a part of its own.
    joint: JointState,
    gap: BlockGap,
}

/// Whether a joint waits for its letter.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum JointState {
    /// None.
    #[default]
    None,
    /// One.
    Waiting,
}

/// Most code points of a heading in which a break is a gap between words. More is text in a heading that nobody ended.
const HEADING: u32 = 300;
/// Most joints that are kept.
const JOINTS: usize = 100_000;

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
    regions: Vec<(Option<PagePart>, u32)>,
    linked: u32,
    shown: u32,
    roles: Vec<(PagePart, u32)>,
    /// The first words that are named as the author's.
    author: Option<TextRange>,
    /// The number of the `<article>` that it lies in, and how many letters speak for it.
    article: (u32, u32),
    hidden: Vec<TextRange>,
}

impl Flow {
    /// Code points so far.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Characters so far that are no space.
    #[must_use]
    pub fn letters(&self) -> u32 {
        self.letters
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
                regions: Vec::new(),
                linked: 0,
                shown: 0,
                roles: Vec::new(),
                author: None,
                article: (state.article, 0),
                hidden: Vec::new(),
            });
        }
        self.letters += 1;
        let before = self.len;
        let waiting = std::mem::take(&mut self.waiting);
        for space in waiting.chars() {
            self.put(space);
        }
        let at = self.len;
        self.put(c);
        self.notes.letter(c, before, at, state);
        let Some(open) = &mut self.open else {
            return;
        };
        if std::mem::take(&mut self.joint) == JointState::Waiting
            && open.start < at
            && self.joints.len() < JOINTS
        {
            self.joints.push(at);
        }
        open.end = at + 1;
        match open
            .regions
            .iter_mut()
            .find(|(known, _)| *known == state.region)
        {
            Some((_, count)) => *count += 1,
            None => open.regions.push((state.region, 1)),
        }
        if state.role == Some(PagePart::Author) && state.shown == Visibility::Yes {
            let letter = TextRange::between(before, at + 1);
            open.author = match open.author {
                None => Some(TextRange::between(at, at + 1)),
                Some(author) if author.end() == before => Some(author.join(letter)),
                kept => kept,
            };
        }
        open.linked += u32::from(state.linked);
        // The article of most letters, by a vote that needs no list.
        let (article, votes) = open.article;
        open.article = match votes {
            _ if state.article == article => (article, votes + 1),
            0 => (state.article, 1),
            _ => (article, votes - 1),
        };
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

    /// The last letter of the open block, where no space follows it.
    #[must_use]
    pub fn last_letter(&self) -> Option<char> {
        let tight = self.open.is_some() && self.waiting.is_empty();
        self.text.chars().next_back().filter(|_| tight)
    }

    /// Whether a block is open.
    #[must_use]
    pub fn is_in_block(&self) -> bool {
        self.open.is_some()
    }

    /// Sets what follows apart, with a space if there is none.
    pub fn part(&mut self) {
        if self.open.is_some() && self.waiting.is_empty() {
            self.waiting.push(' ');
        }
        self.join();
    }

    /// What may be the mark of a note begins here, and is not the end of another one.
    pub fn begin_mark(&mut self) {
        self.notes.end();
    }

    /// Notes that what follows is a part of its own.
    pub fn join(&mut self) {
        self.joint = JointState::Waiting;
    }

    /// A break inside a heading, which is one line in a list of articles: a gap.
    pub fn break_heading(&mut self) {
        let long = self
            .open
            .as_ref()
            .is_some_and(|open| self.len - open.start > HEADING);
        if long {
            self.end_line();
        } else {
            self.part();
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
        self.joint = JointState::None;
        self.notes.end();
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
        let regions = open.regions.iter().rev().max_by_key(|(_, count)| *count);
        let mark = MarkupHints {
            region: regions.and_then(|(region, _)| *region),
            author: open.author,
            dated: open
                .roles
                .iter()
                .find(|(part, _)| *part == PagePart::Time)
                .map_or(0, |(_, count)| *count),
            role: role.map(|(part, _)| *part),
            shown: if open.shown == 0 {
                Visibility::No
            } else {
                Visibility::Yes
            },
            linked: open.linked,
            article: open.article.0,
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

    /// The page as it was written, without what it says of itself.
    #[must_use]
    pub fn end(mut self) -> Page {
        self.shut();
        Page {
            text: self.text,
            blocks: self.blocks,
            hidden: self.hidden,
            notes: self.notes.found,
            joints: self.joints,
            data: PageData::default(),
        }
    }
}
