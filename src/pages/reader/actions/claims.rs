//! Saying who says a claim, and which claims answer one question.
//!
//! Must not know: how it is proposed.

use super::{Reader, edit};
use crate::core::annotation::attribution::Voice;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::{RecordId, Stamp};
use crate::core::annotation::workspace::Workspace;
use crate::core::points::attributing::{
    AttributionField, AttributionSpan, set_span, set_voice, write_attribution_words,
};
use crate::core::points::likeness::{ClaimLikeness, ask_unlike, set_likeness};
use crate::core::points::listing::PointKey;
use crate::core::points::taking::{
    AskedPoint, ClaimAgreement, TakenAttribution, answer_point, compare_claims, keep_parts,
    take_attribution,
};
use crate::core::text::TextRange;
use crate::core::view::{claim_source, points_of_claim};
use crate::platform::stamp;

fn fresh(reader: Reader) -> Stamp {
    stamp::stamp(reader.identity.annotator_untracked().id)
}

/// Says who says a claim, and what else was proposed. Answers whether it was done.
pub fn take(reader: Reader, id: RecordId, taken: &TakenAttribution) -> bool {
    let stamps: Vec<Stamp> = taken.sources.iter().map(|_| fresh(reader)).collect();
    let is_done = edit(reader, |workspace, _| {
        take_attribution(workspace, &stamps, id, taken)
    })
    .is_some();
    if is_done {
        say_who(reader, id);
    }
    is_done
}

fn say_who(reader: Reader, id: RecordId) {
    let said = reader
        .session
        .with_untracked(|workspace| claim_source(workspace, &EntityIndex::new(workspace), id));
    let names = said.into_iter().flat_map(|said| said.sources);
    let names: Vec<String> = names.map(|(_, name)| name).collect();
    reader.toasts.announce(match &names[..] {
        [] => "Nobody is said to say this now.".to_owned(),
        names => format!("Said by: {}.", names.join(", via ")),
    });
}

/// Says whose words a claim is said in, or takes that back.
pub fn say_voice(reader: Reader, id: RecordId, voice: Option<Voice>) {
    edit(reader, |workspace, _| set_voice(workspace, id, voice));
}

/// Says which words name the source or say it; none takes that back.
pub fn say_span(reader: Reader, id: RecordId, span: AttributionSpan, ranges: &[TextRange]) {
    edit(reader, |workspace, _| set_span(workspace, id, span, ranges));
}

/// Writes how certain it is, or what is meant.
pub fn write_about(reader: Reader, id: RecordId, field: AttributionField, words: &str, visit: u32) {
    edit(reader, |workspace, _| {
        write_attribution_words(workspace, id, field, words, visit)
    });
}

/// Leaves the words out of a claim that say who speaks.
pub fn leave_out(reader: Reader, id: RecordId, parts: &[TextRange]) {
    edit(reader, |workspace, _| keep_parts(workspace, id, parts));
}

/// Puts a claim to a question as a new answer. Answers to which, if it was done.
pub fn answer(reader: Reader, claim: RecordId, asked: &AskedPoint) -> Option<PointKey> {
    let for_point = fresh(reader);
    let answers = |workspace: &Workspace| points_of_claim(workspace, claim);
    let before = reader.session.with_untracked(answers);
    if let AskedPoint::Known(key) = asked
        && before.iter().any(|(answered, _)| answered == key)
    {
        // It stays under its answer.
        return Some(key.clone());
    }
    edit(reader, |workspace, for_answer| {
        answer_point(workspace, [for_point, for_answer], asked, claim, "")
    })?;
    let mut after = reader.session.with_untracked(answers).into_iter();
    let fresh = after.find(|it| !before.contains(it));
    fresh.map(|(key, _)| key)
}

/// Says of a question that two claims look alike and do not say the same. Answers whether it was done.
pub fn part(reader: Reader, asked: &AskedPoint, claims: [RecordId; 2]) -> bool {
    edit(reader, |workspace, stamp| {
        ask_unlike(workspace, stamp, asked, claims)
    })
    .is_some()
}

/// Says, or takes back, that two claims look alike and do not say the same.
pub fn say_likeness(
    reader: Reader,
    key: &PointKey,
    claims: [RecordId; 2],
    likeness: ClaimLikeness,
) {
    let me = reader.identity.annotator_untracked().id;
    edit(reader, |workspace, _| {
        set_likeness(workspace, me, key, claims, likeness)
    });
}

/// Puts two claims to one question. Answers whether it was done.
pub fn compare(
    reader: Reader,
    asked: &AskedPoint,
    claims: [RecordId; 2],
    agreement: ClaimAgreement,
) -> bool {
    let stamps = [fresh(reader), fresh(reader), fresh(reader)];
    edit(reader, |workspace, _| {
        compare_claims(workspace, stamps, asked, claims, agreement)
    })
    .is_some()
}
