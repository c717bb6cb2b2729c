//! Names that stand unmarked, dotted in the text while one reads, and the bar in which each is taken or refused.
//!
//! Owns: the bar at the text's foot, and the keys for the one at hand.
//! Invariant: the text's nodes are left alone; nothing is marked but by a key or a press. While one is at hand and the
//! focus is in the text: Enter takes it, Backspace refuses it, Tab goes on, Escape lets go.
//! Must not know: how names are found.

mod dots;
mod possible_claims;
mod waiting;

use leptos::ev::{self, KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use super::actions::naming;
use super::{Reader, actions, keyboard, ranges};
use crate::components::{Button, ButtonLook, Remount};
use crate::core::annotation::MentionForm;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::compare::names::suggestions::{Suggestion, suggestions};
use crate::core::keymap::{Command, SingleKeys};
use crate::core::lesson::ArticleIndex;
use crate::core::text::printable::brief;
use crate::core::view::ShownArticles;
use crate::platform::{caret, page, selection};
use crate::state::focus_request::FocusTarget;
use crate::state::suggesting::{NamesSuggested, SuggestedName};
use possible_claims::LitClaims;
use waiting::Waiting;

/// Most letters of a name on a button.
const NAME: usize = 32;

/// Which articles are on the page and which of them is at hand, given by context to what comes later. Not asked of the
/// address, which would remember everybody who ever did.
#[derive(Clone, Copy)]
pub(super) struct OnPage {
    pub shown: Signal<Option<ShownArticles>>,
    pub at: Signal<Option<ArticleIndex>>,
}

impl OnPage {
    /// One article alone.
    pub(super) fn one(at: ArticleIndex) -> Self {
        Self {
            shown: Signal::stored(Some(ShownArticles::one(at))),
            at: Signal::stored(Some(at)),
        }
    }

    /// Whether one article is read alone; whoever reads it inside an effect is told when that changes.
    pub(super) fn is_alone(self) -> bool {
        self.shown
            .get()
            .is_some_and(|shown| shown.second().is_none())
    }
}

/// The suggestions of a lesson, and those of the articles on the page.
#[derive(Clone, Copy)]
struct Suggested {
    reader: Reader,
    place: OnPage,
    all: Memo<Vec<Suggestion>>,
}

impl Suggested {
    fn new(reader: Reader) -> Self {
        let place = expect_context::<OnPage>();
        let all = Memo::new(move |_| {
            if reader.suggesting.names() == NamesSuggested::Off || reader.session.is_read_only() {
                return Vec::new();
            }
            reader.session.with(|workspace| {
                let entities = EntityIndex::new(workspace);
                if entities.shown().next().is_none() {
                    return Vec::new();
                }
                let words = reader.suggesting.words_of(workspace.lesson());
                suggestions(&words, workspace, &entities)
            })
        });
        Self { reader, place, all }
    }

    /// Those of the article at hand.
    fn here(self) -> Vec<Suggestion> {
        let at = self.place.at.get();
        let is_here = |it: &&Suggestion| Some(it.article) == at;
        self.all
            .with(|all| all.iter().filter(is_here).cloned().collect())
    }

    /// Those of all articles on the page.
    fn on_page(self) -> Vec<Suggestion> {
        let shown = self.place.shown.get();
        let is_shown = |it: &&Suggestion| shown.is_some_and(|shown| shown.contains(it.article));
        self.all
            .with(|all| all.iter().filter(is_shown).cloned().collect())
    }

    /// The one at hand, if it still is one.
    fn now(self) -> Option<Suggestion> {
        let now = self.reader.suggesting.at_hand()?;
        self.all
            .with(|all| all.iter().find(|it| is(it, &now)).cloned())
    }

    /// All names that may be of the same entity, in all articles. Descriptions are listed before they are marked at once.
    fn like(self, entity: RecordId) -> Vec<Suggestion> {
        let is_like = |it: &&Suggestion| it.entity == entity && it.form != MentionForm::Description;
        self.all
            .with(|all| all.iter().filter(is_like).cloned().collect())
    }

    /// Takes one in hand: it is shown, said, and asked for an answer.
    fn take(self, suggestion: &Suggestion) {
        let reader = self.reader;
        actions::clear_selection(reader);
        reader.focused.set(None);
        reader.focused.set_stacked(Vec::new());
        reader.suggesting.take(SuggestedName {
            article: suggestion.article,
            range: suggestion.range,
            entity: suggestion.entity,
        });
        reader.session.with_untracked(|workspace| {
            let lesson = workspace.lesson();
            let at = suggestion.article;
            if let Some(article) = lesson.articles.get(at)
                && let Some(block) = article.block_at(suggestion.range.start())
            {
                ranges::reveal(article, at, block, suggestion.range.end());
            }
            reader.toasts.announce(suggestion.sentence(workspace));
        });
        if !page::focus_is_in(".suggestions") {
            reader.focus.ask(FocusTarget::Article);
        }
    }

    /// Takes the next one behind a place of this article, or the first. Answers whether there is one.
    fn take_next(self, after: u32) -> bool {
        let here = untrack(|| self.here());
        let next = here.iter().find(|it| it.range.start() >= after);
        let next = next.or_else(|| here.first());
        match next {
            Some(next) => self.take(next),
            None => {
                self.reader.suggesting.let_go();
            }
        }
        next.is_some()
    }

    fn now_untracked(self) -> Option<Suggestion> {
        untrack(|| self.now())
    }

    /// Marks the one at hand, and goes on.
    fn accept(self, suggestion: &Suggestion) {
        if naming::accept(self.reader, std::slice::from_ref(suggestion)) {
            self.go_on(suggestion);
        }
    }

    /// Notes that the one at hand is another, and goes on.
    fn reject(self, suggestion: &Suggestion) {
        if naming::reject(self.reader, suggestion) {
            self.go_on(suggestion);
        }
    }

    fn accept_all(self, suggested: &[Suggestion]) {
        if naming::accept(self.reader, suggested) {
            let marked = actions::counted_places(suggested.len());
            self.reader.suggesting.let_go();
            self.reader.toasts.say_undoable(format!("Marked {marked}."));
        }
    }

    /// Once the records have told that this one is none any more.
    fn go_on(self, from: &Suggestion) {
        let after = from.range.end();
        page::after_paint(move || {
            if !self.reader.is_closed() && self.all.try_get_untracked().is_some() {
                self.take_next(after);
            }
        });
    }
}

fn is(suggestion: &Suggestion, name: &SuggestedName) -> bool {
    let SuggestedName {
        article,
        range,
        entity,
    } = *name;
    (suggestion.article, suggestion.range, suggestion.entity) == (article, range, entity)
}

/// The suggestions for the articles on the page; the bar is about the one at hand.
#[component]
pub fn Suggestions() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let suggested = Suggested::new(reader);
    let on_page = Memo::new(move |_| suggested.on_page());
    let here = Memo::new(move |_| suggested.here());
    let at_hand = Memo::new(move |_| suggested.place.at.get());
    let now = Memo::new(move |_| suggested.now());
    let is_any = Memo::new(move |_| suggested.all.with(|all| !all.is_empty()));
    dots::paint(reader, on_page, now);
    listen(suggested);
    // One thing answers Enter: a mark or words that are looked at go before.
    Effect::new(move |_| {
        if reader.focused.get().is_some() || reader.selection.is_pending() {
            reader.suggesting.let_go();
        }
    });
    on_cleanup(move || {
        reader.suggesting.let_go();
    });
    view! {
        <Remount on=at_hand let(at)>{at.map(|at| view! { <LitClaims at/> })}</Remount>
        <Show when=move || is_any.get()>
            <section
                class="suggestions"
                class:over-text=move || here.with(|here| !here.is_empty())
                class:asking=move || now.with(Option::is_some)
                aria-label="Suggestions"
            >
                {move || match now.get() {
                    Some(suggestion) => view! { <AtHand suggested suggestion/> }.into_any(),
                    None => view! { <Waiting suggested here/> }.into_any(),
                }}
            </section>
        </Show>
    }
}

