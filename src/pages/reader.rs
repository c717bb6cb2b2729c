//! Reading and marking: the pages of an open lesson.
//!
//! Owns: [`Reader`], which makes the state of an open lesson and gives it by context.
//! Invariant: no piece of state knows another; what changes several at once is a function of `actions`, or of the one
//! component that needs both.
//! Must not know: other pages.

pub mod actions;
mod appearance;
mod article;
mod article_switcher;
mod articles_beside;
pub(super) mod block;
mod byline;
mod card_fields;
mod claim_bars;
pub mod dialogs;
mod end_handles;
mod first_steps;
pub mod focus;
mod furniture;
mod home;
mod keyboard;
mod lesson_link;
mod lesson_page;
mod mark_button;
pub mod mark_card;
pub mod mark_list;
mod masthead;
mod opening;
pub mod overview;
mod overview_pages;
mod preview_notice;
mod printed;
mod ranges;
mod removal;
mod saving;
mod shared_wording;
mod status_banner;
mod suggestions;
mod toolbar;
pub mod whose_sheet;
mod wiring;
mod work_status;

pub use article::ArticlePage;
pub use article_switcher::ArticleSwitcher;
pub use articles_beside::ArticlesBeside;
pub use home::Home;
pub use lesson_page::{LessonNotHere, LessonPage, LessonWaiting};
pub use masthead::Masthead;
pub use opening::{Opening, OpeningStatus};
pub use status_banner::StatusBanner;
pub use toolbar::Toolbar;
pub use wiring::listen;

use leptos::prelude::*;

use crate::components::Remount;
use crate::core::annotation::history::Session;
use crate::core::annotation::workspace::Workspace;
use crate::core::backup::UnsavedRecords;
use crate::core::format::Work;
use crate::core::lesson::ArticleIndex;
use crate::core::storage::{Damaged, Sheet, Write};
use crate::core::view::ShownArticles;
use crate::core::visit::ReadingPurpose;
use crate::platform::early_words;
use crate::state::backup_reminder::BackupReminder;
use crate::state::dialogs::Dialogs;
use crate::state::focus_request::FocusRequest;
use crate::state::focused_mark::FocusedMark;
use crate::state::identity::Identity;
use crate::state::incoming_files::IncomingFiles;
use crate::state::lesson_session::LessonSession;
use crate::state::library::{Library, LoadedWork};
use crate::state::looked_at_work::LookedAtWork;
use crate::state::mark_list::MarkList;
use crate::state::persistence::Persistence;
use crate::state::preferences::Preferences;
use crate::state::printing::Printing;
use crate::state::reading_position::ReadingPosition;
use crate::state::route::CurrentRoute;
use crate::state::scroll_request::ScrollRequest;
use crate::state::selection::Selection;
use crate::state::shared_wording::SharedWording;
use crate::state::sheet_choice::SheetChoice;
use crate::state::suggesting::{NamesSuggested, Suggesting};
use crate::state::toasts::Toasts;
use crate::state::typed_ahead::TypedAhead;
use crate::state::visit::CurrentVisit;
use work_status::OwnReader;

/// The state of an open lesson: handles to signals that end with the owner in which they were made. It is
/// given by context.
#[derive(Clone, Copy)]
pub struct Reader {
    /// The records, and the one door to them.
    pub session: LessonSession,
    /// On which sheet the work is kept.
    pub sheet: Sheet,
    /// Which sheet this tab works on.
    pub sheets: SheetChoice,
    /// Whose work it is.
    pub identity: Identity,
    /// What is selected and not marked yet.
    pub selection: Selection,
    /// The mark that is looked at.
    pub focused: FocusedMark,
    /// The list of marks.
    pub list: MarkList,
    /// The dialog that is open.
    pub dialogs: Dialogs,
    /// Files that wait for a yes.
    pub incoming: IncomingFiles,
    /// Somebody else's work, while it is looked at.
    pub looked_at: LookedAtWork,
    /// Settings of this browser.
    pub preferences: Preferences,
    /// Names that are suggested while one reads.
    pub suggesting: Suggesting,
    /// The work's life outside this browser.
    pub backup: BackupReminder,
    /// Where the reader was.
    pub position: ReadingPosition,
    /// Where the focus goes next.
    pub focus: FocusRequest,
    /// What was typed for a field that is on its way.
    pub ahead: TypedAhead,
    /// Whether the words that other articles have too are shown.
    pub shared_wording: SharedWording,
    /// What is brought into view next.
    pub scroll: ScrollRequest,
    /// Whether the page is being printed.
    pub printing: Printing,
    /// Sentences to the reader.
    pub toasts: Toasts,
    /// Which lessons there are.
    pub library: Library,
    /// The stores.
    pub persistence: Persistence,
    /// Where the reader is.
    pub route: CurrentRoute,
    /// What the lesson is read for.
    pub purpose: ReadingPurpose,
    /// What the stores held and could not be read.
    pub damaged: StoredValue<Vec<Damaged>>,
    first: Memo<Option<ArticleIndex>>,
    /// The one beside the first.
    second: Memo<Option<ArticleIndex>>,
    /// The article to which the reader has turned; it counts while it is on the page.
    turned_to: RwSignal<Option<ArticleIndex>>,
    article: Memo<Option<ArticleIndex>>,
}

