//! Places in the text, each with a tick, to be marked in one step.
//!
//! Invariant: all are ticked until somebody lets go of one; the list is drawn when it is opened.
//! Must not know: how the places were found, and as what they are marked.

use leptos::html;
use leptos::prelude::*;

use super::super::{Reader, actions};
use crate::components::{Button, ButtonLook, reveal_in_list};
use crate::core::lesson::ArticleIndex;
use crate::core::reading::around::around;
use crate::core::view::{WordsPlace, bynames};

/// In which articles places are marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlaceScope {
    /// In the one at hand.
    ThisArticle,
    /// In all of the lesson.
    AllArticles,
}

/// Places, and which of them are wanted.
#[derive(Clone, Copy)]
pub struct TickedPlaces {
    reader: Reader,
    /// The article at hand, where one is.
    here: Option<ArticleIndex>,
    free: Memo<Vec<WordsPlace>>,
    scope: RwSignal<PlaceScope>,
    /// Those that were let go of.
    unticked: RwSignal<Vec<WordsPlace>>,
}

impl TickedPlaces {
    /// All of these, those of the article at hand first.
    pub fn new(reader: Reader, here: Option<ArticleIndex>, free: Memo<Vec<WordsPlace>>) -> Self {
        Self {
            reader,
            here,
            free,
            scope: RwSignal::new(PlaceScope::ThisArticle),
            unticked: RwSignal::new(Vec::new()),
        }
    }

    /// How many there are.
    pub fn count(self) -> usize {
        self.count_in(PlaceScope::AllArticles)
    }

    fn count_in(self, scope: PlaceScope) -> usize {
        let here = self.here;
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
        let (scope, here) = (self.scope(), self.here);
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
}

/// The places behind a heading that opens them.
#[component]
pub fn PlacesToTick(
    /// The places.
    choice: TickedPlaces,
    /// How many there are, and of what.
    #[prop(into)]
    heading: Signal<String>,
    /// How they were found.
    hint: &'static str,
    /// What they scroll in, if that is not the page.
    #[prop(optional_no_strip)]
    list: Option<NodeRef<html::Div>>,
    /// Marks those that are ticked.
    on_mark: impl Fn(Vec<WordsPlace>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let details = NodeRef::<html::Details>::new();
    // The places come below what was pressed, and what is done with them below the places.
    Effect::new(move |_| {
        let list = list.and_then(|list| list.get());
        if let (true, Some(details), Some(list)) = (is_open.get(), details.get(), list) {
            reveal_in_list(&details, &list);
        }
    });
    view! {
        <details
            class="same-words"
            node_ref=details
            on:toggle=move |_| is_open.update(|open| *open = !*open)
        >
            <summary>{heading}</summary>
            <Show when=move || is_open.get()>
                <p>{hint}</p>
                <ScopeChoice choice/>
                <Ticks choice/>
                <Tools choice on_mark/>
            </Show>
        </details>
    }
}

/// In this article or in all; nothing where that is the same.
#[component]
fn ScopeChoice(choice: TickedPlaces) -> impl IntoView {
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
fn Ticks(choice: TickedPlaces) -> impl IntoView {
    let offered = Memo::new(move |_| choice.offered());
    let names = StoredValue::new(bynames(&choice.reader.session.lesson().articles));
    let ticks = move || {
        let lesson = choice.reader.session.lesson();
        let ticks = offered.get().into_iter().filter_map(|place| {
            let article = lesson.articles.get(place.article)?;
            let (before, after) = around(article, place.range);
            let words = article.text.slice(place.range).to_owned();
            let name = (Some(place.article) != choice.here)
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
    choice: TickedPlaces,
    place: WordsPlace,
    before: String,
    words: String,
    after: String,
    /// What the article is called, where it is not the one at hand.
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
fn Tools(
    choice: TickedPlaces,
    on_mark: impl Fn(Vec<WordsPlace>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
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
                on:click=move |_| on_mark(untrack(|| choice.ticked()))
            >
                {move || format!("Mark {}", actions::counted_places(ticked.get()))}
            </Button>
            <Button look=ButtonLook::Link on:click=move |_| toggle_all()>
                {move || if ticked.get() == 0 { "Tick all" } else { "Untick all" }}
            </Button>
        </div>
    }
}
