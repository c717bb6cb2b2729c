//! What holds of whatever was brought in, from whichever bytes.

use lateral::core::intake::ArticleDraft;
use lateral::core::lesson::article::{Article, ArticleId};
use lateral::core::limits;
use lateral::core::text::TextRange;

/// The promises of `core::article`.
#[track_caller]
pub fn check_article(article: &Article) {
    let text = &article.text;
    let pieces = article.excluded.iter().copied();
    let blocks: Vec<TextRange> = article.blocks.iter().map(|block| block.range).collect();
    for ranges in [blocks.clone(), pieces.collect()] {
        let mut from = 0;
        for range in ranges {
            assert!(!range.is_empty() && range.start() >= from && range.end() <= text.len());
            assert!(text.is_on_graphemes(range));
            from = range.end();
        }
    }
    for piece in &article.excluded {
        let around = |block: &TextRange| block.covers(*piece) && block != piece;
        assert!(blocks.iter().any(around), "{piece:?} lies in no block");
    }
}

/// The same of a draft, and what is proposed in it.
#[track_caller]
pub fn check_draft(draft: &ArticleDraft) {
    let id = ArticleId::parse("a").expect("a slug");
    check_article(&draft.article(id));
    assert!(draft.blocks.len() <= limits::BLOCKS);
    for block in &draft.blocks {
        assert!(block.why.sentence().ends_with('.'));
    }
    let fields = [
        &draft.headline,
        &draft.byline,
        &draft.date,
        &draft.language,
        &draft.outlet,
        &draft.source,
    ];
    for field in fields.into_iter().flatten() {
        let length = field.value.chars().count();
        assert!((1..=limits::LINE as usize).contains(&length), "{field:?}");
        if let Some(range) = field.evidence {
            assert!(!range.is_empty() && range.end() <= draft.text.len());
        }
    }
}
