//! What a screen shows, as plain data that can be compared.
//!
//! Invariant: everything here is computed from a workspace and never stored; equal data means equal
//! screens, so a component is drawn again only when its data differ.
//! Must not know: components, colours as they look, the DOM.

mod byline;
mod card;
mod claim_partners;
mod claim_source;
mod elsewhere;
mod entities;
mod entity_table;
mod hand_in;
mod lesson_passages;
mod mark_list;
mod naming;
mod picture;
mod pieces;
mod printed;
mod progress;
mod same_words;
mod shown_articles;
mod timeline;
mod values;
mod who_where;
mod words_apart;

pub use byline::{annotator_label, byline, marks_of_others};
pub use card::{ArticleCard, MarkCard, MarkPart, article_cards, mark_card};
pub use claim_partners::{PartnerRow, claim_partners, points_of_claim};
pub use claim_source::{
    ARTICLE_ITSELF, NOBODY_NAMED, SaidSource, SourceProposal, claim_source, claim_source_lines,
    source_proposal,
};
pub use elsewhere::{PassageNote, ReadBlock, SharedStretch, byname, bynames, elsewhere};
pub use entities::{
    ConcordanceLine, ConcordanceOrder, EntityRow, EntityWording, concordance, entity_row,
    entity_rows,
};
pub use entity_table::{
    EntityCell, EntityChoice, EntityOrder, EntityQuery, EntityTable, EntityTally, articles_of,
    entity_cell, usual_words,
};
pub use hand_in::{Unfinished, unfinished};
pub use lesson_passages::{LessonPassages, PassageExcerpt, PassageExcerpts};
pub use mark_list::{AuthorTally, MarkFilter, MarkRow, TagTally, authors, matching, row, tallies};
pub use naming::{EntityName, Naming, entities_with, naming};
pub use picture::{Picture, PictureShape, WordsLook};
pub use pieces::{ClaimBar, MarkStyle, Stroke, TextPiece, bars, pieces};
pub use printed::{LegendLine, PrintedMark, PrintedMarks, printed_marks};
pub use progress::{Progress, is_untouched, marks_of, progress};
pub use same_words::{SameWords, SearchEnd, WordsPlace, same_words, single_quote, unmarked};
pub use shown_articles::ShownArticles;
pub use timeline::{DatedMark, Timeline, TimelinePoint, UndatedMark, timeline};
pub use values::{MarkValue, ValueProposal, entity_proposals, mark_value, may_have_value};
pub use who_where::who_where;
pub use words_apart::WordsApart;
