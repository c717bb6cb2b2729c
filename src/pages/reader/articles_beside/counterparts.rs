//! Of two articles side by side, what speaks to the same in the other one: lit up while a mark is looked at, and
//! brought into view where that is wanted.
//!
//! Invariant: the text's nodes are left alone; the article at hand never moves.
//! Must not know: what makes two marks counterparts.

use leptos::prelude::*;

use super::super::{Reader, ranges};
use super::linked_scrolling::{Following, LinkedScrolling};
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::lesson::ArticleIndex;
use crate::core::points::counterparts::counterparts;
use crate::core::text::TextRange;
use crate::core::text::printable::plural;
use crate::core::view::ShownArticles;
use crate::platform::highlight;

const PAINTED: &str = "counterpart";

/// The counterparts of the mark that is looked at, and the switch that lets the other article follow.
#[component]
pub fn Counterparts(
    /// The articles on the page.
    shown: Memo<Option<ShownArticles>>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let linked = expect_context::<LinkedScrolling>();
    let found = Memo::new(move |_| {
        let mark = reader.focused.get()?;
        let other = other_article(reader, shown.get()?)?;
        let places = reader.session.with(|workspace| {
            let entities = EntityIndex::new(workspace);
            counterparts(workspace, &entities, mark, other)
        });
        (!places.is_empty()).then_some((other, places))
    });
    Effect::new(move |_| {
        let ranges = found.with(|found| {
            found
                .as_ref()
                .map(|(at, places)| drawn(reader, *at, places))
        });
        highlight::paint(PAINTED, &ranges.unwrap_or_default());
    });
    Effect::new(move |_| {
        let is_followed = linked.following() == Following::On;
        if let Some((at, places)) = found.get().filter(|_| is_followed) {
            // The mark itself comes into view as well, which is no reading on.
            linked.let_go();
            reveal(reader, at, places[0]);
        }
    });
    on_cleanup(|| {
        highlight::paint(PAINTED, &[]);
    });
    let told = move || {
        found.with(|found| {
            let (_, places) = found.as_ref()?;
            Some(format!(
                "{} in the other article",
                plural(places.len(), "counterpart")
            ))
        })
    };
    view! {
        <p class="counterparts">
            <button
                type="button"
                class="tool small"
                aria-pressed=move || (linked.following() == Following::On).to_string()
                title="While you read one article, the other shows what speaks to the same"
                on:click=move |_| linked.turn()
            >
                "Scroll together"
            </button>
            <span role="status">{told}</span>
        </p>
    }
}

/// The article on the page that is not at hand.
fn other_article(reader: Reader, shown: ShownArticles) -> Option<ArticleIndex> {
    let here = reader.article()?;
    shown.iter().find(|at| *at != here)
}

fn drawn(reader: Reader, at: ArticleIndex, places: &[TextRange]) -> Vec<web_sys::Range> {
    let lesson = reader.session.lesson();
    let article = lesson.articles.get(at);
    let places = places.iter();
    let ranges = places.filter_map(|place| ranges::dom_range(article?, at, *place));
    ranges.collect()
}

fn reveal(reader: Reader, at: ArticleIndex, place: TextRange) {
    let lesson = reader.session.lesson();
    if let Some(article) = lesson.articles.get(at)
        && let Some(block) = article.block_at(place.start())
    {
        ranges::reveal(article, at, block, place.start());
    }
}
