//! Settings of this browser, by the names under which they are kept.
//!
//! Invariant: there is a name for each, and none besides: the page of what is kept knows them all.
//! Must not know: what they may be set to.

/// A setting of this browser.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Setting {
    /// Whether keys of one character act.
    SingleKeys,
    /// How large the text is.
    TextSize,
    /// Light or dark.
    ColourScheme,
    /// The lesson that was worked on last.
    LastLesson,
    /// Whether names are suggested.
    Suggestions,
}

impl Setting {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::SingleKeys,
        Self::TextSize,
        Self::ColourScheme,
        Self::LastLesson,
        Self::Suggestions,
    ];

    /// Its name in a key.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SingleKeys => "single-keys",
            Self::TextSize => "text-size",
            Self::ColourScheme => "colour-scheme",
            Self::LastLesson => "last-lesson",
            Self::Suggestions => "suggestions",
        }
    }

    /// The setting of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.name() == name)
    }
}
