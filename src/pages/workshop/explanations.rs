//! Why things were proposed, for as long as the page is open.
//!
//! Invariant: a reason is shown where the proposal still stands, and nowhere else.
//! Must not know: how a proposal is made.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::core::authoring::articles::ArticleField;
use crate::core::intake::reason::Reason;
use crate::core::intake::{ArticleDraft, Proposal, ProposedBlock};
use crate::core::lesson::LessonId;
use crate::core::lesson::article::{ArticleId, BlockKind};
use crate::core::text::TextRange;

/// The reasons for everything that was proposed of some articles; given by context. Copies are handles to
/// the same.
#[derive(Clone, Copy)]
pub struct Explanations(RwSignal<KnownExplanations>);

/// The reasons for each article.
pub type KnownExplanations = BTreeMap<(LessonId, ArticleId), ArticleExplanation>;

/// The reasons for one article.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ArticleExplanation {
    blocks: Vec<(TextRange, BlockKind, String)>,
    pieces: Vec<(TextRange, String)>,
    fields: Vec<(ArticleField, String, String)>,
    rejoined: Option<String>,
}

impl Explanations {
    /// Goes on with what is known; the default where nothing was proposed yet.
    #[must_use]
    pub fn new(known: KnownExplanations) -> Self {
        Self(RwSignal::new(known))
    }

    /// Takes all of it out.
    #[must_use]
    pub fn take(self) -> KnownExplanations {
        self.0
            .try_update_untracked(std::mem::take)
            .unwrap_or_default()
    }

    /// Keeps the reasons of drafts.
    pub fn add<'a>(
        self,
        lesson: &LessonId,
        drafts: impl Iterator<Item = (&'a ArticleId, &'a ArticleDraft)>,
    ) {
        self.0.update(|all| {
            for (article, draft) in drafts {
                let key = (lesson.clone(), article.clone());
                all.insert(key, ArticleExplanation::of(draft));
            }
        });
    }

    /// Reads the reasons for an article; the default where there are none.
    pub fn read<T: Default>(
        self,
        lesson: &LessonId,
        article: &ArticleId,
        read: impl FnOnce(&ArticleExplanation) -> T,
    ) -> T {
        self.0.with(|all| {
            let one = all.get(&(lesson.clone(), article.clone()));
            one.map_or_else(T::default, read)
        })
    }
}

impl ArticleExplanation {
    /// The reasons of a draft.
    #[must_use]
    pub fn of(draft: &ArticleDraft) -> Self {
        let fields = [
            (ArticleField::Headline, &draft.headline),
            (ArticleField::Outlet, &draft.outlet),
            (ArticleField::Byline, &draft.byline),
            (ArticleField::Date, &draft.date),
            (ArticleField::Language, &draft.language),
            (ArticleField::Source, &draft.source),
        ];
        let fields = fields.into_iter().filter_map(|(field, proposal)| {
            let Proposal { value, why, .. } = proposal.as_ref()?;
            Some((field, value.clone(), why.sentence()))
        });
        let blocks = draft.blocks.iter();
        let pieces = draft.pieces.iter();
        Self {
            blocks: blocks
                .map(|block| (block.range, block.kind, block_sentence(block)))
                .collect(),
            pieces: pieces
                .map(|piece| (piece.range, piece.why.sentence()))
                .collect(),
            fields: fields.collect(),
            rejoined: draft.rejoined_note(),
        }
    }

    /// What was proposed for a block, and why.
    #[must_use]
    pub fn block(&self, range: TextRange) -> Option<(BlockKind, String)> {
        let (_, kind, why) = self.blocks.iter().find(|(at, ..)| *at == range)?;
        Some((*kind, why.clone()))
    }

    /// Why the piece that begins at `start`, a code point, was proposed to be left out.
    #[must_use]
    pub fn piece(&self, start: u32) -> Option<String> {
        let (_, why) = self.pieces.iter().find(|(at, _)| at.start() == start)?;
        Some(why.clone())
    }

    /// Why this was proposed to be said of the article.
    #[must_use]
    pub fn field(&self, field: ArticleField, value: &str) -> Option<String> {
        let mut fields = self.fields.iter();
        let (.., why) = fields.find(|(of, said, _)| *of == field && said == value)?;
        Some(why.clone())
    }

    /// Which words were put together, where any were.
    #[must_use]
    pub fn rejoined(&self) -> Option<String> {
        self.rejoined.clone()
    }
}

/// Why a block is what it is. What is said of nearly every paragraph tells nobody anything.
fn block_sentence(block: &ProposedBlock) -> String {
    match (block.kind, &block.why) {
        (BlockKind::Paragraph, Reason::Sentences | Reason::AmongParagraphs) => String::new(),
        (_, why) => why.sentence(),
    }
}
