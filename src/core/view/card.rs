//! Cards: an article on the home page, and the mark that is being looked at.
//!
//! Invariant: a card says all that can be done about its thing, and nothing about the rest.

use super::progress::{Progress, progress};
use crate::core::annotation::command::tag_label;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::annotation::{Body, ClaimKind};
use crate::core::lesson::article::ArticleId;
use crate::core::lesson::tag_set::{Colour, TagId};
use crate::core::text::TextRange;
use crate::core::text::printable::{brief, date_in_words};

/// An article on the home page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArticleCard {
    /// Which.
    pub id: ArticleId,
    /// Who published it.
    pub outlet: String,
    /// Its title.
    pub headline: String,
    /// The first words of its text.
    pub opening: String,
    /// Its date, in words.
    pub date: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// How many words are read.
    pub words: usize,
    /// How much of it is marked.
    pub progress: Progress,
}

/// The articles of the lesson, in reading order.
#[must_use]
pub fn article_cards(workspace: &Workspace) -> Vec<ArticleCard> {
    use crate::core::lesson::article::BlockKind;

    workspace
        .lesson()
        .articles
        .iter()
        .enumerate()
        .map(|(at, article)| {
            let opening = article
                .readable()
                .find(|(_, block)| block.kind == BlockKind::Paragraph)
                .map_or("", |(_, block)| article.text.slice(block.range));
            ArticleCard {
                id: article.id.clone(),
                outlet: article.outlet.clone(),
                headline: article.headline.clone(),
                opening: whole_words(opening, 160),
                date: article.date.as_deref().map(date_in_words),
                language: article.language.clone(),
                words: article.word_count(),
                progress: progress(workspace, at),
            }
        })
        .collect()
}

/// At most `most` characters of a text, cut between words.
fn whole_words(text: &str, most: usize) -> String {
    let short = brief(text, most);
    match short.strip_suffix('…').and_then(|cut| cut.rsplit_once(' ')) {
        Some((words, _)) => format!("{words} …"),
        None => short,
    }
}

/// One stretch of a mark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarkPart {
    /// Its words.
    pub words: String,
    /// Where it lies; nothing where the mark is lost.
    pub range: Option<TextRange>,
}

/// The mark that is being looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarkCard {
    /// Which.
    pub id: RecordId,
    /// In which article.
    pub article: ArticleId,
    /// Its tag; none for claims.
    pub tag: Option<TagId>,
    /// The tag's name, or "Claim".
    pub label: String,
    /// The tag's colour; none for claims.
    pub colour: Option<Colour>,
    /// Its stretches.
    pub parts: Vec<MarkPart>,
    /// What kind of statement a claim is.
    pub kind: Option<ClaimKind>,
    /// What the lesson calls that; empty where nobody has said it.
    pub kind_label: String,
    /// What is claimed, in the annotator's own words.
    pub gist: String,
    /// The annotator's remark.
    pub note: String,
    /// Whether the words are not in the text, or not where they were.
    pub lost: bool,
    /// Whether they stand elsewhere in it, between other words, so that somebody must look.
    pub elsewhere: bool,
}

/// The card of a mark; nothing where it is not there any more.
#[must_use]
pub fn mark_card(workspace: &Workspace, id: RecordId) -> Option<MarkCard> {
    let body = workspace.body(id)?;
    let anchor = body.anchor()?;
    let mut ranges = workspace.index().ranges(id).iter().copied();
    let text = workspace.article_of(id).map(|(_, article)| &article.text);
    let parts = anchor
        .parts()
        .iter()
        .map(|part| {
            let range = ranges.next();
            // As they stand there: with its quotation marks, say.
            let there = range.zip(text).map(|(range, text)| text.slice(range));
            MarkPart {
                words: there.unwrap_or(&part.quote.exact).to_owned(),
                range,
            }
        })
        .collect();
    let (tag, label, colour, kind, gist, note) = match body {
        Body::Mention(mention) => {
            let tag = workspace.lesson().tags.get(&mention.tag);
            (
                Some(tag.map_or(&mention.tag, |tag| &tag.id).clone()),
                tag_label(workspace, &mention.tag),
                Some(tag.map_or(Colour::Grey, |tag| tag.colour)),
                None,
                String::new(),
                mention.note.clone(),
            )
        }
        Body::Claim(claim) => (
            None,
            "Claim".to_owned(),
            None,
            claim.kind,
            claim.gist.clone(),
            claim.note.clone(),
        ),
        Body::Entity(_) | Body::Rejection(_) | Body::Unread(_) => return None,
    };
    let tags = &workspace.lesson().tags;
    let kind_label = kind.map_or("", |kind| tags.kind_label(kind)).to_owned();
    Some(MarkCard {
        id,
        article: body.article()?.clone(),
        tag,
        label,
        colour,
        parts,
        kind,
        kind_label,
        gist,
        note,
        lost: workspace.index().is_lost(id),
        elsewhere: !workspace.index().elsewhere(id).is_empty(),
    })
}
