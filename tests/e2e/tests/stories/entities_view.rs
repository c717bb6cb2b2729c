//! Who is named, across all articles: the table, a card in it, merging, splitting, and the way to a place and back.

use std::time::{Duration, Instant};

use lateral_e2e::Failure;
use lateral_e2e::looks::Screen;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::{Value, json};

use crate::reading::truth;

const ENTITIES: &str = "#/the-defence-call/_entities";
const LESSON: &str = include_str!("../../../../assets/lesson.json");

const CARTER: u32 = 0x1000;
const SHOIGU: u32 = 0x1001;
const SHOYGU: u32 = 0x1002;

fn id(number: u32) -> String {
    format!("{number:032x}")
}

fn entity(number: u32, name: &str) -> Value {
    json!({ "id": id(number), "rev": 1, "kind": "entity", "name": name, "tag": "person" })
}

/// A mark on the first place of these words in an article of the lesson.
fn mention(number: u32, article: &Value, words: &str, entity: u32) -> Value {
    let text = article["text"].as_str().unwrap_or_default();
    let at = text.find(words).unwrap_or_default();
    let start = text[..at].chars().count();
    let prefix: Vec<char> = text[..at].chars().rev().take(24).collect();
    let prefix: String = prefix.into_iter().rev().collect();
    let suffix: String = text[at + words.len()..].chars().take(24).collect();
    json!({
        "id": id(number), "rev": 1, "kind": "mention", "article": article["id"], "tag": "person", "entities": [id(entity)],
        "parts": [{ "start": start, "end": start + words.chars().count(), "exact": words, "prefix": prefix, "suffix": suffix }],
    })
}

/// A work in which Carter is named in all five articles, and the Russian minister has two cards.
fn work() -> Vec<u8> {
    let lesson: Value = serde_json::from_str(LESSON).unwrap_or_default();
    let places = [
        (0, "Ashton Carter", CARTER),
        (1, "Ashton Carter", CARTER),
        (2, "Carter", CARTER),
        (3, "Ash Carter", CARTER),
        (4, "Ash Carter", CARTER),
        (0, "Shoygu", SHOYGU),
        (2, "Shoygu", SHOYGU),
        (1, "Shoigu", SHOIGU),
    ];
    let marks = (1..).zip(places).map(|(number, (at, words, entity))| {
        mention(number, &lesson["articles"][at], words, entity)
    });
    let cards = [
        entity(CARTER, "Ash Carter"),
        entity(SHOIGU, "Sergei Shoigu"),
        entity(SHOYGU, "Sergei Shoygu"),
    ];
    let records: Vec<Value> = cards.into_iter().chain(marks).collect();
    let file = json!({
        "format": "lateral/work", "version": 1, "offset_unit": "codepoint",
        "lesson": { "id": "the-defence-call", "title": "" }, "annotator": { "id": "00000000000000aa", "name": "" },
        "articles": [], "records": records,
    });
    file.to_string().into_bytes()
}

fn with_entities(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(ENTITIES)?;
    page.see_text("Mark a name in an article and say in its card who or what it is")?;
    page.import_work("work.json", &work())?;
    see_rows(&page, &["Ash Carter", "Sergei Shoygu", "Sergei Shoigu"])?;
    Ok(page)
}

/// The rows of the table, as they stand.
fn see_rows(page: &Page, names: &[&str]) -> Result<(), Failure> {
    let rows =
        "[...document.querySelectorAll('tbody .entity-called')].map((name) => name.textContent)";
    let script = format!("return JSON.stringify({rows}) === arguments[0]");
    let expected = json!(names).to_string();
    until(|| truth(&page.ask(&script, json!([expected]))?, &expected))
}

fn see(page: &Page, what: &str, script: &str) -> Result<(), Failure> {
    until(|| truth(&page.ask(script, json!([]))?, what))
}

