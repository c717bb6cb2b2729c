//! The pages over all articles, full: how long the table of names and the table of points take to open, and how long a
//! claim takes to move.
//!
//! Invariant: the same counts give the same bytes, so runs can be compared.

use std::sync::Arc;

use lateral_e2e::browser::{Browser, Watching};
use lateral_e2e::page::Page;
use lateral_e2e::site::Release;
use lateral_e2e::wait::until_within;
use lateral_e2e::{Engine, Failure};
use serde_json::{Value, json};
use xtask::table::{Table, table};

use crate::figures::Figures;
use crate::{LONG, number_of, picture, probed, scrolled};

const LESSON: &str = "made-up";
/// How often a page is opened, and a claim is moved.
const TIMES: usize = 10;

/// A lesson and a work that fill a table.
struct Filled {
    articles: usize,
    /// Sentences of each article.
    sentences: usize,
    records: Vec<Value>,
}

impl Filled {
    fn sentence(number: usize) -> String {
        format!(
            "Sentence {number:05} says that it took {} minutes.",
            number % 90
        )
    }

    /// Half-open, in code points (the text is ASCII).
    fn place(number: usize) -> (usize, usize) {
        let length = Self::sentence(0).len();
        (number * (length + 2), number * (length + 2) + length)
    }

    /// A text of sentences of one length, each a paragraph.
    fn text(&self) -> String {
        let length = Self::sentence(0).len();
        let sentences = (0..self.sentences).map(|number| {
            let mut sentence = Self::sentence(number);
            while sentence.len() < length {
                sentence.push('.');
            }
            sentence.truncate(length);
            sentence
        });
        sentences.collect::<Vec<_>>().join("\n\n")
    }

    /// A hundred questions, to each of which every article gives one of two answers.
    fn points(articles: usize, points: usize) -> Self {
        let id = |kind: usize, number: usize| format!("{:032x}", kind * 1_000_000 + number + 1);
        let claim = |at: usize, point: usize| id(1, at * points + point);
        let mut filled = Self {
            articles,
            sentences: points,
            records: Vec::new(),
        };
        let text = filled.text();
        for at in 0..articles {
            for point in 0..points {
                let (start, end) = Self::place(point);
                filled.records.push(json!({
                    "id": claim(at, point), "rev": 1, "kind": "claim", "article": format!("a{at}"),
                    "parts": [{ "start": start, "end": end, "exact": &text[start..end] }],
                    "gist": format!("answer {}", at % 2), "voice": "paraphrase",
                }));
            }
        }
        for point in 0..points {
            let positions = [0, 1].map(|side| {
                let claims = (side..articles).step_by(2).map(|at| claim(at, point));
                json!({
                    "id": id(2 + side, point), "words": format!("answer {side}"),
                    "claims": claims.collect::<Vec<_>>(),
                })
            });
            filled.records.push(json!({
                "id": id(4, point), "rev": 1, "kind": "point", "order": point,
                "question": format!("What does sentence {point} say?"), "positions": positions,
            }));
        }
        filled
    }

    /// So many people, each of whom is named as often as the others.
    fn names(names: usize, marks: usize) -> Self {
        let mut filled = Self {
            articles: 5,
            sentences: marks / 5,
            records: Vec::new(),
        };
        let text = filled.text();
        for name in 0..names {
            filled.records.push(json!({
                "id": format!("{:032x}", 1 + name), "rev": 1, "kind": "entity",
                "name": format!("Person {name:05}"), "tag": "person",
            }));
        }
        for mark in 0..marks {
            let (start, end) = Self::place(mark / 5);
            filled.records.push(json!({
                "id": format!("{:032x}", 1_000_000 + mark), "rev": 1, "kind": "mention",
                "article": format!("a{}", mark % 5), "tag": "person",
                "parts": [{ "start": start, "end": end, "exact": &text[start..end] }],
                "entities": [format!("{:032x}", 1 + mark % names)],
            }));
        }
        filled
    }

    fn lesson(&self, model: &Value) -> Vec<u8> {
        let text = self.text();
        let blocks: Vec<Value> = (0..self.sentences)
            .map(|number| {
                let (start, end) = Self::place(number);
                json!({ "kind": "paragraph", "start": start, "end": end })
            })
            .collect();
        let articles = (0..self.articles).map(|at| {
            json!({
                "id": format!("a{at}"), "outlet": format!("Outlet {at}"), "headline": "A long article",
                "text": text, "blocks": blocks,
            })
        });
        let lesson = json!({
            "format": "lateral/lesson", "version": 1, "offset_unit": "codepoint", "id": LESSON,
            "title": "A made-up lesson", "instructions": "", "tag_set": model["tag_set"],
            "articles": articles.collect::<Vec<_>>(),
        });
        lesson.to_string().into_bytes()
    }

