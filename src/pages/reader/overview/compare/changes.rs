//! What is done with points: one step each.
//!
//! Invariant: every change goes through `actions::edit`; what takes something away is said with a way to take it back.
//! Must not know: markup.

use leptos::prelude::*;

use super::view_state::{CompareState, CompareTarget, MovedClaim};
use crate::core::annotation::point::RelationKind;
use crate::core::annotation::record::{RecordId, Stamp};
use crate::core::annotation::workspace::{Refusal, Workspace};
use crate::core::lesson::ArticleIndex;
use crate::core::points::claims::ComparedClaim;
use crate::core::points::command::{self, PointField, Silence};
use crate::core::points::listing::PointKey;
use crate::core::points::moving::move_claim;
use crate::core::points::taking::{AskedPoint, answer_point};
use crate::core::text::printable::brief;
use crate::pages::reader::actions;
use crate::platform::stamp;

/// Most characters of a new answer that is made of a claim's words.
const WORDS: usize = 80;

/// Where a claim goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClaimDestination {
    /// To an answer of a row.
    Answer(String, RecordId),
    /// To a new answer of a row.
    NewAnswer(String),
    /// To the first answer of a new question.
    NewQuestion(String),
}

/// Asks a new question. Answers whether that was done.
pub fn ask(state: CompareState, question: &str) -> bool {
    let done = actions::edit(state.reader, |workspace, stamp| {
        command::new_point(workspace, stamp, question)
    });
    if let Some(fresh) = done {
        state.show(&fresh.to_string());
    }
    done.is_some()
}

/// Puts a claim to an answer, and says to which. Where it comes from another question, it answers that one no more.
pub fn place(state: CompareState, claim: &MovedClaim, to: &ClaimDestination) {
    let reader = state.reader;
    let MovedClaim { id, from } = claim;
    let words = untrack(|| state.with_table(|table| table.claim(*id).map(answer_of)));
    let words = words.unwrap_or_default();
    let me = reader.identity.annotator_untracked().id;
    let row = match to {
        ClaimDestination::Answer(name, _) | ClaimDestination::NewAnswer(name) => {
            let Some(row) = state.row(name) else { return };
            Some(row)
        }
        ClaimDestination::NewQuestion(_) => None,
    };
    let left = from.as_ref().and_then(|from| state.row(from));
    let left = left.filter(|left| row.as_ref().is_none_or(|row| row.key != left.key));
    let for_point = stamp::stamp(me);
    let place = |workspace: &Workspace, stamp: Stamp| match (to, &row) {
        (ClaimDestination::Answer(_, position), Some(row)) => {
            command::place_claim(workspace, me, &row.key, *id, *position)
        }
        (ClaimDestination::NewAnswer(_), Some(row)) => {
            command::add_position(workspace, stamp, &row.key, &words, &[*id])
        }
        (ClaimDestination::NewQuestion(question), _) => {
            let asked = AskedPoint::New(question.clone());
            answer_point(workspace, [for_point, stamp], &asked, *id, &words)
        }
        (_, None) => Err(Refusal::Gone),
    };
    let done = actions::edit(reader, |workspace, stamp| match &left {
        Some(left) => move_claim(workspace, me, &left.key, *id, |ahead| place(ahead, stamp)),
        None => place(workspace, stamp),
    });
    if done.is_none() {
        return;
    }
    let question = row.as_ref().map(|row| brief(&row.point.question, WORDS));
    let question = question.unwrap_or_default();
    reader.toasts.say_undoable(match to {
        ClaimDestination::Answer(_, position) => {
            let row = row.iter().flat_map(|row| &row.positions);
            let mut answers = row.filter(|it| it.id == *position);
            let answer = answers.next().map_or("", |it| it.words.as_str());
            format!("The claim answers “{}” now.", brief(answer, WORDS))
        }
        ClaimDestination::NewAnswer(_) => format!("A new answer to “{question}”."),
        ClaimDestination::NewQuestion(question) => {
            format!("The first answer to “{}”.", brief(question, WORDS))
        }
    });
    if matches!(to, ClaimDestination::NewQuestion(_)) && left.is_none() {
        state.show(&for_point.fresh.to_string());
    }
}

/// What a claim answers, in a few words.
fn answer_of(claim: &ComparedClaim) -> String {
    let words = if claim.gist.is_empty() {
        &claim.quote
    } else {
        &claim.gist
    };
    brief(words, WORDS)
}

/// Takes a claim out of its answer.
pub fn take_out(state: CompareState, key: &PointKey, claim: RecordId) {
    let me = state.reader.identity.annotator_untracked().id;
    let done = actions::edit(state.reader, |workspace, _| {
        command::take_out_claim(workspace, me, key, claim)
    });
    if done.is_some() {
        state
            .reader
            .toasts
            .say_undoable("The claim answers nothing here any more. Its mark stays.");
    }
}

/// Says whether an article is silent on a point.
pub fn set_silence(
    state: CompareState,
    row: &str,
    key: &PointKey,
    article: ArticleIndex,
    silence: Silence,
) {
    let me = state.reader.identity.annotator_untracked().id;
    let lesson = state.reader.session.lesson();
    let Some(id) = lesson.articles.get(article).map(|article| &article.id) else {
        return;
    };
    actions::edit(state.reader, |workspace, _| {
        command::set_silence(workspace, me, key, id, silence)
    });
    state.ask_focus(CompareTarget::Cell(row.to_owned(), article));
}

/// Gives an answer without a claim. Answers whether that was done.
pub fn add_answer(state: CompareState, key: &PointKey, words: &str) -> bool {
    let done = actions::edit(state.reader, |workspace, stamp| {
        command::add_position(workspace, stamp, key, words, &[])
    });
    done.is_some()
}

/// Writes a question, a remark or an answer. Answers whether that was done.
pub fn write(
    state: CompareState,
    key: &PointKey,
    field: PointField,
    words: &str,
    visit: u32,
) -> bool {
    let me = state.reader.identity.annotator_untracked().id;
    let done = actions::edit(state.reader, |workspace, _| {
        command::write_words(workspace, me, key, field, words, visit)
    });
    done.is_some()
}

/// Deletes an answer.
pub fn remove_answer(state: CompareState, key: &PointKey, position: RecordId) {
    let me = state.reader.identity.annotator_untracked().id;
    let done = actions::edit(state.reader, |workspace, _| {
        command::remove_position(workspace, me, key, position)
    });
    if done.is_some() {
        state
            .reader
            .toasts
            .say_undoable("Deleted the answer. Its claims stay marked.");
    }
}

/// Says what two answers are to each other.
pub fn relate(
    state: CompareState,
    key: &PointKey,
    between: [RecordId; 2],
    kind: Option<RelationKind>,
) {
    let me = state.reader.identity.annotator_untracked().id;
    actions::edit(state.reader, |workspace, _| {
        command::relate_positions(workspace, me, key, between, kind)
    });
}

/// Deletes a point.
pub fn remove(state: CompareState, id: RecordId) {
    let done = actions::edit(state.reader, |workspace, _| {
        command::remove_point(workspace, id)
    });
    if done.is_some() {
        state.close();
        state
            .reader
            .toasts
            .say_undoable("Deleted the question. Its claims stay marked.");
        state.ask_focus(CompareTarget::NewPoint);
    }
}
