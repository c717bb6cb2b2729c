//! What several articles have in common, and where they part.
//!
//! Must not know: the screen, formats.

pub mod claims;
pub mod names;
pub mod passages;
pub mod values;
