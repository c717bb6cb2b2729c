//! The report: the student's own text, and everything that the work has found out, to be printed and handed in.
//!
//! Owns: the page. It is a part of the app that loads when somebody goes there, its style included.
//! Invariant: what is shown is what is printed and what is in the file.
//! Must not know: how a report is composed.

mod document_view;
mod summary_box;
mod voice_bars;

use leptos::html;
use leptos::prelude::*;

use super::links::OverviewLinks;
use super::{begin_at_top, come_to};
use crate::components::{Button, ButtonLook};
use crate::core::report::{Signature, compose, html as report_file};
use crate::core::route::Route;
use crate::pages::reader::{Reader, actions, focus};
use crate::platform::{files, printing, stamp, style};
use crate::state::focus_request::FocusTarget;
use document_view::DocumentView;
use summary_box::SummaryBox;

const STYLE: &str = include_str!("../../../../style/report.css");

/// The page.
#[component]
pub fn ReportPage() -> impl IntoView {
    style::add_rules(STYLE);
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let main = NodeRef::<html::Main>::new();
    focus::obey_focus_in_place(FocusTarget::Article, move || main.get());
    come_to(reader, "Report");
    Effect::new(move |_| begin_at_top(reader));
    let document = Memo::new(move |_| {
        let annotator = reader.identity.annotator();
        let signature = Signature {
            id: annotator.id,
            name: annotator.name,
            date: stamp::today(),
        };
        reader
            .session
            .with(|workspace| compose(workspace, &signature))
    });
    let save = move |_| {
        let text = document.with_untracked(report_file::write);
        let name = actions::own_export_name(reader).replace(".json", ".html");
        if files::download_page(&name, &text).is_ok() {
            reader.toasts.say(format!("Downloaded as {name}."));
        } else {
            reader.toasts.say("The browser did not allow the download. Your work is still here; try another browser window, or print the page.");
        }
    };
    let is_read_only = reader.session.is_read_only();
    view! {
        <main class="home report" id="main" tabindex="-1" node_ref=main>
            <header class="report-head">
                <OverviewLinks here=Route::Report(lesson.id.clone()) lesson=lesson.clone()/>
                <h1>"Report"</h1>
                <p class="report-title" dir="auto">{lesson.title.clone()}</p>
                <p class="report-tools">
                    <Button look=ButtonLook::Primary on:click=|_| printing::print()>
                        "Print"
                    </Button>
                    <Button on:click=save>"Save as a web page"</Button>
                </p>
            </header>
            {(!is_read_only).then(|| view! { <SummaryBox/> })}
            <DocumentView document/>
        </main>
    }
}
