//! What a page says of its article as JSON-LD (schema.org `Article` and its kinds), which most newspapers write.
//!
//! Owns: [`LinkedData`], [`Linked`].
//! Invariant: what is no text is not there; time and memory are proportional to the page.
//! Must not know: what else the page says.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use serde_json::Value;

use super::tidy;
use crate::core::lesson::article::is_web_address;
use crate::core::limits;

/// Authors that are named; more are left away.
const AUTHORS: usize = 5;

/// What one script says of an article.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Linked {
    /// `headline`.
    pub headline: Option<String>,
    /// `datePublished`.
    pub published: Option<String>,
    /// `author`, by their names.
    pub author: Option<String>,
    /// `publisher`, by its name.
    pub publisher: Option<String>,
    /// `url`.
    pub address: Option<String>,
    /// `inLanguage`.
    pub language: Option<String>,
}

/// Most scripts of one page that are read.
const SCRIPTS: usize = 40;
/// Most bytes of all scripts together.
const ALL: usize = 1_000_000;
/// Most things that are looked through for one that is named by reference.
const THINGS: usize = 5_000;

/// All scripts of a page: what one says may be named in another.
#[derive(Debug, Default)]
pub struct LinkedData {
    scripts: Vec<Value>,
    bytes: usize,
}

impl LinkedData {
    /// Takes a script, if it can be read.
    pub fn add(&mut self, json: &str) {
        self.bytes += json.len();
        if self.scripts.len() < SCRIPTS && self.bytes <= ALL {
            let json = bare(json);
            // `serde_json` goes 128 levels down and no further. Line ends in texts are no JSON, but common.
            let script = serde_json::from_str(json).or_else(|_| {
                let spaced = json.replace(|c: char| c.is_ascii_control(), " ");
                serde_json::from_str(&spaced)
            });
            self.scripts.extend(script);
        }
    }

    /// What they say of an article; nothing where they speak of none.
    #[must_use]
    pub fn read(&self) -> Option<Linked> {
        let article = self.scripts.iter().find_map(article)?;
        let text = |name: &str| self.named(article.get(name)?, 0);
        let several = || text("author").or_else(|| text("creator"));
        Some(Linked {
            headline: text("headline").or_else(|| text("name")),
            published: text("datePublished").or_else(|| text("dateCreated")),
            author: several(),
            publisher: text("publisher"),
            address: text("url").or_else(|| text("mainEntityOfPage")),
            language: text("inLanguage"),
        })
    }

    /// A text, the name of a thing, or those of several.
    fn named(&self, value: &Value, depth: usize) -> Option<String> {
        if depth > 3 {
            return None;
        }
        let text = match value {
            Value::String(text) => tidy(&decoded(text)),
            Value::Object(fields) => match fields.get("name") {
                Some(Value::String(name)) => tidy(&decoded(name)),
                Some(names @ Value::Array(_)) => self.named(names, depth + 1)?,
                Some(_) => return None,
                None => {
                    let id = fields.get("@id")?.as_str()?;
                    let mut left = THINGS;
                    let thing = self
                        .scripts
                        .iter()
                        .find_map(|script| thing(script, id, &mut left));
                    match thing {
                        Some(thing) => self.named(thing, depth + 1)?,
                        None if is_web_address(id) => tidy(id),
                        None => return None,
                    }
                }
            },
            Value::Array(list) => {
                let names = list.iter().take(AUTHORS);
                let names: Vec<String> = names
                    .filter_map(|value| self.named(value, depth + 1))
                    .collect();
                names.join(", ")
            }
            _ => return None,
        };
        let fits = !text.is_empty() && text.len() < limits::LINE as usize;
        fits.then_some(text)
    }
}

/// A script without what hides it from older programs: "//<![CDATA[", "<!--".
fn bare(json: &str) -> &str {
    let mut rest = json.trim();
    let is_open = ["//", "/*", "*/", "<![CDATA[", "<!--"];
    while let Some(inner) = is_open.iter().find_map(|sign| rest.strip_prefix(sign)) {
        rest = inner.trim_start();
    }
    let is_shut = ["//", "/*", "*/", "]]>", "-->", ";"];
    while let Some(inner) = is_shut.iter().find_map(|sign| rest.strip_suffix(sign)) {
        rest = inner.trim_end();
    }
    rest
}

/// A text whose characters are written as in markup: "O&#39;Feld". Some programs write them so twice.
fn decoded(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        if !text.contains('&') {
            break;
        }
        let mut plain = String::with_capacity(text.len());
        // Nothing in it is an element: "<" is a character.
        let escaped = text.replace('<', "&lt;");
        let emitter = CallbackEmitter::new(
            |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
                if let CallbackEvent::String { value } = event {
                    plain.push_str(&String::from_utf8_lossy(value));
                }
                None
            },
        );
        // Reading from a string cannot fail.
        let Ok(()) = Tokenizer::new_with_emitter(&escaped, emitter).finish();
        text = plain;
    }
    text
}

/// The thing of that `@id` that has a name.
fn thing<'a>(value: &'a Value, id: &str, left: &mut usize) -> Option<&'a Value> {
    *left = left.checked_sub(1)?;
    match value {
        Value::Array(list) => list.iter().find_map(|value| thing(value, id, left)),
        Value::Object(fields) => {
            let own = fields.get("@id").and_then(Value::as_str) == Some(id);
            if own && fields.contains_key("name") {
                return Some(value);
            }
            fields.values().find_map(|value| thing(value, id, left))
        }
        _ => None,
    }
}

/// The first article in it, be it alone, in a list or in a graph.
fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(list) => list.iter().find_map(article),
        Value::Object(fields) => {
            if fields.get("@type").is_some_and(is_article) {
                return Some(value);
            }
            let inner = ["@graph", "mainEntity", "mainEntityOfPage"];
            inner
                .iter()
                .find_map(|name| fields.get(*name).and_then(article))
        }
        _ => None,
    }
}

/// `Article`, `NewsArticle`, `OpinionNewsArticle`, `BlogPosting` and their like.
fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => kind.ends_with("Article") || kind.ends_with("BlogPosting"),
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}
