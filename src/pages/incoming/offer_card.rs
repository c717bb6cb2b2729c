//! What a lesson is that comes in, and what taking it in would do.

use leptos::html;
use leptos::prelude::*;

use super::known::KnownVersion;
use super::offer::{IncomingLesson, LessonOffer, OfferError};
use crate::components::{Button, ButtonLook, focus};
use crate::core::format::Problem;
use crate::core::lesson::Lesson;
use crate::core::route::{Route, WorkshopRoute};
use crate::core::text::printable::plural;
use crate::platform::style;

const STYLE: &str = include_str!("../../../style/offer.css");

/// Problems that are shown.
const LISTED: usize = 20;

/// The place of the offer; empty while there is none.
#[component]
pub fn OfferPlace(
    /// Takes the lesson in.
    on_accept: Callback<()>,
    /// Goes on without it.
    on_decline: Callback<()>,
) -> impl IntoView {
    style::add_rules(STYLE);
    let incoming = expect_context::<IncomingLesson>();
    view! {
        <div aria-live="polite">
            {move || {
                incoming.get().map(|offer| view! { <OfferCard offer on_accept on_decline /> })
            }}
        </div>
    }
}

/// One offer.
#[component]
fn OfferCard(
    offer: LessonOffer,
    on_accept: Callback<()>,
    on_decline: Callback<()>,
) -> impl IntoView {
    let card = NodeRef::<html::Section>::new();
    let asks = matches!(offer, LessonOffer::Lesson { .. });
    // Whoever gave the file goes on here.
    Effect::new(move |_| {
        if let Some(card) = card.get().filter(|_| asks) {
            focus(&card);
        }
    });
    view! {
        <section
            class="offer"
            id="offer"
            tabindex="-1"
            aria-label="Incoming lesson"
            node_ref=card
        >
            {match offer {
                LessonOffer::Reading => view! { <p>"Reading the lesson…"</p> }.into_any(),
                LessonOffer::Refused(error) => view! { <Refusal error on_decline /> }.into_any(),
                LessonOffer::Lesson { lesson, problems, known } => {
                    view! { <Question lesson=(*lesson).clone() problems known on_accept on_decline /> }
                        .into_any()
                }
            }}
        </section>
    }
}

/// Why it cannot be used, and where to go on.
#[component]
fn Refusal(error: OfferError, on_decline: Callback<()>) -> impl IntoView {
    view! {
        <h2>"This lesson could not be opened"</h2>
        <p class="refused">{error.to_string()}</p>
        <p class="begin">
            <a
                class="tool strong"
                href=Route::Workshop(WorkshopRoute::Lessons).href()
                on:click=move |_| on_decline.run(())
            >
                "Go to the workshop"
            </a>
            <a href="#/">"Go to this page’s lesson"</a>
        </p>
    }
}

/// What it is and what taking it in would do.
#[component]
fn Question(
    lesson: Lesson,
    problems: Vec<Problem>,
    known: KnownVersion,
    on_accept: Callback<()>,
    on_decline: Callback<()>,
) -> impl IntoView {
    let (effect, verb) = known.effect();
    let problems = problems.into_iter().take(LISTED).map(|problem| {
        view! {
            <li>
                <strong dir="auto">{problem.place()}</strong>
                " "
                {problem.sentence()}
            </li>
        }
    });
    view! {
        <p class="kicker">{plural(lesson.articles.len(), "article")}</p>
        <h2 dir="auto">{lesson.title}</h2>
        <p>{effect}</p>
        <ul class="problems">{problems.collect_view()}</ul>
        <p class="begin">
            <Button look=ButtonLook::Primary on:click=move |_| on_accept.run(())>
                {verb}
            </Button>
            <Button look=ButtonLook::Strong on:click=move |_| on_decline.run(())>
                "Not now"
            </Button>
        </p>
    }
}
