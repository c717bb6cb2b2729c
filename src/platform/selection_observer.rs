//! When the reader has selected something, and by what.
//!
//! Invariant: a selection counts when the mouse is let go, or when one that was made otherwise has been still
//! for a while; whoever stops observing is not told any more.
//! Must not know: what is selected.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, Node, PointerEvent};

use super::drawing::{self, quiet_heights};
use super::page;
use super::selection::{self, DomSelection, current, element_of};

thread_local! {
    static DRAGGED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the mouse was last let go at the end of a drag. The click that follows means nothing.
#[must_use]
pub fn was_drag() -> bool {
    DRAGGED.get()
}

/// How a selection came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InputKind {
    /// A mouse was let go, after so many clicks in a row, with or without the modifier for letters.
    Mouse {
        /// 1 for a drag, 2 for a double click, 3 for a triple click.
        clicks: i32,
        /// Whether Alt, Ctrl or ⌘ was held.
        letters: bool,
    },
    /// Fingers, a pen, or the browser's own caret: the selection has been still for a while.
    Other,
}

/// How long a selection made by touch must be still before it counts, in milliseconds.
/// Shorter fights the handles while they are dragged.
const STILL: u32 = 300;

/// How long after a drag the page is still as it was while the mouse drew, in milliseconds.
const AFTER_DRAWING: u32 = 150;

/// Hears what the reader selects, as long as it is kept.
pub struct SelectionObserver {
    _listeners: [EventListener; 5],
}

/// Where the mouse went down for a drag over words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PressedIn {
    Article,
    /// Beside it, and on nothing that answers by itself: who drags from there into the words means the words.
    Margin,
}

/// What is known of the pointer between two events.
struct Pointer {
    down: Cell<Option<PressedIn>>,
    is_mouse: Cell<bool>,
    pressed_at: Cell<(i32, i32)>,
    /// How many drags have begun.
    drags: Cell<u32>,
    /// The heights at which the drag needs nothing of the page.
    quiet: RefCell<Range<f64>>,
    waiting: Cell<Option<InputKind>>,
    ticket: Cell<u32>,
    drawn: Box<dyn Fn(Option<DomSelection>, InputKind)>,
}

/// Calls `drawn` when the reader has selected something, and with nothing when they let go of it.
pub fn observe(
    drawn: impl Fn(Option<DomSelection>, InputKind) + 'static,
) -> Option<SelectionObserver> {
    let document = web_sys::window()?.document()?;
    let pointer = Rc::new(Pointer {
        down: Cell::new(None),
        is_mouse: Cell::new(false),
        pressed_at: Cell::new((0, 0)),
        drags: Cell::new(0),
        quiet: RefCell::default(),
        waiting: Cell::new(None),
        ticket: Cell::new(0),
        drawn: Box::new(drawn),
    });
    let on = |name: &'static str, hear: fn(&Rc<Pointer>, &Event)| {
        let pointer = pointer.clone();
        EventListener::new(&document, name, move |event| hear(&pointer, event))
    };
    Some(SelectionObserver {
        _listeners: [
            on("pointerdown", Pointer::pressed),
            on("pointermove", Pointer::moved),
            on("keydown", Pointer::typed),
            // Not `pointerup`: only this one counts clicks.
            on("mouseup", Pointer::released),
            on("selectionchange", |pointer, _| pointer.changed()),
        ],
    })
}

impl Pointer {
    fn pressed(this: &Rc<Self>, event: &Event) {
        let event: &PointerEvent = event.unchecked_ref();
        let mouse = event.pointer_type() == "mouse";
        this.is_mouse.set(mouse);
        DRAGGED.set(false);
        let is_main_button = mouse && event.button() == 0;
        this.down
            .set(is_main_button.then(|| pressed_in(event)).flatten());
        if this.down.get().is_some() {
            this.drags.set(this.drags.get().wrapping_add(1));
            let quiet = target_of(event).as_ref().map(quiet_heights);
            this.quiet.replace(quiet.unwrap_or_default());
            Self::moved(this, event);
        } else {
            this.end_drawing_soon();
        }
        // Firefox would keep what was selected before, beside what is drawn with these keys, and give it first.
        if this.down.get().is_some() && (event.ctrl_key() || event.meta_key()) {
            selection::clear();
        }
        this.pressed_at.set((event.client_x(), event.client_y()));
    }

