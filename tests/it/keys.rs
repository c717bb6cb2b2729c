//! Keys mean the same on every layout of a keyboard.

use lateral::core::keymap::press::{Modifiers, alphabet_of};
use lateral::core::keymap::{
    Alphabet, BINDINGS, Command, Focus, Layout, Press, SingleKeys, command,
};
use lateral::core::reading::segment::Direction::{Backward, Forward};
use lateral::core::reading::segment::Edge;

const NONE: Modifiers = Modifiers {
    ctrl: false,
    shift: false,
    alt: false,
    alt_graph: false,
};
const CTRL: Modifiers = Modifiers { ctrl: true, ..NONE };
const SHIFT: Modifiers = Modifiers {
    shift: true,
    ..NONE
};
const OPTION: Modifiers = Modifiers { alt: true, ..NONE };
const ALT_GR: Modifiers = Modifiers {
    alt_graph: true,
    ..NONE
};
const ALT_GR_OF_WINDOWS: Modifiers = Modifiers {
    ctrl: true,
    alt: true,
    alt_graph: true,
    ..NONE
};

fn meant(key: &str, code: &str, held: Modifiers) -> Option<Command> {
    let alphabet = alphabet_of(key).unwrap_or_default();
    pressed_on(alphabet, key, code, held)
}

fn pressed_on(alphabet: Alphabet, key: &str, code: &str, held: Modifiers) -> Option<Command> {
    let press = Press::new(key, code, held, alphabet);
    command(&press, Focus::Text, SingleKeys::On)
}

fn digit(key: &str, code: &str, held: Modifiers) -> String {
    Press::new(key, code, held, Alphabet::Latin)
        .meant()
        .to_owned()
}

#[test]
fn letters_count_by_their_place_where_they_are_not_latin() {
    for (undo, claim, quote, next) in [
        ("я", "с", "й", "т"),
        ("ζ", "ψ", "", "ν"),
        ("ז", "ב", "", "מ"),
        ("ئ", "ؤ", "ض", "ى"),
        ("ㅋ", "ㅊ", "ㅂ", "ㅜ"),
    ] {
        assert_eq!(meant(undo, "KeyZ", CTRL), Some(Command::Undo), "{undo}");
        assert_eq!(meant(claim, "KeyC", NONE), Some(Command::Claim), "{claim}");
        let next_mark = Some(Command::Mark(Forward));
        assert_eq!(meant(next, "KeyN", NONE), next_mark, "{next}");
        if !quote.is_empty() {
            assert_eq!(meant(quote, "KeyQ", NONE), Some(Command::Quote), "{quote}");
        }
    }
    // Greek and Hebrew keyboards have a sign there, and so has Dvorak's, whose letters are Latin.
    for sign in [";", "/"] {
        let on = |alphabet| pressed_on(alphabet, sign, "KeyQ", NONE);
        assert_eq!(on(Alphabet::Other), Some(Command::Quote), "{sign}");
        assert_eq!(on(Alphabet::Latin), None, "{sign}");
    }
}

#[test]
fn latin_letters_count_by_what_is_printed() {
    // German Z, French Q and A, Dvorak's C.
    assert_eq!(meant("z", "KeyY", CTRL), Some(Command::Undo));
    assert_eq!(meant("y", "KeyZ", CTRL), Some(Command::Redo));
    assert_eq!(meant("q", "KeyA", NONE), Some(Command::Quote));
    assert_eq!(meant("a", "KeyQ", NONE), Some(Command::AddPart));
    assert_eq!(meant("c", "KeyI", NONE), Some(Command::Claim));
    let later = Command::Edge(Edge::End, Forward);
    assert_eq!(meant(".", "KeyE", NONE), Some(later));
    for letter in ["ü", "ö", "ñ", "ç", "ł"] {
        for code in ["BracketLeft", "Semicolon", "KeyC", "KeyQ"] {
            assert_eq!(meant(letter, code, NONE), None, "{letter} {code}");
        }
    }
}

