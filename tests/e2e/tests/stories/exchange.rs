//! Work leaves the page as a file, and comes back; files that are bad or mean harm do none.

use lateral_e2e::Failure;
use lateral_e2e::files::IMPORT;
use lateral_e2e::page::Page;
use lateral_e2e::site::{Release, folder};
use lateral_e2e::stage::Stage;
use serde_json::{Value, json};

use crate::ARTICLE;
use crate::marking::mark_as;

const WORDS: &str = "Ashton Carter";

/// What somebody who means harm writes into every field.
const HOSTILE: [&str; 4] = [
    "<img src=https://evil.example/x onerror=alert(1)><script>alert(2)</script><iframe srcdoc='<script>alert(3)</script>'></iframe>",
    "\u{202e}gnorw\u{2066} \"'><svg onload=alert(4)>\u{0}\u{7}",
    "javascript:alert(5)",
    "{{constructor.constructor('alert(6)')()}} ${alert(7)} %3Cscript%3E __proto__",
];

fn with_a_mark(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[WORDS])?;
    Ok(page)
}

pub fn an_import_into_work_joins_and_is_one_step(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_a_mark(stage)?;
    let (name, file) = page.exported()?;
    // Another site is another device.
    let elsewhere = stage.open(ARTICLE)?;
    elsewhere.see_marks(&[])?;
    for (words, tag) in [("Ukraine", "Place"), ("Sergei Shoygu", "Person")] {
        elsewhere.drag_over(words)?;
        mark_as(&elsewhere, tag)?;
        crate::class::see_mark(&elsewhere, words)?;
    }
    elsewhere.choose_file(&name, &file)?;
    elsewhere.see_text("1 new mark")?;
    elsewhere.see_marks(&["Ukraine", "Sergei Shoygu"])?;
    elsewhere
        .within("dialog", IMPORT)
        .click_button("Add to my work")?;
    elsewhere.see_marks(&[WORDS, "Ukraine", "Sergei Shoygu"])?;
    elsewhere.click_button("Undo")?;
    elsewhere.see_marks(&["Ukraine", "Sergei Shoygu"])?;
    elsewhere.click_button("Redo")?;
    elsewhere.see_marks(&[WORDS, "Ukraine", "Sergei Shoygu"])
}

pub fn what_is_still_to_be_done_is_said_before_handing_in(
    stage: &mut Stage,
) -> Result<(), Failure> {
    const EXPORT: &str = "Export your work";
    let page = with_a_mark(stage)?;
    page.drag_over("Russia set it up")?;
    mark_as(&page, "Claim")?;
    crate::class::see_mark(&page, "Russia set it up")?;
    page.open(crate::SECOND)?;
    page.click_button("Export")?;
    let dialog = page.within("dialog", EXPORT);
    page.see("dialog", EXPORT)?;
    page.see_text("2 marks, 1 of them a claim in 1 article.")?;
    dialog.see("button", "Nothing is marked in Worldfold.")?;
    // To the claim, in another article.
    dialog.click_button("1 claim is not yet in your own words.")?;
    page.see_no("dialog", EXPORT)?;
    page.see("button", "Article 1 of 5")?;
    page.see("region", "The mark")?;
    page.fill(
        "What is claimed, in your own words",
        "Russia asked for the call",
    )?;
    page.press("Escape")?;
    page.press("Control+s")?;
    dialog.see_no("button", "1 claim is not yet in your own words.")?;
    // To an article where nothing is marked.
    dialog.click_button("Nothing is marked in Capitol Ledger Brief.")?;
    page.see_no("dialog", EXPORT)?;
    page.see("button", "Article 3 of 5")?;
    // The download stays possible.
    let work = page.exported_json()?;
    assert_eq!(work["records"].as_array().map(Vec::len), Some(2), "{work}");
    Ok(())
}

