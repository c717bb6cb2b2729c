//! Scrolling a list so that one of its rows is seen.

use leptos::web_sys::Element;

/// How much is shown beyond the row, in CSS pixels: what sticks to the foot of the list lies over it.
const MARGIN: f64 = 64.0;

/// Scrolls `list` just so far that `row` can be seen in it; of one that is longer than the list, its
/// beginning. `scrollIntoView` would move the page along
/// with the list.
pub fn reveal_in_list(row: &Element, list: &Element) {
    let (inner, outer) = (
        row.get_bounding_client_rect(),
        list.get_bounding_client_rect(),
    );
    let above = outer.top() - inner.top();
    let below = inner.bottom() - outer.bottom();
    if above > 0.0 {
        let room = (outer.height() - inner.height()).clamp(0.0, MARGIN);
        list.scroll_by_with_x_and_y(0.0, -above - room);
    } else if below > 0.0 {
        list.scroll_by_with_x_and_y(0.0, (below + MARGIN).min(-above));
    }
}
