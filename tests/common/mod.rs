//! What the tests share: ranges written in the text, small lessons, random texts, records and deeds.
//!
//! Invariant: apart from `stage` and `trial`, nothing here asserts; each test file says itself what must
//! hold.
#![allow(
    dead_code,
    reason = "every test file is a crate of its own and takes what it needs"
)]

pub mod deeds;
pub mod dice;
pub mod effort;
pub mod kept;
pub mod marked;
pub mod random;
pub mod sample;
pub mod schema;
pub mod stage;
pub mod trial;
pub mod wicked;
