//! Two articles stand side by side, and each is read and marked by itself.

use lateral_e2e::Failure;
use lateral_e2e::looks::{Look, Pointing, Screen};
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::ARTICLE;
use crate::marking::mark_as;
use crate::reading::truth;

/// The first two articles.
const BOTH: &str = "#/the-defence-call/capitol-ledger+worldfold";

/// Two that have some words in common.
const SHARING: &str = "#/the-defence-call/ledger-brief+vindhya-courier";
const SHARED: &str = "stressed that diplomacy on a political transition";

const LEFT: &str = "Ashton Carter";
const RIGHT: &str = "Russia, US Pick Up The Phone Over Syria After More Than A Year";

/// Too narrow for both.
const NARROW: Screen = Screen {
    width: 1000,
    height: 800,
    pointing: Pointing::Mouse,
};

fn wait_for(page: &Page, what: &str, script: &str) -> Result<(), Failure> {
    until(|| truth(&page.ask(script, json!([]))?, what))
}

/// How many articles can be seen.
fn see_articles(page: &Page, count: usize) -> Result<(), Failure> {
    let seen = "[...document.querySelectorAll('main article')].filter(article => article.checkVisibility({ visibilityProperty: true })).length";
    let what = format!("{count} articles are seen");
    wait_for(page, &what, &format!("return {seen} === {count}"))
}

/// That the article of this number is at hand and has the focus.
fn see_at_hand(page: &Page, number: usize) -> Result<(), Failure> {
    wait_for(
        page,
        &format!("article {number} is at hand"),
        &format!(
            "return document.activeElement.closest('.sheet.active article[data-article=\"{number}\"]') !== null"
        ),
    )
}

/// That marks are in the article of this number, and in how many pieces.
fn see_marks_in(page: &Page, number: usize, count: usize) -> Result<(), Failure> {
    wait_for(
        page,
        &format!("{count} marks in article {number}"),
        &format!(
            "return document.querySelectorAll('[data-article=\"{number}\"] mark').length === {count}"
        ),
    )
}

fn open_second_beside(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(ARTICLE)?;
    page.click_button("Article 1 of 5")?;
    page.see("list", "Articles in this lesson")?;
    page.within("list", "Articles in this lesson")
        .click_button("Open beside: Worldfold")?;
    page.see("button", "Articles 1 and 2 of 5")?;
    see_articles(&page, 2)?;
    see_at_hand(&page, 1)?;
    Ok(page)
}

pub fn two_articles_are_marked_side_by_side(stage: &mut Stage) -> Result<(), Failure> {
    let page = open_second_beside(stage)?;
    // The first sentence of the right one, by keys alone.
    page.press("ArrowDown")?;
    page.press("1")?;
    see_marks_in(&page, 1, 1)?;
    see_marks_in(&page, 0, 0)?;
    page.press("F6")?;
    see_at_hand(&page, 0)?;
    page.press("\\")?;
    see_at_hand(&page, 1)?;
    // Words of the left one, with the mouse: who draws there goes on there.
    page.drag_over(LEFT)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[LEFT, RIGHT])?;
    see_at_hand(&page, 0)?;
    // Its end is dragged.
    page.press("Escape")?;
    page.click_words(LEFT)?;
    page.drag_end("end", "defense secretary", |_| Ok(()))?;
    page.see_marks(&["Ashton Carter, the U.S. defense secretary", RIGHT])?;
    page.press("Escape")?;
    page.press("Control+z")?;
    page.press("Control+z")?;
    page.see_marks(&[RIGHT])?;
    // What was done in the other one is undone there, and it is said where.
    page.press("Control+z")?;
    page.see_text("Undone in Worldfold")?;
    page.see_marks(&[])?;
    page.press("Control+y")?;
    page.see_text("Redone in Worldfold")?;
    see_marks_in(&page, 1, 1)?;
    see_marks_in(&page, 0, 0)?;
    page.click_button("Show")?;
    see_at_hand(&page, 1)?;
    let faults = page.faults()?;
    assert!(faults.is_empty(), "{faults:?}");
    page.assert_clean()
}

