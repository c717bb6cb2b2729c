//! The bars in the margin beside claims.
//!
//! Invariant: a bar is as high as the lines of its claim's words, measured wherever the browser has laid them
//! out; until then it stands beside the lines that are likely.
//! Must not know: how the words are drawn.

use leptos::html;
use leptos::prelude::*;

use super::Reader;
use super::ranges::dom_range;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::BlockIndex;
use crate::core::view::ClaimBar;
use crate::lazy;
use crate::pages::lazy::{LateView, LoadedView};
use crate::platform::line_span::{self, LineSpan};
use crate::platform::resize;
use crate::state::lesson_session::LessonSession;

lazy! {
    fn measured_bars() in panel -> LoadedView { || view! { <MeasuredBars/> }.into_any() }
}

/// The bars of a block, given by context to the part that draws them.
#[derive(Clone, Copy)]
struct BlockBars {
    at: ArticleIndex,
    bars: Memo<Vec<ClaimBar>>,
}

/// The bars of a block, where it has claims.
#[component]
pub fn ClaimBars(
    /// The lesson's records.
    session: LessonSession,
    /// The article.
    at: ArticleIndex,
    /// The block.
    number: BlockIndex,
) -> impl IntoView {
    let has_bars = Memo::new(move |_| !session.bars(at, number).is_empty());
    move || {
        has_bars.get().then(|| {
            let bars = Memo::new(move |_| session.bars(at, number));
            provide_context(BlockBars { at, bars });
            view! { <LateView load=measured_bars/> }
        })
    }
}

#[component]
fn MeasuredBars() -> impl IntoView {
    let BlockBars { at, bars } = expect_context();
    let frame = NodeRef::<html::Div>::new();
    let resized = RwSignal::new(());
    // Holds the watch for as long as there is something to measure.
    Effect::new(move |_| {
        let frame = frame.get()?;
        resize::watch(&frame, move || {
            if !resized.is_disposed() {
                resized.notify();
            }
        })
    });
    let bars = move || {
        let bars = bars.get().into_iter();
        bars.map(|bar| view! { <Bar at bar frame resized/> }.into_any())
            .collect_view()
    };
    view! {
        <div class="bars" node_ref=frame>
            {bars}
        </div>
    }
}

#[component]
fn Bar(
    at: ArticleIndex,
    bar: ClaimBar,
    /// What the bars stand in.
    frame: NodeRef<html::Div>,
    /// Tells that lines may lie elsewhere now.
    resized: RwSignal<()>,
) -> impl IntoView {
    let session = expect_context::<Reader>().session;
    let span = RwSignal::new(None::<LineSpan>);
    Effect::new(move |_| {
        resized.track();
        let measured = frame.get().and_then(|frame| {
            let lesson = session.lesson();
            let words = dom_range(lesson.articles.get(at)?, at, bar.range)?;
            line_span::measure(&words, &frame)
        });
        // What was measured is nearer to the truth than what is likely.
        if measured.is_some() && measured != span.get_untracked() {
            span.set(measured);
        }
    });
    let pixels = move |side: fn(LineSpan) -> i32| {
        let side = span.get().map(side);
        side.map_or(String::new(), |pixels| format!("{pixels}px"))
    };
    let percent = |thousandths: u32| format!("{}.{}%", thousandths / 10, thousandths % 10);
    view! {
        <span
            class="bar"
            aria-hidden="true"
            data-bar-of=bar.id.to_string()
            style=("--from", percent(bar.from))
            style=("--to", percent(bar.to))
            style=("--lane", bar.lane.to_string())
            style:top=move || pixels(|span| span.top)
            style:height=move || pixels(|span| span.height)
        ></span>
    }
}
