//! Work leaves the page as a file, and comes back.

use lateral_e2e::Failure;
use lateral_e2e::stage::Stage;

use crate::ARTICLE;
use crate::marking::mark_as;

const WORDS: &str = "Ashton Carter";

pub fn work_goes_out_and_comes_back(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    let work = page.exported_json()?;
    // Another site is another device: nothing is there yet.
    let elsewhere = stage.open(ARTICLE)?;
    elsewhere.see_marks(&[])?;
    elsewhere.import_file("work.json", work.to_string().as_bytes())?;
    elsewhere.see_marks(&[WORDS])
}

pub fn a_file_that_is_no_work_changes_nothing(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    page.import_file("holiday.json", b"{ \"beach\": true }")?;
    page.see_marks(&[WORDS])
}
