//! What a page says of itself as a whole, in `<meta>`, `<link>`, JSON-LD and the comments of who saved it.
//!
//! Owns: [`PageData`].
//! Invariant: of two that say the same, the first counts; JSON-LD counts where nothing else is said.
//! Must not know: the text.

use super::linked::Linked;
use super::{VALUE, tidy};
use crate::core::intake::date;
use crate::core::lesson::article::is_web_address;
use crate::core::limits;
use crate::core::text::TextRange;

/// A value, and the name under which the page gives it.
pub type NamedValue = (&'static str, String);

/// What a page says of itself as a whole.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PageData {
    /// `<title>`.
    pub title: Option<String>,
    /// `og:title` or its like.
    pub headline: Option<NamedValue>,
    /// `og:site_name` or its like.
    pub site: Option<NamedValue>,
    /// `article:published_time` or its like, as it stands.
    pub published: Option<NamedValue>,
    /// `<meta name="author">` or its like.
    pub author: Option<NamedValue>,
    /// `<html lang>`.
    pub language: Option<String>,
    /// `<link rel="canonical">`, `og:url`, or where a browser says that it saved the page from.
    pub address: Option<NamedValue>,
    /// Every `<time datetime>`: the stamp, and what of the text it dates.
    pub times: Vec<(String, TextRange)>,
}

/// Names of the day of the first appearance.
const DATES: [&str; 15] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
];

/// Names of the author.
const AUTHORS: [&str; 10] = [
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "article:author_name",
    "citation_author",
    "byl",
];

/// Names of the headline.
const HEADLINES: [&str; 4] = ["og:title", "twitter:title", "dc.title", "parsely-title"];

/// What those who save pages write before the address, in a comment.
const SAVED_FROM: [(&str, &str); 4] = [
    ("saved from url=(", "saved from url"),
    ("page saved with singlefile", "url"),
    ("mirrored from ", "mirrored from"),
    ("saved from:", "saved from"),
];

impl PageData {
    /// Takes what a `<meta>` says: its name in lower case, and its content.
    pub fn meta(&mut self, name: &str, content: String) {
        let known = |names: &[&'static str]| names.iter().find(|known| **known == name).copied();
        if let Some(known) = known(&HEADLINES) {
            self.headline.get_or_insert((known, content));
        } else if let Some(known) = known(&AUTHORS) {
            // Some pages give the address of a profile.
            if self.author.is_none() && !is_web_address(&content) && !content.starts_with('@') {
                self.author = Some((known, content));
            }
        } else if let Some(known) = known(&DATES) {
            // A stamp that cannot be read, such as seconds since 1970, hides no other.
            let is_read = |stamp: &str| date::of_stamp(stamp).is_some();
            let has_day = self
                .published
                .as_ref()
                .is_some_and(|(_, stamp)| is_read(stamp));
            if self.published.is_none() || !has_day && is_read(&content) {
                self.published = Some((known, content));
            }
        } else if name == "og:site_name" || name == "application-name" {
            let known = if name.starts_with("og") {
                "og:site_name"
            } else {
                "application-name"
            };
            self.site.get_or_insert((known, content));
        } else if name == "og:url" {
            self.found_at("og:url", Some(&content));
        }
    }

    /// Takes what JSON-LD says, where nothing else was said.
    pub fn linked(&mut self, linked: Linked) {
        let named = |name, value: Option<String>| value.map(|value| (name, value));
        let own = std::mem::take(self);
        let author = linked.author.filter(|author| !is_web_address(author));
        *self = Self {
            headline: own.headline.or(named("headline", linked.headline)),
            language: own.language.or(linked.language),
            published: own
                .published
                .filter(|(_, stamp)| linked.published.is_none() || date::of_stamp(stamp).is_some())
                .or(named("datePublished", linked.published)),
            author: own.author.or(named("author", author)),
            site: own.site.or(named("publisher", linked.publisher)),
            ..own
        };
        self.found_at("url", linked.address.as_deref());
    }

    /// Takes an address, if it is one.
    pub fn found_at(&mut self, name: &'static str, address: Option<&str>) {
        let address = address
            .map(str::trim)
            .filter(|address| is_web_address(address) && address.len() <= limits::LINE as usize);
        if let (None, Some(address)) = (&self.address, address) {
            self.address = Some((name, address.to_owned()));
        }
    }

    /// Browsers and savers of pages note in a comment where a page is from.
    pub fn comment(&mut self, comment: &[u8]) {
        let comment = String::from_utf8_lossy(comment.get(..VALUE).unwrap_or(comment));
        let lower = comment.to_ascii_lowercase();
        for (sign, name) in SAVED_FROM {
            let Some(at) = lower.find(sign) else {
                continue;
            };
            let rest = &comment[at + sign.len()..];
            // The length of the address, "url:", or a scheme that was left away.
            let rest = match sign {
                "saved from url=(" => rest.split_once(')').map_or("", |(_, rest)| rest),
                _ => rest,
            };
            let mut words = rest.split_ascii_whitespace();
            let address = if sign.starts_with("mirrored") {
                words.next().map(|word| format!("https://{word}"))
            } else {
                words
                    .take(8)
                    .map(|word| word.trim_start_matches("url:"))
                    .find(|word| is_web_address(word))
                    .map(str::to_owned)
            };
            self.found_at(name, address.as_deref());
        }
    }

    /// What the page is called, by those that say it: for programs, then for readers.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        let headline = self.headline.as_ref().map(|(_, words)| words.as_str());
        headline.into_iter().chain(self.title.as_deref())
    }

    /// Takes the page's title; the first one counts.
    pub fn titled(&mut self, words: &str) {
        let words = tidy(words);
        if !words.is_empty() {
            self.title.get_or_insert(words);
        }
    }
}
