//! A student does each of the tasks of a lesson by the shortest way that the page shows, and every action is
//! counted.
//!
//! Invariant: the limits are what the same tasks took when they were first tried. A task may become shorter, never
//! longer; the two that did say what the action more is for.

use lateral_e2e::Failure;
use lateral_e2e::counted::Counted;
use lateral_e2e::files::{IMPORT, json_of};
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;

use crate::class::see_mark;
use crate::reading::truth;
use crate::{ARTICLE, SECOND};

/// A person of the first article.
const PERSON: &str = "Ashton Carter";

/// A claim of the first article.
const CLAIM: &str = "Russia set it up";

/// What a claim is said to say.
const GIST: &str = "Moscow asked for the call";

/// The label of the field for it.
const GIST_FIELD: &str = "What is claimed, in your own words";

/// The first words of the first and of the second article.
const HEADLINE: &str = "Pentagon and Moscow";
const NEXT_HEADLINE: &str = "Russia, US";

/// Ten things that the beginning of the first article names, sentence by sentence, with the keys of their tags.
const TEN: [&[(&str, &str)]; 4] = [
    &[("Pentagon", "2"), ("Moscow", "2")],
    &[
        (PERSON, "1"),
        ("U.S.", "3"),
        ("defense secretary", "8"),
        ("Ministry of Defense", "2"),
        ("an hour", "4"),
        ("Friday", "4"),
    ],
    &[("American-led coalition", "2")],
    &[("Russia", "3")],
];

fn reading(stage: &mut Stage) -> Result<(Page, Counted), Failure> {
    let page = stage.open(ARTICLE)?;
    page.see_focus(HEADLINE)?;
    let student = Counted::new(&page);
    Ok((page, student))
}

/// An article with one mark that nobody looks at.
fn marked(stage: &mut Stage, words: &str, key: &str) -> Result<(Page, Counted), Failure> {
    let (page, student) = reading(stage)?;
    page.drag_over(words)?;
    page.press(key)?;
    page.see_marks(&[words])?;
    page.press("Escape")?;
    page.see_no("region", "The mark")?;
    Ok((page, student))
}

/// Waits until the claim of the article says `gist`, as the file has it.
fn see_claim(page: &Page, gist: &str, kind: Option<&str>) -> Result<(), Failure> {
    page.see_saved()?;
    let work = page.exported_json()?;
    let claim = &work["records"][0];
    let is_so = claim["gist"] == gist && claim["claim_kind"].as_str() == kind;
    truth(&is_so.into(), &format!("the claim is {claim}"))
}

/// Waits until the mark is only one, and marked as `tag`.
fn see_tag(page: &Page, tag: &str) -> Result<(), Failure> {
    until(|| {
        let tags: Vec<String> = page
            .screen()?
            .marks
            .into_iter()
            .map(|mark| mark.1)
            .collect();
        truth(
            &(tags == [tag]).into(),
            &format!("marked as {tags:?}, not as {tag}"),
        )
    })
}

pub fn reading_is_begun(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    let student = Counted::new(&page);
    student.click("link", "Begin reading")?;
    page.see_focus(HEADLINE)?;
    student.took_at_most(1, "begin reading with the mouse")?;

    let page = stage.open("#/")?;
    page.see_text("Working without a name")?;
    let student = Counted::new(&page);
    // Past the bar at the top.
    student.press("Tab")?;
    student.press("Enter")?;
    while !page.focused()?.starts_with("Begin reading") && student.count() < 20 {
        student.press("Tab")?;
    }
    student.press("Enter")?;
    page.see_focus(HEADLINE)?;
    student.took_at_most(4, "begin reading by keyboard")
}

