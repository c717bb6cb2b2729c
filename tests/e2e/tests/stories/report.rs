//! The report: the student's own text, what the work has found out, and the file that is handed in.

use lateral_e2e::Failure;
use lateral_e2e::looks::{Look, Screen};
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::reading::truth;

const REPORT: &str = "#/the-defence-call/_report";

/// A work in which four questions are answered.
const COMPARED: &str = include_str!("../../../fixtures/compared-1.json");

fn with_answers(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(REPORT)?;
    page.see("heading", "Report")?;
    page.import_work("work.json", COMPARED.as_bytes())?;
    page.see("heading", "Where the articles agree and differ")?;
    Ok(page)
}

fn see_in_field(page: &Page, words: &str) -> Result<(), Failure> {
    until(|| {
        let value = page.ask(
            "return document.querySelector('.summary-box textarea').value",
            json!([]),
        )?;
        truth(&(value == words).into(), &format!("{value}, not {words}"))
    })
}

pub fn a_summary_is_written_cites_and_is_kept(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_answers(stage)?;
    page.see_text("0 words of about 150")?;
    page.click("textbox", "Your summary")?;
    page.type_text("The two men talked for about an hour.")?;
    page.see_text("8 words of about 150")?;
    page.click("combobox", "Cite a claim or a question")?;
    page.type_text("how long")?;
    page.press("Enter")?;
    let cited = "The two men talked for about an hour. [1]";
    see_in_field(&page, cited)?;
    // One writes on behind it.
    page.see_focus("Your summary")?;
    page.type_text(" So they say.")?;
    let cited = "The two men talked for about an hour. [1] So they say.";
    see_in_field(&page, cited)?;
    page.see("heading", "Summary")?;
    page.see_saved()?;
    page.reload()?;
    see_in_field(&page, cited)?;
    for before in [
        "The two men talked for about an hour. [1]",
        "The two men talked for about an hour.",
    ] {
        page.press("Control+z")?;
        see_in_field(&page, before)?;
    }
    Ok(())
}

pub fn the_report_is_one_file_without_scripts(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_answers(stage)?;
    let (name, file) = page.download(|page| page.click_button("Save as a web page"))?;
    assert!(
        name.starts_with("lateral-the-defence-call") && name.ends_with(".html"),
        "{name}"
    );
    let file = String::from_utf8_lossy(&file);
    assert!(file.contains("<h2 dir=\"auto\">Where the articles agree and differ</h2>"));
    assert!(!file.contains("<script"), "no script");
    // All of the page's words are in the file.
    let words = page.ask(
        "return [...document.querySelectorAll('.report-document :is(h2, h3, blockquote)')].map((node) => node.textContent)",
        json!([]),
    )?;
    let words = words.as_array().cloned().unwrap_or_default();
    assert!(words.len() > 15, "{words:?}");
    for words in words {
        let words = words.as_str().unwrap_or_default();
        let escaped = words.replace('&', "&amp;").replace('\'', "&#39;");
        let escaped = escaped.replace('"', "&quot;");
        assert!(file.contains(&escaped), "{words}");
    }
    Ok(())
}

pub fn the_report_fits_a_phone_and_paper(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_answers(stage)?;
    for screen in [Screen::LAPTOP, Screen::PHONE, Screen::SMALL] {
        page.on_screen(screen)?;
        let faults = page.faults()?;
        assert!(faults.is_empty(), "{faults:#?}");
    }
    page.in_look(Look::Print)?;
    let shown = page.ask(
        "return [...document.querySelectorAll('button, input, textarea')].filter((node) => node.checkVisibility()).length",
        json!([]),
    )?;
    assert_eq!(shown, 0, "nothing on paper can be pressed");
    Ok(())
}
