//! Who says what: the table of points and articles, made by keys and by hand, and what stands behind its cells.

use lateral_e2e::Failure;
use lateral_e2e::looks::Screen;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::reading::truth;

const COMPARE: &str = "#/the-defence-call/_compare";
/// A work on the bundled lesson with six points.
const WORK: &str = include_str!("../../../fixtures/compared-1.json");

const LENGTH: &str = "How long did the call last?";

fn compared(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(COMPARE)?;
    page.see_text("Ask one question of all articles")?;
    page.import_work("work.json", WORK.as_bytes())?;
    page.see_text("6 questions put to 5 articles")?;
    Ok(page)
}

fn see(page: &Page, what: &str, script: &str) -> Result<(), Failure> {
    until(|| truth(&page.ask(script, json!([]))?, what))
}

/// The cell of an article in the row of a question, in a script.
fn cell(question: &str, at: usize) -> String {
    format!(
        "[...document.querySelectorAll('.compare-table tbody')].find((row) => row.querySelector('.question').textContent === {question:?}).querySelectorAll('td')[{at}]"
    )
}

pub fn the_table_says_who_agrees_and_who_contradicts(stage: &mut Stage) -> Result<(), Failure> {
    let page = compared(stage)?;
    page.see("table", "6 questions put to 5 articles")?;
    assert_eq!(page.names("rowheader")?.len(), 6);
    assert_eq!(page.names("columnheader")?.len(), 6);
    page.see_text("The Capitol Ledger disagrees with itself")?;
    page.see_text("The same words, two speakers: Pentagon readout in Capitol Ledger Brief, Peter Cook in The Vindhya Courier")?;
    see(
        &page,
        "the row of the two speakers says so too",
        "return document.querySelector('.compare-table .two-speakers:not([hidden])').textContent.startsWith('The same words, two speakers: Pentagon readout')",
    )?;
    see(
        &page,
        "both lengths stand in the cell of the first article",
        &format!(
            "const words = [...{}.querySelectorAll('.cell-words')].map((each) => each.textContent); return words.join() === '1an hour,250 minutes'",
            cell(LENGTH, 0)
        ),
    )?;
    see(
        &page,
        "silent is not the same as not looked at",
        &format!(
            "return {}.classList.contains('silent') && {}.classList.contains('not-looked')",
            cell(LENGTH, 2),
            cell("Who asked for the call?", 2)
        ),
    )?;
    page.choose("Source", "Igor Konashenkov (1)")?;
    see(
        &page,
        "one row has this source",
        "return document.querySelectorAll('.compare-table tbody').length === 1",
    )?;
    page.choose("Source", "All sources")?;
    page.choose("Order", "Disagreements first")?;
    see(
        &page,
        "the contradiction stands first",
        &format!(
            "return document.querySelector('.compare-table .question').textContent === {LENGTH:?}"
        ),
    )?;
    let faults = page.faults()?;
    assert!(faults.is_empty(), "{faults:?}");
    page.assert_clean()
}

pub fn a_question_is_asked_answered_and_taken_back(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(COMPARE)?;
    page.see_text("Ask one question of all articles")?;
    page.import_work("work.json", WORK.as_bytes())?;
    page.fill(
        "Another question to put to all articles",
        "Who asked first?",
    )?;
    page.click_button("New point")?;
    page.see_text("7 questions put to 5 articles")?;
    page.fill("Another answer", "Russia")?;
    page.click_button("Add answer")?;
    see(
        &page,
        "the answer stands under its question",
        "return [...document.querySelectorAll('.point-answers li')].some((each) => each.textContent === '1Russia')",
    )?;
    // A claim by keys.
    page.see_text("Claims not compared yet (4)")?;
    see(
        &page,
        "a claim asks where it goes",
        "document.querySelector('.unplaced-claims button').click(); return true",
    )?;
    page.see("combobox", "Under which question or answer?")?;
    // The line has the focus already.
    page.type_text("first")?;
    page.press("Enter")?;
    page.see_text("Claims not compared yet (3)")?;
    page.click_button("Undo")?;
    page.see_text("Claims not compared yet (4)")?;
    page.click_button("Redo")?;
    page.see_text("Claims not compared yet (3)")?;
    page.see_saved()?;
    page.reload()?;
    page.see_text("7 questions put to 5 articles")?;
    let work = page.exported_json()?;
    let records = work["records"].as_array().into_iter().flatten();
    let points = records.filter(|record| record["kind"] == "point").count();
    assert_eq!(points, 7, "{work}");
    page.assert_clean()
}

pub fn silence_is_one_press_and_a_cell_leads_to_both_passages(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = compared(stage)?;
    page.click_button("Silent: Capitol Ledger Brief, Who asked for the call?")?;
    see(
        &page,
        "the cell is silent, and the button still has the focus",
        &format!(
            "const cell = {}; return cell.classList.contains('silent') && cell.contains(document.activeElement)",
            cell("Who asked for the call?", 2)
        ),
    )?;
    page.press("Enter")?;
    see(
        &page,
        "it is not",
        &format!(
            "return {}.classList.contains('not-looked')",
            cell("Who asked for the call?", 2)
        ),
    )?;
    page.within("group", "Table of questions")
        .click("button", LENGTH)?;
    page.see_text("How do the answers differ?")?;
    page.choose("How they differ", "differ in number")?;
    page.see_text("4 articles differ")?;
    see(
        &page,
        "five passages stand side by side",
        "return document.querySelectorAll('.position-card').length === 2 && document.querySelectorAll('.passage a').length === 5",
    )?;
    page.focus("link", "The call took 50 minutes")?;
    page.press("Enter")?;
    page.see("button", "Article 2 of 5")?;
    page.ask("history.back(); return true", json!([]))?;
    page.see_text("6 questions put to 5 articles")?;
    page.assert_clean()
}

pub fn the_table_of_points_fits_a_small_screen(stage: &mut Stage) -> Result<(), Failure> {
    let page = compared(stage)?;
    for screen in [Screen::PHONE, Screen::SMALL, Screen::ZOOMED] {
        page.on_screen(screen)?;
        see(
            &page,
            "nothing is beside the screen",
            "return document.documentElement.scrollWidth <= innerWidth",
        )?;
        page.see("table", "6 questions put to 5 articles")?;
        assert_eq!(page.names("rowheader")?.len(), 6);
        let faults = page.faults()?;
        assert!(faults.is_empty(), "{screen:?}: {faults:?}");
    }
    page.assert_clean()
}
