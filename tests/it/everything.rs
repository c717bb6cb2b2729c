//! The file of everything that is kept, and what of hostile ones is taken.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::common::random;
use crate::common::stored_values::everything;
use crate::common::test_effort::cases;
use lateral::core::format::{Everything, FileError, export_everything, import_everything};
use lateral::core::limits;
use lateral::core::recovery::{put_back, survey};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(200, 20_000))]

    #[test]
    fn a_file_of_everything_is_read_as_it_was_written(
        local in btree_map(random::words(), random::words(), 0..8),
        journal in btree_map(random::words(), random::words(), 0..8),
    ) {
        let all = Everything { local, journal };
        let (read, problems) = import_everything(export_everything(&all).as_bytes()).expect("ours");
        prop_assert_eq!(read, all);
        prop_assert!(problems.is_empty());
    }

    #[test]
    fn a_file_that_breaks_off_gives_what_stands_before(all in everything(), share in 0..100_usize) {
        let text = export_everything(&all);
        let cut = &text.as_bytes()[..text.len() * share / 100];
        if let Ok((read, problems)) = import_everything(cut) {
            prop_assert!(!problems.is_empty());
            for (part, whole) in [(read.local, &all.local), (read.journal, &all.journal)] {
                for (key, value) in part {
                    prop_assert_eq!(whole.get(&key), Some(&value));
                }
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in vec(any::<u8>(), 0..200), at in any::<usize>(), all in everything()) {
        let mut text = export_everything(&all).into_bytes();
        let at = at % text.len();
        text.splice(at..(at + bytes.len()).min(text.len()), bytes.iter().copied());
        for bytes in [text, bytes] {
            if let Ok((file, _)) = import_everything(&bytes) {
                let _ = survey(&file, None);
                let _ = put_back(&all, file);
            }
        }
    }
}

#[test]
fn files_that_are_something_else_are_refused_with_a_sentence() {
    let refused = |text: &str| import_everything(text.as_bytes()).expect_err("not ours");
    assert_eq!(refused("no JSON"), FileError::NotJson);
    assert_eq!(
        refused(r#"{"format":"lateral/everything","version":2}"#),
        FileError::Newer(2)
    );
    for text in [
        "{}",
        r#"{"format":"lateral/work","version":1}"#,
        r#"{"format":"lateral/everything"}"#,
        r#"{"format":7,"version":1}"#,
    ] {
        assert!(matches!(refused(text), FileError::Broken(_)), "{text}");
    }
    let bytes = vec![b' '; usize::try_from(limits::EVERYTHING_BYTES).expect("a size") + 1];
    assert!(matches!(
        import_everything(&bytes),
        Err(FileError::Broken(_))
    ));
    let odd = r#"{"format":"lateral/everything","version":1,"local":{"a":7,"b":"x","b":"y"},"journal":{}}"#;
    let (read, problems) = import_everything(odd.as_bytes()).expect("ours");
    assert_eq!(read.local, BTreeMap::from([("b".into(), "x".into())]));
    assert_eq!(problems.len(), 1);
}

#[test]
fn of_too_many_values_the_first_are_read() {
    let mut text = String::from(r#"{"format":"lateral/everything","version":1,"local":{"#);
    for number in 0..=limits::ITEMS {
        let _ = write!(text, r#""{number}":"","#);
    }
    text.truncate(text.len() - 1);
    text.push_str("}}");
    let (read, problems) = import_everything(text.as_bytes()).expect("ours");
    assert_eq!(read.local.len(), limits::ITEMS);
    assert_eq!(problems.len(), 1);
}
