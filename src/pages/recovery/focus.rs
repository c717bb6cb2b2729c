//! Where the focus goes after something was done: what was pressed may be gone.
//!
//! Invariant: a target is only named; the component that owns its element obeys.

use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::components::focus;
use crate::core::recovery::Survey;

/// An element of the page that can be given the focus.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecoveryFocus {
    /// The heading of the page.
    Title,
    /// The sentence of what was done last.
    Status,
    /// The heading of the lessons.
    Lessons,
    /// The heading of the deleted marks.
    DeletedMarks,
}

impl RecoveryFocus {
    /// The same, or the title where its part of the page is not shown.
    #[must_use]
    pub fn if_shown(self, survey: &Survey) -> Self {
        let shown = match self {
            Self::Title | Self::Status => true,
            Self::Lessons => !survey.lessons.is_empty(),
            Self::DeletedMarks => !survey.deleted.is_empty(),
        };
        if shown { self } else { Self::Title }
    }
}

/// What was asked for last, given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct NextFocus(RwSignal<Option<RecoveryFocus>>);

impl NextFocus {
    /// Nothing asked for yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Asks for a target, also when it is the same again.
    pub fn ask(self, target: RecoveryFocus) {
        // Whoever asks late may ask a page that is gone.
        self.0.try_set(Some(target));
    }
}

/// Gives `element` the focus whenever `target` is asked for.
pub fn give_focus<E>(target: RecoveryFocus, element: NodeRef<E>)
where
    E: ElementType + 'static,
    E::Output: JsCast + AsRef<HtmlElement> + Clone + 'static,
{
    let NextFocus(request) = expect_context();
    Effect::new(move |_| {
        if request.get() == Some(target)
            && let Some(element) = element.get_untracked()
        {
            focus(element.as_ref());
        }
    });
}
