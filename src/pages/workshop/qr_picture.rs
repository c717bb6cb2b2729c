//! A QR code on the page.
//!
//! Invariant: dark on light in every colour scheme: not every reader knows a code that is inverted.
//! Must not know: what the code says.

use leptos::prelude::*;

use crate::core::qr_symbol::QrSymbol;

/// The picture, as wide as `style/` says.
#[component]
pub fn QrPicture(symbol: QrSymbol) -> impl IntoView {
    let (view, ground, path) = (symbol.view_box(), symbol.ground(), symbol.path());
    view! {
        <svg
            class="qr-code"
            viewBox=view
            role="img"
            aria-label="QR code of the address"
            shape-rendering="crispEdges"
        >
            <path fill="#fff" d=ground></path>
            <path fill="#000" d=path></path>
        </svg>
    }
}
