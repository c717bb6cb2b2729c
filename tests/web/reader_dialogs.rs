//! The dialogs of the reading page, in a real browser.

use std::sync::Arc;

use crate::hand::{button, change, press, type_into, value};
use crate::mounted::{Mounted, focused};
use crate::open_lesson::OpenLesson;
use lateral::core::format::{Annotator, Fault, Problem, Subject, Work};
use lateral::core::import::plan;
use lateral::core::keymap::SingleKeys;
use lateral::core::view::matching;
use lateral::pages::reader::actions;
use lateral::pages::reader::dialogs::Dialogs;
use lateral::state::dialogs::DialogKind;
use lateral::state::incoming_file::{FilePreview, WorkPreview};
use lateral::state::selection::MarkKind;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

async fn dialog(open: &OpenLesson, kind: DialogKind) -> Mounted {
    let page = open.show(|| view! { <Dialogs/> });
    assert!(page.all("dialog").is_empty());
    actions::open_dialog(open.reader, kind);
    page.until("the dialog", |page| page.all("dialog[open]").len() == 1)
        .await;
    page
}

#[wasm_bindgen_test]
async fn an_export_says_what_is_in_it_and_takes_a_name() {
    let open = OpenLesson::new().await;
    open.mark(0, "Ashton Carter", &MarkKind::Claim);
    let page = dialog(&open, DialogKind::Export).await;
    assert_eq!(page.text("#modal-title"), "Export your work");
    assert!(
        page.text(".modal-body p")
            .contains("marked: 1 claim in 1 article.")
    );
    assert_eq!(focused().tag_name(), "INPUT");
    change(&page, "input", " Ada ").await;
    assert_eq!(open.reader.identity.annotator_untracked().name, "Ada");
    assert!(page.text(".file-name").to_lowercase().contains("ada"));
    press(&page, "Cancel").await;
    assert!(page.all("dialog").is_empty());
}

#[wasm_bindgen_test]
async fn an_export_says_what_is_still_to_be_done_and_leads_there() {
    let open = OpenLesson::new().await;
    let page = dialog(&open, DialogKind::Export).await;
    assert!(page.all(".still-to-do").is_empty(), "the summary says it");
    press(&page, "Cancel").await;
    drop(page);
    let claim = open.mark(0, "Ashton Carter", &MarkKind::Claim);
    let page = dialog(&open, DialogKind::Export).await;
    let said: Vec<_> = page
        .all(".still-to-do button")
        .iter()
        .filter_map(|button| button.text_content())
        .collect();
    assert_eq!(said.len(), 5);
    assert_eq!(said[0], "1 claim has no gist.");
    assert_eq!(said[1], "Nothing is marked in Worldfold.");
    press(&page, "1 claim has no gist.").await;
    assert!(page.all("dialog").is_empty());
    page.until("the address of the claim", |_| {
        untrack(|| open.reader.route.get())
            .fragment()
            .ends_with(&claim.to_string())
    })
    .await;
    crate::browser::script("location.hash = ''").await;
}

#[wasm_bindgen_test]
async fn the_sheet_of_keys_switches_single_keys_off() {
    let open = OpenLesson::new().await;
    let page = dialog(&open, DialogKind::Help).await;
    assert_eq!(page.text("#modal-title"), "Shortcuts");
    assert_eq!(page.all(".sheets section").len(), 6);
    let input: HtmlInputElement = page.find("input[type=checkbox]").unchecked_into();
    assert!(input.checked());
    input.click();
    tick().await;
    assert_eq!(
        open.reader.preferences.single_keys_untracked(),
        SingleKeys::Off
    );
    press(&page, "Close").await;
    assert!(page.all("dialog").is_empty());
}

#[wasm_bindgen_test]
async fn words_are_found_and_the_chosen_place_is_marked() {
    let open = OpenLesson::new().await;
    let lesson = open.reader.session.lesson();
    leptos::web_sys::window()
        .expect("a window")
        .location()
        .set_hash(
            &lateral::core::route::Route::Article(
                lesson.id.clone(),
                lesson.articles[0].id.clone(),
                None,
            )
            .fragment(),
        )
        .expect("an address");
    let page = dialog(&open, DialogKind::Quote).await;
    assert_eq!(focused().tag_name(), "INPUT");
    assert!(page.find(".tags").hidden());
    page.until("the article", |_| {
        open.reader.article_untracked() == Some(0)
    })
    .await;
    type_into(&page, "input[type=text]", "no such words as these").await;
    assert!(
        page.text("[aria-live]")
            .starts_with("These words are not in the article.")
    );
    type_into(&page, "input[type=text]", "the").await;
    let places = page.all("input[type=radio]");
    assert!(places.len() > 1, "{}", page.text("[aria-live]"));
    page.until("the first place", |_| {
        places[0].unchecked_ref::<HtmlInputElement>().checked()
    })
    .await;
    places[1].click();
    tick().await;
    let is_checked = |at: usize| places[at].unchecked_ref::<HtmlInputElement>().checked();
    assert!(is_checked(1) && !is_checked(0));
    press(&page, "Claim").await;
    page.until("the dialog's end", |page| page.all("dialog").is_empty())
        .await;
    let marked = open.reader.session.with_untracked(|workspace| {
        matching(workspace, 0, &lateral::core::view::MarkFilter::default()).len()
    });
    assert_eq!(marked, 1);
}

fn problem(number: usize) -> Problem {
    Problem {
        subject: Subject::Record(number),
        trouble: Fault::Unreadable.into(),
    }
}

fn work(open: &OpenLesson, problems: Vec<Problem>) -> FilePreview {
    let lesson = open.reader.session.lesson();
    let work = Work {
        lesson: lesson.id.clone(),
        lesson_title: lesson.title.clone(),
        annotator: Annotator {
            name: "Ada".into(),
            ..open.reader.identity.annotator_untracked()
        },
        articles: Vec::new(),
        records: Vec::new(),
    };
    let plan = open
        .reader
        .session
        .with_untracked(|workspace| plan(workspace, &work));
    FilePreview::Work(Arc::new(WorkPreview {
        work,
        plan,
        problems,
        texts_differ: true,
    }))
}

#[wasm_bindgen_test]
async fn a_file_is_shown_before_it_is_taken_in() {
    let open = OpenLesson::new().await;
    let page = dialog(&open, DialogKind::Import).await;
    let incoming = open.reader.incoming;
    incoming.begin();
    tick().await;
    assert_eq!(page.text("[aria-live] p"), "Reading the file…");

    incoming.end(work(&open, (0..30).map(problem).collect()));
    tick().await;
    assert_eq!(page.text("h3"), "Work by Ada");
    assert!(
        page.text(".effects")
            .contains("importing it changes nothing")
    );
    assert!(button(&page, "Import").has_attribute("disabled"));
    assert_eq!(page.all(".problems li").len(), 21);
    assert!(!page.find(".problems").has_attribute("open"));

    incoming.end(work(&open, vec![problem(1)]));
    tick().await;
    assert!(page.find(".problems").has_attribute("open"));

    incoming.end(FilePreview::Lesson(
        open.reader.session.lesson(),
        Vec::new(),
    ));
    tick().await;
    assert!(page.text("h3").starts_with("Lesson: "));
    assert!(page.all(".problems").is_empty());

    incoming.end(FilePreview::Refused("It is no work.".into()));
    tick().await;
    assert_eq!(page.text(".refused"), "It is no work.");
    assert_eq!(value(&page, "input[type=file]"), "");
    press(&page, "Close").await;
    assert!(page.all("dialog").is_empty());
}
