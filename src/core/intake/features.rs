//! What is known of each block before its kind is decided: its words, its shape, its markup.
//!
//! Owns: [`BlockFeatures`], [`MarkupHints`].
//! Invariant: each block is looked at once and alone; nothing here depends on where it stands.
//! Must not know: kinds.

use super::credits;
use super::date::{self, FoundDate};
use super::phrases::{self, Prose};
use super::reason::{Furniture, PagePart};
use super::shape::{Ending, Shape, is_dense};
use super::signature::{FollowedBy, SignedName, signature};
use crate::core::text::TextRange;

/// What the markup says of a block. All nothing in a plain text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MarkupHints {
    /// The part of the page that it lies in, where that is furniture.
    pub region: Option<PagePart>,
    /// What its own element says.
    pub role: Option<PagePart>,
    /// How many of its code points are marked as times.
    pub dated: u32,
    /// Those of its words that are named as the author's.
    pub author: Option<TextRange>,
    /// Whether readers of the page see it.
    pub shown: Visibility,
    /// How many of its code points are links.
    pub linked: u32,
    /// The number of the innermost `<article>` that it lies in, from 1; 0 outside of all.
    pub article: u32,
}

/// Whether the page shows a part of itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Visibility {
    /// It does.
    #[default]
    Yes,
    /// It hides it, from the eyes or from screen readers.
    No,
}

/// A block, looked at.
#[derive(Clone, Debug)]
pub struct BlockFeatures<'a> {
    /// Where it lies.
    pub range: TextRange,
    /// Its words.
    pub line: &'a str,
    /// Its words as [`phrases::normal`] has them.
    pub normal: String,
    /// Its measures.
    pub shape: Shape,
    /// Its markup.
    pub mark: MarkupHints,
    /// What it is by its words, where they are furniture's.
    pub furniture: Option<(Furniture, String)>,
    /// What it begins with, where it begins as bylines do.
    pub byline: Option<&'static str>,
    /// The agency that it names and is not much more than.
    pub agency: Option<&'static str>,
    /// Its dates, where it is not much more than a date.
    pub dates: Vec<FoundDate>,
    /// Where parts of it begin that stand apart on the page, in bytes of the line.
    pub joints: Vec<usize>,
    /// Whether it is dates and what is said of them, and no sentence in spite of its stops.
    pub business: LineBusiness,
    /// The name with which it begins, in bytes of the line, where a role, a place or a time follows it.
    pub signature: Option<SignedName>,
}

/// What a line is about, where its words tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum LineBusiness {
    /// When something appeared, and perhaps who wrote it.
    Dates,
    /// A time of day, as in a ticker.
    Hour,
    /// Anything else.
    #[default]
    Other,
}

impl<'a> BlockFeatures<'a> {
    /// Looks at a block. `said` is its line without marks of notes at its end, which are no part of its last sentence.
    #[must_use]
    pub fn at(
        range: TextRange,
        line: &'a str,
        said: &str,
        mark: MarkupHints,
        joints: Vec<usize>,
    ) -> Self {
        let shape = Shape::of(said);
        let normal = phrases::normal(line);
        let prose = if shape.is_prose() {
            Prose::Yes
        } else if shape.ending == Ending::Stop {
            Prose::Sentence
        } else {
            Prose::No
        };
        let dates = if shape.words <= 32 {
            date::find(line)
        } else {
            Vec::new()
        };
        let business = if shape.words <= 8 && credits::is_hour(line, &dates) {
            LineBusiness::Hour
        } else if credits::is_about_dates(line, &dates)
            || (mark.dated > 0 && credits::is_about_marked_times(&normal, shape.words))
        {
            LineBusiness::Dates
        } else {
            LineBusiness::Other
        };
        let credited = business == LineBusiness::Dates;
        let short = (prose != Prose::Yes && shape.words <= 25) || credited;
        let mut look = Self {
            range,
            line,
            furniture: phrases::furniture(&normal, shape.words, prose),
            byline: None,
            agency: None,
            dates: Vec::new(),
            joints,
            business,
            normal,
            shape,
            mark,
            signature: None,
        };
        if short {
            look.signature = signature(line).filter(|_| look.furniture.is_none());
            look.byline = phrases::byline(&look.normal, shape.words)
                .filter(|_| !shape.is_closed() || shape.words <= 4);
            look.agency = phrases::agency(&look.normal).filter(|_| shape.words <= 8);
            let dated: usize = dates.iter().map(|found| found.bytes.len()).sum();
            let near = line.len() - dated <= 60 || dated * 3 >= line.len();
            if dated > 0 && (near || credited || look.has_dated_part(&dates)) {
                look.dates = dates;
            }
            if look.business == LineBusiness::Dates {
                look.furniture = None;
            }
        }
        look
    }

