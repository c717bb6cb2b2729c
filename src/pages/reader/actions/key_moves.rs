//! What keys move: the reading cursor, and the edges of the mark that is looked at.
//!
//! Their code, with the rules of sentences, comes after the first paint.
//! Invariant: moves are made in the order of the keys, each before the next key is answered, or as soon as the code
//! is there.
//! Must not know: which keys there are.

use leptos::task::spawn_local;

use super::{Reader, marking, selecting};
use crate::core::reading::segment::{Direction, Edge, Unit};
use crate::lazy;

/// What a key moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyMove {
    /// The reading cursor, to another unit.
    Step(Unit, Direction),
    /// The reading cursor, out or in by one.
    Extend(Unit, Direction),
    /// An edge of the mark that is looked at, by a word.
    MarkEdge(Edge, Direction),
}

lazy! {
    fn mover() in extras -> fn(Reader, KeyMove) { obey }
}

fn obey(reader: Reader, wanted: KeyMove) {
    match wanted {
        KeyMove::Step(unit, direction) => selecting::step(reader, unit, direction),
        KeyMove::Extend(unit, direction) => selecting::extend(reader, unit, direction),
        KeyMove::MarkEdge(edge, direction) => {
            marking::move_edge(reader, 0, edge, Unit::Word, direction);
        }
    }
}

/// Does what a key asks for. Answers whether there is anything to move.
pub fn move_by_key(reader: Reader, wanted: KeyMove) -> bool {
    if matches!(wanted, KeyMove::MarkEdge(..)) && reader.focused.get_untracked().is_none() {
        return false;
    }
    reader.selection.begin_move();
    spawn_local(async move {
        match mover().await {
            Ok(obey) if !reader.is_closed() => obey(reader, wanted),
            Ok(_) => {}
            Err(missing) => reader.toasts.say(missing.to_string()),
        }
        reader.selection.end_move();
    });
    true
}

/// Goes on when all moves that were asked for are made.
pub fn after_moves(reader: Reader, then: impl FnOnce() + 'static) {
    spawn_local(async move {
        if mover().await.is_err() || reader.is_closed() {
            return;
        }
        // A key before this one may have asked for a move meanwhile, which goes first.
        if reader.selection.is_moving() {
            after_moves(reader, then);
        } else {
            then();
        }
    });
}
