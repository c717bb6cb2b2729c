//! A reader drags the ends of a mark in the text.

use lateral_e2e::Failure;
use lateral_e2e::looks::{Look, Screen};
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::ARTICLE;
use crate::marking::mark_as;
use crate::reading::truth;

const WORDS: &str = "Ashton Carter";

/// How many handles can be seen.
fn see_handles(page: &Page, count: u64) -> Result<(), Failure> {
    until(|| {
        let seen = page.ask(
            "return [...document.querySelectorAll('.end-handle')].filter((handle) => handle.checkVisibility()).length",
            json!([]),
        )?;
        truth(
            &(seen == count).into(),
            &format!("{seen} handles, not {count}"),
        )
    })
}

pub fn an_end_is_dragged_with_the_mouse(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    see_handles(&page, 0)?;
    page.press("Escape")?;
    page.click_words(WORDS)?;
    see_handles(&page, 2)?;

    // Nothing is changed before it is let go.
    page.drag_end("end", "defense secretary", |page| page.see_marks(&[WORDS]))?;
    page.see_marks(&["Ashton Carter, the U.S. defense secretary"])?;
    page.see("region", "The mark")?;
    page.drag_end("start", "Carter", |_| Ok(()))?;
    page.see_marks(&["Carter, the U.S. defense secretary"])?;
    page.press("Control+z")?;
    page.see_marks(&["Ashton Carter, the U.S. defense secretary"])?;

    page.drag_end("end", "Planes from", |page| page.press("Escape"))?;
    page.see_marks(&["Ashton Carter, the U.S. defense secretary"])?;
    page.see("region", "The mark")?;
    page.press("Control+z")?;
    page.see_marks(&[WORDS])?;

    // Past the other end, one word is left.
    page.drag_end("start", "Planes from", |_| Ok(()))?;
    page.see_marks(&["Carter"])?;
    page.press("Control+z")?;
    page.see_marks(&[WORDS])?;
    page.in_look(Look::Print)?;
    see_handles(&page, 0)?;
    page.in_look(Look::Light)?;
    page.press("Escape")?;
    see_handles(&page, 0)?;
    page.see_saved()
}

pub fn an_end_is_dragged_with_a_finger(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    page.see_saved()?;
    page.on_screen(Screen::PHONE)?;
    page.reload()?;
    page.tap_words(WORDS)?;
    page.see("region", "The mark")?;
    // The list lies over the foot of the page; it is put away, and the mark stays the one that is looked at.
    page.tap("button", "Close the list of marks")?;
    see_handles(&page, 2)?;
    page.touch_end("end", "defense secretary")?;
    page.see_marks(&["Ashton Carter, the U.S. defense secretary"])?;
    page.press("Control+z")?;
    page.see_marks(&[WORDS])?;
    let size = page.ask(
        "const box = document.querySelector('.end-handle').getBoundingClientRect(); return Math.min(box.width, box.height)",
        json!([]),
    )?;
    assert!(
        size.as_f64().is_some_and(|size| size >= 44.0),
        "a finger finds it: {size}"
    );
    let faults = page.faults()?;
    assert!(faults.is_empty(), "{faults:#?}");
    Ok(())
}
