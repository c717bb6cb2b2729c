//! Random commands on points, and on who says a claim.

use lateral::core::annotation::Body;
use lateral::core::annotation::attribution::{SourceLink, Voice};
use lateral::core::annotation::history::Edit;
use lateral::core::annotation::point::{Detail, RelationKind};
use lateral::core::annotation::record::{RecordId, Stamp};
use lateral::core::annotation::workspace::{Refusal, Workspace};
use lateral::core::points::attributing::{self, AttributionField, AttributionSpan};
use lateral::core::points::command::{self, PointField, Silence};
use lateral::core::points::likeness::{ClaimLikeness, set_likeness};
use lateral::core::points::listing::{ListedPoint, points};
use lateral::core::points::moving::move_claim;
use lateral::core::text::TextRange;

const ANSWERS: [&str; 3] = ["an hour", "about 50 minutes", ""];

/// One of ten verbs, on whatever is there.
pub fn edit(
    verb: u8,
    [a, b, c, d]: [u16; 4],
    workspace: &Workspace,
    drawn: TextRange,
    stamp: Stamp,
) -> Result<Edit, Refusal> {
    let who = stamp.annotator;
    let all: Vec<ListedPoint> = points(workspace);
    let claims = of_kind(workspace, |body| matches!(body, Body::Claim(_)));
    let questions = ["How long?", "Who asked?", " "];
    let words = ANSWERS[usize::from(c % 3)];
    match verb {
        0 if all.len() < 3 => {
            return command::new_point(workspace, stamp, questions[usize::from(b % 3)]);
        }
        7..=9 => return attribution_edit(verb, [a, b, c, d], workspace, drawn),
        _ => {}
    }
    let listed = all
        .get(usize::from(a) % all.len().max(1))
        .ok_or(Refusal::Gone)?;
    let positions: Vec<RecordId> = listed.point.positions.iter().map(|it| it.id).collect();
    let key = &listed.key;
    match verb {
        0 | 1 => {
            let some: Vec<RecordId> = claims
                .get(usize::from(b) % 4..)
                .unwrap_or_default()
                .to_vec();
            let some = &some[..some.len().min(usize::from(d % 3))];
            command::add_position(workspace, stamp, key, words, some)
        }
        2 => {
            let (claim, position) = (pick(&claims, b)?, pick(&positions, c)?);
            command::place_claim(workspace, who, key, claim, position)
        }
        3 if d % 2 == 0 => command::take_out_claim(workspace, who, key, pick(&claims, b)?),
        3 => {
            let claim = pick(&claims, b)?;
            let to = all.get(usize::from(c) % all.len()).ok_or(Refusal::Gone)?;
            move_claim(workspace, who, key, claim, |ahead| {
                command::add_position(ahead, stamp, &to.key, words, &[claim])
            })
        }
        4 if d % 3 == 0 => command::remove_position(workspace, who, key, pick(&positions, b)?),
        4 => {
            let kinds = [
                RelationKind::AddsDetail,
                RelationKind::DiffersIn(Detail::Number),
                RelationKind::Contradicts,
            ];
            let between = [pick(&positions, b)?, pick(&positions, c)?];
            let kind = kinds.get(usize::from(d % 4)).copied();
            command::relate_positions(workspace, who, key, between, kind)
        }
        5 => {
            let articles = &workspace.lesson().articles;
            let article = &articles[usize::from(b) % articles.len()].id;
            let silence = [Silence::Silent, Silence::NotLooked][usize::from(c % 2)];
            command::set_silence(workspace, who, key, article, silence)
        }
        6 if d % 4 == 0 => {
            let id = stamp_of(listed)?;
            command::remove_point(workspace, id)
        }
        6 if d % 4 == 1 => {
            let likeness = [ClaimLikeness::NotTheSame, ClaimLikeness::Unsaid][usize::from(b % 2)];
            let pair = [pick(&claims, b)?, pick(&claims, c)?];
            set_likeness(workspace, who, key, pair, likeness)
        }
        _ => {
            let field = match (c % 3, positions.first()) {
                (0, _) => PointField::Question,
                (1, Some(first)) => PointField::Answer(*first),
                _ => PointField::Note,
            };
            let words = questions[usize::from(b % 3)];
            command::write_words(workspace, who, key, field, words, u32::from(d % 2))
        }
    }
}

/// The verbs on who says a claim.
fn attribution_edit(
    verb: u8,
    [a, b, c, d]: [u16; 4],
    workspace: &Workspace,
    drawn: TextRange,
) -> Result<Edit, Refusal> {
    let entities = of_kind(workspace, |body| matches!(body, Body::Entity(_)));
    let claims = of_kind(workspace, |body| matches!(body, Body::Claim(_)));
    let claim = pick(&claims, a)?;
    let words = ANSWERS[usize::from(c % 3)];
    match verb {
        7 => {
            let links = [
                SourceLink::Article,
                SourceLink::Unattributed,
                entities
                    .first()
                    .map_or(SourceLink::Article, |id| SourceLink::Entity(*id)),
            ];
            attributing::set_sources(workspace, claim, &links[..usize::from(b % 4)])
        }
        8 if b % 2 == 0 => {
            let voice = Voice::ALL.get(usize::from(c % 5)).copied();
            attributing::set_voice(workspace, claim, voice)
        }
        8 => {
            let field = [AttributionField::Certainty, AttributionField::Meant];
            let field = field[usize::from(b / 2 % 2)];
            attributing::write_attribution_words(workspace, claim, field, words, u32::from(d % 2))
        }
        _ => {
            let span = [AttributionSpan::Source, AttributionSpan::Cue][usize::from(b % 2)];
            let ranges = [drawn];
            let ranges = if c % 4 == 0 { &[] } else { &ranges[..] };
            attributing::set_span(workspace, claim, span, ranges)
        }
    }
}

fn of_kind(workspace: &Workspace, wanted: fn(&Body) -> bool) -> Vec<RecordId> {
    let records = workspace.records().values();
    let found = records.filter(|record| record.body().is_some_and(wanted));
    found.map(|record| record.id).collect()
}

fn pick(from: &[RecordId], n: u16) -> Result<RecordId, Refusal> {
    let at = usize::from(n) % from.len().max(1);
    from.get(at).copied().ok_or(Refusal::Gone)
}

fn stamp_of(listed: &ListedPoint) -> Result<RecordId, Refusal> {
    match &listed.key {
        lateral::core::points::listing::PointKey::Record(id) => Ok(*id),
        lateral::core::points::listing::PointKey::Prepared(_) => Err(Refusal::Gone),
    }
}
