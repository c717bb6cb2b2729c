//! Where the focus goes next in the workshop, as data.
//!
//! Invariant: whoever asks names an element by what it is; the component that owns it obeys with
//! [`WorkshopFocus::obey`] once it is on the page.

use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::components::focus;
use crate::core::lesson::article::ArticleId;
use crate::core::lesson::tag_set::TagId;
use crate::core::reading::segment::Direction;

/// What may be given the focus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WorkshopTarget {
    /// The main part of the page.
    Main,
    /// The heading of a poster.
    PosterHeading,
    /// The button that shows the code of the short address large.
    AddressPoster,
    /// The button that shows the code of the link large.
    LinkPoster,
    /// The field for the corrected text of an article.
    NewText,
    /// The kind of the row that begins at this code point.
    RowKind(u32),
    /// The field of an article's outlet, in the list.
    Outlet(ArticleId),
    /// The button that moves an article.
    MoveArticle(ArticleId, Direction),
    /// The button that moves a prepared point, by its id.
    MovePoint(String, Direction),
    /// The button that moves a tag.
    MoveTag(TagId, Direction),
}

/// See the head of the file; given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct WorkshopFocus(RwSignal<Option<WorkshopTarget>>);

impl WorkshopFocus {
    /// Nothing asked for.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Asks for the focus; an earlier request that nobody has obeyed is over.
    pub fn ask(self, target: WorkshopTarget) {
        self.0.set(Some(target));
    }

    /// Gives `element` the focus whenever `target` is asked for, as long as the current owner lives.
    pub fn obey<E>(self, target: WorkshopTarget, element: NodeRef<E>)
    where
        E: ElementType + 'static,
        E::Output: JsCast + AsRef<HtmlElement> + Clone + 'static,
    {
        self.obey_after(target, element, || {});
    }

    /// The same with an element that cannot be seen yet: `reveal` brings it into view.
    pub fn obey_after<E>(
        self,
        target: WorkshopTarget,
        element: NodeRef<E>,
        reveal: impl Fn() + 'static,
    ) where
        E: ElementType + 'static,
        E::Output: JsCast + AsRef<HtmlElement> + Clone + 'static,
    {
        Effect::new(move |_| {
            let asked = self.0.with(|asked| asked.as_ref() == Some(&target));
            if let Some(element) = element.get().filter(|_| asked) {
                reveal();
                focus(element.as_ref());
                // Nobody needs to hear of it.
                self.0.update_untracked(|asked| *asked = None);
            }
        });
    }
}

impl Default for WorkshopFocus {
    fn default() -> Self {
        Self::new()
    }
}
