//! Several people on one computer: the chip in the bar, the start, and a work that is taken off and brought back.

use crate::browser::{forget_everything, script};
use crate::hand::{press, type_into};
use crate::mounted::{Mounted, focused};
use crate::open_lesson::{OpenLesson, bundled_lesson, person};
use lateral::core::backup::UnsavedKind;
use lateral::core::format::{self, Annotator, write_annotator};
use lateral::core::lesson::{Lesson, LessonId};
use lateral::core::storage::{Key, Sheet, SheetId, Store, Write, past, work_prefix};
use lateral::pages::reader::dialogs::Dialogs;
use lateral::pages::reader::{Masthead, StatusBanner, actions};
use lateral::pages::recovery::RecoveryPage;
use lateral::platform::indexed_db::Journal;
use lateral::platform::local_storage::Local;
use lateral::platform::stamp;
use lateral::state::dialogs::DialogKind;
use lateral::state::persistence::SaveStatus;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

async fn dialog(open: &OpenLesson) -> Mounted {
    let page = open.show(|| view! { <Dialogs/> });
    actions::open_dialog(open.reader, DialogKind::Sheets);
    page.until("the dialog", |page| page.all("dialog[open]").len() == 1)
        .await;
    page
}

/// Waits until everything is in both stores.
async fn saved(open: &OpenLesson, page: &Mounted) {
    let status = open.reader.persistence.status();
    page.until("all is saved", |_| {
        status.get_untracked() == SaveStatus::Saved
    })
    .await;
}

/// How many records of the first sheet local storage has.
async fn records_kept(open: &OpenLesson) -> usize {
    let prefix = format!("{}r/", work_prefix(&open.reader.session.lesson().id));
    Local.load(&prefix).await.expect("local storage").len()
}

#[wasm_bindgen_test]
async fn whose_sheet_it_is_stands_in_the_bar() {
    let open = OpenLesson::new().await;
    let page = open.show(|| view! { <Masthead/> });
    assert!(
        page.all(".whose-chip").is_empty(),
        "nobody has given a name"
    );
    for name in ["Ada", "<b>Ada</b>", "\u{5e2}\u{5d3}\u{5d4}"] {
        actions::set_annotator_name(open.reader, name);
        page.until("the name", |page| {
            page.all(".whose-chip bdi")
                .first()
                .is_some_and(|shown| shown.text_content().as_deref() == Some(name))
        })
        .await;
        let label = page.find(".whose-chip").get_attribute("aria-label");
        assert_eq!(label, Some(format!("Working as {name}")));
    }
    actions::set_annotator_name(open.reader, &"W".repeat(500));
    page.until("a long name", |page| {
        page.text(".whose-chip").starts_with("WW")
    })
    .await;
    assert_eq!(page.text(".whose-chip").chars().count(), 64);
    page.press(".whose-chip").await;
    assert_eq!(open.reader.dialogs.open(), Some(DialogKind::Sheets));
}

#[wasm_bindgen_test]
async fn whoever_begins_gives_a_name_for_the_work_that_is_open() {
    let open = OpenLesson::new().await;
    let page = dialog(&open).await;
    assert_eq!(page.text("#modal-title"), "Who is working?");
    assert_eq!(focused().tag_name(), "INPUT");
    press(&page, "Start").await;
    assert_eq!(page.text("[role=alert]"), "Type a name or a code first.");
    type_into(&page, "input", "Ada").await;
    press(&page, "Start").await;
    assert!(page.all("dialog").is_empty());
    assert_eq!(open.reader.identity.annotator_untracked().name, "Ada");
    let lesson = open.reader.session.lesson().id.clone();
    let chosen = untrack(|| open.reader.sheets.chosen(&lesson));
    assert_eq!(chosen, Some(Sheet::First), "nobody else had begun");
    script("sessionStorage.clear()").await;
}

