//! What a reader has chosen for all pages, as attributes of the page's root, which `style/tokens.css` knows.
//! The boot script sets them before anything is drawn.
//!
//! Must not know: what can be chosen.

use web_sys::Element;

/// What is chosen for a setting of that name.
#[must_use]
pub fn chosen(setting: &str) -> Option<String> {
    root()?.get_attribute(&attribute(setting))
}

/// Shows the page with another choice for a setting.
pub fn choose(setting: &str, choice: &str) {
    if let Some(root) = root() {
        // Fails only for names that are none.
        let _ = root.set_attribute(&attribute(setting), choice);
    }
}

fn attribute(setting: &str) -> String {
    format!("data-{setting}")
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}
