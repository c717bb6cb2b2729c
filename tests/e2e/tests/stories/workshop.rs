//! A teacher makes a lesson of what the morning's web has given, and a class opens it.

use lateral_e2e::Failure;
use lateral_e2e::files::json_of;
use lateral_e2e::page::Page;
use lateral_e2e::site::Release;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::{Value, json};

use crate::marking::mark_as;
use crate::reading::truth;

/// Its first page.
pub const WORKSHOP: &str = "#/_workshop";

/// The title of the lesson that [`bring_in`] makes, and of its first article.
pub const TITLE: &str = "Ferry stuck off Skerry Point for nine hours";

/// The headline of its second article.
pub const SECOND: &str = "Ferry runs aground, passengers wait until evening";
pub const CHOOSE: &str = "Choose files";

/// A page with everything around the article that pages have.
const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry stuck off Skerry Point | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2021-03-04T09:30:00Z">
<script>alert(document.title)</script></head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie">We use cookies to give you the best experience. <button>Accept all</button></div>
<article><h1>Ferry stuck off Skerry Point for nine hours</h1>
<p>A ferry with 212 passengers lay aground off Skerry Point for nine hours on Thursday, the coastguard said.</p>
<p>“Nobody was hurt,” said the harbour master, Ines Quill, who had asked for three tugs before dawn.</p>
<p><img src="https://evil.example/x.png" onerror="alert(1)">The ferry company said that it regretted the delay and would pay every passenger 40 pounds.</p></article>
<aside><h2>Most read</h2><ul><li><a href="/1">Ten beaches to see</a></li><li><a href="/2">Quiz of the week</a></li></ul></aside>
<footer>© 2021 Harbour Post. All rights reserved.</footer></body></html>"#;

/// Words with an ad marker in a paragraph; blank lines between paragraphs.
pub const TEXT: &str = "Ferry runs aground, passengers wait until evening\n\nA ferry with 212 passengers lay aground off Skerry Point for nine hours on Thursday, the coastguard said.\n\n{adslot}The company’s spokesman would not say whether the pilot had been alone on the bridge. 😀 He promised a report within a week.\n\nShare this article\n\nCopyright 2019 Coast Wire. All rights reserved.";

/// The same style of quotation marks and letters as an old Windows program writes.
const OLD: &str = "Fähre sitzt neun Stunden fest\n\nEine Fähre mit 212 Fahrgästen ist am Donnerstag vor der Küste auf Grund gelaufen. „Niemand wurde verletzt“, sagte die Hafenmeisterin.\n\nDie Reederei bedauerte den Vorfall und kündigte an, den Fahrgästen 40 Pfund zu zahlen.";

fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        '„' => 0x84,
        '“' => 0x93,
        c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
    };
    text.chars().map(byte).collect()
}

