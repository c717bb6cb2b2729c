//! The pages over all articles of a lesson: who is named, who says what, shared wording, the report.
//!
//! Owns: [`Overview`], which of them there is, and what they have in common: the way in and out, the way from one to
//! another, the columns of articles, saving a picture. All of them are one part of the app, which loads when somebody
//! goes there.
//! Invariant: what is selected and looked at in an article is let go of here.
//! Must not know: what stands on a page.

mod article_columns;
mod compare;
mod entities;
mod links;
mod report;
mod save_picture;
mod shared;

use leptos::prelude::*;

use super::{Reader, actions};
use crate::core::route::Route;
use crate::platform::{page, style};
use crate::state::focus_request::FocusTarget;
use compare::ComparePage;
use entities::EntitiesPage;
use report::ReportPage;
use shared::SharedPage;

const STYLE: &str = include_str!("../../../style/overview.css");

/// One of the pages over all articles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overview {
    /// Who and what is named.
    Entities,
    /// Who says what.
    Compare,
    /// Words that articles share.
    Shared,
    /// What is handed in.
    Report,
}

impl Overview {
    /// The page to which an address leads.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Entities(..) => Some(Self::Entities),
            Route::Compare(_) => Some(Self::Compare),
            Route::Shared(_) => Some(Self::Shared),
            Route::Report(_) => Some(Self::Report),
            _ => None,
        }
    }
}

/// The page.
#[component]
pub fn OverviewPage(
    /// Which one.
    page: Overview,
) -> impl IntoView {
    style::add_rules(STYLE);
    match page {
        Overview::Entities => view! { <EntitiesPage/> }.into_any(),
        Overview::Compare => view! { <ComparePage/> }.into_any(),
        Overview::Shared => view! { <SharedPage/> }.into_any(),
        Overview::Report => view! { <ReportPage/> }.into_any(),
    }
}

/// Leaves what was done in an article, and names the page in the window's title.
fn come_to(reader: Reader, name: &str) {
    on_cleanup(move || reader.leave_page());
    actions::clear_selection(reader);
    reader.selection.set_cursor(None);
    reader.focused.set_stacked(Vec::new());
    reader.focused.set(None);
    let lesson = reader.session.lesson();
    page::set_title(&format!("{name} – {} – Lateral", lesson.title));
}

/// Shows the page from its top.
fn begin_at_top(reader: Reader) {
    page::scroll_to_top();
    reader.focus.ask(FocusTarget::Article);
}
