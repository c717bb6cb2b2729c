//! Who says a claim, where more of them may stand, and two claims of one question.

use lateral_e2e::Failure;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::{Value, json};

use crate::reading::truth;

const LEDGER: &str = "#/the-defence-call/capitol-ledger";
const WORLDFOLD: &str = "#/the-defence-call/worldfold";
const LENGTH: &str = "took about 50 minutes";
const FIGHTING: &str = "The talks are no evidence that Russia has joined the fighting";

fn records(page: &Page, kind: &str) -> Result<Vec<Value>, Failure> {
    let work = page.exported_json()?;
    let all = work["records"].as_array().cloned().unwrap_or_default();
    Ok(all.into_iter().filter(|it| it["kind"] == kind).collect())
}

fn claim(page: &Page, words: &str) -> Result<(), Failure> {
    page.drag_over(words)?;
    page.press("c")?;
    page.see_focus("What is claimed, in your own words")
}

pub fn who_says_a_claim_is_one_key_after_its_gist(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(LEDGER)?;
    claim(&page, FIGHTING)?;
    page.type_text("Talking is not fighting")?;
    page.see_text("“the official” is most likely “the senior official”, named just before.")?;
    page.press("Control+Enter")?;
    page.see("button", "Not senior official")?;
    page.see_saved()?;
    let claims = records(&page, "claim")?;
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0]["voice"], "paraphrase", "{}", claims[0]);
    assert_eq!(claims[0]["sources"].as_array().map(Vec::len), Some(1));
    let entities = records(&page, "entity")?;
    assert_eq!(entities[0]["name"], json!("senior official"));
    // It is the article itself after all.
    page.click_button("Not senior official")?;
    page.see_no("button", "Not senior official")?;
    page.click("combobox", "Who says it?")?;
    page.type_text("art")?;
    page.see("option", "The article itself")?;
    page.press("Enter")?;
    page.see("button", "Not The article itself")?;
    page.click("radio", "Article’s own")?;
    page.see_saved()?;
    assert_eq!(records(&page, "claim")?[0]["voice"], "own");
    Ok(())
}

pub fn two_claims_of_two_articles_answer_one_question(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(WORLDFOLD)?;
    claim(&page, "The call took 50 minutes")?;
    page.see_saved()?;
    page.open(LEDGER)?;
    claim(&page, LENGTH)?;
    page.focus("button", "Compare this")?;
    let scrolled = "return Math.round(scrollY)";
    let before = page.ask(scrolled, json!([]))?;
    page.press("Enter")?;
    page.see_text("both give a length of time")?;
    let seen = "const top = (what) => document.querySelector(what).getBoundingClientRect().top; \
        return top('.partners') + 20 < top('.mark-tools')";
    until(|| {
        truth(
            &page.ask(seen, json!([]))?,
            "the claims are seen over the card's foot",
        )
    })?;
    assert_eq!(page.ask(scrolled, json!([]))?, before, "the text stays");
    page.click("combobox", "The question that it answers")?;
    page.type_text("How long did it last?")?;
    page.click_button("Another answer than Worldfold")?;
    page.see_text("It answers: How long did it last?")?;
    page.see_saved()?;
    let points = records(&page, "point")?;
    assert_eq!(points.len(), 1);
    assert_eq!(points[0]["positions"].as_array().map(Vec::len), Some(2));
    Ok(())
}

pub fn one_claim_answers_a_new_question_by_enter(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(LEDGER)?;
    claim(&page, LENGTH)?;
    page.press("Escape")?;
    page.press("p")?;
    page.press("Enter")?;
    page.see("button", "Compare this")?;
    page.press("v")?;
    page.press("k")?;
    page.click_button("Compare this")?;
    page.see_focus("The question that it answers")?;
    page.type_text("How long did it last?")?;
    page.press("Enter")?;
    page.see_text("It answers: How long did it last?")?;
    page.see_saved()?;
    let claims = records(&page, "claim")?;
    assert_eq!(claims[0]["voice"], "quote", "{}", claims[0]);
    assert!(claims[0]["claim_kind"].is_string(), "{}", claims[0]);
    let points = records(&page, "point")?;
    assert_eq!(points[0]["positions"].as_array().map(Vec::len), Some(1));
    Ok(())
}

pub fn places_where_a_claim_may_stand_are_underlined_on_demand(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = stage.open(LEDGER)?;
    // The keys come with the code that names come with.
    page.drag_over("Ashton Carter")?;
    page.press("1")?;
    page.see("combobox", "Who or what is it?")?;
    page.press("Escape")?;
    let lit = "return [...(CSS.highlights.get('claim-place') ?? [])].length";
    let count = |page: &Page| Ok::<_, Failure>(page.ask(lit, json!([]))?.as_u64().unwrap_or(0));
    assert_eq!(count(&page)?, 0);
    page.press("l")?;
    until(|| truth(&(count(&page)? > 5).into(), "sentences are underlined"))?;
    page.see_text("sentences underlined")?;
    page.click_button("Hide")?;
    until(|| truth(&(count(&page)? == 0).into(), "none is underlined"))
}
