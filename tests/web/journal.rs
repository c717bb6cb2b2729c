//! The browser's database as a store, in a real browser.

use std::cell::RefCell;
use std::rc::Rc;

use crate::browser::{delete_database, script};
use js_sys::Reflect;
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId, State};
use lateral::core::format::{read_record, write_record};
use lateral::core::lesson::LessonId;
use lateral::core::storage::{Key, PREFIX, Setting, Store, StoreError, Write, past_prefix};
use lateral::platform::indexed_db::{DatabaseEvent, Journal};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;

/// A database that nobody has used.
async fn fresh() -> Journal {
    delete_database().await;
    Journal::open(|_| ())
}

fn lesson() -> LessonId {
    LessonId::parse("a").expect("a slug")
}

fn key(number: u128) -> Key {
    Key::Record(lesson(), RecordId(number))
}

fn deleted(number: u128, revision: u64) -> Record {
    Record {
        id: RecordId(number),
        revision,
        annotator: AnnotatorId(7),
        annotator_name: String::new(),
        state: State::Deleted,
        extra: std::collections::BTreeMap::new(),
    }
}

fn set(record: &Record) -> Write {
    Write::Set(key(record.id.0), write_record(record))
}

async fn revision(journal: &Journal, number: u128) -> Option<u64> {
    let loaded = journal.load(&key(number).to_string()).await;
    let loaded = loaded.expect("a database");
    let value = &loaded.first()?.1;
    Some(read_record(value).expect("a record").revision)
}

#[wasm_bindgen_test]
async fn what_is_written_is_loaded_in_order() {
    let journal = fresh().await;
    let writes = vec![
        Write::Set(Key::Place(lesson()), "two".into()),
        Write::Set(Key::Setting(Setting::SingleKeys), "one 😀".into()),
        set(&deleted(3, 1)),
        Write::Remove(key(3)),
    ];
    assert_eq!(journal.write(writes).await, Ok(()));
    let loaded = journal.load(PREFIX).await.expect("a database");
    let expected = [
        (Key::Setting(Setting::SingleKeys), "one 😀"),
        (Key::Place(lesson()), "two"),
    ];
    assert_eq!(
        loaded,
        expected.map(|(key, value)| (key.to_string(), value.to_owned()))
    );
    assert_eq!(journal.load("elsewhere/").await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn two_connections_lose_nothing_whatever_the_order() {
    let one = fresh().await;
    let other = Journal::open(|_| ());
    // All at once: the second begins before the first has ended.
    let answers: Vec<_> = (1..=20)
        .map(|revision| {
            let of = if revision % 3 == 0 { &one } else { &other };
            // Later revisions first.
            of.write(vec![set(&deleted(1, 21 - revision))])
        })
        .collect();
    for answer in answers {
        assert_eq!(answer.await, Ok(()));
    }
    assert_eq!(revision(&one, 1).await, Some(20));
    assert_eq!(revision(&other, 1).await, Some(20));
}

#[wasm_bindgen_test]
async fn a_write_is_all_or_nothing_and_can_be_tried_again() {
    let journal = fresh().await;
    assert_eq!(journal.write(vec![set(&deleted(1, 1))]).await, Ok(()));
    script("window.put = IDBObjectStore.prototype.put; let count = 0; \
            IDBObjectStore.prototype.put = function (...words) { if (count++) throw new DOMException('no', 'UnknownError'); return window.put.apply(this, words); }").await;
    let writes = vec![set(&deleted(1, 2)), set(&deleted(2, 1))];
    let failed = journal.write(writes.clone()).await.expect_err("a failure");
    assert_eq!(failed.writes, writes);
    script("IDBObjectStore.prototype.put = window.put").await;
    assert_eq!(
        revision(&journal, 1).await,
        Some(1),
        "nothing of it happened"
    );
    assert_eq!(journal.write(failed.writes).await, Ok(()));
    assert_eq!(revision(&journal, 1).await, Some(2));
    assert_eq!(revision(&journal, 2).await, Some(1));
}

#[wasm_bindgen_test]
async fn what_is_torn_is_kept_as_past_when_it_is_written_over() {
    let journal = fresh().await;
    let name = key(1).to_string();
    assert_eq!(journal.load(PREFIX).await, Ok(Vec::new()));
    script(&format!(
        "await new Promise(done => {{ const open = indexedDB.open('lateral'); open.onsuccess = () => {{ \
           const change = open.result.transaction('values', 'readwrite'); change.objectStore('values').put('{{ torn', '{name}'); \
           change.oncomplete = () => {{ open.result.close(); done(); }} }} }})"
    ))
    .await;
    assert_eq!(journal.write(vec![set(&deleted(1, 4))]).await, Ok(()));
    assert_eq!(revision(&journal, 1).await, Some(4));
    let past = journal.load(&past_prefix()).await.expect("a database");
    assert_eq!(past.len(), 1);
    assert_eq!(past[0].1, "{ torn");
}

#[wasm_bindgen_test]
async fn a_database_that_is_deleted_is_made_anew_and_that_is_told() {
    fresh().await;
    let events: Rc<RefCell<Vec<DatabaseEvent>>> = Rc::default();
    let heard = events.clone();
    let journal = Journal::open(move |event| heard.borrow_mut().push(event));
    assert_eq!(journal.write(vec![set(&deleted(1, 1))]).await, Ok(()));
    events.borrow_mut().clear();
    // Not blocked by our connection.
    fresh().await;
    assert_eq!(journal.write(vec![set(&deleted(2, 1))]).await, Ok(()));
    assert_eq!(revision(&journal, 2).await, Some(1));
    assert!(!events.borrow().contains(&DatabaseEvent::Outdated));
}

#[wasm_bindgen_test]
async fn a_newer_database_is_left_alone() {
    fresh().await;
    let events: Rc<RefCell<Vec<DatabaseEvent>>> = Rc::default();
    let heard = events.clone();
    let journal = Journal::open(move |event| heard.borrow_mut().push(event));
    assert_eq!(journal.write(vec![set(&deleted(1, 1))]).await, Ok(()));
    script("await new Promise(done => { const open = indexedDB.open('lateral', 99); open.onsuccess = () => { open.result.close(); done(); } })").await;
    assert_eq!(events.borrow().last(), Some(&DatabaseEvent::Outdated));
    let failed = journal.write(vec![set(&deleted(1, 2))]).await;
    assert_eq!(
        failed.map_err(|failed| failed.error),
        Err(StoreError::Newer)
    );
    drop(fresh().await);
}

#[wasm_bindgen_test]
async fn a_browser_without_a_database_says_so() {
    let window = web_sys::window().expect("a window");
    let own = js_sys::Object::get_own_property_descriptor(&window, &"indexedDB".into());
    script("Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true })")
        .await;
    let journal = Journal::open(|_| ());
    assert_eq!(journal.load(PREFIX).await, Err(StoreError::Missing));
    let failed = journal.write(vec![set(&deleted(1, 1))]).await;
    assert_eq!(
        failed.map_err(|failed| failed.error),
        Err(StoreError::Missing)
    );
    script("delete window.indexedDB").await;
    if !own.is_undefined() {
        let _ = Reflect::define_property(&window, &"indexedDB".into(), own.unchecked_ref());
    }
}
