//! One folding of letters: what counts as the same character wherever words are compared.
//!
//! Owns: [`alike`], [`fold`], [`Folded`] and how strictly is compared, [`Likeness`]. Search, "mark by quote", the
//! same words elsewhere, shared passages and the following of a changed text all compare by it.
//! Invariant: every folded character knows which characters of the text it stands for, so that an answer is
//! always a range of the text as it is.
//! Must not know: what is looked for.
//!
//! Always the same: any white space; quotation marks and dashes of any style; characters with their accents on
//! them or behind them (NFD, for the scripts of [`letters`](super::letters)); ligatures, ellipses and full-width
//! forms spelled out (NFKD). Never seen: what has no width of its own, such as soft hyphens and joiners.

use super::letters::{full_width, is_accent, order_of, parts_of, plain_letters};
use super::{Text, TextRange};

/// How strictly words are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    /// As they were printed: capitals and accents count.
    Written,
    /// As somebody types them: capitals do not count, and any quotation mark is one.
    Typed,
    /// As somebody types them whose keyboard has no accents.
    Bare,
}

/// A character as it is compared, where one stands for one.
#[must_use]
pub fn alike(c: char) -> char {
    match c {
        // What ends a line is a segment of its own, even before a combining mark (UAX #29, WB3a).
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_ascii_graphic() && c != '`' => c,
        c if c.is_whitespace() => ' ',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '״' | '〝' | '〞' | '〟' | '❝' | '❞' | '「'
        | '」' | '『' | '』' | '＂' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '׳' | 'ʹ' | 'ʻ' | 'ʼ' | '`' | '´' | '❛' | '❜'
        | '＇' | '｀' => '\'',
        '‐'..='―' | '−' | '־' | '⁃' | '⸺' | '⸻' | '﹘' | '﹣' | '－' => '-',
        '！'..='～' => u32::from(c)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        c => c,
    }
}

/// Whether a character has no width and says nothing: soft hyphens, joiners, marks of direction, selectors of a
/// glyph, the stroke that makes Arabic words longer.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{640}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Takes some characters as they are compared, each with the place of the one that it stands for. Places are in
/// order; one may stand for several.
pub fn fold(
    chars: &mut dyn Iterator<Item = (u32, char)>,
    likeness: Likeness,
    take: &mut dyn FnMut(char, u32),
) {
    // Accents of one letter, which may stand in any order.
    let mut accents: Vec<(u8, char)> = Vec::new();
    let mut places: Vec<u32> = Vec::new();
    let mut parts: Vec<char> = Vec::new();
    let mut before = ' ';
    for (place, c) in chars {
        // Most of most texts: it stands for itself, and no table need be asked.
        if c.is_ascii_alphanumeric() || c == ' ' {
            if !accents.is_empty() {
                put_accents(&mut accents, &mut places, take);
            }
            before = c;
            match likeness {
                Likeness::Written => take(c, place),
                Likeness::Typed | Likeness::Bare => take(c.to_ascii_lowercase(), place),
            }
            continue;
        }
        // A joiner makes one letter of several emoji, and such a letter is never cut.
        let joins = c == '\u{200d}' && !before.is_alphabetic();
        // Two hyphens are how a dash is typed.
        let is_typed_dash = c == '-' && alike(before) == '-';
        if is_unseen(c) && !joins || is_typed_dash {
            continue;
        }
        if order_of(c).is_none() {
            before = c;
        }
        parts.clear();
        parts_of(full_width(alike(c)), &mut parts);
        for part in &parts {
            if let Some(order) = order_of(*part) {
                if likeness != Likeness::Bare {
                    accents.push((order, *part));
                    places.push(place);
                }
                continue;
            }
            put_accents(&mut accents, &mut places, take);
            match likeness {
                Likeness::Written => take(*part, place),
                Likeness::Typed => take(typed(*part), place),
                Likeness::Bare if is_accent(*part) => {}
                Likeness::Bare => match plain_letters(typed(*part)) {
                    Some(letters) => letters.chars().for_each(|letter| take(letter, place)),
                    None => take(typed(*part), place),
                },
            }
        }
    }
    put_accents(&mut accents, &mut places, take);
}

fn put_accents(
    accents: &mut Vec<(u8, char)>,
    places: &mut Vec<u32>,
    take: &mut dyn FnMut(char, u32),
) {
    // Seldom more than one. Stable, as the standard's order of marks is.
    for at in 1..accents.len() {
        let mut here = at;
        while here > 0 && accents[here - 1].0 > accents[here].0 {
            accents.swap(here - 1, here);
            here -= 1;
        }
        // A letter with hundreds of them is nobody's word.
        if at > 32 {
            break;
        }
    }
    for ((_, accent), place) in accents.drain(..).zip(places.drain(..)) {
        take(accent, place);
    }
}

