//! Every mark that names an entity, with the words around it; those that name somebody else are ticked.
//!
//! Invariant: a bounded number of lines is drawn until somebody asks for more; a line leads to its place.
//! Must not know: what is done with those that are ticked.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::split_bar::SplitBar;
use super::view_state::{ArticleNames, EntitiesState, TickedMarks};
use crate::components::{Button, ButtonLook};
use crate::core::annotation::MentionForm;
use crate::core::annotation::record::RecordId;
use crate::core::route::Route;
use crate::core::text::printable::{brief, plural};
use crate::core::view::{ConcordanceLine, ConcordanceOrder};

/// Lines that are drawn at once.
const LINES: usize = 100;
/// Most characters of the words of a mark.
const WORDS: usize = 120;

const ORDERS: [(ConcordanceOrder, &str); 3] = [
    (ConcordanceOrder::Text, "By article"),
    (ConcordanceOrder::Before, "By the words before"),
    (ConcordanceOrder::After, "By the words after"),
];

/// All of them.
#[component]
pub fn Concordance(
    /// The entity.
    id: RecordId,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let order = RwSignal::new(ConcordanceOrder::default());
    let drawn = RwSignal::new(LINES);
    let lines = Memo::new(move |_| state.concordance(id, order.get()));
    let ticked: TickedMarks = RwSignal::new(BTreeSet::new());
    // What does not name it any more is not ticked either.
    Effect::new(move |_| {
        let there: BTreeSet<RecordId> =
            lines.with(|lines| lines.iter().map(|line| line.mark).collect());
        if ticked.with_untracked(|ticked| !ticked.is_subset(&there)) {
            ticked.update(|ticked| ticked.retain(|mark| there.contains(mark)));
        }
    });
    let title = move || match lines.with(Vec::len) {
        0 => "No mark names it".to_owned(),
        count => format!("Named by {}", plural(count, "mark")),
    };
    let more = move || lines.with(|lines| lines.len().saturating_sub(drawn.get()));
    let orders = ORDERS.map(|(each, label)| {
        view! {
            <button
                type="button"
                class="tool small"
                aria-pressed=move || (order.get() == each).to_string()
                on:click=move |_| order.set(each)
            >
                {label}
            </button>
        }
    });
    let shown = Memo::new(move |_| {
        lines.with(|lines| lines.iter().take(drawn.get()).cloned().collect::<Vec<_>>())
    });
    view! {
        <section class="concordance" aria-label="Where it is named">
            <div class="concordance-head">
                <h2>{title}</h2>
                <div
                    class="concordance-orders"
                    role="group"
                    aria-label="Order of the marks"
                    hidden=move || lines.with(|lines| lines.len() < 2)
                >
                    {orders.collect_view()}
                </div>
            </div>
            <ol class="concordance-lines">
                <For
                    each=move || shown.get()
                    key=|line| (line.mark, line.before.clone(), line.words.clone(), line.after.clone())
                    children=move |line| view! { <Line line ticked/> }.into_any()
                />
            </ol>
            <Button
                look=ButtonLook::Wide
                attr:hidden=move || more() == 0
                on:click=move |_| drawn.update(|drawn| *drawn += LINES)
            >
                {move || format!("More ({})", more())}
            </Button>
            {(!state.is_read_only()).then(|| view! { <SplitBar id lines ticked/> })}
        </section>
    }
}

/// A place where it is named.
#[component]
fn Line(line: ConcordanceLine, ticked: TickedMarks) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let ArticleNames(names) = expect_context();
    let ConcordanceLine {
        mark,
        article: at,
        range,
        before,
        words,
        after,
        form,
        ..
    } = line;
    let lesson = state.reader.session.lesson();
    let article = lesson.articles.get(at)?;
    let route = Route::Article(lesson.id.clone(), article.id.clone(), Some(mark));
    let outlet = names.with_value(|names| names.get(at).cloned().unwrap_or_default());
    let words = brief(&words, WORDS);
    let tick = (!state.is_read_only()).then(|| {
        let label = format!("Choose “{words}” in {outlet}");
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    aria-label=label
                    prop:checked=move || ticked.with(|ticked| ticked.contains(&mark))
                    on:change=move |event| {
                        let is_ticked = event_target_checked(&event);
                        ticked
                            .update(|ticked| {
                                if is_ticked {
                                    ticked.insert(mark);
                                } else {
                                    ticked.remove(&mark);
                                }
                            });
                    }
                />
            </label>
        }
    });
    let form = form.filter(|form| *form != MentionForm::Name);
    let form = form.map(|form| view! { <span class="entity-about">{form.name()}</span> });
    let lost = range
        .is_none()
        .then(|| view! { <span class="entity-about">{"not found in the text"}</span> });
    Some(view! {
        <li lang=article.language.clone()>
            {tick}
            <span class="outlet" dir="auto">
                {outlet}
            </span>
            <span class="kwic" dir="auto">
                <span class="before">
                    <bdi dir="auto">{before}</bdi>
                </span>
                <span class="after">
                    <a href=route.href()>
                        <bdi dir="auto">{words}</bdi>
                    </a>
                    <bdi dir="auto">{after}</bdi>
                    {form}
                    {lost}
                </span>
            </span>
        </li>
    })
}
