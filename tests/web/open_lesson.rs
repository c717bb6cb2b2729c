//! A lesson that is open without the stores having been asked for it, in a browser that keeps nothing.

use std::sync::Arc;

use crate::browser::forget_everything;
use crate::mounted::Mounted;
use lateral::core::annotation::command;
use lateral::core::annotation::history::{Edit, Session};
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::{Refusal, Workspace};
use lateral::core::format::{self, Opened};
use lateral::core::keymap::SingleKeys;
use lateral::core::lesson::article::Article;
use lateral::core::lesson::tag_set::TagId;
use lateral::core::lesson::{ArticleIndex, Lesson};
use lateral::core::reading::search;
use lateral::core::storage::{Damaged, Sheet};
use lateral::core::text::TextRange;
use lateral::pages::reader::Reader;
use lateral::platform::stamp;
use lateral::state::library::{Library, LoadedWork};
use lateral::state::persistence::Persistence;
use lateral::state::route::CurrentRoute;
use lateral::state::selection::MarkKind;
use lateral::state::stores::Lacks;
use lateral::state::suggesting::NamesSuggested;
use lateral::state::toasts::Toasts;
use lateral::state::visit::CurrentVisit;
use leptos::prelude::*;

/// The lesson beside the app, open and without marks until this is dropped.
pub struct OpenLesson {
    pub reader: Reader,
    owner: Owner,
}

impl OpenLesson {
    pub async fn new() -> Self {
        Self::with_damaged(Vec::new()).await
    }

    pub async fn with_damaged(damaged: Vec<Damaged>) -> Self {
        forget_everything().await;
        // A lesson writes as soon as it changes; Leptos starts what runs its tasks with the first component.
        drop(Mounted::new(|| ()));
        let owner = Owner::new();
        let reader = owner.with(|| {
            provide_context(Persistence::open());
            let route = CurrentRoute::follow();
            provide_context(route);
            provide_context(CurrentVisit::follow(route));
            provide_context(Toasts::new());
            provide_context(Library::new());
            let reader = Reader::new(LoadedWork {
                sheet: Sheet::First,
                session: Session::new(Workspace::new(Arc::new(bundled_lesson()))),
                annotator: None,
                position: None,
                damaged,
                single_keys: SingleKeys::On,
                names_suggested: NamesSuggested::On,
                exported: 0,
                lacks: Lacks::default(),
            });
            provide_context(reader);
            reader
        });
        Self { reader, owner }
    }

    /// Puts a component on the page that reads this lesson.
    pub fn show<V: IntoView + 'static>(&self, view: impl FnOnce() -> V + 'static) -> Mounted {
        self.owner.with(|| Mounted::new(view))
    }

    /// Marks the first place of these words in an article.
    pub fn mark(&self, at: ArticleIndex, words: &str, kind: &MarkKind) -> RecordId {
        let lesson = self.reader.session.lesson();
        let article = &lesson.articles[at];
        let range = range_of(article, words);
        self.commit(|workspace, stamp| match kind {
            MarkKind::Tag(tag) => command::mark_mention(workspace, stamp, &article.id, range, tag),
            MarkKind::Claim => command::mark_claim(workspace, stamp, &article.id, range),
        })
    }

    /// Deletes a mark.
    pub fn delete(&self, id: RecordId) {
        self.commit(|workspace, _| command::delete(workspace, id));
    }

    fn commit(
        &self,
        make: impl FnOnce(&Workspace, lateral::core::annotation::record::Stamp) -> Result<Edit, Refusal>,
    ) -> RecordId {
        let stamp = stamp::stamp(self.reader.identity.annotator_untracked().id);
        let outcome = self.reader.session.commit(stamp, make);
        assert!(outcome.is_ok(), "{:?}", outcome.err());
        stamp.fresh
    }
}

impl Drop for OpenLesson {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

/// A mention of a person.
pub fn person() -> MarkKind {
    MarkKind::Tag(TagId::parse("person").expect("a tag"))
}

/// The first place of these words.
pub fn range_of(article: &Article, words: &str) -> TextRange {
    search::find(article, words).first().expect(words).range
}

/// The lesson beside the app.
pub fn bundled_lesson() -> Lesson {
    let file = include_bytes!("../../assets/lesson.json");
    let Ok((Opened::Lesson(lesson), _)) = format::import(file) else {
        panic!("the lesson beside the app can be read");
    };
    *lesson
}
