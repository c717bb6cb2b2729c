//! What stands around the text of the reading page, in a real browser.

use crate::browser::{forget_everything, script};
use crate::hand::send;
use crate::mounted::focused;
use crate::open_lesson::{OpenLesson, person, range_of};
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::Workspace;
use lateral::core::backup::UnsavedKind;
use lateral::core::format::Fault;
use lateral::core::route::Route;
use lateral::core::storage::Damaged;
use lateral::pages::reader::{Home, LessonNotHere, Masthead, StatusBanner, Toolbar};
use lateral::platform::selection::PageRect;
use lateral::state::backup_reminder::StoreAbsence;
use lateral::state::dialogs::DialogKind;
use lateral::state::focus_request::FocusTarget;
use lateral::state::library::{LessonPlace, LessonProblem, Lessons};
use lateral::state::selection::{MarkKind, PendingSelection, PointerKind};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

const PLACE: PageRect = PageRect {
    left: 120,
    right: 200,
    top: 300,
    bottom: 330,
    view_top: 0,
    view_bottom: 700,
    view_width: 1000,
};

fn pending(open: &OpenLesson, source: PointerKind, rect: Option<PageRect>) -> PendingSelection {
    let lesson = open.reader.session.lesson();
    let range = range_of(&lesson.articles[0], "Ashton Carter");
    PendingSelection {
        article: 0,
        range,
        drawn: range,
        source,
        rect,
    }
}

#[wasm_bindgen_test]
async fn the_tools_come_to_words_and_a_press_marks_them() {
    let open = OpenLesson::new().await;
    let page = open.show(|| view! { <Toolbar at=0/> });
    assert!(page.all("[role=toolbar]").is_empty());
    let selection = open.reader.selection;
    selection.select(pending(&open, PointerKind::Mouse, Some(PLACE)));
    tick().await;
    let toolbar = page.find("div > .toolbar[role=toolbar]");
    let style = |name| {
        toolbar
            .style()
            .get_property_value(name)
            .expect("a property")
    };
    assert_eq!(
        (style("--left"), style("top")),
        ("120px".into(), "292px".into())
    );
    assert_eq!(toolbar.class_name(), "toolbar above");
    let names: Vec<_> = page
        .all(".tags > button")
        .iter()
        .filter_map(|button| button.get_attribute("aria-label"))
        .collect();
    assert_eq!(names.first().map(String::as_str), Some("Person 1"));
    assert_eq!(names.last().map(String::as_str), Some("Claim C"));
    assert_eq!(page.all("[data-last]").len(), 1);
    assert_eq!(
        page.find("[data-last]")
            .get_attribute("aria-keyshortcuts")
            .as_deref(),
        Some("1")
    );
    page.press(".tags > button").await;
    let marks = open
        .reader
        .session
        .with_untracked(|workspace| workspace.index().total(0));
    assert_eq!(marks, 1);
    page.until("the tools go", |page| page.all("[role=toolbar]").is_empty())
        .await;
}

#[wasm_bindgen_test]
async fn the_tools_lie_at_the_foot_for_fingers_and_below_where_there_is_no_room_above() {
    let open = OpenLesson::new().await;
    let page = open.show(|| view! { <Toolbar at=0/> });
    let selection = open.reader.selection;
    selection.select(pending(&open, PointerKind::Touch, Some(PLACE)));
    tick().await;
    let toolbar = page.find(".toolbar");
    let top = || {
        toolbar
            .style()
            .get_property_value("top")
            .expect("a property")
    };
    assert!(toolbar.class_list().contains("docked"));
    assert_eq!(top(), "");
    let high = PageRect {
        top: 20,
        bottom: 50,
        ..PLACE
    };
    selection.select(pending(&open, PointerKind::Mouse, Some(high)));
    tick().await;
    assert!(!toolbar.class_list().contains("docked"));
    assert!(!toolbar.class_list().contains("above"));
    assert_eq!(top(), "58px");
    selection.select(pending(&open, PointerKind::Mouse, None));
    tick().await;
    assert!(toolbar.class_list().contains("docked"));
}

