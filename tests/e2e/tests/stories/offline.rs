//! The workshop without a network: the code that reads articles is a part of the app that comes later.

use lateral_e2e::Failure;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::reading::truth;
use crate::workshop::{SECOND, TEXT, WORKSHOP, paste};

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
    let is_offline = page.ask("return !navigator.onLine", json!([]))?;
    truth(&is_offline, "the network has gone")?;
    paste(&page)?;
    page.see("link", SECOND)
}
