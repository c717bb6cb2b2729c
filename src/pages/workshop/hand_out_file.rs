//! Handing out by a file, in whatever the school uses.

use leptos::prelude::*;

use super::context::WorkshopContext;
use super::handed_out::HandedOut;
use super::lesson_actions::{copy_link, download};
use super::page_parts::PagePart;
use crate::components::{Button, ButtonLook};
use crate::platform::address;

/// This way.
#[component]
pub fn FileWay() -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let handed = expect_context::<HandedOut>();
    let save = move |_| {
        if let Some(lesson) = handed.get_untracked() {
            download(cx, &lesson);
        }
    };
    let page = address::whole();
    let copy = {
        let page = page.clone();
        move |_| copy_link(cx, page.clone())
    };
    view! {
        <PagePart id="by-file" title="A file, for Classroom, Teams or Moodle">
            <p class="way-lead">
                "Works wherever you can attach a file: Google Classroom, Microsoft Teams, Moodle, e-mail, a memory stick."
            </p>
            <p class="begin">
                <Button look=ButtonLook::Primary on:click=save>
                    "Save the lesson as a file"
                </Button>
            </p>
            <ol class="steps">
                <li>
                    "Attach the file to a post or an assignment like any other file, and add the address of this page: "
                    <span class="page-address" dir="ltr">
                        {page}
                    </span>
                    " "
                    <Button look=ButtonLook::Small on:click=copy>
                        "Copy"
                    </Button>
                </li>
                <li>"Your students save the file and open this page."</li>
                <li>
                    "There they press Import, at the top, and choose the file; or they drop the file onto the page."
                </li>
            </ol>
        </PagePart>
    }
}
