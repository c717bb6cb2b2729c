//! The link that carries a lesson: how long it is, and where it will break.

use crate::app::workshop::{Link, Shop};
use crate::core::format::link::Carrier;
use crate::ui::el::{El, el};
use crate::ui::parts::{button, field};

/// What was asked for; nothing while it was not.
pub fn dialog(shop: Shop) -> El {
    el("div").part(
        move || shop.link.get(),
        move |link| Some(draw(shop, link.as_ref()?)),
    )
}

fn draw(shop: Shop, link: &Link) -> El {
    let line = |carrier: &Carrier| {
        el("li")
            .child(el("strong").text(carrier.name))
            .text(" ")
            .text(carrier.beyond)
    };
    let copy = {
        let link = link.clone();
        move || shop.copy(&link)
    };
    let address = link.address.clone();
    el("section")
        .class("offer")
        .attr("aria-labelledby", "link-title")
        .child(el("h2").attr("id", "link-title").attr("tabindex", "-1").text("A link that carries this lesson"))
        .child(el("p").text(&link.reach.sentence()))
        .child(field(
            "The link",
            el("input")
                .attr("readonly", "")
                .class("address")
                .value_with(move || address.clone()),
        ))
        .child(
            el("p")
                .class("begin")
                .child(button("primary", "Copy the link", copy))
                .child(button("tool strong", "Close", move || shop.link.set(None))),
        )
        .child(
            el("details")
                .class("problems")
                .hidden_if({
                    let none = link.reach.breaks.is_empty();
                    move || none
                })
                .child(el("summary").text("Where it will break"))
                .child(el("ul").children(link.reach.breaks.iter().map(line))),
        )
        .child(el("p").class("hint").text("The lesson travels in the part behind the “#”, which no browser sends to any server. Who has the link has the lesson."))
}
