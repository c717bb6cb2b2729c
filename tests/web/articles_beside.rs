//! Two articles side by side, in a real browser.

use crate::browser::script;
use crate::mounted::Mounted;
use crate::open_lesson::{OpenLesson, person};
use lateral::core::view::ShownArticles;
use lateral::pages::reader::{ArticlesBeside, actions, listen};
use lateral::platform::selection;
use lateral::platform::selection_observer::InputKind;
use lateral::state::selection::MarkKind;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const MOUSE: InputKind = InputKind::Mouse {
    clicks: 1,
    letters: false,
};

/// The articles of these numbers side by side.
async fn show(open: &OpenLesson, left: usize, right: usize) -> Mounted {
    go_to(open, left, right);
    let page = open.show(|| view! { <ArticlesBeside/> });
    until_shown(open, &page, left, right).await;
    page
}

fn go_to(open: &OpenLesson, left: usize, right: usize) {
    let lesson = open.reader.session.lesson();
    let shown = ShownArticles::one(left).with_beside(left, right);
    let route = shown.route(&lesson, None).expect("an address");
    let location = web_sys::window().expect("a window").location();
    location.set_hash(&route.fragment()).expect("an address");
}

async fn until_shown(open: &OpenLesson, page: &Mounted, left: usize, right: usize) {
    let shown = ShownArticles::one(left).with_beside(left, right);
    page.until("both", |page| {
        open.reader.shown_untracked() == Some(shown)
            && page.all(&article(left)).len() == 1
            && page.all(&article(right)).len() == 1
            && page.all("main article").len() == 2
    })
    .await;
}

fn article(number: usize) -> String {
    format!("main article[data-article=\"{number}\"]")
}

/// The words that are drawn as marked in an article.
fn marked(page: &Mounted, number: usize) -> String {
    let pieces = page.all(&format!("{} mark[data-marks]", article(number)));
    let words = pieces.iter().filter_map(|piece| piece.text_content());
    words.collect()
}

/// What is painted as the mark that is looked at, with the number of its article.
async fn painted() -> String {
    let picture = "await new Promise(done => requestAnimationFrame(() => setTimeout(done)));";
    let ask = "return [...document.querySelectorAll('mark[data-looked-at]')].map(piece => \
        piece.closest('[data-article]').dataset.article + ': ' + piece.textContent).join()";
    let words = script(&format!("{picture} {ask}")).await;
    words.as_string().unwrap_or_default()
}

/// Waits until that is painted; a busy machine draws late.
async fn until_painted(words: &str) {
    for _ in 0..50 {
        if painted().await == words {
            return;
        }
    }
    assert_eq!(painted().await, words);
}

/// Draws over the text of an article, from a block to a block of maybe another one.
async fn draw(from: &str, to: &str) {
    script(&format!(
        "const texts = (selector) => document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
         const [from, to] = [texts('{from}').nextNode(), texts('{to}').nextNode()];
         getSelection().setBaseAndExtent(from, 0, to, to.length)"
    ))
    .await;
}

async fn leave() {
    selection::clear();
    script("location.hash = ''").await;
}

#[wasm_bindgen_test]
async fn a_mark_of_one_article_is_nowhere_in_the_other() {
    let open = OpenLesson::new().await;
    let reader = open.reader;
    let page = show(&open, 0, 1).await;
    // Whoever opens a lesson listens; this paints.
    let listening = open.show(move || listen(reader));
    assert_eq!(reader.article_untracked(), Some(0));
    let left = open.mark(0, "Ashton Carter", &person());
    let right = open.mark(1, "Moscow", &person());
    page.until("both are drawn in their own", |page| {
        marked(page, 0) == "Ashton Carter" && marked(page, 1) == "Moscow"
    })
    .await;
    actions::focus_mark(reader, left);
    until_painted("0: Ashton Carter").await;
    actions::turn_to(reader, 1);
    assert_eq!(reader.article_untracked(), Some(1));
    assert_eq!(reader.focused.get_untracked(), None);
    until_painted("").await;
    let title = |page: &Mounted| page.all("#listing-title").pop()?.text_content();
    page.until("whose marks are listed", |page| {
        title(page).as_deref() == Some("Marks 1 Worldfold")
    })
    .await;
    // A mark of the article that is not at hand is not painted into the one that is.
    reader.focused.set(Some(left));
    assert_eq!(painted().await, "");
    actions::focus_mark(reader, right);
    until_painted("1: Moscow").await;
    open.delete(right);
    page.until("it is gone", |page| marked(page, 1).is_empty())
        .await;
    assert_eq!(marked(&page, 0), "Ashton Carter");
    page.until("the right one is the one at hand", |page| {
        let active = page.all(".sheet.active");
        active.len() == 1
            && active[0]
                .query_selector("[data-article=\"1\"]")
                .is_ok_and(|found| found.is_some())
    })
    .await;
    drop((page, listening));
    leave().await;
}

