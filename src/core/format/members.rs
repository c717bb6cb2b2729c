//! JSON objects and lists whose elements are read one by one, each on its own.
//!
//! Owns: [`Members`], from which a wire type takes the fields that it knows, so that what is left is what a
//! newer version wrote; [`List`]; and the rules for single fields that derives do not have.
//! Invariant: what nobody takes is kept to the letter (`#[serde(flatten)]` would reformat numbers); one
//! element that cannot be read never costs another.
//! Must not know: names of fields.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::collections::btree_map::Entry;
use std::fmt;

use serde::de::value::MapDeserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer, forward_to_deserialize_any};
use serde_json::value::RawValue;

use super::Fault;
use super::layout::{KEPT, compact, is_too_deep};
use crate::core::extra::Extra;
use crate::core::limits;
use crate::core::sort::sort_by;

/// The members of a JSON object that nobody has taken yet, in their order.
#[derive(Default)]
pub struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Members<'a> {
    /// Reads an object.
    ///
    /// # Errors
    /// It is none, or it has more than [`limits::FIELDS`] members.
    pub fn read(json: &'a str) -> Result<Self, Fault> {
        let members: Self = serde_json::from_str(json)?;
        if members.0.len() > limits::FIELDS {
            return Err(Fault::TooManyFields);
        }
        Ok(members)
    }

    /// Takes one more member.
    ///
    /// # Errors
    /// There are [`limits::FIELDS`] already.
    pub fn push(&mut self, name: Cow<'a, str>, value: &'a RawValue) -> Result<(), Fault> {
        if self.0.len() == limits::FIELDS {
            return Err(Fault::TooManyFields);
        }
        self.0.push((name, value));
        Ok(())
    }

    /// Leaves only the first of several members with one name, and names one that had several.
    pub fn drop_repeated(&mut self) -> Option<String> {
        let mut seen = BTreeSet::new();
        let repeated = |(name, _): &mut (Cow<'a, str>, &'a RawValue)| !seen.insert(name.clone());
        let repeated = self.0.extract_if(.., repeated).last();
        repeated.map(|(name, _)| name.into_owned())
    }

    /// Takes out the fields that `T` has. A field that is there twice is a misfit.
    ///
    /// # Errors
    /// A field is missing or wrong.
    pub fn take<T: Deserialize<'a>>(&mut self) -> Result<T, Fault> {
        Ok(T::deserialize(self)?)
    }

    /// Takes out the members of these names; what is left stays.
    #[must_use]
    pub fn only(&mut self, names: &[&str]) -> Self {
        let is_named = |(name, _): &mut (Cow<'a, str>, _)| names.contains(&&**name);
        Self(self.0.extract_if(.., is_named).collect())
    }

    /// What nobody has taken, for the next version. The first of two with one name counts.
    ///
    /// # Errors
    /// It nests too deeply to be kept.
    pub fn rest(self) -> Result<Extra, Fault> {
        let mut extra = Extra::new();
        for (name, json) in self.0 {
            if let Entry::Vacant(place) = extra.entry(name.into_owned()) {
                place.insert(kept(json).ok_or(Fault::Unreadable)?);
            }
        }
        Ok(extra)
    }

    /// The same, without what cannot be kept: that is handed to `lost` by its name.
    pub fn rest_but(self, mut lost: impl FnMut(String)) -> Extra {
        let mut extra = Extra::new();
        for (name, json) in self.0 {
            if let Some(json) = kept(json) {
                extra.insert(name.into_owned(), json);
            } else {
                lost(name.into_owned());
            }
        }
        extra
    }
}

fn kept(json: &RawValue) -> Option<String> {
    let json = json.get();
    (!is_too_deep(json, KEPT)).then(|| compact(json))
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Name(name), value)) = map.next_entry()? {
                    // One more than there can be, so that too many are told.
                    if members.len() <= limits::FIELDS {
                        members.push((name, value));
                    }
                }
                Ok(Members(members))
            }
        }
        json.deserialize_map(Object)
    }
}