#[test]
fn signs_are_had_with_whatever_makes_them() {
    for held in [ALT_GR, ALT_GR_OF_WINDOWS, OPTION] {
        // German, Spanish and French keyboards.
        for (key, code, wanted) in [
            ("[", "Digit8", Command::Article(Backward)),
            ("]", "Digit9", Command::Article(Forward)),
            ("\\", "Minus", Command::OtherSheet),
        ] {
            assert_eq!(meant(key, code, held), Some(wanted), "{key} {held:?}");
        }
    }
    // French: Shift makes the full stop. German: the question mark is on another key.
    let later = Command::Edge(Edge::End, Forward);
    assert_eq!(meant(".", "Comma", SHIFT), Some(later));
    assert_eq!(meant("?", "Minus", SHIFT), Some(Command::Help));
    // Russian: a letter stands where others have the sign.
    let next = Command::Article(Forward);
    assert_eq!(meant("ъ", "BracketRight", NONE), Some(next));
    assert_eq!(meant("ю", "Period", NONE), Some(later));
    let earlier = Command::Edge(Edge::Start, Backward);
    assert_eq!(meant("Б", "Comma", SHIFT), Some(earlier));
}

#[test]
fn what_belongs_to_the_browser_is_left_to_it() {
    assert_eq!(meant("c", "KeyC", CTRL), None);
    assert_eq!(meant("с", "KeyC", CTRL), None);
    assert_eq!(meant("n", "KeyN", OPTION), None);
    assert_eq!(meant(".", "Period", OPTION), None);
    assert_eq!(meant("[", "BracketLeft", CTRL), None);
    // AltGr makes letters of Polish and signs of German that are not in the table.
    assert_eq!(meant("ż", "KeyZ", ALT_GR_OF_WINDOWS), None);
    assert_eq!(meant("€", "KeyE", ALT_GR_OF_WINDOWS), None);
    for key in ["Dead", "Process", "Unidentified"] {
        assert_eq!(meant(key, "KeyC", NONE), None, "{key}");
    }
}

#[test]
fn digits_are_had_without_shift() {
    for (key, code, wanted) in [
        ("2", "Digit2", "2"),
        ("é", "Digit2", "2"),
        ("&", "Digit1", "1"),
        ("ě", "Digit2", "2"),
        ("٣", "Digit3", "3"),
        ("۴", "Digit4", "4"),
    ] {
        assert_eq!(digit(key, code, NONE), wanted, "{key}");
    }
    assert_eq!(digit("2", "Digit2", SHIFT), "2");
    assert_eq!(digit("@", "Digit2", SHIFT), "@");
    assert_eq!(digit("{", "Digit7", ALT_GR), "{");
}

/// A keyboard, from the row of digits down, by what is printed on its keys.
fn keyboard(rows: [&str; 3], signs: &[(&str, &str)]) -> String {
    const CODES: [&str; 3] = ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"];
    let letters = CODES.iter().zip(rows).flat_map(|(codes, row)| {
        let codes = codes.chars().map(|code| format!("Key{code}"));
        codes.zip(row.chars().map(String::from))
    });
    let signs = signs
        .iter()
        .map(|(code, on)| ((*code).to_owned(), (*on).to_owned()));
    let keys = letters.chain(signs);
    let lines = keys.map(|(code, on)| format!("{code}\t{on}\t{}", on.to_uppercase()));
    lines.collect::<Vec<_>>().join("\n")
}

fn printed(keyboard: &str, wanted: Command) -> Vec<String> {
    let binding = BINDINGS.iter().find(|binding| binding.command == wanted);
    let chords = binding.expect("a binding").chords.iter();
    let layout = Layout::new(keyboard);
    chords.filter_map(|chord| layout.printed(chord)).collect()
}

