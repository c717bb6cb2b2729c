//! Who says a claim: what is likely is offered at once, one key away, and nothing is asked.
//!
//! Invariant: a claim of which nobody has said anything stays as it is; the offer is Control and Enter in the card or in
//! the text.
//! Must not know: how sources are found.

use leptos::ev;
use leptos::prelude::*;

use super::claim_compare::CompareThis;
use super::claim_details::ClaimDetails;
use super::has_mark;
use super::source_card::SourceCard;
use crate::components::{Button, ButtonLook, Combobox, ComboboxOption, accept_typed_on_cleanup};
use crate::core::annotation::attribution::{SourceLink, Voice};
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::keymap::Command;
use crate::core::points::taking::SourceChoice;
use crate::core::text::printable::brief;
use crate::core::view::{ARTICLE_ITSELF, NOBODY_NAMED, entities_with};
use crate::pages::reader::actions::claims as actions;
use crate::pages::reader::{Reader, keyboard};
use crate::platform::{page, style};

const STYLE: &str = include_str!("../../../../style/claims.css");
/// Most letters of a name on a button.
const NAME: usize = 60;

/// Who says a claim, how, and what else says something of it; nothing for other marks.
#[component]
pub fn ClaimSays(
    /// The mark.
    id: RecordId,
) -> impl IntoView {
    style::add_rules(STYLE);
    let reader = expect_context::<Reader>();
    let card = SourceCard::new(reader, id);
    answer_keys(card);
    let is_claim = Memo::new(move |_| card.said.with(Option::is_some));
    let is_said = Memo::new(move |_| card.is_said());
    view! {
        <Show when=move || is_claim.get()>
            <div class="says">
                <SourceField card/>
                <Show when=move || is_said.get() fallback=move || view! { <SourceOffer card/> }>
                    <Chain card/>
                </Show>
                <LeaveOut card/>
                <VoiceField card/>
                <ClaimDetails card/>
                <CompareThis id/>
            </div>
        </Show>
    }
}

/// The line in which one may type any name.
#[component]
fn SourceField(card: SourceCard) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let choices = Memo::new(move |_| choices(card, &typed.get()));
    let options = Signal::derive(move || {
        choices.with(|choices| choices.iter().map(|(_, option)| option.clone()).collect())
    });
    let choose = move |number: usize| {
        let choice =
            choices.with_untracked(|all| all.get(number).map(|(choice, _)| choice.clone()));
        typed.set(String::new());
        if let Some(choice) = choice {
            card.add(choice);
        }
    };
    accept_typed_on_cleanup(typed, options, move |number| {
        if has_mark(card.reader, card.id) {
            choose(number);
        }
    });
    view! { <Combobox label="Who says it?" id="claim-source" typed options on_choose=choose/> }
}

fn choices(card: SourceCard, typed: &str) -> Vec<(SourceChoice, ComboboxOption)> {
    let option = |name: String, remark: &str| ComboboxOption {
        colour: None,
        name,
        remark: remark.to_owned(),
    };
    let known = card
        .reader
        .session
        .with(|workspace| entities_with(workspace, &EntityIndex::new(workspace), typed));
    let wanted = typed.trim().to_lowercase();
    let fixed = [
        (SourceLink::Article, ARTICLE_ITSELF),
        (SourceLink::Unattributed, NOBODY_NAMED),
    ];
    let fixed = fixed
        .into_iter()
        .filter(|(_, name)| name.to_lowercase().contains(&wanted))
        .map(|(link, name)| (SourceChoice::Link(link), option(name.to_owned(), "")));
    let links = card
        .said
        .with(|said| said.as_ref().map(|it| it.sources.clone()))
        .unwrap_or_default();
    let is_new = |id: RecordId| {
        !links
            .iter()
            .any(|(link, _)| *link == SourceLink::Entity(id))
    };
    let known = known.into_iter().filter(|it| is_new(it.id)).map(|it| {
        let link = SourceLink::Entity(it.id);
        (SourceChoice::Link(link), option(it.name, ""))
    });
    let mut all: Vec<_> = if wanted.is_empty() {
        fixed.chain(known).collect()
    } else {
        known.chain(fixed).collect()
    };
    if !wanted.is_empty() {
        let name = typed.trim().to_owned();
        all.push((
            SourceChoice::New(name.clone()),
            option(brief(&name, NAME), "new"),
        ));
    }
    all
}

