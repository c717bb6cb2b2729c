//! A reader sees everything, on every screen, in light and dark, by eye or by ear, and on paper.

use lateral_e2e::Failure;
use lateral_e2e::looks::{Look, Screen};
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::{Value, json};

use crate::marking::mark_as;
use crate::reading::truth;
use crate::{ARTICLE, SECOND};

const SCREENS: [(&str, Screen); 4] = [
    ("laptop", Screen::LAPTOP),
    ("laptop at 200 %", Screen::ZOOMED),
    ("phone", Screen::PHONE),
    ("small phone", Screen::SMALL),
];

/// A view, and how a reader comes to it from the article.
type View = (&'static str, fn(&Page) -> Result<(), Failure>);

const VIEWS: [View; 15] = [
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
    ("ends of a claim", |page| {
        page.open(ARTICLE)?;
        page.press("n")?;
        page.press("Enter")?;
        crate::editing::open_ends(&page.within("region", "The mark"))
    }),
    ("workshop", |page| page.open("#/_workshop")),
    ("lesson in the making", |page| {
        page.open(crate::workshop::WORKSHOP)?;
        page.click("link", crate::workshop::TITLE)?;
        page.see("heading", "The articles")
    }),
    ("handing out", |page| {
        page.open(crate::workshop::WORKSHOP)?;
        page.click("link", crate::workshop::TITLE)?;
        page.click("link", "Hand out")?;
        page.see("heading", "Hand out")?;
        page.ask("document.querySelector('.reach').open = true", json!([]))
            .map(drop)
    }),
    ("a QR code, large", |page| {
        page.open(crate::workshop::WORKSHOP)?;
        page.click("link", crate::workshop::TITLE)?;
        page.click("link", "Hand out")?;
        let way = page.within("region", "A short address");
        way.click_button("Show or print it large")?;
        page.see("button", "Print")
    }),
    ("article in the making", |page| {
        page.open(crate::workshop::WORKSHOP)?;
        page.click("link", crate::workshop::TITLE)?;
        page.click("link", crate::workshop::SECOND)?;
        page.see("heading", "As it will be read")
    }),
    ("words that are shared", |page| {
        page.open("#/the-defence-call/_shared")?;
        page.see("heading", "Shared wording")
    }),
    ("words that stand elsewhere", |page| {
        page.open(crate::ARTICLE)?;
        page.click_button("Show wording shared with other articles")?;
        page.see_text("appears word for word in another article")
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
    until(|| {
        let open = page.ask(
            "return document.querySelector('dialog[open]') !== null",
            json!([]),
        )?;
        truth(&open, &format!("{key} opens no dialog"))
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
    for useless in ["Undo", "Export", "Help", "INPUT", "TEXTAREA", "hidden line"] {
        assert!(
            !buttons.contains(useless),
            "nothing on paper can be pressed: {shown}"
        );
    }
    page.ask("dispatchEvent(new Event('beforeprint'))", json!([]))?;
    until(|| {
        let paper = page.ask(
            "const shown = (what) => [...document.querySelectorAll(what)].filter((node) => node.checkVisibility()); \
             const signs = [...document.querySelectorAll('main mark[data-printed]')].flatMap((mark) => mark.dataset.printed.split(' · ')); \
             return { signs: signs.sort(), listed: shown('.printed-marks .reference').map((node) => node.textContent).sort(), legend: shown('.legend li').length, head: document.querySelector('main .running').dataset.printed, bars: shown('.bar').length }",
            json!([]),
        )?;
        let signs = paper["signs"].as_array().map_or(0, Vec::len);
        let whole = signs == 9
            && paper["signs"] == paper["listed"]
            && paper["legend"] == 9
            && paper["head"]
                .as_str()
                .is_some_and(|head| head.contains(" · "))
            && paper["bars"] == 0;
        truth(
            &whole.into(),
            &format!("every mark has a sign and is listed under it: {paper}"),
        )
    })?;
    page.ask("dispatchEvent(new Event('afterprint'))", json!([]))?;
    page.in_look(Look::Light)?;
    page.open(SECOND)
}

/// How large the text is, and on which ground.
fn shown(page: &Page) -> Result<Value, Failure> {
    page.ask(
        "const size = parseFloat(getComputedStyle(document.querySelector('main article .paragraph')).fontSize); \
         return { size, ground: getComputedStyle(document.documentElement).backgroundColor }",
        json!([]),
    )
}

pub fn text_size_and_colours_are_chosen_and_kept(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let usual = shown(&page)?;
    page.click_button("Aa: text size and colours")?;
    page.within("group", "Text size")
        .click_button("Projector")?;
    page.within("group", "Colours").click_button("Dark")?;
    page.see_saved()?;
    let chosen = shown(&page)?;
    let times = chosen["size"].as_f64().unwrap_or(0.0) / usual["size"].as_f64().unwrap_or(1.0);
    assert!(times > 1.9, "twice as large: {usual}, {chosen}");
    assert_ne!(usual["ground"], chosen["ground"]);
    page.reload()?;
    page.see("button", "Article 1 of 5")?;
    assert_eq!(shown(&page)?, chosen, "after a reload");
    page.in_look(Look::Print)?;
    assert_eq!(shown(&page)?["ground"], "rgb(255, 255, 255)", "paper");
    page.in_look(Look::Light)
}

pub fn marks_are_read_and_told_apart_in_forced_colours(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.double_click("Latakia")?;
    page.press("3")?;
    page.press("Escape")?;
    page.double_click("Shoygu")?;
    page.press("c")?;
    page.press("Escape")?;
    page.see_marks(&["Latakia", "Shoygu"])?;
    page.press("Escape")?;
    page.in_look(Look::ForcedColors)?;
    until(|| {
        let seen = page.ask(
            "const style = (node) => getComputedStyle(node); \
             const canvas = document.body.appendChild(document.createElement('i')); \
             canvas.style.backgroundColor = 'Canvas'; \
             const ground = style(canvas).backgroundColor; \
             canvas.remove(); \
             const [place, claim] = document.querySelectorAll('main article mark[class]'); \
             const words = style(place.closest('[data-block]')).color; \
             const isRead = (mark) => style(mark).color === words && style(mark).backgroundColor === ground; \
             const line = (mark) => style(mark).textDecorationLine; \
             return { words, ground, place: isRead(place), claim: isRead(claim), apart: line(place) !== line(claim) }",
            json!([]),
        )?;
        let is_so = seen["words"] != seen["ground"]
            && ["place", "claim", "apart"]
                .iter()
                .all(|it| seen[it] == true);
        truth(
            &is_so.into(),
            &format!("marked words are as readable as others: {seen}"),
        )
    })?;
    page.in_look(Look::Light)
}

pub fn nothing_moves_for_who_wants_no_motion(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.in_look(Look::Still)?;
    page.double_click("Latakia")?;
    page.press("3")?;
    until(|| {
        let moving = page.ask(
            "return [...document.querySelectorAll('*')].filter((each) => { \
                 const { transitionDuration, animationName } = getComputedStyle(each); \
                 return animationName !== 'none' || transitionDuration.split(', ').some((time) => parseFloat(time) > 0); \
             }).map((each) => each.outerHTML.slice(0, 80))",
            json!([]),
        )?;
        truth(
            &(moving == json!([])).into(),
            &format!("nothing moves: {moving}"),
        )
    })?;
    page.in_look(Look::Light)
}

pub fn a_bar_is_as_high_as_the_lines_of_its_claim(stage: &mut Stage) -> Result<(), Failure> {
    const CLAIM: &str = "Moscow’s Ministry of Defense spent an hour";
    let page = stage.open(ARTICLE)?;
    page.drag_over(CLAIM)?;
    mark_as(&page, "Claim")?;
    crate::class::see_mark(&page, CLAIM)?;
    for screen in [Screen::LAPTOP, Screen::PHONE] {
        page.on_screen(screen)?;
        until(|| {
            let places = page.ask(
                "const bar = document.querySelector('.bar').getBoundingClientRect(); \
                 const words = document.createRange(); \
                 const pieces = document.querySelectorAll('main mark[class*=-claim]'); \
                 words.setStart(pieces[0].firstChild, 0); \
                 words.setEnd(pieces[pieces.length - 1].firstChild, pieces[pieces.length - 1].textContent.length); \
                 const lines = words.getBoundingClientRect(); \
                 return { bar: [bar.top, bar.bottom], lines: [lines.top, lines.bottom] }",
                json!([]),
            )?;
            let apart = |end: usize| {
                let place = |what: &str| places[what][end].as_f64().unwrap_or(f64::NAN);
                (place("bar") - place("lines")).abs()
            };
            truth(
                &(apart(0) < 2.0 && apart(1) < 2.0).into(),
                &format!("{places}"),
            )
        })?;
    }
    Ok(())
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
