//! How much the browser keeps, and how well it remembers.
//!
//! Invariant: only asks; a browser that does not answer is an answer too.
//! Must not know: what is kept.

use std::future::Future;
use std::pin::Pin;

use js_sys::{Array, Object, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use crate::core::space::StorageSpace;

/// What Chromium gives local storage for one origin, in bytes: 5,242,880 UTF-16 units. Firefox gives as
/// many units, Safari about half.
const LOCAL_BYTES: u64 = 2 * 5_242_880;

/// How full local storage is. Every unit counts two bytes.
#[must_use]
pub fn local_room() -> Option<StorageSpace> {
    let storage = web_sys::window()?.local_storage().ok()??;
    // The engine puts them together itself: thousands are not brought over here one by one.
    let units = |strings: Array| u64::from(strings.join("").length());
    let units = units(Object::keys(&storage)) + units(Object::values(&storage));
    Some(StorageSpace {
        used: 2 * units,
        whole: LOCAL_BYTES,
    })
}

/// What a browser answers later. A box, so that whoever asks does not compile the waiting anew.
pub type Answer<T> = Pin<Box<dyn Future<Output = T>>>;

/// How full everything else is that this origin keeps.
#[must_use]
pub fn database_room() -> Answer<Option<StorageSpace>> {
    Box::pin(async {
        let answer = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
        let estimate: StorageEstimate = answer.unchecked_into();
        Some(StorageSpace {
            used: whole(estimate.get_usage()),
            whole: whole(estimate.get_quota()),
        })
    })
}

/// Whether the browser has promised to keep what is stored.
#[must_use]
pub fn is_promised() -> Answer<bool> {
    is_yes(StorageManager::persisted)
}

/// Asks the browser to promise it. Some ask the reader.
#[must_use]
pub fn ask_to_keep() -> Answer<bool> {
    is_yes(StorageManager::persist)
}

fn is_yes(question: fn(&StorageManager) -> Result<Promise, JsValue>) -> Answer<bool> {
    let asked = manager().and_then(|manager| question(&manager).ok());
    Box::pin(async {
        match asked {
            Some(asked) => JsFuture::from(asked).await == Ok(JsValue::TRUE),
            None => false,
        }
    })
}

/// Nothing on pages that are not secure, and in old browsers.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let manager = js_sys::Reflect::get(&navigator, &"storage".into()).ok()?;
    manager.dyn_into().ok()
}

/// A number of bytes, which a browser may leave out.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast cuts off at both ends, and a share of a byte does not matter"
)]
fn whole(bytes: Option<f64>) -> u64 {
    bytes.unwrap_or(0.0) as u64
}
