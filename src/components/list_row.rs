//! A row of a list of things that are kept.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A row: what it is, what more can be said of it, what can be done.
#[component(transparent)]
pub fn ListRow(
    /// What more can be said.
    #[prop(into)]
    about: TextProp,
    /// Its tools.
    #[prop(into)]
    tools: ViewFnOnce,
    /// What it is.
    children: Children,
) -> impl IntoView {
    view! {
        <li>
            <div class="what">
                {children()}
                <p class="about" dir="auto">
                    {move || about.get()}
                </p>
            </div>
            <div class="row-tools">{tools.run()}</div>
        </li>
    }
}
