//! The service worker, `assets/sw.js`, which keeps the files of the page for when there is no network.
//!
//! Invariant: a newer version of the page never takes over by itself; where a browser has no service workers (on a
//! page without TLS, say), nothing is kept and nothing fails.
//! Must not know: what is said of a newer version.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Reflect;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

/// The script, beside the page.
const WORKER: &str = "sw.js";
/// What the worker of a newer version waits to be told.
const TAKE_OVER: &str = "take over";

/// Lets the files be kept. `on_waiting` is called when those of a newer version are there and wait.
pub fn keep_files(on_waiting: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    spawn_local(async move {
        // Refused in a private window of some browsers: then nothing is kept.
        let Some(registration) = register(&container).await else {
            return;
        };
        let tell = Rc::new(move |waits: &ServiceWorkerRegistration| {
            // The first version has none before it.
            if waits.waiting().is_some() && container.controller().is_some() {
                on_waiting();
            }
        });
        tell(&registration);
        let found = registration.clone();
        EventListener::new(&registration, "updatefound", move |_| {
            let Some(coming) = found.installing() else {
                return;
            };
            let (tell, found) = (tell.clone(), found.clone());
            EventListener::new(&coming, "statechange", move |_| tell(&found)).forget();
        })
        .forget();
    });
}

async fn register(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    let registered = JsFuture::from(container.register(WORKER)).await.ok()?;
    registered.dyn_into().ok()
}

/// Lets the newer version take over, and loads the page anew with it.
pub fn take_over() {
    let Some(container) = container() else { return };
    spawn_local(async move {
        let Some(registration) = register(&container).await else {
            return;
        };
        let is_told = Cell::new(false);
        EventListener::new(&container, "controllerchange", move |_| {
            if !is_told.replace(true) {
                super::page::reload();
            }
        })
        .forget();
        if let Some(waiting) = registration.waiting() {
            let _ = waiting.post_message(&TAKE_OVER.into());
        }
    });
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let has = Reflect::has(&navigator, &JsValue::from_str("serviceWorker"));
    has.unwrap_or(false).then(|| navigator.service_worker())
}
