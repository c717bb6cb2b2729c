//! A lesson in the making: each verb does what it says, can be taken back, and leaves a lesson that can be
//! written to a file and read back.

use std::sync::Arc;

use crate::common::lessons::lesson;
use crate::common::sample::{article_id, both, tag};
use crate::common::test_effort::cases;
use lateral::core::authoring::articles::ArticleField;
use lateral::core::authoring::sheet::{PieceReading, rows};
use lateral::core::authoring::tags::TagText;
use lateral::core::authoring::{EditResult, LessonDraft, articles, lesson, points, tags};
use lateral::core::format::{Opened, export_lesson, import};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::article::{Article, BlockKind};
use lateral::core::lesson::tag_set::Colour;
use lateral::core::points::listing::prepared;
use lateral::core::reading::segment::Direction;
use lateral::core::text::TextRange;
use proptest::prelude::*;
use proptest::sample::Index;

#[track_caller]
fn done(outcome: EditResult) -> Lesson {
    outcome.expect("it can be done").lesson
}

fn first(lesson: &Lesson) -> &Article {
    &lesson.articles[0]
}

#[test]
fn articles_are_brought_in_ordered_and_taken_out() {
    let lesson = both();
    let ids = |lesson: &Lesson| -> Vec<String> {
        let ids = lesson
            .articles
            .iter()
            .map(|article| article.id.as_str().to_owned());
        ids.collect()
    };
    let mut names = ids(&lesson);
    let moved = done(lesson::move_article(
        &lesson,
        &first(&lesson).id,
        Direction::Forward,
    ));
    names.swap(0, 1);
    assert_eq!(ids(&moved), names);
    lesson::move_article(&moved, &first(&moved).id, Direction::Backward).expect_err("at the top");
    let fewer = done(lesson::remove_article(&moved, &first(&moved).id));
    assert_eq!(ids(&fewer), names[1..]);
    let one = Lesson {
        articles: vec![first(&fewer).clone()],
        ..fewer.clone()
    };
    lesson::remove_article(&one, &first(&one).id).expect_err("the last one stays");
    let more = done(lesson::add_articles(&one, vec![first(&moved).clone()]));
    assert_eq!(more.articles.len(), 2);
    let many = vec![first(&moved).clone(); 200];
    lesson::add_articles(&one, many).expect_err("more than there can be");
}

#[test]
fn what_is_said_of_an_article_is_checked() {
    let lesson = both();
    let id = &first(&lesson).id;
    let set = |what, value| articles::set_field(&lesson, id, what, value);
    for (what, good) in [
        (ArticleField::Outlet, "Harbour Post"),
        (ArticleField::Headline, "A headline"),
        (ArticleField::Byline, "By A. Writer"),
        (ArticleField::Date, "2021-03-04"),
        (ArticleField::Language, "pt-BR"),
        (ArticleField::Source, "https://example.org/a"),
    ] {
        let lesson = done(set(what, good));
        assert_eq!(what.of(first(&lesson)), good);
        let emptied = articles::set_field(&lesson, id, what, "");
        assert_eq!(emptied.is_err(), what == ArticleField::Headline);
        let lesson = emptied.map_or(lesson, |edit| edit.lesson);
        assert_eq!(
            what.of(first(&lesson)).is_empty(),
            what != ArticleField::Headline
        );
    }
    set(ArticleField::Language, "English, please").expect_err("no tag");
    set(ArticleField::Source, "javascript:alert(1)").expect_err("no web address");
}

/// A lesson of one article with this text, each line a paragraph.
fn with(text: &str) -> Lesson {
    let (article, _) = crate::common::sample::article("a", text);
    Lesson {
        articles: vec![article],
        ..(*both()).clone()
    }
}

