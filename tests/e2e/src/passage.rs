//! Words of an article: finding them, selecting them by mouse, and reading the marks on them.
//!
//! Invariant: a passage counts code points of one block's text, as the files do; UTF-16 exists only in
//! `page.js`. Selecting is done by the mouse at the letters' places on the screen, never through the
//! Selection API.

use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Failure;
use crate::finding::Spot;
use crate::page::Page;
use crate::wait::until;

/// Waits for two pictures, the first of which may lay out what has come into view. A window that is not seen draws none.
const DRAWN: &str = "return new Promise((done) => { setTimeout(done, 300); \
                     requestAnimationFrame(() => requestAnimationFrame(done)); })";

/// A stretch of one block of the open article, in code points, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// Which block, counted from 0.
    pub block: usize,
    /// The first code point.
    pub from: usize,
    /// The one after the last.
    pub to: usize,
}

/// A piece of text that is drawn as marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub quote: String,
    /// The marks that cover it.
    pub ids: Vec<String>,
    /// The block it is in.
    pub block: usize,
}

/// What the reader sees at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// What is said of saving and of whatever else goes on.
    pub statuses: Vec<String>,
    /// The marked pieces and the tags they carry, in reading order.
    pub marks: Vec<(String, String)>,
}

impl Moment {
    /// Whether one of the statuses begins so.
    #[must_use]
    pub fn says(&self, status: &str) -> bool {
        self.statuses.iter().any(|says| says.starts_with(status))
    }
}

/// Where a passage is pressed and let go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Edges {
    pub from: Spot,
    pub to: Spot,
}

