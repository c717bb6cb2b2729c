//! The dates that all articles name, in their order: which marks stand where on a common line of time, and which have
//! no date yet.
//!
//! Invariant: only dates that somebody has set have a place; a stretch stands where it begins, before what lies in it;
//! a time whose zone is unknown stands as if it were UTC.
//! Must not know: how the line is drawn.

use std::collections::BTreeSet;

use super::values::{ValueProposal, mark_value};
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::annotation::{Body, EntityValue, TimeSpan};
use crate::core::compare::values::calendar::{day_number, read_day};
use crate::core::compare::values::{moment_in_words, value_in_words};
use crate::core::lesson::ArticleIndex;
use crate::core::reading::around::around;
use crate::core::sort::sort_by;
use crate::core::text::TextRange;
use crate::core::text::printable::plural;

/// A mark with a date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DatedMark {
    /// Which one.
    pub mark: RecordId,
    /// In which article.
    pub article: ArticleIndex,
    /// A few words before.
    pub before: String,
    /// The marked words.
    pub words: String,
    /// A few words after.
    pub after: String,
    /// The date as one reads it, where it is more or less than that of its place on the line.
    pub exactly: Option<String>,
}

/// A place on the line, with all marks of that date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimelinePoint {
    /// The date as one reads it.
    pub when: String,
    /// How far it is from the point before, in words.
    pub gap: Option<String>,
    /// The same as a width, from 0, a day or less, to [`TimelinePoint::WIDEST`], years.
    pub width: u8,
    /// Its marks, by article and place.
    pub marks: Vec<DatedMark>,
}

impl TimelinePoint {
    /// The widest gap: all that are wider are drawn like it.
    pub const WIDEST: u8 = 4;

    /// Its marks in one article.
    pub fn marks_in(&self, at: ArticleIndex) -> impl Iterator<Item = &DatedMark> {
        self.marks.iter().filter(move |mark| mark.article == at)
    }
}

/// A mark of a date that nobody has set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UndatedMark {
    /// Which one.
    pub mark: RecordId,
    /// In which article.
    pub article: ArticleIndex,
    /// The marked words.
    pub words: String,
    /// Whom it names, if that has a card.
    pub entity: Option<RecordId>,
    /// What it may be.
    pub proposal: Option<ValueProposal>,
}

/// See the head of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Timeline {
    /// By time.
    pub points: Vec<TimelinePoint>,
    /// By article and place.
    pub undated: Vec<UndatedMark>,
}

impl Timeline {
    /// How many marks have a date.
    #[must_use]
    pub fn dated(&self) -> usize {
        self.points.iter().map(|point| point.marks.len()).sum()
    }

    /// The articles with a mark on the line, in the order of the lesson.
    #[must_use]
    pub fn articles(&self) -> Vec<ArticleIndex> {
        let marks = self.points.iter().flat_map(|point| &point.marks);
        let articles: BTreeSet<ArticleIndex> = marks.map(|mark| mark.article).collect();
        articles.into_iter().collect()
    }
}

/// Where a date stands: its first minute, the larger stretch first, and as it is written.
type TimelineKey = (i64, usize, String);

/// The dates of all articles.
#[must_use]
pub fn timeline(workspace: &Workspace, entities: &EntityIndex) -> Timeline {
    let mut dated: Vec<(TimelineKey, ArticleIndex, Option<TextRange>, DatedMark)> = Vec::new();
    for id in entities.shown() {
        let Some(EntityValue::Time(time)) = workspace.entity(id).and_then(|it| it.value.as_ref())
        else {
            continue;
        };
        let Some(minute) = minute(&time.start) else {
            continue;
        };
        let key = (minute, time.start.len(), time.start.clone());
        for mark in entities.mentions(id) {
            if let Some((range, mark)) = dated_mark(workspace, *mark, time) {
                dated.push((key.clone(), mark.article, range, mark));
            }
        }
    }
    sort_by(&mut dated, |a, b| {
        (&a.0, a.1, a.2, a.3.mark).cmp(&(&b.0, b.1, b.2, b.3.mark))
    });
    let mut points: Vec<TimelinePoint> = Vec::new();
    let mut last: Option<TimelineKey> = None;
    for (key, .., mark) in dated {
        if let Some(point) = points.last_mut().filter(|_| last.as_ref() == Some(&key)) {
            point.marks.push(mark);
            continue;
        }
        let minutes = last.as_ref().map(|last| key.0 - last.0);
        points.push(TimelinePoint {
            when: moment_in_words(&key.2),
            gap: minutes.filter(|minutes| *minutes > 0).map(gap_in_words),
            width: minutes.map_or(0, width),
            marks: vec![mark],
        });
        last = Some(key);
    }
    Timeline {
        points,
        undated: undated(workspace, entities),
    }
}

