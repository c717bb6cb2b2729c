//! The first visit: a browser that has nothing of the page yet.

use std::sync::Arc;

use lateral_e2e::browser::{Browser, Watching};
use lateral_e2e::page::Page;
use lateral_e2e::site::Release;
use lateral_e2e::{Engine, Failure};
use serde_json::json;
use xtask::table::{Table, table};

use crate::figures::Figures;
use crate::{ARTICLE, number_of, probed};

const LOADS: usize = 5;

/// Without a network between.
pub fn cold() -> Result<Table, Failure> {
    let (mut readable, mut all) = (Figures::default(), Figures::default());
    for _ in 0..LOADS {
        let site = Arc::new(Release::built()?.serve(Engine::Chromium)?);
        let browser = Browser::start(Engine::Chromium, Watching::Nothing)?;
        let page = probed(&browser, &site)?;
        page.open(ARTICLE)?;
        let quiet = page.ask("return __probe.await_quiet()", json!([]))?;
        readable.add(number_of(&quiet["first"])?);
        all.add(number_of(&quiet["last"])?);
        // Readable is not enough: it must take a mark at once.
        page.double_click("Carter")?;
        page.see("toolbar", "Mark the selection")?;
        press_the_key(&page)?;
    }
    let mut table = table(1, ["new profile, first article", "median", "worst"]);
    table.add_row(["first text".to_owned(), readable.median(), readable.worst()]);
    table.add_row([
        "nothing moves any more".to_owned(),
        all.median(),
        all.worst(),
    ]);
    Ok(table)
}

/// A poor network and a slow machine: 1.6 Mbps down and 0.75 up with 150 ms for each answer (Chromium's "Slow 4G"), a
/// processor of a fourth of the speed, files compressed. The reader selects a word as soon as it is there, and presses the
/// key of a tag.
pub fn slow() -> Result<Table, Failure> {
    let (mut text, mut selected, mut marked) =
        (Figures::default(), Figures::default(), Figures::default());
    for _ in 0..LOADS {
        let site = Arc::new(Release::built()?.compressed().serve(Engine::Chromium)?);
        let browser = Browser::start(Engine::Chromium, Watching::Nothing)?;
        let page = probed(&browser, &site)?;
        page.devtools("Network.enable", json!({}))?;
        let network = json!({
            "offline": false, "latency": 150,
            "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8,
        });
        page.devtools("Network.emulateNetworkConditions", network)?;
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))?;
        page.follow(ARTICLE, "1 of 5")?;
        page.double_click("Carter")?;
        press_the_key(&page)?;
        let times = page.ask(
            "return [__probe.first, __probe.selected, __probe.marked]",
            json!([]),
        )?;
        for (figures, time) in [&mut text, &mut selected, &mut marked].into_iter().zip(0..) {
            figures.add(number_of(&times[time])?);
        }
    }
    let mut table = table(
        1,
        [
            "new profile, 1.6 Mbps, 150 ms, processor ÷ 4",
            "median",
            "worst",
        ],
    );
    for (what, figures) in [
        ("first text", text),
        ("a word was selected", selected),
        ("its mark is painted", marked),
    ] {
        table.add_row([what.to_owned(), figures.median(), figures.worst()]);
    }
    Ok(table)
}

fn press_the_key(page: &Page) -> Result<(), Failure> {
    page.press("1")?;
    page.see_marks(&["Carter"])
}
