//! A key press, and which key of the table it means.
//!
//! Invariant: a key is what is printed on it, as long as that can be one of the table. On a layout without Latin
//! letters it is what a Latin layout has in its place; a digit that needs Shift, as on French keyboards, is had
//! without; a sign that needs `AltGr` or Option is that sign.
//! Must not know: what keys do.
//!
//! Codes are those of W3C "UI Events KeyboardEvent code Values", section 3.1.1 (writing system keys).

/// What the letters of a keyboard are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Alphabet {
    /// Latin ones, or it is not known.
    #[default]
    Latin,
    /// Cyrillic, Greek, Hebrew, Arabic … ones.
    Other,
}

/// What was held along with a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "so the browser tells them (KeyboardEvent)"
)]
pub struct Modifiers {
    /// Ctrl, or ⌘ on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// `AltGr`. Windows tells it as Ctrl and Alt besides.
    pub alt_graph: bool,
}

/// A key press as it comes in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Press {
    meant: String,
    held: Modifiers,
}

impl Press {
    /// From `KeyboardEvent.key`, `KeyboardEvent.code` and what was held, on a keyboard with these letters.
    #[must_use]
    pub fn new(key: &str, code: &str, mut held: Modifiers, alphabet: Alphabet) -> Self {
        let by_place = by_place(key, code, held, alphabet);
        let meant = by_place.map_or_else(|| key.to_owned(), String::from);
        // With AltGr or Option a sign is made, wherever it does not stand by itself.
        let makes = held.alt_graph || held.alt;
        if makes && is_sign(&meant) && sign_at(code, held.shift) != single(&meant) {
            held.ctrl = false;
            held.alt = false;
        }
        Self { meant, held }
    }

    /// A key of a Latin keyboard alone.
    #[must_use]
    pub fn of(key: &str) -> Self {
        Self::new(key, "", Modifiers::default(), Alphabet::Latin)
    }

    /// The key of the table that is meant, as `KeyboardEvent.key` has it.
    #[must_use]
    pub fn meant(&self) -> &str {
        &self.meant
    }

    /// Whether Ctrl or ⌘ is held.
    #[must_use]
    pub fn ctrl(&self) -> bool {
        self.held.ctrl
    }

    /// Whether Shift is held.
    #[must_use]
    pub fn shift(&self) -> bool {
        self.held.shift
    }

    /// Whether Alt is held, and not to make a sign.
    #[must_use]
    pub fn alt(&self) -> bool {
        self.held.alt
    }
}

/// What the letters of a keyboard are on which this key was pressed; nothing where it is no letter.
#[must_use]
pub fn alphabet_of(key: &str) -> Option<Alphabet> {
    let letter = single(key).filter(|letter| letter.is_alphabetic())?;
    Some(if is_latin(letter) {
        Alphabet::Latin
    } else {
        Alphabet::Other
    })
}

/// The character that is meant by the place of a key, where what is printed on it cannot be meant.
fn by_place(key: &str, code: &str, held: Modifiers, alphabet: Alphabet) -> Option<char> {
    let printed = single(key)?;
    if printed.is_ascii_alphanumeric() {
        return None;
    }
    if let Some(digit) = code.strip_prefix("Digit").and_then(single) {
        // Unshifted, a Latin keyboard has it or what stands in its place: é, ě, a digit of another script.
        return (!held.shift && !held.alt && !held.alt_graph).then_some(digit);
    }
    let is_other = printed.is_alphabetic() && !is_latin(printed);
    if let Some(letter) = code.strip_prefix("Key").and_then(single) {
        // Greek and Hebrew keyboards have a sign where others have a Q.
        let is_meant = is_other || alphabet == Alphabet::Other && !printed.is_alphabetic();
        return is_meant.then(|| letter.to_ascii_lowercase());
    }
    is_other.then(|| sign_at(code, held.shift))?
}

/// The sign that a key has on an American keyboard, for those in the table.
fn sign_at(code: &str, shift: bool) -> Option<char> {
    let sign = match (code, shift) {
        ("BracketLeft", _) => '[',
        ("BracketRight", _) => ']',
        ("Backslash" | "IntlBackslash", _) => '\\',
        ("Comma", false) => ',',
        ("Comma", true) => '<',
        ("Period", false) => '.',
        ("Period", true) => '>',
        ("Slash", true) => '?',
        _ => return None,
    };
    Some(sign)
}

/// Letters of Unicode's Latin blocks.
fn is_latin(letter: char) -> bool {
    matches!(letter, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

fn is_sign(key: &str) -> bool {
    single(key).is_some_and(|sign| !sign.is_alphanumeric() && !sign.is_whitespace())
}

/// The one character that a text is.
fn single(text: &str) -> Option<char> {
    let mut all = text.chars();
    let first = all.next()?;
    all.next().is_none().then_some(first)
}
