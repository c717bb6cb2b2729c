//! Lessons in links: read back to the byte, or refused with the reason; never half a lesson.

use crate::common::sample::both;
use crate::common::test_effort::{cases, figure};
use lateral::core::format::link::{CARRIERS, LinkError, UNSTATED, reach, read, write};
use lateral::core::format::{Opened, export_lesson, import};
use lateral::core::limits;
use proptest::collection::vec;
use proptest::prelude::*;

const BUNDLED: &str = include_str!("../../assets/lesson.json");

/// A link that was written, so that it can be spoilt.
fn sample() -> String {
    write(export_lesson(&both()).as_bytes()).expect("it is small")
}

#[test]
fn a_lesson_goes_through_a_link() {
    let bytes = read(&sample()).expect("what was written is read");
    let (opened, problems) = import(&bytes).expect("a lesson");
    assert_eq!(problems, []);
    assert_eq!(opened, Opened::Lesson(Box::new((*both()).clone())));
}

#[test]
fn the_bundled_lesson_is_a_link_of_a_third_of_its_size() {
    let link = write(BUNDLED.as_bytes()).expect("it is small");
    figure("letters of the bundled lesson as a link", link.len());
    assert_eq!(read(&link).as_deref(), Ok(BUNDLED.as_bytes()));
    assert!(link.len() < 12_500, "{} letters", link.len());
}

#[test]
fn a_link_needs_no_escaping() {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    assert!(sample().chars().all(plain));
    assert!(sample().starts_with('1'));
}

#[test]
fn a_link_that_was_cut_off_is_told_wherever_it_was_cut() {
    let link = sample();
    for kept in 0..link.len() {
        let told = read(&link[..kept]).expect_err("it is not whole");
        let expected = match kept {
            // The length has not arrived.
            0..=16 => LinkError::NotALesson,
            _ => LinkError::CutOff {
                here: kept as u64,
                whole: link.len() as u64,
            },
        };
        assert_eq!(told, expected, "after {kept} letters");
    }
    let told = read(&link[..100]).expect_err("it is not whole").to_string();
    assert!(
        told.starts_with("This link has been cut off: 100 of its "),
        "{told}"
    );
}

#[test]
fn what_hangs_on_behind_does_no_harm() {
    let link = sample();
    for behind in [
        ".",
        ">",
        ")",
        "\n",
        "=",
        "&utm_source=mail",
        "%20",
        "AAAA",
        "…",
    ] {
        assert!(read(&format!("{link}{behind}")).is_ok(), "{behind}");
    }
    let lines: Vec<&str> = (0..link.len())
        .step_by(76)
        .map(|at| &link[at..link.len().min(at + 76)])
        .collect();
    assert!(read(&lines.join("\r\n ")).is_ok(), "broken into lines");
}

#[test]
fn a_letter_that_was_changed_is_told() {
    let link = sample();
    for at in 0..link.len() {
        let mut letters = link.clone().into_bytes();
        letters[at] = if letters[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(letters).expect("plain letters");
        // The last letter may hold bits that say nothing.
        if let Ok(bytes) = read(&changed) {
            assert_eq!(at, link.len() - 1);
            assert_eq!(bytes, export_lesson(&both()).as_bytes());
        }
    }
    // Deflate holds, the lesson does not.
    let other = write(b"another lesson").expect("it is small");
    let swapped = format!("{}{}", &sample()[..11], &other[11..]);
    assert_eq!(read(&swapped), Err(LinkError::Damaged));
}

#[test]
fn what_is_no_link_is_refused_with_a_sentence() {
    let cases = [
        ("", LinkError::NotALesson),
        ("/recovery", LinkError::NotALesson),
        ("1", LinkError::NotALesson),
        ("1ÄÖÜ", LinkError::NotALesson),
        ("2AAAA", LinkError::Newer),
    ];
    for (link, expected) in cases {
        assert_eq!(read(link), Err(expected), "{link}");
        assert!(expected.to_string().contains("Nothing was changed"));
    }
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let most = usize::try_from(limits::FILE_BYTES).expect("it fits");
    let whole = write(&vec![b' '; most]).expect("as large as may be");
    assert_eq!(read(&whole).map(|bytes| bytes.len()), Ok(most));
    assert_eq!(write(&vec![b' '; most + 1]), Err(LinkError::TooLarge));
    // Made by hand: forty megabytes of spaces in forty kilobytes.
    let packed = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 40 * 1024 * 1024], 9);
    let mut bytes = vec![0; 8];
    bytes.extend(u32::try_from(packed.len()).expect("small").to_be_bytes());
    bytes.extend(packed);
    assert_eq!(read(&by_hand(&bytes)), Err(LinkError::TooLarge));
}

