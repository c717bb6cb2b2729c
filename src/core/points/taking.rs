//! Taking what is proposed for a claim: who says it, and that two claims answer the same question.
//!
//! Invariant: pure; each is one step whose inverse brings everything back, also where it makes cards and points.
//! Must not know: who proposes.

use crate::core::annotation::Body;
use crate::core::annotation::attribution::{SourceLink, Voice};
use crate::core::annotation::command::{anchor_in, create_entity, quoted};
use crate::core::annotation::history::Edit;
use crate::core::annotation::point::Position;
use crate::core::annotation::record::{RecordId, Stamp};
use crate::core::annotation::workspace::{Change, Refusal, Workspace};
use crate::core::points::attributing::{attribution_of, set_attribution};
use crate::core::points::command::{add_position, new_point, place_claim};
use crate::core::points::listing::{PointKey, points};
use crate::core::points::sequence::EditSequence;
use crate::core::text::TextRange;
use crate::core::text::folding::{Folded, Likeness};

/// Who may be said to say it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SourceChoice {
    /// Somebody with a card, the article itself, or nobody.
    Link(SourceLink),
    /// Somebody who has no card yet.
    New(String),
}

/// What is taken of what was proposed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TakenAttribution {
    /// Who says it, who passes it on last.
    pub sources: Vec<SourceChoice>,
    /// The words that name the source; none where they stay as they are.
    pub words: Vec<TextRange>,
    /// The cue; the same.
    pub cue: Vec<TextRange>,
    /// Whose words it is said in; nothing where that stays as it is.
    pub voice: Option<Voice>,
    /// How certain it is, as the text puts it; empty where that stays as it is. What somebody has written stays too.
    pub certainty: String,
}

/// Says all of it. `stamps` has one id for each new card.
///
/// # Errors
/// The claim is gone, there are too many sources, a name is none, or all of it is said already.
pub fn take_attribution(
    workspace: &Workspace,
    stamps: &[Stamp],
    id: RecordId,
    taken: &TakenAttribution,
) -> Result<Edit, Refusal> {
    let body = workspace.body(id).ok_or(Refusal::Gone)?;
    let article = body.article().ok_or(Refusal::Gone)?;
    let mut attribution = attribution_of(workspace, id).ok_or(Refusal::Gone)?;
    let mut changes = Vec::new();
    let mut stamps = stamps.iter();
    attribution.sources.clear();
    for source in &taken.sources {
        let link = match source {
            SourceChoice::Link(link) => *link,
            SourceChoice::New(name) => {
                let stamp = stamps.next().ok_or(Refusal::TooManyEntities)?;
                changes.push(create_entity(*stamp, name, None)?.change);
                SourceLink::Entity(stamp.fresh)
            }
        };
        attribution.sources.push(link);
    }
    if !taken.words.is_empty() {
        attribution.source = Some(anchor_in(workspace, article, &taken.words)?);
    }
    if !taken.cue.is_empty() {
        attribution.cue = Some(anchor_in(workspace, article, &taken.cue)?);
    }
    attribution.voice = taken.voice.or(attribution.voice);
    if attribution.certainty.is_empty() {
        attribution.certainty.clone_from(&taken.certainty);
    }
    let said = set_attribution(workspace, id, &attribution)?;
    changes.push(said.change);
    Ok(Edit {
        label: format!("say who says {}", quoted(body)),
        merge: None,
        change: Change::Batch(changes),
    })
}

/// Leaves the words out of a claim that say who speaks: it has these parts from now on.
///
/// # Errors
/// The claim is gone, or no words are left.
pub fn keep_parts(
    workspace: &Workspace,
    id: RecordId,
    parts: &[TextRange],
) -> Result<Edit, Refusal> {
    let record = workspace.get(id).ok_or(Refusal::Gone)?;
    let body = record.body().ok_or(Refusal::Gone)?;
    let article = body.article().ok_or(Refusal::Gone)?;
    let anchor = anchor_in(workspace, article, parts)?;
    let body = body.with_anchor(anchor).ok_or(Refusal::Gone)?;
    Ok(Edit {
        label: format!("leave out of {} who says it", quoted(&body)),
        merge: None,
        change: Change::Put(id, record.annotator, body),
    })
}

/// Whether two claims say the same to a question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClaimAgreement {
    /// They give the same answer.
    Same,
    /// They give two.
    Different,
}

/// To which question claims are put.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AskedPoint {
    /// One that is there.
    Known(PointKey),
    /// A new one.
    New(String),
}

/// A question that is asked first, where it is new, and what comes after it in the same step.
pub struct AskedFirst {
    /// What comes after it is added here.
    pub steps: EditSequence,
    /// How commands name it.
    pub key: PointKey,
}

