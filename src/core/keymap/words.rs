//! What a key does, in words for the help sheet.
//!
//! Invariant: every command has its words; they lie apart from the table, which every student loads.
//! Must not know: keys.

use super::{Command, FoundElsewhere};
use crate::core::reading::segment::Direction::{Backward, Forward};
use crate::core::reading::segment::Edge;
use crate::core::reading::segment::Unit::{Block, Letter, Sentence, Word};

impl Command {
    /// What it does, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Command::Step(Sentence, Forward) => "Next sentence",
            Command::Step(Sentence, Backward) => "Previous sentence",
            Command::Step(Word, Forward) => "Next word; into the sentence first",
            Command::Step(Word, Backward) => "Previous word",
            Command::Step(Letter, Forward) => "Next letter; into the word first",
            Command::Step(Letter, Backward) => "Previous letter",
            Command::Step(Block, Forward) => "Next paragraph",
            Command::Step(Block, Backward) => "Previous paragraph",
            Command::Extend(Word, Forward) => "Select a word more",
            Command::Extend(Word, Backward) => "Select a word less",
            Command::Extend(Sentence, Forward) => "Select a sentence more",
            Command::Extend(Sentence, Backward) => "Select a sentence less",
            // No key does it.
            Command::Extend(Block, _) => "Select a paragraph more or less",
            Command::Extend(Letter, Forward) => "Select a letter more",
            Command::Extend(Letter, Backward) => "Select a letter less",
            Command::Choose => "Choose a tag for the selected words; on a mark, open it",
            Command::Claim => "Mark the selected words as a claim",
            Command::AddPart => "Add the selected words to the last mark",
            Command::Quote => "Mark by quote: type or paste the words",
            Command::Mark(Forward) => "Next mark",
            Command::Mark(Backward) => "Previous mark",
            Command::Note => "Write what the claim says; for other marks, a note",
            Command::Who => "Say who or what is named",
            Command::Kind => "Claim: next kind of statement",
            Command::Voice => "Claim: whose words, next choice",
            Command::Suggested => {
                "Look at the next suggested name; then Enter marks it, Backspace refuses it, Tab goes on"
            }
            Command::ClaimPlaces => "Show or hide where a claim may stand",
            Command::Edge(Edge::End, Forward) => "Move the end a word later",
            Command::Edge(Edge::End, Backward) => "Move the end a word earlier",
            Command::Edge(Edge::Start, Forward) => "Move the start a word later",
            Command::Edge(Edge::Start, Backward) => "Move the start a word earlier",
            Command::Delete => "Delete the mark",
            Command::Settle(FoundElsewhere::Meant) => "Found elsewhere: move the mark there",
            Command::Settle(FoundElsewhere::Others) => "Found elsewhere: these are other words",
            Command::Undo => "Undo",
            Command::Redo => "Redo",
            Command::Article(Forward) => "Next article",
            Command::Article(Backward) => "Previous article",
            Command::OtherSheet => "To the other one of two articles side by side",
            Command::SharedWording => "Show or hide wording shared with other articles",
            Command::Panel => "Show or hide the list of marks",
            Command::Export => "Export your work",
            Command::Help => "Help, with this list of shortcuts",
            Command::Escape => "Clear the selection; close what is open",
        }
    }
}
