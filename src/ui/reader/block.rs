//! A block with its marks, and furniture folded away.
//!
//! Invariant: the block's element holds nothing but pieces of its text; bars stand beside it. A row
//! is drawn again only where its own pieces change.

use std::fmt::Write as _;
use std::rc::Rc;

use crate::app::AppState;
use crate::app::watched::Watched;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::{BlockIndex, BlockKind};
use crate::core::view::{ClaimBar, MarkStyle, TextPiece};
use crate::ui::el::{El, Made, el, words};
use crate::ui::parts::{self, plural};

/// A readable block.
#[must_use]
pub fn row(state: AppState, at: ArticleIndex, number: BlockIndex, kind: BlockKind) -> El {
    let (tag, class) = parts::block(kind, ["h1", "h2"]);
    el("div")
        .class("row")
        .child(
            el("div")
                .class("bars")
                .list(move || state.bars(at, number), |bar| draw_bar(bar).into()),
        )
        .child(block(state, at, number, tag, class))
}

/// Neighbouring blocks of furniture, folded.
#[must_use]
pub fn furniture(state: AppState, at: ArticleIndex, blocks: &[BlockIndex]) -> El {
    let open = Watched::new(false);
    let lines = plural(blocks.len(), "line");
    let fold = el("button")
        .attr("type", "button")
        .class("fold")
        .state("aria-expanded", move || open.get())
        .text_with(move || {
            let verb = if open.get() { "Hide" } else { "Show" };
            format!("{verb} {lines} of page furniture")
        })
        .on("click", move |event| {
            event.stop_propagation();
            open.update(|open| *open = !*open);
        });
    let texts = blocks
        .iter()
        .map(|number| block(state, at, *number, "p", "excluded"));
    el("div")
        .class("furniture")
        .class_if("open", move || open.get())
        .child(fold)
        .child(el("div").hidden_if(move || !open.get()).children(texts))
}

fn block(
    state: AppState,
    at: ArticleIndex,
    number: BlockIndex,
    tag: &'static str,
    class: &str,
) -> El {
    el(tag)
        .class(class)
        .attr("data-block", &number.to_string())
        .attr("dir", "auto")
        .list(
            move || state.pieces(at, number),
            |piece: &Rc<TextPiece>| draw(piece),
        )
}

fn draw(piece: &TextPiece) -> Made {
    if piece.marks.is_empty() && !piece.excluded {
        return words(&piece.text);
    }
    let class = class_of(piece);
    if piece.marks.is_empty() {
        return el("span").class(&class).text(&piece.text).into();
    }
    let mut ids = String::with_capacity(piece.marks.len() * 33);
    for id in &piece.marks {
        if !ids.is_empty() {
            ids.push(' ');
        }
        // Writing to a string cannot fail.
        let _ = write!(ids, "{id}");
    }
    let opens = (!piece.opens.is_empty()).then_some(piece.opens.as_str());
    // Not focusable for good: in Chromium a drag that begins at the edge of a focusable element
    // selects nothing. `platform::page::focus` makes a mark so for as long as it has the focus.
    el("mark")
        .class(&class)
        .attr("data-marks", &ids)
        .attr_if("aria-description", opens)
        .text(&piece.text)
        .into()
}

/// Classes that `style/marks.css` knows: a tint, and one line for each lane.
fn class_of(piece: &TextPiece) -> String {
    let mut class = String::with_capacity(32);
    if piece.excluded {
        class.push_str("excluded-piece ");
    }
    if let Some(colour) = piece.tint {
        class.push_str("tint-");
        class.push_str(colour.name());
        class.push(' ');
    }
    for stroke in &piece.strokes {
        let name = match stroke.look {
            MarkStyle::Mention(colour) => colour.name(),
            MarkStyle::Claim => "claim",
        };
        let _ = write!(class, "lane{}-{name} ", stroke.lane);
    }
    class.truncate(class.trim_end().len());
    class
}

fn draw_bar(bar: &ClaimBar) -> El {
    let percent = |thousandths: u32| format!("{}.{}%", thousandths / 10, thousandths % 10);
    el("span")
        .class("bar")
        .attr("aria-hidden", "true")
        .attr("data-bar-of", &bar.id.to_string())
        .style("top", &percent(bar.from))
        .style("height", &percent(bar.to.saturating_sub(bar.from)))
        .style("--lane", &bar.lane.to_string())
}
