//! Local storage as a [`Store`], through gloo-storage.
//!
//! Invariant: a value is written as it is (`codec` has encoded it already) unless a later one lies there,
//! and read back before it counts as kept, because some browsers lose writes without an error. Between
//! reading and writing another tab may write; whoever hears of an older version writes the later again.
//! Must not know: what the values mean.

use std::future::ready;

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::core::sort::sort;
use crate::core::storage::{Store, StoreError, StoreFuture, Taking, Unwritten, Write, effect};

/// After so many failures in one batch nothing more is added.
const ATTEMPTS: usize = 20;

/// The browser's local storage for this origin.
#[derive(Clone, Copy, Debug, Default)]
pub struct Local;

impl Local {
    /// The storage itself. `LocalStorage::raw` throws where a browser blocks it, so ask first.
    fn raw() -> Result<web_sys::Storage, StoreError> {
        let allowed = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        match allowed {
            Some(_) => Ok(LocalStorage::raw()),
            None => Err(StoreError::Missing),
        }
    }

    fn entries(wanted: &str) -> Result<Vec<(String, String)>, StoreError> {
        let raw = Self::raw()?;
        if !wanted.ends_with('/') {
            let value = raw.get_item(wanted).map_err(|error| failure(&error))?;
            return Ok(value
                .map(|value| (wanted.to_owned(), value))
                .into_iter()
                .collect());
        }
        // One question for all names: asked by number, each is looked for among thousands.
        let names = Reflect::own_keys(&raw).map_err(|error| failure(&error))?;
        let mut entries = Vec::new();
        for name in names.iter() {
            let Some(text) = name.as_string().filter(|text| text.starts_with(wanted)) else {
                continue;
            };
            let value = Reflect::get(&raw, &name).map_err(|error| failure(&error))?;
            // Nothing where another tab has just removed it.
            if let Some(value) = value.as_string() {
                entries.push((text, value));
            }
        }
        // The browser's order is its own business; ours must not depend on it.
        sort(&mut entries);
        Ok(entries)
    }

    fn perform(raw: &web_sys::Storage, write: &Write) -> Result<(), StoreError> {
        match write {
            Write::Set(key, value) => {
                let name = key.to_string();
                let old = raw.get_item(&name).map_err(|error| failure(&error))?;
                if effect(write, old.as_deref()).takes == Taking::Leaves {
                    return Ok(());
                }
                raw.set_item(&name, value)
                    .map_err(|error| failure(&error))?;
                match raw.get_item(&name) {
                    Ok(Some(kept)) if kept == *value => Ok(()),
                    _ => Err(StoreError::Failed("the value read back is another".into())),
                }
            }
            Write::Remove(key) => raw
                .remove_item(&key.to_string())
                .map_err(|error| failure(&error)),
        }
    }
}

impl Store for Local {
    fn load(&self, wanted: &str) -> StoreFuture<Result<Vec<(String, String)>, StoreError>> {
        Box::pin(ready(Self::entries(wanted)))
    }

    fn write(&self, writes: Vec<Write>) -> StoreFuture<Result<(), Unwritten>> {
        let result = match Self::raw() {
            Err(error) => Err(Unwritten { error, writes }),
            Ok(raw) => {
                let mut error = None;
                let mut left = Vec::new();
                for write in writes {
                    // After a failure the rest is still tried: a removal may make room, and one
                    // large value must not keep small ones out. But thousands are not tried in vain.
                    let hopeless = left.len() >= ATTEMPTS && matches!(write, Write::Set(..));
                    if hopeless {
                        left.push(write);
                    } else if let Err(failed) = Self::perform(&raw, &write) {
                        error.get_or_insert(failed);
                        left.push(write);
                    }
                }
                match error {
                    None => Ok(()),
                    Some(error) => Err(Unwritten {
                        error,
                        writes: left,
                    }),
                }
            }
        };
        Box::pin(ready(result))
    }
}

/// What went wrong, in our words.
pub(super) fn failure(error: &JsValue) -> StoreError {
    let Some(exception) = error.dyn_ref::<web_sys::DomException>() else {
        return StoreError::Failed("an error without a name".into());
    };
    match exception.name().as_str() {
        // Firefox has its own name for it.
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" => StoreError::Missing,
        "VersionError" => StoreError::Newer,
        name => StoreError::Failed(name.to_owned()),
    }
}
