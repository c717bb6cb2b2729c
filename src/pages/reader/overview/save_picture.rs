//! Saving a picture as a file, as lines (SVG) or as pixels (PNG).
//!
//! Invariant: both show the same; whoever saves is told what the file is called, or that there is none.
//! Must not know: what is drawn.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Button, ButtonLook};
use crate::platform::{files, pixels};
use crate::state::toasts::Toasts;

/// A picture that stands for itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PictureFile {
    /// The file's name, without its ending.
    pub name: &'static str,
    /// SVG.
    pub svg: String,
    /// How wide, in pixels.
    pub width: u32,
    /// How high, in pixels.
    pub height: u32,
}

/// The two buttons.
#[component]
pub fn SavePicture(
    /// Makes the picture when it is asked for.
    picture: impl Fn() -> PictureFile + Clone + 'static,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let lines = picture.clone();
    let save_svg = move |_| {
        let PictureFile { name, svg, .. } = untrack(&lines);
        let name = format!("{name}.svg");
        let is_saved = files::download_svg(&name, &svg).is_ok();
        say(toasts, &name, is_saved);
    };
    let save_png = move |_| {
        let picture = untrack(&picture);
        spawn_local(async move {
            let name = format!("{}.png", picture.name);
            let made = pixels::png(&picture.svg, picture.width, picture.height).await;
            let is_saved = made.is_ok_and(|png| files::download_blob(&name, &png).is_ok());
            say(toasts, &name, is_saved);
        });
    };
    view! {
        <div class="picture-tools">
            <Button look=ButtonLook::Small on:click=save_svg>
                "Save as SVG"
            </Button>
            <Button look=ButtonLook::Small on:click=save_png>
                "Save as PNG"
            </Button>
        </div>
    }
}

fn say(toasts: Toasts, name: &str, is_saved: bool) {
    toasts.say(if is_saved {
        format!("Downloaded as {name}.")
    } else {
        "The browser did not allow the download. Try another browser window.".to_owned()
    });
}
