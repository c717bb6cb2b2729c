//! Records as they are written beside the texts of today.
//!
//! Owns: [`placed`].
//! Invariant: the offsets of what is found are those of the article's text as it is, so that whoever cuts the text
//! by them has the quote, in the letters of that text; what is not found says so.
//! Must not know: the bytes of a file.

use std::borrow::Cow;

use super::attribution::with_places_of;
use crate::core::annotation::Body;
use crate::core::annotation::anchor::{Anchor, Placement};
use crate::core::annotation::record::{Record, State};
use crate::core::annotation::workspace::Workspace;

/// Why the words of a mark do not stand at its offsets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MissingPlace {
    /// They are not in the text.
    Lost,
    /// They stand between other words than before, and nobody has looked.
    Elsewhere,
}

impl MissingPlace {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// A record to be written.
#[derive(Debug)]
pub struct PlacedRecord<'a> {
    /// What is written.
    pub record: Cow<'a, Record>,
    /// Whether its offsets are those of another text.
    pub missing: Option<MissingPlace>,
}

/// A record of this workspace as it stands in the texts of its lesson.
pub fn placed<'a>(workspace: &Workspace, record: &'a Record) -> PlacedRecord<'a> {
    let as_it_is = |missing| PlacedRecord {
        record: Cow::Borrowed(record),
        missing,
    };
    let Some((body, anchor)) = record.body().and_then(|it| Some((it, it.anchor()?))) else {
        return as_it_is(None);
    };
    let Some((_, article)) = workspace.article_of(record.id) else {
        // Of another lesson; no checksum of its text stands in the file.
        return as_it_is(None);
    };
    let index = workspace.index();
    let found;
    let ranges = if body.is_mark() {
        index.ranges(record.id)
    } else {
        // The index holds marks alone.
        found = match anchor.resolve(article) {
            Placement::Exact => anchor.ranges(),
            Placement::Moved(ranges) => ranges,
            Placement::Elsewhere(_) | Placement::Lost => Vec::new(),
        };
        &found
    };
    if ranges.is_empty() {
        let is_elsewhere = !index.elsewhere(record.id).is_empty();
        return as_it_is(Some(if is_elsewhere {
            MissingPlace::Elsewhere
        } else {
            MissingPlace::Lost
        }));
    }
    let extra = match body {
        Body::Claim(_) => with_places_of(article, &record.extra),
        _ => None,
    };
    let is_as_said = *ranges == anchor.ranges() && anchor.stands_in(&article.text);
    if is_as_said && anchor.text_sha256().is_none() {
        let Some(extra) = extra else {
            return as_it_is(None);
        };
        return PlacedRecord {
            record: Cow::Owned(Record {
                extra,
                ..record.clone()
            }),
            missing: None,
        };
    }
    let described = Anchor::describe(&article.text, ranges);
    // A mark that ends in a space is what a file says, and stays so.
    let described = described.filter(|it| it.ranges() == ranges);
    let described = match described {
        Some(it) if anchor.is_bound_to_context() => it.bound_to_context(),
        Some(it) => it,
        None => match anchor.at(&article.text, ranges) {
            Some(it) => it,
            None => return as_it_is(Some(MissingPlace::Lost)),
        },
    };
    let body = body.with_anchor(described);
    body.map_or_else(
        || as_it_is(None),
        |body| PlacedRecord {
            record: Cow::Owned(Record {
                state: State::Live(body),
                extra: extra.unwrap_or_else(|| record.extra.clone()),
                ..record.clone()
            }),
            missing: None,
        },
    )
}
