//! What stands on paper beside the text: whose sheet it is, a sign behind each mark, a legend, and what was said of
//! the marks.
//!
//! Invariant: drawn only while the page is printed. Its code is a part of the app; where it has not arrived,
//! the text is printed without it.
//! Must not know: how paper looks.

use leptos::prelude::*;

use super::Reader;
use super::byline::Byline;
use crate::components::Swatch;
use crate::core::lesson::ArticleIndex;
use crate::core::text::printable::{date_in_words, plain};
use crate::core::view::{
    LegendLine, MarkCard, PrintedMark, PrintedMarks, claim_source_lines, printed_marks,
};
use crate::lazy;
use crate::pages::lazy::{LateView, LoadedView};
use crate::platform::{printing, stamp};

lazy! {
    fn marks_on_paper() in extras -> LoadedView {
        || view! { <Marks/> }.into_any()
    }
}

/// Of which article, given by context to what is loaded.
#[derive(Clone, Copy)]
struct PrintedArticle(ArticleIndex);

/// The marks of an article, on paper.
#[component]
pub fn MarksOnPaper(
    /// The article.
    at: ArticleIndex,
) -> impl IntoView {
    provide_context(PrintedArticle(at));
    view! {
        <section class="printed">
            <LateView load=marks_on_paper/>
        </section>
    }
}

#[component]
fn Marks() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let session = reader.session;
    let PrintedArticle(at) = expect_context();
    let marks = Memo::new(move |_| {
        // Of two side by side the one at hand is printed.
        if reader.printing.is_printing() && reader.article().is_none_or(|here| here == at) {
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
    Effect::new(move |_| {
        let label = reader.printing.is_printing().then(|| whose(reader));
        printing::label_head(label.as_deref());
    });
    move || {
        let PrintedMarks { legend, marks } = marks.get();
        (!marks.is_empty()).then(|| {
            view! {
                <h2>"Marks"</h2>
                <ul class="legend">{legend.into_iter().map(legend_line).collect_view()}</ul>
                <ol class="printed-marks">{marks.into_iter().map(|mark| printed_mark(reader, mark)).collect_view()}</ol>
            }
        })
    }
}

/// Whose sheet it is, on which lesson, and when it was printed.
fn whose(reader: Reader) -> String {
    let name = plain(reader.identity.annotator_untracked().name.trim());
    let title = plain(reader.session.lesson().title.trim());
    let mut parts = vec![name, title, date_in_words(&stamp::today())];
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
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

fn printed_mark(reader: Reader, PrintedMark { reference, card }: PrintedMark) -> AnyView {
    let id = card.id;
    let words: Vec<&str> = card.parts.iter().map(|part| part.words.as_str()).collect();
    let words = words.join(" … ");
    let source = reader
        .session
        .with_untracked(|workspace| claim_source_lines(workspace, id));
    let source = source
        .into_iter()
        .map(|(what, words)| format!("{what}: {words}"));
    let remarks = remarks(&card)
        .into_iter()
        .chain(source)
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
    let lost = match (card.lost, card.elsewhere) {
        (true, true) => "These words are in the text, but no longer between the same words.",
        (true, false) => "These words are no longer in the text.",
        (false, _) => "",
    };
    let mut remarks = vec![claimed, note, lost.to_owned()];
    remarks.retain(|remark| !remark.is_empty());
    remarks
}
