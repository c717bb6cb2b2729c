//! Style that comes with a part of the app.
//!
//! Invariant: rules are added once and stay; they stand after those of the page. They are text of this app, never of
//! a file.
//! Must not know: what they say.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::CssStyleSheet;

thread_local! {
    /// Where the text of each lies that was added.
    static ADDED: RefCell<Vec<*const u8>> = const { RefCell::new(Vec::new()) };
}

/// Adds rules to the page, if they are not there. A page without any style stays without.
///
/// Not a `style` element, which the page's policy forbids, and no adopted sheet, which WebKit of 2022 does not know:
/// as one rule that holds them all.
pub fn add_rules(rules: &'static str) {
    if ADDED.with_borrow(|added| added.contains(&rules.as_ptr())) {
        return;
    }
    let document = web_sys::window().and_then(|window| window.document());
    let sheet = document.and_then(|document| document.style_sheets().get(0));
    let Some(Ok(sheet)) = sheet.map(JsCast::dyn_into::<CssStyleSheet>) else {
        return;
    };
    let end = sheet.css_rules().map_or(0, |rules| rules.length());
    let rule = format!("@media all {{ {rules} }}");
    if sheet.insert_rule_with_index(&rule, end).is_ok() {
        ADDED.with_borrow_mut(|added| added.push(rules.as_ptr()));
    }
}
