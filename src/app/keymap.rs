//! The keys, which are the core's.

pub use crate::core::keymap::*;
