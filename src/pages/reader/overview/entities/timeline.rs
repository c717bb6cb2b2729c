//! All dates that the articles name, in their order: a column for each date and a row for each article, and the same as
//! a list.
//!
//! Invariant: a real table and a real list; each mark leads to its place; a date is set by a press alone.
//! Must not know: how dates are read and placed.

use leptos::prelude::*;

use super::view_state::EntitiesState;
use crate::components::{Button, ButtonLook};
use crate::core::annotation::EntityValue;
use crate::core::annotation::record::RecordId;
use crate::core::compare::values::value_in_words;
use crate::core::lesson::ArticleIndex;
use crate::core::route::Route;
use crate::core::text::printable::{brief, plural};
use crate::core::view::{DatedMark, Timeline, TimelinePoint, UndatedMark, bynames};
use crate::pages::reader::actions::naming;
use crate::platform::page;

/// Dates that are drawn as columns; more are in the list alone.
const COLUMNS: usize = 60;
/// Marks without a date that are shown at once.
const UNDATED: usize = 50;
/// Most letters of a mark in a column, and in the list.
const WORDS: [usize; 2] = [32, 120];

const CAPTION: &str = "From left to right in time; longer gaps are wider, but shortened.";

/// The table, the list, and what has no date yet.
#[component]
pub fn TimelineView() -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let line = Memo::new(move |_| state.timeline());
    let names = StoredValue::new(bynames(&state.reader.session.lesson().articles));
    let count = Memo::new(move |_| line.with(Timeline::dated));
    let sentence = move || {
        match count.get() {
        0 => "No date is set yet. Mark a date in an article and say which day it is: then it stands here, beside the dates of the other articles.".to_owned(),
        count => {
            let articles = line.with(|line| line.articles().len());
            format!("{} in {}", plural(count, "dated mark"), plural(articles, "article"))
        }
    }
    };
    view! {
        <section class="timeline" aria-label="Timeline">
            <p class="timeline-count">{sentence}</p>
            <Show when=move || count.get().ne(&0)>
                {move || line.with(|line| columns(state, line, names))}
                {move || line.with(|line| list(state, line, names))}
            </Show>
            {move || line.with(|line| undated(state, line, names))}
        </section>
    }
}

fn name_of(names: StoredValue<Vec<String>>, at: ArticleIndex) -> String {
    names.with_value(|names| names.get(at).cloned().unwrap_or_default())
}

/// Where a mark lies.
fn way_to(state: EntitiesState, mark: &DatedMark) -> Option<String> {
    let lesson = state.reader.session.lesson();
    let article = lesson.articles.get(mark.article)?;
    Some(Route::Article(lesson.id.clone(), article.id.clone(), Some(mark.mark)).href())
}

