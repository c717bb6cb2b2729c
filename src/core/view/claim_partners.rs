//! Claims that may answer the same question, as a claim's card shows them.
//!
//! Invariant: only claims that are drawn, the likeliest first; those of the same article behind the others, and said to
//! be of it.
//! Must not know: how likeness is measured.

use crate::core::annotation::Body;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::compare::claims::attribution::ArticleReports;
use crate::core::compare::claims::partners::{Partner, PartnerArticle, PartnerClaim, PartnerIndex};
use crate::core::compare::claims::{marked_places, sentence};
use crate::core::points::likeness::points_of_unlike;
use crate::core::points::listing::{ListedPoint, PointKey, points};
use crate::core::points::taking::ClaimAgreement;
use crate::core::text::printable::brief;

/// Letters of a claim that are shown.
const WORDS: usize = 140;

/// A claim that may answer the same question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PartnerRow {
    /// Which one.
    pub id: RecordId,
    /// Of which article.
    pub outlet: String,
    /// Its words.
    pub words: String,
    /// Why, as a sentence.
    pub why: String,
    /// The questions that it answers.
    pub points: Vec<(PointKey, String)>,
    /// What was said of it and the claim that is compared, where both answer one question.
    pub agreement: Option<ClaimAgreement>,
    /// The questions to which both look alike and do not say the same, as somebody has said.
    pub unlike: Vec<(PointKey, String)>,
}

/// The claims that may answer the same question as one: at most so many of other articles, behind them a few of its own;
/// last those of which somebody has said that they only look alike.
#[must_use]
pub fn claim_partners(
    workspace: &Workspace,
    entities: &EntityIndex,
    id: RecordId,
    most: usize,
) -> Vec<PartnerRow> {
    let lesson = workspace.lesson();
    let mut claims = Vec::new();
    for record in workspace.records().values() {
        let ranges = workspace.index().drawn(record.id);
        let Some(Body::Claim(claim)) = record.body().filter(|_| !ranges.is_empty()) else {
            continue;
        };
        if let Some(article) = lesson.index_of(&claim.article) {
            claims.push(PartnerClaim {
                id: record.id,
                article,
                ranges: ranges.to_vec(),
                gist: claim.gist.clone(),
            });
        }
    }
    let reports: Vec<ArticleReports> = lesson
        .articles
        .iter()
        .zip(marked_places(workspace, entities))
        .map(|(article, places)| ArticleReports::new(article, places))
        .collect();
    let dates: Vec<Option<String>> = lesson.articles.iter().map(|it| it.date.clone()).collect();
    let index = PartnerIndex::new(&reports, &dates, &claims);
    let name = |id: RecordId| {
        workspace
            .entity(id)
            .map_or_else(String::new, |it| it.name.clone())
    };
    let all_points = points(workspace);
    let rows = index
        .partners(id, most, &name)
        .into_iter()
        .filter_map(|partner| {
            let claim = claims.iter().find(|it| it.id == partner.claim)?;
            let body = workspace.body(partner.claim)?;
            Some(PartnerRow {
                id: partner.claim,
                outlet: lesson.articles.get(claim.article)?.outlet.clone(),
                words: brief(&body.anchor()?.words(), WORDS),
                why: why(&partner),
                points: points_of_claim(workspace, partner.claim),
                agreement: agreement(&all_points, [id, partner.claim]),
                unlike: points_of_unlike(workspace, id, partner.claim),
            })
        });
    let (alike, unlike): (Vec<PartnerRow>, Vec<PartnerRow>) =
        rows.partition(|row| row.unlike.is_empty());
    alike.into_iter().chain(unlike).collect()
}

/// Why a claim is proposed.
fn why(partner: &Partner) -> String {
    let why = sentence(&partner.reasons);
    match partner.article {
        PartnerArticle::Other => why,
        PartnerArticle::Same => format!("In the same article. {why}").trim_end().to_owned(),
    }
}

/// Whether two claims are under one answer or under two, at the first question that both answer.
fn agreement(points: &[ListedPoint], claims: [RecordId; 2]) -> Option<ClaimAgreement> {
    points.iter().find_map(|it| {
        let [one, other] = claims.map(|claim| it.point.taken_by(claim).map(|position| position.id));
        Some(if one? == other? {
            ClaimAgreement::Same
        } else {
            ClaimAgreement::Different
        })
    })
}

/// The questions that a claim answers.
#[must_use]
pub fn points_of_claim(workspace: &Workspace, id: RecordId) -> Vec<(PointKey, String)> {
    let all = points(workspace).into_iter();
    all.filter(|it| it.point.taken_by(id).is_some())
        .map(|it| (it.key, it.point.question))
        .collect()
}
