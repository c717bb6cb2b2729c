//! How far a link gets: what is known to carry it, and what cuts it off.
//!
//! Owns: [`reach`], [`CARRIERS`], [`UNSTATED`].
//! Invariant: every limit is one that the carrier's makers or its standard have written down; where nobody
//! has, it is said that it is not known. The sources stand beside the numbers, as they were read in 2026.
//! Must not know: what a link holds.

use crate::core::text::printable::grouped;

/// Something that carries links.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Carrier {
    /// What it is called, in the middle of a sentence.
    pub name: &'static str,
    /// Longest whole address that it carries, in ASCII characters.
    pub most: usize,
    /// Where that is written, as it was read in 2026.
    pub source: &'static str,
    /// What becomes of a longer one, as a sentence.
    pub beyond: &'static str,
}

/// Something that carries links, and nobody says how long ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnstatedCarrier {
    /// What it is called, in the middle of a sentence.
    pub name: &'static str,
    /// Where that is written, as it was read in 2026; empty where nothing is.
    pub source: &'static str,
    /// What is known, as a sentence.
    pub known: &'static str,
}

/// What carries links, the narrowest first.
///
/// - Mail: RFC 5322, §2.1.1: a line must not be longer than 998 characters. Programs that encode (as
///   quoted-printable or base64) break and join lines rightly; those that do not cut the link in two.
/// - Discord: API reference, *Create Message*: `content`, up to 2000 characters.
/// - Google Classroom, a link: API reference, *Link*: `url` has "between 1 and 2024 characters".
/// - QR code: ISO/IEC 18004:2015, table 7: version 40, level L, 2,953 bytes. An address has small
///   letters, so the denser alphanumeric mode cannot be used.
/// - Telegram: Bot API, `sendMessage`: text, 1-4096 characters.
/// - Microsoft Teams: *Limits and specifications*: about 28 KB per post, with everything that forms it.
///   Nobody says how much that is, so half is counted on; somebody who tried got 14,600 plain characters
///   through (supersimple365.com, *What is the message length for Microsoft Teams chat?*).
/// - Google Classroom, words: API reference, *CourseWorkMaterial*: `description`, no more than 30,000
///   characters.
/// - Chrome: `docs/security/url_display_guidelines`, *URL Length*: addresses up to 2 MB, shown in the
///   address bar up to 32 kB (`kMaxURLDisplayChars`).
/// - Firefox: `network.standard-url.max-length`, 1,048,576 by default.
pub const CARRIERS: [Carrier; 10] = [
    Carrier {
        name: "a line of an e-mail that is sent as plain text",
        most: 998,
        source: "RFC 5322, section 2.1.1",
        beyond: "Some mail programs break the link in two; send it as formatted text, or attach the lesson as a file.",
    },
    Carrier {
        name: "a Discord message",
        most: 2_000,
        source: "Discord’s API reference, Create Message",
        beyond: "Discord does not accept a message that long; attach the lesson as a file.",
    },
    Carrier {
        name: "a link that is attached in Google Classroom",
        most: 2_024,
        source: "Google Classroom’s API reference, Link",
        beyond: "Classroom may not accept it; attach the lesson as a file.",
    },
    Carrier {
        name: "a QR code",
        most: 2_953,
        source: "ISO/IEC 18004:2015, table 7",
        beyond: "No QR code holds that much; a short address to the lesson’s file does fit.",
    },
    Carrier {
        name: "a Telegram message",
        most: 4_096,
        source: "Telegram’s Bot API, sendMessage",
        beyond: "Telegram does not accept a message that long in one piece; attach the lesson as a file.",
    },
    Carrier {
        name: "a post in Microsoft Teams",
        most: 14_000,
        source: "Microsoft, Limits and specifications for Teams: 28 KB a post, of which half is counted on",
        beyond: "Teams may not accept a post that long; attach the lesson as a file.",
    },
    Carrier {
        name: "the text of a post in Google Classroom",
        most: 30_000,
        source: "Google Classroom’s API reference, CourseWorkMaterial",
        beyond: "Classroom may not accept a text that long; attach the lesson as a file.",
    },
    Carrier {
        name: "the address bar of Chrome",
        most: 32_768,
        source: "Chromium’s guidelines for URL display",
        beyond: "Chrome opens the link, but does not show all of it, so it cannot be copied from the address bar.",
    },
    Carrier {
        name: "Firefox",
        most: 1_048_576,
        source: "Firefox’s setting network.standard-url.max-length",
        beyond: "Firefox does not open a link that long; hand out the lesson as a file.",
    },
    Carrier {
        name: "Chrome",
        most: 2_097_152,
        source: "Chromium’s guidelines for URL display",
        beyond: "Chrome does not open a link that long; hand out the lesson as a file.",
    },
];

/// What carries links without a length that its makers have written down.
///
/// - Outlook: Microsoft Q&A, question 5790802, an answer of Microsoft's support of 27 February 2026: a link
///   of more than 11,000 characters is not supported in classic Outlook for Windows. The limit itself is not
///   said.
/// - Moodle: `mod/url/db/install.xml` keeps `externalurl` as text without a length, and
///   `mod/url/mod_form.php` asks for none; what a site's database and server take is its own.
/// - WhatsApp: Meta's reference of the Cloud API, *Text messages*: 4,096 characters for what firms send. For
///   the app there is no figure of its makers.
pub const UNSTATED: [UnstatedCarrier; 4] = [
    UnstatedCarrier {
        name: "Outlook",
        source: "Microsoft Q&A, question 5790802",
        known: "Microsoft says only that links of 11,000 characters do not work in Outlook for Windows.",
    },
    UnstatedCarrier {
        name: "Gmail",
        source: "",
        known: "Google states no limit for a link.",
    },
    UnstatedCarrier {
        name: "Moodle",
        source: "Moodle’s source, mod/url",
        known: "Moodle itself sets no limit; your school’s server may.",
    },
    UnstatedCarrier {
        name: "WhatsApp",
        source: "",
        known: "WhatsApp states no limit for its app.",
    },
];

/// What carries a link of some length, and what does not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reach {
    /// Length of the whole address, in characters.
    pub length: usize,
    /// What carries it, the narrowest first.
    pub carries: Vec<Carrier>,
    /// What does not, the narrowest first.
    pub breaks: Vec<Carrier>,
}

/// What carries an address of so many characters, everything before the `#` included.
#[must_use]
pub fn reach(length: usize) -> Reach {
    let (carries, breaks) = CARRIERS.iter().partition(|carrier| length <= carrier.most);
    Reach {
        length,
        carries,
        breaks,
    }
}

impl Reach {
    /// One sentence for a teacher, before the list of what breaks.
    #[must_use]
    pub fn sentence(&self) -> String {
        let length = grouped(self.length);
        let opens = self.carries.iter().any(|carrier| carrier.name == "Firefox");
        match self.breaks.last() {
            None => format!(
                "This link has {length} characters. It is short enough wherever the limit is known."
            ),
            Some(_) if !opens => format!(
                "This link has {length} characters, more than some browsers open. Hand out the lesson as a file."
            ),
            Some(widest) => format!(
                "This link has {length} characters: too many for {}. Browsers open it; send it some other way, or hand out the lesson as a file.",
                widest.name
            ),
        }
    }
}
