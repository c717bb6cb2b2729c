//! Whole lessons: bringing articles in, copies, files, deleting with a way back.
//!
//! Invariant: all that was brought in at once is one step; what is given away is what is on the screen,
//! also where nothing could be kept.

use std::sync::Arc;

use leptos::task::spawn_local;
use leptos::web_sys::File;
use thiserror::Error;

use super::actions::{edit_and_say, gives_way, keep, take_step_back};
use super::article_intake::{FileDraft, IntakeResult};
use super::context::WorkshopContext;
use super::take_back::Reversal;
use crate::core::authoring::reread::TITLE;
use crate::core::authoring::{EditRefusal, doubts, lesson as authoring};
use crate::core::format;
use crate::core::intake;
use crate::core::lesson::article::{Article, ArticleId};
use crate::core::lesson::tag_set::TagSet;
use crate::core::lesson::{AskedFor, Lesson, LessonId};
use crate::core::qr_symbol::QrSymbol;
use crate::core::route::{Route, WorkshopRoute};
use crate::core::storage::{Key, Write, past};
use crate::core::text::printable::brief;
use crate::pages::incoming::{KnownLessons, LessonOffer};
use crate::platform::{files, stamp};
use crate::state::lesson_space::{NoSpace, check_space_for};
use crate::state::library::lesson_write;
use crate::state::persistence::SaveStatus;
use crate::state::route::go_to;
use crate::state::stores::{Lacks, StoreKind};

/// Goes to a page of the workshop.
pub fn go(route: WorkshopRoute) {
    go_to(&Route::Workshop(route));
}

/// Gathers the lessons, and answers which of them one store has and the other lacks.
pub async fn gather(cx: WorkshopContext) -> Lacks {
    let (lessons, lacks) = KnownLessons::gather(cx.persistence).await;
    // What has been typed while the stores were asked is later.
    let mut later = cx.saver.unwritten();
    later.extend(cx.editor.lesson_untracked());
    cx.library.gathered(lessons, later);
    lacks
}

/// Another tab has written lessons: looks at them, and goes over to what it has made of the open one, where
/// that is later.
pub async fn follow_other_tab(cx: WorkshopContext) {
    gather(cx).await;
    let Some(open) = cx.editor.lesson_untracked() else {
        return;
    };
    let theirs = cx.library.get_kept(&open.id);
    if let Some(theirs) = theirs.filter(|theirs| theirs.revision > open.revision) {
        // What is on this page can come back from the page of everything that is kept.
        if let Write::Set(key, ours) = lesson_write(&open) {
            cx.persistence
                .save_in(StoreKind::Journal, vec![past(&key, &ours)]);
        }
        cx.saver.forget(&open.id);
        cx.editor.open(theirs);
        cx.toasts
            .say("This lesson was changed in another tab. This is how it is now.");
    }
}

/// Brings in files that were chosen or dropped.
pub fn bring_files(cx: WorkshopContext, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    let target = target(cx);
    spawn_local(async move {
        let mut result = cx.intake.read_files(files).await;
        if let Some(found) = result.lesson.take() {
            cx.incoming
                .set(LessonOffer::new(found, &cx.library.known()));
        }
        bring(cx, &result, target.as_ref());
    });
}

/// Brings in words that were pasted. Answers whether they are in.
pub async fn bring_pasted(cx: WorkshopContext, words: &str) -> bool {
    if words.trim().is_empty() {
        cx.toasts.say("Paste the text of an article first.");
        return false;
    }
    let target = target(cx);
    let result = cx.intake.read_pasted(words).await;
    bring(cx, &result, target.as_ref())
}

/// The lesson into which articles go now; none where they begin a new one.
fn target(cx: WorkshopContext) -> Option<LessonId> {
    match cx.route.get_untracked() {
        Route::Workshop(WorkshopRoute::Lesson(id) | WorkshopRoute::Article(id, _)) => Some(id),
        _ => None,
    }
}

