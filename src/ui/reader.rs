//! An article as it is read, with its marks.
//!
//! Invariant: `main article` holds the article; every block is an element with `data-block` whose
//! text nodes, joined, are exactly the block's text.

mod block;
mod toolbar;

use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, Event};

use super::el::{El, el};
use super::panel::panel;
use super::parts::{span, theirs};
use crate::app::AppState;
use crate::app::route::{Route, shared};
use crate::core::annotation::record::RecordId;
use crate::core::lesson::article::{Article, BlockKind};
use crate::core::lesson::{ArticleIndex, Lesson};

/// An article.
#[must_use]
pub fn reader(state: AppState, at: ArticleIndex) -> El {
    let lesson = state.lesson();
    let Some(article) = lesson.articles.get(at) else {
        return el("main").attr("id", "main");
    };
    let sheet = el("main")
        .class("sheet")
        .attr("id", "main")
        .child(running_head(&lesson, at, article))
        .child(body(state, at, article))
        // Next to the text in the order of the keyboard; it places itself.
        .child(toolbar::toolbar(state))
        .child(el("p").attr("id", "cursor-help").class("aside-only").text(
            "Arrow keys move a reading cursor by sentence and word; Shift draws it out; Enter or a tag's key marks. Press question mark for all keys.",
        ))
        .child(
            el("nav")
                .class("turning")
                .attr("aria-label", "Articles")
                .maybe(at.checked_sub(1).and_then(|to| turn(&lesson, to, "previous", "← Previous article")))
                .maybe(turn(&lesson, at + 1, "next", "Next article →")),
        )
        .maybe((lesson.articles.len() > 1).then(|| {
            let same = shared(&lesson.id, &article.id);
            el("p").class("elsewhere").child(el("a").attr("href", &same).text("Show the words that it shares with the others"))
        }));
    el("div").class("desk").child(sheet).child(panel(state, at))
}

fn running_head(lesson: &Lesson, at: ArticleIndex, article: &Article) -> El {
    let source = article.source.as_deref().map(|source| {
        el("a")
            .class("about")
            .attr("href", source)
            .attr("rel", "noopener noreferrer")
            .attr("target", "_blank")
            .text("Where it was found ↗")
    });
    el("p")
        .class("running")
        .child(theirs("span", "outlet", &article.outlet))
        .child(span(
            "about",
            &format!("Article {} of {}", at + 1, lesson.articles.len()),
        ))
        .maybe(
            article
                .date
                .as_deref()
                .map(|date| theirs("span", "about", date)),
        )
        .maybe(source)
}

fn turn(lesson: &Lesson, to: ArticleIndex, class: &str, name: &str) -> Option<El> {
    let article = lesson.articles.get(to)?;
    let href = Route::Article(lesson.id.clone(), article.id.clone(), None).href();
    Some(
        el("a")
            .class(class)
            .attr("href", &href)
            .child(span("turn", name))
            .child(theirs("span", "outlet", &article.outlet)),
    )
}

fn body(state: AppState, at: ArticleIndex, article: &Article) -> El {
    let mut body = el("article")
        .attr("tabindex", "0")
        .attr_if("lang", article.language.as_deref())
        .attr(
            "aria-label",
            &format!("{} – {}", article.headline, article.outlet),
        )
        .attr("aria-describedby", "cursor-help")
        .on("click", move |event| state.clicked(marks_under(&event)));
    // Neighbouring furniture is folded together.
    let mut folded = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        if block.kind == BlockKind::Excluded {
            folded.push(number);
            continue;
        }
        if !folded.is_empty() {
            body = body.child(block::furniture(state, at, &std::mem::take(&mut folded)));
        }
        body = body.child(block::row(state, at, number, block.kind));
    }
    if !folded.is_empty() {
        body = body.child(block::furniture(state, at, &folded));
    }
    body
}

/// The marks that lie where an event happened, the outermost first.
fn marks_under(event: &Event) -> Vec<RecordId> {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let mark = element.and_then(|element| element.closest("mark[data-marks]").ok().flatten());
    let ids = mark
        .and_then(|mark| mark.get_attribute("data-marks"))
        .unwrap_or_default();
    ids.split(' ').filter_map(RecordId::parse).collect()
}
