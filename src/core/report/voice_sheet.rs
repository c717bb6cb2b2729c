//! "Who speaks" of all articles as one picture that stands for itself.
//!
//! Invariant: one article below the other, each with its name; black on white, well-formed whatever the words are.
//! Must not know: how the bars of an article lie.

use std::fmt::Write as _;

use super::strip::{LEFT, WIDTH, draw_strip, patterns, strip};
use super::voices::ArticleVoices;
use crate::core::text::escape::{escape, is_xml};

/// Height of the line with an article's name, in pixels.
const NAME: f64 = 28.0;
/// Room below an article, in pixels.
const BELOW: f64 = 20.0;

/// A picture as SVG, and its size in pixels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VoiceSheet {
    /// The file.
    pub svg: String,
    /// How wide.
    pub width: u32,
    /// How high.
    pub height: u32,
}

/// The picture of some articles.
#[must_use]
pub fn voice_sheet(articles: &[ArticleVoices]) -> VoiceSheet {
    let mut drawn = String::new();
    let mut y = 0.0;
    for voices in articles {
        let strip = strip(voices);
        let (line, top) = (y + NAME - 8.0, y + NAME);
        let _ = write!(
            drawn,
            "<text x=\"{LEFT}\" y=\"{line}\" font-size=\"15\" font-weight=\"bold\">"
        );
        escape(&voices.article, &mut drawn);
        let _ = write!(drawn, "</text><g transform=\"translate(0 {top})\">");
        draw_strip(&strip, &mut drawn);
        drawn.push_str("</g>");
        y = top + strip.height + BELOW;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a bounded number of paragraphs, each some pixels high"
    )]
    let (width, height) = (WIDTH as u32, y.ceil() as u32);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\" fill=\"#1b1a18\">"
    );
    svg.push_str("<title>Who speaks</title>");
    let _ = write!(
        svg,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"
    );
    svg.push_str(patterns());
    svg.push_str(&drawn);
    svg.push_str("</svg>");
    svg.retain(is_xml);
    VoiceSheet { svg, width, height }
}
