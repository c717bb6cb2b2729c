//! Scrolling a list so that one of its rows is seen.

use leptos::web_sys::Element;

/// How much is shown beyond the row, in CSS pixels.
const MARGIN: f64 = 40.0;

/// Scrolls `list` just so far that `row` can be seen in it. `scrollIntoView` would move the page along
/// with the list.
pub fn reveal_in_list(row: &Element, list: &Element) {
    let (inner, outer) = (
        row.get_bounding_client_rect(),
        list.get_bounding_client_rect(),
    );
    let above = outer.top() - inner.top();
    let below = inner.bottom() - outer.bottom();
    if above > 0.0 {
        list.scroll_by_with_x_and_y(0.0, -above - MARGIN);
    } else if below > 0.0 {
        list.scroll_by_with_x_and_y(0.0, below + MARGIN);
    }
}
