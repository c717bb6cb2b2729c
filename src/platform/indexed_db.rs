//! The browser's database as a [`Store`], through `idb`: the second home of everything that is kept, and
//! the one that outlives a killed browser.
//!
//! Invariant: a write joins with what lies there inside one transaction, so no interleaving of tabs
//! loses a version; it is answered when the transaction has reached the disk. A connection that is
//! lost is opened again by the next call.
//! Must not know: what the values mean; `core::storage` decides which one stays.

use std::cell::RefCell;
use std::rc::Rc;

use idb::event::Event as _;
use idb::request::{GetStoreRequest, OpenDatabaseRequest, Request as _};
use idb::{
    Database, DatabaseEvent as _, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query,
    Transaction, TransactionMode,
};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::IdbDatabase;

use super::local_storage::failure;
use crate::core::storage::{Store, StoreError, StoreFuture, Taking, Unwritten, Write, effect};

/// Its name in this origin.
const NAME: &str = "lateral";
/// Rises when the object stores change. An older page then reads no more.
const VERSION: u32 = 1;
/// The one object store: key to value, both text.
const VALUES: &str = "values";
/// How long it may take to open, in milliseconds. A database that another version blocks would
/// otherwise keep the page from opening at all.
const PATIENCE: u32 = 4_000;

/// The browser's database for this origin. Copies are handles to the same connection.
#[derive(Clone, Default)]
pub struct Journal(Rc<JournalInner>);

#[derive(Default)]
struct JournalInner {
    connection: RefCell<Option<Connection>>,
    opening: RefCell<Option<Promise>>,
    heard: RefCell<Option<EventHandler>>,
}

type EventHandler = Rc<dyn Fn(DatabaseEvent)>;

/// What may happen to a database while a page uses it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DatabaseEvent {
    /// A newer version of the app takes it over.
    Outdated,
    /// It was deleted, and a new one has been made: what it held is gone.
    Emptied,
}

struct Connection {
    /// Holds the listeners of the connection.
    database: Database,
    raw: IdbDatabase,
}

/// A transaction under way, with the listeners that it needs until it is over.
struct Begun<R> {
    done: Promise,
    requests: R,
    _transaction: Transaction,
}

impl Journal {
    /// Begins to open it. `heard` is called when something happens to it.
    #[must_use]
    pub fn open(heard: impl Fn(DatabaseEvent) + 'static) -> Self {
        let journal = Self::default();
        journal.0.heard.replace(Some(Rc::new(heard)));
        let opening = journal.connect();
        // Whoever asks for something is told why it cannot be opened; nobody may have asked by then.
        spawn_local(async move { drop(opening.await) });
        journal
    }

    fn tell(&self, event: DatabaseEvent) {
        let heard = self.0.heard.borrow().clone();
        if let Some(heard) = heard {
            heard(event);
        }
    }

    /// Opens it unless it is open. The work begins at once.
    fn connect(&self) -> StoreFuture<Result<(), StoreError>> {
        if self.0.connection.borrow().is_some() {
            return Box::pin(std::future::ready(Ok(())));
        }
        let opening = self.0.opening.borrow().clone();
        let opening = opening.map_or_else(|| self.begin_opening(), Ok);
        let journal = self.clone();
        Box::pin(async move {
            let outcome = JsFuture::from(opening?).await;
            journal.0.opening.replace(None);
            outcome.map(drop).map_err(|error| failure(&error))
        })
    }

