//! The dialogs of the reading page, in a real browser.

use std::sync::Arc;

use crate::hand::{button, press, type_into, value};
use crate::mounted::{Mounted, focused};
use crate::open_lesson::{OpenLesson, range_of};
use lateral::core::annotation::anchor::Anchor;
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId, State};
use lateral::core::annotation::{Body, Claim};
use lateral::core::extra::Extra;
use lateral::core::format::{Annotator, Fault, Problem, Subject, Work};
use lateral::core::keymap::SingleKeys;
use lateral::core::route::Route;
use lateral::core::view::matching;
use lateral::pages::reader::WorkApart;
use lateral::pages::reader::actions;
use lateral::pages::reader::dialogs::Dialogs;
use lateral::state::dialogs::DialogKind;
use lateral::state::incoming_files::{FilePreview, IncomingFile, WorkPreview};
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
async fn an_export_says_what_is_in_it_and_takes_a_name_with_the_file() {
    let open = OpenLesson::new().await;
    open.mark(0, "Ashton Carter", &MarkKind::Claim);
    let page = dialog(&open, DialogKind::Export).await;
    assert_eq!(page.text("#modal-title"), "Export your work");
    assert!(
        page.text(".modal-body p")
            .contains("marked: 1 claim in 1 article.")
    );
    assert_eq!(focused().tag_name(), "INPUT");
    let name = || open.reader.identity.annotator_untracked().name;
    type_into(&page, "input", " Ada ").await;
    assert!(page.text(".file-name").to_lowercase().contains("ada"));
    press(&page, "Cancel").await;
    assert!(page.all("dialog").is_empty());
    assert_eq!(name(), "", "who cancels goes on as before");
    drop(page);
    let page = dialog(&open, DialogKind::Export).await;
    type_into(&page, "input", " Ada ").await;
    press(&page, "Download my work").await;
    assert_eq!(name(), "Ada");
}

