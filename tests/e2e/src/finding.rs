//! Finding things the way a screen reader does: by role and accessible name.
//!
//! Invariant: names are those of the browser's own accessibility tree, and in Chromium roles too, never guessed from
//! texts; what is hidden from readers is not found; two answers are a failure, because a reader could
//! not tell them apart either.

use std::path::Path;

use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Failure;
use crate::session::{ELEMENT, Session, Window};

/// What finds the elements that may have a role, where the driver cannot search the tree.
const ROLES: &str = include_str!("roles.js");

/// Something on the page that has a role and a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Thing {
    /// Chromium's own number of a node.
    Node(u64),
    /// Elsewhere the driver's reference to an element.
    Element(String),
    /// Elsewhere the document.
    Document,
}

impl Thing {
    /// The argument of a script that is this element.
    fn word(&self) -> Value {
        match self {
            Self::Element(element) => json!({ ELEMENT: element }),
            Self::Node(_) | Self::Document => Value::Null,
        }
    }
}

/// A place on the screen, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// From the left edge of the window.
    pub x: f64,
    /// From its upper edge.
    pub y: f64,
}

impl Spot {
    pub(crate) fn of(value: &Value) -> Option<Self> {
        Some(Self {
            x: value["x"].as_f64()?,
            y: value["y"].as_f64()?,
        })
    }
}

/// The accessibility tree of one tab.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tree<'a> {
    pub session: &'a Session,
    pub window: &'a Window,
}

