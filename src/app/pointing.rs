//! What is selected: by mouse, by fingers, by the reader's own cursor.
//!
//! Invariant: a pending selection is a range of the article at hand on grapheme boundaries; it does
//! not depend on the browser's selection once it is made.
//! Must not know: where it is shown.

use super::places::{dom_range, show_offset, text_range};
use super::state::{AppState, MarkAs};
use crate::core::annotation::command;
use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::Article;
use crate::core::reading::segment::{self, Cursor, Direction, Unit};
use crate::core::text::TextRange;
use crate::core::text::printable::brief;
use crate::platform::selection::{self, DomSelection, PageRect};
use crate::platform::selection_observer::InputKind;
use crate::platform::{self, highlight};

/// How words came to be selected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// With a mouse: the tools come to the words.
    Mouse,
    /// With fingers: the tools lie at the foot of the screen, away from the handles.
    Touch,
    /// With the reading cursor.
    Keys(Cursor),
}

/// Words that are selected and not marked yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pending {
    /// In which article.
    pub article: ArticleIndex,
    /// Which words.
    pub range: TextRange,
    /// What was drawn before it was grown to whole words.
    pub drawn: TextRange,
    /// How.
    pub source: Source,
    /// Where they are on the page.
    pub place: Option<PageRect>,
}

impl AppState {
    /// Takes in what the reader has selected with the browser's own means.
    pub fn drawn(&self, drawn: Option<DomSelection>, means: InputKind) {
        let Some(at) = self.article_untracked() else {
            return;
        };
        let lesson = self.lesson();
        let Some(article) = lesson.articles.get(at) else {
            return;
        };
        let Some(range) = drawn.and_then(|drawn| text_range(article, drawn)) else {
            self.let_go();
            return;
        };
        let (kept, source) = match means {
            InputKind::Mouse { clicks: 2, .. } => (double_clicked(article, range), Source::Mouse),
            InputKind::Mouse { clicks, .. } if clicks > 2 => {
                (one_block(article, range), Source::Mouse)
            }
            InputKind::Mouse { letters: true, .. } => {
                (segment::clamp(article, range), Source::Mouse)
            }
            InputKind::Mouse { .. } => (segment::snap(article, range), Source::Mouse),
            InputKind::Other => (segment::snap(article, range), Source::Touch),
        };
        let Some(kept) = kept else {
            self.let_go();
            return;
        };
        self.point_at(at, kept, range, source);
        if let (Source::Mouse, Some(pen)) = (source, self.pen.get_untracked()) {
            self.mark(&pen);
        }
    }

    /// Makes a range the pending selection.
    pub fn point_at(&self, at: ArticleIndex, range: TextRange, drawn: TextRange, source: Source) {
        let lesson = self.lesson();
        let Some(article) = lesson.articles.get(at) else {
            return;
        };
        let dom = dom_range(article, range);
        match (source, &dom) {
            // The handles of touch are the finger's; they are never moved from here.
            (Source::Touch, _) => highlight::paint("pending", &[]),
            (Source::Mouse, Some(dom)) => selection::select(dom),
            (_, dom) => highlight::paint("pending", dom.as_slice()),
        }
        let place = dom.as_ref().and_then(selection::place);
        self.selected.set(None);
        self.pending.set(Some(Pending {
            article: at,
            range,
            drawn,
            source,
            place,
        }));
    }

    /// Lets go of what is selected.
    pub fn let_go(&self) {
        highlight::paint("pending", &[]);
        if self.pending.with_untracked(Option::is_some) {
            self.pending.set(None);
        }
    }

    /// Takes the selection letter by letter, or grown to whole words again.
    pub fn toggle_letters(&self) {
        let Some(pending) = self.pending.get_untracked() else {
            return;
        };
        let lesson = self.lesson();
        let Some(article) = lesson.articles.get(pending.article) else {
            return;
        };
        let exact = segment::clamp(article, pending.drawn);
        let range = if exact == Some(pending.range) {
            segment::snap(article, pending.drawn)
        } else {
            exact
        };
        if let Some(range) = range {
            self.point_at(pending.article, range, pending.drawn, pending.source);
        }
    }

    /// Marks what is selected.
    pub fn mark(&self, what: &MarkAs) {
        let Some(pending) = self.pending.get_untracked() else {
            return;
        };
        if let Some(id) = self.mark_range(pending.article, pending.range, what) {
            self.finish(id, pending.source);
        }
    }

    /// Marks a range.
    pub fn mark_range(
        &self,
        at: ArticleIndex,
        range: TextRange,
        what: &MarkAs,
    ) -> Option<RecordId> {
        let article = self.lesson().articles.get(at)?.id.clone();
        let made = self.run(|workspace, stamp| match what {
            MarkAs::Tag(tag) => command::mark_mention(workspace, stamp, &article, range, tag),
            MarkAs::Claim => command::mark_claim(workspace, stamp, &article, range),
        })?;
        self.last.set(what.clone());
        self.say_undoable(self.announced(made));
        Some(made)
    }

