//! How tables look in the terminal: indented, without lines, figures at the right.
//!
//! *Must not know:* what the cells mean.

use comfy_table::CellAlignment;
pub use comfy_table::Table;
use comfy_table::presets::NOTHING;

/// An empty table with these headings. Its first `words` columns hold words, the others figures.
pub fn table<const N: usize>(words: usize, headings: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).set_header(headings);
    for (at, column) in table.column_iter_mut().enumerate() {
        // A space at the right comes with every cell; here begins the indent.
        column.set_padding((if at == 0 { 4 } else { 1 }, 1));
        if at >= words {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}
