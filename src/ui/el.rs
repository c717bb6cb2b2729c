//! Elements of the page: made at once, kept up to date by effects, gone with their listeners.
//!
//! Owns: [`El`] and its three ways to change: a value ([`El::attr_with`], [`El::text_with`]), a part
//! that is drawn again when its data differ ([`El::part`]), and a list of which only the changed
//! middle is drawn again ([`El::list`]).
//! Invariant: text is set as text and attributes by name; nothing here parses markup. Data are
//! compared before anything is drawn.
//! Why not `view!`: it gives every element a type of its own, with code of its own. The same screens
//! took 430 KB gzip that way; here an element costs a few calls. The reactive system is Leptos's.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::untrack;
use leptos::reactive::effect::RenderEffect;
use leptos::wasm_bindgen::JsCast as _;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{self, Document, Element, Event, HtmlDialogElement, Node};

/// What must live as long as an element does.
enum Kept {
    Effect(#[expect(dead_code, reason = "held for its life, not read")] RenderEffect<()>),
    Listener(#[expect(dead_code, reason = "held for its life, not read")] Closure<dyn Fn(Event)>),
}

/// Something that can stand in an element: another element, or words.
pub struct Made {
    node: Node,
    kept: Vec<Kept>,
}

/// An element.
pub struct El {
    element: Element,
    kept: Vec<Kept>,
}

impl From<El> for Made {
    fn from(el: El) -> Self {
        Self {
            node: el.element.into(),
            kept: el.kept,
        }
    }
}

thread_local! {
    static DOCUMENT: Option<Document> = web_sys::window().and_then(|window| window.document());
}

fn with_document<T>(make: impl FnOnce(&Document) -> Option<T>) -> Option<T> {
    DOCUMENT.with(|document| document.as_ref().and_then(make))
}

/// An element of that name, empty. The names are ours, so a browser always makes one.
#[must_use]
pub fn el(tag: &'static str) -> El {
    let element = with_document(|document| document.create_element(tag).ok());
    El {
        element: element.unwrap_or_else(|| leptos::wasm_bindgen::JsValue::NULL.unchecked_into()),
        kept: Vec::new(),
    }
}

/// Words without an element.
#[must_use]
pub fn words(text: &str) -> Made {
    let node = with_document(|document| Some(document.create_text_node(text)));
    Made {
        node: node.map_or_else(
            || leptos::wasm_bindgen::JsValue::NULL.unchecked_into(),
            Into::into,
        ),
        kept: Vec::new(),
    }
}

impl El {
    /// Sets the class attribute.
    #[must_use]
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.element.set_attribute(name, value);
        self
    }

    /// Sets an attribute, or leaves it away.
    #[must_use]
    pub fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Keeps an attribute as `value` says; without a value it is not there.
    #[must_use]
    pub fn attr_with(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        let element = self.element.clone();
        self.effect(Box::new(move || {
            let _ = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }))
    }

    /// Keeps an attribute at "true" or "false".
    #[must_use]
    pub fn state(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.attr_with(name, move || {
            Some(if value() { "true" } else { "false" }.to_owned())
        })
    }

    /// Keeps a class there or away.
    #[must_use]
    pub fn class_if(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        let element = self.element.clone();
        self.effect(Box::new(move || {
            let _ = element.class_list().toggle_with_force(name, value());
        }))
    }

    /// Hides the element or shows it.
    #[must_use]
    pub fn hidden_if(self, value: impl Fn() -> bool + 'static) -> Self {
        self.attr_with("hidden", move || value().then(String::new))
    }

    /// Keeps a style property, through CSSOM: a strict policy forbids style attributes.
    #[must_use]
    pub fn style_with(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let element = self.element.clone();
        self.effect(Box::new(move || set_style(&element, name, &value())))
    }

    /// Sets a style property once.
    #[must_use]
    pub fn style(self, name: &'static str, value: &str) -> Self {
        set_style(&self.element, name, value);
        self
    }

    /// Keeps the value of a field, without touching it while it says the same.
    #[must_use]
    pub fn value_with(self, value: impl Fn() -> String + 'static) -> Self {
        let element = self.element.clone();
        self.effect(Box::new(move || set_value(&element, &value())))
    }

    /// Keeps a checkbox or radio button checked or not.
    #[must_use]
    pub fn checked_with(self, value: impl Fn() -> bool + 'static) -> Self {
        let element = self.element.clone();
        self.effect(Box::new(move || {
            element
                .unchecked_ref::<web_sys::HtmlInputElement>()
                .set_checked(value());
        }))
    }

    /// Appends words.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.child(words(text))
    }

    /// Appends words that are kept up to date.
    #[must_use]
    pub fn text_with(self, text: impl Fn() -> String + 'static) -> Self {
        let made = words("");
        let node = made.node.clone();
        self.child(made).effect(Box::new(move || {
            let text = text();
            if node.node_value().as_ref() != Some(&text) {
                node.set_node_value(Some(&text));
            }
        }))
    }

    /// Appends an element or words.
    #[must_use]
    pub fn child(mut self, child: impl Into<Made>) -> Self {
        self.append(child.into());
        self
    }

    /// Appends an element, if there is one.
    #[must_use]
    pub fn maybe(mut self, child: Option<El>) -> Self {
        if let Some(child) = child {
            self.append(child.into());
        }
        self
    }

