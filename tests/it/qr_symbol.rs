//! QR codes: what is drawn is what the encoder made, and another program reads out of it what was written.

use std::collections::BTreeSet;

use crate::common::test_effort::{cases, figure};
use lateral::core::qr_symbol::{MOST_BYTES, QUIET_ZONE, QrSymbol, TooLongForQr};
use proptest::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// Pixels of a module, as somebody's camera sees it.
const ZOOM: usize = 4;

/// The dark places of a path, read as a browser reads it: each `M` begins a rectangle of one row.
fn drawn(path: &str) -> Vec<(usize, usize)> {
    let mut dark = Vec::new();
    for run in path.split_terminator('z') {
        let (corner, rest) = run.split_once('h').expect("a width");
        let (left, top) = corner[1..].split_once(' ').expect("a corner");
        let (width, back) = rest.split_once("v1h-").expect("a row");
        assert_eq!((&corner[..1], width), ("M", back), "{run}");
        let number = |digits: &str| digits.parse::<usize>().expect("a number");
        let (left, top, width) = (number(left), number(top), number(width));
        dark.extend((left..left + width).map(|x| (x, top)));
    }
    dark
}

/// The dark modules of the encoder, moved by the quiet zone.
fn made(text: &str) -> BTreeSet<(usize, usize)> {
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low).expect("it is short");
    let side = code.size();
    let places = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    let dark = places.filter(|(x, y)| code.get_module(*x, *y));
    let moved = |at: i32| usize::try_from(at).expect("a place") + QUIET_ZONE;
    dark.map(|(x, y)| (moved(x), moved(y))).collect()
}

/// What another program reads in the picture that the path draws.
fn read(symbol: &QrSymbol) -> String {
    let dark: BTreeSet<_> = drawn(&symbol.path()).into_iter().collect();
    let width = symbol.extent() * ZOOM;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, width, |x, y| {
        if dark.contains(&(x / ZOOM, y / ZOOM)) {
            0
        } else {
            255
        }
    });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "one code is seen");
    let (_, words) = grids[0].decode().expect("it can be read");
    words
}

#[track_caller]
fn check_read(text: &str) {
    let symbol = QrSymbol::of(text).expect("it is short");
    assert_eq!(read(&symbol), text);
}

#[test]
fn an_address_is_read_back() {
    check_read("https://school.example/lateral/?lesson=lessons/ferry.json");
    check_read("https://school.example/lateral/?lesson=F%C3%A4hre%20%26%20Co.json");
    check_read("x");
}

#[test]
fn a_link_is_read_back_up_to_the_longest() {
    let link = |length: usize| {
        let letters = "https://school.example/#/_lesson/1".chars();
        let letters = letters.chain("abcXYZ019-_".chars().cycle());
        letters.take(length).collect::<String>()
    };
    for length in [100, 500, 1_000, 2_000, MOST_BYTES - 1, MOST_BYTES] {
        check_read(&link(length));
    }
    let longest = QrSymbol::of(&link(MOST_BYTES)).expect("the longest");
    assert_eq!(longest.side(), 177, "version 40");
    figure(
        "letters of the path of the largest QR code",
        longest.path().len(),
    );
    let error = QrSymbol::of(&link(MOST_BYTES + 1));
    let expected = TooLongForQr {
        length: MOST_BYTES + 1,
    };
    assert_eq!(error, Err(expected));
    assert!(expected.to_string().contains("2,953 at most"), "{expected}");
}

#[test]
fn the_quiet_zone_is_light_and_inside_the_picture() {
    let symbol = QrSymbol::of("https://school.example/").expect("it is short");
    let extent = symbol.extent();
    assert_eq!(extent, symbol.side() + 8);
    assert_eq!(symbol.view_box(), format!("0 0 {extent} {extent}"));
    let inside = QUIET_ZONE..extent - QUIET_ZONE;
    for (x, y) in drawn(&symbol.path()) {
        assert!(inside.contains(&x) && inside.contains(&y), "{x} {y}");
    }
}

#[test]
fn the_file_is_an_svg_of_the_same_picture() {
    let symbol = QrSymbol::of("https://school.example/").expect("it is short");
    let svg = symbol.svg();
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
    assert!(svg.ends_with("</svg>\n"));
    assert!(svg.contains(&format!("d=\"{}\"", symbol.path())));
    assert!(svg.contains(&format!("fill=\"#fff\" d=\"{}\"", symbol.ground())));
}

proptest! {
    #![proptest_config(cases(200, 5_000))]

    #[test]
    fn what_is_drawn_is_what_was_made(text in any::<String>()) {
        let symbol = QrSymbol::of(&text).expect("it is short");
        let dark = drawn(&symbol.path());
        let places: BTreeSet<_> = dark.iter().copied().collect();
        prop_assert_eq!(dark.len(), places.len(), "nothing is drawn twice");
        prop_assert_eq!(places, made(&text));
    }

    #[test]
    fn any_address_is_read_back(path in "[a-z0-9/._-]{1,200}") {
        let text = format!("https://school.example/?lesson={path}");
        let symbol = QrSymbol::of(&text).expect("it is short");
        prop_assert_eq!(read(&symbol), text);
    }
}
