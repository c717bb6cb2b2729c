//! Sorting, small.
//!
//! Owns: [`sorted`], [`distinct`].
//! Must not know: what is sorted.

use std::collections::BinaryHeap;

/// The items in ascending order.
///
/// A heap and not `slice::sort`: every type that a slice sorts costs three to five kilobytes of wasm,
/// a heap a tenth of that, and no list here is longer than a work's records.
pub fn sorted<T: Ord>(items: Vec<T>) -> Vec<T> {
    BinaryHeap::from(items).into_sorted_vec()
}

/// The items in ascending order, each once. A list and not a `BTreeSet`, which is two to four
/// kilobytes of wasm for every type, where things are gathered first and read afterwards.
pub fn distinct<T: Ord>(items: Vec<T>) -> Vec<T> {
    let mut items = sorted(items);
    items.dedup();
    items
}
