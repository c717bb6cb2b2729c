//! The keyboard on a page: pressing, typing, and where the focus is.
//!
//! Invariant: keys go to whatever has the focus, as a hand's would; a key is called by its name in the DOM,
//! and WebDriver's codes exist only here. It does not know what a key does in the app.

use serde_json::{Value, json};

use crate::Failure;
use crate::page::Page;
use crate::wait::until;

impl Page {
    /// Puts the keyboard's focus on what has this role and name, as a screen reader does.
    pub fn focus(&self, role: &str, name: &str) -> Result<(), Failure> {
        let thing = until(|| self.one(role, Some(name)))?;
        let function = "function () { this.focus(); return document.activeElement === this; }";
        if self.tree().call(&thing, function, &[])? == true {
            return Ok(());
        }
        Err(Failure::new(
            format!("The {role} “{name}” does not take the focus."),
            "It cannot be reached by keyboard either.",
        ))
    }

    /// Empties a field and types into it.
    pub fn fill(&self, name: &str, text: &str) -> Result<(), Failure> {
        self.click("textbox", name)?;
        self.press("Control+a")?;
        self.press("Delete")?;
        self.type_text(text)
    }

    /// Presses one key, with modifiers before it: `Tab`, `Control+z`, `Shift+ArrowRight`, `p`.
    pub fn press(&self, keys: &str) -> Result<(), Failure> {
        // `Control++` presses plus.
        let (held, last) = match keys.strip_suffix("++") {
            Some(held) => (held, "+"),
            None => keys.rsplit_once('+').unwrap_or(("", keys)),
        };
        let last = if last.is_empty() { "+" } else { last };
        let held: Vec<String> = held
            .split('+')
            .filter(|key| !key.is_empty())
            .map(code_of)
            .collect();
        let key = code_of(last);
        let mut strokes: Vec<Value> = Vec::new();
        strokes.extend(
            held.iter()
                .map(|key| json!({ "type": "keyDown", "value": key })),
        );
        strokes.push(json!({ "type": "keyDown", "value": key }));
        strokes.push(json!({ "type": "keyUp", "value": key }));
        strokes.extend(
            held.iter()
                .rev()
                .map(|key| json!({ "type": "keyUp", "value": key })),
        );
        self.stroke(strokes)
    }

    /// Types text, letter by letter.
    pub fn type_text(&self, text: &str) -> Result<(), Failure> {
        let strokes = text.chars().flat_map(|letter| {
            let letter = letter.to_string();
            [
                json!({ "type": "keyDown", "value": letter }),
                json!({ "type": "keyUp", "value": letter }),
            ]
        });
        self.stroke(strokes.collect())
    }

    /// Does something while keys are held down.
    pub fn holding(
        &self,
        key: &str,
        act: impl FnOnce(&Self) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let code = code_of(key);
        self.stroke(vec![json!({ "type": "keyDown", "value": code })])?;
        let done = act(self);
        self.stroke(vec![json!({ "type": "keyUp", "value": code })])?;
        done
    }

    /// Presses a key until the focus is on something with this name; as often as a patient reader would.
    pub fn press_until_focused(&self, key: &str, name: &str) -> Result<(), Failure> {
        let mut met = Vec::new();
        for _ in 0..40 {
            self.press(key)?;
            let focused = self.focused()?;
            if focused.starts_with(name) {
                return Ok(());
            }
            met.push(focused);
        }
        Err(Failure::new(
            format!("{key} never comes to “{name}”, only to {met:?}."),
            "It must be reachable by keyboard.",
        ))
    }

    /// The name of what has the focus, or its element's name where it has none.
    pub fn focused(&self) -> Result<String, Failure> {
        let answer = self.question("focused", json!([]))?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the focus is on something whose name begins so.
    pub fn see_focus(&self, name: &str) -> Result<(), Failure> {
        until(|| match self.focused()? {
            focused if focused.starts_with(name) => Ok(()),
            focused => Err(Failure::new(
                format!("The focus is on “{focused}”, not on “{name}”."),
                "A reader without a mouse is lost there.",
            )),
        })
    }

    /// Fails if nothing shows where the focus is.
    pub fn see_focus_ring(&self) -> Result<(), Failure> {
        until(|| match self.question("focus_ring", json!([]))? {
            ring if ring == true => Ok(()),
            _ => Err(Failure::new(
                format!("The focus on “{}” cannot be seen.", self.focused()?),
                "Give it an outline.",
            )),
        })
    }

    /// Chooses an option of a list by typing the first letters of its name.
    pub fn choose(&self, list: &str, option: &str) -> Result<(), Failure> {
        self.focus("combobox", list)?;
        self.type_text(option)
    }

    fn stroke(&self, strokes: Vec<Value>) -> Result<(), Failure> {
        let keyboard = json!([{ "type": "key", "id": "keyboard", "actions": strokes }]);
        self.session.act(&self.window, &keyboard)
    }
}

/// WebDriver's code of a key called by its name in the DOM; a letter is its own code.
fn code_of(key: &str) -> String {
    let code = match key {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Delete" => '\u{E017}',
        "F1" => '\u{E031}',
        "F6" => '\u{E036}',
        "Meta" => '\u{E03D}',
        other => return other.to_owned(),
    };
    code.to_string()
}