fn row_name(page: &Page, name: &str) -> Result<String, Failure> {
    let names = page.names("button")?;
    Ok(names
        .into_iter()
        .find(|button| button.starts_with(name))
        .unwrap_or_else(|| name.to_owned()))
}

fn open_card(page: &Page, name: &str) -> Result<(), Failure> {
    page.click_button(&row_name(page, name)?)?;
    page.see("region", "Where it is named")
}

pub fn two_spellings_of_one_man_become_one_card(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_entities(stage)?;
    page.see_text("3 names in 5 articles, with 8 marks")?;
    open_card(&page, "Sergei Shoygu")?;
    // By keys alone: the one that is most alike comes first.
    page.focus("combobox", "Merge another card into this one")?;
    page.press("ArrowDown")?;
    page.press("Enter")?;
    page.see_text("Merged “Sergei Shoigu” into “Sergei Shoygu”.")?;
    see_rows(&page, &["Ash Carter", "Sergei Shoygu"])?;
    // Each outlet's own spelling.
    let cells = "[...document.querySelectorAll('tbody')].find((row) => row.textContent.includes('Shoygu')).querySelectorAll('.entity-cell')";
    see(
        &page,
        "both spellings with their outlets",
        &format!(
            "const cells = [...{cells}].map((cell) => cell.querySelector('q')?.textContent ?? null); return JSON.stringify(cells) === JSON.stringify(['Shoygu', 'Shoigu', 'Shoygu', null, null])"
        ),
    )?;
    page.click_button("Undo")?;
    see_rows(&page, &["Ash Carter", "Sergei Shoygu", "Sergei Shoigu"])?;
    page.click_button("Redo")?;
    see_rows(&page, &["Ash Carter", "Sergei Shoygu"])?;
    page.see_saved()?;
    page.reload()?;
    see_rows(&page, &["Ash Carter", "Sergei Shoygu"])?;
    page.assert_clean()
}

pub fn a_card_is_renamed_split_and_deleted(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_entities(stage)?;
    open_card(&page, "Ash Carter")?;
    let card = page.within("region", "The card");
    card.fill("Name", "Ashton Carter")?;
    page.press("Enter")?;
    see_rows(&page, &["Ashton Carter", "Sergei Shoygu", "Sergei Shoigu"])?;
    card.fill("Note", "Heads the Pentagon.")?;
    // The mark in the third article names somebody else.
    let places = page.within("region", "Where it is named");
    places.click("checkbox", "Choose “Carter” in Capitol Ledger Brief")?;
    page.see_text("1 mark chosen")?;
    page.click_button("Move to a new card")?;
    page.see_text("Moved 1 mark to a new card, “Carter”.")?;
    page.see_text("4 names in 5 articles, with 8 marks")?;
    page.click_button("Delete the card")?;
    page.see_text("Deleted the card of “Ashton Carter”. Its marks stay.")?;
    page.see_text("3 names in 5 articles, with 4 marks")?;
    page.see_saved()?;
    let work = page.exported_json()?;
    let records = work["records"].as_array().into_iter().flatten();
    let marks = records.filter(|record| record["kind"] == "mention").count();
    assert_eq!(marks, 8, "{work}");
    for _ in 0..4 {
        page.press("Control+z")?;
    }
    see_rows(&page, &["Ash Carter", "Sergei Shoygu", "Sergei Shoigu"])?;
    page.see_text("3 names in 5 articles, with 8 marks")?;
    page.assert_clean()
}

