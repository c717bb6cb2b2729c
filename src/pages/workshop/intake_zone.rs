//! The place where articles come in: chosen, dropped or pasted.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::article_intake::{ArticleIntake, IntakeProgress};
use super::context::WorkshopContext;
use super::lesson_actions::{bring_files, bring_pasted};
use crate::components::{Button, ButtonLook};
use crate::platform::files;

/// The place. Files may be dropped anywhere on the page.
#[component]
pub fn IntakeZone(
    /// What comes of it.
    lead: &'static str,
) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    view! {
        <div class="bring">
            <p class="bring-lead">{lead}</p>
            <p class="begin">
                <label class="primary choose">
                    <span>"Choose files"</span>
                    <input
                        type="file"
                        multiple=true
                        accept=".txt,.md,.markdown,.html,.htm,.mhtml,.mht,.json,text/plain,text/markdown,text/html,application/json"
                        on:change=move |event| bring_files(cx, files::take_all_chosen(&event))
                    />
                </label>
                <span class="hint">"or drop them anywhere on this page"</span>
            </p>
            <PastedArticle />
            <IntakeReport />
        </div>
    }
}

/// A field for the words of an article.
#[component]
fn PastedArticle() -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let words = RwSignal::new(String::new());
    let is_coming = StoredValue::new(false);
    let bring = move |_| {
        // While the code that reads them is on its way, a second press would bring them in twice.
        if is_coming.get_value() {
            return;
        }
        is_coming.set_value(true);
        let pasted = words.get_untracked();
        spawn_local(async move {
            if bring_pasted(cx, &pasted).await {
                // What has been typed meanwhile is not in.
                words.try_maybe_update(|words| {
                    let is_in = *words == pasted;
                    if is_in {
                        words.clear();
                    }
                    (is_in, ())
                });
            }
            is_coming.try_set_value(false);
        });
    };
    view! {
        <details class="paste">
            <summary>"Paste the text of an article"</summary>
            <label class="field">
                <span>"The article, as you found it"</span>
                <textarea
                    rows="6"
                    dir="auto"
                    prop:value=move || words.get()
                    on:input=move |event| words.set(event_target_value(&event))
                ></textarea>
            </label>
            <Button look=ButtonLook::Strong on:click=bring>
                "Add this article"
            </Button>
        </details>
    }
}

/// How far reading has come, and what could not be brought in.
#[component]
fn IntakeReport() -> impl IntoView {
    let intake = expect_context::<ArticleIntake>();
    let progress = move || match intake.progress() {
        Some(IntakeProgress { all: 1, .. }) => "Reading…".to_owned(),
        Some(IntakeProgress { done, all }) => format!("Reading file {} of {all}…", done + 1),
        None => String::new(),
    };
    let left_out = move || {
        let sentences = intake.left_out().into_iter();
        let sentence = |(name, why): (String, String)| {
            view! {
                <p class="refused">
                    <strong dir="auto">{name}</strong>
                    ": "
                    {why}
                </p>
            }
        };
        sentences.map(sentence).collect_view()
    };
    view! {
        <p class="progress-line" role="status">
            {progress}
        </p>
        <div role="alert">{left_out}</div>
    }
}
