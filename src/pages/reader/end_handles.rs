//! Handles at the ends of the mark that is looked at, to be dragged by mouse, pen and finger.
//!
//! Invariant: nothing is changed before a handle is let go, and then in one step; Escape leaves the mark as it
//! was. Handles are beside the text, not in it, and are not there for the keyboard, which has its own ways. A
//! mark that was just made has none: its ends were drawn, and the next words are what is wanted.
//! Must not know: the card.

use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::ranges::{dom_range, offset_of};
use super::{Reader, actions};
use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::Article;
use crate::core::reading::segment::{self, Edge, Unit};
use crate::core::text::TextRange;
use crate::platform::pointer_drag::{self, DragStep, PointerDrag};
use crate::platform::range_ends::{self, LineEnd, RangeEnds};
use crate::platform::{article_dom, caret, highlight, resize};

/// An end that is being dragged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct DraggedEnd {
    /// Of which mark.
    id: RecordId,
    /// Of which of its parts, from 0.
    part: usize,
    /// Which end.
    edge: Edge,
    /// Where the part was.
    before: TextRange,
    /// Where it will be.
    range: TextRange,
    /// From the middle of the line at the end to the pointer, in CSS pixels.
    grip: (i32, i32),
}

/// What is dragged, if anything. Copies are handles to the same.
#[derive(Clone, Copy)]
struct EndDrag {
    reader: Reader,
    /// What the handles stand in.
    frame: NodeRef<html::Div>,
    dragged: RwSignal<Option<DraggedEnd>>,
    /// Hears the pointer meanwhile.
    pointer: StoredValue<Option<PointerDrag>, LocalStorage>,
}

impl EndDrag {
    fn new(reader: Reader, frame: NodeRef<html::Div>) -> Self {
        Self {
            reader,
            frame,
            dragged: RwSignal::new(None),
            pointer: StoredValue::new_local(None),
        }
    }

    /// Something computed from the article and the ranges of a mark in it, with the one that is dragged as it will
    /// be; nothing where the mark is not in it.
    fn with_ranges<T>(
        self,
        id: RecordId,
        read: impl FnOnce(&Article, ArticleIndex, Vec<TextRange>) -> T,
    ) -> Option<T> {
        let dragged = self.dragged.get_untracked();
        self.reader.session.with_untracked(|workspace| {
            let (at, article) = workspace.article_of(id)?;
            // Each of two articles has its own handles.
            let around = self.frame.get_untracked()?.parent_element()?;
            if article_dom::number(&around) != Some(at) {
                return None;
            }
            let mut ranges = workspace.index().ranges(id).to_vec();
            if let Some(dragged) = dragged.filter(|dragged| dragged.id == id)
                && let Some(range) = ranges.get_mut(dragged.part)
            {
                *range = dragged.range;
            }
            Some(read(article, at, ranges))
        })
    }

    /// Takes a handle.
    fn begin(self, event: &PointerEvent, part: usize, edge: Edge, end: Option<LineEnd>) {
        if event.button() != 0 || !event.is_primary() || self.dragged.get_untracked().is_some() {
            return;
        }
        let handle = event
            .current_target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let (Some(id), Some(end), Some(frame), Some(handle)) = (
            self.reader.focused.get_untracked(),
            end,
            self.frame.get_untracked(),
            handle,
        ) else {
            return;
        };
        let part_range = |_: &Article, _, ranges: Vec<TextRange>| ranges.get(part).copied();
        let Some(range) = self.with_ranges(id, part_range).flatten() else {
            return;
        };
        self.dragged.set(Some(DraggedEnd {
            id,
            part,
            edge,
            before: range,
            range,
            grip: range_ends::distance(end, &frame, event.client_x(), event.client_y()),
        }));
        let pointer = PointerDrag::begin(&handle, event, move |step| self.step(step));
        self.pointer.set_value(pointer);
    }

    fn step(self, step: DragStep) {
        let Some(dragged) = self.dragged.try_get_untracked().flatten() else {
            return;
        };
        // Somebody may have deleted it in another tab.
        let is_there = self.reader.focused.get_untracked() == Some(dragged.id);
        match step {
            DragStep::Moved { x, y, letters } if is_there => {
                let unit = if letters { Unit::Letter } else { Unit::Word };
                self.move_to(dragged, x, y, unit);
            }
            DragStep::Released if is_there && dragged.range != dragged.before => {
                self.end();
                let to = match dragged.edge {
                    Edge::Start => dragged.range.start(),
                    Edge::End => dragged.range.end(),
                };
                let DraggedEnd { id, part, edge, .. } = dragged;
                actions::drag_edge(self.reader, id, part, edge, to);
            }
            DragStep::Moved { .. } | DragStep::Released | DragStep::Cancelled => {
                self.end();
            }
        }
    }