/// A wire type tells its fields when it is read; those are taken out, and only those.
impl<'de> Deserializer<'de> for &mut Members<'de> {
    type Error = serde_json::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let is_known = |(name, _): &mut (Cow<'de, str>, _)| fields.contains(&&**name);
        visitor.visit_map(MapDeserializer::new(self.0.extract_if(.., is_known)))
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_map(MapDeserializer::new(self.0.drain(..)))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// The name of a member. Half a surrogate pair is no text; such a name goes by its spelling in the file, and
/// costs no neighbour.
pub struct Name<'a>(pub Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let spelling = <&RawValue>::deserialize(json)?.get();
        let plain = spelling
            .strip_prefix('"')
            .and_then(|name| name.strip_suffix('"'));
        Ok(Self(match plain {
            Some(name) if !name.contains('\\') => name.into(),
            _ => match serde_json::from_str::<String>(spelling) {
                Ok(name) => name.into(),
                Err(_) => spelling.into(),
            },
        }))
    }
}

/// The elements of a list, each as it stands. Of more than `MOST` one more is kept, so that too many can be
/// told from enough.
#[derive(Default)]
pub struct List<'a, const MOST: usize>(pub Vec<&'a RawValue>);

impl<'a, const MOST: usize> List<'a, MOST> {
    /// The JSON of each element.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> {
        self.0.iter().map(|json| json.get())
    }
}

impl<'de: 'a, 'a, const MOST: usize> Deserialize<'de> for List<'a, MOST> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let mut list = Vec::new();
        Elements::new(&mut list, MOST.saturating_add(1)).deserialize(json)?;
        Ok(List(list))
    }
}

/// Reads a list into a vector that is there already, so that all before a break is there afterwards.
pub struct Elements<'v, 'a> {
    list: &'v mut Vec<&'a RawValue>,
    most: usize,
}

impl<'v, 'a> Elements<'v, 'a> {
    /// Reads into `list` until it holds `most`, and over the others.
    pub fn new(list: &'v mut Vec<&'a RawValue>, most: usize) -> Self {
        Self { list, most }
    }
}

impl<'de> DeserializeSeed<'de> for Elements<'_, 'de> {
    type Value = Overflow;
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Overflow, D::Error> {
        json.deserialize_seq(self)
    }
}

/// Whether there were more elements than were kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Overflow {
    /// All were kept.
    None,
    /// The first were kept.
    Some,
}

impl<'de> Visitor<'de> for Elements<'_, 'de> {
    type Value = Overflow;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Overflow, A::Error> {
        while self.list.len() < self.most {
            match list.next_element()? {
                Some(element) => self.list.push(element),
                None => return Ok(Overflow::None),
            }
        }
        let mut overflow = Overflow::None;
        while list.next_element::<IgnoredAny>()?.is_some() {
            overflow = Overflow::Some;
        }
        Ok(overflow)
    }
}

/// A value that may be missing, but where it is there it is no `null`.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    json: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(json).map(Some)
}

/// A field that counts as missing where it is of the wrong type.
pub fn lenient<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    json: D,
) -> Result<T, D::Error> {
    let json = <&RawValue>::deserialize(json)?.get();
    Ok(serde_json::from_str(json).unwrap_or_default())
}

/// An object that counts as missing where it is something else, or where one of its fields is wrong.
pub fn lenient_object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    json: D,
) -> Result<Option<T>, D::Error> {
    let json = <&RawValue>::deserialize(json)?.get();
    Ok(Members::read(json)
        .and_then(|mut members| members.take())
        .ok())
}

/// Fields that this version does not know, as they are written: sorted by name.
#[derive(Default)]
pub struct UnknownFields<'a>(pub Vec<&'a Extra>);

impl Serialize for UnknownFields<'_> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        // The first of two with one name counts.
        let mut all: Vec<(&String, &String)> = self.0.iter().copied().flatten().collect();
        sort_by(&mut all, |(a, _), (b, _)| a.cmp(b));
        all.dedup_by_key(|(name, _)| *name);
        let mut map = json.serialize_map(None)?;
        for (name, value) in all {
            // It was JSON when it was read.
            if let Ok(value) = serde_json::from_str::<&RawValue>(value) {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}