pub fn files_that_cannot_be_used_are_refused_with_a_sentence(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = with_a_mark(stage)?;
    let work = page.exported_json()?;
    let with = |key: &str, value: Value| {
        let mut other = work.clone();
        other[key] = value;
        other.to_string().into_bytes()
    };
    let text = work.to_string();
    let mut other_lesson = work.clone();
    other_lesson["lesson"] = json!({ "id": "moon-landing", "title": "The moon landing" });
    let bad: [(&str, Vec<u8>, &str); 8] = [
        (
            "letter.json",
            b"Dear teacher, here is my work".to_vec(),
            "not made by Lateral",
        ),
        (
            "holiday.json",
            b"{ \"beach\": true }".to_vec(),
            "neither a lesson nor work",
        ),
        (
            "picture.json",
            vec![0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00],
            "not a text file",
        ),
        (
            "newer.json",
            with("version", 99.into()),
            "newer version of Lateral",
        ),
        (
            "begun.json",
            text.as_bytes()[..40].to_vec(),
            "Nothing was changed",
        ),
        (
            "other.json",
            other_lesson.to_string().into_bytes(),
            "The moon landing",
        ),
        (
            "deep.json",
            format!("{}{}", "[".repeat(200_000), "]".repeat(200_000)).into_bytes(),
            "Nothing was changed",
        ),
        ("huge.json", vec![b' '; 31_000_000], "larger than"),
    ];
    for (name, content, sentence) in bad {
        page.choose_file(name, &content)?;
        page.see_text(sentence)
            .map_err(|failure| Failure::new(format!("{name}: {failure}"), ""))?;
        page.within("dialog", IMPORT).click_button("Close")?;
        page.see_no("dialog", IMPORT)?;
        page.see_marks(&[WORDS])?;
    }
    page.see_saved()
}

pub fn what_can_be_read_of_a_damaged_work_is_offered(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_a_mark(stage)?;
    page.drag_over("Ukraine")?;
    mark_as(&page, "Place")?;
    page.see_marks(&[WORDS, "Ukraine"])?;
    let mut work = page.exported_json()?;
    let (_, whole) = page.exported()?;
    let place = work["records"]
        .as_array()
        .into_iter()
        .flatten()
        .position(|record| record["tag"] == "place");
    let record = &mut work["records"][place.unwrap_or_default()];
    record["parts"][0]["end"] = 9_999_999.into();
    record["parts"][0]["exact"] = "words that nobody wrote".into();
    work["records"]
        .as_array_mut()
        .into_iter()
        .for_each(|records| {
            records.push(json!("no record"));
            records.push(json!({ "id": "zz", "rev": -1 }));
        });
    let elsewhere = stage.open(ARTICLE)?;
    elsewhere.choose_file("damaged.json", work.to_string().as_bytes())?;
    elsewhere.see_text("could not be used as is")?;
    elsewhere.say_yes()?;
    elsewhere.see_marks(&[WORDS])?;
    // Cut off in the middle of its last record: the others are offered.
    let cut = stage.open(ARTICLE)?;
    cut.choose_file("cut.json", &whole[..whole.len() - 120])?;
    cut.say_yes()?;
    lateral_e2e::wait::until(|| {
        let marks = cut.marks()?;
        crate::reading::truth(
            &(marks.len() == 1).into(),
            &format!("of a file cut in its last record come {marks:?}"),
        )
    })
}

pub fn hostile_words_in_a_work_stay_words(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_a_mark(stage)?;
    page.drag_over("Russia set it up")?;
    mark_as(&page, "Claim")?;
    page.see_marks(&[WORDS, "Russia set it up"])?;
    let work = page.exported_json()?;
    for words in HOSTILE {
        let mut work = work.clone();
        work["annotator"]["name"] = words.chars().take(60).collect::<String>().into();
        work["lesson"]["title"] = words.into();
        work[words] = words.into();
        for record in work["records"].as_array_mut().into_iter().flatten() {
            for field in ["note", "gist", words] {
                record[field] = words.into();
            }
            for field in ["prefix", "suffix", words] {
                record["parts"][0][field] = words.into();
            }
        }
        let there = stage.open(ARTICLE)?;
        there.import_work("work.json", work.to_string().as_bytes())?;
        there.click_words(WORDS)?;
        there.see("region", "The mark")?;
        harmless(&there)?;
        there.press("Escape")?;
        there.click_words("Russia set it up")?;
        there.see("region", "The mark")?;
        there.click_button("Export")?;
        harmless(&there)?;
        there.press("Escape")?;
    }
    Ok(())
}

