//! Making marks and changing them.
//!
//! Must not know: which keys and buttons do it.

use super::selecting::clear_selection;
use super::{Reader, edit};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::{Body, command};
use crate::core::lesson::ArticleIndex;
use crate::core::reading::segment::{Direction, Edge, Unit};
use crate::core::text::TextRange;
use crate::core::text::printable::brief;
use crate::core::view::row;
use crate::platform::{page, selection};
use crate::state::focus_request::FocusTarget;
use crate::state::scroll_request::ScrollTarget;
use crate::state::selection::{MarkKind, Pen, PointerKind};

/// Marks what is selected.
pub fn mark_selection(reader: Reader, kind: &MarkKind) {
    let Some(pending) = reader.selection.pending_untracked() else {
        return;
    };
    if let Some(id) = mark_range(reader, pending.article, pending.range, kind) {
        // With a kept tag one goes on marking.
        if *kind == MarkKind::Claim && reader.selection.pen_untracked() == Pen::Down {
            await_gist(reader, id);
        }
        finish(reader, id, pending.source);
    } else if reader.dialogs.is_open_untracked() {
        // It is asked who is at work.
        reader.selection.put_off(kind.clone());
    }
}

/// How long letters are kept for a field that does not come, in milliseconds.
const PATIENCE: u32 = 2_000;

/// Leads what is typed from now on to the field for what a claim says. The field comes after the paint, and
/// takes the focus when it does.
pub fn await_gist(reader: Reader, id: RecordId) {
    reader.ahead.begin(id);
    // Before the card comes, which stands in the list.
    page::after_paint(move || {
        if !reader.is_closed() && reader.ahead.waits_for(id) {
            reader.list.open();
            // Where there is little room the list may lie over the words.
            reader.scroll.ask(ScrollTarget::FromUnderList(id));
        }
    });
    page::after(PATIENCE, move || {
        if reader.ahead.waits_for(id) {
            reader.ahead.give_up();
        }
    });
}

/// How long words that were selected with fingers must stay the same until the pen marks them, in milliseconds:
/// the handles are drawn meanwhile.
const SETTLED: u32 = 700;

/// Marks what was just selected with a mouse or with fingers, while the pen is taken.
pub fn apply_pen(reader: Reader) {
    let (Some(pending), Pen::Taken(kind)) = (
        reader.selection.pending_untracked(),
        reader.selection.pen_untracked(),
    ) else {
        return;
    };
    match pending.source {
        PointerKind::Mouse => mark_selection(reader, &kind),
        PointerKind::Touch => page::after(SETTLED, move || {
            if !reader.is_closed()
                && reader.selection.pending_untracked() == Some(pending)
                && reader.selection.pen_untracked() == Pen::Taken(kind.clone())
            {
                mark_selection(reader, &kind);
            }
        }),
        PointerKind::Keys(_) => {}
    }
}

/// Marks a range.
pub fn mark_range(
    reader: Reader,
    at: ArticleIndex,
    range: TextRange,
    kind: &MarkKind,
) -> Option<RecordId> {
    let article = reader.session.lesson().articles.get(at)?.id.clone();
    let made = edit(reader, |workspace, stamp| match kind {
        MarkKind::Tag(tag) => command::mark_mention(workspace, stamp, &article, range, tag),
        MarkKind::Claim => command::mark_claim(workspace, stamp, &article, range),
    })?;
    reader.selection.set_last(kind.clone());
    let said = reader.session.with_untracked(|workspace| {
        row(workspace, made).map_or_else(String::new, |row| {
            format!("Marked “{}” as {}.", brief(&row.words, 40), row.label)
        })
    });
    reader.toasts.announce(said);
    Some(made)
}

/// Marks what is selected; without a selection, changes the mark that is looked at. Answers whether there was
/// either.
pub fn use_tag(reader: Reader, kind: &MarkKind) -> bool {
    if reader.selection.is_pending_untracked() {
        mark_selection(reader, kind);
        return true;
    }
    let Some(id) = reader.focused.get_untracked() else {
        return false;
    };
    edit(reader, |workspace, _| match kind {
        MarkKind::Tag(tag) => command::retag(workspace, id, tag),
        MarkKind::Claim => command::make_claim(workspace, id),
    });
    true
}

/// Adds what is selected to the mark of this article that was made or turned to last.
pub fn add_part(reader: Reader) {
    let (Some(pending), Some(id)) = (reader.selection.pending_untracked(), last_mark(reader))
    else {
        reader
            .toasts
            .say("Mark the first part or press its mark, then select these words again.");
        return;
    };
    let added = edit(reader, |workspace, _| {
        command::add_part(workspace, id, pending.range)
    });
    if added.is_some() {
        reader
            .toasts
            .announce(format!("Added as part {}.", part_count(reader, id)));
        finish(reader, id, pending.source);
    }
}

