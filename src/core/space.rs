//! How much room the browser gives, and what that means for the student.
//!
//! Invariant: marks are never refused for want of space; articles are, before marks get into need.
//! Must not know: how room is measured.

use std::fmt;

use crate::core::backup::Memory;
use crate::core::limits;

/// How much of a store's room is used. In bytes, as the browser counts them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct StorageSpace {
    /// What is used.
    pub used: u64,
    /// What there is altogether; 0 where the browser does not say.
    pub whole: u64,
}

/// What the room left allows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Fill {
    /// Everything.
    #[default]
    Roomy,
    /// Everything, but it is time to say so: [`limits::WARN_PERCENT`] is used.
    Filling,
    /// No new articles any more: [`limits::FULL_PERCENT`] is used.
    Full,
}

impl StorageSpace {
    /// The same with `more` bytes in it.
    #[must_use]
    pub fn with(self, more: u64) -> Self {
        Self {
            used: self.used.saturating_add(more),
            ..self
        }
    }

    /// What it allows.
    #[must_use]
    pub fn fill(self) -> Fill {
        // In u128, since a browser may name any number.
        let (used, whole) = (u128::from(self.used) * 100, u128::from(self.whole));
        match whole {
            0 => Fill::Roomy,
            _ if used >= whole * u128::from(limits::FULL_PERCENT) => Fill::Full,
            _ if used >= whole * u128::from(limits::WARN_PERCENT) => Fill::Filling,
            _ => Fill::Roomy,
        }
    }
}

/// What a text takes in local storage, in bytes: browsers count two for every UTF-16 unit.
#[must_use]
pub fn local_bytes(text: &str) -> u64 {
    2 * text.encode_utf16().count() as u64
}

/// In plain words: "1.2 MB used, about 8.8 MB left".
impl fmt::Display for StorageSpace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} used", plain(self.used))?;
        if self.whole > 0 {
            let left = self.whole.saturating_sub(self.used);
            write!(f, ", about {} left", plain(left))?;
        }
        Ok(())
    }
}

/// How full local storage and the database are, and whether the browser has promised to keep them: a sentence for
/// each that is known.
#[must_use]
pub fn told(local: Option<StorageSpace>, database: Option<StorageSpace>, memory: Memory) -> String {
    let named = [("Local storage", local), ("Database", database)];
    let mut said: Vec<String> = named
        .into_iter()
        .filter_map(|(what, room)| Some(format!("{what}: {}.", room?)))
        .collect();
    let kept = match memory {
        Memory::Promised => "The browser has promised not to clear it by itself.",
        Memory::Usual => "The browser may clear it when the device runs short of space.",
        Memory::Forgets => "The browser will probably forget it when the window is closed.",
    };
    said.push(kept.to_owned());
    said.join(" ")
}

/// A size as people say it, in the unit that leaves one to three digits before the point.
#[must_use]
pub fn plain(bytes: u64) -> String {
    let mut tenths = bytes.saturating_mul(10).div_ceil(1_000);
    for unit in ["KB", "MB", "GB"] {
        if tenths < 10_000 || unit == "GB" {
            return format!("{}.{} {unit}", tenths / 10, tenths % 10);
        }
        tenths = tenths.div_ceil(1_000);
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_storage_counts_units_of_any_script_alike() {
        assert_eq!(local_bytes("ab"), 4);
        assert_eq!(local_bytes("мэр"), 6);
        assert_eq!(local_bytes("桥"), 2);
        assert_eq!(local_bytes("😀"), 4);
    }

    #[test]
    fn sizes_are_said_plainly_and_rounded_up() {
        for (bytes, words) in [
            (0, "0.0 KB"),
            (1, "0.1 KB"),
            (1_000, "1.0 KB"),
            (999_900, "999.9 KB"),
            (1_000_000, "1.0 MB"),
            (25_000_000, "25.0 MB"),
            (3_000_000_000, "3.0 GB"),
            (7_000_000_000_000, "7000.0 GB"),
        ] {
            assert_eq!(plain(bytes), words);
        }
    }

    #[test]
    fn what_is_not_known_is_not_told() {
        let room = StorageSpace {
            used: 1_000,
            whole: 3_000,
        };
        assert_eq!(
            told(Some(room), None, Memory::Promised),
            "Local storage: 1.0 KB used, about 2.0 KB left. The browser has promised not to clear it by itself."
        );
        assert!(told(None, Some(room), Memory::Usual).starts_with("Database: 1.0 KB used"));
        assert!(told(None, None, Memory::Forgets).starts_with("The browser will"));
    }

    #[test]
    fn a_warning_comes_before_articles_are_refused() {
        let fill = |used, whole| StorageSpace { used, whole }.fill();
        assert_eq!(fill(59, 100), Fill::Roomy);
        assert_eq!(fill(60, 100), Fill::Filling);
        assert_eq!(fill(84, 100), Fill::Filling);
        assert_eq!(fill(85, 100), Fill::Full);
        assert_eq!(fill(u64::MAX, 0), Fill::Roomy, "nobody knows");
        assert_eq!(fill(u64::MAX, u64::MAX), Fill::Full);
        let room = StorageSpace {
            used: 50,
            whole: 100,
        };
        assert_eq!(room.with(10).fill(), Fill::Filling);
    }
}