pub fn a_place_is_shown_and_the_way_back_leads_to_the_card(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = with_entities(stage)?;
    page.open("#/the-defence-call")?;
    page.click("link", "Who is named")?;
    see_rows(&page, &["Ash Carter", "Sergei Shoygu", "Sergei Shoigu"])?;
    page.choose("Order", "By name")?;
    see_rows(&page, &["Ash Carter", "Sergei Shoigu", "Sergei Shoygu"])?;
    open_card(&page, "Sergei Shoigu")?;
    page.within("region", "Where it is named")
        .click("link", "Shoigu")?;
    page.see("button", "Article 2 of 5")?;
    see(
        &page,
        "the mark is painted",
        "return [...document.querySelectorAll('mark[data-looked-at]')].map((piece) => piece.textContent).join() === 'Shoigu'",
    )?;
    page.ask("history.back(); return true", json!([]))?;
    see(
        &page,
        "the card is open, and its row has the focus",
        "return document.querySelector('tbody.open')?.contains(document.activeElement) && location.hash.endsWith('1001')",
    )?;
    // The list stands as it was left, also for who comes from the list of the articles.
    page.open(crate::ARTICLE)?;
    page.click_button("Article 1 of 5")?;
    // The list of marks has the same way.
    page.click_nth("link", "Who is named", 0)?;
    see_rows(&page, &["Ash Carter", "Sergei Shoigu", "Sergei Shoygu"])?;
    let faults = page.faults()?;
    assert!(faults.is_empty(), "{faults:?}");
    page.assert_clean()
}

pub fn dates_stand_on_a_line_of_time(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/the-defence-call/capitol-ledger")?;
    page.drag_over("March 2014")?;
    page.press("4")?;
    page.see_text("as it is written")?;
    page.click_button("Set to March 2014")?;
    page.see_text("This is March 2014 now.")?;
    // What is written by hand, and what is none.
    page.fill("Date or number", "next spring")?;
    page.press("Enter")?;
    page.see_text("Write a date (2015-09-18")?;
    page.fill("Date or number", "about 2014-03")?;
    page.press("Enter")?;
    page.see_text("about March 2014")?;
    page.press("Escape")?;
    page.drag_over("four years")?;
    page.press("5")?;
    page.click_button("Set to 4 years")?;
    page.see_saved()?;
    page.open("#/the-defence-call/worldfold")?;
    page.drag_over("last August")?;
    page.press("4")?;
    page.see_text("the article has no date; another article is from 19 September 2015")?;
    page.see_saved()?;
    page.open(ENTITIES)?;
    page.click_button("Timeline")?;
    page.see_text("1 dated mark in 1 article")?;
    page.see("heading", "WITHOUT A DATE (1)")?;
    page.click_button("Set to August 2014")?;
    page.see_text("2 dated marks in 2 articles")?;
    page.see("columnheader", "5 months later August 2014")?;
    let faults = page.faults()?;
    assert!(faults.is_empty(), "{faults:?}");
    page.within("region", "Timeline")
        .click_nth("link", "last August", 0)?;
    page.see("button", "Article 2 of 5")?;
    page.ask("history.back(); return true", json!([]))?;
    page.see_text("2 dated marks in 2 articles")?;
    page.on_screen(Screen::PHONE)?;
    see(
        &page,
        "the list, and nothing beside the screen",
        "return document.documentElement.scrollWidth <= innerWidth && document.querySelector('.timeline-list').checkVisibility()",
    )?;
    page.reload()?;
    page.see_text("2 dated marks in 2 articles")?;
    let faults = page.faults()?;
    assert!(faults.is_empty(), "{faults:?}");
    page.assert_clean()
}

pub fn the_picture_of_who_is_where_is_saved(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_entities(stage)?;
    page.click_button("Picture")?;
    page.see("image", "Who is named in which article")?;
    see(
        &page,
        "a dot for each article that names one",
        "return document.querySelectorAll('.picture circle').length === 8",
    )?;
    page.click_button("Save as SVG")?;
    page.see_text("Downloaded as who-is-named.svg.")?;
    page.click_button("Save as PNG")?;
    page.see_text("Downloaded as who-is-named.png.")?;
    for screen in [Screen::PHONE, Screen::ZOOMED] {
        page.on_screen(screen)?;
        see(
            &page,
            "nothing is beside the screen",
            "return document.documentElement.scrollWidth <= innerWidth",
        )?;
        let faults = page.faults()?;
        assert!(faults.is_empty(), "{screen:?}: {faults:?}");
    }
    page.assert_clean()
}