fn part_count(reader: Reader, id: RecordId) -> usize {
    reader.session.with_untracked(|workspace| {
        let anchor = workspace.body(id).and_then(Body::anchor);
        anchor.map_or(0, |anchor| anchor.parts().len())
    })
}

/// Puts a mark on the words that are selected.
pub fn put_on_selection(reader: Reader, id: RecordId) {
    let Some(pending) = reader.selection.pending_untracked() else {
        return;
    };
    let put = edit(reader, |workspace, _| {
        command::set_extent(workspace, id, pending.range)
    });
    if put.is_some() {
        reader
            .toasts
            .announce("The mark is now on the selected words.");
        finish(reader, id, pending.source);
    }
}

/// Moves an edge of a part of the mark that is looked at. Answers whether one is.
pub fn move_edge(
    reader: Reader,
    part: usize,
    edge: Edge,
    unit: Unit,
    direction: Direction,
) -> bool {
    let Some(id) = reader.focused.get_untracked() else {
        return false;
    };
    edit(reader, |workspace, _| {
        command::move_mark_edge(workspace, id, part, edge, unit, direction)
    });
    true
}

/// Puts an edge of a part of a mark at a place of its article.
pub fn drag_edge(reader: Reader, id: RecordId, part: usize, edge: Edge, to: u32) {
    let moved = edit(reader, |workspace, _| {
        command::drag_mark_edge(workspace, id, part, edge, to)
    });
    let row = reader
        .session
        .with_untracked(|workspace| row(workspace, id));
    if let (Some(_), Some(row)) = (moved, row) {
        reader
            .toasts
            .announce(format!("The mark is now on “{}”.", brief(&row.words, 40)));
    }
}

/// Deletes the mark that is looked at and offers to take that back. Answers whether one is.
pub fn delete_focused(reader: Reader) -> bool {
    let Some(id) = reader.focused.get_untracked() else {
        return false;
    };
    let Some(row) = reader
        .session
        .with_untracked(|workspace| row(workspace, id))
    else {
        return false;
    };
    reader.focused.set(None);
    reader.focused.set_stacked(Vec::new());
    if edit(reader, |workspace, _| command::delete(workspace, id)).is_some() {
        reader.toasts.say_undoable(format!(
            "Deleted {} “{}”.",
            row.label,
            brief(&row.words, 40)
        ));
        reader.focus.ask(FocusTarget::Article);
    }
    true
}

/// Marks further selections at once with the tag that is chosen next, or stops doing so.
pub fn toggle_pen(reader: Reader) {
    match reader.selection.pen_untracked() {
        Pen::Down => reader.selection.set_pen(Pen::Wanted),
        Pen::Wanted | Pen::Taken(_) => {
            lay_pen_down(reader);
        }
    }
}

/// Stops marking selections at once. Answers whether the pen was taken.
pub fn lay_pen_down(reader: Reader) -> bool {
    let was_taken = reader.selection.pen_untracked() != Pen::Down;
    if was_taken {
        reader.selection.set_pen(Pen::Down);
    }
    was_taken
}

/// Whether a mark is a claim.
#[must_use]
pub fn is_claim(reader: Reader, id: RecordId) -> bool {
    reader
        .session
        .with_untracked(|workspace| matches!(workspace.body(id), Some(Body::Claim(_))))
}

/// What a kind of mark is called.
#[must_use]
pub fn kind_label(reader: Reader, kind: &MarkKind) -> String {
    match kind {
        MarkKind::Tag(tag) => reader
            .session
            .with_untracked(|workspace| command::tag_label(workspace, tag)),
        MarkKind::Claim => "Claim".to_owned(),
    }
}

/// The mark of this article to which a part would be added: the one that was made or turned to last.
#[must_use]
pub fn last_mark(reader: Reader) -> Option<RecordId> {
    let at = reader.article_untracked()?;
    reader.focused.last().filter(|id| {
        reader
            .session
            .with_untracked(|workspace| workspace.article_of(*id).is_some_and(|(its, _)| its == at))
    })
}

fn finish(reader: Reader, id: RecordId, source: PointerKind) {
    clear_selection(reader);
    selection::clear();
    // The cursor stays, so that the next word is one key away.
    if let PointerKind::Keys(cursor) = source {
        reader.selection.set_cursor(Some(cursor));
        reader.focus.ask(FocusTarget::Article);
    }
    reader.focused.set_made(id);
}
