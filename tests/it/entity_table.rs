//! The table of entities: what is listed and in which order, what stands in a cell, what is offered for merging.

use std::collections::BTreeSet;

use crate::common::command_fixtures::{crowd, place};
use crate::common::sample::tag;
use lateral::core::annotation::command;
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::Workspace;
use lateral::core::annotation::{Body, Entity};
use lateral::core::view::{
    EntityOrder, EntityQuery, EntityTable, articles_of, entity_cell, usual_words,
};
use proptest::collection::vec;
use proptest::prelude::*;

const SHOIGU: RecordId = RecordId(100);
const CARTER: RecordId = RecordId(101);
const MOSCOW: RecordId = RecordId(102);
const NOBODY: RecordId = RecordId(103);

fn put(workspace: &mut Workspace, id: RecordId, name: &str, tag_name: &str, other: &str) {
    let other_names = if other.is_empty() {
        Vec::new()
    } else {
        vec![other.into()]
    };
    let entity = Entity {
        name: name.into(),
        tag: Some(tag(tag_name)),
        other_names,
        ..Entity::default()
    };
    place(workspace, id.0, Body::from(entity));
}

/// Shoigu is named three times in two ways, Carter once, Moscow twice, and one not at all.
fn work() -> Workspace {
    let mut workspace = crowd(
        "⟦m:Sergei Shoigu⟧ called ⟦m:Carter⟧. ⟦m:Shoigu⟧ is in ⟦p:Moscow⟧. ⟦m:Shoigu⟧ likes ⟦p:Moscow⟧.",
    );
    put(
        &mut workspace,
        SHOIGU,
        "Sergei Shoigu",
        "person",
        "Sergueï Choïgou",
    );
    put(&mut workspace, CARTER, "Ash Carter", "person", "");
    put(&mut workspace, MOSCOW, "Moscow", "place", "");
    put(&mut workspace, NOBODY, "Alfred Nobody", "person", "");
    for (mark, entity) in [
        (1, SHOIGU),
        (2, CARTER),
        (3, SHOIGU),
        (4, MOSCOW),
        (5, SHOIGU),
        (6, MOSCOW),
    ] {
        let edit = command::link(&workspace, RecordId(mark), &[entity]).expect("both are there");
        workspace.apply(&edit.change).expect("a good link");
    }
    workspace
}

fn table(workspace: &Workspace) -> EntityTable {
    EntityTable::new(workspace, &EntityIndex::new(workspace))
}

fn asked(words: &str, tag_name: Option<&str>, order: EntityOrder) -> EntityQuery {
    EntityQuery {
        words: words.into(),
        tag: tag_name.map(tag),
        order,
    }
}

#[test]
fn entities_stand_in_the_order_that_is_asked_for() {
    let workspace = work();
    let table = table(&workspace);
    let listed = |order| table.listed(&asked("", None, order));
    assert_eq!(
        listed(EntityOrder::Name),
        [NOBODY, CARTER, MOSCOW, SHOIGU],
        "by name"
    );
    assert_eq!(
        listed(EntityOrder::Marks),
        [SHOIGU, MOSCOW, CARTER, NOBODY],
        "by marks"
    );
    // All are named in one article, or in none.
    assert_eq!(
        listed(EntityOrder::Articles),
        [SHOIGU, MOSCOW, CARTER, NOBODY]
    );
    assert_eq!(table.marks(), 6);
    assert_eq!(articles_of(table.row(SHOIGU).expect("a row")), 1);
    assert_eq!(articles_of(table.row(NOBODY).expect("a row")), 0);
}

#[test]
fn a_search_looks_into_names_wordings_and_notes_without_accents() {
    let mut workspace = work();
    let edit = command::write_entity(
        &workspace,
        CARTER,
        command::EntityField::Note,
        "Heads the Pentagon",
        1,
    );
    let edit = edit.expect("a note");
    workspace.apply(&edit.change).expect("it applies");
    let table = table(&workspace);
    let found = |words, tag_name| table.listed(&asked(words, tag_name, EntityOrder::Name));
    for (words, tag_name, expected) in [
        ("choigou", None, vec![SHOIGU]),
        ("CHOÏGOU", None, vec![SHOIGU]),
        (" moscow ", None, vec![MOSCOW]),
        ("pentagon", None, vec![CARTER]),
        ("carter", Some("place"), vec![]),
        ("o", Some("place"), vec![MOSCOW]),
        ("", Some("person"), vec![NOBODY, CARTER, SHOIGU]),
        ("nothing like it", None, vec![]),
    ] {
        assert_eq!(found(words, tag_name), expected, "{words} {tag_name:?}");
    }
    let tallies = table.tallies().into_iter();
    let tallies: Vec<(String, usize)> = tallies.map(|tally| (tally.label, tally.count)).collect();
    assert_eq!(tallies, [("Person".into(), 3), ("Place".into(), 1)]);
}

