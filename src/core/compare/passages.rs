//! Passages: the same words in several places, found by themselves.
//!
//! Owns: [`shared`].
//! Invariant: the places of a passage say the same by the rules of `tokens`, at least forty characters
//! (fewer where a character says more: `tokens::weight`), and the passage cannot be made longer by a
//! word on either side for all of its places. Each place lies in one block: what goes on behind the end
//! of a paragraph is a passage of its own, since paragraphs are what a page moves about. Excluded
//! blocks are not compared; an excluded piece is stepped over, and may lie inside a place. Places of
//! one passage never overlap.
//! Must not know: marks, and who copied from whom.
//!
//! Method: stretches of forty characters are hashed at every word (Karp and Rabin 1987); where equal
//! ones are preceded by different words a passage may begin (the *left-diverse* positions of Gusfield,
//! Algorithms on Strings, Trees and Sequences, 1997, §7.12.1), and is followed to the right as long as
//! two places agree. Words are compared one by one; a hash never decides.

use thiserror::Error;

use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::{Article, BlockIndex};
use crate::core::text::TextRange;
use crate::core::text::tokens::{ENOUGH, PLAIN, SPACE, Token, Vocabulary, Word, tokens, windows};

/// Most places of the same forty characters that are compared, from the first article on. More than a
/// lesson has articles, so that an agency's text in all of them is found in all of them.
pub const PLACES: usize = 256;
/// Most passages that are answered.
pub const PASSAGES: usize = 2_000;
/// Most comparisons of words. A class's articles take a hundredth; it bounds what was made to be slow.
const STEPS: usize = 20_000_000;

/// Where a passage stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct PassagePlace {
    /// In which article.
    pub article: ArticleIndex,
    /// In which of its blocks.
    pub block: BlockIndex,
    /// Where, in code points of the raw text, half-open.
    pub range: TextRange,
}

/// The same words in two or more places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// In reading order, two at least, pairwise disjoint.
    pub places: Vec<PassagePlace>,
    /// How many Latin letters say as much (`tokens::weight`).
    pub length: u32,
}

impl Passage {
    /// Every two of the places.
    pub fn pairs(&self) -> impl Iterator<Item = (PassagePlace, PassagePlace)> {
        let places = self.places.iter().enumerate();
        places.flat_map(|(at, a)| self.places[at + 1..].iter().map(|b| (*a, *b)))
    }
}

/// A bound that was reached, so that not everything was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Error)]
pub enum PassageBound {
    /// The same words in more than [`PLACES`] places.
    #[error(
        "Some words appear in more than {PLACES} places. Only the first {PLACES} were compared; search for the others."
    )]
    Places,
    /// More than [`PASSAGES`] passages.
    #[error(
        "There are more than {PASSAGES} shared passages. The longest are shown; compare fewer articles to see the others."
    )]
    Passages,
    /// Too much work.
    #[error(
        "These texts repeat themselves so much that not everything was compared. What is shown is correct; compare fewer articles to see more."
    )]
    Steps,
}

/// What [`shared`] answers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SharedPassages {
    /// The longest first, then in reading order.
    pub passages: Vec<Passage>,
    /// Where not everything was found, why not. Each once.
    pub reached: Vec<PassageBound>,
}

/// The tokens of everything that is read, block behind block.
#[derive(Default)]
struct Corpus {
    tokens: Vec<Token>,
    /// The first token of each block, and which block it is.
    blocks: Vec<(usize, ArticleIndex, BlockIndex)>,
}

impl Corpus {
    /// The block of a token: where it begins and ends, and which it is.
    fn block(&self, token: usize) -> (usize, usize, ArticleIndex, BlockIndex) {
        let next = self.blocks.partition_point(|(first, ..)| *first <= token);
        let (first, article, block) = self.blocks[next - 1];
        let end = self.blocks.get(next).map_or(self.tokens.len(), |b| b.0);
        (first, end, article, block)
    }
}

/// A place that is followed to the right.
#[derive(Clone, Copy)]
struct PassageStart {
    token: usize,
    /// Behind the last token of its block.
    end: usize,
    /// What stands before it: nothing at the start of a block, which is like no other.
    left: Option<(Word, Word)>,
}

impl PassageStart {
    fn word(&self, corpus: &Corpus, depth: usize) -> Option<Word> {
        let at = self.token + depth;
        (at < self.end).then(|| corpus.tokens[at].word)
    }
}

/// The passages that stand in two or more places of the articles' readable text.
#[must_use]
pub fn shared(articles: &[Article]) -> SharedPassages {
    let mut corpus = Corpus::default();
    let mut vocabulary = Vocabulary::default();
    let mut seeds: Vec<(u64, usize, usize)> = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        for (block, it) in article.readable() {
            let found = tokens(&article.text, it.range, &article.excluded, &mut vocabulary);
            let first = corpus.tokens.len();
            let windows = windows(&found, ENOUGH).into_iter();
            seeds.extend(windows.map(|(hash, start, end)| (hash, first + start, end - start)));
            corpus.blocks.push((first, number, block));
            corpus.tokens.extend(found);
        }
    }
    seeds.sort_unstable();
    let mut search = PassageSearch {
        corpus: &corpus,
        left: STEPS,
        found: Vec::new(),
        reached: Vec::new(),
    };
    for class in seeds.chunk_by(|a, b| a.0 == b.0) {
        if class.len() > 1 {
            search.class(class);
        }
    }
    search.answer()
}

