//! What is done with points: one step each.
//!
//! Invariant: every change goes through `actions::edit`; what takes something away is said with a way to take it back.
//! Must not know: markup.

use std::sync::Arc;

use leptos::prelude::*;

use super::view_state::{CompareState, CompareTarget};
use crate::core::annotation::point::RelationKind;
use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::points::claims::ComparedClaim;
use crate::core::points::command::{self, PointField, Silence};
use crate::core::points::listing::PointKey;
use crate::core::points::matrix::ComparisonTable;
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

/// Puts a claim to an answer, and says to which.
pub fn place(state: CompareState, claim: RecordId, to: &ClaimDestination) {
    let reader = state.reader;
    let words = untrack(|| state.with_table(|table| claim_of(table, claim).map(answer_of)));
    let words = words.unwrap_or_default();
    let me = reader.identity.annotator_untracked().id;
    let row = |name: &str| state.row(name);
    let (done, said) = match to {
        ClaimDestination::Answer(name, position) => {
            let Some(row) = row(name) else { return };
            let mut positions = row.positions.iter();
            let answer = positions.find(|it| it.id == *position);
            let answer = answer.map_or("", |it| it.words.as_str());
            let said = format!("It says “{}” now.", brief(answer, WORDS));
            let done = actions::edit(reader, |workspace, _| {
                command::place_claim(workspace, me, &row.key, claim, *position)
            });
            (done, said)
        }
        ClaimDestination::NewAnswer(name) => {
            let Some(row) = row(name) else { return };
            let question = brief(&row.point.question, WORDS);
            let done = actions::edit(reader, |workspace, stamp| {
                command::add_position(workspace, stamp, &row.key, &words, &[claim])
            });
            (done, format!("A new answer to “{question}”."))
        }
        ClaimDestination::NewQuestion(question) => {
            let asked = AskedPoint::New(question.clone());
            let for_point = stamp::stamp(me);
            let done = actions::edit(reader, |workspace, for_answer| {
                answer_point(workspace, [for_point, for_answer], &asked, claim, &words)
            });
            if done.is_some() {
                state.show(&for_point.fresh.to_string());
            }
            let question = brief(question, WORDS);
            (done, format!("The first answer to “{question}”."))
        }
    };
    if done.is_some() {
        reader.toasts.say_undoable(said);
    }
}

fn claim_of(table: &ComparisonTable, id: RecordId) -> Option<&ComparedClaim> {
    let placed = table.rows.iter().flat_map(|row| row.claims());
    let unplaced = table.unplaced.iter().map(Arc::as_ref);
    unplaced.chain(placed).find(|claim| claim.id == id)
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
