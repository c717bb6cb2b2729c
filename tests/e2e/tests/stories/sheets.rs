//! Several students on one computer: each has a sheet of their own, none is lost, and whose it is is always said.

use lateral_e2e::Failure;
use lateral_e2e::files::json_of;
use lateral_e2e::looks::Screen;
use lateral_e2e::page::Page;
use lateral_e2e::site::Release;
use lateral_e2e::stage::Stage;
use serde_json::{Value, json};

use crate::ARTICLE;
use crate::marking::mark_as;
use crate::reading::truth;

const HOME: &str = "#/the-defence-call";
const KEPT: &str = "#/recovery";

/// The label of the field for whoever begins.
const NAME: &str = "Your name or a code";
const WHO: &str = "Who is working?";
/// The same as the first page shows it.
const WHO_HEADING: &str = "WHO IS WORKING?";
const OTHER: &str = "Start as somebody else";
const GIVE: &str = "Give a name";
const MINE: &str = "The marks here are mine";
const REMOVE: &str = "Remove my work from this computer";
const BACK: &str = "Bring it back";

/// What Ada marks, and what Ben marks.
const ADAS: &str = "Ashton Carter";
const BENS: &str = "Latakia";

/// The release, with its lesson asking for a name.
fn asking() -> Result<Release, Failure> {
    let lesson = include_str!("../../../../assets/lesson.json");
    let mut lesson: Value = json_of(lesson.as_bytes())?;
    lesson["asks_for"] = "name".into();
    Ok(Release::built()?.with_file("lesson.json", lesson.to_string()))
}

/// Marks a person, and waits until that is kept.
fn mark(page: &Page, words: &str) -> Result<(), Failure> {
    page.drag_over(words)?;
    mark_as(page, "Person")?;
    page.see_marks(&[words])?;
    page.see_saved()
}

/// Begins under a name, in a dialog or on the first page.
fn start(page: &Page, name: &str, button: &str) -> Result<(), Failure> {
    page.fill(NAME, name)?;
    page.click_button(button)?;
    page.see("button", &format!("Working as {name}"))
}

/// Goes on as one of those who are here.
fn change_to(page: &Page, from: &str, to: &str) -> Result<(), Failure> {
    page.click_button(&format!("Working as {from}"))?;
    page.within("dialog", WHO)
        .click_button(&format!("Continue as {to}"))?;
    page.see_no("dialog", WHO)?;
    page.see("button", &format!("Working as {to}"))
}

/// Ada has marked, and then Ben, on a computer whose lesson asks who is at work.
fn ada_and_ben(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open_release(asking()?, ARTICLE)?;
    // Nothing is anybody's before somebody has said who they are.
    page.drag_over(ADAS)?;
    mark_as(&page, "Person")?;
    page.see("dialog", WHO)?;
    page.see_marks(&[])?;
    start(&page, "Ada", "Start")?;
    page.see_no("dialog", WHO)?;
    // What was asked for is done then.
    page.see_marks(&[ADAS])?;
    page.see_saved()?;
    page.click_button("Working as Ada")?;
    start(&page, "Ben", OTHER)?;
    page.see_marks(&[])?;
    mark(&page, BENS)?;
    Ok(page)
}

/// Exports the work, and sees that it is this person's with this mark alone.
fn exports(page: &Page, name: &str, words: &str) -> Result<(), Failure> {
    let (file_name, file) = page.exported()?;
    let work = json_of(&file)?;
    let records = work["records"].as_array().cloned().unwrap_or_default();
    let said = work["annotator"]["name"] == name
        && file_name.contains(&name.to_lowercase())
        && records.len() == 1
        && records[0].to_string().contains(words);
    truth(&said.into(), &format!("{file_name} holds {work}"))
}

pub fn two_students_share_a_computer(stage: &mut Stage) -> Result<(), Failure> {
    let page = ada_and_ben(stage)?;
    page.reload()?;
    page.see("button", "Working as Ben")?;
    page.see_marks(&[BENS])?;
    change_to(&page, "Ben", "Ada")?;
    page.see_marks(&[ADAS])?;
    page.reload()?;
    page.see("button", "Working as Ada")?;
    page.see_marks(&[ADAS])?;
    exports(&page, "Ada", ADAS)?;
    page.click_button("Done")?;
    change_to(&page, "Ada", "Ben")?;
    page.see_marks(&[BENS])?;
    exports(&page, "Ben", BENS)?;
    page.click_button("Done")?;
    // Nobody else begins under a name that is taken.
    page.click_button("Working as Ben")?;
    page.fill(NAME, "  ada ")?;
    page.click_button(OTHER)?;
    page.see_text("Ada has a sheet here already")?;
    page.press("Escape")?;
    page.see_marks(&[BENS])?;
    // Whoever comes next in a tab of their own is asked first.
    let next = stage.open_beside(&page, HOME)?;
    next.see("heading", WHO_HEADING)?;
    next.see("button", "Continue as Ada")?;
    next.click_button("Continue as Ben")?;
    next.see_no("heading", WHO_HEADING)?;
    next.see_text("Working as")
}

