//! Who published an article: asked where nobody has said so, and where it is only a guess.
//!
//! Invariant: a question that was asked stays in its place until the page is left, so that nobody loses the
//! field in which they type.

use leptos::html;
use leptos::prelude::*;

use super::actions::edit;
use super::context::WorkshopContext;
use super::focus_request::WorkshopTarget;
use crate::components::{Button, ButtonLook, Field};
use crate::core::authoring::articles::{self, ArticleField};
use crate::core::authoring::doubts;
use crate::core::lesson::article::ArticleId;

/// What is doubtful about an outlet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OutletDoubt {
    /// There is none.
    Missing,
    /// It was guessed from something that need not name it; what that is, as a sentence.
    Guessed(String),
}

impl OutletDoubt {
    /// What is asked.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Missing => "Who published this? Students see it above the text.".to_owned(),
            Self::Guessed(why) => {
                format!("Please check. {why} That may be an owner or an agency, not the newspaper.")
            }
        }
    }
}

/// What is doubtful about an article's outlet now.
pub fn outlet_doubt(cx: WorkshopContext, id: &ArticleId) -> Option<OutletDoubt> {
    cx.editor.read(|lesson| {
        if lesson.article(id)?.outlet.trim().is_empty() {
            Some(OutletDoubt::Missing)
        } else {
            doubts::reason(lesson, id).map(OutletDoubt::Guessed)
        }
    })
}

/// The question, in the article's row.
#[component]
pub fn OutletQuestion(
    article: ArticleId,
    /// The article's headline, by which the field is told from others.
    headline: Signal<String>,
) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let doubt = Memo::new({
        let id = article.clone();
        move |_| outlet_doubt(cx, &id)
    });
    let is_asked = Memo::new(move |asked: Option<&bool>| {
        let is_doubtful = doubt.with(Option::is_some);
        asked == Some(&true) || is_doubtful
    });
    move || {
        is_asked.get().then(|| {
            view! { <OutletField article=article.clone() headline doubt /> }
        })
    }
}

/// The field, what is asked, and a yes to a guess.
#[component]
fn OutletField(
    article: ArticleId,
    headline: Signal<String>,
    doubt: Memo<Option<OutletDoubt>>,
) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let input = NodeRef::<html::Input>::new();
    let target = WorkshopTarget::Outlet(article.clone());
    cx.focus.obey(target.clone(), input);
    let value = {
        let id = article.clone();
        move || {
            cx.editor
                .read_article(&id, |article| article.outlet.clone())
        }
    };
    let write = {
        let id = article.clone();
        move |event| {
            let words = event_target_value(&event);
            edit(cx, |lesson| {
                articles::set_field(lesson, &id, ArticleField::Outlet, &words)
            });
        }
    };
    let is_right = Callback::new(move |()| {
        edit(cx, |lesson| Ok(doubts::settle(lesson, &article)));
        // What was pressed is gone.
        cx.focus.ask(target.clone());
    });
    let is_guess = move || doubt.with(|doubt| matches!(doubt, Some(OutletDoubt::Guessed(_))));
    view! {
        <div class="outlet-question" class:open=move || doubt.with(Option::is_some)>
            <Field label="Outlet">
                <input
                    dir="auto"
                    aria-label=move || format!("Outlet of {}", headline.get())
                    prop:value=value
                    on:input=write
                    node_ref=input
                />
            </Field>
            <Show when=is_guess>
                <Button look=ButtonLook::Small on:click=move |_| is_right.run(())>
                    "That is right"
                </Button>
            </Show>
            <p class="why">{move || doubt.with(|doubt| doubt.as_ref().map(OutletDoubt::sentence))}</p>
        </div>
    }
}
