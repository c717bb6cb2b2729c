//! The table of all who are named, in a real browser: opening, writing, merging, splitting, deleting, looking.

use crate::hand::{button, change, press, send, type_into, value};
use crate::mounted::{Mounted, focused};
use crate::open_lesson::{OpenLesson, person};
use lateral::core::annotation::command;
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::{Body, Entity};
use lateral::pages::reader::actions;
use lateral::pages::reader::overview::{Overview, OverviewPage};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::script;

/// Marks the words in these articles and says whom they name.
fn named(open: &OpenLesson, name: &str, places: &[(usize, &str)]) -> RecordId {
    let mut made = None;
    for (at, words) in places {
        let mark = open.mark(*at, words, &person());
        match made {
            None => {
                made = actions::edit(open.reader, |workspace, stamp| {
                    command::link_to_new(workspace, stamp, mark, name)
                });
            }
            Some(entity) => {
                actions::edit(open.reader, |workspace, _| {
                    command::link(workspace, mark, &[entity])
                });
            }
        }
    }
    made.expect("an entity")
}

fn entity(open: &OpenLesson, id: RecordId) -> Option<Entity> {
    let session = open.reader.session;
    session.with_untracked(|workspace| match workspace.body(id) {
        Some(Body::Entity(entity)) => Some((**entity).clone()),
        _ => None,
    })
}

fn marks_of(open: &OpenLesson, id: RecordId) -> usize {
    let session = open.reader.session;
    session.with_untracked(|workspace| EntityIndex::new(workspace).mentions(id).len())
}

/// Carter in two articles under two names, and Shoygu in one.
async fn with_two() -> (OpenLesson, Mounted, RecordId, RecordId) {
    let open = OpenLesson::new().await;
    let carter = named(&open, "Ash Carter", &[(0, "Ashton Carter"), (1, "Carter")]);
    let shoygu = named(&open, "Sergei Shoygu", &[(0, "Sergei Shoygu")]);
    let page = open.show(|| view! { <OverviewPage page=Overview::Entities/> });
    page.until("two rows", |page| page.all("tbody").len() == 2)
        .await;
    (open, page, carter, shoygu)
}

fn row(id: RecordId) -> String {
    format!("[data-entity=\"{id}\"]")
}

async fn open_row(page: &Mounted, id: RecordId) {
    page.press(&format!("{} .entity-name", row(id))).await;
    page.until("the card", |page| !page.all(".entity-rename").is_empty())
        .await;
}

fn names(page: &Mounted) -> Vec<String> {
    let names = page.all(".entity-called").into_iter();
    names.filter_map(|name| name.text_content()).collect()
}

#[wasm_bindgen_test]
async fn every_entity_is_a_row_and_every_article_a_column() {
    let (_open, page, carter, shoygu) = with_two().await;
    assert_eq!(names(&page), ["Ash Carter", "Sergei Shoygu"]);
    assert_eq!(page.all("thead th[scope=col]").len(), 2 + 5);
    assert_eq!(page.all("tbody th[scope=row]").len(), 2);
    assert_eq!(page.text("caption"), "2 names in 5 articles, with 3 marks");
    let cells = page.all(&format!("{} td", row(carter)));
    let said = |at: usize| cells[at].text_content().unwrap_or_default();
    assert!(said(0).starts_with('2'), "{}", said(0));
    assert!(said(1).contains("1Ashton Carter"), "{}", said(1));
    assert!(said(2).contains("1Carter"), "{}", said(2));
    assert!(said(3).ends_with("–nothing marked here yet"), "{}", said(3));
    let others = page.all(&format!("{} td", row(shoygu)));
    let unnamed = others.iter().filter_map(|cell| cell.text_content());
    let unnamed = unnamed.filter(|said| said.ends_with("–not named"));
    assert_eq!(unnamed.count(), 1, "one of two articles with marks");
    assert_eq!(page.all(&format!("{} .silent", row(shoygu))).len(), 4);
}

