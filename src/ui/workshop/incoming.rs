//! A lesson that comes by a link, an address or a file: what it is, and what taking it in would do.

use crate::app::workshop::{Here, Incoming, Place, Shop};
use crate::ui::el::{El, el};
use crate::ui::parts::{button, theirs};

/// The offer; nothing while there is none.
pub fn incoming(shop: Shop) -> El {
    el("div").attr("aria-live", "polite").part(
        move || shop.incoming.get(),
        move |incoming| Some(draw(shop, incoming.as_ref()?)),
    )
}

fn draw(shop: Shop, incoming: &Incoming) -> El {
    let card = el("section")
        .class("offer")
        .attr("id", "offer")
        .attr("tabindex", "-1")
        .attr("aria-label", "A lesson that comes in");
    match incoming {
        Incoming::Reading => card.child(el("p").text("Reading the lesson…")),
        Incoming::Refused(sentence) => card
            .child(el("h2").text("This lesson could not be opened"))
            .child(el("p").class("refused").text(sentence))
            .child(
                el("p")
                    .class("begin")
                    .child(
                        el("a")
                            .class("tool strong")
                            .attr("href", &Place::Shelf.href())
                            .text("To the workshop")
                            .on("click", move |_| shop.decline()),
                    )
                    .child(
                        el("a")
                            .attr("href", "#/")
                            .text("To the lesson of this page"),
                    ),
            ),
        Incoming::Lesson {
            lesson,
            problems,
            here,
        } => {
            let (what, verb) = match here {
                Here::Nothing => (
                    "It will stand beside the lessons that are here.",
                    "Open the lesson",
                ),
                Here::Same => ("It is here already.", "Open the lesson"),
                Here::Earlier => (
                    "An earlier version of this lesson is in this browser. The new one takes its place; marks that were made on it are found again by their words, and those whose words are gone stay in the list.",
                    "Take the new version",
                ),
                Here::Later => (
                    "A later version of this lesson is in this browser already, with your marks. This one is older.",
                    "Open the one that is here",
                ),
                Here::Other => (
                    "Another lesson by this name is in this browser. This one can stand beside it as a copy.",
                    "Open it as a copy",
                ),
            };
            let list = problems.iter().take(20).map(|problem| {
                el("li")
                    .child(theirs("strong", "", &problem.place()))
                    .text(" ")
                    .text(&problem.sentence())
            });
            card.child(
                el("p")
                    .class("kicker")
                    .text(&super::articles(lesson.articles.len())),
            )
            .child(theirs("h2", "", &lesson.title))
            .child(el("p").text(what))
            .child(el("ul").class("problems").children(list))
            .child(
                el("p")
                    .class("begin")
                    .child(button("primary", verb, move || shop.take_in()))
                    .child(button("tool strong", "Leave it", move || shop.decline())),
            )
        }
    }
}
