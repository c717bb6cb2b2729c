//! Somebody collects the works of others: looks at them apart, and adds them to their own.

use lateral_e2e::Failure;
use lateral_e2e::files::{IMPORT, json_of};
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use serde_json::Value;

use crate::ARTICLE;
use crate::marking::mark_as;
use crate::reading::truth;

/// The label of the field for the name in the export.
const NAME: &str = "Your name or a code (optional; it appears in the file and the file name)";

/// What others have marked, in reading order.
const THEIRS: [&str; 3] = ["Ashton Carter", "Latakia", "Sergei Shoygu"];

/// What the teacher has marked: behind the first of them.
const OWN: &str = "Ukraine";

/// Where a work that is looked at says whose it is.
const BAR: &str = "Whose work this is";

fn marked(stage: &mut Stage, quotes: &[&str]) -> Result<Page, Failure> {
    let page = stage.open(ARTICLE)?;
    for words in quotes {
        page.drag_over(words)?;
        mark_as(&page, "Person")?;
        crate::class::see_mark(&page, words)?;
    }
    page.see_marks(quotes)?;
    Ok(page)
}

/// The work as a file that is handed in under a name.
fn handed_in(page: &Page, name: &str) -> Result<(String, Vec<u8>), Failure> {
    page.click_button("Export")?;
    page.fill(NAME, name)?;
    page.press("Tab")?;
    page.download(|page| page.click_button("Download my work"))
}

pub fn a_work_is_looked_at_apart_and_ones_own_is_untouched(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let (name, file) = handed_in(&marked(stage, &THEIRS[..2])?, "Ben")?;
    let page = marked(stage, &[OWN])?;
    let before = page.exported_json()?;
    page.choose_file(&name, &file)?;
    page.see_text("It has 2 marks.")?;
    page.see_text("This is somebody else")?;
    page.within("dialog", IMPORT).click_button("Look at it")?;
    page.see_no("dialog", IMPORT)?;
    page.see("region", BAR)?;
    page.see_text("Looking at work by")?;
    page.see_marks(&THEIRS[..2])?;
    for tool in ["Undo", "Import", "Export"] {
        page.see_no("button", tool)?;
    }
    // Nothing is marked, changed or deleted there.
    page.drag_over(OWN)?;
    page.see_no("toolbar", "Mark the selection")?;
    page.click_words(THEIRS[0])?;
    page.see("region", "The mark")?;
    page.see_no("button", "Delete the mark")?;
    page.press("Delete")?;
    page.see_text("You are looking at somebody else")?;
    page.press("2")?;
    page.press("Control+z")?;
    page.see_marks(&THEIRS[..2])?;
    // It goes on through the lesson.
    page.open(crate::SECOND)?;
    page.see_marks(&[])?;
    page.see("region", BAR)?;
    page.open(ARTICLE)?;
    page.see_marks(&THEIRS[..2])?;
    page.click_button("Back to my work")?;
    page.see_no("region", BAR)?;
    page.see_marks(&[OWN])?;
    let after = page.exported_json()?;
    truth(
        &(after == before).into(),
        &format!("the work was {before} and is {after}"),
    )?;
    page.reload()?;
    page.see_marks(&[OWN])
}

pub fn marks_of_somebody_else_say_whose_they_are(stage: &mut Stage) -> Result<(), Failure> {
    let (name, file) = handed_in(&marked(stage, &THEIRS[..1])?, "Ben")?;
    let page = marked(stage, &[OWN])?;
    page.choose_file(&name, &file)?;
    page.within("dialog", IMPORT)
        .click_button("Add to my work")?;
    page.see_no("dialog", IMPORT)?;
    page.see_marks(&[THEIRS[0], OWN])?;
    page.see_text("By Ben")?;
    page.click_button("Export")?;
    page.see_text("1 mark made by somebody else")?;
    page.press("Escape")?;
    let (name, file) = handed_in(&page, "Frau Weber")?;
    truth(
        &name.contains("frau-weber").into(),
        &format!("the file is called {name}"),
    )?;
    let work = json_of(&file)?;
    let records = work["records"].as_array().cloned().unwrap_or_default();
    let names: Vec<&Value> = records
        .iter()
        .map(|record| &record["annotator_name"])
        .collect();
    let said = work["annotator"]["name"] == "Frau Weber"
        && names.iter().filter(|name| **name == "Ben").count() == 1
        && names.iter().filter(|name| name.is_null()).count() == 1;
    truth(&said.into(), &format!("the file says {work}"))?;
    // After a visit too.
    page.see_saved()?;
    page.reload()?;
    page.see_text("By Ben")
}

pub fn several_files_are_taken_in_at_once_or_looked_at(stage: &mut Stage) -> Result<(), Failure> {
    let (_, file) = handed_in(&marked(stage, &THEIRS)?, "Ben")?;
    let all = json_of(&file)?;
    // A class of three, with one mark each.
    let mut files: Vec<(&str, Vec<u8>)> = Vec::new();
    for (number, name) in ["ben.json", "mia.json", "somebody.json"]
        .into_iter()
        .enumerate()
    {
        let mut work = all.clone();
        work["annotator"]["id"] = format!("{:016x}", number + 77).into();
        work["annotator"]["name"] = ["Ben", "Mia", ""][number].into();
        work["records"] = vec![all["records"][number].clone()].into();
        files.push((name, work.to_string().into_bytes()));
    }
    files.push(("letter.json", b"Dear teacher".to_vec()));
    let page = marked(stage, &[OWN])?;
    let dialog = page.within("dialog", IMPORT);
    page.click_button("Import")?;
    page.give_all("Choose files", &files)?;
    page.see_text("4 files chosen.")?;
    for words in ["mia.json", "Work without a name", "not made by Lateral"] {
        page.see_text(words)?;
    }
    dialog.click_button("Add all 3 works to my work")?;
    page.see_no("dialog", IMPORT)?;
    page.see_marks(&[THEIRS[0], OWN, THEIRS[1], THEIRS[2]])?;
    page.see_text("By Mia")?;
    page.see_text("By somebody without a name")?;
    // One after the other in the list, and all again.
    let people = page.within("group", "Only marks of this person");
    people.see("button", "By me 1")?;
    people.click_button("By Mia 1")?;
    page.see_text("Marks 1 of 4")?;
    page.see("button", &format!("{} Person By Mia", THEIRS[1]))?;
    people.click_button("By Mia 1")?;
    page.see_text("Marks 4")?;
    page.click_button("Undo")?;
    page.see_marks(&[OWN])?;
    // One after the other is looked at; the others wait.
    page.click_button("Import")?;
    page.give_all("Choose files", &files[..2])?;
    page.see_text("2 files chosen.")?;
    dialog.click_nth("button", "Look at it", 1)?;
    page.see("region", BAR)?;
    page.click_button("Back to my work")?;
    page.see("dialog", IMPORT)?;
    page.see_text("2 files chosen.")?;
    dialog.click_button("Close")?;
    page.see_marks(&[OWN])
}
