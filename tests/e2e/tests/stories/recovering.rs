//! Whatever happens to the app, the work is there to be seen, to be taken away and to be brought back.

use lateral_e2e::Failure;
use lateral_e2e::files::json_of;
use lateral_e2e::looks::Screen;
use lateral_e2e::page::Page;
use lateral_e2e::site::{Release, folder};
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::{Value, json};

use crate::marking::mark_as;
use crate::reading::truth;
use crate::{ARTICLE, SECOND};

const WORDS: &str = "Ashton Carter";
const KEPT: &str = "#/recovery";
const TITLE: &str = "Everything saved in this browser";
const STOPPED: &str = "This page has stopped working";

/// What all keys of the work on the lesson begin with.
const WORK: &str = "lateral/1/work/the-defence-call/";

fn with_marks(stage: &mut Stage, marks: &[(&str, &str)]) -> Result<Page, Failure> {
    let page = stage.open(ARTICLE)?;
    for (words, tag) in marks {
        page.drag_over(words)?;
        mark_as(&page, tag)?;
    }
    page.see_saved()?;
    Ok(page)
}

fn see_what_is_kept(page: &Page) -> Result<(), Failure> {
    page.open(KEPT)?;
    page.see("heading", TITLE)
}

/// Everything in the browser's database.
fn journal(page: &Page) -> Result<Value, Failure> {
    page.ask(
        "return new Promise((done, fail) => { const asked = indexedDB.open('lateral'); asked.onerror = fail; asked.onsuccess = () => { \
           const store = asked.result.transaction('values').objectStore('values'); const [keys, values] = [store.getAllKeys(), store.getAll()]; \
           store.transaction.oncomplete = () => { asked.result.close(); done(Object.fromEntries(keys.result.map((key, at) => [key, values.result[at]]))); }; }; })",
        json!([]),
    )
}

fn put_into_journal(page: &Page, key: &str, value: &str) -> Result<(), Failure> {
    page.ask(
        "return new Promise((done, fail) => { const asked = indexedDB.open('lateral'); asked.onerror = fail; asked.onsuccess = () => { \
           const transaction = asked.result.transaction('values', 'readwrite'); transaction.objectStore('values').put(arguments[1], arguments[0]); \
           transaction.oncomplete = () => { asked.result.close(); done(); }; }; })",
        json!([key, value]),
    )
    .map(drop)
}

