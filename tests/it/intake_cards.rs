//! What stands on an article's card: dates, language, outlet; names for articles, and a lesson of several.

use std::collections::BTreeSet;

use crate::common::labelled_pages::field;
use lateral::core::format::{Opened, export_lesson, import};
use lateral::core::intake::collect::NoLesson;
use lateral::core::intake::{ArticleDraft, date, draft, language, lesson, slug};
use lateral::core::lesson::article::{ArticleId, BlockKind};
use lateral::core::limits;

#[test]
fn dates_as_newspapers_write_them() {
    for (line, expected) in [
        ("2015-09-19", "2015-09-19 [2015-09-19]"),
        ("2015-09-19T12:38:00+05:30", "2015-09-19 [2015-09-19]"),
        (
            "region | Last changed: Sep 19, 2015 14:05 CET",
            "2015-09-19 [Sep 19, 2015]",
        ),
        ("September 19th, 2015", "2015-09-19 [September 19th, 2015]"),
        ("Sept. 19, 2015", "2015-09-19 [Sept. 19, 2015]"),
        (
            "on the 3rd of May 1999 at noon",
            "1999-05-03 [3rd of May 1999]",
        ),
        (
            "Samstag, 19. September 2015",
            "2015-09-19 [19. September 2015]",
        ),
        ("19.9.2015, 12.38 Uhr", "2015-09-19 [19.9.2015]"),
        ("le 1er mars 2016", "2016-03-01 [1er mars 2016]"),
        ("19 septembre 2015", "2015-09-19 [19 septembre 2015]"),
        (
            "19 de septiembre de 2015",
            "2015-09-19 [19 de septiembre de 2015]",
        ),
        ("2 de março de 2020", "2020-03-02 [2 de março de 2020]"),
        ("19 сентября 2015 г.", "2015-09-19 [19 сентября 2015]"),
        ("2015年9月19日 星期六", "2015-09-19 [2015年9月19日]"),
        ("2015년 9월 19일", "2015-09-19 [2015년 9월 19일]"),
        ("19 سبتمبر 2015", "2015-09-19 [19 سبتمبر 2015]"),
        ("١٩ أيلول ٢٠١٥", "2015-09-19 [١٩ أيلول ٢٠١٥]"),
        ("19 בספטמבר 2015", "2015-09-19 [19 בספטמבר 2015]"),
        ("9/19/2015", "2015-09-19 [9/19/2015]"),
        ("19/9/2015", "2015-09-19 [19/9/2015]"),
        ("2016-02-29 and 2015-02-29", "2016-02-29 [2016-02-29]"),
        // A day here and another one there; no date; a number; another word.
        ("3/4/2015", ""),
        ("yesterday, last Friday, March 2014, 19 September", ""),
        ("31 June 2015, 2015-13-01, 0 May 2015", ""),
        ("call 030-2015-09-19", ""),
        ("Room 19 may seat 2015 people", ""),
        (
            "juin 2015, 12 ma 2015, 12 juil 2015",
            "2015-07-12 [12 juil 2015]",
        ),
    ] {
        let found = date::find(line);
        let shown: Vec<String> = found
            .iter()
            .map(|found| format!("{} [{}]", found.iso, &line[found.bytes.clone()]))
            .collect();
        assert_eq!(shown.join(" "), expected, "{line}");
    }
}

#[test]
fn languages_by_their_small_words_or_their_letters() {
    for (text, expected) in [
        ("The bridge is shut, and nobody knows for how long.", "en"),
        (
            "Die Brücke ist gesperrt, und niemand weiß, wie lange es dauert.",
            "de",
        ),
        (
            "Le pont est fermé et personne ne sait pour combien de temps.",
            "fr",
        ),
        (
            "El puente está cerrado y nadie sabe por cuánto tiempo lo estará.",
            "es",
        ),
        (
            "A ponte não está aberta e ninguém sabe quanto tempo vai ficar assim, mas há uma balsa.",
            "pt",
        ),
        (
            "Il ponte è chiuso e nessuno sa per quanto tempo, ma non è una novità della città.",
            "it",
        ),
        (
            "De brug is dicht en niemand weet hoe lang het nog duurt voor het verkeer.",
            "nl",
        ),
        (
            "Мост закрыт, и никто не знает, надолго ли это было объявлено.",
            "ru",
        ),
        (
            "Міст закрито, і ніхто не знає, на який час його буде зачинено.",
            "uk",
        ),
        ("橋は閉鎖され、いつ開くか誰も知らない。", "ja"),
        ("大桥已经关闭，没有人知道什么时候开放。", "zh"),
        ("다리가 폐쇄되었고 언제 열릴지 아무도 모른다.", "ko"),
        ("الجسر مغلق ولا أحد يعرف إلى متى", "ar"),
        ("הגשר סגור ואיש אינו יודע עד מתי", "he"),
        ("Η γέφυρα είναι κλειστή", "el"),
        ("12345 + 67890", ""),
        ("Xyzzy plugh.", ""),
    ] {
        let found = language::detect(text).map_or("", |(tag, _)| tag);
        assert_eq!(found, expected, "{text}");
    }
}

fn read(name: &str, text: &str) -> ArticleDraft {
    draft(name, text.as_bytes()).expect("a text")
}

const BODY: &str = "The old mill by the weir is to become a school, the council said on Monday.\n\nIt has stood empty since the flood.";