    fn moved(this: &Rc<Self>, event: &Event) {
        let event: &PointerEvent = event.unchecked_ref();
        let height = f64::from(event.client_y());
        if this.down.get().is_some() && !this.quiet.borrow().contains(&height) {
            drawing::begin();
        }
    }

    fn typed(this: &Rc<Self>, event: &Event) {
        // A key may come before the timer: it means the words that were just selected.
        this.settle();
        this.is_mouse.set(false);
        // The key of a tag moves nothing; one with a name may bring something into view.
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        let is_named = key.is_some_and(|key| key.chars().nth(1).is_some());
        if is_named && this.down.get().is_none() {
            drawing::end();
        }
    }

    fn settle(&self) {
        if let Some(input) = self.waiting.take() {
            (self.drawn)(current(), input);
        }
    }

    fn released(this: &Rc<Self>, event: &Event) {
        let event: &MouseEvent = event.unchecked_ref();
        if event.button() != 0 {
            return;
        }
        let Some(pressed) = this.down.take() else {
            return;
        };
        this.end_drawing_soon();
        let input = InputKind::Mouse {
            clicks: event.detail(),
            letters: event.alt_key() || event.ctrl_key() || event.meta_key(),
        };
        let (x, y) = this.pressed_at.get();
        let dragged = (event.client_x() - x).abs() + (event.client_y() - y).abs() > 3;
        DRAGGED.set(dragged);
        if let (true, Some(selection)) = (dragged, current()) {
            (this.drawn)(Some(selection), input);
            return;
        }
        if pressed == PressedIn::Margin {
            return;
        }
        this.waiting.set(Some(input));
        // Without a drag the selection is final only after the event: a click inside an older one clears it
        // then. Whoever has stopped listening meanwhile is not told.
        let pointer = Rc::downgrade(this);
        page::after(0, move || {
            if let Some(pointer) = pointer.upgrade() {
                pointer.settle();
            }
        });
    }

    /// Unless another drag begins. The browser looks at the whole page again for it: the tools, and a mark that is made
    /// with them at once, come first.
    fn end_drawing_soon(self: &Rc<Self>) {
        let (pointer, drag) = (Rc::downgrade(self), self.drags.get());
        page::after(AFTER_DRAWING, move || {
            let last = pointer.upgrade().map(|pointer| pointer.drags.get());
            if last.is_none_or(|last| last == drag) {
                drawing::end();
            }
        });
    }

    fn changed(self: &Rc<Self>) {
        if self.down.get().is_some() || self.is_mouse.get() {
            return;
        }
        let mine = self.ticket.get().wrapping_add(1);
        self.ticket.set(mine);
        let pointer = Rc::downgrade(self);
        page::after(STILL, move || {
            let Some(pointer) = pointer.upgrade() else {
                return;
            };
            let selection = current();
            if pointer.ticket.get() == mine && !pointer.is_mouse.get() && selection.is_some() {
                (pointer.drawn)(selection, InputKind::Other);
            }
        });
    }
}

/// What answers a press by itself, or has words of its own to select.
const ANSWERING: &str =
    "a, aside, button, dialog, header, input, label, select, summary, textarea, [role=toolbar]";

fn pressed_in(event: &PointerEvent) -> Option<PressedIn> {
    let element = target_of(event)?;
    let is_in = |what| element.closest(what).is_ok_and(|found| found.is_some());
    if is_in("main article") {
        Some(PressedIn::Article)
    } else {
        (!is_in(ANSWERING)).then_some(PressedIn::Margin)
    }
}

/// The element in which something happened.
fn target_of(event: &Event) -> Option<Element> {
    element_of(&event.target()?.dyn_into::<Node>().ok()?)
}
