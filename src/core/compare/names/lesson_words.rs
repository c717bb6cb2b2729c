//! The words of a lesson's articles, as names are compared by them.
//!
//! Owns: [`LessonWords`]: every readable word with what it looks like and what stands between it and the one before,
//! and where each word stands.
//! Invariant: texts never change, so it is made once for a lesson; what is excluded is not in it, and parts the words
//! beside it; ranges are those of `segment::words_of`, without the possessive ending and an elided article.
//! Must not know: marks and entities.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::BuildHasherDefault;

use super::NameReason;
use super::parts::LetterCase;
use super::spelling::{folded, skeleton, spelled_alike};
use super::word_lists::is_of_people;
use super::word_token::{
    ArticleWords, BlockLetters, Gap, TokenPlace, WordNumber, WordToken, gap_of,
};
use crate::core::lesson::article::{Article, Block, BlockKind};
use crate::core::lesson::{ArticleIndex, Lesson};
use crate::core::reading::segment::words_of;
use crate::core::text::code_points;
use crate::core::text::folding::alike;

/// A table whose order is never asked for, with a key that is always the same.
type Table<K, V> = HashMap<K, V, BuildHasherDefault<DefaultHasher>>;

/// A word of the lesson.
#[derive(Clone, Debug, Default)]
struct VocabularyWord {
    text: String,
    /// How often it is written small.
    small: u32,
    /// How often it is a capital word inside a sentence with none beside it.
    alone: u32,
    /// How often it is a capital word inside a sentence.
    inside: u32,
    places: Vec<TokenPlace>,
}

/// See the head of the file.
#[derive(Clone, Debug, Default)]
pub struct LessonWords {
    articles: Vec<ArticleWords>,
    vocabulary: Vec<VocabularyWord>,
    numbers: Table<String, WordNumber>,
    skeletons: Table<String, Vec<WordNumber>>,
    /// Words that are written with a capital, by their first letter.
    initials: Table<char, Vec<WordNumber>>,
}

impl LessonWords {
    /// The words of a lesson.
    #[must_use]
    pub fn new(lesson: &Lesson) -> Self {
        let mut words = Self::default();
        let mut seen: Table<&str, (WordNumber, LetterCase)> = Table::default();
        for article in &lesson.articles {
            let language = article.language.as_deref().or(lesson.language.as_deref());
            let language = language
                .unwrap_or_default()
                .split('-')
                .next()
                .unwrap_or_default();
            let mut read = ArticleWords {
                tokens: Vec::new(),
                language: language.to_ascii_lowercase(),
            };
            for (_, block) in article.readable() {
                words.read_block(article, block, &mut read.tokens, &mut seen);
            }
            words.articles.push(read);
        }
        words.count();
        words
    }

