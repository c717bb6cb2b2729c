//! Where the reader was in the lesson: in which article, or in which two side by side, and at which block, for
//! coming back.
//!
//! Must not know: the address, which says where the reader is.

use leptos::prelude::*;

use crate::core::lesson::LessonId;
use crate::core::lesson::article::{ArticleId, BlockIndex};
use crate::core::storage::{Key, Write};

/// Between the places in two articles. It is in no article's name.
pub const BESIDE: char = '+';

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct ReadingPosition(StoredValue<Option<String>>);

impl ReadingPosition {
    /// What was kept: "article/block", or two of these with "+" between them, first the one that was at hand.
    #[must_use]
    pub fn new(kept: Option<String>) -> Self {
        Self(StoredValue::new(kept))
    }

    /// The name of the article that was at hand.
    #[must_use]
    pub fn article(self) -> Option<String> {
        self.0.with_value(|places| {
            let (article, _) = places.as_ref()?.split_once('/')?;
            Some(article.to_owned())
        })
    }

    /// The number of the block, if the reader was in this article and not at its top.
    #[must_use]
    pub fn block_in(self, article: &ArticleId) -> Option<BlockIndex> {
        let block = self.0.with_value(|places| {
            let mut places = places.as_ref()?.split(BESIDE);
            let block = |place: &str| {
                let rest = place.strip_prefix(article.as_str())?;
                rest.strip_prefix('/')?.parse().ok()
            };
            places.find_map(block)
        })?;
        (block > 0).then_some(block)
    }

    /// The reader is at these places, written as they are kept. Answers with the write that keeps them, unless they
    /// are kept.
    #[must_use]
    pub fn move_to(self, lesson: LessonId, places: String) -> Option<Write> {
        if self.0.with_value(|old| old.as_ref() == Some(&places)) {
            return None;
        }
        self.0.set_value(Some(places.clone()));
        Some(Write::Set(Key::Place(lesson), places))
    }
}
