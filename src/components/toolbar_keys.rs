//! Arrow keys in a toolbar (ARIA Authoring Practices, Toolbar pattern).

use leptos::ev::KeyboardEvent;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement};

/// Moves the focus among the buttons of the toolbar that the event comes from.
pub fn move_focus_by_arrows(event: &KeyboardEvent) {
    let step_back = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => false,
        "ArrowLeft" | "ArrowUp" => true,
        _ => return,
    };
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    let Some(buttons) = target
        .closest("[role=toolbar]")
        .ok()
        .flatten()
        .and_then(|toolbar| toolbar.query_selector_all("button:not([hidden])").ok())
    else {
        return;
    };
    let count = buttons.length();
    let here = (0..count).find(|slot| buttons.get(*slot).as_ref() == Some(&target));
    let next = here.map(|here| (here + if step_back { count - 1 } else { 1 }) % count);
    if let Some(next) = next.and_then(|next| buttons.get(next)) {
        event.prevent_default();
        let _ = next.unchecked_into::<HtmlElement>().focus();
    }
}
