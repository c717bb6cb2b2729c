//! Fields that the card of a mark and that of an entity share.
//!
//! Must not know: in which card they stand.

pub mod entity_places;
pub mod ticked_places;
pub mod value_field;
