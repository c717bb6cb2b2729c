//! What is done with entities: one step each, said with a way to take it back.
//!
//! Invariant: every change goes through `actions::edit`; afterwards the focus is where one goes on.
//! Must not know: markup.

use super::view_state::{EntitiesState, EntityTarget};
use crate::core::annotation::command;
use crate::core::annotation::record::RecordId;
use crate::core::text::printable::{brief, plural};
use crate::pages::reader::actions;

/// Most characters of a name in a sentence.
const NAMED: usize = 60;

/// One entity becomes part of another.
pub fn merge(state: EntitiesState, kept: RecordId, other: RecordId) {
    let name = |id| brief(&state.name(id), NAMED);
    let sentence = format!("Merged “{}” into “{}”.", name(other), name(kept));
    let done = actions::edit(state.reader, |workspace, _| {
        command::merge(workspace, kept, &[other])
    });
    if done.is_some() {
        state.reader.toasts.say_undoable(sentence);
        state.ask_focus(EntityTarget::Row(kept));
    }
}

/// Some marks name somebody else from now on. Answers whether that was done.
pub fn split(state: EntitiesState, id: RecordId, marks: &[RecordId], name: &str) -> bool {
    let done = actions::edit(state.reader, |workspace, stamp| {
        command::split(workspace, stamp, id, marks, name)
    });
    if let Some(fresh) = done {
        let marks = plural(marks.len(), "mark");
        let sentence = format!("Moved {marks} to a new card, “{}”.", brief(name, NAMED));
        state.reader.toasts.say_undoable(sentence);
        state.ask_focus(EntityTarget::Row(fresh));
    }
    done.is_some()
}

/// Deletes an entity; its marks stay.
pub fn delete(state: EntitiesState, id: RecordId) {
    let name = brief(&state.name(id), NAMED);
    let next = state.neighbour(id);
    let done = actions::edit(state.reader, |workspace, _| command::delete(workspace, id));
    if done.is_some() {
        state
            .reader
            .toasts
            .say_undoable(format!("Deleted the card of “{name}”. Its marks stay."));
        state.set_open(None);
        state.ask_focus(next.map_or(EntityTarget::Tools, EntityTarget::Row));
    }
}
