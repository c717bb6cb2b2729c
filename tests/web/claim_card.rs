//! The card of a claim: who says it, and what it is compared with, in a real browser.

use crate::browser::script;
use crate::hand::{button, press, type_into};
use crate::mounted::Mounted;
use crate::open_lesson::OpenLesson;
use lateral::core::annotation::attribution::{Attribution, Voice};
use lateral::core::annotation::record::RecordId;
use lateral::core::points::attributing::attribution_of;
use lateral::core::points::listing::points;
use lateral::pages::reader::mark_list::MarkPanel;
use lateral::state::selection::MarkKind;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

async fn card(open: &OpenLesson, id: RecordId) -> Mounted {
    let page = open.show(|| view! { <MarkPanel at=0/> });
    page.until("the row", |page| !page.all(".mark-row").is_empty())
        .await;
    open.reader.focused.set(Some(id));
    page.until("what is likely", |page| {
        !page.all(".says .offers").is_empty()
    })
    .await;
    page
}

fn said(open: &OpenLesson, id: RecordId) -> Attribution {
    let said = open
        .reader
        .session
        .with_untracked(|it| attribution_of(it, id));
    said.expect("a claim")
}

#[wasm_bindgen_test]
async fn who_says_a_claim_is_offered_and_taken_by_one_press() {
    let open = OpenLesson::new().await;
    let id = open.mark(
        0,
        "The talks are no evidence that Russia has joined the fighting",
        &MarkKind::Claim,
    );
    let page = card(&open, id).await;
    assert!(
        page.text(".says .offers .remark")
            .contains("named just before")
    );
    page.press(".says .offers button").await;
    page.until("the chain", |page| page.all(".says .named li").len() == 1)
        .await;
    let attribution = said(&open, id);
    assert_eq!(attribution.voice, Some(Voice::Paraphrase));
    assert_eq!(
        attribution.cue.map(|it| it.words()).as_deref(),
        Some("cautioned")
    );
    // All that was proposed is one step.
    lateral::pages::reader::actions::undo(open.reader);
    assert_eq!(said(&open, id), Attribution::default());
}

#[wasm_bindgen_test]
async fn two_claims_are_put_to_one_question() {
    let open = OpenLesson::new().await;
    let id = open.mark(0, "took about 50 minutes", &MarkKind::Claim);
    open.mark(1, "The call took 50 minutes", &MarkKind::Claim);
    let page = card(&open, id).await;
    press(&page, "Compare this").await;
    page.until("a partner", |page| page.all(".partners > li").len() == 1)
        .await;
    assert!(page.text(".partners").contains("length of time"));
    // Without a question nothing is put to one.
    press(&page, "Same answer as Worldfold").await;
    assert!(open.reader.session.with_untracked(points).is_empty());
    type_into(&page, "#claim-question", "How long did it last?").await;
    button(&page, "Another answer than Worldfold").click();
    page.until("the question", |page| {
        page.text(".compare-this").contains("It answers: How long")
    })
    .await;
    let all = open.reader.session.with_untracked(points);
    assert_eq!(all[0].point.positions.len(), 2);
}

#[wasm_bindgen_test]
async fn what_was_typed_and_not_chosen_is_taken_when_the_card_closes() {
    let open = OpenLesson::new().await;
    let id = open.mark(0, "took about 50 minutes", &MarkKind::Claim);
    let page = open.show(|| view! { <MarkPanel at=0/> });
    page.until("the row", |page| !page.all(".mark-row").is_empty())
        .await;
    for given_up in [true, false] {
        open.reader.focused.set(Some(id));
        page.until("the card", |page| !page.all("#claim-source").is_empty())
            .await;
        press(&page, "Compare this").await;
        page.until("the line", |page| !page.all("#claim-question").is_empty())
            .await;
        type_into(&page, "#claim-source", "a clerk").await;
        type_into(&page, "#claim-question", "How long did it last?").await;
        if given_up {
            for line in ["#claim-source", "#claim-question"] {
                // The first closes the list, the second gives up what was typed.
                let escape = format!(
                    "for (const _ of [1, 2]) document.querySelector('{line}').dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Escape', bubbles: true, cancelable: true }}))"
                );
                script(&escape).await;
            }
        }
        open.reader.focused.set(None);
        page.until("the end of the card", |page| {
            page.all("#claim-source").is_empty()
        })
        .await;
        let all = open.reader.session.with_untracked(points);
        assert_eq!(all.is_empty(), given_up);
        assert_eq!(said(&open, id).sources.is_empty(), given_up);
    }
}
