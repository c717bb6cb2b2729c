//! The points of a lesson and of the work on it, as one list.
//!
//! Invariant: the teacher's prepared points stand first and are always there; a point that nobody has answered yet
//! has no record.
//! Must not know: how they are compared.

use serde::Deserialize;

use crate::core::annotation::Body;
use crate::core::annotation::point::Point;
use crate::core::annotation::record::{AnnotatorId, Record, RecordId};
use crate::core::annotation::workspace::Workspace;
use crate::core::format::read_point;
use crate::core::lesson::Lesson;
use crate::core::limits;
use crate::core::sort::sort_by;
use crate::core::text::code_points;

/// The field of a lesson's file that has them.
pub const FIELD: &str = "points";

/// A question that the teacher has prepared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PreparedPoint {
    /// Its id in the lesson's file.
    pub id: String,
    /// What is asked.
    pub question: String,
}

/// Names a point, also one that has no record yet.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum PointKey {
    /// It has a record.
    Record(RecordId),
    /// It is prepared, and nobody has answered it yet.
    Prepared(String),
}

/// A point of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListedPoint {
    /// How commands name it.
    pub key: PointKey,
    /// Whose it is; nobody's as long as it has no record.
    pub annotator: Option<AnnotatorId>,
    /// What it says. Its question is the lesson's, where it is prepared and still asked.
    pub point: Point,
}

#[derive(Deserialize)]
struct PreparedWire {
    #[serde(default)]
    id: String,
    #[serde(default)]
    question: String,
}

/// The questions that the teacher has prepared. What is no question of this form is left out.
#[must_use]
pub fn prepared(lesson: &Lesson) -> Vec<PreparedPoint> {
    let json = lesson.extra.get(FIELD).map_or("[]", String::as_str);
    let raw: Vec<&serde_json::value::RawValue> = serde_json::from_str(json).unwrap_or_default();
    let mut points: Vec<PreparedPoint> = Vec::new();
    for json in raw.into_iter().take(limits::POINTS) {
        let Ok(PreparedWire { id, question }) = serde_json::from_str(json.get()) else {
            continue;
        };
        let fits = !question.trim().is_empty() && code_points(&question) <= limits::LINE;
        let is_named = !id.is_empty() && code_points(&id) <= limits::LABEL;
        if fits && is_named && points.iter().all(|point| point.id != id) {
            points.push(PreparedPoint { id, question });
        }
    }
    points
}

/// What a record says, where it is a point.
#[must_use]
pub fn point_of(record: &Record) -> Option<Point> {
    match record.body()? {
        Body::Unread(unread) if unread.kind == Point::KIND => Some(read_point(&unread.fields)),
        _ => None,
    }
}

/// All points: the prepared ones in the lesson's order, then the others in the order in which they were made.
#[must_use]
pub fn points(workspace: &Workspace) -> Vec<ListedPoint> {
    points_read_by(workspace, point_of)
}

/// The same, where somebody knows already what records say. `read` answers as [`point_of`] does.
#[must_use]
pub fn points_read_by(
    workspace: &Workspace,
    read: impl Fn(&Record) -> Option<Point>,
) -> Vec<ListedPoint> {
    let records = workspace.records().values();
    let mut own: Vec<ListedPoint> = records
        .filter_map(|record| {
            Some(ListedPoint {
                key: PointKey::Record(record.id),
                annotator: Some(record.annotator),
                point: read(record)?,
            })
        })
        .collect();
    let mut all = Vec::with_capacity(own.len());
    for PreparedPoint { id, question } in prepared(workspace.lesson()) {
        let is_it = |listed: &mut ListedPoint| listed.point.prepared.as_ref() == Some(&id);
        let before = all.len();
        all.extend(own.extract_if(.., is_it).map(|mut listed| {
            listed.point.question.clone_from(&question);
            listed
        }));
        if all.len() == before {
            all.push(ListedPoint {
                key: PointKey::Prepared(id.clone()),
                annotator: None,
                point: Point {
                    question,
                    prepared: Some(id),
                    ..Point::default()
                },
            });
        }
    }
    sort_by(&mut own, |a, b| {
        (a.point.order, &a.key).cmp(&(b.point.order, &b.key))
    });
    all.extend(own);
    all
}
