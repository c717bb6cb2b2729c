//! The handles at the ends of the mark that is looked at, in a real browser.

use crate::browser::script;
use crate::mounted::Mounted;
use crate::open_lesson::{OpenLesson, person};
use lateral::core::annotation::Body;
use lateral::core::annotation::anchor::Anchor;
use lateral::core::annotation::record::RecordId;
use lateral::core::route::Route;
use lateral::pages::reader::{ArticlePage, actions};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const WORDS: &str = "Ashton Carter";

async fn article_with_mark() -> (OpenLesson, Mounted, RecordId) {
    let open = OpenLesson::new().await;
    let lesson = open.reader.session.lesson();
    let route = Route::Article(lesson.id.clone(), lesson.articles[0].id.clone(), None);
    let location = web_sys::window().expect("a window").location();
    location.set_hash(&route.fragment()).expect("an address");
    let id = open.mark(0, WORDS, &person());
    let page = open.show(|| view! { <ArticlePage at=0/> });
    let reader = open.reader;
    page.until("the article at hand", move |_| {
        reader.article_untracked() == Some(0)
    })
    .await;
    (open, page, id)
}

fn words(open: &OpenLesson, id: RecordId) -> String {
    let body = open
        .reader
        .session
        .with_untracked(|workspace| workspace.body(id).cloned());
    let words = body.as_ref().and_then(Body::anchor).map(Anchor::words);
    words.unwrap_or_default()
}

async fn until_handles(page: &Mounted, count: usize) {
    page.until("the handles", |page| page.all(".end-handle").len() == count)
        .await;
}

/// Drags a handle to the last letter of some words, as a pointer does, and does what is said before it is let go.
async fn drag(end: &str, to: &str, before: &str) {
    script(&format!(
        r#"
        const handle = document.querySelector('.end-handle[data-end="{end}"]');
        const walker = document.createTreeWalker(document.querySelector('main article'), NodeFilter.SHOW_TEXT);
        let node;
        while ((node = walker.nextNode()) && !node.data.includes('{to}'));
        node.parentElement.scrollIntoView({{ block: 'center', behavior: 'instant' }});
        await new Promise(requestAnimationFrame);
        const range = document.createRange();
        const last = node.data.indexOf('{to}') + '{to}'.length;
        range.setStart(node, last - 1);
        range.setEnd(node, last);
        const letter = range.getBoundingClientRect();
        const frame = document.querySelector('.ends').getBoundingClientRect();
        const send = (kind, x, y) => (kind === 'pointerdown' ? handle : window).dispatchEvent(
          new PointerEvent(kind, {{ bubbles: true, cancelable: true, pointerId: 1, isPrimary: true, pointerType: 'mouse', button: 0, clientX: x, clientY: y }}));
        // Taken just at the end of the words, at the foot of their line.
        send('pointerdown', frame.left + parseFloat(handle.style.getPropertyValue('--x')), frame.top + parseFloat(handle.style.top));
        const y = (letter.top + letter.bottom) / 2 + letter.height / 2;
        send('pointermove', letter.right, y);
        await new Promise(requestAnimationFrame);
        {before}
        send('pointerup', letter.right, y);
        "#
    ))
    .await;
}

#[wasm_bindgen_test]
async fn a_mark_that_one_turns_to_has_a_handle_at_each_end() {
    let (open, page, id) = article_with_mark().await;
    assert!(page.all(".end-handle").is_empty());
    actions::focus_mark(open.reader, id);
    until_handles(&page, 2).await;
    let frame = page.find(".ends");
    assert_eq!(frame.get_attribute("aria-hidden").as_deref(), Some("true"));
    page.until("they stand at the ends", |page| {
        let mark = page.find("mark").get_bounding_client_rect();
        let frame = page.find(".ends").get_bounding_client_rect();
        let place = |number: usize, side: &str| {
            let style = page.all(".end-handle")[number].style();
            let pixels = style.get_property_value(side).unwrap_or_default();
            pixels.trim_end_matches("px").parse().unwrap_or(f64::NAN)
        };
        let near = |a: f64, b: f64| (a - b).abs() < 3.0;
        near(frame.left() + place(0, "--x"), mark.left())
            && near(frame.left() + place(1, "--x"), mark.right())
            && near(frame.top() + place(0, "top"), mark.bottom())
    })
    .await;
    // The text is the text.
    assert!(page.all("[data-block] .end-handle").is_empty());
    open.reader.focused.set(None);
    until_handles(&page, 0).await;
    // Who has just made a mark goes on to the next.
    open.reader.focused.set_made(id);
    page.until("it is looked at", |_| {
        open.reader.focused.get_untracked() == Some(id)
    })
    .await;
    script("await new Promise(done => setTimeout(done, 100))").await;
    assert!(page.all(".end-handle").is_empty());
}

#[wasm_bindgen_test]
async fn an_end_is_dragged_to_a_word_in_one_step_and_escape_gives_it_up() {
    let (open, page, id) = article_with_mark().await;
    actions::focus_mark(open.reader, id);
    until_handles(&page, 2).await;
    page.until("they are placed", |page| {
        page.all(".end-handle:not([hidden])").len() == 2
    })
    .await;
    drag(
        "end",
        ", the U.S. defens",
        "window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));",
    )
    .await;
    assert_eq!(words(&open, id), WORDS, "nothing is changed");
    page.until("it is let go of", |page| {
        page.all(".ends.dragging").is_empty()
    })
    .await;
    drag("end", ", the U.S. defens", "").await;
    assert_eq!(words(&open, id), "Ashton Carter, the U.S. defense");
    actions::undo(open.reader);
    assert_eq!(words(&open, id), WORDS);
}
