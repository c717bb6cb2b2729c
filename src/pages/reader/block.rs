//! A block with its marks.
//!
//! Owns: [`Block`], and [`block_text`], the one place where a component draws without `view!`: an article
//! has thousands of pieces, so one effect for each block compares its pieces with those shown and replaces
//! only the ones in the middle that differ. An element of `view!` for each piece would cost a listener, an
//! owner and a comparison for each of them at every mark.
//! Invariant: the text nodes of a block's element, joined, are exactly its text; bars stand beside it. It is
//! drawn again only where its own pieces change.
//! Must not know: other blocks, what a click on a mark does.

use std::fmt::Write as _;

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::web_sys::{Element, Node};

use super::claim_bars::ClaimBars;
use crate::components::BlockElement;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::{BlockIndex, BlockKind};
use crate::core::view::{MarkStyle, TextPiece};
use crate::platform::prototypes::ElementKind;
use crate::platform::text_nodes::TextNodes;
use crate::state::lesson_session::LessonSession;

/// A block that is read, with the bars of its claims in the margin.
#[component]
pub fn Block(
    /// The lesson's records.
    session: LessonSession,
    /// The article.
    at: ArticleIndex,
    /// The block.
    number: BlockIndex,
    /// What it is.
    kind: BlockKind,
) -> impl IntoView {
    let shown = ShownBlock {
        session,
        at,
        number,
    };
    view! {
        <div class="row">
            <ClaimBars session at number/>
            <BlockElement kind level=1 attr:data-block=number.to_string() use:block_text=shown/>
        </div>
    }
}

/// Whose text [`block_text`] shows.
#[derive(Clone, Copy)]
pub struct ShownBlock {
    /// The lesson's records.
    pub session: LessonSession,
    /// The article.
    pub at: ArticleIndex,
    /// The block.
    pub number: BlockIndex,
}

/// A directive (`use:block_text=…`) that keeps the text of `element` that of a block with its marks. The
/// first time it is drawn at once, so that an article comes whole.
pub fn block_text(element: Element, block: ShownBlock) {
    let Some(nodes) = TextNodes::new(element) else {
        return;
    };
    let mut shown = ShownPieces {
        pieces: Vec::new(),
        nodes,
    };
    let effect =
        RenderEffect::new(move |_| shown.show(block.session.pieces(block.at, block.number)));
    // Cancelled together with the block's component.
    StoredValue::new_local(effect);
}

struct ShownPieces {
    pieces: Vec<TextPiece>,
    nodes: TextNodes,
}

impl ShownPieces {
    fn show(&mut self, now: Vec<TextPiece>) {
        let (head, tail) = unchanged(&self.pieces, &now);
        let fresh = now[head..now.len() - tail].iter();
        let fresh = fresh.map(|piece| draw(&self.nodes, piece)).collect();
        self.nodes.splice(head..self.pieces.len() - tail, fresh);
        self.pieces = now;
    }
}

/// How many pieces are the same from the beginning, and how many of the others from the end.
fn unchanged(old: &[TextPiece], new: &[TextPiece]) -> (usize, usize) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old[head..].iter().rev().zip(new[head..].iter().rev());
    (head, rest.take_while(|(a, b)| a == b).count())
}

fn draw(nodes: &TextNodes, piece: &TextPiece) -> Node {
    if piece.marks.is_empty() && !piece.excluded {
        return nodes.text(&piece.text);
    }
    let class = classes(piece);
    if piece.marks.is_empty() {
        let attributes = [("class", class.as_str())];
        return nodes.element(ElementKind::new("span", &attributes), &[], &piece.text);
    }
    let mut ids = String::with_capacity(piece.marks.len() * 33);
    for id in &piece.marks {
        if !ids.is_empty() {
            ids.push(' ');
        }
        // Writing to a string cannot fail.
        let _ = write!(ids, "{id}");
    }
    // Not focusable for good: in Chromium a drag that begins at the edge of a focusable element selects
    // nothing. A mark is made so for as long as it has the focus.
    let attributes = [
        ("class", class.as_str()),
        ("aria-description", &piece.opens),
    ];
    let attributes = match piece.opens.as_str() {
        "" => &attributes[..1],
        _ => &attributes[..],
    };
    let kind = ElementKind::new("mark", attributes);
    nodes.element(kind, &[("data-marks", &ids)], &piece.text)
}

/// Classes that `style/marks.css` knows: a tint, and one line for each lane.
pub fn classes(piece: &TextPiece) -> String {
    let mut classes = String::with_capacity(32);
    if piece.excluded {
        classes.push_str("excluded-piece ");
    }
    if let Some(colour) = piece.tint {
        classes.push_str("tint-");
        classes.push_str(colour.name());
        classes.push(' ');
    }
    for stroke in &piece.strokes {
        let name = match stroke.look {
            MarkStyle::Mention(colour) => colour.name(),
            MarkStyle::Claim => "claim",
            MarkStyle::Elsewhere => "elsewhere",
        };
        let _ = write!(classes, "lane{}-{name} ", stroke.lane);
    }
    classes.truncate(classes.trim_end().len());
    classes
}
