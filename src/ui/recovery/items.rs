//! Values as they are: those that cannot be read, and all of them.
//!
//! Invariant: a value is offered exactly as it was found.

use super::{counted, rows, section, size, tool};
use crate::app::recovery::Recovery;
use crate::core::recovery::{StoredIn, StoredItem, Unreadable};
use crate::ui::el::{El, el};
use crate::ui::parts::row;

/// What cannot be read.
pub fn unreadable(page: Recovery) -> El {
    section(
        page,
        "unreadable",
        "Cannot be read",
        |survey| survey.unreadable.len(),
        vec![
            el("p").class("remark").text(
                "These stay as they are. Download them and show them to somebody who can repair them.",
            ),
            rows(
                page,
                |survey| &survey.unreadable,
                move |each: &Unreadable| value(page, &each.item, Some(&each.why.to_string())),
            ),
        ],
    )
}

/// Everything.
pub fn all(page: Recovery) -> El {
    el("details")
        .class("kept")
        .hidden_if(move || counted(page, |survey| survey.items.len()) == 0)
        .child(el("summary").text_with(move || {
            format!("All items ({})", counted(page, |survey| survey.items.len()))
        }))
        .child(rows(
            page,
            |survey| &survey.items,
            move |item: &StoredItem| value(page, item, None),
        ))
}

fn value(page: Recovery, item: &StoredItem, why: Option<&str>) -> El {
    let place = match item.held {
        StoredIn::Both => "in both places",
        StoredIn::Local => "in local storage",
        StoredIn::Journal => "in the database",
    };
    let size = size(item.bytes);
    let about = match why {
        Some(why) => format!("{size}, {place}: {why}"),
        None => format!("{size}, {place}"),
    };
    let name = match item.held {
        StoredIn::Both => item.key.clone(),
        _ => format!("{} {place}", item.key),
    };
    let taken = item.clone();
    row(
        vec![el("code").attr("dir", "auto").text(&item.key)],
        &about,
        vec![tool("Download", &name, move || page.download_item(&taken))],
    )
}
