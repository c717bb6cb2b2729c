//! Sorting gives what the standard library gives, equal elements in their order.

use lateral::core::sort::{sort, sort_by};
use proptest::prelude::*;

proptest! {
    #[test]
    fn it_sorts_as_the_standard_library_does(items: Vec<(u8, usize)>) {
        let (mut ours, mut theirs) = (items.clone(), items);
        sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
        theirs.sort_by_key(|item| item.0);
        prop_assert_eq!(&ours, &theirs);
        sort(&mut ours);
        theirs.sort_unstable();
        prop_assert_eq!(ours, theirs);
    }
}