impl AskedFirst {
    /// Makes the question where it is new; `stamp` has its id.
    ///
    /// # Errors
    /// There is no question, or it is too long.
    pub fn new(workspace: &Workspace, stamp: Stamp, asked: &AskedPoint) -> Result<Self, Refusal> {
        let mut steps = EditSequence::new(workspace);
        let key = match asked {
            AskedPoint::Known(key) => key.clone(),
            AskedPoint::New(question) => {
                steps.add(new_point(workspace, stamp, question)?)?;
                PointKey::Record(stamp.fresh)
            }
        };
        Ok(Self { steps, key })
    }
}

/// Puts a claim to a question: to the answer that says in the same words what it claims, else as a new one. `stamps` has
/// an id for a new point and one for the answer.
///
/// # Errors
/// The point or the claim is gone, there is no question, or there are too many answers.
pub fn answer_point(
    workspace: &Workspace,
    [for_point, for_answer]: [Stamp; 2],
    asked: &AskedPoint,
    claim: RecordId,
    words: &str,
) -> Result<Edit, Refusal> {
    let AskedFirst { steps, key } = AskedFirst::new(workspace, for_point, asked)?;
    let (ahead, key) = (steps.ahead(), &key);
    let answer = match said_already(ahead, key, claim) {
        Some(position) => place_claim(ahead, for_answer.annotator, key, claim, position)?,
        None => add_position(ahead, for_answer, key, words, &[claim])?,
    };
    Ok(steps.step_with(answer))
}

/// The answer of a point that says what a claim says, in words that are the same but for case, accents and spaces.
fn said_already(workspace: &Workspace, key: &PointKey, claim: RecordId) -> Option<RecordId> {
    let gist = |id: RecordId| match workspace.body(id)? {
        Body::Claim(claim) => Some(claim.gist.trim()).filter(|gist| !gist.is_empty()),
        _ => None,
    };
    let bare = |words: &str| {
        Folded::new(words.trim(), Likeness::Bare)
            .as_str()
            .to_owned()
    };
    let wanted = bare(gist(claim)?);
    let listed = points(workspace).into_iter().find(|it| it.key == *key)?;
    let says = |position: &&Position| {
        let words = match position.words.trim() {
            "" => position.claims.first().and_then(|first| gist(*first)),
            words => Some(words),
        };
        words.is_some_and(|words| bare(words) == wanted)
    };
    let found = listed.point.positions.iter().find(says)?.id;
    Some(found)
}

/// Puts two claims to answers of one question. Where they stand there already, they stay; `stamps` has an id for a new
/// point and for each new answer.
///
/// # Errors
/// The point or a claim is gone, there is no question, or nothing would change.
pub fn compare_claims(
    workspace: &Workspace,
    stamps: [Stamp; 3],
    asked: &AskedPoint,
    claims: [RecordId; 2],
    agreement: ClaimAgreement,
) -> Result<Edit, Refusal> {
    let [for_point, for_first, for_second] = stamps;
    let AskedFirst { mut steps, key } = AskedFirst::new(workspace, for_point, asked)?;
    let mut label = None;
    let mut add = |steps: &mut EditSequence, edit: Edit| -> Result<(), Refusal> {
        label.get_or_insert(steps.add(edit)?);
        Ok(())
    };
    let annotator = for_point.annotator;
    let taken = |ahead: &Workspace, key: &PointKey, claim: RecordId| {
        let listed = points(ahead);
        let listed = listed.iter().find(|it| it.key == *key);
        listed.and_then(|it| it.point.taken_by(claim).map(|it| it.id))
    };
    let [first, second] = claims;
    let own = taken(steps.ahead(), &key, first);
    let theirs = taken(steps.ahead(), &key, second);
    let (own, key) = match (own, theirs, agreement) {
        (Some(own), ..) => (own, key),
        (None, Some(theirs), ClaimAgreement::Same) => {
            let edit = place_claim(steps.ahead(), annotator, &key, first, theirs)?;
            add(&mut steps, edit)?;
            (theirs, key)
        }
        _ => {
            let edit = add_position(steps.ahead(), for_first, &key, "", &[first])?;
            add(&mut steps, edit)?;
            (for_first.fresh, answered(steps.ahead(), key))
        }
    };
    match (theirs, agreement) {
        (Some(theirs), ClaimAgreement::Same) if theirs == own => {}
        (_, ClaimAgreement::Same) => {
            let edit = place_claim(steps.ahead(), annotator, &key, second, own)?;
            add(&mut steps, edit)?;
        }
        (Some(theirs), ClaimAgreement::Different) if theirs != own => {}
        (_, ClaimAgreement::Different) => {
            let edit = add_position(steps.ahead(), for_second, &key, "", &[second])?;
            add(&mut steps, edit)?;
        }
    }
    let label = label.ok_or(Refusal::Already)?;
    Ok(steps.step(label))
}

/// The name of a point once it has a record: a prepared one gets it with its first answer.
fn answered(workspace: &Workspace, key: PointKey) -> PointKey {
    let PointKey::Prepared(id) = &key else {
        return key;
    };
    let all = points(workspace);
    let found = all.iter().find(|it| it.point.prepared.as_ref() == Some(id));
    found.map_or(key.clone(), |it| it.key.clone())
}