impl Page {
    /// The texts of the open article's blocks.
    pub fn blocks(&self) -> Result<Vec<String>, Failure> {
        let answer = self.question("blockTexts", json!([]))?;
        let texts = answer.as_array().into_iter().flatten();
        Ok(texts.filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// The first place where the article says `words`.
    pub fn passage(&self, words: &str) -> Result<Passage, Failure> {
        until(|| {
            let blocks = self.blocks()?;
            let found = blocks.iter().enumerate().find_map(|(block, text)| {
                let before = text.split_once(words)?.0;
                let from = before.chars().count();
                let to = from + words.chars().count();
                Some(Passage { block, from, to })
            });
            found.ok_or_else(|| {
                Failure::new(
                    format!(
                        "None of the article's {} blocks says “{words}”.",
                        blocks.len()
                    ),
                    "Check the words, and that the article is open.",
                )
            })
        })
    }

    /// Draws over `words` with the mouse, from the first letter to the last.
    pub fn drag_over(&self, words: &str) -> Result<Passage, Failure> {
        let passage = self.passage(words)?;
        self.drag(passage)?;
        Ok(passage)
    }

    /// Draws over `words` from the last letter back to the first.
    pub fn drag_back_over(&self, words: &str) -> Result<Passage, Failure> {
        let passage = self.passage(words)?;
        let Edges { from, to } = self.edges(passage)?;
        self.draw(to, from)?;
        Ok(passage)
    }

    /// Draws over a passage with the mouse.
    pub fn drag(&self, passage: Passage) -> Result<(), Failure> {
        let Edges { from, to } = self.edges(passage)?;
        self.draw(from, to)
    }

    /// Takes a handle of the mark that is looked at, `start` or `end`, with the mouse and moves it to that end of
    /// `words`; lets it go once `meanwhile` is done.
    pub fn drag_end(
        &self,
        end: &str,
        words: &str,
        meanwhile: impl FnOnce(&Self) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let (from, to) = self.handle_way(end, words)?;
        let moving =
            |spot: Spot| json!({ "type": "pointerMove", "duration": 30, "x": spot.x, "y": spot.y });
        self.point(vec![
            moving(from),
            json!({ "type": "pointerDown", "button": 0 }),
            moving(Spot {
                x: f64::midpoint(from.x, to.x),
                y: f64::midpoint(from.y, to.y),
            }),
            moving(to),
        ])?;
        meanwhile(self)?;
        self.point(vec![json!({ "type": "pointerUp", "button": 0 })])
    }

    /// Where a handle is, and where it is when it is drawn to an end of `words`.
    pub(crate) fn handle_way(&self, end: &str, words: &str) -> Result<(Spot, Spot), Failure> {
        // First: it may scroll.
        let Edges { from, to } = self.edges(self.passage(words)?)?;
        let wanted = if end == "start" { from } else { to };
        let (dot, line) = until(|| {
            let answer = self.question("handle", json!([end]))?;
            let places = Spot::of(&answer["dot"]).zip(Spot::of(&answer["line"]));
            places.ok_or_else(|| {
                let reason = answer["reason"].as_str().unwrap_or("it has no place");
                Failure::new(
                    format!("The handle at the {end} cannot be taken: {reason}."),
                    "A reader could not take it either.",
                )
            })
        })?;
        let way = Spot {
            x: wanted.x + dot.x - line.x,
            y: wanted.y + dot.y - line.y,
        };
        Ok((dot, way))
    }

    /// Draws from the start of one passage to the end of another, also across blocks.
    pub fn drag_across(&self, first: Passage, last: Passage) -> Result<(), Failure> {
        // Asked for twice: scrolling to the last one may have moved the first one.
        self.edges(first)?;
        let to = self.edges(last)?.to;
        let from = self.edges(first)?.from;
        self.draw(from, to)
    }

    /// Double-clicks the middle of `word`.
    pub fn double_click(&self, word: &str) -> Result<(), Failure> {
        let spot = self.middle(self.passage(word)?)?;
        let down = json!({ "type": "pointerDown", "button": 0 });
        let up = json!({ "type": "pointerUp", "button": 0 });
        let there = json!({ "type": "pointerMove", "x": spot.x, "y": spot.y });
        self.point(vec![there, down.clone(), up.clone(), down, up])
    }

    /// Clicks `words` three times.
    pub fn triple_click(&self, words: &str) -> Result<(), Failure> {
        let spot = self.middle(self.passage(words)?)?;
        let down = json!({ "type": "pointerDown", "button": 0 });
        let up = json!({ "type": "pointerUp", "button": 0 });
        let mut moves = vec![json!({ "type": "pointerMove", "x": spot.x, "y": spot.y })];
        for _ in 0..3 {
            moves.extend([down.clone(), up.clone()]);
        }
        self.point(moves)
    }

    /// Draws from the start of `words` to a place on the screen.
    pub fn drag_to(&self, words: &str, to: Spot) -> Result<(), Failure> {
        let from = self.edges(self.passage(words)?)?.from;
        self.draw(from, to)
    }

    /// What the reading cursor covers.
    pub fn under_cursor(&self) -> Result<String, Failure> {
        let answer = self.question("pending", json!([]))?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    }

    /// Clicks the middle of `words`, for instance on a mark.
    pub fn click_words(&self, words: &str) -> Result<(), Failure> {
        self.click_at(self.middle(self.passage(words)?)?)
    }

    /// What the browser has selected.
    pub fn selected_text(&self) -> Result<String, Failure> {
        let answer = self.question("selection", json!([]))?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    }

    /// All marked pieces of the open article, in reading order.
    pub fn pieces(&self) -> Result<Vec<Piece>, Failure> {
        let answer = self.question("marks", json!([]))?;
        let pieces = answer.as_array().into_iter().flatten();
        Ok(pieces.filter_map(piece).collect())
    }

    /// All marks of the open article as (quote, id), in the order in which they begin. The pieces of one
    /// mark are joined.
    pub fn marks(&self) -> Result<Vec<(String, String)>, Failure> {
        let mut marks: Vec<(String, String)> = Vec::new();
        for piece in self.pieces()? {
            for id in piece.ids {
                match marks.iter_mut().find(|(_, known)| *known == id) {
                    Some((quote, _)) => quote.push_str(&piece.quote),
                    None => marks.push((piece.quote.clone(), id)),
                }
            }
        }
        Ok(marks)
    }

    /// The marks and the statuses, both of the same moment.
    pub fn screen(&self) -> Result<Moment, Failure> {
        let answer = self.question("screen", json!([]))?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let statuses = answer["statuses"].as_array().into_iter().flatten();
        let marks = answer["marks"].as_array().into_iter().flatten();
        Ok(Moment {
            statuses: statuses.map(text).collect(),
            marks: marks
                .map(|mark| (text(&mark["quote"]), text(&mark["tag"])))
                .collect(),
        })
    }

    /// Waits until exactly these quotes are marked, in reading order.
    pub fn see_marks(&self, quotes: &[&str]) -> Result<(), Failure> {
        until(|| {
            let marks = self.marks()?;
            let marked: Vec<&str> = marks.iter().map(|(quote, _)| quote.as_str()).collect();
            if marked == quotes {
                return Ok(());
            }
            Err(Failure::new(
                format!("Marked are {marked:?}, and not {quotes:?}."),
                "Look at the screenshot of this story.",
            ))
        })
    }

    pub(crate) fn edges(&self, passage: Passage) -> Result<Edges, Failure> {
        let mut last = self.edges_now(passage)?;
        // Chromium lays out what comes into view at once; elsewhere lines may still move.
        while self.session.engine() != Engine::Chromium {
            self.ask(DRAWN, json!([]))?;
            let now = self.edges_now(passage)?;
            if now == last {
                break;
            }
            last = now;
        }
        Ok(last)
    }

    fn edges_now(&self, passage: Passage) -> Result<Edges, Failure> {
        let Passage { block, from, to } = passage;
        let words = json!([{ "block": block, "from": from, "to": to }]);
        until(|| {
            let answer = self.question("edges", words.clone())?;
            let ends = Spot::of(&answer["from"]).zip(Spot::of(&answer["to"]));
            ends.map(|(from, to)| Edges { from, to }).ok_or_else(|| {
                let reason = answer["reason"]
                    .as_str()
                    .unwrap_or("it has no place on the screen");
                Failure::new(
                    format!("The passage {passage:?} cannot be reached: {reason}."),
                    "A reader could not reach it either.",
                )
            })
        })
    }

    pub(crate) fn middle(&self, passage: Passage) -> Result<Spot, Failure> {
        let Edges { from, to } = self.edges(passage)?;
        // Words that are broken over two lines have no middle between them: stay in the first line.
        let x = if (from.y - to.y).abs() < 2.0 {
            f64::midpoint(from.x, to.x)
        } else {
            from.x + 2.0
        };
        Ok(Spot { x, y: from.y })
    }

    fn draw(&self, from: Spot, to: Spot) -> Result<(), Failure> {
        let halfway = Spot {
            x: f64::midpoint(from.x, to.x),
            y: f64::midpoint(from.y, to.y),
        };
        let moving = |spot: Spot, duration: u32| json!({ "type": "pointerMove", "duration": duration, "x": spot.x, "y": spot.y });
        self.point(vec![
            moving(from, 0),
            json!({ "type": "pointerDown", "button": 0 }),
            moving(halfway, 30),
            moving(to, 30),
            json!({ "type": "pointerUp", "button": 0 }),
        ])
    }
}

fn piece(value: &Value) -> Option<Piece> {
    let ids = value["ids"].as_array()?.iter();
    Some(Piece {
        quote: value["quote"].as_str()?.to_owned(),
        ids: ids.filter_map(Value::as_str).map(str::to_owned).collect(),
        block: usize::try_from(value["block"].as_u64()?).ok()?,
    })
}
