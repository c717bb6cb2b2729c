//! Words over an article that stand nowhere in its text.
//!
//! Invariant: they look like the text, and cannot be marked, since they have no place in it.

use leptos::prelude::*;

use super::BlockElement;
use crate::core::lesson::article::BlockKind;
use crate::core::view::WordsApart;

/// Those words, as blocks.
#[component]
pub fn BlocksApart(
    words: WordsApart,
    /// The level of the headline, 1 to 3.
    level: u8,
) -> impl IntoView {
    let block = move |kind, words: Option<String>| {
        words.map(|words| view! { <BlockElement kind level>{words}</BlockElement> })
    };
    view! {
        {block(BlockKind::Headline, words.headline)}
        {block(BlockKind::Byline, words.byline)}
    }
}
