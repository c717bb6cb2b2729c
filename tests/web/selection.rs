//! Places in the DOM and places in a block, in a real browser.

use lateral::platform::selection::{self, BoundaryPoint, DomSelection};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Element, Node};

/// An article of two blocks between words that are no part of it. Each piece is a text node.
fn page(first: &[&str], second: &[&str]) -> Document {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a page");
    let make = |tag: &str| document.create_element(tag).expect("an element");
    // The runner's own output stands in the body and must stay there.
    if let Ok(Some(old)) = document.query_selector("#stage") {
        old.remove();
    }
    let body = make("div");
    body.set_id("stage");
    body.set_text_content(Some("before "));
    let _ = document.body().expect("a body").append_child(&body);
    let main = make("main");
    let article = make("article");
    article
        .set_attribute("data-article", "0")
        .expect("an attribute");
    for (number, pieces) in [first, second].into_iter().enumerate() {
        let block = make("p");
        block
            .set_attribute("data-block", &number.to_string())
            .expect("an attribute");
        for piece in pieces {
            // Comments stand between pieces and must not count.
            let _ = block.append_child(&document.create_comment("x"));
            let mark = make("mark");
            mark.set_text_content(Some(piece));
            let _ = block.append_child(&mark);
        }
        let _ = article.append_child(&block);
    }
    let _ = main.append_child(&article);
    let _ = body.append_child(&main);
    let after = make("p");
    after.set_text_content(Some("after"));
    let _ = body.append_child(&after);
    document
}

fn text_node(document: &Document, selector: &str) -> Node {
    let element: Element = document
        .query_selector(selector)
        .ok()
        .flatten()
        .expect(selector);
    element.first_child().expect("words")
}

fn select(document: &Document, from: (&Node, u32), to: (&Node, u32)) -> Option<DomSelection> {
    let range = document.create_range().expect("a range");
    range.set_start(from.0, from.1).expect("a start");
    range.set_end(to.0, to.1).expect("an end");
    selection::select(&range);
    selection::current()
}

#[wasm_bindgen_test]
fn units_are_counted_over_pieces_and_surrogates() {
    let document = page(&["A😀", " Sergei"], &["x"]);
    let first = text_node(&document, "[data-block='0'] mark:first-of-type");
    let second = text_node(&document, "[data-block='0'] mark:last-of-type");
    let drawn = select(&document, (&first, 1), (&second, 7)).expect("a selection");
    assert_eq!(
        drawn.start,
        BoundaryPoint {
            article: 0,
            block: 0,
            utf16: 1
        }
    );
    assert_eq!(
        drawn.end,
        BoundaryPoint {
            article: 0,
            block: 0,
            utf16: 10
        }
    );
}

#[wasm_bindgen_test]
fn a_selection_that_leaves_the_article_is_cut_off() {
    let document = page(&["one"], &["two"]);
    let inside = text_node(&document, "[data-block='1'] mark");
    let outside = text_node(&document, "#stage > p");
    let drawn = select(&document, (&inside, 1), (&outside, 3)).expect("a selection");
    assert_eq!(
        drawn.start,
        BoundaryPoint {
            article: 0,
            block: 1,
            utf16: 1
        }
    );
    assert_eq!(
        drawn.end,
        BoundaryPoint {
            article: 0,
            block: 1,
            utf16: 3
        }
    );

    let before = text_node(&document, "#stage");
    let drawn = select(&document, (&before, 2), (&inside, 1)).expect("a selection");
    assert_eq!(
        drawn.start,
        BoundaryPoint {
            article: 0,
            block: 0,
            utf16: 0
        }
    );
    assert_eq!(
        drawn.end,
        BoundaryPoint {
            article: 0,
            block: 1,
            utf16: 1
        }
    );
}

#[wasm_bindgen_test]
fn nothing_is_drawn_outside_the_article_or_by_a_caret() {
    let document = page(&["one"], &["two"]);
    let inside = text_node(&document, "[data-block='0'] mark");
    let outside = text_node(&document, "#stage > p");
    assert_eq!(select(&document, (&outside, 0), (&outside, 3)), None);
    assert_eq!(select(&document, (&inside, 1), (&inside, 1)), None);
}

#[wasm_bindgen_test]
fn a_range_is_found_again_where_it_was_drawn() {
    let document = page(&["A😀", " Sergei"], &["two", " three"]);
    let drawn = DomSelection {
        start: BoundaryPoint {
            article: 0,
            block: 0,
            utf16: 3,
        },
        end: BoundaryPoint {
            article: 0,
            block: 1,
            utf16: 5,
        },
    };
    let range = selection::range(drawn.start, drawn.end).expect("a range");
    assert_eq!(String::from(range.to_string()), " Sergeitwo t");
    selection::select(&range);
    assert_eq!(selection::current(), Some(drawn));
    selection::clear();
    assert_eq!(selection::current(), None);
    drop(document);
}

#[wasm_bindgen_test]
fn a_block_that_is_not_there_has_no_range() {
    let _document = page(&["one"], &["two"]);
    let far = BoundaryPoint {
        article: 0,
        block: 9,
        utf16: 0,
    };
    assert!(selection::range(far, far).is_none());
}
