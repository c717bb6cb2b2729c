//! Files in and out.
//!
//! Invariant: a file's size is looked at before its bytes; nothing leaves the page but by the
//! reader's own download.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Clipboard, DragEvent, Event, File, FileList, HtmlAnchorElement,
    HtmlInputElement, Url,
};

use super::page;
use crate::core::format::{FileError, Unusable};
use crate::core::limits;

/// The file that was chosen in the file input from which an event comes, if one was. The input is empty again:
/// the same file, mended meanwhile, can be chosen once more.
#[must_use]
pub fn take_chosen(event: &Event) -> Option<File> {
    let input = input(event)?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// All files that were chosen, and the input is empty again.
#[must_use]
pub fn take_all_chosen(event: &Event) -> Vec<File> {
    let Some(input) = input(event) else {
        return Vec::new();
    };
    let files = all(input.files().as_ref());
    input.set_value("");
    files
}

/// All files that were dropped.
#[must_use]
pub fn all_dropped(event: &Event) -> Vec<File> {
    let dropped = event.dyn_ref::<DragEvent>();
    let files = dropped
        .and_then(DragEvent::data_transfer)
        .and_then(|data| data.files());
    all(files.as_ref())
}

fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

fn all(files: Option<&FileList>) -> Vec<File> {
    files
        .into_iter()
        .flat_map(|files| (0..files.length()).filter_map(|at| files.get(at)))
        .collect()
}

/// Puts words into the clipboard. Whether the browser allowed it.
pub async fn copy(words: &str) -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return false;
    };
    // There is none on pages that are not secure.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
    match clipboard.map(JsCast::dyn_into::<Clipboard>) {
        Ok(Ok(clipboard)) => JsFuture::from(clipboard.write_text(words)).await.is_ok(),
        _ => false,
    }
}

/// The bytes of a file.
///
/// # Errors
/// The file is too large, or the browser could not read it.
pub async fn read(file: &File) -> Result<Vec<u8>, FileError> {
    read_up_to(file, limits::FILE_BYTES).await
}

/// The bytes of a file that has at most so many.
///
/// # Errors
/// The file is too large, or the browser could not read it.
pub async fn read_up_to(file: &File, most: u64) -> Result<Vec<u8>, FileError> {
    // Sizes are whole numbers far below 2^53.
    #[expect(clippy::cast_precision_loss, reason = "the bounds are far below 2^53")]
    if file.size() > most as f64 {
        return Err(FileError::TooLarge);
    }
    let unreadable = |_| FileError::Broken(Unusable::Unread);
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Offers `text`, which is JSON, as a download called `name`.
///
/// # Errors
/// What the browser said.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
    download_as(name, text, "application/json")
}

/// Offers a drawing as a download called `name`.
///
/// # Errors
/// What the browser said.
pub fn download_svg(name: &str, svg: &str) -> Result<(), JsValue> {
    download_as(name, svg, "image/svg+xml")
}

/// Offers a page of HTML as a download called `name`.
///
/// # Errors
/// What the browser said.
pub fn download_page(name: &str, html: &str) -> Result<(), JsValue> {
    download_as(name, html, "text/html")
}

fn download_as(name: &str, text: &str, kind: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    download_blob(
        name,
        &Blob::new_with_str_sequence_and_options(&parts, &options)?,
    )
}

/// Offers bytes of any kind as a download called `name`.
///
/// # Errors
/// What the browser said.
pub fn download_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Without this the blob would stay in memory. Not at once: on an iPad the download asks for it later.
    page::after(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    });
    Ok(())
}
