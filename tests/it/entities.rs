//! Who or what is named: linking, merging, splitting, rejecting, alone and in two tabs at once.

use crate::common::command_fixtures::{ID, check_applies, crowd, place, refused, with_mention};
use crate::common::random_commands;
use crate::common::sample::{ME, OTHER, both, mention, record, stamp, tag};
use crate::common::test_effort::cases;
use lateral::core::annotation::command::{self, EntityField, NamedPlace, RejectedPlace};
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::history::{Edit, Session};
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId};
use lateral::core::annotation::workspace::{Change, Refusal, Workspace};
use lateral::core::annotation::{Body, Entity, MentionForm};
use lateral::core::format::{Annotator, Opened, export_work, import, read_record, write_record};
use lateral::core::import::{DeletedHere, plan};
use lateral::core::text::TextRange;
use proptest::collection::vec;
use proptest::prelude::*;

const A: RecordId = RecordId(100);
const B: RecordId = RecordId(101);

fn entity(name: &str) -> Body {
    Body::from(Entity {
        name: name.into(),
        tag: Some(tag("person")),
        ..Entity::default()
    })
}

/// Marks 1 and 2 name A, mark 3 names B.
fn two_entities() -> Workspace {
    let mut workspace = crowd("⟦m:Sergei Shoigu⟧ spoke. ⟦m:Shoigu⟧ said that ⟦m:Shoygu⟧ called.");
    place(&mut workspace, A.0, entity("Sergei Shoigu"));
    place(&mut workspace, B.0, entity("Shoygu"));
    for (mark, entity) in [(1, A), (2, A), (3, B)] {
        let edit = command::link(&workspace, RecordId(mark), &[entity]).expect("both are there");
        workspace.apply(&edit.change).expect("a good link");
    }
    workspace
}

fn named(workspace: &Workspace, mark: u128) -> Vec<RecordId> {
    let record = workspace.get(RecordId(mark)).expect("a mark");
    EntityIndex::new(workspace).named_by(record)
}

fn the_entity(workspace: &Workspace, id: RecordId) -> &Entity {
    match workspace.body(id) {
        Some(Body::Entity(entity)) => entity,
        other => panic!("an entity, not {other:?}"),
    }
}

/// Applies an edit, and checks that undo and redo bring back exactly what was there.
#[track_caller]
fn apply(workspace: &mut Workspace, edit: &Edit) {
    let bodies = crate::common::sample::bodies;
    let before = bodies(workspace);
    let applied = workspace.apply(&edit.change).expect("the edit applies");
    let after = bodies(workspace);
    let undone = workspace.apply(&applied.inverse).expect("undo");
    assert_eq!(bodies(workspace), before, "undo of {}", edit.label);
    workspace.apply(&undone.inverse).expect("redo");
    assert_eq!(bodies(workspace), after, "redo of {}", edit.label);
}

#[test]
fn a_mark_is_linked_to_one_to_several_to_a_new_one_and_to_none() {
    let (mut workspace, _) = with_mention("The ⟦defence chiefs⟧");
    let edit = command::link_to_new(&workspace, stamp(7), ID, " Carter ").expect("a name");
    assert_eq!(edit.label, "link “defence chiefs” to “Carter”");
    check_applies(&mut workspace, &edit);
    let edit = command::link_to_new(&workspace, stamp(8), ID, "Shoigu").expect("a name");
    check_applies(&mut workspace, &edit);
    assert_eq!(named(&workspace, 1), [RecordId(7), RecordId(8)]);
    assert_eq!(the_entity(&workspace, RecordId(7)).tag, Some(tag("person")));
    refused(
        command::link_to_new(&workspace, stamp(9), ID, " "),
        Refusal::NoName,
    );
    refused(
        command::link(&workspace, ID, &[RecordId(7), RecordId(8), RecordId(7)]),
        Refusal::Already,
    );
    refused(
        command::link(&workspace, ID, &[RecordId(99)]),
        Refusal::Gone,
    );
    let edit = command::link(&workspace, ID, &[]).expect("it is linked");
    assert_eq!(edit.label, "unlink “defence chiefs”");
    check_applies(&mut workspace, &edit);
    assert_eq!(named(&workspace, 1), []);
    let edit = command::set_form(&workspace, ID, Some(MentionForm::Description)).expect("a mark");
    assert_eq!(
        edit.label,
        "set the form of “defence chiefs” to description"
    );
    check_applies(&mut workspace, &edit);
}

