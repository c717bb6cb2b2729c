//! Handing a lesson out to a class: three ways, and what to do for each.
//!
//! Owns: [`HandOutPage`].
//! Invariant: what is handed out is the lesson as it is on the screen now.
//! Must not know: how a lesson is made.

use leptos::prelude::*;

use super::context::WorkshopContext;
use super::hand_out_address::AddressWay;
use super::hand_out_file::FileWay;
use super::hand_out_link::LinkWay;
use super::handed_out::HandedOut;
use super::page_parts::PageHead;
use super::poster::{PosterView, ShownPoster};
use crate::core::lesson::LessonId;
use crate::core::route::WorkshopRoute;

/// The page of the open lesson.
#[component]
pub fn HandOutPage(
    /// The lesson's name.
    lesson: LessonId,
) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let poster = ShownPoster::new();
    provide_context(poster);
    provide_context(HandedOut::new(cx));
    let up = move || {
        let title = cx.editor.read(|lesson| lesson.title.clone());
        match title.trim() {
            "" => "The lesson".to_owned(),
            _ => title,
        }
    };
    view! {
        <div class="hand-out">
            {move || poster.get().map(|poster| view! { <PosterView poster /> })}
            // Stays as it is while the poster is shown, with what was typed.
            <div hidden=move || poster.is_open()>
                <PageHead up=Signal::derive(up) href=WorkshopRoute::Lesson(lesson).href()>
                    <h1>"Hand out"</h1>
                    <p class="lead">
                        "Three ways to give this lesson to your class. Each student works on a copy in their own browser; nothing that they mark is sent anywhere. When you change the lesson later, hand it out again."
                    </p>
                </PageHead>
                <FileWay />
                <AddressWay />
                <LinkWay />
            </div>
        </div>
    }
}
