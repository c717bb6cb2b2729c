//! The workshop's screens: the shelf, a lesson, an article, the words that articles share.
//!
//! Invariant: nothing that is drawn here decides anything about a lesson; every press is a call of
//! `app::workshop`, and every change has its way back beside it.
//! Must not know: the reader's screens.

mod article;
mod bring;
mod elsewhere;
mod incoming;
mod lesson;
mod link;
mod replace;
mod shared;
mod shelf;
mod tags;

use super::el::{El, el};
use super::parts::notice::notice;
use super::parts::{alerts, button, field, plural};
use crate::app::watched::Watched;
use crate::app::workshop::{Kept, Place, Shop, focus_soon};
use crate::core::authoring::LessonDraft;
use crate::core::reading::segment::Direction;
use crate::core::storage::StoreError;

/// How long a sentence stays, in milliseconds: long enough to be read twice.
const STAY: i32 = 8_000;

/// Puts the page up.
pub fn start() {
    let shop = Shop::new();
    let over = Watched::new(false);
    el("div")
        .class("page workshop")
        .on("dragover", move |event| {
            event.prevent_default();
            over.set_if_other(true);
        })
        .on("dragleave", move |_| over.set_if_other(false))
        .on("drop", move |event| {
            event.prevent_default();
            over.set(false);
            shop.bring_dropped(&event);
        })
        .class_if("dropping", move || over.get())
        .child(
            el("a")
                .class("skip")
                .attr("href", "#main")
                .text("Skip to the content")
                .on("click", |event| {
                    event.prevent_default();
                    crate::app::workshop::focus("#main");
                }),
        )
        .child(masthead(shop))
        .child(troubles(shop))
        .child(
            el("main")
                .attr("id", "main")
                .attr("tabindex", "-1")
                .class("home")
                .child(incoming::incoming(shop))
                .part(
                    move || {
                        (
                            shop.place.get(),
                            shop.shelf.with(Option::is_some),
                            shop.open.with(Option::is_some),
                        )
                    },
                    move |(place, gathered, open)| Some(screen(shop, place, *gathered, *open)),
                ),
        )
        .child(notice(
            STAY,
            move || shop.said.get(),
            move || shop.take_back(),
        ))
        .mount();
}

fn screen(shop: Shop, place: &Place, gathered: bool, open: bool) -> El {
    if !gathered {
        return el("p").class("lead").text("Looking…");
    }
    match place {
        Place::Shelf => shelf::shelf(shop),
        // The offer says all that there is to say.
        Place::Incoming(_) => el("div"),
        Place::Shared(lesson, None) => shared::shared(shop, lesson),
        Place::Shared(lesson, Some(article)) => elsewhere::elsewhere(shop, lesson, article),
        _ if !open => el("div")
            .child(el("h1").text("This lesson is not here"))
            .child(el("p").class("lead").text(
                "It may have been deleted, or it is in another browser. Lessons that were deleted can be brought back on the page of everything that is kept.",
            ))
            .child(
                el("p")
                    .class("begin")
                    .child(el("a").class("primary").attr("href", &Place::Shelf.href()).text("To the lessons"))
                    .child(el("a").attr("href", "#/recovery").text("See everything that is kept")),
            ),
        Place::Lesson(_) => lesson::lesson(shop),
        Place::Article(_, article) => article::article(shop, article),
    }
}