/// What is likely, to be taken by one press.
#[component]
fn SourceOffer(card: SourceCard) -> impl IntoView {
    move || {
        card.proposal.get().map(|proposal| {
            let taken = proposal.taken.clone();
            let voice = taken.voice.map_or("", Voice::label);
            view! {
                <ul class="offers" aria-label="It is most likely">
                    <li>
                        <Button look=ButtonLook::SmallStrong on:click=move |_| {
                            actions::take(card.reader, card.id, &taken);
                        }>
                            <span dir="auto">{brief(&proposal.label, NAME)}</span>
                            {format!(" · {voice}")}
                            <kbd aria-hidden="true">"Ctrl + Enter"</kbd>
                        </Button>
                        <span class="remark" dir="auto">{proposal.reasons.join(" ")}</span>
                    </li>
                </ul>
            }
        })
    }
}

/// Who says it and who passes it on, each to be taken away.
#[component]
fn Chain(card: SourceCard) -> impl IntoView {
    let without = move |number: usize| {
        let mut links = card.links();
        if number < links.len() {
            links.remove(number);
        }
        card.set_sources(links.into_iter().map(SourceChoice::Link).collect());
    };
    let chip = move |(number, (_, name)): (usize, (SourceLink, String))| {
        view! {
            <li>
                {(number > 0).then(|| view! { <span class="via" data-number=number>"via "</span> })}
                <span dir="auto">{name.clone()}</span>
                <button
                    type="button"
                    class="tool small"
                    aria-label=format!("Not {name}")
                    on:click=move |_| without(number)
                >
                    "✕"
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <ol class="named" aria-label="Said by">
            {move || {
                let said = card.said.get().unwrap_or_default();
                said.sources.into_iter().enumerate().map(chip).collect_view()
            }}
        </ol>
    }
}

/// The claim without the words that say who speaks, where they stand in it.
#[component]
fn LeaveOut(card: SourceCard) -> impl IntoView {
    let parts = Memo::new(move |_| card.proposal.with(|it| it.as_ref()?.parts.clone()));
    move || {
        parts.get().map(|(parts, why)| {
            view! {
                <ul class="offers" aria-label="Words that are no part of it">
                    <li>
                        <Button look=ButtonLook::Small on:click=move |_| {
                            actions::leave_out(card.reader, card.id, &parts);
                        }>
                            "Leave it out"
                        </Button>
                        <span class="remark" dir="auto">{why}</span>
                    </li>
                </ul>
            }
        })
    }
}

/// Whose words it is said in.
#[component]
fn VoiceField(card: SourceCard) -> impl IntoView {
    let voice = Memo::new(move |_| card.said.with(|said| said.as_ref()?.voice));
    let choice = move |each: Voice| {
        view! {
            <label>
                <input
                    type="radio"
                    name="claim-voice"
                    value=each.name()
                    prop:checked=move || voice.get() == Some(each)
                    on:change=move |_| actions::say_voice(card.reader, card.id, Some(each))
                />
                <span>{if each == Voice::Own { "Article’s own" } else { each.label() }}</span>
            </label>
        }
    };
    view! {
        <div class="voices" role="radiogroup" aria-label="Whose words?">
            {Voice::ALL.map(choice).into_iter().collect_view()}
        </div>
    }
}

/// Says the next voice of the list, and tells it.
fn next_voice(card: SourceCard) {
    let now = card
        .said
        .with_untracked(|said| said.as_ref().map(|it| it.voice));
    let Some(now) = now.filter(|_| card.reader.focused.get_untracked() == Some(card.id)) else {
        return;
    };
    let next = Voice::after(now);
    actions::say_voice(card.reader, card.id, next);
    card.reader.toasts.announce(match next {
        Some(voice) => format!("Whose words: {}.", voice.label()),
        None => "Whose words: not said.".to_owned(),
    });
}

/// Control and Enter, in what the claim says or in the text, and the key that says whose words it is said in.
fn answer_keys(card: SourceCard) {
    let reader = card.reader;
    let handle = window_event_listener(ev::keydown, move |event| {
        if keyboard::unanswered(reader, &event) == Some(Command::Voice) {
            event.prevent_default();
            next_voice(card);
            return;
        }
        let is_asked = event.key() == "Enter"
            && (event.ctrl_key() || event.meta_key())
            && !(event.shift_key() || event.alt_key())
            && !event.default_prevented();
        let is_here = reader.focused.get_untracked() == Some(card.id);
        if !is_asked
            || !is_here
            || !(page::focus_is_in("main article") || page::focus_is_in(".mark-card"))
            || untrack(|| card.is_said())
        {
            return;
        }
        if let Some(proposal) = card.proposal.get_untracked() {
            event.prevent_default();
            actions::take(reader, card.id, &proposal.taken);
        }
    });
    on_cleanup(move || handle.remove());
}
