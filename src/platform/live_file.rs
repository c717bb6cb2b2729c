//! A file on the reader's disk that is written again and again (File System Access API, Chromium only).
//!
//! Invariant: only a file that the reader chose in the browser's own dialog; a browser without the
//! ability is an answer.
//! Must not know: what is in the file.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file that the reader chose.
#[derive(Clone)]
pub struct LiveFile {
    handle: JsValue,
}

/// Whether this browser can do it.
#[must_use]
pub fn is_possible() -> bool {
    picker().is_some()
}

/// Lets the reader choose a file. Nothing if they would not.
pub async fn choose(suggested: &str) -> Option<LiveFile> {
    let options = Object::new();
    let _ = Reflect::set(&options, &"suggestedName".into(), &suggested.into());
    let window = web_sys::window()?;
    let chosen = picker()?.call1(&window, &options).ok()?;
    let handle = settled(chosen).await.ok()?;
    Some(LiveFile { handle })
}

impl LiveFile {
    /// What the file is called.
    #[must_use]
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.handle, &"name".into()).ok();
        name.and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Writes the file anew. The browser puts the new content in the old one's place only when all of it
    /// is there, so a crash in between leaves the old content.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn write(&self, text: &str) -> Result<(), JsValue> {
        let stream = call(&self.handle, "createWritable", &[]).await?;
        call(&stream, "write", &[text.into()]).await?;
        call(&stream, "close", &[]).await.map(drop)
    }
}

fn picker() -> Option<Function> {
    let window = web_sys::window()?;
    let picker = Reflect::get(&window, &"showSaveFilePicker".into()).ok()?;
    picker.dyn_into().ok()
}

async fn call(of: &JsValue, method: &str, words: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    let words: Array = words.iter().collect();
    settled(method.apply(of, &words)?).await
}

async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}
