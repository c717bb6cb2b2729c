//! What lies on the keys of a reader's own keyboard, for a table of keys that says what to press there.
//!
//! Owns: [`Layout`].
//! Invariant: a key of one's own is told where [`Press`] goes by its place, and nowhere else; it is asked of [`Press`]
//! itself, so that it can say nothing that a press would not do.
//! Must not know: how the browser tells the layout.

use super::press::{Modifiers, alphabet_of};
use super::{Alphabet, Chord, Held, Press};

/// The keys of a keyboard, as a text that a signal can hold: a line for each, with the place of the key
/// (`KeyboardEvent.code`), a tab, the character that comes without Shift, a tab, and its capital.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Layout<'a>(&'a str);

/// A line of the text.
#[derive(Clone, Copy)]
struct LayoutKey<'a> {
    code: &'a str,
    plain: &'a str,
    capital: &'a str,
}

impl<'a> Layout<'a> {
    /// Of such a text; lines of another form are no keys.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self(text)
    }

    fn keys(self) -> impl Iterator<Item = LayoutKey<'a>> + Clone {
        self.0.lines().filter_map(|line| {
            let (code, rest) = line.split_once('\t')?;
            let (plain, capital) = rest.split_once('\t')?;
            Some(LayoutKey {
                code,
                plain,
                capital,
            })
        })
    }

    /// The chord as it is printed on this keyboard; nothing where it is printed as everywhere.
    #[must_use]
    pub fn printed(self, chord: &Chord) -> Option<String> {
        let held = Modifiers {
            ctrl: chord.ctrl == Held::Yes,
            shift: chord.shift == Held::Yes,
            ..Modifiers::default()
        };
        let own = self.own(chord.key, held)?;
        Some(chord.printed_with(&own))
    }

    /// The same of a character that is no binding of the table, such as the key of a tag.
    #[must_use]
    pub fn printed_character(self, key: char) -> Option<String> {
        self.own(key.encode_utf8(&mut [0; 4]), Modifiers::default())
    }

    /// What stands on the key by whose place a key of the table is meant, with Shift where only that makes it.
    fn own(self, key: &str, held: Modifiers) -> Option<String> {
        let mut characters = key.chars();
        let is_character = characters.next().is_some() && characters.next().is_none();
        // Where it can be had by what is printed, nobody looks for another key; digits stand on every keyboard.
        let is_printed = self.keys().any(|its| its.plain.eq_ignore_ascii_case(key));
        if !is_character || is_printed || key.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let alphabet = self.alphabet();
        let with = |held: Modifiers| {
            let mut keys = self.keys();
            // Whoever holds Shift gets the capital, which has the same place.
            let its = keys.find(|its| {
                let press = Press::new(its.plain, its.code, held, alphabet);
                press.meant() == key
            })?;
            // Where the capital is several letters, the letter is on the key.
            let is_one = its.capital.chars().count() == 1;
            Some(if is_one { its.capital } else { its.plain })
        };
        if let Some(on) = with(held) {
            return Some(on.to_owned());
        }
        let on = with(Modifiers {
            shift: true,
            ..held
        })?;
        Some(["Shift + ", on].concat())
    }

    /// What its letters are.
    fn alphabet(self) -> Alphabet {
        let mut letters = self.keys().filter_map(|its| alphabet_of(its.plain));
        // Where there are both, Latin letters count by what is printed.
        let is_other = letters.clone().any(|it| it == Alphabet::Other)
            && !letters.any(|it| it == Alphabet::Latin);
        if is_other {
            Alphabet::Other
        } else {
            Alphabet::Latin
        }
    }
}
