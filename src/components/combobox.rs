//! A line to type into, with a list of what it may be.
//!
//! Invariant: as the ARIA Authoring Practices have it ("Editable Combobox With List Autocomplete"): the focus stays in
//! the line, arrows go through the list, Enter takes what is at hand, Escape closes the list and then is for others.
//! Must not know: what is chosen among.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::{Swatch, reveal_in_list};
use crate::core::lesson::tag_set::Colour;

/// What may be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ComboboxOption {
    /// The colour of its tag, where it has one.
    pub colour: Option<Colour>,
    /// What it is called.
    pub name: String,
    /// Why it is offered; empty where there is nothing to say.
    pub remark: String,
}

/// When the list is there that nobody has asked for by a key or a press.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ComboboxOpening {
    /// Never.
    #[default]
    WhenAsked,
    /// As soon as the line has the focus: for a line that has appeared to choose something.
    WithFocus,
}

/// See the head of the file.
#[component]
pub fn Combobox(
    /// What is to be chosen.
    label: &'static str,
    /// The id of the line; those of the list and what is in it begin with it.
    id: &'static str,
    /// What is typed.
    typed: RwSignal<String>,
    /// What may be chosen, the likeliest first; asked for while the list is open.
    #[prop(into)]
    options: Signal<Vec<ComboboxOption>>,
    /// What is said where nothing may be chosen; without it there is no list then.
    #[prop(optional)]
    none: Option<&'static str>,
    /// What stands in the empty line.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// When its list is there.
    #[prop(optional)]
    opening: ComboboxOpening,
    /// Hears which one was chosen, by its number.
    on_choose: impl Fn(usize) + Copy + Send + 'static,
    /// The line, for who gives it the focus.
    #[prop(optional)]
    line: NodeRef<html::Input>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let at = RwSignal::new(0_usize);
    let list = NodeRef::<html::Ul>::new();
    let list_id = format!("{id}-list");
    let controls = list_id.clone();
    let option_id = move |number: usize| option_id(id, number);
    let count = move || options.with(Vec::len);
    let is_shown = Memo::new(move |_| is_open.get() && (none.is_some() || count() > 0));
    let has_none = Memo::new(move |_| is_open.get() && count() == 0);
    let choose = move |number: usize| {
        if number < options.with_untracked(Vec::len) {
            is_open.set(false);
            on_choose(number);
        }
    };
    let step = move |to: usize| {
        is_open.set(true);
        at.set(to);
    };
    let pressed = move |event: KeyboardEvent| {
        let (count, here) = (options.with_untracked(Vec::len), at.get_untracked());
        match event.key().as_str() {
            // The key that ends the composing of a letter is not for the list.
            _ if event.is_composing() => return,
            "Escape" if is_shown.get_untracked() => is_open.set(false),
            // What was typed is given up with it.
            "Escape" => return typed.set(String::new()),
            _ if count == 0 => return,
            "ArrowDown" if is_shown.get_untracked() => step((here + 1) % count),
            "ArrowDown" => step(0),
            "ArrowUp" if is_shown.get_untracked() => step((here + count - 1) % count),
            "ArrowUp" => step(count - 1),
            "Enter" if is_shown.get_untracked() => choose(here),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    reveal_active_option(at, is_shown, list);
    view! {
        <div class="field combobox">
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                dir="auto"
                placeholder=placeholder
                aria-autocomplete="list"
                aria-controls=controls
                aria-expanded=move || is_shown.get().to_string()
                aria-activedescendant=move || {
                    (is_shown.get() && !has_none.get()).then(|| option_id(at.get()))
                }
                node_ref=line
                prop:value=move || typed.get()
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    step(0);
                }
                on:focus=move |_| {
                    if opening == ComboboxOpening::WithFocus {
                        step(0);
                    }
                }
                on:click=move |_| step(0)
                on:blur=move |_| is_open.set(false)
                on:keydown=pressed
            />
            <ul
                id=list_id
                role="listbox"
                aria-label=label
                node_ref=list
                hidden=move || !is_shown.get()
                // The line keeps the focus.
                on:mousedown=|event| event.prevent_default()
            >
                <Options id options is_open at choose/>
                {none.map(|none| view! { <NoOption none has_none/> })}
            </ul>
        </div>
    }
}

/// What may be chosen, as long as the list is open.
#[component]
fn Options(
    id: &'static str,
    options: Signal<Vec<ComboboxOption>>,
    is_open: RwSignal<bool>,
    at: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + Send + 'static,
) -> impl IntoView {
    let row = move |(number, option): (usize, ComboboxOption)| {
        view! {
            <li
                role="option"
                id=option_id(id, number)
                aria-selected=move || (at.get() == number).to_string()
                on:click=move |_| choose(number)
            >
                {said(option)}
            </li>
        }
        .into_any()
    };
    move || {
        let options = is_open.get().then(|| options.get());
        let options = options.unwrap_or_default().into_iter().enumerate();
        options.map(row).collect_view()
    }
}

/// What is said where nothing may be chosen.
#[component]
fn NoOption(none: &'static str, has_none: Memo<bool>) -> impl IntoView {
    view! {
        <li class="none" role="presentation" hidden=move || !has_none.get()>
            {none}
        </li>
    }
}

fn option_id(id: &str, number: usize) -> String {
    format!("{id}-{number}")
}

/// Scrolls the list to the option at hand.
fn reveal_active_option(at: RwSignal<usize>, is_shown: Memo<bool>, list: NodeRef<html::Ul>) {
    Effect::new(move |_| {
        let number = u32::try_from(at.get());
        if is_shown.get()
            && let Some(list) = list.get()
            && let Some(option) = number.ok().and_then(|it| list.children().item(it))
        {
            reveal_in_list(&option, &list);
        }
    });
}

/// Takes what was typed and not chosen when the line goes with what it stands in, so that nobody's words are lost: the
/// option of that name, else the last one, which is the one that is new. To be asked for by who has the options.
pub fn accept_typed_on_cleanup(
    typed: RwSignal<String>,
    options: Signal<Vec<ComboboxOption>>,
    take: impl Fn(usize) + Send + Sync + 'static,
) {
    on_cleanup(move || {
        let left = typed.try_get_untracked().unwrap_or_default();
        let left = left.trim().to_lowercase();
        if left.is_empty() {
            return;
        }
        let meant = options.try_with_untracked(|options| {
            let mut names = options.iter().map(|it| it.name.trim().to_lowercase());
            let named = names.position(|name| name == left);
            named.or(options.len().checked_sub(1))
        });
        if let Some(number) = meant.flatten() {
            untrack(|| take(number));
        }
    });
}

fn said(option: ComboboxOption) -> impl IntoView {
    let swatch = option
        .colour
        .map(|colour| view! { <Swatch colour=Some(colour)/> });
    view! {
        {swatch}
        <span dir="auto">{option.name}</span>
        " "
        <span class="remark" dir="auto">
            {option.remark}
        </span>
    }
}
