//! Saying who says a claim: its sources, the words that name them, its voice, how certain it is and what is meant.
//!
//! Invariant: pure; one step each, whose inverse brings everything back. A claim's other fields stay as they are.
//! Must not know: how a source was proposed.

use crate::core::annotation::Body;
use crate::core::annotation::anchor::Anchor;
use crate::core::annotation::attribution::{Attribution, SourceLink, Voice};
use crate::core::annotation::command::{anchor_in, quoted};
use crate::core::annotation::history::{Edit, MergeKey};
use crate::core::annotation::record::{Record, RecordId};
use crate::core::annotation::workspace::{Change, Refusal, Workspace};
use crate::core::format::{read_attribution, write_attribution};
use crate::core::lesson::article::ArticleId;
use crate::core::limits;
use crate::core::text::{TextRange, code_points};

/// Which words a claim rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AttributionSpan {
    /// Those that name the source.
    Source,
    /// Those by which it is said.
    Cue,
}

/// A text about a claim that is typed into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AttributionField {
    /// How certain it is, as the source puts it.
    Certainty,
    /// What is probably meant.
    Meant,
}

/// Who says a claim, as far as it is said.
#[must_use]
pub fn attribution_of(workspace: &Workspace, claim: RecordId) -> Option<Attribution> {
    let (record, _) = live_claim(workspace, claim).ok()?;
    Some(read_attribution(&record.extra))
}

/// Says who says a claim, and who passes it on, the outermost last; none takes all away.
///
/// # Errors
/// The claim or an entity is gone, there are too many, or it is said already.
pub fn set_sources(
    workspace: &Workspace,
    id: RecordId,
    sources: &[SourceLink],
) -> Result<Edit, Refusal> {
    if sources.len() > limits::SOURCES {
        return Err(Refusal::TooManyEntities);
    }
    for link in sources {
        if let SourceLink::Entity(entity) = link {
            workspace.entity(*entity).ok_or(Refusal::Gone)?;
        }
    }
    changed(workspace, id, "say who says", |it| {
        it.sources = sources.to_vec();
    })
}

/// Says whose words a claim's are, or takes that back.
///
/// # Errors
/// The claim is gone, or it is said already.
pub fn set_voice(
    workspace: &Workspace,
    id: RecordId,
    voice: Option<Voice>,
) -> Result<Edit, Refusal> {
    changed(workspace, id, "set the voice of", |it| it.voice = voice)
}

/// Says which words of the claim's article name its source or say it, or takes that back with none.
///
/// # Errors
/// The claim is gone, there are no words there, or it is said already.
pub fn set_span(
    workspace: &Workspace,
    id: RecordId,
    span: AttributionSpan,
    ranges: &[TextRange],
) -> Result<Edit, Refusal> {
    let (_, article) = live_claim(workspace, id)?;
    let anchor: Option<Anchor> = match ranges {
        [] => None,
        ranges => Some(anchor_in(workspace, article, ranges)?),
    };
    if anchor
        .as_ref()
        .is_some_and(|anchor| anchor.parts().len() > limits::PARTS)
    {
        return Err(Refusal::TooManyParts);
    }
    match span {
        AttributionSpan::Source => changed(workspace, id, "mark the source of", |it| {
            it.source = anchor;
        }),
        AttributionSpan::Cue => changed(workspace, id, "mark the cue of", |it| it.cue = anchor),
    }
}

/// Writes how certain a claim is, or what is meant. Everything typed in one `visit` of the field is one step to undo.
///
/// # Errors
/// The claim is gone, or the words are too long.
pub fn write_attribution_words(
    workspace: &Workspace,
    id: RecordId,
    field: AttributionField,
    words: &str,
    visit: u32,
) -> Result<Edit, Refusal> {
    if code_points(words) > limits::LINE {
        return Err(Refusal::TooLong);
    }
    let words = words.to_owned();
    let (name, edit) = match field {
        AttributionField::Certainty => (
            "certainty",
            changed(workspace, id, "say how certain", |it| it.certainty = words),
        ),
        AttributionField::Meant => (
            "meant",
            changed(workspace, id, "say what is meant by", |it| it.meant = words),
        ),
    };
    Ok(Edit {
        merge: Some(MergeKey {
            record: id,
            visit: format!("{name} {visit}"),
        }),
        ..edit?
    })
}

/// Says several things of a claim at once: what was proposed is taken in one step.
///
/// # Errors
/// The claim is gone, or all of it is said already.
pub fn set_attribution(
    workspace: &Workspace,
    id: RecordId,
    attribution: &Attribution,
) -> Result<Edit, Refusal> {
    if attribution.sources.len() > limits::SOURCES {
        return Err(Refusal::TooManyEntities);
    }
    changed(workspace, id, "say who says", |it| {
        *it = attribution.clone();
    })
}

fn changed(
    workspace: &Workspace,
    id: RecordId,
    label: &str,
    change: impl FnOnce(&mut Attribution),
) -> Result<Edit, Refusal> {
    let (record, _) = live_claim(workspace, id)?;
    let mut attribution = read_attribution(&record.extra);
    change(&mut attribution);
    let extra = write_attribution(&attribution, &record.extra);
    if extra == record.extra {
        return Err(Refusal::Already);
    }
    let words = record.body().map(quoted).unwrap_or_default();
    Ok(Edit {
        label: format!("{label} {words}"),
        merge: None,
        change: Change::Restore(Record {
            extra,
            ..record.clone()
        }),
    })
}

fn live_claim(workspace: &Workspace, id: RecordId) -> Result<(&Record, &ArticleId), Refusal> {
    let record = workspace.get(id).ok_or(Refusal::Gone)?;
    match record.body() {
        Some(Body::Claim(claim)) => Ok((record, &claim.article)),
        _ => Err(Refusal::Gone),
    }
}
