//! What the elements of HTML and their attributes say of the text in them.
//!
//! Owns: [`Element`], [`ElementState`], [`Content`], [`NoteMark`].
//! Invariant: what an element says holds for everything in it, until an inner one says otherwise.
//! Must not know: in which order elements come.

use std::sync::OnceLock;

use crate::core::intake::features::Visibility;
use crate::core::intake::reason::PagePart;

/// How an element stands in the flow of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ElementFlow {
    /// It has no content.
    Void,
    /// In a line.
    Inline,
    /// A block of its own.
    Block,
    /// A block that the next one of its kind closes, such as `<p>` and `<li>`.
    Paragraph,
}

/// An element, known well enough to find its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Element {
    /// Its number among those that we know; 0 for all others.
    pub number: u8,
    /// How it stands in the flow.
    pub sort: ElementFlow,
}

const VOID: &str =
    "area base br col embed hr img input link meta param source track wbr keygen frame";
const PARAGRAPHS: &str = "p li dt dd tr td th option thead tbody tfoot";
const BLOCKS: &str = "address article aside blockquote body button caption center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html iframe legend listing main menu nav ol optgroup pre search section select summary table textarea ul video audio object template head";
const INLINES: &str = "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter noscript output progress q rb rp rt rtc ruby s samp script slot small span strike strong style sub sup svg math time title tt u var noframes noembed canvas picture xmp";

impl Element {
    /// Whether it is one of `<h1>` to `<h6>`.
    #[must_use]
    pub fn is_heading(self) -> bool {
        static NUMBERS: OnceLock<(u8, u8)> = OnceLock::new();
        let (first, last) =
            NUMBERS.get_or_init(|| (Self::named("h1").number, Self::named("h6").number));
        (*first..=*last).contains(&self.number)
    }

    /// The number of `<title>`, `<p>` and the like is looked up by name where it matters.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let lists = [
            (ElementFlow::Void, VOID),
            (ElementFlow::Paragraph, PARAGRAPHS),
            (ElementFlow::Block, BLOCKS),
            (ElementFlow::Inline, INLINES),
        ];
        let mut number = 0_u8;
        for (sort, list) in lists {
            for known in list.split(' ') {
                number += 1;
                if known == name {
                    return Self { number, sort };
                }
            }
        }
        Self {
            number: 0,
            sort: ElementFlow::Inline,
        }
    }
}

/// What characters are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Content {
    /// Words for readers; white space collapses.
    #[default]
    Words,
    /// Words for readers, whose white space stays as it is.
    Preformatted,
    /// The page's title.
    Title,
    /// No words for readers: scripts, styles, drawings.
    Silent,
}

/// What holds for the text at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ElementState {
    /// What the characters are.
    pub content: Content,
    /// It is a link.
    pub linked: bool,
    /// It is inside `<article>` or `<main>`.
    pub inside_article: bool,
    /// The part of the page.
    pub region: Option<PagePart>,
    /// What the innermost element says.
    pub role: Option<PagePart>,
    /// Whether readers see it.
    pub shown: Visibility,
    /// It stands above the line.
    pub raised: bool,
    /// Whether it may be the mark of a note.
    pub note: NoteMark,
    /// The number of the innermost `<article>`, from 1; 0 outside of all.
    pub article: u32,
}

/// What speaks for words being the mark of a note, from the least to the most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum NoteMark {
    /// Nothing.
    #[default]
    None,
    /// They stand above the line.
    Raised,
    /// They link to another place of the page.
    Link,
    /// They are there for those who edit the page.
    Edit,
}
