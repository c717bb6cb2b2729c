//! A part of the page with a heading.

use leptos::html;
use leptos::prelude::*;

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
    /// Its heading as an element.
    #[prop(optional)]
    heading: NodeRef<html::H2>,
    /// What stands below the heading.
    children: Children,
) -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    view! {
        <section
            class="kept"
            aria-labelledby=id
            hidden=move || count(&recovery.shown().survey) == 0
        >
            <h2 id=id tabindex="-1" node_ref=heading>
                {title}
            </h2>
            {children()}
        </section>
    }
}
