//! A picture of who is named in which article: a row for each, a dot for each article that names it, with the number
//! of its marks on it and the words that the article uses most below it.
//!
//! Invariant: a bounded number of rows, the first of those that are listed; how many more there are is said.
//! Must not know: how a picture is drawn.

use super::entities::EntityRow;
use super::entity_table::{EntityTable, entity_cell};
use super::picture::{Picture, PictureShape, WordsLook, fitting};
use crate::core::annotation::record::RecordId;
use crate::core::text::printable::plural;

/// Rows of a picture: more are no picture.
pub const ROWS: usize = 40;
/// Articles from which on columns are narrow.
const MANY: usize = 8;
/// Articles of a picture.
const COLUMNS: usize = 60;

/// Wordings of an article that are shown below a dot.
const WORDINGS: usize = 2;

const NAMES: u32 = 250;
const EDGE: u32 = 20;
const TITLE: u32 = 44;
const SMALLEST: u32 = 9;
const LARGEST: u32 = 16;

/// Who of those that are listed is named in which article. `names` are those of the articles.
#[must_use]
pub fn who_where(
    title: &str,
    table: &EntityTable,
    listed: &[RecordId],
    names: &[String],
) -> Picture {
    let rows: Vec<&EntityRow> = listed.iter().filter_map(|id| table.row(*id)).collect();
    let shown = &rows[..rows.len().min(ROWS)];
    let is_narrow = names.len() >= MANY;
    let (column, row, head) = if is_narrow {
        (44, 40, 130)
    } else {
        (160, 56, 34)
    };
    let columns = names.len().min(COLUMNS);
    let most = shown.iter().flat_map(|row| &row.counts).copied().max();
    let place = Grid {
        column,
        row,
        top: TITLE + head,
        most: most.unwrap_or(1).max(1),
    };
    let mut width = NAMES + column * number(columns) + 2 * EDGE;
    if is_narrow {
        // The last name rises to the right.
        width += 80;
    }
    let mut height = place.top + row * number(shown.len()) + EDGE;
    let mut shapes = vec![words(
        EDGE,
        TITLE - 16,
        WordsLook::Title,
        fitting(title, WordsLook::Title.size(), width - 2 * EDGE),
    )];
    for (at, name) in names.iter().take(columns).enumerate() {
        shapes.push(place.head(at, name, is_narrow));
    }
    for (at, row) in shown.iter().enumerate() {
        place.draw_row(&mut shapes, at, row, columns, is_narrow);
    }
    let mut left_out = Vec::new();
    if rows.len() > shown.len() {
        left_out.push(plural(rows.len() - shown.len(), "more name"));
    }
    if names.len() > columns {
        left_out.push(plural(names.len() - columns, "more article"));
    }
    if !left_out.is_empty() {
        let said = format!("Not shown: {}.", left_out.join(", "));
        shapes.push(words(EDGE, height, WordsLook::Remark, said));
        height += EDGE;
    }
    Picture {
        width,
        height,
        title: title.to_owned(),
        shapes,
    }
}

/// Where rows and columns stand.
struct Grid {
    column: u32,
    row: u32,
    top: u32,
    /// How many marks the largest dot stands for.
    most: usize,
}

impl Grid {
    fn middle(&self, at: usize) -> u32 {
        EDGE + NAMES + self.column * number(at) + self.column / 2
    }

    fn head(&self, at: usize, name: &str, is_narrow: bool) -> PictureShape {
        let (look, room) = if is_narrow {
            (WordsLook::RisingHead, 150)
        } else {
            (WordsLook::Head, self.column - 8)
        };
        words(
            self.middle(at),
            self.top - 12,
            look,
            fitting(name, look.size(), room),
        )
    }

    fn draw_row(
        &self,
        shapes: &mut Vec<PictureShape>,
        at: usize,
        row: &EntityRow,
        columns: usize,
        is_narrow: bool,
    ) {
        let top = self.top + self.row * number(at);
        let length = NAMES + self.column * number(columns);
        shapes.push(PictureShape::Rule {
            x: EDGE,
            y: top,
            length,
        });
        for (look, y, said) in [
            (WordsLook::Name, top + self.row / 2 - 2, &row.name),
            (WordsLook::Remark, top + self.row / 2 + 13, &row.label),
        ] {
            let said = fitting(said, look.size(), NAMES - 16);
            shapes.push(words(EDGE, y, look, said));
        }
        for column in 0..columns {
            let cell = entity_cell(row, column);
            if cell.count == 0 {
                continue;
            }
            let (x, y) = (self.middle(column), top + LARGEST + 4);
            shapes.push(PictureShape::Dot {
                x,
                y,
                radius: self.radius(cell.count),
            });
            let look = WordsLook::OnDot;
            shapes.push(words(x, y + 4, look, cell.count.to_string()));
            if !is_narrow && !cell.wordings.is_empty() {
                let look = WordsLook::Below;
                let usual = cell.wordings.iter().take(WORDINGS);
                let usual: Vec<&str> = usual.map(|(words, _)| words.as_str()).collect();
                let usual = fitting(&usual.join(", "), look.size(), self.column - 8);
                shapes.push(words(x, top + self.row - 6, look, usual));
            }
        }
    }

    /// Twice the marks, twice the ground.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a number from the smallest to the largest"
    )]
    fn radius(&self, count: usize) -> u32 {
        let share = (count as f64 / self.most as f64).sqrt().clamp(0.0, 1.0);
        SMALLEST + (f64::from(LARGEST - SMALLEST) * share) as u32
    }
}

fn words(x: u32, y: u32, look: WordsLook, words: String) -> PictureShape {
    PictureShape::Words { x, y, words, look }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX / 1_000)
}