fn masthead(shop: Shop) -> El {
    let turn =
        |name: &'static str, glyph: &str, next: fn(&LessonDraft) -> Option<&str>, act: fn(Shop)| {
            let label = move || {
                shop.open.with(|open| {
                    let next = open.as_ref().and_then(next);
                    next.map(|label| format!("{name}: {label}"))
                })
            };
            el("button")
                .attr("type", "button")
                .class("tool")
                .attr("aria-label", name)
                .attr_with("title", label)
                .attr_with("aria-disabled", move || {
                    label().is_none().then(|| "true".into())
                })
                .text(glyph)
                .on_click(move || act(shop))
        };
    let kept = move || match shop.kept.get() {
        Kept::Saved => "Saved",
        Kept::Saving => "Saving…",
        Kept::InOnePlace(_) => "Half saved",
        Kept::NotSaved(_) => "Not saved",
    };
    let failing = move || matches!(shop.kept.get(), Kept::InOnePlace(_) | Kept::NotSaved(_));
    let idle = move || {
        let aside = shop
            .place
            .with(|place| !matches!(place, Place::Lesson(_) | Place::Article(..)));
        aside || shop.open.with(Option::is_none)
    };
    el("header")
        .class("masthead")
        .child(
            el("p")
                .class("masthead-where")
                .child(
                    el("a")
                        .class("wordmark")
                        .attr("href", "#/")
                        .attr("aria-label", "Lateral, to reading")
                        .text("Lateral"),
                )
                .child(
                    el("a")
                        .class("masthead-title")
                        .attr("href", &Place::Shelf.href())
                        .text("Workshop"),
                ),
        )
        .child(
            el("div")
                .class("masthead-tools")
                .hidden_if(idle)
                .child(turn("Undo", "↶", LessonDraft::next_undo, Shop::undo))
                .child(turn("Redo", "↷", LessonDraft::next_redo, Shop::redo))
                .child(
                    el("span")
                        .class("keeping")
                        .class_if("failing", failing)
                        .attr("role", "status")
                        .text_with(move || kept().to_owned()),
                ),
        )
}

/// What is wrong, at the top of the page.
fn troubles(shop: Shop) -> El {
    let sentences = move || {
        let mut sentences = shop.shelf.with(|shelf| {
            shelf
                .as_ref()
                .map(|shelf| shelf.troubles.clone())
                .unwrap_or_default()
        });
        match shop.kept.get() {
            Kept::NotSaved(_) => sentences.push("The browser could not keep this lesson. It is here until you leave the workshop: save it as a file now.".into()),
            Kept::InOnePlace(_) => sentences.push("The lesson is kept in one of the browser's two stores only. Save it as a file to be safe.".into()),
            Kept::Saved | Kept::Saving => {}
        }
        if shop.outdated.get() {
            sentences.push(StoreError::Newer.to_string());
        }
        sentences
    };
    alerts(sentences)
}

/// A heading with the way up above it.
fn head(up: &str, href: &str, heading: El) -> El {
    let up = el("a").attr("href", href).attr("dir", "auto").text(up);
    el("header")
        .class("home-head")
        .child(el("p").class("kicker").child(up))
        .child(heading)
}

/// "3 articles".
fn articles(count: usize) -> String {
    plural(count, "article")
}

/// A field that keeps what is typed, and shows what is kept where it is changed elsewhere.
fn typing(
    tag: &'static str,
    value: impl Fn() -> String + 'static,
    typed: impl Fn(String) + 'static,
) -> El {
    el(tag)
        .attr("dir", "auto")
        .value_with(value)
        .on("input", move |event| typed(super::el::value_of(&event)))
}

/// A field whose words are used when its button is pressed.
fn adding(label: &str, words: Watched<String>, verb: &str, act: impl Fn() + 'static) -> El {
    let input = el("input")
        .attr("dir", "auto")
        .value_with(move || words.get())
        .on("input", move |event| words.set(super::el::value_of(&event)));
    el("p")
        .class("adding")
        .child(field(label, input))
        .child(button("tool strong", verb, act))
}

/// A button that moves what is called `label` one place, where `act` says that it did. The row is drawn
/// anew where it stands then, and the focus goes with it; `name` tells the button from others.
fn mover(
    direction: Direction,
    name: &str,
    label: impl Fn() -> String + 'static,
    act: impl Fn() -> bool + 'static,
) -> El {
    let (glyph, verb, way) = match direction {
        Direction::Backward => ("↑", "Move up", "up"),
        Direction::Forward => ("↓", "Move down", "down"),
    };
    let id = format!("move-{way}-{name}");
    let there = format!("#{id}");
    let moved = move || {
        if act() {
            focus_soon(there.clone());
        }
    };
    button("tool small strong", glyph, moved)
        .attr("id", &id)
        .attr("title", verb)
        .attr_with("aria-label", move || Some(format!("{verb} {}", label())))
}
