//! Who says what is claimed, on the wire: fields of a claim that only some pages read.
//!
//! Invariant: reading what was written gives an equal attribution; what is not understood is kept.
//! Must not know: which claim it is said of.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::members::Members;
use super::part::PartWire;
use super::unread::{self, ListField};
use crate::core::annotation::anchor::{Anchor, Placement};
use crate::core::annotation::attribution::{Attribution, SourceLink, Voice};
use crate::core::annotation::record::RecordId;
use crate::core::extra::Extra;
use crate::core::lesson::article::Article;
use crate::core::limits;

/// What a claim says of who says it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AttributionWire<'a> {
    /// Who says it, and who passes it on, the outermost last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::SOURCES)))]
    sources: Vec<SourceWire<'a>>,
    /// The words that name the source, anywhere in the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("minItems" = 1, "maxItems" = limits::PARTS)))]
    source_parts: Option<Vec<PartWire<'a>>>,
    /// The words by which it is said, such as "said" or "according to", anywhere in the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("minItems" = 1, "maxItems" = limits::PARTS)))]
    cue_parts: Option<Vec<PartWire<'a>>>,
    /// Whose words the claim's are. "quote": the source's own; "paraphrase": the article's, for what the source has
    /// said; "mixed": both; "own": the article's, for what it says itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("enum" = Voice::ALL.map(Voice::name))))]
    voice: Option<&'static str>,
    /// How certain it is, as the source puts it, such as "may" or "clearly".
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    certainty: Cow<'a, str>,
    /// What is probably meant, where the words seem wrong.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    meant: Cow<'a, str>,
}

/// One link of a chain of sources.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SourceWire<'a> {
    /// "entity": somebody or something with a record of its own; "article": the article itself; "unattributed":
    /// nobody is named. A newer version may know others.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LABEL)))]
    kind: Cow<'a, str>,
    /// Which entity: its id.
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "super::schema::RecordName"))]
    entity: Option<Cow<'a, str>>,
}

const SOURCES: ListField = ListField {
    name: "sources",
    most: limits::SOURCES,
    is_read: |json| link(json).is_some(),
};

/// Reads who says a claim from the fields of its record that are not a claim's own ([`Record::extra`]). What is
/// malformed or too large counts as not said.
///
/// [`Record::extra`]: crate::core::annotation::record::Record::extra
#[must_use]
pub fn read_attribution(fields: &Extra) -> Attribution {
    let voice: String = unread::field(fields, "voice");
    Attribution {
        sources: unread::list(fields, SOURCES.name, SOURCES.most, link),
        source: unread::anchor(fields, "source_parts"),
        cue: unread::anchor(fields, "cue_parts"),
        voice: Voice::parse(&voice),
        certainty: unread::words(fields, "certainty", limits::LINE),
        meant: unread::words(fields, "meant", limits::LINE),
    }
}

/// The same fields, where they said `before` and say this from now on. What else stood there stays.
#[must_use]
pub fn write_attribution(attribution: &Attribution, before: &Extra) -> Extra {
    let was = unread::fields_of(&AttributionWire::from(&read_attribution(before)));
    let now = unread::fields_of(&AttributionWire::from(attribution));
    unread::written_over(before, &was, &now, &[SOURCES])
}

/// The fields of a claim with the offsets of its article as it is; nothing where they are right already, or where
/// the words are not found.
pub(super) fn with_places_of(article: &Article, fields: &Extra) -> Option<Extra> {
    let before = read_attribution(fields);
    let moved = |anchor: &Anchor| match anchor.resolve(article) {
        Placement::Moved(ranges) => Anchor::describe(&article.text, &ranges),
        _ => None,
    };
    let mut now = before.clone();
    for anchor in [&mut now.source, &mut now.cue].into_iter().flatten() {
        if let Some(there) = moved(anchor) {
            *anchor = there;
        }
    }
    (now != before).then(|| write_attribution(&now, fields))
}

impl<'a> From<&'a Attribution> for AttributionWire<'a> {
    fn from(attribution: &'a Attribution) -> Self {
        let sources = attribution.sources.iter().map(|link| {
            let (kind, entity) = match link {
                SourceLink::Entity(id) => (ENTITY, Some(id.to_string().into())),
                SourceLink::Article => (ARTICLE, None),
                SourceLink::Unattributed => (UNATTRIBUTED, None),
            };
            let kind = kind.into();
            SourceWire { kind, entity }
        });
        let parts = |anchor: &'a Option<Anchor>| {
            let anchor = anchor.as_ref()?;
            Some(anchor.parts().iter().map(Into::into).collect())
        };
        Self {
            sources: sources.collect(),
            source_parts: parts(&attribution.source),
            cue_parts: parts(&attribution.cue),
            voice: attribution.voice.map(Voice::name),
            certainty: (&*attribution.certainty).into(),
            meant: (&*attribution.meant).into(),
        }
    }
}

const ENTITY: &str = "entity";
const ARTICLE: &str = "article";
const UNATTRIBUTED: &str = "unattributed";

fn link(json: &str) -> Option<SourceLink> {
    let said: SourceWire<'_> = Members::read(json).ok()?.take().ok()?;
    match (&*said.kind, said.entity) {
        (ENTITY, Some(id)) => Some(SourceLink::Entity(RecordId::parse(&id)?)),
        (ARTICLE, _) => Some(SourceLink::Article),
        (UNATTRIBUTED, _) => Some(SourceLink::Unattributed),
        _ => None,
    }
}
