//! The bar at the top: where one is, undo and redo, whether all is kept, files, help.
//!
//! Invariant: the names of its buttons do not change; what they would do stands in their description.

use super::el::{El, el};
use crate::app::route::Route;
use crate::app::stores::Place;
use crate::app::{AppState, Dialog, Keeping};

/// The bar.
#[must_use]
pub fn masthead(state: AppState) -> El {
    let lesson = state.lesson();
    let undo = move || {
        state
            .next_undo()
            .map_or("Nothing to undo".into(), |label| format!("Undo: {label}"))
    };
    let redo = move || {
        state
            .next_redo()
            .map_or("Nothing to redo".into(), |label| format!("Redo: {label}"))
    };
    let place = el("nav")
        .class("masthead-where")
        .attr("aria-label", "Lesson")
        .child(
            el("a")
                .class("wordmark")
                .attr("href", &Route::Lesson(lesson.id.clone()).href())
                .attr("title", "All articles of the lesson")
                .text("Lateral"),
        )
        .child(
            el("span")
                .class("masthead-title")
                .attr("dir", "auto")
                .text(&lesson.title),
        );
    let failing = move || {
        state.keeping.with(|keeping| {
            matches!(
                keeping,
                Keeping::NotSaved(_) | Keeping::InOnePlace(Place::Journal, _)
            )
        })
    };
    let keeping = el("span")
        .class("keeping")
        .attr("role", "status")
        .class_if("failing", failing)
        .text_with(move || {
            state.keeping.with(|keeping| {
                match keeping {
                    Keeping::Saved | Keeping::InOnePlace(Place::Local, _) => "Saved",
                    Keeping::Saving => "Saving",
                    Keeping::InOnePlace(Place::Journal, _) => "Half saved",
                    Keeping::NotSaved(_) => "Not saved",
                }
                .to_owned()
            })
        });
    let tools = el("div")
        .class("masthead-tools")
        .child(
            tool("Undo", "↶", move || state.undo())
                .attr_with("title", move || Some(undo()))
                .state("aria-disabled", move || state.next_undo().is_none()),
        )
        .child(
            tool("Redo", "↷", move || state.redo())
                .attr_with("title", move || Some(redo()))
                .state("aria-disabled", move || state.next_redo().is_none()),
        )
        .child(keeping)
        .child(tool("Import", "⤓", move || {
            state.open_dialog(Dialog::Import);
        }))
        .child(tool("Export", "⤒", move || state.open_dialog(Dialog::Export)).class("tool strong"))
        .child(
            el("button")
                .attr("type", "button")
                .class("tool help")
                .attr("aria-label", "Shortcuts")
                .attr("title", "Shortcuts (?)")
                .text("?")
                .on_click(move || state.open_dialog(Dialog::Help)),
        )
        .child(
            el("button")
                .attr("type", "button")
                .class("tool panel-switch")
                .attr("aria-controls", "panel")
                .text("Marks")
                .state("aria-expanded", move || state.panel_open.get())
                .hidden_if(move || state.article().is_none())
                .on_click(move || state.panel_open.update(|open| *open = !*open)),
        );
    el("header")
        .class("masthead")
        .attr("data-bar", "")
        .child(place)
        .child(tools)
}

/// A button that shows its name where there is room, and a sign where there is not.
fn tool(name: &str, sign: &str, clicked: impl Fn() + 'static) -> El {
    el("button")
        .attr("type", "button")
        .class("tool")
        .attr("aria-label", name)
        .child(
            el("span")
                .class("glyph")
                .attr("aria-hidden", "true")
                .text(sign),
        )
        .child(el("span").class("word").text(name))
        .on_click(clicked)
}
