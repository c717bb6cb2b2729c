//! The student's own text: where it is written, how long it is, and how it cites.
//!
//! Invariant: the caret stays where it is while somebody types; what is typed in one visit is one step to undo.
//! Must not know: how a report shows it.

use leptos::html;
use leptos::prelude::*;

use crate::components::{Combobox, ComboboxOption, Field, caret_in, show_lines, write_on_at};
use crate::core::limits;
use crate::core::report::summary::{Citable, citable};
use crate::core::report::writing::{asked_words, cite, own_summary, word_count, write_text};
use crate::core::text::printable::{brief, plural};
use crate::pages::reader::{Reader, actions};
use crate::platform::page;

/// Things to cite that are offered at once.
const OFFERED: usize = 8;

/// Most characters of one of them.
const BRIEF: usize = 90;

/// The field.
#[component]
pub fn SummaryBox() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let text = Memo::new(move |_| {
        let annotator = reader.identity.annotator().id;
        reader
            .session
            .with(|workspace| own_summary(workspace, annotator).text)
    });
    let area = NodeRef::<html::Textarea>::new();
    let visit = StoredValue::new(0_u32);
    Effect::new(move |_| show_lines(area, &text.get()));
    let write = move |words: String| {
        let visit = visit.get_value();
        let annotator = reader.identity.annotator_untracked().id;
        actions::edit(reader, |workspace, _| {
            write_text(workspace, annotator, &words, visit)
        });
    };
    let asked = asked_words(&reader.session.lesson());
    let length = move || {
        let words = plural(text.with(|text| word_count(text)), "word");
        match asked {
            Some(asked) => format!("{words} of about {asked}"),
            None => words,
        }
    };
    view! {
        <section class="summary-box" aria-label="Your summary">
            <Field label="Your summary">
                <textarea
                    rows="7"
                    dir="auto"
                    maxlength=limits::SUMMARY.to_string()
                    placeholder="What happened, how sure you are, and on whose word."
                    node_ref=area
                    on:focus=move |_| visit.set_value(reader.session.next_visit())
                    on:input=move |event| write(event_target_value(&event))
                ></textarea>
            </Field>
            <p class="summary-length">{length}</p>
            <CiteBox area/>
        </section>
    }
}

/// Chooses a claim or a question that the text cites, where its caret is or was.
#[component]
fn CiteBox(area: NodeRef<html::Textarea>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let letters = typed.get();
        reader
            .session
            .with(|workspace| citable(workspace, &letters, OFFERED))
    });
    let option = |it: &Citable| ComboboxOption {
        colour: None,
        name: brief(&it.words, BRIEF),
        remark: it.place.clone(),
    };
    let options = Signal::derive(move || found.with(|all| all.iter().map(option).collect()));
    let choose = move |number: usize| {
        let id = found.with_untracked(|all| all.get(number).map(|it| it.id));
        typed.set(String::new());
        let Some(id) = id else { return };
        let annotator = reader.identity.annotator_untracked().id;
        let mut behind = None;
        actions::edit(reader, |workspace, _| {
            let citation = cite(workspace, annotator, id, caret_in(area))?;
            behind = Some(citation.caret);
            Ok(citation.edit)
        });
        if let Some(behind) = behind {
            // The lines say it after the next paint.
            page::after_paint(move || write_on_at(area, behind));
        }
    };
    view! {
        <Combobox
            label="Cite a claim or a question"
            id="cite"
            typed
            options
            none="No claim and no question has these letters."
            placeholder="Type a word of it"
            on_choose=choose
        />
    }
}
