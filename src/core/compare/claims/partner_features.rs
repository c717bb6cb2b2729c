//! By what claims are compared: whom they name, what they count and date, their words.
//!
//! Owns: [`PartnerFeature`], [`ArticleFeatures`].
//! Invariant: a feature says what it was read from, so that a reason can say it.
//! Must not know: how rare a feature is.

use super::attribution::ArticleReports;
use super::entity_places::EntityPlace;
use super::report_token::ReportToken;
use super::sentences::ReportSentence;
use super::stems::{says_little, stands_for, stem};
use crate::core::annotation::EntityValue;
use crate::core::annotation::record::RecordId;
use crate::core::compare::names::spelling::folded;
use crate::core::compare::names::word_lists::is_day_or_month;
use crate::core::compare::values::{ReadAgainst, proposed_value};

use crate::core::text::TextRange;

/// Something that two claims may share.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PartnerFeature {
    /// An entity is named.
    Entity(RecordId),
    /// A length of time is given, in hours or less, or in days or more.
    Length(TimeScale),
    /// Something is counted.
    Count(String),
    /// A number with its unit.
    Quantity(String),
    /// A day, a month or a year.
    Date(String),
    /// A word without its ending.
    Word(String),
    /// Two words that stand side by side, without their endings.
    Pair(String, String),
}

/// Lengths of time that are compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TimeScale {
    /// Hours or less.
    Short,
    /// Days or more.
    Long,
}

/// Where a claim has a feature from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FeaturePlace {
    /// Its own words, or what the annotator calls it.
    Inside,
    /// The rest of its sentence.
    Around,
    /// The sentence before.
    Before,
}

/// A feature of a claim.
#[derive(Clone, PartialEq, Debug)]
pub struct ClaimFeature {
    /// Which one.
    pub feature: PartnerFeature,
    /// How much it counts.
    pub weight: f32,
    /// Where it stands.
    pub place: FeaturePlace,
    /// The words from which it was read, as they are written.
    pub words: String,
}

/// How much the words around a claim count in its sentence.
const AROUND: f32 = 0.35;
/// How much the sentence before counts where a claim begins with a word that stands for something named there.
const BEFORE: f32 = 0.1;

/// A feature where it stands.
pub struct PlacedFeature {
    feature: PartnerFeature,
    range: TextRange,
    weight: f32,
}

/// The features of an article, sentence by sentence.
pub struct ArticleFeatures {
    sentences: Vec<Vec<PlacedFeature>>,
}

impl ArticleFeatures {
    /// Those of an article of that date.
    pub fn new(reports: &ArticleReports, date: Option<&str>) -> Self {
        let sentences = reports.read().sentences.iter();
        Self {
            sentences: sentences
                .map(|it| sentence_features(reports.places(), it, date))
                .collect(),
        }
    }

    /// The different features of each sentence.
    pub fn sentences(&self) -> impl Iterator<Item = Vec<&PartnerFeature>> {
        self.sentences.iter().map(|placed| {
            let mut features: Vec<&PartnerFeature> = placed.iter().map(|it| &it.feature).collect();
            features.sort();
            features.dedup();
            features
        })
    }

    /// The features of a claim: what stands in it, less what stands around it, and its gist.
    pub fn of_claim(
        &self,
        reports: &ArticleReports,
        ranges: &[TextRange],
        gist: &str,
    ) -> Vec<ClaimFeature> {
        let mut found: Vec<ClaimFeature> = Vec::new();
        let is_in = |range: TextRange| ranges.iter().any(|it| it.intersect(range).is_some());
        let Some(cover) = ranges.iter().copied().reduce(TextRange::join) else {
            return found;
        };
        for placed in self
            .sentences
            .get(reports.read().touching(cover))
            .into_iter()
            .flatten()
            .flatten()
        {
            let (place, part) = if is_in(placed.range) {
                (FeaturePlace::Inside, 1.0)
            } else {
                (FeaturePlace::Around, AROUND)
            };
            // How long or how many is said by the claim itself, or not at all.
            if place == FeaturePlace::Inside || !is_number(&placed.feature) {
                found.push(ClaimFeature {
                    feature: placed.feature.clone(),
                    weight: placed.weight * part,
                    place,
                    words: reports.words(placed.range),
                });
            }
        }
        let before = sentence_meant(reports, cover).and_then(|at| self.sentences.get(at));
        for placed in before.into_iter().flatten() {
            if !is_number(&placed.feature) {
                found.push(ClaimFeature {
                    feature: placed.feature.clone(),
                    weight: placed.weight * BEFORE,
                    place: FeaturePlace::Before,
                    words: reports.words(placed.range),
                });
            }
        }
        for written in gist.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’') {
            let word = folded(written);
            if !word.is_empty() && !says_little(&word) {
                found.push(ClaimFeature {
                    feature: PartnerFeature::Word(stem(&word)),
                    weight: 0.7,
                    place: FeaturePlace::Inside,
                    words: written.to_owned(),
                });
            }
        }
        found.sort_by(|a, b| {
            a.feature
                .cmp(&b.feature)
                .then(b.weight.total_cmp(&a.weight))
        });
        found.dedup_by(|later, first| later.feature == first.feature);
        found
    }
}

