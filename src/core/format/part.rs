//! A stretch of marked words on the wire.
//!
//! Invariant: reading what was written gives an equal part.
//! Must not know: of what it is a part.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Fault, bounded};
use crate::core::annotation::anchor::{Part, Quote};
use crate::core::limits;
use crate::core::text::TextRange;

/// One stretch of a mark.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PartWire<'a> {
    /// First code point of the stretch, from 0.
    #[cfg_attr(test, schemars(extend("maximum" = u32::MAX)))]
    start: u32,
    /// The code point after its last. Greater than "start".
    #[cfg_attr(test, schemars(extend("minimum" = 1, "maximum" = u32::MAX)))]
    end: u32,
    /// The marked words themselves. Where they do not stand at "start", they are looked for by their context.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(extend("minLength" = 1)))]
    exact: Cow<'a, str>,
    /// A few characters before them.
    #[serde(borrow, default)]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    prefix: Cow<'a, str>,
    /// A few characters after them.
    #[serde(borrow, default)]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    suffix: Cow<'a, str>,
}

impl TryFrom<PartWire<'_>> for Part {
    type Error = Fault;

    fn try_from(part: PartWire<'_>) -> Result<Self, Fault> {
        Ok(Self {
            range: TextRange::checked(part.start, part.end).ok_or(Fault::PartReversed)?,
            quote: Quote {
                exact: bounded("quote", part.exact, limits::TEXT)?,
                prefix: bounded("prefix", part.prefix, limits::LINE)?,
                suffix: bounded("suffix", part.suffix, limits::LINE)?,
            },
        })
    }
}

impl<'a> From<&'a Part> for PartWire<'a> {
    fn from(part: &'a Part) -> Self {
        Self {
            start: part.range.start(),
            end: part.range.end(),
            exact: (&*part.quote.exact).into(),
            prefix: (&*part.quote.prefix).into(),
            suffix: (&*part.quote.suffix).into(),
        }
    }
}