    fn read_block<'a>(
        &mut self,
        article: &'a Article,
        block: &Block,
        tokens: &mut Vec<WordToken>,
        seen: &mut Table<&'a str, (WordNumber, LetterCase)>,
    ) {
        let first = tokens.len();
        let source = article.text.slice(block.range);
        let mut walk = source.char_indices();
        let mut at = block.range.start();
        let mut byte_at = |offset: u32| {
            let mut byte = source.len() - walk.as_str().len();
            while at < offset {
                let Some((start, c)) = walk.next() else { break };
                byte = start + c.len_utf8();
                at += 1;
            }
            byte
        };
        let mut behind = 0;
        let mut is_broken = true;
        for range in words_of(article, block.range) {
            let (start, end) = (byte_at(range.start()), byte_at(range.end()));
            let word = &source[start..end];
            let gap_text = &source[behind..start];
            behind = end;
            if article
                .excluded
                .iter()
                .any(|out| out.intersect(range).is_some())
            {
                is_broken = true;
                continue;
            }
            let apostrophe = |c: char| alike(c) == '\'';
            if word.starts_with(apostrophe) {
                if let Some(owner) = tokens[first..].last_mut() {
                    owner.is_possessor = true;
                }
                continue;
            }
            // An elided article leans on the word behind it.
            if word.ends_with(apostrophe) {
                is_broken |= gap_of(gap_text, None) == Gap::Break;
                continue;
            }
            let (number, case) = *seen
                .entry(word)
                .or_insert_with(|| (self.intern(folded(word)), LetterCase::of(word)));
            let before = tokens[first..].last().map(|token| token.word);
            let before = before.map(|word| self.vocabulary[word as usize].text.as_str());
            let gap = if is_broken {
                Gap::Break
            } else {
                gap_of(gap_text, before)
            };
            let begins =
                |c: char| c.is_control() || ".!?…:•|".contains(c) || matches!(alike(c), '"' | '\'');
            let may_begin = is_broken || gap == Gap::Break && gap_text.contains(begins);
            is_broken = false;
            tokens.push(WordToken {
                word: number,
                range,
                case,
                gap,
                is_possessor: false,
                may_begin,
                letters: BlockLetters::Usual,
            });
        }
        let is_title = matches!(
            block.kind,
            BlockKind::Headline | BlockKind::Standfirst | BlockKind::Subheading
        );
        let least = if is_title { 4 } else { 3 };
        let read = tokens[first..]
            .iter()
            .filter(|token| token.range.len() >= least);
        let (small, capital): (Vec<&WordToken>, Vec<&WordToken>) =
            read.partition(|token| token.case == LetterCase::Small);
        let is_in_capitals = if is_title {
            capital.len() >= 2 && small.len() * 4 <= capital.len()
        } else {
            capital.len() >= 6 && small.is_empty()
        };
        if is_in_capitals {
            let is_shouted = capital
                .iter()
                .all(|token| token.case == LetterCase::Capitals);
            let letters = if is_shouted {
                BlockLetters::Capitals
            } else {
                BlockLetters::Headline
            };
            for token in &mut tokens[first..] {
                token.letters = letters;
                token.may_begin = true;
            }
        }
    }

    fn intern(&mut self, text: String) -> WordNumber {
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        // There are never more words than code points.
        let number = WordNumber::try_from(self.vocabulary.len()).unwrap_or(WordNumber::MAX);
        self.numbers.insert(text.clone(), number);
        self.vocabulary.push(VocabularyWord {
            text,
            ..VocabularyWord::default()
        });
        number
    }

    /// How often and where each word stands.
    fn count(&mut self) {
        for (article, words) in (0..).zip(&self.articles) {
            let tokens = &words.tokens;
            for (at, token) in tokens.iter().enumerate() {
                let next = tokens.get(at + 1).filter(|next| next.gap == Gap::Space);
                let before = at
                    .checked_sub(1)
                    .map(|at| &tokens[at])
                    .filter(|_| token.gap == Gap::Space);
                let is_name = |token: &WordToken| token.case.is_of_names();
                let word = &mut self.vocabulary[token.word as usize];
                word.places
                    .push((article, u32::try_from(at).unwrap_or(u32::MAX)));
                if token.case == LetterCase::Small {
                    word.small += 1;
                } else if !token.may_begin {
                    word.inside += 1;
                    let is_alone = !next.is_some_and(is_name) && !before.is_some_and(is_name);
                    word.alone += u32::from(is_alone);
                }
            }
        }
        for (number, word) in (0..).zip(&self.vocabulary) {
            let is_capital = word.places.len() > word.small as usize;
            if let (true, Some(first)) = (is_capital, word.text.chars().next()) {
                self.initials.entry(first).or_default().push(number);
                self.skeletons
                    .entry(skeleton(&word.text))
                    .or_default()
                    .push(number);
            }
        }
    }

    /// The words of an article.
    #[must_use]
    pub fn article(&self, at: ArticleIndex) -> Option<&ArticleWords> {
        self.articles.get(at)
    }

    /// The number of a folded word; nothing where it stands nowhere.
    #[must_use]
    pub fn number(&self, word: &str) -> Option<WordNumber> {
        self.numbers.get(word).copied()
    }

    /// The folded word of a number.
    #[must_use]
    pub fn word(&self, number: WordNumber) -> &str {
        self.vocabulary
            .get(number as usize)
            .map_or("", |word| &word.text)
    }

    /// Where a word stands.
    #[must_use]
    pub fn places(&self, number: WordNumber) -> &[TokenPlace] {
        self.vocabulary
            .get(number as usize)
            .map_or(&[], |word| &word.places)
    }

    /// Whether a word is also written with a small letter, so that a capital one may say nothing.
    #[must_use]
    pub fn is_common(&self, number: WordNumber) -> bool {
        self.vocabulary
            .get(number as usize)
            .is_some_and(|word| word.small > 0)
    }

    /// Whether a word is written with a capital inside sentences.
    #[must_use]
    pub fn is_capital_inside(&self, number: WordNumber) -> bool {
        self.vocabulary
            .get(number as usize)
            .is_some_and(|word| word.inside > 0)
    }

    /// Whether a word stands by itself, as nouns do where they have capitals.
    #[must_use]
    pub fn stands_alone(&self, number: WordNumber) -> bool {
        self.vocabulary
            .get(number as usize)
            .is_some_and(|word| word.alone > 0)
    }

    /// Whether a word says of which country or part of the world something is: it is a country's name with an "n", or
    /// known to.
    #[must_use]
    pub fn is_of_people(&self, number: WordNumber) -> bool {
        let word = self.word(number);
        let country = word
            .strip_suffix('n')
            .and_then(|country| self.number(country));
        is_of_people(word) || country.is_some_and(|country| self.is_capital_inside(country))
    }

    /// Whether a word stands in an article.
    #[must_use]
    pub fn stands_in(&self, number: WordNumber, article: u32) -> bool {
        let places = self.places(number);
        let first = places.partition_point(|(at, _)| *at < article);
        places.get(first).is_some_and(|(at, _)| *at == article)
    }

    /// The words of the lesson, written with capitals, that begin with a letter.
    #[must_use]
    pub fn beginning_with(&self, letter: char) -> &[WordNumber] {
        self.initials.get(&letter).map_or(&[], Vec::as_slice)
    }

    /// The same name with and without a bare ending of German: "Berlins", "die Grünen".
    #[must_use]
    pub fn genitives(&self, word: &str) -> Vec<(WordNumber, NameReason)> {
        let bare = word.strip_suffix('s').filter(|bare| code_points(bare) >= 4);
        let weak = word
            .strip_suffix("en")
            .filter(|bare| code_points(bare) >= 3);
        let strong = word.ends_with('e').then(|| format!("{word}n"));
        let other = [
            self.number(&format!("{word}s")),
            bare.and_then(|bare| self.number(bare)),
            strong.and_then(|it| self.number(&it)),
            weak.and_then(|bare| self.number(&format!("{bare}e"))),
        ];
        other
            .into_iter()
            .flatten()
            .map(|number| (number, NameReason::WithEnding))
            .collect()
    }

    /// The words that are another spelling of a folded word, with how; itself is not among them.
    #[must_use]
    pub fn other_spellings(&self, word: &str) -> Vec<(WordNumber, NameReason)> {
        let mut found: Vec<(WordNumber, NameReason)> = Vec::new();
        let length = code_points(word);
        if length < 3 {
            return found;
        }
        let same_sound = self.skeletons.get(&skeleton(word)).into_iter().flatten();
        let first = word.chars().next().unwrap_or_default();
        let same_letter = self
            .beginning_with(first)
            .iter()
            .filter(|number| length >= 5 && code_points(self.word(**number)).abs_diff(length) <= 1);
        for number in same_sound.chain(same_letter) {
            let is_known = found.iter().any(|(known, _)| known == number);
            match spelled_alike(word, self.word(*number)) {
                None | Some(NameReason::SameSpelling) => {}
                _ if is_known => {}
                // A word of the language is no spelling mistake.
                Some(NameReason::OneLetter) if self.is_common(*number) => {}
                Some(reason) => found.push((*number, reason)),
            }
        }
        found
    }
}
