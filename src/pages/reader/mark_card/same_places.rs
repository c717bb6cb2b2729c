//! The words of a mark in other places, to be marked like it in one step.
//!
//! Invariant: the text is searched when the words are others, never while a note is typed; nothing is shown where the
//! mark names somebody, whose names are looked for instead.
//! Must not know: how words are found, and how places are ticked.

use leptos::html;
use leptos::prelude::*;

use crate::core::annotation::Body;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::{TagKey, Workspace};
use crate::core::view::{SameWords, SearchEnd, WordsPlace, same_words, single_quote, unmarked};
use crate::pages::reader::card_fields::ticked_places::{PlacesToTick, TickedPlaces};
use crate::pages::reader::{Reader, actions};
use crate::state::focus_request::FocusTarget;
use crate::state::selection::MarkKind;

/// Where else the words of a mark stand and are not marked like it; nothing where that is nowhere.
#[component]
pub fn SamePlaces(
    /// The mark.
    id: RecordId,
    /// What its card scrolls in.
    list: NodeRef<html::Div>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let quote = Memo::new(move |_| {
        reader.session.with(|workspace| {
            let quote = single_quote(workspace, id);
            quote.filter(|_| !names_somebody(workspace, id))
        })
    });
    let found = Memo::new(move |_| {
        let (at, words) = quote.get()?;
        Some(same_words(&reader.session.lesson(), at, words))
    });
    let free = Memo::new(move |_| {
        found.with(|found| {
            let places = found.as_ref().map_or(&[][..], |found| &found.places);
            reader
                .session
                .with(|workspace| free_of(workspace, id, places))
        })
    });
    let here = reader.session.with_untracked(|workspace| {
        let (at, _) = workspace.article_of(id)?;
        Some(at)
    });
    let choice = TickedPlaces::new(reader, here, free);
    let has_places = Memo::new(move |_| choice.count() > 0);
    let heading = Signal::derive(move || {
        let is_cut = |found: &SameWords| found.search == SearchEnd::CutOff;
        let is_cut = found.with(|found| found.as_ref().is_some_and(is_cut));
        let least = if is_cut { "at least " } else { "" };
        format!(
            "Mark the same words in {least}{}",
            actions::counted_places(choice.count()).replace(" place", " other place")
        )
    });
    let mark = move |places: Vec<WordsPlace>| {
        let kind = reader.session.with_untracked(|workspace| {
            Some(match workspace.body(id)? {
                Body::Mention(mention) => MarkKind::Tag(mention.tag.clone()),
                _ => MarkKind::Claim,
            })
        });
        if let Some(kind) = kind
            && actions::mark_places(reader, &places, &kind)
        {
            // The button may go with what it has marked.
            reader.focus.ask(FocusTarget::MarkCard);
        }
    };
    view! {
        <Show when=move || has_places.get()>
            <PlacesToTick
                choice
                heading
                hint="Exact matches, capitals included. Untick any that mean something else."
                list=Some(list)
                on_mark=mark
            />
        </Show>
    }
}

fn names_somebody(workspace: &Workspace, id: RecordId) -> bool {
    match workspace.body(id) {
        Some(Body::Mention(mention)) => {
            let mut named = mention.entities.iter();
            named.any(|entity| workspace.entity(*entity).is_some())
        }
        _ => false,
    }
}

/// Those that are not marked like a mark yet.
fn free_of(workspace: &Workspace, id: RecordId, places: &[WordsPlace]) -> Vec<WordsPlace> {
    let body = workspace.body(id);
    let tag = body.and_then(|body| TagKey::of(body, &workspace.lesson().tags));
    tag.map_or_else(Vec::new, |tag| unmarked(workspace, places, &tag))
}
