//! The student's own text in a report, with what it cites.
//!
//! Invariant: `[1]` in the text leads to the first line of the list below it; what is cited and gone is said to be so.
//! Must not know: where the text is typed.

use super::document::{Inline, ReportBlock};
use crate::core::annotation::Body;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::summary::Summary;
use crate::core::annotation::workspace::Workspace;
use crate::core::format::read_summary;
use crate::core::points::claims::SourceNames;
use crate::core::points::listing::{PointKey, point_of, points};
use crate::core::reading::search::lowered;
use crate::core::view::byname;

/// What a work says in its annotators' own words; of several annotators all, one after the other.
pub fn summaries(workspace: &Workspace) -> impl Iterator<Item = (RecordId, Summary)> {
    workspace.records().values().filter_map(|record| {
        let Body::Unread(unread) = record.body()? else {
            return None;
        };
        (unread.kind == Summary::KIND).then(|| (record.id, read_summary(&unread.fields)))
    })
}

/// The paragraphs, and what they cite.
#[must_use]
pub fn blocks(workspace: &Workspace) -> Vec<ReportBlock> {
    let mut blocks = Vec::new();
    for (_, summary) in summaries(workspace) {
        let paragraphs = summary.text.split('\n').map(str::trim);
        let paragraphs = paragraphs.filter(|paragraph| !paragraph.is_empty());
        blocks.extend(paragraphs.map(|words| ReportBlock::Paragraph(vec![Inline::text(words)])));
        let cited = (1..).zip(&summary.cites).map(|(number, id)| {
            vec![Inline::Text(format!(
                "[{number}] {}",
                cited(workspace, *id)
            ))]
        });
        let cited: Vec<Vec<Inline>> = cited.collect();
        if !cited.is_empty() {
            blocks.push(ReportBlock::List(cited));
        }
    }
    blocks
}

/// What a text cites, in one line.
#[must_use]
pub fn cited(workspace: &Workspace, id: RecordId) -> String {
    match workspace.get(id).map(|record| (record, record.body())) {
        Some((_, Some(Body::Claim(claim)))) => {
            let outlet = workspace
                .article_of(id)
                .map(|(at, _)| byname(&workspace.lesson().articles, at));
            let quote = format!("“{}”", claim.anchor.words());
            let words: Vec<String> = outlet.into_iter().chain([quote]).collect();
            let said = SourceNames::new(workspace)
                .claim(id)
                .map(|claim| claim.said_by());
            match said.as_deref() {
                None | Some("") => words.join(": "),
                Some(said) => format!("{} ({said})", words.join(": ")),
            }
        }
        Some((record, Some(_))) => {
            point_of(record).map_or_else(|| GONE.to_owned(), |point| point.question)
        }
        _ => GONE.to_owned(),
    }
}

/// Something that a text may cite.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citable {
    /// Its record.
    pub id: RecordId,
    /// What it says.
    pub words: String,
    /// Where it stands; what it is where it stands nowhere.
    pub place: String,
}

/// The questions and the claims in whose words these letters stand, questions first, at most `most` of them.
#[must_use]
pub fn citable(workspace: &Workspace, letters: &str, most: usize) -> Vec<Citable> {
    let wanted = lowered(letters.trim());
    let articles = &workspace.lesson().articles;
    let points = points(workspace).into_iter().filter_map(|listed| {
        let PointKey::Record(id) = listed.key else {
            return None;
        };
        Some(Citable {
            id,
            words: listed.point.question,
            place: "Question".to_owned(),
        })
    });
    let claims = (0..articles.len()).flat_map(|at| {
        let marks = workspace.index().in_order(at);
        marks.filter_map(move |id| match workspace.body(id)? {
            Body::Claim(claim) => Some(Citable {
                id,
                words: match claim.gist.trim() {
                    "" => claim.anchor.words(),
                    gist => gist.to_owned(),
                },
                place: byname(articles, at),
            }),
            _ => None,
        })
    });
    let all = points.chain(claims);
    let found = all.filter(|it| lowered(&it.words).contains(&wanted));
    found.take(most).collect()
}

const GONE: &str = "what was cited here was deleted";
