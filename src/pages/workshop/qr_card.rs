//! A QR code, and the ways to take it along.
//!
//! Must not know: what the address leads to.

use leptos::html;
use leptos::prelude::*;

use super::context::WorkshopContext;
use super::focus_request::WorkshopTarget;
use super::lesson_actions::download_code;
use super::poster::{Poster, ShownPoster};
use super::qr_picture::QrPicture;
use crate::components::{Button, ButtonLook};
use crate::core::qr_symbol::QrSymbol;

/// Modules of a side from which on a code is fine: a printed one of 5 cm has modules of half a millimetre.
const FINE: usize = 100;

/// The code of an address with what can be done with it, or why there is none.
#[component]
pub fn QrCard(
    /// The address.
    #[prop(into)]
    address: Signal<String>,
    /// The button that shows the code large, as the focus is asked for.
    opener: WorkshopTarget,
    /// What to do where the address is too long, as a sentence.
    instead: &'static str,
) -> impl IntoView {
    let symbol = Memo::new(move |_| QrSymbol::of(&address.get()));
    move || match symbol.get() {
        Ok(symbol) => view! { <QrTools symbol address opener=opener.clone() /> }.into_any(),
        Err(too_long) => view! {
            <p class="no-code">
                "There is no QR code for this link. " {too_long.to_string()} " " {instead}
            </p>
        }
        .into_any(),
    }
}

/// A code and its buttons.
#[component]
fn QrTools(symbol: QrSymbol, address: Signal<String>, opener: WorkshopTarget) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let shown = expect_context::<ShownPoster>();
    let button = NodeRef::<html::Button>::new();
    cx.focus.obey(opener.clone(), button);
    let is_fine = symbol.side() >= FINE;
    let has_opened = StoredValue::new(false);
    // Back from the poster, which begins at the top of the page.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = shown.is_open();
        if was_open == Some(true) && !is_open && has_opened.get_value() {
            has_opened.set_value(false);
            if let Some(button) = button.get_untracked() {
                button.scroll_into_view_with_bool(true);
            }
        }
        is_open
    });
    let open = {
        let symbol = symbol.clone();
        move |_| {
            has_opened.set_value(true);
            // It would lie over the code.
            cx.toasts.dismiss();
            shown.open(Poster {
                title: cx.shown_title(),
                address: address.get_untracked(),
                symbol: symbol.clone(),
                opener: opener.clone(),
            });
        }
    };
    let save = {
        let symbol = symbol.clone();
        move |_| download_code(cx, &symbol)
    };
    view! {
        <div class="code-card">
            <QrPicture symbol />
            <div>
                <p class="begin">
                    <button type="button" class="tool strong" node_ref=button on:click=open>
                        "Show or print it large"
                    </button>
                    <Button look=ButtonLook::Strong on:click=save>
                        "Save as a picture (SVG)"
                    </Button>
                </p>
                <p class="hint" hidden=!is_fine>
                    "This code has very small squares: show or print it large, and try it with one phone first."
                </p>
            </div>
        </div>
    }
}