fn dated_mark(
    workspace: &Workspace,
    id: RecordId,
    time: &TimeSpan,
) -> Option<(Option<TextRange>, DatedMark)> {
    let Some(Body::Mention(mention)) = workspace.body(id) else {
        return None;
    };
    let (at, article) = workspace.article_of(id)?;
    let ranges = workspace.index().ranges(id);
    let cover = ranges.iter().copied().reduce(TextRange::join);
    let (before, after) = cover
        .map(|cover| around(article, cover))
        .unwrap_or_default();
    let is_more = time.about || time.end.is_some();
    Some((
        cover,
        DatedMark {
            mark: id,
            article: at,
            before,
            words: mention.anchor.words(),
            after,
            exactly: is_more.then(|| value_in_words(&EntityValue::Time(time.clone()))),
        },
    ))
}

/// Marks of dates without one.
fn undated(workspace: &Workspace, entities: &EntityIndex) -> Vec<UndatedMark> {
    let mut undated: Vec<(Option<TextRange>, UndatedMark)> = Vec::new();
    for record in workspace.records().values() {
        let Some(Body::Mention(mention)) = record.body() else {
            continue;
        };
        let Some((at, _)) = workspace.article_of(record.id) else {
            continue;
        };
        let Some(value) = mark_value(workspace, entities, record.id) else {
            continue;
        };
        let is_date = |it: &ValueProposal| matches!(it.value, EntityValue::Time(_));
        let proposal = value.proposals.into_iter().find(is_date);
        if value.value.is_some() || proposal.is_none() && mention.tag.as_str() != "date" {
            continue;
        }
        let first = workspace.index().ranges(record.id).first().copied();
        undated.push((
            first,
            UndatedMark {
                mark: record.id,
                article: at,
                words: value.words,
                entity: value.entity,
                proposal,
            },
        ));
    }
    sort_by(&mut undated, |(a, one), (b, other)| {
        (one.article, a, one.mark).cmp(&(other.article, b, other.mark))
    });
    undated.into_iter().map(|(_, it)| it).collect()
}

/// The first minute of a date of ISO 8601, as a number; nothing where no calendar has it.
fn minute(moment: &str) -> Option<i64> {
    let first = match moment.len() {
        4 => format!("{moment}-01-01"),
        7 => format!("{moment}-01"),
        _ => moment.get(..10)?.to_owned(),
    };
    let midnight = day_number(read_day(&first)?) * DAY;
    let Some((hours, minutes)) = moment.get(11..16).and_then(|time| time.split_once(':')) else {
        return Some(midnight);
    };
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    if hours >= 24 || minutes >= HOUR {
        return None;
    }
    let minutes = midnight + hours * HOUR + minutes;
    let zone = moment.get(16..).unwrap_or_default();
    let ahead = match zone.split_at_checked(1) {
        Some((sign @ ("+" | "-"), offset)) => {
            let (hours, minutes) = offset.split_once(':')?;
            let offset = hours.parse::<i64>().ok()? * HOUR + minutes.parse::<i64>().ok()?;
            if sign == "+" { offset } else { -offset }
        }
        _ => 0,
    };
    Some(minutes - ahead)
}

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

fn gap_in_words(minutes: i64) -> String {
    let (count, unit) = match minutes {
        ..HOUR => (minutes, "minute"),
        HOUR..DAY => (minutes / HOUR, "hour"),
        _ => match minutes / DAY {
            days @ ..60 => (days, "day"),
            days @ 60..730 => (days / 30, "month"),
            days => (days * 100 / 36_525, "year"),
        },
    };
    format!(
        "{} later",
        plural(usize::try_from(count).unwrap_or(0), unit)
    )
}

fn width(minutes: i64) -> u8 {
    match minutes / DAY {
        ..=1 => 0,
        2..=7 => 1,
        8..=60 => 2,
        61..=730 => 3,
        _ => TimelinePoint::WIDEST,
    }
}
