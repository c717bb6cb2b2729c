//! What a reader made is there again, whatever happened to the page.

use lateral_e2e::Failure;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until_within;
use serde_json::{Value, json};
use std::time::Duration;

use crate::ARTICLE;
use crate::class::see_mark;
use crate::marking::mark_as;
use crate::reading::truth;

const WORDS: &str = "Ashton Carter";

/// What all keys of the work on the lesson begin with.
const WORK: &str = "lateral/1/work/the-defence-call/";

fn with_a_saved_mark(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    page.see_saved()?;
    Ok(page)
}

pub fn marks_outlive_the_browser(stage: &mut Stage) -> Result<(), Failure> {
    let before = with_a_saved_mark(stage)?;
    stage.restart()?;
    stage.open_beside(&before, ARTICLE)?.see_marks(&[WORDS])
}

pub fn marks_outlive_a_crash(stage: &mut Stage) -> Result<(), Failure> {
    let before = with_a_saved_mark(stage)?;
    stage.crash()?;
    stage.open_beside(&before, ARTICLE)?.see_marks(&[WORDS])
}

pub fn two_tabs_show_each_others_marks_and_erase_none(stage: &mut Stage) -> Result<(), Failure> {
    let one = stage.open(ARTICLE)?;
    let other = stage.open_beside(&one, ARTICLE)?;
    let soon = |page: &Page, quotes: &[&str]| {
        until_within(Duration::from_secs(1), || {
            let marks = page.marks()?;
            let marked: Vec<&str> = marks.iter().map(|(quote, _)| quote.as_str()).collect();
            truth(
                &(marked == quotes).into(),
                &format!("within a second marked are {marked:?}, not {quotes:?}"),
            )
        })
    };
    one.drag_over(WORDS)?;
    mark_as(&one, "Person")?;
    one.see_marks(&[WORDS])?;
    soon(&other, &[WORDS])?;
    other.drag_over("Ukraine")?;
    mark_as(&other, "Place")?;
    other.see_marks(&[WORDS, "Ukraine"])?;
    soon(&one, &[WORDS, "Ukraine"])?;
    // What another tab made is not this one's to undo.
    one.press("Control+z")?;
    one.see_marks(&["Ukraine"])?;
    soon(&other, &["Ukraine"])?;
    one.see_saved()?;
    other.see_saved()?;
    one.reload()?;
    one.see_marks(&["Ukraine"])
}

pub fn a_full_storage_is_said_and_loses_nothing(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_a_saved_mark(stage)?;
    let before = records(&page)?;
    // Down to the last few bytes.
    page.ask(
        "let filler = ''; for (let size = 4194304; size >= 1; size = Math.floor(size / 2)) { \
           for (;;) { try { localStorage.setItem('filler', filler + 'x'.repeat(size)); filler += 'x'.repeat(size); } catch { break; } } }",
        json!([]),
    )?;
    page.drag_over("Ukraine")?;
    mark_as(&page, "Place")?;
    page.see_marks(&[WORDS, "Ukraine"])?;
    // The database has it.
    page.see_text("All your marks are saved, but in one place only")?;
    page.see_saved()?;
    let after = records(&page)?;
    for (key, value) in before.as_object().into_iter().flatten() {
        assert_eq!(after[key], *value, "{key} was kept as it was");
    }
    let (_, file) = page.download(|page| page.click_button("Download my work"))?;
    let file: Value = serde_json::from_slice(&file).unwrap_or_default();
    assert_eq!(
        file["records"].as_array().map(Vec::len),
        Some(2),
        "the download has everything"
    );
    page.click_button("Try again")?;
    page.see_text("in one place only")?;
    page.ask("localStorage.removeItem('filler')", json!([]))?;
    page.click_button("Try again")?;
    page.see_no("button", "Download my work")?;
    page.reload()?;
    page.see_marks(&[WORDS, "Ukraine"])
}

pub fn an_unreadable_record_is_said_and_left_alone(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_a_saved_mark(stage)?;
    let key = format!("{WORK}r/0123456789abcdef0123456789abcdef");
    page.ask("localStorage.setItem(arguments[0], '{ torn')", json!([key]))?;
    page.reload()?;
    page.see_marks(&[WORDS])?;
    page.see_text("1 stored item of this lesson cannot be read")?;
    page.drag_over("Ukraine")?;
    mark_as(&page, "Place")?;
    page.see_saved()?;
    assert_eq!(page.stored()?[&key], "{ torn", "it is left as it was");
    let (_, file) = page.download(|page| page.click_button("Download the unreadable items"))?;
    let file: Value = serde_json::from_slice(&file).unwrap_or_default();
    assert_eq!(file[&key], "{ torn");
    Ok(())
}

pub fn without_storage_one_can_still_work_and_is_told(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    page.prepare(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } }); \
         Object.defineProperty(window, 'indexedDB', { get() { return undefined; } })",
    )?;
    page.open(ARTICLE)?;
    page.reload()?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    until_status(&page, "Not saved")?;
    let (_, file) = page.download(|page| page.click_button("Download my work now"))?;
    assert!(String::from_utf8_lossy(&file).contains(WORDS));
    page.click_button("Undo")?;
    page.see_marks(&[])
}

pub fn one_key_a_record_and_nothing_without_our_prefix(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_a_saved_mark(stage)?;
    page.drag_over("Ukraine")?;
    mark_as(&page, "Place")?;
    see_mark(&page, "Ukraine")?;
    page.see_saved()?;
    let stored = page.stored()?;
    let keys: Vec<&String> = stored
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, _)| key)
        .collect();
    assert!(
        keys.iter().all(|key| key.starts_with("lateral/1/")),
        "{keys:?}"
    );
    assert_eq!(
        keys.iter()
            .filter(|key| key.starts_with(&format!("{WORK}r/")))
            .count(),
        2,
        "{keys:?}"
    );
    Ok(())
}

fn records(page: &Page) -> Result<Value, Failure> {
    let mut stored = page.stored()?;
    if let Some(all) = stored.as_object_mut() {
        all.retain(|key, _| key.starts_with(WORK));
    }
    Ok(stored)
}

fn until_status(page: &Page, status: &str) -> Result<(), Failure> {
    lateral_e2e::wait::until(|| {
        let says = page.status()?;
        truth(
            &says.starts_with(status).into(),
            &format!("the page says “{says}”, not “{status}”"),
        )
    })
}
