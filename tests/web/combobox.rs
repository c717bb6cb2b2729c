//! The line with a list of what it may be: its keys are those of the ARIA Authoring Practices.

use crate::browser::script;
use crate::hand::{send, type_into, value};
use crate::mounted::Mounted;
use lateral::components::{Combobox, ComboboxOpening, ComboboxOption};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

/// Whether a key ends the composing of a letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Composing {
    Yes,
    No,
}

/// A combobox among three names, and what was chosen of them.
struct Stage {
    page: Mounted,
    typed: RwSignal<String>,
    chosen: RwSignal<Vec<usize>>,
}

impl Stage {
    fn new(names: &'static [&'static str], opening: ComboboxOpening) -> Self {
        let (typed, chosen) = (RwSignal::new(String::new()), RwSignal::new(Vec::new()));
        let options = Signal::derive(move || {
            let fits = |name: &&&str| name.contains(&*typed.get());
            let option = |name: &&str| ComboboxOption {
                colour: None,
                name: (*name).to_owned(),
                remark: String::new(),
            };
            names.iter().filter(fits).map(option).collect::<Vec<_>>()
        });
        let page = Mounted::new(move || {
            view! {
                <Combobox
                    label="Who"
                    id="who"
                    typed
                    options
                    none="Nobody of that name."
                    opening
                    on_choose=move |number| chosen.write().push(number)
                />
            }
        });
        Self {
            page,
            typed,
            chosen,
        }
    }

    /// Presses a key in the line. Answers whether it is left for others.
    async fn press_while(&self, key: &str, composing: Composing) -> bool {
        let composing = composing == Composing::Yes;
        let dispatched = format!(
            "return document.querySelector('#who').dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true, isComposing: {composing} }}))"
        );
        let is_left = script(&dispatched).await == true;
        tick().await;
        is_left
    }

    async fn press(&self, key: &str) -> bool {
        self.press_while(key, Composing::No).await
    }

    fn is_open(&self) -> bool {
        let line = self.page.find("input");
        let told = line.get_attribute("aria-expanded").as_deref() == Some("true");
        assert_eq!(told, self.page.shows("ul"), "it is told as it is");
        told
    }

    /// The name at hand, as the line tells it and as the list shows it.
    fn at_hand(&self) -> Option<String> {
        let line = self.page.find("input");
        let id = line.get_attribute("aria-activedescendant")?;
        let selected = self.page.find("[role=option][aria-selected=true]");
        assert_eq!(selected.id(), id);
        Some(selected.text_content()?.trim().to_owned())
    }
}

const NAMES: &[&str] = &["Ann", "Anna", "Ben"];

#[wasm_bindgen_test]
async fn arrows_go_round_the_list_and_enter_takes_what_is_at_hand() {
    let stage = Stage::new(NAMES, ComboboxOpening::WhenAsked);
    send(&stage.page.find("input"), "focus");
    assert!(!stage.is_open());
    assert!(stage.press("Enter").await, "there is no list to take from");
    stage.press("ArrowDown").await;
    assert!(stage.is_open());
    assert_eq!(stage.at_hand().as_deref(), Some("Ann"));
    stage.press("ArrowUp").await;
    assert_eq!(stage.at_hand().as_deref(), Some("Ben"));
    stage.press("ArrowDown").await;
    stage.press("ArrowDown").await;
    assert_eq!(stage.at_hand().as_deref(), Some("Anna"));
    let is_left = stage.press_while("Enter", Composing::Yes).await;
    assert!(is_left && stage.is_open(), "the key that ends a letter");
    assert!(stage.chosen.get_untracked().is_empty());
    assert!(!stage.press("Enter").await, "nobody else hears it");
    assert_eq!(stage.chosen.get_untracked(), [1]);
    assert!(!stage.is_open());
    stage.press("ArrowUp").await;
    assert_eq!(
        stage.at_hand().as_deref(),
        Some("Ben"),
        "a closed list opens at its end"
    );
}

#[wasm_bindgen_test]
async fn escape_closes_the_list_then_gives_up_what_was_typed_and_is_for_others() {
    let stage = Stage::new(NAMES, ComboboxOpening::WithFocus);
    send(&stage.page.find("input"), "focus");
    tick().await;
    assert!(stage.is_open());
    type_into(&stage.page, "input", "Be").await;
    assert_eq!(stage.page.all("[role=option]").len(), 1);
    assert!(!stage.press("Escape").await);
    assert!(!stage.is_open());
    assert_eq!(value(&stage.page, "input"), "Be");
    assert!(stage.press("Escape").await);
    assert_eq!(stage.typed.get_untracked(), "");
    assert_eq!(value(&stage.page, "input"), "");
}

#[wasm_bindgen_test]
async fn what_fits_nothing_is_said_and_a_press_takes_what_it_meets() {
    let stage = Stage::new(NAMES, ComboboxOpening::WhenAsked);
    type_into(&stage.page, "input", "Zoe").await;
    assert!(stage.is_open());
    assert_eq!(stage.page.text("li.none"), "Nobody of that name.");
    assert!(stage.page.shows("li.none"));
    assert_eq!(stage.at_hand(), None);
    assert!(stage.press("Enter").await, "there is nothing to take");
    type_into(&stage.page, "input", "Ann").await;
    assert!(!stage.page.shows("li.none"));
    // The line keeps the focus: its blur would close the list before the click.
    assert!(!send(&stage.page.find("ul"), "mousedown"));
    stage.page.all("[role=option]")[1].click();
    tick().await;
    assert_eq!(stage.chosen.get_untracked(), [1]);
}
