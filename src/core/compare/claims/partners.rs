//! Claims that may speak to the same question.
//!
//! Owns: [`PartnerIndex`], made once for all claims, and [`PartnerIndex::partners`] of one.
//! Invariant: deterministic; the likeliest first, those of other articles before those of the same where they are alike;
//! each with its reasons. What is rare in the lesson counts more than what stands everywhere (tf–idf, cosine).
//! Must not know: points.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::PartnerReason;
use super::attribution::ArticleReports;
use super::partner_features::{ArticleFeatures, PartnerFeature, Weighed};
use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::text::TextRange;

/// Most reasons that are told.
const REASONS: usize = 3;
/// How much less likely a claim of the same article is a partner.
const SAME_ARTICLE: f32 = 0.7;
/// The same within one sentence.
const SAME_SENTENCE: f32 = 0.3;

/// A claim as it is compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PartnerClaim {
    /// Which one.
    pub id: RecordId,
    /// In which article.
    pub article: ArticleIndex,
    /// Which words.
    pub ranges: Vec<TextRange>,
    /// In the annotator's own words.
    pub gist: String,
}

/// A claim that may speak to the same question.
#[derive(Clone, PartialEq, Debug)]
pub struct Partner {
    /// Which one.
    pub claim: RecordId,
    /// How alike, from 0 to 1.
    pub likeness: f32,
    /// Why, what counts most first.
    pub reasons: Vec<PartnerReason>,
}

/// The features of a claim with what they weigh.
struct WeighedClaim {
    id: RecordId,
    article: ArticleIndex,
    sentences: Range<usize>,
    features: Vec<(u32, f32)>,
    length: f32,
}

/// See the head of the file.
pub struct PartnerIndex {
    claims: Vec<WeighedClaim>,
    by_id: BTreeMap<RecordId, usize>,
    /// Each feature with the word from which it was read.
    features: Vec<(PartnerFeature, String)>,
    /// The claims that have a feature.
    postings: Vec<Vec<(u32, f32)>>,
}

impl PartnerIndex {
    /// The index of some claims. `dates` are those of the articles.
    #[must_use]
    pub fn new(
        reports: &[ArticleReports],
        dates: &[Option<String>],
        claims: &[PartnerClaim],
    ) -> Self {
        let date = |article: ArticleIndex| dates.get(article).and_then(Option::as_deref);
        let features: Vec<ArticleFeatures> = (0..)
            .zip(reports)
            .map(|(article, report)| ArticleFeatures::new(report, date(article)))
            .collect();
        let mut counts: HashMap<&PartnerFeature, u32> = HashMap::new();
        let mut sentences = 0_u32;
        for sentence in features.iter().flat_map(ArticleFeatures::sentences) {
            sentences += 1;
            for feature in sentence {
                *counts.entry(feature).or_default() += 1;
            }
        }
        let rarity = |feature: &PartnerFeature| {
            let count = counts.get(feature).copied().unwrap_or(1).max(1);
            number(sentences.max(1) + 1).ln() - number(count).ln()
        };
        let mut index = Self {
            claims: Vec::new(),
            by_id: BTreeMap::new(),
            features: Vec::new(),
            postings: Vec::new(),
        };
        let mut numbers: HashMap<PartnerFeature, u32> = HashMap::new();
        for claim in claims {
            let Some((report, features)) =
                reports.get(claim.article).zip(features.get(claim.article))
            else {
                continue;
            };
            let found = features.of_claim(report, &claim.ranges, &claim.gist);
            let cover = claim.ranges.iter().copied().reduce(TextRange::join);
            let sentences = cover.map_or(0..0, |cover| report.read().touching(cover));
            index.add(claim, sentences, found, &rarity, &mut numbers);
        }
        index
    }

