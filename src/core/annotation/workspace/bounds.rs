//! How much one record may say.
//!
//! Invariant: what is within these bounds can be written and read again (`format`).
//! Must not know: which records there are.

use super::refusal::Refusal;
use crate::core::annotation::{Body, Entity};
use crate::core::lesson::article::is_web_address;
use crate::core::limits;
use crate::core::text::code_points;

/// Refuses what says too much.
pub fn check_bounds(body: &Body) -> Result<(), Refusal> {
    let (note, gist) = match body {
        Body::Mention(mention) if mention.entities.len() > limits::ENTITIES => {
            return Err(Refusal::TooManyEntities);
        }
        Body::Mention(mention) => (mention.note.as_str(), ""),
        Body::Claim(claim) => (claim.note.as_str(), claim.gist.as_str()),
        Body::Entity(entity) => {
            check_entity(entity)?;
            (entity.note.as_str(), "")
        }
        Body::Rejection(_) => ("", ""),
        Body::Unread(_) => return Ok(()),
    };
    if [note, gist]
        .into_iter()
        .any(|words| code_points(words) > limits::NOTE)
    {
        return Err(Refusal::TooLong);
    }
    let parts = body.anchor().map_or(0, |anchor| anchor.parts().len());
    if parts > limits::PARTS {
        return Err(Refusal::TooManyParts);
    }
    Ok(())
}

fn check_entity(entity: &Entity) -> Result<(), Refusal> {
    let mut names = entity.other_names.iter().chain([&entity.name]);
    let most = entity.other_names.len().max(entity.also.len());
    if most > limits::OTHER_NAMES || names.any(|name| code_points(name) > limits::LINE) {
        return Err(Refusal::TooManyNames);
    }
    let is_good = |link: &String| is_web_address(link) && code_points(link) <= limits::LINK;
    if !entity.link.as_ref().is_none_or(is_good) {
        return Err(Refusal::NoLink);
    }
    Ok(())
}
