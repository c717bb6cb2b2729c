//! A newer version of the app is open beside this one: the older one gives way, and writes nothing more.

use std::time::Duration;

use lateral_e2e::Failure;
use lateral_e2e::files::IMPORT;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::stores::{Entries, Store};
use lateral_e2e::wait::until_within;
use serde_json::{Value, json};

use crate::ARTICLE;
use crate::marking::mark_as;
use crate::reading::truth;

const WORDS: &str = "Ashton Carter";

const NAME: &str = "Your name or a code (optional; it appears in the file and the file name)";

/// A page with a mark, and an empty page of the same site that plays the newer version.
fn two_versions(stage: &mut Stage) -> Result<(Page, Page), Failure> {
    let older = stage.open(ARTICLE)?;
    for (words, tag) in [("Ukraine", "Place"), (WORDS, "Person")] {
        older.drag_over(words)?;
        mark_as(&older, tag)?;
        crate::class::see_mark(&older, words)?;
    }
    older.press("Control+z")?;
    older.see_marks(&["Ukraine"])?;
    older.see_saved()?;
    let newer = stage.arrive_beside(&older)?;
    Ok((older, newer))
}

/// Everything that is kept, in both stores.
fn kept(page: &Page) -> Result<[Entries; 2], Failure> {
    Ok([page.entries(Store::Local)?, page.entries(Store::Database)?])
}

/// Waits a second at most until the page has given way: one sentence, and a way to the newer one.
fn see_given_way(page: &Page) -> Result<(), Failure> {
    until_within(Duration::from_secs(1), || {
        let alarms = page.alarms()?;
        let names = page.names("button")?;
        let given_way = alarms.len() == 1 && names.iter().any(|name| name == "Reload");
        truth(
            &given_way.into(),
            &format!(
                "a second after a newer version was heard of, the page says {alarms:?} and offers {names:?}"
            ),
        )
    })
}

/// Fails if something was written since.
fn is_left_alone(newer: &Page, before: &[Entries; 2]) -> Result<(), Failure> {
    let after = kept(newer)?;
    for (store, (before, after)) in Store::ALL.iter().zip(before.iter().zip(&after)) {
        let names = before.keys().chain(after.keys());
        let mut other = names.filter(|name| before.get(*name) != after.get(*name));
        truth(
            &(*before == *after).into(),
            &format!(
                "the older version went on writing into {store:?}: {:?}",
                other.next()
            ),
        )?;
    }
    Ok(())
}

/// Goes elsewhere in the text and away, which would be remembered else.
fn goes_away(page: &Page) -> Result<(), Failure> {
    page.ask("scrollTo(0, 900)", json!([]))?;
    page.leave()
}

/// Tries whatever changes the work; nothing of it may.
fn refuses(page: &Page) -> Result<(), Failure> {
    page.drag_over(WORDS)?;
    page.press("1")?;
    page.press("Escape")?;
    page.double_click("Moscow’s")?;
    page.press("c")?;
    page.press("Escape")?;
    page.press("Control+Shift+z")?;
    page.press("Control+z")?;
    page.click_words("Ukraine")?;
    page.press("2")?;
    page.press(".")?;
    page.press("e")?;
    page.see_focus("Note")?;
    page.type_text("not any more")?;
    page.press("Escape")?;
    page.click_words("Ukraine")?;
    page.press("Delete")?;
    page.see_marks(&["Ukraine"])?;
    // A file still goes out, as it was, but not in; nor does a name.
    let mut work = page.exported_json()?;
    assert_eq!(work["records"][0]["note"], Value::Null);
    work["records"][0]["id"] = "0123456789abcdef0123456789abcdef".into();
    page.choose_file("work.json", work.to_string().as_bytes())?;
    page.within("dialog", IMPORT).click_button("Import")?;
    page.press("Escape")?;
    page.see_no("dialog", IMPORT)?;
    page.click_button("Export")?;
    page.fill(NAME, "Somebody")?;
    page.press("Tab")?;
    page.press("Escape")?;
    page.see_marks(&["Ukraine"])?;
    see_given_way(page)
}

pub fn a_page_gives_way_to_a_newer_version(stage: &mut Stage) -> Result<(), Failure> {
    let (older, newer) = two_versions(stage)?;
    newer.ask(
        "globalThis.channel = new BroadcastChannel('lateral'); \
         channel.onmessage = ({ data }) => { if (data === 'version 1') channel.postMessage('version 2'); }; \
         channel.postMessage('version 2')",
        json!([]),
    )?;
    see_given_way(&older)?;
    let before = kept(&newer)?;
    goes_away(&older)?;
    is_left_alone(&newer, &before)?;
    // Opened anew it hears of it again, as long as the newer one is there.
    older.open(ARTICLE)?;
    see_given_way(&older)?;
    older.see_marks(&["Ukraine"])?;
    // Before it heard, it may have given one store what only the other had.
    older.see_saved()?;
    let before = kept(&newer)?;
    refuses(&older)?;
    is_left_alone(&newer, &before)?;
    newer.ask("channel.close()", json!([]))?;
    older.click_button("Reload")?;
    older.see_no("button", "Reload")?;
    assert_eq!(older.alarms()?, [""; 0]);
    older.see_marks(&["Ukraine"])?;
    older.drag_over(WORDS)?;
    mark_as(&older, "Person")?;
    older.see_marks(&[WORDS, "Ukraine"])?;
    older.see_saved()
}

pub fn a_newer_version_gets_the_database_at_once(stage: &mut Stage) -> Result<(), Failure> {
    let (older, newer) = two_versions(stage)?;
    let taken = newer.ask(
        "return new Promise((done) => { const asked = indexedDB.open('lateral', 99); \
           asked.onsuccess = () => { asked.result.close(); done('taken'); }; asked.onerror = () => done(String(asked.error)); \
           asked.onupgradeneeded = () => {}; setTimeout(() => done('blocked'), 1000); })",
        json!([]),
    )?;
    assert_eq!(taken, "taken", "an older page must let go of the database");
    see_given_way(&older)?;
    let before = kept(&newer)?;
    refuses(&older)?;
    goes_away(&older)?;
    is_left_alone(&newer, &before)?;
    // It cannot read the database any more; what local storage has is shown, and kept as it is.
    older.open(ARTICLE)?;
    older.see_marks(&["Ukraine"])
}
