//! Works that were taken off this computer: what is past of them, put together again.
//!
//! Invariant: a work that comes back never mixes with one that somebody else has begun on its sheet.
//! Must not know: what else is kept.

use super::super::RemovedSheet;
use super::slot;
use crate::core::annotation::record::{AnnotatorId, Record, join};
use crate::core::format::{self, Annotator, sum_of};
use crate::core::lesson::LessonId;
use crate::core::sort::sort_by;
use crate::core::storage::{Key, Sheet, SheetId, Write};

/// What is known of sheets.
#[derive(Default)]
pub struct RemovedSheets {
    /// Who is at work on each sheet.
    here: Vec<((LessonId, Sheet), AnnotatorId)>,
    /// What is past of each.
    past: Vec<((LessonId, Sheet), PastSheet)>,
}

/// What is past of a sheet.
#[derive(Default)]
struct PastSheet {
    /// What its keys had as values.
    values: Vec<(Key, String)>,
    /// Whose it was, with the revision of that.
    annotator: Option<(Annotator, u64)>,
    /// Every version of each.
    records: Vec<Record>,
}

impl RemovedSheets {
    /// Somebody is at work on a sheet.
    pub fn here(&mut self, lesson: &LessonId, sheet: Sheet, annotator: AnnotatorId) {
        *slot(&mut self.here, (lesson.clone(), sheet), || annotator) = annotator;
    }

    /// A key had this value.
    pub fn past(&mut self, key: &Key, value: &str) {
        let Some(sheet) = key.sheet() else {
            return;
        };
        let (Key::Annotator(lesson)
        | Key::Record(lesson, _)
        | Key::Step(lesson, _)
        | Key::Place(lesson)
        | Key::Exported(lesson)) = key.in_first()
        else {
            return;
        };
        let past = slot(&mut self.past, (lesson.clone(), sheet), PastSheet::default);
        past.values.push((key.clone(), value.to_owned()));
        match key.in_first() {
            Key::Annotator(_) => {
                if let Ok(read) = format::read_annotator(value)
                    && past.annotator.as_ref().is_none_or(|known| known.1 < read.1)
                {
                    past.annotator = Some(read);
                }
            }
            Key::Record(..) => {
                past.records.extend(format::read_record(value).ok());
            }
            _ => {}
        }
    }

    /// Those that can come back: somebody had begun on them and is not at work there now.
    pub fn done(self) -> Vec<RemovedSheet> {
        let Self { here, past } = self;
        let removed = past.into_iter().filter_map(|((lesson, sheet), past)| {
            let (annotator, _) = past.annotator?;
            let place = (lesson, sheet);
            let known = here.binary_search_by(|(known, _)| known.cmp(&place));
            let here = known.ok().map(|at| here[at].1);
            let target = match here {
                None => sheet,
                Some(id) if id == annotator.id => return None,
                Some(_) => Sheet::Beside(SheetId(annotator.id.0)),
            };
            // What was deleted of the work that is on the sheet now is past as well.
            let is_of_now = |key: &Key, value: &str| {
                matches!(key.in_first(), Key::Record(..))
                    && format::read_record(value).is_ok_and(|it| Some(it.annotator) == here)
            };
            let forget = past.values.iter();
            let forget = forget.filter(|(key, value)| !is_of_now(key, value));
            let forget = forget
                .map(|(key, value)| Write::Remove(Key::Past(Box::new(key.clone()), sum_of(value))));
            let back = past.values.iter();
            let back = back.map(|(key, value)| {
                target.write(Write::Set(key.in_first().clone(), value.clone()))
            });
            let mut records = past.records;
            sort_by(&mut records, |a, b| a.id.cmp(&b.id));
            let latest = records.chunk_by(|a, b| a.id == b.id);
            let latest = latest.filter_map(|versions| versions.iter().reduce(join));
            Some(RemovedSheet {
                lesson: place.0,
                sheet,
                title: None,
                annotator: annotator.name,
                marks: latest.filter(|record| record.is_counted()).count(),
                back: back.collect(),
                forget: forget.collect(),
            })
        });
        removed.collect()
    }
}
