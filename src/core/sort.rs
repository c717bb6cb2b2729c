//! Sorting, compiled once for all types.
//!
//! Owns: [`sort`] and [`sort_by`], stable, O(n log n).
//! Invariant: the standard library's sort does the work, on positions. Compiled anew for every type it is 3 to
//! 5 KB of WebAssembly each time, 40 KB of the part that every student loads (measured), for lists of a few
//! elements. Parts that load later sort as usual.
//! Must not know: what is sorted.

use std::cmp::Ordering;

/// Sorts by the type's own order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a comparison; equal elements keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    // Most lists are short and sorted already.
    if items.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let mut places = places(items.len(), &|a, b| compare(&items[a], &items[b]));
    for at in 0..items.len() {
        while places[at] != at {
            let place = places[at];
            items.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// The place of each element in the sorted list.
fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut places = vec![0; length];
    for (place, at) in order.into_iter().enumerate() {
        places[at] = place;
    }
    places
}
