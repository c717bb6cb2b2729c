//! The mark that is looked at: what it is, and everything that can be done to it.
//!
//! Invariant: a field that is being typed in is never replaced under the writer's hands.

use super::mark_button;
use crate::app::watched::Watched;
use crate::app::{AppState, MarkAs};
use crate::core::annotation::ClaimKind;
use crate::core::annotation::command::{self, Field};
use crate::core::annotation::record::RecordId;
use crate::core::reading::segment::{Direction, Edge, Unit};
use crate::core::text::printable::brief;
use crate::core::view::{MarkCard, MarkPart, MarkRow, mark_card, row};
use crate::ui::el::{El, el, value_of};
use crate::ui::parts::{button, choice, field, swatch, theirs};

/// The card; nothing where no mark is looked at.
#[must_use]
pub fn mark(state: AppState) -> El {
    el("div")
        .class("looking")
        .part(
            move || stacked(state),
            move |rows| (rows.len() > 1).then(|| choices(state, rows)),
        )
        .part(
            move || state.selected.get(),
            move |id| id.map(|id| card(state, id)),
        )
}

fn stacked(state: AppState) -> Vec<MarkRow> {
    let ids = state.stacked.get();
    state.with(|workspace| ids.iter().filter_map(|id| row(workspace, *id)).collect())
}

/// Where several marks lie on one another, all of them.
fn choices(state: AppState, rows: &[MarkRow]) -> El {
    let each = rows.iter().map(|row| {
        let id = row.id;
        el("li").child(mark_button(state, row).on_click(move || state.selected.set(Some(id))))
    });
    el("section")
        .class("stacked")
        .attr("aria-label", "Marks on these words")
        .child(el("h2").text(&format!("{} marks on these words", rows.len())))
        .child(el("ul").children(each))
}

fn card(state: AppState, id: RecordId) -> El {
    let card = move || state.with(|workspace| mark_card(workspace, id));
    // What is drawn again is kept apart from the fields, so that a caret stays where it is.
    let tools = el("div")
        .class("mark-tools")
        .child(
            button("tool", "Put it on the selection", move || {
                state.put_on_selection(id);
            })
            .hidden_if(move || state.pending.with(Option::is_none)),
        )
        .child(button("tool danger", "Delete the mark", move || {
            state.selected.set_if_other(Some(id));
            state.delete_selected();
        }))
        .child(button("tool", "Done", move || state.close_mark()));
    el("section")
        .class("mark-card")
        .attr("id", "mark-card")
        .attr("tabindex", "-1")
        .attr("aria-label", "The mark")
        .part(
            move || card().map(|card| (card.label, card.colour, card.lost)),
            |head| {
                let (label, colour, lost) = head.as_ref()?;
                let lost = lost.then(|| el("p").class("lost-note").text("These words are not in the text. Select where they belong, then press “Put it on the selection”."));
                Some(el("div").child(el("h2").child(swatch(*colour)).child(theirs("span", "", label))).maybe(lost))
            },
        )
        .part(move || card().map(|card| card.parts), move |parts| parts.as_ref().map(|each| parts_of(state, id, each)))
        .child(retag(state, id, card))
        .part(
            move || card().is_some_and(|card| card.tag.is_none()),
            move |is_claim| is_claim.then(|| claim_fields(state, id, card)),
        )
        .child(text_field(state, id, Field::Note, "Note", "mark-note", move || card().map(|card| card.note)))
        .child(tools)
}

fn claim_fields(
    state: AppState,
    id: RecordId,
    card: impl Fn() -> Option<MarkCard> + Copy + 'static,
) -> El {
    let label = "What is claimed, in your own words";
    el("div")
        .child(kind_field(state, id, card))
        .child(text_field(
            state,
            id,
            Field::Gist,
            label,
            "mark-gist",
            move || card().map(|card| card.gist),
        ))
}

