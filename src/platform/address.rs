//! The page's own address: what it asks for, and other files of the same origin.
//!
//! Invariant: nothing of another origin is ever asked for.
//! Must not know: what the files are.

use js_sys::Uint8Array;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Url};

/// The lesson file that lies beside the app.
pub const BUNDLED_LESSON: &str = "lesson.json";

/// What the address asks for by that name, in its part after `?`.
#[must_use]
pub fn asked_for(name: &str) -> Option<String> {
    own()?.search_params().get(name)
}

/// The address up to the `?` or the `#`.
#[must_use]
pub fn whole() -> String {
    own().map_or(String::new(), |own| {
        format!("{}{}", own.origin(), own.pathname())
    })
}

/// The address up to the `#`, with what it asks for.
#[must_use]
pub fn with_request() -> String {
    let asked = own().map_or(String::new(), |own| own.search());
    format!("{}{asked}", whole())
}

/// Writes a fragment into the address in place of the one that is there, without what the address asked
/// for. Nothing is loaded, and no event tells of it.
pub fn replace(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let address = format!("{}#{fragment}", whole());
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// The text of a file in the page's own folder; nothing where it did not come.
pub async fn fetch_text(name: &str) -> Option<String> {
    let text = fetch(name).await.ok()?.text().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}

/// Why a file did not come. The reader is told the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FetchError {
    /// The page was opened in no window.
    #[error("This page has no address.")]
    NoAddress,
    /// Another site has it.
    #[error("It is not on this site, and Lateral opens nothing from elsewhere.")]
    Elsewhere,
    /// The browser got no answer.
    #[error("The browser could not fetch it.")]
    Failed,
    /// The answer was another than the file, with this status (RFC 9110, section 15).
    #[error("There is no such file (status {0}).")]
    Status(u16),
    /// It has more bytes than were asked for at most.
    #[error("It is larger than {} MB.", .0 / 1024 / 1024)]
    TooLarge(u64),
}

/// The bytes of a file of the page's own origin, `most` of them at most.
///
/// # Errors
/// It lies elsewhere, is not there, or is too large.
pub async fn fetch_own(path: &str, most: u64) -> Result<Vec<u8>, FetchError> {
    let own = own().ok_or(FetchError::NoAddress)?;
    let wanted = Url::new_with_base(path, &own.href())
        .ok()
        .filter(|wanted| wanted.origin() == own.origin() && wanted.protocol() == own.protocol())
        .ok_or(FetchError::Elsewhere)?;
    let response = fetch(&wanted.href()).await?;
    let announced = response.headers().get("content-length").ok().flatten();
    let announced = announced.and_then(|length| length.parse::<u64>().ok());
    if announced.is_some_and(|length| length > most) {
        return Err(FetchError::TooLarge(most));
    }
    let buffer = response.array_buffer().map_err(|_| FetchError::Failed)?;
    let buffer = JsFuture::from(buffer)
        .await
        .map_err(|_| FetchError::Failed)?;
    let bytes = Uint8Array::new(&buffer);
    if u64::from(bytes.length()) > most {
        return Err(FetchError::TooLarge(most));
    }
    Ok(bytes.to_vec())
}

async fn fetch(address: &str) -> Result<Response, FetchError> {
    let window = web_sys::window().ok_or(FetchError::Failed)?;
    let answer = JsFuture::from(window.fetch_with_str(address)).await;
    let response = answer.and_then(JsCast::dyn_into::<Response>);
    let response = response.map_err(|_| FetchError::Failed)?;
    if response.ok() {
        Ok(response)
    } else {
        Err(FetchError::Status(response.status()))
    }
}

fn own() -> Option<Url> {
    let href = web_sys::window()?.location().href().ok()?;
    Url::new(&href).ok()
}
