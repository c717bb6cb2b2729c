//! What the browser can take back in a field.

use crate::hand::type_into;
use crate::mounted::Mounted;
use lateral::platform::typed_text;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

#[wasm_bindgen_test]
async fn a_field_is_the_browsers_to_take_back_until_the_page_writes_there() {
    let page = Mounted::new(|| {
        typed_text::follow();
        view! {
            <input class="first"/>
            <input class="second"/>
        }
    });
    let field = |selector: &str| -> HtmlInputElement { page.find(selector).unchecked_into() };
    field(".first").focus().expect("a focus");
    assert!(!typed_text::is_last(), "nobody has typed");
    type_into(&page, ".first", "an hour").await;
    assert!(typed_text::is_last());
    field(".second").focus().expect("a focus");
    assert!(!typed_text::is_last(), "nobody has typed here");
    field(".first").focus().expect("a focus");
    assert!(typed_text::is_last());
    field(".first").set_value("");
    assert!(!typed_text::is_last(), "the page has written since");
}
