//! A point while a verb changes it.
//!
//! Invariant: what does not change stays to the letter; a prepared point without a record has the id that every tab
//! derives alike.
//! Must not know: which verb it is.

use super::listing::{PointKey, point_of, prepared};
use crate::core::annotation::command::live;
use crate::core::annotation::history::Edit;
use crate::core::annotation::point::{Point, Position};
use crate::core::annotation::record::{AnnotatorId, RecordId};
use crate::core::annotation::workspace::{Change, Refusal, Workspace};
use crate::core::annotation::{Body, Unread};
use crate::core::extra::Extra;
use crate::core::format::write_point;
use crate::core::limits;
use crate::core::text::printable::brief;

/// A point that is about to change.
pub struct ChangingPoint {
    /// Its record.
    pub id: RecordId,
    annotator: AnnotatorId,
    /// Its question, in quotation marks.
    pub name: String,
    before: Extra,
    was: Point,
    /// What it will say.
    pub point: Point,
}

impl ChangingPoint {
    /// The point of that key, as it is.
    pub fn of(
        workspace: &Workspace,
        annotator: AnnotatorId,
        key: &PointKey,
    ) -> Result<Self, Refusal> {
        let id = match key {
            PointKey::Record(id) => Some(*id),
            PointKey::Prepared(name) => {
                Point::id_of_prepared(annotator, &workspace.lesson().id, name)
            }
        };
        let id = id.ok_or(Refusal::Gone)?;
        let asked = |name: &String| {
            let mut all = prepared(workspace.lesson()).into_iter();
            all.find(|point| point.id == *name)
        };
        if let Some(record) = workspace.get(id)
            && let Some(point) = point_of(record)
            && let Some(Body::Unread(unread)) = record.body()
        {
            let question = point.prepared.as_ref().and_then(asked);
            let shown = Point {
                question: question.map_or_else(|| point.question.clone(), |it| it.question),
                ..Point::default()
            };
            return Ok(Self {
                id,
                annotator: record.annotator,
                name: named(&shown),
                before: unread.fields.clone(),
                was: point.clone(),
                point,
            });
        }
        let PointKey::Prepared(name) = key else {
            return Err(Refusal::Gone);
        };
        let asked = asked(name).ok_or(Refusal::Gone)?;
        let point = Point {
            question: asked.question,
            prepared: Some(asked.id),
            ..Point::default()
        };
        Ok(Self {
            id,
            annotator,
            name: named(&point),
            before: Extra::new(),
            was: point.clone(),
            point,
        })
    }

    /// Puts a claim to an answer.
    pub fn put_claim(
        &mut self,
        workspace: &Workspace,
        claim: RecordId,
        position: RecordId,
    ) -> Result<(), Refusal> {
        let (_, Body::Claim(said)) = live(workspace, claim)? else {
            return Err(Refusal::Gone);
        };
        self.point.take_out(claim);
        let position = self.point.position_mut(position).ok_or(Refusal::Gone)?;
        if position.claims.len() >= limits::POINT_CLAIMS {
            return Err(Refusal::TooManyPositions);
        }
        position.claims.push(claim);
        self.point.silent.retain(|article| *article != said.article);
        Ok(())
    }

    /// The step that makes it what it will say. An answer that nobody has put into words goes with its last claim.
    pub fn edit(mut self, label: String) -> Result<Edit, Refusal> {
        let had_claims = |id| {
            self.was
                .position(id)
                .is_some_and(|it| !it.claims.is_empty())
        };
        let is_left = |it: &&Position| {
            it.claims.is_empty() && it.words.trim().is_empty() && had_claims(it.id)
        };
        let left = self.point.positions.iter().filter(is_left);
        let left: Vec<RecordId> = left.map(|position| position.id).collect();
        for position in left {
            self.point.remove_position(position);
        }
        if self.point == self.was {
            return Err(Refusal::Already);
        }
        let fields = write_point(&self.point, &self.before);
        Ok(Edit {
            label,
            merge: None,
            change: Change::Put(self.id, self.annotator, body(fields)),
        })
    }
}

/// What a record of a point says.
pub fn body(fields: Extra) -> Body {
    Body::Unread(Unread {
        kind: Point::KIND.to_owned(),
        fields,
    })
}

/// The question in quotation marks, not too long.
pub fn named(point: &Point) -> String {
    format!("“{}”", brief(&point.question, 32))
}
