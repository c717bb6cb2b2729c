//! Why something is proposed, in words that a teacher understands.
//!
//! Owns: [`Reason`] and [`Furniture`].
//! Invariant: every proposal has one reason, and its sentence needs nothing else to be understood.
//! Must not know: how reasons are found.

use crate::core::text::printable::brief;
use crate::core::text::printable::plain;

/// What kind of page furniture certain words are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Furniture {
    /// An advertisement, or the place of one.
    Advert,
    /// Buttons for passing the article on.
    Sharing,
    /// Who owns the text.
    Copyright,
    /// Words under which the article is filed.
    Tags,
    /// A question about cookies or consent.
    Cookies,
    /// An invitation to subscribe or to sign up.
    SignUp,
    /// Links to other articles.
    MoreToRead,
    /// What readers wrote, or where they could.
    Comments,
    /// Who took a picture.
    Credit,
    /// The weather.
    Weather,
    /// The menu of the page.
    Menu,
    /// A player, a gallery, or a place where one was.
    Media,
    /// Who the author is.
    AboutAuthor,
    /// What the page asks of the browser, or an app that it wants to be read in.
    Software,
    /// How readers may write to the newsroom.
    Contact,
}

impl Furniture {
    /// As in "as … does".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Advert => "an advertisement",
            Self::Sharing => "a row of share buttons",
            Self::Copyright => "a copyright notice",
            Self::Tags => "a list of tags",
            Self::Cookies => "a cookie notice",
            Self::SignUp => "an invitation to sign up",
            Self::MoreToRead => "a link to other articles",
            Self::Comments => "a comment section",
            Self::Credit => "a picture credit",
            Self::Weather => "a weather box",
            Self::Menu => "a menu",
            Self::Media => "a player or gallery",
            Self::AboutAuthor => "a note about the author",
            Self::Software => "a notice about the browser or an app",
            Self::Contact => "an invitation to write to the newsroom",
        }
    }
}

/// A part of a page that its markup names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum PagePart {
    /// `<nav>` and its roles.
    Navigation,
    /// `<footer>`.
    Footer,
    /// `<aside>`.
    Aside,
    /// The page's own `<header>`, not the article's.
    Header,
    /// `<form>`, `<button>` and their like.
    Form,
    /// A box that lies over the page.
    Dialog,
    /// A part that its class or id calls a question for consent.
    Consent,
    /// A part that its class or id calls an invitation to subscribe.
    SignUp,
    /// A part that its class calls a sidebar, a share bar or the like.
    Named,
    /// `<h1>`.
    MainHeading,
    /// `<h2>` to `<h6>`.
    Heading,
    /// The line above a headline, in its element.
    Kicker,
    /// `<li>`.
    Item,
    /// A line that its class or `rel` calls the author's.
    Author,
    /// A line that its class calls the standfirst.
    Lead,
    /// `<time>`.
    Time,
    /// `<figcaption>`.
    Caption,
    /// `<blockquote>`, or a part that its class calls a pull quote.
    Quote,
    /// The top or the bottom of a page of paper.
    PageEdge,
}

impl PagePart {
    fn name(self) -> &'static str {
        match self {
            Self::Navigation => "a menu",
            Self::Footer => "its footer",
            Self::Aside => "a box beside the text",
            Self::Header => "its header",
            Self::Form => "a form",
            Self::Dialog => "a box over the page",
            Self::Consent => "a question about cookies or consent",
            Self::SignUp => "an invitation to sign up",
            Self::Named => "a part around the text, such as a sidebar or a share bar",
            Self::MainHeading => "its main heading",
            Self::Heading => "a heading",
            Self::Kicker => "a line above the headline",
            Self::Item => "an item of a list",
            Self::Author => "the author’s line",
            Self::Lead => "the standfirst",
            Self::Time => "a date or time",
            Self::Caption => "a picture’s caption",
            Self::Quote => "a quotation",
            Self::PageEdge => "a page number or a line that comes back on every page",
        }
    }
}