fn parts_of(state: AppState, id: RecordId, parts: &[MarkPart]) -> El {
    let several = parts.len() > 1;
    let each = parts.iter().enumerate().map(|(number, part)| {
        let off = several.then(|| {
            button(
                "tool small",
                &format!("Take part {} off", number + 1),
                move || {
                    state.run(|workspace, _| command::drop_part(workspace, id, number));
                },
            )
        });
        el("li")
            .child(theirs("q", "", &brief(&part.words, 240)))
            .maybe(
                part.range
                    .map(|_| edges(state, number, several.then_some(number + 1))),
            )
            .maybe(off)
    });
    el("ol").class("parts").children(each)
}

/// Buttons that move the ends of a part.
fn edges(state: AppState, number: usize, named: Option<usize>) -> El {
    use Direction::{Backward, Forward};
    use Unit::{Letter, Word};
    let group = |edge: Edge, name: &str| {
        let steps = [
            (Word, Backward, "⇤", "a word earlier"),
            (Letter, Backward, "‹", "a letter earlier"),
            (Letter, Forward, "›", "a letter later"),
            (Word, Forward, "⇥", "a word later"),
        ];
        let buttons = steps.map(|(unit, direction, sign, what)| {
            let what = match named {
                Some(part) => format!("Part {part}: {} {what}", name.to_ascii_lowercase()),
                None => format!("{name} {what}"),
            };
            button("edge", sign, move || {
                state.move_edge(number, edge, unit, direction);
            })
            .attr("aria-label", &what)
            .attr("title", &what)
        });
        el("span")
            .class("edge-group")
            .attr("role", "group")
            .attr("aria-label", name)
            .child(
                el("span")
                    .class("edge-label")
                    .attr("aria-hidden", "true")
                    .text(name),
            )
            .children(buttons)
    };
    el("div")
        .class("edges")
        .child(group(Edge::Start, "Start"))
        .child(group(Edge::End, "End"))
}

fn retag(state: AppState, id: RecordId, card: impl Fn() -> Option<MarkCard> + 'static) -> El {
    let now = move || match card() {
        Some(MarkCard { tag: Some(tag), .. }) => tag.as_str().to_owned(),
        // No tag's name has a capital letter.
        _ => "Claim".to_owned(),
    };
    let lesson = state.lesson();
    let tags = lesson
        .tags
        .entity
        .iter()
        .map(|tag| choice(tag.id.as_str(), &tag.label));
    let select = el("select")
        .children(tags)
        .child(choice("Claim", "Claim"))
        .value_with(now)
        .on("change", move |event| {
            let value = value_of(&event);
            let lesson = state.lesson();
            let tag = lesson
                .tags
                .entity
                .iter()
                .find(|tag| tag.id.as_str() == value);
            let what = tag.map_or(MarkAs::Claim, |tag| MarkAs::Tag(tag.id.clone()));
            state.let_go();
            state.selected.set_if_other(Some(id));
            state.use_tag(&what);
        });
    field("Marked as", select)
}

fn kind_field(state: AppState, id: RecordId, card: impl Fn() -> Option<MarkCard> + 'static) -> El {
    let kinds = ClaimKind::ALL.map(|kind| choice(kind.name(), kind.label()));
    let select = el("select")
        .child(choice("", "Not said yet"))
        .children(kinds)
        .value_with(move || {
            card()
                .and_then(|card| card.kind)
                .map_or("", ClaimKind::name)
                .to_owned()
        })
        .on("change", move |event| {
            let kind = ClaimKind::parse(&value_of(&event));
            state.run(|workspace, _| command::set_kind(workspace, id, kind));
        });
    field("Kind of statement", select)
}

fn text_field(
    state: AppState,
    id: RecordId,
    what: Field,
    label: &str,
    name: &str,
    text: impl Fn() -> Option<String> + 'static,
) -> El {
    // Everything typed between focus and blur is one step to undo.
    let visit = Watched::new(0_u32);
    let area = el("textarea")
        .attr("id", name)
        .attr("rows", "2")
        .attr("dir", "auto")
        .value_with(move || text().unwrap_or_default())
        .on("focus", move |_| visit.set(state.next_visit()))
        .on("input", move |event| {
            let words = value_of(&event);
            let visit = visit.get_untracked();
            state.run(|workspace, _| command::write(workspace, id, what, &words, visit));
        });
    field(label, area)
}
