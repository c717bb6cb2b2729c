//! An article of which every line is a block.

use lateral::core::lesson::article::{Article, ArticleId, Block, BlockKind};
use lateral::core::text::checksum::sha256_hex;
use lateral::core::text::{Text, TextRange};

/// The article; blank lines are none of its blocks, and `kind` says what each of the others is.
pub fn line_article(
    id: &str,
    language: &str,
    text: &str,
    kind: impl Fn(TextRange) -> BlockKind,
) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let length = u32::try_from(line.chars().count()).expect("a short line");
        if !line.trim().is_empty() {
            let range = TextRange::between(start, start + length);
            blocks.push(Block {
                kind: kind(range),
                range,
            });
        }
        start += length + 1;
    }
    Article {
        id: ArticleId::parse(id).expect("a slug"),
        outlet: id.into(),
        headline: id.into(),
        byline: None,
        date: None,
        language: Some(language.into()),
        source: None,
        sha256: sha256_hex(text),
        text: Text::new(text),
        blocks,
        excluded: Vec::new(),
    }
}
