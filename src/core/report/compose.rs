//! What stands in a report: the student's own text, the answers of each article with the words behind them, who is
//! named, who speaks, and the remarks.
//!
//! Invariant: what the work does not have takes no room: a part without words is left out. Every answer is followed
//! by the words that it rests on.
//! Must not know: how a document is drawn.

use super::answers::{answer, said};
use super::document::{
    Document, Ground, Inline, ReportBlock, ReportCell, ReportQuote, ReportRow, ReportSection,
    ReportTable,
};
use super::summary;
use crate::core::annotation::Body;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::point::RelationKind;
use crate::core::annotation::record::{AnnotatorId, RecordId};
use crate::core::annotation::workspace::Workspace;
use crate::core::compare::passages;
use crate::core::points::claims::ComparedClaim;
use crate::core::points::findings::findings;
use crate::core::points::headlines::headlines;
use crate::core::points::matrix::{ComparisonTable, MatrixCell, MatrixRow};
use crate::core::report::voices::{ArticleVoices, voices};
use crate::core::text::printable::date_in_words;
use crate::core::view::{EntityRow, annotator_label, byline, bynames, entity_rows};

/// Who hands a report in, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature {
    /// By what their records are known.
    pub id: AnnotatorId,
    /// What they are called; empty where they have not said so.
    pub name: String,
    /// ISO 8601 date.
    pub date: String,
}

/// Makes the report of a work.
#[must_use]
pub fn compose(workspace: &Workspace, signature: &Signature) -> Document {
    let report = Report {
        workspace,
        signer: signature.id,
        entities: EntityIndex::new(workspace),
        articles: bynames(&workspace.lesson().articles),
        table: ComparisonTable::new(workspace),
    };
    let sections = [
        ("Summary", summary::blocks(workspace)),
        ("Where the articles agree and differ", report.answers()),
        ("The words behind the answers", report.evidence()),
        ("Who is named", report.named()),
        ("Who speaks", report.speakers()),
        ("Claims that answer no question", report.other_claims()),
        ("Remarks", report.remarks()),
        ("The articles", report.sources()),
    ];
    let sections = sections
        .into_iter()
        .filter(|(_, blocks)| !blocks.is_empty())
        .map(|(heading, blocks)| ReportSection {
            heading: heading.to_owned(),
            blocks,
        });
    let date = date_in_words(&signature.date);
    Document {
        title: workspace.lesson().title.clone(),
        byline: match signature.name.trim() {
            "" => date,
            name => format!("{}, {date}", annotator_label(name)),
        },
        sections: sections.collect(),
    }
}

struct Report<'a> {
    workspace: &'a Workspace,
    /// Who hands it in: what others have marked says so.
    signer: AnnotatorId,
    entities: EntityIndex,
    /// What each article is called beside the others.
    articles: Vec<String>,
    table: ComparisonTable,
}

