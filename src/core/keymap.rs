//! Every key, once: the same table answers key presses and fills the help sheet.
//!
//! Invariant: no two bindings that can be active together share a chord (a test holds it); single
//! characters never act while letters are typed, and can be switched off (WCAG 2.2, SC 2.1.4). On every layout of
//! a keyboard each can be pressed, see [`press`].
//! Must not know: what a command does.

pub mod layout;
pub mod press;
mod words;

pub use layout::Layout;
pub use press::{Alphabet, Press};

use crate::core::reading::segment::{Direction, Edge, Unit};

/// What a key can ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Command {
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Offer the work as a file.
    Export,
    /// Show the table of keys.
    Help,
    /// Close what is open, let go of what is selected.
    Escape,
    /// Move the reading cursor.
    Step(Unit, Direction),
    /// Draw the reading cursor out or in.
    Extend(Unit, Direction),
    /// Open the list of tags for what is selected; on a mark, open the mark.
    Choose,
    /// Mark as a claim.
    Claim,
    /// Add what is selected to the last mark.
    AddPart,
    /// Find words and mark them.
    Quote,
    /// Go to the next or the last mark.
    Mark(Direction),
    /// Look at the next name that is suggested.
    Suggested,
    /// Light up places in which a claim may stand, or put them out.
    ClaimPlaces,
    /// Show words that other articles have too, or hide them.
    SharedWording,
    /// Say whom or what the mark that is selected names.
    Who,
    /// Say what kind of statement the claim that is selected is: the next one.
    Kind,
    /// Say whose words the claim that is selected is said in: the next voice.
    Voice,
    /// Delete the mark that is selected.
    Delete,
    /// Move an edge of the mark that is selected, by a word.
    Edge(Edge, Direction),
    /// Write about the mark that is selected: what a claim says, or a note.
    Note,
    /// Say of the mark that is selected, which was found elsewhere, whether these are its words.
    Settle(FoundElsewhere),
    /// Go to the next or the last article.
    Article(Direction),
    /// Go to the article beside the one at hand.
    OtherSheet,
    /// Show or hide the list of marks.
    Panel,
}

/// What is said of words that were found elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FoundElsewhere {
    /// They are those of the mark.
    Meant,
    /// They are others.
    Others,
}

/// Where a binding acts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// On every page, also while letters are typed.
    Everywhere,
    /// On every page, but not while letters are typed.
    Pages,
    /// While the focus is in the article's text.
    Text,
}

/// Headings of the help sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// Selecting words by keyboard.
    Cursor,
    /// Marking.
    Marking,
    /// Working on a mark.
    Editing,
    /// Going about.
    Going,
}

/// A key with what is held along with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chord {
    /// `KeyboardEvent.key`, letters in lower case.
    pub key: &'static str,
    /// Ctrl, or ⌘ on a Mac.
    pub ctrl: Held,
    /// Shift. Characters that need it anyway take either.
    pub shift: Held,
}

/// Whether a modifier key is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
    /// It must be.
    Yes,
    /// It must not be.
    No,
    /// It does not matter.
    Either,
}

/// A key and what it does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Binding {
    /// Any of these.
    pub chords: &'static [Chord],
    /// Does this.
    pub command: Command,
    /// Here.
    pub scope: Scope,
    /// Under this heading.
    pub group: Group,
}

const fn plain(key: &'static str) -> Chord {
    Chord {
        key,
        ctrl: Held::No,
        shift: Held::No,
    }
}
const fn shift(key: &'static str) -> Chord {
    Chord {
        key,
        ctrl: Held::No,
        shift: Held::Yes,
    }
}
const fn ctrl(key: &'static str) -> Chord {
    Chord {
        key,
        ctrl: Held::Yes,
        shift: Held::No,
    }
}
const fn ctrl_shift(key: &'static str) -> Chord {
    Chord {
        key,
        ctrl: Held::Yes,
        shift: Held::Yes,
    }
}
const fn sign(key: &'static str) -> Chord {
    Chord {
        key,
        ctrl: Held::No,
        shift: Held::Either,
    }
}

