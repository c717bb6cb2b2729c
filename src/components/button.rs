//! Buttons of one look each.
//!
//! Must not know: what they do; `on:click` and other attributes go to the element.

use leptos::prelude::*;

/// How a button looks; `style/` has a class for each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ButtonLook {
    /// One tool among others.
    #[default]
    Tool,
    /// The tool that is meant first.
    Strong,
    /// A tool in a row of things.
    Small,
    /// A tool in a row of things, meant first.
    SmallStrong,
    /// A tool as wide as its list.
    Wide,
    /// A tool that deletes.
    Danger,
    /// What a page or a dialog is for.
    Primary,
    /// Words in a sentence.
    Link,
}

impl ButtonLook {
    /// The classes of the look.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Tool => "tool",
            Self::Strong => "tool strong",
            Self::Small => "tool small",
            Self::SmallStrong => "tool small strong",
            Self::Wide => "tool wide",
            Self::Danger => "tool danger",
            Self::Primary => "primary",
            Self::Link => "link",
        }
    }
}

/// A button that submits nothing.
#[component(transparent)]
pub fn Button(
    /// How it looks.
    #[prop(optional)]
    look: ButtonLook,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" class=look.class()>
            {children()}
        </button>
    }
}
