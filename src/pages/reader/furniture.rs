//! Page furniture: lines of an article that are not read, folded away.

use leptos::prelude::*;

use super::Reader;
use super::block::{ShownBlock, block_text};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::BlockIndex;
use crate::core::text::printable::plural;

/// Neighbouring blocks of furniture behind one button.
#[component]
pub fn Furniture(
    /// The article.
    at: ArticleIndex,
    /// The blocks.
    blocks: Vec<BlockIndex>,
) -> impl IntoView {
    let session = expect_context::<Reader>().session;
    let is_open = RwSignal::new(false);
    let lines = plural(blocks.len(), "line");
    let label = move || {
        let verb = if is_open.get() { "Hide" } else { "Show" };
        format!("{verb} {lines} of menus and ads")
    };
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
    view! {
        <div class="furniture" class:open=move || is_open.get()>
            <button
                type="button"
                class="fold"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |event| {
                    // It is no click on words.
                    event.stop_propagation();
                    is_open.update(|open| *open = !*open);
                }
            >
                {label}
            </button>
            <div hidden=move || !is_open.get()>{texts}</div>
        </div>
    }
}
