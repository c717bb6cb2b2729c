//! A reader finds a way through the lesson, and selects what was meant.

use lateral_e2e::Failure;
use lateral_e2e::files::IMPORT;
use lateral_e2e::finding::Spot;
use lateral_e2e::looks::Screen;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::{Value, json};

use crate::class::see_mark;
use crate::marking::mark_as;
use crate::{ARTICLE, SECOND};

pub fn a_link_leads_to_an_article_and_to_a_mark(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over("Russia set it up")?;
    mark_as(&page, "Claim")?;
    see_mark(&page, "Russia set it up")?;
    page.drag_over("Ashton Carter")?;
    mark_as(&page, "Person")?;
    see_mark(&page, "Ashton Carter")?;
    page.see_saved()?;
    page.click_words("Russia set it up")?;
    page.see("region", "The mark")?;
    let hash = page.ask("return location.hash", json!([]))?;
    let hash = hash.as_str().unwrap_or_default().to_owned();
    assert!(
        hash.len() > ARTICLE.len() + 8,
        "the address of a mark is {hash}"
    );
    let other = stage.open_beside(&page, &hash)?;
    other.see("region", "The mark")?;
    until(|| {
        let seen = other.ask(
            "const [mark] = [...document.querySelectorAll('main mark')].filter((mark) => mark.textContent === 'Russia set it up'); \
             const box = mark?.getBoundingClientRect(); return !!box && box.top > 0 && box.bottom < innerHeight;",
            json!([]),
        )?;
        truth(&seen, "the mark is not in view")
    })
}

pub fn one_reads_on_and_back_and_comes_to_the_same_place(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let articles = page.within("navigation", "Articles");
    let names = articles.names("link")?;
    assert_eq!(
        names.len(),
        1,
        "the first article has only a next one: {names:?}"
    );
    articles.click("link", &names[0])?;
    page.passage("Word of the call got out")?;
    let names = articles.names("link")?;
    assert_eq!(names.len(), 2, "{names:?}");
    articles.click("link", &names[0])?;
    page.passage("The point of talking")?;

    let top = |page: &Page| {
        page.ask(
            "return document.querySelector('main [data-block=\"9\"]').getBoundingClientRect().top",
            json!([]),
        )
    };
    page.ask("document.querySelector('main [data-block=\"9\"]').scrollIntoView({ block: 'start', behavior: 'instant' }); scrollBy(0, -80)", json!([]))?;
    page.click("link", "Lateral")?;
    page.click("link", "Continue with The Capitol Ledger")?;
    until(|| {
        let near = top(&page)?
            .as_f64()
            .is_some_and(|top| (0.0..400.0).contains(&top));
        truth(&near.into(), "the article does not open where it was left")
    })?;
    page.reload()?;
    until(|| {
        let near = top(&page)?
            .as_f64()
            .is_some_and(|top| (0.0..400.0).contains(&top));
        truth(
            &near.into(),
            "after a reload the article is not where it was left",
        )
    })
}

/// What other articles say too is shown where it is read, and leads to it there.
pub fn shared_wording_is_shown_and_marked_where_it_is_read(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let note = "“it is Kerry who takes the lead in…” also in Capitol Ledger Brief";
    let page = stage.open(ARTICLE)?;
    page.click_button("Show wording shared with other articles")?;
    page.see("button", note)?;
    // A mark is made as ever, and the notes stay.
    page.drag_over("Russia set it up")?;
    mark_as(&page, "Claim")?;
    see_mark(&page, "Russia set it up")?;
    page.click_button(note)?;
    page.click("link", "CAPITOL LEDGER BRIEF")?;
    // It stays on from article to article, and the words are in view there.
    page.see("button", "Article 3 of 5")?;
    let seen = "return [...document.querySelectorAll('.row:has(.shared-notes)')].some((row) => { const { top, bottom } = row.getBoundingClientRect(); return row.textContent.includes('it is Kerry who takes the lead') && bottom > 0 && top < innerHeight; })";
    until(|| truth(&page.ask(seen, json!([]))?, "the words are not in view"))?;
    // Side by side both have their notes.
    page.open("#/the-defence-call/capitol-ledger+ledger-brief")?;
    let both = "return [...document.querySelectorAll('main article')].filter((article) => article.querySelector('.shared-notes')).length === 2";
    until(|| truth(&page.ask(both, json!([]))?, "one of them has no notes"))?;
    // A key hides and shows them; a page lists them all, and leads back to the words.
    page.open(ARTICLE)?;
    page.see("button", note)?;
    page.press("d")?;
    page.see_no("button", note)?;
    page.press("d")?;
    page.click("link", "See all shared passages")?;
    page.see("heading", "Shared wording")?;
    page.see_text("4 passages appear word for word")?;
    let passage = "stressed that diplomacy on a political transition must move ahead alongside any military talks.";
    page.within("group", passage)
        .click("link", "CAPITOL LEDGER BRIEF")?;
    page.see("button", "Article 3 of 5")
}

