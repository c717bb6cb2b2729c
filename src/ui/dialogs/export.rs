//! The work as a file to hand in.

use crate::app::AppState;
use crate::core::limits;
use crate::core::view::article_cards;
use crate::ui::el::{El, el, value_of};
use crate::ui::parts::modal::modal;
use crate::ui::parts::{button, field, plural};

/// A file that is written again after every change, where the browser can do that.
fn live(state: AppState) -> Option<El> {
    let says = move || match state.backup.live.get() {
        Some(name) => {
            format!("{name} is written again after every change, until you close the page.")
        }
        None => "Or let this page keep a file of yours up to date while you work.".to_owned(),
    };
    let choose = button("tool", "Choose a file…", move || state.choose_live_file());
    state.can_keep_live_file().then(|| {
        el("div")
            .class("live-file")
            .child(el("p").attr("aria-live", "polite").text_with(says))
            .child(choose)
    })
}

/// The dialog.
#[must_use]
pub fn export(state: AppState) -> El {
    let cards = state.with_untracked(article_cards);
    let mentions: usize = cards.iter().map(|card| card.mentions).sum();
    let claims: usize = cards.iter().map(|card| card.claims).sum();
    let articles = cards
        .iter()
        .filter(|card| card.mentions + card.claims > 0)
        .count();
    let says = format!(
        "One file with everything you have marked: {} and {} in {}. Hand it in, or keep it as a copy of your own; importing it brings everything back.",
        plural(mentions, "mention"),
        plural(claims, "claim"),
        plural(articles, "article")
    );
    let name = el("input")
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("maxlength", &limits::LABEL.to_string())
        .attr("autocomplete", "off")
        .attr("autofocus", "")
        .value_with(move || state.annotator.with(|annotator| annotator.name.clone()))
        .on("change", move |event| {
            state.set_name(value_of(&event).trim());
        });
    let actions = el("div")
        .class("modal-actions")
        .child(button("primary", "Download JSON", move || {
            state.download_work();
            state.close_dialog();
        }))
        .child(button("tool", "Cancel", move || state.close_dialog()));
    let body = el("div")
        .child(el("p").text(&says))
        .child(field(
            "Your name or a code (optional; it stands in the file and its name)",
            name,
        ))
        .child(
            el("p")
                .class("file-name")
                .text_with(move || state.export_name()),
        )
        .child(actions)
        .maybe(live(state));
    modal(state, "Export your work", body)
}
