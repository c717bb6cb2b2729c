//! What a reader waits for, measured on the release build in a real browser.
//!
//! Words choose what is measured: `size cold mark open scroll`; none means all of it. Times are taken
//! inside the page (`probe.js`), so the driver's own time is in none of them.

#![forbid(unsafe_code)]

mod figures;
mod made;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use lateral_e2e::Failure;
use lateral_e2e::browser::{Browser, Watching};
use lateral_e2e::looks::Screen;
use lateral_e2e::page::Page;
use lateral_e2e::site::{Release, Site, folder};
use lateral_e2e::wait::until_within;
use serde_json::{Value, json};
use xtask::sheet::Sheet;
use xtask::weight::{Weights, kilobytes};

use crate::figures::{Figures, milliseconds};
use crate::made::{Made, ROUTE};

const PROBE: &str = include_str!("probe.js");

/// The first article of the lesson in the repository.
const ARTICLE: &str = "#/the-defence-call/capitol-ledger";

const COLD_LOADS: usize = 5;
const MARKS: usize = 30;

/// How long an import of a large work may take before the bench gives up.
const LONG: Duration = Duration::from_secs(120);

/// One table of measurements.
type Measure = fn() -> Result<Sheet, Failure>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let all: [(&str, Measure); 5] = [
        ("size", size),
        ("cold", cold),
        ("mark", mark),
        ("open", open),
        ("scroll", scroll),
    ];
    for (name, measure) in all {
        if !words.is_empty() && !words.iter().any(|word| word == name) {
            continue;
        }
        match measure() {
            Ok(sheet) => println!("\n{name}\n{sheet}"),
            Err(failure) => {
                eprintln!("\n{name}: {failure}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

fn size() -> Result<Sheet, Failure> {
    let weights = Weights::of(&folder())?;
    let mut sheet = Sheet::headed(["what", "gzip"]);
    sheet.row(["cold load".to_owned(), kilobytes(weights.cold())]);
    Ok(sheet)
}

fn cold() -> Result<Sheet, Failure> {
    let (mut readable, mut all) = (Figures::default(), Figures::default());
    for _ in 0..COLD_LOADS {
        let site = Arc::new(Release::built()?.serve()?);
        let browser = Browser::start(Watching::Nothing)?;
        let page = probed(&browser, &site)?;
        page.open(ARTICLE)?;
        let quiet = page.ask("return __probe.await_quiet()", json!([]))?;
        readable.add(number(&quiet["first"])?);
        all.add(number(&quiet["last"])?);
        // Readable is not enough: it must take a mark at once.
        page.double_click("Carter")?;
        page.press("1")?;
        page.see_marks(&["Carter"])?;
    }
    let mut sheet = Sheet::headed(["new profile, first article", "median", "worst"]);
    sheet.row([
        "painted and markable".to_owned(),
        readable.median(),
        readable.worst(),
    ]);
    sheet.row([
        "nothing moves any more".to_owned(),
        all.median(),
        all.worst(),
    ]);
    Ok(sheet)
}

fn mark() -> Result<Sheet, Failure> {
    let mut sheet = Sheet::headed([
        "from key to painted mark",
        "median",
        "p95",
        "worst",
        "busy after, worst",
    ]);
    for (size, count) in [(10_000, 50), (50_000, 500), (500_000, 5_000)] {
        let browser = Browser::start(Watching::Nothing)?;
        let made = Made::new(size, MARKS);
        let page = prepared(&browser, &made, count)?;
        let (mut latency, mut busy) = (Figures::default(), Figures::default());
        for probe in made.probes() {
            page.drag_over(probe)?;
            page.ask("globalThis.__marked = __probe.await_mark()", json!([]))?;
            page.press("1")?;
            let answer = page.ask("return __marked", json!([]))?;
            latency.add(number(&answer["latency"])?);
            busy.add(number(&answer["busy"])?);
        }
        let name = format!("{} with {count} marks", kilobytes(size));
        sheet.row([
            name,
            latency.median(),
            latency.p95(),
            latency.worst(),
            busy.worst(),
        ]);
    }
    Ok(sheet)
}

fn open() -> Result<Sheet, Failure> {
    let mut sheet = Sheet::headed(["opened again", "first painted", "all painted"]);
    for (size, count) in [(500_000, 5_000), (1_000_000, 20_000)] {
        let browser = Browser::start(Watching::Nothing)?;
        let page = prepared(&browser, &Made::new(size, MARKS), count)?;
        page.reload()?;
        let quiet = page.ask("return __probe.await_quiet()", json!([]))?;
        let name = format!("{} with {count} marks", kilobytes(size));
        let time = |key: &str| number(&quiet[key]).map(milliseconds);
        sheet.row([name, time("first")?, time("last")?]);
    }
    Ok(sheet)
}

fn scroll() -> Result<Sheet, Failure> {
    let mut sheet = Sheet::headed(["frames while scrolling", "median", "p95", "worst"]);
    for (size, count) in [(10_000, 50), (500_000, 5_000)] {
        let browser = Browser::start(Watching::Nothing)?;
        let page = prepared(&browser, &Made::new(size, MARKS), count)?;
        page.ask("__probe.frames()", json!([]))?;
        let gesture = json!({
            "x": 640, "y": 400, "yDistance": -20_000, "speed": 4_000, "gestureSourceType": "mouse",
        });
        page.devtools("Input.synthesizeScrollGesture", gesture)?;
        let frames = page.ask("return __probe.stop()", json!([]))?;
        let mut lengths = Figures::default();
        for length in frames.as_array().into_iter().flatten() {
            lengths.add(number(length)?);
        }
        let name = format!("{} with {count} marks", kilobytes(size));
        sheet.row([name, lengths.median(), lengths.p95(), lengths.worst()]);
    }
    Ok(sheet)
}

/// A page of `site`, still empty, that measures itself.
fn probed(browser: &Browser, site: &Arc<Site>) -> Result<Page, Failure> {
    let page = Page::new(browser, site)?;
    page.on_screen(Screen::LAPTOP)?;
    let words = json!({ "source": PROBE });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", words)?;
    Ok(page)
}

/// The made-up article, open, with `count` marks that were imported as a reader imports them.
fn prepared(browser: &Browser, made: &Made, count: usize) -> Result<Page, Failure> {
    let model = std::fs::read(folder().join("lesson.json")).ok();
    let model: Option<Value> = model.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let model = model.ok_or_else(|| {
        Failure::new(
            "dist/lesson.json cannot be read.",
            "Build the release first: `cargo xtask dist`.",
        )
    })?;
    let release = Release::built()?.with_file("lesson.json", made.lesson(&model));
    let page = probed(browser, &Arc::new(release.serve()?))?;
    page.open(ROUTE)?;
    page.import_file("work.json", &made.work(count))?;
    until_within(LONG, || {
        let answer = page.ask(
            "return document.querySelectorAll('main article mark[data-marks]').length",
            json!([]),
        )?;
        match answer.as_u64() {
            Some(marks) if marks >= count as u64 => Ok(()),
            other => Err(Failure::new(
                format!("Of {count} imported marks, {other:?} are shown."),
                "Try the same import by hand: the page says what it left out.",
            )),
        }
    })?;
    until_within(LONG, || page.see_saved())?;
    Ok(page)
}

fn number(value: &Value) -> Result<f64, Failure> {
    value.as_f64().ok_or_else(|| {
        Failure::new(
            format!("The page measured {value} where a number was expected."),
            "Check probe.js against the page's contract.",
        )
    })
}
