//! Versions of one lesson: the later one stays, whichever comes first; another lesson by the same name is
//! never lost.

use std::sync::Arc;

use crate::common::sample::both;
use lateral::core::authoring::{LessonDraft, lesson};
use lateral::core::format::{Opened, export_lesson, import, lesson_revision};
use lateral::core::lesson::Lesson;
use lateral::core::limits;
use lateral::core::storage::{Key, Taking, Write, effect, unite};

fn version(revision: u64, title: &str) -> String {
    export_lesson(&Lesson {
        revision,
        title: title.into(),
        ..(*both()).clone()
    })
}

fn set(value: &str) -> Write {
    Write::Set(Key::Lesson(both().id.clone()), value.into())
}

#[test]
fn a_revision_is_written_and_read_back_and_none_is_none() {
    for revision in [0, 1, 2, limits::REVISION] {
        let file = version(revision, "x");
        assert_eq!(file.contains("\"revision\""), revision > 0);
        assert_eq!(lesson_revision(&file), Ok(revision));
        let Ok((Opened::Lesson(read), _)) = import(file.as_bytes()) else {
            panic!("a lesson");
        };
        assert_eq!(read.revision, revision);
    }
    let pinned = version(1, "x").replace("\"revision\": 1", "\"revision\": 18446744073709551615");
    assert_eq!(
        lesson_revision(&pinned),
        Ok(limits::STORED_REVISION),
        "nobody pins a lesson"
    );
    lesson_revision("no file").expect_err("torn");
    let newer = version(1, "x").replace("\"version\": 1", "\"version\": 2");
    lesson_revision(&newer).expect_err("newer");
}

#[test]
fn the_later_version_stays_and_an_earlier_one_is_no_end_of_it() {
    let (early, late) = (version(3, "early"), version(4, "late"));
    let taken = effect(&set(&late), Some(&early));
    assert_eq!((taken.takes, taken.past), (Taking::Takes, None));
    let left = effect(&set(&early), Some(&late));
    assert_eq!(left.takes, Taking::Leaves);
    let key = Key::Lesson(both().id.clone()).to_string();
    let entry = |value: &str| vec![(key.clone(), value.to_owned())];
    for (first, second) in [(&early, &late), (&late, &early)] {
        let united = unite(entry(first), entry(second));
        assert_eq!(united.entries, entry(&late));
        assert_eq!(united.to_first.len() + united.to_second.len(), 1);
    }
}

#[test]
fn another_lesson_by_the_same_name_is_kept_as_past() {
    let (one, other) = (version(0, "one"), version(0, "other"));
    let taken = effect(&set(&other), Some(&one));
    assert_eq!(taken.takes, Taking::Takes);
    assert!(matches!(taken.past, Some(Write::Set(Key::Past(..), value)) if value == one));
}

#[test]
fn what_cannot_be_read_is_never_the_price_of_a_write() {
    let torn = &version(9, "torn")[..40];
    let taken = effect(&set(&version(1, "whole")), Some(torn));
    assert_eq!(taken.takes, Taking::Takes);
    assert!(matches!(taken.past, Some(Write::Set(Key::Past(..), value)) if value == torn));
    let newer = version(1, "newer").replace("\"version\": 1", "\"version\": 2");
    let left = effect(&set(&version(5, "mine")), Some(&newer));
    assert_eq!(left.takes, Taking::Leaves);
}

#[test]
fn every_step_and_every_step_back_is_a_later_version() {
    let mut draft = LessonDraft::new(both());
    let mut last = draft.lesson().revision;
    let mut rises = |draft: &LessonDraft| {
        let now = draft.lesson().revision;
        assert!(now > last, "{now} after {last}");
        last = now;
    };
    for title in ["One", "Two"] {
        let edit = lesson::set_title(draft.lesson(), title);
        draft.commit(edit);
        rises(&draft);
    }
    draft.undo();
    rises(&draft);
    draft.redo();
    rises(&draft);
    let pinned = Arc::new(Lesson {
        revision: limits::STORED_REVISION,
        ..(*both()).clone()
    });
    let mut pinned = LessonDraft::new(pinned);
    let edit = lesson::set_title(pinned.lesson(), "Still");
    pinned.commit(edit);
    assert_eq!(
        pinned.lesson().title,
        "Still",
        "a hostile revision does not keep a teacher from working"
    );
}
