//! A record on the wire: in work files, in the store, in undo steps.
//!
//! Invariant: reading what was written gives an equal record; unknown fields and kinds survive.
//! Must not know: which file it stands in.

use super::bounded;
use super::fields::Fields;
use super::writer::Writer;
use crate::core::annotation::anchor::{Anchor, Part, Quote};
use crate::core::annotation::record::{AnnotatorId, Record, RecordId, State};
use crate::core::annotation::{Body, Claim, ClaimKind, Mention, Unknown};
use crate::core::extra::Extra;
use crate::core::lesson::article::ArticleId;
use crate::core::lesson::tag_set::TagId;
use crate::core::limits;
use crate::core::text::TextRange;

/// The kinds that this version knows.
const KINDS: [&str; 2] = ["mention", "claim"];

/// Reads a record from its JSON; `default` is the file's annotator.
///
/// # Errors
/// The end of a sentence: what is wrong with it.
pub fn read(json: &str, default: Option<AnnotatorId>) -> Result<Record, String> {
    let mut fields = Fields::read(json)?;
    let id = fields.required("id");
    let revision = fields.number("rev");
    let annotator = fields.optional("annotator");
    let deleted = fields.flag("deleted");
    let kind = fields.optional("kind");
    // A newer kind may use our other names of fields in its own way.
    let newer = kind
        .as_deref()
        .filter(|kind| !deleted && !KINDS.contains(kind));
    if let Some(kind) = newer {
        fields.check()?;
        let (id, revision, annotator) = read_head(&id, revision, annotator.as_deref(), default)?;
        let kind = bounded("kind", kind.to_owned(), limits::LABEL)?;
        let fields = fields.rest()?;
        return Ok(Record {
            id,
            revision,
            annotator,
            state: State::Live(Body::Unknown(Unknown { kind, fields })),
            extra: Extra::new(),
        });
    }
    let said = Said {
        article: fields.optional("article"),
        tag: fields.optional("tag"),
        claim_kind: fields.optional("claim_kind"),
        // One more than there can be, so that too many are told.
        parts: fields.first("parts", limits::PARTS + 1).unwrap_or_default(),
        gist: fields.text("gist"),
        note: fields.text("note"),
    };
    fields.check()?;
    let (id, revision, annotator) = read_head(&id, revision, annotator.as_deref(), default)?;
    let state = match kind.as_deref() {
        _ if deleted => State::Deleted,
        Some("mention") => State::Live(Body::Mention(said.mention()?)),
        Some(_) => State::Live(Body::Claim(said.claim()?)),
        None => return Err("it does not say of which kind it is.".into()),
    };
    Ok(Record {
        id,
        revision,
        annotator,
        state,
        extra: fields.rest()?,
    })
}

/// Which record it is, of which revision and whose, where its revision can be true.
fn read_head(
    id: &str,
    revision: u64,
    annotator: Option<&str>,
    default: Option<AnnotatorId>,
) -> Result<(RecordId, u64, AnnotatorId), String> {
    let id = RecordId::parse(id).ok_or("its id is not 32 hexadecimal digits.")?;
    if revision > limits::STORED_REVISION {
        return Err("its revision is too high to be true.".into());
    }
    // Only files have a default annotator; what has none comes from our own store.
    let highest = default.map_or(limits::STORED_REVISION, |_| limits::REVISION);
    let revision = revision.min(highest);
    let annotator = match annotator {
        Some(name) => {
            AnnotatorId::parse(name).ok_or("its annotator is not 16 hexadecimal digits.")?
        }
        None => default.ok_or("nobody is named as its annotator.")?,
    };
    Ok((id, revision, annotator))
}

/// What a record of a known kind says, before it is checked.
struct Said<'a> {
    article: Option<String>,
    tag: Option<String>,
    claim_kind: Option<String>,
    parts: Vec<&'a str>,
    gist: String,
    note: String,
}