impl Tree<'_> {
    /// The document itself.
    pub fn root(self) -> Result<Thing, Failure> {
        if self.session.engine() != Engine::Chromium {
            return Ok(Thing::Document);
        }
        let answer = self.devtools("DOM.getDocument", json!({ "depth": 0 }))?;
        let node = answer["root"]["backendNodeId"].as_u64();
        node.map(Thing::Node)
            .ok_or_else(|| Failure::new("The page has no document.", "Open an address first."))
    }

    /// Everything inside `place` with this role, with its name.
    pub fn all(self, place: &Thing, role: &str) -> Result<Vec<(Thing, String)>, Failure> {
        let Thing::Node(node) = place else {
            return self.elements(place, role, None);
        };
        let words = json!({ "backendNodeId": node, "role": role });
        let answer = self.devtools("Accessibility.queryAXTree", words)?;
        let nodes = answer["nodes"].as_array().into_iter().flatten();
        let exposed = nodes.filter(|node| node["ignored"] != true);
        Ok(exposed
            .filter_map(|node| {
                let name = node["name"]["value"].as_str().unwrap_or_default();
                Some((
                    Thing::Node(node["backendDOMNodeId"].as_u64()?),
                    name.trim().to_owned(),
                ))
            })
            .collect())
    }

    /// The same where the driver is asked for the name of each; only of those that may have the wanted one.
    fn elements(
        self,
        place: &Thing,
        role: &str,
        name: Option<&str>,
    ) -> Result<Vec<(Thing, String)>, Failure> {
        let script = format!(
            "{ROLES}\nreturn candidates(...arguments).map((node) => [node, nameOfInput(node)]);"
        );
        let words = json!([place.word(), role, name]);
        let answer = self.session.run(self.window, &script, words)?;
        let elements = answer.as_array().into_iter().flatten();
        let mut all = Vec::new();
        for found in elements {
            let Some(element) = found[0][ELEMENT].as_str() else {
                continue;
            };
            let label = match found[1].as_str() {
                Some(name) => Some(name.to_owned()),
                None => self.session.label(self.window, element)?,
            };
            all.extend(label.map(|label| (Thing::Element(element.to_owned()), label)));
        }
        Ok(all)
    }

    /// The one thing inside `place` with this role and name.
    pub fn one(self, place: &Thing, role: &str, name: &str) -> Result<Thing, Failure> {
        let all = match place {
            Thing::Node(_) => self.all(place, role)?,
            Thing::Element(_) | Thing::Document => self.elements(place, role, Some(name))?,
        };
        // Chromium reads out capitals where a style shows them; the others what was written.
        let is_it = |known: &str| match place {
            Thing::Node(_) => known == name,
            Thing::Element(_) | Thing::Document => known.to_lowercase() == name.to_lowercase(),
        };
        let mut named = all.iter().filter(|(_, known)| is_it(known));
        match (named.next(), named.count()) {
            (Some((thing, _)), 0) => Ok(thing.clone()),
            (None, _) => Err(Failure::new(
                format!("There is no {role} named “{name}”. {}", instead(role, &all)),
                "A screen reader does not find it either: check its role, name and visibility.",
            )),
            (Some(_), others) => Err(Failure::new(
                format!("There are {} of {role} named “{name}”.", others + 1),
                "Say inside which named region with `page.within(…)`, or give them names of their own.",
            )),
        }
    }

    /// Runs a function on the thing's element, as `this`.
    pub fn call(self, thing: &Thing, function: &str, words: &[Value]) -> Result<Value, Failure> {
        let Thing::Node(node) = thing else {
            let script = format!("return ({function}).apply(arguments[0], arguments[1]);");
            let words = json!([thing.word(), words]);
            return self.session.run(self.window, &script, words);
        };
        let answer = self.devtools("DOM.resolveNode", json!({ "backendNodeId": node }))?;
        let words: Vec<Value> = words.iter().map(|word| json!({ "value": word })).collect();
        let answer = self.devtools(
            "Runtime.callFunctionOn",
            json!({
                "objectId": answer["object"]["objectId"],
                "functionDeclaration": function,
                "arguments": words,
                "returnByValue": true,
                "awaitPromise": true,
            }),
        )?;
        if let Some(error) = answer["exceptionDetails"]["exception"]["description"].as_str() {
            return Err(Failure::new(
                format!("A question to the page failed: {error}."),
                "This is most likely a mistake in the harness.",
            ));
        }
        Ok(answer["result"]["value"].clone())
    }

    /// The middle of the thing, where a click would really reach it.
    pub fn spot(self, thing: &Thing) -> Result<Spot, Failure> {
        let answer = self.call(thing, SPOT, &[])?;
        Spot::of(&answer).ok_or_else(|| {
            let reason = answer["reason"]
                .as_str()
                .unwrap_or("it has no place")
                .to_owned();
            Failure::new(
                format!("It cannot be clicked: {reason}."),
                "A reader could not click it either.",
            )
        })
    }

    /// Gives the files to a file input, as the browser's file dialog does.
    pub fn give_files(self, thing: &Thing, files: &[&Path]) -> Result<(), Failure> {
        match thing {
            Thing::Node(node) => {
                let words = json!({ "backendNodeId": node, "files": files });
                self.devtools("DOM.setFileInputFiles", words).map(drop)
            }
            Thing::Element(element) => {
                let files: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
                self.session.give(self.window, element, &files.join("\n"))
            }
            Thing::Document => Err(Failure::new(
                "A document takes no files.",
                "This is a mistake in the harness.",
            )),
        }
    }

    fn devtools(self, command: &str, words: Value) -> Result<Value, Failure> {
        self.session.devtools(self.window, command, words)
    }
}

/// What is there instead of what was looked for.
fn instead(role: &str, all: &[(Thing, String)]) -> String {
    let names: Vec<String> = all.iter().map(|(_, name)| format!("“{name}”")).collect();
    match names.len() {
        0 => format!("There is no {role} at all."),
        _ => format!("There are: {}.", names.join(", ")),
    }
}

const SPOT: &str = r#"async function () {
  const top = () => this.getBoundingClientRect().top;
  const drawn = () => Promise.race([
    new Promise((done) => requestAnimationFrame(done)),
    new Promise((done) => setTimeout(done, 200)), // A hidden tab draws nothing.
  ]);
  let before = top();
  this.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  // Blocks that come into view get their real heights with one of the next pictures.
  let still = before === top() ? 3 : 0;
  for (let pictures = 0; still < 3 && pictures < 60; pictures += 1) {
    this.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    before = top();
    await drawn();
    still = before === top() ? still + 1 : 0;
  }
  if (this.disabled || this.getAttribute("aria-disabled") === "true") return { reason: "it is disabled" };
  const box = this.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return { reason: "it takes no room" };
  const spot = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const hit = document.elementFromPoint(spot.x, spot.y);
  const label = hit?.closest("label");
  if (hit && (this.contains(hit) || hit.contains(this) || label?.control === this)) return spot;
  return { reason: "it is covered by " + (hit ? hit.outerHTML.slice(0, 120) : "nothing at all") };
}"#;
