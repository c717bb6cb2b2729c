//! What a reader waits for, measured on the release build in a real browser.
//!
//! Words choose what is measured: `size cold slow mark open overview`; none means all of it. Times are taken
//! inside the page (`probe.js`), so the driver's own time is in none of them.

#![forbid(unsafe_code)]

mod cold;
mod figures;
mod made;
mod overview;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use lateral_e2e::browser::{Browser, Watching};
use lateral_e2e::looks::{Extent, Screen};
use lateral_e2e::page::Page;
use lateral_e2e::site::{Release, Site, folder};
use lateral_e2e::wait::{until, until_within};
use lateral_e2e::{Engine, Failure};
use serde_json::{Value, json};
use xtask::checkout::Checkout;
use xtask::size::{Sizes, kilobytes};
use xtask::table::{Table, table};

use crate::figures::{Figures, milliseconds};
use crate::made::{Made, ROUTE};

const PROBE: &str = include_str!("probe.js");

/// The first article of the lesson in the repository.
const ARTICLE: &str = "#/the-defence-call/capitol-ledger";

const MARKS: usize = 30;

/// How long an import of a large work may take before the bench gives up.
const LONG: Duration = Duration::from_secs(120);

/// One table of measurements.
type Measure = fn() -> Result<Table, Failure>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let all: [(&str, Measure); 6] = [
        ("size", size),
        ("cold", cold::cold),
        ("slow", cold::slow),
        ("mark", mark),
        ("open", open),
        ("overview", overview::overview),
    ];
    for (name, measure) in all {
        if !words.is_empty() && !words.iter().any(|word| word == name) {
            continue;
        }
        match measure() {
            Ok(table) => println!("\n{name}\n{}", table.trim_fmt()),
            Err(failure) => {
                eprintln!("\n{name}: {failure}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

fn size() -> Result<Table, Failure> {
    let sizes = Sizes::of(&folder())?;
    let mut table = table(1, ["what", "gzip"]);
    table.add_row(["cold load".to_owned(), kilobytes(sizes.cold())]);
    Ok(table)
}

fn mark() -> Result<Table, Failure> {
    let mut table = table(
        1,
        [
            "until the mark is painted",
            "median",
            "p95",
            "worst",
            "until the page has changed, median",
            "longest task (0: none over 50 ms)",
            "a mark costs on average: script, style, layout, all tasks",
        ],
    );
    for (size, count) in [(10_000, 50), (50_000, 500), (500_000, 5_000)] {
        let browser = Browser::start(Engine::Chromium, Watching::Nothing)?;
        let made = Made::new(size, MARKS);
        let page = prepared(&browser, &made, count)?;
        let mut ways = [
            ("key", Figures::default()),
            ("mouse-up", Figures::default()),
        ];
        let mut every = Figures::default();
        let mut longest = Figures::default();
        let mut changed = [Figures::default(), Figures::default()];
        page.devtools("Performance.enable", json!({}))?;
        let mut costs = [[0.0; COSTS.len()]; 2];
        for (number, probe) in made.probes().iter().enumerate() {
            page.drag_over(probe)?;
            let spot = until(|| {
                let answer = page.ask(BUTTON, json!([]))?;
                Some(())
                    .filter(|()| answer["x"].is_number())
                    .map(|()| answer)
                    .ok_or_else(|| Failure::new("No tools came to the words.", "Try it by hand."))
            })?;
            page.ask("globalThis.__marked = __probe.await_mark()", json!([]))?;
            let before = spent(&page)?;
            let (_, way) = &mut ways[number % 2];
            if number % 2 == 0 {
                page.press("1")?;
            } else {
                for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
                    let words = json!({
                        "type": kind, "x": spot["x"], "y": spot["y"], "button": "left", "clickCount": 1,
                    });
                    page.devtools("Input.dispatchMouseEvent", words)?;
                }
            }
            let answer = page.ask("return __marked", json!([]))?;
            way.add(number_of(&answer["latency"])?);
            every.add(number_of(&answer["latency"])?);
            changed[number % 2].add(number_of(&answer["changed"])?);
            let after = spent(&page)?;
            for (cost, (before, after)) in costs[number % 2]
                .iter_mut()
                .zip(before.into_iter().zip(after))
            {
                *cost += (after - before) * 1000.0 * 2.0 / MARKS as f64;
            }
            longest.add(number_of(&answer["longest"])?);
        }
        picture(&page, &format!("mark-{count}"))?;
        table.add_row([
            format!("every mark, {} with {count} marks", kilobytes(size)),
            every.median(),
            every.p95(),
            every.worst(),
            String::new(),
            longest.worst(),
            String::new(),
        ]);
        for (((way, latency), costs), changed) in ways.into_iter().zip(costs).zip(changed) {
            table.add_row([
                format!("{way}, {} with {count} marks", kilobytes(size)),
                latency.median(),
                latency.p95(),
                latency.worst(),
                changed.median(),
                longest.worst(),
                costs.map(milliseconds).join(", "),
            ]);
        }
    }
    Ok(table)
}

/// What Chromium tells of its own time.
const COSTS: [&str; 4] = [
    "ScriptDuration",
    "RecalcStyleDuration",
    "LayoutDuration",
    "TaskDuration",
];

/// The seconds that the page has spent so far.
fn spent(page: &Page) -> Result<[f64; COSTS.len()], Failure> {
    let answer = page.devtools("Performance.getMetrics", json!({}))?;
    let value = |name: &str| {
        let metrics = answer["metrics"].as_array().into_iter().flatten();
        let found = metrics.into_iter().find(|metric| metric["name"] == name);
        found
            .and_then(|metric| metric["value"].as_f64())
            .unwrap_or_default()
    };
    Ok(COSTS.map(value))
}

/// Where the button for the first tag is.
const BUTTON: &str = "const box = document.querySelector('[role=toolbar] .tags button')?.getBoundingClientRect(); \
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : {}";

/// Opening an article with many marks: from a click on its link on the first page, and by loading the page.
fn open() -> Result<Table, Failure> {
    let mut table = table(
        1,
        [
            "opened (work imported through the dialog before)",
            "first painted",
            "all painted",
            "longest task",
            "JS heap + wasm",
            "frames while scrolling: median",
            "p95",
            "worst",
        ],
    );
    for (size, count) in [(500_000, 5_000), (1_000_000, 20_000)] {
        let browser = Browser::start(Engine::Chromium, Watching::Nothing)?;
        let page = prepared(&browser, &Made::new(size, MARKS), count)?;
        let name = format!("{} with {count} marks", kilobytes(size));
        page.open("#/made-up")?;
        let words = json!([ROUTE]);
        let opened = page.ask("return __probe.follow(arguments[0])", words)?;
        let frames = scrolled(&page)?;
        picture(&page, &format!("open-{count}"))?;
        table.add_row([
            format!("from the first page: {name} ({} shown)", opened["marks"]),
            milliseconds(number_of(&opened["first"])?),
            milliseconds(number_of(&opened["last"])?),
            milliseconds(number_of(&opened["longest"])?),
            memory(&page)?,
            frames.median(),
            frames.p95(),
            frames.worst(),
        ]);
        page.reload()?;
        let quiet = page.ask("return __probe.await_quiet()", json!([]))?;
        table.add_row([
            format!("by loading the page: {name}"),
            milliseconds(number_of(&quiet["first"])?),
            milliseconds(number_of(&quiet["last"])?),
            String::new(),
            memory(&page)?,
            String::new(),
            String::new(),
            String::new(),
        ]);
    }
    Ok(table)
}

fn scrolled(page: &Page) -> Result<Figures, Failure> {
    page.ask("__probe.frames()", json!([]))?;
    let gesture = json!({
        "x": 640, "y": 400, "yDistance": -12_000, "speed": 4_000, "gestureSourceType": "mouse",
    });
    page.devtools("Input.synthesizeScrollGesture", gesture)?;
    let frames = page.ask("return __probe.stop()", json!([]))?;
    let mut lengths = Figures::default();
    for length in frames.as_array().into_iter().flatten() {
        lengths.add(number_of(length)?);
    }
    Ok(lengths)
}

fn memory(page: &Page) -> Result<String, Failure> {
    page.devtools("HeapProfiler.collectGarbage", json!({}))?;
    let heap = page.devtools("Runtime.getHeapUsage", json!({}))?;
    let wasm = page.ask("return __probe.memory?.buffer.byteLength ?? 0", json!([]))?;
    let megabytes = |value: &Value| number_of(value).map(|bytes| bytes / 1_048_576.0);
    Ok(format!(
        "{:.0} + {:.0} MB",
        megabytes(&heap["usedSize"])?,
        megabytes(&wasm)?
    ))
}

/// A picture of what was measured, for whoever doubts the figures.
fn picture(page: &Page, name: &str) -> Result<(), Failure> {
    let folder = Checkout::current().target().join("bench");
    page.picture(Extent::Window, &folder.join(format!("{name}.png")))
}

/// A page of `site`, still empty, that measures itself.
fn probed(browser: &Browser, site: &Arc<Site>) -> Result<Page, Failure> {
    let page = Page::new(browser, site)?;
    page.on_screen(Screen::LAPTOP)?;
    let words = json!({ "source": PROBE });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", words)?;
    Ok(page)
}

/// The lesson in the repository, for its tags.
fn model() -> Result<Value, Failure> {
    let model = std::fs::read(folder().join("lesson.json")).ok();
    let model = model.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    model.ok_or_else(|| {
        Failure::new(
            "dist/lesson.json cannot be read.",
            "Build the release first: `cargo xtask dist`.",
        )
    })
}

/// The made-up article, open, with `count` marks that were imported as a reader imports them.
fn prepared(browser: &Browser, made: &Made, count: usize) -> Result<Page, Failure> {
    let release = Release::built()?.with_file("lesson.json", made.lesson(&model()?));
    let page = probed(browser, &Arc::new(release.serve(Engine::Chromium)?))?;
    page.open(ROUTE)?;
    page.import_work("work.json", &made.work(count))?;
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
    // A work this large may not fit into the browser's storage; then it is only on the screen.
    if let Err(failure) = page.see_saved() {
        eprintln!("{count} marks: {failure}");
    }
    Ok(page)
}

fn number_of(value: &Value) -> Result<f64, Failure> {
    value.as_f64().ok_or_else(|| {
        Failure::new(
            format!("The page measured {value} where a number was expected."),
            "Check probe.js against the page's contract.",
        )
    })
}
