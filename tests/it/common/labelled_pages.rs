//! Pages with the verdict in the margin.
//!
//! Every line of a page begins with a letter and `| `: `H` headline, `L` standfirst, `B` byline, `S` subheading,
//! `P` paragraph, `X` excluded; `+` goes on with the block of the line above, and a line with a space in its
//! margin is empty. In a line, `⟦…⟧` is a piece that must be proposed as furniture.

use lateral::core::intake::{ArticleDraft, draft};
use lateral::core::lesson::article::BlockKind;
use lateral::core::text::TextRange;

/// A page without its margin.
pub fn page(marked: &str) -> String {
    let lines: Vec<String> = marked
        .lines()
        .map(|line| line.replace(['⟦', '⟧'], ""))
        .collect();
    let bare: Vec<&str> = lines.iter().map(|line| split(line).1).collect();
    bare.join("\n")
}

fn split(line: &str) -> (char, &str) {
    let mut chars = line.chars();
    let letter = chars.next().unwrap_or(' ');
    let rest = chars.as_str();
    let rest = rest
        .strip_prefix('|')
        .unwrap_or_else(|| panic!("a line without margin: {line}"));
    (letter, rest.strip_prefix(' ').unwrap_or(rest))
}

/// The letter of a kind.
pub fn letter(kind: BlockKind) -> char {
    match kind {
        BlockKind::Headline => 'H',
        BlockKind::Standfirst => 'L',
        BlockKind::Byline => 'B',
        BlockKind::Subheading => 'S',
        BlockKind::Paragraph => 'P',
        BlockKind::Excluded => 'X',
    }
}

/// A draft as a page with its margin, empty lines left out.
pub fn shown(draft: &ArticleDraft) -> String {
    let mut lines = Vec::new();
    for block in &draft.blocks {
        let mut words = String::new();
        for offset in block.range.start()..block.range.end() {
            let starts = draft
                .pieces
                .iter()
                .any(|piece| piece.range.start() == offset);
            let ends = draft.pieces.iter().any(|piece| piece.range.end() == offset);
            words.push_str(if ends { "⟧" } else { "" });
            words.push_str(if starts { "⟦" } else { "" });
            words.push_str(draft.text.slice(TextRange::between(offset, offset + 1)));
        }
        let ends = draft
            .pieces
            .iter()
            .any(|piece| piece.range.end() == block.range.end());
        words.push_str(if ends { "⟧" } else { "" });
        let mut margin = letter(block.kind);
        for line in words.split('\n') {
            lines.push(format!("{margin}| {}", line.trim_end()));
            margin = '+';
        }
    }
    lines.join("\n")
}

/// Reads a page of plain text, compares every verdict with its margin, and gives the draft for more.
#[track_caller]
pub fn check(name: &str, marked: &str) -> ArticleDraft {
    let draft = draft(name, page(marked).as_bytes()).expect("a page that can be read");
    let lines = marked
        .lines()
        .filter(|line| !split(line).1.trim().is_empty());
    let expected: Vec<&str> = lines.map(str::trim_end).collect();
    compare(&shown(&draft), &expected.join("\n"));
    draft
}

/// Reads a page of markup and compares the text and its verdicts.
#[track_caller]
pub fn check_markup(html: &str, expected: &str) -> ArticleDraft {
    let draft = draft("page.html", html.as_bytes()).expect("a page that can be read");
    compare(&shown(&draft), expected.trim());
    draft
}

#[track_caller]
fn compare(found: &str, expected: &str) {
    if found == expected {
        return;
    }
    let mut rows = Vec::new();
    let (found, expected): (Vec<&str>, Vec<&str>) =
        (found.lines().collect(), expected.lines().collect());
    for n in 0..found.len().max(expected.len()) {
        let (one, two) = (
            found.get(n).unwrap_or(&"nothing"),
            expected.get(n).unwrap_or(&"nothing"),
        );
        if one != two {
            rows.push(format!("found    {one}\nexpected {two}"));
        }
    }
    panic!("{} lines differ:\n{}", rows.len(), rows.join("\n"));
}

/// A field of a draft with the words that speak for it: `value [words]`.
pub fn field(
    draft: &ArticleDraft,
    proposal: Option<&lateral::core::intake::Proposal<String>>,
) -> String {
    proposal.map_or("nothing".into(), |proposal| {
        let words = proposal
            .evidence
            .map(|range| format!(" [{}]", draft.text.slice(range)));
        format!("{}{}", proposal.value, words.unwrap_or_default())
    })
}

/// Compares what stands on the article's card.
#[track_caller]
pub fn check_card(draft: &ArticleDraft, byline: &str, date: &str, language: &str, outlet: &str) {
    let found = [&draft.byline, &draft.date, &draft.language, &draft.outlet]
        .map(|proposal| field(draft, proposal.as_ref()));
    assert_eq!(found, [byline, date, language, outlet]);
}