    /// Running text, and no notice.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        self.shape.is_prose() && self.furniture.is_none() && self.business == LineBusiness::Other
    }

    /// The parts of the line that stand apart on the page, in bytes of the line.
    pub fn parts(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        let starts = std::iter::once(0).chain(self.joints.iter().copied());
        let ends = self.joints.iter().copied().chain([self.line.len()]);
        starts.zip(ends).map(|(start, end)| start..end.max(start))
    }

    fn has_dated_part(&self, dates: &[FoundDate]) -> bool {
        !self.joints.is_empty()
            && dates.iter().any(|found| {
                let mut parts = self.parts();
                let part = parts.find(|part| part.contains(&found.bytes.start));
                part.is_some_and(|part| part.len() <= found.bytes.len() + 30)
            })
    }

    /// Who wrote it, who sent it or when it appeared.
    #[must_use]
    pub fn is_credit_line(&self) -> bool {
        self.byline.is_some()
            || self.agency.is_some()
            || !self.dates.is_empty()
            || self.business == LineBusiness::Dates
            || matches!(self.mark.role, Some(PagePart::Author | PagePart::Time))
            || self.has_marked_author()
    }

    /// Whether it begins as an author's line does and goes on with a name: "By Ida Thornbury", not "By the sea".
    #[must_use]
    pub fn names_author(&self) -> bool {
        let after = |phrase: &str| {
            let rest = self.line.char_indices().nth(phrase.chars().count());
            rest.map_or("", |(at, _)| &self.line[at..])
        };
        self.byline
            .is_some_and(|phrase| credits::begins_with_name(after(phrase)))
            || (self.has_marked_author() && !self.is_prose())
    }

    /// Whether it begins with a name and goes on with what its bearer does, or with a time: "Ida Thornbury, reporter".
    #[must_use]
    pub fn is_signed(&self) -> bool {
        let signature = self.signature.as_ref();
        signature.is_some_and(|signature| signature.followed_by == FollowedBy::RoleOrTime)
    }

    fn has_marked_author(&self) -> bool {
        let short = self.shape.words <= 16 && !self.shape.is_closed();
        short && self.mark.author.is_some()
    }

    /// Whether it is a time of day and hardly anything else, as in a ticker: "10:42", "9.15 Uhr", "8h30",
    /// "18 May 2022, 10:42", "12 minutes ago".
    #[must_use]
    pub fn is_hour(&self) -> bool {
        self.business == LineBusiness::Hour
    }

    /// Whether at least four fifths of its letters are links.
    #[must_use]
    pub fn is_linked(&self) -> bool {
        self.mark.linked > 0 && u64::from(self.mark.linked) * 5 >= self.letters_of_line() * 4
    }

    /// Whether it is a link and nothing else, and one sentence at most.
    #[must_use]
    pub fn is_one_link(&self) -> bool {
        let whole = self.mark.linked > 0 && u64::from(self.mark.linked) >= self.letters_of_line();
        whole && self.shape.inner_stops == 0 && self.shape.words <= 25
    }

    /// Its characters that are no space, as links are counted.
    fn letters_of_line(&self) -> u64 {
        let letters = self.line.chars().filter(|c| !c.is_whitespace());
        letters.map(|_| 1).sum()
    }

    /// Whether it could be a person's name: a few words, all with capitals.
    #[must_use]
    pub fn is_name(&self) -> bool {
        credits::is_name(self.line)
    }

    /// The letters and digits alone, in lower case: two lines that agree in these say the same, whatever
    /// their spaces and quotation marks.
    #[must_use]
    pub fn letters(&self) -> String {
        letters(self.line)
    }
}

