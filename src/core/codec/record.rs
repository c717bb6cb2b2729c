//! A record on the wire: in work files, in the store, in undo steps.
//!
//! Invariant: reading what was written gives an equal record; unknown fields and kinds survive.
//! Must not know: which file it stands in.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::bounded;
use crate::core::anchor::{Anchor, Part, Quote};
use crate::core::annotation::{Body, Claim, ClaimKind, Mention, Unknown};
use crate::core::article::ArticleId;
use crate::core::limits;
use crate::core::record::{AnnotatorId, Extra, Record, RecordId, State};
use crate::core::tags::TagId;
use crate::core::text::TextRange;

/// A record as JSON. Empty fields are left out.
#[derive(Serialize, Deserialize)]
pub struct WireRecord {
    id: String,
    rev: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    annotator: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    deleted: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    article: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    claim_kind: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<WirePart>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    gist: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct WirePart {
    start: u32,
    end: u32,
    exact: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    suffix: String,
}

impl WireRecord {
    /// Writes a record. Its annotator is left out where it is `default`, the file's.
    pub fn write(record: &Record, default: Option<AnnotatorId>) -> Self {
        let annotator = (default != Some(record.annotator)).then(|| record.annotator.to_string());
        let mut wire = Self {
            id: record.id.to_string(),
            rev: record.revision,
            annotator,
            deleted: false,
            kind: None,
            article: None,
            tag: None,
            claim_kind: None,
            parts: Vec::new(),
            gist: String::new(),
            note: String::new(),
            extra: values(&record.extra),
        };
        match &record.state {
            State::Deleted => wire.deleted = true,
            State::Live(Body::Mention(mention)) => {
                wire.kind = Some("mention".into());
                wire.article = Some(mention.article.as_str().into());
                wire.tag = Some(mention.tag.as_str().into());
                wire.parts = write_parts(&mention.anchor);
                wire.note.clone_from(&mention.note);
            }
            State::Live(Body::Claim(claim)) => {
                wire.kind = Some("claim".into());
                wire.article = Some(claim.article.as_str().into());
                wire.claim_kind = claim.kind.map(|kind| kind.name().into());
                wire.parts = write_parts(&claim.anchor);
                wire.gist.clone_from(&claim.gist);
                wire.note.clone_from(&claim.note);
            }
            State::Live(Body::Unknown(unknown)) => {
                wire.kind = Some(unknown.kind.clone());
                wire.extra.extend(values(&unknown.fields));
            }
        }
        wire
    }

    /// Reads a record.
    ///
    /// # Errors
    /// The end of a sentence: what is wrong with it.
    pub fn read(self, default: Option<AnnotatorId>) -> Result<Record, String> {
        let id = RecordId::parse(&self.id).ok_or("its id is not 32 hexadecimal digits.")?;
        // Only files have a default annotator; what has none comes from our own store.
        let highest = default.map_or(limits::STORED_REVISION, |_| limits::REVISION);
        if self.rev > highest {
            return Err("its revision is too high to be true.".into());
        }
        let annotator = match &self.annotator {
            Some(name) => AnnotatorId::parse(name).ok_or("its annotator is not 16 hexadecimal digits.")?,
            None => default.ok_or("nobody is named as its annotator.")?,
        };
        let revision = self.rev;
        let (state, extra) = if self.deleted {
            (State::Deleted, texts(self.extra))
        } else {
            let (body, extra) = self.read_body()?;
            (State::Live(body), extra)
        };
        Ok(Record {
            id,
            revision,
            annotator,
            state,
            extra,
        })
    }

    fn read_body(self) -> Result<(Body, Extra), String> {
        let kind = self.kind.clone().ok_or("it does not say of which kind it is.")?;
        match kind.as_str() {
            "mention" => {
                let tag = self.tag.as_deref().and_then(TagId::parse).ok_or("its tag is missing or not a tag's name.")?;
                let body = Body::Mention(Mention {
                    article: self.read_article()?,
                    anchor: read_parts(self.parts)?,
                    tag,
                    note: bounded("note", self.note, limits::NOTE)?,
                });
                Ok((body, texts(self.extra)))
            }
            "claim" => {
                let kind = match self.claim_kind.as_deref() {
                    None => None,
                    Some(name) => Some(ClaimKind::parse(name).ok_or("its claim_kind is not one that this version knows.")?),
                };
                let body = Body::Claim(Claim {
                    article: self.read_article()?,
                    anchor: read_parts(self.parts)?,
                    kind,
                    gist: bounded("gist", self.gist, limits::NOTE)?,
                    note: bounded("note", self.note, limits::NOTE)?,
                });
                Ok((body, texts(self.extra)))
            }
            _ => {
                let kind = bounded("kind", kind, limits::LABEL)?;
                let mut fields = self.extra;
                let known = Self {
                    id: String::new(),
                    rev: 0,
                    annotator: None,
                    kind: None,
                    extra: Map::new(),
                    ..self
                };
                if let Ok(Value::Object(known)) = serde_json::to_value(known) {
                    fields.extend(known.into_iter().filter(|(name, _)| name != "id" && name != "rev"));
                }
                let fields = texts(fields);
                Ok((Body::Unknown(Unknown { kind, fields }), Extra::new()))
            }
        }
    }

    fn read_article(&self) -> Result<ArticleId, String> {
        let name = self.article.as_deref().and_then(ArticleId::parse);
        Ok(name.ok_or("its article is missing or not an article's name.")?)
    }
}

fn write_parts(anchor: &Anchor) -> Vec<WirePart> {
    let parts = anchor.parts().iter();
    parts
        .map(|part| WirePart {
            start: part.range.start(),
            end: part.range.end(),
            exact: part.quote.exact.clone(),
            prefix: part.quote.prefix.clone(),
            suffix: part.quote.suffix.clone(),
        })
        .collect()
}

fn read_parts(wire: Vec<WirePart>) -> Result<Anchor, String> {
    if wire.len() > limits::PARTS {
        return Err(format!("it has more than {} parts.", limits::PARTS));
    }
    let mut parts = Vec::with_capacity(wire.len());
    for part in wire {
        let range = TextRange::checked(part.start, part.end).ok_or("a part of it ends before it starts.")?;
        parts.push(Part {
            range,
            quote: Quote {
                exact: bounded("quote", part.exact, limits::TEXT)?,
                prefix: bounded("prefix", part.prefix, limits::LINE)?,
                suffix: bounded("suffix", part.suffix, limits::LINE)?,
            },
        });
    }
    Anchor::from_parts(parts).ok_or_else(|| "its parts are missing, empty, or overlap.".into())
}

fn values(extra: &Extra) -> Map<String, Value> {
    extra
        .iter()
        .filter_map(|(name, raw)| Some((name.clone(), serde_json::from_str(raw).ok()?)))
        .collect()
}

fn texts(extra: Map<String, Value>) -> Extra {
    extra.into_iter().map(|(name, value)| (name, value.to_string())).collect()
}
