//! Why things were proposed, for as long as the page is open.
//!
//! Invariant: a reason is shown where the proposal still stands, and nowhere else.

use std::collections::BTreeMap;

use crate::core::authoring::articles::ArticleField;
use crate::core::intake::{ArticleDraft, Proposal};
use crate::core::lesson::LessonId;
use crate::core::lesson::article::{ArticleId, BlockKind};
use crate::core::text::TextRange;

/// The reasons for everything that was proposed of some articles.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Whys(BTreeMap<(LessonId, ArticleId), Whole>);

#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Whole {
    blocks: Vec<(TextRange, BlockKind, String)>,
    pieces: Vec<(TextRange, String)>,
    about: Vec<(ArticleField, String, String)>,
    encoding: Option<String>,
}

impl Whys {
    /// Keeps the reasons of a draft.
    pub fn add(&mut self, lesson: &LessonId, article: &ArticleId, draft: &ArticleDraft) {
        let about = [
            (ArticleField::Headline, &draft.headline),
            (ArticleField::Outlet, &draft.outlet),
            (ArticleField::Byline, &draft.byline),
            (ArticleField::Date, &draft.date),
            (ArticleField::Language, &draft.language),
            (ArticleField::Source, &draft.source),
        ];
        let about = about.into_iter().filter_map(|(what, proposal)| {
            let Proposal { value, why, .. } = proposal.as_ref()?;
            Some((what, value.clone(), why.sentence()))
        });
        let blocks = draft.blocks.iter();
        let pieces = draft.pieces.iter();
        let whole = Whole {
            blocks: blocks
                .map(|block| (block.range, block.kind, block.why.sentence()))
                .collect(),
            pieces: pieces
                .map(|piece| (piece.range, piece.why.sentence()))
                .collect(),
            about: about.collect(),
            encoding: draft.encoding.sentence(),
        };
        self.0.insert((lesson.clone(), article.clone()), whole);
    }

    fn of(&self, lesson: &LessonId, article: &ArticleId) -> Option<&Whole> {
        self.0.get(&(lesson.clone(), article.clone()))
    }

    /// What was proposed for a block, and why.
    #[must_use]
    pub fn block(
        &self,
        lesson: &LessonId,
        article: &ArticleId,
        range: TextRange,
    ) -> Option<(BlockKind, &str)> {
        let blocks = &self.of(lesson, article)?.blocks;
        let (_, kind, why) = blocks.iter().find(|(at, ..)| *at == range)?;
        Some((*kind, why))
    }

    /// Why the piece that begins there was proposed to be left out.
    #[must_use]
    pub fn piece(&self, lesson: &LessonId, article: &ArticleId, start: u32) -> Option<&str> {
        let pieces = &self.of(lesson, article)?.pieces;
        let (_, why) = pieces.iter().find(|(at, _)| at.start() == start)?;
        Some(why)
    }

    /// Why this was proposed to be said of an article.
    #[must_use]
    pub fn about(
        &self,
        lesson: &LessonId,
        article: &ArticleId,
        what: ArticleField,
        value: &str,
    ) -> Option<&str> {
        let about = &self.of(lesson, article)?.about;
        let (.., why) = about
            .iter()
            .find(|(of, said, _)| *of == what && said == value)?;
        Some(why)
    }

    /// How the file's bytes were read, where that is worth a sentence.
    #[must_use]
    pub fn encoding(&self, lesson: &LessonId, article: &ArticleId) -> Option<&str> {
        self.of(lesson, article)?.encoding.as_deref()
    }
}
