//! Several tabs on the same work, all in use at once: in the end all show the same, both stores hold the
//! same, and nothing that any of them ever showed is gone without a tombstone.
//!
//! The deeds are events made by script in the page (`hands.js`), a few with each command, because 300 of them
//! by the browser's own input would take minutes; and only so do the tabs really work at the same time. They
//! go through the same keys, buttons and fields.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use lateral_e2e::Failure;
use lateral_e2e::chance::{Chance, times};
use lateral_e2e::figure::figure;
use lateral_e2e::page::Page;
use lateral_e2e::passage::Piece;
use lateral_e2e::stage::Stage;
use lateral_e2e::stores::Store;
use lateral_e2e::wait::{until, until_within};
use serde_json::{Value, json};

use crate::ARTICLE;
use crate::reading::truth;

const HANDS: &str = include_str!("hands.js");

const KEYS: [&str; 6] = ["1", "2", "3", "4", "6", "c"];

const NOTES: [&str; 3] = ["why?", "see above", "é 👩‍👩‍👧 c n z"];

/// How many differences are shown, of however many.
const SHOWN: usize = 3;

/// How long it may take until all is saved and seen everywhere. The tabs do in seconds what hands do in an
/// hour, and the database writes one thing after the other.
const LONGEST: Duration = Duration::from_secs(60);

/// Files to be taken in: what was exported on the way, and what others made of it.
#[derive(Default)]
struct Files(Vec<String>);

