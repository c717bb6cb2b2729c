//! The colours of tags can be told apart, in light and dark, also by those who do not see red or green, and
//! what is written on them can be read.
//!
//! Distances are Euclidean in OKLab (Björn Ottosson, "A perceptual color space for image processing", 2020).
//! How colours look to somebody without red or green cones is simulated as by Machado, Oliveira and Fernandes
//! ("A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009), severity 1.0, in linear
//! RGB. Contrasts are those of WCAG 2.2.

use std::path::Path;

use lateral::core::lesson::tag_set::Colour;

/// How far any two tints lie apart. CSS Color 4 takes 0.02 in OKLab for a difference that is just noticed when
/// colours touch; tints lie far from one another under words, hence two and a half times that.
const TINTS_APART: f64 = 0.05;
/// How far any two lines lie apart. They are two pixels thin, and the thinner a thing the less of its colour is
/// seen; hence more than for tints. Besides, each has a pattern of its own.
const LINES_APART: f64 = 0.07;
/// Text on its ground (WCAG 2.2, SC 1.4.3).
const TEXT: f64 = 4.5;
/// A sign on its ground (WCAG 2.2, SC 1.4.11).
const SIGN: f64 = 3.0;

type Triple = [f64; 3];
type Matrix = [Triple; 3];

const PROTANOPIA: Matrix = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTERANOPIA: Matrix = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const ALL_CONES: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const EYES: [(&str, Matrix); 3] = [
    ("all cones", ALL_CONES),
    ("protanopia", PROTANOPIA),
    ("deuteranopia", DEUTERANOPIA),
];

