//! The words of a mark in other places, to be marked like it in one step.
//!
//! Invariant: the text is searched when the words are others, never while a note is typed; the list is drawn
//! when it is opened.
//! Must not know: how words are found.

use leptos::html;
use leptos::prelude::*;

use crate::components::{Button, ButtonLook, reveal_in_list};
use crate::core::annotation::Body;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::TagKey;
use crate::core::reading::around::around;
use crate::core::view::{
    SameWords, SearchEnd, WordsPlace, bynames, same_words, single_quote, unmarked,
};
use crate::pages::reader::{Reader, actions};
use crate::state::focus_request::FocusTarget;
use crate::state::selection::MarkKind;

/// In which articles places are marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum PlaceScope {
    /// In that of the mark.
    ThisArticle,
    /// In all of the lesson.
    AllArticles,
}

/// What was found, and what is wanted of it.
#[derive(Clone, Copy)]
struct PlaceChoice {
    reader: Reader,
    id: RecordId,
    found: Memo<Option<SameWords>>,
    /// Places that are not marked like this yet.
    free: Memo<Vec<WordsPlace>>,
    scope: RwSignal<PlaceScope>,
    /// Those that were let go of.
    unticked: RwSignal<Vec<WordsPlace>>,
}

impl PlaceChoice {
    fn new(reader: Reader, id: RecordId) -> Self {
        let quote =
            Memo::new(move |_| reader.session.with(|workspace| single_quote(workspace, id)));
        let found = Memo::new(move |_| {
            let (at, words) = quote.get()?;
            Some(same_words(&reader.session.lesson(), at, words))
        });
        let free = Memo::new(move |_| {
            found.with(|found| {
                let places = found.as_ref().map_or(&[][..], |found| &found.places);
                reader.session.with(|workspace| {
                    let body = workspace.body(id);
                    let tag = body.and_then(|body| TagKey::of(body, &workspace.lesson().tags));
                    tag.map_or_else(Vec::new, |tag| unmarked(workspace, places, &tag))
                })
            })
        });
        Self {
            reader,
            id,
            found,
            free,
            scope: RwSignal::new(PlaceScope::ThisArticle),
            unticked: RwSignal::new(Vec::new()),
        }
    }

    /// The number of the mark's article.
    fn here(self) -> Option<usize> {
        self.reader.session.with_untracked(|workspace| {
            let (at, _) = workspace.article_of(self.id)?;
            Some(at)
        })
    }

    fn count_in(self, scope: PlaceScope) -> usize {
        let here = self.here();
        let is_in =
            |place: &&WordsPlace| scope == PlaceScope::AllArticles || Some(place.article) == here;
        self.free.with(|free| free.iter().filter(is_in).count())
    }

    /// The scope that is chosen, or the wider one where the narrower has no place.
    fn scope(self) -> PlaceScope {
        match self.scope.get() {
            PlaceScope::ThisArticle if self.count_in(PlaceScope::ThisArticle) > 0 => {
                PlaceScope::ThisArticle
            }
            _ => PlaceScope::AllArticles,
        }
    }

    /// The places to choose from.
    fn offered(self) -> Vec<WordsPlace> {
        let (scope, here) = (self.scope(), self.here());
        let mut offered = self.free.get();
        offered.retain(|place| scope == PlaceScope::AllArticles || Some(place.article) == here);
        offered
    }

    fn is_ticked(self, place: WordsPlace) -> bool {
        self.unticked.with(|unticked| !unticked.contains(&place))
    }

    fn toggle(self, place: WordsPlace) {
        self.unticked.update(
            |unticked| match unticked.iter().position(|each| *each == place) {
                Some(at) => {
                    unticked.remove(at);
                }
                None => unticked.push(place),
            },
        );
    }

    fn ticked(self) -> Vec<WordsPlace> {
        let mut ticked = self.offered();
        ticked.retain(|place| self.is_ticked(*place));
        ticked
    }

    fn mark(self) {
        let places = untrack(|| self.ticked());
        let kind = self.reader.session.with_untracked(|workspace| {
            Some(match workspace.body(self.id)? {
                Body::Mention(mention) => MarkKind::Tag(mention.tag.clone()),
                _ => MarkKind::Claim,
            })
        });
        if let Some(kind) = kind
            && actions::mark_places(self.reader, &places, &kind)
        {
            // The button may go with what it has marked.
            self.reader.focus.ask(FocusTarget::MarkCard);
        }
    }
}

/// Where else the words of a mark stand and are not marked like it; nothing where that is nowhere.
#[component]
pub fn SamePlaces(
    /// The mark.
    id: RecordId,
    /// What its card scrolls in.
    list: NodeRef<html::Div>,
) -> impl IntoView {
    let choice = PlaceChoice::new(expect_context::<Reader>(), id);
    let has_places = Memo::new(move |_| choice.free.with(|free| !free.is_empty()));
    view! {
        <Show when=move || has_places.get()>
            <Places choice list/>
        </Show>
    }
}

