//! Where the reader was in the lesson: an article and a block, for coming back.
//!
//! Must not know: the address, which says where the reader is.

use leptos::prelude::*;

use crate::core::lesson::LessonId;
use crate::core::lesson::article::{ArticleId, BlockIndex};
use crate::core::storage::{Key, Write};

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct ReadingPosition(StoredValue<Option<String>>);

impl ReadingPosition {
    /// What was kept: "article/block".
    #[must_use]
    pub fn new(kept: Option<String>) -> Self {
        Self(StoredValue::new(kept))
    }

    /// The name of the article.
    #[must_use]
    pub fn article(self) -> Option<String> {
        self.0.with_value(|place| {
            let (article, _) = place.as_ref()?.split_once('/')?;
            Some(article.to_owned())
        })
    }

    /// The number of the block, if the reader was in this article and not at its top.
    #[must_use]
    pub fn block_in(self, article: &ArticleId) -> Option<BlockIndex> {
        self.0.with_value(|place| {
            let rest = place.as_ref()?.strip_prefix(article.as_str())?;
            let block = rest.strip_prefix('/')?.parse().ok()?;
            (block > 0).then_some(block)
        })
    }

    /// The reader is there. Answers with the write that keeps it, unless it is kept.
    #[must_use]
    pub fn move_to(
        self,
        lesson: LessonId,
        article: &ArticleId,
        block: BlockIndex,
    ) -> Option<Write> {
        let place = format!("{}/{block}", article.as_str());
        if self.0.with_value(|old| old.as_ref() == Some(&place)) {
            return None;
        }
        self.0.set_value(Some(place.clone()));
        Some(Write::Set(Key::Place(lesson), place))
    }
}
