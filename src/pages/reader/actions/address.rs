//! The mark that is looked at, in the address.
//!
//! Invariant: whoever copies the address is led to what is looked at.
//! Must not know: what else is done with marks.

use super::Reader;
use crate::core::annotation::record::RecordId;
use crate::core::route::Route;
use crate::platform::page;

/// Writes the mark that is looked at into the address, so that it can be copied.
pub fn show_address(reader: Reader, id: Option<RecordId>) {
    // Nobody is sent to a mark that is not kept.
    if reader.is_preview() || reader.shown_untracked().is_none() {
        return;
    }
    // Somebody may have gone on, of which the browser tells a moment later: their address stays.
    let here = reader.route.get_untracked().with_mark(None);
    if Route::parse(&page::fragment()).with_mark(None) == here {
        page::replace(&here.with_mark(id).fragment());
    }
}
