//! An article in the making: what is said of it, all that was in the file beside what will be read, and
//! another text for it.

use leptos::prelude::*;

use super::article_fields::ArticleFields;
use super::article_pager::{ArticleCount, ArticlePager};
use super::article_preview::ArticlePreview;
use super::article_sheet::ArticleSheet;
use super::focus_request::{WorkshopFocus, WorkshopTarget};
use super::lesson_editor::LessonEditor;
use super::page_parts::PageHead;
use super::replace_text::ReplaceText;
use crate::components::{Button, ButtonLook};
use crate::core::lesson::LessonId;
use crate::core::lesson::article::ArticleId;
use crate::core::route::{Route, WorkshopRoute};

/// The page of one article of the open lesson.
#[component]
pub fn ArticlePage(lesson: LessonId, article: ArticleId) -> impl IntoView {
    let editor = expect_context::<LessonEditor>();
    let title = Signal::derive(move || match editor.read(|lesson| lesson.title.clone()) {
        title if title.is_empty() => "The lesson".to_owned(),
        title => title,
    });
    let headline = Memo::new({
        let id = article.clone();
        move |_| editor.read_article(&id, |article| Some(article.headline.clone()))
    });
    let heading = move || {
        let gone = "This article is no longer in the lesson";
        headline.get().unwrap_or_else(|| gone.to_owned())
    };
    let href = WorkshopRoute::Lesson(lesson.clone()).href();
    let preview = Route::Article(lesson.clone(), article.clone(), None).preview_href();
    let counted = article.clone();
    let focus = expect_context::<WorkshopFocus>();
    view! {
        <div>
            <PageHead up=title href>
                <h1 dir="auto">{heading}</h1>
                <ArticleCount article=counted />
                <p class="begin">
                    <a class="tool strong" href=preview>
                        "See it as your students do"
                    </a>
                    <Button
                        look=ButtonLook::Link
                        on:click=move |_| focus.ask(WorkshopTarget::NewText)
                    >
                        "Correct or replace the text"
                    </Button>
                </p>
            </PageHead>
            <Show when=move || headline.with(Option::is_some)>
                <div>
                    <ArticleFields lesson=lesson.clone() article=article.clone() />
                    <div class="workbench">
                        <ArticleSheet lesson=lesson.clone() article=article.clone() />
                        <ArticlePreview article=article.clone() />
                    </div>
                    <ReplaceText article=article.clone() />
                    <ArticlePager lesson=lesson.clone() article=article.clone() />
                </div>
            </Show>
        </div>
    }
}
