//! Claims as they are compared: their words, whose they are, and who says them by name.
//!
//! Invariant: a source that is not there any more is nobody with a name.
//! Must not know: what they answer.

use std::cell::OnceCell;

use crate::core::annotation::attribution::{Attribution, SourceLink, Voice};
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::{Record, RecordId};
use crate::core::annotation::workspace::Workspace;
use crate::core::annotation::{Body, Claim};
use crate::core::format::read_attribution;
use crate::core::lesson::ArticleIndex;

/// A claim of a cell.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct ComparedClaim {
    /// Which one.
    pub id: RecordId,
    /// In which article.
    pub article: ArticleIndex,
    /// Its words.
    pub quote: String,
    /// What it claims, in the annotator's own words.
    pub gist: String,
    /// Whose words they are.
    pub voice: Option<Voice>,
    /// Who says it, the outermost last; nothing as long as nobody has said.
    pub sources: Vec<ClaimSource>,
}

/// A link of a claim's chain of sources, as it is shown.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ClaimSource {
    /// Somebody or something: the entity and its name.
    Named(RecordId, String),
    /// The article itself.
    Article,
    /// Nobody is named.
    Unattributed,
}

impl ClaimSource {
    /// What it is called.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Named(_, name) => name,
            Self::Article => "the article itself",
            Self::Unattributed => "nobody named",
        }
    }
}

impl ComparedClaim {
    /// Whether it is stated as a fact: nobody but the article says it.
    #[must_use]
    pub fn is_own(&self) -> bool {
        let named = self.sources.iter();
        let is_named = named
            .clone()
            .any(|source| matches!(source, ClaimSource::Named(..)));
        !is_named && (self.voice == Some(Voice::Own) || self.sources == [ClaimSource::Article])
    }

    /// Who says it, in one line, where that is known and whose voice it is does not say it already.
    #[must_use]
    pub fn attributed_to(&self) -> Option<String> {
        let is_told = self.voice == Some(Voice::Own) && self.sources == [ClaimSource::Article];
        Some(self.said_by()).filter(|by| !by.is_empty() && !is_told)
    }

    /// Who says it, in one line; empty as long as nobody has said.
    #[must_use]
    pub fn said_by(&self) -> String {
        let names: Vec<&str> = self.sources.iter().map(ClaimSource::label).collect();
        names.join(", via ")
    }
}

/// What claims say, with the names of their sources.
pub struct SourceNames<'a> {
    workspace: &'a Workspace,
    /// Made when a claim has a source with a name.
    entities: OnceCell<EntityIndex>,
}

impl<'a> SourceNames<'a> {
    /// Of a work.
    pub fn new(workspace: &'a Workspace) -> Self {
        Self {
            workspace,
            entities: OnceCell::new(),
        }
    }

    /// The work.
    pub fn workspace(&self) -> &'a Workspace {
        self.workspace
    }

    /// A claim, unless it is gone or is none.
    pub fn claim(&self, id: RecordId) -> Option<ComparedClaim> {
        let record = self.workspace.get(id)?;
        let Body::Claim(Claim { anchor, gist, .. }) = record.body()? else {
            return None;
        };
        let (article, _) = self.workspace.article_of(id)?;
        let Attribution { sources, voice, .. } = read_attribution(&record.extra);
        let sources = sources.into_iter();
        Some(ComparedClaim {
            id,
            article,
            quote: anchor.words(),
            gist: gist.trim().to_owned(),
            voice,
            sources: sources.map(|link| self.source(record, link)).collect(),
        })
    }

    fn source(&self, claim: &Record, link: SourceLink) -> ClaimSource {
        match link {
            SourceLink::Entity(id) => {
                let entities = self
                    .entities
                    .get_or_init(|| EntityIndex::new(self.workspace));
                let entity = entities.resolve(id, claim.annotator);
                let named = entity.and_then(|id| Some((id, self.workspace.entity(id)?)));
                // Whoever is not there any more is nobody with a name.
                named.map_or(ClaimSource::Unattributed, |(id, entity)| {
                    ClaimSource::Named(id, entity.name.clone())
                })
            }
            SourceLink::Article => ClaimSource::Article,
            SourceLink::Unattributed => ClaimSource::Unattributed,
        }
    }
}
