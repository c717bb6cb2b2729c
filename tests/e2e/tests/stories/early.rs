//! The words of an article are there before the app is, and stay where they are when it comes.

use lateral_e2e::Failure;
use lateral_e2e::looks::{Pointing, Screen};
use lateral_e2e::page::Page;
use lateral_e2e::site::{Release, folder};
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::{Value, json};

use crate::marking::mark_as;
use crate::reading::truth;
use crate::{ARTICLE, SECOND};

const WORDS: &str = "Ashton Carter";

/// A release whose app waits until the page is told to let it come.
fn late_app() -> Result<Release, Failure> {
    let unread = |error| Failure::new(format!("{error}."), "Build the release.");
    let script = std::fs::read_to_string(folder().join("boot.js")).map_err(unread)?;
    let late = script.replace(
        "await app.default(",
        "await new Promise((come) => (globalThis.come = come));\nawait app.default(",
    );
    assert_ne!(script, late, "the script starts the app");
    Ok(Release::built()?.with_file("boot.js", late))
}

fn let_the_app_come(page: &Page) -> Result<(), Failure> {
    page.ask("globalThis.come()", json!([]))?;
    until(|| {
        truth(
            &page.ask("return !document.getElementById('early')", json!([]))?,
            "the app has come",
        )
    })
}

/// Where everything in view that both draw stands, in tenths of a pixel. How high rows are that are out of view is a
/// guess of the browser's.
fn places(page: &Page) -> Result<Value, Failure> {
    let script = "const drawn = [...document.querySelectorAll( \
          '.masthead, .wordmark, .switcher, .masthead-title, .running, .running > *, .fold, main article [data-block]')]; \
        return drawn.filter((element) => element.getClientRects()[0]?.top < innerHeight).map((element) => { \
          const { x, y, width, height } = element.getBoundingClientRect(); \
          return [element.className, ...[x, y, width, height].map((each) => Math.round(each * 10)), element.closest('.masthead') ? '' : element.textContent]; })";
    page.ask(script, json!([]))
}

pub fn the_words_stand_where_the_app_puts_them(stage: &mut Stage) -> Result<(), Failure> {
    let tablet = Screen {
        width: 820,
        height: 1180,
        pointing: Pointing::Fingers,
    };
    for (route, number) in [(ARTICLE, "1 of 5"), (SECOND, "2 of 5")] {
        for screen in [Screen::LAPTOP, tablet, Screen::PHONE, Screen::SMALL] {
            let page = stage.follow(late_app()?, route, number)?;
            page.on_screen(screen)?;
            let before = places(&page)?;
            assert!(
                before.as_array().is_some_and(|drawn| drawn.len() > 7),
                "{before}"
            );
            let_the_app_come(&page)?;
            assert_eq!(before, places(&page)?, "{route} on {screen:?}");
        }
    }
    Ok(())
}

pub fn words_selected_before_the_app_is_there_are_marked(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.follow(late_app()?, ARTICLE, "1 of 5")?;
    page.drag_over(WORDS)?;
    let_the_app_come(&page)?;
    assert_eq!(page.selected_text()?, WORDS);
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])
}

pub fn a_key_pressed_before_the_app_is_there_marks(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.follow(late_app()?, ARTICLE, "1 of 5")?;
    page.drag_over(WORDS)?;
    page.press("1")?;
    let_the_app_come(&page)?;
    page.see_marks(&[WORDS])?;
    page.see("heading", "Person")
}
