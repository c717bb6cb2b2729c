//! The offer to put lost marks back on their words, where only the letters of these were set in another way.
//!
//! Invariant: all of them are one step to undo; nothing is moved without a press.
//! Must not know: how such words are found.

use leptos::prelude::*;

use crate::components::{Button, ButtonLook};
use crate::core::annotation::bulk;
use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::reanchor::restyled::restyled_marks;
use crate::core::text::TextRange;
use crate::pages::reader::{Reader, actions};
use crate::platform::page;

/// The offer; nothing where no mark is lost in that way.
#[component]
pub fn RestyledMarks(
    /// The article.
    at: ArticleIndex,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let session = reader.session;
    let lost = Memo::new(move |_| {
        session.with(|workspace| workspace.index().lost(at).collect::<Vec<RecordId>>())
    });
    let found = RwSignal::new(Vec::<(RecordId, TextRange)>::new());
    Effect::new(move |_| {
        if lost.with(Vec::is_empty) || session.is_read_only() {
            found.set(Vec::new());
            return;
        }
        // Looking for many in a long text takes a while, and the list is read first.
        page::after_paint(move || {
            if !reader.is_closed() {
                let _ = found.try_set(session.with_untracked(|it| restyled_marks(it, at)));
            }
        });
    });
    let take = move |_| {
        let places = found.get_untracked();
        if actions::edit(reader, |workspace, _| bulk::move_all(workspace, &places)).is_some() {
            let marks = actions::counted_marks(places.len());
            reader.toasts.say_undoable(format!("Put back {marks}."));
        }
    };
    let sentence = move || match found.with(Vec::len) {
        1 => "1 lost mark: its words stand here in other letters, such as other quotation marks."
            .to_owned(),
        count => format!(
            "{count} lost marks: their words stand here in other letters, such as other quotation marks."
        ),
    };
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <div class="near-note restyled-note">
                <p>{sentence}</p>
                <Button look=ButtonLook::Strong on:click=take>
                    {move || if found.with(Vec::len) == 1 { "Put it back" } else { "Put them back" }}
                </Button>
            </div>
        </Show>
    }
}
