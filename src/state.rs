//! What the pages know: small structs of signals, each given by context.
//!
//! Invariant: signals are private, reading methods and verbs are public; what an owner made is freed with
//! it. None of them holds another, but for what is kept (the stores, their writes and the other tabs) and the route;
//! of others they name plain data alone. What connects two of them stands in the page that needs both.
//! Must not know: markup.

pub mod backup_reminder;
pub mod dialogs;
pub mod focus_request;
pub mod focused_mark;
pub mod identity;
pub mod incoming_files;
pub mod lesson_session;
pub mod lesson_space;
pub mod library;
pub mod looked_at_work;
pub mod mark_list;
pub mod persistence;
pub mod preferences;
pub mod printing;
pub mod reading_position;
mod release;
mod remotes;
pub mod route;
pub mod scroll_request;
pub mod selection;
pub mod shared_wording;
pub mod sheet_choice;
pub mod stores;
pub mod suggesting;
pub mod sync;
pub mod toasts;
pub mod typed_ahead;
pub mod visit;
mod write_queue;
