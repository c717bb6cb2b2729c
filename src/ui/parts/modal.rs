//! A dialog on the browser's own `dialog` element, which keeps the focus inside and gives it back.
//!
//! Invariant: Escape, the cross and the browser's own ways all leave through `close_dialog`. It opens when
//! it is put on the page and closes when it is taken away (`el`).

use std::rc::Rc;

use super::button;
use crate::app::AppState;
use crate::ui::el::{El, el};

/// A dialog that is open as long as it is on the page.
#[must_use]
pub fn modal(state: AppState, title: &str, body: El) -> El {
    let close = Rc::new(move || state.close_dialog());
    let head = el("header")
        .class("modal-head")
        .child(el("h2").attr("id", "modal-title").text(title))
        .child(
            button("tool", "✕", {
                let close = close.clone();
                move || close()
            })
            .attr("aria-label", "Close"),
        );
    el("dialog")
        .class("modal")
        .attr("aria-labelledby", "modal-title")
        .child(head)
        .child(body.class("modal-body"))
        .on("cancel", move |event| {
            event.prevent_default();
            close();
        })
}
