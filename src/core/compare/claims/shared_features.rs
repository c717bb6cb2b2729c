//! What two claims share, as reasons for a student.
//!
//! Owns: [`SharedFeature`], [`reasons`].
//! Invariant: a reason is true of the words of both claims; what stands only in their sentences is said to stand there,
//! and only where the claims themselves share nothing that can be told. Nothing is told twice.
//! Must not know: how rare a feature is.

use super::PartnerReason;
use super::partner_features::{FeaturePlace, PartnerFeature};
use crate::core::annotation::record::RecordId;
use crate::core::compare::names::spelling::folded;

/// Most reasons that are told.
const REASONS: usize = 3;
/// Most entities, and most words, that are told.
const TOLD: usize = 2;
/// From here on two claims are nearly the same words.
const NEARLY: f32 = 0.7;

/// A feature that two claims share.
pub struct SharedFeature<'a> {
    /// Which one.
    pub feature: &'a PartnerFeature,
    /// Inside where it stands in both.
    pub place: FeaturePlace,
    /// The words from which it was read, in one and in the other.
    pub words: [&'a str; 2],
}

/// Why two claims that are so alike may speak to the same question. What they share is in the order in which it counts.
pub fn reasons(
    shared: &[SharedFeature<'_>],
    likeness: f32,
    name: &dyn Fn(RecordId) -> String,
) -> Vec<PartnerReason> {
    let mut reasons = told(shared, FeaturePlace::Inside, name);
    for (place, reason) in [
        (
            FeaturePlace::Around,
            PartnerReason::InSentences as fn(String) -> PartnerReason,
        ),
        (FeaturePlace::Before, PartnerReason::BeforeThem),
    ] {
        let there = told(shared, place, name);
        if reasons.is_empty() && !there.is_empty() {
            let there: Vec<String> = there.iter().map(ToString::to_string).collect();
            reasons.push(reason(there.join(", ")));
        }
    }
    if likeness > NEARLY {
        reasons.insert(0, PartnerReason::SameWords);
    }
    reasons.truncate(REASONS);
    reasons
}

/// What can be told of the features that stand in such a place.
fn told(
    shared: &[SharedFeature<'_>],
    place: FeaturePlace,
    name: &dyn Fn(RecordId) -> String,
) -> Vec<PartnerReason> {
    let (mut named, mut values, mut words) = (Vec::new(), Vec::new(), Vec::new());
    // In small letters, so that no word of it is told once more.
    let mut said = String::new();
    let mut is_dated = false;
    let here = || shared.iter().filter(|it| it.place == place);
    for it in here() {
        match it.feature {
            PartnerFeature::Entity(id) if named.len() < TOLD => {
                let name = name(*id);
                say(&mut said, &[&name, it.words[0], it.words[1]]);
                named.push(name);
            }
            PartnerFeature::Length(_) => {
                say(&mut said, &it.words);
                values.push(PartnerReason::LengthOfTime);
            }
            PartnerFeature::Count(_) => {
                say(&mut said, &it.words);
                values.push(PartnerReason::Count(either(it.words)));
            }
            PartnerFeature::Date(_) => {
                say(&mut said, &it.words);
                if !is_dated {
                    values.push(PartnerReason::Dated(either(it.words)));
                }
                is_dated = true;
            }
            _ => {}
        }
    }
    for it in here() {
        let is_new = !it.words.iter().any(|word| said.contains(&folded(word)));
        if matches!(it.feature, PartnerFeature::Word(_)) && is_new && words.len() < TOLD {
            words.push(either(it.words));
        }
    }
    let mut reasons = Vec::new();
    if !named.is_empty() {
        reasons.push(PartnerReason::Named(named.join(" and ")));
    }
    reasons.extend(values);
    reasons.truncate(REASONS);
    if !words.is_empty() && reasons.len() < REASONS {
        reasons.push(PartnerReason::Words(words.join(" and ")));
    }
    reasons
}

fn say(said: &mut String, words: &[&str]) {
    for word in words {
        said.push_str(&folded(word));
        said.push(' ');
    }
}

/// “talks”, or “talks” or “talked” where the two do not write it alike.
fn either([one, other]: [&str; 2]) -> String {
    if folded(one) == folded(other) {
        format!("“{one}”")
    } else {
        format!("“{one}” or “{other}”")
    }
}
