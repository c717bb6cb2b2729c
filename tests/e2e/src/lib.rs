//! Stories of readers, played in a real browser (Chromium, Firefox or WebKit) on the release build in
//! `dist/`.
//!
//! A story is a function that takes a [`stage::Stage`], opens a [`page::Page`] and speaks in the reader's
//! words: `page.drag_over("an hour")?`, `page.click("button", "Undo")?`. Things are found the way a screen
//! reader finds them, by role and accessible name, and touched the way a hand does, by pointer, finger or
//! key at a place on the screen.
//!
//! Invariant: nothing here reaches into the app. It knows the page's contract (roles, names, `data-block`,
//! `data-marks`) and the addresses, never the code behind.

#![forbid(unsafe_code)]

pub mod blow;
pub mod browser;
mod capabilities;
pub mod chance;
pub mod counted;
mod driver;
mod engine;
mod failure;
pub mod figure;
pub mod files;
pub mod finding;
mod going;
pub mod keys;
pub mod looks;
pub mod page;
pub mod passage;
pub mod pixels;
pub mod runner;
mod scratch;
mod session;
pub mod site;
pub mod stage;
pub mod stores;
pub mod story;
pub mod touch;
mod virtual_screen;
pub mod wait;
mod watch;

pub use failure::Failure;
pub use xtask::engine::Engine;