/// A character without regard to its case and to which quotation mark it is. One to one ("ß" stays "ß").
fn typed(c: char) -> char {
    match c {
        '"' => '\'',
        'ς' => 'σ',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        // The only place where case is folded beyond ASCII, since every other way brings another table.
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// What a folded character stands for.
#[derive(Clone, Copy, Debug)]
struct Letter {
    /// Where it begins in the folded text.
    byte: usize,
    /// The characters of the text, half-open.
    start: u32,
    end: u32,
}

/// Words as they are compared. White space is one space.
#[derive(Clone, Debug)]
pub struct Folded {
    text: String,
    letters: Vec<Letter>,
}

/// Where words stand, in code points of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FoldedPlace {
    /// First code point.
    pub start: u32,
    /// The code point behind the last that is compared.
    pub end: u32,
    /// Where what is compared goes on; unseen characters may lie between.
    pub next: u32,
}

impl FoldedPlace {
    /// The same as a range of `text`, in whose range `within` the words were folded; nothing where a letter would be
    /// cut. What is unseen behind the last letter belongs to the place where it is part of that letter.
    #[must_use]
    pub fn in_text(self, text: &Text, within: TextRange) -> Option<TextRange> {
        let start = within.start() + self.start;
        let mut end = within.start() + self.end;
        if !text.is_grapheme_boundary(end) {
            let next = within.start().saturating_add(self.next);
            end = text
                .grapheme_after(end)
                .filter(|after| *after <= next.min(within.end()))?;
        }
        let range = text.trimmed(TextRange::between(start, end));
        (!range.is_empty() && text.is_on_graphemes(range)).then_some(range)
    }
}

impl Folded {
    /// Folds some words.
    #[must_use]
    pub fn new(words: &str, likeness: Likeness) -> Self {
        let mut text = String::with_capacity(words.len());
        let mut letters: Vec<Letter> = Vec::with_capacity(words.len());
        let mut last = '\0';
        fold(&mut (0..).zip(words.chars()), likeness, &mut |c, place| {
            let c = if c == '\n' { ' ' } else { c };
            let end = place + 1;
            if let (' ', true, Some(before)) = (c, c == last, letters.last_mut()) {
                before.end = end;
                return;
            }
            last = c;
            letters.push(Letter {
                byte: text.len(),
                start: place,
                end,
            });
            text.push(c);
        });
        Self { text, letters }
    }

    /// Folds some words in which a space beside a mark does not count: "20 %" is "20%", and « Oui ! » «Oui!».
    #[must_use]
    pub fn closed_up(words: &str, likeness: Likeness) -> Self {
        let Self { text, letters } = Self::new(words, likeness);
        let is_mark = |c: Option<char>| c.is_some_and(|c| "'\"!?;:%‰°€".contains(c));
        let mut closed = Self {
            text: String::with_capacity(text.len()),
            letters: Vec::with_capacity(letters.len()),
        };
        for letter in letters {
            let mut rest = text[letter.byte..].chars();
            let (Some(c), next) = (rest.next(), rest.next()) else {
                continue;
            };
            if c == ' ' && (is_mark(next) || is_mark(closed.text.chars().next_back())) {
                continue;
            }
            let byte = closed.text.len();
            closed.letters.push(Letter { byte, ..letter });
            closed.text.push(c);
        }
        closed
    }

    /// The folded words, without white space at their ends.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.text.trim_matches(' ')
    }

    /// All of the folded words.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }

    /// Every place where folded words stand, in order; places may overlap. No character of the text is cut.
    pub fn places<'a>(&'a self, wanted: &'a str) -> impl Iterator<Item = FoldedPlace> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            while !wanted.is_empty() {
                let at = from + self.text.get(from..)?.find(wanted)?;
                from = at + self.text[at..].chars().next().map_or(1, char::len_utf8);
                if let Some(place) = self.place(at, wanted.len()) {
                    return Some(place);
                }
            }
            None
        })
    }

    /// The characters of the text for which `len` bytes of the folded words from byte `at` on stand; nothing where
    /// one of them would be cut.
    fn place(&self, at: usize, len: usize) -> Option<FoldedPlace> {
        let letter = |byte: usize| self.letters.partition_point(|letter| letter.byte < byte);
        let (first, next) = (letter(at), letter(at + len));
        let (start, end) = (
            self.letters.get(first)?.start,
            self.letters.get(next.checked_sub(1)?)?.end,
        );
        let is_cut = first
            .checked_sub(1)
            .is_some_and(|before| self.letters[before].end > start);
        let next = self.letters.get(next);
        let next = next.map_or(u32::MAX, |letter| letter.start);
        (!is_cut && next >= end).then_some(FoldedPlace { start, end, next })
    }
}