    /// Adds what is selected to the mark that is looked at, or was made last in this article.
    pub fn add_part(&self) {
        let (Some(pending), Some(id)) = (self.pending.get_untracked(), self.last_mark()) else {
            self.say("There is no mark yet to which the words could be added. Mark the first part, then select the second.");
            return;
        };
        if self
            .run(|workspace, _| command::add_part(workspace, id, pending.range))
            .is_some()
        {
            self.say_undoable("Added to the mark as a part of its own.");
            self.finish(id, pending.source);
        }
    }

    /// The mark of this article to which a part would be added.
    #[must_use]
    pub fn last_mark(&self) -> Option<RecordId> {
        let at = self.article_untracked()?;
        self.last_made.get_untracked().filter(|id| {
            self.with_untracked(|workspace| {
                workspace.article_of(*id).is_some_and(|(its, _)| its == at)
            })
        })
    }

    fn finish(&self, id: RecordId, source: Source) {
        self.last_made.set(Some(id));
        self.pending.set(None);
        highlight::paint("pending", &[]);
        match source {
            // The cursor stays, so that the next word is one key away.
            Source::Keys(cursor) => self.cursor.set(Some(cursor)),
            Source::Mouse | Source::Touch => selection::clear(),
        }
        self.selected.set_after_paint(Some(id));
        self.stacked.set_after_paint(Vec::new());
        if matches!(source, Source::Keys(_)) {
            platform::page::focus("main article", None);
        }
    }

    fn announced(&self, id: RecordId) -> String {
        self.with_untracked(|workspace| {
            crate::core::view::row(workspace, id).map_or_else(String::new, |row| {
                format!("Marked “{}” as {}.", brief(&row.words, 40), row.label)
            })
        })
    }

    /// Moves the reading cursor.
    pub fn step(&self, unit: Unit, direction: Direction) {
        self.move_cursor(|cursor, article| cursor.step(article, unit, direction));
    }

    /// Draws the reading cursor out or in.
    pub fn extend(&self, unit: Unit, direction: Direction) {
        self.move_cursor(|cursor, article| cursor.extend(article, unit, direction));
    }

    fn move_cursor(&self, go: impl FnOnce(Cursor, &Article) -> Cursor) {
        let Some(at) = self.article_untracked() else {
            return;
        };
        let lesson = self.lesson();
        let Some(article) = lesson.articles.get(at) else {
            return;
        };
        let pending = self
            .pending
            .get_untracked()
            .filter(|pending| pending.article == at);
        let now = match pending {
            Some(Pending {
                source: Source::Keys(cursor),
                ..
            }) => Some(cursor),
            Some(pending) => Some(Cursor::on(pending.range)),
            None => self.cursor.get_untracked(),
        };
        let cursor = if let Some(cursor) = now {
            Some(go(cursor, article))
        } else {
            // The first key only shows where the cursor is: at the first sentence in view.
            let block = platform::page::block_in_view().and_then(|block| article.blocks.get(block));
            Cursor::from(article, block.map_or(0, |block| block.range.start()))
        };
        let Some(cursor) = cursor else {
            return;
        };
        self.cursor.set(Some(cursor));
        selection::clear();
        self.point_at(at, cursor.range(), cursor.range(), Source::Keys(cursor));
        if let Some(block) = article.block_at(cursor.head().saturating_sub(1)) {
            show_offset(article, block, cursor.head());
        }
    }

    /// Puts a mark on the words that are selected.
    pub fn put_on_selection(&self, id: RecordId) {
        let Some(pending) = self.pending.get_untracked() else {
            return;
        };
        if self
            .run(|workspace, _| command::set_extent(workspace, id, pending.range))
            .is_some()
        {
            self.say_undoable("The mark was put on the selected words.");
            self.finish(id, pending.source);
        }
    }

    /// Marks every further selection like the last one at once, or stops doing so.
    pub fn toggle_pen(&self) {
        if self.pen.with_untracked(Option::is_some) {
            self.pen.set(None);
            self.say("Every selection asks for its tag again.");
            return;
        }
        let last = self.last.get_untracked();
        let name = match &last {
            MarkAs::Tag(tag) => self.with_untracked(|workspace| command::tag_label(workspace, tag)),
            MarkAs::Claim => "Claim".to_owned(),
        };
        self.say(format!(
            "Every selection is marked as {name} from now on. Escape stops it."
        ));
        self.pen.set(Some(last));
    }
}

fn double_clicked(article: &Article, range: TextRange) -> Option<TextRange> {
    let middle = range.start() + range.len() / 2;
    let word =
        segment::word_at(article, range.start()).or_else(|| segment::word_at(article, middle));
    word.or_else(|| segment::clamp(article, range))
}

/// A triple click selects a paragraph, and in some browsers the start of the next one.
fn one_block(article: &Article, range: TextRange) -> Option<TextRange> {
    let (_, block) = article.blocks_touching(range).next()?;
    segment::clamp(article, block.range)
}
