//! What really is on the screen: how many pixels of a colour there are, and where.
//!
//! Invariant: it looks at a picture of the window, never at what the page says of itself. What it is that is drawn it does
//! not know.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::Failure;
use crate::looks::Extent;
use crate::page::Page;

/// How many pixels have a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Painted {
    /// In the boxes that were asked about.
    pub inside: u64,
    /// In the text of the articles, outside of them.
    pub outside: u64,
}

impl Page {
    /// How many pixels of the window have the colour of a token of `style/tokens.css` (`--selection`): in the boxes of all
    /// lines of these words of the open article, a little enlarged for what is drawn around them, and in the rest of the text.
    pub fn painted(&self, token: &str, words: &str) -> Result<Painted, Failure> {
        // Moved there first: the picture must have them.
        let passage = self.passage(words)?;
        self.edges(passage)?;
        // Off the text, where nothing has another look because of the mouse.
        self.point(vec![json!({ "type": "pointerMove", "x": 1, "y": 1 })])?;
        let picture = BASE64_STANDARD.encode(self.picture_of(Extent::Window)?);
        let passage = json!({ "block": passage.block, "from": passage.from, "to": passage.to });
        let answer = self.question("painted", json!([picture, token, passage]))?;
        let count = |value: &Value| value.as_u64();
        let counts = count(&answer["inside"]).zip(count(&answer["outside"]));
        counts
            .map(|(inside, outside)| Painted { inside, outside })
            .ok_or_else(|| {
                Failure::new(
                    format!("The pixels could not be counted: {answer}."),
                    "This is most likely a mistake in the harness.",
                )
            })
    }
}
