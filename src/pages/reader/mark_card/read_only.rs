//! The card of a mark that is only read: what was said of it, as words.
//!
//! Must not know: how it would be changed.

use leptos::prelude::*;

use crate::core::annotation::ClaimKind;
use crate::core::view::{MarkCard, claim_source_lines};
use crate::pages::reader::Reader;

/// What was said of a mark, each with what it is.
#[component]
pub fn SaidOfMark(
    /// The mark.
    card: Memo<Option<MarkCard>>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    move || {
        card.get().map(|card| {
            let source = reader
                .session
                .with(|workspace| claim_source_lines(workspace, card.id));
            let words: Vec<String> = card.parts.into_iter().map(|part| part.words).collect();
            let kind = card.kind.map_or("", ClaimKind::label).to_owned();
            let said = [
                ("The words", words.join(" … ")),
                ("Kind of statement", kind),
                ("What is claimed", card.gist),
                ("Note", card.note),
            ];
            let lines = said
                .into_iter()
                .chain(source)
                .filter(|(_, words)| !words.trim().is_empty())
                .map(|(what, words)| {
                    view! {
                        <dt>{what}</dt>
                        <dd dir="auto">{words}</dd>
                    }
                    .into_any()
                });
            view! { <dl class="said">{lines.collect_view()}</dl> }
        })
    }
}