pub fn tabs_in_use_at_once_come_to_the_same(stage: &mut Stage) -> Result<(), Failure> {
    let mut failures = Vec::new();
    for seed in 0..times(3, 20) {
        let mut chance = Chance::new(300 + u64::try_from(seed).unwrap_or_default());
        let mut tabs = vec![stage.open(ARTICLE)?];
        for _ in 0..=seed % 2 {
            tabs.push(stage.open_beside(&tabs[0], ARTICLE)?);
        }
        for tab in &tabs {
            // A tab in the background draws nothing, and the app waits for what is drawn.
            tab.devtools(
                "Emulation.setFocusEmulationEnabled",
                json!({ "enabled": true }),
            )?;
        }
        match play(&tabs, &mut chance) {
            Ok(figures) => figure(
                "tabs",
                &format!("seed {seed}, {} tabs", tabs.len()),
                figures,
            ),
            Err(failure) => failures.push(format!("seed {seed}: {failure}")),
        }
        for tab in &tabs {
            stage.close(tab)?;
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}

fn play(tabs: &[Page], chance: &mut Chance) -> Result<String, Failure> {
    let deeds = times(300, 1_000);
    let mut files = Files::default();
    let mut done = 0;
    while done < deeds {
        let before = done;
        for tab in tabs {
            let few = 1 + chance.below(4);
            let list: Vec<Value> = (0..few).map(|_| files.deed(chance)).collect();
            hands(tab, "begin", &json!([list]))?;
            done += few;
        }
        // A third and two thirds of the way.
        if [1, 2]
            .iter()
            .any(|third| (before..done).contains(&(third * deeds / 3)))
        {
            files.gather(tabs, chance)?;
        }
    }
    let mut shown = BTreeSet::new();
    let mut changes = 0;
    for tab in tabs {
        let told = hands(tab, "finish", &json!([]))?;
        truth(
            &(told["faults"] == json!([])).into(),
            &format!("the harness fails: {told}"),
        )?;
        shown.extend(texts(&told["shown"]));
        changes += told["changes"].as_u64().unwrap_or_default();
    }
    let begun = Instant::now();
    are_quiet(tabs)?;
    let quiet = begun.elapsed().as_millis();
    let exports = exports(tabs)?;
    exports
        .iter()
        .try_for_each(|file| are_equal(&exports[0], file))?;
    let kept = are_kept_twice(&tabs[0])?;
    let gone: Vec<&String> = shown.iter().filter(|id| !kept.contains(*id)).collect();
    truth(
        &gone.is_empty().into(),
        &format!("shown once and kept nowhere: {gone:?}"),
    )?;
    tabs[0].reload()?;
    are_quiet(tabs)?;
    are_equal(&exports[0], &self::exports(&tabs[..1])?[0])?;
    // Most deeds must do something, or the story tries nothing.
    truth(
        &(changes * 2 > u64::try_from(done).unwrap_or_default()).into(),
        &format!("only {changes} of {done} deeds changed something"),
    )?;
    let (shown, kept) = (shown.len(), kept.len());
    Ok(format!(
        "{done} deeds, {changes} with effect, {shown} marks shown, {kept} records kept, quiet after {quiet} ms"
    ))
}

impl Files {
    /// A random deed, in the words of `hands.js`.
    fn deed(&self, chance: &mut Chance) -> Value {
        let key = chance.pick(&KEYS).copied().unwrap_or_default();
        let note = chance.pick(&NOTES).copied().unwrap_or_default();
        let near = chance.below(3);
        match chance.below(20) {
            0..9 => json!(["mark", chance.below(6), near, key]),
            9 | 10 => json!(["retag", near, key]),
            11 => json!(["note", near, note]),
            12 | 13 => json!(["remove", near]),
            14..17 => json!(["undo", near]),
            17 | 18 => json!(["redo", near]),
            _ => match chance.pick(&self.0) {
                Some(file) => json!(["take", file]),
                None => json!(["mark", chance.below(9), 0, key]),
            },
        }
    }

    /// Makes files of what one of the tabs shows now.
    fn gather(&mut self, tabs: &[Page], chance: &mut Chance) -> Result<(), Failure> {
        let Some(tab) = chance.pick(tabs) else {
            return Ok(());
        };
        hands(tab, "finish", &json!([]))?;
        let work = tab.exported_json()?;
        tab.press("Escape")?;
        let mut others = work.clone();
        let mut later = work.clone();
        others["annotator"] = json!({ "id": chance.hex(16), "name": "Another" });
        for record in records(&mut others) {
            record["id"] = chance.hex(32).into();
        }
        for record in records(&mut later) {
            record["rev"] = (record["rev"].as_u64().unwrap_or_default() + 2).into();
            record["note"] = "later".into();
        }
        self.0 = [work, others, later].map(|file| file.to_string()).to_vec();
        Ok(())
    }
}

/// At most a dozen of a file's live records; the others are left out.
fn records(work: &mut Value) -> &mut [Value] {
    match work["records"].as_array_mut() {
        Some(records) => {
            records.retain(|record| record["deleted"] != true);
            records.truncate(12);
            records
        }
        None => &mut [],
    }
}

/// Asks the page's hands for something.
fn hands(tab: &Page, verb: &str, words: &Value) -> Result<Value, Failure> {
    tab.ask(
        &format!("{HANDS}\nreturn hands.{verb}(...arguments);"),
        words.clone(),
    )
}

/// Waits until all tabs show the same and say that it is saved.
fn are_quiet(tabs: &[Page]) -> Result<(), Failure> {
    until_within(LONGEST, || {
        let mut first: Option<Vec<Piece>> = None;
        for tab in tabs {
            let says = tab.screen()?;
            truth(
                &says.says("Saved").into(),
                &format!("a tab does not say “Saved”, but {:?}", says.statuses),
            )?;
            let pieces = tab.pieces()?;
            let first = first.get_or_insert_with(|| pieces.clone());
            let differing = pieces.iter().filter(|piece| !first.contains(piece));
            let some: Vec<&Piece> = differing.take(SHOWN).collect();
            truth(
                &(pieces == *first).into(),
                &format!(
                    "one tab shows {} marked pieces and another {}, among them {some:?}",
                    first.len(),
                    pieces.len()
                ),
            )?;
        }
        Ok(())
    })
}

fn exports(tabs: &[Page]) -> Result<Vec<String>, Failure> {
    let export = |tab: &Page| {
        let (_, file) = tab.exported()?;
        tab.press("Escape")?;
        Ok(String::from_utf8_lossy(&file).into_owned())
    };
    tabs.iter().map(export).collect()
}

/// Fails with the first lines that differ.
fn are_equal(one: &str, other: &str) -> Result<(), Failure> {
    let differing = one
        .lines()
        .zip(other.lines())
        .filter(|(one, other)| one != other);
    let some: Vec<_> = differing.take(SHOWN).collect();
    truth(
        &(one == other).into(),
        &format!(
            "exports of {} and {} lines differ: {some:#?}",
            one.lines().count(),
            other.lines().count()
        ),
    )
}

/// Waits until both stores hold the same of every record; answers the records' ids.
fn are_kept_twice(tab: &Page) -> Result<BTreeSet<String>, Failure> {
    until(|| {
        let local = tab.records_in(Store::Local)?;
        let database = tab.records_in(Store::Database)?;
        let all: BTreeSet<&String> = local.keys().chain(database.keys()).collect();
        let other: Vec<String> = all
            .iter()
            .filter(|name| local.get(**name) != database.get(**name))
            .map(|name| {
                let (local, database) = (local.get(*name), database.get(*name));
                format!("{name}\n  local: {local:?}\n  database: {database:?}")
            })
            .collect();
        let some = &other[..other.len().min(SHOWN)];
        truth(
            &other.is_empty().into(),
            &format!(
                "of {} records {} differ:\n{}",
                all.len(),
                other.len(),
                some.join("\n")
            ),
        )?;
        let ids = local.keys().filter_map(|name| name.rsplit('/').next());
        Ok(ids.map(str::to_owned).collect())
    })
}

fn texts(list: &Value) -> Vec<String> {
    let texts = list.as_array().into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}
