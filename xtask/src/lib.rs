//! The workshop: everything that is done *to* Lateral (setting up tools, building, serving, testing,
//! weighing) and nothing that is part of it. Of the app it uses the pure core alone, for making lessons.
//!
//! The binary is `cargo xtask`; the library exists so that the end-to-end tests serve `dist/` with the
//! same server, and find the same browser, as everything else here.
//!
//! Invariant: no process outlives the one that started it (see [`children`]), and no command goes
//! through a shell, so a checkout at a path with spaces works.

#![forbid(unsafe_code)]

pub mod articles;
pub mod browser;
pub mod checkout;
pub mod children;
pub mod command_line;
pub mod exam;
pub mod failure;
mod folder;
pub mod mime;
pub mod offer;
pub mod release;
pub mod serve;
pub mod sheet;
pub mod soak;
pub mod steps;
pub mod tally;
pub mod tools;
pub mod weight;
