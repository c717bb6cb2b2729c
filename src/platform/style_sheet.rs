//! Rules of style that come with the code of a page, and not with the first one.
//!
//! Invariant: only text that is compiled into the app becomes a rule; a browser without sheets that are made by
//! scripts (CSSOM, "Constructing CSSStyleSheet objects") shows the page without them.
//! Must not know: what the rules are about.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// Adds rules to the page, for good.
pub fn adopt(rules: &'static str) {
    // web-sys has this type only behind features that everybody would carry, hence by reflection.
    let _ = try_adopt(rules);
}

fn try_adopt(rules: &str) -> Result<(), JsValue> {
    let constructor: Function =
        Reflect::get(&js_sys::global(), &"CSSStyleSheet".into())?.dyn_into()?;
    let sheet = Reflect::construct(&constructor, &Array::new())?;
    let fill: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
    fill.call1(&sheet, &rules.into())?;
    let document = Reflect::get(&js_sys::global(), &"document".into())?;
    let adopted = Reflect::get(&document, &"adoptedStyleSheets".into())?;
    let push: Function = Reflect::get(&adopted, &"push".into())?.dyn_into()?;
    push.call1(&adopted, &sheet)?;
    Ok(())
}