macro_rules! bindings {
    ($( $group:ident $place:ident $command:expr, $($chord:expr),+ ; )*) => {
        &[ $( Binding {
            chords: &[$($chord),+],
            command: $command,
            scope: Scope::$place,
            group: Group::$group,
        } ),* ]
    };
}

use Command as C;
use Direction::{Backward, Forward};
use Unit::{Block, Letter, Sentence, Word};

/// The table.
pub const BINDINGS: &[Binding] = bindings! {
    Cursor Text C::Step(Sentence, Forward), plain("ArrowDown");
    Cursor Text C::Step(Sentence, Backward), plain("ArrowUp");
    Cursor Text C::Step(Word, Forward), plain("ArrowRight");
    Cursor Text C::Step(Word, Backward), plain("ArrowLeft");
    Cursor Text C::Step(Letter, Forward), ctrl("ArrowRight");
    Cursor Text C::Step(Letter, Backward), ctrl("ArrowLeft");
    Cursor Text C::Step(Block, Forward), ctrl("ArrowDown");
    Cursor Text C::Step(Block, Backward), ctrl("ArrowUp");
    Cursor Text C::Extend(Word, Forward), shift("ArrowRight");
    Cursor Text C::Extend(Word, Backward), shift("ArrowLeft");
    Cursor Text C::Extend(Sentence, Forward), shift("ArrowDown");
    Cursor Text C::Extend(Sentence, Backward), shift("ArrowUp");
    Cursor Text C::Extend(Letter, Forward), ctrl_shift("ArrowRight");
    Cursor Text C::Extend(Letter, Backward), ctrl_shift("ArrowLeft");

    Marking Text C::Choose, plain("Enter");
    Marking Pages C::Claim, sign("c");
    Marking Pages C::AddPart, sign("a");
    Marking Pages C::Quote, sign("q");

    Editing Pages C::Mark(Forward), sign("n");
    Editing Pages C::Mark(Backward), sign("p");
    Editing Pages C::Note, sign("e");
    Editing Pages C::Who, sign("w");
    Editing Pages C::Kind, sign("k");
    Editing Pages C::Voice, sign("v");
    Editing Pages C::Suggested, sign("s");
    Editing Pages C::ClaimPlaces, sign("l");
    Editing Pages C::Edge(Edge::End, Forward), sign(".");
    Editing Pages C::Edge(Edge::End, Backward), sign(",");
    Editing Pages C::Edge(Edge::Start, Forward), sign(">");
    Editing Pages C::Edge(Edge::Start, Backward), sign("<");
    Editing Pages C::Delete, plain("Delete"), plain("Backspace");
    Editing Pages C::Settle(FoundElsewhere::Meant), sign("y");
    Editing Pages C::Settle(FoundElsewhere::Others), sign("x");
    Editing Pages C::Undo, ctrl("z");
    Editing Pages C::Redo, ctrl_shift("z"), ctrl("y");

    Going Pages C::Article(Forward), sign("]");
    Going Pages C::Article(Backward), sign("[");
    Going Pages C::OtherSheet, sign("\\"), plain("F6");
    Going Pages C::SharedWording, sign("d");
    Going Pages C::Panel, sign("m");
    Going Everywhere C::Export, ctrl("s");
    Going Pages C::Help, sign("?");
    Going Everywhere C::Escape, plain("Escape");
};

impl Chord {
    fn fits(&self, press: &Press) -> bool {
        let held = |wanted: Held, held: bool| match wanted {
            Held::Yes => held,
            Held::No => !held,
            Held::Either => true,
        };
        self.key.eq_ignore_ascii_case(press.meant())
            && held(self.ctrl, press.ctrl())
            && held(self.shift, press.shift())
            // Alt makes letters of other alphabets and belongs to menus.
            && !press.alt()
    }

    /// Whether it is one character without Ctrl, which can be switched off.
    #[must_use]
    pub fn is_single_character(&self) -> bool {
        self.ctrl != Held::Yes && self.key.chars().count() == 1
    }

