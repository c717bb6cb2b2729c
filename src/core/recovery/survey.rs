//! How a survey is put together: value by value, then what belongs together.
//!
//! Invariant: a record counts once, as it is after both stores have been joined.
//! Must not know: what is written.

use std::sync::Arc;

use super::{
    DeletedMark, KeptLesson, KeptSheet, LessonOrigin, RemovedLesson, RemovedSheet, StoredIn,
    StoredItem, Survey, Unreadable, fault, lesson_in, read_lesson, read_record,
};
use crate::core::annotation::Body;
use crate::core::annotation::anchor::Anchor;
use crate::core::annotation::history::Side;
use crate::core::annotation::record::{Record, RecordId, State, join};
use crate::core::format::{self, Everything};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::core::sort::sort_by;
use crate::core::storage::{Key, Sheet, Write};

mod removed_sheets;
use removed_sheets::RemovedSheets;

/// What a survey is made on.
#[derive(Default)]
pub struct SurveyBuilder {
    survey: Survey,
    /// By name.
    lessons: Vec<(LessonId, LessonEntry)>,
    records: Vec<(RecordPlace, RecordVersion)>,
    removed_sheets: RemovedSheets,
    /// Every version of each lesson that is past.
    past_lessons: Vec<(Lesson, String)>,
}

type RecordPlace = (LessonId, Sheet, RecordId);

/// What a list that is sorted by key has under one; made where there is nothing. A list and no map: code of a map
/// is made anew for every type, and there are few lessons and sheets.
fn slot<K: Ord, V>(list: &mut Vec<(K, V)>, key: K, make: impl FnOnce() -> V) -> &mut V {
    let at = match list.binary_search_by(|(known, _)| known.cmp(&key)) {
        Ok(at) => at,
        Err(at) => {
            list.insert(at, (key, make()));
            at
        }
    };
    &mut list[at].1
}

/// What is known of a lesson.
struct LessonEntry {
    kept: KeptLesson,
    /// By sheet.
    sheets: Vec<(Sheet, KeptSheet)>,
    /// The lesson itself, if it is at hand.
    lesson: Option<Arc<Lesson>>,
}

/// What is known of a record.
enum RecordVersion {
    /// As it is now.
    Now(Record),
    /// What it is now cannot be read.
    Unreadable,
    /// A live version that is past.
    Past(Record),
}

impl SurveyBuilder {
    /// A lesson that is at hand without being kept.
    pub fn lend(&mut self, lesson: Arc<Lesson>) {
        self.know(LessonOrigin::Bundled, lesson);
    }

    fn know(&mut self, source: LessonOrigin, lesson: Arc<Lesson>) {
        let entry = self.entry(&lesson.id);
        entry.kept.source = source;
        entry.lesson = Some(lesson);
    }

    fn known(&self, id: &LessonId) -> Option<&Lesson> {
        let at = self.lessons.binary_search_by(|(known, _)| known.cmp(id));
        self.lessons[at.ok()?].1.lesson.as_deref()
    }

    /// The same, or the last that was removed: it lends its words.
    fn known_or_past(&self, id: &LessonId) -> Option<&Lesson> {
        let past = || {
            let past = self.past_lessons.iter().filter(|(past, _)| past.id == *id);
            past.map(|(lesson, _)| lesson)
                .max_by_key(|lesson| lesson.revision)
        };
        self.known(id).or_else(past)
    }

    fn kept(&mut self, id: &LessonId) -> &mut KeptLesson {
        &mut self.entry(id).kept
    }

    fn sheet(&mut self, id: &LessonId, sheet: Sheet) -> &mut KeptSheet {
        slot(&mut self.entry(id).sheets, sheet, || KeptSheet {
            sheet,
            annotator: String::new(),
            live: 0,
        })
    }

    fn entry(&mut self, id: &LessonId) -> &mut LessonEntry {
        slot(&mut self.lessons, id.clone(), || LessonEntry {
            lesson: None,
            sheets: Vec::new(),
            kept: KeptLesson {
                id: id.clone(),
                title: None,
                source: LessonOrigin::Absent,
                sheets: Vec::new(),
                live: 0,
                deleted: 0,
                steps: 0,
                bytes: 0,
            },
        })
    }

