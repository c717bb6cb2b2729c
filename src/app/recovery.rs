//! The page of everything that is kept: what it shows, and what may be done there.
//!
//! Invariant: each store is asked by itself, so one that fails does not hide the other; everything is
//! written through [`Store`], which never replaces what is later. Nothing is written once a newer version
//! of the app has been heard of.
//! Must not know: markup, and anything of an open lesson.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::stores::{Faults, Stores};
use super::tabs;
use super::watched::Watched;
use crate::core::format::{self, Everything, FileError, Opened};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::core::recovery::{
    FAMILY, PutBack, StoredItem, Survey, Writes, of_lesson, put_back, remove_lesson, settle, survey,
};
use crate::core::storage::{Store, StoreError, TabMessage, Write};
use crate::platform;
use crate::platform::indexed_db::Fate;
use crate::platform::page;
use crate::platform::tabs::Channel;

/// What the page shows.
pub struct Shown {
    /// What the stores hold.
    pub all: Everything,
    /// The same, sorted out.
    pub survey: Survey,
    /// Why each store could not be read, if it could not.
    pub faults: Faults,
}

/// The state of the page. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct Recovery {
    /// What is kept; nothing while the stores are asked for the first time.
    pub shown: Watched<Option<Rc<Shown>>>,
    /// What was done last, as a sentence.
    pub said: Watched<String>,
    /// What takes the last removal back.
    pub way_back: Watched<Option<Write>>,
    /// Whether a newer version of the app has been heard of.
    pub outdated: Watched<bool>,
    beside: Watched<Rc<Vec<Lesson>>>,
    stores: &'static Stores,
    channel: &'static Channel,
}

/// Where the focus goes after something was done: what was pressed may be gone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Next(pub &'static str);

impl Recovery {
    /// Begins to look.
    #[must_use]
    pub fn new() -> Self {
        let outdated = Watched::new(false);
        let stores = Stores::open(move |fate| match fate {
            Fate::Outdated => outdated.set(true),
            // What is shown was there when it was asked for.
            Fate::Emptied => {}
        });
        let page = Self {
            shown: Watched::new(None),
            said: Watched::new(String::new()),
            way_back: Watched::new(None),
            outdated,
            beside: Watched::new(Rc::default()),
            stores,
            channel: tabs::open(),
        };
        // What is shown was there when it was asked for.
        tabs::meet(page.channel, move || outdated.set(true), |_| ());
        page::set_title("Everything that is kept – Lateral");
        spawn_local(async move {
            page.look().await;
            // The lesson beside the app lends its titles. The page does without it where it must.
            if let Some(text) = platform::address::fetch_text(super::library::BUNDLED).await
                && let Ok((Opened::Lesson(lesson), _)) = format::import(text.as_bytes())
            {
                page.beside.set(Rc::new(vec![*lesson]));
                page.look().await;
            }
        });
        page
    }

    /// Asks both stores again.
    async fn look(self) {
        let journal = self.stores.journal.load(FAMILY);
        let (local, journal) = (self.stores.local.load(FAMILY).await, journal.await);
        let faults = Faults {
            local: local.as_ref().err().cloned(),
            journal: journal.as_ref().err().cloned(),
        };
        let all = Everything {
            local: local.unwrap_or_default().into_iter().collect(),
            journal: journal.unwrap_or_default().into_iter().collect(),
        };
        let survey = self.beside.with_untracked(|beside| survey(&all, beside));
        self.shown.set(Some(Rc::new(Shown {
            all,
            survey,
            faults,
        })));
    }

    /// Offers everything as one file.
    pub fn download_everything(self) {
        let Some(shown) = self.shown.get_untracked() else {
            return;
        };
        let name = format!("lateral-everything-{}.json", platform::stamp::today());
        self.download(&name, &format::export_everything(&shown.all));
    }

    /// Offers what is kept of one lesson and of the work on it.
    pub fn download_lesson(self, lesson: &LessonId) {
        let Some(shown) = self.shown.get_untracked() else {
            return;
        };
        let kept = shown.survey.lessons.iter().find(|kept| kept.id == *lesson);
        let whose = kept.map_or("", |kept| &kept.annotator);
        let name = format::file_name(lesson, &format!("{whose} kept"), &platform::stamp::today());
        self.download(
            &name,
            &format::export_everything(&of_lesson(&shown.all, lesson)),
        );
    }

    /// Offers one value as it is.
    pub fn download_item(self, item: &StoredItem) {
        let Some(shown) = self.shown.get_untracked() else {
            return;
        };
        let Some(value) = item.value(&shown.all) else {
            return;
        };
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let name: String = item.key.chars().map(plain).take(120).collect();
        self.download(&format!("{name}.txt"), value);
    }

    fn download(self, name: &str, text: &str) {
        self.said.set(match platform::files::download(name, text) {
            Ok(()) => format!("Downloaded as {name}."),
            Err(_) => "The browser did not allow the download. Nothing was changed; try another browser window.".into(),
        });
    }

    /// Makes these the latest again.
    pub fn bring_back(self, writes: Vec<Write>, done: &'static str, next: Next) {
        self.way_back.set(None);
        spawn_local(async move {
            let Some(shown) = self.shown.get_untracked() else {
                return;
            };
            let writes = settle(&shown.all, writes);
            let outcome = self.write(&shown.faults, writes).await;
            self.told(outcome.sentence(done), next).await;
        });
    }

