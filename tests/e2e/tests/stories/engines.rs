//! What went wrong in one engine and not in the others: seen in pixels, or in the work itself.
//!
//! Invariant: each names the engine in which it went wrong, and is played in all that can.

use std::thread;
use std::time::Duration;

use lateral_e2e::Failure;
use lateral_e2e::looks::Look;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::ARTICLE;
use crate::marking::mark_as;
use crate::reading::truth;

/// Two names of the article, far enough from one another.
const NAMES: [&str; 2] = ["Ashton Carter", "Sergei Shoygu"];

/// The headline of the article.
const HEADLINE: &str = "Pentagon and Moscow compare notes on staying apart in Syria";

/// Longer than the app waits for a selection to be still.
const STILL: Duration = Duration::from_millis(500);

/// `WebKit` showed every sentence where the cursor had been.
pub fn the_reading_cursor_leaves_no_trail(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let mut covered = String::new();
    for _ in 0..4 {
        page.press("ArrowDown")?;
        covered = until(|| match page.under_cursor()? {
            now if now != covered => Ok(now),
            _ => Err(Failure::new("The cursor stays.", "It must move on.")),
        })?;
    }
    until(|| {
        let painted = page.painted("--selection", &covered)?;
        truth(
            &(painted.inside > 500 && painted.outside == 0).into(),
            &format!("only “{covered}” is under the cursor: {painted:?}"),
        )
    })?;
    page.press("Escape")?;
    until(|| {
        let painted = page.painted("--selection", &covered)?;
        truth(
            &(painted.inside + painted.outside == 0).into(),
            &format!("nothing is under the cursor any more: {painted:?}"),
        )
    })
}

/// `WebKit` went on showing a mark as the one that is looked at, and hid its own line meanwhile.
pub fn only_the_mark_that_is_looked_at_is_drawn_as_such(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    for name in NAMES {
        page.drag_over(name)?;
        mark_as(&page, "Person")?;
    }
    page.see_marks(&NAMES)?;
    // The one that was just made is looked at.
    let line = page.painted("--blue", NAMES[0])?.inside;
    truth(&(line > 50).into(), "the mark has a line of its own")?;
    for [at, other] in [[0, 1], [1, 0], [0, 1]] {
        page.click_words(NAMES[at])?;
        page.see("region", "The mark")?;
        until(|| {
            let looked_at = page.painted("--accent", NAMES[at])?.inside;
            let left = page.painted("--accent", NAMES[other])?.inside;
            truth(
                &(looked_at > 100 && left == 0).into(),
                &format!("{} alone is looked at: {looked_at} and {left}", NAMES[at]),
            )
        })?;
        let now = page.painted("--blue", NAMES[0])?.inside;
        truth(
            &(now * 10 > line * 8).into(),
            &format!("it keeps its own line: {now} of {line}"),
        )?;
    }
    Ok(())
}

/// Firefox kept what had been selected before, and that was marked.
pub fn words_drawn_with_control_held_are_those_that_are_marked(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(NAMES[0])?;
    page.see("toolbar", "Mark the selection")?;
    page.holding("Control", |page| page.drag_over("hoyg").map(drop))?;
    page.see("toolbar", "Mark the selection")?;
    page.press("1")?;
    page.see_marks(&["hoyg"])?;
    page.see_saved()?;
    let work = page.exported_json()?;
    let records = work["records"].as_array().map_or(0, Vec::len);
    assert_eq!(records, 1);
    assert_eq!(work["records"][0]["parts"][0]["exact"], "hoyg");
    Ok(())
}

/// Safari before 17.2 and others have nothing to paint with.
pub fn the_cursor_is_a_selection_where_nothing_can_be_painted(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = stage.arrive()?;
    page.prepare("delete CSS.highlights")?;
    page.open(ARTICLE)?;
    truth(
        &page.ask("return CSS.highlights === undefined", json!([]))?,
        "nothing can be painted",
    )?;
    let selected = |page: &Page, before: &str| {
        until(|| match page.selected_text()? {
            now if !now.is_empty() && now != before => Ok(now),
            now => Err(Failure::new(
                format!("Selected is “{now}”."),
                "Who marks by keys must see which words.",
            )),
        })
    };
    page.press("ArrowDown")?;
    let first = selected(&page, "")?;
    page.press("ArrowDown")?;
    let second = selected(&page, &first)?;
    // The browser tells of the selection when it has been still; it must go on being the cursor.
    thread::sleep(STILL);
    page.press("ArrowRight")?;
    let word = selected(&page, &second)?;
    page.press("Shift+ArrowRight")?;
    let words = selected(&page, &word)?;
    truth(
        &(words.len() > word.len() && words.starts_with(&word)).into(),
        &format!("the cursor is drawn out: “{word}”, “{words}”"),
    )?;
    page.press("1")?;
    page.see_marks(&[&words])?;
    let left = page.selected_text()?;
    truth(&left.is_empty().into(), "nothing is selected any more")?;
    page.press("ArrowDown")?;
    selected(&page, "")?;
    page.press("Escape")?;
    let left = page.selected_text()?;
    truth(&left.is_empty().into(), "Escape lets go of it")
}

/// Its reader was told to look after the connection.
pub fn a_browser_that_is_too_old_is_told_so(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.arrive()?;
    page.prepare("WebAssembly.validate = () => false; delete window.HTMLDialogElement; delete HTMLElement.prototype.showModal")?;
    page.follow(ARTICLE, "This browser is too old")?;
    page.see_text("Chrome or Edge 96, Firefox 98, or Safari 15.4")?;
    let (name, _) = page.download(|page| page.click_button("Download my work"))?;
    assert_eq!(name, "lateral-everything.json");
    page.assert_clean()
}

/// The address of a file was taken back in the turn in which it was given; an iPad asks for the file later.
pub fn a_download_can_be_asked_for_a_while(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.ask(
        "window.revoked = 0; const real = URL.revokeObjectURL; \
         URL.revokeObjectURL = (address) => { window.revoked += 1; real.call(URL, address); }",
        json!([]),
    )?;
    page.exported()?;
    let revoked = page.ask("return window.revoked", json!([]))?;
    truth(&(revoked == 0).into(), "the file is still there")
}

/// The ring around what has the focus was printed.
pub fn the_focus_is_not_printed(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(NAMES[0])?;
    mark_as(&page, "Person")?;
    page.see_marks(&NAMES[..1])?;
    let ring = |style: &str| {
        let asked = "const mark = document.querySelector('main mark'); mark.tabIndex = -1; mark.focus({ focusVisible: true }); \
                     return getComputedStyle(mark).outlineStyle";
        until(|| {
            let is = page.ask(asked, json!([]))?;
            truth(&(is == style).into(), &format!("the ring is {is}"))
        })
    };
    ring("solid")?;
    page.in_look(Look::Print)?;
    ring("none")?;
    page.in_look(Look::Light)
}

/// The least that an old browser must do: show the article, mark by keys, and keep the mark.
pub fn an_old_browser_reads_marks_and_keeps(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.see("heading", HEADLINE)?;
    page.press("ArrowDown")?;
    page.see("toolbar", "Mark the selection")?;
    page.press("1")?;
    page.see_marks(&[HEADLINE])?;
    page.see_saved()?;
    page.reload()?;
    page.see_marks(&[HEADLINE])
}
