//! What a page made for an article or a lesson is given back when it is left.

use lateral_e2e::Failure;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use serde_json::{Value, json};

use crate::{ARTICLE, SECOND};

/// The lesson in the repository, under another name.
const OTHER: &str = "a-second-lesson";

/// Goes from address to address, each once its article is shown; the rounds are counted in openings.
const TURN: &str = "
    const [routes, openings] = arguments;
    const shown = (route) =>
        location.hash.startsWith(route.hash) && document.querySelector('main article')?.dataset.turn !== 'left'
        && document.querySelector('main article')?.getAttribute('aria-label')?.startsWith(route.headline);
    for (let at = 0; at < openings; at += 1) {
        const route = routes[at % routes.length];
        const left = document.querySelector('main article');
        if (left) left.dataset.turn = 'left';
        location.hash = route.hash;
        const late = performance.now() + 20000;
        while (!shown(route)) {
            if (performance.now() > late) throw new Error(`${route.hash} does not come`);
            await new Promise((done) => setTimeout(done, 1));
        }
    }";

pub fn a_thousand_articles_leave_the_memory_flat(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let routes = [shown(&page)?, {
        page.open(SECOND)?;
        shown(&page)?
    }];
    check_flat(&page, &json!(routes), 200, 1_000)
}

pub fn a_hundred_lessons_leave_the_memory_flat(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let here = shown(&page)?;
    let copy = "
        const lesson = await (await fetch('lesson.json')).json();
        lesson.id = arguments[0];
        localStorage.setItem(`lateral/1/lesson/${lesson.id}`, JSON.stringify(lesson));";
    page.ask(copy, json!([OTHER]))?;
    page.reload()?;
    let there = json!({
        "hash": ARTICLE.replace("the-defence-call", OTHER),
        "headline": here["headline"],
    });
    check_flat(&page, &json!([there, here]), 20, 100)
}

/// The address and the headline of the article that is shown.
fn shown(page: &Page) -> Result<Value, Failure> {
    page.ask(
        "return { hash: location.hash, headline: document.querySelector('main article').getAttribute('aria-label') }",
        json!([]),
    )
}

/// How much the memory may have grown in the end: one of the pages in which a browser gives it, since the first
/// openings need not have filled the last one.
const GROWN: u64 = 65_536;

/// The memory of the app is hardly larger after so many openings than after the first ones, which fill its pools.
fn check_flat(page: &Page, routes: &Value, first: u32, openings: u32) -> Result<(), Failure> {
    held(page)?;
    turn(page, routes, first)?;
    let before = memory(page)?;
    turn(page, routes, openings)?;
    let after = memory(page)?;
    println!("{openings} openings: {before} bytes of memory before, {after} after");
    let grown = after.saturating_sub(before);
    assert!(grown <= GROWN, "it has grown by {grown} bytes");
    Ok(())
}

/// Opens so many articles. What a listener holds is given back when the browser has gathered its element, which
/// it puts off in a hurry like this one: hence it is told to, now and then.
fn turn(page: &Page, routes: &Value, openings: u32) -> Result<(), Failure> {
    for _ in 0..openings / 20 {
        page.ask(TURN, json!([routes, 20]))?;
        page.devtools("HeapProfiler.collectGarbage", json!({}))?;
        page.ask(
            "return new Promise((done) => setTimeout(done, 20))",
            json!([]),
        )?;
    }
    Ok(())
}

/// The size of the app's memory, in bytes.
fn memory(page: &Page) -> Result<u64, Failure> {
    let size = page.ask("return __memory.buffer.byteLength", json!([]))?;
    size.as_u64().ok_or_else(|| {
        Failure::new(
            "The page does not say how large the app's memory is.",
            "Run the story again.",
        )
    })
}

/// Loads the page anew, with a hold on the memory of the app.
fn held(page: &Page) -> Result<(), Failure> {
    page.prepare(
        "for (const name of ['instantiate', 'instantiateStreaming']) {
            const real = WebAssembly[name];
            WebAssembly[name] = async (...all) => {
                const made = await real.apply(WebAssembly, all);
                globalThis.__memory ??= (made.instance ?? made).exports.memory;
                return made;
            };
        }",
    )?;
    page.reload()
}
