//! What stands in a report: the student's own text, the answers of each article with the words behind them, who is
//! named, who speaks, and the remarks.
//!
//! Invariant: what the work does not have takes no room: a part without words is left out. Every answer is followed
//! by the words that it rests on.
//! Must not know: how a document is drawn.

use super::document::{
    Document, Ground, Inline, ReportBlock, ReportCell, ReportQuote, ReportRow, ReportSection,
    ReportTable,
};
use super::summary;
use crate::core::annotation::Body;
use crate::core::annotation::attribution::{SourceLink, Voice};
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::point::{Point, Position, RelationKind};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::lesson::ArticleIndex;
use crate::core::points::attributing::attribution_of;
use crate::core::points::listing::points;
use crate::core::report::voices::{ArticleVoices, voices};
use crate::core::text::printable::date_in_words;
use crate::core::view::{EntityRow, annotator_label, bynames, entity_rows};

/// Who hands a report in, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature {
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
        entities: EntityIndex::new(workspace),
        articles: bynames(&workspace.lesson().articles),
    };
    let sections = [
        ("Summary", summary::blocks(workspace)),
        ("Where the reports agree and differ", report.answers()),
        ("The words behind the answers", report.evidence()),
        ("Who is named", report.named()),
        ("Who speaks", report.speakers()),
        ("Claims that answer no question", report.other_claims()),
        ("Remarks", report.remarks()),
        ("The reports", report.sources()),
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
    entities: EntityIndex,
    /// What each article is called beside the others.
    articles: Vec<String>,
}

