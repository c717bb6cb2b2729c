//! Which of the strings that mean harm are shown in every view.
//!
//! Usually it is every fourth string of each family, and in the soak every string: a view that takes words for anything
//! else does so with a whole family, and four hundred strings in thirty views keep two processors busy for ten minutes.
//! What reads files is tried with every string always, in the native tests.

use std::collections::BTreeMap;

use lateral_e2e::chance::is_soak;

use super::payloads::{Payload, payloads};

/// Of how many strings of a family one is usually shown.
const SAMPLE: usize = 4;

/// The strings that are shown: of each family the first, and so on.
pub fn shown() -> Vec<Payload> {
    let all = payloads();
    let of_family = |family: &str| all.iter().filter(|it| it.family == family).count();
    assert!(of_family("halves of letters, as JSON") >= 9 && all.len() >= 409);
    let mut seen = BTreeMap::new();
    let mut is_shown = |payload: &Payload| {
        let before: &mut usize = seen.entry(payload.family).or_default();
        *before += 1;
        is_soak() || (*before - 1).is_multiple_of(SAMPLE)
    };
    all.iter().filter(|it| is_shown(it)).cloned().collect()
}