#[wasm_bindgen_test]
async fn a_finger_that_is_lifted_over_the_tools_means_none_of_them() {
    let open = OpenLesson::new().await;
    let page = open.show(|| view! { <Toolbar at=0/> });
    let selection = open.reader.selection;
    selection.select(pending(&open, PointerKind::Touch, Some(PLACE)));
    tick().await;
    let marks = || {
        let workspace = |workspace: &Workspace| workspace.index().total(0);
        open.reader.session.with_untracked(workspace)
    };
    let lift = "document.querySelector('.tags > button').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))";
    script(lift).await;
    tick().await;
    assert_eq!(marks(), 0);
    assert_eq!(page.all("[role=toolbar]").len(), 1);
    send(&page.find(".tags > button"), "pointerdown");
    script(lift).await;
    tick().await;
    assert_eq!(marks(), 1);
}

#[wasm_bindgen_test]
async fn words_are_added_to_a_mark_only_where_there_is_one() {
    const ADD: &str = "Add to the last mark";
    let open = OpenLesson::new().await;
    let page = open.show(|| view! { <Toolbar at=0/> });
    let selection = open.reader.selection;
    let offers = || {
        let mut said = page.all(".more button").into_iter();
        said.any(|button| button.text_content().as_deref() == Some(ADD) && !button.hidden())
    };
    let pending = pending(&open, PointerKind::Mouse, Some(PLACE));
    let lesson = open.reader.session.lesson();
    let article = lesson.articles[0].id.clone();
    let route = Route::Article(lesson.id.clone(), article, None);
    script(&format!("location.hash = '{}'", route.fragment())).await;
    page.until("the article", |_| {
        open.reader.article_untracked() == Some(0)
    })
    .await;
    selection.select(pending.clone());
    tick().await;
    assert!(!offers());
    selection.clear();
    tick().await;
    let mark = open.mark(0, "Ashton Carter", &person());
    // One that was turned to will do.
    open.reader.focused.set(Some(mark));
    open.reader.focused.set(None);
    selection.select(pending);
    tick().await;
    assert!(offers());
    drop(page);
    script("location.hash = ''").await;
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_tag_that_was_used_last() {
    let open = OpenLesson::new().await;
    let page = open.show(|| view! { <Toolbar at=0/> });
    open.reader.selection.set_last(MarkKind::Claim);
    open.reader
        .selection
        .select(pending(&open, PointerKind::Mouse, Some(PLACE)));
    tick().await;
    open.reader.focus.ask(FocusTarget::Toolbar);
    tick().await;
    assert_eq!(
        focused().get_attribute("aria-label").as_deref(),
        Some("Claim C")
    );
    assert!(focused().is_same_node(Some(&page.find("[data-last]"))));
}

#[wasm_bindgen_test]
async fn the_masthead_says_what_undo_would_take_back() {
    forget_everything().await;
    let open = OpenLesson::new().await;
    let page = open.show(|| view! { <Masthead/> });
    let undo = "button[aria-label=Undo]";
    let attribute = |name| page.find(undo).get_attribute(name).unwrap_or_default();
    assert_eq!(attribute("title"), "Nothing to undo");
    assert_eq!(attribute("aria-disabled"), "true");
    assert_eq!(page.text(".keeping[role=status]"), "Saved");
    open.mark(0, "Ashton Carter", &person());
    page.until("undo is offered", |page| {
        let button = page.find(undo);
        button.get_attribute("aria-disabled").as_deref() == Some("false")
    })
    .await;
    assert!(
        attribute("title").starts_with("Undo: "),
        "{}",
        attribute("title")
    );
    page.press(undo).await;
    page.until("redo is offered", |page| {
        let button = page.find("button[aria-label=Redo]");
        button.get_attribute("aria-disabled").as_deref() == Some("false")
    })
    .await;
    // On the first page there is no list of marks to be opened.
    assert!(!page.shows(".panel-switch"));
    page.press("button[aria-label=Help]").await;
    let dialog = untrack(|| open.reader.dialogs.open());
    assert_eq!(dialog, Some(DialogKind::Help));
}

#[wasm_bindgen_test]
async fn the_first_page_says_where_to_begin_and_how_far_one_is() {
    let open = OpenLesson::new().await;
    let page = open.show(|| view! { <Home/> });
    assert_eq!(page.all("main.home#main ol.cards > li.card").len(), 5);
    assert_eq!(page.text(".kicker"), "A lesson in 5 articles");
    assert_eq!(page.text(".begin .primary").trim(), "Begin reading");
    assert_eq!(page.all(".begin .hint").len(), 1);
    assert_eq!(page.text(".card .progress"), "Nothing marked yet");
    let link = page.find(".card h3 a");
    assert_eq!(
        link.get_attribute("href").as_deref(),
        Some("#/the-defence-call/capitol-ledger")
    );
    open.mark(0, "Ashton Carter", &person());
    page.until("the card counts", |page| {
        page.text(".card .progress") == "1 mark"
    })
    .await;
    assert!(page.find(".card h3 a").is_same_node(Some(&link)));
    open.reader.focus.ask(FocusTarget::Article);
    tick().await;
    assert_eq!(focused().id(), "main");
}

#[wasm_bindgen_test]
async fn the_banner_says_what_cannot_be_read_until_it_was_seen() {
    let damaged = Damaged {
        key: "lateral/1/x".into(),
        value: "?".into(),
        why: Fault::Unreadable.into(),
    };
    let open = OpenLesson::with_damaged(vec![damaged]).await;
    let page = open.show(|| view! { <StatusBanner/> });
    page.until("what cannot be read", |page| {
        page.text(".troubles > [role=alert]")
            .starts_with("1 stored item of this lesson")
    })
    .await;
    let hide = page.all("[role=alert] button").pop().expect("a button");
    assert_eq!(hide.text_content().as_deref(), Some("Hide"));
    hide.click();
    tick().await;
    assert_eq!(page.text(".troubles > [role=alert]"), "");
    open.reader.library.set(Lessons {
        problems: vec![LessonProblem::IsWork(LessonPlace::Bundled)],
        ..Lessons::default()
    });
    tick().await;
    assert_eq!(
        page.text("[role=alert] .trouble p"),
        "The lesson file beside this page is not a lesson but somebody’s work, so it was not opened."
    );
}

#[wasm_bindgen_test]
async fn the_banner_reminds_of_a_copy_until_it_is_put_off() {
    let open = OpenLesson::new().await;
    let page = open.show(|| view! { <StatusBanner/> });
    assert!(page.all(".remark").is_empty());
    let backup = open.reader.backup;
    // The letters of a gist are no marks.
    (0..25).for_each(|_| backup.note(RecordId(1), UnsavedKind::Mark));
    backup.look(0.0, StoreAbsence::None);
    tick().await;
    assert!(page.all(".remark").is_empty());
    (1..26).for_each(|number| backup.note(RecordId(number), UnsavedKind::Mark));
    backup.look(0.0, StoreAbsence::None);
    tick().await;
    let said = page.text("[role=status] .remark.at-foot p");
    assert!(said.starts_with("25 marks made or changed since"), "{said}");
    let later = page.all(".remark button").pop().expect("a button");
    assert_eq!(later.text_content().as_deref(), Some("Later"));
    later.click();
    tick().await;
    assert!(page.all(".remark").is_empty());
    // Where the browser forgets it is said at the head, and earlier.
    (26..31).for_each(|number| backup.note(RecordId(number), UnsavedKind::Mark));
    backup.look(0.0, StoreAbsence::Missing);
    tick().await;
    assert!(page.all(".at-foot").is_empty());
    let said = page.text("[role=status] .remark p");
    assert!(said.ends_with("Not downloaded yet: 30 marks."), "{said}");
}

#[wasm_bindgen_test]
async fn a_lesson_that_is_not_here_is_said_in_sentences() {
    let open = OpenLesson::new().await;
    let problems = vec!["<b>First</b>.".to_owned(), "Second.".to_owned()];
    let page = open.show(move || view! { <LessonNotHere problems/> });
    page.until("the sentences", |page| !page.all("main").is_empty())
        .await;
    assert_eq!(
        page.text("main.waiting#main > h1"),
        "This lesson is not here"
    );
    assert_eq!(page.all("main > p").len(), 4);
    assert_eq!(page.text("main > p"), "<b>First</b>.");
}