    /// Takes an imported lesson out of the browser, so that it can come back. The work on it stays.
    pub fn remove(self, lesson: LessonId, next: Next) {
        spawn_local(async move {
            let Some(shown) = self.shown.get_untracked() else {
                return;
            };
            let writes = remove_lesson(&shown.all, &lesson);
            let kept = Writes {
                local: Vec::new(),
                journal: writes.journal,
            };
            let kept = self.write(&shown.faults, kept).await.journal;
            // The lesson may only go when the database has it as past.
            let sentence = if let Err(error) = kept {
                format!(
                    "The lesson was not removed, because it could not be brought back: the browser's database {}.",
                    reason(&error)
                )
            } else {
                let gone = Writes {
                    local: writes.local,
                    journal: Vec::new(),
                };
                let outcome = self.write(&shown.faults, gone).await;
                outcome.sentence("The lesson was removed. The work on it stays.")
            };
            self.look().await;
            let back = self.shown.with_untracked(|shown| {
                let mut removed = shown.iter().flat_map(|shown| &shown.survey.removed);
                Some(removed.find(|gone| gone.id == lesson)?.back.clone())
            });
            self.way_back.set(back);
            self.told(sentence, next).await;
        });
    }

    /// Puts back what is in the file that was chosen in an input.
    pub fn put_back_chosen(self, event: &web_sys::Event) {
        let Some(file) = platform::files::take_chosen(event) else {
            return;
        };
        self.way_back.set(None);
        self.said.set("Reading the file…".into());
        spawn_local(async move {
            let read = platform::files::read_up_to(&file, limits::EVERYTHING_BYTES).await;
            let opened = read.and_then(|bytes| format::import_everything(&bytes));
            let sentence = match (opened, self.shown.get_untracked()) {
                (Err(FileError::TooLarge), _) => format::everything_too_large().to_string(),
                (Err(error), _) => error.to_string(),
                (_, None) => "The stores have not answered yet. Try again in a moment.".into(),
                (Ok((file, problems)), Some(shown)) => {
                    let mut plan = put_back(&shown.all, file);
                    let writes = std::mem::take(&mut plan.writes);
                    let outcome = self.write(&shown.faults, writes).await;
                    let mut sentence = outcome.sentence(&told_of(&plan));
                    for problem in problems {
                        sentence = format!("{sentence} {}", problem.sentence());
                    }
                    sentence
                }
            };
            self.told(sentence, Next("#said")).await;
        });
    }

    async fn told(self, sentence: String, next: Next) {
        self.look().await;
        self.said.set(sentence);
        // When the lists have been drawn again.
        page::after(0, move || {
            if !page::focus(next.0, None) {
                page::focus("h1", None);
            }
        });
    }

    async fn write(self, faults: &Faults, writes: Writes) -> Outcome {
        if self.outdated.get_untracked() {
            return Outcome {
                local: Err(StoreError::Newer),
                journal: Err(StoreError::Newer),
            };
        }
        let all = writes.local.iter().chain(&writes.journal);
        let names = all.map(|write| {
            let (Write::Set(key, _) | Write::Remove(key)) = write;
            key.to_string()
        });
        let signal = TabMessage::wrote(names.collect());
        let journal = one(
            &*self.stores.journal,
            faults.journal.as_ref(),
            writes.journal,
        );
        let local = one(&*self.stores.local, faults.local.as_ref(), writes.local);
        let (journal, local) = (journal.await, local.await);
        self.channel.say(&signal);
        Outcome { local, journal }
    }
}

impl Default for Recovery {
    fn default() -> Self {
        Self::new()
    }
}

/// Writes into one store, unless it could not even be read.
async fn one(
    store: &dyn Store,
    fault: Option<&StoreError>,
    writes: Vec<Write>,
) -> Result<(), StoreError> {
    match fault {
        Some(error) => Err(error.clone()),
        None if writes.is_empty() => Ok(()),
        None => store.write(writes).await.map_err(|failed| failed.error),
    }
}

/// How writing went.
struct Outcome {
    local: Result<(), StoreError>,
    journal: Result<(), StoreError>,
}

impl Outcome {
    fn sentence(&self, done: &str) -> String {
        match (&self.local, &self.journal) {
            (Ok(()), Ok(())) => done.to_owned(),
            (Err(error), Ok(())) => format!(
                "{done} It is kept in one place only: the browser's local storage {}.",
                reason(error)
            ),
            (Ok(()), Err(error)) => format!(
                "{done} It is kept in one place only: the browser's database {}.",
                reason(error)
            ),
            (Err(local), Err(journal)) => format!(
                "Nothing was changed: the browser's local storage {}, and its database {}.",
                reason(local),
                reason(journal)
            ),
        }
    }
}

/// What is wrong with a store, as the end of a sentence that begins with its name.
#[must_use]
pub fn reason(error: &StoreError) -> &'static str {
    match error {
        StoreError::Full => "is full",
        StoreError::Missing => "is switched off",
        StoreError::Newer => "belongs to a newer Lateral",
        StoreError::Failed(_) => "does not answer",
    }
}

fn told_of(plan: &PutBack) -> String {
    let new = match plan.new {
        0 => "Nothing had to be put back.".to_owned(),
        1 => "1 item was put back.".to_owned(),
        many => format!("{many} items were put back."),
    };
    let here = match plan.here {
        0 => String::new(),
        1 => " 1 item of the file is here already, the same or later.".to_owned(),
        many => format!(" {many} items of the file are here already, the same or later."),
    };
    let left = match plan.left {
        0 => String::new(),
        1 => " 1 item cannot be used and stays in the file.".to_owned(),
        many => format!(" {many} items cannot be used and stay in the file."),
    };
    new + &here + &left
}