#[wasm_bindgen_test]
async fn a_search_and_an_order_change_what_is_listed() {
    let (_open, page, ..) = with_two().await;
    type_into(&page, "input[type=search]", "shoyg").await;
    assert_eq!(names(&page), ["Sergei Shoygu"]);
    assert_eq!(
        page.text("caption"),
        "1 of 2 names in 5 articles, with 3 marks"
    );
    type_into(&page, "input[type=search]", "nobody like it").await;
    assert!(page.all("tbody").is_empty());
    press(&page, "Show all names").await;
    assert_eq!(names(&page).len(), 2);
}

#[wasm_bindgen_test]
async fn a_card_is_written_and_each_field_is_a_step() {
    let (open, page, carter, _) = with_two().await;
    open_row(&page, carter).await;
    change(&page, ".entity-rename", "Ashton B. Carter").await;
    assert_eq!(
        entity(&open, carter).expect("a card").name,
        "Ashton B. Carter"
    );
    page.until("the row says so", |page| {
        names(page).contains(&"Ashton B. Carter".to_owned())
    })
    .await;
    // A name that is none is not taken, and the field says what counts.
    change(&page, ".entity-rename", "  ").await;
    assert_eq!(value(&page, ".entity-rename"), "Ashton B. Carter");
    change(&page, "[inputmode=url]", "javascript:alert(1)").await;
    assert_eq!(entity(&open, carter).expect("a card").link, None);
    assert!(page.find("[inputmode=url]").has_attribute("aria-invalid"));
    change(&page, "[inputmode=url]", "https://example.org/carter").await;
    page.until("the way there", |page| {
        !page.all(".entity-link a").is_empty()
    })
    .await;
    let link = page.find(".entity-link a");
    assert_eq!(
        link.get_attribute("rel").as_deref(),
        Some("noopener noreferrer")
    );
    let areas = page.all(".entity-card textarea");
    assert_eq!(areas.len(), 2, "other names and the note");
    change(&page, ".entity-card textarea", "Ash\nthe secretary\n\nAsh").await;
    assert_eq!(
        entity(&open, carter).expect("a card").other_names,
        ["Ash", "the secretary"]
    );
    change(&page, ".entity-card select", "place").await;
    let tag = entity(&open, carter).expect("a card").tag;
    assert_eq!(tag.expect("a tag").as_str(), "place");
    for _ in 0..4 {
        actions::undo(open.reader);
    }
    let card = entity(&open, carter).expect("a card");
    assert_eq!(card.name, "Ash Carter");
    assert_eq!((card.link, card.other_names.len()), (None, 0));
}

