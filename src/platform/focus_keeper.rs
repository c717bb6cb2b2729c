//! The focus, where what had it is taken away: it goes to what stands in its place instead of falling out of the page.
//!
//! Owns: [`keep_focus`].
//! Invariant: a focus that somebody asked for stays where it is; only one that has fallen to the page's body is moved,
//! what is still there and can have the focus was left on purpose, and nothing is scrolled. No field of text gets it, which
//! would bring a keyboard onto a phone's screen.
//! Must not know: what was taken away, and why.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Node};

use super::page;

/// What can have the focus without anything more happening.
const STOPS: &str = "a[href], button:not(:disabled), select:not(:disabled), summary, [tabindex='0'], \
    input:is([type=checkbox], [type=radio]):not(:disabled)";
/// What the focus stays in.
const ROOMS: &str = "main, dialog, aside, header";

/// Where the focus was.
#[derive(Clone)]
struct FocusPlace {
    element: HtmlElement,
    room: HtmlElement,
    /// How many stops of the room stood before it.
    before: usize,
}

/// Looks after the focus until the owner is cleaned up.
pub fn keep_focus() {
    let last = StoredValue::new_local(None::<FocusPlace>);
    let restore_after_paint = move || {
        page::after_paint(move || {
            if let Some(Some(place)) = last.try_get_value() {
                restore(&place);
            }
        });
    };
    let listeners = [
        window_event_listener(ev::focusin, move |event| last.set_value(place_of(&event))),
        window_event_listener(ev::click, move |_| restore_after_paint()),
        window_event_listener(ev::keyup, move |_| restore_after_paint()),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
}

fn place_of(event: &web_sys::FocusEvent) -> Option<FocusPlace> {
    let element: HtmlElement = event.target()?.dyn_into().ok()?;
    let room = element.closest(ROOMS).ok().flatten();
    // What lies over the page, such as a remark, is a room of its own: with it the focus goes to the page.
    let room = room.and_then(|room| room.dyn_into().ok());
    let room: HtmlElement = room.unwrap_or_else(|| element.clone());
    let stops = stops(&room);
    // An element that only a script focuses is no stop itself.
    let is_before = |stop: &&HtmlElement| {
        element.compare_document_position(stop) & Node::DOCUMENT_POSITION_PRECEDING != 0
    };
    Some(FocusPlace {
        before: stops.iter().take_while(is_before).count(),
        element,
        room,
    })
}

fn restore(place: &FocusPlace) {
    let has_fallen = document()
        .active_element()
        .is_none_or(|active| active.tag_name() == "BODY");
    let is_disabled = place.element.matches(":disabled") == Ok(true);
    if !has_fallen || (is_shown(&place.element) && !is_disabled) {
        return;
    }
    if !is_shown(&place.room) {
        page::focus_main();
        return;
    }
    let stops = stops(&place.room);
    let (before, behind) = stops.split_at(place.before.min(stops.len()));
    let mut nearest = behind.iter().chain(before.iter().rev());
    let nearest = nearest.find(|stop| is_shown(stop));
    page::focus_in_place(nearest.unwrap_or(&place.room));
}

/// All stops of a room in their order, also those that are not shown: nothing is laid out for asking.
fn stops(room: &Element) -> Vec<HtmlElement> {
    let Ok(all) = room.query_selector_all(STOPS) else {
        return Vec::new();
    };
    let nodes = (0..all.length()).filter_map(|at| all.item(at));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

fn is_shown(element: &Element) -> bool {
    element.is_connected() && element.get_client_rects().length() > 0
}
