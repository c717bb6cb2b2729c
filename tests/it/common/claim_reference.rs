//! Claims that were found by hand in whole articles, and how well what is said of them is proposed.
//!
//! A reference is a text: `== article`, then a line for each claim: the questions to which it speaks, its words, who
//! says it and by which words. Parts are joined by "…".

use std::collections::BTreeMap;
use std::sync::Arc;

use lateral::core::annotation::record::RecordId;
use lateral::core::compare::claims::attribution::ArticleReports;
use lateral::core::compare::claims::partners::{PartnerClaim, PartnerIndex};
use lateral::core::format::{Opened, import};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::article::Article;
use lateral::core::text::TextRange;

/// A claim that somebody has found.
pub struct FoundClaim {
    pub article: usize,
    pub questions: Vec<String>,
    pub ranges: Vec<TextRange>,
    /// The words of the source, nearest to the claim; none for the article itself, and where nobody is named.
    pub source: Option<TextRange>,
    pub cue: Option<TextRange>,
    pub is_reported: bool,
}

/// A lesson with its claims.
pub struct ClaimReference {
    pub articles: Vec<Article>,
    pub claims: Vec<FoundClaim>,
}

impl ClaimReference {
    /// The bundled lesson.
    pub fn bundled() -> Self {
        let json = include_str!("../../../assets/lesson.json");
        let Ok((Opened::Lesson(lesson), _)) = import(json.as_bytes()) else {
            panic!("the bundled lesson");
        };
        let lesson: Arc<Lesson> = Arc::from(lesson);
        let source = include_str!("../../fixtures/claims/bundled.txt");
        Self::read(source, lesson.articles.clone())
    }

    /// Reads a reference to some articles.
    pub fn read(source: &str, articles: Vec<Article>) -> Self {
        let mut claims = Vec::new();
        let mut at = 0;
        for line in source
            .lines()
            .filter(|it| !it.is_empty() && !it.starts_with('#'))
        {
            if let Some(id) = line.strip_prefix("== ") {
                let found = articles.iter().position(|it| it.id.as_str() == id);
                at = found.expect("an article of the lesson");
                continue;
            }
            let fields: Vec<&str> = line.split(" | ").collect();
            let [questions, words, source, cue] = fields[..] else {
                panic!("four fields: {line}");
            };
            claims.push(found_claim(
                &articles[at],
                at,
                questions,
                words,
                source,
                cue,
            ));
        }
        Self { articles, claims }
    }

    /// The articles as reporting is looked for in them; no entity is known.
    pub fn reports(&self) -> Vec<ArticleReports> {
        let articles = self.articles.iter();
        articles
            .map(|it| ArticleReports::new(it, Vec::new()))
            .collect()
    }

    /// The claims as they are compared.
    pub fn compared(&self) -> Vec<PartnerClaim> {
        let claims = (1..).zip(&self.claims);
        claims
            .map(|(number, claim)| PartnerClaim {
                id: RecordId(number),
                article: claim.article,
                ranges: claim.ranges.clone(),
                gist: String::new(),
            })
            .collect()
    }

    fn words(&self, claim: &FoundClaim, range: TextRange) -> &str {
        self.articles[claim.article].text.slice(range)
    }
}

fn found_claim(
    article: &Article,
    at: usize,
    questions: &str,
    words: &str,
    source: &str,
    cue: &str,
) -> FoundClaim {
    let mut from = 0;
    let ranges: Vec<TextRange> = words
        .split(" … ")
        .filter_map(|part| {
            // An ellipsis of the text itself stays.
            let all = places(article, words);
            if let (true, Some(whole)) = (from == 0, all.first()) {
                from = u32::MAX;
                return Some(*whole);
            }
            let found = places(article, part)
                .into_iter()
                .find(|it| it.start() >= from);
            from = found.map_or(from, TextRange::end);
            assert!(
                found.is_some() || from == u32::MAX,
                "“{part}” stands in {:?}",
                article.id
            );
            found
        })
        .collect();
    let cover = ranges
        .iter()
        .copied()
        .reduce(TextRange::join)
        .expect("words");
    let near = |words: &str, to: TextRange| {
        let distance = |it: &TextRange| {
            let gap = to
                .start()
                .saturating_sub(it.end())
                .max(it.start().saturating_sub(to.end()));
            // Nobody is quoted by who is named later in the article, but for the sentence itself.
            (gap, it.start())
        };
        places(article, words).into_iter().min_by_key(distance)
    };
    let is_named = !matches!(source, "-" | "?");
    let source_range = is_named.then(|| {
        near(source, cover).unwrap_or_else(|| panic!("“{source}” stands in {:?}", article.id))
    });
    let cue_range = (cue != "-").then(|| {
        near(cue, source_range.unwrap_or(cover))
            .unwrap_or_else(|| panic!("“{cue}” stands in {:?}", article.id))
    });
    FoundClaim {
        article: at,
        questions: questions
            .split(',')
            .filter(|it| *it != "-")
            .map(str::to_owned)
            .collect(),
        ranges,
        source: source_range,
        cue: cue_range,
        is_reported: source != "-",
    }
}

/// Where words stand in what is read of an article.
fn places(article: &Article, words: &str) -> Vec<TextRange> {
    let text = article.text.as_str();
    let found = text.match_indices(words).map(|(byte, _)| {
        let start = article.text.offset_of_byte(byte);
        TextRange::between(start, article.text.offset_of_byte(byte + words.len()))
    });
    found
        .filter(|range| {
            article
                .readable()
                .any(|(_, block)| block.range.covers(*range))
        })
        .collect()
}

