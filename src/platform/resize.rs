//! Hearing that an element has another size: also when the browser first lays it out, because it comes near
//! the view.
//!
//! Invariant: hears nothing after it is dropped.
//! Must not know: what depends on the size.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Hears of one element's size until it is dropped.
pub struct ResizeWatch {
    observer: ResizeObserver,
    /// What the observer calls.
    _heard: Closure<dyn FnMut()>,
}

/// Calls `heard` whenever the size of `element` changes; nothing where the browser cannot tell.
#[must_use]
pub fn watch(element: &Element, heard: impl Fn() + 'static) -> Option<ResizeWatch> {
    let heard = Closure::<dyn FnMut()>::new(heard);
    let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(ResizeWatch {
        observer,
        _heard: heard,
    })
}

impl Drop for ResizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
