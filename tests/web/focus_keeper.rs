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
