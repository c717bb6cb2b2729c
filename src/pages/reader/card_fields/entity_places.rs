//! The names of an entity where they stand unmarked, to be marked in one step.
//!
//! Invariant: each new mark names the entity; nothing is marked but what is ticked.
//! Must not know: how names are found, and how places are ticked.

use leptos::html;
use leptos::prelude::*;

use super::super::actions::naming;
use super::super::{Reader, actions};
use super::ticked_places::{PlacesToTick, TickedPlaces};
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::compare::names::suggestions::places_of;
use crate::core::lesson::ArticleIndex;
use crate::core::view::WordsPlace;

/// Most places at once.
const PLACES: usize = 300;

/// Where else it is named; nothing where that is nowhere.
#[component]
pub fn EntityPlaces(
    /// The entity.
    id: RecordId,
    /// The article at hand, where one is.
    here: Option<ArticleIndex>,
    /// What they scroll in, if that is not the page.
    #[prop(optional_no_strip)]
    list: Option<NodeRef<html::Div>>,
    /// Hears that some are marked.
    on_marked: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let free = Memo::new(move |_| {
        reader.session.with(|workspace| {
            let words = reader.suggesting.words_of(workspace.lesson());
            let places = places_of(&words, workspace, &EntityIndex::new(workspace), id);
            let places = places.into_iter().map(|place| WordsPlace {
                article: place.article,
                range: place.range,
            });
            // Those of the article at hand first.
            let (mut places, others): (Vec<WordsPlace>, Vec<WordsPlace>) =
                places.partition(|place| Some(place.article) == here);
            places.extend(others);
            places.truncate(PLACES);
            places
        })
    });
    let choice = TickedPlaces::new(reader, here, free);
    let has_places = Memo::new(move |_| choice.count() > 0);
    let heading = Signal::derive(move || {
        let count = choice.count();
        let least = if count == PLACES { "at least " } else { "" };
        let places = actions::counted_places(count).replace(" place", " unmarked place");
        format!("Its names in {least}{places}")
    });
    let mark = move |places: Vec<WordsPlace>| {
        if naming::mark_places(reader, id, &places) {
            on_marked();
        }
    };
    view! {
        <Show when=move || has_places.get()>
            <PlacesToTick
                choice
                heading
                hint="Whole names, none inside a longer one. Untick any that mean something else."
                list
                on_mark=mark
            />
        </Show>
    }
}
