//! Where the bars of "Who speaks" lie: one for each paragraph, with a pattern and a number for each voice.
//!
//! Invariant: every bar begins at [`LEFT`] and none is wider than [`WIDEST`]; what is narrower than a pixel is still
//! drawn. Patterns are told apart without colour, and by number where there are more voices than patterns.
//! Must not know: whether it is drawn on the screen or into a file.

use std::fmt::Write as _;

use crate::core::report::voices::{ArticleVoices, Speaker, VoiceStretch};
use crate::core::text::escape::escape;

/// Width of the picture, in pixels of its own.
pub const WIDTH: f64 = 720.0;
/// Where bars begin.
pub const LEFT: f64 = 32.0;
/// How wide the bar of the longest paragraph is.
pub const WIDEST: f64 = WIDTH - LEFT - 8.0;
/// How high a bar is.
pub const BAR: f64 = 14.0;
/// From the top of one bar to the top of the next.
pub const STEP: f64 = 19.0;
/// How high a line of the legend is.
pub const LINE: f64 = 20.0;

/// A piece of a bar.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct StripPiece {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Which pattern it has.
    pub pattern: Pattern,
    /// The number of its voice in the legend, where there is room for it.
    pub number: Option<usize>,
}

/// How a piece is filled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pattern {
    /// Nobody has said whose voice it is: only a line below.
    Empty,
    /// The article itself: white in a frame.
    Frame,
    /// Nobody who is named: dots.
    Dots,
    /// Somebody with a name, by the number of the pattern.
    Named(usize),
}

/// How many patterns there are for those with a name.
pub const NAMED: usize = 4;

/// A line of the legend.
#[derive(Clone, PartialEq, Debug)]
pub struct StripLegend {
    /// The example.
    pub piece: StripPiece,
    /// Where the words begin, on the line of letters.
    pub text: (f64, f64),
    /// "1 Sergei Shoygu, 40%".
    pub words: String,
}

/// The whole picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Strip {
    /// All pieces of all bars.
    pub pieces: Vec<StripPiece>,
    /// The numbers of the paragraphs, each with its line of letters.
    pub numbers: Vec<(f64, usize)>,
    /// Who is who.
    pub legend: Vec<StripLegend>,
    /// Height of the picture.
    pub height: f64,
}

/// Lays out one article.
#[must_use]
pub fn strip(voices: &ArticleVoices) -> Strip {
    let length =
        |stretches: &Vec<VoiceStretch>| -> u32 { stretches.iter().map(|it| it.length).sum() };
    let longest = voices.paragraphs.iter().map(length).max().unwrap_or(1);
    let scale = WIDEST / f64::from(longest.max(1));
    let mut strip = Strip {
        pieces: Vec::new(),
        numbers: Vec::new(),
        legend: Vec::new(),
        height: 0.0,
    };
    let mut y = 2.0;
    for (number, stretches) in (1..).zip(&voices.paragraphs) {
        strip.numbers.push((y + BAR - 3.0, number));
        let mut x = LEFT;
        for stretch in stretches {
            let width = (f64::from(stretch.length) * scale).max(1.0);
            let (pattern, number) = look(voices, stretch.speaker);
            let number = number.filter(|_| width >= 16.0);
            strip.pieces.push(StripPiece {
                x,
                y,
                width,
                pattern,
                number,
            });
            x += width;
        }
        y += STEP;
    }
    y += 6.0;
    for share in &voices.shares {
        let (pattern, number) = look(voices, share.speaker);
        let words = match number {
            Some(number) => format!("{number}  {}, {}%", share.name, share.percent),
            None => format!("{}, {}%", share.name, share.percent),
        };
        let piece = StripPiece {
            x: LEFT,
            y,
            width: 36.0,
            pattern,
            number,
        };
        strip.legend.push(StripLegend {
            piece,
            text: (LEFT + 46.0, y + BAR - 2.0),
            words,
        });
        y += LINE;
    }
    strip.height = y;
    strip
}

