//! Page furniture: lines of an article that are not read, folded away.

use leptos::prelude::*;

use super::Reader;
use super::block::{ShownBlock, block_text};
use crate::components::FurnitureFold;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::BlockIndex;

/// Neighbouring blocks of furniture behind one button.
#[component]
pub fn Furniture(
    /// The article.
    at: ArticleIndex,
    /// The blocks.
    blocks: Vec<BlockIndex>,
) -> impl IntoView {
    let session = expect_context::<Reader>().session;
    let lines = blocks.len();
    let texts = blocks
        .into_iter()
        .map(|number| {
            let shown = ShownBlock {
                session,
                at,
                number,
            };
            view! {
                <p
                    class="excluded"
                    data-block=number.to_string()
                    dir="auto"
                    use:block_text=shown
                ></p>
            }
        })
        .collect_view();
    view! { <FurnitureFold lines>{texts}</FurnitureFold> }
}
