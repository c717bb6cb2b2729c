//! Short addresses of lessons: a browser reads out of them what was written, and none leads elsewhere.

use crate::common::test_effort::cases;
use lateral::core::lesson_address::{AddressFault, lesson_address};
use proptest::prelude::*;

const PAGE: &str = "https://school.example/lateral/";

#[track_caller]
fn check(path: &str, expected: &str) {
    let address = lesson_address(PAGE, path).expect("an address");
    assert_eq!(address, format!("{PAGE}?lesson={expected}"), "{path}");
}

#[test]
fn a_path_becomes_an_address() {
    check("ferry.json", "ferry.json");
    check(" lessons/ferry.json\n", "lessons/ferry.json");
    check("./ferry.json", "ferry.json");
    check("../ferry.json", "../ferry.json");
    check("/ferry.json", "/ferry.json");
    check("lessons\\ferry.json", "lessons/ferry.json");
    check("Fähre & Co.json", "F%C3%A4hre%20%26%20Co.json");
    check("a+b#c?d=e%20.json", "a%2Bb%23c%3Fd%3De%2520.json");
}

#[test]
fn a_whole_address_on_this_site_is_understood() {
    check(
        "https://school.example/lateral/lessons/ferry.json",
        "lessons/ferry.json",
    );
    check(
        "https://school.example/other/ferry.json",
        "/other/ferry.json",
    );
    let page = "https://school.example/lateral/index.html";
    let address = lesson_address(page, "https://school.example/lateral/ferry.json");
    assert_eq!(address, Ok(format!("{page}?lesson=ferry.json")));
}

#[test]
fn what_leads_elsewhere_is_refused_with_a_sentence() {
    for path in [
        "https://evil.example/ferry.json",
        "https://school.example.evil.example/ferry.json",
        "//evil.example/ferry.json",
        "\\\\evil.example\\ferry.json",
        "C:\\Users\\me\\ferry.json",
        "file:///ferry.json",
        "data:,x",
        "javascript:alert(1)",
    ] {
        let found = lesson_address(PAGE, path);
        assert_eq!(found, Err(AddressFault::Elsewhere), "{path}");
    }
    for path in ["", " \n", "./", PAGE] {
        assert_eq!(lesson_address(PAGE, path), Err(AddressFault::Missing));
    }
    for fault in [AddressFault::Missing, AddressFault::Elsewhere] {
        assert!(fault.to_string().contains("for example"), "{fault}");
    }
}

/// What `URLSearchParams` reads (the URL standard, `application/x-www-form-urlencoded`).
fn read(escaped: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = escaped.bytes();
    while let Some(byte) = rest.next() {
        let hex = |byte: Option<u8>| char::from(byte.unwrap_or_default()).to_digit(16);
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let (high, low) = (hex(rest.next()), hex(rest.next()));
                let value = high.zip(low).map(|(high, low)| high * 16 + low);
                u8::try_from(value.expect("two digits")).expect("a byte")
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).expect("what was written is UTF-8")
}

proptest! {
    #![proptest_config(cases(2_000, 100_000))]

    #[test]
    fn a_browser_reads_what_was_written(path in any::<String>()) {
        if let Ok(address) = lesson_address(PAGE, &path) {
            let asked = address.strip_prefix(PAGE).and_then(|rest| rest.strip_prefix("?lesson="));
            let asked = asked.expect("it begins with the page");
            let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
            prop_assert!(asked.chars().all(plain), "{}", asked);
            let written = path.trim().replace('\\', "/");
            let read = read(asked);
            prop_assert!(written.ends_with(&read), "{} {}", written, read);
            // No scheme and no host.
            prop_assert!(!read.starts_with("//"));
            let first = read.split(['/', '?', '#']).next();
            prop_assert!(!first.unwrap_or_default().contains(':'));
        }
    }
}
