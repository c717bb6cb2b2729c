//! Transient paint: what is selected, where the reading cursor is.
//!
//! Invariant: uses the CSS Custom Highlight API (CSS Highlight API Module Level 1), which leaves the
//! DOM alone; touches only names of ours; a browser without it shows nothing, silently.
//! Must not know: what is painted.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Range;

/// Paints `ranges` under a name that `style/` knows. No ranges: paints nothing.
pub fn paint(name: &str, ranges: &[Range]) {
    // web-sys has these types only behind `web_sys_unstable_apis`, hence by reflection.
    let _ = try_paint(name, ranges);
}

fn try_paint(name: &str, ranges: &[Range]) -> Result<(), JsValue> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into())?;
    let registry = Reflect::get(&css, &"highlights".into())?;
    if registry.is_undefined() {
        return Ok(());
    }
    let method = |method: &str| -> Result<Function, JsValue> {
        Reflect::get(&registry, &method.into())?.dyn_into()
    };
    if ranges.is_empty() {
        method("delete")?.call1(&registry, &name.into())?;
        return Ok(());
    }
    let constructor: Function = Reflect::get(&js_sys::global(), &"Highlight".into())?.dyn_into()?;
    let arguments: Array = ranges.iter().map(JsValue::from).collect();
    let highlight = Reflect::construct(&constructor, &arguments)?;
    method("set")?.call2(&registry, &name.into(), &highlight)?;
    Ok(())
}