pub fn hostile_words_in_a_lesson_stay_words(stage: &mut Stage) -> Result<(), Failure> {
    let lesson = std::fs::read(folder().join("lesson.json")).unwrap_or_default();
    let lesson: Value = serde_json::from_slice(&lesson).unwrap_or_default();
    for (number, words) in HOSTILE.into_iter().enumerate() {
        let mut lesson = lesson.clone();
        for field in ["title", "instructions", "language", words] {
            lesson[field] = words.into();
        }
        for tag in lesson["tag_set"]["entity"]
            .as_array_mut()
            .into_iter()
            .flatten()
        {
            for field in ["label", "definition", "example", words] {
                tag[field] = words.chars().take(60).collect::<String>().into();
            }
        }
        let mut text = String::new();
        for article in lesson["articles"].as_array_mut().into_iter().flatten() {
            for field in [
                "outlet", "headline", "byline", "date", "language", "source", words,
            ] {
                article[field] = words.into();
            }
            text = words
                .chars()
                .filter(|letter| *letter >= ' ')
                .collect::<String>();
            let length = text.chars().count();
            article["text"] = format!("{text}\n{text}").into();
            article["blocks"] = json!([
                { "kind": "headline", "start": 0, "end": length },
                { "kind": "paragraph", "start": length + 1, "end": 2 * length + 1 },
            ]);
            if let Some(article) = article.as_object_mut() {
                article.remove("sha256");
            }
        }
        // Once as the lesson beside the app, once through the dialog.
        let release = Release::built()?.with_file("lesson.json", lesson.to_string());
        let beside = stage.open_release(release, "#/")?;
        beside.see("main", "").or(Ok::<(), Failure>(()))?;
        harmless(&beside)?;
        beside.open(ARTICLE)?;
        if number != 1 {
            let first: String = text.chars().take(8).collect();
            beside.passage(&first)?;
        }
        harmless(&beside)?;
        let imported = stage.open("#/")?;
        lesson["id"] = "mischief".into();
        imported.choose_file("lesson.json", lesson.to_string().as_bytes())?;
        imported.see_text("Lesson:")?;
        harmless(&imported)?;
        imported
            .within("dialog", IMPORT)
            .click_button("Open the lesson")?;
        imported.see_no("dialog", IMPORT)?;
        imported.open("#/mischief/capitol-ledger")?;
        harmless(&imported)?;
    }
    Ok(())
}

/// Fails if words became anything but text. (What the policy blocked, or what was asked for elsewhere, fails
/// every story at its end.)
fn harmless(page: &Page) -> Result<(), Failure> {
    let found = page.ask(
        "const bad = [...document.querySelectorAll('iframe, object, embed, img, body script, base, form[action], a[href^=javascript i]')]; \
         const armed = [...document.querySelectorAll('*')].filter((node) => [...node.attributes].some(({ name, value }) => /^on/i.test(name) || (/^(href|src|action|formaction|srcdoc|style)$/i.test(name) && /javascript:/i.test(value)))); \
         return [...bad, ...armed].map((node) => node.outerHTML.slice(0, 200));",
        json!([]),
    )?;
    // The page's own scripts stand in the head.
    crate::reading::truth(
        &(found == json!([])).into(),
        &format!("words became nodes: {found}"),
    )?;
    page.assert_clean()
}
