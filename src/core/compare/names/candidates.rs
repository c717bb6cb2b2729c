//! Whom a new mark may name.
//!
//! Owns: [`candidates`]; [`SaidWords`], words with how they name, and [`why_named`], why they may be a spelling;
//! [`compared`], why two names may be one.
//! Invariant: the surest first; each entity once. A description names only whom the very same description names: no word
//! of it is a name by itself. "New" and "none" are the screen's.
//! Must not know: where else the name stands.

use std::cmp::Reverse;

use super::NameReason;
use super::description::{language_of, likely_form};
use super::known::{KnownEntity, KnownSpelling, NameKind, known_entities};
use super::offices::StateOffice;
use super::parts::{LetterCase, NameParts, NameWord, last_and_first};
use super::patterns::{initials, is_short_form};
use super::spelling::{is_derived, is_plural, is_same_first_name, spelled_alike};
use super::word_lists::is_title;
use crate::core::annotation::MentionForm;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::tag_set::TagId;

/// An entity that some words may name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntityCandidate {
    /// Which one.
    pub entity: RecordId,
    /// Its card's name.
    pub name: String,
    /// The known spelling that is likest.
    pub known_as: String,
    /// Why.
    pub reason: NameReason,
    /// Whether Enter alone may choose it.
    pub default: EnterDefault,
}

impl EntityCandidate {
    /// Why, in words that are true of the name that is shown.
    #[must_use]
    pub fn told(&self) -> String {
        self.reason.told(&self.name, &self.known_as)
    }
}

/// Whether a candidate may be the one that Enter chooses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EnterDefault {
    /// It may.
    Yes,
    /// It is of another tag, or the words are a description and it has a name: somebody must point at it.
    No,
}

/// Whom words of an article may name that are marked with a tag, the likeliest first.
#[must_use]
pub fn candidates(
    workspace: &Workspace,
    entities: &EntityIndex,
    words: &str,
    tag: &TagId,
    article: ArticleIndex,
) -> Vec<EntityCandidate> {
    let lesson = workspace.lesson();
    let language = language_of(lesson, lesson.articles.get(article));
    candidates_of(
        workspace,
        entities,
        (words, likely_form(words, language)),
        tag,
        article,
    )
}

/// The same for words whose form is known.
#[must_use]
pub fn candidates_of(
    workspace: &Workspace,
    entities: &EntityIndex,
    (words, form): (&str, MentionForm),
    tag: &TagId,
    article: ArticleIndex,
) -> Vec<EntityCandidate> {
    let Some(said) = SaidWords::new(words, form) else {
        return Vec::new();
    };
    let known = known_entities(workspace, entities);
    let ranked = known.iter().filter_map(|entity| {
        let likest = entity
            .spellings
            .iter()
            .filter_map(|spelling| Some((why_named(&said, spelling, entity.kind)?, spelling)));
        let (reason, spelling) = likest.min_by_key(|(reason, _)| *reason)?;
        let is_other = !entity
            .spellings
            .iter()
            .any(|it| it.tags.iter().any(|(it, _)| it == tag))
            && entity.tag.as_ref() != Some(tag);
        // A description may be anybody's, so that it makes nobody of a name by a slip.
        let is_called = || entity.spellings.first().map(|it| it.form);
        let is_named_description =
            form == MentionForm::Description && is_called() != Some(MentionForm::Description);
        let rank = (
            reason,
            is_other,
            !entity.is_marked_in(article),
            Reverse(marks(entity)),
            entity.id,
        );
        let candidate = EntityCandidate {
            entity: entity.id,
            name: entity.name.clone(),
            known_as: spelling.text.clone(),
            reason,
            default: if is_other || is_named_description {
                EnterDefault::No
            } else {
                EnterDefault::Yes
            },
        };
        Some((rank, candidate))
    });
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, candidate)| candidate).collect()
}

fn marks(entity: &KnownEntity) -> usize {
    let spellings = entity.spellings.iter();
    spellings.flat_map(|it| it.marks.values()).sum()
}

/// Words with how they most likely name somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SaidWords {
    /// Without an article.
    parts: NameParts,
    /// With it.
    whole: NameParts,
    form: MentionForm,
}

impl SaidWords {
    /// Reads words of a form; nothing where there are none.
    #[must_use]
    pub fn new(words: &str, form: MentionForm) -> Option<Self> {
        Some(Self {
            parts: NameParts::parse(words)?,
            whole: NameParts::whole(words)?,
            form,
        })
    }
}

/// Why words may name whom a spelling names; nothing where they are not alike.
#[must_use]
pub fn why_named(
    words: &SaidWords,
    spelling: &KnownSpelling,
    kind: NameKind,
) -> Option<NameReason> {
    let is_description = |form| form == MentionForm::Description;
    if is_description(spelling.form) {
        return are_same(&words.whole, &spelling.parts).then_some(NameReason::SameWords);
    }
    if is_description(words.form) {
        return are_same(&words.parts, &spelling.parts).then_some(NameReason::SameSpelling);
    }
    compared(&words.parts, &spelling.parts, kind)
}