pub fn the_bar_leads_to_every_article(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over("Russia set it up")?;
    mark_as(&page, "Claim")?;
    see_mark(&page, "Russia set it up")?;
    let list = page.within("list", "Articles in this lesson");
    let see_list = || page.see("list", "Articles in this lesson");
    page.focus("button", "Article 1 of 5")?;
    page.see_focus_ring()?;
    page.press("Enter")?;
    see_list()?;
    let names = list.names("link")?;
    assert_eq!(names.len(), 5, "{names:?}");
    assert!(
        names[0].starts_with("THE CAPITOL LEDGER")
            && names[0].ends_with("1 claim, 1 not yet in own words"),
        "{names:?}"
    );
    assert!(names[1].ends_with("nothing yet"), "{names:?}");
    let current = list.attribute("link", &names[0], "aria-current")?;
    assert_eq!(current.as_deref(), Some("page"));
    // The mark that is looked at stays so: the key is for the list.
    page.press("Escape")?;
    page.see_no("list", "Articles in this lesson")?;
    page.see_focus("Article 1 of 5")?;
    page.see("region", "The mark")?;
    // By keys alone.
    page.press("Enter")?;
    see_list()?;
    page.press_until_focused("Tab", "Halyard News Agency")?;
    page.press("Enter")?;
    page.see("button", "Article 4 of 5")?;
    page.passage("The men in charge of the American and Russian militaries")?;
    page.see_no("list", "Articles in this lesson")?;
    page.see_focus("US, Russian defense chiefs")?;
    page.press("[")?;
    page.see("button", "Article 3 of 5")?;
    // With a finger on a small screen.
    page.on_screen(Screen::SMALL)?;
    page.tap("button", "Article 3 of 5")?;
    see_list()?;
    let faults = page.faults()?;
    assert!(faults.is_empty(), "{faults:#?}");
    list.tap("link", &names[1])?;
    page.see("button", "Article 2 of 5")?;
    page.passage("Word of the call got out").map(drop)
}

pub fn the_plain_address_leads_to_the_last_work(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    let mut lesson: Value =
        serde_json::from_str(include_str!("../../../../assets/lesson.json")).unwrap_or_default();
    let of_the_site = lesson["title"].as_str().unwrap_or_default().to_owned();
    lesson["id"] = "of-the-class".into();
    lesson["title"] = "The lesson of the class".into();
    page.choose_file("lesson.json", lesson.to_string().as_bytes())?;
    page.within("dialog", IMPORT)
        .click_button("Open the lesson")?;
    page.see("heading", "The lesson of the class")?;
    // Nobody has worked on it.
    page.open("#/")?;
    page.see("heading", &of_the_site)?;
    page.click("link", "The lesson of the class")?;
    page.see("heading", "The lesson of the class")?;
    page.click("link", "Begin reading")?;
    page.see("list", "First steps")?;
    page.drag_over("Ashton Carter")?;
    mark_as(&page, "Person")?;
    see_mark(&page, "Ashton Carter")?;
    page.see_no("list", "First steps")?;
    page.see_saved()?;
    page.open("#/")?;
    page.see("heading", "The lesson of the class")?;
    page.reload()?;
    page.see("heading", "The lesson of the class")?;
    page.see_text("1 mark")?;
    page.see("link", &of_the_site)
}

pub fn page_furniture_is_folded_and_can_be_reached(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let hidden = page.ask(
        "return !document.body.innerText.includes('Most popular this hour')",
        json!([]),
    )?;
    truth(&hidden, "furniture is shown before anybody asked")?;
    let fold = page.within(
        "article",
        "Pentagon and Moscow compare notes on staying apart in Syria – The Capitol Ledger",
    );
    // What comes after the first picture may have buttons in the article, too.
    let name = until(|| {
        let names = fold.names("button")?;
        let its = names.iter().find(|name| name.contains("10 hidden lines"));
        its.cloned().ok_or_else(|| {
            Failure::new(
                format!("The buttons in the article are {names:?}."),
                "One of them unfolds what is no text.",
            )
        })
    })?;
    fold.click_button(&name)?;
    page.see_text("Most popular this hour")
}

pub fn clicks_take_a_word_or_a_paragraph(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.double_click("Moscow’s")?;
    mark_as(&page, "Place")?;
    page.see_marks(&["Moscow"])?;
    page.triple_click("anybody’s guess")?;
    mark_as(&page, "Claim")?;
    page.see_marks(&[
        "Moscow",
        "What either side means by “defensive” is anybody’s guess.",
    ])
}

