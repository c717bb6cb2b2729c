//! What a line looks like, whatever it says: length, stops, capitals, small words.
//!
//! Owns: [`Shape`].
//! Invariant: worked out once per line, in time proportional to the line.
//! Must not know: where the line stands; which words are furniture.

use super::language::is_small_word;

/// Measures of one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shape {
    /// Words; two ideographs count as one.
    pub words: usize,
    /// Function words of any known language.
    pub small: usize,
    /// Commas and their like.
    pub commas: usize,
    /// Words that begin with a capital letter.
    pub capitals: usize,
    /// Whether the line ends as a sentence does.
    pub ending: Ending,
    /// Sentences that end inside the line.
    pub inner_stops: usize,
    /// Ideographs, kana and Thai letters, which stand without spaces between words.
    pub dense: usize,
}

/// How a line ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Ending {
    /// With a full stop, question or exclamation mark, perhaps inside quotation marks or brackets.
    Stop,
    /// With a colon.
    Colon,
    /// With a quotation mark, but without a stop before it.
    Quote,
    /// With nothing of these.
    #[default]
    Open,
}

/// Words up to which small words are looked up; the share is the same behind them.
const SAMPLE: usize = 60;

impl Shape {
    /// Measures a line.
    #[must_use]
    pub fn of(line: &str) -> Self {
        let mut shape = Self {
            ending: ending(line),
            ..Self::default()
        };
        let mut stopped = false;
        for word in line.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let dense = bare.chars().filter(|c| is_dense(*c)).count();
            shape.dense += dense;
            shape.inner_stops += word.chars().filter(|c| "。！？।".contains(*c)).count();
            shape.commas += word.chars().filter(|c| ",،、，;|•·".contains(*c)).count();
            let Some(first) = bare.chars().next() else {
                continue;
            };
            shape.words += (dense / 2).max(1);
            shape.capitals += usize::from(first.is_uppercase());
            // A stop and then no small letter: one sentence ends and another begins.
            shape.inner_stops += usize::from(stopped && !first.is_lowercase());
            stopped = ends_sentence(word) && bare.chars().count() > 2 && !bare.contains('.');
            if shape.words <= SAMPLE && bare.len() <= 12 {
                shape.small += usize::from(is_small_word(&bare.to_lowercase()));
            }
        }
        if shape.ending == Ending::Stop && shape.dense > 0 {
            shape.inner_stops = shape.inner_stops.saturating_sub(1);
        }
        shape
    }

    /// Whether it is surely running text: a sentence of some length, or several sentences.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        let closed = self.ending != Ending::Open && self.ending != Ending::Quote;
        (closed && self.words >= 8 && !self.is_list())
            || (self.inner_stops > 0 && self.words >= 10 && !self.is_list())
            || (self.words >= 30 && self.has_grammar())
    }

    /// Whether it may be running text without a stop at its end, as a standfirst is.
    #[must_use]
    pub fn is_loose_prose(&self) -> bool {
        self.words >= 8 && self.has_grammar() && !self.is_list()
    }

    /// Whether it enumerates: more parts than grammar.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.commas >= 3 && self.commas * 3 >= self.words && self.small * 8 < self.words
    }

    /// Whether the line has so many small words as sentences have, or is written without spaces.
    #[must_use]
    pub fn has_grammar(&self) -> bool {
        self.small * 6 >= self.words.min(SAMPLE) && self.small >= 2 || self.dense * 2 >= self.words
    }

    /// Whether it ends as a sentence does.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.ending != Ending::Open
    }
}

/// The beginning of a line, of at most so many bytes.
#[must_use]
pub fn beginning(line: &str, most: usize) -> &str {
    let cut = (0..=most.min(line.len()))
        .rev()
        .find(|at| line.is_char_boundary(*at));
    &line[..cut.unwrap_or_default()]
}

/// Whether a letter is of a script that puts no spaces between words.
#[must_use]
pub fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{20000}'..='\u{3134f}' | '\u{e00}'..='\u{e7f}')
}

fn is_closing(c: char) -> bool {
    "\"'”’»“›)]」』）】*".contains(c)
}

fn ends_sentence(word: &str) -> bool {
    let bare = word.trim_end_matches(is_closing);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔'])
}

fn ending(line: &str) -> Ending {
    // An emoji or a symbol behind the stop does not open the sentence again.
    let line = line.trim_end_matches(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}' | '■' | '◼' | '∎')
    });
    if ends_sentence(line) {
        Ending::Stop
    } else if line.ends_with([':', '：']) {
        Ending::Colon
    } else if line.ends_with(['"', '”', '»', '“', '」']) {
        Ending::Quote
    } else {
        Ending::Open
    }
}
