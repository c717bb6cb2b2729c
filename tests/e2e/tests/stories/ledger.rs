//! What a reader has made, as the story remembers it: random deeds, done on the page by mouse and keys, and
//! what must be there after each of them.
//!
//! Invariant: a deed is foreseen completely before it is done, every state on its way included, so that
//! whatever is found after a crash in its midst can be judged. The ledger never looks at the stores.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use lateral_e2e::Failure;
use lateral_e2e::chance::Chance;
use lateral_e2e::page::Page;
use lateral_e2e::wait::{until, until_within};
use serde_json::{Value, json};

/// The tags that deeds use: the key, the name on the screen, the name in files.
const TAGS: [(&str, &str, &str); 4] = [
    ("1", "Person", "person"),
    ("2", "Organisation", "organisation"),
    ("3", "Place", "place"),
    ("c", "Claim", "claim"),
];

/// Above so many marks it is rather deleted than marked.
const CROWD: usize = 40;

/// After how long without an effect a reader clicks again. Longer than what browsers take for one click
/// more.
const ANOTHER: Duration = Duration::from_secs(1);

/// What is said of marked words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its tag as the screen names it.
    pub tag: String,
    /// Its note.
    pub note: String,
}

/// All marks, by the words that are marked.
pub type Marks = BTreeMap<String, Mark>;

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Mark these words with this one of the tags.
    Mark(String, usize),
    /// Give the mark on these words another tag.
    Retag(String, usize),
    /// Delete the mark on these words.
    Delete(String),
    /// Write a note on it.
    Note(String, String),
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
}

/// What was done on a page, and what can be taken back.
#[derive(Clone, Default)]
pub struct Ledger {
    /// Words of the article that stand in it once.
    words: Rc<[String]>,
    /// What was clicked last, whatever was done by keys since: a double click on it could count as a third and
    /// fourth click, which select a paragraph.
    touched: String,
    before: Vec<Marks>,
    now: Marks,
    after: Vec<Marks>,
}

impl Ledger {
    /// Nothing done yet on this article.
    pub fn of(page: &Page) -> Result<Self, Failure> {
        Ok(Self {
            words: words(page)?.into(),
            ..Self::default()
        })
    }

    /// The same article with these marks, and nothing to take back.
    pub fn begun_with(&self, now: Marks) -> Self {
        Self {
            words: Rc::clone(&self.words),
            now,
            ..Self::default()
        }
    }

    /// Whether as much can be taken back and done again from here as from there.
    pub fn goes_on_like(&self, other: &Self) -> bool {
        (&self.before, &self.after) == (&other.before, &other.after)
    }

    /// What must be marked.
    pub fn now(&self) -> &Marks {
        &self.now
    }

    /// How many steps can be taken back, and done again.
    pub fn steps(&self) -> (usize, usize) {
        (self.before.len(), self.after.len())
    }

    /// Something that can be done now.
    pub fn choose(&mut self, chance: &mut Chance) -> Deed {
        for _ in 0..20 {
            let free: Vec<&String> = self.others(|words| !self.now.contains_key(words));
            let marked: Vec<&String> = self.others(|words| self.now.contains_key(words));
            let unnoted: Vec<&String> =
                self.others(|words| self.now.get(words).is_some_and(|mark| mark.note.is_empty()));
            let tag = chance.below(TAGS.len());
            let deed = match chance.below(20) {
                0..9 if self.now.len() < CROWD => chance
                    .pick(&free)
                    .map(|words| Deed::Mark((*words).clone(), tag)),
                9 => chance
                    .pick(&marked)
                    .filter(|words| {
                        self.now
                            .get(**words)
                            .is_some_and(|mark| mark.tag != TAGS[tag].1)
                    })
                    .map(|words| Deed::Retag((*words).clone(), tag)),
                10..12 => {
                    let note = ["sure?", "ask again", "who says so", "1 2 3 c"];
                    let note = chance.pick(&note).copied().unwrap_or_default().to_owned();
                    chance
                        .pick(&unnoted)
                        .map(|words| Deed::Note((*words).clone(), note))
                }
                12..16 => (!self.before.is_empty()).then_some(Deed::Undo),
                16..18 => (!self.after.is_empty()).then_some(Deed::Redo),
                _ => chance
                    .pick(&marked)
                    .map(|words| Deed::Delete((*words).clone())),
            };
            if let Some(deed) = deed {
                return deed;
            }
        }
        Deed::Mark(self.words[0].clone(), 0)
    }

    /// What will be written here on the way through a deed; the last one when it is done.
    pub fn foresee(&self, deed: &Deed) -> Vec<Self> {
        let after = |deed: &Deed| {
            let mut then = self.clone();
            then.note(deed);
            then
        };
        match deed {
            Deed::Note(words, note) => {
                let ends = note
                    .char_indices()
                    .map(|(at, letter)| at + letter.len_utf8());
                ends.map(|end| after(&Deed::Note(words.clone(), note[..end].to_owned())))
                    .collect()
            }
            deed => vec![after(deed)],
        }
    }

