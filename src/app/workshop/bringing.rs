//! Bringing articles in: files and pasted words become articles of a lesson, with proposals.
//!
//! Invariant: a file that cannot be used never costs its neighbours; all that was brought in at once is
//! one step.

use std::rc::Rc;
use std::sync::Arc;

use leptos::task::spawn_local;
use web_sys::File;

use super::{Place, Shop};
use crate::core::authoring::{LessonDraft, articles, lesson as whole};
use crate::core::intake::{self, ArticleDraft};
use crate::core::lesson::article::Article;
use crate::core::lesson::tag_set::TagSet;
use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::platform::{self, page};

/// Files that are being read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// How many have been read.
    pub done: usize,
    /// How many there are.
    pub all: usize,
}

/// How long files are read without a pause, in milliseconds: no longer than a press may wait.
const BREATH: f64 = 40.0;

/// Something that was given: its name and its bytes.
type Given = (String, Vec<u8>);

impl Shop {
    /// Brings in the files that were chosen.
    pub fn bring_chosen(self, event: &web_sys::Event) {
        self.bring_files(platform::files::take_all_chosen(event));
    }

    /// Brings in the files that were dropped.
    pub fn bring_dropped(self, event: &web_sys::Event) {
        self.bring_files(platform::files::all_dropped(event));
    }

    /// Brings in words that were pasted.
    ///
    /// Answers whether they are in.
    pub fn bring_pasted(self, words: &str) -> bool {
        if words.trim().is_empty() {
            self.say("Paste the words of an article first.");
            return false;
        }
        let given = ("Pasted text".to_owned(), words.as_bytes().to_vec());
        let mut drafts = Vec::new();
        self.left_out.set(Vec::new());
        self.draft(&given, &mut drafts);
        self.bring(&drafts, self.target().as_ref())
    }

    /// The lesson into which articles go now; none where they begin a new one.
    fn target(self) -> Option<LessonId> {
        match self.place.get_untracked() {
            Place::Lesson(id) | Place::Article(id, _) => Some(id),
            Place::Shelf | Place::Incoming(_) | Place::Shared(..) => None,
        }
    }

    fn bring_files(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        spawn_local(async move {
            self.left_out.set(Vec::new());
            let (all, target) = (files.len(), self.target());
            let mut lessons = 0;
            let mut drafts = Vec::new();
            let mut breathed = platform::stamp::now();
            for (done, file) in files.iter().enumerate() {
                self.progress.set(Some(Progress { done, all }));
                let name = file.name();
                match platform::files::read_up_to(file, limits::FILE_BYTES).await {
                    Ok(bytes) if name.to_ascii_lowercase().ends_with(".json") => {
                        lessons += 1;
                        if lessons == 1 {
                            self.take_file(&name, &bytes);
                        } else {
                            self.leave_out(name, "Bring lessons in one at a time.".into());
                        }
                    }
                    Ok(bytes) => self.draft(&(name, bytes), &mut drafts),
                    Err(error) => self.leave_out(name, error.to_string()),
                }
                // The page can draw and be used in between.
                if platform::stamp::now() - breathed > BREATH {
                    page::breathe().await;
                    breathed = platform::stamp::now();
                }
            }
            self.progress.set(None);
            self.bring(&drafts, target.as_ref());
        });
    }

    fn draft(self, (name, bytes): &Given, drafts: &mut Vec<(String, ArticleDraft)>) {
        match intake::draft(name, bytes) {
            Ok(draft) => drafts.push((name.clone(), draft)),
            Err(error) => self.leave_out(name.clone(), error.to_string()),
        }
    }

    pub(super) fn leave_out(self, name: String, why: String) {
        self.left_out.update(|left| left.push((name, why)));
    }