impl Reader {
    /// The state of a lesson that was loaded, in the current owner. What belongs to the whole app is taken from
    /// context.
    #[must_use]
    pub fn new(loaded: LoadedWork) -> Self {
        let persistence: Persistence = expect_context();
        let route: CurrentRoute = expect_context();
        let purpose = use_context::<CurrentVisit>()
            .map_or(ReadingPurpose::Work, CurrentVisit::purpose_untracked);
        let lesson = loaded.session.workspace().lesson().clone();
        let identity = Identity::new(lesson.id.clone(), loaded.annotator);
        let unsaved = UnsavedRecords::of(loaded.session.workspace(), loaded.exported);
        let backup = BackupReminder::new(unsaved, loaded.exported);
        let library: Library = expect_context();
        let sheet = loaded.sheet;
        let saving = saving::Saving::new(lesson.id.clone(), sheet, persistence, identity, library);
        let session = LessonSession::new(loaded.session, move |session, change| {
            saving.save_change(session, change);
        });
        persistence.even_out(loaded.lacks);
        let shown = move || ShownArticles::of(&session.lesson(), &route.get());
        let first = Memo::new(move |_| shown().map(ShownArticles::first));
        let second = Memo::new(move |_| shown().and_then(ShownArticles::second));
        let turned_to = RwSignal::new(None);
        let article = Memo::new(move |_| {
            let first = first.get()?;
            let is_second = second.get().is_some_and(|at| turned_to.get() == Some(at));
            if is_second { second.get() } else { Some(first) }
        });
        let reader = Self {
            session,
            sheet,
            sheets: use_context().unwrap_or_else(SheetChoice::new),
            identity,
            selection: Selection::new(&lesson.tags),
            focused: FocusedMark::new(),
            list: MarkList::new(),
            dialogs: Dialogs::new(),
            incoming: IncomingFiles::new(),
            looked_at: LookedAtWork::new(),
            preferences: Preferences::new(loaded.single_keys),
            suggesting: Suggesting::new(loaded.names_suggested),
            backup,
            position: ReadingPosition::new(loaded.position),
            focus: FocusRequest::new(),
            ahead: TypedAhead::new(),
            shared_wording: SharedWording::new(),
            scroll: ScrollRequest::new(),
            printing: Printing::follow(),
            toasts: expect_context(),
            library,
            persistence,
            route,
            purpose,
            damaged: StoredValue::new(loaded.damaged),
            first,
            second,
            turned_to,
            article,
        };
        // What is marked elsewhere is somebody's work.
        if purpose == ReadingPurpose::Work {
            saving.follow(reader);
        }
        reader
    }

    /// The state of somebody else's work on the same lesson, in the current owner. It is only read, and nothing
    /// of it is kept.
    #[must_use]
    fn apart(self, work: &Work) -> Self {
        let lesson = self.session.lesson();
        let mut workspace = Workspace::new(lesson.clone());
        for record in &work.records {
            workspace.adopt(record.clone());
        }
        Self {
            session: LessonSession::new(Session::read_only(workspace), |_, _| {}),
            identity: Identity::new(lesson.id.clone(), Some((work.annotator.clone(), 0))),
            selection: Selection::new(&lesson.tags),
            focused: FocusedMark::new(),
            list: MarkList::new(),
            dialogs: Dialogs::new(),
            incoming: IncomingFiles::new(),
            looked_at: LookedAtWork::new(),
            backup: BackupReminder::new(UnsavedRecords::default(), 0),
            focus: FocusRequest::new(),
            suggesting: Suggesting::new(NamesSuggested::Off),
            ahead: TypedAhead::new(),
            shared_wording: SharedWording::new(),
            scroll: ScrollRequest::new(),
            damaged: StoredValue::new(Vec::new()),
            persistence: self.persistence.only_reading(),
            ..self
        }
    }

