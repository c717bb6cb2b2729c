//! Why a file or a value cannot be used, as types.
//!
//! Owns: [`FileError`] and [`Unusable`] for whole files, [`Problem`] for something in a file that was opened all
//! the same, [`Fault`] for one element or one stored value.
//! Invariant: every `Display` is what a student or a teacher reads: a whole sentence, or the end of one that
//! begins with what it is about. Nobody compares sentences; the variants are there for that.
//! Must not know: where bytes come from.

use std::fmt;

use thiserror::Error;

use crate::core::limits;
use crate::core::text::printable::brief;

const MB: u64 = 1024 * 1024;

/// Why nothing of a file could be used. A whole sentence.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum FileError {
    /// More than [`limits::FILE_BYTES`].
    #[error(
        "This file is larger than {} MB, which is more than Lateral opens. Nothing was changed.",
        limits::FILE_BYTES / MB
    )]
    TooLarge,
    /// The bytes are no text.
    #[error(
        "This file is not a text file. Choose a file that ends in .json and was made by Lateral. Nothing was changed."
    )]
    NotText,
    /// The text is no JSON, or breaks off before it says what it is.
    #[error(
        "This file was not made by Lateral, or it was cut off near its beginning. Ask for it again, or choose another. Nothing was changed."
    )]
    NotJson,
    /// JSON, but not of ours.
    #[error("This file is neither a lesson nor work made with Lateral. Nothing was changed.")]
    NotLateral,
    /// A version that this page does not know yet.
    #[error(
        "This file was made by a newer version of Lateral (format version {0}). Reload this page to get the newest version, then open the file again. Nothing was changed."
    )]
    Newer(u64),
    /// The part that everything else hangs on is missing or wrong.
    #[error("This file cannot be used: {0} Nothing was changed.")]
    Broken(#[from] Unusable),
}

/// What is wrong with a file of ours that cannot be used. The end of a sentence.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Unusable {
    /// The browser gave an error instead of the bytes.
    #[error("the browser could not read it.")]
    Unread,
    /// It does not say of which version it is.
    #[error("its version is missing.")]
    NoVersion,
    /// Offsets in bytes or in UTF-16 units would mark other words.
    #[error("its offsets are not counted in code points.")]
    OffsetUnit,
    /// A work that does not say on which lesson it is.
    #[error("it does not name its lesson.")]
    NoLesson,
    /// A work whose lesson's id is no slug.
    #[error("its lesson’s name is not one.")]
    LessonName,
    /// A work on another lesson than the one at hand, which is called so.
    #[error(
        "it is work on another lesson, {0}. Open that lesson first (if it is not in this browser, import its file), then import this one."
    )]
    OtherLesson(String),
    /// A work without its annotator.
    #[error("it does not say whose work it is.")]
    NoAnnotator,
    /// A lesson without an id, or with one that is no slug.
    #[error("its id is missing, or has other letters than a-z, 0-9 and “-”.")]
    NoSlug,
    /// A lesson of whose articles none can be read.
    #[error("it holds no article that can be read.")]
    NoArticle,
    /// A file of everything was expected.
    #[error(
        "it is not one that was made by “Download everything” or “Download my work” on a page like this. Work and lessons are imported on the lesson’s page."
    )]
    NotEverything,
    /// More than [`limits::EVERYTHING_BYTES`].
    #[error(
        "it is larger than {} MB, which is more than can be restored at once.",
        limits::EVERYTHING_BYTES / MB
    )]
    TooLargeAtOnce,
    /// A field of the outermost layer that it cannot do without.
    #[error(transparent)]
    Field(#[from] Fault),
}

/// What is wrong with one element of a file, or with one stored value. The end of a sentence.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Error)]
pub enum Fault {
    /// A field is missing, of another type, or there twice.
    #[error("a field is missing or of the wrong type.")]
    Misfit,
    /// It holds something that is not text, or nests too deeply to be kept.
    #[error("it is not readable.")]
    Unreadable,
    /// More than [`limits::FIELDS`].
    #[error("it has more than {} fields.", limits::FIELDS)]
    TooManyFields,
    /// A text of more than so many code points.
    #[error("its {what} is longer than {most} characters. Shorten it and import the file again.")]
    TooLong {
        /// What the text is called.
        what: &'static str,
        /// How many it may have.
        most: u32,
    },
    /// A record's id.
    #[error("its id is not 32 hexadecimal digits.")]
    RecordId,
    /// Above [`limits::STORED_REVISION`].
    #[error("its revision is too high to be true.")]
    RevisionTooHigh,
    /// A record in a file with revision 0.
    #[error("its revision is missing.")]
    NoRevision,
    /// A record's annotator.
    #[error("its annotator is not 16 hexadecimal digits.")]
    AnnotatorId,
    /// A record outside a file, where no annotator can be taken for granted.
    #[error("nobody is named as its annotator.")]
    NoAnnotator,
    /// A record that is not deleted and says nothing.
    #[error("it does not say of which kind it is.")]
    NoKind,
    /// A mention's tag.
    #[error("its tag is missing or not a tag’s name.")]
    Tag,
    /// A claim's kind.
    #[error("its claim_kind is not one that this version knows.")]
    ClaimKind,
    /// A mention's form.
    #[error("its form is not one that this version knows.")]
    MentionForm,
    /// An entity that a record names.
    #[error("it names an entity by something that is not 32 hexadecimal digits.")]
    Entity,
    /// More than [`limits::ENTITIES`] of a mark, or [`limits::OTHER_NAMES`] of an entity.
    #[error("it has too many names or entities.")]
    TooManyEntities,
    /// A value that is none.
    #[error("its value is neither a date nor a number.")]
    Value,
    /// A mark's article.
    #[error("its article is missing or not an article’s name.")]
    Article,
    /// More than [`limits::PARTS`].
    #[error("it has more than {} parts.", limits::PARTS)]
    TooManyParts,
    /// A part the wrong way round.
    #[error("a part of it ends before it starts.")]
    PartReversed,
    /// Parts that are no anchor.
    #[error("its parts are missing, empty, or overlap.")]
    Parts,
    /// Two records of a file have one id.
    #[error("another record of the file has the same id, and came first.")]
    SameRecord,
    /// An annotator's id.
    #[error("it names no annotator.")]
    NamesNoAnnotator,
    /// A removal of nothing.
    #[error("it names no record.")]
    NamesNoRecord,
    /// A tag's id.
    #[error("its id has other letters than a-z, 0-9 and “-”.")]
    TagSlug,
    /// Two tags of a lesson have one id.
    #[error("another tag has the same id.")]
    SameTag,
    /// An article's id.
    #[error("its id is missing, or has other letters than a-z, 0-9 and “-”.")]
    ArticleSlug,
    /// An article of blanks.
    #[error("it has no text.")]
    NoText,
    /// An article of more than [`limits::TEXT`] code points.
    #[error(
        "its text is longer than {} characters. Make two articles of it.",
        limits::TEXT
    )]
    TextTooLong,
    /// Two articles of a lesson have one id.
    #[error("another article has the same id, and came first.")]
    SameArticle,
    /// A stored value that is not what its checksum says.
    #[error("it was cut off or changed by something else.")]
    Checksum,
    /// A stored value of a version above ours.
    #[error("it was written by a newer version of Lateral.")]
    Newer,
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        // What serde_json cannot hold in a float it calls no JSON; to us it is a number of the wrong type.
        if error.is_data() || error.to_string().starts_with("number out of range") {
            Self::Misfit
        } else {
            Self::Unreadable
        }
    }
}

