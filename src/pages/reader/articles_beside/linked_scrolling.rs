//! Two articles that scroll together: what speaks to the same stays beside each other while one of them is read.
//!
//! Owns: [`LinkedScrolling`].
//! Invariant: one leads, the one to which a hand came last; what the other one does by itself moves nothing. At most once
//! for each picture is the layout read. Whoever wants no motion sees the other one move once, when the hand has stopped.
//! Must not know: what makes places go together.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::Reader;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::{Article, Block};
use crate::core::points::alignment::{AlignedFrom, Alignment};
use crate::core::text::TextRange;
use crate::core::view::{LessonPassages, ShownArticles};
use crate::lazy;
use crate::platform::article_dom;
use crate::platform::reading_line::{self, LinePlace, ReadingLine, ScrollWay};

/// How long a hand rests before it has stopped.
const REST: Duration = Duration::from_millis(150);

/// Whether the two articles scroll together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Following {
    /// Each by itself.
    Off,
    /// Together.
    On,
}

/// Finds what stands beside each other in two articles.
type Aligner = fn(Reader, [ArticleIndex; 2]) -> Alignment;

lazy! {
    /// In the part that finds passages for the page of all claims, too.
    fn aligner() in overview -> Aligner { align }
}

fn align(reader: Reader, both: [ArticleIndex; 2]) -> Alignment {
    let lesson = reader.session.lesson();
    let wording = reader.shared_wording;
    let found = wording.passages(|| LessonPassages::find(lesson));
    reader.session.with(|workspace| {
        let entities = EntityIndex::new(workspace);
        Alignment::new(workspace, &entities, found.passages(), both)
    })
}

/// See the head of the file. Given by context; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct LinkedScrolling {
    reader: Reader,
    following: RwSignal<Following>,
    /// Finds what stands beside each other, once its code has arrived.
    aligner: RwSignal<Option<Aligner>>,
    /// The article to which a hand came last, until something else is brought into view.
    leader: StoredValue<Option<ArticleIndex>>,
    /// Which article was followed last, and how far it was scrolled.
    followed: StoredValue<Option<(ArticleIndex, i32)>>,
    /// How often the leader has asked to be followed; only the last is answered.
    asked: StoredValue<u32>,
    /// Whether the next picture answers already.
    waits: StoredValue<bool>,
    /// The articles on the page and what stands beside each other in them; nothing while each scrolls by itself.
    aligned: Memo<Option<(ShownArticles, Arc<Alignment>)>>,
}

impl LinkedScrolling {
    /// Each article by itself, at first.
    pub fn new(reader: Reader, shown: Memo<Option<ShownArticles>>) -> Self {
        let following = RwSignal::new(Following::Off);
        let aligner = RwSignal::new(None::<Aligner>);
        let aligned = Memo::new(move |_| {
            let shown = shown.get().filter(|_| following.get() == Following::On)?;
            let both = [shown.first(), shown.second()?];
            let alignment = aligner.get()?(reader, both);
            Some((shown, Arc::new(alignment)))
        });
        Self {
            reader,
            following,
            aligner,
            leader: StoredValue::new(None),
            followed: StoredValue::new(None),
            asked: StoredValue::new(0),
            waits: StoredValue::new(false),
            aligned,
        }
    }

    /// Whether they scroll together; whoever reads it inside an effect is told when that changes.
    pub fn following(self) -> Following {
        self.following.get()
    }

    /// Lets them scroll together, beginning where the one at hand is, or each by itself.
    pub fn turn(self) {
        let next = match self.following.get_untracked() {
            Following::Off => Following::On,
            Following::On => Following::Off,
        };
        self.following.set(next);
        if next == Following::Off {
            return;
        }
        spawn_local(async move {
            match aligner().await {
                Ok(aligner) => {
                    // The page may be another by then.
                    let _ = self.aligner.try_set(Some(aligner));
                    if let Some(at) = self.reader.article.try_get_untracked().flatten() {
                        self.lead(at);
                        self.scrolled(at);
                    }
                }
                Err(missing) => {
                    let _ = self.following.try_set(Following::Off);
                    self.reader.toasts.say(missing.to_string());
                }
            }
        });
    }

