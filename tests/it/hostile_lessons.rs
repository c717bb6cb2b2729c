//! Every string that means harm, in every field of a lesson: nothing panics, what is read is within its
//! limits and checked, what is refused has a sentence, the rest is kept.

use std::sync::Arc;

use crate::common::schema::parse;

use crate::hostile::payloads::{fitting, payloads};
use crate::hostile::{Holds, Place, check_held, check_refused, check_said, with};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::format::{Opened, export_lesson, import};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::article::{Article, is_slug};
use lateral::core::lesson::tag_set::Tag;
use lateral::core::limits;
use lateral::core::reading::search::find;
use lateral::core::text::code_points;
use lateral::core::view::article_cards;
use serde_json::{Value, json};

const LESSON: &str = include_str!("../fixtures/lesson-1.json");

const IN_LESSONS: [Place; 22] = [
    ("/title", Holds::Text(limits::LINE)),
    ("/instructions", Holds::Text(limits::INSTRUCTIONS)),
    ("/language", Holds::ItsOwn),
    ("/id", Holds::ItsOwn),
    ("/offset_unit", Holds::ItsOwn),
    ("/unknown", Holds::Unknown),
    ("/{}", Holds::Unknown),
    ("/tag_set/entity/0/id", Holds::ItsOwn),
    ("/tag_set/entity/0/label", Holds::Text(limits::LABEL)),
    ("/tag_set/entity/0/key", Holds::ItsOwn),
    ("/tag_set/entity/0/colour", Holds::ItsOwn),
    ("/tag_set/entity/0/definition", Holds::Text(limits::LINE)),
    ("/tag_set/entity/0/example", Holds::Text(limits::LINE)),
    ("/articles/1/id", Holds::ItsOwn),
    ("/articles/1/outlet", Holds::Text(limits::LINE)),
    ("/articles/1/headline", Holds::Text(limits::LINE)),
    ("/articles/1/byline", Holds::Text(limits::LINE)),
    ("/articles/1/date", Holds::Text(limits::LINE)),
    ("/articles/1/language", Holds::ItsOwn),
    ("/articles/1/source", Holds::ItsOwn),
    ("/articles/1/sha256", Holds::ItsOwn),
    ("/articles/1/text", Holds::Text(limits::TEXT)),
];

/// The fixture with short texts: every field is there, and nothing takes long.
fn small() -> Value {
    let mut file = parse(LESSON);
    let tags = file["tag_set"]["entity"].as_array_mut();
    tags.expect("a list").truncate(2);
    for article in file["articles"].as_array_mut().expect("a list") {
        article["text"] = json!("One line.\nAnother, with an {ad} in it.");
        article["sha256"] = json!("");
        article["blocks"] = json!([
            { "kind": "headline", "start": 0, "end": 9 }, { "kind": "paragraph", "start": 10, "end": 38 },
        ]);
        article["excluded"] = json!([{ "start": 27, "end": 31 }]);
    }
    file
}

#[test]
fn every_field_of_a_lesson() {
    let file = small();
    let mut tried = 0;
    for payload in payloads() {
        for (place, may) in IN_LESSONS {
            let context = format!("{:.60} at {place}", payload.json);
            let text = with(&file, place, &payload);
            match import(text.as_bytes()) {
                Err(error) => {
                    check_refused(&error, &context);
                    // A field that is there already gets another value by that name.
                    let known = matches!(payload.text.as_deref(), Some("format" | "records"));
                    assert!(may != Holds::Unknown || known, "{context}: {error}");
                }
                Ok((Opened::Lesson(lesson), problems)) => {
                    check_said(&problems, &context);
                    check_lesson(&lesson, &context);
                    if let Some(words) = &payload.text {
                        check_held(
                            &parse(&export_lesson(&lesson)),
                            place,
                            may,
                            words,
                            &problems,
                            &context,
                        );
                    }
                }
                Ok(_) => panic!("{context}: a work"),
            }
            tried += 1;
        }
    }
    assert_eq!(tried, payloads().len() * IN_LESSONS.len());
}

/// Whatever the file said, a lesson is what the rest of the page takes it for.
#[track_caller]
fn check_lesson(lesson: &Lesson, context: &str) {
    let within =
        |words: &str, most: u32| assert!(code_points(words) <= most, "{context}: {words:.60}");
    assert!(is_slug(lesson.id.as_str()), "{context}");
    within(&lesson.title, limits::LINE);
    within(&lesson.instructions, limits::INSTRUCTIONS);
    lesson
        .language
        .iter()
        .for_each(|tag| check_language(tag, context));
    for Tag {
        id,
        label,
        key,
        definition,
        example,
        ..
    } in &lesson.tags.entity
    {
        assert!(is_slug(id.as_str()), "{context}");
        assert!(key.is_none_or(|key| key.is_ascii_digit()), "{context}");
        assert!(!label.trim().is_empty(), "{context}: every tag has a name");
        within(label, limits::LABEL);
        within(definition, limits::LINE);
        within(example, limits::LINE);
    }
    for article in &lesson.articles {
        check_article(article, context);
    }
    let again = import(export_lesson(lesson).as_bytes());
    assert_eq!(
        again,
        Ok((Opened::Lesson(Box::new(lesson.clone())), Vec::new())),
        "{context}"
    );
    let workspace = Workspace::new(Arc::new(lesson.clone()));
    assert_eq!(
        article_cards(&workspace).len(),
        lesson.articles.len(),
        "{context}"
    );
}

#[track_caller]
fn check_article(article: &Article, context: &str) {
    let within =
        |words: &str| assert!(code_points(words) <= limits::LINE, "{context}: {words:.60}");
    assert!(is_slug(article.id.as_str()), "{context}");
    within(&article.outlet);
    within(&article.headline);
    for line in [&article.byline, &article.date, &article.source] {
        within(line.as_deref().unwrap_or_default());
    }
    article
        .language
        .iter()
        .for_each(|tag| check_language(tag, context));
    if let Some(url) = &article.source {
        let scheme = url
            .split_once("://")
            .map(|(scheme, _)| scheme.to_ascii_lowercase());
        assert!(
            matches!(scheme.as_deref(), Some("http" | "https")),
            "{context}: {url:?}"
        );
        let blank = |c: char| c.is_control() || c.is_whitespace();
        assert!(!url.contains(blank), "{context}: {url:?}");
    }
    assert!(article.sha256.len() == 64, "{context}");
    assert!(
        article.text.len() <= limits::TEXT && !article.text.as_str().trim().is_empty(),
        "{context}"
    );
    let mut from = 0;
    for block in &article.blocks {
        let range = block.range;
        assert!(
            range.start() >= from && !range.is_empty() && range.end() <= article.text.len(),
            "{context}"
        );
        assert!(article.text.is_on_graphemes(range), "{context}");
        from = range.end();
    }
    // Looking for it in its own text is no harm either.
    let _ = find(article, &fitting(article.text.as_str(), 50));
}

#[track_caller]
fn check_language(tag: &str, context: &str) {
    let form = tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    assert!(form && (2..=35).contains(&tag.len()), "{context}: {tag:?}");
}