#[wasm_bindgen_test]
async fn an_export_says_what_is_still_to_be_done_and_leads_there() {
    // Somewhere else than the article with the claim.
    crate::browser::script("location.hash = ''").await;
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
    assert_eq!(said[0], "1 claim is not yet in your own words.");
    assert_eq!(said[1], "Nothing is marked in Worldfold.");
    press(&page, "1 claim is not yet in your own words.").await;
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
    assert_eq!(page.text("#modal-title"), "Help");
    assert_eq!(page.all(".sheets section").len(), 8);
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

/// The file of a work, as it is shown.
fn work(open: &OpenLesson, annotator: Annotator, problems: Vec<Problem>) -> FilePreview {
    FilePreview::Work(Arc::new(WorkPreview {
        work: work_of(open, annotator),
        problems,
        texts_differ: true,
    }))
}

/// A work with one mark, on “Ashton Carter”.
fn work_of(open: &OpenLesson, annotator: Annotator) -> Work {
    let lesson = open.reader.session.lesson();
    let article = &lesson.articles[0];
    let range = range_of(article, "Ashton Carter");
    let body = Body::Claim(Claim {
        article: article.id.clone(),
        anchor: Anchor::describe(&article.text, &[range]).expect("words"),
        kind: None,
        gist: "He called.".into(),
        note: String::new(),
    });
    let record = Record {
        id: RecordId(annotator.id.0.into()),
        revision: 1,
        annotator: annotator.id,
        annotator_name: String::new(),
        state: State::Live(body),
        extra: Extra::new(),
    };
    Work {
        lesson: lesson.id.clone(),
        lesson_title: lesson.title.clone(),
        annotator,
        articles: Vec::new(),
        records: vec![record],
    }
    .signed()
}

fn called(number: u64, name: &str) -> Annotator {
    Annotator {
        id: AnnotatorId(number),
        name: name.into(),
    }
}

fn me(open: &OpenLesson) -> Annotator {
    open.reader.identity.annotator_untracked()
}

/// Files of these names, being read.
fn files(open: &OpenLesson, names: &[&str]) -> Vec<IncomingFile> {
    let names = names.iter().map(ToString::to_string);
    open.reader.incoming.begin(names)
}

/// How many marks there are.
fn count(open: &OpenLesson) -> usize {
    let session = open.reader.session;
    session.with_untracked(|workspace| workspace.records().len())
}

#[wasm_bindgen_test]
async fn a_file_is_shown_before_it_is_taken_in() {
    let open = OpenLesson::new().await;
    let page = dialog(&open, DialogKind::Import).await;
    let file = files(&open, &["mine.json"]).remove(0);
    tick().await;
    assert_eq!(page.text(".incoming-files .file-name"), "mine.json");
    assert!(page.text(".incoming-files").contains("Reading the file…"));

    let mine = Annotator {
        name: "Ada".into(),
        ..me(&open)
    };
    file.set(work(&open, mine.clone(), (0..30).map(problem).collect()));
    tick().await;
    assert_eq!(page.text("h3"), "Work by Ada");
    assert!(page.text(".incoming-files").contains("It has 1 claim."));
    assert!(page.text(".effects").contains("1 new mark"));
    assert!(!button(&page, "Import").has_attribute("disabled"));
    assert_eq!(page.all(".problems li").len(), 21);
    assert!(!page.find(".problems").has_attribute("open"));

    file.set(work(&open, mine, vec![problem(1)]));
    tick().await;
    assert!(page.find(".problems").has_attribute("open"));

    file.set(FilePreview::Lesson(
        open.reader.session.lesson(),
        Vec::new(),
    ));
    tick().await;
    assert!(page.text("h3").starts_with("Lesson: "));
    assert!(page.all(".problems").is_empty());

    file.set(FilePreview::Refused("It is no work.".into()));
    tick().await;
    assert_eq!(page.text(".refused"), "It is no work.");
    assert_eq!(value(&page, "input[type=file]"), "");
    press(&page, "Close").await;
    assert!(page.all("dialog").is_empty());
}

#[wasm_bindgen_test]
async fn ones_own_work_from_elsewhere_is_continued_only_on_a_yes_to_that() {
    let open = OpenLesson::new().await;
    let page = dialog(&open, DialogKind::Import).await;
    let maya = called(5, "Maya");
    for file in files(&open, &["maya.json"]) {
        file.set(work(&open, maya.clone(), Vec::new()));
    }
    tick().await;
    let before = me(&open);
    press(&page, "Add to my work").await;
    assert!(page.all("dialog").is_empty());
    assert_eq!((me(&open), count(&open)), (before, 1));
    drop(page);

    let again = OpenLesson::new().await;
    let page = dialog(&again, DialogKind::Import).await;
    for file in files(&again, &["maya.json"]) {
        file.set(work(&again, maya.clone(), Vec::new()));
    }
    tick().await;
    press(&page, "Continue as my work").await;
    assert!(page.all("dialog").is_empty());
    assert_eq!((me(&again), count(&again)), (maya, 1));
    crate::browser::script("sessionStorage.clear()").await;
}

#[wasm_bindgen_test]
async fn a_teacher_who_collects_becomes_nobody_else() {
    const FIRST: &str = ".incoming-files .primary";
    let open = OpenLesson::new().await;
    let page = dialog(&open, DialogKind::Import).await;
    assert_eq!(focused().get_attribute("type").as_deref(), Some("file"));
    for file in files(&open, &["maya.json"]) {
        file.set(work(&open, called(5, "Maya"), Vec::new()));
    }
    tick().await;
    assert_eq!(page.text(FIRST), "Continue as my work");
    actions::set_annotator_name(open.reader, "Frau Weber");
    tick().await;
    assert_eq!(page.text(FIRST), "Look at it");
    actions::set_annotator_name(open.reader, "Maya");
    for file in files(&open, &["maya.json", "ben.json"]) {
        file.set(work(&open, called(5, "Maya"), Vec::new()));
    }
    tick().await;
    let firsts: Vec<_> = page.all(FIRST).iter().map(|it| it.text_content()).collect();
    assert_eq!(
        firsts,
        [Some("Look at it".to_owned()), Some("Look at it".to_owned())]
    );
}

#[wasm_bindgen_test]
async fn several_works_are_added_one_by_one_or_all_at_once() {
    let open = OpenLesson::new().await;
    open.mark(0, "Sergei Shoygu", &MarkKind::Claim);
    let page = dialog(&open, DialogKind::Import).await;
    let chosen = files(&open, &["a.json", "b.json", "c.json", "letter.json"]);
    for (number, file) in (5..).zip(&chosen[..3]) {
        file.set(work(&open, called(number, "Bo"), Vec::new()));
    }
    chosen[3].set(FilePreview::Refused("It is no work.".into()));
    tick().await;
    assert_eq!(page.all(".incoming-files > li").len(), 4);
    assert_eq!(page.text("[role=status]"), "4 files chosen.");
    assert!(page.text(".incoming-files").contains("somebody else’s"));
    press(&page, "Add to my work").await;
    assert_eq!(count(&open), 2);
    assert!(
        page.text(".incoming-files > li")
            .contains("Added to your work.")
    );
    assert_eq!(focused().tag_name(), "LI");
    press(&page, "Add both works to my work").await;
    assert!(page.all("dialog").is_empty());
    assert_eq!(count(&open), 4);
    actions::undo(open.reader);
    let live = open.reader.session.with_untracked(|workspace| {
        let records = workspace.records().values();
        records.filter(|record| record.body().is_some()).count()
    });
    assert_eq!(live, 2, "all at once are one step");
    drop(page);
    let page = dialog(&open, DialogKind::Export).await;
    assert!(
        page.text(".modal-body")
            .contains("1 mark made by somebody else")
    );
}

#[wasm_bindgen_test]
async fn a_work_is_looked_at_and_nothing_is_changed() {
    let open = OpenLesson::new().await;
    open.mark(0, "Sergei Shoygu", &MarkKind::Claim);
    let page = dialog(&open, DialogKind::Import).await;
    for file in files(&open, &["bo.json"]) {
        file.set(work(&open, called(5, "Bo\u{202e}"), Vec::new()));
    }
    tick().await;
    press(&page, "Look at it").await;
    assert!(page.all("dialog").is_empty());
    assert!(open.reader.looked_at.is_some());
    drop(page);

    let reader = open.reader;
    let (lesson, kept) = (reader.session.lesson(), me(&open));
    let route = Route::Article(lesson.id.clone(), lesson.articles[0].id.clone(), None);
    crate::browser::script(&format!("location.hash = '{}'", route.fragment())).await;
    let page = open.show(|| view! { <WorkApart/> });
    page.until("the bar", |page| !page.all(".whose-work").is_empty())
        .await;
    assert_eq!(page.text(".whose-work bdi"), "Bo");
    page.until("the marks of that work", |page| {
        page.all("main mark[data-marks]").len() == 1 && page.all(".marks li").len() == 1
    })
    .await;
    let names: Vec<_> = page
        .all(".masthead-tools button")
        .iter()
        .filter_map(|button| button.get_attribute("aria-label"))
        .collect();
    assert!(names.iter().all(|name| name != "Undo" && name != "Export"));
    assert!(
        page.all(".mark-byline").is_empty(),
        "the bar says whose all are"
    );
    page.press(".marks .mark-row").await;
    page.until("the card", |page| !page.all(".said").is_empty())
        .await;
    assert!(page.text(".said").contains("He called."));
    assert!(
        page.all(".mark-card textarea, .mark-card select")
            .is_empty()
    );
    press(&page, "Back to my work").await;
    assert!(!untrack(|| reader.looked_at.is_some()));
    assert_eq!((count(&open), me(&open)), (1, kept));
    drop(page);
    crate::browser::script("location.hash = ''").await;
}