#[wasm_bindgen_test]
async fn words_are_marked_in_the_article_in_which_they_are_drawn() {
    let open = OpenLesson::new().await;
    let reader = open.reader;
    let page = show(&open, 0, 1).await;
    let headline = |number: usize| format!("{} [data-block=\"0\"]", article(number));
    let words = page.text(&headline(1));
    draw(&headline(1), &headline(1)).await;
    actions::select_drawn(reader, selection::current(), MOUSE);
    assert_eq!(reader.article_untracked(), Some(1));
    actions::use_tag(reader, &MarkKind::Claim);
    page.until("the claim is drawn", |page| marked(page, 1) == words)
        .await;
    assert_eq!(marked(&page, 0), "");

    // What is drawn on into the other one ends with its own.
    let lead = format!("{} [data-block=\"2\"]", article(1));
    draw(&lead, &headline(0)).await;
    let drawn = selection::current().expect("a selection");
    assert_eq!((drawn.start.article, drawn.end.article), (1, 1));
    assert_eq!(drawn.start.block, 0);
    draw(&headline(0), &lead).await;
    let drawn = selection::current().expect("a selection");
    assert_eq!((drawn.start.article, drawn.end.article), (0, 0));
    drop(page);
    leave().await;
}

#[wasm_bindgen_test]
async fn what_changes_beside_an_article_leaves_it_as_it_is() {
    let open = OpenLesson::new().await;
    let page = show(&open, 0, 1).await;
    let left = page.find(&article(0));
    go_to(&open, 0, 2);
    until_shown(&open, &page, 0, 2).await;
    assert!(left.is_same_node(Some(&page.find(&article(0)))));
    let next = page.text(".left nav.turning .next .outlet");
    let lesson = open.reader.session.lesson();
    assert_eq!(next, lesson.articles[1].outlet);
    // The one that stands beside is passed over.
    let previous = page.text(".right nav.turning .previous .outlet");
    assert_eq!(previous, lesson.articles[1].outlet);
    drop(page);
    leave().await;
}

#[wasm_bindgen_test]
async fn names_are_suggested_in_both_articles_and_asked_about_in_the_one_at_hand() {
    let open = OpenLesson::new().await;
    let mark = open.mark(0, "Moscow", &person());
    actions::edit(open.reader, |workspace, stamp| {
        lateral::core::annotation::command::link_to_new(workspace, stamp, mark, "Moscow")
    });
    let page = show(&open, 0, 1).await;
    page.until("the bar", |page| !page.all(".suggestions p").is_empty())
        .await;
    let ask = "return [...(CSS.highlights.get('suggested') ?? [])].map((range) => \
        range.startContainer.parentElement.closest('[data-article]').dataset.article).join('');";
    let articles = script(ask).await.as_string().unwrap_or_default();
    assert!(
        articles.contains('0') && articles.contains('1'),
        "{articles}"
    );
    let said = page.text(".suggestions p");
    let here = articles.matches('0').count();
    assert!(said.starts_with(&format!("{here} place")), "{said}");
    actions::turn_to(open.reader, 1);
    let here = articles.matches('1').count();
    page.until("the other's", |page| {
        page.text(".suggestions p")
            .starts_with(&format!("{here} place"))
    })
    .await;
}
