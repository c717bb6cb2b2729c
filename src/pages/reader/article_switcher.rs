//! The way from any article to any other, in the bar at the top: "2 of 5", and behind it all of them.
//!
//! Invariant: the list is the browser's own popover, so that Escape, a press beside it and the focus are the
//! browser's; it is made when it is asked for, so that a mark costs nothing here.
//! Must not know: what a mark says.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

use super::Reader;
use crate::components::Remount;
use crate::core::lesson::ArticleIndex;
use crate::core::route::Route;
use crate::core::view::{Progress, progress};

const LIST: &str = "article-list";

/// The switcher, where the lesson has several articles and one of them is on the page.
#[component]
pub fn ArticleSwitcher() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let has_others = reader.session.lesson().articles.len() > 1;
    let article = Memo::new(move |_| reader.article().filter(|_| has_others));
    // Another article is another switcher, whose list is closed.
    view! {
        <Remount on=article let(article)>{article.map(|at| view! { <Switcher at/> })}</Remount>
    }
}

#[component]
fn Switcher(at: ArticleIndex) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let count = reader.session.lesson().articles.len();
    let list = NodeRef::<html::Div>::new();
    // How far each article is; none before the list was asked for.
    let rows = RwSignal::new(Vec::<Progress>::new());
    let fill =
        move |_| {
            rows.set(reader.session.with_untracked(|workspace| {
                (0..count).map(|at| progress(workspace, at)).collect()
            }));
        };
    // While the list is open, Escape is for it.
    let keep_escape = move |event: KeyboardEvent| {
        let is_open = list
            .get_untracked()
            .is_some_and(|list| list.matches(":popover-open") == Ok(true));
        if is_open && event.key() == "Escape" {
            event.stop_propagation();
        }
    };
    // The link of the article at hand leads nowhere else.
    let close = move |_| {
        if let Some(list) = list.get_untracked() {
            // Fails only for a list that is closed.
            let _ = list.hide_popover();
        }
    };
    view! {
        <div class="switcher" on:keydown=keep_escape>
            <button
                type="button"
                class="tool"
                aria-label=format!("Article {} of {count}", at + 1)
                title="All articles in this lesson"
                popovertarget=LIST
                on:click=fill
            >
                {format!("{} of {count}", at + 1)}
                <span aria-hidden="true">" ▾"</span>
            </button>
            <div class="switcher-list" id=LIST popover="auto" node_ref=list on:click=close>
                {move || {
                    let rows = rows.get().into_iter().enumerate();
                    let rows = rows.map(|(row, progress)| {
                        view! { <ArticleRow at=row here=at progress/> }
                    });
                    view! { <ol aria-label="Articles in this lesson">{rows.collect_view()}</ol> }
                }}
            </div>
        </div>
    }
}

/// An article of the list.
#[component]
fn ArticleRow(at: ArticleIndex, here: ArticleIndex, progress: Progress) -> impl IntoView {
    let lesson = expect_context::<Reader>().session.lesson();
    let article = lesson.articles.get(at)?;
    let route = Route::Article(lesson.id.clone(), article.id.clone(), None);
    Some(view! {
        <li>
            <a href=route.href() aria-current=(at == here).then_some("page")>
                <span class="outlet" dir="auto">
                    {article.outlet.clone()}
                </span>
                " "
                <span class="switcher-headline" dir="auto" lang=article.language.clone()>
                    {article.headline.clone()}
                </span>
                " "
                <span class="switcher-progress">{progress.to_string()}</span>
            </a>
        </li>
    })
}
