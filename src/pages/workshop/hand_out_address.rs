//! Handing out by a short address: the lesson's file lies on the page's own site.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::WorkshopContext;
use super::focus_request::WorkshopTarget;
use super::handed_out::HandedOut;
use super::lesson_actions::{copy_link, download};
use super::page_parts::PagePart;
use super::qr_card::QrCard;
use crate::components::{Button, ButtonLook, Field, Remount, TextInput};
use crate::core::authoring::lesson as authoring;
use crate::core::lesson::Lesson;
use crate::core::lesson_address::{AddressFault, lesson_address};
use crate::core::limits;
use crate::core::text::printable::{brief, plain};
use crate::pages::incoming::read_file;
use crate::platform::address;

/// This way. Where the lesson is the one that the page opens by itself, the page's address is enough.
#[component]
pub fn AddressWay() -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let handed = expect_context::<HandedOut>();
    let is_own = Memo::new(move |_| {
        let own = cx.library.bundled();
        own.is_some() && own == handed.get()
    });
    let name = handed
        .get_untracked()
        .map(|lesson| authoring::file_name(&lesson));
    let path = RwSignal::new(name.unwrap_or_default());
    let found = Memo::new(move |_| {
        if is_own.get() {
            Ok(address::whole())
        } else {
            path.with(|path| lesson_address(&address::whole(), path))
        }
    });
    view! {
        <PagePart id="by-address" title="A short address">
            <p class="way-lead">
                "For the board, a worksheet or any message: short enough to type, or to scan as a QR code. The lesson must be on the same website as this page."
            </p>
            <Show
                when=move || !is_own.get()
                fallback=|| {
                    view! {
                        <p>"This page opens this lesson by itself, so the address of the page is enough."</p>
                    }
                }
            >
                <AddressSteps path />
            </Show>
            // What was answered about one address is not an answer about another.
            <Remount on=found let(found)>
                {match found {
                    Ok(found) => view! { <FoundAddress found path /> }.into_any(),
                    Err(fault) => view! { <NoAddress fault /> }.into_any(),
                }}
            </Remount>
        </PagePart>
    }
}

/// What to do, and where the file is.
#[component]
fn AddressSteps(path: RwSignal<String>) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let handed = expect_context::<HandedOut>();
    let save = move |_| {
        if let Some(lesson) = handed.get_untracked() {
            download(cx, &lesson);
        }
    };
    view! {
        <ol class="steps">
            <li>
                <Button look=ButtonLook::Link on:click=save>
                    "Save the lesson as a file"
                </Button>
                "."
            </li>
            <li>
                "Put the file on your website, in the same folder as this page or in a folder inside it. If somebody else looks after the site, send them the file."
            </li>
            <li>"If it is not in the same folder as this page, write below where it is."</li>
        </ol>
        <Field label="Where the file is, starting from the folder of this page">
            <TextInput
                value=path
                on_input=move |typed| path.set(typed)
                attr:class="file-path"
                attr:spellcheck="false"
                attr:autocomplete="off"
            />
        </Field>
    }
}

/// Why there is no address yet.
#[component]
fn NoAddress(fault: AddressFault) -> impl IntoView {
    view! { <p class="refused">{fault.to_string()}</p> }
}

/// The address and its code.
#[component]
fn FoundAddress(found: String, path: RwSignal<String>) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let handed = expect_context::<HandedOut>();
    let answer = RwSignal::new(String::new());
    let address = StoredValue::new(found.clone());
    let copy = move |_| copy_link(cx, address.get_value());
    let is_own = found == address::whole();
    let code_address = found.clone();
    let try_it = move |_| {
        let Some(lesson) = handed.get_untracked() else {
            return;
        };
        answer.set("Looking…".to_owned());
        spawn_local(async move {
            let words = look_at(&path.get_untracked(), &lesson).await;
            // Another address may stand there by now.
            let _ = answer.try_set(words);
        });
    };
    view! {
        <Field label="The short address">
            <input readonly=true class="address" prop:value=found />
        </Field>
        <p class="begin">
            <Button look=ButtonLook::Primary on:click=copy>
                "Copy the address"
            </Button>
            <Button look=ButtonLook::Strong attr:hidden=is_own on:click=try_it>
                "Check that the lesson is there"
            </Button>
        </p>
        <p class="answer" role="status">
            {move || answer.get()}
        </p>
        <QrCard
            address=code_address
            opener=WorkshopTarget::AddressPoster
            instead="Choose a folder with a shorter name for the file."
        />
    }
}

/// What is at that place, as a sentence.
async fn look_at(path: &str, lesson: &Arc<Lesson>) -> String {
    let bytes = match address::fetch_own(path.trim(), limits::FILE_BYTES).await {
        Ok(bytes) => bytes,
        Err(why) => return format!("The lesson is not there yet. {why}"),
    };
    match read_file(&bytes) {
        Ok((found, _)) if found == **lesson => {
            "The lesson is there, just as it is here. You can hand out the address.".to_owned()
        }
        Ok((found, _)) if found.id == lesson.id => {
            "A different version of this lesson is there. Save the lesson as a file again, and replace that one with it.".to_owned()
        }
        Ok((found, _)) => plain(&format!(
            "A different lesson is there: “{}”.",
            brief(&found.title, 60)
        )),
        Err(error) => error.to_string(),
    }
}
