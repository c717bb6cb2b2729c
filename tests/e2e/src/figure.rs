//! Figures that a story has found out, in the form that the soak gathers.
//!
//! Invariant: one line each, on its own. It judges nothing.

use std::fmt::Display;

/// Tells a figure: of which story, what was counted or measured, and how much it is.
pub fn figure(story: &str, what: &str, value: impl Display) {
    // The runner has begun a line with the story's name.
    println!("\nfigure: {story}: {what}: {value}");
}