pub fn what_cannot_be_read_is_listed_and_left_alone(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_marks(stage, &[(WORDS, "Person")])?;
    let torn = format!("{WORK}r/0123456789abcdef0123456789abcdef");
    let newer = format!("{WORK}r/1123456789abcdef0123456789abcdef");
    let local = [
        (torn.as_str(), "{ torn \u{2702}\r\n"),
        ("lateral/1/what/is/this", "?"),
        ("lateral/9/later", "{}"),
        (&newer, r#"{"v":9,"sum":"0123456789abcdef","it":{}}"#),
    ];
    for (key, value) in local {
        page.ask("localStorage.setItem(...arguments)", json!([key, value]))?;
    }
    page.ask("localStorage.setItem('token', 'not ours')", json!([]))?;
    put_into_journal(&page, &torn, "{ torn otherwise")?;
    see_what_is_kept(&page)?;
    let before = (page.stored()?, journal(&page)?);
    let list = page.within("region", "Cannot be read");
    list.see("button", &format!("Download {torn} in the database"))?;
    for (key, value) in local {
        let (_, file) =
            list.download(|list| list.click_button(&format!("Download {key} in local storage")))?;
        assert_eq!(String::from_utf8_lossy(&file), value, "{key}");
    }
    let (_, file) =
        list.download(|list| list.click_button(&format!("Download {torn} in the database")))?;
    assert_eq!(String::from_utf8_lossy(&file), "{ torn otherwise");
    let (_, file) = page.download(|page| page.click_button("Download everything"))?;
    let file = json_of(&file)?;
    assert_eq!(file["format"], "lateral/everything");
    assert_eq!(file["local"][&torn], "{ torn \u{2702}\r\n");
    assert_eq!(file["journal"][&torn], "{ torn otherwise");
    assert!(!file.to_string().contains("not ours"), "only what is ours");
    page.see_text("1 mark")?;
    assert_eq!(
        (page.stored()?, journal(&page)?),
        before,
        "nothing was touched"
    );
    // The app goes on with what it can read, and leads here.
    page.open(ARTICLE)?;
    page.see_marks(&[WORDS])?;
    page.click("link", "Saved data and recovery")?;
    page.see("heading", TITLE)
}

pub fn a_deleted_mark_is_brought_back(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_marks(stage, &[(WORDS, "Person"), ("Ukraine", "Place")])?;
    page.press("Delete")?;
    page.see_marks(&[WORDS])?;
    page.see_saved()?;
    see_what_is_kept(&page)?;
    page.see("heading", "Deleted marks")?;
    page.click_button("Bring back “Ukraine”")?;
    page.see_text("The mark is back.")?;
    page.see_no("heading", "Deleted marks")?;
    page.open(ARTICLE)?;
    page.see_marks(&[WORDS, "Ukraine"])?;
    page.reload()?;
    page.see_marks(&[WORDS, "Ukraine"])
}

pub fn everything_is_taken_out_and_put_back(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_marks(stage, &[(WORDS, "Person"), ("Ukraine", "Place")])?;
    see_what_is_kept(&page)?;
    let (name, file) = page.download(|page| page.click_button("Download everything"))?;
    assert!(name.starts_with("lateral-everything-"), "{name}");
    page.clear_storage()?;
    page.reload()?;
    page.see("heading", TITLE)?;
    page.see_no("heading", "Lessons and the work on them")?;
    let give = |content: &[u8]| page.give("Restore from a file", "everything.json", content);
    give(b"nothing of the kind")?;
    page.see_text("This file was not made by Lateral")?;
    give(&file)?;
    page.see_text("were restored.")?;
    page.open(ARTICLE)?;
    page.see_marks(&[WORDS, "Ukraine"])?;
    // Once more changes nothing.
    see_what_is_kept(&page)?;
    give(&file)?;
    page.see_text("There was nothing to restore.")
}

pub fn a_panic_shows_a_card_and_the_work_can_be_taken_away(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = with_marks(stage, &[(WORDS, "Person")])?;
    page.prepare(
        "const real = WebAssembly.instantiateStreaming; \
         WebAssembly.instantiateStreaming = async (...all) => { const made = await real(...all); globalThis.__made ??= made.instance; return made; }",
    )?;
    page.reload()?;
    page.see_marks(&[WORDS])?;
    // From now on the bundle traps when it makes words, as it does where a mistake of ours is met: one of
    // its exports (their names are short ones, so each is tried) cannot do with numbers like these.
    page.ask(
        "Document.prototype.createTextNode = () => { for (const [name, call] of Object.entries(__made.exports)) \
           if (name.startsWith('__wbindgen_export') && typeof call === 'function') call(8, 3, 3, 3); }",
        json!([]),
    )?;
    page.press("?")?;
    page.see("alertdialog", STOPPED)?;
    page.see_focus("Reload")?;
    let (_, file) = page.download(|page| page.click_button("Download my work"))?;
    let file = json_of(&file)?;
    assert_eq!(file["format"], "lateral/everything");
    for store in ["local", "journal"] {
        assert!(file[store].to_string().contains(WORDS), "{store} is in it");
    }
    page.see_text("Downloaded as lateral-everything.json")?;
    // Keys do not reach what has stopped, and Escape does not lead back to it.
    page.press("Control+z")?;
    page.press("Escape")?;
    page.press("Escape")?;
    page.see("alertdialog", STOPPED)?;
    page.forget_troubles()?;
    page.click_button("Reload")?;
    page.see_marks(&[WORDS])?;
    page.see_no("alertdialog", STOPPED)
}

pub fn a_bundle_that_is_missing_shows_the_card(stage: &mut Stage) -> Result<(), Failure> {
    let html = std::fs::read_to_string(folder().join("index.html"))
        .map_err(|error| Failure::new(format!("{error}."), "Build the release."))?;
    let without = html.replace("_bg.wasm", "_gone.wasm");
    assert_ne!(html, without, "the page names its bundle");
    let release = Release::built()?.with_file("without.html", without);
    let page = stage.open_release(release, ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_saved()?;
    page.follow("without.html", "This page could not start")?;
    page.see("alertdialog", "This page could not start")?;
    let (_, file) = page.download(|page| page.click_button("Download my work"))?;
    assert!(String::from_utf8_lossy(&file).contains(WORDS));
    // The page of what is kept is a part of the app, and the address of the whole one leads there.
    page.forget_troubles()?;
    see_what_is_kept(&page)?;
    page.see_text("1 mark")?;
    page.forget_troubles()
}

pub fn a_part_that_is_missing_is_said_with_two_ways_out(stage: &mut Stage) -> Result<(), Failure> {
    let missing = |error| Failure::new(format!("{error}."), "Build the release.");
    let names = folder().read_dir().map_err(missing)?;
    let names = names.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let links: Vec<String> = names.filter(|name| name.ends_with("_split.js")).collect();
    let [link] = links.as_slice() else {
        return Err(Failure::new(
            format!("These scripts link parts: {links:?}."),
            "There is to be one.",
        ));
    };
    let script = std::fs::read_to_string(folder().join(link)).map_err(missing)?;
    // As where a newer Lateral has taken the place of the one in an old tab.
    let page = std::fs::read_to_string(folder().join("index.html")).map_err(missing)?;
    let page = page.replace(" integrity=", " data-integrity=");
    let release = Release::built()?
        .with_file(link, script.replace(".wasm", ".gone.wasm"))
        .with_file("index.html", page);
    let page = stage.open_release(release, ARTICLE)?;
    // The page asks for parts ahead too, whenever it has painted.
    page.expect_trouble(".gone.wasm");
    page.expect_trouble("'compile' on 'WebAssembly': HTTP status code is not ok");
    // The tools for selected words are a part, too; keys need none.
    page.drag_over(WORDS)?;
    let told = "return document.querySelector('.notice.shown')?.textContent.includes('Part of Lateral did not load.') ?? false";
    until(|| {
        truth(
            &page.ask(told, json!([]))?,
            "it is told that the tools are missing",
        )
    })?;
    page.press("1")?;
    page.see_saved()?;
    page.follow(KEPT, "Part of Lateral did not load.")?;
    page.see("button", "Reload")?;
    page.click_button("Try again")?;
    page.see_text("Part of Lateral did not load.")?;
    page.see("button", "Try again")?;
    page.open(ARTICLE)?;
    page.see_marks(&[WORDS])
}

pub fn the_card_does_not_harm_a_browser_that_keeps_nothing(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = stage.open(KEPT)?;
    page.see("heading", TITLE)?;
    page.clear_storage()?;
    page.ask(
        "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))",
        json!([]),
    )?;
    page.see("alertdialog", STOPPED)?;
    let (_, file) = page.download(|page| page.click_button("Download my work"))?;
    let empty = json!({ "format": "lateral/everything", "version": 1, "local": {}, "journal": {} });
    assert_eq!(json_of(&file)?, empty);
    page.forget_troubles()?;
    // To look into the database has not made an empty one in the place of the app's.
    page.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_saved()
}

pub fn the_page_of_what_is_kept_opens_by_its_address_and_fits(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = stage.open(KEPT)?;
    page.see("heading", TITLE)?;
    page.click("link", "Lateral: back to the lessons")?;
    page.see("heading", "WHAT TO DO")?;
    page.open(SECOND)?;
    page.ask("history.back()", json!([]))?;
    page.see("heading", "WHAT TO DO")?;
    page.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.press("Delete")?;
    page.see_marks(&[])?;
    page.see_saved()?;
    page.ask("localStorage.setItem('lateral/1/what', '?')", json!([]))?;
    see_what_is_kept(&page)?;
    page.see("heading", "Deleted marks")?;
    for screen in [Screen::LAPTOP, Screen::PHONE, Screen::SMALL] {
        page.on_screen(screen)?;
        assert_eq!(page.faults()?, [""; 0]);
        assert_eq!(page.bones()?, [""; 0]);
    }
    Ok(())
}

pub fn an_imported_lesson_is_removed_and_brought_back(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let lesson = std::fs::read_to_string(folder().join("lesson.json"))
        .map_err(|error| Failure::new(format!("{error}."), "Build the release."))?
        .replacen("\"the-defence-call\"", "\"another-call\"", 1);
    page.choose_file("lesson.json", lesson.as_bytes())?;
    page.click_button("Open the lesson")?;
    page.see("heading", "WHAT TO DO")?;
    page.see_saved()?;
    see_what_is_kept(&page)?;
    let names = page.names("button")?;
    let remove = names
        .iter()
        .find(|name| name.starts_with("Remove the lesson"));
    let remove = remove.unwrap_or_else(|| panic!("a lesson that can be removed: {names:?}"));
    page.click_button(remove)?;
    page.see_text("The lesson was removed.")?;
    page.see("heading", "Removed lessons")?;
    page.see_no("button", remove)?;
    page.click_button("Undo")?;
    page.see("button", remove)?;
    page.see_no("heading", "Removed lessons")?;
    page.open("#/another-call")?;
    page.see("heading", "WHAT TO DO")
}

pub fn twenty_thousand_items_are_shown_a_page_at_a_time(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_marks(stage, &[(WORDS, "Person")])?;
    let begun = journal(&page)?;
    let one = begun.as_object().into_iter().flatten();
    let record = one
        .filter(|(key, _)| key.starts_with(&format!("{WORK}r/")))
        .map(|(_, value)| value.clone())
        .next();
    page.ask(
        "return new Promise((done, fail) => { const asked = indexedDB.open('lateral'); asked.onerror = fail; asked.onsuccess = () => { \
           const transaction = asked.result.transaction('values', 'readwrite'); const store = transaction.objectStore('values'); \
           for (let at = 0; at < 20000; at += 1) store.put(arguments[1], arguments[0] + at.toString(16).padStart(32, '0')); \
           transaction.oncomplete = () => { asked.result.close(); done(); }; }; })",
        json!([format!("{WORK}r/"), record]),
    )?;
    see_what_is_kept(&page)?;
    // Each says another record than its key does, so all of them are in both lists.
    page.see("heading", "Cannot be read")?;
    let list = page.within("region", "Cannot be read");
    let rows = |list: &Page| list.names("button").map(|names| names.len());
    assert_eq!(rows(&list)?, 101, "a hundred rows, and a button for more");
    list.click_button("Show more (19900 not shown)")?;
    list.see("button", "Show more (19800 not shown)")?;
    assert_eq!(rows(&list)?, 201);
    Ok(())
}

pub fn a_store_that_does_not_answer_is_said_and_the_other_is_shown(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = with_marks(stage, &[(WORDS, "Person"), ("Ukraine", "Place")])?;
    page.press("Delete")?;
    page.see_saved()?;
    let without = [
        (
            "localStorage",
            "get() { throw new DOMException('blocked', 'SecurityError'); }",
            "The browser’s local storage is switched off",
            "The mark is back. It is saved in one place only",
        ),
        (
            "indexedDB",
            "value: undefined",
            "The browser’s database is switched off",
            "",
        ),
    ];
    for (store, missing, said, done) in without {
        let beside = stage.open_beside(&page, KEPT)?;
        beside.prepare(&format!(
            "Object.defineProperty(window, '{store}', {{ {missing} }})"
        ))?;
        beside.reload()?;
        beside.see_text(said)?;
        beside.see("heading", "Lessons and the work on them")?;
        if !done.is_empty() {
            beside.click_button("Bring back “Ukraine”")?;
            beside.see_text(done)?;
        }
        beside.assert_clean()?;
    }
    page.open(ARTICLE)?;
    page.reload()?;
    page.see_marks(&[WORDS, "Ukraine"])
}
