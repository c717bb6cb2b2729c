//! Elements that several pages share: buttons, fields, dialogs, notices.
//!
//! Invariant: typed props, no state of their own but what the eye needs; text is set as text.
//! Must not know: an open lesson and its marks, stores. Of a lesson they know the plain data that they draw.

mod add_line;
mod alerts;
mod block_element;
mod blocks_apart;
mod button;
mod combobox;
mod disclosure;
mod field;
mod focus;
mod furniture_fold;
mod list_row;
mod modal;
mod paragraphs;
mod passage_places;
mod remount;
mod reveal;
mod select;
mod swatch;
mod tag_button;
mod text_input;
mod toast_bar;
mod toolbar_keys;

pub use add_line::AddLine;
pub use alerts::Alerts;
pub use block_element::BlockElement;
pub use blocks_apart::BlocksApart;
pub use button::{Button, ButtonLook};
pub use combobox::{Combobox, ComboboxOpening, ComboboxOption, accept_typed_on_cleanup};
pub use disclosure::Disclosure;
pub use field::{Checkbox, Field};
pub use focus::focus;
pub use furniture_fold::FurnitureFold;
pub use list_row::ListRow;
pub use modal::Modal;
pub use paragraphs::Paragraphs;
pub use passage_places::{PASSAGE_STYLE, PassagePlaces};
pub use remount::Remount;
pub use reveal::reveal_in_list;
pub use select::Select;
pub use swatch::Swatch;
pub use tag_button::TagButton;
pub use text_input::{LineInput, TextInput, caret_in, show_lines, write_on_at};
pub use toast_bar::ToastBar;
pub use toolbar_keys::move_focus_by_arrows;