#[wasm_bindgen_test]
async fn one_is_merged_into_another_by_keys_and_undone() {
    let (open, page, carter, shoygu) = with_two().await;
    open_row(&page, carter).await;
    let field = page.find("[role=combobox]");
    assert_eq!(
        field.get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
    type_into(&page, "[role=combobox]", "shoy").await;
    assert_eq!(
        field.get_attribute("aria-expanded").as_deref(),
        Some("true")
    );
    let active = field.get_attribute("aria-activedescendant").expect("one");
    let option = page.find(&format!("#{active}"));
    assert_eq!(option.get_attribute("role").as_deref(), Some("option"));
    field.focus().expect("a field");
    script("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))").await;
    tick().await;
    assert_eq!(entity(&open, shoygu), None);
    assert_eq!(marks_of(&open, carter), 3);
    assert_eq!(
        entity(&open, carter).expect("a card").other_names,
        ["Sergei Shoygu"]
    );
    page.until("one row", |page| page.all("tbody").len() == 1)
        .await;
    let last = open.reader.toasts.last().get_untracked();
    assert_eq!(
        last.map(|toast| toast.sentence).as_deref(),
        Some("Merged “Sergei Shoygu” into “Ash Carter”.")
    );
    actions::undo(open.reader);
    assert_eq!(marks_of(&open, carter), 2);
    assert!(entity(&open, shoygu).is_some());
    page.until("two rows", |page| page.all("tbody").len() == 2)
        .await;
}

#[wasm_bindgen_test]
async fn a_row_is_dragged_onto_another_one() {
    let (open, page, carter, shoygu) = with_two().await;
    let head = page.find(&format!("{} th", row(shoygu)));
    assert_eq!(head.get_attribute("draggable").as_deref(), Some("true"));
    send(&head, "dragstart");
    tick().await;
    let onto = page.find(&row(carter));
    assert!(!send(&onto, "dragover"), "it is taken");
    tick().await;
    assert!(onto.class_list().contains("target"));
    // On itself nothing happens.
    assert!(send(&page.find(&row(shoygu)), "dragover"));
    send(&onto, "drop");
    assert_eq!(marks_of(&open, carter), 3);
    assert_eq!(entity(&open, shoygu), None);
}

#[wasm_bindgen_test]
async fn some_marks_are_moved_to_a_card_of_their_own() {
    let (open, page, carter, _) = with_two().await;
    open_row(&page, carter).await;
    page.until("both lines", |page| {
        page.all(".concordance-lines > li").len() == 2
    })
    .await;
    assert!(page.all(".split-bar").is_empty());
    page.all(".tick input")[1].click();
    tick().await;
    page.until("its words as the name", |page| {
        value(page, ".split-bar input") == "Carter"
    })
    .await;
    press(&page, "Move to a new card").await;
    assert_eq!(marks_of(&open, carter), 1);
    page.until("three rows", |page| page.all("tbody").len() == 3)
        .await;
    assert!(names(&page).contains(&"Carter".to_owned()));
    actions::undo(open.reader);
    assert_eq!(marks_of(&open, carter), 2);
}

#[wasm_bindgen_test]
async fn a_card_is_deleted_and_its_marks_stay() {
    let (open, page, carter, shoygu) = with_two().await;
    open_row(&page, carter).await;
    let marks = || {
        open.reader
            .session
            .with_untracked(|workspace| (0..5).map(|at| workspace.index().total(at)).sum::<usize>())
    };
    press(&page, "Delete the card").await;
    assert_eq!((entity(&open, carter), marks()), (None, 3));
    page.until("one row", |page| page.all("tbody").len() == 1)
        .await;
    let next = page.find(&format!("{} .entity-name", row(shoygu)));
    assert_eq!(focused(), AsRef::<web_sys::Element>::as_ref(&next).clone());
    actions::undo(open.reader);
    assert_eq!(marks_of(&open, carter), 2);
}

#[wasm_bindgen_test]
async fn a_place_is_a_link_and_the_order_of_places_can_be_another() {
    let (open, page, carter, _) = with_two().await;
    open_row(&page, carter).await;
    page.until("both lines", |page| page.all(".kwic a").len() == 2)
        .await;
    let lesson = open.reader.session.lesson();
    let href = page.find(".kwic a").get_attribute("href").expect("a link");
    assert!(href.starts_with(&format!(
        "#/{}/{}/",
        lesson.id.as_str(),
        lesson.articles[0].id.as_str()
    )));
    press(&page, "By the words after").await;
    let pressed = button(&page, "By the words after");
    assert_eq!(
        pressed.get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
    script("document.querySelector('.entity-open button').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))").await;
    page.until("it is closed", |page| page.all(".entity-open").is_empty())
        .await;
}

#[wasm_bindgen_test]
async fn who_has_named_nobody_is_told_how() {
    let open = OpenLesson::new().await;
    let page = open.show(|| view! { <OverviewPage page=Overview::Entities/> });
    assert!(page.text(".empty").starts_with("Mark a name in an article"));
    assert!(page.all("table").is_empty());
    let way = page.find(".begin a").get_attribute("href").expect("a link");
    assert!(way.ends_with(open.reader.session.lesson().articles[0].id.as_str()));
}
