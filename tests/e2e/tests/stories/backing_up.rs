//! Work is taken out of the browser in time: reminders, a file that is kept up to date, the space left.

use lateral_e2e::Failure;
use lateral_e2e::files::IMPORT;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::{Value, json};

use crate::ARTICLE;
use crate::marking::mark_as;
use crate::reading::truth;

const WORDS: &str = "Ashton Carter";

const ARTICLE_NAME: &str =
    "Pentagon and Moscow compare notes on staying apart in Syria – The Capitol Ledger";

fn with_a_mark(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    page.see_saved()?;
    Ok(page)
}

/// Marks the next words of the article by keyboard, one after the other, and waits until they are marked.
fn mark_more(page: &Page, count: usize) -> Result<(), Failure> {
    let before = page.marks()?.len();
    page.focus("article", ARTICLE_NAME)?;
    for _ in 0..count {
        page.press("ArrowRight")?;
        page.press("1")?;
    }
    until(|| {
        let marks = page.marks()?.len();
        truth(
            &(marks == before + count).into(),
            &format!("there are {marks} marks, not {count} more than {before}"),
        )
    })
}

/// Marks words that nobody has marked yet, after a reload, when the reading cursor is at the top again.
fn mark_another(page: &Page) -> Result<(), Failure> {
    page.drag_over("invaded Ukraine")?;
    mark_as(page, "Event")?;
    crate::class::see_mark(page, "invaded Ukraine")
}

/// The look at what has changed comes a second after a change.
fn wait_for_a_look(page: &Page) -> Result<(), Failure> {
    page.ask(
        "return new Promise(done => setTimeout(done, 1500))",
        json!([]),
    )
    .map(drop)
}

/// Where the article's first words are, from the top of the page.
fn height_of_text(page: &Page) -> Result<Value, Failure> {
    page.ask(
        "return document.querySelector('main article').getBoundingClientRect().top + scrollY",
        json!([]),
    )
}

pub fn after_25_marks_a_download_is_suggested_once(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_a_mark(stage)?;
    // Steps to and fro and the letters of a note are one mark and the same.
    for _ in 0..13 {
        page.click_button("Undo")?;
        page.click_button("Redo")?;
    }
    page.see_marks(&[WORDS])?;
    page.click_words(WORDS)?;
    page.press("e")?;
    page.type_text("the American secretary of defense")?;
    page.press("Escape")?;
    mark_more(&page, 23)?;
    wait_for_a_look(&page)?;
    page.see_no("button", "Later")?;
    let before = height_of_text(&page)?;
    mark_more(&page, 1)?;
    page.see_text("25 marks made or changed since you last downloaded your work")?;
    assert_eq!(height_of_text(&page)?, before, "it moves no text");
    page.click_button("Later")?;
    page.see_no("button", "Later")?;
    // As many again, also over a reload.
    page.see_saved()?;
    page.reload()?;
    page.see_text("25 marks made or changed since")?;
    page.download(|page| page.click_button("Download my work"))?;
    page.see_no("button", "Later")?;
    page.see_saved()?;
    // A download counts after a reload too.
    page.reload()?;
    mark_another(&page)?;
    wait_for_a_look(&page)?;
    page.see_no("button", "Later")
}

pub fn what_an_import_brings_is_in_a_file_already(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_a_mark(stage)?;
    mark_more(&page, 25)?;
    let (name, file) = page.exported()?;
    let elsewhere = stage.open(ARTICLE)?;
    elsewhere.import_work(&name, &file)?;
    until(|| truth(&(elsewhere.marks()?.len() == 26).into(), "not all came"))?;
    elsewhere.click_button("Undo")?;
    elsewhere.see_marks(&[])?;
    elsewhere.click_button("Redo")?;
    wait_for_a_look(&elsewhere)?;
    elsewhere.see_no("button", "Later")?;
    elsewhere.see_saved()?;
    elsewhere.reload()?;
    mark_another(&elsewhere)?;
    wait_for_a_look(&elsewhere)?;
    elsewhere.see_no("button", "Later")
}

pub fn after_20_minutes_a_download_is_suggested(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    // The page's clock goes a thousand times as fast after the first change.
    page.prepare(
        "const now = Date.now, start = now(); Date.now = () => start + (now() - start) * 1000;",
    )?;
    page.open(ARTICLE)?;
    page.reload()?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    page.see_no("button", "Later")?;
    wait_for_a_look(&page)?;
    mark_more(&page, 2)?;
    page.see_text("3 marks made or changed since you last downloaded your work")
}

