//! What tabs of one browser tell one another.
//!
//! Invariant: a signal is a hint to look again and never carries work; one that is not understood is
//! ignored, because a newer version may say more.
//! Must not know: how it travels.

use std::fmt;

/// The version of what this app keeps. A tab that hears of a higher one stops writing.
pub const VERSION: u32 = 1;

/// Most keys in one signal. More than that are "everything".
const KEYS: usize = 50;

/// Something that one tab tells the others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TabMessage {
    /// A tab of this version is here.
    Version(u32),
    /// These keys have been written.
    Wrote(Vec<String>),
    /// So many keys have been written that they are not named.
    WroteMany,
}

impl TabMessage {
    /// That these keys have been written.
    #[must_use]
    pub fn wrote(keys: Vec<String>) -> Self {
        if keys.len() > KEYS {
            Self::WroteMany
        } else {
            Self::Wrote(keys)
        }
    }

    /// Reads a signal; nothing for what this version does not know.
    #[must_use]
    pub fn parse(said: &str) -> Option<Self> {
        let (verb, rest) = said.split_once(' ').unwrap_or((said, ""));
        match verb {
            "version" => rest.parse().ok().map(Self::Version),
            "wrote" => Some(Self::wrote(rest.split('\n').map(str::to_owned).collect())),
            "wrote-many" => Some(Self::WroteMany),
            _ => None,
        }
    }
}

impl fmt::Display for TabMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(version) => write!(f, "version {version}"),
            Self::Wrote(keys) => write!(f, "wrote {}", keys.join("\n")),
            Self::WroteMany => f.write_str("wrote-many"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signals_are_read_back_as_said() {
        for signal in [
            TabMessage::Version(7),
            TabMessage::Wrote(vec!["a b".into(), "c".into()]),
            TabMessage::WroteMany,
        ] {
            assert_eq!(TabMessage::parse(&signal.to_string()), Some(signal));
        }
        for unknown in ["", "version", "version -1", "later x"] {
            assert_eq!(TabMessage::parse(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn many_keys_are_everything() {
        let keys = vec![String::from("k"); KEYS + 1];
        assert_eq!(TabMessage::wrote(keys.clone()), TabMessage::WroteMany);
        let said = format!("wrote {}", keys.join("\n"));
        assert_eq!(TabMessage::parse(&said), Some(TabMessage::WroteMany));
    }
}
