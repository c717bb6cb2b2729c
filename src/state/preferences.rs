//! Settings of this browser.
//!
//! Must not know: what they do.

use leptos::prelude::*;

use crate::core::appearance::{ColourScheme, TextSize};
use crate::core::keymap::SingleKeys;
use crate::core::storage::{Key, Setting, Write};
use crate::platform::appearance;

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Preferences {
    single_keys: RwSignal<SingleKeys>,
    text_size: RwSignal<TextSize>,
    colour_scheme: RwSignal<ColourScheme>,
}

impl Preferences {
    /// What was kept, and how the page is shown.
    #[must_use]
    pub fn new(single_keys: SingleKeys) -> Self {
        let text_size = appearance::chosen(Setting::TextSize.name());
        let text_size = text_size.and_then(|name| TextSize::parse(&name));
        let colour_scheme = appearance::chosen(Setting::ColourScheme.name());
        let colour_scheme = colour_scheme.and_then(|name| ColourScheme::parse(&name));
        Self {
            single_keys: RwSignal::new(single_keys),
            text_size: RwSignal::new(text_size.unwrap_or_default()),
            colour_scheme: RwSignal::new(colour_scheme.unwrap_or_default()),
        }
    }

    /// Whether keys of one character act.
    #[must_use]
    pub fn single_keys(self) -> SingleKeys {
        self.single_keys.get()
    }

    /// The same, once.
    #[must_use]
    pub fn single_keys_untracked(self) -> SingleKeys {
        self.single_keys.get_untracked()
    }

    /// Switches keys of one character on or off. Answers with the write that keeps it.
    #[must_use]
    pub fn set_single_keys(self, single_keys: SingleKeys) -> Write {
        self.single_keys.set(single_keys);
        let value = match single_keys {
            SingleKeys::On => "on",
            SingleKeys::Off => "off",
        };
        Write::Set(Key::Setting(Setting::SingleKeys), value.into())
    }

    /// How large the text of articles is.
    #[must_use]
    pub fn text_size(self) -> TextSize {
        self.text_size.get()
    }

    /// Shows the text of articles in another size. Answers with the write that keeps it.
    #[must_use]
    pub fn set_text_size(self, text_size: TextSize) -> Write {
        self.text_size.set(text_size);
        show(Setting::TextSize, text_size.name())
    }

    /// In which colours pages are shown.
    #[must_use]
    pub fn colour_scheme(self) -> ColourScheme {
        self.colour_scheme.get()
    }

    /// Shows pages in other colours. Answers with the write that keeps it.
    #[must_use]
    pub fn set_colour_scheme(self, colour_scheme: ColourScheme) -> Write {
        self.colour_scheme.set(colour_scheme);
        show(Setting::ColourScheme, colour_scheme.name())
    }
}

fn show(setting: Setting, choice: &str) -> Write {
    appearance::choose(setting.name(), choice);
    Write::Set(Key::Setting(setting), choice.into())
}
