//! Who is named: one key after a mark, and wherever the name stands again.

use lateral_e2e::Failure;
use lateral_e2e::page::Page;
use lateral_e2e::site::Release;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::{Value, json};

use crate::reading::truth;

const COURIER: &str = "#/two-spellings/courier";
const POST: &str = "#/two-spellings/post";

/// A lesson of two articles that write one name in two ways.
fn release() -> Result<Release, Failure> {
    let article = |id: &str, paragraphs: &[&str]| {
        json!({
            "id": id, "outlet": format!("Ellery {id}"), "headline": "The harbour talks", "language": "en",
            "text": paragraphs.join("\n"),
        })
    };
    let lesson = json!({
        "format": "lateral/lesson", "version": 1, "offset_unit": "codepoint",
        "id": "two-spellings", "title": "One name, two spellings", "language": "en",
        "articles": [
            article("courier", &[
                "Sergei Volkov opened the talks in Ellery on Monday.",
                "Volkov said that the harbour would stay open.",
                "Nobody asked Mr Volkov about the bridge.",
            ]),
            article("post", &["Sergey Wolkow came late.", "Later Wolkow left the room."]),
        ],
    });
    Ok(Release::built()?.with_file("lesson.json", lesson.to_string()))
}

/// The records of that kind in the work of the page.
fn records(page: &Page, kind: &str) -> Result<Vec<Value>, Failure> {
    let work = page.exported_json()?;
    let all = work["records"].as_array().cloned().unwrap_or_default();
    Ok(all.into_iter().filter(|it| it["kind"] == kind).collect())
}

/// Marks the words as a person by key, and says by another that it is somebody new.
fn name_new(page: &Page, words: &str) -> Result<(), Failure> {
    page.drag_over(words)?;
    page.press("1")?;
    page.see("combobox", "Who or what is it?")?;
    page.see_text("New:")?;
    page.press("Enter")?;
    page.see("button", &format!("Not {words}"))
}

pub fn a_name_is_linked_by_one_key_and_suggested_where_it_stands_again(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = stage.open_release(release()?, COURIER)?;
    name_new(&page, "Sergei Volkov")?;
    // "Volkov", "Mr Volkov", and the other spelling in the other article.
    page.see_text("2 places may name who you have marked, and 2 in other articles.")?;
    page.press("s")?;
    page.see_text("“Volkov” may be Sergei Volkov")?;
    page.press("Enter")?;
    page.see_marks(&["Sergei Volkov", "Volkov"])?;
    page.see_text("“Volkov” may be Sergei Volkov: the same words.")?;
    page.press("Enter")?;
    until(|| truth(&(page.marks()?.len() == 3).into(), "all three are marked"))?;
    page.see_saved()?;

    page.open(POST)?;
    page.press("s")?;
    page.see_text("another spelling of the same name")?;
    page.click_button("All 2 of Sergei Volkov")?;
    page.see_marks(&["Sergey Wolkow", "Wolkow"])?;
    page.see_saved()?;
    let entities = records(&page, "entity")?;
    assert_eq!(entities.len(), 1);
    assert_eq!(entities[0]["name"], "Sergei Volkov");
    let mentions = records(&page, "mention")?;
    assert_eq!(mentions.len(), 5);
    for mention in &mentions {
        assert_eq!(mention["entities"], json!([entities[0]["id"]]), "{mention}");
    }
    // One step for both.
    page.press("Control+z")?;
    page.see_marks(&[])
}

pub fn what_was_refused_is_not_suggested_again(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open_release(release()?, COURIER)?;
    name_new(&page, "Sergei Volkov")?;
    page.press("s")?;
    page.see_text("“Volkov” may be Sergei Volkov")?;
    page.press("Backspace")?;
    // The same words do not name him in the next line either.
    page.see_text("2 places in other articles may name who you have marked.")?;
    page.see_marks(&["Sergei Volkov"])?;
    page.see_saved()?;
    page.reload()?;
    page.see_text("2 places in other articles may name who you have marked.")?;
    page.press("Control+z")?;
    page.see_text("2 places may name who you have marked")
}

pub fn a_name_is_chosen_from_the_list_by_typing(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open_release(release()?, COURIER)?;
    name_new(&page, "Sergei Volkov")?;
    page.drag_over("Nobody")?;
    page.press("1")?;
    page.see_text("New:")?;
    page.press("w")?;
    page.see_focus("Who or what is it?")?;
    page.type_text("ser")?;
    page.see("option", "Sergei Volkov")?;
    page.press("Enter")?;
    page.see("button", "Not Sergei Volkov")?;
    // Two at once, and one of them away again.
    page.type_text("The mayor")?;
    page.see("option", "The mayor new")?;
    page.press("Enter")?;
    page.see("button", "Not The mayor")?;
    page.click_button("Not Sergei Volkov")?;
    page.see_no("button", "Not Sergei Volkov")?;
    page.see_no("button", "Only The mayor")?;
    // Or at once, in the place of who was there before.
    page.type_text("ser")?;
    page.see("option", "Sergei Volkov")?;
    page.press("Enter")?;
    page.click_button("Only Sergei Volkov")?;
    page.see_no("button", "Not The mayor")?;
    page.see("button", "Not Sergei Volkov")?;
    page.see_saved()?;
    let entities = records(&page, "entity")?;
    let names: Vec<&Value> = entities.iter().map(|it| &it["name"]).collect();
    assert!(names.contains(&&json!("The mayor")), "{names:?}");
    assert_eq!(names.len(), 2);
    Ok(())
}

pub fn a_suggestion_lets_go_of_its_keys_when_a_mark_is_made(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = stage.open_release(release()?, COURIER)?;
    name_new(&page, "Sergei Volkov")?;
    page.press("s")?;
    page.see_text("“Volkov” may be Sergei Volkov")?;
    page.drag_over("Ellery")?;
    page.press("2")?;
    page.see_text("New:")?;
    page.see_text("2 places may name who you have marked")?;
    page.press("Enter")?;
    page.see("button", "Not Ellery")?;
    page.see_marks(&["Sergei Volkov", "Ellery"])
}

pub fn what_all_suggestions_would_mark_is_listed_first(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open_release(release()?, COURIER)?;
    name_new(&page, "Sergei Volkov")?;
    page.see_text("2 places may name who you have marked")?;
    page.click_button("Mark all 4…")?;
    page.see_text("Sergei Volkov · 4 places · “Volkov”")?;
    page.click_button("Cancel")?;
    page.see_marks(&["Sergei Volkov"])?;
    page.click_button("Mark all 4…")?;
    page.click_button("Mark 4 places")?;
    until(|| truth(&(page.marks()?.len() == 3).into(), "all three are marked"))
}