fn are_same(a: &NameParts, b: &NameParts) -> bool {
    let said = |parts: &NameParts| -> Vec<String> {
        parts.words.iter().map(|it| it.word.clone()).collect()
    };
    said(a) == said(b)
}

/// Why some words may be a name; nothing where they are not alike.
#[must_use]
pub fn compared(words: &NameParts, name: &NameParts, kind: NameKind) -> Option<NameReason> {
    let (a, b) = (words.words.as_slice(), name.words.as_slice());
    // "US" is not "us".
    let is_other_case = |a: &NameWord, b: &NameWord| {
        (is_short_form(a) && b.case == LetterCase::Small)
            || (is_short_form(b) && a.case == LetterCase::Small)
    };
    if a.len() == b.len() && !a.iter().zip(b).any(|(a, b)| is_other_case(a, b)) {
        let each = a
            .iter()
            .zip(b)
            .map(|(a, b)| spelled_alike(&a.word, &b.word));
        if let Some(reasons) = each.collect::<Option<Vec<_>>>() {
            return reasons.into_iter().max();
        }
    }
    if kind == NameKind::Exact {
        return None;
    }
    if kind == NameKind::Person {
        return compared_people(words, name);
    }
    let offices = StateOffice::read(a).zip(StateOffice::read(b));
    let offices = offices.filter(|(a, b)| a.is_like(b));
    if offices
        .as_ref()
        .is_some_and(|(a, b)| a.is_of_other_nation(b))
    {
        return None;
    }
    if let [short] = a
        && is_short_form(short)
    {
        let is_it = initials(b).iter().any(|it| it.word == short.word);
        return is_it.then_some(NameReason::ShortFor);
    }
    if let [short] = b
        && is_short_form(short)
        && initials(a).iter().any(|it| it.word == short.word)
    {
        return Some(NameReason::LongerForm);
    }
    if let ([a], [b]) = (a, b) {
        if is_derived(&a.word, &b.word) {
            return Some(NameReason::Derived);
        }
        let is_either = is_plural(&a.word, &b.word) || is_plural(&b.word, &a.word);
        return is_either.then_some(NameReason::Plural);
    }
    if is_in_other_order(a, b) {
        return Some(NameReason::OtherOrder);
    }
    let holds = |long: &[NameWord], short: &[NameWord]| {
        let is_name = short
            .iter()
            .any(|word| word.case.is_of_names() && !is_title(&word.word));
        let same = |part: &[NameWord]| part.iter().zip(short).all(|(a, b)| a.word == b.word);
        is_name && long.windows(short.len()).any(same)
    };
    if a.len() < b.len() && holds(b, a) {
        return Some(NameReason::PartOfName);
    }
    if a.len() > b.len() && holds(a, b) {
        return Some(NameReason::LongerForm);
    }
    offices.map(|_| NameReason::OtherWords)
}

fn is_in_other_order(a: &[NameWord], b: &[NameWord]) -> bool {
    let content = |words: &[NameWord]| {
        let mut words: Vec<String> = words
            .iter()
            .filter(|it| it.word != "of")
            .map(|it| it.word.clone())
            .collect();
        words.sort();
        words
    };
    let (a, b) = (content(a), content(b));
    a.len() > 1 && a == b
}

fn compared_people(words: &NameParts, name: &NameParts) -> Option<NameReason> {
    let ((last, first), (known, known_first)) = (
        last_and_first(words.person()?)?,
        last_and_first(name.person()?)?,
    );
    let Some(how) = spelled_alike(&last.word, &known.word) else {
        // "Ash" of "Ash Carter".
        let is_first = first.is_empty() && known_first.iter().any(|it| *it == last.word);
        return is_first.then_some(NameReason::PartOfName);
    };
    let has_title = words
        .words
        .iter()
        .any(|word| is_title(&word.word) && word.case.is_of_names());
    let reason = match (first.as_slice(), known_first.as_slice()) {
        ([], []) => NameReason::SameSpelling,
        ([], _) if has_title => NameReason::TitleAndLastName,
        ([], _) => NameReason::PartOfName,
        (_, []) => NameReason::LongerForm,
        (first, known) => {
            let mut pairs = first.iter().flat_map(|a| known.iter().map(move |b| (a, b)));
            if first == known {
                NameReason::SameSpelling
            } else if pairs.clone().any(|(a, b)| spelled_alike(a, b).is_some()) {
                let alike = pairs.filter_map(|(a, b)| spelled_alike(a, b));
                alike.min().unwrap_or(NameReason::OtherSpelling)
            } else if pairs.any(|(a, b)| is_same_first_name(a, b)) {
                NameReason::ShortFor
            } else {
                return None;
            }
        }
    };
    Some(reason.max(how))
}
