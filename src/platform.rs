//! The browser, one ability a file. The only place that touches it.
//!
//! Invariant: everything here answers with plain values of `core` or of its own; a browser that
//! lacks an ability is an answer, never a panic.
//! Must not know: `components`, `state` and `pages`.

pub mod address;
pub mod appearance;
pub mod article_dom;
mod article_frame;
pub mod caret;
mod drawing;
pub mod early_words;
pub mod files;
pub mod focus_keeper;
pub mod highlight;
pub mod indexed_db;
pub mod keyboard_layout;
pub mod keys;
pub mod line_span;
pub mod live_file;
pub mod local_storage;
pub mod memory;
pub mod page;
pub mod pixels;
pub mod pointer_drag;
pub mod printing;
pub mod prototypes;
pub mod range_ends;
pub mod raw_selection;
pub mod reading_line;
pub mod resize;
pub mod selection;
pub mod selection_observer;
pub mod service_worker;
pub mod stamp;
pub mod style;
pub mod tab_memory;
pub mod tabs;
pub mod text_nodes;
pub mod typed_text;