pub fn a_person_is_marked(stage: &mut Stage) -> Result<(), Failure> {
    let (page, student) = reading(stage)?;
    student.drag_over(PERSON)?;
    student.press("1")?;
    page.see_marks(&[PERSON])?;
    student.took_at_most(2, "mark a person with a drag and a key")?;
    student.drag_over("Sergei Shoygu")?;
    student
        .within("toolbar", "Mark the selection")
        .click("button", "Person 1")?;
    page.see_marks(&[PERSON, "Sergei Shoygu"])?;
    student.took_at_most(2, "mark a person with a drag and a click")?;

    // The third word of the second sentence.
    let (page, student) = reading(stage)?;
    for key in [
        "ArrowDown",
        "ArrowDown",
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "1",
    ] {
        student.press(key)?;
    }
    page.see_marks(&["the"])?;
    assert_eq!(page.pieces()?[0].block, page.passage(PERSON)?.block);
    student.took_at_most(6, "mark a third word by keyboard")
}

pub fn ten_things_are_marked(stage: &mut Stage) -> Result<(), Failure> {
    let things = TEN.concat();
    let quotes: Vec<&str> = things.iter().map(|(words, _)| *words).collect();
    let (page, student) = reading(stage)?;
    for (words, key) in things {
        student.drag_over(words)?;
        student.press(key)?;
        see_mark(&page, words)?;
    }
    student.took_at_most(20, "mark ten things with the mouse")?;

    let (page, student) = reading(stage)?;
    for sentence in TEN {
        student.press("ArrowDown")?;
        // The code of the cursor comes after the first paint.
        let is_drawn = || truth(&(!page.under_cursor()?.is_empty()).into(), "no cursor");
        until(is_drawn)?;
        for (words, key) in sentence {
            draw_on_to(&page, &student, words)?;
            student.press(key)?;
            see_mark(&page, words)?;
        }
    }
    page.see_marks(&quotes)?;
    student.took_at_most(60, "mark ten things by keyboard")
}

/// Brings the reading cursor forward to `words`, which are not far, and draws it out over them.
fn draw_on_to(page: &Page, student: &Counted, words: &str) -> Result<(), Failure> {
    for _ in 0..40 {
        let covered = page.under_cursor()?;
        if covered == words {
            return Ok(());
        }
        let is_begun = !covered.is_empty() && words.starts_with(&covered);
        student.press(if is_begun {
            "Shift+ArrowRight"
        } else {
            "ArrowRight"
        })?;
    }
    Err(Failure::new(
        format!("The reading cursor does not come to “{words}”."),
        "A reader without a mouse cannot mark these words.",
    ))
}

pub fn a_claim_gets_a_gist_and_a_kind(stage: &mut Stage) -> Result<(), Failure> {
    let (page, student) = reading(stage)?;
    student.drag_over(CLAIM)?;
    student.press("c")?;
    student.type_text(GIST)?;
    page.see_focus(GIST_FIELD)?;
    see_claim(&page, GIST, None)?;
    student.took_at_most(3, "mark a claim and say what it says")?;

    let (page, student) = reading(stage)?;
    student.drag_over(CLAIM)?;
    student.press("c")?;
    student.type_text(GIST)?;
    page.see_focus(GIST_FIELD)?;
    // The system draws the open list: what is taken from it is reached by its first letter.
    student.click("combobox", "Kind of statement")?;
    student.press("f")?;
    student.press("Enter")?;
    see_claim(&page, GIST, Some("fact"))?;
    student.took_at_most(6, "mark a claim with gist and kind with the mouse")?;

    let (page, student) = reading(stage)?;
    student.press("ArrowDown")?;
    // The code of the cursor comes after the first paint.
    until(|| truth(&(!page.under_cursor()?.is_empty()).into(), "no cursor"))?;
    student.press("c")?;
    student.type_text(GIST)?;
    page.see_focus(GIST_FIELD)?;
    student.press("Tab")?;
    student.press("Tab")?;
    student.press("f")?;
    student.press("Escape")?;
    page.see_focus(HEADLINE)?;
    see_claim(&page, GIST, Some("fact"))?;
    student.took_at_most(8, "mark a claim with gist and kind by keyboard")
}

