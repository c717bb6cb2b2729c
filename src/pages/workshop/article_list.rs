//! The articles of a lesson in their order.

use leptos::prelude::*;

use super::actions::{edit, edit_and_say};
use super::context::WorkshopContext;
use super::focus_request::WorkshopTarget;
use super::intake_zone::IntakeZone;
use super::lesson_editor::LessonEditor;
use super::outlet_question::OutletQuestion;
use super::page_parts::{MoveButtons, PagePart};
use crate::components::{Button, ButtonLook, ListRow};
use crate::core::authoring::lesson as authoring;
use crate::core::lesson::Lesson;
use crate::core::lesson::article::{Article, ArticleId, BlockKind};
use crate::core::route::{Route, WorkshopRoute};
use crate::core::text::printable::{date_in_words, plural};

/// The articles, bringing in more, and what they share.
#[component]
pub fn ArticleList() -> impl IntoView {
    let editor = expect_context::<LessonEditor>();
    let ids = move || {
        editor.read(|lesson| {
            let articles = lesson.articles.iter();
            articles
                .map(|article| article.id.clone())
                .collect::<Vec<_>>()
        })
    };
    let shared = move || {
        let lesson = editor.lesson();
        lesson.map(|lesson| Route::Shared(lesson.id.clone()).preview_href())
    };
    view! {
        <PagePart id="articles" title="The articles">
            <p class="hint">
                "In the order in which students read them. Open one to check what Lateral suggests, and correct it."
            </p>
            <ol class="rows articles-made">
                <For each=ids key=Clone::clone let(id)>
                    <ArticleRow id />
                </For>
            </ol>
            <IntakeZone lead="Add more reports of the same event." />
            <p>
                <a href=shared>"Show wording these articles share"</a>
            </p>
        </PagePart>
    }
}

/// What a row says of an article.
#[derive(Clone, PartialEq, Default)]
struct ArticleLine {
    outlet: String,
    headline: String,
    about: String,
    href: String,
}

/// One article.
#[component]
fn ArticleRow(id: ArticleId) -> impl IntoView {
    let editor = expect_context::<LessonEditor>();
    let line = Memo::new({
        let id = id.clone();
        move |_| {
            editor.read(|lesson| {
                let Some(article) = lesson.article(&id) else {
                    return ArticleLine::default();
                };
                ArticleLine {
                    outlet: article.outlet.clone(),
                    headline: article.headline.clone(),
                    about: about(lesson, article),
                    href: WorkshopRoute::Article(lesson.id.clone(), id.clone()).href(),
                }
            })
        }
    });
    let headline = Signal::derive(move || line.with(|line| line.headline.clone()));
    let about = move || line.with(|line| line.about.clone());
    let asked = id.clone();
    view! {
        <ListRow about tools=move || view! { <ArticleTools id headline /> }>
            <p class="outlet" dir="auto">
                {move || line.with(|line| line.outlet.clone())}
            </p>
            <h3 dir="auto">
                <a href=move || line.with(|line| line.href.clone())>{move || headline.get()}</a>
            </h3>
            <OutletQuestion article=asked headline />
        </ListRow>
    }
}

/// What can be done with an article in the list.
#[component]
fn ArticleTools(id: ArticleId, headline: Signal<String>) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let (placed, moved, target) = (id.clone(), id.clone(), id.clone());
    let place = Signal::derive(move || {
        cx.editor
            .read(|lesson| Some((lesson.index_of(&placed)?, lesson.articles.len())))
    });
    let name = id.as_str().to_owned();
    let take_out = move |_| {
        edit_and_say(cx, |lesson| authoring::remove_article(lesson, &id));
    };
    view! {
        <MoveButtons
            name
            label=headline
            place
            target=move |direction| WorkshopTarget::MoveArticle(target.clone(), direction)
            on_move=move |direction| {
                edit(cx, |lesson| authoring::move_article(lesson, &moved, direction))
            }
        />
        <Button
            look=ButtonLook::SmallStrong
            attr:aria-label=move || format!("Remove {}", headline.get())
            attr:title="Remove"
            on:click=take_out
        >
            "Remove"
        </Button>
    }
}

/// "320 words · 4 March 2021 · 2 pieces hidden · same text as article 1".
fn about(lesson: &Lesson, article: &Article) -> String {
    let blocks = article.blocks.iter();
    let out = blocks.filter(|block| block.kind == BlockKind::Excluded);
    let out = out.count() + article.excluded.len();
    let mut about = vec![plural(article.word_count(), "word")];
    about.extend(article.date.as_deref().map(date_in_words));
    if out > 0 {
        about.push(format!("{} hidden", plural(out, "piece")));
    }
    let before = lesson.articles.iter().take_while(|it| it.id != article.id);
    let same = (1..)
        .zip(before)
        .find(|(_, it)| it.sha256 == article.sha256);
    about.extend(same.map(|(number, _)| format!("same text as article {number}")));
    about.join(" · ")
}
