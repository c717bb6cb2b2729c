//! A component on the page, and what a reader does with it.

use crate::browser::script;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// A component that is on the page until this is dropped.
pub struct Mounted {
    root: HtmlElement,
    handle: Option<Box<dyn std::any::Any>>,
}

impl Mounted {
    /// Puts `view` on the page.
    pub fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        // An article that tests of the platform have left would be the first on the page.
        if let Some(left) = document().get_element_by_id("stage") {
            left.remove();
        }
        let root = document().create_element("div").expect("an element");
        let root: HtmlElement = root.unchecked_into();
        let body = document().body().expect("a body");
        body.append_child(&root).expect("the body takes it");
        let handle: UnmountHandle<_> = mount_to(root.clone(), view);
        Self {
            root,
            handle: Some(Box::new(handle)),
        }
    }

    /// The first element that fits.
    pub fn find(&self, selector: &str) -> HtmlElement {
        let found = self.all(selector).into_iter().next();
        found.unwrap_or_else(|| panic!("{selector} in {}", self.root.inner_html()))
    }

    /// All elements that fit.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let list = self.root.query_selector_all(selector).expect(selector);
        let nodes = (0..list.length()).filter_map(|at| list.get(at));
        nodes.map(wasm_bindgen::JsCast::unchecked_into).collect()
    }

    /// The words of the first element that fits.
    pub fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    /// Whether the first element that fits can be seen.
    pub fn shows(&self, selector: &str) -> bool {
        self.find(selector).get_client_rects().length() > 0
    }

    /// Presses the first element that fits, and lets the page answer.
    pub async fn press(&self, selector: &str) {
        self.find(selector).click();
        leptos::task::tick().await;
    }

    /// Waits until it is so.
    pub async fn until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        for _ in 0..200 {
            if is_so(self) {
                return;
            }
            script("await new Promise(done => setTimeout(done, 20))").await;
        }
        panic!("{what}: {}", self.root.inner_html());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.handle.take();
        self.root.remove();
    }
}

/// The element that has the focus.
pub fn focused() -> Element {
    document().active_element().expect("a page has a focus")
}
