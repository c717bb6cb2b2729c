//! Looking at somebody else's work, and coming back to one's own.
//!
//! Invariant: one's own work is not touched; the reader stays in the article and at the place where they are.
//! Must not know: markup.

use std::sync::Arc;

use super::{Reader, clear_selection, keep_position, show_address};
use crate::core::annotation::workspace::Refusal;
use crate::core::view::annotator_label;
use crate::platform::selection;
use crate::state::dialogs::DialogKind;
use crate::state::incoming_files::WorkPreview;

/// Whether the work at hand is only looked at. Says so if it is.
#[must_use]
pub fn is_reading_only(reader: Reader) -> bool {
    let is_read_only = reader.session.is_read_only();
    if is_read_only {
        reader.toasts.say(Refusal::ReadOnly.to_string());
    }
    is_read_only
}

/// Shows somebody else's work in the place of one's own. Files that were chosen with it wait.
pub fn look_at(reader: Reader, work: Arc<WorkPreview>) {
    reader.dialogs.close();
    keep_position(reader);
    clear_selection(reader);
    selection::clear();
    reader.focused.set(None);
    reader.focused.set_stacked(Vec::new());
    show_address(reader, None);
    let name = annotator_label(&work.work.annotator.name);
    reader.looked_at.set(work);
    reader.toasts.announce(format!(
        "Nothing you do here changes it. Looking at work by {name}"
    ));
}

/// Shows one's own work again; and what was chosen with the other's, if there is more of it.
pub fn look_at_own(own: Reader) {
    own.looked_at.clear();
    own.toasts.announce("You are back in your own work.");
    if own.incoming.count() > 1 {
        own.dialogs.show(DialogKind::Import);
    } else {
        own.incoming.clear();
    }
}
