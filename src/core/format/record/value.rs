//! A date or a quantity on the wire.
//!
//! Invariant: reading what was written gives an equal value.
//! Must not know: whose value it is.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::super::{Fault, bounded};
use crate::core::annotation::entity::{EntityValue, Quantity, TimeSpan, is_decimal, is_iso_time};
use crate::core::limits;

/// A date or a quantity: either "date", or "number".
#[derive(Serialize, Deserialize, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ValueWire<'a> {
    /// A year, month, day or minute of ISO 8601: "2015", "2015-09", "2015-09-18", "2015-09-18T08:45". A time of day
    /// without "Z" or an offset is one of an unknown zone.
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("pattern" = super::super::schema::ISO_TIME)))]
    date: Option<Cow<'a, str>>,
    /// The same, of the end of a stretch of time that begins at "date".
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("pattern" = super::super::schema::ISO_TIME)))]
    until: Option<Cow<'a, str>>,
    /// Decimal digits, as text so that nothing is rounded.
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("pattern" = r"^-?[0-9]+(\.[0-9]+)?$", "maxLength" = 40)))]
    number: Option<Cow<'a, str>>,
    /// Of what there are so many, in the singular.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LABEL)))]
    unit: Cow<'a, str>,
    /// True where it is not said exactly.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    about: bool,
}

impl TryFrom<ValueWire<'_>> for EntityValue {
    type Error = Fault;

    fn try_from(wire: ValueWire<'_>) -> Result<Self, Fault> {
        let about = wire.about;
        match (wire.date, wire.number) {
            (Some(start), None) if is_iso_time(&start) => {
                let end = wire.until.map(Cow::into_owned);
                if end.as_deref().is_some_and(|end| !is_iso_time(end)) {
                    return Err(Fault::Value);
                }
                let start = start.into_owned();
                Ok(Self::Time(TimeSpan { start, end, about }))
            }
            (None, Some(number)) if is_decimal(&number) => Ok(Self::Quantity(Quantity {
                number: number.into_owned(),
                unit: bounded("unit", wire.unit, limits::LABEL)?,
                about,
            })),
            _ => Err(Fault::Value),
        }
    }
}

impl<'a> From<&'a EntityValue> for ValueWire<'a> {
    fn from(value: &'a EntityValue) -> Self {
        match value {
            EntityValue::Time(time) => Self {
                date: Some((&*time.start).into()),
                until: time.end.as_deref().map(Into::into),
                about: time.about,
                ..Self::default()
            },
            EntityValue::Quantity(quantity) => Self {
                number: Some((&*quantity.number).into()),
                unit: (&*quantity.unit).into(),
                about: quantity.about,
                ..Self::default()
            },
        }
    }
}
