//! What stands in an article, on the wire: mentions, claims, and words that were said not to name an entity.
//!
//! Invariant: reading what was written gives an equal body.
//! Must not know: which record says it.

use std::borrow::Cow;

use super::super::members::Members;
use super::super::part::PartWire;
use super::super::{Fault, bounded};
use super::said::{RawParts, Said};
use crate::core::annotation::anchor::Anchor;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::{Claim, ClaimKind, Mention, MentionForm, Rejection};
use crate::core::lesson::article::ArticleId;
use crate::core::lesson::tag_set::TagId;
use crate::core::limits;

impl Said<'_, RawParts<'_>> {
    /// In which article, and which words.
    pub fn place(&self) -> Result<(ArticleId, Anchor), Fault> {
        let article = self.article.as_deref().and_then(ArticleId::parse);
        let article = article.ok_or(Fault::Article)?;
        let parts = self.parts.as_ref().ok_or(Fault::Parts)?;
        if parts.0.len() > limits::PARTS {
            return Err(Fault::TooManyParts);
        }
        let part = |json| Members::read(json)?.take::<PartWire<'_>>()?.try_into();
        let parts = parts.iter().map(part).collect::<Result<_, Fault>>()?;
        let mut anchor = Anchor::from_parts(parts).ok_or(Fault::Parts)?;
        if self.only_in_context {
            anchor = anchor.bound_to_context();
        }
        if let Some(sum) = self.text_sha256.as_deref() {
            anchor = anchor.made_on(sum);
        }
        Ok((article, anchor))
    }
}

impl TryFrom<Said<'_, RawParts<'_>>> for Mention {
    type Error = Fault;

    fn try_from(said: Said<'_, RawParts<'_>>) -> Result<Self, Fault> {
        let tag = said.tag.as_deref().and_then(TagId::parse);
        let tag = tag.ok_or(Fault::Tag)?;
        let form = match said.form.as_deref() {
            Some(name) => Some(MentionForm::parse(name).ok_or(Fault::MentionForm)?),
            None => None,
        };
        let (article, anchor) = said.place()?;
        Ok(Self {
            article,
            anchor,
            tag,
            entities: ids(&said.entities, limits::ENTITIES)?,
            form,
            note: bounded("note", said.note, limits::NOTE)?,
        })
    }
}

impl TryFrom<Said<'_, RawParts<'_>>> for Claim {
    type Error = Fault;

    fn try_from(said: Said<'_, RawParts<'_>>) -> Result<Self, Fault> {
        let kind = match said.claim_kind.as_deref() {
            Some(name) => Some(ClaimKind::parse(name).ok_or(Fault::ClaimKind)?),
            None => None,
        };
        let (article, anchor) = said.place()?;
        Ok(Self {
            article,
            anchor,
            kind,
            gist: bounded("gist", said.gist, limits::NOTE)?,
            note: bounded("note", said.note, limits::NOTE)?,
        })
    }
}

impl TryFrom<Said<'_, RawParts<'_>>> for Rejection {
    type Error = Fault;

    fn try_from(said: Said<'_, RawParts<'_>>) -> Result<Self, Fault> {
        let entity = said.entity.as_deref().and_then(RecordId::parse);
        let (article, anchor) = said.place()?;
        Ok(Self {
            article,
            anchor,
            entity: entity.ok_or(Fault::Entity)?,
        })
    }
}

/// The ids of records, each once.
pub fn ids(names: &[Cow<'_, str>], most: usize) -> Result<Vec<RecordId>, Fault> {
    if names.len() > most {
        return Err(Fault::TooManyEntities);
    }
    let mut ids: Vec<RecordId> = Vec::with_capacity(names.len());
    for name in names {
        let id = RecordId::parse(name).ok_or(Fault::Entity)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// The ids of records as they are written.
pub fn written(ids: &[RecordId]) -> Vec<Cow<'static, str>> {
    ids.iter().map(|id| id.to_string().into()).collect()
}

impl<'a> Said<'a, Vec<PartWire<'a>>> {
    /// What a record says of its place, and nothing else.
    fn at(article: &'a ArticleId, anchor: &'a Anchor) -> Self {
        Self {
            article: Some(article.as_str().into()),
            parts: Some(anchor.parts().iter().map(Into::into).collect()),
            text_sha256: anchor.text_sha256().map(Into::into),
            only_in_context: anchor.is_bound_to_context(),
            ..Self::default()
        }
    }
}

impl<'a> From<&'a Mention> for Said<'a, Vec<PartWire<'a>>> {
    fn from(mention: &'a Mention) -> Self {
        Self {
            tag: Some(mention.tag.as_str().into()),
            entities: written(&mention.entities),
            form: mention.form.map(|form| form.name().into()),
            note: (&*mention.note).into(),
            ..Self::at(&mention.article, &mention.anchor)
        }
    }
}

impl<'a> From<&'a Claim> for Said<'a, Vec<PartWire<'a>>> {
    fn from(claim: &'a Claim) -> Self {
        Self {
            claim_kind: claim.kind.map(|kind| kind.name().into()),
            gist: (&*claim.gist).into(),
            note: (&*claim.note).into(),
            ..Self::at(&claim.article, &claim.anchor)
        }
    }
}

impl<'a> From<&'a Rejection> for Said<'a, Vec<PartWire<'a>>> {
    fn from(rejection: &'a Rejection) -> Self {
        Self {
            entity: Some(rejection.entity.to_string().into()),
            ..Self::at(&rejection.article, &rejection.anchor)
        }
    }
}
