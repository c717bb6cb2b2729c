//! Why a change is refused.
//!
//! Invariant: every `Display` is a whole sentence for a student.
//! Must not know: where it is shown.

use thiserror::Error;

use crate::core::limits;

/// Why a change was refused. Nothing of it has happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Refusal {
    /// The article is not in this lesson.
    #[error("This article is not part of the lesson, so nothing was marked.")]
    NoSuchArticle,
    /// A note or gist is longer than [`limits::NOTE`].
    #[error(
        "A note can have up to {} characters. Your last letters were not saved; shorten it a little.",
        limits::NOTE
    )]
    TooLong,
    /// A summary is longer than [`limits::SUMMARY`].
    #[error(
        "A summary can have up to {} characters. Your last letters were not saved; shorten it a little.",
        limits::SUMMARY
    )]
    SummaryTooLong,
    /// A name longer than [`limits::LINE`], or more names than [`limits::OTHER_NAMES`].
    #[error(
        "A name can have up to {} characters, and one card up to {} names. Nothing was changed.",
        limits::LINE,
        limits::OTHER_NAMES
    )]
    TooManyNames,
    /// A mark that names more than [`limits::ENTITIES`].
    #[error(
        "A mark can name up to {} people or things. Nothing was changed.",
        limits::ENTITIES
    )]
    TooManyEntities,
    /// There is no name.
    #[error("A name is missing, so nothing was changed.")]
    NoName,
    /// A point has no question.
    #[error("The question is missing, so nothing was changed.")]
    NoQuestion,
    /// More answers than [`limits::POSITIONS`], or more of anything else than a point holds.
    #[error(
        "A point can have up to {} answers. Nothing was changed.",
        limits::POSITIONS
    )]
    TooManyPositions,
    /// A link that may not be followed.
    #[error("A link begins with http:// or https://, so this one was not kept.")]
    NoLink,
    /// A mark of more than [`limits::PARTS`] parts.
    #[error(
        "A mark can have up to {} parts. Nothing was changed; make a second mark.",
        limits::PARTS
    )]
    TooManyParts,
    /// More than [`limits::RECORDS`] records.
    #[error(
        "Your work can have up to {} marks, deleted ones included. Nothing was added and nothing is lost: export your work, and ask your teacher what to do next.",
        limits::RECORDS
    )]
    Full,
    /// There are no words to mark.
    #[error("There are no words in the selection, so nothing was marked.")]
    NoWords,
    /// The record is not there any more.
    #[error("That mark is no longer there. Nothing was changed.")]
    Gone,
    /// The same words carry the same tag already.
    #[error("These words are already marked that way. Nothing was added.")]
    Already,
    /// The work is only looked at.
    #[error(
        "You are looking at somebody else’s work, so nothing was changed. Go back to your own work to mark words."
    )]
    ReadOnly,
    /// The mark's words are not in the text, so nothing can be added to them.
    #[error(
        "The words of that mark are not in the text. Nothing was changed; put the mark on the words that you have selected instead."
    )]
    Lost,
}
