//! Dates and quantities of marks: what is proposed and where, what accepting does, and the line of time.

use crate::common::command_fixtures::{check_applies, crowd, place};
use crate::common::sample::{ME, article, lesson, stamp, tag};
use lateral::core::annotation::anchor::Anchor;
use lateral::core::annotation::command;
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::{Change, Workspace};
use lateral::core::annotation::{Body, Entity, EntityValue, Mention, TimeSpan};
use lateral::core::compare::values::{read_value, value_line};
use lateral::core::view::{MarkValue, entity_proposals, mark_value, timeline};

/// Two articles of the same text, the first without a date; `d…` are dates, all other names people. Ids count on.
fn work(source: &str, dates: [Option<&str>; 2]) -> Workspace {
    let made = ["north", "south"].map(|name| article(name, source));
    let mut articles = Vec::new();
    let mut marks = Vec::new();
    for ((mut article, marked), date) in made.into_iter().zip(dates) {
        article.date = date.map(str::to_owned);
        for (name, range) in &marked.spans {
            let tag_name = if name.starts_with('d') {
                "date"
            } else {
                "person"
            };
            marks.push(Body::Mention(Mention {
                article: article.id.clone(),
                anchor: Anchor::describe(&article.text, &[*range]).expect("words"),
                tag: tag(tag_name),
                note: String::new(),
                entities: Vec::new(),
                form: None,
            }));
        }
        articles.push(article);
    }
    let mut workspace = Workspace::new(lesson(articles));
    for (number, mark) in (1..).zip(marks) {
        let put = Change::Put(RecordId(number), ME, mark);
        workspace.apply(&put).expect("a good mark");
    }
    workspace
}

fn value_of(workspace: &Workspace, mark: u128) -> Option<MarkValue> {
    mark_value(workspace, &EntityIndex::new(workspace), RecordId(mark))
}

fn proposed(workspace: &Workspace, mark: u128) -> Option<(String, String)> {
    let value = value_of(workspace, mark)?;
    let proposal = value.proposals.first()?;
    Some((value_line(&proposal.value), proposal.why.clone()))
}

#[test]
fn words_are_read_against_their_own_article_or_one_that_has_a_date() {
    let workspace = work("On ⟦d:Friday⟧ ⟦m:May⟧ spoke.", [None, Some("2015-09-19")]);
    let (value, why) = proposed(&workspace, 3).expect("a date");
    assert_eq!(value, "2015-09-18");
    assert_eq!(
        why,
        "the latest Friday; the article is from 19 September 2015"
    );
    let (value, why) = proposed(&workspace, 1).expect("a date");
    assert_eq!(value, "2015-09-18");
    assert!(
        why.contains("the article has no date; another article is from"),
        "{why}"
    );
    assert_eq!(value_of(&workspace, 2), None, "a person has no value");
    let undated = work("On ⟦d:Friday⟧.", [None, None]);
    let value = value_of(&undated, 1).expect("the tag says so");
    assert!(value.proposals.is_empty());
}

#[test]
fn accepting_makes_a_card_in_one_step_and_sets_that_of_a_card_there_is() {
    let mut workspace = work("On ⟦d:Friday⟧.", [None, Some("2015-09-19")]);
    let value = read_value("2015-09-18").expect("a date");
    let edit = command::link_to_value(&workspace, stamp(9), RecordId(1), "Friday", value.clone());
    check_applies(&mut workspace, &edit.expect("the mark is there"));
    let now = value_of(&workspace, 1).expect("a value");
    assert_eq!((now.entity, now.value), (Some(RecordId(9)), Some(value)));
    assert!(now.proposals.is_empty(), "what is said is not proposed");
    let entities = EntityIndex::new(&workspace);
    let other = read_value("about 2015").expect("a date");
    assert_eq!(
        entity_proposals(&workspace, &entities, RecordId(9)),
        Some(vec![])
    );
    let edit = command::set_value(&workspace, RecordId(9), Some(other)).expect("another");
    workspace.apply(&edit.change).expect("it applies");
    let again = entity_proposals(&workspace, &entities, RecordId(9)).expect("a date");
    assert_eq!(value_line(&again[0].value), "2015-09-18");
}

