//! Claims: who says them, where more of them may stand, and which speak to the same question.
//!
//! Owns: the sentences of an article in words ([`sentences`]) and where quotation marks stand ([`quotations`]); the
//! words by which somebody is said to have said something ([`cues`]) and whom they name ([`speakers`]); what is proposed
//! for a claim ([`attribution`]); places to look for claims ([`places_to_look`]); claims that may speak to the same
//! question ([`partners`]).
//! Invariant: all of it is by rule and has a reason that can be said; nothing is more than a proposal. Quotation marks
//! are never trusted alone: they may be misdirected, or never closed.
//! Must not know: the screen, formats.

pub mod attribution;
mod certainty;
mod cue_words;
pub mod cues;
mod entity_places;
mod partner_features;
mod partner_reason;
pub mod partners;
pub mod places_to_look;
pub mod quotations;
mod reason;
mod report_token;
pub mod sentences;
mod shared_features;
pub mod speakers;
mod stems;
mod tongues;

pub use entity_places::{EntityPlace, marked_places};
pub use partner_reason::{PartnerReason, sentence};
pub use reason::AttributionReason;
