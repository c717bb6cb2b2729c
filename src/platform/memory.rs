//! How much the browser keeps, and how well it remembers.
//!
//! Invariant: only asks; a browser that does not answer is an answer too.
//! Must not know: what is kept.

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
    let count = storage.length().ok()?;
    let mut units = 0;
    for slot in 0..count {
        let key = storage.key(slot).ok().flatten().unwrap_or_default();
        let value = storage.get_item(&key).ok().flatten().unwrap_or_default();
        units += (key.encode_utf16().count() + value.encode_utf16().count()) as u64;
    }
    Some(StorageSpace {
        used: 2 * units,
        whole: LOCAL_BYTES,
    })
}

/// How full everything else is that this origin keeps.
pub async fn database_room() -> Option<StorageSpace> {
    let answer = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = answer.unchecked_into();
    Some(StorageSpace {
        used: whole(estimate.get_usage()),
        whole: whole(estimate.get_quota()),
    })
}

/// Whether the browser has promised to keep what is stored.
pub async fn is_promised() -> bool {
    let Some(manager) = manager() else {
        return false;
    };
    let Ok(asked) = manager.persisted() else {
        return false;
    };
    JsFuture::from(asked).await == Ok(JsValue::TRUE)
}

/// Asks the browser to promise it. Some ask the reader.
pub async fn ask_to_keep() -> bool {
    let Some(manager) = manager() else {
        return false;
    };
    let Ok(asked) = manager.persist() else {
        return false;
    };
    JsFuture::from(asked).await == Ok(JsValue::TRUE)
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
