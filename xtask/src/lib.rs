//! `cargo xtask`: what is done *to* Lateral (setting up tools, building, serving, testing, measuring), and
//! nothing that is part of it. Of the app it uses the pure core alone, for making lessons.
//!
//! The binary is the command line; the library exists so that the end-to-end tests serve `dist/` with the
//! same server, and find the same browser.
//!
//! *Invariant:* no process outlives the one that started it (see [`process`]), and no command goes through
//! a shell, so a checkout at a path with spaces works. An error is a sentence on what failed and, where
//! there is something to do, a line on that.
//!
//! *Must not know:* screens.

#![forbid(unsafe_code)]

pub mod articles;
pub mod browser;
pub mod bundles;
pub mod checkout;
pub mod dist;
pub mod engine;
pub mod glue;
pub mod integrity;
pub mod offline;
pub mod process;
pub mod server;
pub mod size;
pub mod table;
pub mod test_steps;
pub mod tools;
