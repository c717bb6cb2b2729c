//! The place where articles come in: dropped, chosen or pasted.

use crate::app::watched::Watched;
use crate::app::workshop::{Progress, Shop};
use crate::ui::el::{El, el, value_of};
use crate::ui::parts::{button, theirs};

/// The place. `lead` says what comes of it.
pub fn bring(shop: Shop, lead: &str) -> El {
    let pasted = Watched::new(String::new());
    let choose = el("label")
        .class("primary choose")
        .child(el("span").text("Choose files"))
        .child(
            el("input")
                .attr("type", "file")
                .attr("multiple", "")
                .attr(
                    "accept",
                    ".txt,.md,.html,.htm,.json,text/plain,text/markdown,text/html,application/json",
                )
                .on("change", move |event| shop.bring_chosen(&event)),
        );
    let paste = el("details")
        .class("paste")
        .child(el("summary").text("Paste the words of an article"))
        .child(
            el("label")
                .class("field")
                .child(el("span").text("The article, as you found it"))
                .child(
                    el("textarea")
                        .attr("rows", "6")
                        .attr("dir", "auto")
                        .value_with(move || pasted.get())
                        .on("input", move |event| pasted.set(value_of(&event))),
                ),
        )
        .child(button("tool strong", "Bring it in", move || {
            if pasted.with_untracked(|words| shop.bring_pasted(words)) {
                pasted.set(String::new());
            }
        }));
    el("div")
        .class("bring")
        .child(el("p").class("bring-lead").text(lead))
        .child(
            el("p").class("begin").child(choose).child(
                el("span")
                    .class("hint")
                    .text("or drop them anywhere on this page"),
            ),
        )
        .child(paste)
        .child(progress(shop))
        .child(left_out(shop))
}

fn progress(shop: Shop) -> El {
    let sentence = move || match shop.progress.get() {
        Some(Progress { done, all }) => format!("Reading file {} of {all}…", done + 1),
        None => String::new(),
    };
    el("p")
        .class("progress-line")
        .attr("role", "status")
        .text_with(sentence)
}

/// What could not be brought in.
fn left_out(shop: Shop) -> El {
    el("div").attr("role", "alert").list(
        move || shop.left_out.get(),
        |(name, why): &(String, String)| {
            el("p")
                .class("refused")
                .child(theirs("strong", "", name))
                .text(": ")
                .text(why)
                .into()
        },
    )
}
