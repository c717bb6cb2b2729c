//! All that was in the file, row by row, with what each row is.
//!
//! Invariant: all words of the text are shown, also those that are left out.

use leptos::prelude::*;

use super::actions::{edit_and_say, leave_selection_out, propose_again};
use super::context::WorkshopContext;
use super::page_parts::AddField;
use super::sheet_row::SheetRowView;
use crate::components::{Button, ButtonLook};
use crate::core::authoring::articles;
use crate::core::authoring::sheet::{PieceReading, SheetRow, rows};
use crate::core::lesson::LessonId;
use crate::core::lesson::article::ArticleId;
use crate::core::text::TextRange;

/// The rows of an article, and what can be done with all of them.
#[component]
pub fn ArticleSheet(lesson: LessonId, article: ArticleId) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let all = {
        let id = article.clone();
        move || cx.editor.read_article(&id, rows)
    };
    let leave_words_out = {
        let id = article.clone();
        move |words: String| {
            edit_and_say(cx, |lesson| articles::leave_words_out(lesson, &id, &words))
        }
    };
    let (selected, proposed) = (article.clone(), article.clone());
    view! {
        <section class="raw" aria-labelledby="raw-title">
            <h2 id="raw-title">"Everything in the file"</h2>
            <p class="hint">
                "Say what each piece is. To hide words inside a sentence, select them and press “Hide selected words”; press crossed-out words to show them again."
            </p>
            <p class="begin">
                // The press must not let go of the words.
                <Button
                    look=ButtonLook::Strong
                    on:mousedown=move |event| event.prevent_default()
                    on:click=move |_| leave_selection_out(cx, &selected)
                >
                    "Hide selected words"
                </Button>
                <Button on:click=move |_| propose_again(cx, &proposed)>
                    "Reset to suggestions"
                </Button>
            </p>
            <AddField
                label="Words to hide everywhere"
                verb="Hide these words"
                on_add=leave_words_out
            />
            <div class="raw-rows" id="raw">
                <For each=all key=row_key let(row)>
                    <SheetRowView lesson=lesson.clone() article=article.clone() row />
                </For>
            </div>
        </section>
    }
}

/// What a row is made of but its kind, which changes inside it, so that who works by keys stays where they
/// are.
fn row_key(row: &SheetRow) -> (TextRange, Vec<(bool, String)>) {
    let pieces = row.pieces.iter();
    let pieces = pieces.map(|piece| (piece.read == PieceReading::Yes, piece.words.clone()));
    (row.range, pieces.collect())
}
