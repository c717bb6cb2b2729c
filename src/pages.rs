//! The pages: what is shown, and the only rooms that connect state with state.
//!
//! Must not know: one another.

pub mod reader;
pub mod recovery;