    /// Notes every value with its place, and what is wrong with it.
    pub fn look_at_items(&mut self, all: &Everything) {
        for key in all.names() {
            let (local, journal) = (all.local.get(key), all.journal.get(key));
            let held = match (local, journal) {
                (Some(a), Some(b)) if a == b => [Some((StoredIn::Both, a)), None],
                (a, b) => [
                    a.map(|value| (StoredIn::Local, value)),
                    b.map(|value| (StoredIn::Journal, value)),
                ],
            };
            for (held, value) in held.into_iter().flatten() {
                let item = StoredItem {
                    key: key.clone(),
                    held,
                    bytes: value.len(),
                };
                if let Some(id) = lesson_in(key).and_then(LessonId::parse) {
                    self.kept(&id).bytes += value.len();
                }
                if let Some(why) = fault(key, value) {
                    let item = item.clone();
                    self.survey.unreadable.push(Unreadable { item, why });
                }
                self.survey.items.push(item);
            }
        }
    }

    /// Notes what a value says, where both stores have been joined.
    pub fn read(&mut self, key: &Key, value: &str) {
        let sheet = key.sheet().unwrap_or_default();
        match key.in_first().clone() {
            Key::Lesson(id) => {
                if let Ok(lesson) = read_lesson(&id, value) {
                    self.know(LessonOrigin::Imported, Arc::new(lesson));
                }
            }
            Key::Annotator(lesson) => {
                if let Ok((annotator, _)) = format::read_annotator(value) {
                    self.removed_sheets.here(&lesson, sheet, annotator.id);
                    self.sheet(&lesson, sheet).annotator = annotator.name;
                }
            }
            Key::Record(lesson, id) => {
                let record = read_record(id, value).ok();
                let kept = self.kept(&lesson);
                match record.as_ref().map(|record| &record.state) {
                    Some(State::Live(Body::Entity(_) | Body::Rejection(_))) | None => {}
                    Some(State::Live(_)) => {
                        kept.live += 1;
                        self.sheet(&lesson, sheet).live += 1;
                    }
                    Some(State::Deleted) => kept.deleted += 1,
                }
                let version = record.map_or(RecordVersion::Unreadable, RecordVersion::Now);
                self.records.push(((lesson, sheet, id), version));
            }
            Key::Step(lesson, id) => {
                let step = format::read_step(id, value);
                let counts = step.is_ok_and(|step| step.side != Side::Dropped);
                self.kept(&lesson).steps += usize::from(counts);
            }
            Key::Past(key, _) => self.read_past(&key, value),
            Key::Place(_)
            | Key::Exported(_)
            | Key::Setting(_)
            | Key::UsedSheet(_)
            | Key::Beside(..) => {}
        }
    }

    fn read_past(&mut self, key: &Key, value: &str) {
        let sheet = key.sheet().unwrap_or_default();
        self.removed_sheets.past(key, value);
        match key.in_first().clone() {
            Key::Lesson(id) => {
                // Damaged stores may hold the same twice.
                let is_known = self.past_lessons.iter().any(|(_, known)| known == value);
                if !is_known && let Ok(lesson) = read_lesson(&id, value) {
                    self.past_lessons.push((lesson, value.to_owned()));
                }
            }
            Key::Record(lesson, id) => {
                let Ok(record) = read_record(id, value) else {
                    return;
                };
                if matches!(record.body(), None | Some(Body::Rejection(_))) {
                    return;
                }
                let version = RecordVersion::Past(record);
                self.records.push(((lesson, sheet, id), version));
            }
            _ => {}
        }
    }

