//! A teacher with ten minutes: from article to article, a look at the lesson as the class will see it, a letter
//! mended, tags and kinds made one's own.

use lateral_e2e::Failure;
use lateral_e2e::files::json_of;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use serde_json::json;

use crate::marking::mark_as;
use crate::workshop::{CHOOSE, SECOND, TEXT, TITLE, WORKSHOP, bring_in, read_it, saved};

const LAST: &str = "Fähre sitzt neun Stunden fest";

fn made(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(WORKSHOP)?;
    page.see("heading", "Make a lesson")?;
    bring_in(&page)?;
    Ok(page)
}

/// Opens the lesson in the workshop from wherever one is.
fn change_it(page: &Page) -> Result<(), Failure> {
    page.open(WORKSHOP)?;
    page.click("link", TITLE)?;
    page.see("heading", "The articles")
}

/// Marks words of the second article, as somebody's work.
fn marked(page: &Page, words: &str, tag: &str) -> Result<(), Failure> {
    read_it(page)?;
    page.drag_over(words)?;
    mark_as(page, tag)?;
    crate::class::see_mark(page, words)?;
    page.see_saved()
}

pub fn articles_follow_one_another_and_outlets_are_asked_for(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = made(stage)?;
    // One outlet was named by the page, one guessed from a copyright line, one is not known.
    page.see_no("textbox", &format!("Outlet of {TITLE}"))?;
    // The question is still there another day.
    page.see_saved()?;
    page.reload()?;
    page.see_text("Please check. The copyright notice names it.")?;
    page.click_button("That is right")?;
    page.see_no("button", "That is right")?;
    page.see_focus("Outlet")?;
    page.see_text("Who published this?")?;
    page.fill(&format!("Outlet of {LAST}"), "Tagblatt")?;
    page.see_saved()?;
    let (_, file) = saved(&page)?;
    let lesson = json_of(&file)?;
    assert_eq!(lesson["articles"][1]["outlet"], "Coast Wire");
    assert_eq!(lesson["articles"][2]["outlet"], "Tagblatt");
    page.click("link", TITLE)?;
    page.see_text("Article 1 of 3")?;
    page.click("link", "Next →")?;
    page.see_text("Article 2 of 3")?;
    page.click("link", &format!("Next article → {LAST}"))?;
    page.see_text("Article 3 of 3")?;
    page.see_no("link", "Next →")?;
    page.click("link", "That was the last article Back to the lesson")?;
    page.see("heading", "The articles")
}

pub fn marks_of_a_preview_are_nobodys_work(stage: &mut Stage) -> Result<(), Failure> {
    let page = made(stage)?;
    page.fill("New question", "How long was the road closed?")?;
    page.press("Enter")?;
    page.see_saved()?;
    let before = page.stored()?;
    page.click("link", "See it as your students do")?;
    page.see_text("This is how your students see the lesson.")?;
    page.see("list", "Ask each article")?;
    page.see_text("How long was the road closed?")?;
    page.click("link", SECOND)?;
    page.drag_over("Skerry Point")?;
    mark_as(&page, "Event")?;
    page.see_marks(&["Skerry Point"])?;
    page.click_button("Export")?;
    page.see_text("This is a preview: there is no work")?;
    page.see_no("dialog", "Download your work")?;
    // The address says what it is, also where a link inside the lesson led.
    let address = page.ask("return location.hash", json!([]))?;
    let address = address.as_str().unwrap_or_default();
    assert!(address.starts_with("#/_preview/"), "{address}");
    page.reload()?;
    page.see_text("This is how your students see the lesson.")?;
    page.see_marks(&[])?;
    assert_eq!(page.stored()?, before, "nothing was kept");
    page.click("link", "End preview")?;
    page.see("heading", "Everything in the file")?;
    page.click("link", "See it as your students do")?;
    page.see_text("This is how your students see the lesson.")?;
    page.click("link", "End preview")?;
    page.see("heading", "Everything in the file")?;
    // Reading it in earnest is no preview.
    read_it(&page)?;
    page.see_marks(&[])?;
    page.see_saved()
}

pub fn a_mended_letter_keeps_its_mark_on_a_yes(stage: &mut Stage) -> Result<(), Failure> {
    let page = made(stage)?;
    marked(&page, "Skerry Point", "Place")?;
    change_it(&page)?;
    page.click("link", SECOND)?;
    mend(&page)?;
    // Without the tick it would be lost.
    page.click("checkbox", "“Skerry Point” is “Skerrey Point” now")?;
    page.click("checkbox", "“Skerry Point” is “Skerrey Point” now")?;
    page.click_button("Replace the text")?;
    page.see_text("The text was replaced.")?;
    page.see_saved()?;
    read_it(&page)?;
    page.see_marks(&["Skerrey Point"])?;
    page.click_words("Skerrey Point")?;
    page.see("heading", "Place")
}