const LMS: Matrix = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];
const LAB: Matrix = [
    [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
    [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
    [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
];

fn times(matrix: &Matrix, v: Triple) -> Triple {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// A colour in linear RGB.
#[derive(Clone, Copy)]
struct Linear(Triple);

impl Linear {
    /// From `#rrggbb` (sRGB, IEC 61966-2-1).
    fn parse(hex: &str) -> Option<Self> {
        let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?) / 255.0;
            Some(if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            })
        };
        Some(Self([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// As somebody with these eyes sees it; what no screen can show is cut off.
    fn seen_with(self, eyes: &Matrix) -> Self {
        Self(times(eyes, self.0).map(|channel| channel.clamp(0.0, 1.0)))
    }

    fn oklab(self) -> Triple {
        times(&LAB, times(&LMS, self.0).map(f64::cbrt))
    }

    fn distance(self, other: Self) -> f64 {
        let (a, b) = (self.oklab(), other.oklab());
        let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
        squares.sum::<f64>().sqrt()
    }

    /// Relative luminance.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0;
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// The colours of one scheme, from `style/tokens.css`.
struct SchemeTokens {
    name: &'static str,
    css: String,
}

impl SchemeTokens {
    #[track_caller]
    fn get(&self, token: &str) -> Linear {
        let colon = format!("--{token}:");
        let line = self
            .css
            .lines()
            .find_map(|line| line.trim().strip_prefix(colon.as_str()))
            .unwrap_or_else(|| panic!("there is no --{token}"));
        let value = of_scheme(line.trim().trim_end_matches(';'), self.name);
        Linear::parse(value).unwrap_or_else(|| panic!("--{token} is {value}, not #rrggbb"))
    }

    /// Of every tag's colour the token of that kind.
    fn tags(&self, kind: &str) -> Vec<(String, Linear)> {
        let tokens = Colour::ALL.map(|colour| format!("{}{kind}", colour.name()));
        let colours = tokens.into_iter().map(|token| {
            let colour = self.get(&token);
            (token, colour)
        });
        colours.collect()
    }
}

/// What a value is in a scheme: what `var(--light, …) var(--dark, …)` says of it, else all of it.
fn of_scheme<'a>(value: &'a str, scheme: &str) -> &'a str {
    let head = format!("var(--{scheme}, ");
    let its = value.split_once(head.as_str());
    let its = its.and_then(|(_, rest)| rest.split_once(')'));
    its.map_or(value, |(its, _)| its)
}

fn schemes() -> [SchemeTokens; 2] {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css");
    let css = std::fs::read_to_string(path).expect("the repository can be read");
    ["light", "dark"].map(|name| SchemeTokens {
        name,
        css: css.clone(),
    })
}

/// The pairs that lie nearer than `least`, in words.
fn too_near(scheme: &str, colours: &[(String, Linear)], least: f64) -> Vec<String> {
    let mut near = Vec::new();
    for (eyes, matrix) in EYES {
        for (at, (name, colour)) in colours.iter().enumerate() {
            for (other_name, other) in &colours[at + 1..] {
                let (a, b) = (colour.seen_with(&matrix), other.seen_with(&matrix));
                let distance = a.distance(b);
                if distance < least {
                    near.push(format!(
                        "{scheme}, {eyes}: {name} and {other_name} lie {distance:.3} apart, less than {least}"
                    ));
                }
            }
        }
    }
    near
}

/// A browser before 2018 takes `--dark:;` for a mistake: what is nothing has a space, and one of both is nothing.
#[test]
fn a_scheme_is_light_or_dark() {
    let [SchemeTokens { css, .. }, _] = schemes();
    let says = |words: &str| css.matches(words).count();
    assert_eq!((says("--light: initial;"), says("--dark: ;")), (1, 1));
    assert_eq!(says("--light: ; --dark: initial;"), 2);
    assert_eq!(says("var(--light, "), says(") var(--dark, "));
}

#[test]
fn all_tints_can_be_told_apart() {
    for scheme in schemes() {
        let mut tints = scheme.tags("-tint");
        tints.push(("claim-tint".to_owned(), scheme.get("claim-tint")));
        assert_eq!(too_near(scheme.name, &tints, TINTS_APART), [""; 0]);
    }
}

#[test]
fn all_lines_can_be_told_apart() {
    for scheme in schemes() {
        let mut lines = scheme.tags("");
        lines.push(("claim".to_owned(), scheme.get("claim")));
        assert_eq!(too_near(scheme.name, &lines, LINES_APART), [""; 0]);
    }
}

#[test]
fn words_on_a_tint_can_be_read_and_its_line_be_seen() {
    for scheme in schemes() {
        let (ink, paper) = (scheme.get("ink"), scheme.get("paper"));
        let button = scheme.get("button-ink").contrast(scheme.get("button"));
        assert!(button >= TEXT, "{}, button: {button:.2}", scheme.name);
        let accent = scheme.get("accent").contrast(paper);
        assert!(accent >= TEXT, "{}, accent: {accent:.2}", scheme.name);
        for ((name, tint), (_, line)) in scheme.tags("-tint").into_iter().zip(scheme.tags("")) {
            let text = ink.contrast(tint);
            assert!(text >= TEXT, "{}, ink on {name}: {text:.2}", scheme.name);
            let sign = line.contrast(tint).min(line.contrast(paper));
            assert!(sign >= SIGN, "{}, line of {name}: {sign:.2}", scheme.name);
        }
    }
}

#[test]
fn the_measure_measures() {
    let colour = |hex| Linear::parse(hex).expect("a colour");
    let (black, white) = (colour("#000000"), colour("#ffffff"));
    assert!((black.distance(white) - 1.0).abs() < 1e-3);
    assert!((black.contrast(white) - 21.0).abs() < 1e-9);
    // The two blues that could not be told apart: tints of 17 % on the paper of then.
    let two_blues = [("person", "#d3e1ea"), ("event", "#d7e6ed")];
    let two_blues = two_blues.map(|(name, hex)| (name.to_owned(), colour(hex)));
    assert_eq!(too_near("light", &two_blues, TINTS_APART).len(), 3);
    // Red and green of one lightness, which are one colour to somebody without the cones for either.
    let (red, green) = (colour("#c85050"), colour("#7d7d00"));
    let seen = |eyes| red.seen_with(eyes).distance(green.seen_with(eyes));
    assert!(seen(&DEUTERANOPIA) < seen(&ALL_CONES) / 2.0);
    assert!(Linear::parse("#12345").is_none() && Linear::parse("red").is_none());
}