impl Report<'_> {
    /// What the table says at a glance, and the table: a question in each row, an article in each column.
    fn answers(&self) -> Vec<ReportBlock> {
        let rows = self.table.rows.iter().map(|row| ReportRow {
            head: vec![
                Inline::text(&row.point.question),
                Inline::text(" "),
                Inline::Remark(row.agreement_in_words()),
            ],
            cells: (0..)
                .zip(&row.cells)
                .map(|(at, cell)| answer(row, at, cell))
                .collect(),
        });
        let rows: Vec<ReportRow> = rows.collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let table = ReportBlock::Table(ReportTable {
            caption: "In a row, the same number and the same edge stand for the same answer."
                .to_owned(),
            corner: "Question".to_owned(),
            columns: self.articles.clone(),
            rows,
        });
        self.headlines().into_iter().chain([table]).collect()
    }

    fn headlines(&self) -> Option<ReportBlock> {
        let passages = passages::shared(&self.workspace.lesson().articles).passages;
        let found = findings(&self.table, self.workspace, &self.articles, &passages);
        let all = headlines(&self.table, &self.articles, &found);
        let question = |name: &String| Some(self.table.row(name)?.point.question.clone());
        let lines = all.iter().map(|headline| {
            let questions: Vec<String> = headline.rows.iter().filter_map(question).collect();
            vec![
                Inline::Strong(headline.sentence.clone()),
                Inline::Text(format!(": {}", questions.join("; "))),
            ]
        });
        let lines: Vec<Vec<Inline>> = lines.collect();
        (!lines.is_empty()).then_some(ReportBlock::List(lines))
    }

    /// Question by question, answer by answer: the words of the articles.
    fn evidence(&self) -> Vec<ReportBlock> {
        let mut blocks = Vec::new();
        for row in &self.table.rows {
            let point = &row.point;
            let is_answered =
                !row.positions.is_empty() || !point.silent.is_empty() || !row.unlike.is_empty();
            if !is_answered && point.note.is_empty() {
                continue;
            }
            blocks.push(ReportBlock::Heading(point.question.clone()));
            for (number, position) in row.positions.iter().enumerate() {
                let words = Inline::Strong(position.words.clone());
                blocks.push(ReportBlock::Paragraph(vec![words]));
                let claims = row.claims_at(number);
                let before = blocks.len();
                blocks.extend(claims.map(|claim| ReportBlock::Quote(self.quote(claim))));
                if blocks.len() == before {
                    let nothing = Inline::Remark("No claim is put to this answer.".to_owned());
                    blocks.push(ReportBlock::Paragraph(vec![nothing]));
                }
            }
            blocks.extend(relations(row));
            blocks.extend(self.unlike(row));
            let silent = row.cells.iter().zip(&self.articles);
            let silent = silent.filter(|(cell, _)| **cell == MatrixCell::Silent);
            let silent: Vec<&str> = silent.map(|(_, name)| name.as_str()).collect();
            if !silent.is_empty() {
                let words = format!("Silent: {}.", silent.join(", "));
                blocks.push(ReportBlock::Paragraph(vec![Inline::Text(words)]));
            }
            if !point.note.is_empty() {
                blocks.push(ReportBlock::Paragraph(vec![Inline::text(&point.note)]));
            }
        }
        blocks
    }

    /// The claims of a question that look alike and do not say the same.
    fn unlike(&self, row: &MatrixRow) -> Option<ReportBlock> {
        let words = |claim: &ComparedClaim| {
            let outlet = self.articles.get(claim.article).map_or("", String::as_str);
            format!("“{}” ({outlet})", claim.quote)
        };
        let lines = row.unlike.iter().map(|[one, other]| {
            let (one, other) = (words(one), words(other));
            vec![Inline::Text(format!(
                "{one} and {other} look alike, but are not the same."
            ))]
        });
        let lines: Vec<Vec<Inline>> = lines.collect();
        (!lines.is_empty()).then_some(ReportBlock::List(lines))
    }

    /// The words of a claim, and where they stand.
    fn quote(&self, claim: &ComparedClaim) -> ReportQuote {
        let lesson = self.workspace.lesson();
        let article = lesson.articles.get(claim.article);
        let outlet = self.articles.get(claim.article).cloned();
        let marked = byline(self.workspace, claim.id, self.signer);
        let marked = marked.map(|name| format!("marked by {name}"));
        let said = said(claim).filter(|said| Some(said) != outlet.as_ref());
        let from = outlet.into_iter().chain(said).chain(marked);
        let from: Vec<String> = from.collect();
        ReportQuote {
            words: claim.quote.clone(),
            language: article.and_then(|article| article.language.clone()),
            from: from.join(" · "),
        }
    }

    /// Who and what is named, in which words of which article.
    fn named(&self) -> Vec<ReportBlock> {
        let rows = entity_rows(self.workspace, &self.entities);
        // Who is only quoted has no words of an article.
        let rows = rows.iter().filter(|row| row.total() > 0);
        let rows: Vec<ReportRow> = rows.map(named_row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        vec![ReportBlock::Table(ReportTable {
            caption: "How often each article names whom, and in which words.".to_owned(),
            corner: "Name".to_owned(),
            columns: self.articles.clone(),
            rows,
        })]
    }

    fn speakers(&self) -> Vec<ReportBlock> {
        let all = voices(self.workspace, &self.entities).into_iter();
        all.filter(ArticleVoices::is_said)
            .map(ReportBlock::Voices)
            .collect()
    }

    /// What was said of claims that stand under no question.
    fn other_claims(&self) -> Vec<ReportBlock> {
        self.article_by_article(|id| {
            let mut free = self.table.unplaced.iter();
            let claim = free.find(|claim| claim.id == id && !claim.gist.is_empty())?;
            Some(vec![
                Inline::text(&claim.gist),
                Inline::text(" "),
                Inline::Remark(format!("“{}”", claim.quote)),
            ])
        })
    }

    fn remarks(&self) -> Vec<ReportBlock> {
        self.article_by_article(|id| {
            let body = self.workspace.body(id)?;
            let note = match body {
                Body::Mention(mention) => &mention.note,
                Body::Claim(claim) => &claim.note,
                _ => return None,
            };
            let words = body.anchor()?.words();
            (!note.is_empty()).then(|| {
                let words = Inline::Strong(format!("“{words}”"));
                vec![words, Inline::text(" "), Inline::text(note)]
            })
        })
    }

    /// A list for each article, of what `line` says of its marks.
    fn article_by_article(
        &self,
        line: impl Fn(RecordId) -> Option<Vec<Inline>>,
    ) -> Vec<ReportBlock> {
        let mut blocks = Vec::new();
        for (at, name) in self.articles.iter().enumerate() {
            let marks = self.workspace.index().in_order(at);
            let lines = marks.filter_map(|id| {
                let mut line = line(id)?;
                if let Some(name) = byline(self.workspace, id, self.signer) {
                    line.push(Inline::Remark(format!(" · marked by {name}")));
                }
                Some(line)
            });
            let lines: Vec<Vec<Inline>> = lines.collect();
            if !lines.is_empty() {
                blocks.push(ReportBlock::Heading(name.clone()));
                blocks.push(ReportBlock::List(lines));
            }
        }
        blocks
    }

    /// Which articles there are.
    fn sources(&self) -> Vec<ReportBlock> {
        let lines = self.workspace.lesson().articles.iter().map(|article| {
            let mut line = vec![Inline::Strong(article.headline.clone())];
            let date = article.date.as_deref().map(date_in_words);
            // Some agencies sign with their own name.
            let byline = article.byline.clone();
            let byline = byline.filter(|byline| *byline != article.outlet);
            let about: Vec<String> = [Some(article.outlet.clone()), byline, date]
                .into_iter()
                .flatten()
                .filter(|it| !it.is_empty())
                .collect();
            let about = about.join(", ");
            // “Inc.” has its full stop.
            line.push(Inline::Text(format!(". {}. ", about.trim_end_matches('.'))));
            line.extend(article.source.iter().map(|source| Inline::Link {
                words: source.clone(),
                address: source.clone(),
            }));
            line
        });
        vec![ReportBlock::List(lines.collect())]
    }
}

