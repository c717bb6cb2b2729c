//! What stands in the bar while no suggestion is at hand, and the list of what all of them would mark.
//!
//! Invariant: several entities are never marked at once without having been listed.
//! Must not know: how names are found.

use leptos::prelude::*;

use super::{Key, NAME, Suggested};
use crate::components::{Button, ButtonLook};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::compare::names::suggestions::Suggestion;
use crate::core::text::printable::{brief, plural};
use crate::pages::reader::actions;
use crate::state::focus_request::FocusTarget;
use crate::state::suggesting::NamesSuggested;

/// Most wordings that are said of one entity.
const WORDINGS: usize = 6;

/// Whether it is listed what all suggestions would mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum BulkList {
    /// It is.
    Open,
    /// It is not.
    Closed,
}

/// How many there are, and the way to them.
#[component]
pub fn Waiting(suggested: Suggested, here: Memo<Vec<Suggestion>>) -> impl IntoView {
    let reader = suggested.reader;
    let count = Memo::new(move |_| here.with(Vec::len));
    let elsewhere = Memo::new(move |_| suggested.all.with(Vec::len) - count.get());
    let sentence = move || match (count.get(), elsewhere.get()) {
        (0, others) => format!(
            "{} in other articles may name who you have marked.",
            plural(others, "place")
        ),
        (here, 0) => format!("{} may name who you have marked.", plural(here, "place")),
        (here, others) => format!(
            "{} may name who you have marked, and {others} in other articles.",
            plural(here, "place")
        ),
    };
    let hide = move || {
        let write = reader.suggesting.set_names(NamesSuggested::Off);
        reader.persistence.save(vec![write]);
        reader
            .toasts
            .say("Names are not suggested any more. You can switch that on again in Help.");
    };
    let list = RwSignal::new(BulkList::Closed);
    view! {
        <p>{sentence}</p>
        <Show when=move || list.get() == BulkList::Open>
            <MarkAll suggested list/>
        </Show>
        <div class="suggestion-tools" hidden=move || list.get() == BulkList::Open>
            <Show when=move || count.get().ne(&0)>
                <Button look=ButtonLook::SmallStrong on:click=move |_| {
                        suggested.take_next(0);
                        // This button goes, and the keys that the bar shows are those of the text.
                        reader.focus.ask(FocusTarget::Article);
                    }>
                    "Look" <Key reader key="S"/>
                </Button>
            </Show>
            <Button look=ButtonLook::Small on:click=move |_| list.set(BulkList::Open)>
                {move || format!("Mark all {}…", count.get() + elsewhere.get())}
            </Button>
            <Button look=ButtonLook::Link on:click=move |_| hide()>
                "Don’t suggest names"
            </Button>
        </div>
    }
}

/// What would be marked as one entity.
#[derive(Clone, PartialEq, Eq)]
struct BulkRow {
    entity: RecordId,
    name: String,
    count: usize,
    /// In which words, each once.
    wordings: Vec<String>,
}

fn bulk_rows(workspace: &Workspace, all: &[Suggestion]) -> Vec<BulkRow> {
    let mut rows: Vec<BulkRow> = Vec::new();
    for it in all {
        let article = workspace.lesson().articles.get(it.article);
        let words = article.map_or("", |article| article.text.slice(it.range));
        let at = rows.iter().position(|row| row.entity == it.entity);
        let at = at.unwrap_or_else(|| {
            let entity = workspace.entity(it.entity);
            let name = entity.map_or("", |entity| &entity.name);
            rows.push(BulkRow {
                entity: it.entity,
                name: brief(name, NAME),
                count: 0,
                wordings: Vec::new(),
            });
            rows.len() - 1
        });
        let Some(row) = rows.get_mut(at) else {
            continue;
        };
        row.count += 1;
        let words = format!("“{}”", brief(words, NAME));
        if row.wordings.len() < WORDINGS && !row.wordings.contains(&words) {
            row.wordings.push(words);
        }
    }
    rows
}

/// What all suggestions would mark, by entity, with a tick each.
#[component]
fn MarkAll(suggested: Suggested, list: RwSignal<BulkList>) -> impl IntoView {
    let reader = suggested.reader;
    let unticked = RwSignal::new(Vec::<RecordId>::new());
    let rows = Memo::new(move |_| {
        suggested.all.with(|all| {
            let session = reader.session;
            session.with_untracked(|workspace| bulk_rows(workspace, all))
        })
    });
    let is_ticked = move |id: RecordId| unticked.with(|unticked| !unticked.contains(&id));
    let toggle = move |id: RecordId| {
        unticked.update(|unticked| match unticked.iter().position(|it| *it == id) {
            Some(at) => {
                unticked.remove(at);
            }
            None => unticked.push(id),
        });
    };
    let ticked = Memo::new(move |_| {
        rows.with(|rows| {
            let ticked = rows.iter().filter(|row| is_ticked(row.entity));
            ticked.map(|row| row.count).sum::<usize>()
        })
    });
    let mark = move || {
        let mut all = suggested.all.get_untracked();
        all.retain(|it| untrack(|| is_ticked(it.entity)));
        list.set(BulkList::Closed);
        suggested.accept_all(&all);
    };
    let row = move |row: BulkRow| {
        let id = row.entity;
        view! {
            <li>
                <label>
                    <input
                        type="checkbox"
                        prop:checked=move || is_ticked(id)
                        on:change=move |_| toggle(id)
                    />
                    <span>
                        <strong dir="auto">{row.name}</strong>
                        {format!(" · {} · ", actions::counted_places(row.count))}
                        <span dir="auto">{row.wordings.join(", ")}</span>
                    </span>
                </label>
            </li>
        }
        .into_any()
    };
    view! {
        <ul class="same-places" aria-label="What will be marked">
            {move || rows.get().into_iter().map(row).collect_view()}
        </ul>
        <div class="suggestion-tools">
            <Button
                look=ButtonLook::SmallStrong
                attr:disabled=move || ticked.get() == 0
                on:click=move |_| mark()
            >
                {move || format!("Mark {}", actions::counted_places(ticked.get()))}
            </Button>
            <Button look=ButtonLook::Small on:click=move |_| list.set(BulkList::Closed)>
                "Cancel"
            </Button>
        </div>
    }
}
