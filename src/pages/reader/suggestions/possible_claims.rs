//! Sentences in which a claim may stand, lit up in the text while somebody looks.
//!
//! Invariant: the text's nodes are left alone; where a claim is marked already, nothing is lit up. It is never all there
//! is: places to look, no more.
//! Must not know: how they are found.

use leptos::ev;
use leptos::prelude::*;

use super::super::{Reader, keyboard, ranges};
use crate::components::{Button, ButtonLook};
use crate::core::annotation::Body;
use crate::core::compare::claims::attribution::ArticleReports;
use crate::core::compare::claims::places_to_look::places_to_look;
use crate::core::keymap::Command;
use crate::core::lesson::ArticleIndex;
use crate::core::text::TextRange;
use crate::core::text::printable::plural;
use crate::lazy;
use crate::pages::lazy::{LateView, LoadedView};
use crate::platform::{highlight, style};
use crate::state::suggesting::ClaimPlaces;

const STYLE: &str = include_str!("../../../../style/claims.css");
/// How they are painted.
const PAINTED: &str = "claim-place";

/// In which article places are lit up, given by context to what comes later.
#[derive(Clone, Copy)]
struct LitArticle(ArticleIndex);

lazy! {
    fn claim_places() in compare -> LoadedView {
        || {
            let LitArticle(at) = expect_context();
            view! { <PossibleClaims at/> }.into_any()
        }
    }
}

/// The key that lights them up and puts them out, and where they are lit up.
#[component]
pub fn LitClaims(
    /// The article on the page.
    at: ArticleIndex,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    provide_context(LitArticle(at));
    let handle = window_event_listener(ev::keydown, move |event| {
        if keyboard::unanswered(reader, &event) == Some(Command::ClaimPlaces) {
            event.prevent_default();
            reader
                .suggesting
                .light_claims(match untrack(|| reader.suggesting.claims()) {
                    ClaimPlaces::Dark => ClaimPlaces::LitUp,
                    ClaimPlaces::LitUp => ClaimPlaces::Dark,
                });
        }
    });
    on_cleanup(move || handle.remove());
    let is_lit = Memo::new(move |_| reader.suggesting.claims() == ClaimPlaces::LitUp);
    view! {
        <Show when=move || is_lit.get()>
            <LateView load=claim_places/>
        </Show>
    }
}

/// The places of an article, and a line that says what they are.
#[component]
fn PossibleClaims(
    /// The article on the page.
    at: ArticleIndex,
) -> impl IntoView {
    style::add_rules(STYLE);
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let all: Vec<TextRange> = lesson.articles.get(at).map_or_else(Vec::new, |article| {
        let reports = ArticleReports::new(article, Vec::new());
        let places = places_to_look(article, &reports).into_iter();
        places.map(|place| place.range).collect()
    });
    let here = Memo::new(move |_| reader.session.with(|_| unmarked(reader, at, &all)));
    Effect::new(move |_| {
        // A mark beside them has put new nodes in the place of theirs.
        reader.session.with(|_| ());
        let lesson = reader.session.lesson();
        let painted: Vec<_> = lesson.articles.get(at).map_or_else(Vec::new, |article| {
            let found = here.get();
            let found = found.iter();
            found
                .filter_map(|range| ranges::dom_range(article, at, *range))
                .collect()
        });
        highlight::paint(PAINTED, &painted);
    });
    on_cleanup(|| {
        highlight::paint(PAINTED, &[]);
    });
    let count = Memo::new(move |_| here.with(Vec::len));
    view! {
        <section class="suggestions" aria-label="Possible claims">
            <p role="status">
                {move || match count.get() {
                    0 => "A claim is marked in each sentence that looks like one.".to_owned(),
                    count => format!(
                        "{} underlined: somebody speaks, a number, a quotation or a “may”. Look whether it claims something.",
                        plural(count, "sentence"),
                    ),
                }}
            </p>
            <div class="suggestion-tools">
                <Button look=ButtonLook::Small on:click=move |_| reader.suggesting.light_claims(ClaimPlaces::Dark)>
                    "Hide"
                </Button>
            </div>
        </section>
    }
}

/// Those in which no claim is marked.
fn unmarked(reader: Reader, at: ArticleIndex, all: &[TextRange]) -> Vec<TextRange> {
    reader.session.with_untracked(|workspace| {
        let index = workspace.index();
        let claims = index
            .in_order(at)
            .filter(|id| matches!(workspace.body(*id), Some(Body::Claim(_))));
        let marked: Vec<TextRange> = claims.flat_map(|id| index.drawn(id).to_vec()).collect();
        let is_free = |range: &&TextRange| !marked.iter().any(|it| it.intersect(**range).is_some());
        all.iter().filter(is_free).copied().collect()
    })
}
