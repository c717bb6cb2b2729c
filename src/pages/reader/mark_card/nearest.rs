//! Where the words of a lost mark stand between others, or words that are nearly its own: the text was mended, and
//! the mark can go along.
//!
//! Invariant: the mark is put there only by a press of a button or of its key.
//! Must not know: how such words are found.

use leptos::ev;
use leptos::prelude::*;

use crate::components::{Button, ButtonLook};
use crate::core::annotation::command;
use crate::core::annotation::record::RecordId;
use crate::core::keymap::{Command, FoundElsewhere, SingleKeys};
use crate::core::reading::around::around;
use crate::core::reanchor::near::nearest_words;
use crate::core::text::TextRange;
use crate::core::text::printable::brief;
use crate::pages::reader::{Reader, actions, keyboard};
use crate::platform::page;
use crate::state::focus_request::FocusTarget;

/// Most characters of the words that are shown.
const WORDS: usize = 240;

/// Most parts of a mark that are shown; more are counted.
const PLACES: usize = 8;

/// What is proposed; nothing where nothing is near.
#[component]
pub fn NearestWords(
    /// The mark, which is lost.
    id: RecordId,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let found = Memo::new(move |_| elsewhere(reader, id));
    move || match found.get() {
        places if places.is_empty() => closest(reader, id),
        places => found_elsewhere(reader, id, places),
    }
}

/// The same words between others, each part of the mark with its own: somebody says whether they are meant.
fn found_elsewhere(reader: Reader, id: RecordId, mut places: Vec<Surroundings>) -> AnyView {
    let handle = window_event_listener(ev::keydown, move |event| {
        if let Some(Command::Settle(answer)) = keyboard::unanswered(reader, &event)
            && reader.focused.get_untracked() == Some(id)
        {
            event.prevent_default();
            settle(reader, id, answer);
        }
    });
    on_cleanup(move || handle.remove());
    let has_keys = reader.preferences.single_keys_untracked() == SingleKeys::On;
    let answer = move |answer, key, look, words| {
        view! {
            <Button look on:click=move |_| settle(reader, id, answer)>
                {words}
                {has_keys.then(|| view! { <kbd aria-hidden="true">{key}</kbd> })}
            </Button>
        }
    };
    let more = places.len().saturating_sub(PLACES);
    places.truncate(PLACES);
    let places = places.into_iter().map(|place| {
        view! {
            <p class="found-words" dir="auto">
                {place.before}
                <strong>{place.words}</strong>
                {place.after}
            </p>
        }
    });
    let more =
        (more > 0).then(|| view! { <p class="found-words">{format!("and {more} more")}</p> });
    view! {
        <div class="near-note">
            {places.collect_view()}
            {more}
            {answer(FoundElsewhere::Meant, "Y", ButtonLook::Strong, "Move the mark there")}
            {answer(FoundElsewhere::Others, "X", ButtonLook::Tool, "These are other words")}
        </div>
    }
    .into_any()
}

/// Does what somebody has said of the words.
fn settle(reader: Reader, id: RecordId, answer: FoundElsewhere) {
    let done = actions::edit(reader, |workspace, _| match answer {
        FoundElsewhere::Meant => command::accept_elsewhere(workspace, id),
        FoundElsewhere::Others => command::refuse_elsewhere(workspace, id),
    });
    if done.is_none() {
        return;
    }
    match answer {
        FoundElsewhere::Meant => reader.toasts.announce("The mark is now on these words."),
        FoundElsewhere::Others => reader
            .toasts
            .say_undoable("The mark stays in the list, without a place in the text."),
    }
    // The buttons go, and the words in the text are drawn anew.
    reader.focus.ask(if page::focus_is_in("#mark-card") {
        FocusTarget::MarkCard
    } else {
        FocusTarget::Mark(id)
    });
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

/// Words with what stands around them.
#[derive(Clone, PartialEq, Eq)]
struct Surroundings {
    before: String,
    words: String,
    after: String,
}

/// The words of each part of a mark that stand between others, with those.
fn elsewhere(reader: Reader, id: RecordId) -> Vec<Surroundings> {
    reader.session.with(|workspace| {
        let Some((_, article)) = workspace.article_of(id) else {
            return Vec::new();
        };
        let ranges = workspace.index().elsewhere(id).iter();
        let places = ranges.map(|range| {
            let (before, after) = around(article, *range);
            Surroundings {
                before,
                words: brief(article.text.slice(*range), WORDS),
                after,
            }
        });
        places.collect()
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
