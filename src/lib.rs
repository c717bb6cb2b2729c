//! Lateral: read several reports of one event side by side.
//!
//! `core` decides, `web` touches the browser, `app` holds the state, `ui` draws it.
//! The arrows go `core ← web ← app ← ui` and never turn; `tests/tidy.rs` holds that.

pub mod core;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod ui;
#[cfg(feature = "app")]
pub mod web;
