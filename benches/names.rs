//! Names, measured: how many are suggested and how many suggestions are right, and how long suggesting takes.
//!
//! `cargo bench --no-default-features --profile soak --bench names`. Prints `figure:` lines; `NAMES_FILE` adds a
//! reference of one's own, and says what is missed and what is wrong in it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    reason = "figures are printed, and a benchmark says why it cannot go on"
)]

#[path = "../tests/it/common/line_article.rs"]
mod line_article;
#[path = "../tests/it/common/marked.rs"]
#[allow(dead_code, reason = "tests show ranges, too")]
mod marked;
#[path = "../tests/it/common/name_reference.rs"]
mod name_reference;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::compare::names::candidates::candidates;
use lateral::core::compare::names::lesson_words::LessonWords;
use lateral::core::compare::names::suggestions::suggestions;
use lateral::core::lesson::tag_set::TagId;

use name_reference::{NameReference, references, score};

fn main() {
    let mut files = references();
    let own = std::env::var("NAMES_FILE").map(std::fs::read_to_string);
    if let Ok(Ok(text)) = &own {
        files.push(("own file", NameReference::read(text, None)));
    }
    for (name, reference) in &files {
        for skip in 0..4 {
            let (found, wrong) = score(reference, skip);
            let (recall, precision) = (found.recall(), found.precision());
            println!(
                "figure: names: {name}, seed {skip}: recall {recall:.3} of {}, precision {precision:.3} of {}",
                found.left, found.suggested
            );
            if own.is_ok() {
                println!("{}", wrong.join("\n"));
            }
        }
    }
    let (_, bundled) = &files[0];
    measure("5 articles of the bundled lesson", bundled);
    measure(
        "100 articles of 1,000 words, 300 entities",
        &made(100, 1_000, 300),
    );
}

fn measure(what: &str, reference: &NameReference) {
    let (workspace, entities, _) = reference.seeded(0);
    let words = LessonWords::new(&reference.lesson);
    let index = EntityIndex::new(&workspace);
    println!("figure: names: {what}: {} entities", entities.len());
    time(what, "reading the articles", || {
        LessonWords::new(&reference.lesson)
    });
    time(what, "entities and their marks", || {
        EntityIndex::new(&workspace)
    });
    time(what, "suggesting", || {
        suggestions(&words, &workspace, &index)
    });
    let person = TagId::parse("person").expect("a tag");
    time(what, "candidates of one mark", || {
        candidates(&workspace, &index, "Mr Shoygu", &person, 0)
    });
}

/// The median of some runs.
fn time<T>(what: &str, of: &str, work: impl Fn() -> T) {
    let mut runs: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    println!(
        "figure: names: {what}, {of}: {:.2} ms",
        runs[runs.len() / 2]
    );
}

/// Of what made words are made.
const PARTS: [&str; 24] = [
    "ba", "ker", "lin", "mor", "ta", "ven", "sol", "rik", "dan", "pel", "gar", "hus", "wen", "il",
    "os", "tur", "fen", "mal", "zer", "que", "nor", "ash", "bel", "cor",
];

/// A large lesson of made words; each entity is named about once an article.
fn made(articles: usize, length: usize, entities: usize) -> NameReference {
    let mut state = 7_u64;
    let mut next = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let mut word = |parts: usize| (0..parts).map(|_| PARTS[next(24)]).collect::<String>();
    let common: Vec<String> = (0..3_000).map(|at| word(2 + at % 3)).collect();
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    let names: Vec<String> = (0..entities)
        .map(|at| format!("{} {}", capital(&word(2)), capital(&word(3 + at % 2))))
        .collect();
    let mut source = String::new();
    for at in 0..entities {
        let tag = ["person", "place", "organisation"][at % 3];
        let _ = writeln!(source, "# e{at} {tag}");
    }
    let mut state = 11_u64;
    let mut next = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    for article in 0..articles {
        let _ = write!(source, "== a{article} en\nheadline here");
        for at in 0..length {
            let sentence = if at % 100 == 0 {
                "\n"
            } else if at % 17 == 0 {
                ". "
            } else {
                " "
            };
            source.push_str(sentence);
            if next(4) == 0 && at % 2 == 0 {
                let entity = next(entities);
                let name = &names[entity];
                let last = name.rsplit(' ').next().unwrap_or(name);
                let said = if next(2) == 0 { name.as_str() } else { last };
                let _ = write!(source, "⟦e{entity}:{said}⟧");
            } else {
                source.push_str(&common[next(common.len())]);
            }
        }
        source.push('\n');
    }
    NameReference::read(&source, None)
}
