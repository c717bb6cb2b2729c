//! The focus where what had it goes away.

use crate::mounted::{Mounted, focused};
use lateral::platform::focus_keeper::keep_focus;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

/// A list of buttons each of which takes itself away, in a room of its own.
fn list(left: RwSignal<Vec<&'static str>>) -> Mounted {
    Mounted::new(move || {
        keep_focus();
        let button = move |name| {
            let take_away = move |_| left.update(|left| left.retain(|it| *it != name));
            view! { <li><input type="text"/><button on:click=take_away>{name}</button></li> }
        };
        view! {
            <main tabindex="-1">
                <ul><For each=move || left.get() key=|name| *name children=button/></ul>
            </main>
        }
    })
}

async fn press(page: &Mounted, at: usize) {
    let button = page.all("button").swap_remove(at);
    button.focus().expect("a button has the focus");
    button.click();
    tick().await;
}

fn has_focus(words: &'static str) -> impl Fn(&Mounted) -> bool {
    move |_| focused().text_content().as_deref() == Some(words)
}

#[wasm_bindgen_test]
async fn it_goes_to_what_stands_in_its_place_then_to_what_stood_before_then_to_the_room() {
    let left = RwSignal::new(vec!["a", "b", "c"]);
    let page = list(left);
    press(&page, 1).await;
    page.until("the next one", has_focus("c")).await;
    press(&page, 1).await;
    page.until("the one before", has_focus("a")).await;
    press(&page, 0).await;
    page.until("the room", |_| focused().tag_name() == "MAIN")
        .await;
}

#[wasm_bindgen_test]
async fn it_goes_on_from_what_only_a_script_focuses_and_from_what_lies_over_the_page() {
    let is_there = RwSignal::new(true);
    let page = Mounted::new(move || {
        keep_focus();
        view! {
            <main tabindex="-1">
                <button>"before"</button>
                {move || is_there.get().then(|| view! { <div tabindex="-1">"claim"</div> })}
                <button on:click=move |_| is_there.set(false)>"behind"</button>
            </main>
            <div class="over">
                {move || is_there.get().then(|| view! { <button>"Later"</button> })}
            </div>
        }
    });
    for (focused_first, then) in [("main div", "behind"), (".over button", "main")] {
        is_there.set(true);
        tick().await;
        page.find(focused_first).focus().expect("it has the focus");
        page.find("main button:last-child").click();
        page.until(then, |_| match then {
            "main" => focused().tag_name() == "MAIN",
            words => focused().text_content().as_deref() == Some(words),
        })
        .await;
    }
}

#[wasm_bindgen_test]
async fn it_stays_away_from_what_was_left_on_purpose() {
    let left = RwSignal::new(vec!["a", "b"]);
    let page = list(left);
    let first = page.find("button");
    first.focus().expect("a button has the focus");
    first.blur().expect("it can be left");
    page.find("main").click();
    crate::browser::script("await new Promise(done => setTimeout(done, 200))").await;
    assert_eq!(focused().tag_name(), "BODY");
}
