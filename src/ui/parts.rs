//! Parts that know nothing of the domain, or only how it is talked about.

pub mod modal;
pub mod notice;
pub mod swatch;
pub mod text;
