//! What a page says of its article as JSON-LD (schema.org `Article` and its kinds), which most newspapers write.
//!
//! Invariant: what is no text is not there; time and memory are proportional to the page.
//! Must not know: what else the page says.

use serde_json::Value;

use super::tidy;
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

/// Reads a script; nothing where it speaks of no article.
#[must_use]
pub fn read(json: &str) -> Option<Linked> {
    // `serde_json` goes 128 levels down and no further.
    let value: Value = serde_json::from_str(json).ok()?;
    let article = article(&value)?;
    let text = |name: &str| article.get(name).and_then(named);
    Some(Linked {
        headline: text("headline"),
        published: text("datePublished"),
        author: text("author"),
        publisher: text("publisher"),
        address: text("url"),
        language: text("inLanguage"),
    })
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

/// A text, the name of a thing, or those of several.
fn named(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => tidy(text),
        Value::Object(fields) => named(fields.get("name").filter(|name| name.is_string())?)?,
        Value::Array(list) => {
            let names: Vec<String> = list.iter().take(AUTHORS).filter_map(named).collect();
            names.join(", ")
        }
        _ => return None,
    };
    let fits = !text.is_empty() && text.len() < limits::LINE as usize;
    fits.then_some(text)
}