#[test]
fn a_block_becomes_another_kind_and_words_are_left_out() {
    let lesson = with("A title\nThe {ad}river rose {ad}again.");
    let id = article_id("a");
    let block = first(&lesson).blocks[0].range;
    let lesson = done(articles::set_kind(&lesson, &id, block, BlockKind::Headline));
    assert_eq!(first(&lesson).blocks[0].kind, BlockKind::Headline);
    // White space around the words stays in the reading.
    let lesson = done(articles::leave_out(
        &lesson,
        &id,
        TextRange::between(11, 16),
    ));
    let lesson = done(articles::leave_out(
        &lesson,
        &id,
        TextRange::between(26, 31),
    ));
    let shown: Vec<(String, PieceReading)> = rows(first(&lesson))[1]
        .pieces
        .iter()
        .map(|piece| (piece.words.clone(), piece.read))
        .collect();
    let piece = |words: &str, read| (words.to_owned(), read);
    assert_eq!(
        shown,
        [
            piece("The ", PieceReading::Yes),
            piece("{ad}", PieceReading::LeftOut),
            piece("river rose ", PieceReading::Yes),
            piece("{ad}", PieceReading::LeftOut),
            piece("again.", PieceReading::Yes),
        ]
    );
    let lesson = done(articles::take_back(&lesson, &id, 13));
    assert_eq!(first(&lesson).excluded.len(), 1);
    articles::take_back(&lesson, &id, 13).expect_err("it is back already");
    articles::leave_out(&lesson, &id, TextRange::between(7, 8)).expect_err("no words");
}

#[test]
fn words_are_left_out_wherever_they_stand() {
    let lesson = with("{ad}The river rose {ad} again.\nNothing else.\n{AD}It fell.");
    let id = article_id("a");
    let left = done(articles::leave_words_out(&lesson, &id, " {ad} "));
    let read = |lesson: &Lesson| -> Vec<String> {
        let rows = rows(first(lesson)).into_iter();
        rows.map(|row| {
            let pieces = row
                .pieces
                .iter()
                .filter(|piece| piece.read == PieceReading::Yes);
            pieces.map(|piece| piece.words.as_str()).collect()
        })
        .collect()
    };
    assert_eq!(
        read(&left),
        ["The river rose  again.", "Nothing else.", "It fell."]
    );
    let refused = articles::leave_words_out(&left, &id, "{ad}").expect_err("all are out");
    assert_eq!(
        refused.to_string(),
        "Students do not see these words anywhere: “{ad}”."
    );
    articles::leave_words_out(&lesson, &id, " ").expect_err("no words");
    let label = articles::leave_words_out(&lesson, &id, "{ad}").map(|edit| edit.label);
    assert_eq!(label.as_deref(), Ok("hide “{ad}” in 3 places"));
}

#[test]
fn words_between_blocks_are_shown_and_can_become_a_block() {
    let mut lesson = with("One.\nTwo.\nThree.");
    lesson.articles[0].blocks.remove(1);
    let id = article_id("a");
    let shown = rows(first(&lesson));
    assert_eq!(shown[1].kind, BlockKind::Excluded);
    let lesson = done(articles::set_kind(
        &lesson,
        &id,
        shown[1].range,
        BlockKind::Paragraph,
    ));
    let words: Vec<&str> = first(&lesson)
        .blocks
        .iter()
        .map(|block| first(&lesson).text.slice(block.range))
        .collect();
    assert_eq!(words, ["One.", "Two.", "Three."]);
    articles::set_kind(&lesson, &id, TextRange::between(2, 7), BlockKind::Paragraph)
        .expect_err("it lies across blocks");
}

#[test]
fn a_tag_is_renamed_and_merged_and_never_lost() {
    let lesson = both();
    let [one, two] = [0, 1].map(|at| lesson.tags.entity[at].id.clone());
    let renamed = done(tags::set_text(&lesson, &one, TagText::Label, "Somebody"));
    assert_eq!(
        renamed.tags.get(&one).map(|tag| tag.label.as_str()),
        Some("Somebody")
    );
    tags::set_text(&lesson, &one, TagText::Label, " ").expect_err("a tag needs a name");
    let merged = done(tags::merge(&renamed, &one, &two));
    assert_eq!(merged.tags.entity.len(), lesson.tags.entity.len() - 1);
    assert_eq!(merged.tags.get(&one), merged.tags.get(&two));
    tags::merge(&merged, &two, &two).expect_err("not into itself");
    // A new tag never takes a former name.
    let fresh = done(tags::add(&merged, one.as_str()));
    let last = fresh.tags.entity.last().expect("a tag");
    assert_ne!(last.id, one);
    assert_eq!(fresh.tags.get(&one), merged.tags.get(&two));
    let key = fresh.tags.get(&two).and_then(|tag| tag.key);
    let moved = tags::set_key(&fresh, &last.id, key).lesson;
    assert_eq!(moved.tags.get(&two).and_then(|tag| tag.key), None);
    assert_eq!(moved.tags.get(&last.id).and_then(|tag| tag.key), key);
    let coloured = tags::set_colour(&moved, &two, Colour::Sky).lesson;
    assert_eq!(
        coloured.tags.get(&two).map(|tag| tag.colour),
        Some(Colour::Sky)
    );
    assert_ne!(tag("x"), two);
}

