//! What the browser keeps of a site in its two stores, looked at and spoilt from beside the app.
//!
//! Invariant: looking changes nothing, and no store is ever made by looking. It knows the stores' names and
//! the shape of their values' envelope, and nothing of what the values say.

use serde_json::{Map, Value, json};

use crate::Failure;
use crate::page::Page;
use crate::site::BESIDE;

/// Names and values, as a store has them.
pub type Entries = Map<String, Value>;

/// What the names of all work begin with.
const WORK: &str = "lateral/1/work/";

/// The two places where the work is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// Local storage.
    Local,
    /// The database.
    Database,
}

impl Store {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Local, Self::Database];
}

impl Page {
    /// Leaves the app for an empty page of the same site, from where its stores can be reached while the app
    /// is closed.
    pub fn leave(&self) -> Result<(), Failure> {
        self.go(BESIDE)
    }

    /// Everything of the app in a store; nothing where there is no such store.
    pub fn entries(&self, store: Store) -> Result<Entries, Failure> {
        let entries = match store {
            Store::Local => self.question("local", json!([]))?,
            Store::Database => self.question("kept", json!([]))?,
        };
        Ok(entries.as_object().cloned().unwrap_or_default())
    }

    /// The work in a store: records, steps and the annotator, without the place where the reader was and
    /// without what is past.
    pub fn work_in(&self, store: Store) -> Result<Entries, Failure> {
        let mut entries = self.entries(store)?;
        entries.retain(|name, _| name.starts_with(WORK) && !name.ends_with("/place"));
        Ok(entries)
    }

    /// The records in a store.
    pub fn records_in(&self, store: Store) -> Result<Entries, Failure> {
        let mut entries = self.work_in(store)?;
        entries.retain(|name, _| name.contains("/r/"));
        Ok(entries)
    }

    /// Writes into a store; `null` takes a key away.
    pub fn spoil(&self, store: Store, entries: &Entries) -> Result<(), Failure> {
        if store == Store::Database {
            return match self.question("keep", json!([entries]))? {
                Value::Bool(true) => Ok(()),
                _ => Err(no_database()),
            };
        }
        let script = "for (const [name, value] of Object.entries(arguments[0])) \
                      value === null ? localStorage.removeItem(name) : localStorage.setItem(name, value);";
        self.ask(script, json!([entries])).map(drop)
    }

    /// Fills local storage, up to so many letters (8192 at most). The database has its own room, and keeps it.
    pub fn fill_local(&self, short: usize) -> Result<(), Failure> {
        self.question("fill", json!([short])).map(drop)
    }

    /// Makes room in local storage again.
    pub fn free_local(&self) -> Result<(), Failure> {
        self.question("free", json!([])).map(drop)
    }

    /// Sets how many bytes the browser grants the site besides local storage; without a number as many as
    /// usual. To be called before the app first opens its database, or the browser goes on granting what it
    /// granted then for a while.
    pub fn grant(&self, bytes: Option<usize>) -> Result<(), Failure> {
        let mut words = json!({ "origin": self.ask("return location.origin", json!([]))? });
        if let Some(bytes) = bytes {
            words["quotaSize"] = bytes.into();
        }
        self.devtools("Storage.overrideQuotaForOrigin", words)
            .map(drop)
    }

    /// Takes a whole store away. To be called after [`Page::leave`], with no other tab on the app.
    pub fn lose(&self, store: Store) -> Result<(), Failure> {
        match store {
            Store::Local => self.ask("localStorage.clear()", json!([])).map(drop),
            Store::Database => match self.question("lose", json!([]))? {
                Value::Bool(true) => Ok(()),
                _ => Err(no_database()),
            },
        }
    }

    /// The records whose value is torn in one of the stores.
    pub fn torn(&self) -> Result<Vec<String>, Failure> {
        let answer = self.question("torn", json!([]))?;
        let torn = answer.as_array().into_iter().flatten();
        Ok(torn.filter_map(Value::as_str).map(str::to_owned).collect())
    }
}

fn no_database() -> Failure {
    Failure::new(
        "There is no database of the app in this browser.",
        "The work must be kept in two places.",
    )
}
