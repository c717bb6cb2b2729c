//! Transient paint: where the reading cursor is, and the end of a mark that is being dragged.
//!
//! Invariant: uses the CSS Custom Highlight API (CSS Highlight API Module Level 1), which leaves the
//! DOM alone; touches only names of ours; whoever paints is told where the browser has it not.
//! Must not know: what is painted.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Range;

/// Paints `ranges` under a name that `style/` knows. No ranges: paints nothing. Answers whether the browser can.
pub fn paint(name: &str, ranges: &[Range]) -> bool {
    // web-sys has these types only behind `web_sys_unstable_apis`, hence by reflection.
    try_paint(name, ranges).is_ok()
}

fn try_paint(name: &str, ranges: &[Range]) -> Result<(), JsValue> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into())?;
    let registry = Reflect::get(&css, &"highlights".into())?;
    let method = |of: &JsValue, method: &str| -> Result<Function, JsValue> {
        Reflect::get(of, &method.into())?.dyn_into()
    };
    // WebKit goes on showing what was replaced or deleted (bugs 306396 and 321567), unless it was emptied first.
    let shown = method(&registry, "get")?.call1(&registry, &name.into())?;
    if !shown.is_undefined() {
        method(&shown, "clear")?.call0(&shown)?;
    }
    if ranges.is_empty() {
        method(&registry, "delete")?.call1(&registry, &name.into())?;
        return Ok(());
    }
    let constructor: Function = Reflect::get(&js_sys::global(), &"Highlight".into())?.dyn_into()?;
    let arguments: Array = ranges.iter().map(JsValue::from).collect();
    let highlight = Reflect::construct(&constructor, &arguments)?;
    method(&registry, "set")?.call2(&registry, &name.into(), &highlight)?;
    Ok(())
}
