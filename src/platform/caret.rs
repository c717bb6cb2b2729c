//! Which place of the text lies under a point of the view.
//!
//! Invariant: a browser that cannot tell answers nothing.
//! Must not know: what the place is wanted for.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Node, Range};

use super::selection::{BoundaryPoint, place_of};

/// The place of an article's text under a point, in CSS pixels from the view's top left corner; nothing
/// where something else is there.
#[must_use]
pub fn at(x: i32, y: i32) -> Option<BoundaryPoint> {
    let (node, offset) = caret(x, y)?;
    place_of(&node, offset)
}

/// `caretPositionFromPoint` (CSSOM View Module, §5), or what Safari has in its place. By reflection, since a
/// call of a method that is not there would throw.
fn caret(x: i32, y: i32) -> Option<(Node, u32)> {
    let document: JsValue = web_sys::window()?.document()?.into();
    let ask = |name: &str| -> Option<JsValue> {
        let method: Function = Reflect::get(&document, &name.into())
            .ok()?
            .dyn_into()
            .ok()?;
        let answer = method.call2(&document, &x.into(), &y.into()).ok()?;
        answer.is_object().then_some(answer)
    };
    if let Some(position) = ask("caretPositionFromPoint") {
        let of = |name: &str| Reflect::get(&position, &name.into()).ok();
        return Some((
            of("offsetNode")?.dyn_into().ok()?,
            whole(of("offset")?.as_f64()?),
        ));
    }
    let range: Range = ask("caretRangeFromPoint")?.dyn_into().ok()?;
    Some((range.start_container().ok()?, range.start_offset().ok()?))
}

/// An offset in a node is a whole number below 2^32 (DOM standard, `unsigned long`).
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an unsigned long"
)]
fn whole(offset: f64) -> u32 {
    offset as u32
}