#[test]
fn a_date_that_is_not_the_articles_is_none() {
    for text in [
        format!(
            "Mill to become a school\n\n{BODY}\n\nCopyright 2024 Weir Press. All rights reserved."
        ),
        format!("Tuesday, Mar 3, 2021\n19°C\nSelect city\nMill to become a school\n\n{BODY}"),
        format!("Mill to become a school\n\n{BODY} It was built on 3 May 1888 by two sisters."),
        format!(
            "Mill to become a school\n\n{BODY}\n\nMost popular\nOn this day: 4 July 1999\nNext: 5 July 1999"
        ),
    ] {
        assert_eq!(read("a.txt", &text).date, None, "{text}");
    }
    let both = format!(
        "Mill to become a school\nUpdated: 20 September 2015\nPublished: 19 September 2015\n\n{BODY}"
    );
    // Above the headline it may be the day on which somebody looked.
    let above =
        format!("26 January 2020\nMill to become a school\nUpdated: 20 September 2015\n\n{BODY}");
    let draft = read("a.txt", &above);
    assert_eq!(
        field(&draft, draft.date.as_ref()),
        "2015-09-20 [20 September 2015]"
    );
    let draft = read("a.txt", &both);
    assert_eq!(
        field(&draft, draft.date.as_ref()),
        "2015-09-19 [19 September 2015]"
    );
    assert_eq!(
        draft.date.expect("a date").why.sentence(),
        "“published” comes before the date."
    );
}

#[test]
fn the_outlet_stands_in_many_places() {
    let outlet = |draft: &ArticleDraft| field(draft, draft.outlet.as_ref());
    let text = format!("Mill to become a school\n\n{BODY}");
    assert_eq!(outlet(&read("a.txt", &text)), "nothing");
    assert_eq!(
        outlet(&read("Mill to become a school - The Weir Post.txt", &text)),
        "The Weir Post"
    );
    let by_agency = format!("Mill to become a school\n\nReuters\n\n{BODY}");
    assert_eq!(outlet(&read("a.txt", &by_agency)), "Reuters [Reuters]");
    let titled = format!(
        "<title>Mill to become a school – Weir Post</title><h1>Mill to become a school</h1><p>{BODY}"
    );
    assert_eq!(outlet(&read("a.html", &titled)), "Weir Post");
    // A dash inside the headline is no outlet.
    let dashed = format!("<title>Mill – a school</title><h1>Mill – a school</h1><p>{BODY}");
    assert_eq!(outlet(&read("a.html", &dashed)), "nothing");
}

#[test]
fn names_of_articles_are_unique_and_fit_in_links() {
    let mut taken = BTreeSet::new();
    for (name, expected) in [
        ("Bridge closed", "bridge-closed"),
        ("bridge_CLOSED!", "bridge-closed-2"),
        ("Bridge closed", "bridge-closed-3"),
        ("Brücke über die Größe", "bruecke-ueber-die-groesse"),
        ("L’été à Łódź", "lete-a-lodz"),
        ("老车站", "article-1"),
        ("الجسر", "article-2"),
        ("", "article-3"),
        ("article 4", "article-4"),
        ("---", "article-5"),
        ("000_b7bb.x", "000-b7bb-x"),
    ] {
        let id = slug(name, &taken);
        assert_eq!(id.as_str(), expected);
        taken.insert(id);
    }
    let long = slug(&"long name ".repeat(40), &taken);
    taken.insert(long.clone());
    assert!(long.as_str().len() <= 60);
    assert_ne!(slug(&"long name ".repeat(40), &taken), long);
}

#[test]
fn a_lesson_of_drafts_is_written_and_read_back() {
    let page = format!("Mill to become a school\nBy Ada Quill\n19 September 2015\n\n[ad]{BODY}");
    let drafts = vec![
        ("one".to_owned(), read("one.txt", &page)),
        ("One".to_owned(), read("b.txt", BODY)),
    ];
    let made = lesson("Two mills", &drafts).expect("a lesson");
    assert_eq!(
        (
            made.id.as_str(),
            made.title.as_str(),
            made.language.as_deref()
        ),
        ("two-mills", "Two mills", Some("en"))
    );
    assert_eq!(made.articles[0].headline, "Mill to become a school");
    assert_eq!(made.articles[0].date.as_deref(), Some("2015-09-19"));
    assert_eq!(made.articles[0].excluded.len(), 1);
    assert_eq!(made.articles[0].blocks[0].kind, BlockKind::Headline);
    // Without a headline the first words stand for it.
    assert!(made.articles[1].headline.starts_with("The old mill"));
    assert_eq!(
        made.articles[1].id,
        ArticleId::parse("one-2").expect("a slug")
    );
    let (opened, problems) = import(export_lesson(&made).as_bytes()).expect("our own file");
    assert_eq!(problems, []);
    assert_eq!(opened, Opened::Lesson(Box::new(made)));
    assert_eq!(lesson("x", &[]), Err(NoLesson::Empty));
    let many: Vec<_> = std::iter::repeat_n(drafts[1].clone(), limits::ARTICLES + 1).collect();
    assert_eq!(lesson("x", &many), Err(NoLesson::TooMany(201)));
    assert_eq!(
        lesson("中文", &drafts[1..]).expect("a lesson").id.as_str(),
        "lesson"
    );
}
