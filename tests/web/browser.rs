//! What a test does with the browser itself.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Runs a script with the page's own means, so that what is done is seen from outside.
pub async fn script(body: &str) -> JsValue {
    let function = Function::new_no_args(&format!("return (async () => {{ {body} }})()"));
    let promise: Promise = function
        .call0(&JsValue::NULL)
        .expect("a script")
        .unchecked_into();
    JsFuture::from(promise).await.expect("an answer")
}

/// Takes the database away.
pub async fn delete_database() {
    script("await new Promise(done => { const asked = indexedDB.deleteDatabase('lateral'); asked.onsuccess = asked.onerror = done; })").await;
}

/// Empties both stores.
pub async fn forget_everything() {
    script("localStorage.clear(); sessionStorage.clear()").await;
    delete_database().await;
}
