//! Lateral: read several reports of one event side by side.
//!
//! `core` decides, `platform` touches the browser, `state` holds signals, `components` draws what several
//! pages share, `pages` puts them together. The arrows go `core ← platform ← state ← components ← pages` and
//! never turn; `tests/it/tidy.rs` holds that.

pub mod core;

#[cfg(feature = "app")]
pub mod components;
#[cfg(feature = "app")]
pub mod pages;
#[cfg(feature = "app")]
pub mod platform;
#[cfg(feature = "app")]
pub mod state;
