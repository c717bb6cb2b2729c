//! An article as it is read, with its marks.
//!
//! Invariant: `main article` with its number in `data-article` holds the article; every block is an element with
//! `data-block` whose text nodes, joined, are exactly the block's text.
//! Must not know: what a click on a mark does.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, Event, FocusEvent};

use super::appearance::{AppearanceButton, AppearanceChoices};
use super::block::Block;
use super::end_handles::EndHandles;
use super::first_steps::FirstSteps;
use super::furniture::Furniture;
use super::mark_list::MarkPanel;
use super::printed::MarksOnPaper;
use super::shared_wording::SharedWordingPlace;
use super::suggestions::{OnPage, Suggestions};
use super::toolbar::Toolbar;
use super::{Reader, actions, focus};
use crate::components::{BlocksApart, Button, ButtonLook};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::TagKey;
use crate::core::lesson::article::{Article, BlockIndex, BlockKind};
use crate::core::lesson::tag_set::Colour;
use crate::core::lesson::{ArticleIndex, Lesson};
use crate::core::route::Route;
use crate::core::text::printable::date_in_words;
use crate::core::view::WordsApart;
use crate::lazy;
use crate::pages::lazy::{LateView, LazyView, LoadedView};
use crate::platform::article_dom;

lazy! {
    /// The handles of the mark that is looked at. Keys move its ends as well.
    fn end_handles() in extras -> LoadedView { || view! { <EndHandles/> }.into_any() }
}

lazy! {
    pub(super) fn first_steps() in extras -> LoadedView { || view! { <FirstSteps/> }.into_any() }
}

lazy! {
    /// What is found in the text while one reads: names, and words that other articles have too.
    pub(super) fn suggestions() in panel -> LoadedView {
        || view! { <SharedWordingPlace/> <Suggestions/> }.into_any()
    }
}

lazy! {
    fn appearance_choices() in extras -> LoadedView { || view! { <AppearanceChoices/> }.into_any() }
}

/// The page of an article: its text, the tools for it, the ways on, and the list of its marks.
#[component]
pub fn ArticlePage(
    /// The article; one that the lesson has.
    at: ArticleIndex,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    on_cleanup(move || reader.leave_article(at));
    let lesson = reader.session.lesson();
    let is_read_only = reader.session.is_read_only();
    provide_context(OnPage::one(at));
    view! {
        <div class="desk">
            <main class="sheet" id="main">
                <RunningHead lesson=lesson.clone() at/>
                <ArticleText lesson=lesson.clone() at/>
                <MarksOnPaper at/>
                // Next to the text in the order of the keyboard; it places itself.
                {(!is_read_only).then(|| view! { <Toolbar at/> })}
                {(at == 0 && !is_read_only).then(|| view! { <LateView load=first_steps/> })}
                <LateView load=suggestions/>
                <CursorHelp/>
                <nav class="turning" aria-label="Articles">
                    {at
                        .checked_sub(1)
                        .and_then(|to| way_on(&lesson, to, "previous", "← Previous article"))}
                    {way_on(&lesson, at + 1, "next", "Next article →")}
                </nav>
            </main>
            <MarkPanel at/>
        </div>
    }
}

/// What keys do in the text.
#[component]
pub(super) fn CursorHelp() -> impl IntoView {
    view! {
        <p id="cursor-help" class="aside-only">
            "Arrow keys move a reading cursor by sentence and word; with Shift they select; Enter or a tag’s key marks. Press the question mark for all shortcuts."
        </p>
    }
}

/// Whose report it is, which of how many, when, and where it was found.
#[component]
pub(super) fn RunningHead(lesson: Arc<Lesson>, at: ArticleIndex) -> impl IntoView {
    let printing = expect_context::<Reader>().printing;
    let article = lesson.articles.get(at)?;
    let date = article.date.as_deref().map(date_in_words);
    let source = article.source.clone();
    let open = RwSignal::new(false);
    Some(view! {
        <div class="running">
            <span class="outlet" dir="auto">
                {article.outlet.clone()}
            </span>
            {date.map(|date| view! { <span class="about" dir="auto">{date}</span> })}
            {source.map(|source| view! {
                <a class="about" href=source rel="noopener noreferrer" target="_blank">
                    "View the original ↗"
                </a>
            })}
            <span class="page-tools">
                <AppearanceButton open/>
                <Button look=ButtonLook::Small on:click=move |_| printing.print()>
                    "Print"
                </Button>
            </span>
            <Show when=move || open.get()>
                <LazyView load=appearance_choices/>
            </Show>
        </div>
    })
}