#[test]
fn a_tag_is_deleted_but_not_the_last_one() {
    let lesson = both();
    let one = lesson.tags.entity[0].id.clone();
    let mut less = done(tags::remove(&lesson, &one));
    assert_eq!(less.tags.get(&one), None);
    tags::remove(&less, &one).expect_err("it is gone");
    // A new tag of its name takes up the marks that it left.
    let again = done(tags::add(&less, one.as_str()));
    assert!(again.tags.get(&one).is_some());
    while less.tags.entity.len() > 1 {
        let next = less.tags.entity[0].id.clone();
        less = done(tags::remove(&less, &next));
    }
    let last = less.tags.entity[0].id.clone();
    tags::remove(&less, &last).expect_err("a lesson needs a tag");
    assert_eq!(read_back(&less), less);
}

#[test]
fn a_lessons_file_is_called_as_its_title_is_now() {
    let lesson = both();
    let named = |title: &str| lesson::file_name(&lesson::set_title(&lesson, title).lesson);
    assert_eq!(
        named("Four phones, one call"),
        "lesson-four-phones-one-call.json"
    );
    assert_eq!(named("Über Nacht"), "lesson-ueber-nacht.json");
    // Without a Latin letter there is no such name.
    let last = lesson.id.as_str().rsplit('-').next().unwrap_or_default();
    let by_id = format!("lesson-{last}.json");
    assert_eq!(named("国防部长"), by_id);
    assert_eq!(named("  "), by_id);
    // It is a part of the short address.
    let long = "US and Russian defense chiefs discuss military operations";
    assert_eq!(named(long), "lesson-us-and-russian-defense.json");
}

#[test]
fn points_are_prepared_and_kept_in_the_file() {
    let lesson = both();
    let one = done(points::add(&lesson, " How long did it last? "));
    let two = done(points::add(&one, "Who asked for it?"));
    let questions = ["How long did it last?", "Who asked for it?"];
    let asked = |lesson: &Lesson| {
        let points = prepared(&read_back(lesson)).into_iter();
        points.map(|it| (it.id, it.question)).collect::<Vec<_>>()
    };
    let [first, second] = [("p1", questions[0]), ("p2", questions[1])]
        .map(|(id, words)| (id.to_owned(), words.to_owned()));
    assert_eq!(asked(&two), [first.clone(), second.clone()]);
    let moved = done(points::move_point(&two, "p2", Direction::Backward));
    assert_eq!(asked(&moved), [second.clone(), first]);
    points::move_point(&moved, "p2", Direction::Backward).expect_err("it is the first");
    let changed = done(points::set_question(&two, "p1", " How long was it? "));
    assert_eq!(
        asked(&changed)[0],
        ("p1".to_owned(), "How long was it?".to_owned())
    );
    points::set_question(&two, "p1", " ").expect_err("no words");
    let fewer = done(points::remove(&two, "p1"));
    assert_eq!(asked(&fewer), [second]);
    points::remove(&fewer, "p1").expect_err("it is gone");
    assert_eq!(done(points::remove(&fewer, "p2")).extra, lesson.extra);
    points::add(&lesson, "  ").expect_err("no words");
}

#[test]
fn names_of_lessons_are_slugs_that_differ() {
    for (title, name) in [
        ("The call, again!", "the-call-again-00000a"),
        ("  ", "lesson-00000a"),
        ("电话", "lesson-00000a"),
        ("Über uns", "ueber-uns-00000a"),
    ] {
        let id = lesson::lesson_id(title, 10).expect("a slug");
        assert_eq!(id.as_str(), name);
    }
    let long = lesson::lesson_id(&"a".repeat(200), u128::MAX).expect("a slug");
    assert!(long.as_str().len() <= 64);
}