fn printed_character(keyboard: &str, key: char) -> Option<String> {
    Layout::new(keyboard).printed_character(key)
}

#[test]
fn keys_are_told_as_they_are_printed_on_the_readers_own_keyboard() {
    let greek = keyboard(
        [";ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"],
        &[("BracketLeft", "["), ("Comma", ","), ("Period", ".")],
    );
    assert_eq!(printed(&greek, Command::Claim), ["Ψ"]);
    assert_eq!(printed(&greek, Command::Quote), [";"]);
    assert_eq!(printed(&greek, Command::Undo), ["Ctrl + Ζ"]);
    assert_eq!(
        printed(&greek, Command::Redo),
        ["Ctrl + Shift + Ζ", "Ctrl + Υ"]
    );
    let russian = keyboard(
        ["йцукенгшщз", "фывапролд", "ячсмить"],
        &[
            ("BracketLeft", "х"),
            ("BracketRight", "ъ"),
            ("Backslash", "\\"),
            ("Comma", "б"),
            ("Period", "ю"),
            ("Slash", "."),
        ],
    );
    assert_eq!(printed(&russian, Command::Claim), ["С"]);
    assert_eq!(printed(&russian, Command::Article(Backward)), ["Х"]);
    let start = |direction| Command::Edge(Edge::Start, direction);
    assert_eq!(printed(&russian, start(Backward)), ["Shift + Б"]);
    let end = |direction| Command::Edge(Edge::End, direction);
    assert_eq!(printed(&russian, end(Backward)), ["Б"]);
    // What is printed there is no other key, and a key without a character is one everywhere.
    assert_eq!(printed(&russian, end(Forward)), [] as [&str; 0]);
    assert_eq!(printed(&russian, Command::OtherSheet), [] as [&str; 0]);
    assert_eq!(printed(&russian, Command::Escape), [] as [&str; 0]);
    let hebrew = keyboard(["/'קראטוןםפ", "שדגכעיחלך", "זסבהנמצ"], &[]);
    assert_eq!(printed(&hebrew, Command::Quote), ["/"]);
    assert_eq!(printed(&hebrew, Command::Undo), ["Ctrl + ז"]);
    assert_eq!(printed_character(&hebrew, 'w').as_deref(), Some("'"));
}

#[test]
fn keys_of_latin_keyboards_are_told_as_everywhere() {
    let french = keyboard(
        ["azertyuiop", "qsdfghjkl", "wxcvbn,"],
        &[("Digit1", "&"), ("Semicolon", "m"), ("Comma", ";")],
    );
    let dvorak = keyboard(
        ["',.pyfgcrl", "aoeuidhtn", ";qjkxbm"],
        &[("Comma", "w"), ("Slash", "z"), ("Semicolon", "s")],
    );
    for layout in [french, dvorak, String::new(), "no\nkeys\tof".into()] {
        for binding in BINDINGS {
            assert_eq!(printed(&layout, binding.command), [] as [&str; 0]);
        }
        assert_eq!(printed_character(&layout, '1'), None);
    }
}

#[test]
fn what_is_told_of_a_keyboard_is_what_a_press_does() {
    let keys = [
        ("KeyQ", ";"),
        ("KeyC", "ψ"),
        ("KeyN", "ν"),
        ("KeyZ", "ζ"),
        ("BracketLeft", "х"),
        ("Comma", "б"),
    ];
    let layout = keyboard(["", "", ""], &keys);
    let mut told = 0;
    for (code, on) in keys {
        for held in [NONE, SHIFT, CTRL] {
            let Some(command) = pressed_on(Alphabet::Other, on, code, held) else {
                continue;
            };
            let capital = on.to_uppercase();
            let all = printed(&layout, command);
            assert!(
                all.iter().any(|own| own.ends_with(&capital)),
                "{on} {all:?}"
            );
            told += 1;
        }
    }
    assert!(told >= 8, "{told}");
}
