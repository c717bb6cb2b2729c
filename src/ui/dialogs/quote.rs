//! Mark by quote: type or paste the words, choose the place, choose the tag.

use crate::app::watched::Watched;
use crate::app::{AppState, MarkAs};
use crate::core::lesson::tag_set::Colour;
use crate::core::reading::search::{MATCHES, Match, find};
use crate::ui::el::{El, el, value_of};
use crate::ui::parts::modal::modal;
use crate::ui::parts::tag_button;

/// What was looked for and found.
#[derive(Clone, Copy)]
struct Search {
    state: AppState,
    wanted: Watched<String>,
    found: Watched<Vec<Match>>,
    chosen: Watched<usize>,
}

/// The dialog.
#[must_use]
pub fn quote(state: AppState) -> El {
    let search = Search {
        state,
        wanted: Watched::new(String::new()),
        found: Watched::new(Vec::new()),
        chosen: Watched::new(0),
    };
    let input = el("input")
        .attr("type", "text")
        .attr("autofocus", "")
        .attr("autocomplete", "off")
        .attr("dir", "auto")
        .on("input", move |event| search.look_for(value_of(&event)));
    let lesson = state.lesson();
    let tags = lesson
        .tags
        .entity
        .iter()
        .map(|tag| search.button(MarkAs::Tag(tag.id.clone()), &tag.label, Some(tag.colour)));
    let tags = el("div")
        .class("tags")
        .attr("role", "group")
        .attr("aria-label", "Mark it as")
        .children(tags)
        .child(search.button(MarkAs::Claim, "Claim", None))
        .hidden_if(move || search.found.with(Vec::is_empty));
    let places = el("div")
        .class("matches")
        .attr("role", "radiogroup")
        .attr("aria-label", "Places")
        .list(
            move || {
                search
                    .found
                    .with(|found| found.iter().cloned().enumerate().collect())
            },
            move |(number, place)| search.place(*number, place).into(),
        );
    let body = el("div")
        .child(super::super::parts::field(
            "Type or paste the words as they stand in the article",
            input,
        ))
        .child(
            el("p")
                .attr("aria-live", "polite")
                .text_with(move || search.says()),
        )
        .child(places)
        .child(tags);
    modal(state, "Mark by quote", body)
}

impl Search {
    fn look_for(self, words: String) {
        let lesson = self.state.lesson();
        let article = self
            .state
            .article_untracked()
            .and_then(|at| lesson.articles.get(at));
        self.chosen.set(0);
        self.found.set(
            article
                .map(|article| find(article, &words))
                .unwrap_or_default(),
        );
        self.wanted.set(words);
    }

    fn says(self) -> String {
        let empty = self.wanted.with(|wanted| wanted.trim().is_empty());
        match (empty, self.found.with(Vec::len)) {
            (true, _) => String::new(),
            (false, 0) => "These words are not in the article. Spelling counts; spaces, quotation marks, dashes and capitals do not.".to_owned(),
            (false, 1) => "Found once.".to_owned(),
            (false, MATCHES) => format!("Found {MATCHES} times or more; type a few more words."),
            (false, count) => format!("Found {count} times; choose which."),
        }
    }

    fn button(self, what: MarkAs, label: &str, colour: Option<Colour>) -> El {
        tag_button(label, colour, move || self.mark(&what))
    }

    fn mark(self, what: &MarkAs) {
        let range = self.found.with_untracked(|found| {
            found
                .get(self.chosen.get_untracked())
                .map(|found| found.range)
        });
        if let (Some(at), Some(range)) = (self.state.article_untracked(), range)
            && let Some(id) = self.state.mark_range(at, range, what)
        {
            self.state.close_dialog();
            self.state.soon(move || self.state.look_at(id));
        }
    }

    fn place(self, number: usize, place: &Match) -> El {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "match")
            .checked_with(move || self.chosen.get() == number)
            .on("change", move |_| self.chosen.set(number));
        let words = el("span")
            .attr("dir", "auto")
            .text(&place.before)
            .child(el("strong").text(&place.words))
            .text(&place.after);
        el("label").class("match").child(input).child(words)
    }
}