/// A row for each article.
fn columns(
    state: EntitiesState,
    line: &Timeline,
    names: StoredValue<Vec<String>>,
) -> Option<AnyView> {
    let points = &line.points;
    if points.len() > COLUMNS {
        return None;
    }
    let heads = points.iter().map(|point| {
        let gap = point
            .gap
            .clone()
            .map(|gap| view! { <span class="gap">{gap}</span> });
        view! {
            <th scope="col" data-gap=point.width.to_string()>
                {gap}
                <span class="when">{point.when.clone()}</span>
            </th>
        }
    });
    let rows = line.articles().into_iter().map(|at| {
        let cells = points.iter().map(|point| {
            let marks = point.marks_in(at).map(|mark| dated(state, mark));
            let marks = marks.collect_view();
            view! { <td data-gap=point.width.to_string()>{marks}</td> }
        });
        view! {
            <tr>
                <th scope="row" class="outlet" dir="auto">
                    {name_of(names, at)}
                </th>
                {cells.collect_view()}
            </tr>
        }
    });
    let (heads, rows) = (heads.collect_view(), rows.collect_view());
    Some(
        view! {
            <div class="timeline-frame" tabindex="0" role="group" aria-label="Dates by article">
                <table>
                    <caption>{CAPTION}</caption>
                    <thead>
                        <tr>
                            <td>{""}</td>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}

/// A mark in a column.
fn dated(state: EntitiesState, mark: &DatedMark) -> Option<AnyView> {
    let href = way_to(state, mark)?;
    let exactly = mark.exactly.clone();
    let exactly = exactly.map(|exactly| view! { <span class="exactly">{exactly}</span> });
    Some(
        view! {
            <p>
                <a href=href dir="auto">
                    {brief(&mark.words, WORDS[0])}
                </a>
                {exactly}
            </p>
        }
        .into_any(),
    )
}

/// The same, date by date, with the words around each mark.
fn list(state: EntitiesState, line: &Timeline, names: StoredValue<Vec<String>>) -> AnyView {
    let mark = |mark: &DatedMark| {
        let href = way_to(state, mark)?;
        let lesson = state.reader.session.lesson();
        let language = lesson.articles.get(mark.article)?.language.clone();
        let exactly = mark.exactly.clone();
        let exactly = exactly.map(|exactly| view! { <span class="exactly">{exactly}</span> });
        Some(
            view! {
                <li lang=language>
                    <span class="outlet" dir="auto">
                        {name_of(names, mark.article)}
                    </span>
                    <span class="around" dir="auto">
                        {mark.before.clone()}
                        <a href=href>{brief(&mark.words, WORDS[1])}</a>
                        {mark.after.clone()}
                    </span>
                    {exactly}
                </li>
            }
            .into_any(),
        )
    };
    let point = |point: &TimelinePoint| {
        let marks = point.marks.iter().map(mark).collect_view();
        view! {
            <li>
                <h3>{point.when.clone()}</h3>
                <ul>{marks}</ul>
            </li>
        }
    };
    let points = line.points.iter().map(point).collect_view();
    view! {
        <div class="timeline-list">
            <h2>{"By date"}</h2>
            <ol>{points}</ol>
        </div>
    }
    .into_any()
}

/// Marks of dates that nobody has set.
fn undated(
    state: EntitiesState,
    line: &Timeline,
    names: StoredValue<Vec<String>>,
) -> Option<AnyView> {
    if line.undated.is_empty() {
        return None;
    }
    let shown = line.undated.iter().take(UNDATED);
    let rows = shown
        .map(|mark| undated_mark(state, mark, names))
        .collect_view();
    let more = line.undated.len().saturating_sub(UNDATED);
    let more = (more > 0).then(|| view! { <p class="hint-line">{format!("And {more} more.")}</p> });
    Some(
        view! {
            <div class="undated">
                <h2>{format!("Without a date ({})", line.undated.len())}</h2>
                <ul>{rows}</ul>
                {more}
            </div>
        }
        .into_any(),
    )
}

fn undated_mark(
    state: EntitiesState,
    mark: &UndatedMark,
    names: StoredValue<Vec<String>>,
) -> Option<AnyView> {
    let reader = state.reader;
    let lesson = reader.session.lesson();
    let article = lesson.articles.get(mark.article)?;
    let href = Route::Article(lesson.id.clone(), article.id.clone(), Some(mark.mark)).href();
    let (id, entity, words) = (mark.mark, mark.entity, mark.words.clone());
    let is_read_only = state.is_read_only();
    let offer = mark.proposal.clone().filter(|_| !is_read_only);
    let offer = offer.map(|proposal| {
        let said = value_in_words(&proposal.value);
        let why = proposal.why.clone();
        let set = move || accept(state, id, entity, &words, proposal.value.clone());
        view! {
            <Button look=ButtonLook::Small on:click=move |_| set()>
                "Set to " <span dir="auto">{said}</span>
            </Button>
            <span class="remark">{why}</span>
        }
    });
    Some(
        view! {
            <li>
                <span class="outlet" dir="auto">
                    {name_of(names, mark.article)}
                </span>
                <a href=href dir="auto">
                    {brief(&mark.words, WORDS[1])}
                </a>
                {offer}
            </li>
        }
        .into_any(),
    )
}

fn accept(
    state: EntitiesState,
    id: RecordId,
    entity: Option<RecordId>,
    words: &str,
    value: EntityValue,
) {
    naming::set_value(state.reader, id, entity, words, Some(value));
    // The button goes with the row: one goes on with the next, or the dates above.
    page::after_paint(|| {
        if !page::focus_first(".undated button") {
            page::focus_first(".timeline-frame");
        }
    });
}
