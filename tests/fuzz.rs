//! Whatever bytes come, nothing panics: not when they are read, and not when what was read is used.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says why it cannot go on"
)]

mod common;

use std::sync::Arc;

use common::sample::both;
use lateral::core::codec::{Opened, export_lesson, export_work, import};
use lateral::core::import::{DeletedHere, plan};
use lateral::core::search::find;
use lateral::core::segment::Cursor;
use lateral::core::view::{article_cards, bars, pieces};
use lateral::core::workspace::Workspace;
use proptest::collection::vec;
use proptest::prelude::*;

const WORK: &str = include_str!("fixtures/work-1.json");
const LESSON: &str = include_str!("fixtures/lesson-1.json");

/// Whatever was opened can be used: nothing panics later either.
fn use_it(bytes: &[u8]) {
    match import(bytes) {
        Ok((Opened::Work(work), _)) => {
            let mut workspace = Workspace::new(both());
            let plan = plan(&workspace, &work);
            let edit = plan.edit(&work.annotator.name, DeletedHere::ComeBack);
            let _ = workspace.apply(&edit.change);
            let _ = export_work(&workspace, &work.annotator);
            for (at, article) in workspace.lesson().articles.iter().enumerate() {
                for block in 0..article.blocks.len() {
                    let _ = pieces(&workspace, at, block);
                    let _ = bars(&workspace, at, block);
                }
            }
        }
        Ok((Opened::Lesson(lesson), _)) => {
            let workspace = Workspace::new(Arc::new(*lesson));
            let _ = export_lesson(workspace.lesson());
            let _ = article_cards(&workspace);
            for article in &workspace.lesson().articles {
                let _ = find(article, "the");
                let _ = Cursor::at_start(article);
            }
        }
        Err(error) => drop(error.to_string()),
    }
}

/// What may happen to a file on its way.
#[derive(Clone, Debug)]
enum Harm {
    Set(usize, u8),
    Digit(usize, u8),
    Cut(usize, usize),
    Copy(usize, usize, usize),
    Insert(usize, &'static str),
}

fn harm() -> impl Strategy<Value = Harm> {
    let tokens = vec![
        "null",
        "-1",
        "1e400",
        "99999999999999999999",
        "\"\\ud800\"",
        "[]",
        "{}",
        "{\"a\":1},",
        ",",
        "\u{0}",
        "\u{301}",
        "\"",
        "true",
    ];
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Harm::Set(at, byte)),
        (any::<usize>(), b'0'..=b'9').prop_map(|(at, digit)| Harm::Digit(at, digit)),
        (any::<usize>(), 0..40_usize).prop_map(|(at, length)| Harm::Cut(at, length)),
        (any::<usize>(), any::<usize>(), 0..200_usize)
            .prop_map(|(from, to, length)| Harm::Copy(from, to, length)),
        (any::<usize>(), prop::sample::select(tokens))
            .prop_map(|(at, token)| Harm::Insert(at, token)),
    ]
}

fn harmed(file: &str, harms: &[Harm]) -> Vec<u8> {
    let mut bytes = file.as_bytes().to_vec();
    for harm in harms {
        let length = bytes.len().max(1);
        let until = |at: usize, more: usize| at..(at + more).min(bytes.len());
        match *harm {
            Harm::Set(at, byte) => bytes
                .get_mut(at % length)
                .into_iter()
                .for_each(|b| *b = byte),
            Harm::Digit(at, digit) => {
                let digits = bytes.iter_mut().filter(|byte| byte.is_ascii_digit());
                let mut digits: Vec<&mut u8> = digits.collect();
                let at = at % digits.len().max(1);
                digits
                    .get_mut(at)
                    .into_iter()
                    .for_each(|byte| **byte = digit);
            }
            Harm::Cut(at, more) => drop(bytes.drain(until(at % length, more))),
            Harm::Copy(from, to, more) => {
                let piece = bytes[until(from % length, more)].to_vec();
                let to = to % length;
                bytes.splice(to..to, piece);
            }
            Harm::Insert(at, token) => {
                let at = at % length;
                bytes.splice(at..at, token.bytes());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_500) })]

    #[test]
    fn random_bytes_never_panic(bytes in vec(any::<u8>(), 0..300)) {
        use_it(&bytes);
    }

    #[test]
    fn random_json_like_text_never_panics(pieces in vec(prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"format\"", "\"lateral/work\"", "\"version\"", "1", "\"records\"", "\"articles\"", "null", "\"", "\\", "\\u", "d800",
    ]), 0..40)) {
        use_it(pieces.concat().as_bytes());
    }

    #[test]
    fn harmed_files_never_panic(lesson in any::<bool>(), harms in vec(harm(), 1..6)) {
        use_it(&harmed(if lesson { LESSON } else { WORK }, &harms));
    }
}