pub fn a_claim_gets_a_second_part(stage: &mut Stage) -> Result<(), Failure> {
    const SECOND_PART: &str = "took about 50 minutes";
    let (page, student) = reading(stage)?;
    student.drag_over(CLAIM)?;
    student.press("c")?;
    page.see_focus(GIST_FIELD)?;
    student.drag_over(SECOND_PART)?;
    student.press("a")?;
    page.see_marks(&[&format!("{SECOND_PART}{CLAIM}")])?;
    student.took_at_most(4, "mark a claim in two parts with the mouse")?;

    let (page, student) = reading(stage)?;
    student.press("ArrowDown")?;
    until(|| truth(&(!page.under_cursor()?.is_empty()).into(), "no cursor"))?;
    student.press("c")?;
    page.see_focus(GIST_FIELD)?;
    student.press("Escape")?;
    student.press("ArrowDown")?;
    student.press("a")?;
    until(|| {
        let count = page.marks()?.len();
        let pieces = page.pieces()?.len();
        truth(
            &(count == 1 && pieces == 2).into(),
            &format!("{count} marks in {pieces} pieces"),
        )
    })?;
    // One more than at first: the page asks at once what the claim says, and Escape leads back.
    student.took_at_most(5, "mark a claim in two parts by keyboard")
}

pub fn a_mark_is_made_in_a_mark(stage: &mut Stage) -> Result<(), Failure> {
    const OUTER: &str = "Moscow’s Ministry of Defense";
    let (page, student) = reading(stage)?;
    page.drag_over(OUTER)?;
    page.press("2")?;
    see_mark(&page, OUTER)?;
    student.drag_over("Moscow’s")?;
    student.press("3")?;
    see_mark(&page, "Moscow’s")?;
    see_mark(&page, OUTER)?;
    student.took_at_most(2, "mark words in a mark with the mouse")?;

    let (page, student) = reading(stage)?;
    page.press("ArrowDown")?;
    page.press("8")?;
    until(|| truth(&(page.marks()?.len() == 1).into(), "nothing is marked"))?;
    student.press("ArrowRight")?;
    student.press("2")?;
    see_mark(&page, "Pentagon")?;
    assert_eq!(page.marks()?.len(), 2);
    student.took_at_most(2, "mark words in a mark by keyboard")
}

pub fn a_mark_gets_another_tag(stage: &mut Stage) -> Result<(), Failure> {
    let (page, student) = marked(stage, PERSON, "1")?;
    see_tag(&page, "Person")?;
    student.click_words(PERSON)?;
    student.press("3")?;
    see_tag(&page, "Place")?;
    student.took_at_most(2, "change a tag with the mouse")?;
    // The mark has just been looked at.
    student.press("2")?;
    see_tag(&page, "Organisation")?;
    student.took_at_most(1, "change a tag by keyboard")
}

pub fn an_end_is_moved_by_a_word(stage: &mut Stage) -> Result<(), Failure> {
    let (page, student) = marked(stage, PERSON, "1")?;
    student.click_words(PERSON)?;
    student.drag_end("end", "Ashton Carter, the")?;
    page.see_marks(&["Ashton Carter, the"])?;
    student.took_at_most(2, "move an end by a word with the mouse")?;
    student.press(",")?;
    page.see_marks(&[PERSON])?;
    student.took_at_most(1, "move an end by a word by keyboard")
}

pub fn a_mark_is_deleted_and_brought_back(stage: &mut Stage) -> Result<(), Failure> {
    let (page, student) = marked(stage, PERSON, "1")?;
    student.click_words(PERSON)?;
    student.press("Delete")?;
    page.see_marks(&[])?;
    student.took_at_most(2, "delete a mark with the mouse")?;
    student.click("button", "Undo this")?;
    page.see_marks(&[PERSON])?;
    student.took_at_most(1, "undo with the mouse")?;
    page.press("n")?;
    page.see("region", "The mark")?;
    student.press("Delete")?;
    page.see_marks(&[])?;
    student.took_at_most(1, "delete a mark by keyboard")?;
    student.press("Control+z")?;
    page.see_marks(&[PERSON])?;
    student.took_at_most(1, "undo by keyboard")
}

