//! Fields that a newer version wrote and this one does not know.
//!
//! Invariant: names and JSON are kept exactly as they were written, through every change.
//! Must not know: what they mean.

use std::collections::BTreeMap;

/// JSON without white space, by the name of its field.
pub type Extra = BTreeMap<String, String>;