pub fn each_of_two_articles_keeps_its_place(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(BOTH)?;
    see_articles(&page, 2)?;
    see_at_hand(&page, 0)?;
    let frames = "const [left, right] = document.querySelectorAll('.sheet');";
    let scroll = |to: u32| {
        page.ask(
            &format!("{frames} right.scrollTo(0, {to}); return true"),
            json!([]),
        )
    };
    scroll(900)?;
    wait_for(
        &page,
        "the left one and the page stay",
        &format!(
            "{frames} return right.scrollTop === 900 && left.scrollTop === 0 && scrollY === 0 && innerHeight === document.documentElement.scrollHeight"
        ),
    )?;
    // Scrolling is not going on there.
    see_at_hand(&page, 0)?;
    // Where there is no room, one is alone, and the other one is a press away.
    page.on_screen(NARROW)?;
    see_articles(&page, 1)?;
    see_at_hand(&page, 0)?;
    page.press("\\")?;
    see_articles(&page, 1)?;
    see_at_hand(&page, 1)?;
    page.click_button("To The Capitol Ledger")?;
    see_at_hand(&page, 0)?;
    page.on_screen(Screen::LAPTOP)?;
    see_articles(&page, 2)?;
    let near = |what: &str| {
        wait_for(
            &page,
            what,
            &format!("{frames} return right.scrollTop > 500 && left.scrollTop === 0"),
        )
    };
    near("both are where they were")?;
    page.press("\\")?;
    see_at_hand(&page, 1)?;
    page.reload()?;
    near("both are where they were, after a reload too")?;
    see_at_hand(&page, 1)?;
    // Another one comes to the place of the one at hand, and the way back leads to both.
    page.press("]")?;
    page.see("button", "Articles 1 and 3 of 5")?;
    see_at_hand(&page, 2)?;
    page.ask("history.back(); return true", json!([]))?;
    page.see("button", "Articles 1 and 2 of 5")?;
    see_articles(&page, 2)?;
    let number = "Article 1 of 5: choose another one for this place";
    page.click_button(number)?;
    let list = page.within("list", "Articles in this lesson");
    page.see("list", "Articles in this lesson")?;
    let fourth = list.names("link")?.into_iter().nth(3).unwrap_or_default();
    list.click("link", &fourth)?;
    page.see("button", "Articles 4 and 2 of 5")?;
    page.click_button("Close Halyard News Agency")?;
    page.see("button", "Article 2 of 5")?;
    page.assert_clean()
}

pub fn a_link_leads_to_a_mark_beside(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(BOTH)?;
    see_articles(&page, 2)?;
    page.drag_over("Igor Konashenkov")?;
    mark_as(&page, "Person")?;
    page.see_marks(&["Igor Konashenkov"])?;
    see_marks_in(&page, 1, 1)?;
    page.see_saved()?;
    let id = page
        .marks()?
        .first()
        .map_or(String::new(), |(_, id)| id.clone());
    page.open("#/the-defence-call")?;
    page.open(&format!("{BOTH}/{id}"))?;
    see_articles(&page, 2)?;
    see_at_hand(&page, 1)?;
    let painted = "[...document.querySelectorAll('mark[data-looked-at]')].map((piece) => piece.textContent).join()";
    wait_for(
        &page,
        "the mark is painted",
        &format!("return {painted} === 'Igor Konashenkov'"),
    )?;
    // On paper the one at hand is alone.
    page.in_look(Look::Print)?;
    wait_for(
        &page,
        "the other one is not printed",
        "return document.querySelector('[data-article=\"0\"]').checkVisibility() === false && document.querySelector('[data-article=\"1\"]').checkVisibility()",
    )?;
    page.in_look(Look::Light)?;
    page.press("F6")?;
    see_at_hand(&page, 0)?;
    wait_for(
        &page,
        "the mark is not looked at any more, and the address does not lead to it",
        &format!("return {painted} === '' && location.hash.endsWith('capitol-ledger+worldfold')"),
    )?;
    page.assert_clean()
}