/// Base64url, written down a second time.
fn by_hand(bytes: &[u8]) -> String {
    let bits: Vec<u8> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| (byte >> bit) & 1))
        .collect();
    let letter = |six: &[u8]| {
        let value = (0..6).fold(0, |n, at| n * 2 + six.get(at).copied().unwrap_or(0));
        match value {
            0..26 => char::from(b'A' + value),
            26..52 => char::from(b'a' + value - 26),
            52..62 => char::from(b'0' + value - 52),
            62 => '-',
            _ => '_',
        }
    };
    let letters: String = bits.chunks(6).map(letter).collect();
    format!("1{letters}")
}

#[test]
fn the_reach_says_what_breaks() {
    assert!(CARRIERS.is_sorted_by_key(|carrier| carrier.most));
    let short = reach(900);
    assert!(short.breaks.is_empty());
    assert!(
        short.sentence().contains("short enough"),
        "{}",
        short.sentence()
    );
    let bundled = reach(12_000);
    let names: Vec<&str> = bundled.breaks.iter().map(|carrier| carrier.name).collect();
    assert!(
        names.contains(&"a QR code") && !names.contains(&"Firefox"),
        "{names:?}"
    );
    assert!(
        bundled
            .sentence()
            .contains("too many for a Telegram message"),
        "{}",
        bundled.sentence()
    );
    assert!(reach(2_000_000).sentence().contains("some browsers"));
    for carrier in CARRIERS {
        assert!(reach(carrier.most).carries.contains(&carrier));
        assert!(reach(carrier.most + 1).breaks.contains(&carrier));
        assert!(carrier.beyond.ends_with('.'));
    }
}

#[test]
fn what_is_not_known_is_said_without_a_limit() {
    for carrier in UNSTATED {
        assert!(carrier.known.ends_with('.'), "{}", carrier.name);
        assert!(CARRIERS.iter().all(|known| known.name != carrier.name));
    }
}

proptest! {
    #![proptest_config(cases(2_000, 100_000))]

    #[test]
    fn any_bytes_go_through_a_link(bytes in vec(any::<u8>(), 0..300)) {
        let link = write(&bytes).expect("they are few");
        prop_assert_eq!(read(&link), Ok(bytes));
    }

    #[test]
    fn the_letters_are_those_of_the_standard(bytes in vec(any::<u8>(), 0..60)) {
        let link = write(&bytes).expect("they are few");
        let head: Vec<u8> = read_plainly(&link[1..]);
        prop_assert_eq!(by_hand(&head), link);
    }

    #[test]
    fn no_link_panics(link in "1?[A-Za-z0-9_-]{0,200}", noise in any::<String>()) {
        for link in [link.clone(), noise.clone(), format!("1{noise}"), format!("{link}{noise}")] {
            prop_assert!(read(&link).is_err());
        }
    }

    #[test]
    fn no_packed_bytes_panic(packed in vec(any::<u8>(), 0..200)) {
        let mut bytes = vec![0; 8];
        bytes.extend(u32::try_from(packed.len()).expect("few").to_be_bytes());
        bytes.extend(packed);
        prop_assert!(read(&by_hand(&bytes)).is_err());
    }
}

/// The bytes of base64url, by arithmetic on one large row of bits.
fn read_plainly(letters: &str) -> Vec<u8> {
    let bits: Vec<u8> = letters
        .bytes()
        .flat_map(|letter| {
            let value = match letter {
                b'A'..=b'Z' => letter - b'A',
                b'a'..=b'z' => letter - b'a' + 26,
                b'0'..=b'9' => letter - b'0' + 52,
                b'-' => 62,
                _ => 63,
            };
            (0..6).rev().map(move |bit| (value >> bit) & 1)
        })
        .collect();
    bits.chunks_exact(8)
        .map(|byte| byte.iter().fold(0, |n, bit| n * 2 + bit))
        .collect()
}
