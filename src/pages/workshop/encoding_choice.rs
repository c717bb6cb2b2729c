//! In which encoding a file was read, and the choice of another one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::actions::edit_and_say;
use super::article_intake::read_in;
use super::context::WorkshopContext;
use super::file_readings::ShownReading;
use crate::components::{Field, Select};
use crate::core::authoring::reread::reread;
use crate::core::intake::encoding::{CHOICES, letters};
use crate::core::lesson::LessonId;
use crate::core::lesson::article::ArticleId;

/// The choice; nothing where the file leaves none.
#[component]
pub fn EncodingChoice(lesson: LessonId, article: ArticleId) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let shown = Memo::new({
        let (lesson, id) = (lesson.clone(), article.clone());
        move |_| {
            cx.editor
                .read_article(&id, |article| cx.readings.shown(&lesson, article))
        }
    });
    // Options are others only for another file.
    let assumed = Memo::new(move |_| shown.with(|shown| Some(shown.as_ref()?.assumed.clone())));
    let value = Signal::derive(move || {
        let encoding = |shown: &Option<ShownReading>| Some(shown.as_ref()?.encoding.clone());
        // Also where nothing came of a choice: then the list goes back.
        cx.readings.track();
        shown.with(encoding).unwrap_or_default()
    });
    // Who goes through the list by keys wants the last one.
    let wanted = StoredValue::new(String::new());
    let sentence = move || shown.with(|shown| Some(shown.as_ref()?.sentence.clone()));
    move || {
        let (lesson, article) = (lesson.clone(), article.clone());
        let choose = move |encoding: String| {
            wanted.set_value(encoding);
            read_anew(cx, &lesson, &article, wanted);
        };
        assumed.get().map(|assumed| {
            view! {
                <div class="encoding">
                    <Field label="Letters look wrong? Read the file as">
                        <Select value on_change=choose attr:aria-describedby="why-encoding">
                            {options(&assumed)}
                        </Select>
                    </Field>
                    <p class="why" id="why-encoding" role="status">
                        {sentence}
                    </p>
                </div>
            }
        })
    }
}

/// Every encoding, the assumed one with a word more.
fn options(assumed: &str) -> impl IntoView + use<> {
    let is_rare = !CHOICES.contains(&assumed);
    let rare = is_rare.then(|| assumed.to_owned());
    let all = rare.into_iter().chain(CHOICES.map(str::to_owned));
    let options = all.map(|name| {
        let letters = letters(&name).map_or(String::new(), |letters| format!(" – {letters}"));
        let as_assumed = if name == assumed { ", as assumed" } else { "" };
        view! { <option value=name.clone()>{format!("{name}{letters}{as_assumed}")}</option> }
            .into_any()
    });
    options.collect_view()
}

/// Reads the file of an article in the encoding that is wanted, and shows the text as it is then.
fn read_anew(cx: WorkshopContext, lesson: &LessonId, id: &ArticleId, wanted: StoredValue<String>) {
    let (lesson, id, encoding) = (lesson.clone(), id.clone(), wanted.get_value());
    spawn_local(async move {
        let Some(mut file) = cx.readings.file(&lesson, &id) else {
            return;
        };
        let draft = match file.known(&encoding) {
            Some(draft) => Ok(draft),
            None => read_in(&file.name, &file.bytes, &encoding)
                .await
                .map(Into::into),
        };
        if wanted.try_get_value().as_ref() != Some(&encoding) {
            return;
        }
        let open = cx.editor.lesson_untracked();
        let open = open.filter(|open| open.id == lesson);
        let article = open.and_then(|open| open.article(&id).cloned());
        let proposed = article.as_ref().and_then(|article| file.proposed(article));
        let (Some(article), Some(proposed)) = (article, proposed) else {
            return;
        };
        match draft {
            Ok(draft) => {
                let new = file.turn(&article, &encoding, &draft);
                cx.readings.put(&lesson, &id, file);
                if edit_and_say(cx, |lesson| reread(lesson, &proposed, new)) {
                    let draft = std::iter::once((&id, &*draft));
                    cx.explanations.add(&lesson, draft);
                }
            }
            Err(error) => {
                cx.toasts.say(error.to_string());
                cx.readings.put(&lesson, &id, file);
            }
        }
    });
}
