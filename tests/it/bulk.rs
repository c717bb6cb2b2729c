//! Several marks at once: each verb is one step, says how many, leaves out what needs nothing, and comes back
//! whole.

use crate::common::command_fixtures::{crowd, refused};
use crate::common::random_commands::{edit, live, random_command};
use crate::common::sample::{ME, bodies, both, stamp, tag, workspace};
use crate::common::test_effort::cases;
use lateral::core::annotation::bulk::{MarkedPlace, delete_all, mark_places, retag_all};
use lateral::core::annotation::history::{Edit, Session};
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::{Refusal, TagKey, Workspace};
use lateral::core::text::TextRange;
use proptest::collection::vec;
use proptest::prelude::*;

fn entity(name: &str) -> TagKey {
    TagKey::Entity(tag(name))
}

fn ids(numbers: &[u128]) -> Vec<RecordId> {
    numbers.iter().map(|number| RecordId(*number)).collect()
}

/// By what every mark is counted, by id.
fn keys(workspace: &Workspace) -> Vec<(u128, TagKey)> {
    let tags = &workspace.lesson().tags;
    let live = bodies(workspace);
    live.iter()
        .filter_map(|(id, body)| Some((id.0, TagKey::of(body, tags)?)))
        .collect()
}

/// Does an edit as one step, takes it back and does it again.
#[track_caller]
fn check_one_step(workspace: Workspace, edit: Edit) -> Workspace {
    let before = bodies(&workspace);
    let label = edit.label.clone();
    let mut session = Session::new(workspace);
    session.commit(edit).expect("the edit applies");
    let after = bodies(session.workspace());
    assert_eq!(session.steps().count(), 1, "“{label}” is one step");
    let undone = session.undo().expect("it can be undone").expect("a step");
    assert_eq!(undone.label, label);
    assert_eq!(bodies(session.workspace()), before, "undo of “{label}”");
    session.redo().expect("it can be redone").expect("a step");
    assert_eq!(bodies(session.workspace()), after, "redo of “{label}”");
    session.workspace().clone()
}

#[test]
fn several_marks_get_another_tag_in_one_step() {
    let workspace = crowd("⟦m:Ada⟧ and ⟦p:Oster⟧ and ⟦m:Ben⟧ and ⟦c:it is so⟧");
    let edit = retag_all(&workspace, &ids(&[1, 2, 4]), &entity("place")).expect("two of them");
    assert_eq!(edit.label, "change the tag of 2 marks to Place");
    let workspace = check_one_step(workspace, edit);
    let place = entity("place");
    assert_eq!(
        keys(&workspace),
        [
            (1, place.clone()),
            (2, place.clone()),
            (3, entity("person")),
            (4, place)
        ]
    );
}

#[test]
fn several_marks_become_claims_in_one_step() {
    let workspace = crowd("⟦m:Ada⟧ and ⟦p:Oster⟧ and ⟦c:it is so⟧");
    let edit = retag_all(&workspace, &ids(&[3, 1, 2]), &TagKey::Claim).expect("two of them");
    assert_eq!(edit.label, "make claims of 2 marks");
    let workspace = check_one_step(workspace, edit);
    assert!(
        keys(&workspace)
            .iter()
            .all(|(_, key)| *key == TagKey::Claim)
    );
}

#[test]
fn several_marks_are_deleted_in_one_step() {
    let workspace = crowd("⟦m:Ada⟧ and ⟦p:Oster⟧ and ⟦m:Ben⟧");
    let edit = delete_all(&workspace, &ids(&[1, 3, 9])).expect("two of them");
    assert_eq!(edit.label, "delete 2 marks");
    let workspace = check_one_step(workspace, edit);
    assert_eq!(keys(&workspace), [(2, entity("place"))]);
}

#[test]
fn a_single_one_keeps_its_own_name_and_none_is_refused() {
    let workspace = crowd("⟦m:Ada⟧ and ⟦p:Oster⟧");
    let one = |outcome: Result<Edit, Refusal>| outcome.expect("one of them").label;
    assert_eq!(
        one(retag_all(&workspace, &ids(&[1, 2]), &entity("person"))),
        "change the tag of “Oster” to Person"
    );
    assert_eq!(one(delete_all(&workspace, &ids(&[1, 7]))), "delete “Ada”");
    refused(
        retag_all(&workspace, &ids(&[1]), &entity("person")),
        Refusal::Already,
    );
    refused(delete_all(&workspace, &ids(&[7])), Refusal::Gone);
    refused(delete_all(&workspace, &[]), Refusal::Gone);
}