    /// Does it on the page, by mouse and keys.
    pub fn perform(&mut self, page: &Page, deed: &Deed) -> Result<(), Failure> {
        match deed {
            Deed::Mark(words, tag) => {
                take(page, words)?;
                page.press(TAGS[*tag].0)?;
            }
            Deed::Retag(words, tag) => {
                look_at(page, words)?;
                page.press(TAGS[*tag].0)?;
            }
            Deed::Delete(words) => {
                look_at(page, words)?;
                page.press("Delete")?;
            }
            Deed::Note(words, note) => {
                look_at(page, words)?;
                page.press("e")?;
                if self.now.get(words).is_some_and(|mark| mark.tag == "Claim") {
                    page.see_focus("What is claimed")?;
                    page.press_until_focused("Tab", "Note")?;
                }
                page.see_focus("Note")?;
                page.type_text(note)?;
                page.press("Escape")?;
            }
            Deed::Undo => page.press("Control+z")?,
            Deed::Redo => page.press("Control+Shift+z")?,
        }
        match deed {
            Deed::Mark(words, _)
            | Deed::Retag(words, _)
            | Deed::Delete(words)
            | Deed::Note(words, _) => self.touched.clone_from(words),
            // The pointer stays where it was.
            Deed::Undo | Deed::Redo => {}
        }
        Ok(())
    }

    /// Writes down that it was done.
    pub fn note(&mut self, deed: &Deed) {
        let last = self.now.clone();
        match deed {
            Deed::Undo => {
                self.now = self.before.pop().unwrap_or_default();
                self.after.push(last);
                return;
            }
            Deed::Redo => {
                self.now = self.after.pop().unwrap_or_default();
                self.before.push(last);
                return;
            }
            Deed::Delete(words) => {
                self.now.remove(words);
            }
            Deed::Mark(words, tag) | Deed::Retag(words, tag) => {
                TAGS[*tag].1.clone_into(&mut self.mark(words).tag);
            }
            Deed::Note(words, note) => note.clone_into(&mut self.mark(words).note),
        }
        self.before.push(last);
        self.after.clear();
    }

    fn mark(&mut self, words: &str) -> &mut Mark {
        self.now.entry(words.to_owned()).or_default()
    }

    /// Waits until the page shows what must be there; answers whether it said “Saved” at that very moment.
    pub fn is_shown(&self, page: &Page) -> Result<bool, Failure> {
        let drawn: Vec<(&str, &str)> = self
            .now
            .iter()
            .map(|(words, mark)| (words.as_str(), mark.tag.as_str()))
            .collect();
        until(|| {
            let screen = page.screen()?;
            let mut shown: Vec<(&str, &str)> = screen
                .marks
                .iter()
                .map(|(words, tag)| (words.as_str(), tag.as_str()))
                .collect();
            shown.sort_unstable();
            if shown == drawn {
                return Ok(screen.says("Saved"));
            }
            Err(Failure::new(
                format!("On the screen are {shown:?}, and not {drawn:?}."),
                "Look at the screenshot of this story.",
            ))
        })
    }

    /// Waits until the page shows what must be there and says that it is saved.
    pub fn is_saved(&self, page: &Page) -> Result<(), Failure> {
        until(|| {
            if self.is_shown(page)? {
                return Ok(());
            }
            Err(Failure::new(
                format!("The page says “{}”, not “Saved”.", page.status()?),
                "Every change must be saved within seconds.",
            ))
        })
    }

    /// Words other than those that were touched last.
    fn others(&self, fit: impl Fn(&str) -> bool) -> Vec<&String> {
        let words = self.words.iter();
        words
            .filter(|words| **words != self.touched && fit(words))
            .collect()
    }
}

/// Selects words by a double click. A page that has just been opened may still go to the place where the
/// reader was, away from under the hand, and a busy machine may part one double click into two clicks; then, as
/// a reader would, once more.
fn take(page: &Page, words: &str) -> Result<(), Failure> {
    aim(|| page.double_click(words), || page.selected_text(), words)
}

/// Clicks the mark on these words, in the same way.
fn look_at(page: &Page, words: &str) -> Result<(), Failure> {
    let looked_at = "return document.querySelector('#mark-card .parts q')?.textContent";
    let looked_at = || {
        let answer = page.ask(looked_at, json!([]))?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    };
    aim(|| page.click_words(words), looked_at, words)
}

fn aim(
    click: impl Fn() -> Result<(), Failure>,
    hit: impl Fn() -> Result<String, Failure>,
    words: &str,
) -> Result<(), Failure> {
    let seen = || match hit()? {
        hit if hit == words => Ok(()),
        hit => Err(Failure::new(
            format!("A click on “{words}” has hit “{hit}”."),
            "Look at the screenshot of this story.",
        )),
    };
    until(|| {
        click()?;
        until_within(ANOTHER, &seen).inspect_err(|failure| {
            if !failure.is_for_good() {
                eprintln!("{failure} Once more.");
            }
        })
    })
}

/// The marks that a work file has, by their words.
pub fn marks_in(work: &Value) -> Marks {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let records = work["records"].as_array().into_iter().flatten();
    let live = records.filter(|record| record["deleted"] != true);
    live.map(|record| {
        let tag = record["tag"].as_str().unwrap_or("claim");
        let tag = TAGS.iter().find(|(_, _, name)| *name == tag);
        let mark = Mark {
            tag: tag.map_or_else(|| text(&record["tag"]), |(_, label, _)| (*label).to_owned()),
            note: text(&record["note"]),
        };
        (text(&record["parts"][0]["exact"]), mark)
    })
    .collect()
}

/// The words that stand in the open article once, where they can be seen, and are taken whole by a double
/// click.
fn words(page: &Page) -> Result<Vec<String>, Failure> {
    let seen = page.ask(
        "return [...document.querySelectorAll('main article [data-block]')].map((block) => block.checkVisibility() && block.innerText)",
        json!([]),
    )?;
    let blocks = page.blocks()?;
    let all = blocks.join("\n");
    let shown = seen
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let apart = |letter: char| letter.is_whitespace() || ",.;:".contains(letter);
    Ok(shown
        .flat_map(|text| text.split(apart).map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word.len() >= 5 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .filter(|word| all.matches(word.as_str()).count() == 1)
        .collect())
}
