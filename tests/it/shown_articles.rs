//! One article or two on the page, and their address.

use crate::common::sample::{NORTH, SOUTH, article, lesson};
use lateral::core::reading::segment::Direction;
use lateral::core::route::Route;
use lateral::core::view::ShownArticles;
use proptest::collection::vec;
use proptest::prelude::*;

#[test]
fn two_articles_are_opened_changed_and_closed() {
    let lesson = lesson(vec![
        article("north", NORTH).0,
        article("south", SOUTH).0,
        article("west", NORTH).0,
    ]);
    let address = |shown: ShownArticles| {
        let route = shown.route(&lesson, None);
        let route = route.expect("articles of the lesson");
        assert_eq!(ShownArticles::of(&lesson, &route), Some(shown));
        route.fragment()
    };
    let one = ShownArticles::one(0);
    assert_eq!(address(one), "/the-bridge/north");
    let two = one.with_beside(0, 2);
    assert_eq!(address(two), "/the-bridge/north+west");
    assert_eq!(address(two.with_beside(0, 1)), "/the-bridge/north+south");
    assert_eq!(address(two.with_beside(2, 1)), "/the-bridge/south+west");
    assert_eq!(address(two.with_instead(0, 1)), "/the-bridge/south+west");
    assert_eq!(two.with_instead(0, 2), two);
    assert_eq!(address(two.without(0)), "/the-bridge/west");
    assert_eq!(address(two.without(2)), "/the-bridge/north");
    assert_eq!(one.without(0), one);
    assert_eq!((two.other(0), two.other(2)), (Some(2), Some(0)));
    // Reading on passes over what stands beside.
    let beside = one.with_beside(0, 1);
    assert_eq!(beside.next(0, Direction::Forward, 3), Some(2));
    assert_eq!(beside.next(1, Direction::Backward, 3), None);
    assert_eq!(one.next(0, Direction::Forward, 3), Some(1));
}

#[test]
fn what_the_lesson_does_not_have_is_not_shown() {
    let lesson = lesson(vec![article("north", NORTH).0, article("south", SOUTH).0]);
    let shown = |fragment| ShownArticles::of(&lesson, &Route::parse(fragment));
    assert_eq!(shown("/the-bridge/north+gone"), Some(ShownArticles::one(0)));
    for fragment in [
        "/the-bridge/gone+north",
        "/other/north+south",
        "/the-bridge",
        "/",
    ] {
        assert_eq!(shown(fragment), None, "{fragment}");
    }
}

proptest! {
    // Whatever is opened, changed and closed: two are two, and the address leads to just these.
    #[test]
    fn an_address_leads_to_what_is_shown(deeds in vec((0..3_u8, any::<bool>(), 0..4_usize), 0..20)) {
        let names = ["a", "b", "c", "d"];
        let lesson = lesson(names.iter().map(|name| article(name, NORTH).0).collect());
        let mut shown = ShownArticles::one(0);
        for (deed, on_second, new) in deeds {
            let at = if on_second { shown.second().unwrap_or(shown.first()) } else { shown.first() };
            let other = shown.other(at);
            let before = shown;
            shown = match deed {
                0 => shown.with_beside(at, new),
                1 => shown.with_instead(at, new),
                _ => shown.without(at),
            };
            match deed {
                0 => prop_assert!(shown.contains(at) && shown.contains(new)),
                1 => prop_assert!(shown.contains(new) && other.is_none_or(|other| shown.contains(other))),
                _ => prop_assert_eq!(shown, ShownArticles::one(other.unwrap_or(at))),
            }
            if before.contains(new) && deed == 1 {
                prop_assert_eq!(shown, before, "what is there stays where it is");
            }
            prop_assert_ne!(Some(shown.first()), shown.second());
            let route = shown.route(&lesson, None).expect("articles of the lesson");
            prop_assert_eq!(ShownArticles::of(&lesson, &Route::parse(&route.fragment())), Some(shown));
        }
    }
}