    /// A hand has come to an article: a wheel, a finger, a key, the scrollbar.
    pub fn lead(self, at: ArticleIndex) {
        let _ = self.leader.try_set_value(Some(at));
    }

    /// Something was brought into view on purpose: until a hand comes to one of them, nothing follows.
    pub fn let_go(self) {
        self.leader.set_value(None);
    }

    /// An article has been scrolled, by whomever.
    pub fn scrolled(self, at: ArticleIndex) {
        let leads = self.leader.try_get_value().flatten() == Some(at);
        if !leads || self.following.get_untracked() == Following::Off {
            return;
        }
        if reading_line::is_motion_reduced() {
            self.asked
                .update_value(|asked| *asked = asked.wrapping_add(1));
            let asked = self.asked.get_value();
            set_timeout(
                move || {
                    if self.asked.try_get_value() == Some(asked) {
                        self.follow(at);
                    }
                },
                REST,
            );
        } else if !self.waits.get_value() {
            self.waits.set_value(true);
            request_animation_frame(move || {
                if self.waits.try_set_value(false).is_none() {
                    self.follow(at);
                }
            });
        }
    }

    /// Moves the other article to what stands beside the place up to which `at` is read.
    fn follow(self, at: ArticleIndex) {
        let aligned = self.aligned.try_get_untracked().flatten();
        let Some((shown, alignment)) = aligned.filter(|_| self.leader.get_value() == Some(at))
        else {
            return;
        };
        let lesson = self.reader.session.lesson();
        let moved = || {
            let other = shown.other(at)?;
            let line = reading_line::reading_line(&article_dom::article(at)?)?;
            // What stands above and below the words is of another height in each.
            if let Some(end) = line.end {
                self.followed.set_value(Some((at, line.scrolled)));
                reading_line::bring_to_end(&article_dom::article(other)?, end);
                return Some(());
            }
            let from = if at == shown.first() {
                AlignedFrom::Left
            } else {
                AlignedFrom::Right
            };
            let offset = offset_at(lesson.articles.get(at)?, line.place)?;
            let beside = alignment.across(from, offset);
            let place = LinePlace {
                beyond: line.place.beyond,
                ..place_of(lesson.articles.get(other)?, beside)?
            };
            // The line goes down while one reads on, and would take back a few pixels where the other one has less to say.
            let way = match self.followed.get_value() {
                Some((last, before)) if last == at && before < line.scrolled => ScrollWay::Onwards,
                Some((last, before)) if last == at && line.scrolled < before => ScrollWay::Back,
                _ => ScrollWay::Any,
            };
            self.followed.set_value(Some((at, line.scrolled)));
            let line = ReadingLine { place, ..line };
            reading_line::bring_to_line(&article_dom::article(other)?, line, way);
            Some(())
        };
        // One that has gone is moved no more.
        let _ = moved();
    }
}

/// The offset of a place at a line, in code points and parts of one.
fn offset_at(article: &Article, place: LinePlace) -> Option<f64> {
    let block = article.blocks.get(place.block)?.range;
    Some(f64::from(block.start()) + place.share * length(block))
}

/// In which block that is read an offset lies, and how far into it.
fn place_of(article: &Article, offset: f64) -> Option<LinePlace> {
    let begins = |block: &Block| f64::from(block.range.start()) <= offset;
    let found = article
        .readable()
        .take_while(|(_, block)| begins(block))
        .last();
    let (number, block) = found.or_else(|| article.readable().next())?;
    let into = offset - f64::from(block.range.start());
    Some(LinePlace {
        block: number,
        share: (into / length(block.range).max(1.0)).clamp(0.0, 1.0),
        beyond: 0.0,
    })
}

fn length(range: TextRange) -> f64 {
    f64::from(range.end() - range.start())
}
