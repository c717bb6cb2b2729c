//! Whom or what a mark names: what it may be is offered at once, one key away, and nothing is asked.
//!
//! Invariant: a mark that nobody has linked stays as it is; the likeliest is Enter, somebody new is Shift and Enter, as
//! long as the focus is in the text; Enter only as long as the mark was just made. What is a description, or of another
//! tag, is never taken by Enter alone.
//! Must not know: how names are compared.

use std::sync::Arc;

use leptos::ev::{self, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use super::super::focus::obey_focus_in_list;
use super::has_mark;
use super::mark_value::MarkValueField;
use crate::components::{
    Button, ButtonLook, Combobox, ComboboxOption, Field, Remount, Select, accept_typed_on_cleanup,
};
use crate::core::annotation::MentionForm;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::keymap::Command;
use crate::core::text::printable::brief;
use crate::core::view::{EntityName, Naming, entities_with, may_have_value, naming};
use crate::lazy;
use crate::pages::lazy::{LateView, LoadedView};
use crate::pages::reader::actions::naming as actions;
use crate::pages::reader::card_fields::entity_places::EntityPlaces;
use crate::pages::reader::{Reader, keyboard};
use crate::platform::page;
use crate::state::focus_request::FocusTarget;

/// How many are offered beside the line.
const AT_HAND: usize = 3;
/// Most letters of a name on a button.
const NAME: usize = 32;

/// What is done with a choice of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
enum NameChoice {
    /// One that has a card.
    Known(RecordId),
    /// Somebody new, of this name.
    New(String),
}

/// What the mark names, and what it may name.
#[component]
pub fn Who(
    /// The mark.
    id: RecordId,
    /// What the card scrolls in.
    list: NodeRef<html::Div>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let index = Memo::new(move |_| Arc::new(reader.session.with(EntityIndex::new)));
    let naming = Memo::new(move |_| {
        index.with(|index| {
            let session = reader.session;
            session.with(|workspace| naming(workspace, index, id))
        })
    });
    let is_mention = Memo::new(move |_| naming.with(Option::is_some));
    let is_named = Memo::new(move |_| {
        naming.with(|naming| naming.as_ref().is_some_and(|it| !it.named.is_empty()))
    });
    let may_have_value = Memo::new(move |_| {
        let session = reader.session;
        index.with(|index| session.with(|workspace| may_have_value(workspace, index, id)))
    });
    provide_context(ValuedMark(id, index));
    answer_keys(reader, id, naming);
    view! {
        <Show when=move || is_mention.get()>
            <div class="who">
                <NameField id naming list/>
                <Show when=move || is_named.get() fallback=move || view! { <Offers id naming/> }>
                    <NamedHere id naming/>
                    <FormField id naming/>
                    <OtherPlaces id naming list/>
                </Show>
                <Show when=move || may_have_value.get()>
                    <LateView load=value_field/>
                </Show>
            </div>
        </Show>
    }
}

/// Whose value it is, given by context to what comes later.
#[derive(Clone, Copy)]
struct ValuedMark(RecordId, Memo<Arc<EntityIndex>>);

lazy! {
    /// With it comes the calendar, which names do without.
    fn value_field() in values -> LoadedView {
        || {
            let ValuedMark(id, index) = expect_context();
            view! { <MarkValueField id index/> }.into_any()
        }
    }
}

/// The line in which one may type any name.
#[component]
fn NameField(
    id: RecordId,
    naming: Memo<Option<Naming>>,
    list: NodeRef<html::Div>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let typed = RwSignal::new(String::new());
    let line = NodeRef::<html::Input>::new();
    obey_focus_in_list(FocusTarget::MarkNames, list, move || line.get());
    let choices = Memo::new(move |_| {
        let typed = typed.get();
        naming.with(|naming| {
            naming
                .as_ref()
                .map_or_else(Vec::new, |it| choices(reader, it, &typed))
        })
    });
    let options = Signal::derive(move || {
        choices.with(|choices| choices.iter().map(|(_, option)| option.clone()).collect())
    });
    let choose = move |number: usize| {
        let choice =
            choices.with_untracked(|all| all.get(number).map(|(choice, _)| choice.clone()));
        typed.set(String::new());
        match choice {
            Some(NameChoice::Known(entity)) => name_also(reader, id, naming, entity),
            Some(NameChoice::New(name)) => actions::link_to_new(reader, id, &name),
            None => {}
        }
    };
    accept_typed_on_cleanup(typed, options, move |number| {
        if has_mark(reader, id) {
            choose(number);
        }
    });
    view! { <Combobox label="Who or what is it?" id="mark-names" typed options on_choose=choose line/> }
}

/// What the list of the line offers: first who is likely, then all who have a card, then somebody new.
fn choices(reader: Reader, naming: &Naming, typed: &str) -> Vec<(NameChoice, ComboboxOption)> {
    let known = reader
        .session
        .with_untracked(|workspace| entities_with(workspace, &EntityIndex::new(workspace), typed));
    let is_typed = |id: &RecordId| known.iter().any(|it| it.id == *id);
    let likely = naming.offered.iter().filter(|it| is_typed(&it.entity));
    let likely = likely.map(|it| (it.entity, it.name.clone(), it.told()));
    let others = known.iter().filter(|it| {
        let is_it = |other: &EntityName| other.id == it.id;
        !naming.named.iter().any(is_it) && !naming.offered.iter().any(|other| other.entity == it.id)
    });
    let others = others.map(|it| (it.id, it.name.clone(), String::new()));
    let mut choices: Vec<_> = likely
        .chain(others)
        .map(|(id, name, remark)| {
            (
                NameChoice::Known(id),
                ComboboxOption {
                    colour: None,
                    name,
                    remark,
                },
            )
        })
        .collect();
    let name = match typed.trim() {
        "" => naming.words.as_str(),
        typed => typed,
    };
    choices.push((
        NameChoice::New(name.to_owned()),
        ComboboxOption {
            colour: None,
            name: brief(name, NAME),
            remark: "new".to_owned(),
        },
    ));
    choices
}

/// Names one more.
fn name_also(reader: Reader, id: RecordId, naming: Memo<Option<Naming>>, entity: RecordId) {
    let mut entities: Vec<RecordId> = naming.with_untracked(|naming| {
        let named = naming.iter().flat_map(|it| &it.named);
        named.map(|it| it.id).collect()
    });
    entities.push(entity);
    actions::link(reader, id, &entities);
}

/// Buttons for the likeliest, and for somebody new.
#[component]
fn Offers(id: RecordId, naming: Memo<Option<Naming>>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let offer = move |key: Option<&'static str>, entity, name: String, reason: String| {
        view! {
            <li>
                <Button look=ButtonLook::Small on:click=move |_| name_also(reader, id, naming, entity)>
                    <span dir="auto">{name}</span>
                    {key.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
                </Button>
                <span class="remark">{reason}</span>
            </li>
        }
        .into_any()
    };
    move || {
        naming.get().map(|naming| {
            // Told when the mark is turned to again: Enter then leads to its card.
            let is_fresh = reader.focused.get() == Some(id) && reader.focused.is_fresh();
            let default = naming.default().map(|it| it.entity).filter(|_| is_fresh);
            let words = naming.words.clone();
            // Behind it the focus may be in the list, where keys mean something else.
            let key = is_fresh.then_some(match default {
                None => "Enter",
                Some(_) => "Shift + Enter",
            });
            let offered = naming.offered.iter().take(AT_HAND);
            let offered = offered
                .map(|it| {
                    let key = (default == Some(it.entity)).then_some("Enter");
                    offer(key, it.entity, brief(&it.name, NAME), it.told())
                })
                .collect_view();
            view! {
                <ul class="offers" aria-label="It may be">
                    {offered}
                    <li>
                        <Button look=ButtonLook::Small on:click=move |_| actions::link_to_new(reader, id, &words)>
                            "New: " <span dir="auto">{brief(&naming.words, NAME)}</span>
                            {key.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
                        </Button>
                    </li>
                </ul>
            }
        })
    }
}

/// Those that it names, each to be taken away.
#[component]
fn NamedHere(id: RecordId, naming: Memo<Option<Naming>>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let without = move |entity: RecordId| {
        let others: Vec<RecordId> = naming.with_untracked(|naming| {
            let named = naming.iter().flat_map(|it| &it.named).map(|it| it.id);
            named.filter(|it| *it != entity).collect()
        });
        actions::link(reader, id, &others);
        // The button goes with the name.
        reader.focus.ask(FocusTarget::MarkNames);
    };
    let chip = move |it: &EntityName| {
        let entity = it.id;
        view! {
            <li>
                <span dir="auto">{it.name.clone()}</span>
                <button
                    type="button"
                    class="tool small"
                    aria-label=format!("Not {}", it.name)
                    on:click=move |_| without(entity)
                >
                    "✕"
                </button>
            </li>
        }
        .into_any()
    };
    // Who was chosen last is mostly meant in the place of the others, and not beside them.
    let instead = move || {
        let last = naming.with(|naming| match naming.as_ref()?.named.as_slice() {
            [_, .., last] => Some(last.clone()),
            _ => None,
        })?;
        let only = move |_| {
            actions::link(reader, id, &[last.id]);
            reader.focus.ask(FocusTarget::MarkNames);
        };
        Some(view! {
            <Button look=ButtonLook::Small on:click=only>
                "Only " <span dir="auto">{brief(&last.name, NAME)}</span>
            </Button>
        })
    };
    view! {
        <ul class="named" aria-label="This is">
            {move || {
                naming.with(|naming| {
                    let named = naming.iter().flat_map(|it| &it.named);
                    named.map(chip).collect_view()
                })
            }}
        </ul>
        {instead}
    }
}

/// Where else the one whom it names is named, where it names one.
#[component]
fn OtherPlaces(
    id: RecordId,
    naming: Memo<Option<Naming>>,
    list: NodeRef<html::Div>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let here = reader.session.with_untracked(|workspace| {
        let (at, _) = workspace.article_of(id)?;
        Some(at)
    });
    let one = Memo::new(move |_| {
        naming.with(|naming| match &naming.as_ref()?.named[..] {
            [one] => Some(one.id),
            _ => None,
        })
    });
    // The button may go with what it has marked.
    let marked = move || reader.focus.ask(FocusTarget::MarkCard);
    view! {
        <Remount on=one let(one)>
            {one.map(|one| view! { <EntityPlaces id=one here list=Some(list) on_marked=marked/> })}
        </Remount>
    }
}

/// How the words name them.
#[component]
fn FormField(id: RecordId, naming: Memo<Option<Naming>>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let value = Signal::derive(move || {
        let form = naming.with(|naming| naming.as_ref().map(|it| it.form));
        form.map_or("", MentionForm::name).to_owned()
    });
    let options = MentionForm::ALL
        .map(|form| {
            let words = match form {
                MentionForm::Name => "Name",
                MentionForm::Description => "Description",
                MentionForm::Adjective => "Adjective",
            };
            view! { <option value=form.name()>{words}</option> }
        })
        .collect_view();
    let set = move |value: String| {
        if let Some(form) = MentionForm::parse(&value) {
            actions::set_form(reader, id, form);
        }
    };
    view! {
        <Field label="Named by a">
            <Select value on_change=set>
                {options}
            </Select>
        </Field>
    }
}

/// Enter in the text, while the mark is looked at because it was just made.
fn answer_keys(reader: Reader, id: RecordId, naming: Memo<Option<Naming>>) {
    let answer = move |event: &KeyboardEvent| -> bool {
        let is_new = event.key() == "Enter" && event.shift_key() && !event.ctrl_key();
        let is_asked = keyboard::unanswered(reader, event) == Some(Command::Choose);
        let is_here =
            reader.focused.get_untracked() == Some(id) && (is_new || reader.focused.is_fresh());
        if !(is_asked || is_new && !event.default_prevented())
            || !is_here
            || reader.selection.is_pending_untracked()
            || !page::focus_is_in("main article")
        {
            return false;
        }
        let offered = naming.with_untracked(|naming| {
            let naming = naming.as_ref().filter(|it| it.named.is_empty())?;
            let likely = naming.default().filter(|_| !is_new);
            Some((likely.map(|it| it.entity), naming.words.clone()))
        });
        match offered {
            Some((Some(entity), _)) => actions::link(reader, id, &[entity]),
            Some((None, words)) => actions::link_to_new(reader, id, &words),
            None => reader.focus.ask(FocusTarget::MarkCard),
        }
        true
    };
    let handle = window_event_listener(ev::keydown, move |event| {
        if answer(&event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}
