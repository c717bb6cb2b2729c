//! What the card of a claim knows of who says it, and what it does with it.
//!
//! Invariant: an article is read once while the card is open; what is proposed follows the records.
//! Must not know: how it looks.

use leptos::prelude::*;

use crate::core::annotation::Body;
use crate::core::annotation::attribution::SourceLink;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::compare::claims::attribution::ArticleReports;
use crate::core::compare::claims::marked_places;
use crate::core::points::taking::{SourceChoice, TakenAttribution};
use crate::core::view::{SaidSource, SourceProposal, claim_source, source_proposal};
use crate::pages::reader::Reader;
use crate::pages::reader::actions::claims as actions;

/// What is said of a claim's source, and what is proposed.
#[derive(Clone, Copy)]
pub struct SourceCard {
    /// The page.
    pub reader: Reader,
    /// The claim.
    pub id: RecordId,
    /// What is said; nothing for other marks.
    pub said: Memo<Option<SaidSource>>,
    /// What is proposed.
    pub proposal: Memo<Option<SourceProposal>>,
}

impl SourceCard {
    /// Of a claim.
    pub fn new(reader: Reader, id: RecordId) -> Self {
        let said = Memo::new(move |_| {
            reader
                .session
                .with(|workspace| claim_source(workspace, &EntityIndex::new(workspace), id))
        });
        let read = StoredValue::new(None::<ArticleReports>);
        let proposal = Memo::new(move |_| {
            reader.session.with(|workspace| {
                let article = workspace.body(id).and_then(Body::article)?;
                let at = workspace.lesson().index_of(article)?;
                let reports = read.get_value().or_else(|| {
                    let article = workspace.lesson().articles.get(at)?;
                    let reports = ArticleReports::new(article, Vec::new());
                    read.set_value(Some(reports.clone()));
                    Some(reports)
                })?;
                let entities = EntityIndex::new(workspace);
                let places = marked_places(workspace, &entities).swap_remove(at);
                source_proposal(workspace, &entities, &reports.with_places(places), id)
            })
        });
        Self {
            reader,
            id,
            said,
            proposal,
        }
    }

    /// Whether anybody is said to say it.
    pub fn is_said(self) -> bool {
        self.said
            .with(|said| said.as_ref().is_some_and(|it| !it.sources.is_empty()))
    }

    /// Says that these say it, and nothing else.
    pub fn set_sources(self, sources: Vec<SourceChoice>) {
        let taken = TakenAttribution {
            sources,
            ..TakenAttribution::default()
        };
        actions::take(self.reader, self.id, &taken);
    }

    /// Who is said to say it.
    pub fn links(self) -> Vec<SourceLink> {
        self.said.with_untracked(|said| {
            let sources = said.iter().flat_map(|it| &it.sources);
            sources.map(|(link, _)| *link).collect()
        })
    }

    /// Says that one more passes it on; the article itself and nobody stand alone.
    pub fn add(self, choice: SourceChoice) {
        let is_alone = |link: &SourceLink| !matches!(link, SourceLink::Entity(_));
        let before = self.links().into_iter().filter(|it| !is_alone(it));
        let mut sources: Vec<SourceChoice> = before.map(SourceChoice::Link).collect();
        if matches!(&choice, SourceChoice::Link(link) if is_alone(link)) {
            sources.clear();
        }
        sources.push(choice);
        self.set_sources(sources);
    }
}
