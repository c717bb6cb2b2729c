//! A reader sees everything, on every screen, in light and dark, by eye or by ear, and on paper.

use lateral_e2e::Failure;
use lateral_e2e::looks::{Look, Screen};
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use serde_json::json;

use crate::marking::mark_as;
use crate::{ARTICLE, SECOND};

const SCREENS: [(&str, Screen); 4] = [
    ("laptop", Screen::LAPTOP),
    ("laptop at 200 %", Screen::ZOOMED),
    ("phone", Screen::PHONE),
    ("small phone", Screen::SMALL),
];

/// A view, and how a reader comes to it from the article.
type View = (&'static str, fn(&Page) -> Result<(), Failure>);

const VIEWS: [View; 12] = [
    ("first page", |page| page.open("#/the-defence-call")),
    ("article with marks", |page| page.open(ARTICLE)),
    ("tools", |page| {
        page.open(ARTICLE)?;
        page.press("ArrowDown")?;
        page.see("toolbar", "Mark the selection")
    }),
    ("card of a claim", |page| {
        page.open(ARTICLE)?;
        page.press("n")?;
        page.press("Enter")?;
        page.see("region", "The mark")
    }),
    ("workshop", |page| page.open("#/_workshop")),
    ("lesson in the making", |page| {
        page.open(crate::workshop::WORKSHOP)?;
        page.click("link", crate::workshop::TITLE)?;
        page.see("heading", "The articles")
    }),
    ("article in the making", |page| {
        page.open(crate::workshop::WORKSHOP)?;
        page.click("link", crate::workshop::TITLE)?;
        page.click("link", crate::workshop::SECOND)?;
        page.see("heading", "As it will be read")
    }),
    ("words that are shared", |page| {
        page.open("#/_workshop/the-defence-call/_shared")?;
        page.see("heading", "The same words elsewhere")
    }),
    ("words that stand elsewhere", |page| {
        page.open("#/_workshop/the-defence-call/_shared/capitol-ledger")?;
        page.click_button("also in Capitol Ledger Brief")?;
        page.see("link", "CAPITOL LEDGER BRIEF")
    }),
    ("shortcuts", |page| dialog(page, "?")),
    ("export", |page| dialog(page, "Control+s")),
    ("mark by quote", |page| {
        dialog(page, "q")?;
        page.type_text("Syria")?;
        page.see_text("Found")
    }),
];

fn dialog(page: &Page, key: &str) -> Result<(), Failure> {
    page.open(ARTICLE)?;
    page.press(key)?;
    lateral_e2e::wait::until(|| {
        let open = page.ask(
            "return document.querySelector('dialog[open]') !== null",
            json!([]),
        )?;
        crate::reading::truth(&open, &format!("{key} opens no dialog"))
    })
}

fn with_marks(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(ARTICLE)?;
    for (words, tag) in [
        ("Moscow’s Ministry of Defense spent an hour", "Claim"),
        ("Ministry of Defense", "Organisation"),
        ("Defense spent an", "Other"),
        ("Ashton Carter", "Person"),
        ("Friday", "Date/time"),
        ("more than 200", "Number"),
        ("Ukraine", "Place"),
        ("Russian buildup", "Event"),
        ("Islamic State", "Work/document"),
    ] {
        page.drag_over(words)?;
        mark_as(&page, tag)?;
        crate::class::see_mark(&page, words)?;
    }
    page.press("Escape")?;
    page.see_saved()?;
    page.open(crate::workshop::WORKSHOP)?;
    crate::workshop::bring_in(&page)?;
    page.see_saved()?;
    page.open(ARTICLE)?;
    Ok(page)
}

pub fn every_view_fits_and_can_be_read(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_marks(stage)?;
    let mut faults = Vec::new();
    for (size, screen) in SCREENS {
        page.on_screen(screen)?;
        for (name, show) in VIEWS {
            show(&page)?;
            for (shade, look) in [("light", Look::Light), ("dark", Look::Dark)] {
                page.in_look(look)?;
                let found = page.faults()?;
                faults.extend(
                    found
                        .into_iter()
                        .map(|fault| format!("{size}, {shade}, {name}: {fault}")),
                );
            }
            page.press("Escape")?;
        }
    }
    see_none(&faults);
    Ok(())
}

pub fn the_page_is_well_formed(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_marks(stage)?;
    let mut faults = Vec::new();
    for (name, show) in VIEWS {
        show(&page)?;
        faults.extend(
            page.bones()?
                .into_iter()
                .map(|fault| format!("{name}: {fault}")),
        );
        page.press("Escape")?;
    }
    see_none(&faults);
    Ok(())
}

pub fn paper_shows_the_text(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_marks(stage)?;
    page.in_look(Look::Print)?;
    let shown = page.ask(
        "const shown = (what) => [...document.querySelectorAll(what)].filter((node) => node.checkVisibility()); \
         return { blocks: shown('main article [data-block]').length, marks: shown('main mark').length, buttons: shown('button, input, textarea').map((node) => node.textContent || node.tagName).join(', '), \
                  dark: getComputedStyle(document.body).color }",
        json!([]),
    )?;
    assert_eq!(shown["blocks"], 13, "every paragraph is printed: {shown}");
    assert!(
        shown["marks"].as_u64().is_some_and(|marks| marks >= 9),
        "marks are printed: {shown}"
    );
    let buttons = shown["buttons"].as_str().unwrap_or_default();
    for useless in [
        "Undo",
        "Export",
        "Shortcuts",
        "INPUT",
        "TEXTAREA",
        "menus and ads",
    ] {
        assert!(
            !buttons.contains(useless),
            "nothing on paper can be pressed: {shown}"
        );
    }
    page.in_look(Look::Light)?;
    page.open(SECOND)
}

/// All faults are told at once, so that one run is enough to mend them.
fn see_none(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} faults:\n  {}",
        faults.len(),
        faults.join("\n  ")
    );
}
