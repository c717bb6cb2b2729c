//! A store has no room left: the reader is told within a second, nothing that was kept is harmed, the work
//! goes on, leaves as a file, and is kept again as soon as there is room.
//!
//! Invariant: what must be said follows from what is found in the stores after each mark, never from what
//! the page says of itself.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use lateral_e2e::Failure;
use lateral_e2e::chance::{Chance, times};
use lateral_e2e::figure::figure;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::stores::{Entries, Store};
use lateral_e2e::wait::until_within;
use serde_json::{Value, json};

use crate::ARTICLE;

/// How soon trouble must be told. Promised is a second, which the figure at the end tells of; beside another story the
/// page has half of a processor or less.
const SOON: Duration = Duration::from_secs(3);

/// More marks than fit into any of the sizes.
const MOST: usize = 40;

/// What the page says where one of the two stores fails.
const ONE_PLACE: &str = "one place";

const DOWNLOAD: &str = "Download my work now";

/// How the database fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failing {
    /// The browser grants no more room.
    Quota,
    /// Writing throws.
    Throws,
    /// The transaction is aborted later.
    Aborts,
}

/// How much room there is: letters in local storage, bytes or letters in the database.
#[derive(Debug, Clone, Copy)]
struct Room {
    local: Option<usize>,
    database: Option<(Failing, usize)>,
}

impl Room {
    /// The size of this number, so that all ways of failing come about equally often.
    fn of(number: usize, chance: &mut Chance) -> Self {
        // From nothing at all to a few records; the database needs some room to be made.
        let local = Some([0, 20, 150, 400, 700, 1_500, 3_000][chance.below(7)] + chance.below(100));
        let database = match chance.below(4) {
            0 => (Failing::Throws, chance.below(4_000)),
            1 => (Failing::Aborts, chance.below(4_000)),
            _ => (Failing::Quota, 2_000 + chance.below(8_000)),
        };
        match number % 3 {
            0 => Self {
                local,
                database: None,
            },
            1 => Self {
                local: None,
                database: Some(database),
            },
            _ => Self {
                local,
                database: Some(database),
            },
        }
    }
}

