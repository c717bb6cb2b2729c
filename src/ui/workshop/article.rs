//! An article in the making: what it will look like, beside everything that was in the file.
//!
//! Invariant: all words of the text are shown on the left, also those that are left out.

use super::{adding, head, replace, typing};
use crate::app::watched::Watched;
use crate::app::workshop::{Place, Shop, focus_soon};
use crate::core::authoring::LessonDraft;
use crate::core::authoring::articles::{self, ArticleField};
use crate::core::authoring::sheet::{PieceReading, RowPiece, SheetRow, rows};
use crate::core::lesson::LessonId;
use crate::core::lesson::article::{Article, ArticleId, BlockKind};
use crate::core::text::TextRange;
use crate::core::text::printable::brief;
use crate::ui::el::{El, Made, el, value_of};
use crate::ui::parts::{block, button, choice, field, plural, theirs};

const KINDS: [(BlockKind, &str); 6] = [
    (BlockKind::Headline, "Headline"),
    (BlockKind::Standfirst, "Standfirst"),
    (BlockKind::Byline, "Byline"),
    (BlockKind::Subheading, "Subheading"),
    (BlockKind::Paragraph, "Paragraph"),
    (BlockKind::Excluded, "Left out"),
];

/// The screen.
pub fn article(shop: Shop, id: &ArticleId) -> El {
    let Some(lesson) = shop.lesson_untracked() else {
        return el("div");
    };
    let up = Place::Lesson(lesson.id.clone());
    let id = id.clone();
    el("div")
        .part(
            {
                let id = id.clone();
                move || now(shop, &id).map(|article| article.headline)
            },
            {
                let (lesson, up) = (lesson.clone(), up.clone());
                move |headline| {
                    let title = if lesson.title.is_empty() {
                        "The lesson"
                    } else {
                        &lesson.title
                    };
                    let gone = "This article is not in the lesson any more";
                    let headline = headline.as_deref().unwrap_or(gone);
                    Some(head(title, &up.href(), theirs("h1", "", headline)))
                }
            },
        )
        .part(
            {
                let id = id.clone();
                move || now(shop, &id).is_some()
            },
            move |here| here.then(|| bench(shop, &lesson.id, &id)),
        )
}

fn bench(shop: Shop, lesson: &LessonId, id: &ArticleId) -> El {
    el("div")
        .child(abouts(shop, lesson, id))
        .child(
            el("div")
                .class("workbench")
                .child(raw(shop, lesson, id))
                .child(preview(shop, id)),
        )
        .child(replace::replace(shop, id))
}

fn now(shop: Shop, id: &ArticleId) -> Option<Article> {
    shop.lesson().and_then(|lesson| lesson.article(id).cloned())
}

/// What is said of the article, with the reasons of what was proposed.
fn abouts(shop: Shop, lesson: &LessonId, id: &ArticleId) -> El {
    let fields = ArticleField::ALL.map(|what| {
        let value = {
            let id = id.clone();
            move || {
                now(shop, &id)
                    .map(|article| what.of(&article).to_owned())
                    .unwrap_or_default()
            }
        };
        let why = {
            let (lesson, id, value) = (lesson.clone(), id.clone(), value.clone());
            move || {
                let value = value();
                shop.whys.with(|whys| {
                    let why = whys.about(&lesson, &id, what, &value);
                    why.map(str::to_owned).unwrap_or_default()
                })
            }
        };
        let write = {
            let id = id.clone();
            move |words: String| {
                shop.run(|lesson| articles::set_field(lesson, &id, what, &words));
            }
        };
        let name = format!("why-{}", what.label().to_lowercase().replace(' ', "-"));
        el("div")
            .child(field(
                what.label(),
                input(what, value, write).attr("aria-describedby", &name),
            ))
            .child(el("p").class("why").attr("id", &name).text_with(why))
    });
    let encoding = {
        let (lesson, id) = (lesson.clone(), id.clone());
        move || {
            shop.whys.with(|whys| {
                let sentence = whys.encoding(&lesson, &id);
                sentence.map(str::to_owned).unwrap_or_default()
            })
        }
    };
    el("section")
        .class("part")
        .attr("aria-label", "About the article")
        .child(el("div").class("abouts").children(fields))
        .child(el("p").class("why").text_with(encoding))
}