pub fn a_drag_out_of_the_article_stops_at_its_border(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_to("Ashton Carter", Spot { x: 300.0, y: 60.0 })?;
    mark_as(&page, "Other")?;
    until(|| {
        let marks = page.marks()?;
        let whole = marks
            .iter()
            .any(|(quote, _)| quote.starts_with("Pentagon and Moscow compare"));
        truth(
            &(whole && marks.len() == 1).into(),
            &format!("marked are {marks:?}"),
        )
    })
}

pub fn a_drag_near_the_foot_of_the_window_moves_no_text(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.passage("Ashton Carter")?;
    let ask = |what: &str| {
        let answer = page.ask(what, json!([]))?;
        Ok::<_, Failure>(answer.as_f64().unwrap_or(f64::NAN))
    };
    let x = ask("return document.querySelector('[data-block]').getBoundingClientRect().x + 60")?;
    let y = ask("return innerHeight - 70")?;
    let before = ask("return scrollY")?;
    for (kind, right) in [
        ("mousePressed", 0.0),
        ("mouseMoved", 40.0),
        ("mouseMoved", 90.0),
    ] {
        let words = json!({ "type": kind, "x": x + right, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
        page.devtools("Input.dispatchMouseEvent", words)?;
    }
    // As long as a hand needs for a few words; the browser scrolls on every 50 ms.
    std::thread::sleep(std::time::Duration::from_millis(400));
    let after = ask("return scrollY")?;
    let up = json!({ "type": "mouseReleased", "x": x + 90.0, "y": y, "button": "left", "clickCount": 1 });
    page.devtools("Input.dispatchMouseEvent", up)?;
    assert!((before - after).abs() < 1.0, "{before}, {after}");
    // What is brought into view later stands clear of the bar again.
    let kept_free = "return getComputedStyle(document.documentElement).scrollPaddingTop !== '0px'";
    until(|| truth(&page.ask(kept_free, json!([]))?, "nothing is kept free"))
}

pub fn a_mark_may_go_on_in_the_next_paragraph(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let first = page.passage("strikes of its own before long.")?;
    let last = page.passage("We got through")?;
    page.drag_across(first, last)?;
    mark_as(&page, "Claim")?;
    until(|| {
        let pieces = page.pieces()?;
        let quotes: Vec<&str> = pieces.iter().map(|piece| piece.quote.as_str()).collect();
        let same = pieces.len() == 2
            && pieces[0].ids == pieces[1].ids
            && pieces[0].block != pieces[1].block;
        truth(&same.into(), &format!("marked are {quotes:?}"))
    })
}

pub fn letters_are_taken_with_alt_held(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over("shton Car")?;
    mark_as(&page, "Person")?;
    page.see_marks(&["Ashton Carter"])?;
    page.holding("Alt", |page| page.drag_over("inistry of Def").map(drop))?;
    mark_as(&page, "Other")?;
    page.see_marks(&["Ashton Carter", "inistry of Def"])
}

pub fn words_are_marked_by_typing_them(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.press("q")?;
    // Its code may still be on its way, so early.
    page.see("dialog", "Mark by quote")?;
    page.type_text("what  each SIDE is doing")?;
    page.see_text("Found once; choose what it is.")?;
    // As from words that are selected in the text: to the tag that was used last.
    page.press("Enter")?;
    page.see_focus("Person")?;
    page.within("group", "Mark it as").click_button("Claim")?;
    page.see_marks(&["what each side is doing"])?;
    page.press("q")?;
    page.type_text("ISIS")?;
    page.see_text("choose one")?;
    let places = page.within("radiogroup", "Places");
    let second = places.names("radio")?.get(1).cloned().unwrap_or_default();
    places.click("radio", &second)?;
    page.within("group", "Mark it as")
        .click_button("Organisation")?;
    until(|| {
        let marks = page.marks()?;
        truth(
            &(marks.len() == 2 && marks[1].0 == "ISIS").into(),
            &format!("marked are {marks:?}"),
        )
    })?;
    assert_eq!(page.passage("ISIS")?.block, 2);
    let pieces = page.pieces()?;
    assert!(
        pieces
            .iter()
            .any(|piece| piece.quote == "ISIS" && piece.block != 2),
        "the second place was chosen: {pieces:?}"
    );
    // All places at once are one step.
    page.open(SECOND)?;
    page.press("q")?;
    page.type_text("Russia")?;
    page.see_text("Found 6 times; choose one or all.")?;
    page.within("radiogroup", "Places")
        .click("radio", "All 6")?;
    page.within("group", "Mark it as").click_button("Place")?;
    page.see_marks(&["Russia"; 6])?;
    page.click_button("Undo")?;
    page.see_marks(&[])
}

/// Fails with a sentence where the page does not say true.
pub fn truth(answer: &serde_json::Value, otherwise: &str) -> Result<(), Failure> {
    if *answer == true {
        return Ok(());
    }
    Err(Failure::new(
        format!("It is not so: {otherwise}."),
        "Look at the screenshot of this story.",
    ))
}