    fn begin_opening(&self) -> Result<Promise, StoreError> {
        let factory = Factory::new().map_err(|_| StoreError::Missing)?;
        let mut request = factory
            .open(NAME, Some(VERSION))
            .map_err(|_| StoreError::Missing)?;
        let journal = self.clone();
        request.on_upgrade_needed(move |event| {
            journal.tell(DatabaseEvent::Emptied);
            // Without it the transactions below fail, and say so.
            if let Ok(database) = event.database() {
                let _ = database.create_object_store(VALUES, ObjectStoreParams::new());
            }
        });
        // The listeners must live until one of them was called.
        let request: Rc<RefCell<Option<OpenDatabaseRequest>>> =
            Rc::new(RefCell::new(Some(request)));
        let promise = Promise::new(&mut |resolve, reject| {
            let mut slot = request.borrow_mut();
            let Some(open) = slot.as_mut() else { return };
            let (journal, held) = (self.clone(), request.clone());
            open.on_success(move |event| {
                if let Ok(database) = event.database() {
                    journal.take(database);
                }
                let _ = resolve.call0(&JsValue::NULL);
                super::page::after(0, move || drop(held.borrow_mut().take()));
            });
            let late = reject.clone();
            open.on_error(move |event| {
                let error = event.target().and_then(|request| request.error());
                let error = error.ok().flatten().map_or(JsValue::NULL, JsValue::from);
                let _ = reject.call1(&JsValue::NULL, &error);
            });
            super::page::after(PATIENCE, move || {
                let _ = late.call1(&JsValue::NULL, &JsValue::NULL);
            });
        });
        self.0.opening.replace(Some(promise.clone()));
        Ok(promise)
    }

    fn take(&self, database: Database) {
        let raw: IdbDatabase = database.into();
        let mut database = Database::from(raw.clone());
        let journal = self.clone();
        database.on_close(move |_| journal.forget());
        let journal = self.clone();
        database.on_version_change(move |event| {
            // Whoever wants it waits until we let go.
            journal.forget();
            // Without a new version it is being deleted.
            let version = Reflect::get(&event, &"newVersion".into());
            if version.is_ok_and(|version| version.as_f64().is_some()) {
                journal.tell(DatabaseEvent::Outdated);
            }
        });
        self.0
            .connection
            .replace(Some(Connection { database, raw }));
    }

    fn forget(&self) {
        if let Some(connection) = self.0.connection.borrow_mut().take() {
            connection.raw.close();
            // Not now: this may be called by one of its listeners.
            super::page::after(0, move || drop(connection));
        }
    }

    fn begin(&self, mode: TransactionMode) -> Result<(Transaction, ObjectStore), StoreError> {
        let connection = self.0.connection.borrow();
        let Some(connection) = connection.as_ref() else {
            return Err(StoreError::Failed("it is not open".into()));
        };
        let transaction = match mode {
            TransactionMode::ReadWrite => durable(&connection.raw).map_err(|e| failure(&e))?,
            _ => connection
                .database
                .transaction(&[VALUES], mode)
                .map_err(unclear)?,
        };
        let values = transaction.object_store(VALUES).map_err(unclear)?;
        Ok((transaction, values))
    }

    fn begin_writing(&self, writes: &[Write]) -> Result<Begun<Vec<GetStoreRequest>>, StoreError> {
        let (transaction, values) = self.begin(TransactionMode::ReadWrite)?;
        let values = Rc::new(values);
        let mut requests = Vec::with_capacity(writes.len());
        for write in writes {
            let key = match write {
                Write::Set(key, _) | Write::Remove(key) => key.to_string(),
            };
            let key = JsValue::from_str(&key);
            let mut request = values.get(key.clone()).map_err(unclear)?;
            let (values, write) = (values.clone(), write.clone());
            request.on_success(move |event| {
                let old = event.target().and_then(|request| request.result());
                let old = old.ok().and_then(|old| old.as_string());
                if perform(&values, &key, &write, old.as_deref()).is_err() {
                    let _ = values.transaction().abort();
                }
            });
            requests.push(request);
        }
        Ok(follow(transaction, requests))
    }
}

/// A transaction that counts as complete when it is on the disk, not only with the system. web-sys has
/// no option for it yet.
fn durable(database: &IdbDatabase) -> Result<Transaction, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let names = Array::of1(&VALUES.into());
    let transaction = begin.call3(database, &names, &"readwrite".into(), &options)?;
    Transaction::try_from(transaction).map_err(|_| JsValue::NULL)
}

