//! Lateral: read several reports of one event side by side.
//!
//! `core` decides, `platform` touches the browser, `app` holds the state, `ui` draws it.
//! The arrows go `core ← platform ← app ← ui` and never turn; `tests/tidy.rs` holds that.

pub mod core;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod components;
#[cfg(feature = "app")]
pub mod pages;
#[cfg(feature = "app")]
pub mod platform;
#[cfg(feature = "app")]
pub mod state;
#[cfg(feature = "app")]
pub mod ui;
