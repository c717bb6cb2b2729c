//! Local storage as a store, in a real browser.

use crate::browser::script;
use lateral::core::annotation::record::RecordId;
use lateral::core::lesson::LessonId;
use lateral::core::storage::{Key, PREFIX, Store, StoreError, Write};
use lateral::platform::local_storage::Local;
use wasm_bindgen_test::wasm_bindgen_test;

fn storage() -> web_sys::Storage {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    let storage = storage.expect("local storage");
    storage.clear().expect("an empty storage");
    storage
}

fn key(number: u128) -> Key {
    Key::Record(LessonId::parse("a").expect("a slug"), RecordId(number))
}

#[wasm_bindgen_test]
async fn what_is_written_is_loaded_in_order_and_foreign_keys_are_left_alone() {
    let raw = storage();
    raw.set_item("token", "somebody else's").expect("room");
    let writes = vec![
        Write::Set(key(2), "two".into()),
        Write::Set(key(1), "one 😀".into()),
        Write::Set(key(3), "three".into()),
        Write::Remove(key(3)),
    ];
    assert_eq!(Local.write(writes).await, Ok(()));
    let loaded = Local.load(PREFIX).await.expect("a storage");
    let expected = [(key(1), "one 😀"), (key(2), "two")];
    assert_eq!(
        loaded,
        expected.map(|(key, value)| (key.to_string(), value.to_owned()))
    );
    assert_eq!(raw.get_item("token"), Ok(Some("somebody else's".into())));
}

#[wasm_bindgen_test]
async fn a_write_has_happened_when_the_call_returns() {
    let raw = storage();
    let answer = Local.write(vec![Write::Set(key(1), "now".into())]);
    // The page may be closed before anybody asks for the answer.
    assert_eq!(raw.get_item(&key(1).to_string()), Ok(Some("now".into())));
    assert_eq!(answer.await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_full_storage_keeps_what_it_has_and_says_what_it_does_not_keep() {
    let raw = storage();
    assert_eq!(
        Local.write(vec![Write::Set(key(1), "old".into())]).await,
        Ok(())
    );
    let mut filler = "x".repeat(1 << 22);
    for number in 0.. {
        if raw.set_item(&format!("filler {number}"), &filler).is_err() {
            filler.truncate(filler.len() / 2);
        }
        if filler.len() < 8 {
            break;
        }
    }
    let big = "y".repeat(4_000);
    let writes = vec![
        Write::Set(key(1), big.clone()),
        Write::Remove(key(7)),
        Write::Set(key(2), big.clone()),
    ];
    let failed = Local.write(writes).await.expect_err("no room");
    assert_eq!(failed.error, StoreError::Full);
    assert_eq!(
        failed.writes,
        [Write::Set(key(1), big.clone()), Write::Set(key(2), big)]
    );
    assert_eq!(raw.get_item(&key(1).to_string()), Ok(Some("old".into())));
    storage();
    assert_eq!(Local.write(failed.writes).await, Ok(()));
    storage();
}

#[wasm_bindgen_test]
async fn a_whole_name_is_that_key_alone_and_names_are_asked_for_once() {
    let raw = storage();
    let names = ["setting/size", "setting/size-2", "work/a/place"];
    for name in names {
        let name = format!("{PREFIX}{name}");
        raw.set_item(&name, &name).expect("room");
    }
    // Counts what is asked of the storage by number and by name.
    script(
        "window.asked = 0; window.asking = {}; \
         for (const name of ['key', 'getItem']) { const own = window.asking[name] = Storage.prototype[name]; \
           Storage.prototype[name] = function (...words) { window.asked += 1; return own.apply(this, words); }; }",
    )
    .await;
    let one = format!("{PREFIX}setting/size");
    let alone = Local.load(&one).await;
    let all = Local.load(PREFIX).await;
    let asked =
        script("Object.assign(Storage.prototype, window.asking); return window.asked").await;
    assert_eq!(alone, Ok(vec![(one.clone(), one)]));
    assert_eq!(
        all,
        Ok(names
            .map(|name| format!("{PREFIX}{name}"))
            .map(|name| (name.clone(), name))
            .to_vec())
    );
    assert_eq!(asked, 1);
    assert_eq!(Local.load("lateral/1/setting/none").await, Ok(Vec::new()));
    storage();
}

#[wasm_bindgen_test]
async fn how_full_it_is_counts_every_name_and_value_of_the_origin() {
    let raw = storage();
    let used = || {
        lateral::platform::memory::local_room()
            .expect("a storage")
            .used
    };
    assert_eq!(used(), 0);
    raw.set_item("token", "ü😀").expect("room");
    raw.set_item("lateral/1/x", "").expect("room");
    assert_eq!(used(), 2 * (5 + 3 + 11));
    storage();
}
