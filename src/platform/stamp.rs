//! Randomness and the calendar, for `core`, which has neither.
//!
//! Invariant: ids come from the browser's cryptographic source; where there is none, from
//! `Math.random`, which is good enough for a class and never for a secret.

use js_sys::{Date, Math};

use crate::core::annotation::record::{AnnotatorId, RecordId, Stamp};

/// A stamp for one change by `annotator`.
#[must_use]
pub fn stamp(annotator: AnnotatorId) -> Stamp {
    Stamp {
        annotator,
        fresh: RecordId(number()),
    }
}

/// A new annotator.
#[must_use]
pub fn annotator() -> AnnotatorId {
    AnnotatorId(u64::from_le_bytes(random()))
}

/// A number that tells this tab from others.
#[must_use]
pub fn tab() -> u32 {
    u32::from_le_bytes(random())
}

/// A number for a name that no other shall have.
#[must_use]
pub fn number() -> u128 {
    u128::from_le_bytes(random())
}

/// Now, in milliseconds since 1970, by a clock that may be wrong. For waiting, never for order.
#[must_use]
pub fn now() -> f64 {
    Date::now()
}

/// Today in the reader's own time zone, as `YYYY-MM-DD`.
#[must_use]
pub fn today() -> String {
    let now = Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    format!("{year:04}-{month:02}-{day:02}")
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        for byte in &mut bytes {
            // In 0..256, so the cast keeps the value.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "0 <= x < 256"
            )]
            let value = (Math::random() * 256.0) as u8;
            *byte = value;
        }
    }
    bytes
}
