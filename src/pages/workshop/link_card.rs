//! The link that carries a lesson: how long it is, and where it will break.

use leptos::html;
use leptos::prelude::*;

use super::context::WorkshopContext;
use super::focus_request::{WorkshopFocus, WorkshopTarget};
use super::lesson_actions::copy_link;
use super::share_link::{LessonLink, ShareLink};
use crate::components::{Button, ButtonLook, Field};

const PRIVACY: &str = "The lesson travels in the part behind the “#”, which no browser sends to any server. Anyone with the link can open the lesson.";

/// The place of the link; empty while none was asked for.
#[component]
pub fn LinkPlace() -> impl IntoView {
    let link = expect_context::<ShareLink>();
    view! { <div>{move || link.get().map(|link| view! { <LinkCard link /> })}</div> }
}

/// One link.
#[component]
fn LinkCard(link: LessonLink) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let heading = NodeRef::<html::H2>::new();
    expect_context::<WorkshopFocus>().obey(WorkshopTarget::LinkHeading, heading);
    let address = link.address.clone();
    let copy = move |_| copy_link(cx, address.clone());
    let breaks = link.reach.breaks.iter().map(|carrier| {
        view! {
            <li>
                <strong>{carrier.name}</strong>
                " "
                {carrier.beyond}
            </li>
        }
    });
    view! {
        <section class="offer" aria-labelledby="link-title">
            <h2 id="link-title" tabindex="-1" node_ref=heading>
                "A link that carries this lesson"
            </h2>
            <p>{link.reach.sentence()}</p>
            <Field label="The link">
                <input readonly=true class="address" prop:value=link.address />
            </Field>
            <p class="begin">
                <Button look=ButtonLook::Primary on:click=copy>
                    "Copy the link"
                </Button>
                <Button look=ButtonLook::Strong on:click=move |_| cx.link.hide()>
                    "Close"
                </Button>
            </p>
            <details class="problems" hidden=link.reach.breaks.is_empty()>
                <summary>"Where this link may not work"</summary>
                <ul>{breaks.collect_view()}</ul>
            </details>
            <p class="hint">{PRIVACY}</p>
        </section>
    }
}
