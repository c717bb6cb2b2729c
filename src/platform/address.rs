//! The page's own address: what it asks for, and other files of the same origin.
//!
//! Invariant: nothing of another origin is ever asked for.
//! Must not know: what the files are.

use js_sys::Uint8Array;
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

/// The bytes of a file of the page's own origin, `most` of them at most.
///
/// # Errors
/// A sentence: it lies elsewhere, is not there, or is too large.
pub async fn fetch_own(path: &str, most: u64) -> Result<Vec<u8>, String> {
    let own = own().ok_or("This page has no address.")?;
    let wanted = Url::new_with_base(path, &own.href())
        .ok()
        .filter(|wanted| wanted.origin() == own.origin() && wanted.protocol() == own.protocol())
        .ok_or("It is not on this site, and Lateral opens nothing from elsewhere.")?;
    let failed = || "The browser could not fetch it.".to_owned();
    let response = fetch(&wanted.href()).await.map_err(|why| match why {
        NotFetched::Failed => failed(),
        NotFetched::Status(status) => format!("There is no such file (status {status})."),
    })?;
    let announced = response.headers().get("content-length").ok().flatten();
    let announced = announced.and_then(|length| length.parse::<u64>().ok());
    let too_large = || format!("It is larger than {} MB.", most / 1024 / 1024);
    if announced.is_some_and(|length| length > most) {
        return Err(too_large());
    }
    let buffer = response.array_buffer().map_err(|_| failed())?;
    let buffer = JsFuture::from(buffer).await.map_err(|_| failed())?;
    let bytes = Uint8Array::new(&buffer);
    if u64::from(bytes.length()) > most {
        return Err(too_large());
    }
    Ok(bytes.to_vec())
}

/// Why nothing came.
enum NotFetched {
    /// The browser got no answer.
    Failed,
    /// The answer was another than the file.
    Status(u16),
}

async fn fetch(address: &str) -> Result<Response, NotFetched> {
    let window = web_sys::window().ok_or(NotFetched::Failed)?;
    let answer = JsFuture::from(window.fetch_with_str(address)).await;
    let response = answer.and_then(JsCast::dyn_into::<Response>);
    let response = response.map_err(|_| NotFetched::Failed)?;
    if response.ok() {
        Ok(response)
    } else {
        Err(NotFetched::Status(response.status()))
    }
}

fn own() -> Option<Url> {
    let href = web_sys::window()?.location().href().ok()?;
    Url::new(&href).ok()
}
