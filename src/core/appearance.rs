//! How large the text of articles is and in which colours pages are shown, as a reader has chosen.
//!
//! Must not know: how large and which colours; that is `style/`.

/// How large the text of articles is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TextSize {
    /// For one reader at a desk.
    #[default]
    Normal,
    /// For tired eyes.
    Large,
    /// For the back row of a classroom.
    Projector,
}

impl TextSize {
    /// Every size, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Projector];

    /// Its name where it is kept and in `style/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Projector => "projector",
        }
    }

    /// Its name on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Large => "Large",
            Self::Projector => "Projector",
        }
    }

    /// The size of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.name() == name)
    }
}

/// In which colours pages are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ColourScheme {
    /// As the system has it.
    #[default]
    System,
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
}

impl ColourScheme {
    /// Every scheme, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its name where it is kept and in `style/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Its name on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::System => "Same as device",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The scheme of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for size in TextSize::ALL {
            assert_eq!(TextSize::parse(size.name()), Some(size));
        }
        for scheme in ColourScheme::ALL {
            assert_eq!(ColourScheme::parse(scheme.name()), Some(scheme));
        }
        assert_eq!(
            (TextSize::parse(""), ColourScheme::parse("on")),
            (None, None)
        );
    }
}
