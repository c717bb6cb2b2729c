//! A block with its marks, and furniture folded away.
//!
//! Invariant: the block's element holds nothing but pieces of its text; bars stand beside it. A row
//! is drawn again only where its own pieces change.

use std::fmt::Write as _;
use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use crate::app::AppState;
use crate::core::article::{BlockIndex, BlockKind};
use crate::core::lesson::ArticleIndex;
use crate::core::view::{Bar, Look, Piece};

/// A readable block.
#[component]
pub fn BlockRow(at: ArticleIndex, number: BlockIndex, kind: BlockKind) -> impl IntoView {
    let state = expect_context::<AppState>();
    let pieces = move || {
        view! { <For each=move || state.pieces(at, number) key=Arc::clone children=draw /> }
    };
    let block = match kind {
        BlockKind::Headline => view! { <h1 class="headline" data-block=number dir="auto">{pieces()}</h1> }.into_any(),
        BlockKind::Subheading => view! { <h2 class="subheading" data-block=number dir="auto">{pieces()}</h2> }.into_any(),
        BlockKind::Standfirst => view! { <p class="standfirst" data-block=number dir="auto">{pieces()}</p> }.into_any(),
        BlockKind::Byline => view! { <p class="byline" data-block=number dir="auto">{pieces()}</p> }.into_any(),
        BlockKind::Paragraph | BlockKind::Excluded => {
            view! { <p class="paragraph" data-block=number dir="auto">{pieces()}</p> }.into_any()
        }
    };
    view! {
        <div class="row">
            <For each=move || state.bars(at, number) key=|bar| *bar children=draw_bar />
            {block}
        </div>
    }
}

/// Neighbouring blocks of furniture, folded.
#[component]
pub fn Furniture(at: ArticleIndex, blocks: Vec<BlockIndex>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let open = RwSignal::new(false);
    let count = blocks.len();
    let lines = if count == 1 { "1 line".to_owned() } else { format!("{count} lines") };
    let name = move || {
        let verb = if open.get() { "Hide" } else { "Show" };
        format!("{verb} {lines} of page furniture")
    };
    view! {
        <div class="furniture" class:open=open>
            <button type="button" class="fold" aria-expanded=move || open.get().to_string()
                on:click=move |event| { event.stop_propagation(); open.update(|open| *open = !*open); }>
                {name}
            </button>
            <div hidden=move || !open.get()>
                {blocks
                    .into_iter()
                    .map(|number| view! {
                        <p class="excluded" data-block=number dir="auto">
                            <For each=move || state.pieces(at, number) key=Arc::clone children=draw />
                        </p>
                    })
                    .collect_view()}
            </div>
        </div>
    }
}

fn draw(piece: Arc<Piece>) -> impl IntoView {
    if piece.marks.is_empty() && !piece.excluded {
        return Either::Left(piece.text.clone());
    }
    let class = class_of(&piece);
    if piece.marks.is_empty() {
        return Either::Right(Either::Left(view! { <span class=class>{piece.text.clone()}</span> }));
    }
    let mut ids = String::with_capacity(piece.marks.len() * 33);
    for id in &piece.marks {
        if !ids.is_empty() {
            ids.push(' ');
        }
        // Writing to a string cannot fail.
        let _ = write!(ids, "{id}");
    }
    let opens = (!piece.opens.is_empty()).then(|| piece.opens.clone());
    Either::Right(Either::Right(view! {
        <mark class=class data-marks=ids tabindex="-1" aria-description=opens>{piece.text.clone()}</mark>
    }))
}

/// Classes that `style/marks.css` knows: a tint, and one line for each lane.
fn class_of(piece: &Piece) -> String {
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
            Look::Mention(colour) => colour.name(),
            Look::Claim => "claim",
        };
        let _ = write!(class, "lane{}-{name} ", stroke.lane);
    }
    class.truncate(class.trim_end().len());
    class
}

fn draw_bar(bar: Bar) -> impl IntoView {
    let percent = |thousandths: u32| format!("{}.{}%", thousandths / 10, thousandths % 10);
    view! {
        <span class="bar" aria-hidden="true" data-bar-of=bar.id.to_string()
            style:top=percent(bar.from)
            style:height=percent(bar.to.saturating_sub(bar.from))
            style:--lane=bar.lane.to_string()></span>
    }
}
