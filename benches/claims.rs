//! Claims, measured: how often the right source, cue and partner are proposed, and how long proposing takes.
//!
//! `cargo bench --no-default-features --profile soak --bench claims`. Prints `figure:` lines; `CLAIMS_FILE` adds a
//! reference of one's own to texts of the folder `CLAIMS_TEXTS`, and says what is wrong.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    reason = "figures are printed, and a benchmark says why it cannot go on"
)]

#[path = "../tests/it/common/claim_reference.rs"]
mod claim_reference;
#[path = "../tests/it/common/claim_texts.rs"]
mod claim_texts;
#[path = "../tests/it/common/line_article.rs"]
mod line_article;
#[path = "../tests/it/common/marked.rs"]
#[allow(dead_code, reason = "tests show ranges, too")]
mod marked;

use std::hint::black_box;
use std::time::Instant;

use lateral::core::annotation::record::RecordId;
use lateral::core::compare::claims::attribution::ArticleReports;
use lateral::core::compare::claims::partners::{PartnerClaim, PartnerIndex};
use lateral::core::lesson::article::BlockKind;

use claim_reference::{ClaimReference, ClaimScore, score_attribution, score_partners};
use claim_texts::in_other_languages;
use line_article::line_article;

fn main() {
    let bundled = ClaimReference::bundled();
    tell("bundled lesson", &bundled);
    for (language, reference) in in_other_languages() {
        tell_sources(language, &reference);
    }
    if std::env::var("CLAIMS_FILE").is_ok() {
        println!("{}", score_attribution(&bundled).wrong.join("\n"));
        println!("{}", score_partners(&bundled).1.join("\n"));
        for (_, reference) in in_other_languages() {
            println!("{}", score_attribution(&reference).wrong.join("\n"));
        }
    }
    if let (Ok(file), Ok(texts)) = (std::env::var("CLAIMS_FILE"), std::env::var("CLAIMS_TEXTS")) {
        let source = std::fs::read_to_string(file).expect("a reference");
        let names = source.lines().filter_map(|line| line.strip_prefix("== "));
        let articles = names.map(|name| {
            let mut files = std::fs::read_dir(&texts).expect("a folder").flatten();
            let file = files.find(|it| it.file_name().to_string_lossy().starts_with(name));
            let text = std::fs::read_to_string(file.expect("a text").path()).expect("a text");
            line_article(name, "en", &text, |_| BlockKind::Paragraph)
        });
        let own = ClaimReference::read(&source, articles.collect());
        tell("own file", &own);
        println!("{}", score_attribution(&own).wrong.join("\n"));
        println!("{}", score_partners(&own).1.join("\n"));
    }
    time("reading five articles", || bundled.reports());
    let (reports, claims) = thousand(&bundled);
    let dates = vec![None; reports.len()];
    time("the index of 1,000 claims", || {
        PartnerIndex::new(&reports, &dates, &claims)
    });
    let index = PartnerIndex::new(&reports, &dates, &claims);
    time("partners of one of 1,000 claims", || {
        index.partners(RecordId(500), 5, &|_| String::new())
    });
    time("partners of all 1,000 claims", || {
        let all = claims
            .iter()
            .map(|it| index.partners(it.id, 5, &|_| String::new()).len());
        all.sum::<usize>()
    });
}

fn tell(name: &str, reference: &ClaimReference) {
    tell_sources(name, reference);
    let (partners, _) = score_partners(reference);
    tell_score(name, "a partner among the first three", partners);
}

fn tell_sources(name: &str, reference: &ClaimReference) {
    let scores = score_attribution(reference);
    for (what, score) in [
        ("source and cue in the same sentence", scores.same_sentence),
        ("the same to the letter", scores.exact),
        ("source elsewhere", scores.elsewhere),
        ("of the article itself", scores.own),
    ] {
        tell_score(name, what, score);
    }
}

fn tell_score(name: &str, what: &str, score: ClaimScore) {
    println!(
        "figure: claims: {name}, {what}: {:.3} of {}",
        score.share(),
        score.of
    );
}

/// The claims of the lesson in twenty articles, over and over.
fn thousand(reference: &ClaimReference) -> (Vec<ArticleReports>, Vec<PartnerClaim>) {
    let reports: Vec<ArticleReports> = (0..4).flat_map(|_| reference.reports()).collect();
    let articles = reference.articles.len();
    let claims = (1..=1_000_u128).zip(reference.claims.iter().cycle());
    let compared = claims.map(|(number, claim)| PartnerClaim {
        id: RecordId(number),
        article: claim.article + articles * (usize::try_from(number).unwrap_or(0) % 4),
        ranges: claim.ranges.clone(),
        gist: String::new(),
    });
    (reports, compared.collect())
}

/// The median of some runs.
fn time<T>(what: &str, work: impl Fn() -> T) {
    let mut runs: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    println!("figure: claims: {what}: {:.2} ms", runs[runs.len() / 2]);
}
