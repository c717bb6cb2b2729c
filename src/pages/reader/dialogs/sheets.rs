//! Who is at work: the works on this lesson in this browser, and starting as somebody else.
//!
//! Invariant: nobody's name is written over; whoever begins has a sheet of their own.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Button, ButtonLook, Field, Modal};
use crate::core::limits;
use crate::core::storage::{SheetWork, sheet_works, sheets_prefix, work_prefix};
use crate::core::text::printable::{plain, plural};
use crate::core::view::annotator_label;
use crate::pages::reader::actions::PutOff;
use crate::pages::reader::{Reader, actions};
use crate::state::persistence::Persistence;

/// The words that wait to be marked until it is known who is at work, given by context.
#[derive(Clone, Copy)]
struct Waiting(StoredValue<PutOff>);

/// The words that wait; none on the first page.
fn waiting() -> PutOff {
    use_context::<Waiting>().and_then(|Waiting(words)| words.get_value())
}

/// The dialog.
#[component]
pub fn SheetsDialog() -> impl IntoView {
    let reader = expect_context::<Reader>();
    // Whoever closes it without an answer gives up what waits for one.
    provide_context(Waiting(StoredValue::new(reader.selection.take_put_off())));
    view! {
        <Modal title="Who is working?" on_close=move || actions::close_dialog(reader)>
            <Sheets/>
        </Modal>
    }
}

/// The same on the first page of a lesson that asks.
#[component]
pub fn WhoAreYou() -> impl IntoView {
    view! {
        <section class="who-are-you" aria-labelledby="who-are-you-title">
            <h2 id="who-are-you-title">"Who is working?"</h2>
            <Sheets/>
        </section>
    }
}

/// The works that are here, and a field for whoever is new.
#[component]
fn Sheets() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let works = RwSignal::new(Vec::<SheetWork>::new());
    spawn_local(async move {
        let found = works_here(reader).await;
        // The dialog may be closed.
        let _ = works.try_set(found);
    });
    let rows = move || {
        let works = works.get().into_iter();
        works
            .map(|work| view! { <SheetRow work/> }.into_any())
            .collect_view()
    };
    view! {
        <ul class="works-here" hidden=move || works.with(Vec::is_empty)>
            {rows}
        </ul>
        <NewName works/>
        <p class="hint-line">
            "Everybody’s marks are kept apart. The name is written into your file and its name."
        </p>
    }
}

/// The works on which somebody has begun.
async fn works_here(reader: Reader) -> Vec<SheetWork> {
    let lesson = reader.session.lesson().id.clone();
    let persistence: Persistence = reader.persistence;
    let first = persistence.begin_load(&work_prefix(&lesson));
    let others = persistence.begin_load(&sheets_prefix(&lesson));
    let mut entries = first.await.entries;
    entries.extend(others.await.entries);
    sheet_works(entries)
}

/// A work, and going on with it.
#[component]
fn SheetRow(
    /// Which.
    work: SheetWork,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let name = work.annotator.map(|annotator| annotator.name);
    let name = annotator_label(&name.unwrap_or_default());
    let is_open = work.sheet == reader.sheet;
    let marks = plural(work.marks, "mark");
    let about = if is_open {
        format!("{marks}, open now")
    } else {
        marks
    };
    let label = format!("Continue as {name}");
    let sheet = work.sheet;
    let put_off = waiting();
    view! {
        <li>
            <span class="what">
                <bdi dir="auto" class="whose">
                    {name}
                </bdi>
                " "
                <span class="about">{about}</span>
            </span>
            <Button
                look=ButtonLook::Strong
                attr:aria-label=label
                on:click=move |_| actions::continue_sheet(reader, sheet, put_off.clone())
            >
                "Continue"
            </Button>
        </li>
    }
}

/// Why nobody can begin under this name, if so: two sheets of one name could not be told apart.
fn refuse(given: &str, works: &[SheetWork]) -> Option<String> {
    if given.is_empty() {
        return Some("Type a name or a code first.".to_owned());
    }
    let wanted = annotator_label(given).to_lowercase();
    let mut names = works.iter().filter_map(|work| work.annotator.as_ref());
    let taken = names.find(|known| annotator_label(&known.name).to_lowercase() == wanted)?;
    Some(plain(&format!(
        "{} has a sheet here already. Press Continue beside that name, or add something to yours.",
        annotator_label(&taken.name)
    )))
}

/// What a button says with which somebody begins who is not the one whose work is open.
const OTHER: &str = "Start as somebody else";

/// A name for whoever begins, or for a work that has none.
#[component]
fn NewName(
    /// The works that are here.
    works: RwSignal<Vec<SheetWork>>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let name = RwSignal::new(String::new());
    let is_nameless = reader.identity.annotator_untracked().name.is_empty();
    let has_marks = reader
        .session
        .with_untracked(|workspace| !workspace.records().is_empty());
    // Marks without a name may be those of whoever sits here.
    let names_open = is_nameless && has_marks;
    // On the first page the way on is the one that is meant first.
    let look = if is_nameless || reader.dialogs.is_open_untracked() {
        ButtonLook::Primary
    } else {
        ButtonLook::Strong
    };
    let refusal = RwSignal::new(None::<String>);
    let given = move || {
        let given = name.get_untracked().trim().to_owned();
        let refused = refuse(&given, &works.get_untracked());
        let is_fine = refused.is_none();
        refusal.set(refused);
        is_fine.then_some(given)
    };
    let put_off = StoredValue::new(waiting());
    let start = move || {
        if let Some(name) = given() {
            actions::start_sheet(reader, &name, put_off.get_value());
        }
    };
    let name_open = move || {
        if let Some(name) = given() {
            actions::set_annotator_name(reader, &name);
            actions::continue_sheet(reader, reader.sheet, put_off.get_value());
        }
    };
    // Nobody's marks seem to be lost for a name.
    let go_on = move || if names_open { name_open() } else { start() };
    view! {
        <Field label="Your name or a code">
            <input
                type="text"
                dir="auto"
                maxlength=limits::LABEL.to_string()
                autocomplete="off"
                autofocus=reader.dialogs.is_open_untracked()
                prop:value=move || name.get()
                on:input=move |event| name.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Enter" && !event.is_composing() {
                        event.prevent_default();
                        go_on();
                    }
                }
            />
        </Field>
        <div role="alert">
            {move || refusal.get().map(|sentence| view! { <p class="refused">{sentence}</p> })}
        </div>
        <div class="modal-actions">
            <Button look on:click=move |_| go_on()>
                {match (is_nameless, has_marks) {
                    (true, true) => "The marks here are mine",
                    (true, false) => "Start",
                    (false, _) => OTHER,
                }}
            </Button>
            {names_open
                .then(|| {
                    view! {
                        <Button look=ButtonLook::Strong on:click=move |_| start()>
                            {OTHER}
                        </Button>
                    }
                })}
        </div>
    }
}
