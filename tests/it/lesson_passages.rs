//! The page of what articles share: passages of several articles, each by a heading that ends with a word.

use crate::common::sample::{article, lesson};
use lateral::core::view::LessonPassages;

const LEAD: &str =
    "The harbour office told us that nobody had seen the grey boat since the storm began";

#[test]
fn what_one_article_says_twice_is_shared_with_nobody() {
    let twice = article("a", &format!("{LEAD}.\n{LEAD}.")).0;
    let alone = LessonPassages::find(lesson(vec![twice.clone()]));
    assert_eq!(alone.count(), 0);
    let other = article("b", &format!("It is true: {LEAD}?")).0;
    let found = LessonPassages::find(lesson(vec![twice, other]));
    assert_eq!(found.count(), 1);
    let passage = found.passage(0).expect("there is one");
    // Where it stands, it is shown, also where an article says it twice.
    assert_eq!(passage.excerpts.len(), 3);
    assert_eq!(passage.title, LEAD);
}