/// How many of how many.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct ClaimScore {
    pub right: u32,
    pub of: u32,
}

impl ClaimScore {
    pub fn share(self) -> f64 {
        f64::from(self.right) / f64::from(self.of.max(1))
    }

    fn count(&mut self, is_right: bool) {
        self.of += 1;
        self.right += u32::from(is_right);
    }
}

/// What was proposed, counted, and in words what was wrong.
#[derive(Default)]
pub struct AttributionScores {
    /// Attributed claims whose source stands in the same sentence: source and cue.
    pub same_sentence: ClaimScore,
    /// The same, to the letter.
    pub exact: ClaimScore,
    /// Attributed claims whose source stands elsewhere.
    pub elsewhere: ClaimScore,
    /// Claims of the article itself for which nobody is proposed.
    pub own: ClaimScore,
    pub wrong: Vec<String>,
}

/// Scores who is proposed.
pub fn score_attribution(reference: &ClaimReference) -> AttributionScores {
    let reports = reference.reports();
    let mut scores = AttributionScores::default();
    for claim in &reference.claims {
        let report = &reports[claim.article];
        let proposed = report.attribution(&claim.ranges);
        let said: Vec<String> = proposed
            .sources
            .iter()
            .map(|it| {
                let words = it.words.map_or("?", |range| reference.words(claim, range));
                let cue: Vec<&str> = it
                    .cue
                    .iter()
                    .map(|range| reference.words(claim, *range))
                    .collect();
                format!("{words} [{}]", cue.join(" … "))
            })
            .collect();
        let words = reference.words(claim, claim.ranges[0]);
        let mut tell = |kind: &str| {
            let wanted = claim
                .source
                .map_or("-", |range| reference.words(claim, range));
            scores.wrong.push(format!(
                "{kind}: “{words}” is {wanted}, proposed {}",
                said.join(" < ")
            ));
        };
        if !claim.is_reported {
            if proposed.is_reported {
                tell("own");
            }
            scores.own.count(!proposed.is_reported);
            continue;
        }
        let Some(source) = claim.source else {
            let is_right = proposed
                .sources
                .first()
                .is_some_and(|it| it.words.is_none());
            if !is_right {
                tell("nobody");
            }
            scores.elsewhere.count(is_right);
            continue;
        };
        let first = proposed.sources.first();
        let overlap = |a: TextRange, b: TextRange| {
            let common = a.intersect(b).map_or(0, TextRange::len);
            f64::from(common) / f64::from(a.join(b).len())
        };
        let has_cue = first.is_some_and(|it| match claim.cue {
            Some(cue) => it.cue.iter().any(|range| range.intersect(cue).is_some()),
            None => it.cue.is_empty(),
        });
        let named = first.and_then(|it| it.words);
        // Another mention of the same words is as right where the claim's own sentence has none.
        let is_whole = |range: TextRange| range.covers(source) && range.end() == source.end();
        let is_same = |range: TextRange| overlap(range, source) >= 0.5 || is_whole(range);
        let sentences = &report.read().sentences[report.read().touching(claim.ranges[0])];
        let is_here = sentences.iter().any(|it| it.range.covers(source));
        if is_here {
            let is_right = has_cue && named.is_some_and(is_same);
            if !is_right {
                tell("same sentence");
            }
            scores.same_sentence.count(is_right);
            scores.exact.count(has_cue && named == Some(source));
        } else {
            let words = |range: TextRange| reference.words(claim, range).to_lowercase();
            let is_right =
                named.is_some_and(|range| is_same(range) || words(range).ends_with(&words(source)));
            if !is_right {
                tell("elsewhere");
            }
            scores.elsewhere.count(is_right);
        }
    }
    scores
}

/// Of the claims that have a partner in another article, for how many one is among the first three.
pub fn score_partners(reference: &ClaimReference) -> (ClaimScore, Vec<String>) {
    let reports = reference.reports();
    let dates: Vec<Option<String>> = reference
        .articles
        .iter()
        .map(|it| it.date.clone())
        .collect();
    let compared = reference.compared();
    let index = PartnerIndex::new(&reports, &dates, &compared);
    let shares =
        |a: &FoundClaim, b: &FoundClaim| a.questions.iter().any(|it| b.questions.contains(it));
    let (mut score, mut wrong) = (ClaimScore::default(), Vec::new());
    let by_id: BTreeMap<RecordId, &FoundClaim> = compared
        .iter()
        .map(|it| it.id)
        .zip(&reference.claims)
        .collect();
    for (id, claim) in &by_id {
        let has_partner = by_id
            .values()
            .any(|it| it.article != claim.article && shares(it, claim));
        if !has_partner {
            continue;
        }
        let partners = index.partners(*id, 3, &|_| String::new());
        let is_right = partners.iter().any(|it| shares(by_id[&it.claim], claim));
        score.count(is_right);
        if !is_right {
            let told: Vec<String> = partners
                .iter()
                .map(|it| {
                    format!(
                        "   {:.2} {} {:?}",
                        it.likeness,
                        reference.words(by_id[&it.claim], by_id[&it.claim].ranges[0]),
                        it.reasons
                    )
                })
                .collect();
            wrong.push(format!(
                "{:?} {}\n{}",
                claim.questions,
                reference.words(claim, claim.ranges[0]),
                told.join("\n")
            ));
        }
    }
    (score, wrong)
}
