//! Names: how one is written in several ways, and where it stands.
//!
//! Owns: what names are made of ([`parts`]), which spellings are one word ([`spelling`]), the words of a lesson's
//! articles with what they look like ([`lesson_words`]), what is known of entities ([`known`]), what is no name
//! ([`description`]), whom a new mark may name ([`candidates`]), and where known names stand unmarked
//! ([`suggestions`]).
//! Invariant: all of it is by rule and has a reason that can be said ([`NameReason`]); the letters are folded as
//! everywhere (`text::folding`).
//! Must not know: the screen, formats.

mod body_places;
pub mod candidates;
pub mod description;
mod finding;
mod german_nouns;
mod heads;
mod hit;
pub mod known;
pub mod lesson_words;
mod longer;
mod offices;
pub mod parts;
mod patterns;
mod people;
mod reason;
pub mod spelling;
pub mod suggestions;
pub(in crate::core::compare) mod word_lists;
mod word_token;

pub use reason::NameReason;
