//! The state of the workshop in one handle, for verbs that touch several parts of it.

use leptos::prelude::*;

use super::article_intake::ArticleIntake;
use super::draft_saver::DraftSaver;
use super::explanations::Explanations;
use super::file_readings::FileReadings;
use super::focus_request::WorkshopFocus;
use super::former_visit::FormerVisit;
use super::lesson_editor::LessonEditor;
use super::take_back::TakeBack;
use super::text_replacement::TextReplacement;
use super::workshop_library::WorkshopLibrary;
use crate::core::authoring::LessonDraft;
use crate::core::route::WorkshopRoute;
use crate::pages::incoming::{IncomingLesson, Reception};
use crate::state::library::Library;
use crate::state::persistence::Persistence;
use crate::state::route::CurrentRoute;
use crate::state::toasts::Toasts;

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct WorkshopContext {
    /// The open lesson.
    pub editor: LessonEditor,
    /// The lessons of this browser.
    pub library: WorkshopLibrary,
    /// Keeping what is changed.
    pub saver: DraftSaver,
    /// Files that are read.
    pub intake: ArticleIntake,
    /// Why things were proposed.
    pub explanations: Explanations,
    /// How files were read.
    pub readings: FileReadings,
    /// Another text for an article.
    pub replacement: TextReplacement,
    /// A lesson that came as a file.
    pub incoming: IncomingLesson,
    /// What stands behind "Take back".
    pub take_back: TakeBack,
    /// Where the focus goes next.
    pub focus: WorkshopFocus,
    /// The lesson of the last visit with its steps, until a lesson is opened.
    former: StoredValue<Option<LessonDraft>>,
    /// What is shown; nothing until the lessons are gathered.
    shown: RwSignal<Option<WorkshopRoute>>,
    /// Sentences to the teacher.
    pub toasts: Toasts,
    /// The address.
    pub route: CurrentRoute,
    /// Both stores.
    pub persistence: Persistence,
    reader: Option<Library>,
}

impl WorkshopContext {
    /// Makes the state and gives each part of it by context. What the whole app has is taken from there.
    #[must_use]
    pub fn provide() -> Self {
        let persistence = use_context::<Persistence>().unwrap_or_else(Persistence::open);
        let toasts = use_context::<Toasts>().unwrap_or_else(|| {
            let toasts = Toasts::new();
            provide_context(toasts);
            toasts
        });
        let former = FormerVisit::take();
        let context = Self {
            editor: LessonEditor::new(),
            library: WorkshopLibrary::new(),
            saver: DraftSaver::new(persistence),
            intake: ArticleIntake::new(),
            explanations: Explanations::new(former.explanations),
            readings: FileReadings::new(former.readings),
            replacement: TextReplacement::new(),
            incoming: IncomingLesson::new(),
            take_back: TakeBack::new(),
            focus: WorkshopFocus::new(),
            former: StoredValue::new(former.draft),
            shown: RwSignal::new(None),
            toasts,
            route: use_context::<CurrentRoute>().unwrap_or_else(CurrentRoute::follow),
            persistence,
            reader: use_context::<Library>(),
        };
        provide_context(context.editor);
        provide_context(context.library);
        provide_context(context.saver);
        provide_context(context.intake);
        provide_context(context.explanations);
        provide_context(context.incoming);
        provide_context(context.focus);
        provide_context(context);
        context
    }

    /// What is shown; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn shown(self) -> Option<WorkshopRoute> {
        self.shown.get()
    }

    /// Shows that.
    pub fn show(self, route: &WorkshopRoute) {
        if self
            .shown
            .with_untracked(|shown| shown.as_ref() != Some(route))
        {
            self.shown.set(Some(route.clone()));
        }
    }

    /// The title of the open lesson, once.
    #[must_use]
    pub fn shown_title(self) -> String {
        let lesson = self.editor.lesson_untracked();
        lesson.map_or_else(String::new, |lesson| lesson.title.clone())
    }

    /// The lesson of the last visit with its steps, once.
    #[must_use]
    pub fn take_former(self) -> Option<LessonDraft> {
        self.former.try_update_value(Option::take).flatten()
    }

    /// Leaves what is there for when one comes back.
    pub fn leave(self) {
        let visit = FormerVisit {
            draft: self.editor.take().or_else(|| self.take_former()),
            explanations: self.explanations.take(),
            readings: self.readings.take(),
        };
        visit.leave();
    }

    /// What taking a lesson in needs.
    #[must_use]
    pub fn reception(self) -> Reception {
        Reception {
            incoming: self.incoming,
            persistence: self.persistence,
            route: self.route,
            library: self.reader,
        }
    }
}
