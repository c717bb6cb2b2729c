//! Fingers: taps, long presses, drags.
//!
//! Invariant: touches enter where a real touch screen's do, so the page sees touch and pointer events and
//! the browser's own gestures. A page must be made touchable first, by [`crate::looks::Screen::PHONE`] or
//! another screen with fingers.

use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::Failure;
use crate::finding::Spot;
use crate::page::Page;
use crate::passage::Passage;
use crate::wait::until;

/// Longer than the browser's own threshold of half a second.
const LONG: Duration = Duration::from_millis(700);

/// How many steps a finger's way is made of.
const STEPS: u32 = 8;

impl Page {
    /// Taps what has this role and name.
    pub fn tap(&self, role: &str, name: &str) -> Result<(), Failure> {
        let spot = until(|| self.tree().spot(&self.one(role, Some(name))?))?;
        self.finger("touchStart", Some(spot))?;
        self.finger("touchEnd", None)
    }

    /// Taps the middle of `words` in the article.
    pub fn tap_words(&self, words: &str) -> Result<(), Failure> {
        let spot = self.middle(self.passage(words)?)?;
        self.finger("touchStart", Some(spot))?;
        self.finger("touchEnd", None)
    }

    /// Holds a finger on `words` until the browser takes it for a long press.
    pub fn long_press(&self, words: &str) -> Result<(), Failure> {
        let spot = self.middle(self.passage(words)?)?;
        self.finger("touchStart", Some(spot))?;
        // The duration itself is the gesture, so here time has to pass.
        thread::sleep(LONG);
        self.finger("touchEnd", None)
    }

    /// Draws a finger over a passage.
    pub fn touch_drag(&self, passage: Passage) -> Result<(), Failure> {
        let edges = self.edges(passage)?;
        self.finger("touchStart", Some(edges.from))?;
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            let between = |from: f64, to: f64| from + (to - from) * part;
            let spot = Spot {
                x: between(edges.from.x, edges.to.x),
                y: between(edges.from.y, edges.to.y),
            };
            self.finger("touchMove", Some(spot))?;
        }
        self.finger("touchEnd", None)
    }

    /// Draws a handle of the mark that is looked at, `start` or `end`, to that end of `words` with a finger.
    pub fn touch_end(&self, end: &str, words: &str) -> Result<(), Failure> {
        let (from, to) = self.handle_way(end, words)?;
        self.finger("touchStart", Some(from))?;
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            self.finger(
                "touchMove",
                Some(Spot {
                    x: from.x + (to.x - from.x) * part,
                    y: from.y + (to.y - from.y) * part,
                }),
            )?;
        }
        self.finger("touchEnd", None)
    }

    fn finger(&self, kind: &str, spot: Option<Spot>) -> Result<(), Failure> {
        let points: Vec<Value> = spot
            .iter()
            .map(|spot| json!({ "x": spot.x, "y": spot.y }))
            .collect();
        let words = json!({ "type": kind, "touchPoints": points });
        self.devtools("Input.dispatchTouchEvent", words).map(drop)
    }
}
