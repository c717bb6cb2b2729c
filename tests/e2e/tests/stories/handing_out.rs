//! A teacher hands a lesson out, and a class passes the address on.

use std::collections::BTreeSet;

use lateral_e2e::Failure;
use lateral_e2e::looks::Look;
use lateral_e2e::page::Page;
use lateral_e2e::site::Release;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::{Value, json};

use crate::reading::truth;
use crate::workshop::{SECOND, WORKSHOP, bring_in};

const HINT: &str = "Select any words to mark them.";
const PLACE: &str = "Where the file is, starting from the folder of this page";
const CHECK: &str = "Check that the lesson is there";
const LARGE: &str = "Show or print it large";

/// Where the lesson's file lies on the site.
const PATH: &str = "lessons/ferry.json";

/// A lesson's file, as a teacher has saved it.
fn file(stage: &mut Stage) -> Result<String, Failure> {
    let page = stage.open(WORKSHOP)?;
    page.see("heading", "Make a lesson")?;
    bring_in(&page)?;
    page.fill("Title", "The ferry")?;
    page.see_saved()?;
    let (_, file) = page.download(|page| page.click_button("Save as a file"))?;
    Ok(String::from_utf8_lossy(&file).into_owned())
}

fn with_file(file: &str) -> Result<Release, Failure> {
    Ok(Release::built()?.with_file(PATH, file.to_owned()))
}

/// A reader on a site where the file lies, who came by the short address.
fn reader(stage: &mut Stage, file: &str) -> Result<Page, Failure> {
    let reader = stage.follow(with_file(file)?, &format!("?lesson={PATH}"), HINT)?;
    reader.see("heading", "The ferry")?;
    Ok(reader)
}

/// What the page answers to a script, as text.
fn told(page: &Page, script: &str) -> Result<String, Failure> {
    let answer = page.ask(script, json!([]))?;
    Ok(answer.as_str().unwrap_or_default().to_owned())
}

fn request(page: &Page) -> Result<String, Failure> {
    told(page, "return location.search")
}

/// The page for handing out the lesson at hand.
fn hand_out(page: &Page) -> Result<(), Failure> {
    let id = told(page, "return location.hash.split('/')[1]")?;
    page.open(&format!("#/_workshop/{id}/_hand-out"))?;
    page.see("heading", "Hand out")
}

/// What a phone reads in the picture that this path draws: `M` begins a rectangle of one row.
fn read(path: &str, extent: usize) -> Result<String, Failure> {
    const ZOOM: usize = 4;
    let unreadable = |what: &str| Failure::new(what.to_owned(), "Look at the path of the picture.");
    let number = |digits: &str| digits.parse::<usize>().map_err(|_| unreadable(digits));
    let mut dark = BTreeSet::new();
    for run in path.split_terminator('z') {
        let parts = run.strip_prefix('M').and_then(|run| {
            let (corner, rest) = run.split_once('h')?;
            let (left, top) = corner.split_once(' ')?;
            Some((left, top, rest.split_once('v')?.0))
        });
        let (left, top, width) = parts.ok_or_else(|| unreadable(run))?;
        let (left, top) = (number(left)?, number(top)?);
        dark.extend((left..left + number(width)?).map(|x| (x, top)));
    }
    let width = extent * ZOOM;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, width, |x, y| {
        if dark.contains(&(x / ZOOM, y / ZOOM)) {
            0
        } else {
            255
        }
    });
    let grids = picture.detect_grids();
    let grid = grids.first().ok_or_else(|| unreadable("no code"))?;
    let (_, words) = grid
        .decode()
        .map_err(|error| unreadable(&error.to_string()))?;
    Ok(words)
}

/// The text that a part of the page or of a file has between two others.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).unwrap_or_default().1;
    rest.split_once(after).unwrap_or_default().0
}