/// Something in a file that could not be taken as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Which thing it is about.
    pub subject: Subject,
    /// What is wrong with it.
    pub trouble: Trouble,
}

impl Problem {
    pub(super) fn new(subject: Subject, trouble: Trouble) -> Self {
        Self { subject, trouble }
    }

    /// Which thing, such as "record 12".
    #[must_use]
    pub fn place(&self) -> String {
        self.subject.to_string()
    }

    /// What is wrong with it, and what was done about it, as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        self.trouble.to_string()
    }
}

/// Something in a file. Things are numbered from 1, as people count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The file as a whole.
    File,
    /// A line of its text.
    Line(usize),
    /// A field of its outermost layer.
    Field(String),
    /// Whose work it is.
    Annotator,
    /// A lesson's tags.
    TagSet,
    /// One of these tags.
    Tag(usize),
    /// An article of a lesson.
    Article(usize),
    /// A record of a work.
    Record(usize),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("the file"),
            Self::Line(line) => write!(f, "line {line}"),
            Self::Field(name) => write!(f, "the field “{}”", brief(name, 40)),
            Self::Annotator => f.write_str("annotator"),
            Self::TagSet => f.write_str("tag_set"),
            Self::Tag(number) => write!(f, "tag {number}"),
            Self::Article(number) => write!(f, "article {number}"),
            Self::Record(number) => write!(f, "record {number}"),
        }
    }
}

/// What is wrong with something in a file, and what was done about it. A whole sentence.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Trouble {
    /// An element that cannot be used.
    #[error("Left out: {0}")]
    LeftOut(#[from] Fault),
    /// A field for a later version that cannot be kept.
    #[error("Left out: it is not readable, or nested too deeply.")]
    NotKept,
    /// More elements of a list than are read.
    #[error(
        "It holds more than {most} {what}. The first {most} were read; the others are still in the file."
    )]
    TooMany {
        /// What the elements are called.
        what: &'static str,
        /// How many are read.
        most: usize,
    },
    /// The text stops being JSON.
    #[error(
        "The file breaks off or is damaged here. Everything before this line was read; what comes after it was not imported."
    )]
    BreaksOff,
    /// The same, in a file of everything.
    #[error("The file breaks off or is damaged here. Everything before this line was read.")]
    EverythingBreaksOff,
    /// Two fields of one name.
    #[error("It says “{}” twice. The first was taken.", brief(.0, 40))]
    Twice(String),
    /// An annotator's name that does not fit.
    #[error(
        "Its name is longer than {} characters. The first ones were taken.",
        limits::LABEL
    )]
    NameCut,
    /// Tags that are no list.
    #[error("It is not readable; the usual tags are used.")]
    UsualTags,
    /// More than [`limits::TAGS`].
    #[error(
        "Left out, with all that follow: a lesson can have {} tags.",
        limits::TAGS
    )]
    TooManyTags,
    /// Two tags with one key.
    #[error("Its key is another tag’s already; it has none now.")]
    KeyTaken,
    /// A text with another checksum.
    #[error(
        "Its text is not the one whose checksum the file gives: it was changed later. Marks made on the old text are found again where their words still stand."
    )]
    TextChanged,
    /// Blocks that are none.
    #[error("Its blocks do not fit its text or are too many; every line is a paragraph now.")]
    Blocks,
    /// Excluded pieces that are none.
    #[error("Its excluded pieces do not fit its text or are too many; they are shown as text.")]
    Excluded,
    /// Values of a file of everything that are no text; so many.
    #[error("{0} of its values are no text and were left out.")]
    NoTexts(usize),
    /// More than [`limits::ITEMS`].
    #[error(
        "It holds more than {most} values. The first {most} were read.",
        most = limits::ITEMS
    )]
    TooManyValues,
}
