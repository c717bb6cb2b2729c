//! Every key, from the same table that answers them.

use crate::app::AppState;
use crate::app::keymap::{BINDINGS, Group, SingleKeys};
use crate::ui::el::{El, checked_of, el};
use crate::ui::parts::modal::modal;
use crate::ui::parts::{check, gap, span, swatch, theirs};

/// The dialog.
#[must_use]
pub fn help(state: AppState) -> El {
    let lesson = state.lesson();
    let tags = lesson.tags.entity.iter().map(|tag| {
        let says = el("span")
            .class("definition")
            .child(theirs("span", "", &tag.definition))
            .text(" Example: ")
            .child(theirs("span", "", &tag.example));
        let key = tag.key.map(|key| el("kbd").text(&key.to_string()));
        el("div").child(el("dt").maybe(key)).child(
            el("dd")
                .child(swatch(Some(tag.colour)))
                .child(theirs("span", "", &tag.label))
                .child(says),
        )
    });
    let touch = section("With the mouse or a finger", el("p").text("Draw over words; they snap to whole words. Hold Alt or Ctrl when you let go to take letters. A double click takes a word, a triple click a paragraph. On a phone, hold a word, drag the handles, then tap a tag."));
    let groups = [
        (
            Group::Cursor,
            "Selecting words, while the focus is in the text",
        ),
        (Group::Marking, "Marking"),
        (Group::Editing, "Working on a mark"),
        (Group::Going, "Going about"),
    ];
    let sheets = el("div")
        .class("sheets")
        .child(section(
            "Tags: select words, then",
            el("dl").class("keys").children(tags),
        ))
        .children(groups.map(|(group, title)| section(title, keys(group))))
        .child(touch);
    let single = el("input")
        .checked_with(move || state.single_keys.get() == SingleKeys::On)
        .on("change", move |event| {
            state.set_single_keys(if checked_of(&event) {
                SingleKeys::On
            } else {
                SingleKeys::Off
            });
        });
    let body = el("div").child(sheets).child(check(
        "Keys of one character act (switch off if you speak to your computer)",
        single,
    ));
    modal(state, "Shortcuts", body)
}

fn section(title: &str, content: El) -> El {
    el("section").child(el("h3").text(title)).child(content)
}

fn keys(group: Group) -> El {
    let lines = BINDINGS
        .iter()
        .filter(|binding| binding.group == group)
        .map(|binding| {
            let mut keys = el("dt");
            for chord in binding.chords {
                keys = keys.child(el("kbd").text(&chord.printed())).child(gap());
            }
            el("div")
                .child(keys)
                .child(el("dd").child(span("", binding.what)))
        });
    el("dl").class("keys").children(lines)
}