#[test]
fn typing_is_one_step_and_a_step_that_changes_nothing_is_none() {
    let mut draft = LessonDraft::new(both());
    for title in ["T", "Ti", "Tit"] {
        let edit = lesson::set_title(draft.lesson(), title);
        draft.commit(edit);
    }
    let edit = lesson::set_title(draft.lesson(), "Tit");
    draft.commit(edit);
    assert_eq!(draft.undo().as_deref(), Some("write the title"));
    assert_eq!(draft.lesson().title, both().title);
    assert_eq!(draft.next_undo(), None);
    assert_eq!(draft.redo().as_deref(), Some("write the title"));
    assert_eq!(draft.lesson().title, "Tit");
    let edit = lesson::set_title(draft.lesson(), "Title");
    draft.commit(edit);
    draft.undo();
    assert_eq!(
        draft.lesson().title,
        "Tit",
        "what follows a redo is a step of its own"
    );
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

/// One of the verbs, on whatever the numbers choose.
fn act(lesson: &Lesson, verb: usize, at: &[Index; 3], words: &str) -> EditResult {
    let article = at[0].get(&lesson.articles);
    let block = at[1].get(&article.blocks).range;
    let [tag, other] = [at[1], at[2]].map(|at| at.get(&lesson.tags.entity).id.clone());
    let length = article.text.len() as usize;
    let offset = |at: Index| u32::try_from(at.index(length + 1)).expect("small");
    let kind = [
        BlockKind::Headline,
        BlockKind::Paragraph,
        BlockKind::Excluded,
    ];
    match verb {
        0 => Ok(lesson::set_title(lesson, words)),
        1 => Ok(lesson::set_instructions(lesson, words)),
        2 => lesson::remove_article(lesson, &article.id),
        3 => lesson::move_article(lesson, &article.id, Direction::Forward),
        4 => articles::set_field(lesson, &article.id, *at[1].get(&ArticleField::ALL), words),
        5 => articles::set_kind(lesson, &article.id, block, *at[2].get(&kind)),
        6 => {
            let range = TextRange::between(offset(at[1]), offset(at[2]));
            articles::leave_out(lesson, &article.id, range)
        }
        7 => articles::take_back(lesson, &article.id, offset(at[1])),
        8 => tags::add(lesson, words),
        9 => tags::set_text(lesson, &tag, TagText::Label, words),
        10 => tags::merge(lesson, &tag, &other),
        11 => Ok(tags::set_key(lesson, &tag, words.chars().next())),
        12 => points::add(lesson, words),
        13 => articles::leave_words_out(lesson, &article.id, words),
        14 => tags::remove(lesson, &tag),
        15 => points::set_question(lesson, ["p1", "p2"][at[1].index(2)], words),
        16 => points::move_point(lesson, ["p1", "p2"][at[1].index(2)], Direction::Backward),
        _ => points::remove(lesson, ["p1", "p2"][at[1].index(2)]),
    }
}

proptest! {
    #![proptest_config(cases(500, 20_000))]

    #[test]
    fn every_step_leaves_a_lesson_that_can_be_read_back_and_can_be_undone(
        lesson in lesson(),
        edits in prop::collection::vec((0..18_usize, any::<[Index; 3]>(), "[a-z0-9 :/{}\u{e9}]{0,12}"), 1..20),
    ) {
        let mut draft = LessonDraft::new(Arc::new(lesson));
        let mut seen = vec![draft.lesson().clone()];
        for (verb, at, words) in edits {
            if let Ok(edit) = act(draft.lesson(), verb, &at, &words) {
                // Each is a step of its own here.
                draft.commit(lateral::core::authoring::LessonEdit { merge: None, ..edit });
            }
            let now = draft.lesson();
            prop_assert_eq!(&read_back(now), &**now);
            let last = seen.last().expect("the first one");
            if now.revision != last.revision {
                prop_assert!(now.revision > last.revision || last.revision >= lateral::core::limits::REVISION);
                seen.push(now.clone());
            }
        }
        let same = |a: &Lesson, b: &Lesson| Lesson { revision: 0, ..a.clone() } == Lesson { revision: 0, ..b.clone() };
        for before in seen.iter().rev().skip(1) {
            let later = draft.lesson().revision;
            prop_assert!(draft.undo().is_some());
            prop_assert!(same(draft.lesson(), before));
            prop_assert!(draft.lesson().revision >= later);
        }
        for after in seen.iter().skip(1) {
            prop_assert!(draft.redo().is_some());
            prop_assert!(same(draft.lesson(), after));
        }
        prop_assert!(draft.redo().is_none());
    }
}
