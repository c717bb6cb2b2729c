//! A drawing as pixels.
//!
//! Invariant: the drawing is loaded as an image, in which no script runs and which asks for nothing.
//! Must not know: what is drawn.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url,
};

/// Most pixels of a canvas that all browsers have: those of an iPhone.
const MOST: u32 = 16_000_000;

/// An SVG as a PNG, of twice its size where there is room.
///
/// # Errors
/// What the browser said.
pub async fn png(svg: &str, width: u32, height: u32) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = Array::of1(&JsValue::from_str(svg));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let drawn = draw(&address, width, height).await;
    Url::revoke_object_url(&address)?;
    let canvas = drawn?;
    let mut refusal = Ok(());
    let made = Promise::new(&mut |resolve: Function, _| refusal = canvas.to_blob(&resolve));
    refusal?;
    JsFuture::from(made).await?.dyn_into()
}

async fn draw(address: &str, width: u32, height: u32) -> Result<HtmlCanvasElement, JsValue> {
    let image = HtmlImageElement::new_with_width_and_height(width, height)?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    let is_room = width.saturating_mul(height).saturating_mul(4) <= MOST;
    let scale = if is_room { 2 } else { 1 };
    let (width, height) = (width * scale, height * scale);
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        f64::from(width),
        f64::from(height),
    )?;
    Ok(canvas)
}