impl Report<'_> {
    /// One table: a question in each row, an article in each column.
    fn answers(&self) -> Vec<ReportBlock> {
        let points = points(self.workspace);
        let rows = points.iter().map(|listed| ReportRow {
            head: vec![Inline::text(&listed.point.question)],
            cells: (0..self.articles.len())
                .map(|at| self.answer(&listed.point, at))
                .collect(),
        });
        let rows: Vec<ReportRow> = rows.collect();
        if rows.is_empty() {
            return Vec::new();
        }
        vec![ReportBlock::Table(ReportTable {
            caption: "Each row is a question; answers with the same edge are the same.".to_owned(),
            corner: "Question".to_owned(),
            columns: self.articles.clone(),
            rows,
        })]
    }

    fn answer(&self, point: &Point, at: ArticleIndex) -> ReportCell {
        let mut cell = ReportCell::default();
        for (number, position) in point.positions.iter().enumerate() {
            let claims = self.claims_in(position, at);
            if claims.is_empty() {
                continue;
            }
            let said: Vec<String> = claims
                .iter()
                .filter_map(|claim| self.said_by(*claim))
                .collect();
            let mut line = vec![Inline::Strong(position.words.clone())];
            if !said.is_empty() {
                line.push(Inline::text(" "));
                line.push(Inline::Remark(said.join("; ")));
            }
            cell.ground = match cell.ground {
                Ground::Plain if cell.lines.is_empty() => Ground::Answer(number),
                // Two answers in one article stand on no one's ground.
                _ => Ground::Plain,
            };
            cell.lines.push(line);
        }
        let article = self.workspace.lesson().articles.get(at);
        if cell.lines.is_empty() && article.is_some_and(|it| point.is_silent(&it.id)) {
            cell.lines.push(vec![Inline::text("silent")]);
            cell.ground = Ground::Silent;
        }
        cell
    }

    /// The claims of a position that stand in one article.
    fn claims_in(&self, position: &Position, at: ArticleIndex) -> Vec<RecordId> {
        let claims = position.claims.iter().copied();
        claims
            .filter(|claim| {
                let article = self.workspace.article_of(*claim);
                article.is_some_and(|(index, _)| index == at)
            })
            .collect()
    }

    /// Who says a claim and in whose words, as it stands behind an answer.
    fn said_by(&self, claim: RecordId) -> Option<String> {
        let attribution = attribution_of(self.workspace, claim)?;
        let is_own = attribution.voice == Some(Voice::Own);
        // Its own voice is its own word.
        let named = attribution.sources.iter();
        let named = named.filter(|it| !is_own || **it != SourceLink::Article);
        let chain: Vec<String> = named.map(|it| self.source(*it)).collect();
        let voice = attribution.voice.map(|voice| match voice {
            Voice::Quote => "quoted",
            Voice::Paraphrase => "paraphrased",
            Voice::Mixed => "partly quoted",
            Voice::Own => "in the report’s own voice",
        });
        let chain = (!chain.is_empty()).then(|| chain.join(", according to "));
        let parts: Vec<String> = chain.into_iter().chain(voice.map(str::to_owned)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn source(&self, link: SourceLink) -> String {
        match link {
            SourceLink::Entity(id) => {
                let entity = self.workspace.entity(id);
                entity.map_or_else(|| "somebody".to_owned(), |entity| entity.name.clone())
            }
            SourceLink::Article => "the report itself".to_owned(),
            SourceLink::Unattributed => "nobody who is named".to_owned(),
        }
    }

    /// Question by question, answer by answer: the words of the articles.
    fn evidence(&self) -> Vec<ReportBlock> {
        let mut blocks = Vec::new();
        for listed in points(self.workspace) {
            let point = &listed.point;
            let is_answered = !point.positions.is_empty() || !point.silent.is_empty();
            if !is_answered && point.note.is_empty() {
                continue;
            }
            blocks.push(ReportBlock::Heading(point.question.clone()));
            for position in &point.positions {
                blocks.push(ReportBlock::Paragraph(vec![Inline::Strong(
                    position.words.clone(),
                )]));
                let quotes = position.claims.iter().filter_map(|id| self.quote(*id));
                blocks.extend(quotes.map(ReportBlock::Quote));
            }
            blocks.extend(relations(point));
            let silent = point.silent.iter().filter_map(|id| {
                let at = self.workspace.lesson().index_of(id)?;
                self.articles.get(at).cloned()
            });
            let silent: Vec<String> = silent.collect();
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

    /// The words of a claim, and where they stand.
    fn quote(&self, id: RecordId) -> Option<ReportQuote> {
        let Body::Claim(claim) = self.workspace.body(id)? else {
            return None;
        };
        let (at, article) = self.workspace.article_of(id)?;
        let outlet = self.articles.get(at)?.clone();
        let said = self.said_by(id);
        Some(ReportQuote {
            words: claim.anchor.words(),
            language: article.language.clone(),
            from: std::iter::once(outlet)
                .chain(said)
                .collect::<Vec<_>>()
                .join(" · "),
        })
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
            caption: "How often each report names whom, and in which words.".to_owned(),
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
        let points = points(self.workspace);
        let is_free = |id: RecordId| points.iter().all(|it| it.point.taken_by(id).is_none());
        self.article_by_article(|id| {
            let Body::Claim(claim) = self.workspace.body(id)? else {
                return None;
            };
            if claim.gist.is_empty() || !is_free(id) {
                return None;
            }
            let mut line = vec![Inline::text(&claim.gist)];
            line.push(Inline::text(" "));
            line.push(Inline::Remark(format!("“{}”", claim.anchor.words())));
            Some(line)
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
            let lines: Vec<Vec<Inline>> = marks.filter_map(&line).collect();
            if !lines.is_empty() {
                blocks.push(ReportBlock::Heading(name.clone()));
                blocks.push(ReportBlock::List(lines));
            }
        }
        blocks
    }

    /// Which reports there are.
    fn sources(&self) -> Vec<ReportBlock> {
        let lines = self.workspace.lesson().articles.iter().map(|article| {
            let mut line = vec![Inline::Strong(article.headline.clone())];
            let date = article.date.as_deref().map(date_in_words);
            let about: Vec<String> = [Some(article.outlet.clone()), article.byline.clone(), date]
                .into_iter()
                .flatten()
                .filter(|it| !it.is_empty())
                .collect();
            line.push(Inline::Text(format!(". {}. ", about.join(", "))));
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
fn relations(point: &Point) -> Option<ReportBlock> {
    let words = |id| point.position(id).map(|position| &position.words);
    let lines = point.relations.iter().filter_map(|relation| {
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

/// Who or what it is, and how each report names it.
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