#[test]
fn what_is_searched_is_read_as_it_was_written() {
    for words in ["", "Ash  Carter", "two\nlines\n"] {
        for tag_name in [None, Some("person")] {
            for order in EntityOrder::ALL {
                let query = asked(words, tag_name, order);
                assert_eq!(EntityQuery::parse(&query.as_text()), query);
            }
        }
    }
    for text in ["", "x", "By name", "\n\n", "x\nNo Tag\n"] {
        assert!(!EntityQuery::parse(text).is_filter(), "{text}");
    }
}

#[test]
fn a_cell_says_how_often_and_in_which_words() {
    let workspace = work();
    let table = table(&workspace);
    let cell = |id, at| entity_cell(table.row(id).expect("a row"), at);
    let shoigu = cell(SHOIGU, 0);
    assert_eq!(shoigu.count, 3);
    assert_eq!(
        shoigu.wordings,
        [("Shoigu".into(), 2), ("Sergei Shoigu".into(), 1)]
    );
    assert_eq!(shoigu.more, 0);
    assert_eq!(cell(NOBODY, 0).count, 0);
    assert_eq!(cell(SHOIGU, 9).count, 0, "no such article");
}

#[test]
fn wordings_beyond_four_are_counted_but_not_a_single_one() {
    for (count, said, more) in [(4, 4, 0), (5, 5, 0), (6, 4, 2)] {
        let words: Vec<String> = (0..count).map(|n| format!("⟦m:name{n}⟧")).collect();
        let mut workspace = crowd(&words.join(" and "));
        put(&mut workspace, SHOIGU, "Somebody", "person", "");
        for mark in 1..=count {
            let edit = command::link(&workspace, RecordId(mark), &[SHOIGU]).expect("a mark");
            workspace.apply(&edit.change).expect("a good link");
        }
        let table = table(&workspace);
        let cell = entity_cell(table.row(SHOIGU).expect("a row"), 0);
        assert_eq!((cell.wordings.len(), cell.more), (said, more), "{count}");
    }
}

#[test]
fn who_works_in_a_row_keeps_it_where_it_is() {
    let mut workspace = work();
    let query = asked("", None, EntityOrder::Name);
    let before = table(&workspace).listed(&query);
    put(&mut workspace, CARTER, "Zachary Carter", "person", "");
    put(&mut workspace, RecordId(104), "Bert", "person", "");
    let table = table(&workspace);
    assert_eq!(
        table.listed_on(&query, &before),
        [NOBODY, RecordId(104), CARTER, MOSCOW, SHOIGU]
    );
    // It goes with the filter only when that is another.
    let filtered = asked("ash", None, EntityOrder::Name);
    assert_eq!(table.listed(&filtered), []);
    assert_eq!(table.listed_on(&filtered, &[CARTER]), [CARTER]);
    // What is gone is listed nowhere.
    assert_eq!(table.listed_on(&filtered, &[RecordId(9), CARTER]), [CARTER]);
}

#[test]
fn the_most_alike_are_offered_first() {
    let mut workspace = work();
    put(&mut workspace, RecordId(104), "Sergey Shoygu", "person", "");
    let table = table(&workspace);
    let names = |words, most| {
        let others = table.others(SHOIGU, words, most).into_iter();
        others.map(|other| other.name).collect::<Vec<_>>()
    };
    assert_eq!(names("", 9).len(), 4, "all but itself");
    assert_eq!(names("", 1), ["Sergey Shoygu"]);
    assert_eq!(names("cart", 9), ["Ash Carter"]);
    assert!(table.others(RecordId(9), "", 9).is_empty());
}

#[test]
fn some_marks_have_the_words_that_most_of_them_have() {
    let usual = |words: &[&str]| usual_words(words.iter().copied());
    assert_eq!(usual(&[]), "");
    assert_eq!(usual(&["b", "a"]), "b");
    assert_eq!(usual(&["b", "a", "a"]), "a");
}

proptest! {
    /// Whatever was listed before: each entity that fits is listed once, and none that is gone.
    #[test]
    fn every_entity_is_listed_once(before in vec(98_u128..108, 0..8), order in 0_usize..3) {
        let workspace = work();
        let table = table(&workspace);
        let mut seen = BTreeSet::new();
        let before: Vec<RecordId> =
            before.into_iter().map(RecordId).filter(|id| seen.insert(*id)).collect();
        let query = asked("", None, EntityOrder::ALL[order]);
        let listed = table.listed_on(&query, &before);
        let all: BTreeSet<RecordId> = listed.iter().copied().collect();
        prop_assert_eq!(all.len(), listed.len());
        prop_assert_eq!(all, BTreeSet::from([SHOIGU, CARTER, MOSCOW, NOBODY]));
        let kept: Vec<RecordId> = before.iter().copied().filter(|id| table.row(*id).is_some()).collect();
        let mut places = kept.iter().map(|id| listed.iter().position(|each| each == id));
        let places: Vec<_> = places.by_ref().collect();
        prop_assert!(places.is_sorted());
    }
}
