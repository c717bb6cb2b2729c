//! The lesson's first page: what it is about, what to do, its articles.
//!
//! Invariant: one look says where to begin, or where to go on.

use std::sync::Arc;

use super::el::{El, el};
use super::parts::{gap, paragraphs, plural, span, theirs};
use crate::app::AppState;
use crate::app::opening::Desk;
use crate::app::route::{Route, WORKSHOP};
use crate::core::backup::Memory;
use crate::core::lesson::{Lesson, LessonId};
use crate::core::view::{ArticleCard, article_cards};

/// The first page.
#[must_use]
pub fn home(state: AppState, desk: Desk) -> El {
    let lesson = state.lesson();
    let cards = state.with_untracked(article_cards);
    let head = el("header")
        .class("home-head")
        .child(
            el("p")
                .class("kicker")
                .text(&format!("A lesson in {}", plural(cards.len(), "article"))),
        )
        .child(theirs("h1", "", &lesson.title))
        .maybe(begin(state, &lesson, &cards));
    let instructions = el("section")
        .class("instructions")
        .attr("aria-labelledby", "instructions-title")
        .child(el("h2").attr("id", "instructions-title").text("What to do"))
        .children(paragraphs(&lesson.instructions));
    let articles = el("section")
        .class("articles")
        .attr("aria-labelledby", "articles-title")
        .child(el("h2").attr("id", "articles-title").text("The articles"))
        .child(
            el("ol")
                .class("cards")
                .list(move || state.with(article_cards), {
                    let lesson = lesson.id.clone();
                    move |each| card(each, &lesson).into()
                }),
        )
        .part(
            move || desk.others(&lesson.id),
            |others| other_lessons(others),
        );
    el("main")
        .class("home")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .child(head)
        .child(
            el("div")
                .class("home-body")
                .child(instructions)
                .child(articles),
        )
        .child(kept(state))
}

/// What this browser keeps, and how well.
fn kept(state: AppState) -> El {
    let rooms = move || {
        let (local, database) = state.backup.rooms.get();
        let named = [("Local storage", local), ("Database", database)];
        let said = named
            .iter()
            .filter_map(|(what, room)| Some(format!("{what}: {}.", (*room)?)));
        said.collect::<Vec<_>>().join(" ")
    };
    let memory = move || {
        match state.backup.memory.get() {
            Memory::Promised => "The browser has promised not to clear it by itself.",
            Memory::Usual => "The browser may clear it when the device runs short of space.",
            Memory::Forgets => "This window will probably forget it when it is closed.",
        }
        .to_owned()
    };
    let all = el("a")
        .attr("href", "#/recovery")
        .text("See everything that is kept");
    el("footer")
        .class("kept")
        .child(
            el("p")
                .text("Your work is kept in this browser, in two places, and goes nowhere else. ")
                .child(el("span").text_with(memory)),
        )
        .child(
            el("p")
                .child(el("span").text_with(rooms))
                .child(gap())
                .child(all),
        )
        .child(
            el("p").child(
                el("a")
                    .attr("href", WORKSHOP)
                    .text("Make a lesson of your own"),
            ),
        )
}

/// The way in: where the reader was, else the first article.
fn begin(state: AppState, lesson: &Lesson, cards: &[ArticleCard]) -> Option<El> {
    let place = state.place.get_untracked();
    let at = place.as_deref().and_then(|place| place.split('/').next());
    let card = cards
        .iter()
        .find(|card| Some(card.id.as_str()) == at)
        .or(cards.first())?;
    let verb = if at.is_some() {
        "Go on with"
    } else {
        "Begin with"
    };
    let href = Route::Article(lesson.id.clone(), card.id.clone(), None).href();
    let marked = cards.iter().any(|card| card.mentions + card.claims > 0);
    let link = el("a")
        .class("primary")
        .attr("href", &href)
        .text(verb)
        .text(" ")
        .child(theirs("span", "", &card.outlet));
    let hint = (!marked).then(|| span("hint", "Select any words to mark them."));
    Some(el("p").class("begin").child(link).maybe(hint))
}

fn card(card: &ArticleCard, lesson: &LessonId) -> El {
    let href = Route::Article(lesson.clone(), card.id.clone(), None).href();
    let progress = match (card.mentions, card.claims) {
        (0, 0) => "Nothing marked yet".to_owned(),
        (mentions, claims) => format!(
            "{} and {} marked",
            plural(mentions, "mention"),
            plural(claims, "claim")
        ),
    };
    let about = span("", &plural(card.words, "word"));
    let about = match &card.date {
        Some(date) => about.text(" · ").child(theirs("span", "", date)),
        None => about,
    };
    el("li")
        .class("card")
        .attr_if("lang", card.language.as_deref())
        .child(theirs("p", "outlet", &card.outlet))
        .child(theirs("h3", "", "").child(el("a").attr("href", &href).text(&card.headline)))
        .child(theirs("p", "opening", &card.opening))
        .child(
            el("p")
                .class("about")
                .child(about)
                .child(gap())
                .child(span("progress", &progress)),
        )
}

fn other_lessons(others: &[Arc<Lesson>]) -> Option<El> {
    if others.is_empty() {
        return None;
    }
    let links = others.iter().map(|lesson| {
        let href = Route::Lesson(lesson.id.clone()).href();
        el("li").child(theirs("a", "", &lesson.title).attr("href", &href))
    });
    Some(
        el("div")
            .child(el("h2").text("Other lessons in this browser"))
            .child(el("ul").class("lessons").children(links)),
    )
}