/// Puts the articles into that lesson, or into a new one. Answers whether they are in.
fn bring(cx: WorkshopContext, result: &IntakeResult, target: Option<&LessonId>) -> bool {
    let drafts = &result.drafts;
    if drafts.is_empty() || gives_way(cx) {
        return false;
    }
    let brought = match target {
        None => begin_lesson(cx, drafts),
        Some(target) => match cx.editor.lesson_untracked() {
            Some(open) if open.id == *target => add_articles(cx, &open, drafts),
            _ => Err(NotAdded::OtherLesson),
        },
    };
    brought.unwrap_or_else(|error| {
        cx.toasts.say(error.to_string());
        false
    })
}

/// Why articles did not go into a lesson. The teacher is told the sentence.
#[derive(Debug, Error)]
enum NotAdded {
    /// They were on their way when the teacher went on to another one.
    #[error(
        "Another lesson was opened in the meantime, so nothing was added. Add the articles again where they belong."
    )]
    OtherLesson,
    /// The lesson does not take them.
    #[error(transparent)]
    Refused(#[from] EditRefusal),
    /// The browser has no room for them.
    #[error(transparent)]
    NoSpace(#[from] NoSpace),
}

type Drafts = [FileDraft];

fn add_articles(cx: WorkshopContext, lesson: &Lesson, drafts: &Drafts) -> Result<bool, NotAdded> {
    let made = articles(lesson, drafts);
    let bigger = Lesson {
        articles: lesson.articles.iter().chain(&made).cloned().collect(),
        ..lesson.clone()
    };
    check_space_for(&bigger)?;
    explain(cx, &lesson.id, &made, drafts);
    let ids = ids(&made);
    Ok(edit_and_say(cx, |lesson| {
        let mut edit = authoring::add_articles(lesson, made)?;
        doubt_outlets(&mut edit.lesson, &ids, drafts);
        Ok(edit)
    }))
}

fn begin_lesson(cx: WorkshopContext, drafts: &Drafts) -> Result<bool, NotAdded> {
    let Some(lesson) = empty_lesson(drafts) else {
        return Ok(false);
    };
    let made = articles(&lesson, drafts);
    let mut whole = authoring::add_articles(&lesson, made.clone())?.lesson;
    doubt_outlets(&mut whole, &ids(&made), drafts);
    check_space_for(&whole)?;
    explain(cx, &whole.id, &made, drafts);
    let id = whole.id.clone();
    cx.editor.open(Arc::new(whole));
    keep(cx);
    go(WorkshopRoute::Lesson(id));
    Ok(true)
}

fn explain(cx: WorkshopContext, lesson: &LessonId, made: &[Article], drafts: &Drafts) {
    let ids = made.iter().map(|article| &article.id);
    let explained = drafts.iter().map(|file| &*file.draft);
    cx.explanations.add(lesson, ids.clone().zip(explained));
    cx.readings.add(lesson, ids.zip(drafts));
}

fn ids(made: &[Article]) -> Vec<ArticleId> {
    made.iter().map(|article| article.id.clone()).collect()
}

/// A wrong day or language is seen and mended when it matters; a wrong outlet is what students begin with.
fn doubt_outlets(lesson: &mut Lesson, ids: &[ArticleId], drafts: &Drafts) {
    for (id, file) in ids.iter().zip(drafts) {
        let outlet = file.draft.outlet.as_ref();
        if let Some(outlet) = outlet.filter(|outlet| outlet.why.is_weak()) {
            doubts::raise(lesson, id, outlet.why.sentence());
        }
    }
}

/// A lesson without articles, called as the first of them.
fn empty_lesson(drafts: &Drafts) -> Option<Lesson> {
    let headline = drafts.iter().find_map(|file| file.draft.headline.as_ref());
    let title = headline.map_or("New lesson", |headline| headline.value.as_str());
    let language = drafts.iter().find_map(|file| file.draft.language.as_ref());
    Some(Lesson {
        id: authoring::lesson_id(title, stamp::number())?,
        revision: 0,
        title: brief(title, TITLE),
        language: language.map(|language| language.value.clone()),
        instructions: authoring::INSTRUCTIONS.to_owned(),
        asks_for: AskedFor::Nothing,
        tags: TagSet::default(),
        articles: Vec::new(),
        extra: std::collections::BTreeMap::new(),
    })
}

/// The drafts as articles with names that the lesson does not have yet.
fn articles(lesson: &Lesson, drafts: &Drafts) -> Vec<Article> {
    let taken = lesson.articles.iter().map(|article| article.id.clone());
    let named = drafts.iter().map(|file| {
        let outlet = file.draft.outlet.as_ref();
        let outlet = outlet.map(|outlet| outlet.value.as_str());
        (outlet.unwrap_or(&file.name), &*file.draft)
    });
    intake::articles(named, taken.collect())
}

/// Makes a copy with a name of its own and opens it.
pub fn duplicate(cx: WorkshopContext, lesson: &Lesson) {
    if gives_way(cx) {
        return;
    }
    let Some(id) = authoring::lesson_id(&lesson.title, stamp::number()) else {
        return;
    };
    let copy = Arc::new(authoring::duplicate(lesson, id.clone()));
    if let Err(error) = check_space_for(&copy) {
        cx.toasts.say(error.to_string());
        return;
    }
    cx.saver.write(vec![lesson_write(&copy)]);
    cx.library.put(copy);
    go(WorkshopRoute::Lesson(id));
    cx.toasts
        .say("This is a copy; the other lesson stays as it is.");
}

/// Deletes a lesson. The work on it stays.
pub fn delete(cx: WorkshopContext, lesson: &Lesson) {
    if gives_way(cx) {
        return;
    }
    let back = vec![lesson_write(lesson)];
    cx.library.remove(&lesson.id);
    cx.saver.forget(&lesson.id);
    if cx.editor.has_open(&lesson.id) {
        cx.editor.close();
    }
    let removal = vec![Write::Remove(Key::Lesson(lesson.id.clone()))];
    spawn_local(async move {
        if let SaveStatus::NotSaved(_) = cx.saver.write_now(removal).await {
            cx.toasts.say("The browser could not delete the lesson, so it is still here. Reload the page and try again.");
            gather(cx).await;
        }
    });
    go(WorkshopRoute::Lessons);
    cx.take_back.set(Reversal::Writes(back));
    cx.toasts.say_undoable(format!(
        "“{}” was deleted. Marks made on it stay saved.",
        brief(&lesson.title, 60)
    ));
}

/// Takes back what was said last.
pub fn take_back(cx: WorkshopContext) {
    match cx.take_back.get() {
        Some(Reversal::Step(lesson, revision)) => take_step_back(cx, &lesson, revision),
        Some(Reversal::Writes(writes)) => {
            cx.saver.write(writes);
            cx.toasts.say("The lesson is back.");
            spawn_local(async move { drop(gather(cx).await) });
        }
        None => {}
    }
}

/// Offers a lesson as a file.
pub fn download(cx: WorkshopContext, lesson: &Lesson) {
    let name = authoring::file_name(lesson);
    if files::download(&name, &format::export_lesson(lesson)).is_ok() {
        cx.toasts.say(format!("Downloaded as {name}."));
    } else {
        cx.toasts.say("The browser did not allow the download. The lesson is still here; try another browser window.");
    }
}

/// Offers a QR code as a file.
pub fn download_code(cx: WorkshopContext, symbol: &QrSymbol) {
    let lesson = cx.editor.lesson_untracked();
    let name = lesson.map_or_else(String::new, |lesson| authoring::file_name(&lesson));
    let name = format!("{}-qr-code.svg", name.trim_end_matches(".json"));
    if files::download_svg(&name, &symbol.svg()).is_ok() {
        cx.toasts.say(format!("Downloaded as {name}."));
    } else {
        cx.toasts
            .say("The browser did not allow the download. Try another browser window.");
    }
}

/// Puts a link into the clipboard, where the browser allows it.
pub fn copy_link(cx: WorkshopContext, address: String) {
    spawn_local(async move {
        cx.toasts.say(if files::copy(&address).await {
            "The link was copied. Paste it where your class finds it."
        } else {
            "The browser did not allow copying. Select the link and copy it yourself."
        });
    });
}
