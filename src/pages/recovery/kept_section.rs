//! A part of the page with a heading.

use leptos::html;
use leptos::prelude::*;

use super::focus::{RecoveryFocus, give_focus};
use super::state::Recovery;
use crate::core::recovery::Survey;

/// A part of the page; away while there is nothing to show in it.
#[component]
pub fn KeptSection(
    /// The id of its heading.
    id: &'static str,
    /// Its heading.
    title: &'static str,
    /// How much there is to show.
    count: fn(&Survey) -> usize,
    /// Gives its heading the focus when that is asked for.
    #[prop(optional)]
    focus_target: Option<RecoveryFocus>,
    /// What stands below the heading.
    children: Children,
) -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let heading = NodeRef::<html::H2>::new();
    if let Some(target) = focus_target {
        give_focus(target, heading);
    }
    view! {
        <section
            class="kept"
            aria-labelledby=id
            hidden=move || recovery.with_survey(count) == 0
        >
            <h2 id=id tabindex="-1" node_ref=heading>
                {title}
            </h2>
            {children()}
        </section>
    }
}
