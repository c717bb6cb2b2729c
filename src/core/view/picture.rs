//! A drawing of words, dots and lines, for the screen and as a file.
//!
//! Invariant: whatever the words are, the file is well-formed XML with no element, attribute or address of theirs; it
//! is black on white, and asks for nothing from elsewhere.
//! Must not know: what is drawn.

use std::fmt::Write as _;

use crate::core::text::escape::{escape, is_xml};
use crate::core::text::printable::plain;

/// Something to be drawn, and its size in pixels.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Picture {
    /// How wide.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// What it shows, as a sentence.
    pub title: String,
    /// What it is made of, from the bottom up.
    pub shapes: Vec<PictureShape>,
}

/// What a picture is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PictureShape {
    /// A line from left to right.
    Rule {
        /// Where it begins.
        x: u32,
        /// How far down.
        y: u32,
        /// How long.
        length: u32,
    },
    /// A dot.
    Dot {
        /// Its middle.
        x: u32,
        /// Its middle.
        y: u32,
        /// How far it reaches.
        radius: u32,
    },
    /// Words in one line.
    Words {
        /// Where they begin, or their middle.
        x: u32,
        /// Their base line.
        y: u32,
        /// What they say.
        words: String,
        /// How they look.
        look: WordsLook,
    },
}

/// How words in a picture look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WordsLook {
    /// What the picture is of.
    Title,
    /// The name of a row.
    Name,
    /// What is said beside it.
    Remark,
    /// Above a column.
    Head,
    /// Above a narrow column, rising.
    RisingHead,
    /// A number on a dot.
    OnDot,
    /// Below a dot.
    Below,
}

impl WordsLook {
    /// Its class, for `style/`.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Name => "name",
            Self::Remark | Self::Below => "remark",
            Self::Head | Self::RisingHead => "head",
            Self::OnDot => "on-dot",
        }
    }

    /// The size of its letters, in pixels.
    #[must_use]
    pub fn size(self) -> u32 {
        match self {
            Self::Title => 20,
            Self::Name => 15,
            Self::Remark | Self::Below => 12,
            Self::Head | Self::RisingHead => 13,
            Self::OnDot => 11,
        }
    }

    /// Which part of them stands where they are put: `start` or `middle`.
    #[must_use]
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Title | Self::Name | Self::Remark | Self::RisingHead => "start",
            Self::Head | Self::OnDot | Self::Below => "middle",
        }
    }

    /// How strong they are.
    #[must_use]
    pub fn weight(self) -> &'static str {
        match self {
            Self::Title | Self::Name | Self::Head | Self::RisingHead | Self::OnDot => "bold",
            Self::Remark | Self::Below => "normal",
        }
    }

    /// How they are turned about where they are put, as SVG writes it.
    #[must_use]
    pub fn turn(self, x: u32, y: u32) -> Option<String> {
        (self == Self::RisingHead).then(|| format!("rotate(-45 {x} {y})"))
    }

    fn fill(self) -> &'static str {
        match self {
            Self::OnDot => "#fff",
            Self::Remark | Self::Below => "#444",
            _ => "#000",
        }
    }
}

impl Picture {
    /// The part of the plane that it takes, as SVG writes it.
    #[must_use]
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }

    /// The picture as a file (SVG 1.1).
    #[must_use]
    pub fn svg(&self) -> String {
        let (width, height, title) = (self.width, self.height, escaped(&self.title));
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"{}\" font-family=\"Helvetica, Arial, sans-serif\">\n<title>{title}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n",
            self.view_box()
        );
        for shape in &self.shapes {
            // Writing into a text cannot fail.
            let _ = match shape {
                PictureShape::Rule { x, y, length } => writeln!(
                    svg,
                    "<path d=\"M{x} {y}h{length}\" stroke=\"#bbb\" fill=\"none\"/>"
                ),
                PictureShape::Dot { x, y, radius } => {
                    writeln!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>")
                }
                PictureShape::Words { x, y, words, look } => {
                    let turn = look.turn(*x, *y);
                    let turn =
                        turn.map_or_else(String::new, |turn| format!(" transform=\"{turn}\""));
                    writeln!(
                        svg,
                        "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\" font-weight=\"{}\" text-anchor=\"{}\" fill=\"{}\"{turn}>{}</text>",
                        look.size(),
                        look.weight(),
                        look.anchor(),
                        look.fill(),
                        escaped(words)
                    )
                }
            };
        }
        svg.push_str("</svg>\n");
        svg
    }
}

/// Words between tags, in one line and without what turns what follows.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let words: String = plain(words).chars().filter(|c| is_xml(*c)).collect();
    escape(&words, &mut escaped);
    escaped
}

/// As many letters as fit in so many pixels, with an ellipsis where there are more. Nobody knows the letters of the
/// device, so it is a guess on the safe side.
#[must_use]
pub fn fitting(words: &str, size: u32, pixels: u32) -> String {
    let wide = |c: char| if c >= '\u{2e80}' { 10 } else { 6 };
    let most = pixels * 10 / size.max(1);
    let words = plain(words.trim());
    let all: u32 = words.chars().map(wide).sum();
    if all <= most {
        return words;
    }
    let mut taken = 10;
    let mut short: String = words
        .chars()
        .take_while(|c| {
            taken += wide(*c);
            taken <= most
        })
        .collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}
