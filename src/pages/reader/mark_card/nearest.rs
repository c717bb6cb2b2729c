//! Where the words of a lost mark stand between others, or words that are nearly its own: the text was mended, and
//! the mark can go along.
//!
//! Invariant: the mark is put there only by a press.
//! Must not know: how such words are found.

use leptos::prelude::*;

use crate::components::{Button, ButtonLook};
use crate::core::annotation::command;
use crate::core::annotation::record::RecordId;
use crate::core::reanchor::near::nearest_words;
use crate::core::text::TextRange;
use crate::core::text::printable::brief;
use crate::core::view::around;
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
    let found = Memo::new(move |_| elsewhere(reader, id));
    move || match found.get() {
        Some(words) => found_elsewhere(reader, id, words),
        None => closest(reader, id),
    }
}

/// The same words between others: somebody says whether they are meant.
fn found_elsewhere(reader: Reader, id: RecordId, words: String) -> AnyView {
    let accept = move |_| {
        actions::edit(reader, |workspace, _| {
            command::accept_elsewhere(workspace, id)
        });
    };
    let refuse = move |_| {
        actions::edit(reader, |workspace, _| {
            command::refuse_elsewhere(workspace, id)
        });
    };
    view! {
        <div class="near-note">
            <p>
                "Found elsewhere: "
                <q dir="auto">{words}</q>
            </p>
            <Button look=ButtonLook::Strong on:click=accept>
                "Move the mark there"
            </Button>
            <Button on:click=refuse>"These are other words"</Button>
        </div>
    }
    .into_any()
}

/// Words that are nearly those of the mark.
fn closest(reader: Reader, id: RecordId) -> AnyView {
    let near = nearest(reader, id).map(|(range, words)| {
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
    });
    near.into_any()
}

/// The words of a mark that stand between others, with those.
fn elsewhere(reader: Reader, id: RecordId) -> Option<String> {
    reader.session.with(|workspace| {
        let (_, article) = workspace.article_of(id)?;
        let range = *workspace.index().elsewhere(id).first()?;
        let (before, after) = around(article, range);
        let words = brief(article.text.slice(range), WORDS);
        Some(format!("{before}{words}{after}"))
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