/// The one that is at hand.
#[component]
fn AtHand(suggested: Suggested, suggestion: Suggestion) -> impl IntoView {
    let reader = suggested.reader;
    let sentence = reader
        .session
        .with_untracked(|workspace| suggestion.sentence(workspace));
    let name = reader.session.with_untracked(|workspace| {
        let entity = workspace.entity(suggestion.entity);
        entity.map_or_else(String::new, |entity| brief(&entity.name, NAME))
    });
    let like = untrack(|| suggested.like(suggestion.entity));
    let (yes, no, next) = (
        suggestion.clone(),
        suggestion.clone(),
        suggestion.range.end(),
    );
    let count = like.len();
    let all = (count > 1).then(|| {
        view! {
            <Button look=ButtonLook::Small on:click=move |_| suggested.accept_all(&like)>
                {format!("All {count} of ")} <span dir="auto">{name}</span>
            </Button>
        }
    });
    view! {
        <p dir="auto">{sentence}</p>
        <div class="suggestion-tools">
            <Button look=ButtonLook::SmallStrong on:click=move |_| suggested.accept(&yes)>
                "Mark" <Key reader key="Enter"/>
            </Button>
            <Button look=ButtonLook::Small on:click=move |_| suggested.reject(&no)>
                "Not this one" <Key reader key="⌫"/>
            </Button>
            <Button look=ButtonLook::Small on:click=move |_| {
                suggested.take_next(next);
            }>
                "Next" <Key reader key="Tab"/>
            </Button>
            {all}
            <Button
                look=ButtonLook::Small
                attr:aria-label="Close the suggestion"
                on:click=move |_| {
                    reader.suggesting.let_go();
                }
            >
                "✕"
            </Button>
        </div>
    }
}