pub fn a_mended_letter_loses_its_mark_without_a_yes(stage: &mut Stage) -> Result<(), Failure> {
    let page = made(stage)?;
    marked(&page, "Skerry Point", "Place")?;
    change_it(&page)?;
    page.click("link", SECOND)?;
    mend(&page)?;
    page.click("checkbox", "“Skerry Point” is “Skerrey Point” now")?;
    page.click_button("Replace the text")?;
    page.see_text("The text was replaced.")?;
    page.see_saved()?;
    read_it(&page)?;
    page.see_text("Skerrey Point")?;
    page.see_marks(&[])?;
    // The student says where it belongs: its card stays while the words are selected.
    page.click_button("Skerry Point Place · not found in the text")?;
    page.see_text("These words are not in the text.")?;
    page.drag_over("Skerrey Point")?;
    page.click_button("Move it to the selection")?;
    page.see_marks(&["Skerrey Point"])?;
    page.see("heading", "Place")
}

/// A page that says nothing of its encoding, as many were written thirty years ago, in windows-1251.
const BRIDGE: &str = "Мост закрыт до осени\n\nМост через реку закрыт до осени, сообщила в понедельник мэрия.\n\nПаром будет ходить каждые полчаса.\n";

/// Cyrillic letters as windows-1251 has them; all else in seven bits.
fn windows_1251(words: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        'А'..='я' => u8::try_from(u32::from(c) - u32::from('А') + 0xc0).unwrap_or(b'?'),
        c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
    };
    words.chars().map(byte).collect()
}

pub fn another_encoding_is_chosen_and_the_text_changes_at_once(
    stage: &mut Stage,
) -> Result<(), Failure> {
    const AGAIN: &str = "Letters look wrong? Read the file as";
    let page = stage.open(WORKSHOP)?;
    page.see("heading", "Make a lesson")?;
    page.give(CHOOSE, "most.txt", &windows_1251(BRIDGE))?;
    page.click("link", "Мост закрыт до осени")?;
    page.see_text("Read as windows-1251, a guess from its letters")?;
    page.fill("Outlet", "Вестник")?;
    page.choose(AGAIN, "KOI8-R – Russian")?;
    page.see_text("Read as KOI8-R, as you chose.")?;
    let preview = page.within("region", "As it will be read");
    preview.see("heading", "лНЯР ГЮЙПШР ДН НЯЕМХ")?;
    // What the teacher wrote stays, there and back.
    page.click_button("Undo")?;
    page.see_text("a guess from its letters")?;
    preview.see("heading", "Мост закрыт до осени")?;
    page.click_button("Redo")?;
    page.see_text("Read as KOI8-R, as you chose.")?;
    page.choose(AGAIN, "windows-1251 – Cyrillic, as assumed")?;
    page.see_text("a guess from its letters")?;
    preview.see("heading", "Мост закрыт до осени")?;
    page.see_saved()?;
    page.click("link", "Мост закрыт до осени")?;
    let (_, file) = saved(&page)?;
    let lesson = json_of(&file)?;
    assert_eq!(lesson["articles"][0]["text"], BRIDGE);
    assert_eq!(lesson["articles"][0]["outlet"], "Вестник");
    assert_eq!(lesson["articles"][0]["language"], "ru");
    Ok(())
}

fn mend(page: &Page) -> Result<(), Failure> {
    page.click_button("Correct or replace the text")?;
    page.see_focus("The new text")?;
    page.fill("The new text", &TEXT.replace("Skerry", "Skerrey"))?;
    page.click_button("Show what would change")?;
    page.see("heading", "What changes in the text")?;
    page.see_text("The words of 1 were corrected.")
}

pub fn a_deleted_tag_leaves_its_marks_and_comes_back(stage: &mut Stage) -> Result<(), Failure> {
    let page = made(stage)?;
    marked(&page, "Skerry Point", "Place")?;
    change_it(&page)?;
    page.ask(
        "document.querySelectorAll('.tags-made details').forEach((tag) => { tag.open = tag.textContent.startsWith('Place'); })",
        json!([]),
    )?;
    page.click_button("Delete this tag")?;
    page.see_text("“Place” was deleted. 1 mark in this browser has it and stays, in grey")?;
    page.click_button("Undo this")?;
    page.see_text("Undone: delete the tag “Place”.")?;
    page.click_button("Redo")?;
    page.see_text("Redone: delete the tag “Place”.")?;
    page.see_saved()?;
    read_it(&page)?;
    page.see_marks(&["Skerry Point"])?;
    page.click_words("Skerry Point")?;
    page.see("heading", "place")
}

pub fn kinds_of_statement_are_the_classs_own(stage: &mut Stage) -> Result<(), Failure> {
    let page = made(stage)?;
    page.ask(
        "document.querySelector('.kinds-made').open = true",
        json!([]),
    )?;
    page.click("checkbox", "Question")?;
    page.see_no("textbox", "New name for Question")?;
    page.fill("New name for Opinion", "Judgement")?;
    page.see_saved()?;
    let (_, file) = saved(&page)?;
    let lesson = json_of(&file)?;
    let kinds = &lesson["tag_set"]["claim_kinds"];
    assert_eq!(kinds.as_array().map(Vec::len), Some(5));
    assert_eq!(kinds[1], json!({ "kind": "opinion", "label": "Judgement" }));
    marked(&page, "He promised a report within a week", "Claim")?;
    page.click_words("promised a report")?;
    page.within("region", "The mark")
        .choose("Kind of statement", "Judgement")?;
    page.see_saved()?;
    // Works name kinds as ever.
    let work = page.exported_json()?;
    assert_eq!(work["records"][0]["claim_kind"], "opinion");
    Ok(())
}