struct PassageSearch<'a> {
    corpus: &'a Corpus,
    left: usize,
    /// Tokens at which the places begin, and how many tokens they have.
    found: Vec<(u32, usize, Vec<usize>)>,
    reached: Vec<PassageBound>,
}

impl PassageSearch<'_> {
    /// Follows the places at which stretches with the same hash begin, in text order.
    fn class(&mut self, class: &[(u64, usize, usize)]) {
        let mut starts: Vec<PassageStart> = Vec::new();
        let mut behind = 0;
        for (_, token, length) in class {
            // What overlaps the place before says the same again: text that repeats itself.
            if *token < behind && !starts.is_empty() {
                continue;
            }
            if starts.len() == PLACES {
                self.reached.push(PassageBound::Places);
                break;
            }
            behind = token + length;
            starts.push(self.start(*token));
        }
        let mut open = vec![(starts, 0)];
        while let Some((starts, depth)) = open.pop() {
            if is_diverse(&starts) {
                self.follow(&starts, depth, &mut open);
            }
        }
    }

    fn start(&self, token: usize) -> PassageStart {
        let (first, end, ..) = self.corpus.block(token);
        let word = |at: usize| self.corpus.tokens[at].word;
        let left = match token - first {
            0 => None,
            1 if word(token - 1) == SPACE => None,
            _ if word(token - 1) == SPACE => Some((SPACE, word(token - 2))),
            _ => Some((word(token - 1), SPACE)),
        };
        PassageStart { token, end, left }
    }

    /// Goes on as long as all places agree, keeps what that gave, and opens what goes on in some.
    fn follow(
        &mut self,
        starts: &[PassageStart],
        mut depth: usize,
        open: &mut Vec<(Vec<PassageStart>, usize)>,
    ) {
        let corpus = self.corpus;
        let first = starts[0];
        loop {
            if self.left < starts.len() {
                self.left = 0;
                self.reached.push(PassageBound::Steps);
                return;
            }
            self.left -= starts.len();
            let word = first.word(corpus, depth);
            let agree =
                word.is_some() && starts.iter().all(|each| each.word(corpus, depth) == word);
            if !agree || overlap(starts, depth + 1) {
                break;
            }
            depth += 1;
        }
        self.keep(starts, depth);
        let mut next: Vec<(Word, PassageStart)> = starts
            .iter()
            .filter_map(|each| Some((each.word(corpus, depth)?, *each)))
            .collect();
        next.sort_by_key(|(word, start)| (*word, start.token));
        for same in next.chunk_by(|a, b| a.0 == b.0) {
            let mut kept: Vec<PassageStart> = Vec::new();
            for (_, start) in same {
                let free = kept
                    .last()
                    .is_none_or(|last| last.token + depth < start.token);
                if free {
                    kept.push(*start);
                }
            }
            open.push((kept, depth + 1));
        }
    }

    fn keep(&mut self, starts: &[PassageStart], depth: usize) {
        let token = starts[0].token;
        let mut words = &self.corpus.tokens[token..token + depth];
        while let Some((SPACE, rest)) = words.split_last().map(|(last, rest)| (last.word, rest)) {
            words = rest;
        }
        let weight: u32 = words.iter().map(|token| token.weight).sum();
        if weight >= ENOUGH {
            let places = starts.iter().map(|start| start.token).collect();
            self.found.push((weight, words.len(), places));
        }
    }

    fn answer(mut self) -> SharedPassages {
        let order = |a: &(u32, usize, Vec<usize>), b: &(u32, usize, Vec<usize>)| {
            (b.0, &a.2).cmp(&(a.0, &b.2))
        };
        self.found.sort_by(order);
        if self.found.len() > PASSAGES {
            self.found.truncate(PASSAGES);
            self.reached.push(PassageBound::Passages);
        }
        self.reached.sort_unstable();
        self.reached.dedup();
        let place = |first: usize, count: usize| {
            let (_, _, article, block) = self.corpus.block(first);
            let last = self.corpus.tokens[first + count - 1].range;
            let range = self.corpus.tokens[first].range.join(last);
            PassagePlace {
                article,
                block,
                range,
            }
        };
        let passage = |(weight, count, starts): &(u32, usize, Vec<usize>)| Passage {
            places: starts.iter().map(|first| place(*first, *count)).collect(),
            length: weight / PLAIN,
        };
        SharedPassages {
            passages: self.found.iter().map(passage).collect(),
            reached: self.reached,
        }
    }
}

/// Whether two of the places, at least, are preceded by different words.
fn is_diverse(starts: &[PassageStart]) -> bool {
    let differs = |pair: &[PassageStart]| pair[0].left.is_none() || pair[0].left != pair[1].left;
    starts.windows(2).any(differs)
}

/// Whether two neighbours overlap when they are so many tokens long. Each lies in one block, so what
/// does not overlap in the row of all tokens does not overlap in a text.
fn overlap(starts: &[PassageStart], length: usize) -> bool {
    starts
        .windows(2)
        .any(|pair| pair[1].token < pair[0].token + length)
}
