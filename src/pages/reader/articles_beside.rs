//! Two articles side by side, each of which scrolls by itself. One of them is at hand: the list of marks, keys
//! and tools are about it.
//!
//! Invariant: whoever presses or comes into the other one goes on there at once; scrolling it is no reason to. It moves
//! by itself only where that was asked for.
//! What changes beside an article leaves that one as it is. Where there is no room for both, the one at hand is
//! shown alone, and the other one waits where it was.
//! Must not know: what is done with marks.

mod counterparts;
mod linked_scrolling;

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{HtmlButtonElement, HtmlElement};

use super::article::{ArticleText, CursorHelp, RunningHead, first_steps, link_on, suggestions};
use super::article_switcher::LIST;
use super::focus::bring_block;
use super::mark_list::{ListedName, MarkPanel};
use super::printed::MarksOnPaper;
use super::shared_wording::SharedWordingButton;
use super::suggestions::OnPage;
use super::toolbar::Toolbar;
use super::{Reader, actions};
use crate::components::Remount;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::ArticleId;
use crate::core::reading::segment::Direction;
use crate::core::view::{ShownArticles, byname};
use crate::pages::lazy::LateView;
use crate::platform::style;
use counterparts::Counterparts;
use linked_scrolling::LinkedScrolling;

const STYLE: &str = include_str!("../../../style/beside.css");

/// Where an article stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum SheetSide {
    Left,
    Right,
}

impl SheetSide {
    fn name(self) -> &'static str {
        match self {
            Self::Left => "Left",
            Self::Right => "Right",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Left => "sheet left",
            Self::Right => "sheet right",
        }
    }

    fn of(self, shown: ShownArticles) -> Option<ArticleIndex> {
        let second = shown.second()?;
        Some(match self {
            Self::Left => shown.first(),
            Self::Right => second,
        })
    }
}

/// The page of the two articles to which the address leads.
#[component]
pub fn ArticlesBeside() -> impl IntoView {
    style::add_rules(STYLE);
    let reader = expect_context::<Reader>();
    go_on_where_it_was_left(reader);
    // What the address leads to must be drawn before it can be shown. A mark in it may be in either of them.
    Effect::new(move |before: Option<Option<ShownArticles>>| {
        let _ = reader.route.get();
        let shown = reader.shown_untracked();
        untrack(|| match shown.and_then(ShownArticles::second) {
            // The reader leaves.
            None => {}
            Some(_) if before == Some(shown) => actions::follow_mark(reader),
            Some(_) => actions::arrive(reader, None),
        });
        shown
    });
    let at_hand = Memo::new(move |_| reader.article());
    // While the reader leaves, they stay.
    let shown = Memo::new(move |before: Option<&Option<ShownArticles>>| {
        reader.shown().or_else(|| before.copied().flatten())
    });
    provide_context(LinkedScrolling::new(reader, shown));
    provide_context(OnPage {
        shown: shown.into(),
        at: at_hand.into(),
    });
    Effect::new(move |_| {
        let lesson = reader.session.lesson();
        if let Some(article) = at_hand.get().and_then(|at| lesson.articles.get(at)) {
            actions::show_title(article);
        }
    });
    let right_at_hand = move || {
        let right = reader.shown().and_then(ShownArticles::second);
        right.is_some() && at_hand.get() == right
    };
    view! {
        <div class="desk beside">
            <main class="pair" id="main" class:right-at-hand=right_at_hand>
                <SheetPlace side=SheetSide::Left/>
                <SheetPlace side=SheetSide::Right/>
                <CursorHelp/>
                <Counterparts shown/>
                <LateView load=suggestions/>
            </main>
            // Another article has another list.
            <Remount on=at_hand let(at)>
                {at.map(|at| {
                    provide_context(ListedName(byname(&reader.session.lesson().articles, at)));
                    view! { <MarkPanel at/> }
                })}
            </Remount>
        </div>
    }
}

/// The page is come to anew: the article at hand is the one that was so when it was left.
fn go_on_where_it_was_left(reader: Reader) {
    if reader.turned_to.get_untracked().is_some() {
        return;
    }
    let article = reader.position.article();
    let article = article.and_then(|article| ArticleId::parse(&article));
    if let Some(at) = article.and_then(|article| reader.session.lesson().index_of(&article)) {
        reader.turn_to(at);
    }
}

/// One of the two places, with the article that stands there.
#[component]
fn SheetPlace(side: SheetSide) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let at = Memo::new(move |before: Option<&Option<ArticleIndex>>| {
        let now = reader.shown().and_then(|shown| side.of(shown));
        // While the reader leaves, it stays.
        now.or_else(|| before.copied().flatten())
    });
    view! { <Remount on=at let(at)>{at.map(|at| view! { <FramedArticle at side/> })}</Remount> }
}

