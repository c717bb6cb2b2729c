//! What lies on the keys of the reader's keyboard, where the browser tells it.
//!
//! Invariant: a browser that does not know `navigator.keyboard`, or does not tell, is an answer and nothing else.
//! Must not know: what keys do.
//!
//! "Keyboard Map" of the WICG; Chromium alone has it, and web-sys only among what is unstable.

use js_sys::{Array, Function, JsString, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The keys of the reader's keyboard, as [`crate::core::keymap::Layout`] wants them.
pub async fn keyboard_layout() -> Option<String> {
    let keys = JsFuture::from(asked()?).await.ok()?;
    // A map is an array of pairs, and a pair that is put together has a comma between.
    let keys: JsString = Array::from(&keys).join("\n");
    let capitals = String::from(keys.to_upper_case());
    let keys = String::from(keys);
    let mut text = String::new();
    for (key, capital) in keys.lines().zip(capitals.lines()) {
        let (code, plain) = key.split_once(',')?;
        let (_, capital) = capital.split_once(',')?;
        for word in [code, "\t", plain, "\t", capital, "\n"] {
            text.push_str(word);
        }
    }
    Some(text)
}

/// Asks for it; nothing where nobody answers.
fn asked() -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let of = |thing: &JsValue, name: &str| Reflect::get(thing, &name.into()).ok();
    let keyboard = of(&navigator, "keyboard").filter(JsValue::is_object)?;
    let ask: Function = of(&keyboard, "getLayoutMap")?.dyn_into().ok()?;
    ask.call0(&keyboard).ok()?.dyn_into().ok()
}
