//! The way from any article to any other, in the bar at the top: "2 of 5", and behind it all of them.
//!
//! Invariant: the list is the browser's own popover, so that Escape, a press beside it and the focus are the
//! browser's; it is made when it is asked for, so that a mark costs nothing here.
//! Must not know: what a mark says.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::{Event, KeyboardEvent};

use super::overview_pages::overview_pages;
use super::{Reader, actions};
use crate::components::Remount;
use crate::core::lesson::ArticleIndex;
use crate::core::view::{Progress, ShownArticles, byname, progress};
use crate::lazy;
use crate::pages::lazy::{LazyView, LoadedView};

/// The id of the list.
pub(super) const LIST: &str = "article-list";

/// The switcher, where the lesson has several articles and one of them is on the page.
#[component]
pub fn ArticleSwitcher() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let has_others = reader.session.lesson().articles.len() > 1;
    let shown = Memo::new(move |_| reader.shown().filter(|_| has_others));
    // Another article is another switcher, whose list is closed.
    view! {
        <Remount on=shown let(shown)>{shown.map(|shown| view! { <Switcher shown/> })}</Remount>
    }
}

#[component]
fn Switcher(shown: ShownArticles) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let count = reader.session.lesson().articles.len();
    let list = NodeRef::<html::Div>::new();
    // How often the list was opened, by any button: it says how far each article is then.
    let opened = RwSignal::new(0_u32);
    let is_open = move || {
        let list = list.get_untracked();
        list.is_some_and(|list| list.matches(":popover-open") == Ok(true))
    };
    // While the list is open, Escape is for it.
    let keep_escape = move |event: KeyboardEvent| {
        if is_open() && event.key() == "Escape" {
            event.stop_propagation();
        }
    };
    let count_opening = move |_: Event| {
        if !is_open() {
            opened.update(|opened| *opened += 1);
        }
    };
    // The link of the article at hand leads nowhere else.
    let close = move |_| {
        if let Some(list) = list.get_untracked() {
            // Fails only for a list that is closed.
            let _ = list.hide_popover();
        }
    };
    // The list may have been elsewhere, see `articles_beside`.
    let come_here = move |_| {
        if let Some(list) = list.get_untracked() {
            let _ = list.remove_attribute("style");
        }
    };
    let first = shown.first() + 1;
    let (label, words) = match shown.second() {
        None => (
            format!("Article {first} of {count}"),
            format!("{first} of {count}"),
        ),
        Some(second) => (
            format!("Articles {first} and {} of {count}", second + 1),
            format!("{first} and {} of {count}", second + 1),
        ),
    };
    view! {
        <div class="switcher" on:keydown=keep_escape>
            <button
                type="button"
                class="tool"
                aria-label=label
                title="All articles in this lesson"
                popovertarget=LIST
                on:click=come_here
            >
                {words}
                <span aria-hidden="true">" ▾"</span>
            </button>
            <div
                class="switcher-list"
                id=LIST
                popover="auto"
                node_ref=list
                on:beforetoggle=count_opening
                on:click=close
            >
                {move || (opened.get() > 0).then(|| view! { <LazyView load=article_list/> })}
            </div>
        </div>
    }
}

lazy! {
    fn article_list() in extras -> LoadedView { || view! { <ArticleList/> }.into_any() }
}

/// All articles, with how much is marked in each.
#[component]
fn ArticleList() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let session = reader.session;
    let shown = reader.shown_untracked()?;
    let count = session.lesson().articles.len();
    let rows = session.with_untracked(|workspace| {
        let rows = (0..count).map(|at| {
            let progress = progress(workspace, at);
            view! { <ArticleRow at shown progress/> }.into_any()
        });
        rows.collect_view()
    });
    let overviews = overview_pages(&session.lesson().id).map(|(route, name)| {
        view! { <a href=route.href()>{name}</a> }
    });
    Some(view! {
        <ol aria-label="Articles in this lesson">{rows}</ol>
        {overviews.into_iter().collect_view()}
    })
}

/// An article of the list: a link that leads to it in the place of the one at hand, and a way to open it beside.
#[component]
fn ArticleRow(at: ArticleIndex, shown: ShownArticles, progress: Progress) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let article = lesson.articles.get(at)?;
    // The list is drawn anew whenever it is opened.
    let here = untrack(|| reader.article()).unwrap_or_else(|| shown.first());
    let route = shown.with_instead(here, at).route(&lesson, None)?;
    let current = match at {
        at if at == here => Some("page"),
        at => shown.contains(at).then_some("true"),
    };
    let beside = current.is_none().then(|| {
        view! {
            <button
                type="button"
                class="tool small open-beside"
                aria-label=format!("Open beside: {}", byname(&lesson.articles, at))
                on:click=move |_| actions::open_beside(reader, at)
            >
                "Open beside"
            </button>
        }
    });
    let turn_to = move |_| {
        if shown.contains(at) {
            actions::turn_to(reader, at);
        } else {
            reader.turn_to(at);
        }
    };
    Some(view! {
        <li>
            <a href=route.href() aria-current=current on:click=turn_to>
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
            {beside}
        </li>
    })
}
