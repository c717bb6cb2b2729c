//! Elements that several pages share.

use crate::hand::{change, value};
use crate::mounted::{Mounted, focused};
use lateral::components::{
    Alerts, Button, ButtonLook, Disclosure, LineInput, ListRow, Remount, TextInput, focus,
};
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
async fn a_button_that_is_changed_in_place_hears_presses_and_shows_what_is_so() {
    let (words, count) = (RwSignal::new("First"), RwSignal::new(0));
    let page = Mounted::new(move || {
        move || {
            view! {
                <Button
                    attr:aria-pressed=move || (count.get() > 1).to_string()
                    on:click=move |_| *count.write() += 1
                >
                    {words.get()}
                </Button>
            }
        }
    });
    page.press("button").await;
    let before = page.find("button");
    words.set("Second");
    page.until("the other words", |page| page.text("button") == "Second")
        .await;
    assert!(before.is_same_node(Some(&page.find("button"))));
    page.press("button").await;
    assert_eq!(count.get_untracked(), 2);
    assert_eq!(
        before.get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn what_belongs_to_a_button_is_shown_and_hidden_by_it() {
    let page = Mounted::new(|| {
        view! {
            <Disclosure label="More" look=ButtonLook::Small>
                <p>"Inside"</p>
            </Disclosure>
        }
    });
    for is_open in ["false", "true", "false"] {
        let said = page.find("button").get_attribute("aria-expanded");
        assert_eq!(said.as_deref(), Some(is_open));
        assert_eq!(page.all("p").len(), usize::from(is_open == "true"));
        page.press("button").await;
    }
}

#[wasm_bindgen_test]
async fn a_line_is_heard_when_it_is_left_and_says_again_what_it_said_where_that_is_refused() {
    let kept = RwSignal::new("Ann".to_owned());
    let page = Mounted::new(move || {
        let keep = move |words: String| {
            let is_good = !words.is_empty();
            if is_good {
                kept.set(words);
            }
            is_good
        };
        view! { <LineInput value=kept on_change=keep attr:aria-label="Name"/> }
    });
    tick().await;
    assert_eq!(value(&page, "input"), "Ann");
    change(&page, "input", "Ben").await;
    assert_eq!(kept.get_untracked(), "Ben");
    change(&page, "input", "").await;
    assert_eq!(value(&page, "input"), "Ben");
    kept.set("Cem".to_owned());
    tick().await;
    assert_eq!(value(&page, "input"), "Cem");
}

#[wasm_bindgen_test]
async fn a_line_may_go_while_it_has_the_focus() {
    let is_there = RwSignal::new(true);
    let page = Mounted::new(move || {
        let line = move || {
            let words = RwSignal::new("Ann".to_owned());
            view! { <TextInput value=words on_input=move |it| words.set(it)/> }
        };
        view! { <Show when=move || is_there.get()>{line()}</Show> }
    });
    let line = page.find("input");
    line.focus().expect("a line has the focus");
    is_there.set(false);
    page.until("it is gone", |page| page.all("input").is_empty())
        .await;
    is_there.set(true);
    page.until("another is there", |page| page.all("input").len() == 1)
        .await;
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
    let page = Mounted::new(move || view! { <Alerts sentences=move || sentences.get()/> });
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
