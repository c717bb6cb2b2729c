//! `lateral/lesson`: articles, tags and instructions. Written here, read in [`mod@read`].
//!
//! Invariant: the same lesson is always the same bytes, and what was written is read back equal.
//! Must not know: who made it.

use super::fields::Fields;
use super::stored::NEWER;
use super::writer::Writer;
use crate::core::lesson::Lesson;
use crate::core::lesson::article::{Article, BlockKind};
use crate::core::lesson::tag_set::Tag;
use crate::core::limits;
use crate::core::text::TextRange;

mod read;
pub(super) use read::read;

/// The version that is written. Version 1 is the first.
pub const LESSON_VERSION: u64 = 1;

/// The revision that a lesson file says, without reading the rest; 0 where it says none.
///
/// # Errors
/// The end of a sentence: it is torn, or of a newer version.
pub fn lesson_revision(json: &str) -> Result<u64, String> {
    let mut fields = Fields::read(json.trim())?;
    if fields.number_or("version", 0) > LESSON_VERSION {
        return Err(NEWER.into());
    }
    Ok(fields.number_or("revision", 0).min(limits::STORED_REVISION))
}

const KINDS: [(BlockKind, &str); 6] = [
    (BlockKind::Headline, "headline"),
    (BlockKind::Standfirst, "standfirst"),
    (BlockKind::Byline, "byline"),
    (BlockKind::Subheading, "subheading"),
    (BlockKind::Paragraph, "paragraph"),
    (BlockKind::Excluded, "excluded"),
];

/// Writes a lesson: UTF-8, pretty-printed, one line feed at the end.
#[must_use]
pub fn export_lesson(lesson: &Lesson) -> String {
    let mut json = Writer::default();
    json.open();
    json.text("format", "lateral/lesson");
    json.number("version", LESSON_VERSION);
    json.text("offset_unit", "codepoint");
    json.text("id", lesson.id.as_str());
    if lesson.revision > 0 {
        json.number("revision", lesson.revision);
    }
    json.text("title", &lesson.title);
    json.optional("language", lesson.language.as_deref());
    json.text("instructions", &lesson.instructions);
    json.open_in("tag_set");
    json.open_list("entity");
    for tag in &lesson.tags.entity {
        write_tag(&mut json, tag);
    }
    json.close_list();
    json.close();
    json.open_list("articles");
    for article in &lesson.articles {
        write_article(&mut json, article);
    }
    json.close_list();
    for (name, value) in &lesson.extra {
        json.raw(name, value);
    }
    json.close();
    json.file()
}

fn write_tag(json: &mut Writer, tag: &Tag) {
    json.open();
    json.text("id", tag.id.as_str());
    if !tag.also.is_empty() {
        // Slugs need no escapes.
        let quoted = tag.also.iter().map(|id| format!("\"{}\"", id.as_str()));
        json.raw(
            "also",
            &format!("[{}]", quoted.collect::<Vec<_>>().join(",")),
        );
    }
    json.text("label", &tag.label);
    json.optional("key", tag.key.map(String::from).as_deref());
    json.text("colour", tag.colour.name());
    json.filled("definition", &tag.definition);
    json.filled("example", &tag.example);
    json.close();
}

fn write_article(json: &mut Writer, article: &Article) {
    json.open();
    json.text("id", article.id.as_str());
    json.text("outlet", &article.outlet);
    json.text("headline", &article.headline);
    json.optional("byline", article.byline.as_deref());
    json.optional("date", article.date.as_deref());
    json.optional("language", article.language.as_deref());
    json.optional("source", article.source.as_deref());
    json.text("text", article.text.as_str());
    json.filled("sha256", &article.sha256);
    if !article.blocks.is_empty() {
        json.open_list("blocks");
        for block in &article.blocks {
            let named = KINDS.iter().find(|(kind, _)| *kind == block.kind);
            let name = named.map_or("paragraph", |(_, name)| *name);
            write_range(json, Some(name), block.range);
        }
        json.close_list();
    }
    if !article.excluded.is_empty() {
        json.open_list("excluded");
        for range in &article.excluded {
            write_range(json, None, *range);
        }
        json.close_list();
    }
    json.close();
}

fn write_range(json: &mut Writer, kind: Option<&str>, range: TextRange) {
    json.open();
    json.optional("kind", kind);
    json.number("start", range.start().into());
    json.number("end", range.end().into());
    json.close();
}
