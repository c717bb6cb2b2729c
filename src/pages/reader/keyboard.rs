//! Keys into actions.
//!
//! Invariant: what a key does can be done by pointer too, through the same actions.
//! Must not know: which keys there are; that is `core::keymap`.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

use super::actions::KeyMove;
use super::{Reader, actions};
use crate::core::keymap::{self, Command, Focus, Press, SingleKeys};
use crate::core::lesson::tag_set::TagId;
use crate::platform::keys::press_of;
use crate::platform::{page, selection, typed_text};
use crate::state::dialogs::DialogKind;
use crate::state::focus_request::FocusTarget;
use crate::state::selection::MarkKind;
use crate::state::typed_ahead::AheadKey;

/// Answers keys, as long as the current owner lives.
pub(super) fn listen(reader: Reader) {
    typed_text::follow();
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let (typed, press) = (event.key(), press_of(&event));
        if reader.selection.is_moving() && is_answered(reader, &press) {
            event.prevent_default();
            actions::after_moves(reader, move || {
                pressed(reader, &typed, &press);
            });
        } else if pressed(reader, &typed, &press) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// What answers keys itself.
const ANSWERING: &str = "button, a[href], summary, select";

/// Takes in a key press. Answers whether it meant something here.
fn pressed(reader: Reader, typed: &str, press: &Press) -> bool {
    if reader.dialogs.is_open_untracked() {
        // The dialog has its own keys, and nothing behind it acts.
        return false;
    }
    if hear_ahead(reader, typed, press) {
        return true;
    }
    let focus = focus();
    // What the browser cannot take back in a field, the page can.
    if focus == Focus::Typing
        && !typed_text::is_last()
        && let Some(step) = keymap::step(press)
    {
        return act(reader, step);
    }
    let single = reader.preferences.single_keys_untracked();
    if let Some(tag) = tag_for(reader, press, focus, single) {
        if actions::is_reading_only(reader) {
            return true;
        }
        return actions::use_tag(reader, &MarkKind::Tag(tag));
    }
    keymap::command(press, focus, single).is_some_and(|command| act(reader, command))
}

/// Whether a key means anything where the focus is, or may once the keys before it are answered: a letter for a field
/// that is on its way.
fn is_answered(reader: Reader, press: &Press) -> bool {
    let is_letter = press.meant().chars().count() == 1 && !press.ctrl() && !press.alt();
    if is_letter && !page::is_typing() {
        return true;
    }
    let (focus, single) = (focus(), reader.preferences.single_keys_untracked());
    tag_for(reader, press, focus, single).is_some()
        || keymap::command(press, focus, single).is_some()
}

fn focus() -> Focus {
    if page::is_typing() {
        Focus::Typing
    } else if page::focus_is_in("main article") {
        Focus::Text
    } else {
        Focus::Elsewhere
    }
}

/// What a key asks for that nobody has answered yet, for a part of the page that has commands of its own.
pub(super) fn unanswered(reader: Reader, event: &KeyboardEvent) -> Option<Command> {
    if event.default_prevented() || event.is_composing() || reader.dialogs.is_open_untracked() {
        return None;
    }
    let single = reader.preferences.single_keys_untracked();
    keymap::command(&press_of(event), focus(), single)
}

/// Keeps letters for a field that is on its way. Answers whether this was one.
fn hear_ahead(reader: Reader, typed: &str, press: &Press) -> bool {
    if !reader.ahead.is_waiting() || page::is_typing() {
        return false;
    }
    let focused = reader.focused.get_untracked();
    let is_of_focused = focused.is_some_and(|id| reader.ahead.waits_for(id));
    let has_gone_on = !is_of_focused || reader.selection.is_pending_untracked();
    // Ctrl and Alt together make letters on some keyboards; who has gone on to a button means that.
    if has_gone_on || press.ctrl() != press.alt() || page::focus_is_in(ANSWERING) {
        reader.ahead.give_up();
        return false;
    }
    reader.ahead.take_in(typed) == AheadKey::Kept
}

fn tag_for(reader: Reader, press: &Press, focus: Focus, single: SingleKeys) -> Option<TagId> {
    if focus == Focus::Typing || single == SingleKeys::Off || press.ctrl() || press.alt() {
        return None;
    }
    let mut letters = press.meant().chars();
    let (key, None) = (letters.next()?, letters.next()) else {
        return None;
    };
    let lesson = reader.session.lesson();
    lesson.tags.by_key(key).map(|tag| tag.id.clone())
}

/// Does what a command says. Answers whether there was anything to do.
fn act(reader: Reader, command: Command) -> bool {
    let in_article = reader.article_untracked().is_some();
    let is_pending = reader.selection.is_pending_untracked();
    match command {
        Command::Undo
        | Command::Redo
        | Command::Claim
        | Command::AddPart
        | Command::Delete
        | Command::Edge(..)
        | Command::Note
        | Command::Who
            if actions::is_reading_only(reader) => {}
        Command::Undo => actions::undo(reader),
        Command::Redo => actions::redo(reader),
        Command::Export => actions::open_dialog(reader, DialogKind::Export),
        Command::Help => actions::open_dialog(reader, DialogKind::Help),
        Command::Quote if in_article => actions::open_dialog(reader, DialogKind::Quote),
        Command::Escape => return escape(reader),
        Command::Step(unit, direction) => {
            return actions::move_by_key(reader, KeyMove::Step(unit, direction));
        }
        Command::Extend(unit, direction) => {
            return actions::move_by_key(reader, KeyMove::Extend(unit, direction));
        }
        Command::Choose => return choose(reader),
        Command::Claim => return claim(reader),
        Command::AddPart if is_pending => actions::add_part(reader),
        Command::Mark(direction) if in_article => actions::go_to_mark(reader, direction),
        Command::Delete => return actions::delete_focused(reader),
        Command::Edge(edge, direction) => {
            return actions::move_by_key(reader, KeyMove::MarkEdge(edge, direction));
        }
        Command::Note => return write(reader),
        Command::Who => return say_who(reader),
        Command::Article(direction) => return actions::go_to_article(reader, direction),
        Command::OtherSheet => return actions::turn_to_other(reader),
        Command::SharedWording if in_article && reader.session.lesson().articles.len() > 1 => {
            actions::toggle_shared_wording(reader);
        }
        Command::Panel if in_article => {
            reader.list.toggle();
            reader.focus.ask(if reader.list.is_open_untracked() {
                FocusTarget::MarkList
            } else {
                FocusTarget::Article
            });
        }
        // The last are answered by what shows the suggestions, and by the card of the mark.
        Command::Quote
        | Command::AddPart
        | Command::Mark(_)
        | Command::SharedWording
        | Command::Panel
        | Command::Suggested
        | Command::ClaimPlaces
        | Command::Kind
        | Command::Voice
        | Command::Settle(_) => return false,
    }
    true
}

/// Makes a claim of what is selected or looked at, and leads on to what it says.
fn claim(reader: Reader) -> bool {
    if !reader.selection.is_pending_untracked()
        && let Some(id) = reader.focused.get_untracked()
    {
        if actions::is_claim(reader, id) {
            return write(reader);
        }
        actions::use_tag(reader, &MarkKind::Claim);
        if actions::is_claim(reader, id) {
            reader.list.open();
            actions::await_gist(reader, id);
        }
        return true;
    }
    actions::use_tag(reader, &MarkKind::Claim)
}

/// Leads to the field where most is said about the mark that is looked at.
fn write(reader: Reader) -> bool {
    let Some(id) = reader.focused.get_untracked() else {
        return false;
    };
    reader.list.open();
    reader.focus.ask(if actions::is_claim(reader, id) {
        FocusTarget::MarkGist
    } else {
        FocusTarget::MarkNote
    });
    true
}

/// Leads to the line for whom or what the mark that is looked at names.
fn say_who(reader: Reader) -> bool {
    let id = reader.focused.get_untracked();
    let Some(id) = id.filter(|id| !actions::is_claim(reader, *id)) else {
        return false;
    };
    actions::focus_mark(reader, id);
    reader.list.open();
    reader.focus.ask(FocusTarget::MarkNames);
    true
}

fn choose(reader: Reader) -> bool {
    if reader.selection.is_pending_untracked() {
        reader.focus.ask(FocusTarget::Toolbar);
        return true;
    }
    let Some(id) = reader.focused.get_untracked() else {
        return false;
    };
    // Whom it may name stands in its card, which answers.
    if reader.focused.is_fresh() && !actions::is_claim(reader, id) {
        return false;
    }
    actions::focus_mark(reader, id);
    reader.list.open();
    reader.focus.ask(FocusTarget::MarkCard);
    true
}

fn escape(reader: Reader) -> bool {
    if reader.selection.is_pending_untracked() {
        actions::clear_selection(reader);
        selection::clear();
        reader.focus.ask(FocusTarget::Article);
    } else if !page::focus_is_in("#mark-card") && actions::lay_pen_down(reader) {
        // One key, whatever else is open; but who writes goes back to the text first.
    } else if reader.suggesting.let_go() {
        reader.focus.ask(FocusTarget::Article);
    } else if let Some(id) = reader.focused.get_untracked() {
        reader.focused.set(None);
        reader.focused.set_stacked(Vec::new());
        reader.list.close();
        reader.focus.ask(FocusTarget::Mark(id));
    } else if reader.list.is_open_untracked() {
        reader.list.close();
        reader.focus.ask(FocusTarget::Article);
    } else {
        return false;
    }
    true
}
