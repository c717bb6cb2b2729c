//! A row of the text: what it is, its words, and why that was proposed.

use leptos::html;
use leptos::prelude::*;

use super::actions::edit;
use super::context::WorkshopContext;
use super::focus_request::WorkshopTarget;
use crate::components::{Button, ButtonLook, Select};
use crate::core::authoring::articles;
use crate::core::authoring::sheet::{PieceReading, RowPiece, SheetRow};
use crate::core::lesson::LessonId;
use crate::core::lesson::article::{Article, ArticleId, BlockKind};
use crate::core::text::TextRange;
use crate::core::text::printable::brief;

const KINDS: [(BlockKind, &str); 6] = [
    (BlockKind::Headline, "Headline"),
    (BlockKind::Standfirst, "Standfirst"),
    (BlockKind::Byline, "Byline"),
    (BlockKind::Subheading, "Subheading"),
    (BlockKind::Paragraph, "Paragraph"),
    (BlockKind::Excluded, "Hidden"),
];

/// One row.
#[component]
pub fn SheetRowView(lesson: LessonId, article: ArticleId, row: SheetRow) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let range = row.range;
    let kind = Memo::new({
        let id = article.clone();
        move |_| {
            let kind = cx.editor.read_article(&id, |it| Some(kind_of(it, range)));
            kind.unwrap_or(BlockKind::Excluded)
        }
    });
    let why = {
        let (lesson, id) = (lesson.clone(), article.clone());
        move || {
            let proposed = cx.explanations.read(&lesson, &id, |why| why.block(range));
            let (proposed, why) = proposed?;
            (proposed == kind.get()).then_some(why)
        }
    };
    let words: String = row.pieces.iter().map(|it| it.words.as_str()).collect();
    let label = format!("What is this: {}", brief(&words, 40));
    let pieces = row.pieces.into_iter().map(|piece| match piece.read {
        PieceReading::Yes => piece.words.into_any(),
        PieceReading::LeftOut => {
            let (lesson, article) = (lesson.clone(), article.clone());
            view! { <LeftOutPiece lesson article piece row=range /> }.into_any()
        }
    });
    view! {
        <div
            class="raw-row"
            id=format!("row-{}", range.start())
            class:out=move || kind.get() == BlockKind::Excluded
        >
            <div class="raw-tools">
                <KindSelect article=article.clone() range label kind />
                <KindToggle article=article.clone() range kind />
            </div>
            <div class="raw-text" data-from=range.start().to_string() dir="auto">
                {pieces.collect_view()}
            </div>
            <p class="why">{why}</p>
        </div>
    }
}

/// What the block there is now; words between blocks are left out.
fn kind_of(article: &Article, range: TextRange) -> BlockKind {
    let blocks = &article.blocks;
    let found = blocks.binary_search_by_key(&range, |block| block.range);
    found.map_or(BlockKind::Excluded, |at| blocks[at].kind)
}

/// The list of kinds.
#[component]
fn KindSelect(
    article: ArticleId,
    range: TextRange,
    /// What it asks.
    label: String,
    kind: Memo<BlockKind>,
) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let list = NodeRef::<html::Select>::new();
    cx.focus.obey(WorkshopTarget::RowKind(range.start()), list);
    let value = Signal::derive(move || {
        let named = KINDS.iter().find(|(known, _)| *known == kind.get());
        named.map_or("", |(_, name)| *name).to_owned()
    });
    let choose = move |value: String| {
        if let Some((kind, _)) = KINDS.iter().find(|(_, name)| *name == value) {
            edit(cx, |lesson| {
                articles::set_kind(lesson, &article, range, *kind)
            });
        }
    };
    view! {
        <Select value on_change=choose list attr:aria-label=label>
            {KINDS
                .map(|(_, name)| {
                    view! { <option value=name>{name}</option> }
                })
                .collect_view()}
        </Select>
    }
}

/// One click to leave a row out or to take it back.
#[component]
fn KindToggle(article: ArticleId, range: TextRange, kind: Memo<BlockKind>) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let toggle = move |_| {
        let to = match kind.get_untracked() {
            BlockKind::Excluded => BlockKind::Paragraph,
            _ => BlockKind::Excluded,
        };
        edit(cx, |lesson| articles::set_kind(lesson, &article, range, to));
    };
    view! {
        <Button look=ButtonLook::Small on:click=toggle>
            {move || if kind.get() == BlockKind::Excluded { "Show again" } else { "Hide" }}
        </Button>
    }
}

/// Words that are left out of a row; a press puts them back.
#[component]
fn LeftOutPiece(
    lesson: LessonId,
    article: ArticleId,
    piece: RowPiece,
    /// Where the row lies.
    row: TextRange,
) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let start = piece.start;
    let why = cx
        .explanations
        .read(&lesson, &article, |why| why.piece(start));
    let put_back = move |_| {
        if edit(cx, |lesson| articles::take_back(lesson, &article, start)) {
            // What was pressed is words again.
            cx.focus.ask(WorkshopTarget::RowKind(row.start()));
        }
    };
    // The words of the button are those of the text, so that offsets can be counted over it.
    view! {
        <button
            type="button"
            class="piece-out"
            aria-description="hidden; press to show it again"
            title=why
            on:click=put_back
        >
            {piece.words}
        </button>
    }
}