/// The pattern of a voice, and the number of one with a name.
#[must_use]
pub fn look(voices: &ArticleVoices, speaker: Speaker) -> (Pattern, Option<usize>) {
    match speaker {
        Speaker::NotSaid => (Pattern::Empty, None),
        Speaker::Article => (Pattern::Frame, None),
        Speaker::Unnamed => (Pattern::Dots, None),
        Speaker::Entity(_) => {
            let mut named = voices
                .shares
                .iter()
                .filter(|it| matches!(it.speaker, Speaker::Entity(_)));
            let at = named.position(|it| it.speaker == speaker).unwrap_or(0);
            (Pattern::Named(at % NAMED), Some(at + 1))
        }
    }
}

impl Pattern {
    /// Its name among the ids of a picture.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Empty => "voice-empty",
            Self::Frame => "voice-frame",
            Self::Dots => "voice-dots",
            Self::Named(0) => "voice-solid",
            Self::Named(1) => "voice-lines",
            Self::Named(2) => "voice-slant",
            Self::Named(_) => "voice-cross",
        }
    }
}

/// What every picture needs to fill its pieces; ids are the same in all pictures of a page, and so is what they say.
const PATTERNS: &str = concat!(
    "<defs>",
    "<pattern id=\"voice-dots\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><circle cx=\"2.5\" cy=\"2.5\" r=\"1\"/></pattern>",
    "<pattern id=\"voice-lines\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 2H4\" stroke=\"#1b1a18\" stroke-width=\"1.4\"/></pattern>",
    "<pattern id=\"voice-slant\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"M-1 7L7 -1\" stroke=\"#1b1a18\" stroke-width=\"1.4\"/></pattern>",
    "<pattern id=\"voice-cross\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"M-1 7L7 -1M-1 -1L7 7\" stroke=\"#1b1a18\" stroke-width=\"0.9\"/></pattern>",
    "</defs>",
);

/// The picture of one article as SVG that stands for itself, in black on white.
#[must_use]
pub fn svg(voices: &ArticleVoices) -> String {
    let strip = strip(voices);
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#1b1a18\">",
        strip.height
    );
    svg.push_str("<title>");
    escape(&voices.sentence(), &mut svg);
    svg.push_str("</title>");
    svg.push_str(PATTERNS);
    draw_strip(&strip, &mut svg);
    svg.push_str("</svg>");
    svg
}

/// What every picture of voices needs to fill its pieces.
#[must_use]
pub fn patterns() -> &'static str {
    PATTERNS
}

/// Draws the bars and the legend of one article into a picture that has the [`patterns`].
pub fn draw_strip(strip: &Strip, svg: &mut String) {
    for (y, number) in &strip.numbers {
        let x = LEFT - 8.0;
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{number}</text>"
        );
    }
    strip.pieces.iter().for_each(|it| draw(it, svg));
    for line in &strip.legend {
        draw(&line.piece, svg);
        let (x, y) = line.text;
        let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\">");
        escape(&line.words, svg);
        svg.push_str("</text>");
    }
}

fn draw(piece: &StripPiece, svg: &mut String) {
    let StripPiece {
        x,
        y,
        width,
        pattern,
        number,
    } = piece;
    let rect = |svg: &mut String, look: &str| {
        let _ = write!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{BAR}\" {look}/>"
        );
    };
    let frame = "stroke=\"#1b1a18\" stroke-width=\"0.8\"";
    match pattern {
        Pattern::Empty => {
            let (bottom, right) = (y + BAR, x + width);
            let _ = write!(
                svg,
                "<path d=\"M{x:.1} {bottom:.1}H{right:.1}\" stroke=\"#999\"/>"
            );
        }
        Pattern::Frame => rect(svg, &format!("fill=\"#fff\" {frame}")),
        Pattern::Named(0) => rect(svg, "fill=\"#444\""),
        pattern => rect(svg, &format!("fill=\"url(#{})\" {frame}", pattern.id())),
    }
    if let Some(number) = number {
        // On its own ground, so that it can be read on every pattern.
        let (cx, top, middle) = (x + width / 2.0, y + 2.0, y + BAR - 3.5);
        let left = cx - 6.0;
        let _ = write!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"12\" height=\"{}\" rx=\"2\" fill=\"#fff\"/>",
            BAR - 4.0
        );
        let _ = write!(
            svg,
            "<text x=\"{cx:.1}\" y=\"{middle:.1}\" font-size=\"9\" text-anchor=\"middle\">{number}</text>"
        );
    }
}
