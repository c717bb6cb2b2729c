//! Words that are nearly those of a mark that was lost: the text was mended, and the mark can go along.
//!
//! Invariant: the mark is put there only by a press.
//! Must not know: how near words are found.

use leptos::prelude::*;

use crate::components::{Button, ButtonLook};
use crate::core::annotation::command;
use crate::core::annotation::record::RecordId;
use crate::core::reanchor::near::nearest_words;
use crate::core::text::TextRange;
use crate::core::text::printable::brief;
use crate::pages::reader::{Reader, actions};

/// Most characters of the words that are shown.
const WORDS: usize = 240;

/// What is proposed; nothing where nothing is near.
#[component]
pub fn NearestWords(
    /// The mark, which is lost.
    id: RecordId,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    nearest(reader, id).map(|(range, words)| {
        let put = move |_| {
            actions::edit(reader, |workspace, _| {
                command::set_extent(workspace, id, range)
            });
        };
        view! {
            <div class="near-note">
                <p>
                    "Closest match: "
                    <q dir="auto">{brief(&words, WORDS)}</q>
                </p>
                <Button look=ButtonLook::Strong on:click=put>
                    "Move the mark there"
                </Button>
            </div>
        }
    })
}

/// Where the mark would go, and the words there.
fn nearest(reader: Reader, id: RecordId) -> Option<(TextRange, String)> {
    reader.session.with_untracked(|workspace| {
        let body = workspace.body(id)?;
        let article = workspace.lesson().article(body.article()?)?;
        let range = nearest_words(&article.text, body.anchor()?)?;
        Some((range, article.text.slice(range).to_owned()))
    })
}
