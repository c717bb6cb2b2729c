//! Streams as Leptos's server functions ask for them; Lateral has no server and calls none.
//!
//! Owns: the few names of `wasm-streams` that `server_fn` uses, which Leptos always brings along.
//! Invariant: a stream that is asked for all the same answers with an error, never with nothing.
//! Why: the crate itself gives classes to JavaScript, and no linker may leave those out, used or
//! not. They were 8 KB gzip of every cold load.

use std::future::ready;

use futures_util::stream::{Stream, once};
use wasm_bindgen::{JsCast as _, JsValue};

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// A stream that the browser has made.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The browser's stream.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Nothing that can be read: whoever asks it throws.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(left_out().unchecked_into())
    }

    /// What is in the stream: an error.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        once(ready(Err(left_out())))
    }
}

fn left_out() -> JsValue {
    "streams are left out of this page".into()
}
