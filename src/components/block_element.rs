//! The element of a block of an article.

use leptos::prelude::*;

use crate::core::lesson::article::BlockKind;

/// A block's element with its class, `dir="auto"`; other attributes go to the element. Where articles lie
/// deeper in the page, so do their headings.
#[component]
pub fn BlockElement(
    /// What the block is.
    kind: BlockKind,
    /// The level of headlines, 1 to 3; subheadings are one deeper.
    level: u8,
    /// The block's words, where no directive writes them.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = children.map(|children| children());
    match (kind, level) {
        (BlockKind::Headline, 0 | 1) => {
            view! { <h1 class="headline" dir="auto">{words}</h1> }.into_any()
        }
        (BlockKind::Headline, 2) => {
            view! { <h2 class="headline" dir="auto">{words}</h2> }.into_any()
        }
        (BlockKind::Headline, _) => {
            view! { <h3 class="headline" dir="auto">{words}</h3> }.into_any()
        }
        (BlockKind::Subheading, 0 | 1) => {
            view! { <h2 class="subheading" dir="auto">{words}</h2> }.into_any()
        }
        (BlockKind::Subheading, 2) => {
            view! { <h3 class="subheading" dir="auto">{words}</h3> }.into_any()
        }
        (BlockKind::Subheading, _) => {
            view! { <h4 class="subheading" dir="auto">{words}</h4> }.into_any()
        }
        (BlockKind::Standfirst, _) => {
            view! { <p class="standfirst" dir="auto">{words}</p> }.into_any()
        }
        (BlockKind::Byline, _) => view! { <p class="byline" dir="auto">{words}</p> }.into_any(),
        (BlockKind::Paragraph | BlockKind::Excluded, _) => {
            view! { <p class="paragraph" dir="auto">{words}</p> }.into_any()
        }
    }
}
