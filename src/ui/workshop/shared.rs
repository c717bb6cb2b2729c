//! Words that articles share, word for word: a passage, and every place where it stands.

use super::head;
use crate::app::route::Route;
use crate::app::workshop::{SharedPassage, Shop};
use crate::core::lesson::LessonId;
use crate::ui::el::{El, el};
use crate::ui::parts::{plural, theirs};

/// Passages that are shown; more are counted.
const SHOWN: usize = 200;

/// The screen.
pub fn shared(shop: Shop, lesson: &LessonId) -> El {
    let Some(found) = shop.shared(lesson) else {
        return el("p").class("lead").text("This lesson is not here.");
    };
    let lesson = &found.lesson;
    let back = Route::Lesson(lesson.id.clone());
    let count = match found.count() {
        0 => "No passage of 40 characters or more stands word for word in two places.".to_owned(),
        count => format!(
            "{} word for word in more than one place: copied from an agency, from an official text, or from one another.",
            if count == 1 {
                "One passage stands".to_owned()
            } else {
                format!("{} stand", plural(count, "passage"))
            }
        ),
    };
    let more = found.count().saturating_sub(SHOWN);
    let passages = (0..found.count().min(SHOWN)).filter_map(|number| found.passage(number));
    el("div")
        .child(head(
            &lesson.title,
            &back.href(),
            el("h1").text("The same words elsewhere"),
        ))
        .child(el("p").class("lead").text(&count))
        .children(
            found
                .remarks
                .iter()
                .map(|sentence| el("p").class("hint").text(sentence)),
        )
        .child(
            el("ol")
                .class("passages")
                .children(passages.map(|passage| draw(&passage, &lesson.id))),
        )
        .maybe((more > 0).then(|| {
            el("p")
                .class("hint")
                .text(&format!("and {more} shorter ones"))
        }))
}

fn draw(passage: &SharedPassage, lesson: &LessonId) -> El {
    el("li")
        .child(theirs("h2", "passage-words", &passage.title))
        .child(places(passage, lesson))
}

/// Every place of a passage beside the others, with what stands around it.
pub fn places(passage: &SharedPassage, lesson: &LessonId) -> El {
    let places = passage.places.iter().map(|place| {
        let address = Route::Article(lesson.clone(), place.article.clone(), None).href();
        let link = el("a")
            .attr("href", &address)
            .attr("dir", "auto")
            .text(&place.name);
        let around = el("p")
            .class("around")
            .attr("dir", "auto")
            .text(&place.before)
            .child(theirs("mark", "", &place.words))
            .text(&place.after);
        el("li")
            .child(el("p").class("outlet").child(link))
            .child(around)
    });
    el("ul").class("places").children(places)
}
