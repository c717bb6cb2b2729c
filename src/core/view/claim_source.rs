//! Who says a claim, as its card shows it, and what is proposed.
//!
//! Invariant: entities are called by their names of now; one that is gone is not shown.
//! Must not know: how it is proposed.

use std::collections::BTreeSet;

use crate::core::annotation::attribution::{SourceLink, Voice};
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::annotation::{Body, MentionForm};
use crate::core::compare::claims::attribution::{ArticleReports, ProposedSource, Wording};
use crate::core::compare::names::candidates::{SaidWords, why_named};
use crate::core::compare::names::description::{language_of, likely_form};
use crate::core::compare::names::known::known_entities;
use crate::core::lesson::article::Article;
use crate::core::limits;
use crate::core::points::attributing::attribution_of;
use crate::core::points::taking::{SourceChoice, TakenAttribution};
use crate::core::text::folding::{Folded, Likeness};
use crate::core::text::printable::brief;
use crate::core::text::{TextRange, code_points};

/// What the article itself is called among sources.
pub const ARTICLE_ITSELF: &str = "The article itself";
/// The same where nobody is named.
pub const NOBODY_NAMED: &str = "Nobody is named";

/// Who says a claim, as far as somebody has said so.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SaidSource {
    /// Who says it and who passes it on, with their names.
    pub sources: Vec<(SourceLink, String)>,
    /// The words that name the source.
    pub words: String,
    /// The cue.
    pub cue: String,
    /// Whose words it is said in.
    pub voice: Option<Voice>,
    /// How certain it is, as the source puts it.
    pub certainty: String,
    /// What is probably meant.
    pub meant: String,
}

/// Who says a claim; nothing where a record is none.
#[must_use]
pub fn claim_source(
    workspace: &Workspace,
    entities: &EntityIndex,
    id: RecordId,
) -> Option<SaidSource> {
    let record = workspace.get(id)?;
    let said = attribution_of(workspace, id)?;
    let named = said.sources.iter().filter_map(|link| {
        let name = match link {
            SourceLink::Article => ARTICLE_ITSELF.to_owned(),
            SourceLink::Unattributed => NOBODY_NAMED.to_owned(),
            SourceLink::Entity(entity) => {
                let entity = entities.resolve(*entity, record.annotator)?;
                workspace.entity(entity)?.name.clone()
            }
        };
        Some((*link, name))
    });
    Some(SaidSource {
        sources: named.collect(),
        words: said.source.map(|anchor| anchor.words()).unwrap_or_default(),
        cue: said.cue.map(|anchor| anchor.words()).unwrap_or_default(),
        voice: said.voice,
        certainty: said.certainty,
        meant: said.meant,
    })
}

/// Who says a claim, in lines of what it is and the words, for who only reads it; none where nothing is said.
#[must_use]
pub fn claim_source_lines(workspace: &Workspace, id: RecordId) -> Vec<(&'static str, String)> {
    let Some(said) = claim_source(workspace, &EntityIndex::new(workspace), id) else {
        return Vec::new();
    };
    let names: Vec<String> = said.sources.into_iter().map(|(_, name)| name).collect();
    let quoted = |words: String| {
        if words.is_empty() {
            words
        } else {
            format!("“{words}”")
        }
    };
    let lines = [
        ("Who says it", names.join(", via ")),
        (
            "Whose words",
            said.voice.map_or("", Voice::label).to_owned(),
        ),
        ("The source’s name", quoted(said.words)),
        ("Said by", quoted(said.cue)),
        ("How certain", said.certainty),
        ("Probably meant", said.meant),
    ];
    lines
        .into_iter()
        .filter(|(_, words)| !words.trim().is_empty())
        .collect()
}

/// What is proposed for a claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceProposal {
    /// "John Kerry, via The New York Times".
    pub label: String,
    /// Why, in sentences.
    pub reasons: Vec<String>,
    /// All of it.
    pub taken: TakenAttribution,
    /// The claim without the words that say who speaks, and why.
    pub parts: Option<(Vec<TextRange>, String)>,
}

