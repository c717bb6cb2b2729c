//! Parts of the page whose code loads when it is first wanted.
//!
//! With the feature `split` (a release of `cargo xtask dist`) their code lies in files of its own. Without it
//! (`trunk serve`) everything is in one file and is there at once.
//!
//! *Invariant:* a part that does not arrive is never a panic. What somebody has asked for is then a sentence with two
//! ways out ([`LazyView`]), or told by who asked; what comes by itself ([`LateView`]) is not there.
//! *Must not know:* which parts there are.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::components::{Button, ButtonLook};
use crate::platform::page;

/// The arrival of code: of a function, say.
pub type Loading<T> = Pin<Box<dyn Future<Output = Result<T, PartMissing>>>>;

/// A view whose code has arrived, to be built where it is shown.
pub type LoadedView = fn() -> AnyView;

/// The code of a part did not arrive: there is no connection, or the site has a newer Lateral, whose parts
/// have other names. Asking again is worth while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "Part of Lateral did not load. Check your connection and try again; if it still does not load, reload the page. Your work is saved."
)]
pub struct PartMissing;

impl From<SplitLoaderError> for PartMissing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Declares a function that loads code, and the part in which that code lies:
/// `lazy! { fn help() in dialogs -> LoadedView { || view! { <HelpDialog/> }.into_any() } }`.
///
/// Only what the expression names lies in the part; code of the same part comes together.
#[macro_export]
macro_rules! lazy {
    ($(#[$meta:meta])* $visibility:vis fn $name:ident() in $part:ident -> $loaded:ty { $code:expr }) => {
        $(#[$meta])*
        $visibility fn $name() -> $crate::pages::lazy::Loading<$loaded> {
            #[cfg_attr(
                feature = "split",
                ::leptos::wasm_split::wasm_split(
                    $part,
                    wasm_split_path = ::leptos::wasm_split,
                    fallible
                )
            )]
            fn $name() -> Result<$loaded, $crate::pages::lazy::PartMissing> {
                Ok($code)
            }
            Box::pin(async {
                #[cfg(feature = "split")]
                let loaded = $name().await;
                #[cfg(not(feature = "split"))]
                let loaded = $name();
                loaded
            })
        }
    };
}

/// A view that shows itself when its code has arrived, and until then nothing.
#[component]
pub fn LazyView(
    /// Asks for the code; a press of “Try again” asks once more.
    load: fn() -> Loading<LoadedView>,
) -> impl IntoView {
    let loaded = RwSignal::new(None::<LoadedView>);
    let failure = RwSignal::new(None::<PartMissing>);
    let ask = move || {
        spawn_local(async move {
            match load().await {
                // Who asked may be gone by now: then there is nobody to show it to.
                Ok(view) => drop(loaded.try_set(Some(view))),
                Err(missing) => drop(failure.try_set(Some(missing))),
            }
        });
    };
    ask();
    let is_missing = move || loaded.with(Option::is_none) && failure.with(Option::is_some);
    view! {
        {move || loaded.get().map(|view| view())}
        <Show when=is_missing>
            <div class="waiting" role="alert">
                <p>{move || failure.get().map(|missing| missing.to_string())}</p>
                <p class="begin">
                    <Button look=ButtonLook::Primary on:click=move |_| ask()>
                        "Try again"
                    </Button>
                    <Button on:click=|_| page::reload()>"Reload"</Button>
                </p>
            </div>
        </Show>
    }
}

/// A view that one can do without for a while: it shows itself when its code has arrived, and until then, or where
/// it does not arrive, nothing.
#[component]
pub fn LateView(
    /// Asks for the code.
    load: fn() -> Loading<LoadedView>,
    /// Hears that it did not arrive.
    #[prop(optional)]
    on_missing: Option<Callback<PartMissing>>,
) -> impl IntoView {
    let loaded = RwSignal::new(None::<LoadedView>);
    spawn_local(async move {
        match load().await {
            // The page may be another by then.
            Ok(view) => drop(loaded.try_set(Some(view))),
            Err(missing) => drop(on_missing.and_then(|heard| heard.try_run(missing))),
        }
    });
    move || loaded.get().map(|view| view())
}