    fn add(
        &mut self,
        claim: &PartnerClaim,
        sentences: Range<usize>,
        found: Vec<Weighed>,
        rarity: &dyn Fn(&PartnerFeature) -> f32,
        numbers: &mut HashMap<PartnerFeature, u32>,
    ) {
        let at = u32::try_from(self.claims.len()).unwrap_or(u32::MAX);
        let mut features = Vec::with_capacity(found.len());
        for (feature, weight, word) in found {
            let value = weight * rarity(&feature) * importance(&feature);
            let next = u32::try_from(self.features.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(feature.clone()).or_insert(next);
            if number == next {
                self.features.push((feature, word));
                self.postings.push(Vec::new());
            }
            self.postings[number as usize].push((at, value));
            features.push((number, value));
        }
        let length = features
            .iter()
            .map(|(_, value)| value * value)
            .sum::<f32>()
            .sqrt();
        self.by_id.insert(claim.id, self.claims.len());
        self.claims.push(WeighedClaim {
            id: claim.id,
            article: claim.article,
            sentences,
            features,
            length,
        });
    }

    /// The claims that may speak to the same question as one, at most so many. `name` names an entity.
    #[must_use]
    pub fn partners(
        &self,
        claim: RecordId,
        most: usize,
        name: &dyn Fn(RecordId) -> String,
    ) -> Vec<Partner> {
        let Some(at) = self.by_id.get(&claim) else {
            return Vec::new();
        };
        let own = &self.claims[*at];
        let mut sums = vec![0.0_f32; self.claims.len()];
        for (feature, value) in &own.features {
            for (other, theirs) in &self.postings[*feature as usize] {
                sums[*other as usize] += value * theirs;
            }
        }
        let likeness = |other: &WeighedClaim, sum: f32| {
            let lengths = own.length * other.length;
            let likeness = if lengths > 0.0 { sum / lengths } else { 0.0 };
            let is_same = other.article == own.article;
            let is_near = is_same
                && other.sentences.start < own.sentences.end
                && own.sentences.start < other.sentences.end;
            match (is_near, is_same) {
                (true, _) => likeness * SAME_SENTENCE,
                (false, true) => likeness * SAME_ARTICLE,
                (false, false) => likeness,
            }
        };
        let mut ranked: Vec<(f32, usize)> = (0..sums.len())
            .filter(|other| other != at && sums[*other] > 0.0)
            .map(|other| (likeness(&self.claims[other], sums[other]), other))
            .filter(|(likeness, _)| *likeness > 0.02)
            .collect();
        ranked.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then(self.claims[a.1].id.cmp(&self.claims[b.1].id))
        });
        ranked.truncate(most);
        let partner = |(likeness, other): (f32, usize)| Partner {
            claim: self.claims[other].id,
            likeness,
            reasons: self.reasons(own, &self.claims[other], likeness, name),
        };
        ranked.into_iter().map(partner).collect()
    }

    fn reasons(
        &self,
        a: &WeighedClaim,
        b: &WeighedClaim,
        likeness: f32,
        name: &dyn Fn(RecordId) -> String,
    ) -> Vec<PartnerReason> {
        let theirs: BTreeMap<u32, f32> = b.features.iter().copied().collect();
        let shared = a
            .features
            .iter()
            .filter_map(|(feature, value)| Some((value * theirs.get(feature)?, *feature)));
        let mut shared: Vec<(f32, u32)> = shared.collect();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut reasons = Vec::new();
        if likeness > 0.7 {
            reasons.push(PartnerReason::SameWords);
        }
        let (mut named, mut words): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut is_dated = false;
        for (_, feature) in shared {
            let (feature, word) = &self.features[feature as usize];
            match feature {
                PartnerFeature::Entity(id) if named.len() < 2 => named.push(name(*id)),
                PartnerFeature::Length(_) => reasons.push(PartnerReason::LengthOfTime),
                PartnerFeature::Count(_) => reasons.push(PartnerReason::Count(word.clone())),
                PartnerFeature::Date(_) if !is_dated => {
                    is_dated = true;
                    reasons.push(PartnerReason::Dated(capital(word)));
                }
                PartnerFeature::Word(_) if words.len() < 3 => words.push(word.clone()),
                _ => {}
            }
        }
        let lower: Vec<String> = named.iter().map(|it| it.to_lowercase()).collect();
        words.retain(|word| !lower.iter().any(|name| name.contains(word.as_str())));
        if !named.is_empty() {
            reasons.insert(0, PartnerReason::Named(named.join(" and ")));
        }
        if reasons.len() < REASONS && !words.is_empty() {
            let words: Vec<String> = words
                .iter()
                .take(2)
                .map(|word| format!("“{word}”"))
                .collect();
            reasons.push(PartnerReason::Words(words.join(" and ")));
        }
        reasons.truncate(REASONS);
        reasons
    }
}

/// How much a kind of feature says beside its rarity.
fn importance(feature: &PartnerFeature) -> f32 {
    match feature {
        PartnerFeature::Entity(_) | PartnerFeature::Count(_) | PartnerFeature::Word(_) => 1.0,
        PartnerFeature::Length(_) => 1.6,
        PartnerFeature::Quantity(_) => 0.7,
        PartnerFeature::Date(_) => 0.9,
        PartnerFeature::Pair(..) => 0.5,
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn number(count: u32) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
