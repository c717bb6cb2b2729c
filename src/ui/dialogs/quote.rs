//! Mark by quote: type or paste the words, choose the place, choose the tag.

use leptos::prelude::*;

use super::super::parts::modal::Modal;
use super::super::parts::swatch::Swatch;
use crate::app::{AppState, MarkAs};
use crate::core::search::{MATCHES, Match, find};
use crate::core::tags::Colour;

/// The dialog.
#[component]
pub fn Quote(close: Callback<()>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let wanted = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let lesson = state.lesson();
    let at = state.article_untracked();
    let found = Memo::new({
        let lesson = lesson.clone();
        move |_| {
            let article = at.and_then(|at| lesson.articles.get(at));
            article.map(|article| find(article, &wanted.get())).unwrap_or_default()
        }
    });
    let mark = move |what: MarkAs| {
        let range = found.with_untracked(|found| found.get(chosen.get_untracked()).map(|found| found.range));
        if let (Some(at), Some(range)) = (at, range)
            && let Some(id) = state.mark_range(at, range, &what)
        {
            close.run(());
            state.look_at(id);
        }
    };
    let button = move |what: MarkAs, label: String, colour: Option<Colour>| {
        let name = label.clone();
        view! {
            <button type="button" class="tag" aria-label=name on:click=move |_| mark(what.clone())>
                <Swatch colour /><span class="tag-name">{label}</span>
            </button>
        }
    };
    let tags = lesson.tags.entity.clone();
    view! {
        <Modal title="Mark by quote" id="quote-title" close>
            <label class="field">
                <span>"Type or paste the words as they stand in the article"</span>
                <input type="text" autofocus="" autocomplete="off" dir="auto" prop:value=wanted
                    on:input=move |event| { wanted.set(event_target_value(&event)); chosen.set(0); } />
            </label>
            <p aria-live="polite">
                {move || match (wanted.with(|wanted| wanted.trim().is_empty()), found.with(Vec::len)) {
                    (true, _) => String::new(),
                    (false, 0) => "These words are not in the article. Spelling counts; spaces, quotation marks, dashes and capitals do not.".to_owned(),
                    (false, 1) => "Found once.".to_owned(),
                    (false, MATCHES) => format!("Found {MATCHES} times or more; type a few more words."),
                    (false, count) => format!("Found {count} times; choose which."),
                }}
            </p>
            <div class="matches" role="radiogroup" aria-label="Places">
                {move || found.get().into_iter().enumerate().map(|(number, place)| view! { <Place number place chosen /> }).collect_view()}
            </div>
            <Show when=move || found.with(|found| !found.is_empty())>
                <div class="tags" role="group" aria-label="Mark it as">
                    {tags.iter().map(|tag| button(MarkAs::Tag(tag.id.clone()), tag.label.clone(), Some(tag.colour))).collect_view()}
                    {button(MarkAs::Claim, "Claim".to_owned(), None)}
                </div>
            </Show>
        </Modal>
    }
}

#[component]
fn Place(number: usize, place: Match, chosen: RwSignal<usize>) -> impl IntoView {
    view! {
        <label class="match">
            <input type="radio" name="match" prop:checked=move || chosen.get() == number on:change=move |_| chosen.set(number) />
            <span dir="auto">{place.before}<strong>{place.words}</strong>{place.after}</span>
        </label>
    }
}