pub fn the_table_of_names_fits_a_small_screen(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_entities(stage)?;
    for screen in [Screen::PHONE, Screen::SMALL, Screen::ZOOMED] {
        page.on_screen(screen)?;
        see(
            &page,
            "nothing is beside the screen",
            "return document.documentElement.scrollWidth <= innerWidth",
        )?;
        page.see("table", "3 names in 5 articles, with 8 marks")?;
        let rows = page.names("rowheader")?;
        assert_eq!(rows.len(), 3, "{rows:?}");
        let faults = page.faults()?;
        assert!(faults.is_empty(), "{screen:?}: {faults:?}");
    }
    page.assert_clean()
}

/// Entities and marks of a large class.
const MANY: (usize, usize) = (2_000, 20_000);
/// Longest that the table may be on its way. The figure is 300 ms on an idle machine; others are at work here.
const MOST: Duration = Duration::from_millis(3_000);

pub fn thousands_of_names_open_at_once(stage: &mut Stage) -> Result<(), Failure> {
    let (lesson, work) = crowd();
    let page = stage.open("#/")?;
    page.choose_file("lesson.json", &lesson)?;
    page.click_button("Open the lesson")?;
    page.see_text("A crowd")?;
    page.import_work("work.json", &work)?;
    page.see_saved()?;
    let begin = Instant::now();
    page.click("link", "Who is named")?;
    page.see_text("2,000 names in 10 articles, with 20,000 marks")?;
    let took = begin.elapsed();
    assert!(took < MOST, "{took:?}");
    let drawn = page.ask(
        "return document.querySelectorAll('tbody').length",
        json!([]),
    )?;
    assert_eq!(drawn, 50);
    page.click_button("Later names (1950 more)")?;
    page.see("button", "Earlier names")?;
    page.assert_clean()
}

/// A lesson of ten long articles, and a work in which each name is marked ten times.
fn crowd() -> (Vec<u8>, Vec<u8>) {
    let (names, marks) = MANY;
    let mut records: Vec<Value> = (0..names)
        .map(|at| json!({ "id": format!("{:032x}", 0x10_0000 + at), "rev": 1, "kind": "entity", "name": format!("Name {at}"), "tag": "person" }))
        .collect();
    let mut articles = Vec::new();
    for article in 0..10 {
        let mut text = format!("Report {article}\n");
        for at in 0..marks / 10 {
            let number = article * marks / 10 + at;
            let name = (number * 7) % names;
            let words = format!("Name{name}");
            let start = text.len();
            records.push(json!({
                "id": format!("{:032x}", number + 1), "rev": 1, "kind": "mention", "article": format!("a-{article}"), "tag": "person",
                "entities": [format!("{:032x}", 0x10_0000 + name)],
                "parts": [{ "start": start, "end": start + words.len(), "exact": words, "prefix": "", "suffix": "" }],
            }));
            text += &words;
            text += if at % 10 == 9 {
                " was there.\n"
            } else {
                " met "
            };
        }
        articles.push(json!({ "id": format!("a-{article}"), "outlet": format!("Outlet {article}"), "headline": format!("Report {article}"), "text": text }));
    }
    let lesson: Value = serde_json::from_str(LESSON).unwrap_or_default();
    let lesson = json!({
        "format": "lateral/lesson", "version": 1, "id": "a-crowd", "title": "A crowd", "language": "en", "instructions": "Read.",
        "tag_set": lesson["tag_set"], "articles": articles,
    });
    let work = json!({
        "format": "lateral/work", "version": 1, "offset_unit": "codepoint", "lesson": { "id": "a-crowd", "title": "A crowd" },
        "annotator": { "id": "00000000000000aa", "name": "" }, "articles": [], "records": records,
    });
    (
        lesson.to_string().into_bytes(),
        work.to_string().into_bytes(),
    )
}
