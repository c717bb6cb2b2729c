//! Elements of the page: made at once, kept up to date by effects, gone with their listeners.
//!
//! Owns: [`El`] and its three ways to change: a value ([`El::attr_with`], [`El::text_with`]), a part
//! that is drawn again when its data differ ([`El::part`]), and a list of which only the changed
//! middle is drawn again ([`El::list`]).
//! Invariant: text is set as text and attributes by name; nothing here parses markup. Data are
//! compared before anything is drawn.
//! Why not `view!`: it gives every element a type of its own, with code of its own. The same screens
//! took 430 KB gzip that way; here an element costs a few calls. The reactive system is Leptos's.

mod field;
mod property;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::untrack;
use leptos::reactive::effect::RenderEffect;
use leptos::wasm_bindgen::JsCast as _;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{self, Document, Element, Event, HtmlDialogElement, Node};

pub use field::{checked_of, value_of};
use property::{set_attr, set_class, set_flag, set_state, set_style};

/// What must live as long as an element does.
enum Kept {
    Effect(#[expect(dead_code, reason = "held for its life, not read")] RenderEffect<()>),
    Listener(#[expect(dead_code, reason = "held for its life, not read")] Closure<dyn Fn(Event)>),
}

/// Something that can stand in an element: another element, or words. A box, since it goes through
/// many calls by value, and one word goes through them in half the code of four.
pub struct Made(Box<Inner>);

struct Inner {
    node: Node,
    kept: Vec<Kept>,
}

/// An element. Invariant: what was made is one.
pub struct El(Made);

impl From<El> for Made {
    fn from(el: El) -> Self {
        el.0
    }
}

impl Made {
    fn new(node: Option<Node>) -> Self {
        // The names are ours, so a browser always makes what they say.
        let node = node.unwrap_or_else(|| leptos::wasm_bindgen::JsValue::NULL.unchecked_into());
        Self(Box::new(Inner {
            node,
            kept: Vec::new(),
        }))
    }
}

thread_local! {
    static DOCUMENT: Option<Document> = web_sys::window().and_then(|window| window.document());
}

fn with_document<T>(make: impl FnOnce(&Document) -> Option<T>) -> Option<T> {
    DOCUMENT.with(|document| document.as_ref().and_then(make))
}

/// An element of that name, empty.
#[must_use]
pub fn el(tag: &'static str) -> El {
    let element = with_document(|document| document.create_element(tag).ok());
    El(Made::new(element.map(Into::into)))
}

/// Words without an element.
#[must_use]
pub fn words(text: &str) -> Made {
    let node = with_document(|document| Some(document.create_text_node(text)));
    Made::new(node.map(Into::into))
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
        let _ = self.element().set_attribute(name, value);
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
        self.keep(name, Box::new(value), set_attr)
    }

    /// Keeps an attribute at "true" or "false".
    #[must_use]
    pub fn state(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.keep(name, Box::new(value), set_state)
    }

    /// Keeps a class there or away.
    #[must_use]
    pub fn class_if(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.keep(name, Box::new(value), set_class)
    }

    /// Hides the element or shows it.
    #[must_use]
    pub fn hidden_if(self, value: impl Fn() -> bool + 'static) -> Self {
        self.keep("hidden", Box::new(value), set_flag)
    }

    /// Keeps a style property, through CSSOM: a strict policy forbids style attributes.
    #[must_use]
    pub fn style_with(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.keep(name, Box::new(value), |element, name, value| {
            set_style(element, name, &value);
        })
    }

    /// Sets a style property once.
    #[must_use]
    pub fn style(self, name: &'static str, value: &str) -> Self {
        set_style(self.element(), name, value);
        self
    }

    /// Keeps the value of a field, without touching it while it says the same.
    #[must_use]
    pub fn value_with(self, value: impl Fn() -> String + 'static) -> Self {
        self.keep("value", Box::new(value), |element, _, value| {
            field::set_value(element, &value);
        })
    }

    /// Keeps a checkbox or radio button checked or not.
    #[must_use]
    pub fn checked_with(self, value: impl Fn() -> bool + 'static) -> Self {
        self.keep("checked", Box::new(value), field::set_checked)
    }

    /// Appends words.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.child(words(text))
    }

