//! Every person and place that two articles name is marked, by hand once and by accepting after that, and every action
//! is counted.
//!
//! Invariant: it takes at most 1.3 actions a mark, and what is to be marked is the reference that was made by hand
//! (`tests/fixtures/names/bundled.txt`), not what the page suggests.

use std::collections::{BTreeMap, BTreeSet};

use lateral_e2e::Failure;
use lateral_e2e::counted::Counted;
use lateral_e2e::figure::figure;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::ARTICLE;
use crate::reading::truth;

/// Entities with their tags, then articles with the names in brackets.
const REFERENCE: &str = include_str!("../../../fixtures/names/bundled.txt");

/// The tags that are looked for, and their keys.
const KEYS: [(&str, &str); 2] = [("person", "1"), ("place", "3")];

/// The first words of the two articles.
const HEADLINES: [&str; 2] = ["Pentagon and Moscow", "Russia, US"];

/// A name in an article: of whom or what, in which words, and the key of its tag.
struct Named {
    entity: &'static str,
    words: &'static str,
    key: &'static str,
}

/// The names in the article of that number, in reading order.
fn named(article: usize) -> Vec<Named> {
    let (head, articles) = REFERENCE.split_once("== ").unwrap_or_default();
    let tags: BTreeMap<&str, &str> = head
        .lines()
        .filter_map(|line| line.strip_prefix("# ")?.split_once(' '))
        .collect();
    let text = articles.split("\n== ").nth(article).unwrap_or_default();
    let name = |bracket: &'static str| {
        let (entity, words) = bracket.split_once('⟧')?.0.split_once(':')?;
        let tag = tags.get(entity)?;
        let (_, key) = KEYS.iter().find(|(name, _)| name == tag)?;
        Some(Named { entity, words, key })
    };
    text.split('⟦').filter_map(name).collect()
}

/// The words of all names, in the order of the alphabet.
fn words_of(names: &[Named]) -> Vec<&str> {
    let mut words: Vec<&str> = names.iter().map(|name| name.words).collect();
    words.sort_unstable();
    words
}

/// Presses the button that lists what all suggestions would mark, and then the one that marks it.
fn accept_all(page: &Page, student: &Counted) -> Result<(), Failure> {
    let name = |start: &str| {
        let script =
            "return [...document.querySelectorAll('button')].map((it) => it.textContent.trim())
            .find((it) => it.startsWith(arguments[0]) && /\\d/.test(it)) ?? null";
        until(|| {
            let name = page.ask(script, json!([start]))?;
            let found = name.as_str().map(str::to_owned);
            found.ok_or_else(|| Failure::new("There is no such button.", start))
        })
    };
    student.click("button", &name("Mark all ")?)?;
    page.see("button", "Cancel")?;
    student.click("button", &name("Mark ")?)
}

pub fn people_and_places_of_two_articles_are_marked(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let student = Counted::new(&page);
    let mut known = BTreeSet::new();
    let mut total: usize = 0;
    for (number, headline) in HEADLINES.into_iter().enumerate() {
        if number > 0 {
            student.click("link", "Next article → Worldfold")?;
        }
        page.see_focus(headline)?;
        let names = named(number);
        for name in &names {
            if !known.insert(name.entity) {
                continue;
            }
            student.drag_over(name.words)?;
            student.press(name.key)?;
            page.see_text("New:")?;
            student.press("Enter")?;
            page.see("button", &format!("Not {}", name.words))?;
            student.press("Escape")?;
        }
        // What was accepted in the first article was accepted in all.
        if page.marks()?.len() < names.len() {
            accept_all(&page, &student)?;
        }
        until(|| {
            let marks = page.marks()?;
            let mut marked: Vec<&str> = marks.iter().map(|(words, _)| words.as_str()).collect();
            marked.sort_unstable();
            let wanted = words_of(&names);
            truth(
                &(marked == wanted).into(),
                &format!("marked {marked:?}\n  of     {wanted:?}"),
            )
        })?;
        total += names.len();
    }
    let actions = usize::try_from(student.count()).unwrap_or(usize::MAX);
    assert!(
        actions * 10 <= total * 13,
        "{actions} actions for {total} marks"
    );
    figure(
        "tasks",
        "people and places of two articles",
        format_args!("{actions} actions for {total} marks"),
    );
    Ok(())
}