#[test]
fn a_deleted_entity_keeps_its_marks_and_the_way_back() {
    let mut workspace = two_entities();
    let edit = command::delete(&workspace, A).expect("it is there");
    assert_eq!(edit.label, "delete “Sergei Shoigu”");
    let applied = workspace.apply(&edit.change).expect("no refusal");
    assert_eq!(
        (named(&workspace, 1), named(&workspace, 3)),
        (vec![], vec![B])
    );
    let Some(Body::Mention(mark)) = workspace.body(RecordId(1)) else {
        panic!("the mark stays");
    };
    assert_eq!(mark.entities, [A], "the link is kept");
    workspace.apply(&applied.inverse).expect("undo");
    assert_eq!(named(&workspace, 1), [A]);
}

#[test]
fn merging_takes_over_names_marks_and_rejections() {
    let mut workspace = two_entities();
    for (field, words) in [
        (EntityField::Note, "by his ministry"),
        (EntityField::Link, "https://example.org/s"),
    ] {
        let edit = command::write_entity(&workspace, B, field, words, 1).expect("it is there");
        apply(&mut workspace, &edit);
    }
    let spot = command::MarkedPlace {
        stamp: stamp(50),
        article: 0,
        range: TextRange::between(0, 6),
    };
    let not = RejectedPlace {
        place: spot,
        entity: B,
    };
    let edit = command::reject(&workspace, &[not]).expect("words");
    assert_eq!(edit.label, "reject “Sergei” as “Shoygu”");
    apply(&mut workspace, &edit);
    let edit = command::merge(&workspace, A, &[B, A, B]).expect("two");
    assert_eq!(edit.label, "merge “Shoygu” into “Sergei Shoigu”");
    apply(&mut workspace, &edit);
    let kept = the_entity(&workspace, A);
    assert_eq!(kept.other_names, ["Shoygu"]);
    assert_eq!(
        (kept.note.as_str(), kept.also.as_slice()),
        ("by his ministry", &[B][..])
    );
    assert_eq!(kept.link.as_deref(), Some("https://example.org/s"));
    assert_eq!(workspace.body(B), None);
    for mark in 1..=3 {
        assert_eq!(named(&workspace, mark), [A]);
    }
    let Some(Body::Rejection(rejection)) = workspace.body(RecordId(50)) else {
        panic!("what was rejected stays rejected");
    };
    assert_eq!(rejection.entity, A);
    refused(command::merge(&workspace, A, &[A]), Refusal::Already);
    refused(command::merge(&workspace, A, &[B]), Refusal::Gone);
}

#[test]
fn a_mark_that_comes_late_names_what_its_entity_has_become() {
    let mut workspace = two_entities();
    let edit = command::merge(&workspace, A, &[B]).expect("two");
    apply(&mut workspace, &edit);
    let text = workspace.lesson().articles[0].text.clone();
    let mut late = mention(&text, &[TextRange::between(0, 6)], "person");
    if let Body::Mention(mention) = &mut late {
        mention.entities = vec![B];
    }
    workspace.adopt(record(60, late));
    assert_eq!(named(&workspace, 60), [A]);
    let index = EntityIndex::new(&workspace);
    assert_eq!(index.mentions(A).len(), 4);
    assert_eq!(index.shown().collect::<Vec<_>>(), [A]);
}

#[test]
fn splitting_takes_marks_and_their_names_along() {
    let mut workspace = two_entities();
    let edit = command::merge(&workspace, A, &[B]).expect("two");
    apply(&mut workspace, &edit);
    let edit = command::split(&workspace, stamp(70), A, &[RecordId(3)], "Shoygu").expect("a mark");
    assert_eq!(edit.label, "split “Shoygu” off “Sergei Shoigu”");
    apply(&mut workspace, &edit);
    assert_eq!(named(&workspace, 3), [RecordId(70)]);
    assert_eq!(the_entity(&workspace, A).other_names, [""; 0]);
    assert_eq!(the_entity(&workspace, RecordId(70)).other_names, [""; 0]);
    refused(
        command::split(&workspace, stamp(71), A, &[RecordId(3)], "x"),
        Refusal::Gone,
    );
}

