//! The page's own address: what it asks for, and other files of the same origin.
//!
//! Invariant: nothing of another origin is ever asked for.
//! Must not know: what the files are.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Url};

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

/// Goes to a fragment of the page without what its address asked for, in place of where it is.
pub fn leave_for(fragment: &str) {
    let asks = own().is_some_and(|own| !own.search().is_empty());
    match web_sys::window() {
        Some(window) if asks => {
            let _ = window
                .location()
                .replace(&format!("{}#{fragment}", whole()));
        }
        // Another fragment alone loads nothing.
        _ => {
            super::page::replace(fragment);
            super::page::reload();
        }
    }
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
    let window = web_sys::window().ok_or("This page has no window.")?;
    let failed = |_| "The browser could not fetch it.".to_owned();
    let response = JsFuture::from(window.fetch_with_str(&wanted.href()))
        .await
        .map_err(failed)?;
    let response: Response = response.dyn_into().map_err(failed)?;
    if !response.ok() {
        return Err(format!(
            "There is no such file (status {}).",
            response.status()
        ));
    }
    let announced = response.headers().get("content-length").ok().flatten();
    let announced = announced.and_then(|length| length.parse::<u64>().ok());
    let too_large = || format!("It is larger than {} MB.", most / 1024 / 1024);
    if announced.is_some_and(|length| length > most) {
        return Err(too_large());
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(failed)?)
        .await
        .map_err(failed)?;
    let bytes = Uint8Array::new(&buffer);
    if u64::from(bytes.length()) > most {
        return Err(too_large());
    }
    Ok(bytes.to_vec())
}

fn own() -> Option<Url> {
    let href = web_sys::window()?.location().href().ok()?;
    Url::new(&href).ok()
}
