//! What the tests share: ranges written in the text, small lessons, random texts, records and deeds.
//!
//! Invariant: apart from `stage`, `trial`, `promises`, `margin` and the class, nothing here asserts; each test file says itself what must
//! hold.

pub mod class;
pub mod computer;
pub mod deeds;
pub mod dice;
pub mod edits;
pub mod effort;
pub mod kept;
pub mod lessons;
pub mod margin;
pub mod marked;
pub mod promises;
pub mod random;
pub mod sample;
pub mod schema;
pub mod shelf;
pub mod stage;
pub mod trial;
pub mod wicked;
