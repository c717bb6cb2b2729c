//! The text of an article with its marks, in a real browser.

use crate::mounted::{Mounted, focused};
use crate::open_lesson::{OpenLesson, person};
use lateral::core::lesson::article::BlockKind;
use lateral::pages::reader::ArticlePage;
use lateral::state::focus_request::FocusTarget;
use lateral::state::selection::MarkKind;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Node;

fn first_article(open: &OpenLesson) -> Mounted {
    open.show(|| view! { <ArticlePage at=0/> })
}

fn block(number: usize) -> String {
    format!("main article [data-block=\"{number}\"]")
}

/// Every block on the page says exactly what the lesson says.
fn assert_texts(open: &OpenLesson, page: &Mounted) {
    let lesson = open.reader.session.lesson();
    let article = &lesson.articles[0];
    for (number, its) in article.blocks.iter().enumerate() {
        assert_eq!(page.text(&block(number)), article.text.slice(its.range));
    }
    assert_eq!(page.all("[data-block]").len(), article.blocks.len());
}

/// The pieces of a block that can be seen: words and elements.
fn pieces(page: &Mounted, number: usize) -> Vec<Node> {
    let children = page.find(&block(number)).child_nodes();
    (0..children.length())
        .filter_map(|at| children.get(at))
        .filter(|node| node.node_type() != Node::COMMENT_NODE)
        .collect()
}

#[wasm_bindgen_test]
async fn an_article_comes_whole_and_says_what_the_lesson_says() {
    let open = OpenLesson::new().await;
    let page = first_article(&open);
    // At once, without a tick.
    assert_texts(&open, &page);
    let article = page.find("main#main.sheet > article");
    assert_eq!(article.get_attribute("tabindex").as_deref(), Some("0"));
    assert_eq!(article.get_attribute("lang").as_deref(), Some("en-US"));
    assert_eq!(page.all("article > .row > h1.headline").len(), 1);
    assert_eq!(page.text(".running .outlet"), "The Capitol Ledger");
    assert_eq!(page.all("nav.turning a").len(), 1);
    assert_eq!(page.text("nav.turning a.next .turn"), "Next article →");
}

