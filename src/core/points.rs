//! Points of comparison: which there are in a work, and what an annotator can do with them and with who says a claim.
//!
//! Owns: the points of a lesson and of its work as one list ([`listing`]), the verbs ([`command`], [`attributing`]), and
//! the table of points and articles ([`matrix`]) with what stands out in it ([`findings`]) and what it says at a glance
//! ([`headlines`]), and what two articles say to the same ([`counterparts`], [`alignment`]).
//! Invariant: each verb is one step with its inverse, as those of the reader are.
//! Must not know: the screen. Only parts that load lazily call it.

pub mod agreement;
pub mod alignment;
pub mod attributing;
mod changing;
pub mod claims;
pub mod command;
pub mod counterparts;
pub mod findings;
pub mod headlines;
pub mod likely;
pub mod likeness;
pub mod listing;
pub mod matrix;
pub mod moving;
mod sequence;
pub mod taking;