/// The sentence before that in which a claim begins with "it", "this" and the like.
fn sentence_meant(reports: &ArticleReports, cover: TextRange) -> Option<usize> {
    let here = reports.read().touching(cover).start;
    let sentence = reports.read().sentences.get(here)?;
    let mut tokens = sentence.tokens.iter();
    let first = tokens.find(|it| cover.intersect(it.range).is_some())?;
    stands_for(&first.folded).then(|| here.checked_sub(1))?
}

/// Whether a feature is how long something is, or how many there are.
fn is_number(feature: &PartnerFeature) -> bool {
    matches!(
        feature,
        PartnerFeature::Length(_) | PartnerFeature::Count(_) | PartnerFeature::Quantity(_)
    )
}

fn sentence_features(
    places: &[EntityPlace],
    sentence: &ReportSentence,
    date: Option<&str>,
) -> Vec<PlacedFeature> {
    let mut found = Vec::new();
    let tokens = &sentence.tokens;
    let mut before: Option<String> = None;
    for (at, token) in tokens.iter().enumerate() {
        let mut add = |feature, range, weight| {
            found.push(PlacedFeature {
                feature,
                range,
                weight,
            });
        };
        add_value(&mut add, sentence, at, date);
        if says_little(&token.folded) {
            continue;
        }
        let stem = stem(&token.folded);
        let named = if token.is_capital && at > 0 { 1.2 } else { 1.0 };
        if let Some(before) = before.replace(stem.clone()).filter(|_| !token.is_parted()) {
            add(PartnerFeature::Pair(before, stem.clone()), token.range, 0.6);
        }
        add(PartnerFeature::Word(stem), token.range, named);
    }
    for place in places.iter().filter(|it| sentence.range.covers(it.range)) {
        found.push(PlacedFeature {
            feature: PartnerFeature::Entity(place.entity),
            range: place.range,
            weight: 1.0,
        });
    }
    found
}

fn add_value(
    add: &mut dyn FnMut(PartnerFeature, TextRange, f32),
    sentence: &ReportSentence,
    at: usize,
    date: Option<&str>,
) {
    let tokens = &sentence.tokens;
    let token = &tokens[at];
    let window = |first: usize, behind: usize| {
        let words: Vec<&str> = tokens[first..behind.min(tokens.len())]
            .iter()
            .map(|it| it.folded.as_str())
            .collect();
        words.join(" ")
    };
    if names_date(tokens, at) {
        let words = window(at.saturating_sub(1), at + 3);
        let against = date.map_or(ReadAgainst::Nothing, ReadAgainst::Own);
        let value = proposed_value(&words, against, "").map(|it| it.value);
        let day = match value {
            Some(EntityValue::Time(time)) => time.start,
            _ => token.folded.clone(),
        };
        let (first, last) = date_words(tokens, at);
        add(PartnerFeature::Date(day), sentence.span(first, last), 1.0);
    }
    let is_long = tokens
        .get(at + 1)
        .is_some_and(|next| next.folded == "long" && next.before == "-");
    let words = if is_long {
        format!("{}-long", token.folded)
    } else if counted(&token.folded) || matches!(token.folded.as_str(), "a" | "an") {
        window(at, at + 3)
    } else {
        return;
    };
    let proposed = proposed_value(&words, ReadAgainst::Nothing, "").map(|it| it.value);
    let Some(EntityValue::Quantity(quantity)) = proposed else {
        return;
    };
    let unit = quantity.unit;
    // "From six to two" counts nothing.
    if unit.is_empty() || says_little(&unit) {
        return;
    }
    let scale = match unit.as_str() {
        "second" | "minute" | "hour" => Some(TimeScale::Short),
        "day" | "week" | "month" | "year" | "decade" => Some(TimeScale::Long),
        _ => None,
    };
    let kind = match scale {
        Some(scale) => PartnerFeature::Length(scale),
        // "The two sides" are nobody's count.
        None if matches!(quantity.number.as_str(), "0" | "1" | "2") => return,
        None => PartnerFeature::Count(stem(&unit)),
    };
    let range = (at..tokens.len().min(at + 3))
        .find(|it| tokens[*it].folded.starts_with(&stem(&unit)))
        .map_or(token.range, |it| tokens[it].range);
    add(kind, range, 1.0);
    let quantity = format!("{} {unit}", quantity.number);
    add(PartnerFeature::Quantity(quantity), token.range, 1.0);
}

/// Whether a word is a day of the week or a month. "May" and "march" are no months without their capital, nor where
/// the sentence begins with them.
fn names_date(tokens: &[ReportToken], at: usize) -> bool {
    let token = &tokens[at];
    let is_verb = matches!(token.folded.as_str(), "may" | "march")
        && (at == 0 || !token.is_capital)
        && !tokens.get(at + 1).is_some_and(is_digits);
    is_day_or_month(&token.folded) && !is_verb
}

/// The words of a date around its day of the week or its month: "14 March 2024".
fn date_words(tokens: &[ReportToken], at: usize) -> (usize, usize) {
    let first = at
        .checked_sub(1)
        .filter(|before| is_digits(&tokens[*before]) && !tokens[at].is_parted());
    let mut last = at;
    while last < at + 2 && tokens.get(last + 1).is_some_and(is_digits) {
        last += 1;
    }
    (first.unwrap_or(at), last)
}

fn is_digits(token: &ReportToken) -> bool {
    token.folded.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word is a number, in digits or in words; articles are none.
pub fn counted(word: &str) -> bool {
    !matches!(word, "a" | "an") && proposed_value(word, ReadAgainst::Nothing, "").is_some()
}
