//! A text as a QR code: which of its modules are dark, and how they are drawn.
//!
//! Owns: [`QrSymbol`].
//! Invariant: what is drawn is what the encoder has made, with the quiet zone around it; the size is that of
//! ISO/IEC 18004, 21 to 177 modules.
//! Must not know: what the text is, and where the picture stands.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
use thiserror::Error;

use crate::core::text::printable::grouped;

/// Light modules on each side: ISO/IEC 18004:2015, 6.3.8.
pub const QUIET_ZONE: usize = 4;
/// Most bytes that a QR code holds: ISO/IEC 18004:2015, table 7, version 40 with level L.
pub const MOST_BYTES: usize = 2_953;
/// Pixels of a module in a file, before it is enlarged: with 96 in an inch about 2 mm on paper.
const MODULE: usize = 8;

/// There is no QR code for so long a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("It has {} characters, and a QR code holds {} at most.", grouped(*.length), grouped(MOST_BYTES))]
pub struct TooLongForQr {
    /// Its length in bytes, which are its characters where it is an address.
    pub length: usize,
}

/// A QR code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QrSymbol {
    /// Modules of a side, without the quiet zone.
    side: usize,
    /// Whether each module is dark, row by row.
    dark: Vec<bool>,
}

impl QrSymbol {
    /// The smallest code that holds a text. Errors are corrected at level L at least, and at a higher one
    /// where the size has room for it.
    ///
    /// # Errors
    /// The text is longer than [`MOST_BYTES`].
    pub fn of(text: &str) -> Result<Self, TooLongForQr> {
        let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low);
        let code = code.map_err(|_| TooLongForQr { length: text.len() })?;
        let side = code.size();
        let places = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        Ok(Self {
            side: usize::try_from(side).unwrap_or_default(),
            dark: places.map(|(x, y)| code.get_module(x, y)).collect(),
        })
    }

    /// Modules of a side, without the quiet zone.
    #[must_use]
    pub fn side(&self) -> usize {
        self.side
    }

    /// Modules of a side, with the quiet zone: how wide the picture is in the units of its path.
    #[must_use]
    pub fn extent(&self) -> usize {
        self.side + 2 * QUIET_ZONE
    }

    /// The part of the plane that the picture fills, as `viewBox` has it.
    #[must_use]
    pub fn view_box(&self) -> String {
        let extent = self.extent();
        format!("0 0 {extent} {extent}")
    }

    /// The light ground of the picture, as the `d` of a path.
    #[must_use]
    pub fn ground(&self) -> String {
        let extent = self.extent();
        format!("M0 0h{extent}v{extent}h-{extent}z")
    }

    /// The dark modules as the `d` of a path: a rectangle for each run in a row.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        // A code without modules has no rows; chunks of nothing would not be allowed.
        for (y, row) in self.dark.chunks(self.side.max(1)).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, other| one == other) {
                let width = run.len();
                if run.first() == Some(&true) {
                    let (left, top) = (x + QUIET_ZONE, y + QUIET_ZONE);
                    // Writing into a string does not fail.
                    let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
                }
                x += width;
            }
        }
        path
    }

    /// The picture as a file of its own.
    #[must_use]
    pub fn svg(&self) -> String {
        let (view, ground, path) = (self.view_box(), self.ground(), self.path());
        let width = self.extent() * MODULE;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{view}\" width=\"{width}\" height=\"{width}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"{ground}\"/><path d=\"{path}\"/></svg>\n"
        )
    }
}