    /// Appends elements.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            self.append(child.into());
        }
        self
    }

    /// Appends a part that is drawn from data, and again when the data differ.
    #[must_use]
    pub fn part<K: PartialEq + 'static>(
        self,
        data: impl Fn() -> K + 'static,
        draw: impl Fn(&K) -> Option<El> + 'static,
    ) -> Self {
        let mut last: Option<K> = None;
        self.changing(Box::new(move || {
            let now = data();
            if last.as_ref() == Some(&now) {
                return None;
            }
            let drawn = untrack(|| draw(&now));
            last = Some(now);
            Some(drawn)
        }))
    }

    /// Makes the element a list of data. What is equal at its beginning and its end stays as it is;
    /// only the middle is drawn again.
    #[must_use]
    pub fn list<K: PartialEq + 'static>(
        self,
        data: impl Fn() -> Vec<K> + 'static,
        draw: impl Fn(&K) -> Made + 'static,
    ) -> Self {
        let mut last: Vec<K> = Vec::new();
        let mut shown: Vec<Made> = Vec::new();
        let parent = self.element.clone();
        self.effect(Box::new(move || {
            let now = data();
            let head = last.iter().zip(&now).take_while(|(a, b)| a == b).count();
            let most = last.len().min(now.len()) - head;
            let tail = last
                .iter()
                .rev()
                .zip(now.iter().rev())
                .take(most)
                .take_while(|(a, b)| a == b)
                .count();
            let fresh: Vec<Made> =
                untrack(|| now[head..now.len() - tail].iter().map(&draw).collect());
            replace_middle(&parent, &mut shown, head, tail, fresh);
            last = now;
        }))
    }

    /// Calls `heard` for every event of that name.
    #[must_use]
    pub fn on(mut self, name: &'static str, heard: impl Fn(Event) + 'static) -> Self {
        let closure = Closure::<dyn Fn(Event)>::new(heard);
        let _ = self
            .element
            .add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        self.kept.push(Kept::Listener(closure));
        self
    }

    /// Calls `clicked` when the element is pressed, by whatever means.
    #[must_use]
    pub fn on_click(self, clicked: impl Fn() + 'static) -> Self {
        self.on("click", move |_| clicked())
    }

    /// Runs `react` now and whenever something changes that it has read.
    #[must_use]
    pub fn effect(mut self, mut react: Box<dyn FnMut()>) -> Self {
        self.kept
            .push(Kept::Effect(RenderEffect::new(move |_| react())));
        self
    }

    /// Puts the element into the page for good.
    pub fn mount(self) {
        with_document(|document| document.body()?.append_child(&self.element).ok());
        // It lives as long as the page.
        std::mem::forget(self.kept);
    }

    fn append(&mut self, child: Made) {
        let _ = self.element.append_child(&child.node);
        self.kept.extend(child.kept);
    }

    /// A place whose content changes: nothing drawn stands for "as it was".
    fn changing(mut self, mut drawn: Box<dyn FnMut() -> Option<Option<El>>>) -> Self {
        let Some(place) = with_document(|document| Some(document.create_comment(""))) else {
            return self;
        };
        let _ = self.element.append_child(&place);
        let shown: Rc<RefCell<Option<El>>> = Rc::default();
        self.kept.push(Kept::Effect(RenderEffect::new(move |_| {
            let Some(new) = drawn() else {
                return;
            };
            if let Some(old) = shown.borrow_mut().take() {
                leave(&old.element);
            }
            if let (Some(new), Some(parent)) = (&new, place.parent_node()) {
                let _ = parent.insert_before(&new.element, Some(&place));
                enter(&new.element);
            }
            *shown.borrow_mut() = new;
        })));
        self
    }
}

fn replace_middle(
    parent: &Element,
    shown: &mut Vec<Made>,
    head: usize,
    tail: usize,
    fresh: Vec<Made>,
) {
    let end = shown.len() - tail;
    let after = shown.get(end).map(|made| made.node.clone());
    for made in &fresh {
        let _ = parent.insert_before(&made.node, after.as_ref());
    }
    for old in shown.splice(head..end, fresh) {
        let _ = parent.remove_child(&old.node);
    }
}

/// A dialog opens as soon as it is on the page: no letter typed after its key is lost.
fn enter(element: &Element) {
    if let Some(dialog) = element.dyn_ref::<HtmlDialogElement>() {
        let _ = dialog.show_modal();
    }
}

/// A dialog is closed before it goes: that is when the browser gives the focus back.
fn leave(element: &Element) {
    if let Some(dialog) = element.dyn_ref::<HtmlDialogElement>() {
        dialog.close();
    }
    element.remove();
}

fn set_style(element: &Element, name: &str, value: &str) {
    let style = element.unchecked_ref::<web_sys::HtmlElement>().style();
    let _ = style.set_property(name, value);
}

fn set_value(element: &Element, value: &str) {
    if let Some(field) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        if field.value() != value {
            field.set_value(value);
        }
    } else if let Some(field) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        if field.value() != value {
            field.set_value(value);
        }
    } else if let Some(field) = element.dyn_ref::<web_sys::HtmlSelectElement>() {
        field.set_value(value);
    }
}

/// What is typed or chosen in the field that an event comes from.
#[must_use]
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    if let Some(field) = target.dyn_ref::<web_sys::HtmlInputElement>() {
        field.value()
    } else if let Some(field) = target.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        field.value()
    } else if let Some(field) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
        field.value()
    } else {
        String::new()
    }
}

/// Whether the checkbox that an event comes from is checked.
#[must_use]
pub fn checked_of(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    target.is_some_and(|field| field.checked())
}
