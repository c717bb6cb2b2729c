//! How an answer and a claim look: a colour, a pattern and words; a quotation with its voice and its source.
//!
//! Invariant: an answer is never told by its colour alone: it has a pattern, a number and words.
//! Must not know: where it stands.

use leptos::prelude::*;

use crate::core::points::claims::ComparedClaim;
use crate::core::text::printable::brief;

/// So many answers of a point have a look of their own; the next one looks like the first.
const LOOKS: usize = 8;

/// The class of the answer of that place in its row.
pub fn look(position: usize) -> String {
    format!("look-{}", position % LOOKS + 1)
}

/// The number of an answer, in its colour and pattern.
pub fn number(position: usize) -> impl IntoView {
    view! {
        <span class=format!("position-number {}", look(position)) aria-hidden="true">
            {(position + 1).to_string()}
        </span>
    }
}

/// Whose words a claim's are and who says it, in one line.
pub fn attribution(claim: &ComparedClaim) -> impl IntoView + use<> {
    let by = claim.attributed_to();
    let voice = claim.voice.map(|voice| {
        view! { <span class=format!("voice voice-{}", voice.name())>{voice.label()}</span> }
    });
    let is_open = by.is_none() && voice.is_none();
    let by = by.map(|by| {
        view! {
            <span class="said-by">
                <span aria-hidden="true">{"— "}</span>
                <bdi dir="auto">{by}</bdi>
            </span>
        }
    });
    view! { <span class="attribution">{by} {voice} {is_open.then_some("No source yet")}</span> }
}

/// A claim's words, not too long.
pub fn quote(claim: &ComparedClaim, most: usize) -> impl IntoView + use<> {
    let words = brief(&claim.quote, most);
    view! { <q dir="auto">{words}</q> }
}
