//! An article as it is read, with its marks.
//!
//! Invariant: `main article` holds the article; every block is an element with `data-block` whose
//! text nodes, joined, are exactly the block's text.

mod block;
mod toolbar;

use leptos::prelude::*;

use super::panel::Panel;
use crate::app::AppState;
use crate::app::route::Route;
use crate::core::article::{Article, BlockKind};
use crate::core::lesson::ArticleIndex;
use crate::core::record::RecordId;
use crate::core::segment::Direction;
use block::{BlockRow, Furniture};
use toolbar::Toolbar;

/// An article.
#[component]
pub fn Reader(at: ArticleIndex) -> impl IntoView {
    let state = expect_context::<AppState>();
    let lesson = state.lesson();
    let Some(article) = lesson.articles.get(at) else {
        return ().into_any();
    };
    let count = lesson.articles.len();
    let about = format!("Article {} of {count}", at + 1);
    let neighbour = |direction: Direction| {
        let to = match direction {
            Direction::Forward => at.checked_add(1),
            Direction::Backward => at.checked_sub(1),
        };
        let article = lesson.articles.get(to?)?;
        let href = Route::Article(lesson.id.clone(), article.id.clone(), None).href();
        Some((href, article.outlet.clone()))
    };
    let link = |direction: Direction| {
        let (class, name, sign) = match direction {
            Direction::Forward => ("next", "Next article", "→"),
            Direction::Backward => ("previous", "Previous article", "←"),
        };
        neighbour(direction).map(|(href, outlet)| {
            view! {
                <a class=class href=href>
                    <span class="turn">{name}<span aria-hidden="true">{format!(" {sign} ")}</span></span>
                    <span class="outlet" dir="auto">{outlet}</span>
                </a>
            }
        })
    };
    view! {
        <div class="desk">
            <main class="sheet" id="main">
                <p class="running">
                    <span class="outlet" dir="auto">{article.outlet.clone()}</span>
                    <span class="about">{about}</span>
                    {article.date.clone().map(|date| view! { <span class="about">{date}</span> })}
                    {article.source.clone().map(|source| view! {
                        <a class="about" href=source rel="noopener noreferrer" target="_blank">"Where it was found"</a>
                    })}
                </p>
                <article tabindex="0" lang=article.language.clone()
                    aria-label=format!("{} – {}", article.headline, article.outlet)
                    aria-describedby="cursor-help"
                    on:click=move |event| clicked(state, &event)>
                    {rows(at, article)}
                </article>
                <p id="cursor-help" class="aside-only">
                    "Arrow keys move a reading cursor by sentence and word; Shift draws it out; Enter or a tag's key marks. Press question mark for all keys."
                </p>
                <nav class="turning" aria-label="Articles">
                    {link(Direction::Backward)}
                    {link(Direction::Forward)}
                </nav>
            </main>
            <Toolbar />
            <Panel at />
        </div>
    }
    .into_any()
}

/// Blocks one after another; neighbouring furniture is folded together.
fn rows(at: ArticleIndex, article: &Article) -> Vec<AnyView> {
    let mut rows = Vec::new();
    let mut folded = Vec::new();
    let fold = |folded: &mut Vec<usize>, rows: &mut Vec<AnyView>| {
        if !folded.is_empty() {
            let blocks = std::mem::take(folded);
            rows.push(view! { <Furniture at blocks /> }.into_any());
        }
    };
    for (number, block) in article.blocks.iter().enumerate() {
        if block.kind == BlockKind::Excluded {
            folded.push(number);
            continue;
        }
        fold(&mut folded, &mut rows);
        rows.push(view! { <BlockRow at number kind=block.kind /> }.into_any());
    }
    fold(&mut folded, &mut rows);
    rows
}

/// A click on marked words looks at the innermost mark and offers the others.
fn clicked(state: AppState, event: &leptos::ev::MouseEvent) {
    use leptos::wasm_bindgen::JsCast as _;
    let element = event.target().and_then(|target| target.dyn_into::<leptos::web_sys::Element>().ok());
    let mark = element.as_ref().and_then(|element| element.closest("mark[data-marks]").ok().flatten());
    let ids = mark.and_then(|mark| mark.get_attribute("data-marks")).unwrap_or_default();
    let ids: Vec<RecordId> = ids.split(' ').filter_map(RecordId::parse).collect();
    state.clicked(ids);
}