pub fn marks_are_filtered_by_tag(stage: &mut Stage) -> Result<(), Failure> {
    const CHIPS: (&str, &str) = ("group", "Only marks with this tag");
    let with_two = |stage: &mut Stage| {
        let (page, student) = marked(stage, PERSON, "1")?;
        page.drag_over("Ukraine")?;
        page.press("3")?;
        page.see_marks(&[PERSON, "Ukraine"])?;
        // The card of the new mark is open.
        page.see("region", "The mark")?;
        Ok::<_, Failure>((page, student))
    };
    let (page, student) = with_two(stage)?;
    student
        .within(CHIPS.0, CHIPS.1)
        .click("button", "Person 1")?;
    page.see("heading", "Marks 1 of 2")?;
    student.took_at_most(2, "filter by a tag with the mouse")?;

    let (page, student) = with_two(stage)?;
    page.press("Escape")?;
    page.focus("article", &page.names("article")?[0])?;
    student.press("m")?;
    while !page.focused()?.starts_with("Person") && student.count() < 20 {
        student.press("Tab")?;
    }
    student.press("Enter")?;
    page.see("heading", "Marks 1 of 2")?;
    student.took_at_most(8, "filter by a tag by keyboard")
}

pub fn one_goes_to_the_next_article_and_back(stage: &mut Stage) -> Result<(), Failure> {
    let (page, student) = reading(stage)?;
    student.click("button", "Article 1 of 5")?;
    page.see("list", "Articles in this lesson")?;
    let list = ("list", "Articles in this lesson");
    let names = page.within(list.0, list.1).names("link")?;
    student.within(list.0, list.1).click("link", &names[1])?;
    page.see_focus(NEXT_HEADLINE)?;
    student.took_at_most(2, "go to the next article with the mouse")?;
    student.go_back()?;
    page.see_focus(HEADLINE)?;
    student.took_at_most(1, "go back with the mouse")?;

    student.press("]")?;
    page.see_focus(NEXT_HEADLINE)?;
    student.took_at_most(3, "go to the next article by keyboard")?;
    student.press("[")?;
    page.see_focus(HEADLINE)?;
    student.took_at_most(1, "go back by keyboard")?;
    page.open(SECOND)
}

pub fn work_is_handed_in_and_taken_in(stage: &mut Stage) -> Result<(), Failure> {
    let (page, student) = marked(stage, PERSON, "1")?;
    let (name, file) = page.download(|page| {
        student.click("button", "Export")?;
        page.see("dialog", "Export your work")?;
        student.type_text("Maya")?;
        student.click("button", "Download my work")
    })?;
    assert_eq!(json_of(&file)?["annotator"]["name"], "Maya");
    student.took_at_most(3, "hand in with the mouse")?;

    let (_, again) = page.download(|page| {
        student.press("Control+s")?;
        page.see("dialog", "Export your work")?;
        page.press("Control+a")?;
        student.type_text("Mia")?;
        student.press("Enter")
    })?;
    assert_eq!(json_of(&again)?["annotator"]["name"], "Mia");
    student.took_at_most(6, "hand in by keyboard")?;

    // On another computer, where nothing is marked.
    let (page, student) = reading(stage)?;
    student.click("button", "Import")?;
    student.choose_file("Choose files", &name, &file)?;
    student
        .within("dialog", IMPORT)
        .click("button", "Continue as my work")?;
    page.see_marks(&[PERSON])?;
    student.took_at_most(4, "take in a file with the mouse")
}
