//! A small table in plain text.
//!
//! Invariant: columns line up for text of any width in code points; the first columns (one, unless told)
//! are left-aligned and all others right-aligned, as figures want it. It does not know what the cells mean.

use std::fmt;

/// Rows of cells, printed with aligned columns.
#[derive(Debug, Clone)]
pub struct Sheet {
    rows: Vec<Vec<String>>,
    words: usize,
}

impl Sheet {
    /// A sheet with a heading row.
    pub fn headed<const N: usize>(heading: [&str; N]) -> Self {
        let mut sheet = Self {
            rows: Vec::new(),
            words: 1,
        };
        sheet.row(heading.map(str::to_owned));
        sheet
    }

    /// The same with words and no figures in so many of its first columns.
    #[must_use]
    pub fn with_words(mut self, columns: usize) -> Self {
        self.words = columns;
        self
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }
}

impl fmt::Display for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let cells = self.rows.iter().filter_map(|row| row.get(column));
                cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        for row in &self.rows {
            let mut line = String::from("   ");
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                line.push_str(if column == 0 { " " } else { "  " });
                if column < self.words {
                    line.push_str(&format!("{cell:<width$}"));
                } else {
                    line.push_str(&format!("{cell:>width$}"));
                }
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let mut sheet = Sheet::headed(["file", "raw"]);
        sheet.row(["a".to_owned(), "1,000".to_owned()]);
        sheet.row(["long name".to_owned(), "7".to_owned()]);
        let expected = "    file         raw\n    a          1,000\n    long name      7\n";
        assert_eq!(sheet.to_string(), expected);
    }

    #[test]
    fn words_begin_at_the_left() {
        let mut sheet = Sheet::headed(["file", "headline", "n"]).with_words(2);
        sheet.row(["a".to_owned(), "b".to_owned(), "12".to_owned()]);
        let expected = "    file  headline   n\n    a     b         12\n";
        assert_eq!(sheet.to_string(), expected);
    }
}