pub fn two_tabs_work_on_two_sheets(stage: &mut Stage) -> Result<(), Failure> {
    let bens = ada_and_ben(stage)?;
    let adas = stage.open_beside(&bens, ARTICLE)?;
    // Undo is refused too, until it is known whose step it would be.
    adas.click_button("Undo")?;
    adas.within("dialog", WHO).click_button("Continue as Ada")?;
    adas.see_marks(&[ADAS])?;
    bens.drag_over("Ukraine")?;
    mark_as(&bens, "Place")?;
    bens.see_marks(&["Ukraine", BENS])?;
    bens.see_saved()?;
    adas.drag_over("invaded")?;
    mark_as(&adas, "Event")?;
    adas.see_marks(&[ADAS, "invaded"])?;
    adas.see_saved()?;
    bens.reload()?;
    bens.see("button", "Working as Ben")?;
    bens.see_marks(&["Ukraine", BENS])?;
    adas.reload()?;
    adas.see("button", "Working as Ada")?;
    adas.see_marks(&[ADAS, "invaded"])?;
    // A work that is removed in one tab and changed in another is there again.
    let again = stage.open_beside(&bens, ARTICLE)?;
    again.click_button("Undo")?;
    again
        .within("dialog", WHO)
        .click_button("Continue as Ben")?;
    again.see_marks(&["Ukraine", BENS])?;
    bens.exported()?;
    bens.click_button(REMOVE)?;
    bens.see("button", BACK)?;
    again.drag_over("Sergei Shoygu")?;
    mark_as(&again, "Person")?;
    again.see_saved()?;
    bens.click_button(BACK)?;
    bens.open(ARTICLE)?;
    bens.see_marks(&["Ukraine", BENS, "Sergei Shoygu"])?;
    again.reload()?;
    again.see_marks(&["Ukraine", BENS, "Sergei Shoygu"])
}

/// The keys of everybody's records in local storage.
fn records(page: &Page) -> Result<usize, Failure> {
    let count = page.ask(
        "return Object.keys(localStorage).filter((key) => /^lateral\\/1\\/(work|sheet)\\/.*\\/r\\//.test(key)).length",
        json!([]),
    )?;
    Ok(count
        .as_u64()
        .and_then(|count| usize::try_from(count).ok())
        .unwrap_or_default())
}

pub fn a_work_is_removed_and_brought_back(stage: &mut Stage) -> Result<(), Failure> {
    let page = ada_and_ben(stage)?;
    page.open(HOME)?;
    page.see("button", OTHER)?;
    // Only what is in a file may go.
    page.see_no("button", REMOVE)?;
    page.exported()?;
    page.within("dialog", "Export your work")
        .click_button(REMOVE)?;
    page.see_text("The work by Ben on this lesson was removed")?;
    page.see("heading", WHO_HEADING)?;
    page.see_no("button", "Continue as Ben")?;
    page.see("button", "Continue as Ada")?;
    truth(&(records(&page)? == 1).into(), "only Ada's mark is here")?;
    page.click_button(BACK)?;
    page.see("button", "Working as Ben")?;
    page.see_no("button", BACK)?;
    page.see_saved()?;
    page.reload()?;
    page.open(ARTICLE)?;
    page.see_marks(&[BENS])?;
    // It is in the file still, so it can go from the first page.
    page.open(HOME)?;
    page.click_button(REMOVE)?;
    page.see("button", BACK)?;
    truth(&(records(&page)? == 1).into(), "only Ada's mark is here")?;
    page.see_saved()?;
    stage.restart()?;
    let page = stage.open_beside(&page, HOME)?;
    page.see_no("button", BACK)?;
    page.click_button("Continue as Ada")?;
    page.open(ARTICLE)?;
    page.see_marks(&[ADAS])?;
    // The page of everything lists both, and brings back.
    page.open(KEPT)?;
    page.see_text("by Ada")?;
    page.see("heading", "Removed work")?;
    page.see_no("heading", "Deleted marks")?;
    let list = page.within("region", "Removed work");
    list.see_text("Work by Ben on ")?;
    list.see_text("1 mark")?;
    let name = list.names("button")?;
    let button = name.first().cloned().unwrap_or_default();
    list.click_button(&button)?;
    page.see_text("The work is back.")?;
    page.see_no("heading", "Removed work")?;
    page.see_text("Ada (1 mark)")?;
    page.see_text("Ben (1 mark)")?;
    page.open(ARTICLE)?;
    change_to(&page, "Ada", "Ben")?;
    page.see_marks(&[BENS])?;
    forget(&page)
}