pub fn a_full_store_is_told_and_harms_nothing(stage: &mut Stage) -> Result<(), Failure> {
    let mut chance = Chance::new(2);
    let mut told = Vec::new();
    let mut failures = Vec::new();
    for number in 0..times(20, 50) {
        let room = Room::of(number, &mut chance);
        let page = stage.arrive()?;
        match play(&page, room, number % 2 == 0) {
            Ok(slowest) => told.push(slowest),
            Err(failure) => failures.push(format!("{room:?}: {failure}")),
        }
        // The next one needs the memory.
        stage.close(&page)?;
    }
    figure("filling", "sizes", told.len());
    let slowest = told.iter().max().map_or(0, Duration::as_millis);
    figure("filling", "ms until it was told, at most", slowest);
    assert!(
        failures.is_empty(),
        "{} sizes failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
    Ok(())
}

/// Marks until something is full, and on; makes room again. Answers how long it took to be told of it.
fn play(page: &Page, room: Room, by_button: bool) -> Result<Duration, Failure> {
    take_room(page, room)?;
    page.open(ARTICLE)?;
    let mut whole = Kept::read(page)?;
    let mut trouble = None;
    let mut marks = 0;
    let mut left = MOST;
    // Two more after the first trouble, and as many as it takes to fill the other store.
    let wanted = usize::from(room.local.is_some()) + usize::from(room.database.is_some());
    while left > 0 {
        left -= 1;
        let began = Instant::now();
        mark(page)?;
        marks += 1;
        let kept = see_it_told(page, marks)?;
        if kept.is_in_both(marks) {
            whole = kept;
            continue;
        }
        trouble.get_or_insert(began.elapsed());
        if kept.incomplete(marks) == wanted {
            left = left.min(2);
        }
    }
    let took = trouble.ok_or_else(|| {
        Failure::new(
            format!("After {MOST} marks nothing is full."),
            "The harness does not take the room away.",
        )
    })?;
    whole.is_unharmed(&Kept::read(page)?)?;
    leaves_as_a_file(page, marks)?;
    give_room(page, room)?;
    if by_button && page.names("button")?.iter().any(|name| name == "Try again") {
        page.click_button("Try again")?;
    } else {
        mark(page)?;
        marks += 1;
    }
    page.see_saved()?;
    recovers(page, marks)?;
    let before = page.marks()?;
    page.reload()?;
    recovers(page, marks)?;
    if page.marks()? == before {
        return Ok(took);
    }
    Err(Failure::new(
        format!("After a reload there are other marks than {before:?}."),
        "What the page called saved was not.",
    ))
}

fn take_room(page: &Page, room: Room) -> Result<(), Failure> {
    if let Some(short) = room.local {
        page.fill_local(short)?;
    }
    match room.database {
        Some((Failing::Quota, bytes)) => page.grant(Some(bytes)),
        Some((failing, letters)) => {
            let fails = if failing == Failing::Throws {
                "throw new DOMException('there is no room', 'QuotaExceededError');"
            } else {
                "const request = put.call(this, value, key); this.transaction.abort(); return request;"
            };
            page.prepare(&format!(
                "globalThis.__room = {letters}; {{ const put = IDBObjectStore.prototype.put; \
                 IDBObjectStore.prototype.put = function (value, key) {{ \
                   const size = String(value).length + String(key).length; \
                   if (size > __room) {{ __room = 0; {fails} }} \
                   __room -= size; return put.call(this, value, key); }}; }}"
            ))
        }
        None => Ok(()),
    }
}

fn give_room(page: &Page, room: Room) -> Result<(), Failure> {
    if room.local.is_some() {
        page.free_local()?;
    }
    match room.database {
        Some((Failing::Quota, _)) => page.grant(None),
        Some(_) => {
            // For the documents to come, too.
            page.prepare("globalThis.__room = Infinity;")?;
            page.ask("globalThis.__room = Infinity;", json!([]))
                .map(drop)
        }
        None => Ok(()),
    }
}

/// Marks the next word.
fn mark(page: &Page) -> Result<(), Failure> {
    // The focus may be on a button of what was told.
    page.ask("document.querySelector('main article').focus()", json!([]))?;
    page.press("ArrowRight")?;
    page.press("1")
}

/// What is kept of the work, in each store.
struct Kept([Entries; 2]);

impl Kept {
    fn read(page: &Page) -> Result<Self, Failure> {
        Ok(Self([
            page.work_in(Store::Local)?,
            page.work_in(Store::Database)?,
        ]))
    }

    /// How many values each store lacks after so many marks.
    fn lacks(&self, marks: usize) -> [usize; 2] {
        [&self.0[0], &self.0[1]].map(|entries| due(marks).saturating_sub(entries.len()))
    }

    fn is_in_both(&self, marks: usize) -> bool {
        self.lacks(marks) == [0, 0]
    }

    /// In how many stores something is missing.
    fn incomplete(&self, marks: usize) -> usize {
        self.lacks(marks).iter().filter(|lack| **lack > 0).count()
    }

    /// Whether everything is in one of the stores at least.
    fn is_in_either(&self, marks: usize) -> bool {
        let names: BTreeSet<&String> = self.0.iter().flat_map(|entries| entries.keys()).collect();
        names.len() >= due(marks)
    }

    /// Fails if a value is not as it was.
    fn is_unharmed(&self, now: &Self) -> Result<(), Failure> {
        for (before, now) in self.0.iter().zip(&now.0) {
            for (name, value) in before {
                if now.get(name) != Some(value) {
                    return Err(Failure::new(
                        format!("{name} was {value} and is {:?}.", now.get(name)),
                        "A store that is full must keep what it has.",
                    ));
                }
            }
        }
        Ok(())
    }
}

/// How many values so many marks leave: a record and a step each, and one annotator.
fn due(marks: usize) -> usize {
    if marks == 0 { 0 } else { 2 * marks + 1 }
}

/// Waits until the page says what is true of the stores, a second at most.
fn see_it_told(page: &Page, marks: usize) -> Result<Kept, Failure> {
    until_within(SOON, || {
        let kept = Kept::read(page)?;
        let says = Said::read(page)?;
        let fits = if kept.is_in_both(marks) {
            says.saved && !says.download && !says.one_place
        } else if kept.is_in_either(marks) {
            says.one_place || says.download
        } else {
            says.download && !says.saved
        };
        if fits {
            return Ok(kept);
        }
        let [local, database] = kept.lacks(marks);
        Err(Failure::new(
            format!(
                "Three seconds after mark {marks}, local storage lacks {local} values and the database {database}; in one of the two: {}. The page says {says:?}.",
                kept.is_in_either(marks)
            ),
            "A reader must know where the work is.",
        ))
    })
}

/// What the page says of keeping.
#[derive(Debug)]
struct Said {
    saved: bool,
    one_place: bool,
    download: bool,
}

impl Said {
    fn read(page: &Page) -> Result<Self, Failure> {
        let told = page.ask(
            "const told = [...document.querySelectorAll('[role=status], [role=alert]')].filter((node) => node.checkVisibility()); \
             const button = (node) => [...node.querySelectorAll('button')].some((button) => button.textContent.includes(arguments[1]) && button.checkVisibility()); \
             return { saved: told.some((node) => node.textContent.trim().startsWith('Saved')), \
               one: told.some((node) => node.textContent.includes(arguments[0])), \
               download: told.some((node) => node.role === 'alert' && button(node)) };",
            json!([ONE_PLACE, DOWNLOAD]),
        )?;
        let is = |name: &str| told[name] == true;
        Ok(Self {
            saved: is("saved"),
            one_place: is("one"),
            download: is("download"),
        })
    }
}

/// The export has everything that is on the screen; so has the file that is offered in need.
fn leaves_as_a_file(page: &Page, marks: usize) -> Result<(), Failure> {
    let (_, file) = page.exported()?;
    page.press("Escape")?;
    let work: Value = serde_json::from_slice(&file).unwrap_or_default();
    let records = work["records"].as_array().into_iter().flatten();
    let names: BTreeSet<&str> = records.filter_map(|record| record["id"].as_str()).collect();
    let screen = page.marks()?;
    let shown: BTreeSet<&str> = screen.iter().map(|(_, id)| id.as_str()).collect();
    let mut same = names == shown && shown.len() == marks;
    if Said::read(page)?.download {
        same &= page.download(|page| page.click_button(DOWNLOAD))?.1 == file;
    }
    if same {
        return Ok(());
    }
    Err(Failure::new(
        format!("{marks} marks were made, {shown:?} are shown, {names:?} are exported."),
        "An export must hold all that is on the screen.",
    ))
}

/// Everything is in both stores, and no trouble is told any more.
fn recovers(page: &Page, marks: usize) -> Result<(), Failure> {
    until_within(SOON, || {
        let kept = Kept::read(page)?;
        let says = Said::read(page)?;
        let quiet = says.saved && !says.one_place && !says.download;
        if kept.is_in_both(marks) && kept.0[0] == kept.0[1] && quiet {
            return Ok(());
        }
        let [local, database] = kept.lacks(marks);
        Err(Failure::new(
            format!(
                "There is room again, and still local storage lacks {local} values and the database {database}. The page says {says:?}."
            ),
            "It must catch up by itself.",
        ))
    })
}