/// Forgets what the markup says where it says it of the whole article: some pages lie in one form, or are
/// hidden as a whole behind a dialog.
pub fn believe(looks: &mut [BlockFeatures<'_>]) {
    let weak = |part| matches!(part, PagePart::Header | PagePart::Form);
    if !looks
        .iter()
        .any(|look| look.is_prose() && look.mark.shown == Visibility::Yes)
    {
        for look in looks.iter_mut() {
            look.mark.shown = Visibility::Yes;
        }
    }
    forget_boxes_of_text(looks);
    let left = |looks: &[BlockFeatures<'_>], region: &dyn Fn(Option<PagePart>) -> bool| {
        looks.iter().any(|look| {
            look.is_prose() && look.mark.shown == Visibility::Yes && region(look.mark.region)
        })
    };
    if left(looks, &|part| part.is_none()) {
        return;
    }
    let within_weak = left(looks, &|part| part.is_some_and(weak));
    for look in looks {
        if !within_weak || look.mark.region.is_some_and(weak) {
            look.mark.region = None;
        }
    }
}

/// Most words in sentences of a box that asks readers to subscribe. What holds more is the text that it asks for.
const BOX: usize = 50;

/// Forgets that a part is furniture where it holds the main heading with text, or much more text than a box has.
fn forget_boxes_of_text(looks: &mut [BlockFeatures<'_>]) {
    let boxed = |part| matches!(part, Some(PagePart::Named | PagePart::SignUp));
    for run in looks.chunk_by_mut(|one, other| one.mark.region == other.mark.region) {
        let part = run.first().and_then(|look| look.mark.region);
        if !boxed(part) {
            continue;
        }
        let prose = || run.iter().filter(|look| look.is_prose());
        let words: usize = prose().map(|look| look.shape.words).sum();
        let main = Some(PagePart::MainHeading);
        let headed = run.iter().any(|look| look.mark.role == main) && prose().count() > 1;
        if headed || (part == Some(PagePart::SignUp) && words > BOX) {
            for look in run {
                look.mark.region = None;
            }
        }
    }
}

/// See [`BlockFeatures::letters`]. Of very long lines only the beginning.
#[must_use]
pub fn letters(line: &str) -> String {
    let kept = line.chars().filter(|c| c.is_alphanumeric()).take(2_000);
    kept.flat_map(char::to_lowercase).collect()
}

/// The words of a line that mean something, in lower case; pairs of letters where words stand without spaces.
pub fn content_words(line: &str) -> impl Iterator<Item = String> + '_ {
    let words = line.split(|c: char| !c.is_alphanumeric() && !"\u{301}\u{308}".contains(c));
    words
        .filter(|word| !word.is_empty())
        .take(400)
        .flat_map(|word| {
            let dense = word.chars().next().is_some_and(is_dense);
            if dense {
                let letters: Vec<char> = word.chars().take(200).collect();
                letters
                    .windows(2)
                    .map(|pair| pair.iter().collect())
                    .collect::<Vec<String>>()
            } else {
                let lower = word.to_lowercase();
                let means = word.chars().count() >= 3 && !super::language::is_small_word(&lower);
                means.then_some(lower).into_iter().collect()
            }
        })
}
