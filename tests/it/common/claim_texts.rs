//! Articles with their claims in brackets (see `marked`): a claim `c1`, who says it `s1` and by which words `k1`.

use lateral::core::lesson::article::BlockKind;
use lateral::core::text::TextRange;

use super::claim_reference::{ClaimReference, FoundClaim};
use super::line_article::line_article;
use super::marked::Marked;

/// Invented events in languages other than that of the bundled lesson.
pub fn in_other_languages() -> [(&'static str, ClaimReference); 4] {
    [
        ("es", include_str!("../../fixtures/claims/spanish.txt")),
        ("it", include_str!("../../fixtures/claims/italian.txt")),
        ("nl", include_str!("../../fixtures/claims/dutch.txt")),
        ("pt", include_str!("../../fixtures/claims/portuguese.txt")),
    ]
    .map(|(language, source)| (language, in_text(source, language)))
}

/// Reads articles with their claims in brackets.
pub fn in_text(source: &str, language: &str) -> ClaimReference {
    let (mut articles, mut claims) = (Vec::new(), Vec::new());
    for (at, source) in source.split("\n== ").skip(1).enumerate() {
        let (id, source) = source.split_once('\n').expect("a line with the name");
        let marked = Marked::parse(source.trim_end());
        for (name, _) in &marked.spans {
            let Some(number) = name.strip_prefix('c') else {
                continue;
            };
            let ranges = marked.ranges(name);
            let of = |kind: &str| marked.ranges(&format!("{kind}{number}")).first().copied();
            let (source, cue) = (of("s"), of("k"));
            if claims
                .iter()
                .any(|it: &FoundClaim| it.article == at && it.ranges == ranges)
            {
                continue;
            }
            claims.push(FoundClaim {
                article: at,
                questions: Vec::new(),
                ranges,
                source,
                cue,
                is_reported: source.is_some() || cue.is_some(),
            });
        }
        let kind = |line: TextRange| {
            if marked.ranges("head").contains(&line) {
                BlockKind::Headline
            } else {
                BlockKind::Paragraph
            }
        };
        articles.push(line_article(id, language, &marked.text, kind));
    }
    ClaimReference { articles, claims }
}