#[test]
fn names_links_and_values_are_bounded() {
    let mut workspace = two_entities();
    let write = |workspace: &Workspace, field, words: &str| {
        command::write_entity(workspace, A, field, words, 1)
    };
    refused(write(&workspace, EntityField::Name, "  "), Refusal::NoName);
    refused(
        write(&workspace, EntityField::Link, "javascript:alert(1)"),
        Refusal::NoLink,
    );
    let long = "x".repeat(1_001);
    let edit = write(&workspace, EntityField::Name, &long).expect("bounds are the door's");
    assert_eq!(workspace.apply(&edit.change), Err(Refusal::TooManyNames));
    let edit = write(&workspace, EntityField::Link, " https://example.org ").expect("a link");
    apply(&mut workspace, &edit);
    let edit = write(&workspace, EntityField::Link, "").expect("it goes");
    apply(&mut workspace, &edit);
    let names = ["Shoigu", " Shoigu", "Sergei Shoigu", ""].map(str::to_owned);
    let edit = command::set_other_names(&workspace, A, &names).expect("a name");
    apply(&mut workspace, &edit);
    assert_eq!(the_entity(&workspace, A).other_names, ["Shoigu"]);
    let hostile = Body::from(Entity {
        link: Some("javascript:alert(1)".into()),
        ..Entity::default()
    });
    let put = Change::Put(A, ME, hostile);
    assert_eq!(workspace.apply(&put), Err(Refusal::NoLink));
}

#[test]
fn accepted_places_are_one_step_and_marked_ones_left_out() {
    let workspace = two_entities();
    let at = |number, start, end| NamedPlace {
        place: command::MarkedPlace {
            stamp: stamp(number),
            article: 0,
            range: TextRange::between(start, end),
        },
        tag: tag("person"),
        entity: A,
        form: MentionForm::Name,
    };
    let places = [at(80, 0, 13), at(81, 0, 6), at(82, 14, 19)];
    let edit = command::mark_named(&workspace, &places).expect("two are new");
    assert_eq!(edit.label, "mark 2 names");
    let mut session = Session::new(workspace);
    session.commit(edit).expect("no refusal");
    assert_eq!(named(session.workspace(), 81), [A]);
    session.undo().expect("no refusal");
    assert_eq!(session.workspace().body(RecordId(81)), None);
    let again = command::mark_named(session.workspace(), &[at(80, 0, 13)]);
    refused(again, Refusal::Already);
}

#[test]
fn two_tabs_that_merge_each_into_the_other_end_alike_and_with_one_entity() {
    let mut tabs = [two_entities(), two_entities()];
    for (tab, (kept, other)) in tabs.iter_mut().zip([(A, B), (B, A)]) {
        let edit = command::merge(tab, kept, &[other]).expect("two");
        tab.apply(&edit.change).expect("no refusal");
    }
    exchange(&mut tabs);
    let index = EntityIndex::new(&tabs[0]);
    assert_eq!(index.shown().collect::<Vec<_>>(), [A]);
    assert_eq!(index.mentions(A).len(), 3);
    assert_eq!(index.members(A).collect::<Vec<_>>(), [A, B]);
}

/// Everything that each of two tabs has made comes to the other.
fn exchange(tabs: &mut [Workspace; 2]) {
    let [one, two] = tabs;
    for record in one.records().values().cloned().collect::<Vec<_>>() {
        two.adopt(record);
    }
    for record in two.records().values().cloned().collect::<Vec<_>>() {
        one.adopt(record);
    }
}

#[test]
fn somebody_elses_version_of_a_card_is_theirs_and_their_marks_name_it() {
    let mine = two_entities();
    let other = Annotator {
        id: OTHER,
        name: "Bo".into(),
    };
    // They have my work, rename my card, and mark with it.
    let mut theirs = Workspace::new(mine.lesson().clone());
    for record in mine.records().values() {
        theirs.adopt(record.clone());
    }
    let edit = command::write_entity(&theirs, A, EntityField::Name, "The minister", 1)
        .expect("it is there");
    theirs.apply(&edit.change).expect("no refusal");
    let text = theirs.lesson().articles[0].text.clone();
    let mut body = mention(&text, &[TextRange::between(0, 6)], "person");
    if let Body::Mention(mention) = &mut body {
        mention.entities = vec![A];
    }
    let signed = Record {
        annotator: OTHER,
        ..record(90, body)
    };
    theirs.adopt(signed);
    let file = export_work(&theirs, &other);
    let Ok((Opened::Work(work), _)) = import(file.as_bytes()) else {
        panic!("a work");
    };
    let mut session = Session::new(mine);
    let first = plan(session.workspace(), &work);
    assert_eq!(
        (first.new, first.copies),
        (1, 0),
        "cards are not counted as marks"
    );
    session
        .commit(first.edit("Bo", DeletedHere::StayDeleted))
        .expect("room");
    let workspace = session.workspace();
    assert_eq!(named(workspace, 1), [A], "mine names mine");
    assert_eq!(the_entity(workspace, A).name, "Sergei Shoigu");
    let [copy] = named(workspace, 90)[..] else {
        panic!("theirs names one");
    };
    assert_eq!(the_entity(workspace, copy).name, "The minister");
    assert!(plan(workspace, &work).is_empty(), "nothing comes twice");
    session.undo().expect("no refusal");
    assert_eq!(session.workspace().body(copy), None);
}

