//! The shelf: bringing articles in makes a new lesson; the lessons that are here.

use std::rc::Rc;
use std::sync::Arc;

use super::{articles, bring};
use crate::app::route::Route;
use crate::app::workshop::{Place, Shelf, Shop};
use crate::core::lesson::Lesson;
use crate::ui::el::{El, Made, el};
use crate::ui::parts::{button, row, theirs};

/// The screen.
pub fn shelf(shop: Shop) -> El {
    let lessons = move || {
        shop.shelf.with(|shelf: &Option<Rc<Shelf>>| {
            shelf
                .as_ref()
                .map(|shelf| shelf.kept.clone())
                .unwrap_or_default()
        })
    };
    let beside = move || shop.shelf.with(|shelf| shelf.as_ref()?.beside.clone());
    el("div")
        .child(
            el("header")
                .class("home-head")
                .child(el("p").class("kicker").text("Workshop"))
                .child(el("h1").text("Make a lesson")),
        )
        .child(
            el("section")
                .class("make")
                .attr("aria-label", "New lesson")
                .child(bring::bring(
                    shop,
                    "Bring in several reports of one event, just as you found them: web pages or text files, cookie banners and all. Lateral proposes what is article and what is not; you correct it with a click, and nothing is ever cut from the text.",
                )),
        )
        .child(
            el("section")
                .class("kept-lessons")
                .attr("aria-labelledby", "kept-lessons")
                .child(el("h2").attr("id", "kept-lessons").text("Your lessons"))
                .child(
                    el("p")
                        .class("hint")
                        .hidden_if(move || !lessons().is_empty())
                        .text("None yet. They will stand here, in this browser only."),
                )
                .child(el("ul").class("rows").list(lessons, move |lesson| Made::from(kept(shop, lesson)))),
        )
        .part(beside, move |beside| {
            let lesson = beside.as_ref()?;
            Some(
                el("section")
                    .attr("aria-labelledby", "beside")
                    .child(el("h2").attr("id", "beside").text("The lesson of this page"))
                    .child(el("ul").class("rows").child(bundled(shop, lesson))),
            )
        })
}

fn kept(shop: Shop, lesson: &Arc<Lesson>) -> El {
    let place = Place::Lesson(lesson.id.clone());
    let title = if lesson.title.trim().is_empty() {
        "A lesson without a title"
    } else {
        &lesson.title
    };
    let name = |verb: &str| format!("{verb} {title}");
    let tool = |verb: &'static str, act: fn(Shop, &Arc<Lesson>)| {
        let lesson = lesson.clone();
        button("tool small strong", verb, move || act(shop, &lesson))
            .attr("aria-label", &name(verb))
    };
    let link = el("a").attr("href", &place.href()).text(title);
    row(
        vec![theirs("h3", "", "").child(link)],
        &about(lesson),
        vec![
            read(lesson, &name("Read")),
            tool("Save as a file", |shop, lesson| shop.download(lesson)),
            tool("Duplicate", |shop, lesson| shop.duplicate(lesson)),
            tool("Delete", |shop, lesson| shop.delete(lesson)),
        ],
    )
}

fn bundled(shop: Shop, lesson: &Arc<Lesson>) -> El {
    let name = format!("Make a copy to change of {}", lesson.title);
    let source = lesson.clone();
    let copy = button("tool small strong", "Make a copy to change", move || {
        shop.duplicate(&source);
    })
    .attr("aria-label", &name);
    row(
        vec![theirs("h3", "", &lesson.title)],
        &about(lesson),
        vec![read(lesson, &format!("Read {}", lesson.title)), copy],
    )
}

fn read(lesson: &Lesson, name: &str) -> El {
    el("a")
        .class("tool small strong")
        .attr("href", &Route::Lesson(lesson.id.clone()).href())
        .attr("aria-label", name)
        .text("Read")
}

fn about(lesson: &Lesson) -> String {
    let outlets = lesson.articles.iter().map(|article| article.outlet.trim());
    let outlets: Vec<&str> = outlets
        .filter(|outlet| !outlet.is_empty())
        .take(5)
        .collect();
    let mut about = articles(lesson.articles.len());
    if !outlets.is_empty() {
        about.push_str(": ");
        about.push_str(&outlets.join(", "));
    }
    about
}