#[test]
fn one_card_in_articles_of_two_days_may_be_two_dates() {
    let mut workspace = work("On ⟦d:Friday⟧.", [Some("2015-09-12"), Some("2015-09-19")]);
    let edit =
        command::link_to_new(&workspace, stamp(9), RecordId(1), "Friday").expect("it is there");
    workspace.apply(&edit.change).expect("it applies");
    let edit = command::link(&workspace, RecordId(2), &[RecordId(9)]).expect("both are there");
    workspace.apply(&edit.change).expect("it applies");
    let proposals = entity_proposals(&workspace, &EntityIndex::new(&workspace), RecordId(9));
    let lines: Vec<String> = proposals
        .expect("a date")
        .iter()
        .map(|it| value_line(&it.value))
        .collect();
    assert_eq!(lines, ["2015-09-11", "2015-09-18"]);
}

fn dated(workspace: &mut Workspace, mark: u128, line: &str) {
    let value = read_value(line).expect("a date");
    let name = format!("date {mark}");
    let edit = command::link_to_value(workspace, stamp(100 + mark), RecordId(mark), &name, value);
    let edit = edit.expect("the mark is there");
    workspace.apply(&edit.change).expect("it applies");
}

#[test]
fn dates_stand_in_their_order_with_what_lies_between() {
    let mut workspace = work(
        "⟦d:A⟧ then ⟦d:B⟧ then ⟦d:C⟧ then ⟦d:Monday⟧ and ⟦m:May⟧.",
        [None, Some("2015-09-19")],
    );
    for (mark, line) in [
        (1, "2015-09-18"),
        (2, "2014-03"),
        (3, "2015-09-18 08:45+02:00"),
        (6, "2015-09-18"),
        (7, "2015-09-18 06:00Z"),
        (8, "about 2015-09-14 to 2015-09-20"),
    ] {
        dated(&mut workspace, mark, line);
    }
    let line = timeline(&workspace, &EntityIndex::new(&workspace));
    let said: Vec<(&str, Option<&str>, Vec<u128>)> = line
        .points
        .iter()
        .map(|point| {
            let marks = point.marks.iter().map(|mark| mark.mark.0).collect();
            (point.when.as_str(), point.gap.as_deref(), marks)
        })
        .collect();
    assert_eq!(
        said,
        [
            ("March 2014", None, vec![2]),
            ("14 September 2015", Some("18 months later"), vec![8]),
            ("18 September 2015", Some("4 days later"), vec![1, 6]),
            (
                "18 September 2015, 06:00, UTC",
                Some("6 hours later"),
                vec![7]
            ),
            (
                "18 September 2015, 08:45 UTC+02:00",
                Some("45 minutes later"),
                vec![3]
            ),
        ]
    );
    assert_eq!(line.articles(), [0, 1]);
    assert_eq!(line.dated(), 6);
    let exactly = line.points[1].marks[0].exactly.as_deref();
    assert_eq!(
        exactly,
        Some("about 14 September 2015 to 20 September 2015")
    );
    // "Monday" in both articles, each read against the one date that there is.
    let undated: Vec<u128> = line.undated.iter().map(|it| it.mark.0).collect();
    assert_eq!(undated, [4, 9]);
    assert!(line.undated[0].proposal.is_some());
}

#[test]
fn what_no_calendar_has_is_in_no_place_and_stops_nothing() {
    let mut workspace = crowd("⟦m:He⟧ said so.");
    for (number, start) in [
        (50, "2015-99-99"),
        (51, "9999-12-31T99:99"),
        (52, "0000-00"),
        (53, "0000"),
    ] {
        let value = EntityValue::Time(TimeSpan {
            start: start.into(),
            end: None,
            about: false,
        });
        let entity = Entity {
            name: start.into(),
            value: Some(value),
            ..Entity::default()
        };
        place(&mut workspace, number, Body::from(entity));
    }
    let edit = command::link(&workspace, RecordId(1), &[50, 51, 52, 53].map(RecordId))
        .expect("all are there");
    workspace.apply(&edit.change).expect("it applies");
    let line = timeline(&workspace, &EntityIndex::new(&workspace));
    assert_eq!(line.points.len(), 1, "the year 0 alone");
    assert!(line.undated.is_empty());
}