#[test]
fn a_chain_without_end_ends() {
    let mut workspace = Workspace::new(both());
    for number in 0..1_000_u128 {
        let body = Body::from(Entity {
            name: "x".into(),
            also: vec![RecordId(number + 1), RecordId(number)],
            ..Entity::default()
        });
        workspace.adopt(record(number, body));
    }
    let index = EntityIndex::new(&workspace);
    assert!(index.resolve(RecordId(999), ME).is_some());
    assert_eq!(index.resolve(RecordId(5_000), AnnotatorId(3)), None);
}

proptest! {
    #![proptest_config(cases(150, 15_000))]

    // Whatever two tabs do at once, they end with the same records and see the same entities.
    #[test]
    fn two_tabs_end_alike(
        before in vec(random_commands::random_command(), 0..25),
        here in vec(random_commands::random_command(), 0..12),
        there in vec(random_commands::random_command(), 0..12),
    ) {
        let mut first = Workspace::new(both());
        perform(&mut first, &before, 0);
        let mut tabs = [first.clone(), first];
        perform(&mut tabs[0], &here, 100);
        perform(&mut tabs[1], &there, 200);
        exchange(&mut tabs);
        prop_assert_eq!(tabs[0].records(), tabs[1].records());
        let index = EntityIndex::new(&tabs[0]);
        prop_assert_eq!(&index, &EntityIndex::new(&tabs[1]));
        // Every mark leads to entities that are shown, or to none.
        let shown: Vec<RecordId> = index.shown().collect();
        for record in tabs[0].records().values() {
            for entity in index.named_by(record) {
                prop_assert!(matches!(tabs[0].body(entity), Some(Body::Entity(_))));
                let whose = tabs[0].get(entity).map(|record| record.annotator);
                prop_assert!(whose != Some(record.annotator) || shown.contains(&entity));
                // An import may bring marks of another lesson.
                let is_here = tabs[0].article_of(record.id).is_some();
                prop_assert!(!is_here || index.mentions(entity).contains(&record.id));
            }
        }
    }

    // What is merged is one: every mark of either names the one that was kept, and no name is lost.
    #[test]
    fn merging_loses_nothing(before in vec(random_commands::random_command(), 0..40), a in 0..9_usize, b in 0..9_usize) {
        let mut workspace = Workspace::new(both());
        perform(&mut workspace, &before, 0);
        let entities: Vec<RecordId> = EntityIndex::new(&workspace).shown().collect();
        let (Some(kept), Some(other)) = (entities.get(a), entities.get(b)) else { return Ok(()) };
        let Ok(edit) = command::merge(&workspace, *kept, &[*other]) else { return Ok(()) };
        let marks = EntityIndex::new(&workspace);
        let own = |id: &RecordId| workspace.get(*id).is_some_and(|record| record.annotator == ME);
        let both: Vec<RecordId> = [*kept, *other].iter().flat_map(|id| marks.mentions(*id)).copied().filter(own).collect();
        let names: Vec<String> = [*kept, *other].iter().map(|id| the_entity(&workspace, *id).name.trim().to_owned()).collect();
        if workspace.apply(&edit.change).is_err() { return Ok(()) }
        let after = EntityIndex::new(&workspace);
        for mark in both {
            prop_assert!(after.mentions(*kept).contains(&mark));
        }
        let entity = the_entity(&workspace, *kept);
        for name in names.iter().filter(|name| !name.is_empty()) {
            prop_assert!(entity.name.trim() == name || entity.other_names.contains(name));
        }
    }

    #[test]
    fn records_of_entities_survive_the_store(record in crate::common::random::record()) {
        prop_assert_eq!(read_record(&write_record(&record)), Ok(record));
    }
}

fn perform(workspace: &mut Workspace, commands: &[random_commands::RandomCommand], from: usize) {
    for (turn, command) in (from..).zip(commands) {
        if let Ok(edit) = random_commands::edit(command, workspace, turn) {
            let _ = workspace.apply(&edit.change);
        }
    }
}

#[test]
fn a_work_that_is_looked_at_refuses_all_of_it() {
    let mut session = Session::read_only(two_entities());
    let edit = command::merge(session.workspace(), A, &[B]).expect("two");
    assert_eq!(session.commit(edit), Err(Refusal::ReadOnly));
}