/// What is only right as a whole is written when it is whole, the rest as it is typed.
fn input(
    what: ArticleField,
    value: impl Fn() -> String + 'static,
    write: impl Fn(String) + 'static,
) -> El {
    match what {
        ArticleField::Language | ArticleField::Source => el("input")
            .attr("dir", "auto")
            .value_with(value)
            .on("change", move |event| write(value_of(&event))),
        _ => typing("input", value, write),
    }
}

/// All of the text, row by row.
fn raw(shop: Shop, lesson: &LessonId, id: &ArticleId) -> El {
    let all = {
        let id = id.clone();
        // What a row is changes inside it, so that who works by keys stays where they are.
        move || {
            let rows = now(shop, &id).map(|article| rows(&article));
            let rows = rows.unwrap_or_default().into_iter();
            let kind = BlockKind::Paragraph;
            rows.map(|row| SheetRow { kind, ..row }).collect()
        }
    };
    let again = {
        let id = id.clone();
        move || {
            if let Some(article) = now(shop, &id) {
                shop.propose_again(&article);
            }
        }
    };
    let leave_out = {
        let id = id.clone();
        move || shop.leave_selected_out(&id)
    };
    let typed = Watched::new(String::new());
    let leave_words_out = {
        let id = id.clone();
        move || {
            let words = typed.get_untracked();
            if shop.run_saying(|lesson| articles::leave_words_out(lesson, &id, &words)) {
                typed.set(String::new());
            }
        }
    };
    let draw = {
        let (lesson, id) = (lesson.clone(), id.clone());
        move |each: &SheetRow| Made::from(row(shop, &lesson, &id, each))
    };
    el("section")
        .class("raw")
        .attr("aria-labelledby", "raw-title")
        .child(el("h2").attr("id", "raw-title").text("All that was in the file"))
        .child(el("p").class("hint").text("Say what each piece is. Select words and press “Leave the words out” for what stands inside a sentence; press crossed-out words to put them back."))
        .child(
            el("p")
                .class("begin")
                .child(
                    // The press must not let go of the words.
                    button("tool strong", "Leave the words out", leave_out)
                        .on("mousedown", |event| event.prevent_default()),
                )
                .child(button("tool", "Take all proposals again", again)),
        )
        .child(adding(
            "Words to leave out wherever they stand",
            typed,
            "Leave these out",
            leave_words_out,
        ))
        .child(el("div").class("raw-rows").attr("id", "raw").list(all, draw))
}

fn row(shop: Shop, lesson: &LessonId, id: &ArticleId, row: &SheetRow) -> El {
    let range = row.range;
    let kind = {
        let id = id.clone();
        move || kind_of(shop, &id, range)
    };
    let proposed = shop.whys.with_untracked(|whys| {
        let (kind, why) = whys.block(lesson, id, range)?;
        Some((kind, why.to_owned()))
    });
    let why = {
        let kind = kind.clone();
        move || match &proposed {
            Some((proposed, why)) if *proposed == kind() => why.clone(),
            _ => String::new(),
        }
    };
    let out = {
        let kind = kind.clone();
        move || kind() == BlockKind::Excluded
    };
    let words = row.pieces.iter().map(|piece| piece.words.as_str());
    let label = format!("What is this: {}", brief(&words.collect::<String>(), 40));
    let name = format!("row-{}", range.start());
    let pieces = row.pieces.iter();
    let pieces = pieces.map(|each| piece(shop, lesson, id, each, &name));
    el("div")
        .class("raw-row")
        .attr("id", &name)
        .class_if("out", out)
        .child(
            el("div")
                .class("raw-tools")
                .child(chooser(shop, id, range, &label, kind.clone()))
                .child(toggle(shop, id, range, kind)),
        )
        .child(
            el("div")
                .class("raw-text")
                .attr("data-from", &range.start().to_string())
                .attr("dir", "auto")
                .children_made(pieces),
        )
        .child(el("p").class("why").text_with(why))
}

