//! Elements that show parts of articles and tags.

use crate::hand::{send, type_into, value};
use crate::mounted::Mounted;
use lateral::components::{AddLine, BlocksApart, FurnitureFold, Paragraphs, PassagePlaces, Swatch};
use lateral::core::lesson::LessonId;
use lateral::core::lesson::article::ArticleId;
use lateral::core::lesson::tag_set::Colour;
use lateral::core::view::{PassageExcerpt, WordsApart};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_line_is_empty_again_once_its_words_were_taken() {
    let added = RwSignal::new(Vec::new());
    let page = Mounted::new(move || {
        let add = move |words: &str| {
            let is_good = !words.is_empty();
            if is_good {
                added.write().push(words.to_owned());
            }
            is_good
        };
        let line = NodeRef::new();
        view! { <AddLine label="Word" button="Add" line on_add=add/> }
    });
    type_into(&page, "input", "one").await;
    page.press("button").await;
    assert_eq!(value(&page, "input"), "");
    page.press("button").await;
    assert_eq!(added.get_untracked(), ["one"]);
}

#[wasm_bindgen_test]
async fn words_that_no_text_has_stand_as_its_headline_and_byline() {
    let page = Mounted::new(|| {
        let words = WordsApart {
            headline: Some("Bridge shut".to_owned()),
            byline: None,
        };
        view! { <BlocksApart words level=2/> }
    });
    assert_eq!(page.text("h2.headline"), "Bridge shut");
    assert!(page.all(".byline").is_empty());
}

#[wasm_bindgen_test]
async fn hidden_lines_are_counted_and_their_button_is_no_click_on_words() {
    let clicks = RwSignal::new(0);
    let page = Mounted::new(move || {
        view! {
            <div on:click=move |_| *clicks.write() += 1>
                <FurnitureFold lines=2>
                    <p class="excluded">"Menu"</p>
                    <p class="excluded">"Share"</p>
                </FurnitureFold>
            </div>
        }
    });
    assert!(!page.shows("p"));
    assert!(page.text("button").starts_with("Show 2 hidden lines"));
    page.press("button").await;
    assert!(page.shows("p"));
    assert_eq!(page.text("button"), "Hide 2 lines");
    assert_eq!(clicks.get_untracked(), 0);
}

#[wasm_bindgen_test]
fn blank_lines_part_paragraphs_and_what_looks_like_markup_is_words() {
    let page = Mounted::new(|| view! { <Paragraphs text="One <b>\n\n\n\n Two "/> });
    let all = page.all("p");
    let words: Vec<_> = all.iter().filter_map(|it| it.text_content()).collect();
    assert_eq!(words, ["One <b>", "Two"]);
}

#[wasm_bindgen_test]
async fn a_place_leads_to_its_article_and_is_told_before() {
    let told = RwSignal::new(None);
    let page = Mounted::new(move || {
        let place = PassageExcerpt {
            article: ArticleId::parse("north").expect("a name"),
            block: 3,
            name: "The North".to_owned(),
            before: "It said ".to_owned(),
            words: "no".to_owned(),
            after: ".".to_owned(),
        };
        let lesson = LessonId::parse("bridge").expect("a name");
        let on_read = Callback::new(move |place| told.set(Some(place)));
        view! { <PassagePlaces places=vec![place] lesson on_read/> }
    });
    assert_eq!(page.text("mark"), "no");
    assert_eq!(page.text(".around"), "It said no.");
    let link = page.find("a");
    assert_eq!(
        link.get_attribute("href").as_deref(),
        Some("#/bridge/north")
    );
    send(&link, "click");
    let (article, block) = told.get_untracked().expect("it was told");
    assert_eq!((article.as_str(), block), ("north", 3));
}

#[wasm_bindgen_test]
fn a_sign_has_the_class_of_its_colour_and_is_for_the_eye_alone() {
    let page = Mounted::new(|| view! { <Swatch colour=Some(Colour::Blue)/> <Swatch colour=None/> });
    let all = page.all(".swatch");
    let classes: Vec<_> = all.iter().map(|sign| sign.class_name()).collect();
    assert_eq!(classes, ["swatch blue", "swatch claim"]);
    assert!(
        all.iter()
            .all(|sign| sign.get_attribute("aria-hidden").as_deref() == Some("true"))
    );
}
