//! A lesson in the making: title, instructions, its articles in order, tags, points, and giving it away.

use std::sync::Arc;

use super::{adding, bring, head, link, mover, tags, typing};
use crate::app::route::Route;
use crate::app::watched::Watched;
use crate::app::workshop::{Place, Shop};
use crate::core::authoring::{lesson as whole, points};
use crate::core::lesson::article::{Article, BlockKind};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::reading::segment::Direction;
use crate::ui::el::{El, Made, el};
use crate::ui::parts::{button, field, plural, row, theirs};

/// The screen.
pub fn lesson(shop: Shop) -> El {
    el("div")
        .child(top(shop))
        .child(link::dialog(shop))
        .child(contents(shop))
        .child(instructions(shop))
        .child(section("tags", "Tags").child(tags::tags(shop)))
        .child(prepared(shop))
}

fn of(shop: Shop, read: fn(&Lesson) -> String) -> impl Fn() -> String {
    move || {
        let lesson = shop.lesson();
        lesson.map(|lesson| read(&lesson)).unwrap_or_default()
    }
}

fn top(shop: Shop) -> El {
    let title = typing(
        "textarea",
        of(shop, |lesson| lesson.title.clone()),
        move |words| {
            // A title is one line.
            let words = words.replace(['\n', '\r'], " ");
            shop.run(|lesson| Ok(whole::set_title(lesson, &words)));
        },
    );
    // Seen in the field below.
    let heading = el("h1")
        .class("aside-only")
        .attr("dir", "auto")
        .text_with(of(shop, |lesson| lesson.title.clone()));
    head("All lessons", &Place::Shelf.href(), heading)
        .child(field("Title", title.attr("rows", "1").class("title-field")))
        .child(actions(shop))
}

fn contents(shop: Shop) -> El {
    const HINT: &str =
        "In the order in which they are read. Open one to see what was proposed and to correct it.";
    let lines = move || {
        let lesson = shop.lesson();
        lesson.map(|lesson| listed(&lesson)).unwrap_or_default()
    };
    let shared = move || {
        let lesson = shop.lesson()?;
        Some(Place::Shared(lesson.id.clone(), None).href())
    };
    section("articles", "The articles")
        .child(el("p").class("hint").text(HINT))
        .child(
            el("ol")
                .class("rows articles-made")
                .list(lines, move |line| Made::from(article(shop, line))),
        )
        .child(bring::bring(
            shop,
            "Bring in more reports of the same event.",
        ))
        .child(
            el("p").child(
                el("a")
                    .attr_with("href", shared)
                    .text("Show the words that these articles share"),
            ),
        )
}

fn instructions(shop: Shop) -> El {
    let words = typing(
        "textarea",
        of(shop, |lesson| lesson.instructions.clone()),
        move |words| {
            shop.run(|lesson| Ok(whole::set_instructions(lesson, &words)));
        },
    );
    section("instructions", "What the students are asked to do")
        .child(
            words
                .attr("rows", "7")
                .class("wide-field")
                .attr("aria-label", "What the students are asked to do"),
        )
        .child(
            el("p")
                .class("hint")
                .text("A blank line begins a new paragraph."),
        )
}

fn section(id: &'static str, title: &str) -> El {
    el("section")
        .class("part")
        .attr("aria-labelledby", id)
        .child(el("h2").attr("id", id).text(title))
}

/// What can be done with the lesson as a whole.
fn actions(shop: Shop) -> El {
    let with = move |act: fn(Shop, &Arc<Lesson>)| {
        move || {
            if let Some(lesson) = shop.lesson_untracked() {
                act(shop, &lesson);
            }
        }
    };
    el("p")
        .class("begin")
        .child(
            el("a")
                .class("primary")
                .attr_with("href", move || {
                    shop.lesson()
                        .map(|lesson| Route::Lesson(lesson.id.clone()).href())
                })
                .text("See it as your students do"),
        )
        .child(button(
            "tool strong",
            "Save as a file",
            with(|shop, lesson| shop.download(lesson)),
        ))
        .child(button(
            "tool strong",
            "Make a link",
            with(|shop, lesson| shop.show_link(lesson)),
        ))
        .child(button(
            "tool",
            "Duplicate",
            with(|shop, lesson| shop.duplicate(lesson)),
        ))
        .child(button(
            "tool danger",
            "Delete",
            with(|shop, lesson| shop.delete(lesson)),
        ))
}

/// What the list says of an article.
#[derive(Clone, PartialEq, Eq)]
struct Line {
    lesson: LessonId,
    article: Article,
    at: usize,
    count: usize,
}

fn listed(lesson: &Lesson) -> Vec<Line> {
    let line = |(at, article): (usize, &Article)| Line {
        lesson: lesson.id.clone(),
        article: article.clone(),
        at,
        count: lesson.articles.len(),
    };
    lesson.articles.iter().enumerate().map(line).collect()
}

fn about(article: &Article) -> String {
    let out = article
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Excluded);
    let out = out.count() + article.excluded.len();
    let mut about = vec![plural(article.word_count(), "word")];
    if let Some(date) = &article.date {
        about.push(date.clone());
    }
    if out > 0 {
        about.push(format!("{} left out", plural(out, "piece")));
    }
    about.join(" · ")
}

fn article(shop: Shop, line: &Line) -> El {
    let Line { article, .. } = line;
    let place = Place::Article(line.lesson.clone(), article.id.clone());
    let tool = |glyph: &str, verb: &str, act: Box<dyn Fn()>| {
        button("tool small strong", glyph, act)
            .attr("aria-label", &format!("{verb} {}", article.headline))
            .attr("title", verb)
    };
    let shift = |direction: Direction, end: usize| {
        let id = article.id.clone();
        let act = move || shop.run(|lesson| whole::move_article(lesson, &id, direction));
        let headline = article.headline.clone();
        mover(
            direction,
            article.id.as_str(),
            move || headline.clone(),
            act,
        )
        .attr_if("aria-disabled", (line.at == end).then_some("true"))
    };
    let remove = {
        let id = article.id.clone();
        Box::new(move || {
            shop.run_saying(|lesson| whole::remove_article(lesson, &id));
        })
    };
    let link = el("a").attr("href", &place.href()).text(&article.headline);
    row(
        vec![
            theirs("p", "outlet", &article.outlet),
            theirs("h3", "", "").child(link),
        ],
        &about(article),
        vec![
            shift(Direction::Backward, 0),
            shift(Direction::Forward, line.count - 1),
            tool("Take out", "Take out", remove),
        ],
    )
}

/// Questions for comparing, prepared for later.
fn prepared(shop: Shop) -> El {
    let words = Watched::new(String::new());
    let add = move || {
        let question = words.get_untracked();
        if shop.run(|lesson| points::add(lesson, &question)) {
            words.set(String::new());
        }
    };
    let questions = move || {
        let questions = shop
            .lesson()
            .map(|lesson| points::questions(&lesson))
            .unwrap_or_default();
        questions.into_iter().enumerate().collect::<Vec<_>>()
    };
    section("points", "Points for comparison")
        .child(el("p").class("hint").text("Questions that several of the articles answer, for example: How long did the call last?"))
        .child(el("ul").class("rows").list(questions, move |(at, question): &(usize, String)| {
            let at = *at;
            el("li")
                .child(theirs("p", "what", question))
                .child(el("div").class("row-tools").child(
                    button("tool small strong", "Take out", move || {
                        shop.run_saying(|lesson| points::remove(lesson, at));
                    }).attr("aria-label", &format!("Take out: {question}")),
                ))
                .into()
        }))
        .child(adding("New question", words, "Add the question", add))
}
