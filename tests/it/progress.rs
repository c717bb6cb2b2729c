//! How much is marked, and what is still to be done before a work is handed in.

use crate::common::command_fixtures::{crowd, place, with_claim};
use crate::common::sample::{article, both, claim, lesson, mention};
use lateral::core::annotation::Body;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::{Change, Workspace};
use lateral::core::lesson::article::Article;
use lateral::core::text::{Text, TextRange};
use lateral::core::view::{Progress, is_untouched, progress, unfinished};

fn says(marks: usize, claims: usize, without_gist: usize) -> String {
    let progress = Progress {
        marks,
        claims,
        without_gist,
        lost: 0,
    };
    progress.to_string()
}

#[test]
fn progress_is_said_without_what_is_not_there() {
    assert_eq!(says(0, 0, 0), "nothing yet");
    assert_eq!(says(1, 0, 0), "1 mark");
    assert_eq!(says(12, 3, 0), "12 marks, 3 of them claims");
    assert_eq!(says(2, 1, 0), "2 marks, 1 of them a claim");
    assert_eq!(
        says(12, 3, 1),
        "12 marks, 3 of them claims, 1 not yet in own words"
    );
    assert_eq!(says(1, 1, 1), "1 claim, 1 not yet in own words");
    let lost = Progress {
        marks: 3,
        lost: 2,
        ..Progress::default()
    };
    assert_eq!(lost.to_string(), "3 marks, 2 not found in the text");
}

#[test]
fn a_gist_of_blanks_is_none_and_lost_claims_count() {
    let (workspace, _) = with_claim("⟦It is over⟧, he said");
    let all_said = Progress {
        marks: 1,
        claims: 1,
        without_gist: 0,
        lost: 0,
    };
    assert_eq!(progress(&workspace, 0), all_said);

    let mut workspace = crowd("⟦c:It is over⟧, ⟦m:he⟧ said");
    let Some(Body::Claim(mut blank)) = workspace.body(RecordId(1)).cloned() else {
        panic!("a claim");
    };
    blank.gist = " \n".into();
    place(&mut workspace, 1, Body::Claim(blank));
    let elsewhere = Text::new("words that are nowhere");
    place(&mut workspace, 9, claim(&elsewhere, &[elsewhere.range()]));
    let all = Progress {
        marks: 3,
        claims: 2,
        without_gist: 2,
        lost: 1,
    };
    assert_eq!(progress(&workspace, 0), all);
    assert_eq!(progress(&workspace, 7), Progress::default());
}

#[test]
fn a_mark_that_was_taken_back_was_a_mark() {
    assert!(is_untouched(&Workspace::new(both())));
    let mut workspace = crowd("⟦m:The mayor⟧");
    assert!(!is_untouched(&workspace));
    workspace
        .apply(&Change::Remove(RecordId(1)))
        .expect("it is there");
    assert_eq!(progress(&workspace, 0), Progress::default());
    assert!(!is_untouched(&workspace));
}

fn sentences(workspace: &Workspace) -> Vec<String> {
    let found = unfinished(workspace).into_iter();
    found.map(|each| each.sentence).collect()
}

/// The first word of the first article is a mention.
fn begun(articles: Vec<Article>) -> Workspace {
    let mut workspace = Workspace::new(lesson(articles));
    let text = workspace.lesson().articles[0].text.clone();
    let word = mention(&text, &[TextRange::between(0, 6)], "place");
    place(&mut workspace, 1, word);
    workspace
}

#[test]
fn what_is_still_to_be_done_leads_there() {
    let untouched = Workspace::new(both());
    assert_eq!(unfinished(&untouched), [], "the summary says it already");

    let mut workspace = begun(both().articles.clone());
    let text = workspace.lesson().articles[0].text.clone();
    assert_eq!(
        sentences(&workspace),
        ["Nothing is marked in The south post."]
    );
    place(&mut workspace, 3, claim(&text, &[TextRange::between(7, 9)]));
    place(&mut workspace, 2, claim(&text, &[TextRange::between(0, 6)]));
    let found = unfinished(&workspace);
    assert_eq!(
        sentences(&workspace),
        [
            "2 claims are not yet in your own words.",
            "Nothing is marked in The south post."
        ]
    );
    assert_eq!(
        (found[0].article.as_str(), found[0].mark),
        ("north", Some(RecordId(2))),
        "the first one in the text"
    );
    assert_eq!((found[1].article.as_str(), found[1].mark), ("south", None));

    let (mut whole, _) = with_claim("⟦It is over⟧, he said");
    assert_eq!(unfinished(&whole), [], "all is well");
    let gone = Text::new("words that are nowhere");
    place(&mut whole, 9, mention(&gone, &[gone.range()], "place"));
    assert_eq!(sentences(&whole), ["1 mark is not found in the text."]);
    assert_eq!(unfinished(&whole)[0].mark, Some(RecordId(9)));
    assert_eq!(
        sentences(&crowd("⟦c:It is over⟧")),
        ["1 claim is not yet in your own words."]
    );
}

#[test]
fn an_article_is_told_from_the_others_and_many_are_counted() {
    let named = |name: &str, outlet: &str| Article {
        outlet: outlet.into(),
        ..article(name, "Bridge closed").0
    };
    let workspace = begun(vec![
        named("north", "The Post"),
        named("east", "The Post"),
        named("west", " "),
    ]);
    assert_eq!(
        sentences(&workspace),
        [
            "Nothing is marked in “What the east says”.",
            "Nothing is marked in “What the west says”."
        ]
    );
    let workspace = begun(
        ["north", "a", "b", "c", "d", "e"]
            .map(|name| named(name, name))
            .into(),
    );
    assert_eq!(
        sentences(&workspace),
        ["Nothing is marked in 5 of the articles."]
    );
    assert_eq!(unfinished(&workspace)[0].article.as_str(), "a");
}
