//! The tools for selected words keep out of the way, however many tags there are and however large letters are.

use lateral_e2e::Failure;
use lateral_e2e::looks::Screen;
use lateral_e2e::page::Page;
use lateral_e2e::site::Release;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::ARTICLE;
use crate::reading::truth;

/// What the reading cursor leaves behind lies beneath the tools, and can be read while it moves on.
pub fn the_tools_fade_while_the_cursor_moves(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.press("ArrowDown")?;
    page.see("toolbar", "Mark the selection")?;
    page.ask(
        "window.faded = []; addEventListener('animationstart', (event) => \
           window.faded.push([event.animationName, getComputedStyle(event.target).opacity < 0.5]))",
        json!([]),
    )?;
    // One after another, since steps in one frame are one.
    for name in ["odd-step", "even-step", "odd-step"] {
        page.press("ArrowDown")?;
        until(|| {
            let last = page.ask("return window.faded.pop()", json!([]))?;
            truth(&(last == json!([name, true])).into(), &format!("{last}"))
        })?;
    }
    until(|| {
        let opacity = page.ask(
            "return getComputedStyle(document.querySelector('.toolbar')).opacity",
            json!([]),
        )?;
        truth(&(opacity == "1").into(), "the tools do not come back")
    })
}

const WORDS: [&str; 3] = ["harbour board", "Divers found", "mayor was"];

/// A lesson with eighteen tags.
fn many_tags() -> Result<Release, Failure> {
    let labels = [
        "Person",
        "Nationality",
        "Facility",
        "Organisation",
        "Place",
        "Location",
        "Product",
        "Event",
        "Work of art",
        "Law",
        "Language",
        "Date",
        "Time",
        "Percent",
        "Money",
        "Quantity",
        "Ordinal",
        "Cardinal",
    ];
    let colours = [
        "blue",
        "vermillion",
        "green",
        "purple",
        "orange",
        "sky",
        "yellow",
        "grey",
    ];
    let tags = labels.iter().enumerate().map(|(at, label)| {
        json!({ "id": format!("t{at}"), "label": label, "colour": colours[at % colours.len()] })
    });
    let lesson = json!({
        "format": "lateral/lesson", "version": 1, "offset_unit": "codepoint", "id": "harbour", "title": "Harbour",
        "tag_set": { "entity": tags.collect::<Vec<_>>() },
        "articles": [{ "id": "courier", "text": "The harbour board voted.\nDivers found cracks.\nThe mayor was not there, and he did not answer." }],
    });
    Ok(Release::built()?.with_file("lesson.json", lesson.to_string()))
}

/// What is wrong with the tools: buttons that cannot be brought under the pointer, and the words that lie beneath.
fn see_tools(page: &Page, case: &str) -> Result<(), Failure> {
    until(|| {
        let faults = page.ask(
            "const tools = document.querySelector('.toolbar'); \
             if (!tools) return 'no tools'; \
             const faults = []; \
             for (const button of tools.querySelectorAll('button')) { \
               if (!button.checkVisibility()) continue; \
               button.scrollIntoView({ block: 'nearest' }); \
               const box = button.getBoundingClientRect(); \
               const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); \
               if (!button.contains(at)) faults.push(button.textContent + ' is covered by ' + (at ? at.className : 'the edge')); \
             } \
             tools.scrollTop = 0; \
             const words = getSelection().getRangeAt(0).getBoundingClientRect(); \
             const box = tools.getBoundingClientRect(); \
             const bar = document.querySelector('[data-bar]').getBoundingClientRect().bottom; \
             if (words.top < bar || (words.bottom > box.top + 1 && words.top < box.bottom - 1)) faults.push('the words are covered'); \
             return faults.join(', ')",
            json!([]),
        )?;
        truth(&(faults == "").into(), &format!("{case}: {faults}"))
    })
}

pub fn every_tool_can_be_reached(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open_release(many_tags()?, "#/harbour/courier")?;
    let narrow = Screen {
        width: 390,
        ..Screen::LAPTOP
    };
    // A window of 640 px is one of 1280 px at a zoom of 200 %.
    for (size, screen, letters) in [
        ("laptop", Screen::LAPTOP, "100%"),
        ("laptop", Screen::LAPTOP, "200%"),
        ("zoomed", Screen::ZOOMED, "100%"),
        ("narrow", narrow, "100%"),
        ("narrow", narrow, "200%"),
    ] {
        page.on_screen(screen)?;
        let enlarge = "document.documentElement.style.fontSize = arguments[0]";
        page.ask(enlarge, json!([letters]))?;
        for words in WORDS {
            let case = format!("{size}, letters of {letters}, “{words}”");
            page.drag_over(words)?;
            see_tools(&page, &case)?;
            page.click_button("More tags")?;
            see_tools(&page, &format!("{case}, all tags"))?;
            page.press("Escape")?;
        }
    }
    Ok(())
}

pub fn the_bar_has_room_for_large_letters(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    for (width, letters) in [
        (390, "100%"),
        (390, "200%"),
        (320, "100%"),
        (320, "150%"),
        (1366, "200%"),
    ] {
        page.on_screen(Screen {
            width,
            ..Screen::LAPTOP
        })?;
        page.ask(
            "document.documentElement.style.fontSize = arguments[0]",
            json!([letters]),
        )?;
        until(|| {
            let covered = page.ask(
                "const bar = document.querySelector('[data-bar]'); \
                 const covered = [...bar.querySelectorAll('a, button')].filter((control) => { \
                   if (!control.checkVisibility()) return false; \
                   const box = control.getBoundingClientRect(); \
                   const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); \
                   return !control.contains(at) || box.left < 0 || box.right > innerWidth; \
                 }); \
                 return covered.map((control) => control.ariaLabel ?? control.textContent).join(', ')",
                json!([]),
            )?;
            let case = format!("{width} px, letters of {letters}: {covered}");
            truth(&(covered == "").into(), &case)
        })?;
    }
    Ok(())
}
