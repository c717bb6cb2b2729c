//! Who is named in which article, as a picture to look at, to print and to save.
//!
//! Invariant: what is saved is what is shown.
//! Must not know: what stands where in it.

use leptos::prelude::*;

use super::super::save_picture::{PictureFile, SavePicture};
use super::view_state::EntitiesState;
use crate::core::view::{Picture, PictureShape, bynames, who_where};

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
    let file = move || {
        let Picture { width, height, .. } = picture.get();
        let svg = picture.with(Picture::svg);
        PictureFile {
            name: "who-is-named",
            svg,
            width,
            height,
        }
    };
    view! {
        <section class="picture" aria-label="Picture">
            <SavePicture picture=file/>
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
