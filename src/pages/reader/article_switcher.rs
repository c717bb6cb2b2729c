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
use crate::lazy;
use crate::pages::lazy::{LazyView, LoadedView};

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
    provide_context(ShownArticle(at));
    // How often the list was asked for: it says how far each article is then.
    let asked = RwSignal::new(0_u32);
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
                on:click=move |_| asked.update(|asked| *asked += 1)
            >
                {format!("{} of {count}", at + 1)}
                <span aria-hidden="true">" ▾"</span>
            </button>
            <div class="switcher-list" id=LIST popover="auto" node_ref=list on:click=close>
                {move || (asked.get() > 0).then(|| view! { <LazyView load=article_list/> })}
            </div>
        </div>
    }
}

/// The article at hand, given by context to the list.
#[derive(Clone, Copy)]
struct ShownArticle(ArticleIndex);

lazy! {
    fn article_list() in extras -> LoadedView { || view! { <ArticleList/> }.into_any() }
}

/// All articles, with how much is marked in each.
#[component]
fn ArticleList() -> impl IntoView {
    let ShownArticle(here) = expect_context();
    let session = expect_context::<Reader>().session;
    let count = session.lesson().articles.len();
    let rows = session.with_untracked(|workspace| {
        let rows = (0..count).map(|at| {
            let progress = progress(workspace, at);
            view! { <ArticleRow at here progress/> }.into_any()
        });
        rows.collect_view()
    });
    view! { <ol aria-label="Articles in this lesson">{rows}</ol> }
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
