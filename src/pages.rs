//! The pages: what is shown, and the only rooms that connect state with state.
//!
//! Must not know: one another; only the workshop takes lessons in as `incoming` does.

pub mod incoming;
pub mod reader;
pub mod recovery;
pub mod workshop;
