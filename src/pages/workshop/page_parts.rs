//! What several pages of the workshop share: headings, sections, fields with a button, buttons that move.

use leptos::html;
use leptos::prelude::*;

use super::focus_request::{WorkshopFocus, WorkshopTarget};
use crate::components::{Button, ButtonLook, Field, TextInput};
use crate::core::reading::segment::Direction;

/// A heading with the way up above it.
#[component]
pub fn PageHead(
    /// What lies above.
    #[prop(into)]
    up: Signal<String>,
    /// Its address.
    #[prop(into)]
    href: Signal<String>,
    /// The heading, and what stands below it.
    children: Children,
) -> impl IntoView {
    view! {
        <header class="home-head">
            <p class="kicker">
                <a href=move || href.get() dir="auto">
                    {move || up.get()}
                </a>
            </p>
            {children()}
        </header>
    }
}

/// A part of a page with its heading.
#[component]
pub fn PagePart(
    /// The heading's name in the page.
    id: &'static str,
    /// The heading.
    title: &'static str,
    /// What stands below it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="part" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {children()}
        </section>
    }
}

/// A line whose words are used when its button is pressed.
#[component]
pub fn AddField(
    /// What is to be typed.
    label: &'static str,
    /// What the button does.
    verb: &'static str,
    /// Uses the words; answers whether they were of use, and the line is emptied then.
    #[prop(into)]
    on_add: Callback<String, bool>,
) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let add = move || {
        if on_add.run(words.get_untracked()) {
            words.set(String::new());
        }
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    view! {
        <p class="adding">
            <Field label>
                <TextInput value=words on_input=move |typed| words.set(typed) on:keydown=pressed />
            </Field>
            <Button look=ButtonLook::Strong on:click=move |_| add()>
                {verb}
            </Button>
        </p>
    }
}

/// The buttons that move something one place up or down. Where they did, the focus stays on them.
#[component]
pub fn MoveButtons(
    /// Tells the buttons from others in the page; never words of a file.
    #[prop(optional)]
    name: Option<String>,
    /// What is moved.
    #[prop(into)]
    label: Signal<String>,
    /// Where it stands, from 0, and among how many; without it both buttons can always be pressed.
    #[prop(into, optional)]
    place: Signal<Option<(usize, usize)>>,
    /// A button, as the focus is asked for.
    target: impl Fn(Direction) -> WorkshopTarget,
    /// Moves it; answers whether it did.
    on_move: impl Fn(Direction) -> bool + Clone + 'static,
) -> impl IntoView {
    [Direction::Backward, Direction::Forward]
        .map(|direction| {
            let on_move = on_move.clone();
            let at_end = Signal::derive(move || {
                place.get().is_some_and(|(at, count)| match direction {
                    Direction::Backward => at == 0,
                    Direction::Forward => at + 1 == count,
                })
            });
            view! {
                <MoveButton
                    direction
                    name=name.clone()
                    label
                    target=target(direction)
                    at_end
                    on_move=move || on_move(direction)
                />
            }
        })
        .collect_view()
}

/// One of them.
#[component]
fn MoveButton(
    /// Which way.
    direction: Direction,
    name: Option<String>,
    label: Signal<String>,
    /// The button, as the focus is asked for.
    target: WorkshopTarget,
    /// Whether there is no further place that way.
    at_end: Signal<bool>,
    on_move: impl Fn() -> bool + 'static,
) -> impl IntoView {
    let (glyph, verb, way) = match direction {
        Direction::Backward => ("↑", "Move up", "up"),
        Direction::Forward => ("↓", "Move down", "down"),
    };
    let button = NodeRef::<html::Button>::new();
    let focus = expect_context::<WorkshopFocus>();
    focus.obey(target.clone(), button);
    let press = move |_| {
        // A row that is moved on the page loses the focus.
        if on_move() {
            focus.ask(target.clone());
        }
    };
    view! {
        <button
            type="button"
            class="tool small strong"
            id=name.map(|name| format!("move-{way}-{name}"))
            title=verb
            aria-label=move || format!("{verb} {}", label.get())
            aria-disabled=move || at_end.get().then_some("true")
            node_ref=button
            on:click=press
        >
            {glyph}
        </button>
    }
}