    /// Appends words that are kept up to date.
    #[must_use]
    pub fn text_with(self, text: impl Fn() -> String + 'static) -> Self {
        self.keep_text(Box::new(text))
    }

    fn keep_text(self, text: Box<dyn Fn() -> String>) -> Self {
        let made = words("");
        let node = made.0.node.clone();
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
            let mut drawn = None;
            unwatched(&mut || drawn = draw(&now));
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
        let parent = self.element().clone();
        self.effect(Box::new(move || {
            let now = data();
            let same = |a: usize, b: usize| last.get(a) == now.get(b);
            let (head, tail) = common(last.len(), now.len(), &same);
            let middle = &now[head..now.len() - tail];
            replace_middle(
                &parent,
                &mut shown,
                head,
                tail,
                &mut middle.iter().map(&draw),
            );
            last = now;
        }))
    }

    /// Calls `heard` for every event of that name.
    #[must_use]
    pub fn on(self, name: &'static str, heard: impl Fn(Event) + 'static) -> Self {
        self.listen(name, Box::new(heard))
    }

    fn listen(mut self, name: &'static str, heard: Box<dyn Fn(Event)>) -> Self {
        let closure = Closure::wrap(heard);
        let _ = self
            .element()
            .add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        self.keeps(Kept::Listener(closure));
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
        self.keeps(Kept::Effect(RenderEffect::new(move |_| react())));
        self
    }

    /// Puts the element into the page for good.
    pub fn mount(self) {
        with_document(|document| document.body()?.append_child(self.element()).ok());
        // It lives as long as the page.
        std::mem::forget(self);
    }

    fn element(&self) -> &Element {
        self.0.0.node.unchecked_ref()
    }

    fn keeps(&mut self, kept: Kept) {
        self.0.0.kept.push(kept);
    }

    fn append(&mut self, child: Made) {
        let child = *child.0;
        let _ = self.element().append_child(&child.node);
        self.0.0.kept.extend(child.kept);
    }

    /// Sets something of the element, now and whenever what `value` has read changes.
    fn keep<T: 'static>(
        self,
        name: &'static str,
        value: Box<dyn Fn() -> T>,
        set: fn(&Element, &str, T),
    ) -> Self {
        let element = self.element().clone();
        self.effect(Box::new(move || set(&element, name, value())))
    }

    /// A place whose content changes: nothing drawn stands for "as it was".
    fn changing(self, mut drawn: Box<dyn FnMut() -> Option<Option<El>>>) -> Self {
        let Some(place) = with_document(|document| Some(document.create_comment(""))) else {
            return self;
        };
        let _ = self.element().append_child(&place);
        let shown: Rc<RefCell<Option<El>>> = Rc::default();
        self.effect(Box::new(move || {
            let Some(new) = drawn() else {
                return;
            };
            if let Some(old) = shown.borrow_mut().take() {
                leave(old.element());
            }
            if let (Some(new), Some(parent)) = (&new, place.parent_node()) {
                let _ = parent.insert_before(new.element(), Some(&place));
                enter(new.element());
            }
            *shown.borrow_mut() = new;
        }))
    }
}

/// Does something without being told of changes of what it reads. One copy for all that is drawn.
fn unwatched(act: &mut dyn FnMut()) {
    untrack(act);
}

/// How many of `old` and `new` things are the same from the beginning, and how many of the others from the end.
fn common(old: usize, new: usize, same: &dyn Fn(usize, usize) -> bool) -> (usize, usize) {
    let most = old.min(new);
    let head = (0..most).take_while(|at| same(*at, *at)).count();
    let tail = (1..=most - head).take_while(|at| same(old - at, new - at));
    (head, tail.count())
}

fn replace_middle(
    parent: &Element,
    shown: &mut Vec<Made>,
    head: usize,
    tail: usize,
    draw: &mut dyn Iterator<Item = Made>,
) {
    let end = shown.len() - tail;
    let after = shown.get(end).map(|made| made.0.node.clone());
    let fresh: Vec<Made> = untrack(|| draw.collect());
    for made in &fresh {
        let _ = parent.insert_before(&made.0.node, after.as_ref());
    }
    for old in shown.splice(head..end, fresh) {
        let _ = parent.remove_child(&old.0.node);
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
