//! Dialogs, fields and toasts, as several pages share them.

use std::time::Duration;

use lateral::components::{Checkbox, Field, Modal, Select, TagButton, ToastBar};
use lateral::core::lesson::tag_set::Colour;
use lateral::state::toasts::Toasts;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, HtmlLabelElement, HtmlSelectElement};

use crate::hand::{button, change, press, send, type_into, value as value_of};
use crate::mounted::{Mounted, focused};

/// A button that opens a dialog with a field in it.
fn opener(open: RwSignal<bool>) -> impl IntoView {
    let close = move || open.set(false);
    view! {
        <button id="opener" on:click=move |_| open.set(true)>"Open"</button>
        <Show when=move || open.get()>
            <Modal title="A title" on_close=close>
                <button id="first">"First"</button>
                <input id="wanted" autofocus=true/>
            </Modal>
        </Show>
    }
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_where_it_is_wanted_and_gives_it_back() {
    let open = RwSignal::new(false);
    let page = Mounted::new(move || opener(open));
    tick().await;
    page.find("#opener").focus().expect("a button");
    press(&page, "Open").await;
    assert_eq!(page.all("dialog.modal[open]").len(), 1);
    assert_eq!(page.text("dialog #modal-title"), "A title");
    assert_eq!(focused().id(), "wanted");

    press(&page, "Close").await;
    assert_eq!(page.all("dialog").len(), 0);
    assert_eq!(focused().id(), "opener");
}

#[wasm_bindgen_test]
async fn escape_leaves_a_dialog_through_the_page() {
    let open = RwSignal::new(true);
    let page = Mounted::new(move || opener(open));
    tick().await;
    // The browser must not close by itself what the page still shows.
    assert!(!send(&page.find("dialog"), "cancel"));
    tick().await;
    assert!(!open.get_untracked());
    assert_eq!(page.all("dialog").len(), 0);
}

#[wasm_bindgen_test]
async fn a_tag_is_named_by_what_it_shows() {
    let pressed = RwSignal::new(0);
    let page = Mounted::new(move || {
        let press = move |_| pressed.update(|pressed| *pressed += 1);
        view! {
            <TagButton label="Person" colour=Some(Colour::Grey) key=Some('p') on:click=press/>
            <TagButton label="Claim" colour=None/>
        }
    });
    tick().await;
    let person = button(&page, "Person p");
    assert_eq!(person.get_attribute("type").as_deref(), Some("button"));
    assert_eq!(page.text("button .tag-name"), "Person");
    assert_eq!(page.text("kbd"), "p");
    assert_eq!(page.all("kbd").len(), 1);
    assert_eq!(page.all(".swatch.claim").len(), 1);
    press(&page, "Person p").await;
    assert_eq!(pressed.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_box_shows_what_is_so_and_tells_what_is_wanted() {
    let ticked = RwSignal::new(false);
    let page = Mounted::new(move || {
        view! { <Checkbox label="Really" checked=ticked on_change=move |now| ticked.set(now)/> }
    });
    tick().await;
    let input: HtmlInputElement = page.find("input[type=checkbox]").unchecked_into();
    assert!(!input.checked());
    input.click();
    tick().await;
    assert!(ticked.get_untracked());
    ticked.set(false);
    tick().await;
    assert!(!input.checked());
    assert_eq!(page.text("label.check span"), "Really");
}

#[wasm_bindgen_test]
async fn a_field_is_named_by_its_label() {
    let name = RwSignal::new(String::new());
    let page = Mounted::new(move || {
        view! {
            <Field label="Your name">
                <input id="name" on:input=move |event| name.set(event_target_value(&event))/>
            </Field>
        }
    });
    tick().await;
    type_into(&page, "input", "Ada").await;
    assert_eq!(name.get_untracked(), "Ada");
    let label: HtmlLabelElement = page.find("label.field").unchecked_into();
    assert_eq!(
        label.control().map(|input| input.id()).as_deref(),
        Some("name")
    );
    assert_eq!(page.text("label.field > span"), "Your name");
}

#[wasm_bindgen_test]
async fn a_list_shows_its_value_and_nothing_where_that_is_no_choice() {
    let value = RwSignal::new("b".to_owned());
    let heard = RwSignal::new(String::new());
    let page = Mounted::new(move || {
        let option =
            |name: &'static str| view! { <option value=name>{name.to_uppercase()}</option> };
        view! {
            <Select value on_change=move |chosen| heard.set(chosen)>
                {["a", "b", "c"].map(option)}
            </Select>
        }
    });
    tick().await;
    assert_eq!(value_of(&page, "select"), "b");
    change(&page, "select", "c").await;
    assert_eq!(heard.get_untracked(), "c");
    // It was refused.
    value.set("b".to_owned());
    tick().await;
    assert_eq!(value_of(&page, "select"), "b");
    value.set("none of them".to_owned());
    tick().await;
    let select: HtmlSelectElement = page.find("select").unchecked_into();
    assert_eq!(select.selected_index(), -1);
}

#[wasm_bindgen_test]
async fn a_toast_is_shown_for_a_while_with_a_way_back_where_there_is_one() {
    let toasts = Toasts::new();
    let taken_back = RwSignal::new(0);
    let page = Mounted::new(move || {
        provide_context(toasts);
        let take_back = move || taken_back.update(|times| *times += 1);
        view! { <ToastBar stay=Duration::from_millis(300) on_take_back=take_back/> }
    });
    tick().await;
    assert_eq!(page.all(".notice.shown").len(), 0);

    toasts.say("Saved.");
    page.until("the toast", |page| page.all(".notice.shown").len() == 1)
        .await;
    assert_eq!(page.text("[aria-live=polite]"), "Saved.");
    assert!(button(&page, "Undo this").hidden());
    page.until("its end", |page| page.all(".notice.shown").is_empty())
        .await;

    toasts.say_undoable("Deleted.");
    page.until("the toast", |page| page.all(".notice.shown").len() == 1)
        .await;
    assert!(!button(&page, "Undo this").hidden());
    press(&page, "Undo this").await;
    assert_eq!(taken_back.get_untracked(), 1);
    press(&page, "Dismiss").await;
    assert_eq!(page.all(".notice.shown").len(), 0);

    // What can be seen on the page is read out, and not shown once more.
    toasts.say("Downloaded.");
    page.until("the toast", |page| page.all(".notice.shown").len() == 1)
        .await;
    toasts.announce("Marked.");
    page.until("its words", |page| {
        page.text("[aria-live=polite]") == "Marked."
    })
    .await;
    assert_eq!(page.all(".notice.shown").len(), 0);
}
