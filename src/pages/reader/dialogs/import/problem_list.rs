//! What in a file could not be taken as it stands.
//!
//! Invariant: a bounded number of lines; what is beyond is counted.

use leptos::prelude::*;

use crate::core::format::Problem;
use crate::core::text::printable::{plain, plural};

/// Problems that are listed.
const LISTED: usize = 20;
/// As many stand open.
const FEW: usize = 5;

/// The problems of a file; nothing where there are none.
#[component]
pub fn ProblemList(
    /// All of them.
    problems: Vec<Problem>,
) -> impl IntoView {
    let summary = format!(
        "{} in the file could not be used as is",
        plural(problems.len(), "thing")
    );
    let listed = problems.iter().take(LISTED);
    let lines = listed
        .map(|problem| {
            view! {
                <li>
                    <strong>{plain(&problem.place())}</strong>
                    " "
                    {plain(&problem.sentence())}
                </li>
            }
        })
        .collect_view();
    let more = problems.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| view! { <li>{format!("and {more} more")}</li> });
    (!problems.is_empty()).then(|| {
        view! {
            <details class="problems" open=problems.len() <= FEW>
                <summary>{summary}</summary>
                <ul>
                    {lines}
                    {more}
                </ul>
            </details>
        }
    })
}
