//! Obeying requests for the focus and for scrolling.
//!
//! Invariant: a request is obeyed by the component that owns the element, in the turn in which it was made or
//! in which the element comes to the page, so that no key that is pressed next goes astray; one that nobody
//! obeys until the next picture is over.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement};

use super::Reader;
use crate::components::{self, reveal_in_list};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::BlockIndex;
use crate::platform::article_dom;
use crate::platform::page::Bring;
use crate::state::focus_request::{FocusRequest, FocusTarget};
use crate::state::scroll_request::ScrollTarget;

/// Focuses `element` whenever `target` is asked for and it is on the page, and brings it into view.
pub fn obey_focus<E>(target: FocusTarget, element: impl Fn() -> Option<E> + 'static)
where
    E: AsRef<HtmlElement>,
{
    obey(target, element, |element| {
        article_dom::bring(element, Bring::IntoView);
    });
}

/// The same inside a list that scrolls by itself: the page stays where it is.
pub fn obey_focus_in_list<E>(
    target: FocusTarget,
    list: NodeRef<html::Div>,
    element: impl Fn() -> Option<E> + 'static,
) where
    E: AsRef<HtmlElement>,
{
    obey(target, element, move |element| {
        if let Some(list) = list.get_untracked() {
            reveal_in_list(element, &list);
        }
    });
}

/// The same without scrolling, for what is in view whenever it is asked for, or is larger than the view.
pub fn obey_focus_in_place<E>(target: FocusTarget, element: impl Fn() -> Option<E> + 'static)
where
    E: AsRef<HtmlElement>,
{
    obey(target, element, |_| {});
}

fn obey<E>(
    target: FocusTarget,
    element: impl Fn() -> Option<E> + 'static,
    bring: impl Fn(&HtmlElement) + 'static,
) where
    E: AsRef<HtmlElement>,
{
    let request = expect_context::<Reader>().focus;
    Effect::new(move |_| {
        let asked = request.wanted() == Some(target);
        if let (true, Some(element)) = (asked, element()) {
            request.take();
            let element: &HtmlElement = element.as_ref();
            bring(element);
            components::focus(element);
        }
    });
}

/// Brings a block of an article to the top.
pub(super) fn bring_block(article: &Element, block: BlockIndex) {
    let Some(block) = article_dom::block(article, block) else {
        return;
    };
    article_dom::bring(&block, Bring::ToTop);
    // What has come into view above it takes its true height with this frame.
    request_animation_frame(move || article_dom::bring(&block, Bring::ToTop));
}

/// Obeys what is asked of an article's text while it is at hand: the focus on it or on the words of a mark, and
/// scrolling.
pub fn obey_in_article<E>(
    reader: Reader,
    at: ArticleIndex,
    article: impl Fn() -> Option<E> + Copy + 'static,
) where
    E: AsRef<HtmlElement>,
{
    // Whoever asks for something has turned to the article before. To be told of every turn would leave a reader
    // behind in a memo that lives as long as the lesson.
    let article = move || {
        let here = reader.article_untracked();
        article().filter(|_| here.is_none_or(|here| here == at))
    };
    Effect::new(move |_| {
        let wanted = reader.scroll.wanted();
        if let (Some(target), Some(article)) = (wanted, article()) {
            reader.scroll.take();
            let article: &HtmlElement = article.as_ref();
            let article: Element = article.clone().unchecked_into();
            // Marks that were made in this turn are on the page when it is drawn.
            let bring_mark = |article: &Element, id, bring| {
                if let Some(mark) = article_dom::mark(article, id) {
                    article_dom::bring(&mark, bring);
                }
            };
            request_animation_frame(move || match target {
                ScrollTarget::Mark(id) => bring_mark(&article, id, Bring::IntoView),
                ScrollTarget::FromUnderList(id) => {
                    bring_mark(&article, id, Bring::FromUnderList);
                }
                ScrollTarget::Block(block) => bring_block(&article, block),
            });
        }
    });
    Effect::new(move |_| {
        let wanted = reader.focus.wanted();
        let Some(article) = article() else {
            return;
        };
        let article: &HtmlElement = article.as_ref();
        match wanted {
            Some(FocusTarget::Article) => {
                reader.focus.take();
                components::focus(article);
            }
            Some(FocusTarget::Mark(id)) => {
                reader.focus.take();
                match article_dom::mark(article, id) {
                    Some(mark) => article_dom::lend_focus(&mark),
                    None => components::focus(article),
                }
            }
            _ => {}
        }
    });
}

/// Lets requests that nobody obeys end with the next picture.
pub(super) fn let_requests_end(request: FocusRequest) {
    Effect::new(move |_| {
        if let Some(target) = request.wanted() {
            request_animation_frame(move || request.take_if(target));
        }
    });
}
