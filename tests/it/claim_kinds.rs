//! Kinds of statement: a lesson chooses among them and names them, and files that say nothing of them stay as
//! they were.

use crate::common::sample::both;
use lateral::core::authoring::claim_kinds::{offer, set_label, withhold};
use lateral::core::format::{Opened, export_lesson, import};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::claim_kind::ClaimKind;

fn labels(lesson: &Lesson) -> Vec<String> {
    let kinds = lesson.tags.offered_kinds();
    kinds.into_iter().map(|offered| offered.label).collect()
}

fn read(json: &str) -> Lesson {
    match import(json.as_bytes()) {
        Ok((Opened::Lesson(lesson), _)) => *lesson,
        _ => panic!("it is a lesson"),
    }
}

#[test]
fn a_lesson_that_offers_the_usual_kinds_says_nothing_of_them() {
    let lesson = both();
    let before = export_lesson(&lesson);
    assert!(!before.contains("claim_kinds"));
    let less = withhold(&lesson, ClaimKind::Question).expect("others are left");
    assert!(export_lesson(&less.lesson).contains("claim_kinds"));
    let again = offer(&less.lesson, ClaimKind::Question).lesson;
    assert_eq!(export_lesson(&again), before);
    let named = set_label(&lesson, ClaimKind::Fact, "Can be checked").expect("a name");
    set_label(&named.lesson, ClaimKind::Fact, " ").expect_err("no name");
    let usual = set_label(&named.lesson, ClaimKind::Fact, ClaimKind::Fact.label());
    let again = usual.expect("a name").lesson;
    assert_eq!(export_lesson(&again), before);
}

#[test]
fn kinds_are_chosen_and_named_and_read_back() {
    let mut lesson = (*both()).clone();
    for kind in [
        ClaimKind::Prediction,
        ClaimKind::Intention,
        ClaimKind::Question,
    ] {
        lesson = withhold(&lesson, kind).expect("others are left").lesson;
    }
    lesson = set_label(&lesson, ClaimKind::Opinion, "Judgement")
        .expect("a name")
        .lesson;
    assert_eq!(
        labels(&lesson),
        ["Fact that can be checked", "Judgement", "Refusal to say"]
    );
    assert_eq!(lesson.tags.kind_label(ClaimKind::Opinion), "Judgement");
    // What is not offered keeps its usual name.
    assert_eq!(lesson.tags.kind_label(ClaimKind::Question), "Question");
    assert_eq!(read(&export_lesson(&lesson)), lesson);
    lesson = offer(&lesson, ClaimKind::Prediction).lesson;
    assert_eq!(labels(&lesson)[2], "Prediction");
}

#[test]
fn the_last_kind_stays() {
    let mut lesson = (*both()).clone();
    for kind in &ClaimKind::ALL[1..] {
        lesson = withhold(&lesson, *kind).expect("one is left").lesson;
    }
    withhold(&lesson, ClaimKind::Fact).expect_err("it is the last one");
}

#[test]
fn what_is_no_kind_costs_nothing_else() {
    let lesson = withhold(&both(), ClaimKind::Question)
        .expect("others are left")
        .lesson;
    let json = export_lesson(&lesson);
    let with = |kinds: &str| {
        let at = json.find("\"claim_kinds\": [").expect("they are there");
        let end = at + json[at..].find(']').expect("they end");
        read(&format!(
            "{}\"claim_kinds\": {kinds}{}",
            &json[..at],
            &json[end + 1..]
        ))
    };
    let usual = labels(&both());
    for kinds in [
        "7",
        "{}",
        "null",
        "[]",
        r#"["fact"]"#,
        r#"[{"kind": "rumour", "label": "x"}]"#,
    ] {
        let lesson = with(kinds);
        assert_eq!(labels(&lesson), usual, "{kinds}");
        assert_eq!(lesson.tags.entity, both().tags.entity, "{kinds}");
    }
    let lesson = with(
        r#"[{"kind": "opinion"}, {"kind": "fact", "label": "F"}, {"kind": "opinion", "label": "O"}]"#,
    );
    assert_eq!(labels(&lesson), ["Opinion", "F"]);
}