#[wasm_bindgen_test]
async fn the_first_steps_go_with_the_first_mark_or_when_closed() {
    let open = OpenLesson::new().await;
    let page = first_article(&open);
    page.until("the first steps come", |page| {
        page.all("main > .first-steps > ol > li").len() == 3
    })
    .await;
    let other = open.show(|| view! { <ArticlePage at=1/> });
    assert!(other.all(".first-steps").is_empty());
    drop(other);
    let id = open.mark(1, "Moscow", &person());
    page.until("they are over", |page| page.all(".first-steps").is_empty())
        .await;
    drop(page);
    open.delete(id);
    let page = first_article(&open);
    assert!(page.all(".first-steps").is_empty(), "gone for good");
    drop(page);
    let another = OpenLesson::new().await;
    let page = first_article(&another);
    page.until("the first steps come", |page| {
        page.all(".first-steps button").len() == 1
    })
    .await;
    page.press(".first-steps button").await;
    page.until("they are closed", |page| {
        page.all(".first-steps").is_empty()
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_mark_is_drawn_over_its_words_and_goes_with_them() {
    let open = OpenLesson::new().await;
    let page = first_article(&open);
    let id = open.mark(0, "Ashton Carter", &person());
    tick().await;
    assert_eq!(page.all("mark").len(), 1);
    let mark = page.find("mark");
    assert_eq!(mark.text_content().as_deref(), Some("Ashton Carter"));
    assert_eq!(mark.get_attribute("data-marks"), Some(id.to_string()));
    assert_eq!(
        mark.get_attribute("aria-description").as_deref(),
        Some("Person")
    );
    assert!(
        mark.class_name().starts_with("tint-"),
        "{}",
        mark.class_name()
    );
    assert!(
        mark.class_name().contains(" lane0-"),
        "{}",
        mark.class_name()
    );
    assert_texts(&open, &page);

    open.delete(id);
    tick().await;
    assert!(page.all("mark").is_empty());
    assert_texts(&open, &page);
}

#[wasm_bindgen_test]
async fn marks_that_cross_share_a_piece_that_names_both() {
    let open = OpenLesson::new().await;
    let page = first_article(&open);
    let one = open.mark(0, "Ashton Carter, the", &person());
    let other = open.mark(0, "Carter, the U.S.", &MarkKind::Claim);
    tick().await;
    let all = page.all("mark");
    let words: Vec<_> = all.iter().filter_map(|mark| mark.text_content()).collect();
    assert_eq!(words, ["Ashton ", "Carter, the", " U.S."]);
    let ids = all[1].get_attribute("data-marks").expect("ids");
    let mut ids: Vec<_> = ids.split(' ').map(str::to_owned).collect();
    ids.sort_unstable();
    let mut both = [one.to_string(), other.to_string()];
    both.sort_unstable();
    assert_eq!(ids, both);
    assert_texts(&open, &page);
}

#[wasm_bindgen_test]
async fn only_the_pieces_that_differ_are_drawn_again() {
    let open = OpenLesson::new().await;
    let page = first_article(&open);
    open.mark(0, "Ashton", &person());
    open.mark(0, "Ministry of Defense", &person());
    tick().await;
    let before = pieces(&page, 1);
    let beside = pieces(&page, 2);
    open.mark(0, "Moscow’s", &person());
    tick().await;
    let after = pieces(&page, 1);
    // The words before the first mark are none; then mark, words, mark, words, mark, words.
    assert_eq!((before.len(), after.len()), (4, 6));
    assert!(after[0].is_same_node(Some(&before[0])), "the first mark");
    assert!(after[4].is_same_node(Some(&before[2])), "the last mark");
    assert!(
        after[5].is_same_node(Some(&before[3])),
        "the words after it"
    );
    assert!(
        pieces(&page, 2)[0].is_same_node(Some(&beside[0])),
        "another block"
    );
    assert_texts(&open, &page);
}

#[wasm_bindgen_test]
async fn a_claim_has_a_bar_in_the_margin() {
    let open = OpenLesson::new().await;
    let page = first_article(&open);
    let id = open.mark(0, "What either side means by", &MarkKind::Claim);
    open.mark(0, "Ashton Carter", &person());
    page.until("its bar", |page| page.all(".bar").len() == 1)
        .await;
    let bar = page.find(".row > .bars > .bar");
    assert_eq!(bar.get_attribute("data-bar-of"), Some(id.to_string()));
    let style = bar.style();
    let value = |name| style.get_property_value(name).expect("a property");
    assert_eq!(
        (value("--from"), value("--lane")),
        ("0.0%".into(), "0".into())
    );
    page.until("it is measured, not estimated", |_| {
        value("top").ends_with("px")
    })
    .await;
    assert!(value("height").ends_with("px"), "{}", value("height"));
    open.delete(id);
    tick().await;
    assert!(page.all(".bar").is_empty());
}

#[wasm_bindgen_test]
async fn furniture_is_folded_until_it_is_asked_for() {
    let open = OpenLesson::new().await;
    let page = first_article(&open);
    let lesson = open.reader.session.lesson();
    let is_out = |kind| kind == BlockKind::Excluded;
    let out = lesson.articles[0]
        .blocks
        .iter()
        .filter(|block| is_out(block.kind));
    assert_eq!(page.all(".furniture .excluded").len(), out.count());
    assert_eq!(
        page.text(".fold"),
        "Show 10 hidden lines, such as menus and ads"
    );
    assert!(!page.shows(".excluded"));
    page.press(".fold").await;
    assert_eq!(page.text(".fold"), "Hide 10 lines");
    assert!(page.shows(".excluded"));
    assert_eq!(
        page.find(".fold").get_attribute("aria-expanded").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_text_or_is_lent_to_a_mark() {
    let open = OpenLesson::new().await;
    let page = first_article(&open);
    let id = open.mark(0, "Ashton Carter", &person());
    tick().await;
    open.reader.focus.ask(FocusTarget::Mark(id));
    tick().await;
    assert!(focused().is_same_node(Some(&page.find("mark"))));
    open.reader.focus.ask(FocusTarget::Article);
    tick().await;
    assert!(focused().is_same_node(Some(&page.find("article"))));
    assert!(!page.find("mark").has_attribute("tabindex"), "it was lent");
    // Where the words of a mark are not, the text has the focus.
    open.delete(id);
    page.find(".fold").focus().expect("a button");
    open.reader.focus.ask(FocusTarget::Mark(id));
    tick().await;
    assert!(focused().is_same_node(Some(&page.find("article"))));
}

#[wasm_bindgen_test]
async fn a_click_on_a_mark_looks_at_it() {
    let open = OpenLesson::new().await;
    let page = first_article(&open);
    let id = open.mark(0, "Ashton Carter", &person());
    tick().await;
    page.press("mark").await;
    assert_eq!(open.reader.focused.get_untracked(), Some(id));
    page.press(&block(2)).await;
    assert_eq!(open.reader.focused.get_untracked(), None);
}
