//! The page of everything that is kept in this browser: it starts even where the app does not.
//!
//! Invariant: every value that was found is listed and can be downloaded; nothing is changed here that
//! cannot come back.
//! Must not know: an open lesson.

mod items;
mod lessons;
mod marks;

use std::rc::Rc;

use super::el::{El, Made, el};
use super::parts::{alerts, button, plural};
use crate::app::recovery::{Next, Recovery, Shown, reason};
use crate::app::watched::Watched;
use crate::core::recovery::Survey;
use crate::core::storage::StoreError;

/// How many rows a list shows at first, and how many more at a time.
const PAGE: usize = 100;

/// Puts the page up.
pub fn start() {
    let page = Recovery::new();
    el("div")
        .class("page")
        .child(
            el("header").class("masthead").child(
                el("p").class("masthead-where").child(
                    el("a")
                        .class("wordmark")
                        .attr("href", "#/")
                        .attr("aria-label", "Lateral, to the lessons")
                        .text("Lateral"),
                ),
            ),
        )
        .child(faults(page))
        .child(
            el("main")
                .class("home recovery")
                .attr("id", "main")
                .attr("tabindex", "-1")
                .child(head(page))
                .child(said(page))
                .child(lessons::lessons(page))
                .child(marks::deleted(page))
                .child(lessons::removed(page))
                .child(items::unreadable(page))
                .child(items::all(page)),
        )
        .mount();
}

fn head(page: Recovery) -> El {
    let file = el("input")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .on("change", move |event| page.put_back_chosen(&event));
    el("header")
        .class("home-head")
        .child(el("p").class("kicker").text("Recovery"))
        .child(el("h1").text("Everything that is kept in this browser"))
        .child(el("p").class("lead").text(
            "This page shows what Lateral keeps for you here, even what it cannot read. Nothing is lost by looking, and nothing is sent anywhere.",
        ))
        .child(
            el("p")
                .class("begin")
                .child(button("primary", "Download everything", move || {
                    page.download_everything();
                }))
                .child(
                    el("label")
                        .class("tool strong choose")
                        .child(el("span").text("Put back from a file"))
                        .child(file),
                )
                .child(el("a").attr("href", "#/").text("Back to the lessons")),
        )
}

/// What was done last, with the way back where there is one.
fn said(page: Recovery) -> El {
    el("div")
        .class("said")
        .child(
            el("p")
                .attr("id", "said")
                .attr("role", "status")
                .text_with(move || sentence(page)),
        )
        .child(
            button("tool strong", "Take back", move || {
                if let Some(write) = page.way_back.get_untracked() {
                    page.bring_back(vec![write], "The lesson is back.", Next("#lessons"));
                }
            })
            .hidden_if(move || page.way_back.with(Option::is_none)),
        )
}

/// What was done last; else how much there is.
fn sentence(page: Recovery) -> String {
    let said = page.said.get();
    page.shown.with(|shown| match shown {
        None => "Looking…".into(),
        Some(_) if !said.is_empty() => said,
        Some(shown) if shown.survey.items.is_empty() => {
            "Nothing is kept in this browser yet.".into()
        }
        Some(shown) => {
            let items = &shown.survey.items;
            let bytes = items.iter().map(|item| item.bytes).sum();
            format!("{}, {} in all.", plural(items.len(), "item"), size(bytes))
        }
    })
}

/// Stores that do not answer.
fn faults(page: Recovery) -> El {
    let sentences = move || {
        let faults = page.shown.with(|shown| {
            let faults = &shown.as_ref()?.faults;
            Some([
                ("local storage", faults.local.clone()),
                ("database", faults.journal.clone()),
            ])
        });
        let mut sentences = Vec::new();
        for (name, error) in faults.into_iter().flatten() {
            if let Some(error) = error {
                sentences.push(format!(
                    "The browser's {name} {}, so what it holds is not shown below. What the other place holds is.",
                    reason(&error)
                ));
            }
        }
        if page.outdated.get() {
            sentences.push(StoreError::Newer.to_string());
        }
        sentences
    };
    alerts(sentences)
}

/// A part of the page with a heading; away while there is nothing to show in it.
fn section(
    page: Recovery,
    id: &'static str,
    title: &str,
    count: fn(&Survey) -> usize,
    body: Vec<El>,
) -> El {
    el("section")
        .class("kept")
        .attr("aria-labelledby", id)
        .hidden_if(move || counted(page, count) == 0)
        .child(el("h2").attr("id", id).text(title))
        .children(body)
}

fn counted(page: Recovery, count: fn(&Survey) -> usize) -> usize {
    page.shown
        .with(|shown| shown.as_ref().map_or(0, |shown| count(&shown.survey)))
}

/// A list of what a survey has, a page at a time.
fn rows<K: Clone + PartialEq + 'static>(
    page: Recovery,
    of: fn(&Survey) -> &[K],
    draw: impl Fn(&K) -> El + 'static,
) -> El {
    let most = Watched::new(PAGE);
    let some = move || {
        let most = most.get();
        page.shown.with(|shown: &Option<Rc<Shown>>| {
            let all = shown.as_ref().map_or(&[][..], |shown| of(&shown.survey));
            all.iter().take(most).cloned().collect::<Vec<K>>()
        })
    };
    let hidden = move || {
        let shown = page.shown.get();
        let all = shown.map_or(0, |shown| of(&shown.survey).len());
        all.saturating_sub(most.get())
    };
    el("div")
        .child(
            el("ul")
                .class("rows")
                .list(some, move |each| Made::from(draw(each))),
        )
        .child(
            button("tool strong", "", move || {
                most.update(|most| *most += PAGE);
            })
            .text_with(move || format!("Show more ({} are not shown)", hidden()))
            .hidden_if(move || hidden() == 0),
        )
}

/// A small button with a name that says what it is about.
fn tool(label: &str, about: &str, clicked: impl Fn() + 'static) -> El {
    button("tool small strong", label, clicked).attr("aria-label", &format!("{label} {about}"))
}

/// A size as people say it.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => plural(bytes, "byte"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
