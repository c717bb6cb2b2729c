//! A file into the work: first what it would do, then a yes.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::opening::Desk;
use crate::app::watched::Watched;
use crate::app::{AppState, Incoming, Preview};
use crate::core::format::Problem;
use crate::core::import::DeletedHere;
use crate::core::lesson::Lesson;
use crate::core::text::printable::plain;
use crate::ui::el::{El, checked_of, el};
use crate::ui::parts::modal::modal;
use crate::ui::parts::{button, check, field, plural, theirs};

/// Problems that are listed; more are counted.
const LISTED: usize = 20;

/// The dialog.
#[must_use]
pub fn import(state: AppState, desk: Desk) -> El {
    let file = el("input")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .attr("aria-label", "File")
        .on("change", move |event| state.open_chosen(&event));
    let outcome = el("div").attr("aria-live", "polite").part(
        move || state.incoming.get(),
        move |incoming| {
            Some(match incoming.as_ref()? {
                Incoming::Reading => el("p").text("Reading the file…"),
                Incoming::Refused(sentence) => el("p").class("refused").text(&plain(sentence)),
                Incoming::Work(preview) => work(state, preview),
                Incoming::Lesson(lesson, problems) => other_lesson(state, desk, lesson, problems),
            })
        },
    );
    let body = el("div")
        .child(el("p").text("Choose a work or a lesson that was made with Lateral. Nothing changes before you have seen what it would do."))
        .child(field("File", file))
        .child(outcome);
    modal(state, "Import a file", body)
}

fn work(state: AppState, preview: &Rc<Preview>) -> El {
    let plan = &preview.plan;
    let name = preview.work.annotator.name.trim();
    let whose = if name.is_empty() {
        el("h3").text("A work without a name")
    } else {
        quoting("The work of ", name)
    };
    let effects = [
        (plan.new, "new", "They will be added."),
        (
            plan.changed,
            "changed",
            "The file has a later version, which will replace the one here.",
        ),
        (
            plan.deleted,
            "deleted",
            "The file says that they were deleted; they will be deleted here.",
        ),
        (
            plan.copies,
            "of somebody else's marks in another version",
            "The marks here stay as they are; these are added beside them.",
        ),
        (
            plan.older,
            "later here",
            "The version here is later than the file's. It stays.",
        ),
        (plan.same, "the same", "They are here already."),
        (
            plan.lost,
            "not found in the text",
            "Their words are not in the articles. They are kept and listed, and can be put in their place.",
        ),
    ];
    let lines = effects
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, what, then)| {
            el("li")
                .child(el("strong").text(&format!("{count} {what}")))
                .text(" ")
                .text(then)
        });
    let nothing = plan.is_empty();
    let gone = plan.deleted_here.len();
    let come_back = Watched::new(false);
    let idle = (nothing && gone == 0).then(|| {
        el("li").text("Everything in this file is here already; importing it changes nothing.")
    });
    let revive = (gone > 0).then(|| {
        let input = el("input")
            .checked_with(move || come_back.get())
            .on("change", move |event| come_back.set(checked_of(&event)));
        check(
            &format!(
                "Bring back {} of the file that were deleted here",
                plural(gone, "mark")
            ),
            input,
        )
    });
    let other = preview.texts_differ.then(|| el("p").text("Some articles have another text here than where this work was made. Marks are found again by their words."));
    let take = {
        let preview = preview.clone();
        move || {
            let deleted = if come_back.get_untracked() {
                DeletedHere::ComeBack
            } else {
                DeletedHere::StayDeleted
            };
            state.take_in(&preview, deleted);
        }
    };
    el("div")
        .child(whose)
        .maybe(other)
        .child(el("ul").class("effects").children(lines).maybe(idle))
        .maybe(revive)
        .maybe(problem_list(&preview.problems))
        .child(actions(
            state,
            "Import",
            move || nothing && !come_back.get(),
            take,
        ))
}

/// A heading of ours that ends in words of somebody's.
fn quoting(ours: &str, words: &str) -> El {
    el("h3").text(ours).child(theirs("span", "", words))
}

fn other_lesson(state: AppState, desk: Desk, lesson: &Arc<Lesson>, problems: &[Problem]) -> El {
    let known = desk.lesson(&lesson.id);
    let same = known.as_ref().is_some_and(|known| **known == **lesson);
    let clash = known.is_some() && !same;
    let say = if clash {
        "Another lesson or version by the same name is in this browser. Nothing was changed. The workshop can take it in: see the foot of the first page."
    } else if same {
        "This lesson is in this browser already."
    } else {
        "It will stand beside the lessons that are here; your work on them stays."
    };
    let open = {
        let lesson = lesson.clone();
        move || match desk.take_in(lesson.clone()) {
            Ok(()) => state.close_dialog(),
            Err(sentence) => state.incoming.set(Some(Incoming::Refused(sentence))),
        }
    };
    el("div")
        .child(quoting("Lesson: ", &lesson.title))
        .child(el("p").text(&format!(
            "{}. {say}",
            plural(lesson.articles.len(), "article")
        )))
        .maybe(problem_list(problems))
        .child(actions(state, "Open the lesson", move || clash, open))
}

fn actions(
    state: AppState,
    name: &str,
    idle: impl Fn() -> bool + 'static,
    go: impl Fn() + 'static,
) -> El {
    el("div")
        .class("modal-actions")
        .child(button("primary", name, go).attr_with("disabled", move || idle().then(String::new)))
        .child(button("tool", "Cancel", move || state.close_dialog()))
}

fn problem_list(problems: &[Problem]) -> Option<El> {
    if problems.is_empty() {
        return None;
    }
    let lines = problems.iter().take(LISTED).map(|problem| {
        el("li")
            .child(el("strong").text(&plain(&problem.place())))
            .text(" ")
            .text(&plain(&problem.sentence()))
    });
    let more = problems.len().saturating_sub(LISTED);
    let summary = format!(
        "{} in the file could not be taken as they stand",
        plural(problems.len(), "thing")
    );
    Some(
        el("details")
            .class("problems")
            .attr_if("open", (problems.len() <= 5).then_some(""))
            .child(el("summary").text(&summary))
            .child(
                el("ul")
                    .children(lines)
                    .maybe((more > 0).then(|| el("li").text(&format!("and {more} more")))),
            ),
    )
}