/// What the answers of a question are to each other.
fn relations(row: &MatrixRow) -> Option<ReportBlock> {
    let words = |id| {
        let mut positions = row.positions.iter();
        positions.find(|it| it.id == id).map(|it| &it.words)
    };
    let lines = row.point.relations.iter().filter_map(|relation| {
        let [first, second] = relation.between;
        let (first, second) = (words(first)?, words(second)?);
        let line = match relation.kind {
            RelationKind::AddsDetail => format!("“{second}” adds detail to “{first}”."),
            RelationKind::DiffersIn(detail) => {
                format!("“{second}” differs from “{first}” in {}.", detail.name())
            }
            RelationKind::Contradicts => format!("“{second}” contradicts “{first}”."),
        };
        Some(vec![Inline::Text(line)])
    });
    let lines: Vec<Vec<Inline>> = lines.collect();
    (!lines.is_empty()).then_some(ReportBlock::List(lines))
}

/// Who or what it is, and how each article names it.
fn named_row(row: &EntityRow) -> ReportRow {
    let cells = row.counts.iter().enumerate().map(|(at, count)| {
        let here = row.wordings.iter().filter(|wording| wording.counts[at] > 0);
        let wordings: Vec<&str> = here.map(|wording| wording.words.as_str()).collect();
        let lines = (*count > 0).then(|| {
            vec![
                Inline::Strong(count.to_string()),
                Inline::text(" "),
                Inline::Text(wordings.join(", ")),
            ]
        });
        ReportCell {
            lines: lines.into_iter().collect(),
            ground: Ground::Plain,
        }
    });
    let mut head = match &row.link {
        Some(address) => vec![Inline::Link {
            words: row.name.clone(),
            address: address.clone(),
        }],
        None => vec![Inline::text(&row.name)],
    };
    if !row.label.is_empty() {
        head.push(Inline::text(" "));
        head.push(Inline::Remark(row.label.clone()));
    }
    ReportRow {
        head,
        cells: cells.collect(),
    }
}
