//! Each of the two stores is the other's backup: one alone brings everything back, and mends the other.

use std::collections::BTreeSet;

use lateral_e2e::Failure;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::stores::{Entries, Store};
use lateral_e2e::wait::until;
use serde_json::Value;

use crate::ARTICLE;
use crate::class::see_mark;
use crate::marking::mark_as;
use crate::reading::truth;

/// What is left standing, in reading order. Another mark was made and deleted.
const LEFT: [&str; 2] = ["Ashton Carter", "Sergei Shoygu"];

const DELETED: &str = "Ukraine";

/// A page with some work, all of it saved, and the page left.
fn with_work(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(ARTICLE)?;
    for (words, tag) in [(LEFT[0], "Person"), (DELETED, "Place"), (LEFT[1], "Person")] {
        page.drag_over(words)?;
        mark_as(&page, tag)?;
        see_mark(&page, words)?;
    }
    page.click_words(DELETED)?;
    page.press("Delete")?;
    page.see_marks(&LEFT)?;
    page.see_saved()?;
    are_alike(&page)?;
    page.leave()?;
    Ok(page)
}

/// Opens the work again: all of it is there, steps too; nothing is said; and both stores have it again.
fn comes_back(page: &Page) -> Result<(), Failure> {
    page.open(ARTICLE)?;
    page.see_marks(&LEFT)?;
    page.see_saved()?;
    are_alike(page)?;
    let torn = page.torn()?;
    truth(&torn.is_empty().into(), &format!("still torn: {torn:?}"))?;
    let alarms = page.alarms()?;
    truth(
        &alarms.is_empty().into(),
        &format!("the reader is alarmed, although nothing is lost: {alarms:?}"),
    )?;
    page.press("Control+z")?;
    see_mark(page, DELETED)?;
    page.press("Control+Shift+z")?;
    page.see_marks(&LEFT)?;
    page.see_saved()?;
    page.leave()
}

/// Waits until both stores hold the same work.
fn are_alike(page: &Page) -> Result<(), Failure> {
    until(|| {
        let (local, database) = (page.work_in(Store::Local)?, page.work_in(Store::Database)?);
        let names = local.keys().chain(database.keys());
        let differing = names.filter(|name| local.get(*name) != database.get(*name));
        let differing: BTreeSet<&String> = differing.collect();
        truth(
            &(differing.is_empty() && !local.is_empty()).into(),
            &format!(
                "local storage has {} values and the database {}; these are not the same: {differing:#?}",
                local.len(),
                database.len()
            ),
        )
    })
}

pub fn work_outlives_the_loss_of_either_store(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_work(stage)?;
    // One after the other, so that each time the one lost is the one that was mended last.
    for store in [Store::Database, Store::Local, Store::Database, Store::Local] {
        page.lose(store)?;
        truth(
            &page.work_in(store)?.is_empty().into(),
            "the harness does not take the store away",
        )?;
        comes_back(&page)
            .map_err(|failure| Failure::new(format!("Without {store:?}: {failure}"), ""))?;
    }
    Ok(())
}

/// A part of a store may be lost as well.
pub fn work_outlives_the_loss_of_some_values_in_each_store(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = with_work(stage)?;
    for (store, half) in Store::ALL.into_iter().zip(halves(&page)?) {
        truth(&(half.len() > 1).into(), "there is too little to lose")?;
        let gone = half.into_iter().map(|(name, _)| (name, Value::Null));
        page.spoil(store, &gone.collect())?;
    }
    comes_back(&page)
}

/// The work in two halves, no value in both. Taken from both stores at once: what the page writes while it is left may
/// have come into one of them alone.
fn halves(page: &Page) -> Result<[Entries; 2], Failure> {
    let mut whole = page.work_in(Store::Local)?;
    whole.append(&mut page.work_in(Store::Database)?);
    Ok([0, 1].map(|first| whole.clone().into_iter().skip(first).step_by(2).collect()))
}

pub fn a_torn_value_gives_way_to_the_whole_one(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_work(stage)?;
    for store in Store::ALL {
        let whole = page.work_in(store)?;
        page.spoil(store, &torn(&whole))?;
        comes_back(&page)
            .map_err(|failure| Failure::new(format!("All torn in {store:?}: {failure}"), ""))?;
    }
    // Every other value here, the rest there.
    for (store, half) in Store::ALL.into_iter().zip(halves(&page)?) {
        page.spoil(store, &torn(&half))?;
    }
    comes_back(&page)
}

/// These values, spoilt in several ways: cut off, emptied, a letter changed, something else.
fn torn(values: &Entries) -> Entries {
    let values = values.iter().enumerate();
    let torn = values.map(|(number, (name, value))| {
        let value = value.as_str().unwrap_or_default();
        let middle = (0..=value.len() / 2)
            .rev()
            .find(|at| value.is_char_boundary(*at));
        let spoilt = match number % 4 {
            0 => value[..middle.unwrap_or_default()].to_owned(),
            1 => value
                .replacen("\"id\"", "\"id \"", 1)
                .replacen("\"label\"", "\"labels\"", 1),
            2 => String::new(),
            _ => "[1, 2".to_owned(),
        };
        (name.clone(), spoilt.into())
    });
    torn.collect()
}

/// What is torn in both stores is told, and stays as it is; the rest is there.
pub fn what_is_torn_twice_is_told_and_left_alone(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_work(stage)?;
    let records = page.records_in(Store::Local)?;
    let standing = records
        .iter()
        .find(|(_, value)| value.as_str().is_some_and(|value| value.contains(LEFT[0])));
    let name = standing.map(|(name, _)| name.clone()).unwrap_or_default();
    for store in Store::ALL {
        page.spoil(
            store,
            &Entries::from_iter([(name.clone(), "{ torn".into())]),
        )?;
    }
    page.open(ARTICLE)?;
    page.see_marks(&LEFT[1..])?;
    page.see_text("1 stored item of this lesson cannot be read")?;
    page.drag_over(DELETED)?;
    mark_as(&page, "Place")?;
    see_mark(&page, DELETED)?;
    page.see_saved()?;
    for store in Store::ALL {
        assert_eq!(
            page.entries(store)?[&name],
            "{ torn",
            "{store:?} has it as it was"
        );
    }
    Ok(())
}