impl Said<'_> {
    fn mention(self) -> Result<Mention, String> {
        let tag = self.tag.as_deref().and_then(TagId::parse);
        let tag = tag.ok_or("its tag is missing or not a tag's name.")?;
        let (article, anchor) = self.place()?;
        Ok(Mention {
            article,
            anchor,
            tag,
            note: bounded("note", self.note, limits::NOTE)?,
        })
    }

    fn claim(self) -> Result<Claim, String> {
        let kind = self.claim_kind.as_deref().map(ClaimKind::parse);
        if kind == Some(None) {
            return Err("its claim_kind is not one that this version knows.".into());
        }
        let (article, anchor) = self.place()?;
        Ok(Claim {
            article,
            anchor,
            kind: kind.flatten(),
            gist: bounded("gist", self.gist, limits::NOTE)?,
            note: bounded("note", self.note, limits::NOTE)?,
        })
    }

    fn place(&self) -> Result<(ArticleId, Anchor), String> {
        let article = self.article.as_deref().and_then(ArticleId::parse);
        let article = article.ok_or("its article is missing or not an article's name.")?;
        Ok((article, read_parts(&self.parts)?))
    }
}

fn read_parts(elements: &[&str]) -> Result<Anchor, String> {
    if elements.len() > limits::PARTS {
        return Err(format!("it has more than {} parts.", limits::PARTS));
    }
    let mut parts = Vec::with_capacity(elements.len());
    for json in elements {
        let mut fields = Fields::read(json)?;
        let (start, end) = (fields.offset("start"), fields.offset("end"));
        let exact = fields.required("exact");
        let (prefix, suffix) = (fields.text("prefix"), fields.text("suffix"));
        fields.check()?;
        parts.push(Part {
            range: TextRange::checked(start, end).ok_or("a part of it ends before it starts.")?,
            quote: Quote {
                exact: bounded("quote", exact, limits::TEXT)?,
                prefix: bounded("prefix", prefix, limits::LINE)?,
                suffix: bounded("suffix", suffix, limits::LINE)?,
            },
        });
    }
    Anchor::from_parts(parts).ok_or_else(|| "its parts are missing, empty, or overlap.".into())
}

/// Writes the members of a record; empty ones are left out, and so is its annotator where it is
/// `default`, the file's.
pub fn write(json: &mut Writer, record: &Record, default: Option<AnnotatorId>) {
    let annotator = (default != Some(record.annotator)).then_some(record.annotator);
    write_head(json, record.id, record.revision, annotator);
    match &record.state {
        State::Deleted => {
            json.raw("deleted", "true");
            write_rest(json, &record.extra, &Extra::new());
        }
        State::Live(body) => write_body(json, body, &record.extra),
    }
}

/// Writes which record it is, and whose.
pub fn write_head(json: &mut Writer, id: RecordId, revision: u64, annotator: Option<AnnotatorId>) {
    json.text("id", &id.to_string());
    json.number("rev", revision);
    json.optional("annotator", annotator.map(|id| id.to_string()).as_deref());
}

/// Writes what a record says, and what a newer version wrote into it.
pub fn write_body(json: &mut Writer, body: &Body, extra: &Extra) {
    match body {
        Body::Mention(mention) => {
            json.text("kind", "mention");
            json.text("article", mention.article.as_str());
            json.text("tag", mention.tag.as_str());
            write_parts(json, &mention.anchor);
            json.filled("note", &mention.note);
            write_rest(json, extra, &Extra::new());
        }
        Body::Claim(claim) => {
            json.text("kind", "claim");
            json.text("article", claim.article.as_str());
            json.optional("claim_kind", claim.kind.map(ClaimKind::name));
            write_parts(json, &claim.anchor);
            json.filled("gist", &claim.gist);
            json.filled("note", &claim.note);
            write_rest(json, extra, &Extra::new());
        }
        Body::Unknown(unknown) => {
            json.text("kind", &unknown.kind);
            write_rest(json, &unknown.fields, extra);
        }
    }
}

fn write_parts(json: &mut Writer, anchor: &Anchor) {
    json.open_list("parts");
    for part in anchor.parts() {
        json.open();
        json.number("start", part.range.start().into());
        json.number("end", part.range.end().into());
        json.text("exact", &part.quote.exact);
        json.text("prefix", &part.quote.prefix);
        json.text("suffix", &part.quote.suffix);
        json.close();
    }
    json.close_list();
}

/// Writes fields that this version does not know, sorted by name. The first of two with one name
/// counts.
fn write_rest(json: &mut Writer, first: &Extra, second: &Extra) {
    let all = first.iter().chain(second).enumerate();
    let members = all.map(|(place, (name, value))| (name.clone(), place, value.as_str()));
    let mut fields = Fields::new(members.collect());
    fields.drop_repeated();
    for (name, value) in fields.members() {
        json.raw(&name, value);
    }
}
