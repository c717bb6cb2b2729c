//! An article as it is read, with the words that stand elsewhere too: a press shows both.
//!
//! Invariant: what is shown is told by words as well as by colour, and opens beneath its own paragraph.

use std::rc::Rc;

use super::head;
use super::shared::places;
use crate::app::route::Route;
use crate::app::watched::Watched;
use crate::app::workshop::{Place, Shared, Shop};
use crate::core::lesson::LessonId;
use crate::core::lesson::article::ArticleId;
use crate::core::view::{PassageNote, ReadBlock, SharedStretch};
use crate::ui::el::{El, el};
use crate::ui::parts::{block, gap, plural, theirs};

/// The screen.
pub fn elsewhere(shop: Shop, lesson: &LessonId, article: &ArticleId) -> El {
    let found = shop.shared(lesson).map(Rc::new);
    let leaves = found.as_ref().and_then(|found| found.leaves(article));
    let here = found
        .as_ref()
        .and_then(|found| found.lesson.article(article));
    let (Some(found), Some(leaves), Some(here)) = (&found, leaves, here) else {
        return el("p").class("lead").text("This article is not here.");
    };
    let back = Route::Article(lesson.clone(), article.clone(), None);
    let outlet = match here.outlet.trim() {
        "" => "Back to reading",
        outlet => outlet,
    };
    let all = el("a")
        .attr("href", &Place::Shared(lesson.clone(), None).href())
        .text("See all passages that the articles share");
    let drawn = leaves.iter().enumerate();
    let drawn = drawn.map(|(at, it)| leaf(found, at, it));
    let language = here.language.as_deref();
    el("div")
        .child(head(
            outlet,
            &back.href(),
            el("h1").text("The same words elsewhere"),
        ))
        .child(el("p").class("lead").text(&summary(&leaves)))
        .children(
            found
                .remarks
                .iter()
                .map(|it| el("p").class("hint").text(it)),
        )
        .child(el("p").class("hint").child(all))
        .child(
            el("article")
                .class("elsewhere-text")
                .attr_if("lang", language)
                .children(drawn),
        )
}

fn summary(leaves: &[ReadBlock]) -> String {
    let stretches = leaves.iter().flat_map(|leaf| &leaf.stretches);
    let notes = stretches.flat_map(|stretch| &stretch.notes);
    match notes.map(|note| note.passage).collect::<std::collections::BTreeSet<_>>().len() {
        0 => "No passage of 40 characters or more of this report stands word for word anywhere else in the lesson.".to_owned(),
        count => format!(
            "{} of this report, underlined below, {} elsewhere too: copied from an agency, from an official text, or from one another. Press “also in …” to see both.",
            plural(count, "passage"),
            if count == 1 { "stands" } else { "stand" }
        ),
    }
}

fn leaf(found: &Rc<Shared>, at: usize, leaf: &ReadBlock) -> El {
    let (tag, class) = block(leaf.kind, ["h2", "h3"]);
    let open: Watched<Option<usize>> = Watched::new(None);
    let id = format!("both-{at}");
    let words = leaf
        .stretches
        .iter()
        .flat_map(|stretch| stretched(stretch, open, &id));
    let found = found.clone();
    let both = move |open: &Option<usize>| {
        let passage = found.passage((*open)?)?;
        Some(places(&passage, &found.lesson.id))
    };
    el("div")
        .child(el(tag).class(class).attr("dir", "auto").children(words))
        .child(
            el("div")
                .class("both")
                .attr("id", &id)
                .part(move || open.get(), both),
        )
}

/// The words, and the notes on the passages that end with them.
fn stretched(stretch: &SharedStretch, open: Watched<Option<usize>>, id: &str) -> Vec<El> {
    let words = if stretch.passages.is_empty() {
        el("span").text(&stretch.words)
    } else {
        let mine = stretch.passages.clone();
        theirs("mark", "same", &stretch.words).class_if("shown", move || {
            open.get().is_some_and(|at| mine.contains(&at))
        })
    };
    let notes = stretch.notes.iter().map(|each| note(each, open, id));
    [words].into_iter().chain(notes).collect()
}

fn note(note: &PassageNote, open: Watched<Option<usize>>, id: &str) -> El {
    let passage = note.passage;
    let shown = move || open.get() == Some(passage);
    el("span").child(gap()).child(
        el("button")
            .attr("type", "button")
            .class("also")
            .attr("aria-controls", id)
            .attr_with("aria-expanded", move || Some(shown().to_string()))
            .text(&note.sentence)
            .on_click(move || {
                let other = open.get_untracked() != Some(passage);
                open.set(other.then_some(passage));
            }),
    )
}