    /// Puts the articles into that lesson, or into a new one. Answers whether they are in.
    fn bring(self, drafts: &[(String, ArticleDraft)], target: Option<&LessonId>) -> bool {
        if drafts.is_empty() || self.gives_way() {
            return false;
        }
        let Some(target) = target else {
            return self.begin(drafts);
        };
        if let Some(lesson) = self.lesson_untracked().filter(|open| open.id == *target) {
            return self.add(&lesson, drafts);
        }
        self.say("Another lesson was opened meanwhile, so nothing was brought in. Bring the files in again where they belong.");
        false
    }

    fn add(self, lesson: &Lesson, drafts: &[(String, ArticleDraft)]) -> bool {
        let made = made(lesson, drafts);
        let bigger = Lesson {
            articles: lesson.articles.iter().chain(&made).cloned().collect(),
            ..lesson.clone()
        };
        if let Err(sentence) = Self::has_room_for(&bigger) {
            self.say(sentence);
            return false;
        }
        self.note_whys(&lesson.id, &made, drafts);
        self.run_saying(|lesson| whole::add_articles(lesson, made))
    }

    fn begin(self, drafts: &[(String, ArticleDraft)]) -> bool {
        let Some(lesson) = empty(drafts) else {
            return false;
        };
        let made = made(&lesson, drafts);
        let whole = match whole::add_articles(&lesson, made.clone()) {
            Ok(deed) => deed.lesson,
            Err(refused) => {
                self.say(refused.to_string());
                return false;
            }
        };
        if let Err(sentence) = Self::has_room_for(&whole) {
            self.say(sentence);
            return false;
        }
        self.note_whys(&whole.id, &made, drafts);
        let id = whole.id.clone();
        self.open.set(Some(LessonDraft::new(Arc::new(whole))));
        self.keep();
        page::go(&Place::Lesson(id).fragment());
        true
    }

    fn note_whys(self, lesson: &LessonId, made: &[Article], drafts: &[(String, ArticleDraft)]) {
        self.whys.update(|whys| {
            let whys = Rc::make_mut(whys);
            for (article, (_, draft)) in made.iter().zip(drafts) {
                whys.add(lesson, &article.id, draft);
            }
        });
    }

    /// Sets all blocks of an article back to what was proposed for them.
    pub fn propose_again(self, article: &Article) {
        let Some(lesson) = self.lesson_untracked() else {
            return;
        };
        let kinds: Vec<_> = self.whys.with_untracked(|whys| {
            let blocks = article.blocks.iter();
            blocks
                .filter_map(|block| {
                    let (kind, _) = whys.block(&lesson.id, &article.id, block.range)?;
                    Some((block.range, kind))
                })
                .collect()
        });
        self.run_saying(|lesson| {
            Ok(articles::set_kinds(
                lesson,
                &article.id,
                &kinds,
                "take the proposals again",
            ))
        });
    }
}

/// A lesson without articles, called as the first of them.
fn empty(drafts: &[(String, ArticleDraft)]) -> Option<Lesson> {
    let headline = drafts.iter().find_map(|(_, draft)| draft.headline.as_ref());
    let title = headline.map_or("New lesson", |headline| headline.value.as_str());
    Some(Lesson {
        id: whole::lesson_id(title, platform::stamp::number())?,
        revision: 0,
        title: crate::core::text::printable::brief(title, 100),
        language: drafts
            .iter()
            .find_map(|(_, draft)| Some(draft.language.as_ref()?.value.clone())),
        instructions: whole::INSTRUCTIONS.to_owned(),
        tags: TagSet::default(),
        articles: Vec::new(),
        extra: std::collections::BTreeMap::new(),
    })
}

/// The drafts as articles with names that the lesson does not have yet.
fn made(lesson: &Lesson, drafts: &[(String, ArticleDraft)]) -> Vec<Article> {
    let taken = lesson.articles.iter().map(|article| article.id.clone());
    let named = drafts.iter().map(|(name, draft)| {
        let outlet = draft.outlet.as_ref().map(|outlet| outlet.value.as_str());
        (outlet.unwrap_or(name), draft)
    });
    intake::articles(named, taken.collect())
}