    /// Keeps what belongs to the work on this sheet.
    pub fn save(self, writes: Vec<Write>) {
        let writes = writes.into_iter().map(|write| self.sheet.write(write));
        self.persistence.save(writes.collect());
    }

    /// The articles on the page; whoever reads them inside an effect is told when they are others.
    #[must_use]
    pub fn shown(self) -> Option<ShownArticles> {
        ShownArticles::new(self.first.get(), self.second.get())
    }

    /// The articles on the page, once.
    #[must_use]
    pub fn shown_untracked(self) -> Option<ShownArticles> {
        ShownArticles::new(self.first.get_untracked(), self.second.get_untracked())
    }

    /// That article is at hand from now on, or from when it is on the page.
    pub fn turn_to(self, at: ArticleIndex) {
        self.turned_to.set(Some(at));
    }

    /// The number of the article at hand, which all that is done is about; whoever reads it inside an effect is told
    /// when it is another.
    #[must_use]
    pub fn article(self) -> Option<ArticleIndex> {
        self.article.get()
    }

    /// The number of the article at hand, once.
    #[must_use]
    pub fn article_untracked(self) -> Option<ArticleIndex> {
        self.article.get_untracked()
    }

    /// The lesson is left: what belongs to the whole app forgets who has read it here.
    pub fn leave_lesson(self) {
        self.persistence.release_readers();
        self.route.release_readers();
        self.toasts.release_readers();
    }

    /// The page of an article is left: the state forgets who has read it there.
    pub fn leave_article(self, at: ArticleIndex) {
        self.session.release_readers(at);
        self.leave_page();
    }

    /// A page is left: the state forgets who has read it there.
    pub fn leave_page(self) {
        self.identity.release_readers();
        self.focused.release_readers();
        self.list.release_readers();
        self.selection.release_readers();
        self.suggesting.release_readers();
        self.focus.release_readers();
        self.shared_wording.release_readers();
        self.scroll.release_readers();
        self.printing.release_readers();
    }

    /// Whether the lesson is only looked at, so that marks are nobody's work.
    #[must_use]
    pub fn is_preview(self) -> bool {
        self.purpose == ReadingPurpose::Preview
    }

    /// Whether the lesson was closed, of which whoever answers late may not have heard.
    #[must_use]
    pub fn is_closed(self) -> bool {
        self.session.is_closed()
    }
}

/// The pages of the lesson that the address leads to, or what is waited for.
#[component]
pub fn ReaderPages(
    /// What the lesson is read for.
    purpose: ReadingPurpose,
) -> impl IntoView {
    if purpose == ReadingPurpose::Preview {
        provide_context(expect_context::<Persistence>().only_reading());
    }
    let opening = Opening::new(purpose);
    let status = Memo::new(move |_| opening.status());
    let opened = Memo::new(move |_| opening.opened());
    view! {
        {move || match status.get() {
            OpeningStatus::Open => ().into_any(),
            OpeningStatus::Loading => view! { <LessonWaiting/> }.into_any(),
            OpeningStatus::NotHere(problems) => view! { <LessonNotHere problems/> }.into_any(),
        }}
        <Remount on=opened let(number)>
            {number
                .and_then(|number| opening.take(number))
                .map(|loaded| view! { <OpenLesson loaded/> })}
        </Remount>
    }
}

/// An open lesson, with its state.
#[component]
fn OpenLesson(
    /// What was kept of the work on it.
    loaded: LoadedWork,
) -> impl IntoView {
    let reader = Reader::new(loaded);
    provide_context(reader);
    on_cleanup(move || reader.leave_lesson());
    let is_apart = Memo::new(move |_| reader.looked_at.is_some());
    view! {
        <Remount on=is_apart let(is_apart)>
            {if is_apart {
                view! { <WorkApart/> }.into_any()
            } else {
                view! { <OwnWork/> }.into_any()
            }}
        </Remount>
    }
}

/// The reader's own work.
#[component]
fn OwnWork() -> impl IntoView {
    let early = early_words::take_away();
    listen(expect_context());
    view! { <LessonPage early/> }
}

/// Somebody else's work in the place of the reader's own, which waits and goes on to hear of other tabs.
#[component]
pub fn WorkApart() -> impl IntoView {
    let own = expect_context::<Reader>();
    let looked_at = own.looked_at.get_untracked()?;
    let reader = own.apart(&looked_at.work);
    provide_context(OwnReader(own));
    provide_context(reader);
    listen(reader);
    Some(view! { <LessonPage/> })
}