    fn work(&self) -> Vec<u8> {
        let articles = (0..self.articles).map(|at| json!({ "id": format!("a{at}") }));
        let work = json!({
            "format": "lateral/work", "version": 1, "offset_unit": "codepoint",
            "lesson": { "id": LESSON, "title": "A made-up lesson" },
            "annotator": { "id": "00000000000000be", "name": "bench" },
            "articles": articles.collect::<Vec<_>>(), "records": self.records,
        });
        work.to_string().into_bytes()
    }

    /// The lesson's first page, with the work taken in.
    fn open(&self, browser: &Browser) -> Result<Page, Failure> {
        let release = Release::built()?.with_file("lesson.json", self.lesson(&crate::model()?));
        let page = probed(browser, &Arc::new(release.serve(Engine::Chromium)?))?;
        page.open(&format!("#/{LESSON}"))?;
        page.import_work("work.json", &self.work())?;
        until_within(LONG, || page.see_text("The work was imported"))?;
        if let Err(failure) = page.see_saved() {
            eprintln!("{} records: {failure}", self.records.len());
        }
        Ok(page)
    }
}

/// Opens a page several times, and tells when its table was painted.
fn opened(page: &Page, route: &str, table: &str) -> Result<[Figures; 2], Failure> {
    let (mut code, mut again) = (Figures::default(), Figures::default());
    for time in 0..=TIMES {
        let words = json!([route, table]);
        let took = page.ask("return __probe.open(...arguments)", words)?;
        let figures = if time == 0 { &mut code } else { &mut again };
        figures.add(number_of(&took)?);
        page.ask(
            "return __probe.open(...arguments)",
            json!([format!("#/{LESSON}"), "main.home h1"]),
        )?;
    }
    Ok([code, again])
}

/// See the head of the file.
pub fn overview() -> Result<Table, Failure> {
    let mut table = table(1, ["pages over all articles", "median", "worst"]);
    let mut tell = |what: &str, figures: &Figures| {
        table.add_row([what.to_owned(), figures.median(), figures.worst()]);
    };

    let browser = Browser::start(Engine::Chromium, Watching::Nothing)?;
    let page = Filled::points(12, 100).open(&browser)?;
    let route = format!("#/{LESSON}/_compare");
    let [first, again] = opened(&page, &route, ".compare-table tbody")?;
    tell("points, 12 × 100: opened, its code included", &first);
    tell("points, 12 × 100: opened again", &again);
    page.open(&route)?;
    // The whole change is one task: the picture after it shows it, whenever the screen asks for that one.
    let [mut changed, mut painted] = [Figures::default(), Figures::default()];
    // Rows that come later would count as the change.
    let rows = "return String(document.querySelectorAll('.compare-table tbody').length)";
    until_within(LONG, || match page.ask(rows, json!([]))?.as_str() {
        Some("100") => Ok(()),
        _ => Err(Failure::new("Not all rows are drawn.", "Look at the page.")),
    })?;
    let first = "document.querySelector('.compare-table .question').click(); return true";
    page.ask(first, json!([]))?;
    for _ in 0..TIMES {
        let button = ".position-card .claim-mover button";
        page.ask(
            "document.querySelector(arguments[0]).click(); return true",
            json!([button]),
        )?;
        page.see("group", "Move this claim to")?;
        let there = "document.querySelector('.destinations button').focus(); return true";
        page.ask(there, json!([]))?;
        page.ask(
            "globalThis.__moved = __probe.await_change('.compare-table')",
            json!([]),
        )?;
        page.press("Enter")?;
        let moved = page.ask("return __moved", json!([]))?;
        changed.add(number_of(&moved["changed"])?);
        painted.add(number_of(&moved["painted"])?);
    }
    tell("points, 12 × 100: a claim has moved", &changed);
    tell("points, 12 × 100: that is painted", &painted);
    picture(&page, "overview-points")?;

    let browser = Browser::start(Engine::Chromium, Watching::Nothing)?;
    let page = Filled::names(2_000, 20_000).open(&browser)?;
    let route = format!("#/{LESSON}/_entities");
    let [first, again] = opened(&page, &route, ".entities-table tbody")?;
    tell(
        "names, 2,000 with 20,000 marks: opened, its code included",
        &first,
    );
    tell("names, 2,000 with 20,000 marks: opened again", &again);
    page.open(&route)?;
    page.see("table", "2,000 names in 5 articles, with 20,000 marks")?;
    let frames = scrolled(&page)?;
    table.add_row([
        "names: frames while scrolling, p95".to_owned(),
        frames.p95(),
        frames.worst(),
    ]);
    picture(&page, "overview-names")?;
    Ok(table)
}
