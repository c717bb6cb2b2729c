//! Thirty annotators over a bad network, with computers that crash and clocks that are years wrong: in
//! the end everybody has the same, to the byte, and nothing that was ever kept is missing.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::common::class::{Class, Tally};
use crate::common::test_effort::{count, figure, seed};

/// Things that happen in one class.
const OPERATIONS: u64 = 500;

fn played(seed: u64, clocks: u64) -> (Class, String) {
    let mut class = Class::new(seed, clocks);
    class.work(OPERATIONS);
    class.deliver_everything();
    let bytes = class.check_equal();
    (class, bytes)
}

#[test]
fn everybody_ends_with_the_same_and_nothing_is_lost() {
    let (first, classes) = (seed(), u64::from(count(500, 10_000)));
    let half = |half: u64| {
        let mut tally = Tally::new();
        for number in (0..classes).filter(|number| number % 2 == half) {
            let seed = first.wrapping_add(number);
            let (class, bytes) = catch_unwind(AssertUnwindSafe(|| played(seed, 1)))
                .unwrap_or_else(|_| panic!("class {number}: LATERAL_SEED={seed}"));
            // Other clocks change the names of files, and not one byte besides.
            if number % 25 == 0 {
                let (other, again) = played(seed, 2);
                assert_eq!(again, bytes);
                let bytes = |class: &Class| {
                    class
                        .files
                        .iter()
                        .map(|file| file.1.clone())
                        .collect::<Vec<_>>()
                };
                assert_eq!(bytes(&other), bytes(&class));
                assert!(
                    other.files.is_empty() || other.files != class.files,
                    "clocks do differ"
                );
            }
            for (what, times) in class.tally {
                *tally.entry(what).or_default() += times;
            }
        }
        tally
    };
    let tally = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        let mut tally = half(0);
        let other = other.join().unwrap_or_else(|_| panic!("see above"));
        for (what, times) in other {
            *tally.entry(what).or_default() += times;
        }
        tally
    });
    let on_the_way = ["delivered", "lost on the way"];
    let mut done = 0;
    for (what, times) in &tally {
        figure(what, times);
        if !on_the_way.contains(what) {
            done += times;
        }
        // Fifty of five hundred classes would do each of these hundreds of times.
        assert!(*times >= classes, "{what} has happened {times} times only");
    }
    assert_eq!(tally.len(), 16, "{tally:?}");
    assert_eq!(done, classes * OPERATIONS);
}