fn perform(
    values: &ObjectStore,
    key: &JsValue,
    write: &Write,
    old: Option<&str>,
) -> Result<(), idb::Error> {
    let effect = effect(write, old);
    if let Some(Write::Set(key, value)) = effect.past {
        values.put(&JsValue::from_str(&value), Some(&key.to_string().into()))?;
    }
    match (effect.takes, write) {
        (Taking::Leaves, _) => {}
        (Taking::Takes, Write::Set(_, value)) => {
            values.put(&JsValue::from_str(value), Some(key))?;
        }
        (Taking::Takes, Write::Remove(_)) => drop(values.delete(key.clone())?),
    }
    Ok(())
}

/// Answers when a transaction is over.
fn follow<R>(mut transaction: Transaction, requests: R) -> Begun<R> {
    let done = Promise::new(&mut |resolve, reject| {
        transaction.on_complete(move |_| drop(resolve.call0(&JsValue::NULL)));
        transaction.on_abort(move |event| {
            let transaction = event.target().and_then(|it| Transaction::try_from(it).ok());
            let error = transaction.and_then(|transaction| transaction.error());
            let error = error.map_or(JsValue::NULL, JsValue::from);
            let _ = reject.call1(&JsValue::NULL, &error);
        });
    });
    Begun {
        done,
        requests,
        _transaction: transaction,
    }
}

fn unclear(error: idb::Error) -> StoreError {
    use idb::Error::{
        DeleteFailed, GetAllKeysFailed, GetFailed, TransactionOpenFailed, UpdateFailed,
    };
    match error {
        TransactionOpenFailed(error)
        | UpdateFailed(error)
        | GetFailed(error)
        | GetAllKeysFailed(error)
        | DeleteFailed(error) => failure(&error),
        _ => StoreError::Failed("an error without a name".into()),
    }
}

impl Store for Journal {
    fn load(&self, wanted: &str) -> StoreFuture<Result<Vec<(String, String)>, StoreError>> {
        let journal = self.clone();
        let last = if wanted.ends_with('/') {
            "\u{ffff}"
        } else {
            ""
        };
        let (from, to) = (wanted.to_owned(), format!("{wanted}{last}"));
        let opening = self.connect();
        Box::pin(async move {
            opening.await?;
            let begun = {
                let (transaction, values) = journal.begin(TransactionMode::ReadOnly)?;
                let all = KeyRange::bound(&from.into(), &to.into(), None, None).map_err(unclear)?;
                let all = Query::KeyRange(all);
                let keys = values.get_all_keys(Some(all.clone()), None);
                let keys = keys.map_err(unclear)?;
                let values = values.get_all(Some(all), None).map_err(unclear)?;
                follow(transaction, (keys, values))
            };
            let done = JsFuture::from(begun.done.clone()).await;
            done.map_err(|error| failure(&error))?;
            let keys = Array::from(&begun.requests.0.result().map_err(unclear)?);
            let values = Array::from(&begun.requests.1.result().map_err(unclear)?);
            // A value that is no text is nothing of ours.
            let entry =
                |(key, value): (JsValue, JsValue)| Some((key.as_string()?, value.as_string()?));
            Ok(keys.iter().zip(values.iter()).filter_map(entry).collect())
        })
    }

    fn write(&self, writes: Vec<Write>) -> StoreFuture<Result<(), Unwritten>> {
        // Begun now where it can be; a connection that was lost is opened anew.
        let begun = self.begin_writing(&writes).ok();
        if begun.is_none() {
            self.forget();
        }
        let journal = self.clone();
        Box::pin(async move {
            let kept = async {
                let begun = if let Some(begun) = begun {
                    begun
                } else {
                    journal.connect().await?;
                    journal.begin_writing(&writes)?
                };
                let done = JsFuture::from(begun.done.clone()).await;
                done.map(drop).map_err(|error| failure(&error))
            };
            kept.await.map_err(|error| Unwritten { error, writes })
        })
    }
}
