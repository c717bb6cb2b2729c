//! Who is named in which article, as a picture to look at, to print and to save.
//!
//! Invariant: what is saved is what is shown.
//! Must not know: what stands where in it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::view_state::EntitiesState;
use crate::components::{Button, ButtonLook};
use crate::core::view::{Picture, PictureShape, bynames, who_where};
use crate::platform::{files, pixels};
use crate::state::toasts::Toasts;

/// What the files are called, without their endings.
const NAME: &str = "who-is-named";

/// The picture, and the ways to keep it.
#[component]
pub fn PictureView() -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let lesson = state.reader.session.lesson();
    let names = bynames(&lesson.articles);
    let title = format!("Who is named: {}", lesson.title);
    let picture = Memo::new(move |_| {
        let listed = state.listed();
        state.with_table(|table| who_where(&title, table, &listed, &names))
    });
    let toasts = state.reader.toasts;
    view! {
        <section class="picture" aria-label="Picture">
            <div class="picture-tools">
                <Button look=ButtonLook::Small on:click=move |_| save_svg(toasts, &picture.get_untracked())>
                    "Save as SVG"
                </Button>
                <Button look=ButtonLook::Small on:click=move |_| save_png(toasts, picture.get_untracked())>
                    "Save as PNG"
                </Button>
            </div>
            <div class="picture-frame" tabindex="0" role="group" aria-label="Picture of who is named where">
                {move || picture.with(drawn)}
            </div>
        </section>
    }
}

fn drawn(picture: &Picture) -> AnyView {
    let shapes = picture.shapes.iter().map(shape).collect_view();
    view! {
        <svg
            viewBox=picture.view_box()
            width=picture.width.to_string()
            height=picture.height.to_string()
            role="img"
            aria-label="Who is named in which article"
        >
            {shapes}
        </svg>
    }
    .into_any()
}

fn shape(shape: &PictureShape) -> AnyView {
    match shape {
        PictureShape::Rule { x, y, length } => {
            let line = format!("M{x} {y}h{length}");
            view! { <path class="rule" d=line></path> }.into_any()
        }
        PictureShape::Dot { x, y, radius } => view! {
            <circle cx=x.to_string() cy=y.to_string() r=radius.to_string()></circle>
        }
        .into_any(),
        PictureShape::Words { x, y, words, look } => view! {
            <text
                class=look.class()
                x=x.to_string()
                y=y.to_string()
                font-size=look.size().to_string()
                font-weight=look.weight()
                text-anchor=look.anchor()
                transform=look.turn(*x, *y)
            >
                {words.clone()}
            </text>
        }
        .into_any(),
    }
}

fn save_svg(toasts: Toasts, picture: &Picture) {
    let name = format!("{NAME}.svg");
    let is_saved = files::download_svg(&name, &picture.svg()).is_ok();
    say(toasts, &name, is_saved);
}

fn save_png(toasts: Toasts, picture: Picture) {
    spawn_local(async move {
        let name = format!("{NAME}.png");
        let made = pixels::png(&picture.svg(), picture.width, picture.height).await;
        let is_saved = made.is_ok_and(|png| files::download_blob(&name, &png).is_ok());
        say(toasts, &name, is_saved);
    });
}

fn say(toasts: Toasts, name: &str, is_saved: bool) {
    toasts.say(if is_saved {
        format!("Downloaded as {name}.")
    } else {
        "The browser did not allow the download. Try another browser window.".to_owned()
    });
}