#[test]
fn several_places_are_marked_in_one_step() {
    let (workspace, marked) = workspace("⟦x:Oster⟧ is near ⟦x:Oster⟧\n⟦x:Oster⟧");
    let places: Vec<MarkedPlace> = (1..)
        .zip(marked.ranges("x"))
        .map(|(number, range)| MarkedPlace {
            stamp: stamp(number),
            article: 0,
            range,
        })
        .collect();
    let edit = mark_places(&workspace, &places, &entity("place")).expect("words");
    assert_eq!(edit.label, "mark 3 places as Place");
    let again = check_one_step(workspace.clone(), edit);
    refused(
        mark_places(&again, &places, &entity("place")),
        Refusal::Already,
    );
    let claims = mark_places(&again, &places, &TagKey::Claim).expect("another layer");
    assert_eq!(claims.label, "mark 3 places as a claim");
    let ranges = marked.ranges("x");
    for (number, range) in (1..).zip(ranges) {
        assert_eq!(again.index().ranges(RecordId(number)), [range]);
        assert_eq!(again.get(RecordId(number)).map(|it| it.annotator), Some(ME));
    }
    let nowhere = MarkedPlace {
        article: 9,
        ..places[0]
    };
    refused(
        mark_places(&workspace, &[places[1], nowhere], &entity("place")),
        Refusal::NoSuchArticle,
    );
    let empty = MarkedPlace {
        range: TextRange::between(3, 3),
        ..places[0]
    };
    refused(
        mark_places(&workspace, &[places[1], empty], &entity("place")),
        Refusal::NoWords,
    );
}

/// What was picked: some marks, by number, and a tag.
fn picked() -> impl Strategy<Value = (Vec<prop::sample::Index>, u8)> {
    (vec(any::<prop::sample::Index>(), 0..8), 0..5_u8)
}

proptest! {
    #![proptest_config(cases(500, 20_000))]

    #[test]
    fn a_verb_on_several_does_what_it_does_on_each_and_comes_back(
        commands in vec(random_command(), 0..40),
        (picked, what) in picked(),
    ) {
        let mut session = Session::new(Workspace::new(both()));
        for (turn, command) in commands.iter().enumerate() {
            if let Ok(edit) = edit(command, session.workspace(), turn) {
                let _ = session.commit(edit);
            }
        }
        let live = live(session.workspace());
        prop_assume!(!live.is_empty());
        let chosen: Vec<RecordId> = picked.iter().map(|index| *index.get(&live)).collect();
        let workspace = session.workspace();
        let tag = match what {
            0 => TagKey::Claim,
            1 => entity("place"),
            _ => entity("person"),
        };
        let made = match what {
            0..3 => retag_all(workspace, &chosen, &tag),
            _ => delete_all(workspace, &chosen),
        };
        let before = bodies(workspace);
        let Ok(made) = made else {
            return Ok(());
        };
        let steps = session.steps().count();
        prop_assert!(session.commit(made).is_ok());
        let after = bodies(session.workspace());
        let tags = &session.workspace().lesson().tags;
        for (id, body) in &before {
            if !chosen.contains(id) {
                prop_assert_eq!(after.get(id), Some(body), "what was not chosen stays");
            } else if what >= 3 {
                prop_assert!(!after.contains_key(id));
            } else if body.is_mark() {
                let key = after.get(id).and_then(|body| TagKey::of(body, tags));
                prop_assert_eq!(key.as_ref(), Some(&tag));
            }
        }
        let undone: usize = session.steps().count();
        prop_assert!(undone <= steps + 1);
        prop_assert!(session.undo().is_ok());
        prop_assert_eq!(bodies(session.workspace()), before);
        prop_assert!(session.redo().is_ok());
        prop_assert_eq!(bodies(session.workspace()), after);
    }
}
