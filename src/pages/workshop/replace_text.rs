//! Another text for the article: what would move and what would be lost, before it happens.

use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;

use super::actions::{consider_text, replace_text};
use super::context::WorkshopContext;
use super::focus_request::WorkshopTarget;
use super::text_replacement::Replacement;
use crate::components::{Button, ButtonLook, Checkbox, Field};
use crate::core::lesson::article::ArticleId;
use crate::core::reanchor::changes::TextChange;
use crate::core::text::Text;
use crate::core::text::printable::plural;

const NO_MARKS: &str = "You have no marks on this article in this browser. Your students' marks will find their words when they open the new text.";

/// Sentences that are shown of a list; more are counted.
const LISTED: usize = 50;

/// The part of the page.
#[component]
pub fn ReplaceText(article: ArticleId) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let text_now = {
        let id = article.clone();
        move || {
            untrack(|| {
                cx.editor
                    .read_article(&id, |article| article.text.as_str().to_owned())
            })
        }
    };
    let words = RwSignal::new(text_now());
    let text = Memo::new({
        let id = article.clone();
        move |_| {
            cx.editor
                .read_article(&id, |article| Some(article.text.clone()))
        }
    });
    // A text that became another one, as by another encoding, is not written over by its old words.
    Effect::new(move |before: Option<Option<Text>>| {
        let now = text.get();
        if let (Some(before), Some(now)) = (before.flatten(), &now)
            && words.with_untracked(|words| words == before.as_str())
        {
            words.set(now.as_str().to_owned());
        }
        now
    });
    let fold = NodeRef::<html::Details>::new();
    let field = NodeRef::<html::Textarea>::new();
    // Asked for at the top of the page.
    cx.focus
        .obey_after(WorkshopTarget::NewText, field, move || {
            if let Some(fold) = fold.get_untracked() {
                fold.set_open(true);
                fold.scroll_into_view_with_bool(true);
            }
        });
    let consider = move |_| consider_text(cx, &article, words.get_untracked());
    view! {
        <details class="part replacing" node_ref=fold>
            <summary>"Correct or replace the text"</summary>
            <p class="hint">
                "Paste the whole new text, or correct this one. Marks made on the old text move with their words; where the words are gone, the mark stays in the list. Nothing happens until you have seen what would change."
            </p>
            <Field label="The new text">
                <textarea
                    rows="12"
                    dir="auto"
                    node_ref=field
                    prop:value=move || words.get()
                    on:input=move |event| words.set(event_target_value(&event))
                ></textarea>
            </Field>
            <p class="begin">
                <Button look=ButtonLook::Strong on:click=consider>
                    "Show what would change"
                </Button>
                <Button on:click=move |_| words.set(text_now())>
                    "Start again from the current text"
                </Button>
            </p>
            <div aria-live="polite">
                {move || {
                    let considered = cx.replacement.considered();
                    considered.map(|replacement| replacement_card(cx, &replacement))
                }}
            </div>
        </details>
    }
}

/// What a text would do, and the last word on it.
fn replacement_card(cx: WorkshopContext, replacement: &Rc<Replacement>) -> impl IntoView + use<> {
    let others = (replacement.others > 0).then(|| {
        let (all, lost) = (replacement.others, replacement.others_lost);
        let others = plural(all, "mark");
        match lost {
            0 => format!(
                "{others} by others in this browser will find their words when the article is opened."
            ),
            lost => format!(
                "{others} by others in this browser: {} will find their words when the article is opened, {lost} will be lost.",
                all - lost
            ),
        }
    });
    view! {
        <div class="offer">
            <TextChanges changes=replacement.changes.clone() />
            <p>{summary(replacement)}</p>
            {others.map(|sentence| view! { <p>{sentence}</p> })}
            <NearMatches replacement=replacement.clone() />
            <EffectList title="Lost" sentences=replacement.lost.clone() />
            <EffectList title="Moved" sentences=replacement.moved.clone() />
            <p class="begin">
                <Button look=ButtonLook::Primary on:click=move |_| replace_text(cx)>
                    "Replace the text"
                </Button>
                <Button look=ButtonLook::Strong on:click=move |_| cx.replacement.clear()>
                    "Keep the text as it is"
                </Button>
            </p>
        </div>
    }
}

fn summary(replacement: &Replacement) -> String {
    let of = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let near = match replacement.near().len() {
        0 => String::new(),
        1 => " The words of 1 were corrected.".to_owned(),
        near => format!(" The words of {near} were corrected."),
    };
    match replacement.marks() {
        0 => NO_MARKS.to_owned(),
        all => format!(
            "{} in this browser: {} where they are, {} with their words, {} lost.{near}",
            plural(all, "mark"),
            of(replacement.stay, "stays", "stay"),
            of(replacement.moved.len(), "moves", "move"),
            of(replacement.lost.len(), "is", "are"),
        ),
    }
}

/// Marks whose words are nearly there, each with a tick; nothing where there are none.
#[component]
fn NearMatches(replacement: Rc<Replacement>) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    if replacement.near().is_empty() {
        return None;
    }
    let proposals = replacement.near().iter().map(|near| {
        let id = near.record;
        let checked = Signal::derive(move || cx.replacement.is_accepted(id));
        let choose = move |is_ticked| {
            if is_ticked {
                cx.replacement.accept(id);
            } else {
                cx.replacement.decline(id);
            }
        };
        view! {
            <li dir="auto">
                <Checkbox label=near.sentence() checked on_change=choose />
            </li>
        }
        .into_any()
    });
    Some(view! {
        <div>
            <h3>"Corrected"</h3>
            <p class="hint">
                "A ticked mark moves to the words as they are now. Unticked, it stays in the list as lost."
            </p>
            <ul class="effects">{proposals.collect_view()}</ul>
        </div>
    })
}

/// The words that are others, each with a few around.
#[component]
fn TextChanges(changes: Vec<TextChange>) -> impl IntoView {
    if changes.is_empty() {
        return view! { <p>"Only spaces or line breaks are different."</p> }.into_any();
    }
    let more = changes.len().saturating_sub(LISTED);
    let lines = changes.into_iter().take(LISTED).map(|change| {
        let TextChange {
            before,
            old,
            new,
            after,
        } = change;
        let old = (!old.is_empty()).then(|| view! { <span class="was">{old}</span> " → " });
        let new = if new.is_empty() {
            view! { <span>" nothing "</span> }.into_any()
        } else {
            view! { <strong>{new}</strong> }.into_any()
        };
        view! { <li dir="auto">{before} {old} {new} {after}</li> }.into_any()
    });
    view! {
        <div>
            <h3>"What changes in the text"</h3>
            <ul class="effects changed">
                {lines.collect_view()}
                {(more > 0).then(|| view! { <li>{format!("and {more} more")}</li> })}
            </ul>
        </div>
    }
    .into_any()
}

/// What becomes of some marks; nothing where there are none.
#[component]
fn EffectList(title: &'static str, sentences: Vec<String>) -> impl IntoView {
    if sentences.is_empty() {
        return None;
    }
    let more = sentences.len().saturating_sub(LISTED);
    let listed = sentences.into_iter().take(LISTED);
    let listed = listed.map(|sentence| view! { <li dir="auto">{sentence}</li> });
    Some(view! {
        <div>
            <h3>{title}</h3>
            <ul class="effects">
                {listed.collect_view()}
                {(more > 0).then(|| view! { <li>{format!("and {more} more")}</li> })}
            </ul>
        </div>
    })
}
