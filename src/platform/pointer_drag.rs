//! A pointer that was pressed, from then on until it is let go: a mouse, a pen or a finger.
//!
//! Invariant: hears one pointer alone, wherever it goes; Escape gives the drag up and means nothing else
//! meanwhile. Whoever drops it hears nothing more.
//! Must not know: what is dragged.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use super::article_frame;

/// What becomes of a drag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DragStep {
    /// The pointer is somewhere else.
    Moved {
        /// CSS pixels from the left of the view.
        x: i32,
        /// CSS pixels from its top.
        y: i32,
        /// Whether Alt, Ctrl or ⌘ is held, which means letters.
        letters: bool,
    },
    /// It was let go.
    Released,
    /// It was given up.
    Cancelled,
}

/// Follows a pointer until it is dropped.
pub struct PointerDrag {
    _listeners: [EventListener; 4],
}

/// From the view's edge on, in CSS pixels, the page is scrolled.
const EDGE: i32 = 56;
/// How far it is scrolled each time that the pointer moves there.
const SCROLLED: f64 = 10.0;

impl PointerDrag {
    /// Follows the pointer that has pressed `element`.
    pub fn begin(
        element: &Element,
        pressed: &PointerEvent,
        heard: impl Fn(DragStep) + 'static,
    ) -> Option<Self> {
        let window = web_sys::window()?;
        let id = pressed.pointer_id();
        // So that it is heard outside of the window too. Fails where it was let go by now.
        let _ = element.set_pointer_capture(id);
        let heard: Rc<dyn Fn(DragStep)> = Rc::new(heard);
        let options = EventListenerOptions {
            phase: EventListenerPhase::Capture,
            passive: false,
        };
        let on = |name: &'static str, step: fn(&PointerEvent) -> DragStep| {
            let heard = heard.clone();
            EventListener::new_with_options(&window, name, options, move |event: &Event| {
                let event: &PointerEvent = event.unchecked_ref();
                if event.pointer_id() == id {
                    heard(step(event));
                }
            })
        };
        let listeners = [
            on("pointermove", |event| DragStep::Moved {
                x: event.client_x(),
                y: event.client_y(),
                letters: event.alt_key() || event.ctrl_key() || event.meta_key(),
            }),
            on("pointerup", |_| DragStep::Released),
            on("pointercancel", |_| DragStep::Cancelled),
            {
                let heard = heard.clone();
                let given_up = move |event: &Event| {
                    let key: &KeyboardEvent = event.unchecked_ref();
                    if key.key() == "Escape" {
                        event.prevent_default();
                        event.stop_propagation();
                        heard(DragStep::Cancelled);
                    }
                };
                EventListener::new_with_options(&window, "keydown", options, given_up)
            },
        ];
        Some(Self {
            _listeners: listeners,
        })
    }
}

/// Scrolls what an element scrolls in a little, if a place of the view is near its upper or lower edge.
pub fn scroll_at_edge(element: &Element, y: i32) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let height = window
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let down = if y < EDGE {
        -SCROLLED
    } else if height.is_some_and(|height| f64::from(y + EDGE) > height) {
        SCROLLED
    } else {
        return;
    };
    article_frame::scroll_by(element, down);
}