/// Turns the wheel over the left or the right one of two articles.
fn turn_wheel(page: &Page, side: &str, down: i32) -> Result<(), Failure> {
    let middle = page.ask(
        &format!("const box = document.querySelector('.sheet.{side}').getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]"),
        json!([]),
    )?;
    let wheel = json!({ "type": "mouseWheel", "x": middle[0], "y": middle[1], "deltaX": 0, "deltaY": down });
    page.devtools("Input.dispatchMouseEvent", wheel).map(drop)
}

/// How far each of two articles is scrolled, once neither moves any more.
fn scrolled(page: &Page) -> Result<(f64, f64), Failure> {
    let ask = || {
        let tops =
            "return [...document.querySelectorAll('.sheet')].map((frame) => frame.scrollTop)";
        let tops = page.ask(tops, json!([]))?;
        let top = |at: usize| tops[at].as_f64().unwrap_or_default();
        Ok::<_, Failure>((top(0), top(1)))
    };
    let mut before = ask()?;
    until(|| {
        // As long as a wheel's way takes, and what follows it.
        std::thread::sleep(std::time::Duration::from_millis(250));
        let now = ask()?;
        let is_still = now == before;
        before = now;
        truth(&is_still.into(), "the articles come to rest")
    })?;
    Ok(before)
}

pub fn two_articles_scroll_together(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(SHARING)?;
    see_articles(&page, 2)?;
    page.on_screen(Screen {
        height: 420,
        ..Screen::LAPTOP
    })?;
    turn_wheel(&page, "left", 300)?;
    let (left, right) = scrolled(&page)?;
    assert!(
        left > 200.0 && right == 0.0,
        "each by itself: {left}, {right}"
    );
    turn_wheel(&page, "left", -300)?;
    scrolled(&page)?;
    page.click_button("Scroll together")?;
    // What both have word for word comes to stand beside each other on the way, and is passed together.
    let apart = "const y = [0, 1].map((at) => { \
          const walker = document.createTreeWalker(document.querySelector(`[data-article=\"${[2, 4][at]}\"]`), NodeFilter.SHOW_TEXT); \
          while (walker.nextNode()) { const found = walker.currentNode.data.indexOf(arguments[0]); if (found >= 0) { \
            const range = document.createRange(); range.setStart(walker.currentNode, found); range.setEnd(walker.currentNode, found + 5); \
            return range.getBoundingClientRect().top; } } return NaN; }); \
        return y[0] - y[1]";
    let mut nearest = f64::MAX;
    for _ in 0..40 {
        let before = scrolled(&page)?;
        turn_wheel(&page, "left", 80)?;
        let (left, right) = scrolled(&page)?;
        assert!(
            right >= before.1,
            "who reads on never goes back: {before:?}, {right}"
        );
        let apart = page.ask(apart, json!([SHARED]))?;
        nearest = nearest.min(apart.as_f64().unwrap_or(f64::NAN).abs());
        if (left, right) == before {
            break;
        }
    }
    assert!(
        nearest < 60.0,
        "the same words were {nearest} pixels apart at best"
    );
    let foot = "return [...document.querySelectorAll('.sheet')].every((frame) => frame.scrollTop + frame.clientHeight > frame.scrollHeight - 3)";
    wait_for(&page, "both are near their ends", foot)?;
    // A hand on the other one leads from then on, and nothing pulls it back.
    turn_wheel(&page, "right", -200)?;
    let (left, right) = scrolled(&page)?;
    turn_wheel(&page, "right", -9000)?;
    let top = scrolled(&page)?;
    assert!(
        top.0 < 3.0 && top.1 < 3.0 && left > 3.0 && right > 3.0,
        "{left}, {right}, {top:?}"
    );
    // Who wants no motion sees the other one come once.
    page.in_look(Look::Still)?;
    turn_wheel(&page, "left", 600)?;
    let (left, right) = scrolled(&page)?;
    assert!(left > 200.0 && right > 20.0, "{left}, {right}");
    page.click_button("Scroll together")?;
    turn_wheel(&page, "left", -300)?;
    let alone = scrolled(&page)?;
    assert!(
        alone.0 < left && (alone.1 - right).abs() < 1.0,
        "{alone:?}, {right}"
    );
    page.assert_clean()
}
