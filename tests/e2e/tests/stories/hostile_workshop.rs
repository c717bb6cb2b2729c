//! Every string that means harm, in every field of a lesson in the making, in every view of the workshop; usually a
//! sample of them, as in `hostile`.

use lateral_e2e::Failure;
use lateral_e2e::chance::is_soak;
use lateral_e2e::stage::Stage;
use serde_json::{Value, json};

use super::hostile::sample::shown;
use super::hostile::{WATCH, lesson, look, visits};

const WALK: &str = concat!(
    include_str!("hostile/view.js"),
    include_str!("hostile/workshop.js")
);

/// Views that every string is shown in.
const VIEWS: [&str; 14] = [
    "the shelf",
    "a lesson that comes in",
    "a lesson in the making",
    "a lesson to hand out",
    "a poster",
    "a lesson as students will see it",
    "an article in the making",
    "a text that would take the place of another",
    "an article with another text",
    "a text taken back",
    "words that articles share",
    "words that were brought in",
    "an article in another encoding",
    "the notice of a deleted lesson",
];

/// Lessons that are kept at once: all of them together would not fit.
const KEPT: usize = 40;

pub fn every_string_in_every_view_of_the_workshop(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    page.prepare(WATCH)?;
    let mut visits = visits(&shown());
    // Half a line end cannot end a block, and what cannot be read whole is not changed here.
    visits.retain(|visit| visit["raw"] == false && visit["fits"] == true);
    let mut looks = 0;
    for some in visits.chunks(KEPT) {
        let kept: Vec<Value> = some.iter().map(kept).collect();
        page.open("#/")?;
        page.clear_storage()?;
        let script = "for (const [id, lesson] of arguments[0]) localStorage.setItem(`lateral/1/lesson/${id}`, lesson)";
        page.ask(script, json!([kept]))?;
        page.open("#/_workshop")?;
        // One app: another address loads nothing, and neither the watch nor what is kept now is in it.
        page.reload()?;
        looks += look(&page, WALK, "workshop", some, |_| &VIEWS)?;
    }
    assert_eq!(looks, visits.len() * VIEWS.len());
    let least = if is_soak() { 400 } else { 100 };
    assert!(visits.len() >= least, "{} strings", visits.len());
    Ok(())
}

/// The key's end and the value of a lesson that has the string wherever it may stand: what cannot be
/// read whole is not changed in the workshop.
fn kept(visit: &Value) -> Value {
    let words = visit["text"].as_str().unwrap_or_default();
    let mut file = lesson(0, words);
    file["id"] = visit["id"].clone();
    file["language"] = "en".into();
    for (at, tag) in file["tag_set"]["entity"]
        .as_array_mut()
        .into_iter()
        .flatten()
        .enumerate()
    {
        tag["id"] = format!("t-{at}").into();
        tag["key"] = at.to_string().into();
        tag["colour"] = "blue".into();
    }
    file["tag_set"]["claim_kinds"] = json!([{ "kind": "fact", "label": visit["tag"] }]);
    if let Some(articles) = file["articles"].as_array_mut() {
        articles.truncate(2);
        for article in articles {
            article["language"] = "en".into();
            article["source"] = "https://example.org/".into();
        }
    }
    file["points"] = json!([{ "id": "p1", "question": visit["line"] }]);
    json!([visit["id"], file.to_string()])
}