pub fn bring_in(page: &Page) -> Result<(), Failure> {
    page.give_all(
        CHOOSE,
        &[
            ("a-post.html", PAGE.into()),
            ("b-wire.txt", TEXT.into()),
            ("c-kueste.txt", windows_1252(OLD)),
            (
                "d-picture.jpg",
                vec![0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F', 0, 1],
            ),
        ],
    )?;
    page.see("link", TITLE)
}

fn made(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(WORKSHOP)?;
    page.see("heading", "Make a lesson")?;
    bring_in(&page)?;
    Ok(page)
}

pub fn saved(page: &Page) -> Result<(String, Vec<u8>), Failure> {
    page.download(|page| page.click_button("Save as a file"))
}

/// The words of an article's blocks of this kind, cut out by their offsets.
fn blocks(article: &Value, kind: &str) -> Vec<String> {
    let text: Vec<char> = article["text"]
        .as_str()
        .unwrap_or_default()
        .chars()
        .collect();
    let at = |range: &Value, name: &str| {
        usize::try_from(range[name].as_u64().unwrap_or_default()).unwrap_or_default()
    };
    let blocks = article["blocks"].as_array().into_iter().flatten();
    blocks
        .filter(|block| block["kind"] == kind)
        .map(|block| text[at(block, "start")..at(block, "end")].iter().collect())
        .collect()
}

pub fn files_become_a_lesson_with_proposals(stage: &mut Stage) -> Result<(), Failure> {
    let page = made(stage)?;
    page.see("link", SECOND)?;
    page.see("link", "Fähre sitzt neun Stunden fest")?;
    page.see_text("d-picture.jpg")?;
    page.see_saved()?;
    let (name, file) = saved(&page)?;
    assert!(name.starts_with("lesson-ferry-stuck"), "{name}");
    let lesson = json_of(&file)?;
    let article = |at: usize| &lesson["articles"][at];
    assert_eq!(article(0)["outlet"], "Harbour Post");
    assert_eq!(article(0)["date"], "2021-03-04");
    assert_eq!(article(0)["language"], "en");
    let text = article(0)["text"].as_str().unwrap_or_default();
    assert!(
        !text.contains("alert") && text.contains("Accept all"),
        "{text}"
    );
    let read = blocks(article(0), "paragraph").concat();
    assert!(!read.contains("cookies") && !read.contains("Quiz") && read.contains("Ines Quill"));
    // Text files come in letter for letter; old ones are understood.
    assert_eq!(article(1)["text"], TEXT);
    assert_eq!(article(2)["text"], OLD);
    assert_eq!(article(2)["language"], "de");
    assert_eq!(
        article(1)["date"],
        Value::Null,
        "a year in a copyright line is no date"
    );
    let out = blocks(article(1), "excluded");
    assert_eq!(
        out,
        [
            "Share this article",
            "Copyright 2019 Coast Wire. All rights reserved."
        ]
    );
    let piece = &article(1)["excluded"][0];
    assert_eq!(
        piece["end"]
            .as_u64()
            .zip(piece["start"].as_u64())
            .map(|(end, start)| end - start),
        Some(8)
    );
    page.assert_clean()
}

pub fn a_proposal_is_corrected_by_a_click_and_taken_back(stage: &mut Stage) -> Result<(), Failure> {
    let page = made(stage)?;
    page.click("link", SECOND)?;
    page.see("heading", "Everything in the file")?;
    let preview = page.within("region", "As it will be read");
    let share = "What is this: Share this article";
    page.see("combobox", share)?;
    // Boxes and folds are those that students see.
    preview.see("button", "Show 2 hidden lines, such as menus and ads")?;
    let boxed = "return document.querySelector('.preview .excluded-piece')?.textContent ?? ''";
    assert_eq!(page.ask(boxed, json!([]))?, "{adslot}");
    page.choose(share, "Subheading")?;
    preview.see("heading", "Share this article")?;
    page.click_button("Undo")?;
    preview.see_no("heading", "Share this article")?;
    page.click_button("Redo")?;
    preview.see("heading", "Share this article")?;
    // The marker that is glued to a word comes back, and goes again with the words that are selected.
    page.click_button("{adslot}")?;
    preview.see_text("{adslot}The company")?;
    page.see_focus("What is this: {adslot}The company")?;
    page.fill("Words to hide everywhere", "{adslot}")?;
    page.click_button("Hide these words")?;
    page.see("button", "{adslot}")?;
    page.click_button("Undo this")?;
    page.ask(
        "const row = [...document.querySelectorAll('.raw-text')].find((row) => row.textContent.startsWith('{adslot}')); \
         const node = row.firstChild; getSelection().setBaseAndExtent(node, 0, node, 8);",
        json!([]),
    )?;
    page.click_button("Hide selected words")?;
    page.see("button", "{adslot}")?;
    page.click_button("Undo")?;
    page.see_no("button", "{adslot}")?;
    page.click_button("Redo")?;
    page.see("button", "{adslot}")?;
    page.see_saved()?;
    page.reload()?;
    page.see("button", "{adslot}")
}

pub fn a_lesson_travels_by_link_and_by_file_and_offsets_are_those_of_the_text(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = made(stage)?;
    page.fill("Title", "The ferry")?;
    page.see_saved()?;
    let (name, file) = saved(&page)?;
    // Called as it is now, not as its first article was.
    assert_eq!(name, "lesson-the-ferry.json");
    page.click("link", "Hand out")?;
    page.see("heading", "A link that carries the lesson")?;
    page.see_text("This link has")?;
    let link = page.ask(
        "return document.querySelector('section[aria-labelledby=by-link] .address').value",
        json!([]),
    )?;
    let link = link.as_str().unwrap_or_default();
    let (_, fragment) = link.split_once('#').unwrap_or_default();
    // Other sites are other devices.
    let leads = format!("#{fragment}");
    let by_link = stage.follow(Release::built()?, &leads, "Select any words to mark them.")?;
    by_link.see("heading", "The ferry")?;
    let cut = stage.open(&format!("#{}", &fragment[..fragment.len() - 40]))?;
    cut.see_text("This link has been cut off")?;
    let by_file = stage.open("#/")?;
    by_file.choose_file(&name, &file)?;
    by_file.click_button("Open the lesson")?;
    by_file.see("heading", "The ferry")?;
    for reader in [by_link, by_file] {
        reader.click("link", SECOND)?;
        let words = "He promised a report";
        reader.drag_over(words)?;
        mark_as(&reader, "Event")?;
        reader.see_marks(&[words])?;
        let work = reader.exported_json()?;
        let part = &work["records"][0]["parts"][0];
        let start = TEXT.split(words).next().unwrap_or_default().chars().count();
        assert_eq!(part["start"], json!(start));
        assert_eq!(part["end"], json!(start + words.chars().count()));
        assert_eq!(part["exact"], words);
    }
    Ok(())
}

pub fn a_lesson_opens_by_the_path_of_its_file_on_this_site_only(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = made(stage)?;
    page.see_saved()?;
    let (_, file) = saved(&page)?;
    let file = String::from_utf8_lossy(&file).into_owned();
    let release = Release::built()?.with_file("lessons/ferry.json", file);
    let reader = stage.follow(
        release,
        "?lesson=lessons/ferry.json",
        "Select any words to mark them.",
    )?;
    reader.see("link", SECOND)?;
    reader.open("?lesson=https://evil.example/lesson.json")?;
    reader.see_text("Lateral opens nothing from elsewhere")?;
    reader.open("?lesson=lessons/none.json")?;
    reader.see_text("There is no such file")?;
    reader.forget_troubles()
}

pub fn a_changed_text_takes_its_marks_along(stage: &mut Stage) -> Result<(), Failure> {
    let page = made(stage)?;
    read_it(&page)?;
    for words in ["Skerry Point", "would not say", "nine hours"] {
        page.drag_over(words)?;
        mark_as(&page, "Event")?;
        crate::class::see_mark(&page, words)?;
    }
    page.see_saved()?;
    replace_the_text(&page)?;
    // Taken back, the text and all its marks are as they were.
    page.click_button("Undo this")?;
    page.see_text("Undone: replace the text")?;
    page.see_saved()?;
    read_it(&page)?;
    page.see_text("would not say whether")?;
    page.see_marks(&["Skerry Point", "nine hours", "would not say"])?;
    replace_the_text(&page)?;
    page.click_button("Undo")?;
    page.see_text("Undone: replace the text")?;
    page.click_button("Redo")?;
    page.see_text("Redone: replace the text")?;
    page.see_saved()?;
    read_it(&page)?;
    page.see_text("refused to say whether")?;
    page.see_marks(&["Skerry Point", "nine hours"])?;
    // The lost mark is in the list, and its words with it.
    page.see_text("would not say")
}

fn replace_the_text(page: &Page) -> Result<(), Failure> {
    page.open(WORKSHOP)?;
    page.click("link", TITLE)?;
    page.click("link", SECOND)?;
    page.ask(
        "document.querySelector('.replacing').open = true",
        json!([]),
    )?;
    let new = TEXT
        .replace("\n\nA ferry", "\n\nBy Tess Marlow\n\nA ferry")
        .replace("would not say", "refused to say");
    page.fill("The new text", &new)?;
    page.click_button("Show what would change")?;
    page.see_text("1 is lost")?;
    page.see_text("2 move")?;
    page.click_button("Replace the text")?;
    page.see_text("The text was replaced.")?;
    page.see_saved()
}

/// Goes from the lesson's page or the article's to working on the second article, as a student would.
pub fn read_it(page: &Page) -> Result<(), Failure> {
    page.see_saved()?;
    page.open(WORKSHOP)?;
    page.click("link", &format!("Read {TITLE}"))?;
    page.see("heading", "WHAT TO DO")?;
    page.click("link", SECOND)
}

pub fn words_are_pasted_and_files_are_dropped(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(WORKSHOP)?;
    page.see("heading", "Make a lesson")?;
    paste(&page)?;
    page.see("link", SECOND)?;
    page.ask(
        "const given = new DataTransfer(); \
         given.items.add(new File([arguments[0]], 'post.html', { type: 'text/html' })); \
         document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: given }))",
        json!([PAGE]),
    )?;
    page.see("link", TITLE)?;
    page.see_text("Done: add “Ferry stuck off")?;
    page.click_button("Undo this")?;
    page.see_no("link", TITLE)?;
    // An order and a way out again.
    page.click_button("Redo")?;
    page.click_button(&format!("Move up {TITLE}"))?;
    page.see_saved()?;
    let (_, file) = saved(&page)?;
    let lesson = json_of(&file)?;
    assert_eq!(lesson["articles"][0]["headline"], TITLE);
    assert_eq!(lesson["articles"][1]["text"], TEXT);
    page.click_button(&format!("Remove {TITLE}"))?;
    page.click_button(&format!("Remove {SECOND}"))?;
    page.see_text("A lesson needs at least one article")
}

/// Pastes [`TEXT`], and brings it in.
pub fn paste(page: &Page) -> Result<(), Failure> {
    page.ask("document.querySelector('.paste').open = true", json!([]))?;
    page.fill("The article, as you found it", TEXT)?;
    page.click_button("Add this article")
}

pub fn tags_are_renamed_and_merged_and_marks_keep_theirs(stage: &mut Stage) -> Result<(), Failure> {
    let page = made(stage)?;
    read_it(&page)?;
    page.drag_over("Skerry Point")?;
    mark_as(&page, "Place")?;
    page.see_marks(&["Skerry Point"])?;
    page.see_saved()?;
    page.open(WORKSHOP)?;
    page.click("link", TITLE)?;
    page.ask(
        "document.querySelectorAll('.tags-made details').forEach((tag) => { tag.open = tag.textContent.startsWith('Place'); })",
        json!([]),
    )?;
    page.click_button("Move down Place")?;
    page.see_focus("Move down Place")?;
    page.choose("Merge into", "Event")?;
    page.see_no("button", "Undo this")?;
    page.click_button("Merge")?;
    page.see_text("Done: merge “Place” into “Event”.")?;
    page.see_saved()?;
    read_it(&page)?;
    page.see_marks(&["Skerry Point"])?;
    page.click_words("Skerry Point")?;
    page.see("heading", "Event")
}

pub fn a_lesson_is_copied_and_deleted_and_comes_back(stage: &mut Stage) -> Result<(), Failure> {
    let page = made(stage)?;
    page.see_saved()?;
    page.click_button("Duplicate")?;
    page.see_text("This is a copy")?;
    page.see_saved()?;
    page.click_button("Delete")?;
    page.see_text("was deleted")?;
    page.see_no("link", "Ferry stuck off Skerry Point for nine hours (copy)")?;
    page.click_button("Undo this")?;
    page.see("link", "Ferry stuck off Skerry Point for nine hours (copy)")?;
    page.reload()?;
    page.see("link", "Ferry stuck off Skerry Point for nine hours (copy)")?;
    page.see("link", TITLE)?;
    // What one store has lost the other gives back.
    page.ask("localStorage.clear()", json!([]))?;
    page.reload()?;
    page.see("link", "Ferry stuck off Skerry Point for nine hours (copy)")?;
    until(|| {
        let kept =
            "return Object.keys(localStorage).filter((key) => key.includes('/lesson/')).length";
        truth(
            &(page.ask(kept, json!([]))? == 2).into(),
            "the lessons are in one store only",
        )
    })
}

pub fn words_that_articles_share_are_shown_beside_one_another(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = made(stage)?;
    read_it(&page)?;
    page.click_button("Show wording shared with other articles")?;
    page.see_text("One passage, underlined, appears word for word in another article")?;
    page.see_no("link", "HARBOUR POST")?;
    let note = "“A ferry with 212 passengers lay aground…” also in Harbour Post";
    page.click_button(note)?;
    page.see("link", "HARBOUR POST")?;
    page.click_button(note)?;
    page.see_no("link", "HARBOUR POST")?;
    page.click("link", "See all shared passages")?;
    page.see_text("One passage appears word for word")?;
    page.see("link", "HARBOUR POST")?;
    // The lesson that the page brings along has some too.
    page.open("#/the-defence-call/_shared")?;
    page.see_text("word for word")
}