/// What the block there is now; words between blocks are left out.
fn kind_of(shop: Shop, id: &ArticleId, range: TextRange) -> BlockKind {
    shop.open.with(|open| {
        let lesson = open.as_ref().map(LessonDraft::lesson);
        let article = lesson.and_then(|lesson| lesson.article(id));
        let blocks = article.map_or(&[][..], |article| &article.blocks);
        let found = blocks.binary_search_by_key(&range, |block| block.range);
        found.map_or(BlockKind::Excluded, |at| blocks[at].kind)
    })
}

fn chooser(
    shop: Shop,
    id: &ArticleId,
    range: TextRange,
    label: &str,
    kind: impl Fn() -> BlockKind + 'static,
) -> El {
    let id = id.clone();
    el("select")
        .attr("aria-label", label)
        .children(KINDS.map(|(_, name)| choice(name, name)))
        .value_with(move || {
            let kind = kind();
            let named = KINDS.iter().find(|(known, _)| *known == kind);
            named.map_or("", |(_, name)| *name).to_owned()
        })
        .on("change", move |event| {
            let value = value_of(&event);
            if let Some((kind, _)) = KINDS.iter().find(|(_, name)| *name == value) {
                shop.run(|lesson| articles::set_kind(lesson, &id, range, *kind));
            }
        })
}

/// One click to leave a row out or to take it back.
fn toggle(
    shop: Shop,
    id: &ArticleId,
    range: TextRange,
    kind: impl Fn() -> BlockKind + Clone + 'static,
) -> El {
    let id = id.clone();
    let verb = {
        let kind = kind.clone();
        move || match kind() {
            BlockKind::Excluded => "Put back".to_owned(),
            _ => "Leave out".to_owned(),
        }
    };
    el("button")
        .attr("type", "button")
        .class("tool small")
        .text_with(verb)
        .on_click(move || {
            let to = match kind() {
                BlockKind::Excluded => BlockKind::Paragraph,
                _ => BlockKind::Excluded,
            };
            shop.run(|lesson| articles::set_kind(lesson, &id, range, to));
        })
}

fn piece(shop: Shop, lesson: &LessonId, id: &ArticleId, piece: &RowPiece, row: &str) -> Made {
    if piece.read == PieceReading::Yes {
        return crate::ui::el::words(&piece.words);
    }
    let why = shop.whys.with_untracked(|whys| {
        let why = whys.piece(lesson, id, piece.start);
        why.map(str::to_owned)
    });
    let (id, start) = (id.clone(), piece.start);
    let row = format!("#{row} select");
    // The words of the button are those of the text, so that offsets can be counted over it.
    button("piece-out", &piece.words, move || {
        if shop.run(|lesson| articles::take_back(lesson, &id, start)) {
            // What was pressed is words again.
            focus_soon(row.clone());
        }
    })
    .attr("aria-description", "left out; press to put it back")
    .attr_if("title", why.as_deref())
    .into()
}

/// The article as it will be read.
fn preview(shop: Shop, id: &ArticleId) -> El {
    let id = id.clone();
    let all = move || {
        let rows = now(shop, &id).map(|article| rows(&article));
        folded(rows.unwrap_or_default())
    };
    el("section")
        .class("preview")
        .attr("aria-labelledby", "preview-title")
        .child(
            el("h2")
                .attr("id", "preview-title")
                .text("As it will be read"),
        )
        .child(el("article").list(all, |(row, more)| Made::from(read(row, *more))))
}

/// Rows that are left out, one after the other, are one fold; with how many more it holds.
fn folded(rows: Vec<SheetRow>) -> Vec<(SheetRow, usize)> {
    let mut folded: Vec<(SheetRow, usize)> = Vec::with_capacity(rows.len());
    for row in rows {
        let out = row.kind == BlockKind::Excluded;
        match folded.last_mut() {
            Some((last, more)) if out && last.kind == BlockKind::Excluded => *more += 1,
            _ => folded.push((row, 0)),
        }
    }
    folded
}

fn read(row: &SheetRow, more: usize) -> El {
    let words: String = row
        .pieces
        .iter()
        .filter(|piece| piece.read == PieceReading::Yes)
        .map(|piece| piece.words.as_str())
        .collect();
    if row.kind == BlockKind::Excluded {
        let sign = format!("⋯ {} left out", plural(more + 1, "piece"));
        return el("p").class("fold-sign").text(&sign);
    }
    let (tag, class) = block(row.kind, ["h3", "h4"]);
    theirs(tag, class, &words)
}