/// The key that does the same, for who sees it and uses keys of one character.
#[component]
fn Key(reader: Reader, key: &'static str) -> impl IntoView {
    let is_shown =
        key.chars().count() > 1 || reader.preferences.single_keys_untracked() == SingleKeys::On;
    is_shown.then(|| view! { <kbd aria-hidden="true">{key}</kbd> })
}

/// Keys for the one at hand, and clicks on dotted words.
fn listen(suggested: Suggested) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if pressed(suggested, &event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
    let handle = window_event_listener(ev::click, move |event| clicked(suggested, &event));
    on_cleanup(move || handle.remove());
}

fn pressed(suggested: Suggested, event: &KeyboardEvent) -> bool {
    let reader = suggested.reader;
    let asked = keyboard::unanswered(reader, event);
    let now = suggested.now_untracked();
    let after = now.as_ref().map_or(0, |now| now.range.end());
    if asked == Some(Command::Suggested) {
        return suggested.take_next(after);
    }
    let is_free = !event.default_prevented()
        && reader.focused.get_untracked().is_none()
        && !reader.selection.is_pending_untracked()
        && page::focus_is_in("main article");
    let Some(now) = now.filter(|_| is_free) else {
        return false;
    };
    match asked {
        Some(Command::Choose) => suggested.accept(&now),
        Some(Command::Delete) => suggested.reject(&now),
        None if event.key() == "Tab" && !event.shift_key() => return suggested.take_next(after),
        _ => return false,
    }
    true
}

fn clicked(suggested: Suggested, event: &MouseEvent) {
    let reader = suggested.reader;
    let on_page = untrack(|| suggested.on_page());
    // Asked last: where words are selected, the browser only knows once it has laid out the page.
    if on_page.is_empty()
        || reader.focused.get_untracked().is_some()
        || selection::current().is_some()
    {
        return;
    }
    let found = caret::at(event.client_x(), event.client_y());
    let lesson = reader.session.lesson();
    let clicked = found.and_then(|point| {
        let at = point.article;
        let offset = ranges::offset_of(lesson.articles.get(at)?, point)?;
        let is_there = |it: &&Suggestion| {
            it.article == at && it.range.start() <= offset && offset <= it.range.end()
        };
        on_page.iter().find(is_there)
    });
    match clicked {
        Some(suggestion) => suggested.take(suggestion),
        // Who goes on in the text lets go.
        None if page::focus_is_in("main article") => {
            reader.suggesting.let_go();
        }
        None => {}
    }
}
