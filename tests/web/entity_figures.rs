//! Dates and numbers of marks, the line of time and the picture, in a real browser.

use crate::hand::{change, press, value};
use crate::mounted::Mounted;
use crate::open_lesson::{OpenLesson, person};
use lateral::core::annotation::command;
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::{Body, EntityValue};
use lateral::core::compare::values::value_line;
use lateral::core::lesson::tag_set::TagId;
use lateral::pages::reader::actions;
use lateral::pages::reader::mark_list::MarkPanel;
use lateral::pages::reader::overview::{Overview, OverviewPage};
use lateral::platform::pixels;
use lateral::state::selection::MarkKind;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;

fn date() -> MarkKind {
    MarkKind::Tag(TagId::parse("date").expect("a tag"))
}

/// What the one whom a mark names is, as a line.
fn line_of(open: &OpenLesson, mark: RecordId) -> Option<String> {
    open.reader.session.with_untracked(|workspace| {
        let record = workspace.get(mark)?;
        let named = EntityIndex::new(workspace).named_by(record);
        let entity = workspace.entity(*named.first()?)?;
        entity.value.as_ref().map(value_line)
    })
}

#[wasm_bindgen_test]
async fn a_date_is_proposed_and_nothing_is_filled_in() {
    let open = OpenLesson::new().await;
    let mark = open.mark(0, "Friday", &date());
    let page = open.show(|| view! { <MarkPanel at=0/> });
    page.until("the row", |page| page.all(".marks > li").len() == 1)
        .await;
    actions::focus_mark(open.reader, mark);
    page.until("the line", |page| !page.all(".value-line").is_empty())
        .await;
    assert_eq!(value(&page, ".value-line"), "");
    assert_eq!(line_of(&open, mark), None, "nothing was filled in");
    let why = page.text(".value .remark");
    assert!(
        why.contains("the latest Friday; the article has no date"),
        "{why}"
    );
    press(&page, "Set to 18 September 2015").await;
    assert_eq!(line_of(&open, mark).as_deref(), Some("2015-09-18"));
    page.until("the line says so", |page| {
        value(page, ".value-line") == "2015-09-18"
    })
    .await;
    assert!(page.all(".value .offers").is_empty());
    // By hand, and what is none is said and kept.
    change(&page, ".value-line", "soonish").await;
    assert!(page.find(".value-line").has_attribute("aria-invalid"));
    assert!(page.text(".value-refused").starts_with("Write a date"));
    assert_eq!(line_of(&open, mark).as_deref(), Some("2015-09-18"));
    change(&page, ".value-line", "18 Sept 2015 8:45").await;
    assert_eq!(line_of(&open, mark).as_deref(), Some("2015-09-18 08:45"));
    page.until("the zone", |page| {
        page.all(".value-read").len() == 1 && page.text(".value-read").ends_with("zone unknown")
    })
    .await;
    actions::undo(open.reader);
    assert_eq!(line_of(&open, mark).as_deref(), Some("2015-09-18"));
    actions::undo(open.reader);
    assert_eq!(line_of(&open, mark), None);
    let is_named = open.reader.session.with_untracked(|workspace| {
        matches!(workspace.body(mark), Some(Body::Mention(mention)) if !mention.entities.is_empty())
    });
    assert!(!is_named, "the card went with the same step");
}

#[wasm_bindgen_test]
async fn a_person_has_no_date() {
    let open = OpenLesson::new().await;
    let mark = open.mark(0, "Friday", &person());
    let page = open.show(|| view! { <MarkPanel at=0/> });
    page.until("the row", |page| page.all(".marks > li").len() == 1)
        .await;
    actions::focus_mark(open.reader, mark);
    page.until("who it is", |page| !page.all(".who .combobox").is_empty())
        .await;
    tick().await;
    assert!(page.all(".value-line").is_empty());
}

#[wasm_bindgen_test]
async fn all_names_of_one_are_marked_with_ticks() {
    let open = OpenLesson::new().await;
    let mark = open.mark(
        0,
        "Russia",
        &MarkKind::Tag(TagId::parse("place").expect("a tag")),
    );
    actions::edit(open.reader, |workspace, stamp| {
        command::link_to_new(workspace, stamp, mark, "Russia")
    });
    let page = open.show(|| view! { <MarkPanel at=0/> });
    page.until("the row", |page| page.all(".marks > li").len() == 1)
        .await;
    actions::focus_mark(open.reader, mark);
    page.until("the places", |page| page.all(".same-words").len() == 1)
        .await;
    assert!(
        page.text(".same-words summary")
            .starts_with("Its names in ")
    );
    page.press(".same-words summary").await;
    page.until("the ticks", |page| {
        !page.all(".same-places input").is_empty()
    })
    .await;
    page.all(".same-scope input")[1].click();
    tick().await;
    let words = page.all(".same-places strong");
    let words = words.iter().filter_map(|words| words.text_content());
    assert!(words.into_iter().all(|words| words == "Russia"));
    let around = page.all(".same-places label").into_iter();
    let around: Vec<String> = around.filter_map(|label| label.text_content()).collect();
    assert!(
        around.iter().all(|label| !label.contains("Russia Today")),
        "{around:?}"
    );
    let count = around.len();
    page.all(".same-places input")[0].click();
    tick().await;
    press(&page, &format!("Mark {} places", count - 1)).await;
    let named = || {
        open.reader.session.with_untracked(|workspace| {
            let index = EntityIndex::new(workspace);
            let entity = index.shown().next().expect("a card");
            index.mentions(entity).len()
        })
    };
    assert_eq!(named(), count);
    actions::undo(open.reader);
    assert_eq!(named(), 1, "one step");
}

