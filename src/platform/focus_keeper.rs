//! The focus, where what had it is taken away: it goes to what stands nearest instead of falling out of the page.
//!
//! Owns: [`keep_focus`].
//! Invariant: a focus that somebody asked for stays where it is; only one that has fallen to the page's body is moved,
//! what is still there and can have the focus was left on purpose, and nothing is scrolled. No field of text gets it, which
//! would bring a keyboard onto a phone's screen.
//! Must not know: what was taken away, and why.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::page;

/// What can have the focus without anything more happening.
const STOPS: &str = "a[href], button:not(:disabled), select:not(:disabled), summary, [tabindex='0'], \
    input:is([type=checkbox], [type=radio]):not(:disabled)";
/// Where the search ends, with the element itself.
const ROOMS: &str = "main, dialog, aside";

/// Where the focus was: the element, and each element around it with the place of the one inside it.
#[derive(Clone)]
struct Trail {
    element: HtmlElement,
    around: Vec<(Element, u32)>,
}

/// Looks after the focus until the owner is cleaned up.
pub fn keep_focus() {
    let last = StoredValue::new_local(None::<Trail>);
    let restore_after_paint = move || {
        page::after_paint(move || {
            if let Some(Some(trail)) = last.try_get_value() {
                restore(&trail);
            }
        });
    };
    let listeners = [
        window_event_listener(ev::focusin, move |event| last.set_value(trail_of(&event))),
        window_event_listener(ev::click, move |_| restore_after_paint()),
        window_event_listener(ev::keyup, move |_| restore_after_paint()),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
}

fn trail_of(event: &web_sys::FocusEvent) -> Option<Trail> {
    let element: HtmlElement = event.target()?.dyn_into().ok()?;
    let mut around = Vec::new();
    let mut inside: Element = element.clone().into();
    while let Some(parent) = inside.parent_element() {
        let mut place = 0;
        let mut before = inside.previous_element_sibling();
        while let Some(sibling) = before {
            place += 1;
            before = sibling.previous_element_sibling();
        }
        around.push((parent.clone(), place));
        inside = parent;
    }
    Some(Trail { element, around })
}

fn restore(trail: &Trail) {
    let has_fallen = document()
        .active_element()
        .is_none_or(|active| active.tag_name() == "BODY");
    let is_disabled = trail.element.matches(":disabled") == Ok(true);
    if !has_fallen || (is_shown(&trail.element) && !is_disabled) {
        return;
    }
    for (parent, place) in &trail.around {
        if !parent.is_connected() || parent.tag_name() == "BODY" {
            continue;
        }
        if let Some(nearest) = nearest(parent, *place) {
            page::focus_in_place(&nearest);
            return;
        }
        if parent.matches(ROOMS) == Ok(true) && is_shown(parent) {
            if let Some(room) = parent.dyn_ref::<HtmlElement>() {
                page::focus_in_place(room);
            }
            return;
        }
    }
    page::focus("main", None);
}

/// The first stop at a place among the children of an element or behind it, or else the first before it.
fn nearest(parent: &Element, place: u32) -> Option<HtmlElement> {
    let children = parent.children();
    let behind = place..children.length();
    let mut places = behind.chain((0..place).rev());
    places.find_map(|at| first_stop(&children.item(at)?))
}

fn first_stop(element: &Element) -> Option<HtmlElement> {
    let is_stop = element.matches(STOPS) == Ok(true);
    if let Some(own) = element.dyn_ref::<HtmlElement>()
        && is_stop
        && is_shown(own)
    {
        return Some(own.clone());
    }
    let all = element.query_selector_all(STOPS).ok()?;
    let nodes = (0..all.length()).filter_map(|at| all.item(at));
    let mut shown = nodes.filter_map(|node| node.dyn_into::<HtmlElement>().ok());
    shown.find(|stop| is_shown(stop))
}

fn is_shown(element: &Element) -> bool {
    element.is_connected() && element.get_client_rects().length() > 0
}
