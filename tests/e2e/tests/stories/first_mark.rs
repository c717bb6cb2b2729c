//! Somebody who has read nothing makes the first mark, led by nothing but what can be seen.
//!
//! Invariant: what is done next is said by words in the window that nothing covers; no name, role or place that
//! a script could know counts. The time is a model, not the clock: the same on every machine.

use lateral_e2e::Failure;
use lateral_e2e::figure::figure;
use lateral_e2e::finding::Spot;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::{Value, json};

/// What is seen of the window.
const EYES: &str = include_str!("eyes.js");

/// How long it may take until the first mark, in milliseconds.
const LIMIT: usize = 30_000;

/// Reading a word, at 250 words a minute.
const WORD: usize = 240;

/// Bringing the mouse to a place and pressing or letting go there.
const POINTING: usize = 1_500;

/// Words in the window.
#[derive(Clone, PartialEq, Debug)]
struct Sight {
    words: String,
    spot: Spot,
    /// How high its letters are, in CSS pixels.
    height: f64,
    /// The thing to press that it belongs to.
    button: Option<u64>,
    /// Whether that thing is filled with a colour.
    is_filled: bool,
    /// The number that is drawn before its line.
    step: Option<u64>,
    /// Whether a colour lies behind it alone.
    is_painted: bool,
    /// The frame or sheet of its own that it lies on.
    sheet: Option<u64>,
    /// Whether it is in the bar at the top, which somebody new passes over.
    is_bar: bool,
}

impl Sight {
    fn of(value: &Value) -> Option<Self> {
        Some(Self {
            words: value["words"].as_str()?.to_owned(),
            spot: Spot {
                x: value["x"].as_f64()?,
                y: value["y"].as_f64()?,
            },
            height: value["height"].as_f64()?,
            button: value["button"].as_u64(),
            is_filled: value["is_filled"] == true,
            step: value["step"].as_u64(),
            is_painted: value["is_painted"] == true,
            sheet: value["box"].as_u64(),
            is_bar: value["is_bar"] == true,
        })
    }

    /// Whether it is said inside a longer text.
    fn is_named_in(&self, text: &str) -> bool {
        text.to_lowercase().contains(&self.words.to_lowercase())
    }
}

/// Everything that is seen now.
fn look(page: &Page) -> Result<Vec<Sight>, Failure> {
    let seen = page.ask(EYES, json!([]))?;
    Ok(seen
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Sight::of)
        .collect())
}

/// The same, once nothing changes any more.
fn look_calmly(page: &Page) -> Result<Vec<Sight>, Failure> {
    let mut before = Vec::new();
    until(|| {
        let seen = look(page)?;
        if !seen.is_empty() && seen == before {
            return Ok(seen);
        }
        before = seen;
        Err(Failure::new(
            "The page does not come to rest.",
            "Look at the screenshot of this story.",
        ))
    })
}

/// How many words these are.
fn count<'a>(seen: impl IntoIterator<Item = &'a Sight>) -> usize {
    let words = |sight: &Sight| sight.words.split_whitespace().count();
    seen.into_iter().map(words).sum()
}

fn not_told(what: &str, seen: &[Sight]) -> Failure {
    let words: Vec<&str> = seen.iter().map(|sight| sight.words.as_str()).collect();
    Failure::new(
        format!("Nothing in the window tells {what}: {words:?}."),
        "Whoever has read nothing is lost here.",
    )
}

pub fn the_first_mark_is_made_within_half_a_minute(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    let mut time = 0;
    // It comes after the first picture, and is read as well.
    page.see_text("Working without a name")?;

    // The first page is read down to the one thing that is filled with a colour.
    let seen = look_calmly(&page)?;
    let begin = seen.iter().find(|sight| sight.is_filled && !sight.is_bar);
    let begin = begin.ok_or_else(|| not_told("where to begin", &seen))?;
    let is_above = |sight: &&Sight| !sight.is_bar && sight.spot.y <= begin.spot.y + begin.height;
    time += WORD * count(seen.iter().filter(is_above)) + POINTING;
    page.click_at(begin.spot)?;

    // Numbered steps say what to do.
    let (seen, steps) = until(|| {
        let seen = look_calmly(&page)?;
        let step = |number| {
            let its = seen.iter().filter(|sight| sight.step == Some(number));
            let words: Vec<&str> = its.map(|sight| sight.words.as_str()).collect();
            words.join(" ")
        };
        let steps = [step(1), step(2)];
        if steps.iter().any(String::is_empty) {
            return Err(not_told("what to do", &seen));
        }
        Ok((seen, steps))
    })?;
    time += WORD * count(seen.iter().filter(|sight| sight.step.is_some()));
    if !(steps[0].contains("Select words") && steps[0].contains("Drag over them")) {
        return Err(not_told("how words are selected", &seen));
    }
    // Any words do: the first ones of what is set as running text.
    let text = seen
        .iter()
        .find(|sight| sight.words.split(' ').count() > 12 && sight.height > 16.0);
    let text = text.ok_or_else(|| not_told("what to read", &seen))?;
    let words: Vec<&str> = text.words.split(' ').take(2).collect();
    let words = words.join(" ");
    let words = words.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    page.drag_over(words)?;
    time += 2 * POINTING;

    // Buttons have come, and one of them is named in the second step.
    let is_new =
        |sight: &&Sight| sight.button.is_some() && sight.step.is_none() && !seen.contains(sight);
    let (choices, choice) = until(|| {
        let now = look_calmly(&page)?;
        let named = now
            .iter()
            .filter(is_new)
            .find(|sight| sight.is_named_in(&steps[1]));
        let choice = named
            .cloned()
            .ok_or_else(|| not_told("what to choose", &now))?;
        let sheet = |sight: &Sight| sight.sheet == choice.sheet;
        let choices: Vec<Sight> = now.into_iter().filter(sheet).collect();
        Ok((choices, choice))
    })?;
    time += WORD * count(&choices) + POINTING;
    page.click_at(choice.spot)?;

    // The words are painted, stand in the list with what they are, and the steps have gone.
    until(|| {
        let now = look_calmly(&page)?;
        let says = |what: &str, is_painted: bool| {
            now.iter()
                .any(|sight| sight.words == what && sight.is_painted == is_painted)
        };
        let is_told = now.iter().any(|sight| sight.step.is_some());
        if says(words, true) && says(words, false) && says(&choice.words, false) && !is_told {
            return Ok(());
        }
        Err(not_told("that the words are marked", &now))
    })?;
    figure("first_mark", "milliseconds by the model", time);
    if time <= LIMIT {
        return Ok(());
    }
    Err(Failure::new(
        format!("The first mark takes {time} ms, and may take {LIMIT}."),
        "Let the page say less, or say it where it is needed.",
    ))
}
