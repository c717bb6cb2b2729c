//! Mark by quote: type or paste the words, choose a place or all of them, choose the tag.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;

use crate::components::{self, Field, Modal, TagButton};
use crate::core::reading::search::{MATCHES, Match, find};
use crate::core::view::WordsPlace;
use crate::pages::reader::{Reader, actions};
use crate::state::selection::MarkKind;

/// Which of the places is marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Chosen {
    /// One, by its number.
    One(usize),
    /// All of them.
    All,
}

/// What was looked for, where it stands, and which place is chosen.
#[derive(Clone, Copy)]
struct QuoteSearch {
    reader: Reader,
    wanted: RwSignal<String>,
    found: RwSignal<Vec<Match>>,
    chosen: RwSignal<Chosen>,
}

impl QuoteSearch {
    fn new(reader: Reader) -> Self {
        Self {
            reader,
            wanted: RwSignal::new(String::new()),
            found: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(Chosen::One(0)),
        }
    }

    fn look_for(self, words: String) {
        let lesson = self.reader.session.lesson();
        let article = self
            .reader
            .article_untracked()
            .and_then(|at| lesson.articles.get(at));
        self.chosen.set(Chosen::One(0));
        let found = article.map(|article| find(article, &words));
        self.found.set(found.unwrap_or_default());
        self.wanted.set(words);
    }

    fn result(self) -> String {
        let nothing_wanted = self.wanted.with(|wanted| wanted.trim().is_empty());
        match (nothing_wanted, self.found.with(Vec::len)) {
            (true, _) => String::new(),
            (false, 0) => "These words are not in the article. Spelling counts; spaces, quotation marks, dashes and capitals do not.".to_owned(),
            (false, 1) => "Found once; choose what it is.".to_owned(),
            (false, MATCHES) => format!("Found {MATCHES} times or more; type a few more words."),
            (false, count) => format!("Found {count} times; choose one or all."),
        }
    }

    /// Marks what is chosen.
    fn mark(self, kind: &MarkKind) {
        let reader = self.reader;
        let Some(article) = reader.article_untracked() else {
            return;
        };
        let ranges = self.found.with_untracked(|found| {
            let ranges = found.iter().map(|place| place.range);
            ranges.collect::<Vec<_>>()
        });
        match self.chosen.get_untracked() {
            Chosen::One(number) => {
                if let Some(range) = ranges.get(number)
                    && let Some(id) = actions::mark_range(reader, article, *range, kind)
                {
                    actions::close_dialog(reader);
                    actions::focus_mark(reader, id);
                }
            }
            Chosen::All => {
                let places = ranges.into_iter();
                let places = places.map(|range| WordsPlace { article, range });
                let places: Vec<WordsPlace> = places.collect();
                if actions::mark_places(reader, &places, kind) {
                    actions::close_dialog(reader);
                }
            }
        }
    }
}

/// The dialog.
#[component]
pub fn QuoteDialog() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let search = QuoteSearch::new(reader);
    let tags = NodeRef::<html::Div>::new();
    // To the tag that was used last, as from words that are selected in the text.
    let go_to_tags = move || {
        let last = tags.get_untracked()?.query_selector("[data-last]").ok()??;
        components::focus(&last.dyn_into().ok()?);
        Some(())
    };
    view! {
        <Modal title="Mark by quote" on_close=move || actions::close_dialog(reader)>
            <Field label="Type or paste words from the article">
                <input
                    type="text"
                    autofocus=true
                    autocomplete="off"
                    dir="auto"
                    on:input=move |event| search.look_for(event_target_value(&event))
                    on:keydown=move |event| {
                        if event.key() == "Enter" && !event.is_composing() {
                            event.prevent_default();
                            let _ = go_to_tags();
                        }
                    }
                />
            </Field>
            <p aria-live="polite">{move || search.result()}</p>
            <div class="matches" role="radiogroup" aria-label="Places">
                // The article does not change: a place says what its range says.
                <For
                    each=move || search.found.get().into_iter().enumerate()
                    key=|(number, place)| (*number, place.range)
                    let((number, place))
                >
                    <Choice search chosen=Chosen::One(number)>
                        {place.before}
                        <strong>{place.words}</strong>
                        {place.after}
                    </Choice>
                </For>
                // Of more than are shown nobody would know which.
                <Show when=move || (2..MATCHES).contains(&search.found.with(Vec::len))>
                    <Choice search chosen=Chosen::All>
                        {move || format!("All {}", search.found.with(Vec::len))}
                    </Choice>
                </Show>
            </div>
            <TagChoice search tags/>
        </Modal>
    }
}

/// What may be chosen: a place, or all of them.
#[component]
fn Choice(
    search: QuoteSearch,
    chosen: Chosen,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="match">
            <input
                type="radio"
                name="match"
                prop:checked=move || search.chosen.get() == chosen
                on:change=move |_| search.chosen.set(chosen)
            />
            <span dir="auto">{children()}</span>
        </label>
    }
}

/// What the words are marked as.
#[component]
fn TagChoice(search: QuoteSearch, tags: NodeRef<html::Div>) -> impl IntoView {
    let last = search.reader.selection.last_untracked();
    let is_claim_last = last == MarkKind::Claim;
    let lesson = search.reader.session.lesson();
    let choices = lesson
        .tags
        .entity
        .iter()
        .map(|tag| {
            let kind = MarkKind::Tag(tag.id.clone());
            view! {
                <TagButton
                    label=tag.label.clone()
                    colour=Some(tag.colour)
                    attr:data-last={kind == last}
                    on:click=move |_| search.mark(&kind)
                />
            }
        })
        .collect_view();
    view! {
        <div
            class="tags"
            role="group"
            aria-label="Mark it as"
            node_ref=tags
            hidden=move || search.found.with(Vec::is_empty)
        >
            {choices}
            <TagButton
                label="Claim"
                colour=None
                attr:data-last=is_claim_last
                on:click=move |_| search.mark(&MarkKind::Claim)
            />
        </div>
    }
}
