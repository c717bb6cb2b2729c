//! A QR code as large as the window or the paper: for the board, and for the wall.
//!
//! Owns: [`ShownPoster`], [`PosterView`].
//! Invariant: what is printed is the title, the code and the address, and nothing else.
//! Must not know: what the address leads to.

use leptos::prelude::*;
use leptos::{ev, html};

use super::focus_request::{WorkshopFocus, WorkshopTarget};
use super::qr_picture::QrPicture;
use crate::components::{Button, ButtonLook};
use crate::core::qr_symbol::QrSymbol;
use crate::platform::{page, printing};

/// Most characters of an address that anybody would type off a wall.
const TYPED: usize = 200;

/// What stands on a poster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Poster {
    /// The lesson's title.
    pub title: String,
    /// Where the code leads.
    pub address: String,
    /// The code.
    pub symbol: QrSymbol,
    /// The button by which it was opened, for the way back.
    pub opener: WorkshopTarget,
}

/// The poster that is shown in place of the page, given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct ShownPoster(RwSignal<Option<Poster>>);

impl ShownPoster {
    /// None is shown.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The poster, while one is shown.
    #[must_use]
    pub fn get(self) -> Option<Poster> {
        self.0.get()
    }

    /// Whether one is shown.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// Shows one.
    pub fn open(self, poster: Poster) {
        self.0.set(Some(poster));
    }

    /// Shows the page again.
    pub fn close(self) {
        self.0.set(None);
    }
}

impl Default for ShownPoster {
    fn default() -> Self {
        Self::new()
    }
}

/// The poster.
#[component]
pub fn PosterView(poster: Poster) -> impl IntoView {
    let shown = expect_context::<ShownPoster>();
    let focus = expect_context::<WorkshopFocus>();
    let heading = NodeRef::<html::H1>::new();
    focus.obey(WorkshopTarget::PosterHeading, heading);
    focus.ask(WorkshopTarget::PosterHeading);
    page::scroll_to_top();
    let Poster {
        title,
        address,
        symbol,
        opener,
    } = poster;
    let back = move || {
        shown.close();
        focus.ask(opener.clone());
    };
    let leave = back.clone();
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            leave();
        }
    });
    on_cleanup(move || handle.remove());
    let is_short = address.chars().count() <= TYPED;
    view! {
        <section class="poster" aria-label="The code, large">
            <p class="begin">
                <Button look=ButtonLook::Primary on:click=|_| printing::print()>
                    "Print"
                </Button>
                <Button look=ButtonLook::Strong on:click=move |_| back()>
                    "Back"
                </Button>
            </p>
            <h1 dir="auto" tabindex="-1" node_ref=heading>
                {title}
            </h1>
            <QrPicture symbol />
            <p class="poster-address" dir="ltr" hidden=!is_short>
                {address}
            </p>
        </section>
    }
}
