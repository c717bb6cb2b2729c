//! The page around the app: its address, its title, its lesson file, focus and scrolling.
//!
//! Invariant: fetches only from the page's own folder.
//! Must not know: what a route means.

use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use crate::core::text::printable::plain;

/// Where on the screen something is brought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bring {
    /// To the middle, if it is not visible.
    IntoView,
    /// To the top, if not all of it is visible.
    Whole,
    /// To the top, if the list of marks lies over it.
    FromUnderList,
    /// To the top.
    ToTop,
}

/// The part of the address after `#`, decoded as it stands.
#[must_use]
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Goes to another fragment and adds it to the browser's history.
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Writes another fragment into the address without a new entry in the browser's history.
pub fn replace(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Sets the title of the window. What could turn its direction is left out.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(&plain(title));
    }
}

/// Lets the browser draw and hear the reader before more is done.
pub async fn yield_to_browser() {
    TimeoutFuture::new(0).await;
}

/// Calls `then` after so many milliseconds.
pub fn after(milliseconds: u32, then: impl FnOnce() + 'static) {
    after_boxed(milliseconds, Box::new(then));
}

// A box, since every type that a timer calls is compiled anew.
fn after_boxed(milliseconds: u32, then: Box<dyn FnOnce()>) {
    Timeout::new(milliseconds, then).forget();
}

/// How long a picture stays on most screens, in milliseconds, rounded down.
const FRAME: u32 = 16;

/// Calls `then` when the next picture is on the screen.
pub fn after_paint(then: impl FnOnce() + 'static) {
    after_paint_boxed(Box::new(then));
}

