//! Records of what a class makes, and the one door through which they change.
//!
//! Owns: what a record says ([`body`], [`entity`]), where it stands ([`anchor`]), its versions and their join
//! ([`record`]), all records of a lesson ([`workspace`]), steps that can be undone ([`history`]), and the
//! verbs of the reader ([`command`]).
//! Invariant: records change only by a [`workspace::Change`], which answers with its inverse.
//! Must not know: formats, stores.

pub mod anchor;
pub mod attribution;
pub mod body;
pub mod bulk;
pub mod command;
pub mod entity;
pub mod entity_index;
pub mod history;
pub mod ids;
pub mod point;
pub mod record;
pub mod summary;
pub mod workspace;

pub use body::*;