/// Removes Ben's work again, and deletes it for good.
fn forget(page: &Page) -> Result<(), Failure> {
    page.exported()?;
    page.within("dialog", "Export your work")
        .click_button(REMOVE)?;
    page.see("button", BACK)?;
    page.open(KEPT)?;
    page.see("heading", "Removed work")?;
    let list = page.within("region", "Removed work");
    let press = |wanted: &str| {
        let names = list.names("button")?;
        let name = names.into_iter().find(|name| name.starts_with(wanted));
        list.click_button(&name.unwrap_or_else(|| wanted.to_owned()))
    };
    press("Delete for good…")?;
    page.see_text("Nobody can bring it back after that.")?;
    press("Keep")?;
    press("Delete for good…")?;
    page.see_text("Nobody can bring it back after that.")?;
    press("Delete for good ")?;
    page.see_text("The work was deleted for good.")?;
    page.see_no("heading", "Removed work")?;
    page.reload()?;
    page.see_text("by Ada")?;
    page.see_no("heading", "Removed work")
}

pub fn a_full_disk_removes_nothing(stage: &mut Stage) -> Result<(), Failure> {
    let page = ada_and_ben(stage)?;
    page.exported()?;
    page.see_saved()?;
    page.ask(
        "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        json!([]),
    )?;
    page.click_button(REMOVE)?;
    page.see_text("nothing was removed")?;
    page.see_marks(&[BENS])?;
    page.reload()?;
    page.see("button", "Working as Ben")?;
    page.see_marks(&[BENS])?;
    truth(&(records(&page)? == 2).into(), "both marks are here")
}

pub fn without_being_asked_a_second_student_starts_apart(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    mark(&page, ADAS)?;
    page.open(HOME)?;
    page.see_text("Working without a name")?;
    page.click_button(GIVE)?;
    start(&page, "Ben", OTHER)?;
    page.open(ARTICLE)?;
    page.see_marks(&[])?;
    mark(&page, BENS)?;
    exports(&page, "Ben", BENS)?;
    page.see_no("dialog", "Export your work")?;
    change_to_nameless(&page)?;
    page.see_marks(&[ADAS])?;
    // Whose these are can be said later.
    page.open(HOME)?;
    page.click_button(GIVE)?;
    page.see("button", MINE)?;
    page.fill(NAME, "Ada")?;
    page.press("Enter")?;
    page.see("button", "Working as Ada")?;
    page.open(ARTICLE)?;
    page.see_marks(&[ADAS])?;
    exports(&page, "Ada", ADAS)
}

fn change_to_nameless(page: &Page) -> Result<(), Failure> {
    page.click_button("Working as Ben")?;
    page.within("dialog", WHO)
        .click_button("Continue as somebody without a name")?;
    page.see_no("dialog", WHO)?;
    page.see_no("button", "Working as Ben")
}

pub fn any_name_stays_in_its_place(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open_release(asking()?, HOME)?;
    let names = [
        "W".repeat(64),
        "<img src=x onerror=alert(1)>".to_owned(),
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{5e2}\u{5d5}\u{5dc}\u{5dd}".to_owned(),
        "a\u{202e}b\u{2066}c".to_owned(),
    ];
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            page.ask("document.querySelector('.whose-chip').click()", json!([]))?;
        }
        page.fill(NAME, name)?;
        page.click_button(if at == 0 { "Start" } else { OTHER })?;
        page.see_no("dialog", WHO)?;
        page.see_no("heading", WHO_HEADING)?;
        for screen in [Screen::LAPTOP, Screen::PHONE, Screen::SMALL] {
            page.on_screen(screen)?;
            let fault = page.ask(
                "const chip = document.querySelector('.whose-chip'), bar = document.querySelector('.masthead'); \
                 const [is, of] = [chip.getBoundingClientRect(), bar.getBoundingClientRect()]; \
                 return chip.querySelector('img') !== null || document.documentElement.scrollWidth > innerWidth \
                   || is.left < 0 || is.right > innerWidth || is.top < of.top || is.bottom > of.bottom || of.height > 80 \
                   ? `${JSON.stringify(is)} in ${JSON.stringify(of)}` : ''",
                json!([]),
            )?;
            truth(
                &(fault == "").into(),
                &format!("“{name}” at {screen:?}: {fault}"),
            )?;
        }
        page.on_screen(Screen::LAPTOP)?;
        page.see_saved()?;
    }
    page.assert_clean()
}