/// Why something is proposed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// Whole sentences.
    Sentences,
    /// A line among the article's paragraphs.
    AmongParagraphs,
    /// The markup says what it is.
    Marked(PagePart),
    /// The markup hides it.
    Hidden,
    /// It leads to a note, or lets somebody edit the page.
    NoteMark,
    /// The text says the same nearby.
    PullQuote,
    /// It is in another article of the page, and much shorter than the one with the headline.
    OtherArticle,
    /// The page's data (`<title>`, `<meta>`, `<link>`) say so; its name there.
    PageData(&'static str),
    /// The page's title says the same.
    MatchesTitle,
    /// The first line that could be a headline, and its words come back in the text; how many of them.
    WordsComeBack(usize),
    /// The only line before the text that could be a headline.
    FirstLine,
    /// It says the headline again.
    RepeatsHeadline,
    /// A line above the headline says the same.
    SaidAbove,
    /// The text below begins with the same words.
    RepeatedBelow,
    /// A sentence or two between the headline and the author's line or the text.
    BetweenHeadlineAndText,
    /// A short line between headline and text that takes up words of both.
    Topic,
    /// One of so many points that are listed above the text.
    KeyPoint(usize),
    /// The line above such points.
    AbovePoints,
    /// The time of an entry in a live report.
    EntryTime,
    /// It looks like a name.
    NameLine,
    /// It is short and says nothing that the headline or the text takes up.
    NoSentence,
    /// It begins as bylines do: the words.
    BylineWords(String),
    /// A known news agency.
    Agency(String),
    /// It is a date, with little around it.
    DateLine,
    /// A word such as "Updated" or "Published" stands before the date.
    DateWord(String),
    /// The place and agency at the start of a report.
    Dateline,
    /// A short line without a full stop between two paragraphs.
    ShortBetweenParagraphs,
    /// Words that only page furniture says.
    Says(String, Furniture),
    /// One of so many short lines in a row.
    ShortLines(usize),
    /// Nearly all of it is links.
    Links,
    /// It stands before the headline and is no sentence.
    BeforeHeadline,
    /// It stands after the last paragraph and is no sentence.
    AfterText,
    /// It follows a line of furniture that ends the article: that line's words.
    After(String),
    /// A marker that a program should have replaced.
    Marker(String),
    /// Nothing else on the page could be the text.
    NothingElse,
    /// So many of its frequent small words are of that language.
    SmallWords(usize),
    /// Its letters are of that language's script.
    Script,
    /// The copyright notice names them.
    CopyrightNotice,
    /// The end of the page's title, or of the file's name.
    TitleEnd,
}

impl Reason {
    /// Whether it need not speak of an outlet: whoever owns a text or wired it need not have published it.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        matches!(
            self,
            Self::CopyrightNotice | Self::Agency(_) | Self::Dateline
        )
    }

    /// The reason as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let quoted = |words: &str| plain(&brief(words, 60));
        match self {
            Self::Sentences => "It is written in whole sentences.".into(),
            Self::AmongParagraphs => "It is among the article’s paragraphs.".into(),
            Self::Marked(PagePart::PageEdge) => {
                format!("It is {}.", PagePart::PageEdge.name())
            }
            Self::Marked(part) => format!("The page marks it as {}.", part.name()),
            Self::Hidden => "The page hides it from its readers.".into(),
            Self::NoteMark => "It only leads to a note or another place on the page.".into(),
            Self::PullQuote => "It repeats words of the text nearby, set apart as a quote.".into(),
            Self::OtherArticle => {
                "The page marks it as another article than the one with the headline.".into()
            }
            Self::PageData(name) => format!("The page’s own data say so ({name})."),
            Self::MatchesTitle => "The page’s title says the same.".into(),
            Self::WordsComeBack(1) => {
                "It comes before the text, and one of its words appears there again.".into()
            }
            Self::WordsComeBack(n) => {
                format!("It comes before the text, and {n} of its words appear there again.")
            }
            Self::FirstLine => "It is a line of its own before the text.".into(),
            Self::RepeatsHeadline => "It repeats the headline.".into(),
            Self::SaidAbove => "The page says the same above the headline.".into(),
            Self::RepeatedBelow => "The same words come first in the text below.".into(),
            Self::BetweenHeadlineAndText => {
                "It is on its own between the headline and the text.".into()
            }
            Self::Topic => {
                "It is a short line between the headline and the text that names the topic.".into()
            }
            Self::KeyPoint(n) => format!("It is one of {n} points that are listed above the text."),
            Self::AbovePoints => "It is a short line above a list of points.".into(),
            Self::EntryTime => "It is the time of an entry in a live report.".into(),
            Self::NameLine => {
                "It looks like a person’s name between the headline and the text.".into()
            }
            Self::NoSentence => {
                "It is not a sentence, and neither the headline nor the text picks it up.".into()
            }
            Self::BylineWords(words) => {
                format!(
                    "It begins with “{}”, as an author’s line does.",
                    quoted(words)
                )
            }
            Self::Agency(name) => format!("“{}” is a news agency.", quoted(name)),
            Self::DateLine => "It says when the article appeared.".into(),
            Self::DateWord(word) => format!("“{}” comes before the date.", quoted(word)),
            Self::Dateline => "The report begins with a place or an agency and a dash.".into(),
            Self::ShortBetweenParagraphs => {
                "It is a short line without a full stop between two paragraphs.".into()
            }
            Self::Says(words, what) => {
                format!("It says “{}”, as {} does.", quoted(words), what.name())
            }
            Self::ShortLines(n) => format!("It is in a list of {n} short lines."),
            Self::Links => "Nearly all of it is links.".into(),
            Self::BeforeHeadline => {
                "It comes before the article and is not one of its sentences.".into()
            }
            Self::AfterText => {
                "It comes after the last paragraph and is not one of the article’s sentences."
                    .into()
            }
            Self::After(words) => {
                format!(
                    "It comes after “{}”, where the article has ended.",
                    quoted(words)
                )
            }
            Self::Marker(words) => format!(
                "“{}” is a marker that the page’s program should have replaced.",
                quoted(words)
            ),
            Self::NothingElse => "Nothing else on the page could be the text.".into(),
            Self::SmallWords(n) => {
                format!("{n} of its small words, such as “and” and “the”, are in this language.")
            }
            Self::Script => "It is written in this language’s alphabet.".into(),
            Self::CopyrightNotice => "The copyright notice names it.".into(),
            Self::TitleEnd => "It is at the end of the title.".into(),
        }
    }
}