#[component]
fn Places(choice: PlaceChoice, list: NodeRef<html::Div>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let details = NodeRef::<html::Details>::new();
    // The places come below what was pressed, and what is done with them below the places.
    Effect::new(move |_| {
        if let (true, Some(details), Some(list)) = (is_open.get(), details.get(), list.get()) {
            reveal_in_list(&details, &list);
        }
    });
    let heading = move || {
        let count = choice.count_in(PlaceScope::AllArticles);
        let is_cut = choice.found.with(|found| {
            found
                .as_ref()
                .is_some_and(|found| found.search == SearchEnd::CutOff)
        });
        let least = if is_cut { "at least " } else { "" };
        format!(
            "Mark the same words in {least}{}",
            actions::counted_places(count).replace(" place", " other place")
        )
    };
    view! {
        <details
            class="same-words"
            node_ref=details
            on:toggle=move |_| is_open.update(|open| *open = !*open)
        >
            <summary>{heading}</summary>
            <Show when=move || is_open.get()>
                <p>"Exact matches, capitals included. Untick any that mean something else."</p>
                <ScopeChoice choice/>
                <Ticks choice/>
                <Tools choice/>
            </Show>
        </details>
    }
}

/// In this article or in all; nothing where that is the same.
#[component]
fn ScopeChoice(choice: PlaceChoice) -> impl IntoView {
    let counts = Memo::new(move |_| {
        let count = |scope| choice.count_in(scope);
        (
            count(PlaceScope::ThisArticle),
            count(PlaceScope::AllArticles),
        )
    });
    let is_choice = Memo::new(move |_| {
        let (here, everywhere) = counts.get();
        here > 0 && here < everywhere
    });
    let option = move |scope, name: &'static str, count: fn((usize, usize)) -> usize| {
        view! {
            <label>
                <input
                    type="radio"
                    name="same-scope"
                    prop:checked=move || choice.scope() == scope
                    on:change=move |_| choice.scope.set(scope)
                />
                <span>{move || format!("{name} ({})", count(counts.get()))}</span>
            </label>
        }
    };
    view! {
        <Show when=move || is_choice.get()>
            <div class="same-scope" role="radiogroup" aria-label="Where">
                {option(PlaceScope::ThisArticle, "In this article", |(here, _)| here)}
                {option(PlaceScope::AllArticles, "In all articles", |(_, everywhere)| everywhere)}
            </div>
        </Show>
    }
}

/// The places, each to be ticked.
#[component]
fn Ticks(choice: PlaceChoice) -> impl IntoView {
    let offered = Memo::new(move |_| choice.offered());
    let names = StoredValue::new(bynames(&choice.reader.session.lesson().articles));
    let here = choice.here();
    let ticks = move || {
        let lesson = choice.reader.session.lesson();
        let ticks = offered.get().into_iter().filter_map(|place| {
            let article = lesson.articles.get(place.article)?;
            let (before, after) = around(article, place.range);
            let words = article.text.slice(place.range).to_owned();
            let name = (Some(place.article) != here)
                .then(|| names.with_value(|names| names.get(place.article).cloned()))
                .flatten();
            let tick = view! { <Tick choice place before words after name/> };
            Some(tick.into_any())
        });
        ticks.collect_view()
    };
    view! {
        <ul class="same-places" aria-label="Places">
            {ticks}
        </ul>
    }
}

#[component]
fn Tick(
    choice: PlaceChoice,
    place: WordsPlace,
    before: String,
    words: String,
    after: String,
    /// What the article is called, where it is another than the mark's.
    name: Option<String>,
) -> impl IntoView {
    view! {
        <li>
            <label>
                <input
                    type="checkbox"
                    prop:checked=move || choice.is_ticked(place)
                    on:change=move |_| choice.toggle(place)
                />
                <span dir="auto">
                    {name.map(|name| view! { <span class="outlet">{name}</span> })}
                    {before}
                    <strong>{words}</strong>
                    {after}
                </span>
            </label>
        </li>
    }
}

#[component]
fn Tools(choice: PlaceChoice) -> impl IntoView {
    let ticked = Memo::new(move |_| choice.ticked().len());
    let toggle_all = move || {
        let none = ticked.get_untracked() == 0;
        let offered = untrack(|| choice.offered());
        choice.unticked.set(if none { Vec::new() } else { offered });
    };
    view! {
        <div class="same-tools">
            <Button
                look=ButtonLook::SmallStrong
                attr:disabled=move || ticked.get() == 0
                on:click=move |_| choice.mark()
            >
                {move || format!("Mark {}", actions::counted_places(ticked.get()))}
            </Button>
            <Button look=ButtonLook::Link on:click=move |_| toggle_all()>
                {move || if ticked.get() == 0 { "Tick all" } else { "Untick all" }}
            </Button>
        </div>
    }
}
