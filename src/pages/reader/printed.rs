//! What stands on paper beside the text: a sign behind each mark, a legend, and what was said of the marks.
//!
//! Owns: [`Printing`].
//! Invariant: drawn only while the page is printed. Its code is a part of the app; where it has not arrived,
//! the text is printed without it.
//! Must not know: how paper looks.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Reader;
use super::byline::Byline;
use crate::components::Swatch;
use crate::core::lesson::ArticleIndex;
use crate::core::view::{LegendLine, MarkCard, PrintedMark, PrintedMarks, printed_marks};
use crate::lazy;
use crate::pages::lazy::LoadedView;
use crate::platform::{page, printing};

/// Whether the page is being printed. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Printing(RwSignal<bool>);

impl Printing {
    /// Follows the browser as long as the current owner lives.
    #[must_use]
    pub fn new() -> Self {
        let is_printing = RwSignal::new(false);
        let begins = window_event_listener(ev::beforeprint, move |_| is_printing.set(true));
        let ends = window_event_listener(ev::afterprint, move |_| is_printing.set(false));
        on_cleanup(move || {
            begins.remove();
            ends.remove();
        });
        Self(is_printing)
    }

    /// Prints the page. What stands on paper alone is drawn before: the browser takes the page as it is when
    /// it is asked.
    pub fn print(self) {
        self.0.set(true);
        page::after(0, printing::print);
    }
}

lazy! {
    fn marks_on_paper() in panel -> LoadedView {
        || view! { <Marks/> }.into_any()
    }
}

/// Of which article, and when, given by context to what is loaded.
#[derive(Clone, Copy)]
struct PrintedArticle(ArticleIndex, Printing);

/// The marks of an article, on paper.
#[component]
pub fn MarksOnPaper(
    /// The article.
    at: ArticleIndex,
    /// When it is printed.
    printing: Printing,
) -> impl IntoView {
    provide_context(PrintedArticle(at, printing));
    let loaded = RwSignal::new(None::<LoadedView>);
    spawn_local(async move {
        // Where it does not arrive, the list beside the text says so.
        if let Ok(view) = marks_on_paper().await {
            let _ = loaded.try_set(Some(view));
        }
    });
    view! { <section class="printed">{move || loaded.get().map(|view| view())}</section> }
}

#[component]
fn Marks() -> impl IntoView {
    let session = expect_context::<Reader>().session;
    let PrintedArticle(at, Printing(is_printing)) = expect_context();
    let marks = Memo::new(move |_| {
        if is_printing.get() {
            session.with(|workspace| printed_marks(workspace, at))
        } else {
            PrintedMarks::default()
        }
    });
    Effect::new(move |_| {
        let labels: Vec<_> = marks.with(|printed| {
            let marks = printed.marks.iter();
            marks
                .map(|mark| (mark.card.id, mark.reference.clone()))
                .collect()
        });
        printing::label_marks(&labels);
    });
    move || {
        let PrintedMarks { legend, marks } = marks.get();
        (!marks.is_empty()).then(|| {
            view! {
                <h2>"Marks"</h2>
                <ul class="legend">{legend.into_iter().map(legend_line).collect_view()}</ul>
                <ol class="printed-marks">{marks.into_iter().map(printed_mark).collect_view()}</ol>
            }
        })
    }
}

fn legend_line(line: LegendLine) -> AnyView {
    view! {
        <li>
            <Swatch colour=line.colour/>
            <b>{line.sign}</b>
            " "
            <span dir="auto">{line.label}</span>
        </li>
    }
    .into_any()
}

fn printed_mark(PrintedMark { reference, card }: PrintedMark) -> AnyView {
    let id = card.id;
    let words: Vec<&str> = card.parts.iter().map(|part| part.words.as_str()).collect();
    let words = words.join(" … ");
    let remarks = remarks(&card)
        .into_iter()
        .map(|remark| view! { <p dir="auto">{remark}</p> }.into_any())
        .collect_view();
    view! {
        <li>
            <b class="reference">{reference}</b>
            <div>
                <q dir="auto">{words}</q>
                <Byline id/>
                {remarks}
            </div>
        </li>
    }
    .into_any()
}

/// What was said about a mark, in paragraphs.
fn remarks(card: &MarkCard) -> Vec<String> {
    let kind = card.kind_label.as_str();
    let gist = card.gist.trim();
    let claimed = match (kind, gist) {
        ("", gist) => gist.to_owned(),
        (kind, "") => kind.to_owned(),
        (kind, gist) => format!("{kind}: {gist}"),
    };
    let note = match card.note.trim() {
        "" => String::new(),
        note => format!("Note: {note}"),
    };
    let lost = if card.lost {
        "These words are no longer in the text."
    } else {
        ""
    };
    let mut remarks = vec![claimed, note, lost.to_owned()];
    remarks.retain(|remark| !remark.is_empty());
    remarks
}
