//! The page around everything: from loading to an open lesson.
//!
//! Invariant: whatever happens while loading, the page says it in a sentence.

use super::el::{El, el};
use super::parts::notice::notice;
use super::parts::troubles::troubles;
use super::{dialogs, home, masthead, reader};
use crate::app::AppState;
use crate::app::opening::{Desk, Waiting};
use crate::app::route::RECOVERY;

/// How long a sentence stays, in milliseconds: long enough to be read twice.
const STAY: i32 = 6_000;

/// Puts the app into the page and opens the lesson that the address leads to.
pub fn start() {
    let desk = Desk::new();
    el("div")
        .effect(Box::new(move || desk.follow()))
        .part(move || desk.waiting(), waiting)
        // Another lesson is another number.
        .part(
            move || desk.open.with(|open| open.map(|state| state.number())),
            move |_| desk.open.get_untracked().map(|state| opened(state, desk)),
        )
        .mount();
}

fn waiting(waiting: &Waiting) -> Option<El> {
    let troubles = match waiting {
        Waiting::ForNothing => return None,
        Waiting::ForLesson => return Some(el("p").class("waiting").text("Opening the lesson…")),
        Waiting::InVain(troubles) => troubles,
    };
    Some(
        el("main")
            .class("waiting")
            .attr("id", "main")
            .child(el("h1").text("This lesson is not here"))
            .children(troubles.iter().map(|sentence| el("p").text(sentence)))
            .child(
                el("p")
                    .text("The address leads to a lesson that is not in this browser. Ask your teacher for its file or for the right link. ")
                    .child(el("a").attr("href", "#/").text("Go to the first page")),
            )
            .child(
                el("p").child(
                    el("a")
                        .attr("href", RECOVERY)
                        .text("See everything that is kept in this browser"),
                ),
            ),
    )
}

/// A lesson.
fn opened(state: AppState, desk: Desk) -> El {
    let lesson = state.lesson();
    let skip = el("a")
        .class("skip")
        .attr("href", "#main")
        .text("Skip to the text")
        .on("click", move |event| {
            event.prevent_default();
            state.focus_main();
        });
    el("div")
        .class("page")
        .attr_if("lang", lesson.language.as_deref())
        .on("dragover", |event| event.prevent_default())
        .on("drop", move |event| {
            if state.open_dropped(&event) {
                event.prevent_default();
            }
        })
        .child(skip)
        .child(masthead::masthead(state))
        .child(troubles(state, desk))
        // Only another article is another page; a mark in the address is not.
        .part(
            move || state.article(),
            move |article| {
                let page = match article {
                    Some(at) => reader::reader(state, *at),
                    None => home::home(state, desk),
                };
                state.soon(move || state.arrive());
                Some(page)
            },
        )
        .child(notice(
            STAY,
            move || state.notice.get(),
            move || state.undo(),
        ))
        .child(dialogs::dialogs(state, desk))
        .effect(Box::new(move || {
            let id = state.selected.get();
            // A change of the marks redraws their pieces; the paint must follow.
            state.with(|_| ());
            state.soon(move || state.paint_selected(id));
        }))
}
