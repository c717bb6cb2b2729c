//! What a lesson in the making says to whoever makes it: outlets to be checked, tags that look alike.

use crate::common::sample::both;
use lateral::core::authoring::articles::ArticleField;
use lateral::core::authoring::{EditResult, articles, doubts, lesson, tags};
use lateral::core::format::{Opened, export_lesson, import};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::tag_set::Colour;

#[track_caller]
fn done(outcome: EditResult) -> Lesson {
    outcome.expect("it can be done").lesson
}

fn read_back(lesson: &Lesson) -> Lesson {
    match import(export_lesson(lesson).as_bytes()) {
        Ok((Opened::Lesson(lesson), problems)) => {
            assert_eq!(problems, []);
            *lesson
        }
        other => panic!("a lesson, not {other:?}"),
    }
}

#[test]
fn a_doubt_about_an_outlet_is_kept_in_the_file_until_a_yes_or_an_edit() {
    let mut doubted = Lesson::clone(&both());
    let ids: Vec<_> = doubted.articles.iter().map(|it| it.id.clone()).collect();
    for id in &ids {
        doubts::raise(&mut doubted, id, "The copyright notice names it.".into());
    }
    let doubted = read_back(&doubted);
    let why = |lesson: &Lesson, at: usize| doubts::reason(lesson, &ids[at]);
    assert_eq!(
        why(&doubted, 0).as_deref(),
        Some("The copyright notice names it.")
    );
    let settled = doubts::settle(&doubted, &ids[0]).lesson;
    assert_eq!(why(&settled, 0), None);
    assert!(why(&settled, 1).is_some());
    let written = articles::set_field(&settled, &ids[1], ArticleField::Outlet, "The Post");
    let written = done(written);
    assert_eq!((why(&written, 1), &written.extra), (None, &both().extra));
    let fewer = done(lesson::remove_article(&doubted, &ids[0]));
    assert_eq!(why(&fewer, 0), None);
    // What somebody else has written there costs nothing.
    for json in ["7", "[]", "{\"north\":7}", "{"] {
        let mut odd = Lesson::clone(&both());
        odd.extra.insert("outlets_to_check".into(), json.into());
        assert_eq!(why(&odd, 0), None, "{json}");
        let _ = doubts::settle(&odd, &ids[0]);
    }
}

#[test]
fn a_tag_says_which_one_it_looks_like() {
    let mut lesson = Lesson::clone(&both());
    let before = lesson.tags.entity.len();
    for number in 0..=Colour::ALL.len() {
        lesson = done(tags::add(&lesson, &format!("Tag {number}")));
    }
    let tags = &lesson.tags.entity;
    let same = |at: usize| tags::lookalike(&lesson, &tags[at].id);
    assert_eq!(same(0), None);
    let last = tags.len() - 1;
    let twin = tags.iter().find(|tag| tag.colour == tags[last].colour);
    assert_eq!(same(last), twin.map(|tag| tag.label.clone()));
    let free = Colour::ALL.len() - before;
    assert!(
        (0..before + free).all(|at| same(at).is_none()),
        "free colours come first"
    );
}

#[test]
fn a_name_that_a_tag_before_has_too_is_told() {
    let mut lesson = done(tags::add(&both(), "Weapon"));
    let at = lesson.tags.entity.len() - 1;
    let has_one =
        |lesson: &Lesson, at: usize| tags::has_namesake(lesson, &lesson.tags.entity[at].id);
    assert!(!has_one(&lesson, at));
    lesson = done(tags::add(&lesson, " weapon"));
    assert_eq!([at, at + 1].map(|at| has_one(&lesson, at)), [false, true]);
}
