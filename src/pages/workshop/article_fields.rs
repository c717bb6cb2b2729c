//! What is said of an article, with the reasons of what was proposed.

use leptos::prelude::*;

use super::actions::edit;
use super::context::WorkshopContext;
use super::encoding_choice::EncodingChoice;
use super::explanations::{ArticleExplanation, Explanations};
use super::outlet_question::{OutletDoubt, outlet_doubt};
use crate::components::{Field, TextInput};
use crate::core::authoring::articles::{self, ArticleField};
use crate::core::lesson::LessonId;
use crate::core::lesson::article::ArticleId;

/// All fields of an article, and how its file was read.
#[component]
pub fn ArticleFields(lesson: LessonId, article: ArticleId) -> impl IntoView {
    let explanations = expect_context::<Explanations>();
    let fields = ArticleField::ALL.map(|field| {
        view! { <ArticleFieldInput lesson=lesson.clone() article=article.clone() field /> }
    });
    let rejoined = {
        let (lesson, article) = (lesson.clone(), article.clone());
        move || explanations.read(&lesson, &article, ArticleExplanation::rejoined)
    };
    view! {
        <section class="part" aria-label="About the article">
            <div class="abouts">{fields.collect_view()}</div>
            <p class="why">{rejoined}</p>
            <EncodingChoice lesson article />
        </section>
    }
}

/// One field.
#[component]
fn ArticleFieldInput(lesson: LessonId, article: ArticleId, field: ArticleField) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let value = Signal::derive({
        let id = article.clone();
        move || {
            cx.editor
                .read_article(&id, |article| field.of(article).to_owned())
        }
    });
    let why = {
        let id = article.clone();
        move || {
            let doubt = match field {
                ArticleField::Outlet => outlet_doubt(cx, &id),
                _ => None,
            };
            if let Some(doubt) = doubt.as_ref().map(OutletDoubt::sentence) {
                return Some(doubt);
            }
            let value = value.get();
            cx.explanations
                .read(&lesson, &id, |why| why.field(field, &value))
        }
    };
    let write = move |words: String| {
        edit(cx, |lesson| {
            articles::set_field(lesson, &article, field, &words)
        });
    };
    let name = format!("why-{}", field.label().to_lowercase().replace(' ', "-"));
    // What is only right as a whole is written when it is whole, the rest as it is typed.
    let input = match field {
        ArticleField::Language | ArticleField::Source => view! {
            <input
                dir="auto"
                aria-describedby=name.clone()
                prop:value=move || value.get()
                on:change=move |event| write(event_target_value(&event))
            />
        }
        .into_any(),
        _ => view! { <TextInput value on_input=write attr:aria-describedby=name.clone() /> }
            .into_any(),
    };
    view! {
        <div>
            <Field label=field.label()>{input}</Field>
            <p class="why" id=name>
                {why}
            </p>
        </div>
    }
}
