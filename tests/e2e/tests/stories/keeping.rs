//! What a reader made is there again, whatever happened to the page.

use lateral_e2e::Failure;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;

use crate::ARTICLE;
use crate::marking::mark_as;

const WORDS: &str = "Ashton Carter";

fn with_a_saved_mark(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    page.see_saved()?;
    Ok(page)
}

pub fn marks_outlive_a_reload(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_a_saved_mark(stage)?;
    page.reload()?;
    page.see_marks(&[WORDS])
}

pub fn marks_outlive_the_browser(stage: &mut Stage) -> Result<(), Failure> {
    let before = with_a_saved_mark(stage)?;
    stage.restart()?;
    stage.open_beside(&before, ARTICLE)?.see_marks(&[WORDS])
}

pub fn marks_outlive_a_crash(stage: &mut Stage) -> Result<(), Failure> {
    let before = with_a_saved_mark(stage)?;
    // Chromium keeps local storage in memory for up to a minute: this is what the second store is for.
    stage.crash()?;
    stage.open_beside(&before, ARTICLE)?.see_marks(&[WORDS])
}

pub fn another_tab_shows_the_mark(stage: &mut Stage) -> Result<(), Failure> {
    let one = stage.open(ARTICLE)?;
    let other = stage.open_beside(&one, ARTICLE)?;
    one.drag_over(WORDS)?;
    mark_as(&one, "Person")?;
    one.see_marks(&[WORDS])?;
    other.see_marks(&[WORDS])
}
