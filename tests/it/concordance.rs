//! The table of entities, and each place of one in its context.

use crate::common::command_fixtures::{crowd, place};
use crate::common::sample::tag;
use lateral::core::annotation::command;
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::{Body, Entity};
use lateral::core::view::{ConcordanceOrder, concordance, entity_row, entity_rows};

#[test]
fn entities_are_counted_by_article_and_by_wording() {
    let mut workspace =
        crowd("The ⟦m:Carter⟧ plan. Then ⟦m:Ash Carter⟧ left, and ⟦m:Carter⟧ stayed away.");
    for (number, name) in [(100, "Carter"), (101, "ashton B")] {
        let entity = Entity {
            name: name.into(),
            tag: Some(tag("person")),
            ..Entity::default()
        };
        place(&mut workspace, number, Body::from(entity));
    }
    for mark in 1..=3 {
        let edit =
            command::link(&workspace, RecordId(mark), &[RecordId(100)]).expect("both are there");
        workspace.apply(&edit.change).expect("a link");
    }
    let entities = EntityIndex::new(&workspace);
    let rows = entity_rows(&workspace, &entities);
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(
        names,
        ["ashton B", "Carter"],
        "by name, whatever its capitals"
    );
    let row = entity_row(&workspace, &entities, RecordId(100)).expect("it is there");
    assert_eq!(row, rows[1]);
    assert_eq!((row.total(), row.label.as_str()), (3, "Person"));
    let wordings: Vec<_> = row
        .wordings
        .iter()
        .map(|it| (it.words.as_str(), it.counts[0]))
        .collect();
    assert_eq!(wordings, [("Carter", 2), ("Ash Carter", 1)]);
    assert!(row.says("ash") && !row.says("shoigu"));
    let order = |order| {
        let lines = concordance(&workspace, &entities, RecordId(100), order);
        lines.iter().map(|line| line.mark.0).collect::<Vec<_>>()
    };
    assert_eq!(order(ConcordanceOrder::Text), [1, 2, 3]);
    assert_eq!(order(ConcordanceOrder::Before), [3, 1, 2], "and, The, Then");
    assert_eq!(
        order(ConcordanceOrder::After),
        [2, 1, 3],
        "left, plan, stayed"
    );
    let line = &concordance(&workspace, &entities, RecordId(100), ConcordanceOrder::Text)[1];
    assert_eq!(
        (line.before.as_str(), line.words.as_str()),
        ("The Carter plan. Then ", "Ash Carter")
    );
}
