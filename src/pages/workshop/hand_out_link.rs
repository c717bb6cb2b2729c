//! Handing out by a link that carries the whole lesson.

use leptos::prelude::*;

use super::context::WorkshopContext;
use super::focus_request::WorkshopTarget;
use super::handed_out::HandedOut;
use super::lesson_actions::copy_link;
use super::page_parts::PagePart;
use super::qr_card::QrCard;
use super::share_link::LessonLink;
use crate::components::{Button, ButtonLook, Field, Remount};
use crate::core::format::link::{CARRIERS, Carrier, UNSTATED, UnstatedCarrier};
use crate::core::text::printable::grouped;

const PRIVACY: &str = "The lesson travels in the part after the “#”, which browsers never send to a server. Anyone with the link can open the lesson.";

/// This way.
#[component]
pub fn LinkWay() -> impl IntoView {
    let handed = expect_context::<HandedOut>();
    let link = Memo::new(move |_| handed.get().map(|lesson| LessonLink::to(&lesson)));
    view! {
        <PagePart id="by-link" title="A link that carries the lesson">
            <p class="way-lead">
                "Nothing needs to be uploaded: the whole lesson is inside the link. That makes the link long, and not every app accepts a link that long."
            </p>
            <Remount on=link let(link)>
                {match link {
                    Some(Ok(link)) => view! { <Link link /> }.into_any(),
                    Some(Err(error)) => {
                        view! { <p class="refused">{error.to_string()}</p> }.into_any()
                    }
                    None => ().into_any(),
                }}
            </Remount>
        </PagePart>
    }
}

/// The link, how far it gets, and its code.
#[component]
fn Link(link: LessonLink) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let LessonLink { address, reach } = link;
    let copy = {
        let address = address.clone();
        move |_| copy_link(cx, address.clone())
    };
    let code_address = address.clone();
    let length = reach.length;
    view! {
        <Field label="The link">
            <input readonly=true class="address" prop:value=address />
        </Field>
        <p class="begin">
            <Button look=ButtonLook::Primary on:click=copy>
                "Copy the link"
            </Button>
        </p>
        <p class="reach-sentence">{reach.sentence()}</p>
        <details class="reach">
            <summary>"Where this link works, and where it may not"</summary>
            <ul>
                {CARRIERS.map(|carrier| carrier_row(carrier, length)).collect_view()}
                {UNSTATED.map(unstated_row).collect_view()}
            </ul>
        </details>
        <QrCard
            address=code_address
            opener=WorkshopTarget::LinkPoster
            instead="Use the QR code of the short address above."
        />
        <p class="hint">{PRIVACY}</p>
    }
}

/// How many characters something carries, and whether the link has more.
fn carrier_row(carrier: Carrier, length: usize) -> AnyView {
    let Carrier {
        name,
        most,
        source,
        beyond,
    } = carrier;
    let is_carried = length <= most;
    let (verdict, what) = if is_carried {
        ("✓ works", "")
    } else {
        ("✗ too long", beyond)
    };
    let most = format!("up to {} characters", grouped(most));
    row(ReachRow {
        name,
        most,
        verdict,
        what,
        source,
        is_bad: !is_carried,
    })
}

fn unstated_row(carrier: UnstatedCarrier) -> AnyView {
    row(ReachRow {
        name: carrier.name,
        most: "limit not known".to_owned(),
        verdict: "? try it first",
        what: carrier.known,
        source: carrier.source,
        is_bad: false,
    })
}

/// A row of the list.
struct ReachRow {
    name: &'static str,
    most: String,
    verdict: &'static str,
    what: &'static str,
    source: &'static str,
    is_bad: bool,
}

fn row(row: ReachRow) -> AnyView {
    view! {
        <li class:breaks=row.is_bad>
            <strong>{row.name}</strong>
            " "
            <span class="most">{row.most}</span>
            " "
            <span class="verdict">{row.verdict}</span>
            " "
            <span class="what-then">{row.what}</span>
            {(!row.source.is_empty())
                .then(|| view! { <span class="what-then">{format!("Source: {}.", row.source)}</span> })}
        </li>
    }
    .into_any()
}
