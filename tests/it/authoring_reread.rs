//! An article whose file is read in another encoding: the text is another, what the teacher made stays.

use std::collections::BTreeSet;

use encoding_rs::Encoding;
use lateral::core::authoring::articles::{self, ArticleField};
use lateral::core::authoring::reread::reread;
use lateral::core::authoring::{EditRefusal, LessonDraft};
use lateral::core::intake::encoding::{CHOICES, choice, letters};
use lateral::core::intake::{self, ArticleDraft, draft, draft_in};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::article::{Article, ArticleId, BlockKind};

use crate::common::sample::both;

const WORDS: &str = "Мост через реку закрыт до осени\n\nОб этом в понедельник сообщила мэрия города.\n\nПаром будет ходить каждые полчаса, сказал капитан.\n\nЧитайте также";

fn bytes(words: &str, label: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).expect("a label");
    encoding.encode(words).0.into_owned()
}

fn read(encoding: &str) -> ArticleDraft {
    draft_in("post.txt", &bytes(WORDS, "windows-1251"), encoding).expect("a text")
}

fn id() -> ArticleId {
    ArticleId::parse("post").expect("a name")
}

/// A lesson whose one article was read so.
fn lesson(draft: &ArticleDraft) -> Lesson {
    let article = draft.article(id());
    Lesson {
        title: article.headline.clone(),
        language: article.language.clone(),
        articles: vec![article],
        ..(*both()).clone()
    }
}

fn turned(lesson: &Lesson, from: &ArticleDraft, new: Article) -> Lesson {
    let edit = reread(lesson, &from.article(id()), new);
    edit.expect("an edit").lesson
}

#[test]
fn the_text_and_all_that_was_proposed_become_others() {
    let (wrong, right) = (read("KOI8-R"), read("windows-1251"));
    assert_ne!(wrong.text, right.text);
    let begun = lesson(&wrong);
    let turned = turned(&begun, &wrong, right.article(id()));
    assert_eq!(turned, lesson(&right));
    assert_eq!(turned.title, "Мост через реку закрыт до осени");
    assert_eq!(turned.articles[0].language.as_deref(), Some("ru"));
    let mut steps = LessonDraft::new(begun.clone().into());
    let edit = reread(&begun, &wrong.article(id()), right.article(id()));
    steps.commit(edit.expect("an edit"));
    let other = draft_in("post.txt", &bytes(WORDS, "windows-1251"), "windows-1252");
    let edit = reread(
        steps.lesson(),
        &right.article(id()),
        other.expect("a text").article(id()),
    );
    steps.commit(edit.expect("an edit"));
    // Who goes through the list goes back at once.
    steps.undo();
    assert_eq!(steps.lesson().articles, begun.articles);
}

#[test]
fn what_the_teacher_made_stays() {
    let (wrong, right) = (read("KOI8-R"), read("windows-1251"));
    let mut begun = lesson(&wrong);
    begun.title = "The bridge".into();
    let second = begun.articles[0].blocks[1].range;
    for (field, value) in [
        (ArticleField::Outlet, "Вестник"),
        (ArticleField::Headline, "The bridge is shut"),
    ] {
        let edit = articles::set_field(&begun, &id(), field, value);
        begun = edit.expect("an edit").lesson;
    }
    let edit = articles::set_kind(&begun, &id(), second, BlockKind::Standfirst);
    begun = edit.expect("an edit").lesson;
    let hidden = lateral::core::text::TextRange::between(second.start(), second.start() + 2);
    let edit = articles::leave_out(&begun, &id(), hidden);
    begun = edit.expect("an edit").lesson;
    let after = turned(&begun, &wrong, right.article(id()));
    let article = &after.articles[0];
    assert_eq!(article.text.as_str(), WORDS);
    assert_eq!(after.title, "The bridge");
    assert_eq!(article.outlet, "Вестник");
    assert_eq!(article.headline, "The bridge is shut");
    assert_eq!(article.blocks[1].kind, BlockKind::Standfirst);
    assert_eq!(article.excluded, begun.articles[0].excluded);
    // Read as before, it is as it was left.
    let left = begun.articles[0].clone();
    assert_eq!(turned(&after, &right, left), begun);
}

#[test]
fn an_article_that_is_gone_is_said() {
    let draft = read("windows-1251");
    let article = draft.article(id());
    let answer = reread(&both(), &article, article.clone());
    assert_eq!(answer, Err(EditRefusal::NoSuchArticle));
}

#[test]
fn what_was_assumed_is_said_with_its_reason_where_there_is_doubt() {
    let said = |name: &str, bytes: &[u8]| {
        let draft = draft(name, bytes).expect("a text");
        draft.encoding.assumption()
    };
    assert_eq!(said("a.txt", WORDS.as_bytes()), None);
    let marked = [b"\xef\xbb\xbf".as_slice(), WORDS.as_bytes()].concat();
    assert_eq!(said("a.txt", &marked), None);
    assert_eq!(
        said("a.txt", &bytes(WORDS, "windows-1251")).as_deref(),
        Some(
            "Read as windows-1251, a guess from its letters, because the file does not name its encoding."
        )
    );
    let page = |declared: &str| {
        let html = format!("<html><meta charset={declared}><h1>{WORDS}</h1><p>{WORDS}</p>");
        said("a.html", &bytes(&html, "windows-1251"))
    };
    assert_eq!(
        page("windows-1251").as_deref(),
        Some("Read as windows-1251, as the page says.")
    );
    assert_eq!(
        page("utf-8").as_deref(),
        Some("Read as windows-1251, because the page is not in the encoding that it names.")
    );
    assert_eq!(
        said("a.txt", "It wasnâ€™t open.".as_bytes()).as_deref(),
        Some("Read as UTF-8; 1 character had been encoded twice and was put right.")
    );
    let damaged = [WORDS.as_bytes(), b"\xff".as_slice()].concat();
    assert_eq!(
        said("a.txt", &damaged).as_deref(),
        Some(
            "Read as UTF-8, which nearly all of the file fits; 1 character could not be read and is “\u{fffd}” in the text."
        )
    );
    let chosen = read("KOI8-R").encoding.assumption();
    assert_eq!(chosen.as_deref(), Some("Read as KOI8-R, as you chose."));
}

#[test]
fn every_choice_says_which_letters_it_is_for() {
    let names: BTreeSet<&str> = CHOICES.into_iter().collect();
    assert_eq!(names.len(), CHOICES.len());
    for name in CHOICES {
        assert!(letters(name).is_some(), "{name}");
        let read = draft_in("a.txt", b"words of a text", name);
        assert_eq!(choice(read.expect("a text").encoding.name), name);
    }
    assert_eq!(choice("ISO-8859-5"), "ISO-8859-5");
    assert_eq!(letters("ISO-8859-5"), None);
    let other = intake::draft_in("a.txt", &bytes("Мост", "ISO-8859-5"), "ISO-8859-5");
    assert_eq!(other.expect("a text").text.as_str(), "Мост");
}