/// An article in its frame.
#[component]
fn FramedArticle(at: ArticleIndex, side: SheetSide) -> impl IntoView {
    let reader = expect_context::<Reader>();
    on_cleanup(move || reader.leave_article(at));
    let lesson = reader.session.lesson();
    let article = lesson.articles.get(at)?;
    let name = byname(&lesson.articles, at);
    let is_read_only = reader.session.is_read_only();
    let is_at_hand = Memo::new(move |_| reader.article() == Some(at));
    let linked = expect_context::<LinkedScrolling>();
    let frame = NodeRef::<html::Section>::new();
    let id = article.id.clone();
    Effect::new(move |_| {
        let text = frame.get()?.query_selector("article").ok().flatten()?;
        bring_block(&text, reader.position.block_in(&id)?);
        Some(())
    });
    Some(view! {
        <section
            class=side.class()
            class:active=move || is_at_hand.get()
            data-frame=""
            aria-label=format!("{}: {name}", side.name())
            aria-current=move || is_at_hand.get().then_some("true")
            node_ref=frame
            on:focusin=move |_| actions::turn_to(reader, at)
            on:click=move |_| actions::turn_to(reader, at)
            on:wheel=move |_| linked.lead(at)
            on:pointerdown=move |_| linked.lead(at)
            on:keydown=move |_| linked.lead(at)
            on:scroll=move |_| linked.scrolled(at)
        >
            <SheetHead at/>
            <RunningHead lesson=lesson.clone() at/>
            <ArticleText lesson=lesson.clone() at/>
            <MarksOnPaper at/>
            {(!is_read_only).then(|| view! { <Toolbar at/> })}
            {(at == 0 && !is_read_only).then(|| view! { <LateView load=first_steps/> })}
            <nav class="turning" aria-label="Articles">
                {move || turning(reader, at)}
            </nav>
            <SharedWordingButton/>
        </section>
    })
}

/// Links to the articles before and after one, in its place. What stands beside is passed over.
fn turning(reader: Reader, at: ArticleIndex) -> Vec<AnyView> {
    let _ = reader.shown();
    let ways = [
        (Direction::Backward, "previous", "← Previous article"),
        (Direction::Forward, "next", "Next article →"),
    ];
    let way_on = |(direction, class, name)| {
        let (to, route) = actions::way_on(reader, at, direction)?;
        let lesson = reader.session.lesson();
        let link = link_on(&route, lesson.articles.get(to)?, class, name);
        Some(view! { <div on:click=move |_| reader.turn_to(to)>{link}</div> }.into_any())
    };
    ways.into_iter().filter_map(way_on).collect()
}

/// Lets the list of all articles come below the button that opens it.
fn place_list_at(button: &HtmlButtonElement) {
    let list = button.popover_target_element();
    if let Some(list) = list.and_then(|list| list.dyn_into::<HtmlElement>().ok()) {
        let place = button.get_bounding_client_rect();
        for (name, pixels) in [("--x", place.left()), ("--y", place.bottom() + 4.0)] {
            // Whole pixels: to write out any number would take more code than all of this part.
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a place in the window fits"
            )]
            let pixels = pixels as i32;
            let _ = list.style().set_property(name, &format!("{pixels}px"));
        }
    }
}

/// Which of all articles stands here, the ways to others, and the way to have the other one alone. It stays while
/// the text scrolls.
#[component]
fn SheetHead(at: ArticleIndex) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let name = byname(&lesson.articles, at);
    let (count, number) = (lesson.articles.len(), at + 1);
    let other = move || {
        let other = reader.shown().and_then(|shown| shown.other(at));
        let lesson = reader.session.lesson();
        other.map_or(String::new(), |other| byname(&lesson.articles, other))
    };
    let number_button = NodeRef::<html::Button>::new();
    view! {
        <div class="sheet-head">
            <button
                type="button"
                class="tool small sheet-number"
                aria-label=format!("Article {number} of {count}: choose another one for this place")
                title="Choose another article for this place"
                popovertarget=LIST
                node_ref=number_button
                // While the list is open, Escape is for it.
                on:keydown=move |event| {
                    let list = number_button.get_untracked();
                    let list = list.and_then(|button| button.popover_target_element());
                    let is_open = list.is_some_and(|list| list.matches(":popover-open") == Ok(true));
                    if is_open && event.key() == "Escape" {
                        event.stop_propagation();
                    }
                }
                on:click=move |_| {
                    if let Some(button) = number_button.get_untracked() {
                        place_list_at(&button);
                    }
                }
            >
                {format!("{number} of {count}")}
                <span aria-hidden="true">" ▾"</span>
            </button>
            <span class="outlet" dir="auto">
                {name.clone()}
            </span>
            <button
                type="button"
                class="tool small sheet-other"
                title="The other one of two articles side by side (\\)"
                on:click=move |event| {
                    // Whoever presses here does not go on here.
                    event.stop_propagation();
                    actions::turn_to_other(reader);
                }
            >
                "To "
                <span dir="auto">{other}</span>
            </button>
            <button
                type="button"
                class="tool small sheet-close"
                aria-label=format!("Close {name}")
                title="Close this article; the other one stays"
                on:click=move |event| {
                    event.stop_propagation();
                    actions::close_sheet(reader, at);
                }
            >
                "✕"
            </button>
        </div>
    }
}