/// What is proposed for a claim in an article that was read; nothing where a record is none.
#[must_use]
pub fn source_proposal(
    workspace: &Workspace,
    entities: &EntityIndex,
    reports: &ArticleReports,
    id: RecordId,
) -> Option<SourceProposal> {
    let Some(Body::Claim(_)) = workspace.body(id) else {
        return None;
    };
    let ranges = workspace.index().drawn(id);
    if ranges.is_empty() {
        return None;
    }
    let proposed = reports.attribution(ranges);
    let voice = match (proposed.is_reported, proposed.wording) {
        (_, Wording::Quoted) => Voice::Quote,
        (true, Wording::PartlyQuoted) => Voice::Mixed,
        (true, Wording::Unquoted) => Voice::Paraphrase,
        (false, _) => Voice::Own,
    };
    let mut reasons: Vec<String> = Vec::new();
    let mut names = Vec::new();
    let mut sources = Vec::new();
    for source in &proposed.sources {
        let (choice, name) = choice_of(workspace, entities, id, source);
        sources.push(choice);
        names.push(name);
        reasons.push(source.reason.to_string());
    }
    if sources.is_empty() {
        sources.push(SourceChoice::Link(SourceLink::Article));
        names.push(ARTICLE_ITSELF.to_owned());
    }
    let voice_reason = proposed.voice_reason().to_string();
    if !reasons.contains(&voice_reason) {
        reasons.push(voice_reason);
    }
    let hedges = certainty(workspace, reports, id, ranges);
    if !hedges.is_empty() {
        reasons.push(format!("How certain: “{hedges}”."));
    }
    let first = proposed.sources.first();
    Some(SourceProposal {
        label: names.join(", via "),
        reasons,
        taken: TakenAttribution {
            sources,
            words: first.and_then(|it| it.words).into_iter().collect(),
            cue: first.map_or_else(Vec::new, |it| it.cue.clone()),
            voice: Some(voice),
            certainty: hedges,
        },
        parts: proposed.parts.map(|(parts, why)| (parts, why.to_string())),
    })
}

/// The words of a claim's article that say how certain it is, as one line; nothing where there are none.
fn certainty(
    workspace: &Workspace,
    reports: &ArticleReports,
    id: RecordId,
    ranges: &[TextRange],
) -> String {
    let article = workspace.body(id).and_then(Body::article);
    let article = article.and_then(|id| workspace.lesson().article(id));
    let words = |article: &Article| {
        let hedges = reports.certainty(ranges).into_iter();
        let hedges = hedges.map(|range| article.text.slice(range));
        hedges.collect::<Vec<_>>().join(", ")
    };
    let words = article.map(words).unwrap_or_default();
    if code_points(&words) > limits::LINE {
        return String::new();
    }
    words
}

/// Who a proposed source is: one who has a card, or somebody new.
fn choice_of(
    workspace: &Workspace,
    entities: &EntityIndex,
    claim: RecordId,
    source: &ProposedSource,
) -> (SourceChoice, String) {
    if source.words.is_none() {
        return (
            SourceChoice::Link(SourceLink::Unattributed),
            NOBODY_NAMED.to_owned(),
        );
    }
    let name = source.name.as_str();
    let entity = source
        .entity
        .or_else(|| entity_called(workspace, entities, name))
        .or_else(|| spoken_of(workspace, entities, claim, name));
    if let Some(entity) = entity
        && let Some(card) = workspace.entity(entity)
    {
        return (
            SourceChoice::Link(SourceLink::Entity(entity)),
            card.name.clone(),
        );
    }
    (SourceChoice::New(name.to_owned()), brief(name, 60))
}

/// The one source of a claim's article of whom a description says less than a card does: "the official", after "a senior
/// official" was said to say something there. Nothing where the words are a name, or fit several.
fn spoken_of(
    workspace: &Workspace,
    entities: &EntityIndex,
    claim: RecordId,
    words: &str,
) -> Option<RecordId> {
    if !words.starts_with(char::is_lowercase) {
        return None;
    }
    let wanted = Folded::new(words, Likeness::Bare);
    let article = workspace.body(claim)?.article()?;
    let said = workspace.records().values().filter(|record| {
        record.id != claim && record.body().and_then(Body::article) == Some(article)
    });
    let links = said.flat_map(|record| {
        let attribution = attribution_of(workspace, record.id);
        let links = attribution.map_or_else(Vec::new, |it| it.sources);
        links.into_iter().filter_map(|link| match link {
            SourceLink::Entity(entity) => entities.resolve(entity, record.annotator),
            _ => None,
        })
    });
    let fits = |entity: &RecordId| {
        let card = workspace.entity(*entity);
        let known = card.map(|card| Folded::new(&card.name, Likeness::Bare));
        let mut wanted = wanted.as_str().split_whitespace();
        known.is_some_and(|known| {
            wanted.all(|word| known.as_str().split_whitespace().any(|it| it == word))
        })
    };
    let found: BTreeSet<RecordId> = links.filter(fits).collect();
    let mut found = found.into_iter();
    found.next().filter(|_| found.next().is_none())
}

/// The one entity that words name; nothing where there is none, or more than one.
fn entity_called(workspace: &Workspace, entities: &EntityIndex, words: &str) -> Option<RecordId> {
    let language = language_of(workspace.lesson(), None);
    let said = SaidWords::new(words, likely_form(words, language))?;
    let known = known_entities(workspace, entities);
    let mut found = known.iter().filter_map(|entity| {
        let reasons = entity
            .spellings
            .iter()
            .filter(|it| it.form != MentionForm::Adjective);
        let best = reasons
            .filter_map(|it| why_named(&said, it, entity.kind))
            .min()?;
        (best <= crate::core::compare::names::NameReason::TitleAndLastName)
            .then_some((best, entity.id))
    });
    let first = found.next()?;
    let (mut best, mut is_sure) = (first, true);
    for other in found {
        is_sure = other.0 != best.0 && is_sure || other.0 < best.0;
        best = best.min(other);
    }
    is_sure.then_some(best.1)
}