/// The call and a month, each with its date.
async fn with_dates() -> (OpenLesson, Mounted) {
    let open = OpenLesson::new().await;
    for (at, words, line) in [
        (0, "Friday", "2015-09-18"),
        (0, "March 2014", "2014-03"),
        (1, "Friday", "2015-09-18"),
    ] {
        let mark = open.mark(at, words, &date());
        let value = lateral::core::compare::values::read_value(line).expect("a date");
        actions::edit(open.reader, |workspace, stamp| {
            command::link_to_value(workspace, stamp, mark, words, value)
        });
    }
    open.mark(1, "last August", &date());
    let page = open.show(|| view! { <OverviewPage page=Overview::Entities/> });
    page.until("the rows", |page| page.all("tbody").len() == 3)
        .await;
    (open, page)
}

fn texts(page: &Mounted, selector: &str) -> Vec<String> {
    let all = page.all(selector).into_iter();
    all.filter_map(|element| element.text_content()).collect()
}

#[wasm_bindgen_test]
async fn dates_stand_on_a_line_and_in_a_list() {
    let (open, page) = with_dates().await;
    press(&page, "Timeline").await;
    page.until("the line", |page| page.all(".timeline thead th").len() == 2)
        .await;
    assert_eq!(
        texts(&page, ".timeline thead .when"),
        ["March 2014", "18 September 2015"]
    );
    assert_eq!(texts(&page, ".timeline thead .gap"), ["18 months later"]);
    assert_eq!(
        page.all(".timeline tbody tr").len(),
        2,
        "articles with a date"
    );
    assert_eq!(
        texts(&page, ".timeline-list h3"),
        ["March 2014", "18 September 2015"]
    );
    let link = page.find(".timeline tbody a").get_attribute("href");
    assert!(link.is_some_and(|link| link.starts_with("#/the-defence-call/capitol-ledger/")));
    // What has no date is offered one.
    assert_eq!(page.all(".undated li").len(), 1);
    press(&page, "Set to August 2014").await;
    page.until("a third date", |page| {
        page.all(".timeline thead th").len() == 3 && page.all(".undated").is_empty()
    })
    .await;
    actions::undo(open.reader);
    page.until("it is undone", |page| page.all(".undated li").len() == 1)
        .await;
    press(&page, "Table").await;
    page.until("the table", |page| page.all(".entities-table").len() == 1)
        .await;
}

#[wasm_bindgen_test]
async fn the_picture_shows_what_is_listed_and_becomes_pixels() {
    let (_open, page) = with_dates().await;
    press(&page, "Picture").await;
    page.until("the picture", |page| page.all(".picture svg").len() == 1)
        .await;
    assert_eq!(page.all(".picture circle").len(), 3);
    assert_eq!(texts(&page, ".picture .on-dot"), ["1", "1", "1"]);
    crate::hand::type_into(&page, "input[type=search]", "march").await;
    page.until("one dot", |page| page.all(".picture circle").len() == 1)
        .await;
    press(&page, "Table").await;
    let picture = lateral::core::view::Picture {
        width: 40,
        height: 30,
        title: "</title><script>".to_owned(),
        shapes: Vec::new(),
    };
    let png = pixels::png(&picture.svg(), 40, 30).await.expect("pixels");
    let png: web_sys::Blob = png.unchecked_into();
    assert_eq!(png.type_(), "image/png");
    assert!(png.size() > 50.0);
}

#[wasm_bindgen_test]
async fn a_card_has_the_date_of_its_marks() {
    let (open, page) = with_dates().await;
    let rows = texts(&page, "tbody .entity-name");
    assert!(
        rows.iter().any(|row| row.contains("18 September 2015")),
        "{rows:?}"
    );
    page.press("tbody .entity-name").await;
    page.until("the line", |page| page.all(".value-line").len() == 1)
        .await;
    change(&page, ".value-line", "about 50 minutes").await;
    let is_set = open.reader.session.with_untracked(|workspace| {
        let index = EntityIndex::new(workspace);
        index.shown().any(|id| {
            matches!(workspace.entity(id).and_then(|it| it.value.as_ref()), Some(EntityValue::Quantity(it)) if it.number == "50" && it.about)
        })
    });
    assert!(is_set);
}
