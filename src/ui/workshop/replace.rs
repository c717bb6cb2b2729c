//! Another text for the article: what would move and what would be lost, before it happens.

use std::rc::Rc;

use crate::app::watched::Watched;
use crate::app::workshop::{Replacement, Shop};
use crate::core::lesson::article::ArticleId;
use crate::ui::el::{El, el, value_of};
use crate::ui::parts::{button, field, plural};

/// Sentences that are shown of a list; more are counted.
const LISTED: usize = 50;

/// The part of the page.
pub fn replace(shop: Shop, id: &ArticleId) -> El {
    let words = Watched::new(now(shop, id));
    let consider = {
        let id = id.clone();
        move || words.with_untracked(|words| shop.consider(&id, words))
    };
    let afresh = {
        let id = id.clone();
        move || words.set(now(shop, &id))
    };
    el("details")
        .class("part replacing")
        .child(el("summary").text("Replace the text: the newspaper has changed it"))
        .child(el("p").class("hint").text("Paste the new version of the whole text, or mend this one. Marks that were made on the old text go with their words; where the words are gone, the mark stays in the list. Nothing happens before you have seen it."))
        .child(field(
            "The new text",
            el("textarea")
                .attr("rows", "12")
                .attr("dir", "auto")
                .value_with(move || words.get())
                .on("input", move |event| words.set(value_of(&event))),
        ))
        .child(
            el("p")
                .class("begin")
                .child(button("tool strong", "Show what it would do", consider))
                .child(button("tool", "Begin again with the text as it is", afresh)),
        )
        .child(el("div").attr("aria-live", "polite").part(
            // A replacement is never changed, so its place in memory tells it from others.
            move || shop.replacement.get().map(Same),
            move |replacement| Some(draw(shop, &replacement.as_ref()?.0)),
        ))
}

struct Same(Rc<Replacement>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn now(shop: Shop, id: &ArticleId) -> String {
    let lesson = shop.lesson_untracked();
    let article = lesson.as_ref().and_then(|lesson| lesson.article(id));
    article
        .map(|article| article.text.as_str().to_owned())
        .unwrap_or_default()
}

fn draw(shop: Shop, replacement: &Replacement) -> El {
    let all = replacement.stay + replacement.moved.len() + replacement.lost.len();
    let summary = match all {
        0 => "No marks of yours on this article are in this browser. Marks of your class find their words when they are opened with the new text.".to_owned(),
        _ => format!(
            "{} in this browser: {} where they are, {} with their words, {} lost.",
            plural(all, "mark"),
            match replacement.stay { 1 => "1 stays".to_owned(), many => format!("{many} stay") },
            match replacement.moved.len() { 1 => "1 moves".to_owned(), many => format!("{many} move") },
            match replacement.lost.len() { 1 => "1 is".to_owned(), many => format!("{many} are") },
        ),
    };
    el("div")
        .class("offer")
        .child(el("p").text(&summary))
        .maybe((replacement.others > 0).then(|| {
            let others = plural(replacement.others, "mark");
            el("p").text(&format!(
                "{others} of others in this browser will find their words when the article is read."
            ))
        }))
        .maybe(list("Lost", &replacement.lost))
        .maybe(list("Moved", &replacement.moved))
        .child(
            el("p")
                .class("begin")
                .child(button("primary", "Replace the text", move || {
                    shop.replace();
                }))
                .child(button("tool strong", "Leave it as it is", move || {
                    shop.replacement.set(None);
                })),
        )
}

fn list(title: &str, sentences: &[String]) -> Option<El> {
    if sentences.is_empty() {
        return None;
    }
    let lines = sentences.iter().take(LISTED);
    let more = sentences.len().saturating_sub(LISTED);
    Some(
        el("div").child(el("h3").text(title)).child(
            el("ul")
                .class("effects")
                .children(lines.map(|sentence| el("li").attr("dir", "auto").text(sentence)))
                .maybe((more > 0).then(|| el("li").text(&format!("and {more} more")))),
        ),
    )
}