#[wasm_bindgen_test]
async fn somebody_else_begins_on_a_sheet_of_their_own() {
    let open = OpenLesson::new().await;
    actions::set_annotator_name(open.reader, "Ada");
    open.mark(0, "Ashton Carter", &person());
    let page = dialog(&open).await;
    saved(&open, &page).await;
    page.until("Ada's sheet", |page| {
        page.all(".works-here > li").len() == 1
    })
    .await;
    assert_eq!(page.text(".works-here .what"), "Ada 1 mark, open now");
    type_into(&page, "input", " aDA ").await;
    press(&page, "Start as somebody else").await;
    assert!(
        page.text("[role=alert]")
            .starts_with("Ada has a sheet here already.")
    );
    type_into(&page, "input", "Ben").await;
    press(&page, "Start as somebody else").await;
    saved(&open, &page).await;
    let lesson = open.reader.session.lesson().id.clone();
    let chosen = untrack(|| open.reader.sheets.chosen(&lesson));
    let Some(sheet @ Sheet::Beside(_)) = chosen else {
        panic!("{chosen:?}");
    };
    let kept = Local
        .load(&sheet.prefix(&lesson))
        .await
        .expect("local storage");
    assert_eq!(kept.len(), 1);
    let (name, value) = &kept[0];
    assert!(name.ends_with("/annotator"), "{name}");
    let (annotator, _) = format::read_annotator(value).expect("an annotator");
    assert_eq!(annotator.name, "Ben");
    assert_eq!(open.reader.identity.annotator_untracked().name, "Ada");
    assert_eq!(records_kept(&open).await, 1, "Ada's mark is where it was");
    script("sessionStorage.clear()").await;
}

#[wasm_bindgen_test]
async fn a_work_is_taken_off_and_brought_back() {
    script("location.hash = ''").await;
    let open = OpenLesson::new().await;
    actions::set_annotator_name(open.reader, "Ada");
    let mark = open.mark(0, "Ashton Carter", &person());
    let page = open.show(|| view! { <StatusBanner/> });
    saved(&open, &page).await;
    open.reader.backup.note(mark, UnsavedKind::Mark);
    assert!(!untrack(|| actions::can_remove_work(open.reader)));
    actions::remove_work(open.reader);
    saved(&open, &page).await;
    assert_eq!(records_kept(&open).await, 1, "it is in no file");
    assert!(page.all(".remark").is_empty());
    open.reader.backup.downloaded();
    assert!(untrack(|| actions::can_remove_work(open.reader)));
    actions::remove_work(open.reader);
    page.until("word of it", |page| page.all(".remark").len() == 1)
        .await;
    assert!(
        page.text(".remark")
            .starts_with("The work by Ada on this lesson was removed from this computer.")
    );
    saved(&open, &page).await;
    assert_eq!(records_kept(&open).await, 0);
    press(&page, "Bring it back").await;
    assert!(page.all(".remark").is_empty());
    saved(&open, &page).await;
    assert_eq!(records_kept(&open).await, 1);
    script("location.hash = ''; sessionStorage.clear()").await;
}

fn lesson() -> Lesson {
    Lesson {
        id: LessonId::parse("ferry").expect("a slug"),
        ..bundled_lesson()
    }
}

/// The key and the value of whoever works on a sheet.
fn annotator(sheet: Sheet, name: &str) -> (Key, String) {
    let key = sheet.key(Key::Annotator(lesson().id));
    let annotator = Annotator {
        id: stamp::annotator(),
        name: name.into(),
    };
    (key, write_annotator(&annotator, 1))
}

#[wasm_bindgen_test]
async fn every_sheet_is_listed_and_a_removed_one_comes_back() {
    forget_everything().await;
    let other = Sheet::Beside(SheetId(9));
    let here = [annotator(Sheet::First, "Ada"), annotator(other, "Ben")];
    let here = here.map(|(key, value)| Write::Set(key, value)).to_vec();
    let (gone, value) = annotator(Sheet::Beside(SheetId(10)), "Cem");
    assert_eq!(Local.write(here.clone()).await, Ok(()));
    let journal = Journal::open(|_| ());
    assert_eq!(journal.write(here).await, Ok(()));
    assert_eq!(journal.write(vec![past(&gone, &value)]).await, Ok(()));
    let page = Mounted::new(RecoveryPage);
    page.until("the stores answer", |page| page.text("#said") != "Looking…")
        .await;
    let lessons = page.text("section[aria-labelledby=lessons] .rows > li");
    assert!(
        lessons.contains("by Ada (0 marks), Ben (0 marks)"),
        "{lessons}"
    );
    let row = "section[aria-labelledby=removed-work] .rows > li";
    assert_eq!(page.all(row).len(), 1);
    let said = page.text(row);
    assert!(said.starts_with("Work by Cem on "), "{said}");
    page.press(&format!("{row} button")).await;
    page.until("it is back", |page| page.all(row).is_empty())
        .await;
    let lessons = page.text("section[aria-labelledby=lessons] .rows > li");
    assert!(lessons.contains("Cem (0 marks)"), "{lessons}");
    let kept = Local.load(&gone.to_string()).await.expect("local storage");
    assert_eq!(kept, [(gone.to_string(), value)]);
}
