//! An entity on the wire.
//!
//! Invariant: reading what was written gives an equal entity; a link that may not be followed is not taken.
//! Must not know: which record says it.

use super::super::part::PartWire;
use super::super::{Fault, bounded};
use super::mark::{ids, written};
use super::said::{RawParts, Said};
use crate::core::annotation::Entity;
use crate::core::lesson::article::is_web_address;
use crate::core::lesson::tag_set::TagId;
use crate::core::limits;

impl TryFrom<Said<'_, RawParts<'_>>> for Entity {
    type Error = Fault;

    fn try_from(said: Said<'_, RawParts<'_>>) -> Result<Self, Fault> {
        let tag = match said.tag.as_deref() {
            Some(name) => Some(TagId::parse(name).ok_or(Fault::Tag)?),
            None => None,
        };
        if said.other_names.len() > limits::OTHER_NAMES {
            return Err(Fault::TooManyEntities);
        }
        let names = said.other_names.into_iter();
        let names = names.map(|name| bounded("name", name, limits::LINE));
        let link = match said.link.filter(|link| is_web_address(link)) {
            Some(link) => Some(bounded("link", link, limits::LINK)?),
            None => None,
        };
        Ok(Self {
            name: bounded("name", said.name, limits::LINE)?,
            tag,
            other_names: names.collect::<Result<_, Fault>>()?,
            also: ids(&said.also, limits::OTHER_NAMES)?,
            note: bounded("note", said.note, limits::NOTE)?,
            link,
            value: said.value.map(TryInto::try_into).transpose()?,
        })
    }
}

impl<'a> From<&'a Entity> for Said<'a, Vec<PartWire<'a>>> {
    fn from(entity: &'a Entity) -> Self {
        let names = entity.other_names.iter();
        Self {
            name: (&*entity.name).into(),
            tag: entity.tag.as_ref().map(|tag| tag.as_str().into()),
            other_names: names.map(|name| (&**name).into()).collect(),
            also: written(&entity.also),
            note: (&*entity.note).into(),
            link: entity.link.as_deref().map(Into::into),
            value: entity.value.as_ref().map(Into::into),
            ..Self::default()
        }
    }
}
