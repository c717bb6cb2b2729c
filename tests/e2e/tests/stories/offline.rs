//! Without a network: what is kept for it, and what comes late.

use lateral_e2e::Failure;
use lateral_e2e::page::Page;
use lateral_e2e::site::{Release, folder};
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::ARTICLE;
use crate::marking::mark_as;
use crate::reading::truth;
use crate::workshop::{SECOND, TEXT, WORKSHOP, paste};

const WORDS: &str = "Ashton Carter";
const NEWER: &str = "A newer version of Lateral is ready.";

/// Waits until the page is one of those that the service worker answers.
fn see_files_kept(page: &Page) -> Result<(), Failure> {
    until(|| {
        let kept = page.ask("return !!navigator.serviceWorker.controller", json!([]))?;
        truth(&kept, "the files of the page are kept")
    })
}

pub fn what_was_opened_once_is_there_without_a_network(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_saved()?;
    see_files_kept(&page)?;
    page.site().end();
    // The lesson is asked for as it is now, in vain.
    page.expect_trouble("lesson.json");
    page.expect_trouble("ERR_CONNECTION_REFUSED");
    page.reload()?;
    page.see_marks(&[WORDS])?;
    page.drag_over("Ukraine")?;
    mark_as(&page, "Place")?;
    page.see_saved()?;
    // Also what nobody has looked at yet.
    page.open(WORKSHOP)?;
    paste(&page)?;
    page.see("link", SECOND)?;
    page.open("#/recovery")?;
    page.see_text("2 marks")
}

pub fn a_newer_version_waits_until_it_is_wanted(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_saved()?;
    see_files_kept(&page)?;
    let unread = |error| Failure::new(format!("{error}."), "Build the release.");
    let worker = std::fs::read_to_string(folder().join("sw.js")).map_err(unread)?;
    let newer = worker.replacen("BUILD = \"", "BUILD = \"newer-", 1);
    assert_ne!(worker, newer, "the worker names its build");
    page.site()
        .deploy(Release::built()?.with_file("sw.js", newer))?;
    page.reload()?;
    page.see_text(NEWER)?;
    let builds = "return caches.keys().then((names) => names.filter((name) => /[0-9a-f]{16}$/.test(name)).length)";
    assert_eq!(page.ask(builds, json!([]))?, 2, "both are kept whole");
    let waiting = "return navigator.serviceWorker.getRegistration().then((it) => it.waiting?.state ?? 'none')";
    assert_eq!(page.ask(waiting, json!([]))?, "installed");
    page.click_button("Use it now")?;
    until(|| {
        truth(
            &json!(page.ask(waiting, json!([]))? == "none"),
            "the newer one has taken over",
        )
    })?;
    page.see_marks(&[WORDS])?;
    page.see_no("button", "Use it now")
}

pub fn pasted_words_stay_until_what_reads_them_has_come(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    page.prepare(
        "const real = fetch; globalThis.isGone = true; \
         globalThis.fetch = (file, ...rest) => globalThis.isGone && `${file}`.endsWith('_intake.wasm') \
         ? Promise.reject(new TypeError('There is no network.')) : real(file, ...rest)",
    )?;
    page.open(WORKSHOP)?;
    page.reload()?;
    page.see("heading", "Make a lesson")?;
    paste(&page)?;
    page.see_text("Part of Lateral did not load.")?;
    let words = page.ask(
        "return document.querySelector('.paste textarea').value",
        json!([]),
    )?;
    assert_eq!(words, TEXT);
    // It was asked for ahead and once more, in vain.
    page.forget_troubles()?;
    page.ask("globalThis.isGone = false", json!([]))?;
    page.click_button("Add this article")?;
    page.see("link", SECOND)
}

pub fn articles_come_in_when_the_network_has_gone(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(WORKSHOP)?;
    page.see("heading", "Make a lesson")?;
    until(|| {
        let arrived = "return performance.getEntriesByType('resource').some((file) => file.name.endsWith('_intake.wasm'))";
        truth(
            &page.ask(arrived, json!([]))?,
            "what reads articles has come ahead",
        )
    })?;
    page.devtools(
        "Network.emulateNetworkConditions",
        json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
    )?;
    // What keeps the files for such a case comes later than this.
    page.expect_trouble("ERR_INTERNET_DISCONNECTED");
    page.expect_trouble("TypeError: Failed to fetch");
    let is_offline = page.ask("return !navigator.onLine", json!([]))?;
    truth(&is_offline, "the network has gone")?;
    paste(&page)?;
    page.see("link", SECOND)
}
