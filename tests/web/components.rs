//! Elements that several pages share.

use crate::mounted::{Mounted, focused};
use lateral::components::{Alerts, Button, ButtonLook, ListRow, Remount, focus};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_button_does_what_its_caller_says_and_submits_nothing() {
    let count = RwSignal::new(0);
    let page = Mounted::new(move || {
        view! {
            <Button
                look=ButtonLook::SmallStrong
                attr:aria-label="Once more"
                attr:hidden=move || count.get() == 2
                on:click=move |_| *count.write() += 1
            >
                {move || format!("Pressed {} times", count.get())}
            </Button>
        }
    });
    let button = page.find("button");
    assert_eq!(button.get_attribute("type").as_deref(), Some("button"));
    assert_eq!(button.class_name(), "tool small strong");
    assert_eq!(
        button.get_attribute("aria-label").as_deref(),
        Some("Once more")
    );
    page.press("button").await;
    assert_eq!(page.text("button"), "Pressed 1 times");
    assert!(page.shows("button"));
    page.press("button").await;
    assert!(!page.shows("button"));
}

#[wasm_bindgen_test]
fn each_look_has_classes_of_its_own() {
    let looks = [
        ButtonLook::Tool,
        ButtonLook::Strong,
        ButtonLook::Small,
        ButtonLook::SmallStrong,
        ButtonLook::Wide,
        ButtonLook::Danger,
        ButtonLook::Primary,
        ButtonLook::Link,
    ];
    let mut classes = looks.map(ButtonLook::class).to_vec();
    classes.sort_unstable();
    classes.dedup();
    assert_eq!(classes.len(), looks.len());
}

#[wasm_bindgen_test]
async fn alerts_come_and_go_and_stay_where_they_are_the_same() {
    let sentences = RwSignal::new(Vec::<String>::new());
    let page = Mounted::new(move || view! { <Alerts sentences/> });
    assert!(page.all(".trouble").is_empty());
    // A live region is heard only when it stood before its words came.
    assert_eq!(page.all(".troubles > [role=alert]").len(), 1);
    sentences.set(vec![
        "First.".into(),
        "<b>Second</b> \u{202e}turned.".into(),
    ]);
    tick().await;
    let said = |at: usize| page.all(".trouble p")[at].text_content();
    assert_eq!(said(0).as_deref(), Some("First."));
    assert_eq!(said(1).as_deref(), Some("<b>Second</b> turned."));
    let first = page.find(".trouble");
    sentences.write().truncate(1);
    tick().await;
    assert_eq!(page.all(".trouble").len(), 1);
    assert!(
        page.find(".trouble").is_same_node(Some(&first)),
        "it is not read out again"
    );
}

#[wasm_bindgen_test]
async fn a_row_says_what_it_is_and_has_its_tools() {
    let pressed = RwSignal::new(false);
    let page = Mounted::new(move || {
        view! {
            <ul>
                <ListRow
                    about="3 marks"
                    tools=move || view! { <Button on:click=move |_| pressed.set(true)>"Open"</Button> }
                >
                    <h3>"<i>Ferry</i>"</h3>
                </ListRow>
            </ul>
        }
    });
    assert_eq!(page.text("li > .what > h3"), "<i>Ferry</i>");
    assert_eq!(page.text("li > .what > p.about"), "3 marks");
    assert_eq!(
        page.find(".about").get_attribute("dir").as_deref(),
        Some("auto")
    );
    page.press("li > .row-tools > button").await;
    assert!(pressed.get_untracked());
}

#[wasm_bindgen_test]
fn the_focus_is_given_without_scrolling() {
    let page = Mounted::new(|| {
        view! {
            <p style:height="300vh">"High."</p>
            <h2 tabindex="-1">"Low"</h2>
        }
    });
    focus(&page.find("h2"));
    assert!(focused().is_same_node(Some(&page.find("h2"))));
    assert!(window().scroll_y().expect("a window") < 1.0);
}

#[wasm_bindgen_test]
async fn another_value_is_another_view_and_each_is_made_once() {
    let value = RwSignal::new(1);
    let made = StoredValue::new(Vec::new());
    let page = Mounted::new(move || {
        let on = Memo::new(move |_| value.get());
        view! {
            <Remount on let(value)>
                {
                    made.update_value(|made| made.push(value));
                    view! { <p>{value}</p> }
                }
            </Remount>
        }
    });
    tick().await;
    tick().await;
    assert_eq!(made.get_value(), [1]);
    let first = page.find("p");
    value.set(2);
    page.until("the other view", |page| page.text("p") == "2")
        .await;
    assert!(!first.is_same_node(Some(&page.find("p"))));
    assert_eq!(made.get_value(), [1, 2]);
}