    /// What has come together.
    pub fn done(mut self) -> Survey {
        let mut marks = Vec::new();
        self.survey.removed_sheets = std::mem::take(&mut self.removed_sheets).done();
        let title = |id: &LessonId| self.known_or_past(id).map(|lesson| lesson.title.clone());
        let titles = self.survey.removed_sheets.iter();
        let titles: Vec<_> = titles.map(|removed| title(&removed.lesson)).collect();
        for (removed, title) in self.survey.removed_sheets.iter_mut().zip(titles) {
            removed.title = title;
        }
        let is_gone = |survey: &Survey, lesson: &LessonId, sheet: Sheet| {
            let order = |gone: &RemovedSheet| (&gone.lesson, gone.sheet).cmp(&(lesson, sheet));
            survey.removed_sheets.binary_search_by(order).is_ok()
        };
        let mut records = std::mem::take(&mut self.records);
        sort_by(&mut records, |(a, _), (b, _)| a.cmp(b));
        for versions in records.chunk_by(|(a, _), (b, _)| a == b) {
            let ((lesson, sheet, _), _) = &versions[0];
            let past = versions.iter().filter_map(|(_, version)| match version {
                RecordVersion::Past(record) => Some(record),
                RecordVersion::Now(_) | RecordVersion::Unreadable => None,
            });
            let Some(past) = past.reduce(join) else {
                continue;
            };
            let mut now = versions.iter().map(|(_, version)| version);
            let tombstone = match now.find(|it| !matches!(it, RecordVersion::Past(_))) {
                // What cannot be read is left alone, and what is there need not come back.
                Some(RecordVersion::Unreadable) => continue,
                Some(RecordVersion::Now(record)) if record.body().is_some() => continue,
                Some(RecordVersion::Now(record)) => record.revision,
                // It comes back with the rest of its sheet.
                _ if is_gone(&self.survey, lesson, *sheet) => continue,
                _ => past.revision,
            };
            marks.push(self.deleted_mark(lesson, *sheet, past, tombstone));
        }
        sort_by(&mut marks, |(a, _), (b, _)| a.cmp(b));
        self.survey.deleted = marks.into_iter().map(|(_, mark)| mark).collect();
        for at in 0..self.lessons.len() {
            let title = self.known_or_past(&self.lessons[at].0);
            self.lessons[at].1.kept.title = title.map(|lesson| lesson.title.clone());
        }
        for (lesson, value) in std::mem::take(&mut self.past_lessons) {
            if self.known(&lesson.id).is_none() {
                self.survey.removed.push(RemovedLesson {
                    back: Write::Set(Key::Lesson(lesson.id.clone()), value),
                    id: lesson.id,
                    title: lesson.title,
                    articles: lesson.articles.len(),
                });
            }
        }
        for (_, LessonEntry { kept, sheets, .. }) in self.lessons {
            let empty = kept.bytes == 0;
            if !empty {
                self.survey.lessons.push(KeptLesson {
                    sheets: sheets.into_iter().map(|(_, sheet)| sheet).collect(),
                    ..kept
                });
            }
        }
        self.survey
    }

    /// A deleted mark, with its place for sorting.
    fn deleted_mark(
        &self,
        lesson: &LessonId,
        sheet: Sheet,
        past: &Record,
        tombstone: u64,
    ) -> ((LessonId, usize, u32), DeletedMark) {
        let known = self.known_or_past(lesson);
        let body = past.body();
        let article = body.and_then(Body::article);
        let number = known.zip(article).and_then(|(l, id)| l.index_of(id));
        let outlet = known
            .zip(number)
            .map(|(l, at)| l.articles[at].outlet.clone());
        let anchor = body.and_then(Body::anchor);
        let label = match body {
            Some(Body::Mention(mention)) => known
                .and_then(|lesson| lesson.tags.get(&mention.tag))
                .map_or_else(|| mention.tag.as_str().to_owned(), |tag| tag.label.clone()),
            Some(Body::Claim(_)) => "Claim".into(),
            Some(Body::Entity(_)) => "Name".into(),
            Some(Body::Unread(unknown)) => unknown.kind.clone(),
            Some(Body::Rejection(_)) | None => String::new(),
        };
        let start = anchor.map_or(u32::MAX, |anchor| anchor.cover().start());
        let mark = DeletedMark {
            lesson: lesson.clone(),
            id: past.id,
            words: match body {
                Some(Body::Entity(entity)) => entity.name.clone(),
                _ => anchor.map(Anchor::words).unwrap_or_default(),
            },
            label,
            article: outlet
                .or_else(|| article.map(|id| id.as_str().to_owned()))
                .unwrap_or_default(),
            back: revived(lesson, past, tombstone).map(|write| sheet.write(write)),
        };
        ((lesson.clone(), number.unwrap_or(usize::MAX), start), mark)
    }
}

/// The write that makes a past version the latest one.
fn revived(lesson: &LessonId, past: &Record, tombstone: u64) -> Option<Write> {
    let revision = tombstone.max(past.revision).checked_add(1)?;
    let record = Record {
        revision,
        ..past.clone()
    };
    let room = revision <= limits::STORED_REVISION;
    room.then(|| Write::record(lesson, &record))
}