fn after_paint_boxed(then: Box<dyn FnOnce()>) {
    if let Some(window) = web_sys::window() {
        // A frame's callbacks run before it is drawn, and a task that they queue at once may still run
        // before it is shown; two frames later it has been.
        let callback = once(Box::new(move || after_boxed(2 * FRAME, then)));
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// A function that JavaScript may call once. A box, since every type that it calls is compiled anew.
fn once(then: Box<dyn FnOnce()>) -> JsValue {
    Closure::once_into_js(then)
}

/// Focuses the main part of the page; nothing is scrolled.
pub(super) fn focus_main() {
    if let Some(main) = find("main").and_then(|main| main.dyn_into().ok()) {
        focus_in_place(&main);
    }
}

/// Focuses an element, also one that cannot have the focus otherwise; nothing is scrolled.
pub(super) fn focus_in_place(element: &HtmlElement) {
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        lend_focus(element);
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Shows the element that has an attribute of this value, whatever letters are in it.
pub fn bring_named(attribute: &str, value: &str, bring: Bring) {
    let all = document().and_then(|it| it.query_selector_all(&format!("[{attribute}]")).ok());
    let mut all = all
        .into_iter()
        .flat_map(|all| (0..all.length()).filter_map(move |at| all.get(at)));
    let named = all.find_map(|node| {
        let element = node.dyn_into::<Element>().ok()?;
        (element.get_attribute(attribute).as_deref() == Some(value)).then_some(element)
    });
    if let Some(element) = named {
        show(&element, bring);
    }
}

/// Gives the focus to the first element that fits a selector. Answers whether there is one.
pub fn focus_first(selector: &str) -> bool {
    let element = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Gives the focus back to what has it now inside an element that fits a selector, should it lose it in this
/// turn: a browser takes the focus from an element that is moved.
pub fn keep_focus_in(selector: &str) {
    let active = document().and_then(|document| document.active_element());
    let Some(active) = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    if !matches!(active.closest(selector), Ok(Some(_))) {
        return;
    }
    // Once what happens in this turn has happened.
    wasm_bindgen_futures::spawn_local(async move {
        if active.is_connected() && !focus_is_in("body *") {
            focus_in_place(&active);
        }
    });
}

/// Makes an element focusable until it loses the focus.
fn lend_focus(element: &HtmlElement) {
    let _ = element.set_attribute("tabindex", "-1");
    let lent = element.clone();
    let give_back = once(Box::new(move || {
        let _ = lent.remove_attribute("tabindex");
    }));
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    let _ = element.add_event_listener_with_callback_and_add_event_listener_options(
        "blur",
        give_back.unchecked_ref(),
        &options,
    );
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

pub(super) fn show(element: &Element, bring: Bring) {
    let options = ScrollIntoViewOptions::new();
    // Jumps, so that nobody waits and nobody gets dizzy; `style/` may smooth it where that is wanted.
    options.set_behavior(ScrollBehavior::Instant);
    match bring {
        Bring::FromUnderList => {
            let foot = covering(element);
            if foot.is_none_or(|foot| element.get_bounding_client_rect().bottom() <= foot) {
                return;
            }
            options.set_block(ScrollLogicalPosition::Start);
        }
        Bring::IntoView | Bring::Whole if is_visible(element) => return,
        Bring::ToTop | Bring::Whole => options.set_block(ScrollLogicalPosition::Start),
        // Over the foot of the page lies the list: only its head is sure to be seen.
        Bring::IntoView if covering(element).is_some() => {
            options.set_block(ScrollLogicalPosition::Start);
        }
        Bring::IntoView => options.set_block(ScrollLogicalPosition::Center),
    }
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn is_visible(element: &Element) -> bool {
    let height = web_sys::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64())
        .unwrap_or(0.0);
    let place = element.get_bounding_client_rect();
    // The bars at the top and at the foot of the page hide what is under them.
    let top = document()
        .and_then(|document| document.query_selector("[data-bar]").ok().flatten())
        .map_or(0.0, |bar| bar.get_bounding_client_rect().bottom());
    let foot = covering(element).unwrap_or(height - 80.0);
    place.top() >= top && place.bottom() <= foot
}

/// Top edge of the list of marks where it lies over the text, for want of room.
fn covering(element: &Element) -> Option<f64> {
    let list = find(".open-list")?.get_bounding_client_rect();
    let place = element.get_bounding_client_rect();
    // Of two articles side by side it covers one.
    (list.left() < place.right() && place.left() < list.right()).then(|| list.top())
}

/// The element that has the focus; the body where none has it.
#[must_use]
pub fn active_element() -> Option<Element> {
    document()?.active_element()
}

/// Whether the focus is where letters are typed.
#[must_use]
pub fn is_typing() -> bool {
    let Some(active) = active_element() else {
        return false;
    };
    let kind = active.get_attribute("type").unwrap_or_default();
    match active.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(kind.as_str(), "checkbox" | "radio" | "button" | "file"),
        _ => active.has_attribute("contenteditable"),
    }
}

/// Whether the focus is in an element that fits a selector.
#[must_use]
pub fn focus_is_in(selector: &str) -> bool {
    active_element()
        .and_then(|active| active.closest(selector).ok().flatten())
        .is_some()
}

/// Number of the topmost block of an article that is visible, for coming back to it.
#[must_use]
pub fn block_in_view(article: &Element) -> Option<usize> {
    let document = document()?;
    let width = f64::from(document.document_element()?.client_width());
    // A point in the reading column, below the bar; a gap between blocks is tried a line lower.
    let column = article.get_bounding_client_rect();
    // `clamp` panics on a page without width, and its message would bring the writer of floats along.
    let x = (column.left() + column.width() / 2.0)
        .min(width - 1.0)
        .max(0.0);
    (0..6).find_map(|line| {
        let element =
            document.element_from_point(to_f32(x), 90.0 + 24.0 * to_f32(f64::from(line)))?;
        let block = element.closest("[data-block]").ok().flatten()?;
        // Another one may lie over it.
        if !article.contains(Some(&block)) {
            return None;
        }
        block.get_attribute("data-block")?.parse().ok()
    })
}

/// Pixels on a screen fit an `f32`.
#[expect(
    clippy::cast_possible_truncation,
    reason = "screens are smaller than 2^24 pixels"
)]
fn to_f32(pixels: f64) -> f32 {
    pixels as f32
}

/// How high the first element is that fits a selector, in CSS pixels; nothing where there is none.
#[must_use]
pub fn height_of(selector: &str) -> i32 {
    let element = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.map_or(0, |element| element.offset_height())
}

/// Tells the style sheets a length in CSS pixels, as a custom property of the whole page.
pub fn tell_styles(name: &str, pixels: i32) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // Fails only for names that are none.
        let _ = root.style().set_property(name, &format!("{pixels}px"));
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}
