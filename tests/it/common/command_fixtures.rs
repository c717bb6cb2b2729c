//! A workspace with one mark in it, and what must hold whenever a verb is done on it.

use lateral::core::annotation::anchor::Anchor;
use lateral::core::annotation::history::Edit;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::{Change, Refusal, Workspace};
use lateral::core::annotation::{Body, Claim, ClaimKind, Mention};
use lateral::core::text::Text;

use super::marked::{Marked, show};
use super::sample::{ME, OTHER, article_id, bodies, claim, mention, tag, workspace};

pub const ID: RecordId = RecordId(1);

/// Applies an edit, and checks that its inverse restores the bodies while revisions rise.
#[track_caller]
pub fn check_applies(workspace: &mut Workspace, edit: &Edit) {
    let before = bodies(workspace);
    let mut trial = workspace.clone();
    let applied = trial.apply(&edit.change).expect("the edit applies");
    let revisions = |workspace: &Workspace| workspace.get(ID).map_or(0, |record| record.revision);
    assert!(
        revisions(&trial) > revisions(workspace),
        "the revision rises"
    );
    let after = bodies(&trial);
    let undone = trial.apply(&applied.inverse).expect("the inverse applies");
    assert_eq!(bodies(&trial), before, "undo of “{}”", edit.label);
    trial
        .apply(&undone.inverse)
        .expect("the inverse of the inverse applies");
    assert_eq!(bodies(&trial), after, "redo of “{}”", edit.label);
    workspace.apply(&edit.change).expect("the edit applies");
}

/// A workspace in which the ranges without a name are one mention.
#[track_caller]
pub fn with_mention(source: &str) -> (Workspace, Marked) {
    let (mut workspace, marked) = workspace(source);
    let body = Body::Mention(Mention {
        article: article_id("north"),
        anchor: anchor(&marked),
        tag: tag("person"),
        note: "a note".into(),
        entities: Vec::new(),
        form: None,
    });
    put(&mut workspace, body);
    (workspace, marked)
}

/// A workspace in which the ranges without a name are one claim.
#[track_caller]
pub fn with_claim(source: &str) -> (Workspace, Marked) {
    let (mut workspace, marked) = workspace(source);
    let body = Body::Claim(Claim {
        article: article_id("north"),
        anchor: anchor(&marked),
        kind: Some(ClaimKind::Fact),
        gist: "in short".into(),
        note: "a note".into(),
    });
    put(&mut workspace, body);
    (workspace, marked)
}

pub fn anchor(marked: &Marked) -> Anchor {
    let text = Text::new(&marked.text);
    Anchor::describe(&text, &marked.ranges("")).expect("words to mark")
}

pub fn put(workspace: &mut Workspace, body: Body) {
    let put = Change::Put(ID, OTHER, body);
    workspace.apply(&put).expect("a good record");
}

/// The text with the mark's parts in brackets.
pub fn shown(workspace: &Workspace) -> String {
    let text = &workspace.lesson().articles[0].text;
    show(text.as_str(), workspace.index().ranges(ID))
}

#[track_caller]
pub fn refused(outcome: Result<Edit, Refusal>, expected: Refusal) {
    assert_eq!(outcome.map(|edit| edit.label), Err(expected));
}

/// A workspace in which `m…` are mentions, `p…` places and `c…` claims; ids are 1, 2, 3 in the order
/// in which the ranges open.
#[track_caller]
pub fn crowd(source: &str) -> Workspace {
    let (mut workspace, marked) = workspace(source);
    let text = Text::new(&marked.text);
    for (number, (name, range)) in (1..).zip(&marked.spans) {
        let body = match name.as_bytes().first() {
            Some(b'm') => mention(&text, &[*range], "person"),
            Some(b'p') => mention(&text, &[*range], "place"),
            Some(b'c') => claim(&text, &[*range]),
            _ => continue,
        };
        place(&mut workspace, number, body);
    }
    workspace
}

pub fn place(workspace: &mut Workspace, number: u128, body: Body) {
    workspace
        .apply(&Change::Put(RecordId(number), ME, body))
        .expect("a good record");
}