pub fn a_short_address_is_checked_and_its_code_can_be_read(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let file = file(stage)?;
    let page = reader(stage, &file)?;
    hand_out(&page)?;
    page.click_button(CHECK)?;
    page.see_text("The lesson is not there yet. There is no such file (status 404).")?;
    // The browser tells of what was not there.
    page.forget_troubles()?;
    page.fill(PLACE, "https://evil.example/ferry.json")?;
    page.see_text("The file must be on the same website as this page.")?;
    page.fill(PLACE, PATH)?;
    let part = "section[aria-labelledby=by-address]";
    let wanted = page.site().address(&format!("?lesson={PATH}"));
    until(|| {
        let shown = format!("return document.querySelector('{part} .address')?.value ?? ''");
        let address = told(&page, &shown)?;
        truth(
            &(address == wanted).into(),
            &format!("the address is {address}"),
        )
    })?;
    page.click_button(CHECK)?;
    page.see_text("The lesson is there, just as it is here.")?;
    let drawn = page.ask(
        &format!(
            "const code = document.querySelector('{part} svg'); \
             return [code.lastElementChild.getAttribute('d'), code.viewBox.baseVal.width]"
        ),
        json!([]),
    )?;
    let extent = drawn[1].as_u64().unwrap_or_default();
    let extent = usize::try_from(extent).unwrap_or_default();
    let path = drawn[0].as_str().unwrap_or_default();
    assert_eq!(read(path, extent)?, wanted);
    let way = page.within("region", "A short address");
    let (name, svg) = page.download(|_| way.click_button("Save as a picture (SVG)"))?;
    assert!(
        name.starts_with("lesson-") && name.ends_with("-qr-code.svg"),
        "{name}"
    );
    let svg = String::from_utf8_lossy(&svg).into_owned();
    assert_eq!(between(&svg, "<path d=\"", "\""), path);
    // The link of three short articles, or why there is no code for it.
    page.see_text("This link has")?;
    page.assert_clean()
}

pub fn a_code_is_shown_large_and_printed_alone(stage: &mut Stage) -> Result<(), Failure> {
    let file = file(stage)?;
    let page = reader(stage, &file)?;
    hand_out(&page)?;
    page.fill(PLACE, PATH)?;
    let way = page.within("region", "A short address");
    way.click_button(LARGE)?;
    page.see("heading", "The ferry")?;
    page.see_no("heading", "Hand out")?;
    page.see_focus("The ferry")?;
    page.in_look(Look::Print)?;
    let paper = told(&page, "return document.body.innerText")?;
    page.in_look(Look::Light)?;
    let lines: Vec<&str> = paper.split_whitespace().collect();
    let address = page.site().address(&format!("?lesson={PATH}"));
    assert_eq!(
        lines,
        ["The", "ferry", &address],
        "nothing else is on paper"
    );
    page.click_button("Back")?;
    page.see("heading", "Hand out")?;
    page.see_focus(LARGE)?;
    // What was typed is still there.
    let typed = told(&page, "return document.querySelector('.file-path').value")?;
    assert_eq!(typed, PATH);
    Ok(())
}

pub fn what_the_address_bar_says_opens_on_another_computer(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let file = file(stage)?;
    let asked = format!("?lesson={PATH}");
    let page = reader(stage, &file)?;
    assert_eq!(request(&page)?, asked);
    page.click("link", SECOND)?;
    page.see("heading", SECOND)?;
    let address = told(&page, "return location.search + location.hash")?;
    assert!(address.starts_with(&asked), "{address}");
    // Another site is another computer.
    let classmate = stage.follow(with_file(&file)?, &address, "He promised a report")?;
    classmate.see("heading", SECOND)?;
    let theirs = told(&classmate, "return location.search + location.hash")?;
    assert_eq!(theirs, address);
    classmate.reload()?;
    classmate.see("heading", SECOND)?;
    // The first page is that of the lesson.
    classmate.click("link", "Lateral")?;
    classmate.see("heading", "The ferry")?;
    assert_eq!(request(&classmate)?, asked);
    // Another lesson is not the one that is asked for.
    classmate.ask("location.hash = '#/the-defence-call'", json!([]))?;
    until(|| {
        let gone: Value = request(&classmate)?.is_empty().into();
        truth(&gone, "the address asks for a lesson that is not shown")
    })?;
    classmate.assert_clean()
}

pub fn the_first_page_gives_a_link_to_the_lesson(stage: &mut Stage) -> Result<(), Failure> {
    const COPY: &str = "Copy the link to this lesson";
    let watch = "navigator.clipboard.writeText = async (words) => { globalThis.__copied = words; }";
    let file = file(stage)?;
    let copied = |page: &Page, said: &str| {
        page.ask(watch, json!([]))?;
        page.click_button(COPY)?;
        page.see_text(said)?;
        told(page, "return globalThis.__copied")
    };
    let page = reader(stage, &file)?;
    let link = copied(&page, "The link to this lesson was copied.")?;
    assert_eq!(link, page.site().address(&format!("?lesson={PATH}")));
    // The site's own lesson needs nothing but its address.
    let own = stage.open("#/the-defence-call")?;
    let link = copied(&own, "The link to this lesson was copied.")?;
    assert_eq!(link, own.site().address("#/the-defence-call"));
    // A lesson that came as a file is carried by its link.
    own.choose_file("ferry.json", file.as_bytes())?;
    own.click_button("Open the lesson")?;
    own.see("heading", "The ferry")?;
    let link = copied(&own, "The whole lesson is inside it")?;
    let (_, fragment) = link.split_once('#').unwrap_or_default();
    let classmate = stage.follow(Release::built()?, &format!("#{fragment}"), HINT)?;
    classmate.see("heading", "The ferry")
}
