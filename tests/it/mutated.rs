//! Whatever bytes come, nothing panics, nothing hangs, and what was read can be used and handed on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::common::damaged_files::Quarry;
use crate::common::input_checks::{check_handled, handle};
use crate::common::rng::Rng;
use crate::common::sample::{article, both, lesson};
use crate::common::test_effort::{count, figure, seed};
use lateral::core::format::{Opened, import};
use lateral::core::lesson::Lesson;
use serde_json::{Value, json};

const BUNDLED: &str = include_str!("../../assets/lesson.json");

/// Longest time that a file of these sizes may take. Builds for tests are optimised (`Cargo.toml`).
const LONGEST: Duration = Duration::from_millis(100);

fn bundled() -> Arc<Lesson> {
    match import(BUNDLED.as_bytes()) {
        Ok((Opened::Lesson(lesson), _)) => Arc::new(*lesson),
        other => panic!("the bundled lesson, not {other:?}"),
    }
}

/// Handles a file, checks what came of it, and answers how long handling took.
fn timed(bytes: &[u8], open: &Arc<Lesson>) -> Duration {
    let start = Instant::now();
    let handled = handle(bytes, open);
    let mut took = start.elapsed();
    check_handled(handled);
    // Another process may have had the processor: the quickest of several is what it costs.
    for _ in 0..9 {
        if took > LONGEST / 4 {
            let start = Instant::now();
            drop(handle(bytes, open));
            took = took.min(start.elapsed());
        }
    }
    took
}

/// So many files, half of them on each of two threads; each is a function of its own rng.
fn none_hurts(number: u32, make: impl Fn(&mut Rng) -> Vec<u8> + Sync) {
    let (seed, lessons) = (seed(), [both(), bundled()]);
    let slowest = Mutex::new((Duration::ZERO, 0));
    std::thread::scope(|scope| {
        for half in 0..2 {
            let (make, lessons, slowest) = (&make, &lessons, &slowest);
            scope.spawn(move || {
                for file in (0..number).filter(|file| file % 2 == half) {
                    let mut rng = Rng::seeded(seed.wrapping_add(u64::from(file)));
                    let bytes = make(&mut rng);
                    let open = rng.pick(lessons);
                    let outcome = catch_unwind(AssertUnwindSafe(|| timed(&bytes, open)));
                    let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]);
                    let told =
                        format!("file {file} of seed {seed}, {} bytes: {shown}", bytes.len());
                    let took = outcome.unwrap_or_else(|_| panic!("{told}"));
                    assert!(took <= LONGEST, "{took:?} for {told}");
                    let mut slowest = slowest.lock().expect("nobody panics holding it");
                    *slowest = (took, bytes.len()).max(*slowest);
                }
            });
        }
    });
    let (took, length) = slowest.into_inner().expect("nobody panics holding it");
    figure("files", number);
    figure("slowest", format!("{took:?} ({length} bytes)"));
}

#[test]
fn random_bytes_hurt_nothing() {
    none_hurts(count(30_000, 1_000_000), |rng| {
        (0..rng.below(300))
            .map(|_| rng.roll().to_le_bytes()[0])
            .collect()
    });
}

#[test]
fn random_json_hurts_nothing() {
    const PIECES: [&str; 17] = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"format\"",
        "\"lateral/work\"",
        "\"version\"",
        "1",
        "\"records\"",
        "\"articles\"",
        "null",
        "\"",
        "\\",
        "\\u",
        "d800",
    ];
    none_hurts(count(30_000, 1_000_000), |rng| {
        let pieces: Vec<&str> = (0..rng.below(40)).map(|_| *rng.pick(&PIECES)).collect();
        pieces.concat().into_bytes()
    });
}

#[test]
fn spoiled_files_hurt_nothing() {
    let quarry = Quarry::open();
    none_hurts(count(40_000, 1_000_000), |rng| quarry.file(rng));
}

#[test]
fn words_that_stand_everywhere_do_not_hang_an_import() {
    let (article, _) = article("north", &"e ".repeat(100_000));
    let open = lesson(vec![article]);
    let part =
        |at: u32| json!({"start": 2 * at + 1, "end": 2 * at + 2, "exact": "e", "prefix": "x"});
    let parts: Vec<Value> = (0..64).map(part).collect();
    let record = |id: u32| json!({"id": format!("{id:032x}"), "rev": 1, "kind": "claim", "article": "north", "parts": parts});
    let records: Vec<Value> = (0..70).map(record).collect();
    let file = json!({
        "format": "lateral/work", "version": 1, "offset_unit": "codepoint", "lesson": {"id": "the-bridge"},
        "annotator": {"id": "a11ce00000000001"}, "records": records,
    });
    let took = timed(file.to_string().as_bytes(), &open);
    figure("time", format!("{took:?}"));
    assert!(took <= LONGEST, "{took:?}");
}
