//! What a screen shows, as plain data that can be compared.
//!
//! Invariant: everything here is computed from a workspace and never stored; equal data means equal
//! screens, so a component is drawn again only when its data differ.
//! Must not know: components, colours as they look, the DOM.

mod card;
mod elsewhere;
mod panel;
mod pieces;

pub use card::{ArticleCard, MarkCard, MarkPart, article_cards, mark_card};
pub use elsewhere::{Leaf, Note, Stretch, byname, bynames, elsewhere};
pub use panel::{Filter, PanelRow, Tally, matching, row, tallies};
pub use pieces::{Bar, Look, Piece, Stroke, bars, pieces};