/// A link to another article, if there is one.
fn way_on(
    lesson: &Lesson,
    to: ArticleIndex,
    class: &'static str,
    name: &'static str,
) -> Option<AnyView> {
    let article = lesson.articles.get(to)?;
    let route = Route::Article(lesson.id.clone(), article.id.clone(), None);
    Some(link_on(&route, article, class, name))
}

/// A link to another article.
pub(super) fn link_on(
    route: &Route,
    article: &Article,
    class: &'static str,
    name: &'static str,
) -> AnyView {
    // A link that says only "next" tells nobody where it leads.
    let name_of_article = match article.outlet.trim() {
        "" => article.headline.clone(),
        _ => article.outlet.clone(),
    };
    view! {
        <a class=class href=route.href()>
            <span class="turn">{name}</span>
            <span class="outlet" dir="auto">
                {name_of_article}
            </span>
        </a>
    }
    .into_any()
}

/// The text. Takes the focus for itself and lends it to its marks.
#[component]
pub(super) fn ArticleText(lesson: Arc<Lesson>, at: ArticleIndex) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let session = reader.session;
    let element = NodeRef::<html::Article>::new();
    focus::obey_in_article(reader, at, move || element.get());
    // Browsers take the focus that follows a mark made with a drag and a key for one of the keyboard.
    let pointed = RwSignal::new(false);
    let article = lesson.articles.get(at)?;
    let apart = WordsApart::of(article);
    let parts = parts(article)
        .into_iter()
        .map(|part| match part {
            ArticlePart::Read(number, kind) => view! { <Block session at number kind/> }.into_any(),
            ArticlePart::Furniture(blocks) => view! { <Furniture at blocks/> }.into_any(),
        })
        .collect_view();
    Some(view! {
        <article
            tabindex="0"
            data-article=at.to_string()
            lang=article.language.clone()
            // Marks belong to these words, and to no translation of them.
            translate="no"
            aria-label=format!("{} – {}", article.headline, article.outlet)
            aria-describedby="cursor-help"
            class:pointed=move || pointed.get()
            data-only=move || only(reader)
            node_ref=element
            on:pointerdown=move |_| {
                pointed.set(true);
                // Chromium selects nothing by a drag from the edge of a mark that has the focus.
                article_dom::take_focus_back();
                // Whoever goes on to other words does not wait for the field of the last mark.
                reader.ahead.give_up();
            }
            on:keydown=move |event| {
                if event.key().starts_with("Arrow") {
                    pointed.set(false);
                }
            }
            on:focusout=move |event| {
                if !goes_to_article(&event) {
                    pointed.set(false);
                }
            }
            on:click=move |event| actions::marks_clicked(reader, marks_under(&event))
        >
            {(!apart.is_empty())
                .then(|| view! { <div class="row"><BlocksApart words=apart level=1/></div> })}
            {parts}
            {(!reader.session.is_read_only()).then(|| view! { <LateView load=end_handles/> })}
        </article>
    })
}

/// The look of the marks that are listed, where only those with one tag are: all others are dimmed. Tags that
/// share a colour share this.
fn only(reader: Reader) -> Option<&'static str> {
    let lesson = reader.session.lesson();
    reader.list.with_filter(|filter| {
        filter.tag.as_ref().map(|tag| match tag {
            TagKey::Entity(tag) => lesson
                .tags
                .get(tag)
                .map_or(Colour::Grey, |tag| tag.colour)
                .name(),
            TagKey::Claim => "claim",
        })
    })
}

/// What stands below one another in an article.
enum ArticlePart {
    /// A block that is read.
    Read(BlockIndex, BlockKind),
    /// Neighbouring blocks of furniture.
    Furniture(Vec<BlockIndex>),
}

fn parts(article: &Article) -> Vec<ArticlePart> {
    let mut parts = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        match (block.kind, parts.last_mut()) {
            (BlockKind::Excluded, Some(ArticlePart::Furniture(blocks))) => blocks.push(number),
            (BlockKind::Excluded, _) => parts.push(ArticlePart::Furniture(vec![number])),
            (kind, _) => parts.push(ArticlePart::Read(number, kind)),
        }
    }
    parts
}

/// Whether the focus that leaves an element goes to the article or to a mark in it.
fn goes_to_article(event: &FocusEvent) -> bool {
    let target = event.related_target();
    let element = target
        .as_ref()
        .and_then(|target| target.dyn_ref::<Element>());
    element.is_some_and(|element| element.closest("article").ok().flatten().is_some())
}

/// The marks that lie where an event happened, the outermost first.
fn marks_under(event: &Event) -> Vec<RecordId> {
    let target = event.target();
    let element = target.as_ref().and_then(|target| target.dyn_ref());
    element.map_or_else(Vec::new, article_dom::marks_of)
}