    /// The chord as it is printed, such as "Ctrl + Z".
    #[must_use]
    pub fn printed(&self) -> String {
        self.printed_with(match self.key {
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "Escape" => "Esc",
            key => key,
        })
    }

    /// The same with other words on its key.
    fn printed_with(&self, key: &str) -> String {
        let mut printed = String::new();
        if self.ctrl == Held::Yes {
            printed.push_str("Ctrl + ");
        }
        if self.shift == Held::Yes {
            printed.push_str("Shift + ");
        }
        if key.chars().count() == 1 {
            printed.push_str(&key.to_ascii_uppercase());
        } else {
            printed.push_str(key);
        }
        printed
    }
}

/// Whether keys of one character act.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SingleKeys {
    /// They do.
    #[default]
    On,
    /// They do not: somebody speaks to the computer, or keeps hitting them.
    Off,
}

/// Where the focus is when a key is pressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Focus {
    /// Where letters are typed.
    Typing,
    /// In the article's text.
    Text,
    /// Anywhere else.
    Elsewhere,
}

/// What a key press asks for.
#[must_use]
pub fn command(press: &Press, focus: Focus, single: SingleKeys) -> Option<Command> {
    let binding = BINDINGS.iter().find(|binding| {
        let here = match binding.scope {
            Scope::Everywhere => true,
            Scope::Pages => focus != Focus::Typing,
            Scope::Text => focus == Focus::Text,
        };
        here && binding.chords.iter().any(|chord| {
            chord.fits(press) && (single == SingleKeys::On || !chord.is_single_character())
        })
    })?;
    Some(binding.command)
}

/// What a key asks for in a field in which the browser has nothing to take back: a step of the page, or nothing.
#[must_use]
pub fn step(press: &Press) -> Option<Command> {
    let command = command(press, Focus::Elsewhere, SingleKeys::Off);
    command.filter(|command| matches!(command, Command::Undo | Command::Redo))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_bindings_share_a_chord() {
        let all: Vec<(&Chord, &str)> = BINDINGS
            .iter()
            .flat_map(|binding| {
                binding
                    .chords
                    .iter()
                    .map(|chord| (chord, binding.command.words()))
            })
            .collect();
        for (at, (one, what)) in all.iter().enumerate() {
            for (other, its) in &all[at + 1..] {
                assert_ne!(one, other, "{what} and {its}");
            }
        }
    }

    #[test]
    fn letters_are_left_alone_where_they_are_typed() {
        let press = |key: &str| Press::of(key);
        for binding in BINDINGS {
            for chord in binding
                .chords
                .iter()
                .filter(|chord| chord.is_single_character())
            {
                assert_eq!(
                    command(&press(chord.key), Focus::Typing, SingleKeys::On),
                    None
                );
                assert_eq!(
                    command(&press(chord.key), Focus::Text, SingleKeys::Off),
                    None
                );
            }
        }
        assert_eq!(
            command(&press("c"), Focus::Text, SingleKeys::On),
            Some(Command::Claim)
        );
        assert_eq!(
            command(&press("C"), Focus::Elsewhere, SingleKeys::On),
            Some(Command::Claim)
        );
    }

    #[test]
    fn a_field_leaves_steps_alone_to_the_page() {
        let [undo, redo] = ["z", "y"].map(|key| {
            let held = press::Modifiers {
                ctrl: true,
                ..press::Modifiers::default()
            };
            Press::new(key, "", held, Alphabet::Latin)
        });
        assert_eq!(step(&undo), Some(Command::Undo));
        assert_eq!(step(&redo), Some(Command::Redo));
        assert_eq!(step(&Press::of("z")), None);
        assert_eq!(step(&Press::of("Escape")), None);
    }

    #[test]
    fn digits_are_left_to_the_tags() {
        for binding in BINDINGS {
            for chord in binding.chords {
                assert!(
                    !chord.key.chars().all(|c| c.is_ascii_digit()),
                    "{}",
                    binding.command.words()
                );
            }
        }
    }
}