    fn move_to(self, dragged: DraggedEnd, x: i32, y: i32, unit: Unit) {
        if let Some(frame) = self.frame.get_untracked() {
            pointer_drag::scroll_at_edge(&frame, y);
        }
        let Some(point) = caret::at(x - dragged.grip.0, y - dragged.grip.1) else {
            return;
        };
        let moved = self.with_ranges(dragged.id, |article, at, _| {
            let point = Some(point).filter(|point| point.article == at);
            let to = offset_of(article, point?)?;
            let (before, edge) = (dragged.before, dragged.edge);
            let now = match edge {
                Edge::Start => before.start(),
                Edge::End => before.end(),
            };
            // An end that was put between letters stays there until it is drawn elsewhere.
            let moved = || segment::drag_edge(article, before, edge, to, unit);
            Some(if to == now { before } else { moved() })
        });
        if let Some(range) = moved.flatten()
            && range != dragged.range
        {
            let dragged = DraggedEnd { range, ..dragged };
            self.dragged.set(Some(dragged));
            self.paint(dragged);
        }
    }

    /// Lets go.
    fn end(self) {
        self.dragged.set(None);
        self.pointer.set_value(None);
        highlight::paint("pending", &[]);
    }

    /// Paints the part as it would be.
    fn paint(self, dragged: DraggedEnd) {
        self.with_ranges(dragged.id, |article, at, _| {
            let part = dom_range(article, at, dragged.range);
            highlight::paint("pending", part.as_slice());
        });
    }
}

/// The handles of the mark that is looked at, two for each of its parts.
#[component]
pub fn EndHandles() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let frame = NodeRef::<html::Div>::new();
    let drag = EndDrag::new(reader, frame);
    let resized = RwSignal::new(());
    // Lines may lie elsewhere when the article has another size.
    Effect::new(move |_| {
        let frame = frame.get()?;
        resize::watch(&frame, move || {
            if !resized.is_disposed() {
                resized.notify();
            }
        })
    });
    let ends = RwSignal::new(Vec::<Option<RangeEnds>>::new());
    let measure = move |id: RecordId| {
        let Some(Some(frame)) = frame.try_get_untracked() else {
            return Vec::new();
        };
        let measured = drag.with_ranges(id, |article, at, ranges| {
            let end =
                |range: &TextRange| range_ends::measure(&dom_range(article, at, *range)?, &frame);
            ranges.iter().map(end).collect()
        });
        measured.unwrap_or_default()
    };
    Effect::new(move |_| {
        resized.track();
        drag.dragged.track();
        let focused = reader.focused.get();
        let id = focused.filter(|_| !reader.focused.is_fresh());
        if let Some(id) = id {
            reader.session.track_mark(id);
        }
        // When the words stand on the page as they are now.
        request_animation_frame(move || {
            if !reader.is_closed() {
                let measured = id.map_or_else(Vec::new, measure);
                let _ = ends.try_set(measured);
            }
        });
    });
    // A handle stays the same element while it is dragged.
    let count = Memo::new(move |_| ends.with(Vec::len));
    let handles = move || {
        let pair = |part| {
            view! {
                <EndHandle drag ends part edge=Edge::Start/>
                <EndHandle drag ends part edge=Edge::End/>
            }
            .into_any()
        };
        (0..count.get()).map(pair).collect_view()
    };
    view! {
        <div
            class="ends"
            class:dragging=move || drag.dragged.get().is_some()
            aria-hidden="true"
            node_ref=frame
        >
            {handles}
        </div>
    }
}

#[component]
fn EndHandle(
    drag: EndDrag,
    /// Where the ends of the parts are; nothing for one that cannot be seen.
    ends: RwSignal<Vec<Option<RangeEnds>>>,
    part: usize,
    edge: Edge,
) -> impl IntoView {
    let end = Memo::new(move |_| {
        let ends = ends.with(|ends| ends.get(part).copied().flatten())?;
        Some(match edge {
            Edge::Start => ends.start,
            Edge::End => ends.end,
        })
    });
    let name = match edge {
        Edge::Start => "start",
        Edge::End => "end",
    };
    let pixels = move |side: fn(LineEnd) -> i32| {
        let side = end.get().map(side);
        side.map_or(String::new(), |pixels| format!("{pixels}px"))
    };
    view! {
        <span
            class="end-handle"
            data-end=name
            hidden=move || end.get().is_none()
            style=("--x", move || pixels(|end| end.x))
            style:top=move || pixels(|end| end.bottom)
            on:pointerdown=move |event| drag.begin(&event, part, edge, end.get_untracked())
            // No selection begins here, and the focus stays.
            on:mousedown=|event| event.prevent_default()
            on:contextmenu=|event| event.prevent_default()
            on:click=|event| event.stop_propagation()
        ></span>
    }
}
