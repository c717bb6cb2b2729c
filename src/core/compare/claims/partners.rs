//! Claims that may speak to the same question.
//!
//! Owns: [`PartnerIndex`], made once for all claims, and [`PartnerIndex::partners`] of one.
//! Invariant: deterministic; those of other articles first and those of the same behind them, of each the likeliest
//! first; each with its reasons. What is rare in the lesson counts more than what stands everywhere (tf–idf, cosine).
//! Must not know: points.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::PartnerReason;
use super::attribution::ArticleReports;
use super::partner_features::{ArticleFeatures, ClaimFeature, FeaturePlace, PartnerFeature};
use super::shared_features::{SharedFeature, reasons};
use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::text::TextRange;

/// Most claims of the same article that are proposed: the question is what other articles say.
const SAME_ARTICLE: usize = 2;
/// How much less likely another claim of the same sentence is a partner.
const SAME_SENTENCE: f32 = 0.4;
/// What is less alike is no partner.
const LEAST: f32 = 0.02;

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
    /// Whether it stands in another article.
    pub article: PartnerArticle,
    /// Why, what counts most first.
    pub reasons: Vec<PartnerReason>,
}

/// Where a partner stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PartnerArticle {
    /// In another article.
    Other,
    /// In the article of the claim itself.
    Same,
}

/// The features of a claim with what they weigh.
struct WeighedClaim {
    id: RecordId,
    article: ArticleIndex,
    sentences: Range<usize>,
    features: Vec<WeighedFeature>,
    length: f32,
}

/// A feature of a claim, by its number.
struct WeighedFeature {
    number: u32,
    value: f32,
    place: FeaturePlace,
    words: String,
}

/// See the head of the file.
pub struct PartnerIndex {
    claims: Vec<WeighedClaim>,
    by_id: BTreeMap<RecordId, usize>,
    features: Vec<PartnerFeature>,
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
        found: Vec<ClaimFeature>,
        rarity: &dyn Fn(&PartnerFeature) -> f32,
        numbers: &mut HashMap<PartnerFeature, u32>,
    ) {
        let at = u32::try_from(self.claims.len()).unwrap_or(u32::MAX);
        let mut features = Vec::with_capacity(found.len());
        for it in found {
            let value = it.weight * rarity(&it.feature) * importance(&it.feature);
            let next = u32::try_from(self.features.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(it.feature.clone()).or_insert(next);
            if number == next {
                self.features.push(it.feature);
                self.postings.push(Vec::new());
            }
            self.postings[number as usize].push((at, value));
            features.push(WeighedFeature {
                number,
                value,
                place: it.place,
                words: it.words,
            });
        }
        let length = features
            .iter()
            .map(|it| it.value * it.value)
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

    /// The claims that may speak to the same question as one: at most so many of other articles, and behind them a few
    /// of its own. `name` names an entity.
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
        for feature in &own.features {
            for (other, theirs) in &self.postings[feature.number as usize] {
                sums[*other as usize] += feature.value * theirs;
            }
        }
        let place = |other: usize| {
            if self.claims[other].article == own.article {
                PartnerArticle::Same
            } else {
                PartnerArticle::Other
            }
        };
        let likeness = |other: &WeighedClaim, sum: f32| {
            let lengths = own.length * other.length;
            let likeness = if lengths > 0.0 { sum / lengths } else { 0.0 };
            let is_near = other.article == own.article
                && other.sentences.start < own.sentences.end
                && own.sentences.start < other.sentences.end;
            likeness * if is_near { SAME_SENTENCE } else { 1.0 }
        };
        let mut ranked: Vec<(f32, usize)> = (0..sums.len())
            .filter(|other| other != at && sums[*other] > 0.0)
            .map(|other| (likeness(&self.claims[other], sums[other]), other))
            .filter(|(likeness, _)| *likeness > LEAST)
            .collect();
        ranked.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then(self.claims[a.1].id.cmp(&self.claims[b.1].id))
        });
        let of_article = |article: PartnerArticle, most: usize| {
            let there = ranked.iter().filter(move |it| place(it.1) == article);
            there.take(most).map(move |(likeness, other)| Partner {
                claim: self.claims[*other].id,
                likeness: *likeness,
                article,
                reasons: reasons(&self.shared(own, &self.claims[*other]), *likeness, name),
            })
        };
        of_article(PartnerArticle::Other, most)
            .chain(of_article(PartnerArticle::Same, SAME_ARTICLE))
            .collect()
    }

    /// What two claims share, what counts most first.
    fn shared<'a>(
        &'a self,
        own: &'a WeighedClaim,
        other: &'a WeighedClaim,
    ) -> Vec<SharedFeature<'a>> {
        let theirs: BTreeMap<u32, &WeighedFeature> =
            other.features.iter().map(|it| (it.number, it)).collect();
        let both = own
            .features
            .iter()
            .filter_map(|it| Some((it, *theirs.get(&it.number)?)));
        let mut both: Vec<(&WeighedFeature, &WeighedFeature)> = both.collect();
        both.sort_by(|a, b| {
            let value = |it: &(&WeighedFeature, &WeighedFeature)| it.0.value * it.1.value;
            value(b)
                .total_cmp(&value(a))
                .then(a.0.number.cmp(&b.0.number))
        });
        let shared = both.into_iter().map(|(own, other)| SharedFeature {
            feature: &self.features[own.number as usize],
            place: own.place.max(other.place),
            words: [&own.words, &other.words],
        });
        shared.collect()
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

fn number(count: u32) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