pub fn a_window_that_forgets_is_told_earlier(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    page.prepare(
        "StorageManager.prototype.estimate = async () => ({ usage: 1000, quota: 5e7 }); \
         StorageManager.prototype.persist = StorageManager.prototype.persisted = async () => false;",
    )?;
    page.open(ARTICLE)?;
    page.reload()?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    mark_more(&page, 3)?;
    wait_for_a_look(&page)?;
    page.see_no("button", "Later")?;
    mark_more(&page, 1)?;
    page.see_text("This window will probably forget everything when you close it")
}

pub fn a_chosen_file_is_kept_up_to_date(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    // The browser's own dialog cannot be used by a test; a file of the page's private folder stands in
    // for the one that a reader would choose.
    page.prepare(
        "window.showSaveFilePicker = async wanted => { window.wanted = wanted.suggestedName; \
           const folder = await navigator.storage.getDirectory(); \
           return folder.getFileHandle('mine.json', { create: true }); }",
    )?;
    page.open(ARTICLE)?;
    page.reload()?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    page.click_button("Export")?;
    page.click_button("Choose a file…")?;
    page.see_text("mine.json is written again after every change")?;
    page.press("Escape")?;
    until_file_has(&page, &[WORDS])?;
    page.drag_over("Ukraine")?;
    mark_as(&page, "Place")?;
    page.see_marks(&[WORDS, "Ukraine"])?;
    until_file_has(&page, &[WORDS, "Ukraine"])?;
    let wanted = page.ask("return window.wanted", json!([]))?;
    assert!(
        wanted
            .as_str()
            .is_some_and(|name| name.starts_with("lateral-the-defence-call")),
        "{wanted}"
    );
    // What is written is a work like any other.
    let text = file(&page)?;
    page.choose_file("mine.json", text.as_bytes())?;
    page.see_text("You already have everything in this file")
}

fn file(page: &Page) -> Result<String, Failure> {
    let text = page.ask(
        "return navigator.storage.getDirectory().then(folder => folder.getFileHandle('mine.json')).then(handle => handle.getFile()).then(file => file.text())",
        json!([]),
    )?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

fn until_file_has(page: &Page, quotes: &[&str]) -> Result<(), Failure> {
    until(|| {
        let work: Value = serde_json::from_str(&file(page)?).unwrap_or_default();
        let records = work["records"].as_array().cloned().unwrap_or_default();
        let has = |quote: &&str| {
            let exact = |record: &Value| record["parts"][0]["exact"] == **quote;
            records.iter().any(exact)
        };
        truth(
            &(records.len() == quotes.len() && quotes.iter().all(has)).into(),
            &format!("the file holds {records:?}"),
        )
    })
}

pub fn the_browser_is_asked_to_keep_at_the_first_mark(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    page.prepare(
        "window.asked = 0; StorageManager.prototype.persisted = async () => window.asked > 0; \
         StorageManager.prototype.persist = async () => { window.asked += 1; return true; }",
    )?;
    page.open(ARTICLE)?;
    page.reload()?;
    assert_eq!(page.ask("return window.asked", json!([]))?, 0);
    for (words, tag) in [(WORDS, "Person"), ("Ukraine", "Place")] {
        page.drag_over(words)?;
        mark_as(&page, tag)?;
        crate::class::see_mark(&page, words)?;
    }
    assert_eq!(page.ask("return window.asked", json!([]))?, 1);
    page.open("#/recovery")?;
    page.see_text("The browser has promised not to clear it")
}

pub fn space_is_told_and_lessons_are_refused_before_marks(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    page.prepare(
        "window.used = 1e9; StorageManager.prototype.estimate = async () => ({ usage: window.used, quota: 1e10 });",
    )?;
    page.reload()?;
    page.see_text("Your work is saved in this browser")?;
    page.open("#/recovery")?;
    page.see_text("1.0 GB used, about 9.0 GB left")?;
    page.open("#/")?;
    page.prepare("window.used = 6.1e9")?;
    page.reload()?;
    page.see_text("More than half of the space in this browser is used")?;
    page.prepare("window.used = 9e9")?;
    // Local storage is nearly full as well.
    page.ask(
        "localStorage.setItem('filler', 'x'.repeat(4600000))",
        json!([]),
    )?;
    page.reload()?;
    page.see_text("nearly used up")?;
    let mut lesson: Value =
        serde_json::from_str(include_str!("../../../../assets/lesson.json")).unwrap_or_default();
    lesson["id"] = "another-lesson".into();
    page.choose_file("lesson.json", lesson.to_string().as_bytes())?;
    page.within("dialog", IMPORT)
        .click_button("Open the lesson")?;
    page.see_text("too little space left for another lesson")?;
    page.press("Escape")?;
    // Marks still find their place.
    page.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    page.see_saved()?;
    page.reload()?;
    page.see_marks(&[WORDS])
}
